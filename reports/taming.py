"""Which characters may stand on paper."""

from __future__ import annotations

import unicodedata

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


def tame(text: str) -> str:
    """Text as it may stand on paper: control and bidi characters become a visible ``?``, invisible ones go.

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
