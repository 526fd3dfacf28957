"""Rows that the office adds to the law or closes in it, and which cases used which row."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Base


class LawRow(Base):
    """One step of the office's law: a row added (``tambah``), a row ended (``tutup``), a year of days off (``libur``).

    ``values`` are the keys of the table as in the law files, days as ISO text. Steps are never changed; one that no
    case has used may be taken back (``withdrawn_at``).
    """

    __tablename__ = "law_row"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))
    law_table: Mapped[str] = mapped_column(String(40))
    row_key: Mapped[str] = mapped_column(String(120), index=True)
    values: Mapped[dict[str, Any]]
    effective_from: Mapped[date | None]
    effective_to: Mapped[date | None]
    reason: Mapped[str]
    made_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    made_at: Mapped[datetime]
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    withdrawn_at: Mapped[datetime | None]
    withdrawn_reason: Mapped[str] = mapped_column(default="")


class RuleUse(Base):
    """A case used a row of the law. Derived from the case at the end of each act, so that the question backwards is
    answered at once; never taken away.

    ``row_id`` of a switch is ``id=value``, kept only where the value is not the one carried as default.
    """

    __tablename__ = "rule_use"
    __table_args__ = {"sqlite_with_rowid": False}

    law_table: Mapped[str] = mapped_column(String(40), primary_key=True)
    row_id: Mapped[str] = mapped_column(String(120), primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), primary_key=True)
