"""Hearings as a list, and what stands in the way of a new one: the room, the panel, the respondent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, select
from sqlalchemy.orm import Session, aliased

from models.law.notice import Notice, Severity
from models.records.case import Case
from models.records.hearing import Hearing, Summons
from models.records.panel import Seat
from models.registry.viewer import Viewer, visible

LENGTH = timedelta(hours=2)
"""How long a hearing is taken to last where it has not ended; two hearings nearer than this are a clash."""

STANDING = ("terjadwal", "dibuka")
"""A hearing that is still to be held or going on."""


@dataclass(frozen=True, slots=True)
class HearingRow:
    """One hearing. ``seats`` counts the members now sitting, ``free`` those who declared no conflict; ``served`` says
    whether the summons to it has arrived (None: there is no summons yet)."""

    id: int
    case_id: int
    register_no: str
    name: str
    unit: str
    ordinal: int
    starts_at: datetime
    room: str
    status: str
    moved_reason: str
    seats: int
    free: int
    served: bool | None
    agenda: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """Two hearings that want the same thing. ``what``: ruang, majelis, terlapor."""

    what: str
    hearing_id: int
    other_id: int
    register_no: str
    starts_at: datetime


def hearings(
    session: Session, viewer: Viewer, first: datetime, last: datetime, *, statuses: Sequence[str] = ()
) -> list[HearingRow]:
    """Hearings that start from ``first`` until before ``last``, in order of time. Moments carry their offset."""
    statement = _hearing_columns().where(Hearing.starts_at >= first, Hearing.starts_at < last, visible(viewer))
    if statuses:
        statement = statement.where(Hearing.status.in_(statuses))
    return [_row(row) for row in session.execute(statement.order_by(Hearing.starts_at, Hearing.id))]


def hearings_of_day(session: Session, viewer: Viewer, day: date, now: datetime) -> list[HearingRow]:
    """Hearings of one day of the office, those postponed or corrected left out."""
    start = datetime.combine(day, time(), tzinfo=now.tzinfo)
    return hearings(session, viewer, start, start + timedelta(days=1), statuses=("terjadwal", "dibuka", "selesai"))


def hearing_ids(
    session: Session, viewer: Viewer, *, since: datetime | None = None, standing: bool = False
) -> list[int]:
    """Ids for the lazy list, soonest first when only those still standing are wanted, else newest first."""
    statement = select(Hearing.id).join(Case, Case.id == Hearing.case_id).where(visible(viewer))
    if since is not None:
        statement = statement.where(Hearing.starts_at >= since)
    if standing:
        statement = statement.where(Hearing.status.in_(STANDING)).order_by(Hearing.starts_at, Hearing.id)
    else:
        statement = statement.order_by(Hearing.starts_at.desc(), Hearing.id.desc())
    return list(session.scalars(statement))


def hearing_rows(session: Session, viewer: Viewer, ids: Sequence[int]) -> list[HearingRow | None]:
    """Rows of a block of ids in the same order."""
    statement = _hearing_columns().where(Hearing.id.in_(ids), visible(viewer))
    found = {row.id: row for row in map(_row, session.execute(statement))}
    return [found.get(hearing_id) for hearing_id in ids]


def clashes(
    session: Session,
    *,
    case_id: int,
    starts_at: datetime,
    room: str,
    hearing_id: int | None = None,
    viewer: Viewer | None = None,
) -> tuple[Notice, ...]:
    """Warnings for a hearing about to be set: room taken, a member of the panel or the respondent elsewhere then.

    They warn and may be overruled with a reason; no article forbids two hearings at once. The other case is named
    where ``viewer`` may see it.
    """
    near = (
        select(Hearing.case_id, Hearing.room, Case.register_no, _seen(viewer).label("seen"))
        .join(Case, Case.id == Hearing.case_id)
        .where(
            Hearing.status.in_(STANDING),
            Hearing.starts_at > starts_at - LENGTH,
            Hearing.starts_at < starts_at + LENGTH,
            Hearing.case_id != case_id,
        )
        .order_by(Hearing.starts_at, Hearing.id)
    )
    if hearing_id is not None:
        near = near.where(Hearing.id != hearing_id)
    wanted, notices = room.strip().casefold(), []
    for row in session.execute(near):
        other = f"sidang perkara {row.register_no}" if row.seen else "sidang lain"
        if wanted and row.room.strip().casefold() == wanted:
            notices.append(_clash("ruang", f"ruang ini sudah dipakai {other} pada waktu yang berdekatan"))
        if _shares_member(session, case_id, [row.case_id]):
            notices.append(_clash("majelis", f"seorang anggota duduk dalam {other} pada waktu yang berdekatan"))
        if _shares_respondent(session, case_id, [row.case_id]):
            notices.append(_clash("terlapor", f"terlapor dipanggil ke {other} pada waktu yang berdekatan"))
    return tuple(dict.fromkeys(notices))


def _seen(viewer: Viewer | None) -> ColumnElement[bool]:
    return literal(False) if viewer is None else visible(viewer)


def all_clashes(session: Session, viewer: Viewer, since: datetime) -> list[Clash]:
    """Every pair of standing hearings from ``since`` on that want the same room, member or respondent."""
    rows = hearings(session, viewer, since, since + timedelta(days=366), statuses=STANDING)
    found: list[Clash] = []
    for index, row in enumerate(rows):
        for other in rows[index + 1 :]:
            if other.starts_at - row.starts_at >= LENGTH:
                break
            for what in _same(session, row, other):
                found.append(Clash(what, row.id, other.id, other.register_no, other.starts_at))
    return found


def _same(session: Session, row: HearingRow, other: HearingRow) -> list[str]:
    same = []
    if row.room.strip() and row.room.strip().casefold() == other.room.strip().casefold():
        same.append("ruang")
    if row.case_id != other.case_id:
        if _shares_member(session, row.case_id, [other.case_id]):
            same.append("majelis")
        if _shares_respondent(session, row.case_id, [other.case_id]):
            same.append("terlapor")
    return same


def _clash(what: str, message: str) -> Notice:
    return Notice(Severity.WARN, f"hearing.clash.{what}", message)


def _shares_member(session: Session, case_id: int, others: Sequence[int]) -> bool:
    mine, theirs = aliased(Seat), aliased(Seat)
    number = func.nullif(func.json_extract(mine.person, "$.number"), "")
    same = (theirs.account_id == mine.account_id) | (func.json_extract(theirs.person, "$.number") == number)
    statement = (
        select(mine.id)
        .join(theirs, same)
        .where(mine.case_id == case_id, mine.left_at.is_(None), theirs.case_id.in_(others), theirs.left_at.is_(None))
    )
    return session.scalar(statement.limit(1)) is not None


def _shares_respondent(session: Session, case_id: int, others: Sequence[int]) -> bool:
    mine, theirs = aliased(Case), aliased(Case)
    same = (theirs.employee_id == mine.employee_id) | (
        (theirs.respondent_number == mine.respondent_number) & (mine.respondent_number != "")
    )
    statement = select(mine.id).join(theirs, same).where(mine.id == case_id, theirs.id.in_(others))
    return session.scalar(statement.limit(1)) is not None


def _hearing_columns() -> Select[*tuple[Any, ...]]:
    sitting: ColumnElement[bool] = (Seat.case_id == Hearing.case_id) & Seat.left_at.is_(None)
    seats = select(func.count()).select_from(Seat).where(sitting).scalar_subquery()
    free = select(func.count()).select_from(Seat).where(sitting, Seat.conflict.is_(False)).scalar_subquery()
    served = select(func.max(Summons.served_on.is_not(None))).where(Summons.hearing_id == Hearing.id).scalar_subquery()
    return select(
        Hearing.id, Hearing.case_id, Case.register_no, Case.respondent_name, Case.unit, Hearing.ordinal,
        Hearing.starts_at, Hearing.room, Hearing.status, Hearing.moved_reason, seats, free, served, Hearing.agenda,
    ).join(Case, Case.id == Hearing.case_id)  # fmt: skip


def _row(row: Any) -> HearingRow:
    *values, served, agenda = row
    values += [None if served is None else bool(served), tuple(agenda or ())]
    return HearingRow(*values)
