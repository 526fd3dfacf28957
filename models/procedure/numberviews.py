"""How the office numbers today: every kind, where each counter stands, what was left out and why (letters.md 12-13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.law.words import long_date
from models.procedure import numbering
from models.procedure.desk import Desk
from models.procedure.numbering import CASES, COUNTERS, Numbering
from models.procedure.patterns import make_number
from models.procedure.setup import Office, office_of
from models.records import Account, Counter, Letter
from models.registry.classcodes import CodeRow, code_rows
from models.registry.letterkinds import KINDS, PHASES
from models.vault import numbers

YEARS = 3
"""Counters of this year and the ones before it that are shown."""
MOST_GAPS = 40


@dataclass(frozen=True, slots=True)
class KindLine:
    """How a kind is numbered. ``own_*`` are the office's settings for this kind alone, empty where the office's hold.

    ``sample`` is the number that the next letter would carry; empty where Bagian Hukum numbers it.
    """

    kind: str
    title: str
    phase: str
    counter: str
    own_unit: str
    own_pattern: str
    own_code: str
    sample: str
    foreign: bool

    @property
    def own(self) -> bool:
        """Whether anything differs from what the program does by itself."""
        usual = numbering.default_counter(self.kind)
        return bool(self.own_unit or self.own_pattern or self.own_code) or self.counter != usual


@dataclass(frozen=True, slots=True)
class CounterLine:
    """Where a counter stands: ``last`` number given, titles of the kinds that share it."""

    counter: str
    unit: str
    year: int
    last: int
    kinds: tuple[str, ...]

    @property
    def name(self) -> str:
        """``Surat · unit 401.201 · 2024``."""
        unit = f"unit {self.unit}" if self.unit else "tanpa kode unit" if self.counter != CASES else ""
        return " · ".join(part for part in (counter_name(self.counter), unit, str(self.year)) if part)


@dataclass(frozen=True, slots=True)
class GapLine:
    """Numbers that no letter carries, and why."""

    span: str
    where: str
    reason: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class NumberView:
    """How the office numbers. ``restored``: a backup was put back and no number was given since.

    ``carried``: every number that letters of this year carry.
    """

    office: Office
    rules: Numbering
    kinds: tuple[KindLine, ...]
    unnumbered: tuple[str, ...]
    counters: tuple[CounterLine, ...]
    gaps: tuple[GapLine, ...]
    more_gaps: int
    codes: tuple[CodeRow, ...]
    restored: str
    carried: frozenset[str]
    clashes: tuple[str, ...]
    today: date

    def next_value(self, counter: str, unit: str) -> int:
        """The next value of a counter in this year."""
        year = self.today.year
        found = (one.last for one in self.counters if (one.counter, one.unit, one.year) == (counter, unit, year))
        return next(found, 0) + 1

    def next_free(self, kind: str, counter: str, *, pattern: str, code: str, unit: str) -> int:
        """The value that the next letter of a kind would take under these settings; carried numbers are passed over."""
        value = self.next_value(counter, unit or self.office.unit_code)
        for _one in self.carried:
            made = make_number(self.office, kind, value, self.today, pattern=pattern, code=code, unit=unit)
            if made not in self.carried:
                break
            value += 1
        return value

    def counter_names(self) -> list[tuple[str, str]]:
        """Counters a kind may use: the usual ones and those the office has named."""
        own = sorted({*self.rules.counters.values()} - {*COUNTERS})
        return [*COUNTERS.items(), *((one, one) for one in own)]

    def sharing(self, counter: str, but: str = "") -> list[str]:
        """Titles of the kinds on a counter."""
        return [one.title for one in self.kinds if one.counter == counter and one.kind != but and not one.foreign]


def counter_name(counter: str) -> str:
    """A counter in words."""
    return "Register perkara" if counter == CASES else COUNTERS.get(counter, counter)


def read_view(desk: Desk, session: Session) -> NumberView:
    """Numbering as it holds now."""
    rules, office = numbering.numbering_of(session), office_of(session)
    today = desk.clock.now().date()
    marks = numbers.recall(desk.vault)
    counters = _counters(session, rules, office, marks, today)
    kinds = tuple(_kind(kind, rules) for kind in _numbered())
    gaps = _gaps(session)
    view = NumberView(
        office=office,
        rules=rules,
        kinds=kinds,
        unnumbered=tuple(one.title for one in KINDS.values() if not one.numbered),
        counters=counters,
        gaps=tuple(gaps[:MOST_GAPS]),
        more_gaps=max(0, len(gaps) - MOST_GAPS),
        codes=tuple(code_rows(session)),
        restored=_restored(desk, session, rules),
        carried=_carried(session, today.year),
        clashes=clashes(kinds, office),
        today=today,
    )
    return replace(view, kinds=tuple(_sampled(view, one) for one in kinds))


def _sampled(view: NumberView, one: KindLine) -> KindLine:
    if one.foreign:
        return one
    own = {"pattern": one.own_pattern, "code": one.own_code, "unit": one.own_unit}
    value = view.next_free(one.kind, one.counter, **own)
    return replace(one, sample=make_number(view.office, one.kind, value, view.today, **own))


def _carried(session: Session, year: int) -> frozenset[str]:
    """Every number that a letter of the year carries."""
    dated = Letter.letter_date.between(date(year, 1, 1), date(year, 12, 31))
    return frozenset(session.scalars(select(Letter.number).where(Letter.number != "", dated, Letter.copy_of.is_(None))))


def _numbered() -> list[str]:
    order = list(PHASES)
    return sorted(
        (kind for kind, one in KINDS.items() if one.numbered), key=lambda kind: order.index(KINDS[kind].phase)
    )


def _kind(kind: str, rules: Numbering) -> KindLine:
    about = KINDS[kind]
    counter = rules.counters.get(kind) or numbering.default_counter(kind)
    unit, pattern, code = (which.get(kind, "") for which in (rules.units, rules.patterns, rules.codes))
    return KindLine(kind, about.title, PHASES[about.phase], counter, unit, pattern, code, "", about.foreign_counter)


def _counters(
    session: Session, rules: Numbering, office: Office, marks: Mapping[str, int], today: date
) -> tuple[CounterLine, ...]:
    """Counters that were used in the last years, and those that letters of this year would use."""
    users: dict[tuple[str, str], list[str]] = {}
    for kind in _numbered():
        if not KINDS[kind].foreign_counter:
            counter = rules.counters.get(kind) or numbering.default_counter(kind)
            users.setdefault((counter, rules.units.get(kind) or office.unit_code), []).append(KINDS[kind].title)
    found = {(name, unit, today.year): 0 for name, unit in (*users, (CASES, ""))}
    for row in session.scalars(select(Counter).where(Counter.year > today.year - YEARS)):
        found[row.name, row.unit, row.year] = row.value
    for (name, unit, year), value in found.items():
        found[name, unit, year] = max(value, marks.get(numbering.Place(name, unit, year).key, 0))
    lines = [
        CounterLine(name, unit, year, value, tuple(users.get((name, unit), ())) if year == today.year else ())
        for (name, unit, year), value in found.items()
    ]
    rank = [*COUNTERS]
    place = {name: rank.index(name) if name in rank else len(rank) + (name == CASES) for name, _u, _y in found}
    return tuple(sorted(lines, key=lambda one: (-one.year, place[one.counter], one.counter, one.unit)))


def _gaps(session: Session) -> list[GapLine]:
    """Newest first."""
    names = {row.id: row.name for row in session.scalars(select(Account))}
    return [
        GapLine(
            str(one.first) if one.first == one.last else f"{one.first} s.d. {one.last}",
            CounterLine(one.counter, one.unit, one.year, 0, ()).name,
            one.reason,
            one.at,
            names.get(one.account_id, ""),
        )
        for one in reversed(numbering.gaps(session))
    ]


def _restored(desk: Desk, session: Session, rules: Numbering) -> str:
    copied = desk.vault.contents.copied
    if not copied or numbering.resumed_from(session) == copied:
        return ""
    day = long_date(datetime.fromisoformat(copied).date())
    return (
        f"Brankas ini dipulihkan dari cadangan tanggal {day}. Saat nomor berikutnya diberikan, tiap pencacah melompat "
        f"{rules.per_day} nomor untuk setiap hari sejak cadangan itu, supaya tidak ada nomor yang keluar dua kali."
    )


def clashes(kinds: tuple[KindLine, ...], office: Office) -> tuple[str, ...]:
    """Counters whose numbers look alike: one of two equal numbers is passed over and stays a gap."""
    alike: dict[str, set[str]] = {}
    for one in kinds:
        if one.foreign:
            continue
        pattern = one.own_pattern or office.number_pattern
        looks = make_number(
            office, one.kind, 1, date(2000, 1, 1), pattern=pattern, code=one.own_code, unit=one.own_unit
        )
        alike.setdefault(looks, set()).add(one.counter)
    groups = {frozenset(found) for found in alike.values() if len(found) > 1}
    return tuple(
        f"Pola pencacah {_named(group)} memberi nomor yang sama. Nomor yang sudah ada pada surat lain dilewati dan "
        "tercatat sebagai nomor tidak dipakai. Bedakan polanya, misalnya dengan {jenis}, atau pakai satu pencacah."
        for group in sorted(groups, key=sorted)
    )


def _named(group: frozenset[str]) -> str:
    rank = [*COUNTERS]
    order = sorted(group, key=lambda one: (rank.index(one) if one in rank else len(rank), one))
    names = [f"“{counter_name(one)}”" for one in order]
    return ", ".join(names[:-1]) + f" dan {names[-1]}"
