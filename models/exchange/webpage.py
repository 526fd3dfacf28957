"""Tables of a web page saved as .xls: many SIMPEG programs "export to Excel" this way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from models.exchange.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, ListTooLarge, ListUnknownFormat
from models.exchange.textfile import detect_encoding

_START = re.compile(r"<(!doctype\s+html|html|head|meta|style|body|table|div|center)\b", re.IGNORECASE)
_SKIPPED = (("<?", "?>"), ("<!--", "-->"))


def looks_like_html(data: bytes) -> bool:
    """Whether the bytes begin as a web page does, after marks, declarations and comments."""
    head = data[:4096]
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16" if wide else "latin-1", "ignore").lstrip("\ufeff\xef\xbb\xbf \t\r\n")
    place = 0
    while opened := next((pair for pair in _SKIPPED if text.startswith(pair[0], place)), None):
        end = text.find(opened[1], place)
        if end < 0:
            return False
        place = end + len(opened[1])
        while text[place : place + 1].isspace():
            place += 1
    return bool(_START.match(text, place))


def read_html(data: bytes) -> Sequence[Sequence[str]]:
    """The rows of the largest table, merged cells filled up with empty text. Row 0 is row 1 of that table.

    Raises ``ListUnknownFormat`` where the page has no table.
    """
    reader = _Tables()
    reader.feed(data.decode(detect_encoding(data), "replace"))
    reader.close()
    if not reader.tables:
        raise ListUnknownFormat
    return max(reader.tables, key=len)


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._open: list[list[list[str]]] = []
        self._cell: list[str] | None = None
        self._span = 1
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._end_cell()
            self._open.append([])
            self.tables.append(self._open[-1])
        elif tag == "tr" and self._open:
            self._end_cell()
            self._open[-1].append([])
            if len(self._open[-1]) > MAX_ROWS:
                raise ListTooLarge
        elif tag in ("td", "th") and self._open:
            self._end_cell()
            self._cell = []
            span = dict(attrs).get("colspan") or "1"
            self._span = min(int(span), MAX_COLUMNS) if span.isdecimal() and len(span) < 6 else 1
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()
        if tag == "table" and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        if not self._open[-1]:
            self._open[-1].append([])
        row = self._open[-1][-1]
        row.append("".join(self._cell).strip())
        row.extend([""] * (self._span - 1))
        self._cells += self._span
        self._cell = None
        if len(row) > MAX_COLUMNS or self._cells > MAX_CELLS:
            raise ListTooLarge
