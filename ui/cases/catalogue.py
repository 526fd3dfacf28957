"""The catalogue of violations as a person picks from it: dated, by kind of employment, searchable. No widget here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.law.person import PersonKind
from models.law.rows import Violation
from models.law.rulebook import Rulebook
from models.registry.labels import CANDIDACY, TRACKS, word

_LISTS = {
    "SKB-2022": "SKB 2022",
    "SE-2017": "SE 2017",
    "PP42": "PP 42/2004",
    "PP53": "PP 53/2010",
    "PP94": "PP 94/2021",
    "PPPK": "PPPK",
    "NON-ASN": "Non-ASN",
    "PERWALI-MADIUN-34-2017": "Perwali Madiun 34/2017",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its words, what stands below them, and whether the norm was read."""

    id: str
    text: str
    below: str
    verified: bool
    source: str
    in_force: bool = True


def entries(
    rulebook: Rulebook, on: date | None, kind: str = "", words: str = "", chosen: Sequence[str] = ()
) -> list[Entry]:
    """Entries in force on the day of the act and meant for the kind of person; the chosen ones first, always."""
    wanted = [part.casefold() for part in words.split()]
    found = []
    for row in rulebook.violations.values():
        if row.id in chosen:
            continue
        if on is not None and not row.in_force(on):
            continue
        if kind and not _meant_for(row, kind):
            continue
        if wanted and not all(part in _haystack(row) for part in wanted):
            continue
        found.append(row)
    first = [rulebook.violations[key] for key in chosen if key in rulebook.violations]
    return [entry(row, on) for row in first + sorted(found, key=_order)]


def entry(row: Violation, on: date | None = None) -> Entry:
    """A row of the law as the list shows it."""
    parts = [row.legal_basis, word(TRACKS, row.category)]
    if row.stage in ("bakal_calon", "calon"):
        parts.append(f"tahap {word(CANDIDACY, row.stage)}")
    in_force = on is None or row.in_force(on)
    if not in_force:
        parts.append("tidak berlaku pada tanggal perbuatan")
    return Entry(row.id, row.text, " · ".join(part for part in parts if part), row.verified, row.source, in_force)


def list_name(row: Violation) -> str:
    """``SKB 2022``."""
    return _LISTS.get(row.list_id, row.list_id)


def calendars(rulebook: Rulebook, on: date | None) -> list[tuple[str, str]]:
    """Election calendars near the day of the act, nearest first; all of them where the day is not known."""
    rows = list(rulebook.calendars.values())
    if on is not None:
        rows = [row for row in rows if abs((row.pemungutan_suara - on).days) <= 550]
        rows.sort(key=lambda row: abs((row.pemungutan_suara - on).days))
    return [(row.id, row.name) for row in rows]


def _meant_for(row: Violation, kind: str) -> bool:
    if kind in row.applies_to:
        return True
    if kind in (PersonKind.PPPK_PARUH_WAKTU.value, PersonKind.PPPK.value):
        return "PPPK" in row.applies_to or row.category == "kode_etik"
    return kind in (PersonKind.PPNPN.value, PersonKind.HONORER.value)


def _haystack(row: Violation) -> str:
    return f"{row.text} {row.legal_basis} {list_name(row)} {row.id} {' '.join(row.channel)} {row.category}".casefold()


def _order(row: Violation) -> tuple[int, str, bool, int, str]:
    """Neutrality first: that is what most cases are about; then the code of ethics, then discipline."""
    place = {"SKB-2022": 0, "SE-2017": 1, "PERWALI-MADIUN-34-2017": 2, "PP42": 3}.get(row.list_id, 4)
    return place, row.list_id, row.category != "kode_etik", row.no, row.id
