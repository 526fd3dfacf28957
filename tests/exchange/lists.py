"""Lists made for one test: spreadsheets, open documents and texts as bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import openpyxl

from models.exchange import Entry, Plan, plan, read_list

TODAY = date(2026, 11, 22)
NIP = "198508172010012003"
NIP2 = "199002032015031002"
PPPK = "199404062022212005"


def made(data: bytes, name: str = "daftar.xlsx", **options: Any) -> Plan:
    """Read and plan in one step."""
    return plan(read_list(data, name=name), today=TODAY, **options)


def kinds_of(entry: Entry) -> set[str]:
    return {problem.kind for problem in entry.problems}


def xlsx(rows: Iterable[Sequence[Any]], merges: Iterable[str] = (), **sheets: Iterable[Sequence[Any]]) -> bytes:
    """A workbook with one sheet, or more by name."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(list(row))
    for merge in merges:
        page.merge_cells(merge)
    for name, more in sheets.items():
        other = book.create_sheet(name)
        for row in more:
            other.append(list(row))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def csv_bytes(rows: Iterable[Sequence[str]], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    return "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)


def edited(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A container with one part changed; the text must be there."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                assert old in content
                content = content.replace(old, new)
            target.writestr(name, content)
    return stream.getvalue()


_ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.2" '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
)


def ods_content(rows: Iterable[Sequence[Any]], tail: str = "") -> str:
    lines = []
    for row in rows:
        cells = []
        for cell in row:
            if cell is None or cell == "":
                cells.append("<table:table-cell/>")
            elif isinstance(cell, date):
                cells.append(
                    f'<table:table-cell office:value-type="date" office:date-value="{cell.isoformat()}">'
                    f"<text:p>{cell.isoformat()}</text:p></table:table-cell>"
                )
            elif isinstance(cell, str) and cell.startswith("="):
                cells.append(
                    f'<table:table-cell table:formula={quoteattr("of:" + cell)} office:value-type="string">'
                    "<text:p></text:p></table:table-cell>"
                )
            else:
                cells.append(
                    '<table:table-cell office:value-type="string">'
                    f"<text:p>{escape(str(cell))}</text:p></table:table-cell>"
                )
        lines.append("<table:table-row>" + "".join(cells) + "</table:table-row>")
    return (
        _ODS + '<table:table table:name="Daftar">' + "".join(lines) + tail + "</table:table></office:spreadsheet>"
        "</office:body></office:document-content>"
    )


def ods(content: str, manifest_extra: str = "") -> bytes:
    stream = io.BytesIO()
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), kind)
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest '
            'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">'
            f"{manifest_extra}</manifest:file-entry></manifest:manifest>",
        )
    return stream.getvalue()
