"""The frozen values of what follows a decision: decrees with their appeals, relief, the team, referrals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from models.law.person import Person


@dataclass(frozen=True, slots=True)
class DecreeView:
    """A decree with its delivery, execution and appeals.

    ``fate``: empty, tetap, diganti, dicabut, batal since ``fate_on``; ``replaced_by`` and ``replaces`` name decrees.
    """

    id: int
    number: str
    set_on: date
    sanction: dict[str, Any]
    violation_text: str
    imposed_by: dict[str, Any]
    statement_days: int
    forum: str
    departs: str
    delivery: DeliveryView | None
    execution: ExecutionView | None
    fate: str = ""
    fate_on: date | None = None
    replaced_by: int | None = None
    replaces: int | None = None
    appeals: tuple[AppealView, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether no appeal took it away."""
        return self.fate in ("", "tetap")

    @property
    def moral(self) -> bool:
        """Whether it imposes a moral sanction (PP 42/2004 Pasal 15), not one of the discipline track."""
        return self.sanction.get("level") == "moral"

    @property
    def awaits_replacement(self) -> bool:
        """Whether the decree that takes its place is still to be issued."""
        return self.fate == "diganti" and self.replaced_by is None

    @property
    def running_appeal(self) -> AppealView | None:
        """The appeal that is not decided yet."""
        return next((a for a in self.appeals if a.decided_on is None), None)


@dataclass(frozen=True, slots=True)
class AppealView:
    """An appeal. ``law``: what the law said of the way taken (id, name, to, legal_basis, outcomes, next, verified).

    ``window``, ``respond_clock``, ``decide_clock``: counted periods as kept (``counting.run_of``), None where none.
    """

    id: int
    decree_id: int
    route: str
    law: dict[str, Any]
    number: str
    grounds: str
    filed_on: date
    copied_on: date
    late: bool
    window: dict[str, Any] | None
    respond_clock: dict[str, Any] | None
    decide_clock: dict[str, Any] | None
    responded_on: date | None
    response: str
    decided_on: date | None
    outcome: str
    fate: str
    new_sanction: dict[str, Any] | None
    decision_number: str
    decided_by: str
    note: str

    @property
    def name(self) -> str:
        """The way in words: ``Keberatan kepada PPK``."""
        return str(self.law.get("name", self.route))

    @property
    def awaits_response(self) -> bool:
        """Whether the official's response is still to come."""
        return self.respond_clock is not None and self.responded_on is None and self.decided_on is None


@dataclass(frozen=True, slots=True)
class ReliefView:
    """A temporary relief from duty; runs while ``ended_on`` is None."""

    id: int
    since: date
    by: Person | None
    by_superior: bool
    acting: str
    number: str
    reason: str
    ended_on: date | None
    ended_reason: str


@dataclass(frozen=True, slots=True)
class TeamMemberView:
    """A member of the team; ``left_on`` where another took the place."""

    id: int
    role: str
    element: str
    person: Person
    involved: bool
    left_on: date | None
    left_reason: str


@dataclass(frozen=True, slots=True)
class TeamView:
    """Who examines on the discipline track (``kind``: tim, atasan) and the report; ``proven`` None until it is made."""

    id: int
    kind: str
    number: str
    formed_on: date
    level: str
    violations: tuple[dict[str, Any], ...]
    members: tuple[TeamMemberView, ...]
    reported_on: date | None
    report_number: str
    proven: bool | None
    findings: str
    aggravating: tuple[str, ...]
    mitigating: tuple[str, ...]
    proposed: dict[str, Any] | None

    @property
    def seated(self) -> tuple[TeamMemberView, ...]:
        """The members who now sit."""
        return tuple(m for m in self.members if m.left_on is None)


@dataclass(frozen=True, slots=True)
class ReferralView:
    """A passing on. ``kind``: disiplin (the case goes on there) or lembaga (another body; ``closes``: the case left).

    ``law``: the crime it is about, as the law had it; ``assessment``: what the law said on the discipline track.
    """

    id: int
    kind: str
    to: str
    about: str
    law: dict[str, Any] | None
    reason: str
    number: str
    on: date
    closes: bool
    violations: tuple[dict[str, Any], ...]
    assessment: dict[str, Any] | None
    answered_on: date | None
    answer: str
    answer_number: str


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """The handing over of the decree; ``clock`` keeps the counting to its effect and the ``reason`` for the day."""

    on: date
    method: str
    receiver: str
    refused: bool
    witnesses: tuple[str, ...]
    effective_on: date | None
    clock: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ExecutionView:
    """How the sanction was carried out."""

    on: date
    forum: str
    read_by: str
    attended: bool
    note: str
