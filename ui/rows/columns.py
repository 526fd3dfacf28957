"""What a column shows of a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

Look = Literal["plain", "strong", "muted", "chip", "figures"]


def _nothing(_row: Any) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Column:
    """``text`` turns a row (any frozen value) into words. ``width`` is in pixels, 0 takes the room that is left.

    ``look`` chip wants ``tone`` (row -> accent, amber, red, blue, muted); ``icon`` may give a name of the icon set that
    stands before the words. ``sort`` is the key sent by the view when the header is pressed; empty: not sortable.
    """

    key: str
    title: str
    text: Callable[[Any], str]
    width: int = 0
    look: Look = "plain"
    tone: Callable[[Any], str] = _nothing
    tip: Callable[[Any], str] = _nothing
    icon: Callable[[Any], str] = _nothing
    sort: str = ""
    right: bool = False
    above: int = 0
    """The column is shown only in a table at least this wide (pixels)."""
    share: int = 1
    """How much of the room that is left, against the other columns without a width."""
