"""A case (perkara): one matter about one respondent."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Base


class Case(Base):
    """One matter about one respondent, from the report to the archive.

    ``respondent`` is the snapshot of the person on the day of registration, ``respondent_name``, ``respondent_number``
    and ``unit`` repeat what lists sort by. ``stage`` is derived by ``models/procedure/stages.py`` at the end of each
    act and kept only so that lists can filter by it. ``candidacy`` is the stage of candidacy of the act: bakal_calon,
    calon, tidak_terkait_pemilu.
    """

    __tablename__ = "case"
    __table_args__ = (
        UniqueConstraint("year", "seq"),
        Index("ix_case_stage", "stage", "received", "source_kind"),
        Index("ix_case_respondent_number", "respondent_number"),
        Index("ix_case_unit", "unit"),
        Index("ix_case_name", "respondent_name"),
        Index("ix_case_received", "received"),
        Index("ix_case_classified", "classified_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int]
    seq: Mapped[int]
    register_no: Mapped[str] = mapped_column(String(20))
    stage: Mapped[str] = mapped_column(String(20))
    outcome: Mapped[str] = mapped_column(String(20), default="")

    source_kind: Mapped[str] = mapped_column(String(20))
    source_body: Mapped[str] = mapped_column(String(200), default="")
    source_number: Mapped[str] = mapped_column(String(100), default="")
    source_date: Mapped[date | None]
    foreign_refs: Mapped[dict[str, Any]]
    received: Mapped[date]

    employee_id: Mapped[int | None] = mapped_column(ForeignKey("employee.id"))
    respondent: Mapped[dict[str, Any]]
    respondent_name: Mapped[str] = mapped_column(String(200))
    respondent_number: Mapped[str] = mapped_column(String(30), default="")
    unit: Mapped[str] = mapped_column(String(200), default="")

    subject: Mapped[str] = mapped_column(String(300))
    act_date: Mapped[date]
    act_place: Mapped[str] = mapped_column(String(200))
    narrative: Mapped[str]
    calendar: Mapped[str | None] = mapped_column(String(40))
    candidacy: Mapped[str | None] = mapped_column(String(30))
    impact: Mapped[str | None] = mapped_column(String(20))
    impact_reason: Mapped[str] = mapped_column(default="")
    absence_days: Mapped[int] = mapped_column(default=0)
    earlier: Mapped[list[Any]]

    track: Mapped[str | None] = mapped_column(String(30))
    scale: Mapped[str | None] = mapped_column(String(40))
    classified_at: Mapped[datetime | None]
    classification: Mapped[dict[str, Any] | None]

    council_id: Mapped[int | None] = mapped_column(ForeignKey("council.id"))
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    side_exit: Mapped[str] = mapped_column(String(20), default="")
    side_reason: Mapped[str] = mapped_column(default="")
    side_to: Mapped[str] = mapped_column(String(200), default="")
    consecutive_absence: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    examined_before: Mapped[date | None]


class CaseViolation(Base):
    """One alleged violation with the wording it had on the day it was charged (snapshot of the law)."""

    __tablename__ = "case_violation"
    __table_args__ = (UniqueConstraint("case_id", "violation_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    violation_id: Mapped[str] = mapped_column(String(60), index=True)
    snapshot: Mapped[dict[str, Any]]
    withdrawn: Mapped[bool] = mapped_column(default=False)


class Reporter(Base):
    """Who reported; sealed. Reading it is an act of its own."""

    __tablename__ = "reporter"

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    identity: Mapped[dict[str, Any]]


class Verification(Base):
    """The check of form: identity, time, place, evidence (law.md 8.3 step 2)."""

    __tablename__ = "verification"

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), primary_key=True)
    identity: Mapped[bool]
    time: Mapped[bool]
    place: Mapped[bool]
    evidence: Mapped[bool]
    note: Mapped[str] = mapped_column(default="")
    on: Mapped[date]
    at: Mapped[datetime]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))


class Evidence(Base):
    """One piece of evidence; the bytes lie beside the database as an age file named by a keyed hash (``blob``).

    ``sealed_blob``: see :data:`models.records.rowseal.RENAMED`; NULL in rows written since revision 0002.
    """

    __tablename__ = "evidence"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    title: Mapped[str] = mapped_column(String(300))
    file_name: Mapped[str] = mapped_column(String(255))
    media_type: Mapped[str] = mapped_column(String(100), default="")
    origin: Mapped[str] = mapped_column(String(200), default="")
    received: Mapped[date]
    blob: Mapped[str] = mapped_column(String(64))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    added_at: Mapped[datetime]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    sealed_blob: Mapped[str | None] = mapped_column(String(64))
