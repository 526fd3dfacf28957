"""Layout profiles: paper, margins, typeface. Settings of the office, kept with each letter."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

CM = 72 / 2.54


@dataclass(frozen=True, slots=True)
class Profile:
    """One layout. Lengths in points; ``family`` is ``sans`` or ``serif``."""

    id: str
    name: str
    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    family: str
    size: float
    leading: float
    address_side: str

    @property
    def text_width(self) -> float:
        """Width of the text in points."""
        return self.width - self.left - self.right


def read_profiles(path: Path) -> dict[str, Profile]:
    """The profiles of a file, by id."""
    data = tomllib.loads(path.read_text("utf-8"))
    found: dict[str, Profile] = {}
    for key, row in data["profile"].items():
        width, height = (value * CM for value in row["paper"])
        top, bottom, left, right = (value * CM for value in row["margins"])
        found[key] = Profile(
            id=key,
            name=row["name"],
            width=width,
            height=height,
            top=top,
            bottom=bottom,
            left=left,
            right=right,
            family=row["family"],
            size=float(row["size"]),
            leading=float(row["leading"]),
            address_side=row["address_side"],
        )
    return found
