"""The rulebook: all dated rows of the law, loaded once, asked many times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from models.law import rows as r
from models.law.checks import Loaded, faults, sources_of
from models.law.clocks import WorkingCalendar
from models.law.lawfile import OFFICE, LawError, MissingRow, RawRow, read_rows
from models.law.officerows import layered, note, settled
from models.law.schema import build

T = TypeVar("T", bound=r.Row)
History = tuple[tuple[str, date], ...]


class _Known(dict[str, T]):
    """Rows by id; asking for one that is not there says which row of the law is missing."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind

    def __missing__(self, key: str) -> T:
        raise MissingRow(self._kind, key)


@dataclass(frozen=True)
class Rulebook:
    """Frozen law. Mappings by id hold the newest version of a row; ``*_on(id, day)`` gives the one of a day.

    ``history`` holds, per switch, the values the office chose and since when, oldest first; before the first one the
    default holds. ``left_out`` are rows that were refused (lenient loading only). ``own_days_off`` stand in for the
    national days off, for every year.
    """

    loaded: tuple[Loaded, ...]
    history: Mapping[str, History] = field(default_factory=dict)
    left_out: tuple[LawError, ...] = ()
    own_days_off: Mapping[date, str] | None = None

    def rows(self, kind: type[T]) -> tuple[T, ...]:
        """All rows of one type, every version, in the order of the files."""
        return self._by_type.get(kind, ())  # type: ignore[return-value]

    @cached_property
    def _by_type(self) -> Mapping[type[r.Row], tuple[r.Row, ...]]:
        groups: dict[type[r.Row], list[r.Row]] = {}
        for item in self.loaded:
            groups.setdefault(type(item.row), []).append(item.row)
        return {kind: tuple(items) for kind, items in groups.items()}

    def _newest(self, kind: type[T]) -> Mapping[str, T]:
        newest: dict[str, T] = _Known(kind.__name__)
        for row in self.rows(kind):
            key = str(getattr(row, "id", ""))
            old = newest.get(key)
            if old is None or (row.effective_from or date.min) >= (old.effective_from or date.min):
                newest[key] = row
        return MappingProxyType(newest)

    @cached_property
    def sanctions(self) -> Mapping[str, r.Sanction]:
        """Kinds of sanction by id."""
        return self._newest(r.Sanction)

    @cached_property
    def violations(self) -> Mapping[str, r.Violation]:
        """Entries of the catalogue by id."""
        return self._newest(r.Violation)

    @cached_property
    def scales(self) -> Mapping[str, r.Scale]:
        """Scales by id."""
        return self._newest(r.Scale)

    @cached_property
    def groups(self) -> Mapping[str, r.SanctionGroup]:
        """Groups of sanctions by id."""
        return self._newest(r.SanctionGroup)

    @cached_property
    def calendars(self) -> Mapping[str, r.Calendar]:
        """Candidacy calendars by id."""
        return self._newest(r.Calendar)

    @cached_property
    def switch_rows(self) -> Mapping[str, r.Switch]:
        """Settings of the rules by id, with their legal background."""
        return self._newest(r.Switch)

    @cached_property
    def clocks(self) -> Mapping[str, r.Clock]:
        """Periods by id, newest version."""
        return self._newest(r.Clock)

    @cached_property
    def appeal_routes(self) -> Mapping[str, r.AppealRoute]:
        """Ways of appeal by id."""
        return self._newest(r.AppealRoute)

    @cached_property
    def appeal_outcomes(self) -> Mapping[str, r.AppealOutcome]:
        """Outcomes of an appeal by id."""
        return self._newest(r.AppealOutcome)

    @cached_property
    def regulations(self) -> Mapping[str, r.Regulation]:
        """Regulations by id, for *Mengingat*."""
        return self._newest(r.Regulation)

    @cached_property
    def referrals(self) -> Mapping[str, r.Referral]:
        """Crimes that are passed on, by id."""
        return self._newest(r.Referral)

    @cached_property
    def rules(self) -> Mapping[str, r.Rule]:
        """Rules on choosing a kind, by id."""
        return self._newest(r.Rule)

    @cached_property
    def ranks(self) -> Mapping[str, r.Rank]:
        """Golongan by id: ``III/b`` (PNS), ``IX`` (PPPK)."""
        return self._newest(r.Rank)

    @cached_property
    def posts(self) -> Mapping[str, r.Post]:
        """Levels of post by id (``jenjang`` of a person)."""
        return self._newest(r.Post)

    @cached_property
    def imposers(self) -> Mapping[str, r.Imposer]:
        """Who imposes, by code."""
        return self._newest(r.Imposer)

    @cached_property
    def sources(self) -> Mapping[str, r.Source]:
        """The source register by key."""
        return self._newest(r.Source)

    @cached_property
    def retentions(self) -> Mapping[str, r.Retention]:
        """Retention by classification code."""
        return self._newest(r.Retention)

    @cached_property
    def switches(self) -> Mapping[str, str]:
        """Today's value of every switch: the newest of its history."""
        return MappingProxyType({key: self.switch_value(key) for key in self.switch_rows})

    @cached_property
    def by_scale(self) -> Mapping[str, tuple[r.Sanction, ...]]:
        """Sanctions of each scale, every version, lightest first."""
        found: dict[str, list[r.Sanction]] = {}
        for row in self.rows(r.Sanction):
            found.setdefault(row.scale, []).append(row)
        return {key: tuple(sorted(rows, key=lambda row: row.severity)) for key, rows in found.items()}

    @cached_property
    def _calendar(self) -> WorkingCalendar:
        if self.own_days_off is not None:
            return WorkingCalendar(self.own_days_off, frozenset(range(date.min.year, date.max.year + 1)))
        days = {row.day: row.name for row in self.rows(r.DayOff)}
        return WorkingCalendar(days, frozenset(day.year for day in days))

    def calendar(self) -> WorkingCalendar:
        """National holidays and *cuti bersama* (or the own days off); the same object at every call."""
        return self._calendar

    def switch_value(self, switch_id: str, on: date | None = None) -> str:
        """The value of a switch on a day (None = the newest). KeyError for an unknown switch."""
        value = self.switch_rows[switch_id].default
        for chosen, since in self.history.get(switch_id, ()):
            if on is None or since <= on:
                value = chosen
        return value

    def clock_on(self, clock_id: str, on: date) -> r.Clock:
        """The version of a period on a day; without one, the nearest. KeyError for an unknown period.

        A day before every version (papers of the archive) takes the oldest, a day after all of them the newest.
        """
        versions = [row for row in self.rows(r.Clock) if row.id == clock_id]
        holding = [row for row in versions if row.in_force(on)]
        if holding or not versions:
            return holding[0] if holding else self.clocks[clock_id]
        begun = [row for row in versions if row.effective_from <= on]
        return max(begun, key=_since) if begun else min(versions, key=_since)

    def rule_on(self, rule_id: str, on: date) -> r.Rule:
        """The version of a rule on a day; without one, the newest. KeyError for an unknown rule."""
        versions = [row for row in self.rows(r.Rule) if row.id == rule_id and row.in_force(on)]
        return versions[0] if versions else self.rules[rule_id]

    def rank_name(self, golongan: str) -> str:
        """``III/b`` gives ``Penata Muda Tingkat I``; empty for a PPPK golongan or an unknown one."""
        row = self.ranks.get(golongan.strip())
        return row.name if row else ""

    def sources_of(self, text: str) -> tuple[r.Source, ...]:
        """The register entries behind a ``source`` field (keys separated by ``;``); unknown keys are passed over."""
        return tuple(self.sources[key] for key in sources_of(text) if key in self.sources)

    def regulations_in(self, legal_basis: str) -> tuple[r.Regulation, ...]:
        """Regulations that a legal basis names by their short form (``PP 94/2021``), in the order of *Mengingat*."""
        return self.mengingat(row.id for row in self.rows(r.Regulation) if _names(legal_basis, row.short))

    def mengingat(self, ids: Iterable[str], on: date | None = None) -> tuple[r.Regulation, ...]:
        """Regulations in the order of *Mengingat*: by rank, older before newer; with ``on`` only those in force."""
        chosen = [self.regulations[key] for key in dict.fromkeys(ids)]
        if on is not None:
            chosen = [row for row in chosen if row.in_force(on)]
        return tuple(sorted(chosen, key=lambda row: (row.rank, row.effective_from)))

    def with_switches(
        self, switches: Mapping[str, str | Sequence[tuple[str, date]]], *, strict: bool = True
    ) -> Rulebook:
        """The same law with other settings: a value (since ever) or a history of (value, from).

        Raises LawError for an unknown switch or value when ``strict``, otherwise it lands in ``left_out``.
        """
        history = dict(self.history)
        errors: list[LawError] = []
        for key, chosen in switches.items():
            try:
                history[key] = self._steps(key, chosen)
            except LawError as error:
                note(errors, error, strict)
        return replace(self, history=history, left_out=(*self.left_out, *errors))

    def _steps(self, key: str, chosen: str | Sequence[tuple[str, date]]) -> History:
        """The history of one switch, oldest first."""
        row = self.switch_rows.get(key)
        if row is None:
            raise LawError("pengaturan", 0, f"pengaturan '{key}' tidak dikenal")
        steps: Sequence[tuple[str, date]] = ((chosen, date.min),) if isinstance(chosen, str) else tuple(chosen)
        for value, _ in steps:
            if value not in row.values:
                raise LawError("pengaturan", 0, f"pengaturan '{key}' tidak mengenal nilai '{value}'")
        if len({since for _, since in steps}) != len(steps):
            raise LawError("pengaturan", 0, f"pengaturan '{key}' berubah dua kali pada satu hari")
        return tuple(sorted(steps, key=lambda step: step[1]))

    def with_days_off(self, days: Mapping[date, str]) -> Rulebook:
        """The same law with exactly these days off (day to name), for every year, instead of the national ones."""
        return replace(self, own_days_off=MappingProxyType(dict(days)))

    def with_holidays(self, days: Iterable[r.DayOff]) -> Rulebook:
        """The same law with these days off; they replace all that was known of their years."""
        fresh = tuple(days)
        years = {row.day.year for row in fresh}
        kept = [item for item in self.loaded if not (isinstance(item.row, r.DayOff) and item.row.day.year in years)]
        added = [Loaded(RawRow("day_off", OFFICE, index, {}, ""), row) for index, row in enumerate(fresh)]
        return replace(self, loaded=(*kept, *added))

    def with_rows(self, rows: Iterable[Mapping[str, Any]], *, strict: bool = True) -> Rulebook:
        """The law with rows of the office on top. A row is a dict with ``table`` and the keys of that table.

        ``{"table": "sanction", "close": "lokal.maaf_lisan", "effective_to": date}`` ends a row; every other one adds a
        row. No row is overwritten: a new version needs a period of its own. ``vault_row`` is the number of a row in the
        vault, for messages. Raises LawError when ``strict``, otherwise the bad rows land in ``left_out``.
        """
        loaded, errors = layered(self.loaded, tuple(rows), strict)
        return replace(self, loaded=loaded, left_out=(*self.left_out, *errors))


def load_rulebook(
    folder: Path,
    *,
    switches: Mapping[str, str] | None = None,
    rows: Iterable[Mapping[str, Any]] = (),
    strict: bool = True,
) -> Rulebook:
    """All ``*.toml`` of ``folder`` and ``folder/holidays``, checked.

    Raises LawError (file, line, reason) at the first fault; with ``strict=False`` bad rows are left out and listed in
    ``left_out``, and so are the rows that depend on them.
    """
    errors: list[LawError] = []
    loaded: list[Loaded] = []
    paths = sorted(folder.glob("*.toml")) + sorted(folder.glob("holidays/*.toml"))
    if not paths:
        raise LawError(folder.name, 0, "tidak ada berkas aturan")
    for path in paths:
        name = path.relative_to(folder).as_posix()
        try:
            raws = read_rows(path, name)
        except LawError as error:
            note(errors, error, strict)
            continue
        for raw in raws:
            try:
                loaded.append(Loaded(raw, build(raw)))
                _right_year(raw, loaded[-1].row, path)
            except LawError as error:
                note(errors, error, strict)
    kept = settled(loaded, errors, strict)
    book = Rulebook(tuple(kept), {}, tuple(errors))
    if switches:
        book = book.with_switches(switches)
    office = tuple(rows)
    return book.with_rows(office, strict=strict) if office else book


def read_holidays(path: Path, year: int) -> tuple[r.DayOff, ...]:
    """Days off from a file of exactly one year. Raises LawError: unreadable, other rows, a wrong year, no row."""
    raws = read_rows(path, path.name)
    days: list[r.DayOff] = []
    for raw in raws:
        row = build(raw)
        if not isinstance(row, r.DayOff):
            raise raw.fault(f"berkas hari libur tidak boleh memuat '{raw.table}'")
        if row.day.year != year:
            raise raw.fault(f"tanggal di luar tahun {year}", "day")
        days.append(row)
    if not days:
        raise LawError(path.name, 0, f"tidak ada hari libur tahun {year}")
    for item, reason, key in faults([Loaded(raw, row) for raw, row in zip(raws, days, strict=True)]):
        if key != "source":
            raise item.raw.fault(reason, key)
    return tuple(days)


def _since(row: r.Clock) -> date:
    return row.effective_from


def _names(text: str, short: str) -> bool:
    position = text.find(short)
    while position >= 0:
        after = text[position + len(short) : position + len(short) + 1]
        before = text[position - 1 : position]
        if not after.isalnum() and not before.isalnum():
            return True
        position = text.find(short, position + 1)
    return False


def _right_year(raw: RawRow, row: r.Row, path: Path) -> None:
    """A holiday file is named after its year and holds no other."""
    if isinstance(row, r.DayOff) and str(row.day.year) != path.stem:
        raise raw.fault(f"hari libur {row.day.isoformat()} tidak termasuk tahun berkas {path.stem}", "day")
