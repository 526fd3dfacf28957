"""Habits of an office that change how words are written: one place, after a letter is composed and before it is set."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from reports.blocks import Appendix, Block, Certified, Letter, LetterHead, PairedSignatures, Signature
from reports.typesetting.profiles import Profile

RANK = re.compile(r"(.*\S)\s*\(([IVX]+(?:/[a-e])?)\)")
FRONT = frozenset("Prof. Dr. dr. drg. drh. Drs. Dra. Ir. H. Hj. KH. K.H. R. Rr. Rd. apt. Ns. Br. Tn. Ny.".split())
"""Titles before a name, kept in their own case."""

SPELLED = re.compile(r"(?<!peraturan )\b(wali) (kota)\b", re.IGNORECASE)
"""The title of the head of the city, but not in the name of a regulation, which keeps its own spelling."""

DOT = re.compile(r"\bNIP (?=\d)")
IN_PLACE = "di tempat"
INDENT = "\u00a0" * 5


def dressed(letter: Letter, profile: Profile) -> Letter:
    """The letter as this office writes it; doing it twice changes nothing."""
    head = letter.letterhead
    if profile.letterhead_kind != "kantor":
        head = replace(head, kind=profile.letterhead_kind)
    made = replace(letter, letterhead=head, blocks=tuple(_block(block, profile) for block in letter.blocks))
    return _spelled(made, profile) if profile.nip_dot or profile.head_spelling == "Walikota" else made


def _block(block: Block, profile: Profile) -> Block:
    if isinstance(block, Signature):
        return _signature(block, profile)
    if isinstance(block, Certified):
        return replace(
            block, certifier=_signature(block.certifier, profile), original=_signature(block.original, profile)
        )
    if isinstance(block, PairedSignatures):
        left, right = (tuple(_signature(one, profile) for one in side) for side in (block.left, block.right))
        return replace(block, left=left, right=right)
    if isinstance(block, LetterHead):
        return replace(block, rows=tuple(_row(*row, profile) for row in block.rows), to=_address(block.to, profile))
    if isinstance(block, Appendix):
        return replace(block, blocks=tuple(_block(one, profile) for one in block.blocks))
    return block


def _signature(one: Signature, profile: Profile) -> Signature:
    return replace(
        one,
        rank=_rank(one.rank, profile.rank_style),
        name=capitals(one.name) if profile.name_style == "kapital" else one.name,
    )


def _rank(rank: str, style: str) -> str:
    """``Pembina (IV/a)`` as the office writes it."""
    found = RANK.fullmatch(rank.strip())
    if found is None or style == "kurung":
        return rank
    return found[1] if style == "pangkat" else f"{found[1]}, {found[2]}"


def capitals(name: str) -> str:
    """A name in capitals; titles before and degrees behind it keep their case (letters.md 14.2)."""
    bare, comma, degrees = name.partition(",")
    words = [word if word in FRONT else word.upper() for word in bare.split()]
    return f"{' '.join(words)}{comma}{degrees}"


def _row(label: str, value: str | None, profile: Profile) -> tuple[str, str | None]:
    if label in ("Hal", "Perihal"):
        return (profile.subject_label, value)
    if label == "Sifat" and value is not None and "/" in value and profile.nature != "keduanya":
        return (label, value.split("/")[0 if profile.nature == "klasifikasi" else -1])
    return (label, value)


def _address(lines: tuple[str, ...], profile: Profile) -> tuple[str, ...]:
    """The address with its last line as the office writes it (letters.md 4.1)."""
    out: list[str] = []
    for line in lines:
        if line.strip().lower().replace("-", " ") != IN_PLACE or profile.place_style == "di Tempat":
            out.append(line)
        elif profile.place_style == "di / Tempat":
            out += ["di", f"{INDENT}Tempat"]
    return tuple(out)


def _spelled(value: Any, profile: Profile) -> Any:
    """Every text of a letter with the office's spelling of its head and of NIP."""
    if isinstance(value, str):
        if profile.nip_dot:
            value = DOT.sub("NIP. ", value)
        return SPELLED.sub(_joined, value) if profile.head_spelling == "Walikota" else value
    if isinstance(value, tuple):
        return tuple(_spelled(part, profile) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        names = [row.name for row in fields(value) if row.name != "template"]
        return replace(value, **{name: _spelled(getattr(value, name), profile) for name in names})
    return value


def _joined(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2].lower() if found[1] != found[1].upper() else found[2]}"
