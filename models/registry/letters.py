"""The register of letters and the clerk's queue: draft, number, sign, deliver, served."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from models.records.case import Case
from models.records.hearing import Hearing
from models.records.letter import Letter, SignedPaper
from models.registry.labels import LETTER_KINDS, LETTER_STATUS, word
from models.registry.viewer import Viewer, visible

QUEUES: dict[str, str] = {
    "draft": "Draf",
    "number": "Menunggu nomor",
    "sign": "Menunggu tanda tangan",
    "deliver": "Menunggu pengiriman",
    "serve": "Belum ada bukti penyampaian",
    "done": "Selesai",
    "void": "Batal",
}
"""Where a letter waits, in the order it travels."""

_READY = or_(Letter.status == "ditandatangani", and_(Letter.status == "final", Letter.copy_of.is_not(None)))
"""Ready to leave: signed, or a certified copy, which nobody signs again."""

_CONDITIONS: dict[str, ColumnElement[bool]] = {
    "draft": Letter.status == "draf",
    "number": and_(Letter.status.in_(("final", "ditandatangani", "dikirim", "diterima")), Letter.slot_open),
    "sign": and_(Letter.status == "final", ~Letter.slot_open, Letter.copy_of.is_(None)),
    "deliver": and_(_READY, ~Letter.slot_open),
    "serve": and_(Letter.status == "dikirim", ~Letter.slot_open),
    "done": and_(Letter.status == "diterima", ~Letter.slot_open),
    "void": Letter.status == "batal",
}

WAITING = ("draft", "number", "sign", "deliver", "serve")


@dataclass(frozen=True, slots=True)
class LetterFilter:
    """What the register is narrowed to; ``words`` looks in number, title, addressee and register number."""

    queue: str = ""
    kinds: tuple[str, ...] = ()
    year: int | None = None
    case_id: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One letter in the register. ``queue`` is where it waits; ``since`` the day its last step was done."""

    id: int
    case_id: int | None
    register_no: str
    kind: str
    title: str
    addressee: str
    status: str
    number: str
    letter_date: date | None
    slot_open: bool
    drafted_at: datetime
    finalised_at: datetime | None
    signed_on: date | None
    sent_on: date | None
    received_on: date | None
    receiver: str
    pages: int
    void_reason: str
    copy_of: int | None = None
    copy_number: int | None = None
    signed_papers: int = 0
    code: str = ""
    number_reason: str = ""
    supersedes: int | None = None

    @property
    def queue(self) -> str:
        """Where the letter waits: a name of :data:`QUEUES`."""
        if self.status == "batal":
            return "void"
        if self.status == "draf":
            return "draft"
        if self.slot_open:
            return "number"
        if self.copy_of is not None and self.status == "final":
            return "deliver"
        return {"final": "sign", "ditandatangani": "deliver", "dikirim": "serve"}.get(self.status, "done")

    @property
    def since(self) -> date:
        """The day of the last step."""
        made = self.finalised_at.date() if self.finalised_at else self.drafted_at.date()
        return self.received_on or self.sent_on or self.signed_on or made

    @property
    def kind_name(self) -> str:
        """The kind in words."""
        return word(LETTER_KINDS, self.kind)

    @property
    def status_name(self) -> str:
        """The status in words."""
        return word(LETTER_STATUS, self.status)


@dataclass(frozen=True, slots=True)
class QueueCount:
    """How many letters wait at one place, and since when the oldest of them does (its draft or its last step)."""

    queue: str
    count: int
    oldest: date | None

    @property
    def name(self) -> str:
        """The place in words."""
        return QUEUES[self.queue]


def letter_ids(
    session: Session, viewer: Viewer, wanted: LetterFilter | None = None, *, limit: int | None = None
) -> list[int]:
    """Ids of the letters the viewer may see, newest first."""
    statement = select(Letter.id).outerjoin(Case, Case.id == Letter.case_id)
    statement = statement.where(_seen(viewer), *_conditions(wanted or LetterFilter())).order_by(Letter.id.desc())
    return list(session.scalars(statement if limit is None else statement.limit(limit)))


def letter_rows(session: Session, viewer: Viewer, ids: Sequence[int]) -> list[LetterRow | None]:
    """Rows of a block of ids in the same order; None where one is gone or may not be seen."""
    statement = _columns().where(Letter.id.in_(ids), _seen(viewer))
    found = {row[0]: LetterRow(*row) for row in session.execute(statement)}
    return [found.get(letter_id) for letter_id in ids]


SPEEDS = {"Sangat Segera": 0, "Segera": 1, "Biasa": 2}


def clerk_queue(session: Session, viewer: Viewer, words: str = "") -> list[int]:
    """What waits for the clerk, the most pressing first.

    A letter that tells somebody to come goes by the day of its hearing, the nearest first; then the speed class
    (letters.md 4.3), then how long it has waited. Finished and void letters are not in it.
    """
    ids = [one for queue in WAITING for one in letter_ids(session, viewer, LetterFilter(queue=queue, words=words))]
    rows = session.execute(
        select(Letter.id, Letter.about, Letter.fields, Letter.drafted_at).where(Letter.id.in_(ids))
    ).all()
    hearings = {row.about.get("hearing") for row in rows} - {None}
    wanted = select(Hearing.id, Hearing.starts_at).where(Hearing.id.in_(hearings), Hearing.status == "terjadwal")
    starts = {row.id: row.starts_at for row in session.execute(wanted)}

    def pressing(row: Any) -> tuple[str, int, datetime, int]:
        start = starts.get(row.about.get("hearing"))
        speed = SPEEDS.get(str(row.fields.get("speed", "Segera")), 1)
        return (start.isoformat() if start else "9999", speed, row.drafted_at, row.id)

    return [row.id for row in sorted(rows, key=pressing)]


def queue_counts(session: Session, viewer: Viewer) -> list[QueueCount]:
    """How many letters wait where; places where none waits are left out."""
    counts = []
    last_step = func.coalesce(Letter.sent_on, Letter.signed_on, func.substr(Letter.finalised_at, 1, 10))
    for queue in WAITING:
        since = func.substr(Letter.drafted_at, 1, 10) if queue == "draft" else last_step
        statement = select(func.count(), func.min(since)).where(_CONDITIONS[queue], _seen(viewer))
        count, oldest = session.execute(statement).one()
        if count:
            counts.append(QueueCount(queue, count, _day(oldest)))
    return counts


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)[:10]) if value else None


def _seen(viewer: Viewer) -> ColumnElement[bool]:
    return or_(Letter.case_id.is_(None), visible(viewer, Letter.case_id))


def _conditions(wanted: LetterFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.queue:
        conditions.append(_CONDITIONS[wanted.queue])
    if wanted.kinds:
        conditions.append(Letter.kind.in_(wanted.kinds))
    if wanted.case_id is not None:
        conditions.append(Letter.case_id == wanted.case_id)
    if wanted.year is not None:
        conditions.append(Letter.letter_date.between(date(wanted.year, 1, 1), date(wanted.year, 12, 31)))
    for part in wanted.words.split()[:8]:
        conditions.append(
            or_(
                Letter.number.icontains(part, autoescape=True),
                Letter.title.icontains(part, autoescape=True),
                Letter.addressee.icontains(part, autoescape=True),
                Case.register_no.icontains(part, autoescape=True),
            )
        )
    return conditions


def _columns() -> Select[*tuple[Any, ...]]:
    return select(
        Letter.id, Letter.case_id, func.coalesce(Case.register_no, ""), Letter.kind, Letter.title, Letter.addressee,
        Letter.status, Letter.number, Letter.letter_date, Letter.slot_open, Letter.drafted_at, Letter.finalised_at,
        Letter.signed_on, Letter.sent_on, Letter.received_on, Letter.receiver, Letter.pages, Letter.void_reason,
        Letter.copy_of, Letter.copy_number,
        select(func.count()).where(SignedPaper.letter_id == Letter.id).scalar_subquery(),
        Letter.code, Letter.number_reason, Letter.supersedes,
    ).outerjoin(Case, Case.id == Letter.case_id)  # fmt: skip
