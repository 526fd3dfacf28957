"""What an import would do, row by row, before anything is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from models.exchange.comparing import ExistingPerson, Known, differences, identity, merged, same_name
from models.exchange.headers import FIELD_LABELS
from models.exchange.limits import ColumnsMissing, ColumnUnknown, ListEmpty
from models.exchange.planned import Counts, Entry, Plan, may_accept
from models.exchange.problems import THROUGHOUT, Problem
from models.exchange.reading import ASN, Reading, RowReader, forget_readings
from models.exchange.rows import sort_rows
from models.exchange.sheet import Sheet
from models.exchange.texts import Cell, to_text
from models.law.notice import Severity
from models.law.person import Person, PersonKind

_HABIT = 5
_GAP = 3


def plan(
    sheet: Sheet,
    mapping: Mapping[str, int | None] | None = None,
    existing: Iterable[ExistingPerson] = (),
    *,
    today: date,
    corrections: Mapping[int, Mapping[str, str]] | None = None,
    accept: Collection[int] = (),
    leave_out: Collection[int] = (),
    split_titles: bool = False,
) -> Plan:
    """Work out what importing ``sheet`` would add, update, skip and hold.

    ``mapping`` overrides proposals (field to column index; None takes a field away). ``corrections`` gives, per row and
    field, what a person typed instead of the cell. ``accept`` names held rows taken as they are where every reason
    allows it, ``leave_out`` rows not wanted. ``split_titles`` applies the proposals to split degrees off names.
    A person stored but not in the list stays untouched.

    Raises ``ColumnRefused``, ``ColumnUnknown``, ``ColumnsMissing``, or ``ListEmpty`` where no row is a person.
    """
    chosen = effective_mapping(sheet, mapping)
    try:
        return _plan(sheet, chosen, existing, today, corrections or {}, (accept, leave_out), split_titles)
    finally:
        forget_readings()


def _plan(
    sheet: Sheet,
    chosen: dict[str, int],
    existing: Iterable[ExistingPerson],
    today: date,
    corrections: Mapping[int, Mapping[str, str]],
    choices: tuple[Collection[int], Collection[int]],
    split_titles: bool,
) -> Plan:
    sorted_rows = sort_rows(sheet, chosen)
    if not sorted_rows.people:
        raise ListEmpty
    known = Known(existing)

    def decide(day: date) -> list[Entry]:
        reader = RowReader(sheet, chosen, day, corrections, split_titles, sorted_rows)
        maker = _Maker(known, frozenset(choices[0]), frozenset(choices[1]))
        for row in sorted_rows.people:
            cells = sheet.rows[row - sheet.first_row]
            maker.take(row, reader.read(row, cells), _Written(reader, row, cells))
        return maker.entries

    problems = list(sorted_rows.problems)
    if sheet.twice:
        problems.append(Problem(sheet.header_row, "column_twice"))
    entries = decide(today)
    if behind := _day_of_list(entries, today):
        entries = decide(behind)
        problems.append(Problem(sheet.header_row, "clock_behind_list"))
    entries, habits = _habits(entries, sheet.header_row)
    problems += habits
    for entry in entries:
        problems += entry.problems
    problems.sort(key=lambda problem: problem.row)
    return Plan(
        source=sheet.source,
        sheet=sheet.name,
        mapping=chosen,
        entries=tuple(entries),
        problems=tuple(problems),
        counts=_count(entries, sorted_rows.footer),
    )


def _day_of_list(entries: list[Entry], today: date) -> date | None:
    """The day the list must at least be from, where the clock of the machine is behind it; None where it is not.

    One appointment in the future is a mistyped NIP; those of many people, year upon year, show a clock that is wrong
    (an empty battery) or an old moment that is being looked at.
    """
    late = [
        int(entry.person.number[8:12])
        for entry in entries
        if any(problem.kind == "nip_in_future" for problem in entry.problems)
    ]
    if len(late) < _HABIT or len(late) * 50 < len(entries):
        return None
    year = today.year
    for later in sorted(set(late)):
        if later - year > _GAP:
            break
        year = later
    return date(year, 12, 31)


def _habits(entries: list[Entry], header_row: int) -> tuple[list[Entry], list[Problem]]:
    """Say once what is so in more than half of the rows; a preview of a thousand equal lines hides the others."""
    found = Counter(problem.kind for entry in entries for problem in entry.problems if problem.kind in THROUGHOUT)
    habits = {kind for kind, count in found.items() if count >= _HABIT and 2 * count > len(entries)}
    if not habits:
        return entries, []
    quieter = [
        replace(entry, problems=tuple(p for p in entry.problems if p.kind not in habits)) if entry.problems else entry
        for entry in entries
    ]
    return quieter, [Problem(header_row, THROUGHOUT[kind]) for kind in sorted(habits)]


def effective_mapping(sheet: Sheet, mapping: Mapping[str, int | None] | None) -> dict[str, int]:
    """Proposals with a person's choices laid over them. Raises as :func:`plan` does."""
    chosen: dict[str, int | None] = {**sheet.proposals, **(mapping or {})}
    result: dict[str, int] = {}
    for name, index in chosen.items():
        if index is None:
            continue
        if name not in FIELD_LABELS or not 0 <= index < len(sheet.columns):
            raise ColumnUnknown
        sheet.slot_of(index)
        result[name] = index
    has_name = "name" in result or "name_nip" in result
    if not has_name or not {"nip", "name_nip", "local_number", "birth_date", "birth", "unit"} & set(result):
        raise ColumnsMissing
    return result


@dataclass(frozen=True, slots=True)
class _Written:
    reader: RowReader
    row: int
    cells: tuple[Cell, ...]

    def texts(self, kinds: Collection[str]) -> Mapping[str, str]:
        hidden = {"nip", "local_number"} if "nik_in_number_column" in kinds else set()
        values = self.reader.values(self.row, self.cells)
        found = {name: to_text(value) for name, value in values.items() if name not in hidden}
        found.update({name: text for name, text in self.reader.formulas(self.row).items() if not found.get(name)})
        return {name: text[:300] for name, text in found.items() if text}


class _Maker:
    """Turns readings into entries, in the order of the list."""

    def __init__(self, known: Known, accept: frozenset[int], leave_out: frozenset[int]) -> None:
        self.entries: list[Entry] = []
        self._known = known
        self._accept = accept
        self._leave_out = leave_out
        self._seen: dict[str, int] = {}

    def take(self, row: int, reading: Reading, written: _Written) -> None:
        """Decide one row."""
        person = reading.person
        key = identity(person)
        problems = [Problem(row, kind) for kind in reading.kinds]
        entry = Entry(
            row, person, "add", key=key, unit_id=reading.unit_id, rank_since=reading.rank_since,
            post_since=reading.post_since, derived=reading.derived, titles=reading.titles,
        )  # fmt: skip
        if row in self._leave_out:
            self.entries.append(replace(entry, action="skip", reason="left_out", problems=tuple(problems)))
            return
        place = self._seen.get(key) if key else None
        if place is None:
            if key:
                self._seen[key] = len(self.entries)
            entry = self._compare(entry, problems)
        elif _same_person(self.entries[place].person, person):
            self.entries.append(_duplicate(entry, self.entries[place], problems))
            return
        elif person.number:
            self._doubt_number(place, row)
            problems.append(Problem(row, "number_of_another", self.entries[place].row))
        else:
            problems.append(Problem(row, "same_name_and_birth_date", self.entries[place].row))
        if not problems:
            self.entries.append(entry)
            return
        blocked = any(problem.severity is Severity.BLOCK for problem in problems)
        if blocked and not (row in self._accept and may_accept(entry.person, problems)):
            entry = replace(entry, action="hold", reason="", written=written.texts(reading.kinds))
        self.entries.append(replace(entry, problems=tuple(problems)))

    def _doubt_number(self, place: int, row: int) -> None:
        """Hold the earlier row as well: which of the two numbers is wrong, nobody can tell from the list."""
        earlier = self.entries[place]
        doubt = Problem(earlier.row, "number_of_another", row)
        written = {"nip": earlier.person.number, "name": earlier.person.name}
        self.entries[place] = replace(
            earlier, action="hold", reason="", problems=(*earlier.problems, doubt), written=earlier.written or written
        )

    def _compare(self, entry: Entry, problems: list[Problem]) -> Entry:
        stored = self._known.find(entry.key)
        if stored is None:
            other = self._known.alike(entry.person)
            if other is not None:
                problems.append(Problem(entry.row, "maybe_known"))
                return replace(entry, employee_id=None)
            return entry
        if not same_name(stored.person, entry.person):
            problems.append(Problem(entry.row, "stored_under_another_name"))
        laid, changes = merged(stored, entry.person, entry.derived, entry.unit_id, entry.rank_since, entry.post_since)
        entry = replace(
            entry,
            person=laid,
            changes=changes,
            employee_id=stored.employee_id,
            unit_id=entry.unit_id or stored.unit_id,
            rank_since=entry.rank_since or stored.rank_since,
            post_since=entry.post_since or stored.post_since,
        )
        if changes:
            return replace(entry, action="update")
        return replace(entry, action="skip", reason="unchanged")


def _same_person(first: Person, second: Person) -> bool:
    """A number and a like name are one person; without a number, the same name in another unit may be two."""
    if second.number:
        return same_name(first, second)
    return first.unit.casefold() == second.unit.casefold()


def _duplicate(entry: Entry, first: Entry, problems: list[Problem]) -> Entry:
    found = [*problems, Problem(entry.row, "duplicate_row", first.row)]
    changes = differences(first.person, entry.person)
    if changes:
        found.append(Problem(entry.row, "duplicate_row_differs", first.row))
    return replace(entry, action="skip", reason="duplicate", same_as=first.row, changes=changes, problems=tuple(found))


def _count(entries: list[Entry], footer: int) -> Counts:
    actions = Counter(entry.action for entry in entries)
    reasons = Counter(entry.reason for entry in entries)
    people = [entry for entry in entries if entry.reason != "duplicate"]
    kinds = Counter(entry.person.kind for entry in people)
    pppk = kinds[PersonKind.PPPK] + kinds[PersonKind.PPPK_PARUH_WAKTU]
    return Counts(
        read=len(entries),
        people=len(people),
        add=actions["add"],
        update=actions["update"],
        skip=actions["skip"],
        hold=actions["hold"],
        duplicates=reasons["duplicate"],
        unchanged=reasons["unchanged"],
        left_out=reasons["left_out"],
        footer=footer,
        titles=sum(1 for entry in people if entry.titles),
        pns=kinds[PersonKind.PNS],
        cpns=kinds[PersonKind.CPNS],
        pppk=pppk,
        other=sum(count for kind, count in kinds.items() if kind not in ASN),
    )
