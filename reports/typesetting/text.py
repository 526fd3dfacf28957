"""The one place that makes a paragraph. What people typed never meets a parser of markup: it is set as it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph
from reportlab.platypus.paraparser import ParaFrag

from reports.taming import tame
from reports.typesetting.tags import Node

WIDEST_GAP = 1.1
"""Room that justifying may add between two words, in the size of the letters; a wider hole sets the text ragged."""

UNDERLINE = (0, "underline", None, "", "-0.125*F", 0, 1, "1")


class NotedParagraph(Paragraph):  # type: ignore[misc]
    """A paragraph without torn lines, that tells the canvas what it is and its first word, for the catchword."""

    style: ParagraphStyle
    node: Node | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size; a justified paragraph with a torn line (a long number, a narrow column) is set ragged."""
        known = self.__dict__.get("_known")
        if known is not None and known[0] == width and hasattr(self, "blPara"):
            self.width, self.height = known[1]
            return (self.width, self.height)
        size: tuple[float, float] = super().wrap(width, height)
        if self.style.alignment == TA_JUSTIFY and self._torn():
            self.style = self.style.clone("ragged", alignment=TA_LEFT)
        self._known = (width, size)
        return size

    def _torn(self) -> bool:
        room = WIDEST_GAP * self.style.fontSize
        lines = [line for line in self.blPara.lines[:-1] if isinstance(line, tuple)]
        return any(len(words) > 1 and spare / (len(words) - 1) > room for spare, words in lines)

    def split(self, width: float, height: float) -> list[Paragraph]:
        """Its parts; both stay the same element of the letter."""
        parts: list[Paragraph] = super().split(width, height)
        for part in parts:
            part.node = self.node
        return parts

    def draw(self) -> None:
        """Draw it under its mark."""
        note: Callable[[str], None] = self.canv.note_word
        word = self._first_word()
        if word:
            note(word)
        with self.canv.tagged(self.node):
            super().draw()

    def _first_word(self) -> str:
        lines = getattr(getattr(self, "blPara", None), "lines", None)
        if not lines:
            return ""
        first = lines[0]
        words: Any = first[1] if isinstance(first, tuple) else [fragment.text for fragment in first.words]
        text = " ".join(str(word) for word in words).split()
        return text[0] if text else ""


def paragraph(text: str, style: ParagraphStyle, node: Node | None = None, *, underline: bool = False) -> Paragraph:
    """The only function of the project that builds a paragraph: user text in, flowable out, nothing in it is markup."""
    shown = " ".join(part for part in tame(text).split(" ") if part)
    made = NotedParagraph("", style, frags=[_fragment(shown, style, underline)] if shown else [])
    made.node = node
    return made


def _fragment(text: str, style: ParagraphStyle, underline: bool) -> ParaFrag:
    return ParaFrag(
        rise=0,
        greek=0,
        link=[],
        bold=0,
        italic=0,
        fontName=style.fontName,
        fontSize=style.fontSize,
        textColor=style.textColor,
        us_lines=[UNDERLINE] if underline else [],
        text=text,
    )
