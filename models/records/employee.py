"""The directory of employees and the lists it came from."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.law.person import Person, PersonKind
from models.records.base import Base


class ImportRun(Base):
    """One reading of an employee list: which file, when, by whom, with what result."""

    __tablename__ = "import_run"

    id: Mapped[int] = mapped_column(primary_key=True)
    file_name: Mapped[str] = mapped_column(String(255))
    sha256: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    counts: Mapped[dict[str, Any]]


class Employee(Base):
    """A person in the directory. A case keeps its own snapshot; changes here never reach an old case."""

    __tablename__ = "employee"
    __table_args__ = (
        Index("ix_employee_number", "number", unique=True),
        Index("ix_employee_name_sort", "name_sort"),
        Index("ix_employee_unit", "unit"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    number: Mapped[str | None] = mapped_column(String(30))
    name: Mapped[str] = mapped_column(String(200))
    name_sort: Mapped[str] = mapped_column(String(200))
    front_title: Mapped[str] = mapped_column(String(60), default="")
    back_title: Mapped[str] = mapped_column(String(120), default="")
    birth_place: Mapped[str] = mapped_column(String(100), default="")
    birth_date: Mapped[date | None]
    sex: Mapped[str] = mapped_column(String(1), default="")
    golongan: Mapped[str] = mapped_column(String(8), default="")
    pangkat: Mapped[str] = mapped_column(String(60), default="")
    post: Mapped[str] = mapped_column(String(200), default="")
    jenjang: Mapped[str] = mapped_column(String(30), default="")
    unit: Mapped[str] = mapped_column(String(200), default="")
    unit_key: Mapped[str] = mapped_column(String(60), default="")
    institution: Mapped[str] = mapped_column(String(200), default="")
    rank_since: Mapped[date | None]
    post_since: Mapped[date | None]
    import_id: Mapped[int | None] = mapped_column(ForeignKey("import_run.id"))
    changed_at: Mapped[datetime]

    def snapshot(self) -> Person:
        """The person as of now, for a case to keep."""
        return Person(
            name=self.name,
            kind=PersonKind(self.kind),
            number=self.number or "",
            front_title=self.front_title,
            back_title=self.back_title,
            golongan=self.golongan,
            pangkat=self.pangkat,
            post=self.post,
            jenjang=self.jenjang,
            unit=self.unit,
            birth_place=self.birth_place,
            birth_date=self.birth_date,
            sex=self.sex,
            institution=self.institution,
        )
