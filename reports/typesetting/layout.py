"""From composed letters and a profile to one file of bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from models.law.errors import Trouble
from reports.blocks import Letter, SecurityMark
from reports.reading import plain
from reports.typesetting.checking import profile_from
from reports.typesetting.edition import Edition
from reports.typesetting.fonts import Family, folders, of_the_machine, register
from reports.typesetting.habits import dressed
from reports.typesetting.marks import archive_text
from reports.typesetting.page import Furniture, draw, furnish
from reports.typesetting.profiles import Profile, read_profiles
from reports.typesetting.quiet import quiet_collector
from reports.typesetting.setter import Setter
from reports.typesetting.sheets import Book, Drawn, SheetCanvas

SPILL = 0.35
"""A last page filled less than this is worth a closer setting."""

MOST_PRESSED = 8
"""Pages of a letter that is set closer to save one; in a longer one a last page with few lines is no harm."""

CLOSER = ((0.7, 0.98), (0.4, 0.955))
"""Shares of the spaces between parts and of the leading, tried in this order."""

Chosen = str | Mapping[str, Any] | Profile
Progress = Callable[[int, int], object]
"""Called after each letter with the letters and pages written so far; it stops the work by raising."""

SEVERAL = "Kumpulan surat"
"""Title of a file with letters of several titles."""


class Layout:
    """Profiles and typefaces of a resources folder, ready to set letters.

    ``places`` are the folders searched for the office's own typefaces; none are searched before a letter needs them.
    """

    def __init__(self, resources: Path, places: Sequence[Path] | None = None) -> None:
        self._profiles = read_profiles(resources / "letters" / "profiles.toml")
        self._families = register(resources / "fonts" / "letters")
        self._places = places
        self._own: dict[str, Family] | None = None

    def profile(self, chosen: Chosen) -> Profile:
        """A profile by its id, or from the values kept with a letter. Trouble where it is unknown or unsound."""
        if isinstance(chosen, Profile):
            return chosen
        if isinstance(chosen, Mapping):
            return profile_from(chosen)
        found = self._profiles.get(chosen)
        if found is None:
            raise Trouble("Profil tata letak tidak dikenal.", "Tidak ada yang dicetak.", "Pilih profil lain.")
        return found

    def dressed(self, letter: Letter, profile: Chosen) -> Letter:
        """The letter with the words as this profile writes them: what is set, and what its text is."""
        return dressed(letter, self.profile(profile))

    def set(self, letter: Letter, profile: Chosen) -> tuple[bytes, int, tuple[str, ...]]:
        """The PDF, its pages, and the typefaces it carries."""
        chosen = self.profile(profile)
        family = self._family(chosen, letter)
        target = io.BytesIO()
        with quiet_collector():
            edition = Edition(target)
            drawn = self._drawn(letter, chosen, family, edition.book)
            edition.add(drawn)
            edition.close(letter.title, archive_text(letter.archive) if letter.archive else "")
        return target.getvalue(), len(drawn.sheets), (family.shown,)

    def stream(
        self, letters: Iterable[Letter], profile: Chosen, out: BinaryIO, progress: Progress | None = None
    ) -> int:
        """Write letters one after another into one PDF; gives its pages. Memory does not grow with their number.

        ``letters`` is read as the file grows, ``out`` is only written to. Trouble where nothing was given or ``out``
        takes no more bytes: the file is then incomplete.
        """
        chosen = self.profile(profile)
        titles: dict[str, None] = {}
        done = 0
        try:
            edition = Edition(out)
            for done, letter in enumerate(letters, 1):
                edition.add(self._drawn(letter, chosen, self._family(chosen, letter), edition.book))
                if len(titles) < 2:
                    titles[letter.title] = None
                if progress is not None:
                    progress(done, edition.pages)
            if not done:
                raise Trouble("Tidak ada surat untuk dicetak.", "Tidak ada berkas yang dibuat.", "Pilih suratnya dulu.")
            edition.close(next(iter(titles)) if len(titles) == 1 else SEVERAL)
        except OSError as error:
            raise Trouble(
                f"Berkas cetak tidak dapat ditulis sampai selesai (berhenti pada surat ke-{max(done, 1)}).",
                "Surat-suratnya sendiri tidak berubah.",
                "Periksa ruang penyimpanan, lalu cetak lagi mulai dari surat itu.",
            ) from error
        return edition.pages

    def test_page(self, profile: Chosen) -> bytes:
        """One page with rulers at the four margins, to see what a printer shifts or cuts off."""
        from reports.typesetting.rulers import rulers

        chosen = self.profile(profile)
        family = self._usable(chosen)
        target = io.BytesIO()
        edition = Edition(target)
        edition.add(rulers(chosen, family, edition.book))
        edition.close("Halaman uji cetak")
        return target.getvalue()

    def typefaces(self, profile: Chosen) -> str:
        """What a letter on this profile is set in on this machine."""
        return self._usable(self.profile(profile)).shown

    def _usable(self, profile: Profile) -> Family:
        carried = self._families[profile.family]
        if not profile.machine_fonts:
            return carried
        if self._own is None:
            self._own = of_the_machine(folders() if self._places is None else self._places)
        return self._own.get(profile.family, carried)

    def _family(self, profile: Profile, letter: Letter) -> Family:
        """The office's own typeface where it has every character of this letter; else the one that is carried."""
        family = self._usable(profile)
        if family.carried or set(plain(letter)) - {"\n"} <= family.characters:
            return family
        return self._families[profile.family]

    @staticmethod
    def _drawn(letter: Letter, profile: Profile, family: Family, book: Book) -> Drawn:
        with quiet_collector():
            setter, drawn, canvas = _fitted(letter, Setter(profile, family), book)
            mark = next((block for block in letter.blocks if isinstance(block, SecurityMark)), None)
            furniture = Furniture(mark, letter.archive, letter.draft, setter.mark_node)
            furnish(drawn, canvas, setter.profile, family, furniture)
        return drawn


def _fitted(letter: Letter, setter: Setter, book: Book) -> tuple[Setter, Drawn, SheetCanvas]:
    """The letter as it is, or closer, where that saves a last page with only a few lines on it."""
    profile, family = setter.profile, setter.family
    drawn, canvas = draw(lambda: setter.letter(letter), profile, family, book)
    if not 1 < len(drawn.sheets) <= MOST_PRESSED or drawn.last_used > SPILL:
        return setter, drawn, canvas
    for ease, leading in CLOSER:
        closer = Setter(replace(profile, leading=profile.leading * leading), family, ease)
        again, other = draw(lambda one=closer: one.letter(letter), closer.profile, family, book)  # type: ignore[misc]
        if len(again.sheets) < len(drawn.sheets):
            return closer, again, other
    return setter, drawn, canvas
