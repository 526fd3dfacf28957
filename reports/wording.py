"""The words of letters, as data: one TOML file per kind, with a version that each letter keeps.

A file holds ``[say]``, sentences that a composer in :mod:`reports.letters` puts in their places, or ``[[block]]``, the
whole structure of the letter, which :mod:`reports.composer` builds.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models.law.errors import Trouble
from reports.sentences import fill

LARGEST = 200_000
"""Characters of one file of wording."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one kind of letter. ``version`` is ``kind/number``; ``source`` the file as text."""

    kind: str
    version: str
    sentences: dict[str, Any] = field(repr=False)
    structure: Mapping[str, Any] = field(default_factory=dict, repr=False)
    source: str = field(default="", repr=False)

    def say(self, key: str, **values: str) -> str:
        """A sentence with its facts. Trouble for one that is absent: it can never be printed."""
        return fill(str(self.sentences[key]), values, f"{self.kind}.{key}")

    def list(self, key: str, **values: str) -> tuple[str, ...]:
        """A list of sentences, each filled."""
        return tuple(fill(str(text), values, f"{self.kind}.{key}") for text in self.sentences.get(key, []))


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
    return Wording(kind, f"{kind}/{data['version']}", say, data if data.get("block") else {}, text)


def read_wordings(folder: Path) -> dict[str, Wording]:
    """All kinds of a folder, by name of the file; ``profiles.toml`` is not one of them."""
    return {
        path.stem: read_wording(path.stem, path.read_text("utf-8"))
        for path in sorted(folder.glob("*.toml"))
        if path.stem != "profiles"
    }
