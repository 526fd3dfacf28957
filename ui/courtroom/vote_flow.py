"""The deliberation as a member sees it: whose turn, what may be chosen, what the ballots said. No Qt.

Nothing here can show a vote before the last one is cast: the state holds only who has voted, never how.
"""

from __future__ import annotations

from dataclasses import dataclass

from ui.courtroom.flow import Charge


@dataclass(frozen=True, slots=True)
class Voter:
    """A seat that votes. ``voted``: a signed ballot lies sealed in the vault. ``gone``: no longer in the panel."""

    seat_id: int
    account_id: int | None
    role_name: str
    name: str
    voted: bool
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """A sanction that the law leaves open for this case, in the order of its scale."""

    sanction_id: str
    name: str
    article: str
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Dissent:
    """A member of another mind than the result, with the reason that was given."""

    name: str
    role_name: str
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the opened ballots say. ``counts``: violation -> (proven, not proven)."""

    mode: str
    proven: bool
    findings: dict[str, bool]
    counts: dict[str, tuple[int, int]]
    sanction: str
    sanction_counts: tuple[tuple[str, int], ...]
    dissents: tuple[Dissent, ...]
    casting: str = ""

    @property
    def mode_words(self) -> str:
        """How the decision was reached (PP 42/2004 Pasal 19 ayat (3)-(4))."""
        return "musyawarah mufakat" if self.mode == "mufakat" else "suara terbanyak"


@dataclass(frozen=True, slots=True)
class VoteState:
    """Everything the vote shows."""

    case_id: int
    register_no: str
    track: str
    charges: tuple[Charge, ...]
    options: tuple[Option, ...]
    voters: tuple[Voter, ...]
    deliberation_id: int | None = None
    outcome: Outcome | None = None
    why_not: str = ""
    """Why the deliberation cannot be opened yet."""
    decided: bool = False

    @property
    def voted(self) -> int:
        """How many ballots are in."""
        return sum(1 for voter in self.voters if voter.voted)

    @property
    def complete(self) -> bool:
        """Whether the last member has voted."""
        return bool(self.voters) and self.voted == len(self.voters)

    @property
    def stuck(self) -> bool:
        """Whether somebody left the panel without a ballot: this vote can never be counted."""
        return self.outcome is None and any(voter.gone and not voter.voted for voter in self.voters)

    def next_voter(self, wished: int | None = None) -> Voter | None:
        """Whose turn it is: the member who came forward, else the first who has not voted."""
        waiting = [] if self.stuck else [voter for voter in self.voters if not voter.voted]
        return next((voter for voter in waiting if voter.seat_id == wished), waiting[0] if waiting else None)

    @property
    def question(self) -> str:
        """The question put to every member."""
        against = "disiplin" if self.track in ("disiplin", "pemberhentian") else "kode etik"
        if len(self.charges) > 1:
            return f"Manakah dugaan pelanggaran {against} yang terbukti?"
        return f"Apakah perbuatan ini terbukti melanggar {against}?"


@dataclass(frozen=True, slots=True)
class Choice:
    """What one member has chosen so far; lives in the window alone and is never kept as a draft."""

    findings: tuple[tuple[str, bool], ...] = ()
    sanction_id: str | None = None
    reason: str = ""

    def found(self, violation_id: str) -> bool | None:
        """The finding on one violation; None: not chosen yet."""
        return dict(self.findings).get(violation_id)

    def with_finding(self, violation_id: str, proven: bool) -> Choice:
        """The same with one finding; a sanction falls away when nothing is proven any more."""
        findings = {**dict(self.findings), violation_id: proven}
        sanction = self.sanction_id if any(findings.values()) else None
        return Choice(tuple(findings.items()), sanction, self.reason)

    @property
    def proven(self) -> bool:
        """Whether anything is held to be proven."""
        return any(proven for _violation, proven in self.findings)

    def missing(self, state: VoteState) -> str:
        """What is still to be chosen, in one sentence; empty when the ballot may be signed."""
        if any(self.found(charge.violation_id) is None for charge in state.charges):
            return "Pilih terbukti atau tidak terbukti."
        if self.proven and state.options and self.sanction_id is None:
            return "Pilih satu sanksi yang diusulkan."
        return ""
