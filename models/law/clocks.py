"""Working days, calendar days and hours, counted so that a person can follow every step.

Convention: the first day after the event is day 1 (the example of Peraturan BKN 6/2022 Pasal 50; a setting for the
rest).
Working days are Monday to Friday without national holidays and *cuti bersama*.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from models.law.notice import Notice, Severity
from models.law.words import long_date, weekday

if TYPE_CHECKING:
    from models.law.rulebook import Rulebook

WORKING_DAY, CALENDAR_DAY, HOUR = "hari_kerja", "hari_kalender", "jam"
NEXT_DAY, SAME_DAY = "hari_berikutnya", "hari_itu"


@dataclass(frozen=True, slots=True)
class Run:
    """One counted period. ``end`` is the last day (for hours: the day of ``end_at``).

    ``counted`` are the days that were counted, ``skipped`` those that were not, with the reason in words.
    """

    start: date
    end: date
    days: int
    unit: str
    counted: tuple[date, ...] = ()
    skipped: tuple[tuple[date, str], ...] = ()
    notices: tuple[Notice, ...] = ()
    sense: str = "paling_lambat"
    legal_basis: str = ""
    verified: bool = True
    source: str = ""
    clock_id: str = ""
    name: str = ""
    end_at: datetime | None = None

    def steps(self) -> tuple[str, ...]:
        """The counting in words, day by day, in order: ``hari ke-1: Selasa, 3 Maret 2026``."""
        lines = [
            (day, f"hari ke-{number}: {weekday(day)}, {long_date(day)}") for number, day in enumerate(self.counted, 1)
        ]
        lines += [(day, f"tidak dihitung: {weekday(day)}, {long_date(day)} ({why})") for day, why in self.skipped]
        return tuple(text for _, text in sorted(lines))


class WorkingCalendar:
    """Days off by date, and the years for which they are known.

    A period that touches a year without data still counts (weekends only) and says so in its notices.
    """

    __slots__ = ("_index", "_known", "_ordinals", "days_off", "years")

    def __init__(self, days_off: Mapping[date, str], years: frozenset[int]) -> None:
        self.days_off = dict(days_off)
        self.years = years
        self._known: tuple[int, int] = (0, 0)
        self._ordinals: list[int] = []
        self._index: list[int] = []

    def is_working(self, day: date) -> bool:
        """Monday to Friday and not a day off."""
        return day.weekday() < 5 and day not in self.days_off

    def why_off(self, day: date) -> str:
        """Why a day is not counted; empty for a working day."""
        name = self.days_off.get(day, "")
        if name:
            return name
        return weekday(day) if day.weekday() >= 5 else ""

    def add(self, start: date, n: int, unit: str = WORKING_DAY, first: str = NEXT_DAY) -> Run:
        """``n`` days from ``start``; day 1 is the next one (``first=hari_itu``: ``start`` itself if it counts).

        ``n`` >= 0; ``n`` = 0 ends on ``start``. ValueError for a negative ``n`` or another unit.
        """
        if n < 0:
            raise ValueError("n >= 0")
        if unit not in (WORKING_DAY, CALENDAR_DAY):
            raise ValueError(f"unit: {WORKING_DAY}, {CALENDAR_DAY}")
        counted: list[date] = []
        skipped: list[tuple[date, str]] = []
        day = start if first == NEXT_DAY else start - timedelta(days=1)
        while len(counted) < n:
            day += timedelta(days=1)
            why = self.why_off(day) if unit == WORKING_DAY else ""
            if why:
                skipped.append((day, why))
            else:
                counted.append(day)
        end = counted[-1] if counted else start
        return Run(
            start, end, n, unit, tuple(counted), tuple(skipped), self.gaps(start, end) if unit == WORKING_DAY else ()
        )

    def end(self, start: date, n: int) -> date:
        """Last of ``n`` working days after ``start``, without the steps: for long lists of deadlines."""
        if n <= 0:
            return start
        self._cover(start, start + timedelta(days=2 * n + 60))
        while True:
            low = self._known[0]
            passed = self._index[start.toordinal() - low]
            if passed + n <= len(self._ordinals):
                return date.fromordinal(self._ordinals[passed + n - 1])
            self._cover(start, date.fromordinal(self._known[1]) + timedelta(days=366))

    def back(self, end: date, n: int) -> date:
        """The latest day from which ``n`` working days have passed on ``end``; the reverse of :meth:`add`."""
        if n < 0:
            raise ValueError("n >= 0")
        day = end
        while n > 0:
            if self.is_working(day):
                n -= 1
            day -= timedelta(days=1)
        return day

    def count(self, a: date, b: date) -> int:
        """Working days after ``a`` up to and including ``b``; negative if ``b`` lies before ``a``."""
        if b < a:
            return -self.count(b, a)
        self._cover(a, b)
        low = self._known[0]
        return self._index[b.toordinal() - low] - self._index[a.toordinal() - low]

    def gaps(self, a: date, b: date) -> tuple[Notice, ...]:
        """A warning for each year between two days for which no days off are known."""
        missing = [year for year in range(a.year, b.year + 1) if year not in self.years]
        return tuple(
            Notice(
                Severity.WARN,
                "calendar.year_missing",
                f"Hari libur tahun {year} belum dimuat: hanya Sabtu dan Minggu yang dilewati.",
                "Keputusan bersama hari libur nasional dan cuti bersama",
                verified=False,
                source="MEMORY",
            )
            for year in missing
        )

    def _cover(self, a: date, b: date) -> None:
        """Prepares running counts of working days between two days."""
        low, high = a.toordinal(), min(b.toordinal(), date.max.toordinal())
        if self._ordinals and self._known[0] <= low and high <= self._known[1]:
            return
        if self._ordinals:
            low, high = min(low, self._known[0]), max(high, self._known[1])
        low = max(1, low - 366)
        self._known = (low, high)
        self._ordinals = []
        self._index = []
        off = {day.toordinal() for day in self.days_off}
        for ordinal in range(low, high + 1):
            if (ordinal - 1) % 7 < 5 and ordinal not in off:
                self._ordinals.append(ordinal)
            self._index.append(len(self._ordinals))


def clock(
    rb: Rulebook, clock_id: str, start: date | datetime, calendar: WorkingCalendar | None = None, on: date | None = None
) -> Run:
    """A period of the law from its event, in the version of the day ``on`` (default ``start``).

    The switches are read as of ``on``; without it their newest value holds. ``start`` is a date; for a clock in hours a
    datetime. KeyError for an unknown clock. Days come from ``calendar`` or, without one, from the national holidays of
    the rulebook.
    """
    day = start.date() if isinstance(start, datetime) else start
    row = rb.clock_on(clock_id, on or day)
    unit = rb.switch_value(row.unit_switch, on) if row.unit_switch else row.unit
    sense = row.sense
    if row.sense_switch:
        sense = {"maksimum": "paling_lambat", "minimum": "paling_cepat"}[rb.switch_value(row.sense_switch, on)]
    notices: tuple[Notice, ...] = ()
    if not row.verified:
        notices = (Notice(Severity.INFO, "clock.unverified", row.note or row.name, row.legal_basis, False, row.source),)
    if unit == HOUR:
        at = start if isinstance(start, datetime) else datetime.combine(day, time())
        ends = at + timedelta(hours=row.limit)
        run = Run(day, ends.date(), row.limit, HOUR, end_at=ends)
    else:
        days = calendar or rb.calendar()
        run = days.add(day, row.limit, unit, rb.switch_value("counting_start", on))
    return replace(
        run,
        notices=run.notices + notices,
        sense=sense,
        legal_basis=row.legal_basis,
        verified=row.verified,
        source=row.source,
        clock_id=row.id,
        name=row.name,
    )
