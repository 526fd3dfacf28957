"""Reads a hearing and a deliberation through the registry into the frozen values that the court shows. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.law import Rulebook
from models.law.errors import Trouble
from models.procedure.desk import Desk
from models.procedure.hearing import case_of_hearing
from models.registry.casefile import case_file
from models.registry.caseviews import CaseFile, ExaminationView, HearingView, SeatView
from models.registry.viewer import Viewer, may_see
from ui.courtroom.flow import Charge, Exam, Exhibit, HearingState, Line, SeatAt, SummonsAt
from ui.courtroom.questions import kept_questions
from ui.courtroom.vote_flow import Dissent, Option, Outcome, Voter, VoteState

_GONE = ("Perkara ini tidak terbuka bagi akun ini.", "Tidak ada yang berubah.")


def _file(desk: Desk, case_id: int) -> CaseFile:
    with desk.read() as session:
        if not may_see(session, Viewer(desk.sitter.id, desk.sitter.role), case_id):
            raise Trouble(*_GONE)
        return case_file(session, case_id)


def load_hearing(desk: Desk, hearing_id: int) -> HearingState:
    """Everything of one hearing. Trouble where it is gone or hidden from this account."""
    case = _file(desk, case_of_hearing(desk, hearing_id))
    hearing = next(h for h in case.hearings if h.id == hearing_id)
    return HearingState(
        hearing_id=hearing.id,
        case_id=case.id,
        register_no=case.register_no,
        ordinal=hearing.ordinal,
        starts_at=hearing.starts_at,
        room=hearing.room,
        nature=hearing.nature,
        status=hearing.status,
        agenda=hearing.agenda,
        respondent=case.respondent,
        subject=case.subject,
        act_date=case.act_date,
        act_place=case.act_place,
        narrative=case.narrative,
        opened_at=hearing.opened_at,
        ended_at=hearing.ended_at,
        respondent_present=hearing.respondent_present,
        companion=hearing.companion,
        course=hearing.course,
        defence=hearing.defence,
        result=hearing.result,
        questions=kept_questions(hearing.questions),
        seats=_seats(case, hearing),
        exams=tuple(_exam(one) for one in hearing.examinations),
        exhibits=tuple(
            Exhibit(e.id, e.title, e.media_type, e.origin, e.received, e.sha256, e.size) for e in case.evidence
        ),
        charges=charges_of(case),
        summons=tuple(
            SummonsAt(s.id, s.ordinal, s.letter_date, s.served_on, s.absence is not None) for s in hearing.summonses
        ),
    )


def charges_of(case: CaseFile) -> tuple[Charge, ...]:
    """The alleged violations with the articles they had on the day they were charged."""
    return tuple(Charge(v.id, v.text, v.legal_basis) for v in case.violations)


def _seats(case: CaseFile, hearing: HearingView) -> tuple[SeatAt, ...]:
    if not hearing.attendance:
        return tuple(_seat(seat) for seat in case.panel)
    came = {a.seat_id: a for a in hearing.attendance}
    return tuple(_seat(seat, came[seat.id].present, came[seat.id].reason) for seat in case.seats if seat.id in came)


def _seat(seat: SeatView, present: bool | None = None, reason: str = "") -> SeatAt:
    declared = None if seat.conflict is None else not seat.conflict
    return SeatAt(
        seat.id, seat.role, seat.person, seat.account_id, seat.replaces is not None, present, reason, declared
    )


def _exam(view: ExaminationView) -> Exam:
    lines = tuple(Line(x.position, x.question, x.answer, x.correction) for x in view.lines)
    return Exam(view.id, view.examinee_role, view.examinee.titled_name, view.status, lines, view.refused)


def load_vote(desk: Desk, case_id: int) -> VoteState:
    """The deliberation of a case: who has voted, and, only once all ballots were opened, what they said."""
    case = _file(desk, case_id)
    found = case.deliberation
    seats = {seat.id: seat for seat in case.seats}
    if found is None:
        voters = tuple(_voter(seat, False) for seat in case.panel)
        held = any(h.status == "selesai" for h in case.hearings)
        why_not = "" if held else "Belum ada sidang yang selesai; musyawarah dibuka sesudah pemeriksaan."
        return VoteState(case.id, case.register_no, case.track or "", charges_of(case), (), voters, why_not=why_not)
    voters = tuple(_voter(seats[b.seat_id], b.cast_at is not None) for b in found.ballots)
    charges = tuple(c for c in charges_of(case) if c.violation_id in found.violations)
    outcome = _outcome(desk.rulebook, case, seats, found.result) if found.closed_at and found.result else None
    return VoteState(
        case.id,
        case.register_no,
        case.track or "",
        charges,
        tuple(option_of(desk.rulebook, one) for one in found.open_sanctions),
        tuple(sorted(voters, key=lambda v: _order(seats, v.seat_id))),
        found.id,
        outcome,
        decided=case.decision is not None,
    )


def option_of(rulebook: Rulebook, sanction_id: str) -> Option:
    """A sanction as a choice."""
    row = rulebook.sanctions[sanction_id]
    return Option(sanction_id, row.name, row.legal_basis, bool(row.verified))


def _voter(seat: SeatView, voted: bool) -> Voter:
    at = _seat(seat)
    return Voter(seat.id, seat.account_id, at.role_name, seat.person.titled_name, voted, gone=not seat.active)


def _order(seats: Mapping[int, SeatView], seat_id: int) -> tuple[int, int]:
    seat = seats[seat_id]
    return ({"ketua": 0, "sekretaris": 1}.get(seat.role, 2), seat.position)


def _outcome(rulebook: Rulebook, case: CaseFile, seats: Mapping[int, SeatView], result: Mapping[str, Any]) -> Outcome:
    assert case.deliberation is not None
    findings = {str(k): bool(v) for k, v in result["findings"].items()}
    sanction = result.get("sanction")
    dissents = []
    for ballot in case.deliberation.ballots:
        said = ballot.opened or {}
        other = said.get("findings") != findings
        if other or (result["proven"] and said.get("sanction") != sanction):
            at = _seat(seats[ballot.seat_id])
            words = _dissent_words(rulebook, said)
            dissents.append(Dissent(at.person.titled_name, at.role_name, words, str(said.get("reason") or "")))
    named = result.get("sanction_counts") or {}
    return Outcome(
        mode=case.deliberation.mode,
        proven=bool(result["proven"]),
        findings=findings,
        counts={str(k): (int(v[0]), int(v[1])) for k, v in result["counts"].items()},
        sanction=rulebook.sanctions[sanction].name if sanction else "",
        sanction_counts=tuple((rulebook.sanctions[k].name, int(v)) for k, v in named.items()),
        dissents=tuple(dissents),
        casting=str(result.get("casting") or ""),
    )


def _dissent_words(rulebook: Rulebook, said: Mapping[str, Any]) -> str:
    proven = any((said.get("findings") or {}).values())
    if not proven:
        return "tidak terbukti"
    sanction = said.get("sanction")
    return f"terbukti, {rulebook.sanctions[sanction].name}" if sanction else "terbukti"
