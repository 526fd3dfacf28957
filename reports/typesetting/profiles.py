"""Layout profiles: paper, margins, typeface, habits. Settings of the office, kept whole with each letter."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CM = 72 / 2.54


@dataclass(frozen=True, slots=True)
class LetterheadSizes:
    """Sizes of the lines of a letterhead in points: head of the city alone; city, office, address of an office."""

    head: float = 14
    city: float = 13
    office: float = 15
    address: float = 9
    emblem: float = 2.1
    """Height of the emblem in cm."""


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
    address_side: str = "kiri"
    """``kiri``, or ``kanan``: under the date."""
    letterhead: LetterheadSizes = LetterheadSizes()
    letterhead_kind: str = "kantor"
    """``kantor``: as the office set it for the letter; or always K0, K1, K2, K3, K4."""
    letterhead_print: str = "cetak"
    """``cetak``; ``kosong`` keeps its room on paper that has one printed; ``tanpa`` leaves it out."""
    subject_label: str = "Hal"
    nature: str = "keduanya"
    """What *Sifat* shows: ``klasifikasi``, ``kecepatan`` or ``keduanya``."""
    place_style: str = "di Tempat"
    """``di Tempat`` in one line, ``di / Tempat`` in two, ``tanpa`` leaves it out."""
    head_spelling: str = "Wali Kota"
    nip_dot: bool = False
    rank_style: str = "kurung"
    """``kurung`` Pembina (IV/a), ``koma`` Pembina, IV/a, ``pangkat`` Pembina."""
    name_style: str = "asli"
    """Name of the signer ``asli`` as it is, or in capitals ``kapital``."""
    signer_name: str = "tebal"
    """``biasa``, ``tebal`` (bold), ``garis`` (underlined) or ``tebal-garis``."""
    sign_space: float = 52
    """Points left for a signature: about four lines."""
    catchwords: bool = True
    machine_fonts: bool = True
    """The office's Arial and Bookman Old Style where the machine has them."""
    data: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """The whole profile as it was given: what is kept with a letter."""

    @property
    def habits(self) -> dict[str, str | bool]:
        """What of this profile changes the words of a letter."""
        return {key: getattr(self, key) for key in HABITS}

    @property
    def text_width(self) -> float:
        """Width of the text in points."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Height of the text in points."""
        return self.height - self.top - self.bottom


HABITS = ("subject_label", "nip_dot", "nature", "place_style", "head_spelling", "rank_style", "name_style")

CHOICES: dict[str, tuple[str, ...]] = {
    "family": ("sans", "serif"),
    "address_side": ("kiri", "kanan"),
    "letterhead_kind": ("kantor", "K0", "K1", "K2", "K3", "K4"),
    "letterhead_print": ("cetak", "kosong", "tanpa"),
    "subject_label": ("Hal", "Perihal"),
    "nature": ("keduanya", "kecepatan", "klasifikasi"),
    "place_style": ("di Tempat", "di / Tempat", "tanpa"),
    "head_spelling": ("Wali Kota", "Walikota"),
    "rank_style": ("kurung", "koma", "pangkat"),
    "name_style": ("asli", "kapital"),
    "signer_name": ("biasa", "tebal", "garis", "tebal-garis"),
}
"""What a setting of words may be; the first is usual."""


def read_profiles(path: Path) -> dict[str, Profile]:
    """The profiles of a file, by id. Trouble names the first that is unsound."""
    from reports.typesetting.checking import profile_from

    data = tomllib.loads(path.read_text("utf-8"))
    return {key: profile_from(row, key) for key, row in data["profile"].items()}
