"""Layout profiles: paper, margins, typeface. Settings of the office, kept with each letter."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

CM = 72 / 2.54


@dataclass(frozen=True, slots=True)
class LetterheadSizes:
    """Sizes of the lines of a letterhead in points: head of the city alone; city, office, address of an office."""

    head: float = 14
    city: float = 13
    office: float = 15
    address: float = 9


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
    letterhead: LetterheadSizes = LetterheadSizes()
    subject_label: str = "Hal"
    nip_dot: bool = False
    signer_name: str = "tebal"
    """``biasa``, ``tebal`` (bold) or ``tebal-garis`` (bold, underlined)."""

    @property
    def habits(self) -> dict[str, str | bool]:
        """What of this profile changes the words of a letter."""
        return {"subject_label": self.subject_label, "nip_dot": self.nip_dot}

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
            letterhead=LetterheadSizes(**{key: float(value) for key, value in row.get("letterhead", {}).items()}),
            subject_label=row.get("subject_label", "Hal"),
            nip_dot=bool(row.get("nip_dot", False)),
            signer_name=row.get("signer_name", "tebal"),
        )
    return found
