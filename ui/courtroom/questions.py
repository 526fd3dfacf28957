"""The standard questions of an examination, read from ``resources/questions.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from models.law.errors import Trouble

PARTS = ("pembuka", "pokok", "penutup")
PART_NAMES = {"pembuka": "Pembuka", "pokok": "Pokok perkara", "penutup": "Penutup"}
ROLES = ("terlapor", "saksi", "ahli", "pelapor")

_SLOT = re.compile(r"\{([a-z_]+)\}")
_WITHOUT = {
    "panggilan": "surat panggilan",
    "tanggal_perbuatan": "tanggal yang disebut dalam dugaan",
    "tempat_perbuatan": "tempat yang disebut dalam dugaan",
    "pokok_perkara": "sebagaimana dibacakan dalam dugaan",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One standard question; ``part`` is one of :data:`PARTS`, ``roles`` says who is asked."""

    id: str
    part: str
    roles: tuple[str, ...]
    text: str

    def wrong(self) -> str:
        """What is wrong with it, in words; empty where nothing is."""
        if not self.text.strip():
            return "Pertanyaan ini belum ditulis."
        if not self.roles:
            return "Pilih kepada siapa pertanyaan ini ditanyakan."
        unknown = [name for name in _SLOT.findall(self.text) if name not in _WITHOUT]
        return f"Kata dalam kurung kurawal tidak dikenal: {', '.join(unknown)}." if unknown else ""


def kept_questions(rows: Sequence[Mapping[str, Any]]) -> tuple[Question, ...]:
    """The list a hearing keeps; empty where it keeps none."""
    return tuple(Question(str(r["id"]), str(r["part"]), tuple(r["roles"]), str(r["text"])) for r in rows)


def fill_names() -> str:
    """The words that are filled from the case: ``{panggilan} {tanggal_perbuatan} …``."""
    return " ".join(f"{{{name}}}" for name in _WITHOUT)


def load_questions(path: Path) -> tuple[Question, ...]:
    """All questions in their usual order. Raises :class:`Trouble` with the file and the row where one is wrong."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as reason:
        raise _broken(path, str(reason)) from reason
    rows: list[Question] = []
    for index, row in enumerate(data.get("question", ()), start=1):
        try:
            question = Question(str(row["id"]), str(row["part"]), tuple(row["roles"]), str(row["text"]).strip())
        except (KeyError, TypeError) as reason:
            raise _broken(path, f"pertanyaan ke-{index}: {reason}") from reason
        wrong = set(question.roles) - set(ROLES) or question.part not in PARTS or not question.text
        unknown = {name for name in _SLOT.findall(question.text) if name not in _WITHOUT}
        if wrong or unknown or any(question.id == other.id for other in rows):
            raise _broken(path, f"pertanyaan ke-{index} ({question.id})")
        rows.append(question)
    if not rows:
        raise _broken(path, "tidak ada pertanyaan")
    return tuple(rows)


def questions_for(questions: tuple[Question, ...], role: str, facts: Mapping[str, str]) -> tuple[Question, ...]:
    """The questions put to ``role`` with the words of the case in their places.

    A word that the case does not know yet becomes a general phrase, never an empty place.
    """

    def fill(match: re.Match[str]) -> str:
        return facts.get(match[1], "").strip() or _WITHOUT[match[1]]

    return tuple(replace(one, text=_SLOT.sub(fill, one.text)) for one in questions if role in one.roles)


def next_question(questions: tuple[Question, ...], asked: list[str]) -> Question | None:
    """The first standard question that was not asked yet after the last one that was, or None at the end."""
    last = -1
    for index, one in enumerate(questions):
        if one.text in asked:
            last = index
    rest = questions[last + 1 :] + questions[: last + 1]
    return next((one for one in rest if one.text not in asked), None)


def _broken(path: Path, reason: str) -> Trouble:
    return Trouble(
        f"Daftar pertanyaan baku ({path.name}) tidak dapat dibaca: {reason}.",
        "Pertanyaan tetap dapat diketik sendiri.",
        "Perbaiki berkas itu atau pasang ulang program.",
    )
