"""What the office's own copy of a letter carries more: paraf box, and who holds which copy (letters.md 4.3, 4.5).

Made from the facts alone, for every kind of letter: no wording has to think of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from models.law.words import long_date
from reports import blocks as b

OFFICIALS = ("Konseptor", "Sekretaris Majelis")
"""Who initials where the letter's field ``paraf`` names nobody: at most three officials below the signer."""

MOST = 3


def furnished(letter: b.Letter, facts: dict[str, Any]) -> b.Letter:
    """The letter with what ``office_copy`` asks for. The distribution list also stands on every copy of a letter whose
    field ``attach_distribution`` says so.
    """
    office = bool(facts.get("office_copy"))
    said = facts.get("letter") or {}
    fields = said.get("fields") or {}
    more: list[b.Block] = [b.ParafBox(_officials(fields.get("paraf")))] if office else []
    if office or fields.get("attach_distribution"):
        more += _distribution(said)
    if not more:
        return letter
    body = [block for block in letter.blocks if not isinstance(block, b.Appendix)]
    appendices = [block for block in letter.blocks if isinstance(block, b.Appendix)]
    return replace(letter, blocks=(*body, *more, *appendices), office_copy=letter.office_copy or office)


def _officials(given: Any) -> tuple[str, ...]:
    names = [str(one).strip() for one in given] if isinstance(given, list | tuple) else []
    return tuple(name for name in names if name)[:MOST] or OFFICIALS


def _distribution(said: dict[str, Any]) -> Sequence[b.Block]:
    rows = [str(row.get("to", "")) for row in said.get("distribution") or () if isinstance(row, dict)]
    if not rows:
        return []
    day = date.fromisoformat(said["date"]) if said.get("date") else None
    head = (("Nomor", str(said.get("number") or b.NUMBER_SLOT)), ("Tanggal", long_date(day) if day else ""))
    return [b.Distribution(tuple(rows), head)]
