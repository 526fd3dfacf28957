"""From a composed letter and the name of a profile to bytes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from models.law.errors import Trouble
from reports.blocks import Letter, SecurityMark
from reports.typesetting.fonts import register
from reports.typesetting.page import Furniture, Trial, attempt, build
from reports.typesetting.profiles import Profile, read_profiles
from reports.typesetting.setter import Setter

SPILL = 0.35
"""A last page filled less than this is worth a closer setting."""

CLOSER = ((0.7, 0.98), (0.4, 0.955))
"""Shares of the spaces between parts and of the leading, tried in this order."""


class Layout:
    """Profiles and typefaces of a resources folder, ready to set letters."""

    def __init__(self, resources: Path) -> None:
        self._profiles = read_profiles(resources / "letters" / "profiles.toml")
        self._families = register(resources / "fonts" / "letters")

    def profile(self, key: str) -> Profile:
        """A profile by its id. Trouble where there is none of that name."""
        chosen = self._profiles.get(key)
        if chosen is None:
            raise Trouble("Profil tata letak tidak dikenal.", "Tidak ada yang dicetak.", "Pilih profil lain.")
        return chosen

    def set(self, letter: Letter, profile: str) -> tuple[bytes, int, tuple[str, ...]]:
        """The PDF, its pages, and the typefaces it carries."""
        chosen = self.profile(profile)
        family = self._families[chosen.family]
        mark = next((block for block in letter.blocks if isinstance(block, SecurityMark)), None)
        furniture = Furniture(letter.title, mark, letter.archive, letter.draft)
        setter, trial = self._fitted(letter, Setter(chosen, family), furniture)
        content, pages = build(lambda: setter.letter(letter), setter.profile, family, furniture, trial)
        return content, pages, (family.shown,)

    @staticmethod
    def _fitted(letter: Letter, setter: Setter, furniture: Furniture) -> tuple[Setter, Trial]:
        """The letter as it is, or closer, where that saves a last page with only a few lines on it."""
        family = setter.family
        trial = attempt(lambda: setter.letter(letter), setter.profile, family, furniture)
        if trial.pages == 1 or trial.last_used > SPILL:
            return setter, trial
        for ease, leading in CLOSER:
            closer = Setter(replace(setter.profile, leading=setter.profile.leading * leading), family, ease)
            again = attempt(partial(closer.letter, letter), closer.profile, family, furniture)
            if again.pages < trial.pages:
                return closer, again
        return setter, trial
