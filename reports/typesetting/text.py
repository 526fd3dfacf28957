"""The one place that makes a paragraph. What people typed never meets a parser of markup: it is set as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph
from reportlab.platypus.paraparser import ParaFrag

from reports.taming import tame
from reports.typesetting.tags import Node

WIDEST_GAP = 1.8
"""Room that justifying may add between two words, in the size of the letters; a wider hole sets the text ragged."""

SHARE = {TA_LEFT: 0.0, TA_JUSTIFY: 0.0, TA_CENTER: 0.5, TA_RIGHT: 1.0}
"""How much of the spare room of a line stands before it."""

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

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 (names of the library)
        """Write its lines where they stand, under their mark; the library's own way takes several times as long."""
        lines = self.blPara.lines
        if not lines:
            return
        canvas.note_word(str(lines[0][1][0]))
        with canvas.tagged(self.node):
            canvas.write(self._placed(lines, x), self.blPara.fontName, self.blPara.fontSize, self.style.leading,
                         y + self.height - self.blPara.ascent, underline=bool(self.blPara.us_lines))  # fmt: skip

    def _placed(self, lines: Sequence[tuple[float, Sequence[str]]], x: float) -> Iterator[tuple[float, float, str]]:
        """Where each line begins, the room added between its words, and its words."""
        style, last = self.style, len(lines) - 1
        last = -1 if getattr(self, "_JustifyLast", False) else last
        x += style.leftIndent
        for place, (spare, words) in enumerate(lines):
            text = " ".join(words)
            gaps = text.count(" ") + text.count("\u00a0")
            first = style.firstLineIndent if place == 0 else 0
            tight = spare < -1e-8  # holds a little more than its width
            if gaps and (tight or (style.alignment == TA_JUSTIFY and place != last)):
                yield x + first, spare / gaps, text
            else:
                yield x + first + max(0.0, spare) * SHARE[style.alignment], 0.0, text


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
