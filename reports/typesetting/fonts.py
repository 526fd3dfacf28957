"""The typefaces letters are set in: carried with the program, embedded in every file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FILES = {
    "sans": ("LiberationSans-Regular", "LiberationSans-Bold"),
    "serif": ("SidangBookman-Regular", "SidangBookman-Bold"),
}
NAMES = {
    "sans": "Liberation Sans (setara ukuran Arial)",
    "serif": "Sidang Bookman (setara Bookman Old Style)",
}


@dataclass(frozen=True, slots=True)
class Family:
    """Names under which reportlab knows the regular and the bold face, and what to tell people."""

    regular: str
    bold: str
    shown: str


def register(folder: Path) -> dict[str, Family]:
    """Make the faces known to reportlab, once; gives the families by id."""
    families = {}
    for key, (regular, bold) in FILES.items():
        for face in (regular, bold):
            if face not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(face, str(folder / f"{face}.ttf")))
        families[key] = Family(regular, bold, NAMES[key])
    return families
