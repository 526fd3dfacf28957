"""The one place that makes a paragraph. Everything typed by people is escaped here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from reports.taming import tame

WIDEST_GAP = 1.1
"""Room that justifying may add between two words, in the size of the letters; a wider hole sets the text ragged."""


class NotedParagraph(Paragraph):  # type: ignore[misc]
    """A paragraph without torn lines, that tells the canvas its first word, for the catchword of the page before."""

    style: ParagraphStyle

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size; a justified paragraph with a torn line (a long number, a narrow column) is set ragged."""
        size: tuple[float, float] = super().wrap(width, height)
        if self.style.alignment == TA_JUSTIFY and self._torn():
            self.style = self.style.clone("ragged", alignment=TA_LEFT)
        return size

    def _torn(self) -> bool:
        room = WIDEST_GAP * self.style.fontSize
        lines = [line for line in self.blPara.lines[:-1] if isinstance(line, tuple)]
        return any(len(words) > 1 and spare / (len(words) - 1) > room for spare, words in lines)

    def draw(self) -> None:
        note: Callable[[str], None] | None = getattr(self.canv, "note_word", None)
        if note is not None:
            word = self._first_word()
            if word:
                note(word)
        super().draw()

    def _first_word(self) -> str:
        lines = getattr(getattr(self, "blPara", None), "lines", None)
        if not lines:
            return ""
        first = lines[0]
        words: Any = first[1] if isinstance(first, tuple) else [fragment.text for fragment in first.words]
        text = " ".join(str(word) for word in words).split()
        return text[0] if text else ""


def paragraph(text: str, style: ParagraphStyle, *, underline: bool = False) -> Paragraph:
    """The only function of the project that builds a paragraph: user text in, escaped flowable out."""
    safe = escape(tame(text))
    return NotedParagraph(f"<u>{safe}</u>" if underline else safe, style)
