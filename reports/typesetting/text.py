"""The one place that makes a paragraph. Everything typed by people is escaped here."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


def tame(text: str) -> str:
    """Text as it may stand on paper: control and bidi characters become a visible ``?``, invisible ones go, dashes stay.

    Line ends become spaces; a composed form is used so that two ways of typing an accent print alike.
    """
    out: list[str] = []
    for char in unicodedata.normalize("NFC", text):
        if char in "\n\r\t\u2028\u2029\x0b\x0c":
            out.append(" ")
        elif char in INVISIBLE:
            continue
        elif char in BIDI or unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn", "Cf"):
            out.append("?")
        else:
            out.append(char)
    return "".join(out)


class NotedParagraph(Paragraph):  # type: ignore[misc]
    """A paragraph that tells the canvas its first word, for the catchword of the page before."""

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


def paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    """The only function of the project that builds a paragraph: user text in, escaped flowable out."""
    return NotedParagraph(escape(tame(text)), style)
