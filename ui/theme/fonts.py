"""The carried typeface and the sizes it is written in."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from ui.theme.places import resources
from ui.theme.tokens import FAMILY, SIZE

WEIGHTS = {
    "regular": QFont.Weight.Normal,
    "medium": QFont.Weight.Medium,
    "semibold": QFont.Weight.DemiBold,
    "bold": QFont.Weight.Bold,
}


def load_fonts() -> bool:
    """Register the four cuts of Plus Jakarta Sans; False where a file is missing (the system's face is used then)."""
    folder = resources() / "fonts" / "ui"
    cuts = ("Regular", "Medium", "SemiBold", "Bold")
    return all(QFontDatabase.addApplicationFont(str(folder / f"PlusJakartaSans-{cut}.ttf")) >= 0 for cut in cuts)


def font(size: int = SIZE.text, weight: str = "regular", *, figures: bool = False) -> QFont:
    """A font of ``size`` pixels. ``figures`` gives digits of one width, for columns of numbers and dates."""
    made = QFont(FAMILY)
    made.setPixelSize(size)
    made.setWeight(WEIGHTS[weight])
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if figures:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made
