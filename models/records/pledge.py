"""Pledges (ikrar netralitas, pakta integritas): an event with thousands of sheets; long printing (letters.md 11)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Base


class PledgeEvent(Base):
    """One event. ``kind``: ikrar, pakta_integritas. ``facts``: what every sheet says (office, letterhead, wording).

    ``sheets`` and ``digest`` seal the list of persons as it was when the event was made: the sheets themselves are
    thousands of rows and are not sealed one by one.
    """

    __tablename__ = "pledge_event"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(30))
    title: Mapped[str] = mapped_column(String(300))
    election: Mapped[str] = mapped_column(String(200), default="")
    held_on: Mapped[date]
    place: Mapped[str] = mapped_column(String(200))
    facts: Mapped[dict[str, Any]]
    profile: Mapped[str] = mapped_column(String(40), default="")
    sheets: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    closed_at: Mapped[datetime | None]
    close_reason: Mapped[str] = mapped_column(default="")


class PledgeSheet(Base):
    """The sheet of one person at one event. ``signed_on`` None: belum menandatangani."""

    __tablename__ = "pledge_sheet"
    __table_args__ = (
        UniqueConstraint("event_id", "position"),
        Index("ix_pledge_sheet_unit", "event_id", "unit"),
        Index("ix_pledge_sheet_number", "event_id", "number"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("pledge_event.id"))
    position: Mapped[int]
    employee_id: Mapped[int | None]
    person: Mapped[dict[str, Any]]
    name: Mapped[str] = mapped_column(String(200))
    number: Mapped[str] = mapped_column(String(30), default="")
    unit: Mapped[str] = mapped_column(String(200), default="")
    signed_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(String(200), default="")
    marked_at: Mapped[datetime | None]
    marked_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class PrintJob(Base):
    """A long printing: what is printed, how far it has come. ``status``: siap, berjalan, terhenti, selesai, batal.

    ``position``: how many of ``total`` are safely out, so that printing goes on there after a printer vanished or a
    disk filled. ``items``: ids of what is printed, in order: frozen letters, or sheets where ``event_id`` is set.
    """

    __tablename__ = "print_job"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(300))
    event_id: Mapped[int | None] = mapped_column(ForeignKey("pledge_event.id"))
    items: Mapped[list[Any]]
    part_size: Mapped[int]
    total: Mapped[int]
    position: Mapped[int] = mapped_column(default=0)
    pages: Mapped[int] = mapped_column(default=0)
    status: Mapped[str] = mapped_column(String(20))
    trouble: Mapped[str] = mapped_column(default="")
    started_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
