"""Hearings, who came, what was asked, and the summonses that called for them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Base


class Hearing(Base):
    """One hearing. ``status``: terjadwal, dibuka, ditunda, selesai, dibetulkan.

    A postponement and a correction both close this row and open another that names it in ``follows``; they are told
    apart by
    ``status``, because an entry mistake is not a postponement.
    """

    __tablename__ = "hearing"
    __table_args__ = (Index("ix_hearing_starts", "starts_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    ordinal: Mapped[int]
    starts_at: Mapped[datetime]
    room: Mapped[str] = mapped_column(String(200))
    nature: Mapped[str] = mapped_column(String(20), default="tertutup")
    agenda: Mapped[list[str]]
    status: Mapped[str] = mapped_column(String(20))
    follows: Mapped[int | None] = mapped_column(ForeignKey("hearing.id"))
    moved_reason: Mapped[str] = mapped_column(default="")
    opened_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    respondent_present: Mapped[bool | None]
    companion: Mapped[str] = mapped_column(String(200), default="")
    course: Mapped[list[Any]]
    defence: Mapped[str] = mapped_column(default="")
    result: Mapped[str] = mapped_column(default="")
    questions: Mapped[list[Any]] = mapped_column(default=list, server_default=text("'[]'"))
    """Standard questions of this hearing where they were changed ({id, part, roles, text}); empty: the usual list."""


class Attendance(Base):
    """Whether a member of the panel was there, with the reason if not."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("hearing_id", "seat_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    hearing_id: Mapped[int] = mapped_column(ForeignKey("hearing.id"), index=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    present: Mapped[bool]
    reason: Mapped[str] = mapped_column(default="")


class Summons(Base):
    """A summons to the respondent for one hearing, and the proof that it arrived (relaas).

    ``ordinal`` 1 or 2. ``absence`` holds the record of not appearing: waited until, witness, valid reason given.
    """

    __tablename__ = "summons"

    id: Mapped[int] = mapped_column(primary_key=True)
    hearing_id: Mapped[int] = mapped_column(ForeignKey("hearing.id"), index=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    ordinal: Mapped[int]
    letter_date: Mapped[date]
    made_at: Mapped[datetime]
    served_on: Mapped[date | None]
    served_method: Mapped[str] = mapped_column(String(40), default="")
    receiver: Mapped[str] = mapped_column(String(200), default="")
    refused: Mapped[bool] = mapped_column(default=False)
    proof_evidence_id: Mapped[int | None] = mapped_column(ForeignKey("evidence.id"))
    absence: Mapped[dict[str, Any] | None]
    overridden: Mapped[str] = mapped_column(default="")


class Examination(Base):
    """The record of examination (BAP) of one hearing. ``status``: terbuka, dibacakan, terkunci."""

    __tablename__ = "examination"

    id: Mapped[int] = mapped_column(primary_key=True)
    hearing_id: Mapped[int] = mapped_column(ForeignKey("hearing.id"), index=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    examinee: Mapped[dict[str, Any]]
    examinee_role: Mapped[str] = mapped_column(String(20))
    status: Mapped[str] = mapped_column(String(20))
    started_at: Mapped[datetime]
    read_back_at: Mapped[datetime | None]
    locked_at: Mapped[datetime | None]
    refused: Mapped[str] = mapped_column(default="")
    digest: Mapped[str] = mapped_column(String(64), default="")


class ExaminationLine(Base):
    """A question and its answer. ``correction`` marks what was added at the reading back."""

    __tablename__ = "examination_line"
    __table_args__ = (UniqueConstraint("examination_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    examination_id: Mapped[int] = mapped_column(ForeignKey("examination.id"), index=True)
    position: Mapped[int]
    question: Mapped[str]
    answer: Mapped[str]
    correction: Mapped[bool] = mapped_column(default=False)
    saved_at: Mapped[datetime]
