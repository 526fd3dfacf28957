"""The typefaces a file carries: the characters it uses, their widths, and what they mean as text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN

from reports.typesetting.objects import PdfWriter, number, ref

SYMBOLIC, NOT_SYMBOLIC = 1 << 2, 1 << 5
MOST_PAIRS = 100
"""Pairs in one block of a character map, by the rules of PostScript."""


def embed(writer: PdfWriter, book: Any, fonts: int) -> None:
    """Write every typeface that the pages of a book used, and the dictionary of their names as object ``fonts``."""
    names: list[str] = []
    for font in book.delayedFonts:
        state = font.state[book]
        for place, subset in enumerate(state.subsets):
            names.append(f"/{state.internalName}+{place} {ref(_subset(writer, font, place, tuple(subset)))}")
    writer.put(f"<< {' '.join(names)} >>", fonts)


def _subset(writer: PdfWriter, font: Any, place: int, subset: tuple[int, ...]) -> int:
    face = font.face
    name = f"{SUBSETN(place).decode('ascii')}+{face.name.decode('latin-1')}"
    content = program(font.fontName, subset)
    carried = writer.stream(f"/Length1 {len(content)}", content)
    box = " ".join(number(side) for side in face.bbox)
    descriptor = writer.put(
        f"<< /Type /FontDescriptor /FontName /{name} /Flags {face.flags & ~NOT_SYMBOLIC | SYMBOLIC} /FontBBox [{box}] "
        f"/ItalicAngle {number(face.italicAngle)} /Ascent {number(face.ascent)} /Descent {number(face.descent)} "
        f"/CapHeight {number(face.capHeight)} /StemV {number(face.stemV)} /MissingWidth {number(face.defaultWidth)} "
        f"/FontFile2 {ref(carried)} >>"
    )
    meaning = writer.stream("", _meaning(subset))
    widths = " ".join(number(face.getCharWidth(code)) for code in subset)
    return writer.put(
        f"<< /Type /Font /Subtype /TrueType /BaseFont /{name} /FirstChar 0 /LastChar {len(subset) - 1} "
        f"/Widths [{widths}] /FontDescriptor {ref(descriptor)} /ToUnicode {ref(meaning)} >>"
    )


@lru_cache(maxsize=64)
def program(name: str, subset: tuple[int, ...]) -> bytes:
    """The typeface cut down to these characters; most letters of an office need the same few cuts."""
    made: bytes = pdfmetrics.getFont(name).face.makeSubset(list(subset))
    return made


def _meaning(subset: Sequence[int]) -> bytes:
    """From codes to Unicode; codes without a character are left out."""
    pairs = [f"<{code:02X}> <{char:04X}>" for code, char in enumerate(subset) if char]
    blocks = [pairs[start : start + MOST_PAIRS] for start in range(0, len(pairs), MOST_PAIRS)]
    lines = [
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def",
        "1 begincodespacerange", "<00> <FF>", "endcodespacerange",
    ]  # fmt: skip
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode("ascii")
