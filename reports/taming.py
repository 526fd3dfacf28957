"""Which characters may stand on paper."""

from __future__ import annotations

import unicodedata

INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
LIKE = {
    0x2BB: "‘",
    0x2BC: "’",
    0x2010: "-",
    0x2011: "-",
    0x2012: "–",
    0x2015: "—",
    0x201B: "‘",
    0x201F: "“",
    0x2032: "’",
    0x2033: "”",
}
"""Signs the typefaces lack, and what stands for them."""

PRINTABLE = (
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x137), (0x139, 0x148), (0x14A, 0x165), (0x168, 0x17E), (0x192, 0x192),
    (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1CD, 0x1D4), (0x218, 0x21B), (0x2BE, 0x2BF), (0x391, 0x3A1), (0x3A3, 0x3A9),
    (0x3B1, 0x3C9), (0x1E0C, 0x1E0F), (0x1E24, 0x1E27), (0x1E2A, 0x1E2B), (0x1E36, 0x1E39), (0x1E42, 0x1E47),
    (0x1E58, 0x1E5D), (0x1E62, 0x1E63), (0x1E6C, 0x1E6F), (0x1E80, 0x1E85), (0x1E92, 0x1E93), (0x1EA0, 0x1EF9),
    (0x2013, 0x2014), (0x2018, 0x201A), (0x201C, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026), (0x2030, 0x2030),
    (0x2039, 0x203A), (0x20AC, 0x20AC), (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212),
    (0x221E, 0x221E), (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265),
)  # fmt: skip
"""Ranges that every carried typeface has: Latin with all accents, transliterated Arabic, Greek, signs of print."""

_KNOWN = frozenset(chr(code) for first, last in PRINTABLE for code in range(first, last + 1))


def tame(text: str) -> str:
    """Text as it may stand on paper, one line of it.

    A composed form is used, so that two ways of typing an accent print alike. Line ends and rare spaces become spaces,
    invisible signs go. Control and bidi signs, and what the typefaces lack, become a visible ``?``; an accent that no
    typeface has is left off its letter.
    """
    return "".join(char if char in _KNOWN else _instead(char) for char in unicodedata.normalize("NFC", text))


def _instead(char: str) -> str:
    if char in INVISIBLE:
        return ""
    if char in "\n\r\t\x0b\x0c" or unicodedata.category(char) in ("Zs", "Zl", "Zp"):
        return " "
    if ord(char) in LIKE:
        return LIKE[ord(char)]
    plain = unicodedata.normalize("NFKD", char)
    kept = "".join(part for part in plain if part in _KNOWN)
    return kept if kept and (plain != char) else "?"


def unprintable(text: str, profile: object = None) -> tuple[str, ...]:
    """The characters of a text that no carried typeface draws, each once, in the order they come.

    They would print as ``?`` or lose an accent; whoever finalises a letter is told of them before. Blanks, line ends
    and invisible signs are not named. ``profile`` makes no difference: both carried families draw the same characters,
    and a letter that the office's own typeface cannot draw is set in the carried one.
    """
    found: dict[str, None] = {}
    for char in unicodedata.normalize("NFC", text):
        if char not in _KNOWN and ord(char) not in LIKE and not _silent(char):
            found[char] = None
    return tuple(found)


def _silent(char: str) -> bool:
    return char in INVISIBLE or _instead(char) == " "


def named(char: str) -> str:
    """A character for people: itself where it can be seen, and its number (``U+4F1A``)."""
    number = f"U+{ord(char):04X}"
    return f"{char} ({number})" if char.isprintable() else number
