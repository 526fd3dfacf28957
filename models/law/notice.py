"""What a rule answers: a sentence with its article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Severity(StrEnum):
    """How far a notice binds the office."""

    INFO = "info"
    WARN = "warn"
    """An office may decide otherwise, with a written reason."""
    BLOCK = "block"
    """The law leaves no room."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One finding of a rule.

    ``code`` is stable and machine-readable (``panel.size``); ``message`` is the Indonesian sentence people read.
    ``verified`` is False where the text of the norm was not read; the program then shows the mark and ``source``.
    """

    severity: Severity
    code: str
    message: str
    legal_basis: str = ""
    verified: bool = True
    source: str = ""


@dataclass(frozen=True, slots=True)
class RuleRef:
    """A row of the law by table and id; ``on`` asks for the version of a day, None for the newest."""

    table: str
    id: str
    on: date | None = None


def blocks(notices: tuple[Notice, ...] | list[Notice]) -> list[Notice]:
    """The notices that leave no room."""
    return [notice for notice in notices if notice.severity is Severity.BLOCK]


def warnings(notices: tuple[Notice, ...] | list[Notice]) -> list[Notice]:
    """The notices that want a written reason."""
    return [notice for notice in notices if notice.severity is Severity.WARN]
