"""The canvas that a letter is drawn on: its sheets are held back until the whole letter is known, then furnished."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas

from reports.typesetting.objects import number
from reports.typesetting.pictures import Picture
from reports.typesetting.tags import Node

MARK = re.compile(r"(\d{1,3}|[a-z]{1,2})\.")

ESCAPES = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))} | {ord(c): f"\\{c}" for c in "()\\"}

Book: TypeAlias = pdfdoc.PDFDocument
"""What one file remembers of its typefaces; nothing else of the library's document is used."""


@dataclass(slots=True)
class Sheet:
    """One page as it was drawn: its operators, whose marks they carry, and the pictures on it."""

    width: float
    height: float
    code: list[str]
    owners: list[Node]
    pictures: dict[str, Picture]


@dataclass(slots=True)
class Drawn:
    """A letter as drawn: sheets, the first word of each, those that begin a section, how full the last is, its tree."""

    sheets: list[Sheet]
    words: dict[int, str]
    sections: set[int]
    last_used: float
    tree: Node = field(default_factory=lambda: Node("Sect"))


class SheetCanvas(Canvas):  # type: ignore[misc]
    """Collects sheets instead of writing a file; notes each sheet's first word; tags what is drawn."""

    def __init__(self, *args: Any, book: Book, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._doc = book
        self.sheets: list[Sheet] = []
        self.first_words: dict[int, str] = {}
        self.sections: set[int] = set()
        self._owners: list[Node] = []
        self._pictures: dict[str, Picture] = {}

    def showPage(self) -> None:  # noqa: N802 (name of the library)
        """Keep the sheet and begin the next one."""
        width, height = self._pagesize
        self.sheets.append(Sheet(width, height, self._code, self._owners, self._pictures))
        self._owners, self._pictures = [], {}
        self._startPage()

    def save(self) -> None:
        """Nothing is written here."""

    def resume(self, place: int) -> None:
        """Draw on a sheet that was kept, over what stands there, from a clean state of the pen."""
        sheet = self.sheets[place]
        sheet.code[:0] = ["q"]
        sheet.code.append("Q")
        self._code, self._owners, self._pictures = sheet.code, sheet.owners, sheet.pictures
        self._place = place
        self.init_graphics_state()

    @property
    def sheet(self) -> int:
        """The sheet being drawn, from 0."""
        return int(getattr(self, "_place", self._pageNumber - 1))

    @contextmanager
    def tagged(self, node: Node | None) -> Iterator[None]:
        """All that is drawn inside belongs to ``node``; without one, or drawn a second time, to the paper."""
        if node is None or node.drawn(self.sheet):
            self._code.append("/Artifact BMC")
        else:
            mark = len(self._owners)
            self._owners.append(node)
            node.marks.append((self.sheet, mark))
            self._code.append(f"/{node.kind} << /MCID {mark} >> BDC")
        yield
        self._code.append("EMC")

    def write(
        self,
        lines: Iterable[tuple[float, float, str]],
        face: str,
        size: float,
        leading: float,
        y: float,
        *,
        underline: bool = False,
    ) -> None:
        """Lines below each other: where each begins, the room added between its words, its text.

        Each ends with a blank, so that a reader does not glue its last word to the first of the next line.
        """
        font, book, code = getFont(face), self._doc, self._code
        code.append("BT")
        at, added, used, rules = (0.0, 0.0), 0.0, "", []
        for x, room, text in lines:
            code.append(f"{number(x - at[0])} {number(y - at[1])} Td")
            at = (x, y)
            if abs(room - added) > 1e-9:
                code.append(f"{room:.4f} Tw")
                added = room
            for subset, raw in font.splitString(f"{text} ", book):
                name = font.getSubsetInternalName(subset, book)
                if name != used:
                    code.append(f"{name} {number(size)} Tf")
                    used = name
                code.append(f"({raw.decode('latin-1').translate(ESCAPES)}) Tj")
            if underline:
                end = x + font.stringWidth(text, size) + room * text.count(" ")
                rules.append(f"{number(x)} {number(y - 0.125 * size)} m {number(end)} {number(y - 0.125 * size)} l")
            y -= leading
        if added:
            code.append("0 Tw")
        code.append("ET")
        if rules:
            code.append(f"{number(size / 15)} w {' '.join(rules)} S")

    def picture(self, one: Picture, x: float, y: float, width: float, height: float) -> None:
        """Place a picture."""
        self._pictures[one.name] = one
        self.saveState()
        self.translate(x, y)
        self.scale(width, height)
        self._code.append(f"/{one.name} Do")
        self.restoreState()

    def note_word(self, word: str) -> None:
        """The first word that is set on a sheet; after a mark such as ``6.`` the word behind it belongs to it."""
        known = self.first_words.get(self._pageNumber)
        if known is None:
            self.first_words[self._pageNumber] = word
        elif MARK.fullmatch(known):
            self.first_words[self._pageNumber] = f"{known} {word}"
