"""The words of letters, as data: one TOML file per kind, with a version that each letter keeps.

A file holds ``[[block]]``, the whole structure of the letter, which :mod:`reports.composer` builds; only a salinan or
petikan, which takes its structure from the letter it copies, holds ``[say]``, the words :mod:`reports.copying` puts in.
``[[field]]`` tables name what no record holds and the clerk fills in when drafting.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models.law.errors import Trouble
from reports.sentences import fill

LARGEST = 200_000
"""Characters of one file of wording."""

_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")

FIELD_TYPES = ("text", "long", "date", "person", "people", "number", "choice")
"""How a field is asked for: one line, many lines, a day (ISO text), a person (facts of a person), several persons, a
whole number, one of ``choices``. A sentence reads it as ``letter.fields.<key>``; ``each`` over a long text goes line by
line."""

OF_THE_LETTER = ("subject", "attachment", "security", "speed", "copies")
"""Fields that every letter has: these are read as ``letter.<key>``."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing the clerk fills in. ``label`` and ``hint`` Indonesian; ``choices`` pairs of value and label."""

    key: str
    label: str
    type: str = "text"
    required: bool = False
    default: Any = ""
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def path(self) -> str:
        """Where the facts hold it."""
        return f"letter.{self.key}" if self.key in OF_THE_LETTER else f"letter.fields.{self.key}"

    @property
    def words(self) -> str:
        """The plain words for it in a sentence on what is missing."""
        return f"{self.label[:1].lower()}{self.label[1:]}" if self.label[1:2].islower() else self.label


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one kind of letter. ``version`` is ``kind/number``; ``source`` the file as text."""

    kind: str
    version: str
    sentences: dict[str, Any] = field(repr=False)
    structure: Mapping[str, Any] = field(default_factory=dict, repr=False)
    source: str = field(default="", repr=False)
    fields: tuple[Field, ...] = ()

    def say(self, key: str, **values: str) -> str:
        """A sentence with its facts. Trouble for one that is absent: it can never be printed."""
        return fill(str(self.sentences[key]), values, f"{self.kind}.{key}")


def read_wording(kind: str, text: str) -> Wording:
    """The wording of a kind from the text of its file. Trouble names what is wrong with the file."""
    if len(text) > LARGEST:
        raise Trouble("Templat surat terlalu besar.", "Templat tidak dipakai.", "Kurangi isinya.")
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        where = str(error).rpartition("(at ")[2].rstrip(")") if "(at " in str(error) else "awal berkas"
        where = where.replace("line", "baris").replace("column", "kolom").replace("end of document", "akhir berkas")
        raise Trouble(
            f"Templat surat tidak terbaca pada {where}.", "Templat lama tetap dipakai.", "Betulkan bagian itu."
        ) from error
    if not isinstance(data.get("version"), int):
        raise Trouble("Templat surat tidak memuat nomor versi.", "Templat lama tetap dipakai.", "Isi: version = 1.")
    say = data.get("say", {})
    if not isinstance(say, dict) or not (say or data.get("block")):
        raise Trouble("Templat surat tidak memuat satu kalimat pun.", "Templat lama tetap dipakai.")
    asked = tuple(_field(one) for one in _tables(data.get("field", ())))
    return Wording(kind, f"{kind}/{data['version']}", say, data if data.get("block") else {}, text, asked)


def _tables(value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, (list, tuple)) or not all(isinstance(one, dict) for one in value):
        raise Trouble("Isian surat (field) bukan daftar.", "Templat lama tetap dipakai.")
    return list(value)


def _field(given: dict[str, Any]) -> Field:
    key, label, kind = str(given.get("key", "")), str(given.get("label", "")).strip(), str(given.get("type", "text"))
    unknown = given.keys() - {"key", "label", "type", "required", "default", "hint", "choices"}
    if not _KEY.fullmatch(key) or not label or kind not in FIELD_TYPES or unknown:
        raise Trouble(
            f"Isian surat '{key or '?'}' tidak lengkap atau memakai kunci yang tidak dikenal.",
            "Templat lama tetap dipakai.",
            f"Isi key, label, dan type ({', '.join(FIELD_TYPES)}).",
        )
    rows = given.get("choices", ())
    choices = tuple((str(one[0]), str(one[1])) if isinstance(one, list) else (str(one), str(one)) for one in rows)
    return Field(
        key,
        label,
        kind,
        bool(given.get("required", False)),
        given.get("default", ""),
        str(given.get("hint", "")),
        choices,
    )


def read_wordings(folder: Path) -> dict[str, Wording]:
    """All kinds of a folder, by name of the file; ``profiles.toml`` is not one of them."""
    return {
        path.stem: read_wording(path.stem, path.read_text("utf-8"))
        for path in sorted(folder.glob("*.toml"))
        if path.stem != "profiles"
    }
