"""Words on the pages of a PDF and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtPdf import QPdfDocument

LONGEST = 80
MOST_HITS = 500
"""A single letter of the alphabet may stand a thousand times on a page; nobody walks through more than this."""

_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Hit:
    """One place: page from 0, and its rectangles in points from the upper left corner (a hit may break into lines)."""

    page: int
    places: tuple[QRectF, ...]


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line of a page and where it stands, in points from the upper left corner."""

    text: str
    place: QRectF


def find_words(document: QPdfDocument, words: str) -> tuple[Hit, ...]:
    """Every place where ``words`` stand, whatever their case and wherever the lines break."""
    wanted = _BLANK.sub(" ", words.strip()).casefold()[:LONGEST]
    if not wanted:
        return ()
    hits: list[Hit] = []
    for page in range(document.pageCount()):
        text, origin = _flat(document.getAllText(page).text())
        at = text.find(wanted)
        while at >= 0 and len(hits) < MOST_HITS:
            first, last = origin[at], origin[at + len(wanted) - 1]
            hits.append(Hit(page, _rectangles(document, page, first, last - first + 1)))
            at = text.find(wanted, at + len(wanted))
        if len(hits) >= MOST_HITS:
            break
    return tuple(hits)


def _flat(text: str) -> tuple[str, list[int]]:
    """The text in small letters with single blanks, and for each letter its place in the original."""
    flat: list[str] = []
    origin: list[int] = []
    for place, letter in enumerate(text):
        if letter.isspace():
            if flat and flat[-1] != " ":
                flat.append(" ")
                origin.append(place)
            continue
        for small in letter.casefold():
            flat.append(small)
            origin.append(place)
    return "".join(flat), origin


def _rectangles(document: QPdfDocument, page: int, start: int, length: int) -> tuple[QRectF, ...]:
    bounds = document.getSelectionAtIndex(page, start, length).bounds()
    return tuple(polygon.boundingRect() for polygon in bounds)


def lines_of(document: QPdfDocument, page: int) -> tuple[TextLine, ...]:
    """The printed lines of a page in the order in which they were set."""
    text = document.getAllText(page).text()
    found: list[TextLine] = []
    start = 0
    for part in re.split(r"(\r\n|\r|\n)", text):
        if part.strip():
            places = _rectangles(document, page, start, len(part))
            if places:
                whole = places[0]
                for one in places[1:]:
                    whole = whole.united(one)
                found.append(TextLine(part.strip(), whole))
        start += len(part)
    return tuple(found)
