"""A book as .xlsx: texts are texts, dates are dates, nothing that a person typed can become a formula."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

Value = str | int | date | datetime | None

LARGEST_TEXT = 32_767
"""Characters that a cell holds."""

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "|", "%")
"""How a text begins that a spreadsheet might take for a formula when somebody edits the cell."""

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a property of the file that must not tell when it was written
_FORMULAS_OFF = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def xlsx(
    sheet: str, titles: Sequence[str], header: Sequence[str], widths: Sequence[float], rows: Sequence[Sequence[Value]]
) -> bytes:
    """One sheet: title lines, a header that stays in sight and is printed on every page, rows. ``widths`` in letters.

    Landscape A4, one page wide. The same rows give the same bytes. ValueError where a row has not the cells of the
    header.
    """
    if any(len(row) != len(header) for row in rows):
        raise ValueError("a row has not the cells of the header")
    target = io.BytesIO()
    usual = {"font_name": "Arial", "font_size": 10}
    book = xlsxwriter.Workbook(target, _FORMULAS_OFF | {"default_format_properties": usual})
    book.set_properties({"created": _CREATED})
    page = book.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", sheet)[:31].strip() or "Buku")
    looks = _looks(book)
    for place, width in enumerate(widths):
        page.set_column(place, place, width)
    for place, line in enumerate(titles):
        page.write_string(place, 0, _clean(line), looks["title"])
    top = len(titles)
    for place, word in enumerate(header):
        page.write_string(top, place, word, looks["head"])
    for number, row in enumerate(rows, start=top + 1):
        for place, value in enumerate(row):
            _write(page, number, place, value, looks)
    page.freeze_panes(top + 1, 0)
    page.repeat_rows(top)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_footer("&Rhalaman &P dari &N")
    book.close()
    return _stored(target.getvalue())


def _looks(book: Any) -> dict[str, Any]:
    box = {"border": 1, "valign": "top", "text_wrap": True}
    return {
        "title": book.add_format({"bold": True, "font_size": 12}),
        "head": book.add_format(box | {"bold": True, "bg_color": "#E7ECE9", "align": "center", "valign": "vcenter"}),
        "plain": book.add_format(box),
        "guarded": book.add_format(box | {"quote_prefix": True}),
        "day": book.add_format(box | {"num_format": "dd-mm-yyyy"}),
        "moment": book.add_format(box | {"num_format": "dd-mm-yyyy hh:mm"}),
    }


def _write(page: Any, row: int, column: int, value: Value, looks: dict[str, Any]) -> None:
    if value is None or value == "":
        page.write_blank(row, column, None, looks["plain"])
    elif isinstance(value, datetime):
        page.write_datetime(row, column, value.replace(tzinfo=None, microsecond=0), looks["moment"])
    elif isinstance(value, date) and value.year >= 1900:
        page.write_datetime(row, column, value, looks["day"])
    elif isinstance(value, int):
        page.write_number(row, column, value, looks["plain"])
    else:
        text = _clean(str(value))
        page.write_string(row, column, text, looks["guarded" if text.startswith(DANGEROUS) else "plain"])


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text[:LARGEST_TEXT])


def _stored(packed: bytes) -> bytes:
    """The same parts without packing: two builds of zlib may pack differently, and one book has one set of bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for entry in source.infolist():
            plain = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            plain.external_attr, plain.create_system = 0o600 << 16, 3
            archive.writestr(plain, source.read(entry))
    return target.getvalue()
