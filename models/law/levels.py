"""Level of a violation: fixed by the norm, by its negative impact, by the post, or by days of absence.

PP 94/2021 Pasal 1 angka 10 and Pasal 9-14: impact on the *unit kerja* light, on the *instansi* medium, on the state
severe, with the exceptions that the catalogue carries per entry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.law import rows as r
from models.law.notice import Notice, Severity
from models.law.rulebook import Rulebook

LEVELS = ("ringan", "sedang", "berat", "pemberhentian")
IMPACTS = ("unit_kerja", "instansi", "negara")
ABSENCE = "pp94.4f"
WEALTH_REPORT = "pp94.4e"
FREE = 1000
"""Heavier than every kind."""
_ALWAYS = "semua"


@dataclass(frozen=True, slots=True)
class LevelFinding:
    """What level(s) a violation leads to. ``kinds`` is the range of severities where the norm names kinds (absence)."""

    violation: str
    levels: frozenset[str]
    basis: str
    """The article that fixes the level; ``verified`` and ``source`` are its marks."""
    kinds: tuple[int, int] | None = None
    notices: tuple[Notice, ...] = ()
    verified: bool = True
    source: str = ""

    @property
    def highest(self) -> str | None:
        """The heaviest level, or None where the norm assigns none."""
        return max(self.levels, key=level_order) if self.levels else None


def level_order(level: str) -> int:
    """Position of a level, heavier is larger; -1 for levels outside discipline."""
    return LEVELS.index(level) if level in LEVELS else -1


def level_of(
    rb: Rulebook,
    violation: r.Violation,
    *,
    impact: str | None,
    jenjang: str,
    on: date,
    absence_days: int = 0,
    consecutive_days: int = 0,
) -> LevelFinding:
    """The level of one violation. ``impact`` is unit_kerja, instansi, negara or None; days are working days."""
    if violation.id == ABSENCE:
        return _absence(rb, violation, on, absence_days, consecutive_days)
    if violation.id == WEALTH_REPORT:
        return _wealth(violation, jenjang)
    if violation.levels:
        return _by_impact(violation, impact)
    levels = frozenset(
        rb.sanctions[member].level for group in violation.default_groups for member in rb.groups[group].members
    ) & frozenset(LEVELS)
    if levels:
        return _at(violation, levels, violation.legal_basis)
    message = f"{violation.text}: norma tidak menetapkan tingkat; nilai lebih dahulu dan pilih butir yang sesuai."
    return none_of(violation, "none", message)


def none_of(violation: r.Violation, code: str, message: str) -> LevelFinding:
    """No level, with the sentence that says why."""
    return _at(violation, frozenset(), violation.legal_basis, (_warn(violation, code, message),))


def _by_impact(violation: r.Violation, impact: str | None) -> LevelFinding:
    rows = {row.impact: row for row in violation.levels}
    if _ALWAYS in rows:
        return _at(violation, frozenset({rows[_ALWAYS].level}), rows[_ALWAYS].basis)
    if impact is None:
        return none_of(violation, "impact_missing", "Dampak negatif belum diisi: tingkat belum dapat ditentukan.")
    if impact not in IMPACTS:
        return none_of(violation, "impact_unknown", "Dampak yang diisi tidak dikenal.")
    if impact in rows:
        return _at(violation, frozenset({rows[impact].level}), rows[impact].basis)
    lower = [rows[name] for name in IMPACTS[: IMPACTS.index(impact)] if name in rows]
    if not lower:
        return none_of(violation, "impact_below", "Norma tidak memberi tingkat bagi dampak serendah ini.")
    message = f"Norma tidak menyebut dampak ini; dipakai tingkat bagi dampak {lower[-1].impact.replace('_', ' ')}."
    notices = (_warn(violation, "impact_above", message),)
    return _at(violation, frozenset({lower[-1].level}), lower[-1].basis, notices)


def _wealth(violation: r.Violation, jenjang: str) -> LevelFinding:
    """Administrator and functional: medium (PP 94/2021 Pasal 10 ayat (2) e); JPT and others: severe (11 (2) c)."""
    if not jenjang:
        return none_of(violation, "post_missing", "Jenjang jabatan belum diisi: tingkat belum dapat ditentukan.")
    medium = jenjang == "ADMINISTRATOR" or jenjang.startswith("JF_")
    rows = {row.impact: row for row in violation.levels}
    row = rows["administrator_fungsional" if medium else "jpt_dan_lainnya"]
    return _at(violation, frozenset({row.level}), row.basis)


def _absence(rb: Rulebook, violation: r.Violation, on: date, days: int, consecutive: int) -> LevelFinding:
    """PP 94/2021 Pasal 9 (2) b, 10 (2) f, 11 (2) d, 15; PP 53/2010 Pasal 8 angka 9, 9 angka 11, 10 angka 9."""
    rows = [row for row in rb.rows(r.Absence) if row.in_force(on)]
    found = [row for row in rows if row.from_days <= (consecutive if row.consecutive else days) <= row.to_days]
    if not found:
        least = min((row.from_days for row in rows if not row.consecutive), default=0)
        message = f"Hari tidak masuk belum diisi atau kurang dari {least} hari kerja: tidak ada tingkat."
        return none_of(violation, "absence", message)
    row = max(found, key=lambda row: (row.severity, row.consecutive))
    notices: tuple[Notice, ...] = ()
    if row.consecutive:
        message = "Tidak masuk 10 hari kerja terus-menerus: gaji dihentikan mulai bulan berikutnya."
        notices = (Notice(Severity.INFO, "level.salary", message, "PP 94/2021 Pasal 15", True, "PP94"),)
    kinds = (row.severity, max(row.severity, row.severity_to))
    return LevelFinding(violation.id, frozenset({row.level}), row.legal_basis, kinds, notices, row.verified, row.source)


def heaviest(findings: Sequence[LevelFinding]) -> LevelFinding | None:
    """The finding that governs several (PP 94/2021 Pasal 35 ayat (1)): the highest level.

    Where one norm names a kind and another leaves the level free, kinds from the named one upwards remain.
    """
    ranked = [finding for finding in findings if finding.levels]
    if not ranked:
        return None
    highest = max(level_order(finding.highest or "") for finding in ranked)
    top = [finding for finding in ranked if level_order(finding.highest or "") == highest]
    named = [finding for finding in top if finding.kinds is not None]
    if not named:
        return top[0]
    governing = max(named, key=lambda finding: finding.kinds or (0, 0))
    if len(named) < len(top) and governing.kinds is not None:
        return replace(governing, kinds=(governing.kinds[0], FREE))
    return governing


def _at(violation: r.Violation, levels: frozenset[str], basis: str, notices: tuple[Notice, ...] = ()) -> LevelFinding:
    return LevelFinding(violation.id, levels, basis, None, notices, violation.verified, violation.source)


def _warn(violation: r.Violation, code: str, message: str) -> Notice:
    basis = violation.legal_basis
    return Notice(Severity.WARN, f"level.{code}", message, basis, violation.verified, violation.source)
