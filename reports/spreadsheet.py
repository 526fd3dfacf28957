"""A sheet of cells as .xlsx, written by the letter of ECMA-376 and the same bytes everywhere.

Texts are written as texts: nothing that a person typed can become a formula, and Excel is told to keep it so when the
cell is edited (``quotePrefix``). Dates are dates, with the day as the number of the standard. No library is needed.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from xml.sax.saxutils import escape

Value = str | int | date | datetime | None

LARGEST_TEXT = 32_767
"""Characters that a cell holds."""

PLAIN, HEAD, DAY, MOMENT, GUARDED, TITLE = range(6)
"""Places in the list of cell formats below."""

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "|", "%")
_MOMENT = (1980, 1, 1, 0, 0, 0)
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/>'
    '<numFmt numFmtId="165" formatCode="dd\\-mm\\-yyyy\\ hh:mm"/></numFmts>'
    '<fonts count="3"><font><sz val="10"/><name val="Arial"/></font>'
    '<font><b/><sz val="10"/><name val="Arial"/></font><font><b/><sz val="12"/><name val="Arial"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE7ECE9"/></patternFill></fill></fills>'
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
    '<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border>'
    '</borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6">'
    '<xf borderId="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf fontId="1" fillId="2" borderId="1" applyAlignment="1">'
    '<alignment horizontal="center" vertical="center" wrapText="1"/></xf>'
    '<xf numFmtId="164" borderId="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>'
    '<xf numFmtId="165" borderId="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>'
    '<xf borderId="1" quotePrefix="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf fontId="2"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


def xlsx(
    sheet: str, titles: Sequence[str], header: Sequence[str], widths: Sequence[float], rows: Sequence[Sequence[Value]]
) -> bytes:
    """One sheet: title lines, a header that stays in sight and is printed on every page, rows. ``widths`` in letters.

    Landscape, one page wide. ValueError where a row has not the cells of the header.
    """
    if any(len(row) != len(header) for row in rows):
        raise ValueError("a row has not the cells of the header")
    name = re.sub(r"[\[\]:*?/\\']", " ", sheet)[:31] or "Buku"
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations((("officeDocument", "xl/workbook.xml"),)),
        "xl/workbook.xml": _workbook(name, len(titles) + 1),
        "xl/_rels/workbook.xml.rels": _relations((("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"))),
        "xl/styles.xml": _STYLES,
        "xl/worksheets/sheet1.xml": "".join(_sheet(titles, header, widths, rows)),
    }
    target = io.BytesIO()
    # Stored, not packed: two builds of zlib may pack differently, and the same book must give the same bytes.
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for path, content in parts.items():
            entry = zipfile.ZipInfo(path, _MOMENT)
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            archive.writestr(entry, content.encode("utf-8"))
    return target.getvalue()


def _content_types() -> str:
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{sheet}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{sheet}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{sheet}.styles+xml"/></Types>'
    )


def _relations(rows: Sequence[tuple[str, str]]) -> str:
    body = "".join(
        f'<Relationship Id="rId{place}" Type="{_REL}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(rows, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{body}</Relationships>'


def _workbook(name: str, header: int) -> str:
    quoted = escape(name, {'"': "&quot;"})
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets><sheet name="{quoted}" sheetId="1" r:id="rId1"/>'
        '</sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'
        f"'{escape(name)}'!${header}:${header}</definedName></definedNames></workbook>"
    )


def _sheet(
    titles: Sequence[str], header: Sequence[str], widths: Sequence[float], rows: Sequence[Sequence[Value]]
) -> Iterator[str]:
    top = len(titles) + 1
    yield f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
    yield (
        f'<sheetViews><sheetView workbookViewId="0"><pane ySplit="{top}" topLeftCell="A{top + 1}" '
        'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>'
    )
    for place, width in enumerate(widths, start=1):
        yield f'<col min="{place}" max="{place}" width="{width:.1f}" customWidth="1"/>'
    yield "</cols><sheetData>"
    for place, line in enumerate(titles, start=1):
        yield f'<row r="{place}">{_text(1, place, line, TITLE)}</row>'
    yield f'<row r="{top}">{"".join(_text(at, top, word, HEAD) for at, word in enumerate(header, start=1))}</row>'
    for number, row in enumerate(rows, start=top + 1):
        yield f'<row r="{number}">{"".join(_cell(at, number, value) for at, value in enumerate(row, start=1))}</row>'
    yield (
        '</sheetData><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;Rhalaman &amp;P dari &amp;N</oddFooter></headerFooter></worksheet>"
    )


def _cell(column: int, row: int, value: Value) -> str:
    if value is None or value == "":
        return f'<c r="{_place(column, row)}" s="{PLAIN}"/>'
    if isinstance(value, datetime):
        return f'<c r="{_place(column, row)}" s="{MOMENT}"><v>{_serial(value)}</v></c>'
    if isinstance(value, date):
        if value.year < 1900:
            return _text(column, row, value.isoformat(), PLAIN)
        return f'<c r="{_place(column, row)}" s="{DAY}"><v>{_serial(value)}</v></c>'
    if isinstance(value, int):
        return f'<c r="{_place(column, row)}" s="{PLAIN}"><v>{value}</v></c>'
    return _text(column, row, value, GUARDED if value.startswith(DANGEROUS) else PLAIN)


def _text(column: int, row: int, value: str, style: int) -> str:
    clean = _ESCAPED.sub("_x005F_", _NO_XML.sub("\ufffd", value[:LARGEST_TEXT]))
    body = f'<is><t xml:space="preserve">{escape(clean)}</t></is>'
    return f'<c r="{_place(column, row)}" s="{style}" t="inlineStr">{body}</c>'


def _place(column: int, row: int) -> str:
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return f"{name}{row}"


def _serial(value: date | datetime) -> str:
    """Days since 30 December 1899; a moment by the clock on the wall of the office."""
    days = value.toordinal() - date(1899, 12, 30).toordinal()
    if not isinstance(value, datetime):
        return str(days)
    minutes = value.hour * 60 + value.minute
    return f"{days}.{minutes * 1_000_000 // 1440:06d}"
