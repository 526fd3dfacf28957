"""Who examines on the discipline track, and what was found: the team or the superior (PP 94/2021 Pasal 27, 29)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Base


class ExaminationTeam(Base):
    """The examiner of a discipline case. ``kind``: tim (ad hoc team) or atasan (the direct superior alone).

    The report (laporan hasil pemeriksaan) is ``reported_on`` and what follows it; ``proven`` is None until then.
    ``violations`` are the discipline articles examined, with their wording (snapshot).
    """

    __tablename__ = "examination_team"
    __table_args__ = (Index("ix_examination_team_reported", "reported_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10), default="tim")
    number: Mapped[str] = mapped_column(String(100), default="")
    formed_on: Mapped[date]
    formed_at: Mapped[datetime]
    level: Mapped[str] = mapped_column(String(20), default="")
    violations: Mapped[list[Any]]
    reported_on: Mapped[date | None]
    reported_at: Mapped[datetime | None]
    report_number: Mapped[str] = mapped_column(String(100), default="")
    proven: Mapped[bool | None]
    findings: Mapped[str] = mapped_column(default="")
    aggravating: Mapped[list[str]]
    mitigating: Mapped[list[str]]
    proposed: Mapped[dict[str, Any] | None]


class ExaminationTeamMember(Base):
    """A member with the element he stands for: atasan_langsung, pengawasan, kepegawaian, lain (Pasal 29 ayat (3)-(4)).

    ``role``: ketua, sekretaris, anggota. A seat is left (``left_on``, ``left_reason``), never overwritten.
    """

    __tablename__ = "examination_team_member"
    __table_args__ = (Index("ix_examination_team_member_seated", "team_id", sqlite_where=text("left_on IS NULL")),)

    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("examination_team.id"), index=True)
    position: Mapped[int]
    role: Mapped[str] = mapped_column(String(20), default="anggota")
    element: Mapped[str] = mapped_column(String(30))
    person: Mapped[dict[str, Any]]
    involved: Mapped[bool] = mapped_column(default=False)
    left_on: Mapped[date | None]
    left_reason: Mapped[str] = mapped_column(default="")
