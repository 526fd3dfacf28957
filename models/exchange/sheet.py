"""An employee list read from a file: its header found, its columns proposed, private columns left behind."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path

from models.exchange.container import column_letters
from models.exchange.formulas import Formulas
from models.exchange.header import Found, find_header
from models.exchange.headers import forget
from models.exchange.limits import MAX_FILE_BYTES, ColumnRefused, ListEmpty, ListMissing, ListTooLarge
from models.exchange.numbers import SCRUBBED, is_population_number
from models.exchange.rawsheet import Merge, RawSheet, read_sheets
from models.exchange.texts import Cell


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``index`` counts from 0 as in the file; ``slot`` is its place in ``Sheet.rows``, None if refused."""

    index: int
    header: str
    slot: int | None

    @property
    def letter(self) -> str:
        """As Excel shows it: ``A``, ``AF``."""
        return column_letters(self.index)

    @property
    def refused(self) -> bool:
        """Whether the column is private data and was not read."""
        return self.slot is None


@dataclass(frozen=True, slots=True)
class Source:
    """The file a list came from. ``sha256`` is of its bytes, in hex."""

    file_name: str
    sha256: str
    size: int
    form: str
    """``xlsx``, ``xls``, ``ods``, ``csv`` or ``html``, by content, not by name."""
    encoding: str = ""
    delimiter: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list as read. Rows hold only columns that are not refused; row numbers count as Excel shows them."""

    source: Source
    name: str
    """Name of the sheet; empty for a text file."""
    names: tuple[str, ...]
    """Every sheet of the file, to choose another."""
    header_row: int
    """Row of the (first) header; 0 where none was recognised."""
    first_row: int
    """Row number of ``rows[0]``."""
    columns: tuple[Column, ...]
    sensitive: tuple[str, ...]
    """Headers of the refused columns, in their order."""
    proposals: Mapping[str, int]
    """Field (see ``FIELD_LABELS``) to index of the proposed column."""
    twice: tuple[str, ...]
    """Headers that stand there more than once."""
    rows: tuple[tuple[Cell, ...], ...] = field(repr=False)
    title: str = field(repr=False, default="")
    """Words above the header, and the names of sheet and file: they tell what kind of list it is."""
    formulas: Formulas = field(repr=False, default_factory=dict)
    shifted: frozenset[int] = field(repr=False, default=frozenset())
    """Rows of a text file with more cells than the header has."""

    @property
    def headers(self) -> tuple[str, ...]:
        """Header of every column, refused ones included."""
        return tuple(column.header for column in self.columns)

    @property
    def typed(self) -> bool:
        """Whether the file knows dates and numbers, other than a text file."""
        return self.source.form in ("xlsx", "xls", "ods")

    def slot_of(self, index: int) -> int:
        """Place of a column in ``rows``; raises ``ColumnRefused`` for private data."""
        slot = self.columns[index].slot
        if slot is None:
            raise ColumnRefused
        return slot

    def sample(self, index: int, size: int = 5) -> tuple[str, ...]:
        """The first few filled cells of a column as text, for the correction step; nothing of a refused column."""
        slot = self.columns[index].slot
        if slot is None:
            return ()
        filled = (str(row[slot]).strip() for row in self.rows[:200] if row[slot] not in (None, ""))
        return tuple(text[:80] for _, text in zip(range(size), (text for text in filled if text), strict=False))


def read_list(
    source: Path | str | bytes, *, name: str = "", sheet: str | None = None, header_row: int | None = None
) -> Sheet:
    """Read an employee list from a path or its bytes.

    ``name`` is the file name to record (default: that of the path). ``sheet`` and ``header_row`` (as Excel counts)
    override the choice made from the content; header row 0 says that the list has none. Formulas are never evaluated.

    Raises a ``ListTrouble``: ``ListMissing``, ``ListLocked``, ``ListBroken``, ``ListUnknownFormat``, ``ListTooLarge``,
    ``ListEmpty``.
    """
    try:
        return _read(*_bytes_of(source, name), sheet, header_row)
    finally:
        forget()


def _read(data: bytes, file_name: str, sheet: str | None, header_row: int | None) -> Sheet:
    book = read_sheets(data, file_name)
    found = [
        (raw, find_header(raw.rows, only_row=header_row)) for raw in book.sheets if sheet is None or raw.name == sheet
    ]
    found = [(raw, header) for raw, header in found if header.last_row > header.header_last]
    if not found:
        raise ListEmpty
    raw, header = max(found, key=lambda p: (p[1].score > 0, p[0].visible, p[1].score, len(p[0].rows)))
    origin = Source(file_name, hashlib.sha256(data).hexdigest(), len(data), book.form, book.encoding, book.delimiter)
    return _sheet(origin, raw, tuple(one.name for one in book.sheets), header)


def _bytes_of(source: Path | str | bytes, name: str) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        if len(source) > MAX_FILE_BYTES:
            raise ListTooLarge
        return source, name
    path = Path(source)
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise ListTooLarge
        return path.read_bytes(), name or path.name
    except OSError as missing:
        raise ListMissing from missing


def _sheet(origin: Source, raw: RawSheet, names: tuple[str, ...], found: Found) -> Sheet:
    columns: list[Column] = []
    kept: list[int] = []
    for index, header in enumerate(found.headers):
        refused = index in found.refused
        columns.append(Column(index, header, None if refused else len(kept)))
        if not refused:
            kept.append(index)
    first, last = found.header_last, found.last_row
    rows = _kept_rows(raw.rows[first:last], kept, len(columns))
    rows = _filled_down(rows, raw.merged, found, columns)
    wanted = frozenset(kept)
    formulas = {place: text for place, text in raw.formulas().items() if place[1] - 1 in wanted}
    return Sheet(
        source=origin,
        name=raw.name,
        names=names,
        header_row=found.header_first,
        first_row=first + 1,
        columns=tuple(columns),
        sensitive=tuple(column.header for column in columns if column.refused),
        proposals=found.proposals,
        twice=found.twice,
        rows=_scrubbed(rows, found, columns),
        title=" ".join((found.title, raw.name, origin.file_name)),
        formulas=formulas,
        shifted=_shifted(raw, found) if origin.form == "csv" else frozenset(),
    )


Rows = tuple[tuple[Cell, ...], ...]


def _scrubbed(rows: Rows, found: Found, columns: Sequence[Column]) -> Rows:
    """Population numbers that strayed into a column of other numbers are not kept either."""
    texts = {index for field, index in found.proposals.items() if field not in ("nip", "local_number", "name_nip")}
    suspects = [column.index for column in columns if column.index not in texts]
    for slot in (columns[index].slot for index in suspects):
        if slot is None:
            continue
        hits = [place for place, row in enumerate(rows) if is_population_number(row[slot])]
        if hits:
            changed = list(rows)
            for place in hits:
                changed[place] = (*rows[place][:slot], SCRUBBED, *rows[place][slot + 1 :])
            rows = tuple(changed)
    return rows


def _filled_down(rows: Rows, merged: Sequence[Merge], found: Found, columns: Sequence[Column]) -> Rows:
    """A unit or institution merged over several rows belongs to each of them."""
    wanted = {found.proposals[name] for name in ("unit", "institution", "unit_id") if name in found.proposals}
    changed: list[tuple[Cell, ...]] | None = None
    first = found.header_last
    for (top, left), (bottom, _) in merged:
        slot = columns[left].slot if left in wanted else None
        if slot is None or top < first or bottom <= top or bottom - first >= len(rows):
            continue
        changed = changed if changed is not None else list(rows)
        value = changed[top - first][slot]
        for place in range(top - first + 1, bottom - first + 1):
            changed[place] = (*changed[place][:slot], value, *changed[place][slot + 1 :])
    return tuple(changed) if changed is not None else rows


def _shifted(raw: RawSheet, found: Found) -> frozenset[int]:
    width = len(raw.rows[found.header_last - 1]) if found.header_last else 0
    if not width:
        return frozenset()
    return frozenset(
        number
        for number, row in enumerate(raw.rows[found.header_last : found.last_row], start=found.header_last + 1)
        if len(row) > width and any(str(cell).strip() for cell in row[width:])
    )


def _kept_rows(rows: Sequence[Sequence[Cell]], kept: list[int], width: int) -> Rows:
    if len(kept) > 1 and all(len(row) == width for row in rows):
        return tuple(map(itemgetter(*kept), rows))
    return tuple(tuple(row[index] if index < len(row) else "" for index in kept) for row in rows)
