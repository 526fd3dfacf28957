"""What the schedule lists: hearings and clocks in order of time, grouped by day. No widget here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from models.registry.calendar import Clash, HearingRow, all_clashes, hearings
from models.registry.deadlines import Deadline, running
from models.registry.labels import HEARING_STATUS, word
from ui.cases.flow import roman
from ui.cases.masking import Mask
from ui.cases.reading import viewer_of
from ui.widgets.dates import long_date

SPANS = (("7", "7 hari"), ("31", "31 hari"), ("92", "3 bulan"), ("past", "Yang lalu"))
PAST = 366
CLASH_WORDS = {"ruang": "ruang sama", "majelis": "anggota majelis sama", "terlapor": "terlapor sama"}


@dataclass(frozen=True, slots=True)
class Agenda:
    """What was read: hearings, clocks, clashes between hearings, days off by name."""

    hearings: tuple[HearingRow, ...]
    deadlines: tuple[Deadline, ...]
    clashes: tuple[Clash, ...]
    days_off: dict[date, str]
    today: date


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One line of the list. ``id`` is its place; ``hearing_id`` is None for a clock.

    ``short`` fits into a day of the month, ``below`` is added in a week; ``movable`` says that the hearing may be
    postponed or corrected; ``basis`` is the article of a clock.
    """

    id: int
    day: date
    hour: str
    kind: str
    title: str
    text: str
    state: str
    tone: str
    tip: str
    case_id: int
    hearing_id: int | None = None
    section: str = ""
    short: str = ""
    below: str = ""
    movable: bool = False
    basis: str = ""

    @property
    def day_words(self) -> str:
        """``Senin, 30 September 2024``."""
        return long_date(self.day, weekday=True)


def read_agenda(desk: Any, span: str) -> Agenda:
    """Read what a span shows; runs on the database thread."""
    today = desk.now().date()
    if span == "past":
        return read_days(desk, today - timedelta(days=PAST), today - timedelta(days=1))
    return read_days(desk, today, today + timedelta(days=int(span)))


def read_days(desk: Any, first: date, last: date) -> Agenda:
    """Read the days from ``first`` to ``last``; runs on the database thread. Clocks that are past their day are given
    with the first of these days, as long as that is not behind today."""
    viewer, now = viewer_of(desk), desk.now()
    midnight = datetime(now.year, now.month, now.day, tzinfo=now.tzinfo)
    start = datetime(first.year, first.month, first.day, tzinfo=now.tzinfo)
    end = datetime(last.year, last.month, last.day, tzinfo=now.tzinfo) + timedelta(days=1)
    past = last < now.date()
    with desk.read() as session:
        return Agenda(
            hearings=tuple(hearings(session, viewer, start, end)),
            deadlines=() if past else tuple(running(session, viewer, desk.rulebook, now.date(), limit=200, until=last)),
            clashes=() if past else tuple(all_clashes(session, viewer, midnight)),
            days_off=desk.rulebook.calendar().days_off,
            today=now.date(),
        )


def agenda_lines(agenda: Agenda, kind: str, mask: Mask) -> list[AgendaLine]:
    """Lines in order of time. ``kind``: semua, sidang, tenggat."""
    lines: list[tuple[date, str, dict[str, Any]]] = []
    if kind != "tenggat":
        lines += [_hearing(row, agenda, mask) for row in agenda.hearings]
    if kind != "sidang":
        lines += [_deadline(one) for one in agenda.deadlines]
    past = bool(agenda.hearings) and all(row.starts_at.date() < agenda.today for row in agenda.hearings)
    ordered = sorted(lines, key=lambda line: (line[0], line[1] or "99"), reverse=past and not agenda.deadlines)
    return [AgendaLine(id=place, day=day, hour=hour, **rest) for place, (day, hour, rest) in enumerate(ordered)]


def _hearing(row: HearingRow, agenda: Agenda, mask: Mask) -> tuple[date, str, dict[str, Any]]:
    day = row.starts_at.date()
    notes = [CLASH_WORDS[c.what] + f" dengan perkara {c.register_no}" for c in agenda.clashes if c.hearing_id == row.id]
    notes += [CLASH_WORDS[c.what] for c in agenda.clashes if c.other_id == row.id]
    if day in agenda.days_off:
        notes.append(f"hari libur: {agenda.days_off[day]}")
    if row.status == "terjadwal" and row.served is not True:
        notes.append("panggilan belum tersampaikan")
    state, tone = word(HEARING_STATUS, row.status), {"selesai": "accent", "dibuka": "amber"}.get(row.status, "blue")
    if row.status in ("ditunda", "dibetulkan"):
        tone = "muted"
    if any("sama" in note for note in notes):
        state, tone = "bentrok", "red"
    return (
        day,
        row.starts_at.strftime("%H.%M"),
        {
            "kind": "Sidang",
            "title": f"Sidang {roman(row.ordinal)} · perkara {row.register_no}",
            "text": " · ".join([mask.name(row.name), row.room, *notes]),
            "state": state,
            "tone": tone,
            "tip": row.moved_reason or "\n".join(notes),
            "case_id": row.case_id,
            "hearing_id": row.id,
            "section": "sidang",
            "short": f"{row.starts_at:%H.%M} {row.register_no}",
            "below": row.room,
            "movable": row.status in ("terjadwal", "dibuka"),
        },
    )


def named(one: Deadline) -> str:
    """The clock with the number of its case."""
    return one.title if one.register_no in one.title else f"{one.title} · {one.register_no}"


def _deadline(one: Deadline) -> tuple[date, str, dict[str, Any]]:
    mark = "" if one.verified else " (belum diverifikasi)"
    return (
        one.due,
        "",
        {
            "kind": "Tenggat",
            "title": named(one),
            "text": one.explanation + mark,
            "state": one.left_text,
            "tone": one.tone,
            "tip": one.basis,
            "case_id": one.case_id,
            "section": one.section,
            "short": named(one),
            "below": one.left_text,
            "basis": one.basis if one.legal else "",
        },
    )


def count_words(lines: Sequence[AgendaLine]) -> str:
    """``4 sidang · 7 tenggat``."""
    held = sum(1 for line in lines if line.kind == "Sidang")
    return f"{held} sidang · {len(lines) - held} tenggat"
