"""The rules as a reader meets them: a list to search, and the way from a sentence to its article and source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.law import rows as r
from models.law.checks import Loaded
from models.law.notice import Notice
from models.law.rulebook import OFFICE, Rulebook

TITLES = {
    "sanction": "Jenis sanksi",
    "scale": "Skala sanksi",
    "violation": "Butir pelanggaran",
    "authority": "Kewenangan menghukum",
    "rule": "Aturan memilih jenis",
    "absence": "Tidak masuk kerja",
    "appeal_route": "Upaya administratif",
    "appeal_outcome": "Putusan upaya administratif",
    "clock": "Tenggat",
    "candidacy_calendar": "Kalender pencalonan",
    "referral": "Penerusan pidana",
    "switch": "Pengaturan aturan",
    "retention": "Retensi arsip",
    "regulation": "Peraturan",
    "day_off": "Hari libur",
}
"""Tables that a reader may browse, with their Indonesian names."""
_TEXTS = ("id", "text", "name", "title", "offender", "legal_basis", "note", "source")


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One row as a line of the list. ``own`` marks a row of the office; ``where`` is file and line, or the office."""

    table: str
    id: str
    title: str
    legal_basis: str
    effective_from: date | None
    effective_to: date | None
    verified: bool
    source: str
    note: str
    own: bool
    where: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What stands behind a sentence: article, regulations with their full titles, and where they were read."""

    legal_basis: str
    regulations: tuple[r.Regulation, ...]
    sources: tuple[r.Source, ...]
    verified: bool


def browse(rb: Rulebook, query: str = "", table: str | None = None) -> tuple[RuleLine, ...]:
    """Rows whose texts hold every word of ``query`` (any case), in the order of the files; all for an empty query."""
    words = query.casefold().split()
    lines: list[RuleLine] = []
    for item in rb.loaded:
        if item.table not in TITLES or (table is not None and item.table != table):
            continue
        text = " ".join(str(getattr(item.row, name, "")) for name in _TEXTS).casefold()
        if all(word in text for word in words):
            lines.append(_line(item))
    return tuple(lines)


def explain(rb: Rulebook, notice: Notice) -> Explanation:
    """From a notice to article and source. Parts that are not in the register are simply absent."""
    return Explanation(
        notice.legal_basis, rb.regulations_in(notice.legal_basis), rb.sources_of(notice.source), notice.verified
    )


def explain_row(rb: Rulebook, row: r.Row) -> Explanation:
    """From a row of the law to article and source."""
    return Explanation(row.legal_basis, rb.regulations_in(row.legal_basis), rb.sources_of(row.source), row.verified)


def _line(item: Loaded) -> RuleLine:
    row = item.row
    title = next((str(getattr(row, name)) for name in ("title", "text", "name") if getattr(row, name, "")), item.key)
    if isinstance(row, r.Absence):
        kind = "berturut-turut" if row.consecutive else "kumulatif"
        title = f"{row.from_days}-{row.to_days} hari kerja {kind}: {row.level}"
    if isinstance(row, r.Authority):
        title = row.offender
    own = item.raw.file == OFFICE
    where = OFFICE if own else f"{item.raw.file} baris {item.raw.line()}"
    return RuleLine(
        item.table,
        item.key,
        title,
        row.legal_basis,
        row.effective_from,
        row.effective_to,
        row.verified,
        row.source,
        row.note,
        own,
        where,
    )
