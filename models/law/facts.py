"""What is known about an act, and the question it raises: entries, tracks, regimes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from models.law import rows as r
from models.law.catalogue import EntryCheck, check_entry, track_of
from models.law.notice import Notice, Severity
from models.law.person import Person
from models.law.regime import OLD, TRACKS, Regime, regime_of
from models.law.rulebook import Rulebook
from models.law.stage import Stage, stage_of

_NAMED = "PP 94/2021 Pasal 33 ayat (2); PP 42/2004 Pasal 15 ayat (4)"


@dataclass(frozen=True, slots=True)
class EarlierSanction:
    """A sanction the person already had. ``same_violation``: for the very act that is judged now."""

    sanction_id: str
    date: date
    same_nature: bool = False
    same_violation: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about an act. Unknown dates are None; days of absence are working days within the calendar year.

    ``assessed_on`` is the day on which the question is asked while there is no decision yet; None asks today's law.
    ``impact`` is unit_kerja, instansi, negara or None.
    """

    person: Person
    act_date: date
    violations: tuple[str, ...]
    stage: str | None = None
    calendar: str | None = None
    impact: str | None = None
    examined_on: date | None = None
    decided_on: date | None = None
    absence_days: int = 0
    earlier: tuple[EarlierSanction, ...] = ()
    consecutive_absence: int = 0
    assessed_on: date | None = None

    @property
    def asked_on(self) -> date | None:
        """The day whose law decides: of the decision, otherwise of the question."""
        return self.decided_on or self.assessed_on


@dataclass(frozen=True, slots=True)
class Question:
    """The facts against the catalogue: known entries, the track of each, the regime of each track."""

    rb: Rulebook
    facts: Facts
    stage: Stage
    entries: tuple[r.Violation, ...]
    tracks: Mapping[str, str]
    track: str | None
    regimes: Mapping[str, Regime]
    checks: Mapping[str, EntryCheck]
    notices: tuple[Notice, ...]

    def on_track(self, *names: str) -> tuple[r.Violation, ...]:
        """Entries that lie on one of these tracks."""
        return tuple(row for row in self.entries if self.tracks[row.id] in names)


def question_of(rb: Rulebook, facts: Facts) -> Question:
    """Reads the facts; never raises: what is odd becomes a notice."""
    kind = facts.person.kind
    stage = stage_of(rb, facts.act_date, facts.calendar, facts.stage)
    entries = tuple(rb.violations[key] for key in dict.fromkeys(facts.violations) if key in rb.violations)
    tracks = {row.id: track_of(rb, row, kind) for row in entries}
    regimes = {
        name: regime_of(rb, kind, name, facts.act_date, facts.examined_on, facts.asked_on)
        for name in dict.fromkeys(tracks.values())
    }
    checks: dict[str, EntryCheck] = {}
    for row in entries:
        regime = regimes[tracks[row.id]]
        checks[row.id] = check_entry(rb, row, kind, facts.act_date, stage.name, regime.transition, OLD in regime.scales)
    notices = [*_dates(facts), *_missing(rb, facts), *stage.notices]
    notices += [notice for regime in regimes.values() for notice in regime.notices]
    notices += [notice for check in checks.values() for notice in check.notices]
    track = max(tracks.values(), key=TRACKS.index, default=None)
    return Question(rb, facts, stage, entries, tracks, track, regimes, checks, tuple(notices))


def _dates(facts: Facts) -> list[Notice]:
    """Dates that cannot follow each other."""
    pairs = (
        ("examined", facts.act_date, facts.examined_on, "Tanggal pemeriksaan mendahului tanggal perbuatan."),
        ("decided", facts.act_date, facts.decided_on, "Tanggal keputusan mendahului tanggal perbuatan."),
        ("order", facts.examined_on, facts.decided_on, "Tanggal keputusan mendahului tanggal pemeriksaan."),
        ("future", facts.act_date, facts.assessed_on, "Tanggal perbuatan masih di depan."),
    )
    return [
        Notice(Severity.BLOCK, f"dates.{code}", message, "PP 94/2021 Pasal 33; PP 42/2004 Pasal 19", True, "PP94; PP42")
        for code, earlier, later, message in pairs
        if earlier is not None and later is not None and later < earlier
    ]


def _missing(rb: Rulebook, facts: Facts) -> list[Notice]:
    if not facts.violations:
        return [
            Notice(Severity.WARN, "violation.missing", "Butir pelanggaran belum dipilih.", _NAMED, True, "PP94; PP42")
        ]
    return [
        Notice(Severity.BLOCK, "violation.unknown", f"Butir katalog '{key}' tidak ada dalam data aturan.", _NAMED)
        for key in facts.violations
        if key not in rb.violations
    ]
