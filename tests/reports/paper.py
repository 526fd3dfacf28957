"""Reading printed letters back, with two readers that share no code with the press: pypdf and PDFium."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2

from models.registry.letterkinds import KINDS as KNOWN
from reports import blocks as b
from reports.press import Press, Printed
from reports.typesetting.profiles import Profile, read_profiles

RESOURCES = Path(__file__).parents[2] / "resources"
KINDS = Press(RESOURCES).kinds()
PAPERS = ("A4", "F4")
EDGE = 14.1
"""Points that an office printer cannot reach: 5 mm."""

OVERHANG = 3.0
"""Points by which the ink of a letter may leave its own box: the hook of a j, the arm of an f."""

CATCHWORD = re.compile(r"\S+( \S+)? \. \. \.")
"""One word, or a mark and its word, and three dots."""


@cache
def press() -> Press:
    """The press over the resources that are shipped."""
    return Press(RESOURCES)


@cache
def profiles() -> dict[str, Profile]:
    """The layout profiles that are shipped."""
    return read_profiles(RESOURCES / "letters" / "profiles.toml")


def profile_of(kind: str, paper: str) -> str:
    """The profile an office with this paper takes for this kind."""
    return f"{paper}-keputusan" if KNOWN[kind].decree else paper


def printed(kind: str, facts: dict[str, Any], paper: str = "A4") -> Printed:
    """The letter as the office would print it."""
    return press().print(kind, facts, profile_of(kind, paper))


def numbered_kinds() -> list[str]:
    """Kinds whose papers bear a number."""
    return [kind for kind in KINDS if KNOWN[kind].numbered]


def dotted(kind: str, facts: dict[str, Any]) -> bool:
    """Whether a council signs on numbered dots: they are drawn, but are no text of the letter."""
    found = press().compose(kind, facts).blocks
    inner = [one for block in found if isinstance(block, b.Appendix) for one in block.blocks]
    return any(isinstance(block, (b.Signatures, b.Attendance)) for block in (*found, *inner))


@dataclass(frozen=True)
class Page:
    """One page as PDFium reads it: the text inside the margins, above them and below them; boxes of all characters."""

    body: str
    head: str
    foot: str
    boxes: tuple[tuple[str, float, float, float, float], ...]
    """Character, left, bottom, right, top in points from the lower left corner."""


def pages(pdf: bytes, profile: Profile) -> list[Page]:
    """The pages of a letter, cut along the margins of its profile."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_page(page, profile) for page in document]
    finally:
        document.close()


def _page(page: Any, profile: Profile) -> Page:
    text = page.get_textpage()
    wide, tall = page.get_size()
    boxes = []
    for place in range(text.count_chars()):
        char = text.get_text_range(place, 1)
        if char.strip():
            boxes.append((char, *text.get_charbox(place)))
    foot, head = profile.bottom - 1, tall - profile.top + 1

    def part(low: float, high: float) -> str:
        return str(text.get_text_bounded(0, low, wide, high))

    return Page(part(foot, head), part(head, tall), part(0, foot), tuple(boxes))


def body_pypdf(pdf: bytes, profile: Profile) -> str:
    """The text inside the margins as pypdf reads it."""
    out: list[str] = []
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        tall = float(page.mediabox.height)

        def visit(
            text: str, cm: list[float], tm: list[float], _font: Any, _size: Any, ceiling: float = tall - profile.top
        ) -> None:
            height = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            if profile.bottom - 1 <= height <= ceiling:
                out.append(text)

        page.extract_text(visitor_text=visit)
    return "".join(out)


def squeezed(text: str) -> str:
    """Text without spaces and line ends; composed forms only."""
    return "".join(unicodedata.normalize("NFC", text).split())


def without_repeats(read: Counter[str], composed: Counter[str], letter: b.Letter) -> Counter[str]:
    """What was read, less the heads of tables that stand again on each page they go on to."""
    inner = [one for block in letter.blocks if isinstance(block, b.Appendix) for one in block.blocks]
    for block in (*letter.blocks, *inner):
        if not isinstance(block, (b.Grid, b.Attendance)):
            continue
        extra = ("No.", "Tanda tangan") if isinstance(block, b.Attendance) else ()
        head = signs("".join((*block.header, *extra)))
        while head and not head - (read - composed):
            read = read - head
    return read


def signs(text: str) -> Counter[str]:
    """Letters and digits of a text, counted: what is left when layout is taken away."""
    return Counter(char for char in unicodedata.normalize("NFC", text) if char.isalnum())


def body(pdf: bytes, profile: Profile) -> str:
    """All text inside the margins, squeezed, as PDFium reads it."""
    return "".join(squeezed(page.body) for page in pages(pdf, profile))


def outside(pdf: bytes, profile: Profile) -> list[str]:
    """Every breach of the page: text beside the margins, in the unprintable edge, or spilled below the frame."""
    found: list[str] = []
    read = pages(pdf, profile)
    for number, page in enumerate(read, 1):
        for char, left, low, right, high in page.boxes:
            if left < profile.left - OVERHANG or right > profile.width - profile.right + OVERHANG:
                found.append(f"page {number}: {char!r} beside the margin ({left:.1f} to {right:.1f})")
            if low < EDGE or high > profile.height - EDGE:
                found.append(f"page {number}: {char!r} in the edge ({low:.1f} to {high:.1f})")
        found += [f"page {number}: {line!r} below the frame" for line in _spilled(page.foot, last=number == len(read))]
    return found


def _spilled(foot: str, *, last: bool) -> list[str]:
    lines = [" ".join(line.split()) for line in foot.splitlines() if line.strip()]
    if last:
        return [
            line for line in lines if not line.startswith(("kode arsip", "sidik jari", "jurnal")) and len(line) < 25
        ]
    return [line for line in lines if not CATCHWORD.fullmatch(line)]


def crossings(pdf: bytes, profile: Profile) -> list[str]:
    """Characters that lie on each other: a sign of overlapping blocks. Two that follow each other in a word do not: the
    hook of a ``j`` reaches below an apostrophe before it.
    """
    found: list[str] = []
    for number, page in enumerate(pages(pdf, profile), 1):
        cells: dict[tuple[int, int], list[tuple[int, str, float, float]]] = {}
        for place, (char, left, low, right, high) in enumerate(page.boxes):
            x, y = (left + right) / 2, (low + high) / 2
            cell = cells.setdefault((int(x // 6), int(y // 6)), [])
            found += [
                f"page {number}: {char!r} on {other!r} at {x:.0f}, {y:.0f}"
                for before, other, other_x, other_y in cell
                if place - before > 1 and abs(other_x - x) < 1 and abs(other_y - y) < 2
            ]
            cell.append((place, char, x, y))
    return found


def fonts(pdf: bytes) -> dict[str, bool]:
    """Every typeface a file names, and whether the file carries it."""
    found: dict[str, bool] = {}
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        for font in (page["/Resources"].get("/Font") or {}).values():
            row = font.get_object()
            kin = row["/DescendantFonts"][0].get_object() if "/DescendantFonts" in row else row
            descriptor = kin.get("/FontDescriptor")
            inside = descriptor.get_object() if descriptor is not None else {}
            found[str(row["/BaseFont"])] = any(key in inside for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    return found
