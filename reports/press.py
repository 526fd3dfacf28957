"""The press: facts in, paper out. Given to the desk, because models know no PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from models.law.errors import Trouble
from reports import blocks, composer, copying
from reports.officecopy import furnished
from reports.reading import plain
from reports.wording import OF_THE_LETTER, Field, Wording, read_wording, read_wordings

if TYPE_CHECKING:
    from reports.typesetting.layout import Layout
    from reports.typesetting.profiles import Profile

Facts = dict[str, Any]
Required = tuple[tuple[str, str], ...]

ALWAYS: Required = (
    ("letter.place", "kota tempat surat dibuat (Pengaturan, Kantor)"),
    ("office.head_office", "sebutan kepala daerah (Pengaturan, Kantor)"),
)
"""What every letter needs beside its own facts."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact that is not there: its key, and the plain Indonesian words for it."""

    field: str
    words: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A set letter: bytes, the composed text, the typefaces really used, pages, version of the wording.

    ``layout`` is the whole profile it was set on, as values: enough to set it the same again.
    """

    pdf: bytes
    text: str
    fonts: tuple[str, ...]
    pages: int
    template: str
    layout: dict[str, Any]


class Press:
    """Sets letters from the wordings, profiles and typefaces of a resources folder."""

    def __init__(self, resources: Path) -> None:
        self._resources = resources
        self._wordings: dict[str, Wording] | None = None
        self._layout: Layout | None = None

    def kinds(self) -> tuple[str, ...]:
        """The letters this press knows."""
        return tuple(self._shipped())

    def wording(self, kind: str) -> Wording:
        """The wording of a kind that the program brings; its ``source`` is what an office copies to edit."""
        found = self._shipped().get(kind)
        if found is None:
            raise Trouble("Jenis surat tidak dikenal.", "Tidak ada yang dicetak.")
        return found

    def mistakes(self, kind: str, source: str) -> list[str]:
        """What is wrong with an office's own wording of a kind, in Indonesian with its place; empty where it may be
        used.

        A wording must keep the form of the one it replaces: sentences for a copy, blocks otherwise.
        """
        shipped = self.wording(kind)
        try:
            own = read_wording(kind, source)
        except Trouble as trouble:
            return [trouble.what]
        found = composer.mistakes(own)
        if not shipped.structure:
            found += [f"kalimat '{key}' belum ada" for key in shipped.sentences if key not in own.sentences]
        elif not own.structure:
            found.append("susunan blok belum ada")
        return found

    def missing(self, kind: str, facts: Facts, source: str | None = None) -> list[Missing]:
        """Each obligatory fact that is absent or empty, in plain words; the number only where no slot is left open."""
        wording = self._wording(kind, source)
        facts = _filled(_trimmed(facts), wording.fields)
        required = (*ALWAYS, *self._required(wording, facts))
        found = [Missing(key, words) for key, words in required if _absent(_get(facts, key))]
        found += [Missing(key, words) for key, words in _nameless(facts) if key not in {m.field for m in found}]
        if not any(_get(facts, f"letter.{key}") for key in ("number", "slot_open", "unnumbered")):
            found.append(Missing("letter.number", "nomor surat"))
        if kind in copying.SORTS and (of := _get(facts, "copy.of")) in self._shipped() and of not in copying.SORTS:
            known = {m.field for m in found}
            within = self.missing(of, copying.original_facts(facts), _get(facts, "copy.wording"))
            found += [m for m in within if m.field not in known]
        return found

    def compose(self, kind: str, facts: Facts, source: str | None = None) -> blocks.Letter:
        """The blocks of a letter, from the program's wording or from ``source``, the text of the office's own.

        Trouble names the facts that are missing; a letter is never composed around a gap.
        """
        wording = self._wording(kind, source)
        facts = _filled(_trimmed(facts), wording.fields)
        gaps = [m for m in self.missing(kind, facts, source) if m.field != "letter.number"]
        if gaps:
            raise Trouble(
                f"Surat belum lengkap; belum ada: {', '.join(m.words for m in gaps)}.",
                "Draf tetap tersimpan.",
                "Lengkapi isian itu pada perkara.",
            )
        try:
            if kind in copying.SORTS:
                return self._copied(facts, wording)
            return furnished(composer.compose(facts, wording), facts)
        except (KeyError, TypeError, IndexError, AttributeError, ValueError) as error:
            raise Trouble(
                "Surat belum dapat disusun: satu isiannya kosong atau tidak berbentuk semestinya.",
                "Draf tetap tersimpan.",
                "Periksa isian surat dan perkaranya, lalu coba lagi.",
            ) from error

    def _copied(self, facts: Facts, wording: Wording) -> blocks.Letter:
        """A salinan or petikan: the original composed from its own facts and wording, then turned into the copy."""
        of = str(facts["copy"]["of"])
        if of in copying.SORTS:
            raise Trouble("Salinan dibuat dari surat aslinya.", "Tidak ada yang dibuat.")
        original = self.compose(of, copying.original_facts(facts), facts["copy"].get("wording") or None)
        return copying.copied(original, facts, wording)

    def _shipped(self) -> dict[str, Wording]:
        if self._wordings is None:
            self._wordings = read_wordings(self._resources / "letters")
        return self._wordings

    def _wording(self, kind: str, source: str | None) -> Wording:
        if source is None:
            return self.wording(kind)
        found = self.mistakes(kind, source)
        if found:
            raise Trouble(
                f"Templat surat buatan kantor tidak dapat dipakai: {found[0]}.",
                "Draf tetap tersimpan.",
                "Betulkan templat itu di Pengaturan, atau kembalikan ke templat bawaan.",
            )
        return read_wording(kind, source)

    def required(self, kind: str, facts: Facts | None = None) -> Required:
        """The facts a kind cannot do without, and the plain words for each; with ``facts``, those it cannot in them."""
        return self._required(self.wording(kind), facts)

    def fields(self, kind: str, source: str | None = None) -> tuple[Field, ...]:
        """What the clerk fills in for a letter of this kind, in the order of its form."""
        return self._wording(kind, source).fields

    @staticmethod
    def _required(wording: Wording, facts: Facts | None = None) -> Required:
        if wording.kind in copying.SORTS:
            return copying.REQUIRED
        given = composer.required_of(wording, facts)
        return (*given, *((one.path, one.words) for one in wording.fields if one.required and one.default == ""))

    def print(self, kind: str, facts: Facts, profile: str | Mapping[str, Any], source: str | None = None) -> Printed:
        """Set a letter on a profile, by its id or by its values. The same facts, wording and profile give the same
        bytes.
        """
        layout = self._ready()
        chosen = layout.profile(profile)
        own = {**facts, "habits": chosen.habits}
        letter = layout.dressed(self.compose(kind, own, source), chosen)
        pdf, pages, fonts = layout.set(letter, chosen)
        sheets = _sheets(letter, pages, layout, chosen)
        if sheets > 1:
            own["letter"] = {**own["letter"], "sheets": sheets}
            letter = layout.dressed(self.compose(kind, own, source), chosen)
            pdf, pages, fonts = layout.set(letter, chosen)
        return Printed(pdf, plain(letter), fonts, pages, letter.template, dict(chosen.data))

    def stream(
        self,
        kind: str,
        each: Iterable[Facts],
        profile: str | Mapping[str, Any],
        out: BinaryIO,
        progress: Callable[[int, int], object] | None = None,
        source: str | None = None,
    ) -> int:
        """Set many letters of one kind into one PDF, in memory that does not grow with their number; gives its pages.

        ``each`` is read as the file grows; ``progress`` gets letters and pages so far and stops the work by raising.
        """
        layout = self._ready()
        chosen = layout.profile(profile)
        letters = (
            layout.dressed(self.compose(kind, {**facts, "habits": chosen.habits}, source), chosen) for facts in each
        )
        return layout.stream(letters, chosen, out, progress)

    def sample(self, kind: str, source: str | None = None, profile: str | Mapping[str, Any] = "") -> Printed:
        """The letter set on an invented case: what a wording or a profile looks like."""
        from reports.sample import sample_facts

        facts = sample_facts(self._resources, kind)
        return self.print(kind, facts, profile or facts["profile"], source)

    def _ready(self) -> Layout:
        """The layout, loaded when the first letter is set: reportlab takes a quarter of a second."""
        if self._layout is None:
            from reports.typesetting.layout import Layout

            self._layout = Layout(self._resources)
        return self._layout

    def profiles(self) -> dict[str, str]:
        """Layout profiles: id to name."""
        from reports.typesetting.profiles import read_profiles

        return {key: row.name for key, row in read_profiles(self._resources / "letters" / "profiles.toml").items()}

    def profile_values(self, key: str) -> dict[str, Any]:
        """The values of a profile the program brings: what an office copies to change. Trouble for an unknown one."""
        from reports.typesetting.profiles import read_profiles

        found = read_profiles(self._resources / "letters" / "profiles.toml").get(key)
        if found is None:
            raise Trouble("Profil tata letak tidak dikenal.", "Tidak ada yang dicetak.", "Pilih profil lain.")
        return dict(found.data)


def _sheets(letter: blocks.Letter, pages: int, layout: Layout, profile: Profile) -> int:
    """How many sheets of lampiran a surat has that says so in its head; 0 for all other letters."""
    heads = [block for block in letter.blocks if isinstance(block, blocks.LetterHead)]
    bare = tuple(block for block in letter.blocks if not isinstance(block, blocks.Appendix))
    if len(bare) == len(letter.blocks) or not any(label == "Lampiran" for head in heads for label, _ in head.rows):
        return 0
    return pages - layout.set(replace(letter, blocks=bare), profile)[1]


def _filled(facts: Facts, fields: tuple[Field, ...]) -> Facts:
    """The facts with the usual value of each field that was left empty."""
    letter = facts.get("letter")
    if not isinstance(letter, dict):
        return facts
    given = letter.get("fields")
    own: Facts = given if isinstance(given, dict) else {}
    usual = {one.key: one.default for one in fields if one.default != ""}
    inner = {key: value for key, value in usual.items() if key not in OF_THE_LETTER and _absent(own.get(key))}
    outer = {key: value for key, value in usual.items() if key in OF_THE_LETTER and _absent(letter.get(key))}
    return facts | {"letter": letter | outer | {"fields": own | inner}}


def _get(facts: Facts, key: str) -> Any:
    value: Any = facts
    for part in key.split("."):
        if not isinstance(value, dict):
            return None
        value = value.get(part)
    return value


PARTS = {"titled_name": "nama", "name": "nama", "title": "nama bukti"}
"""What a person or a piece of evidence in a list must have."""


def _nameless(value: Any, where: str = "") -> list[tuple[str, str]]:
    """Persons without a name and evidence without a title, wherever they stand in the facts."""
    found: list[tuple[str, str]] = []
    if isinstance(value, dict):
        keys = (
            ("titled_name", "name") if "titled_name" in value else ("title",) if where.startswith("evidence.") else ()
        )
        found += [(f"{where}.{key}", f"{PARTS[key]} pada {_place(where)}") for key in keys if not value.get(key)]
    parts = value.items() if isinstance(value, dict) else enumerate(value, 1) if isinstance(value, list) else ()
    for key, part in parts:
        found += _nameless(part, f"{where}.{key}" if where else str(key))
    return found


PLACES = {
    "respondent": "terlapor",
    "panel": "susunan majelis",
    "evidence": "daftar bukti",
    "hearing": "daftar hadir",
    "hearings": "daftar hadir",
    "examination": "berita acara pemeriksaan",
}


def _place(where: str) -> str:
    first, _, rest = where.partition(".")
    number = next((part for part in rest.split(".") if part.isdigit()), "")
    return f"{PLACES.get(first, 'perkara')}{f' nomor {number}' if number else ''}"


def _trimmed(value: Any) -> Any:
    """The same facts without blanks around texts: a field of spaces is an empty field."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict):
        return {key: _trimmed(part) for key, part in value.items()}
    return [_trimmed(part) for part in value] if isinstance(value, list) else value


def _absent(value: Any) -> bool:
    return value is None or value is False or value == "" or value == [] or value == {}
