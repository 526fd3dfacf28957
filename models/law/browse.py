"""The rules as a reader meets them: a list to search, and the way from a sentence to its article and source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import takewhile

from models.law import rows as r
from models.law.checks import Loaded
from models.law.lawfile import OFFICE
from models.law.notice import Notice, RuleRef
from models.law.rulebook import Rulebook

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
WHOLE_YEAR = 366
"""Days of absence up to which a row reaches that names no upper end."""
_REGULATION = re.compile(r"(?:[A-Z]\w+ )+[\w./]*\d{4}\b")
_ARTICLE = re.compile(r"Pasal (\d+[A-Z]?(?:(?:-|, | dan )\d+[A-Z]?\b(?! ?/))*)")
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
    """What stands behind a sentence: article, regulations with their full titles, and where they were read.

    ``rows`` are rows of the law that rest on the same article, those that cite it word for word first.
    """

    legal_basis: str
    regulations: tuple[r.Regulation, ...]
    sources: tuple[r.Source, ...]
    verified: bool
    message: str = ""
    note: str = ""
    rows: tuple[RuleLine, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleFilter:
    """What a reader asks of the list: words, one table, the day in force, only unread norms, only the office's own."""

    query: str = ""
    table: str | None = None
    on: date | None = None
    unverified: bool = False
    own: bool = False


def browse(rb: Rulebook, query: str = "", table: str | None = None) -> tuple[RuleLine, ...]:
    """Rows whose texts hold every word of ``query`` (any case), in the order of the files; all for an empty query."""
    return search(rb, RuleFilter(query, table))


def search(rb: Rulebook, asked: RuleFilter) -> tuple[RuleLine, ...]:
    """Rows that pass the filter, in the order of the files."""
    words = asked.query.casefold().split()
    return tuple(_line(item) for item in rb.loaded if _passes(item, asked) and _holds(item, words))


def _passes(item: Loaded, asked: RuleFilter) -> bool:
    if item.table not in TITLES or (asked.table is not None and item.table != asked.table):
        return False
    if asked.on is not None and not item.row.in_force(asked.on):
        return False
    return not (asked.unverified and item.row.verified) and not (asked.own and item.raw.file != OFFICE)


def _holds(item: Loaded, words: list[str]) -> bool:
    if not words:
        return True
    text = " ".join(str(getattr(item.row, name, "")) for name in _TEXTS).casefold()
    return all(word in text for word in words)


def explain_any(rb: Rulebook, about: Notice | RuleRef | str) -> Explanation:
    """From a notice, a row or a bare citation; a row that is not there explains nothing."""
    if isinstance(about, Notice):
        return explain(rb, about)
    if isinstance(about, str):
        return explain_basis(rb, about)
    item = find_row(rb, about.table, about.id, about.on)
    return Explanation("", (), (), True) if item is None else explain_row(rb, item.row)


def explain(rb: Rulebook, notice: Notice) -> Explanation:
    """From a notice to article and source. Parts that are not in the register are simply absent."""
    return Explanation(
        notice.legal_basis,
        rb.regulations_in(notice.legal_basis),
        rb.sources_of(notice.source),
        notice.verified,
        notice.message,
        rows=rows_behind(rb, notice.legal_basis),
    )


def explain_row(rb: Rulebook, row: r.Row) -> Explanation:
    """From a row of the law to article and source."""
    return Explanation(
        row.legal_basis,
        rb.regulations_in(row.legal_basis),
        rb.sources_of(row.source),
        row.verified,
        _title(row),
        row.note,
        tuple(_line(item) for item in rb.loaded if item.row is row),
    )


def explain_basis(rb: Rulebook, legal_basis: str) -> Explanation:
    """From a bare citation. Its mark and sources are those of the rows that cite it word for word."""
    rows = rows_behind(rb, legal_basis)
    same = [line for line in rows if line.legal_basis == legal_basis]
    sources = dict.fromkeys(source for line in same for source in rb.sources_of(line.source))
    verified = all(line.verified for line in same)
    return Explanation(legal_basis, rb.regulations_in(legal_basis), tuple(sources), verified, rows=rows)


def find_row(rb: Rulebook, table: str, row_id: str, on: date | None = None) -> Loaded | None:
    """A row by table and id: the version in force on the day, otherwise the newest."""
    versions = [item for item in rb.loaded if item.table == table and item.key == row_id]
    held = [item for item in versions if on is not None and item.row.in_force(on)]
    return max(held or versions, key=lambda item: item.row.effective_from or date.min, default=None)


def rows_behind(rb: Rulebook, legal_basis: str, limit: int = 6) -> tuple[RuleLine, ...]:
    """Rows that rest on a citation: those that cite it word for word, then those that name one of its articles."""
    if not legal_basis.strip():
        return ()
    wanted = articles(legal_basis)
    exact, near = [], []
    for item in rb.loaded:
        basis = item.row.legal_basis
        if item.table not in TITLES or not basis:
            continue
        if basis == legal_basis:
            exact.append(item)
        elif wanted and wanted & articles(basis):
            near.append(item)
    near.sort(key=lambda item: -_alike(item.row.legal_basis, legal_basis))
    return tuple(_line(item) for item in [*exact, *near][:limit])


def _alike(one: str, other: str) -> int:
    """How many characters two citations share from the beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


@lru_cache(maxsize=2048)
def articles(legal_basis: str) -> frozenset[tuple[str, str]]:
    """Regulation and article of every citation: ``PP 94/2021 Pasal 8 dan 9`` gives two pairs."""
    found: set[tuple[str, str]] = set()
    marks = list(_REGULATION.finditer(legal_basis))
    ends = [mark.start() for mark in marks[1:]] + [len(legal_basis)]
    for mark, end in zip(marks, ends, strict=False):
        part = legal_basis[mark.end() : end]
        for article in _ARTICLE.finditer(part):
            found |= {(mark.group(0), number) for number in _numbers(article.group(1))}
    return frozenset(found)


def _numbers(text: str) -> set[str]:
    """``16-18`` gives 16, 17, 18; ``8 dan 9`` gives 8, 9."""
    first, _, last = text.partition("-")
    if first.isdigit() and last.isdigit() and int(first) < int(last) < int(first) + 60:
        return {str(number) for number in range(int(first), int(last) + 1)}
    return set(re.findall(r"\d+[A-Z]?", text))


def _title(row: r.Row) -> str:
    """What a row says, in one line; empty where it has neither text nor name."""
    if isinstance(row, r.Absence):
        kind = "berturut-turut" if row.consecutive else "kumulatif"
        return f"{_days(row)} {kind}: {row.level}"
    if isinstance(row, r.Authority):
        return row.offender.replace("_", " ")
    return next((str(getattr(row, name)) for name in ("title", "text", "name") if getattr(row, name, "")), "")


def _days(row: r.Absence) -> str:
    if row.to_days >= WHOLE_YEAR:
        return f"{row.from_days} hari kerja atau lebih"
    span = f"{row.from_days}" if row.from_days == row.to_days else f"{row.from_days}-{row.to_days}"
    return f"{span} hari kerja"


def _line(item: Loaded) -> RuleLine:
    row = item.row
    own = item.raw.file == OFFICE
    line = item.raw.line()
    where = f"{OFFICE} nomor {line}" if own and line else OFFICE if own else f"{item.raw.file} baris {line}"
    return RuleLine(
        item.table,
        item.key,
        _title(row) or item.key,
        row.legal_basis,
        row.effective_from,
        row.effective_to,
        row.verified,
        row.source,
        row.note,
        own,
        where,
    )
