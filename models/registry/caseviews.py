"""The frozen values that one case is read into."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from models.law.person import Person
from models.registry.afterviews import AppealView, DecreeView, ReferralView, ReliefView, TeamView


@dataclass(frozen=True, slots=True)
class ViolationView:
    """A charged violation, in the wording kept with the case."""

    id: str
    text: str
    category: str
    legal_basis: str
    verified: bool
    source: str


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A piece of evidence, without its bytes."""

    id: int
    title: str
    file_name: str
    media_type: str
    origin: str
    received: date
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class ObjectionView:
    """An objection of the respondent against a member, and the ruling."""

    id: int
    reason: str
    raised_on: date
    granted: bool | None
    ruling: str


@dataclass(frozen=True, slots=True)
class SeatView:
    """A seat of the panel, held now or left."""

    id: int
    role: str
    position: int
    person: Person
    account_id: int | None
    active: bool
    replaces: int | None
    conflict: bool | None
    conflict_note: str
    left_kind: str
    left_reason: str
    left_at: datetime | None
    objections: tuple[ObjectionView, ...]


@dataclass(frozen=True, slots=True)
class AttendanceView:
    """Whether a member came to a hearing."""

    seat_id: int
    present: bool
    reason: str


@dataclass(frozen=True, slots=True)
class SummonsView:
    """A summons with its proof of service and, where it was missed, the record of absence."""

    id: int
    hearing_id: int
    ordinal: int
    letter_date: date
    served_on: date | None
    served_method: str
    receiver: str
    refused: bool
    proof_evidence_id: int | None
    absence: dict[str, Any] | None
    overridden: str


@dataclass(frozen=True, slots=True)
class LineView:
    """A question and its answer."""

    position: int
    question: str
    answer: str
    correction: bool
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class ExaminationView:
    """The record of examination of one person."""

    id: int
    hearing_id: int
    examinee: Person
    examinee_role: str
    status: str
    started_at: datetime
    read_back_at: datetime | None
    locked_at: datetime | None
    refused: str
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class HearingView:
    """A hearing with all that hangs on it."""

    id: int
    ordinal: int
    starts_at: datetime
    room: str
    nature: str
    agenda: tuple[str, ...]
    status: str
    follows: int | None
    moved_reason: str
    opened_at: datetime | None
    ended_at: datetime | None
    respondent_present: bool | None
    companion: str
    course: tuple[str, ...]
    defence: str
    result: str
    attendance: tuple[AttendanceView, ...]
    summonses: tuple[SummonsView, ...]
    examinations: tuple[ExaminationView, ...]
    questions: tuple[dict[str, Any], ...] = ()
    """Standard questions where this hearing has its own; empty: the usual list."""


@dataclass(frozen=True, slots=True)
class BallotView:
    """One member's place in the vote; ``opened`` is None until all have voted and the vote was closed."""

    id: int
    seat_id: int
    account_id: int
    cast_at: datetime | None
    opened: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class DeliberationView:
    """The vote: who still has to cast, and, once closed, the result."""

    id: int
    opened_at: datetime
    closed_at: datetime | None
    mode: str
    violations: tuple[str, ...]
    open_sanctions: tuple[str, ...]
    result: dict[str, Any] | None
    ballots: tuple[BallotView, ...]

    @property
    def waiting(self) -> int:
        """How many members have not voted yet."""
        return sum(1 for b in self.ballots if b.cast_at is None)


@dataclass(frozen=True, slots=True)
class DecisionView:
    """The decision of the panel."""

    id: int
    decided_on: date
    outcome: str
    findings: tuple[dict[str, Any], ...]
    sanction: dict[str, Any] | None
    votes: dict[str, Any]
    considerations: tuple[str, ...]
    aggravating: tuple[str, ...]
    mitigating: tuple[str, ...]
    dissents: tuple[dict[str, Any], ...]
    signed_by: tuple[int, ...]
    sent_on: date | None
    scale_snapshot: dict[str, Any]


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """A report to the body that recommended."""

    id: int
    addressee: str
    on: date
    letter_number: str
    idis_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter of the case, as a list shows it."""

    id: int
    kind: str
    title: str
    addressee: str
    status: str
    number: str
    slot_open: bool
    letter_date: date | None
    about: dict[str, Any]
    sha256: str


@dataclass(frozen=True, slots=True)
class CouncilView:
    """The standing council and its decree."""

    id: int
    title: str
    decree_number: str
    decree_date: date


@dataclass(frozen=True, slots=True)
class VerificationView:
    """The check of form."""

    on: date
    identity: bool
    time: bool
    place: bool
    evidence: bool
    note: str


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything of one case, except the reporter's identity."""

    id: int
    register_no: str
    stage: str
    outcome: str
    source_kind: str
    source_body: str
    source_number: str
    source_date: date | None
    foreign_refs: dict[str, Any]
    received: date
    has_reporter: bool
    employee_id: int | None
    respondent: Person
    subject: str
    act_date: date
    act_place: str
    narrative: str
    calendar: str | None
    candidacy: str | None
    impact: str | None
    impact_reason: str
    absence_days: int
    consecutive_absence: int
    examined_before: date | None
    earlier: tuple[dict[str, Any], ...]
    track: str | None
    scale: str | None
    classified_at: datetime | None
    classification: dict[str, Any] | None
    opened_at: datetime
    closed_at: datetime | None
    side_exit: str
    side_reason: str
    side_to: str
    violations: tuple[ViolationView, ...]
    evidence: tuple[EvidenceView, ...]
    verification: VerificationView | None
    council: CouncilView | None
    seats: tuple[SeatView, ...]
    hearings: tuple[HearingView, ...]
    deliberation: DeliberationView | None
    decision: DecisionView | None
    decree: DecreeView | None
    follow_ups: tuple[FollowUpView, ...]
    letters: tuple[LetterView, ...]
    decrees: tuple[DecreeView, ...] = ()
    appeals: tuple[AppealView, ...] = ()
    reliefs: tuple[ReliefView, ...] = ()
    team: TeamView | None = None
    referrals: tuple[ReferralView, ...] = ()

    @property
    def relief(self) -> ReliefView | None:
        """The newest temporary relief."""
        return self.reliefs[-1] if self.reliefs else None

    @property
    def discipline(self) -> ReferralView | None:
        """The referral that put the case on the discipline track (PP 42/2004 Pasal 16)."""
        return next((r for r in reversed(self.referrals) if r.kind == "disiplin"), None)

    @property
    def panel(self) -> tuple[SeatView, ...]:
        """The seats held now, chair first."""
        return tuple(s for s in self.seats if s.active)

    @property
    def current_hearing(self) -> HearingView | None:
        """The hearing that is scheduled or open."""
        return next((h for h in reversed(self.hearings) if h.status in ("terjadwal", "dibuka")), None)

    @property
    def summonses(self) -> tuple[SummonsView, ...]:
        return tuple(s for h in self.hearings for s in h.summonses)

    @property
    def examinations(self) -> tuple[ExaminationView, ...]:
        return tuple(e for h in self.hearings for e in h.examinations)

    def letter_of(self, kind: str) -> LetterView | None:
        """The newest letter of a kind that is not void."""
        return next((x for x in reversed(self.letters) if x.kind == kind and x.status != "batal"), None)
