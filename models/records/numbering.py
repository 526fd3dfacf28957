"""Numbers of letters: counters, numbers that were left out, classification codes (letters.md 12-13)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Base


class Counter(Base):
    """The last number handed out for one kind of thing, one unit and one year; only moves forward."""

    __tablename__ = "counter"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    unit: Mapped[str] = mapped_column(String(60), primary_key=True, default="")
    year: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[int] = mapped_column(default=0)


class NumberGap(Base):
    """Numbers ``first`` to ``last`` of a counter that no letter of this vault carries, and why; shown in the agenda.

    A backup that was restored does not know what was handed out after it was made, so its counters jump.
    """

    __tablename__ = "number_gap"
    __table_args__ = (Index("ix_number_gap_counter", "counter", "unit", "year"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    counter: Mapped[str] = mapped_column(String(60))
    unit: Mapped[str] = mapped_column(String(60), default="")
    year: Mapped[int]
    first: Mapped[int]
    last: Mapped[int]
    reason: Mapped[str]
    at: Mapped[datetime]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))


class ClassificationCode(Base):
    """A code of the archive classification, as this office uses it (Permendagri 83/2022).

    ``verified``: somebody of the office has compared it with the text in force. ``closed_at``: no longer offered.
    """

    __tablename__ = "classification_code"

    code: Mapped[str] = mapped_column(String(30), primary_key=True)
    meaning: Mapped[str] = mapped_column(String(200))
    active_years: Mapped[int | None]
    inactive_years: Mapped[int | None]
    fate: Mapped[str] = mapped_column(String(40), default="")
    verified: Mapped[bool] = mapped_column(default=False)
    source: Mapped[str] = mapped_column(String(300), default="")
    closed_at: Mapped[datetime | None]
    changed_at: Mapped[datetime]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
