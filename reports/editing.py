"""The sentences within a file of wording, so that an office can rewrite one without touching the structure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from models.law.errors import Trouble
from reports.wording import read_wording

_NAMES = re.compile(r"\{\{\s*([a-z_][a-z0-9_.]*)")
_QUIET = frozenset({"type", "when", "each", "person", "seats", "signer", "align", "marks", "key", "kind", "chosen"})
"""Keys whose texts are structure, not sentences."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a wording: where it stands (``kalimat open``, ``blok 3``) and its text."""

    place: str
    text: str


def sentences(kind: str, source: str) -> tuple[Sentence, ...]:
    """Every sentence of a wording in the order of the file. Trouble where the file cannot be read."""
    wording = read_wording(kind, source)
    found = [Sentence(f"Kalimat {key}", text) for key, value in wording.sentences.items() for text in _texts(value)]
    for number, block in enumerate(wording.structure.get("block", ()), 1):
        found += [Sentence(f"Blok {number}", text) for text in _texts(block)]
    return tuple(found)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if value.strip():
            yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in _QUIET and not (key == "lines" and value.get("type") == "questions"):
                yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def rewritten(source: str, old: str, new: str) -> str:
    """The file with one sentence put in place of another, wherever it stands; all else stays letter by letter.

    Trouble where the sentence stands in a form of writing that cannot be exchanged safely.
    """
    mark = json.dumps(old, ensure_ascii=False)
    if mark not in source:
        raise Trouble(
            "Kalimat itu tidak dapat diganti satu per satu.",
            "Templat tidak berubah.",
            "Ubah pada seluruh berkas templat.",
        )
    plain = " ".join(new.split())
    return source.replace(mark, json.dumps(plain, ensure_ascii=False))


def facts_named(source: str) -> tuple[str, ...]:
    """The facts a wording speaks of, in order of appearance: what may be put into its sentences."""
    return tuple(dict.fromkeys(_NAMES.findall(source)))
