"""The shape of a planned import: entries, counts, and everything that is wrong, before anything is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Literal

from models.exchange.comparing import Change
from models.exchange.problems import Problem
from models.exchange.sheet import Source
from models.exchange.texts import TitleSplit
from models.law.notice import Severity
from models.law.person import Person

Action = Literal["add", "update", "skip", "hold"]


def may_accept(person: Person, problems: Iterable[Problem]) -> bool:
    """Whether a person may take a held row as it is. The text of a formula is nobody's name."""
    return not person.name.startswith("=") and all(p.acceptable for p in problems if p.severity is Severity.BLOCK)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the list and what would happen to it.

    ``person``, ``unit_id``, ``rank_since`` and ``post_since`` are what would be stored; for an update the stored values
    with the list's laid over them, never an empty cell over a filled one. For a held row they are a draft: the number
    is empty unless it is certain.
    """

    row: int
    person: Person
    action: Action
    reason: str = ""
    """Why a row is skipped: ``duplicate``, ``unchanged``, ``left_out``; empty otherwise."""
    key: str = ""
    """What makes the person the same in another list (see ``identity``)."""
    employee_id: int | None = None
    unit_id: str = ""
    rank_since: date | None = None
    post_since: date | None = None
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()
    derived: frozenset[str] = frozenset()
    """Fields read from the NIP or guessed, which had no cell of their own."""
    titles: TitleSplit | None = None
    """Proposal to split degrees off the name."""
    same_as: int = 0
    """Row of the same person further up; 0 none."""
    written: Mapping[str, str] = field(default_factory=dict)
    """For a held row: field to what stands in the list, for the hand that corrects it. Never private columns."""

    @property
    def acceptable(self) -> bool:
        """Whether every reason to hold the row may be accepted by a person as it is."""
        return may_accept(self.person, self.problems)


@dataclass(frozen=True, slots=True)
class Counts:
    """``read`` = rows of persons, duplicates included; ``people`` = different persons = add + update + hold + those
    unchanged or left out. Kinds count people."""

    read: int = 0
    people: int = 0
    add: int = 0
    update: int = 0
    skip: int = 0
    hold: int = 0
    duplicates: int = 0
    unchanged: int = 0
    left_out: int = 0
    footer: int = 0
    titles: int = 0
    """Names with degrees inside that could be split off."""
    pns: int = 0
    cpns: int = 0
    pppk: int = 0
    other: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole import before it happens."""

    source: Source
    sheet: str
    mapping: Mapping[str, int]
    entries: tuple[Entry, ...] = field(repr=False)
    problems: tuple[Problem, ...] = field(repr=False)
    """All problems by row, those of rows that are no persons included."""
    counts: Counts

    def rows_of(self, kind: str) -> tuple[int, ...]:
        """Rows that have a problem of this kind, in order."""
        return tuple(problem.row for problem in self.problems if problem.kind == kind)

    def by_kind(self) -> Mapping[str, tuple[int, ...]]:
        """Every kind of problem found, with its rows in order."""
        found: dict[str, list[int]] = {}
        for problem in self.problems:
            found.setdefault(problem.kind, []).append(problem.row)
        return {kind: tuple(rows) for kind, rows in found.items()}

    def summary(self) -> dict[str, object]:
        """Counts and problems as plain values; no name, number or other cell of the list is among them."""
        counts = {one.name: getattr(self.counts, one.name) for one in fields(self.counts)}
        problems = [
            {"row": p.row, "kind": p.kind, "severity": p.severity.value, "message": p.message} for p in self.problems
        ]
        return {"file": self.source.file_name, "sha256": self.source.sha256, **counts, "problems": problems}
