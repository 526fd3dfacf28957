"""Numbered copies of a secret letter and the list of who received which (letters.md 4.3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SECRET = ("R", "SR")
ARCHIVE = "Arsip (pertinggal)"


def numbered_copies(facts: Mapping[str, Any]) -> dict[str, Any]:
    """What a secret letter says of its copies: number of this one, how many, and the distribution list.

    Copy 1 goes to the addressee, the next ones in the order of *tembusan*, the last stays in the archive. Empty for a
    letter that is not secret. ``distribution``: ``[{"copy": 1, "to": …}, …]``.
    """
    letter = facts.get("letter") or {}
    if letter.get("security") not in SECRET:
        return {}
    receivers = [str(letter.get("addressee_line") or "Penerima surat"), *map(str, letter.get("copies") or ()), ARCHIVE]
    rows = [{"copy": number, "to": to} for number, to in enumerate(receivers, start=1)]
    return {"copy_number": 1, "copy_total": len(rows), "distribution": rows}
