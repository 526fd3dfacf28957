"""From bytes to rows of cells, whatever the file is: .xlsx, .xls, .ods, delimited text, or a table of a web page."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from models.exchange.container import container_kind, measure, open_container, repack
from models.exchange.formulas import Formulas, ods_formulas, xlsx_formulas
from models.exchange.limits import (
    MAX_CELLS,
    ListBroken,
    ListEmpty,
    ListLocked,
    ListTooLarge,
    ListUnknownFormat,
)
from models.exchange.textfile import read_text
from models.exchange.texts import Cell
from models.exchange.webpage import looks_like_html, read_html

MAX_SHEETS = 40
MAX_MERGES = 20_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHER_KINDS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf", b"MZ", b"\x7fELF")


Merge = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of a merged range, (row, column) counted from 0."""


def _none() -> Formulas:
    return {}


@dataclass(frozen=True, slots=True)
class RawSheet:
    """Rows as the file has them; ``rows[0]`` is row 1. ``formulas`` is asked only for the chosen sheet."""

    name: str
    rows: Sequence[Sequence[Cell]]
    visible: bool = True
    formulas: Callable[[], Formulas] = field(default=_none)
    merged: Sequence[Merge] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets of a file that hold anything, and what the file is by its content."""

    form: str
    sheets: tuple[RawSheet, ...]
    encoding: str = ""
    delimiter: str = ""


def read_sheets(data: bytes, file_name: str = "") -> Book:
    """Read every sheet. The content decides the form, not the ending of the name. Raises a ``ListTrouble``."""
    if not data.strip(b"\0 \r\n\t"):
        raise ListEmpty
    if data.startswith(b"PK"):
        return _zipped(data)
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith((b"\x09\x08\x10\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00", b"\x09\x00\x04\x00")):
        return _ole(data)
    if data.startswith(_OTHER_KINDS):
        raise ListUnknownFormat
    if looks_like_html(data):
        return Book("html", (RawSheet("", read_html(data)),))
    if data.removeprefix(codecs.BOM_UTF8).lstrip()[:1] in (b"<", b"{"):
        raise ListUnknownFormat  # XML or JSON: text, but no table
    table = read_text(data)
    if not _is_table(table.rows):
        raise ListUnknownFormat
    return Book("csv", (RawSheet("", table.rows),), table.encoding, table.delimiter)


def _zipped(data: bytes) -> Book:
    parts = open_container(data)
    form = container_kind(parts)
    measure(form, parts)

    def formulas(name: str) -> Callable[[], Formulas]:
        if form == "ods":
            return lambda: ods_formulas(parts["content.xml"], name)
        return lambda: xlsx_formulas(parts, name)

    return Book(form, _sheets(repack(parts), formulas))


def _ole(data: bytes) -> Book:
    """The old binary form; a modern file behind a password is wrapped in the same container."""
    if _ENCRYPTED in data:
        raise ListLocked
    return Book("xls", _sheets(io.BytesIO(data), lambda _name: _none))


def _sheets(stream: io.BytesIO, formulas: Callable[[str], Callable[[], Formulas]]) -> tuple[RawSheet, ...]:
    try:
        with CalamineWorkbook.from_filelike(stream) as book:
            sheets = []
            for about in book.sheets_metadata[:MAX_SHEETS]:
                if about.typ is not SheetTypeEnum.WorkSheet:
                    continue
                sheet = book.get_sheet_by_name(about.name)
                if not sheet.height:
                    continue
                if sheet.total_height * sheet.total_width > MAX_CELLS:
                    raise ListTooLarge
                rows = sheet.to_python(skip_empty_area=False)
                visible = about.visible is SheetVisibleEnum.Visible
                merged = tuple(sheet.merged_cell_ranges or ())[:MAX_MERGES]
                sheets.append(RawSheet(about.name, rows, visible, formulas(about.name), merged))
    except PasswordError as locked:
        raise ListLocked from locked
    except (CalamineError, ValueError, OSError) as broken:
        if "assword" in str(broken):
            raise ListLocked from broken
        raise ListBroken from broken
    if not sheets:
        raise ListEmpty
    return tuple(sheets)


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a text has columns, or at least lines of readable text (a list of names alone is told apart later)."""
    filled = [row for row in rows[:200] if any(cell.strip() for cell in row)]
    if not filled:
        raise ListEmpty
    text = "".join(cell for row in filled for cell in row)[:20_000]
    odd = sum(1 for letter in text if not letter.isprintable() and letter not in "\r\n\t")
    return odd <= 3 + len(text) // 50
