"""Which cells hold a formula. The reader of spreadsheets gives only their last value, often none at all."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from xml.parsers import expat

from models.exchange.container import split_reference
from models.exchange.limits import ListBroken

Formulas = Mapping[tuple[int, int], str]
"""(row, column), both counted from 1, to the text of the formula with its ``=``; never evaluated."""

MAX_FORMULAS = 200_000
_TEXT_LIMIT = 300
_NEEDLES = (b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/")
_FORMULA = re.compile(rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>([^<]{0,2000}))")
_OPEN_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r=["']([A-Za-z]{1,3}\d{1,7})["'][^>]*>\s*$""")


def xlsx_formulas(parts: Mapping[str, bytes], sheet_name: str) -> Formulas:
    """The formulas of one sheet of an .xlsx container."""
    part = sheet_parts(parts).get(sheet_name, "")
    sheet = parts.get(part, b"")
    found: dict[tuple[int, int], str] = {}
    for match in _hits(sheet):
        # The cell's own tag stands directly before.
        opened = _OPEN_CELL.search(sheet, sheet.rfind(b"<", 0, match.start()), match.start())
        if opened is None:
            return _parsed_formulas(sheet)
        found[split_reference(opened[1].decode("ascii"))] = _shown(match[1] or b"")
        if len(found) >= MAX_FORMULAS:
            break
    return found


def _hits(sheet: bytes) -> Iterator[re.Match[bytes]]:
    """Every element ``f``. A plain search for bytes first: a pattern over the whole sheet costs ten times that."""
    for needle in _NEEDLES:
        at = sheet.find(needle)
        while at >= 0:
            if match := _FORMULA.match(sheet, sheet.rfind(b"<", 0, at + 1)):
                yield match
            at = sheet.find(needle, at + 1)


def _shown(text: bytes) -> str:
    return "=" + html.unescape(text.decode("utf-8", "replace"))[:_TEXT_LIMIT]


def _parsed_formulas(sheet: bytes) -> Formulas:
    """The slow way, for cells without an address."""
    reader = _FormulaReader()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.start
    parser.CharacterDataHandler = reader.text
    parser.EndElementHandler = reader.end
    try:
        parser.Parse(sheet, True)
    except expat.ExpatError as broken:
        raise ListBroken from broken
    return reader.found


class _FormulaReader:
    def __init__(self) -> None:
        self.found: dict[tuple[int, int], str] = {}
        self._row = self._column = 0
        self._inside: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if local == "row":
            address = attributes.get("r", "")
            self._row, self._column = int(address) if address.isdigit() else self._row + 1, 0
        elif local == "c":
            self._column = split_reference(attributes.get("r", ""))[1] or self._column + 1
        elif local == "f":
            self._inside = []

    def text(self, data: str) -> None:
        if self._inside is not None and len(self._inside) < 50:
            self._inside.append(data)

    def end(self, tag: str) -> None:
        if tag.rpartition(":")[2] == "f" and self._inside is not None:
            if len(self.found) < MAX_FORMULAS:
                self.found[self._row, self._column] = "=" + "".join(self._inside)[:_TEXT_LIMIT]
            self._inside = None


def sheet_parts(parts: Mapping[str, bytes]) -> Mapping[str, str]:
    """Name of each sheet to its part: ``Data Utama`` to ``xl/worksheets/sheet1.xml``."""
    book = next((name for name in parts if name.lower() == "xl/workbook.xml"), "")
    links = next((name for name in parts if name.lower() == "xl/_rels/workbook.xml.rels"), "")
    targets: dict[str, str] = {}
    sheets: dict[str, str] = {}

    def link(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "Relationship":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
            targets[attributes.get("Id", "")] = path

    def sheet(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "sheet":
            number = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), "")
            sheets[attributes.get("name", "")] = targets.get(number, "")

    _walk(parts.get(links, b""), link)
    _walk(parts.get(book, b""), sheet)
    return sheets


def _walk(content: bytes, start: Callable[[str, dict[str, str]], None]) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        parser.Parse(content or b"<empty/>", True)
    except expat.ExpatError as broken:
        raise ListBroken from broken


def ods_formulas(content: bytes, sheet_name: str) -> Formulas:
    """The formulas of one sheet of an .ods container, repeated rows and cells counted."""
    if b"table:formula" not in content:
        return {}
    found: dict[tuple[int, int], str] = {}
    place = [0, 0, 0, 0]  # row, column, how often the row repeats, inside the wanted sheet

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "table:table":
            place[:] = [0, 0, 1, int(attributes.get("table:name", "") == sheet_name)]
        elif tag == "table:table-row":
            place[0] += place[2] if place[0] else 1
            place[1] = 0
            place[2] = _times(attributes, "table:number-rows-repeated")
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            formula = attributes.get("table:formula", "")
            if formula and place[3] and len(found) < MAX_FORMULAS:
                found[place[0], place[1] + 1] = "=" + formula.partition("=")[2][:_TEXT_LIMIT]
            place[1] += _times(attributes, "table:number-columns-repeated")

    _walk(content, start)
    return found


def _times(attributes: Mapping[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return int(text) if text.isdigit() and len(text) < 9 else 1
