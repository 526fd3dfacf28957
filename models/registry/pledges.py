"""Pledge events as pages show them: how many have signed, unit by unit, and who has not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.records import PledgeEvent, PledgeSheet, PrintJob


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event with its coverage."""

    id: int
    kind: str
    title: str
    election: str
    held_on: date
    place: str
    sheets: int
    signed: int
    closed: bool
    made_at: datetime

    @property
    def waiting(self) -> int:
        """How many have not signed."""
        return self.sheets - self.signed


@dataclass(frozen=True, slots=True)
class UnitCoverage:
    """How many of a unit have signed."""

    unit: str
    sheets: int
    signed: int


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One sheet. ``signed_on`` None: belum menandatangani."""

    id: int
    position: int
    name: str
    number: str
    unit: str
    signed_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class JobRow:
    """A long printing as pages show it; one that is not done goes on from ``position``."""

    id: int
    title: str
    event_id: int | None
    total: int
    position: int
    pages: int
    status: str
    trouble: str
    started_at: datetime
    changed_at: datetime


def event_rows(session: Session) -> list[EventRow]:
    """Every event, newest first."""
    signed = (
        select(PledgeSheet.event_id, func.count().label("count"))
        .where(PledgeSheet.signed_on.is_not(None))
        .group_by(PledgeSheet.event_id)
        .subquery()
    )
    rows = session.execute(
        select(PledgeEvent, func.coalesce(signed.c.count, 0))
        .outerjoin(signed, signed.c.event_id == PledgeEvent.id)
        .order_by(PledgeEvent.held_on.desc(), PledgeEvent.id.desc())
    )
    return [
        EventRow(
            e.id, e.kind, e.title, e.election, e.held_on, e.place, e.sheets, count, e.closed_at is not None, e.made_at
        )
        for e, count in rows
    ]


def coverage(session: Session, event_id: int) -> list[UnitCoverage]:
    """Unit by unit, in the order of their names."""
    rows = session.execute(
        select(PledgeSheet.unit, func.count(), func.count(PledgeSheet.signed_on))
        .where(PledgeSheet.event_id == event_id)
        .group_by(PledgeSheet.unit)
        .order_by(PledgeSheet.unit)
    )
    return [UnitCoverage(*row) for row in rows]


def sheet_ids(session: Session, event_id: int, *, only: str = "semua", unit: str = "", words: str = "") -> list[int]:
    """Ids of sheets in printing order. ``only``: semua, sudah, belum; ``words`` looks in name and number."""
    statement = select(PledgeSheet.id).where(PledgeSheet.event_id == event_id).order_by(PledgeSheet.position)
    if only == "belum":
        statement = statement.where(PledgeSheet.signed_on.is_(None))
    elif only == "sudah":
        statement = statement.where(PledgeSheet.signed_on.is_not(None))
    if unit:
        statement = statement.where(PledgeSheet.unit == unit)
    for part in words.split()[:8]:
        statement = statement.where(
            PledgeSheet.name.icontains(part, autoescape=True) | PledgeSheet.number.icontains(part, autoescape=True)
        )
    return list(session.scalars(statement))


def sheet_rows(session: Session, ids: list[int]) -> list[SheetRow | None]:
    """Rows of a block of ids in the same order."""
    rows = session.execute(
        select(
            PledgeSheet.id, PledgeSheet.position, PledgeSheet.name, PledgeSheet.number, PledgeSheet.unit,
            PledgeSheet.signed_on, PledgeSheet.note,
        ).where(PledgeSheet.id.in_(ids))
    )  # fmt: skip
    found = {row[0]: SheetRow(*row) for row in rows}
    return [found.get(one) for one in ids]


def job_rows(session: Session, *, unfinished: bool = False) -> list[JobRow]:
    """Long printings, newest first."""
    statement = select(PrintJob).order_by(PrintJob.id.desc())
    if unfinished:
        statement = statement.where(PrintJob.status.in_(("siap", "berjalan", "terhenti")))
    return [
        JobRow(j.id, j.title, j.event_id, j.total, j.position, j.pages, j.status, j.trouble, j.started_at, j.changed_at)
        for j in session.scalars(statement)
    ]
