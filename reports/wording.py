"""The sentences of letters, as data: one TOML file per kind, with a version that each letter keeps."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from re import compile as pattern
from string import Formatter
from typing import Any

from models.law.errors import Trouble

_NO_DOUBLE_STOP = pattern(r"(?<!\.)\.\.(?!\.)")
"""A name that ends with a degree brings its own full stop."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of one kind. Placeholders are plain names; nothing else is evaluated."""

    kind: str
    version: str
    sentences: dict[str, Any] = field(repr=False)

    def say(self, key: str, **values: str) -> str:
        """A sentence with its placeholders filled. Trouble for one without a value: it can never be printed."""
        return fill(str(self.sentences[key]), values, f"{self.kind}.{key}")

    def list(self, key: str, **values: str) -> tuple[str, ...]:
        """A list of sentences, each filled."""
        return tuple(fill(str(text), values, f"{self.kind}.{key}") for text in self.sentences.get(key, []))


def fill(text: str, values: dict[str, str], where: str) -> str:
    """Put values in place of ``{name}``; only names, no attributes, no indexes, no formats."""
    out: list[str] = []
    for literal, name, spec, conversion in Formatter().parse(text):
        out.append(literal)
        if name is None:
            continue
        if not name.isidentifier() or spec or conversion:
            raise Trouble(f"Kalimat {where} memuat isian yang tidak dikenal.", "Surat tidak dicetak.")
        if not values.get(name):
            raise Trouble(f"Kalimat {where} belum lengkap: {name}.", "Surat tidak dicetak.", "Lengkapi isian itu.")
        out.append(values[name])
    return _NO_DOUBLE_STOP.sub(".", "".join(out))


def read_wordings(folder: Path) -> dict[str, Wording]:
    """All kinds of a folder, by name of the file; ``profiles.toml`` is not one of them."""
    found = {}
    for path in sorted(folder.glob("*.toml")):
        if path.stem == "profiles":
            continue
        data = tomllib.loads(path.read_text("utf-8"))
        found[path.stem] = Wording(path.stem, f"{path.stem}/{data['version']}", data["say"])
    return found
