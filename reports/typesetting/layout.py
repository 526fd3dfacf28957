"""From a composed letter and the name of a profile to bytes."""

from __future__ import annotations

from pathlib import Path

from models.law.errors import Trouble
from reports.blocks import Letter, SecurityMark
from reports.typesetting.fonts import register
from reports.typesetting.page import Furniture, build
from reports.typesetting.profiles import read_profiles
from reports.typesetting.setter import Setter


class Layout:
    """Profiles and typefaces of a resources folder, ready to set letters."""

    def __init__(self, resources: Path) -> None:
        self._profiles = read_profiles(resources / "letters" / "profiles.toml")
        self._families = register(resources / "fonts" / "letters")

    def set(self, letter: Letter, profile: str) -> tuple[bytes, int, tuple[str, ...]]:
        """The PDF, its pages, and the typefaces it carries."""
        chosen = self._profiles.get(profile)
        if chosen is None:
            raise Trouble("Profil tata letak tidak dikenal.", "Tidak ada yang dicetak.", "Pilih profil lain.")
        family = self._families[chosen.family]
        setter = Setter(chosen, family)
        mark = next((block for block in letter.blocks if isinstance(block, SecurityMark)), None)
        furniture = Furniture(letter.title, mark, letter.archive, letter.draft)
        content, pages = build(lambda: setter.letter(letter), chosen, family, furniture)
        return content, pages, (family.shown,)
