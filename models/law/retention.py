"""How long papers are kept (PP 28/2012 Pasal 53-61; the office's own JRA replaces the rows shipped here).

The clock starts when a case is finished. Nothing is ever deleted without a signed record of destruction.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.law.notice import Notice, Severity
from models.law.rulebook import Rulebook

LONG_INACTIVE = 10
"""Inactive for ten years or more: kept by the archive institution of the region (PP 28/2012 Pasal 61)."""
_FATES = {"permanen": "disimpan permanen", "musnah": "dapat diusulkan musnah", "dinilai_kembali": "dinilai kembali"}


@dataclass(frozen=True, slots=True)
class Kept:
    """Last day of the active and of the inactive time; ``fate`` is what follows: permanen, musnah, dinilai_kembali."""

    code: str
    active_until: date
    inactive_until: date
    fate: str
    place: str
    """Where the inactive papers lie."""
    notices: tuple[Notice, ...]

    def phase(self, on: date) -> str:
        """``aktif``, ``inaktif`` or ``selesai`` on a day."""
        if on <= self.active_until:
            return "aktif"
        return "inaktif" if on <= self.inactive_until else "selesai"

    def may_destroy(self, on: date, lawsuit_pending: bool) -> bool:
        """Whether destruction may be proposed (UU 27/2022 Pasal 42-45: schedule over, no lawsuit pending)."""
        return self.fate == "musnah" and self.phase(on) == "selesai" and not lawsuit_pending


def retention_of(rb: Rulebook, code: str, finished_on: date) -> Kept:
    """Retention of a series of papers of a case finished on a day. KeyError for an unknown classification code."""
    row = rb.retentions[code]
    active = _years_later(finished_on, row.active_years)
    inactive = _years_later(active, row.inactive_years)
    place = "lembaga kearsipan daerah" if row.inactive_years >= LONG_INACTIVE else "unit kearsipan"
    message = (
        f"{row.name}: aktif {row.active_years} tahun, inaktif {row.inactive_years} tahun, lalu {_FATES[row.fate]}."
    )
    found = [Notice(Severity.INFO, "retention.row", message, "PP 28/2012 Pasal 53", row.verified, row.source)]
    if not row.verified:
        found.append(Notice(Severity.WARN, "retention.unverified", row.note, "PP 28/2012 Pasal 53", False, row.source))
    return Kept(code, active, inactive, row.fate, place, tuple(found))


def _years_later(day: date, years: int) -> date:
    """The same day some years later; 29 February gives 28 February where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
