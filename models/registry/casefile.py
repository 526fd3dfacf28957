"""One case read whole into frozen values: what the case page shows and what letters are made from."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.law.errors import Trouble
from models.law.person import Person
from models.records import (
    Attendance,
    Ballot,
    Case,
    CaseViolation,
    Council,
    Decision,
    Deliberation,
    Evidence,
    Examination,
    ExaminationLine,
    FollowUp,
    Hearing,
    Letter,
    Objection,
    Reporter,
    Seat,
    Summons,
    Verification,
)
from models.registry import afterwards
from models.registry.caseviews import (
    AttendanceView,
    BallotView,
    CaseFile,
    CouncilView,
    DecisionView,
    DeliberationView,
    EvidenceView,
    ExaminationView,
    FollowUpView,
    HearingView,
    LetterView,
    LineView,
    ObjectionView,
    SeatView,
    SummonsView,
    VerificationView,
    ViolationView,
)

ROLE_ORDER = {"ketua": 0, "sekretaris": 1, "anggota": 2}


def case_file(session: Session, case_id: int) -> CaseFile:
    """Read one case whole. Trouble when there is none."""
    case = session.get(Case, case_id)
    if case is None:
        raise Trouble("Perkara tidak ditemukan.", "Tidak ada yang berubah.")
    appeals = afterwards.appeals(session, case_id)
    decrees = afterwards.decrees(session, case_id, appeals)
    return CaseFile(
        id=case.id,
        register_no=case.register_no,
        stage=case.stage,
        outcome=case.outcome,
        source_kind=case.source_kind,
        source_body=case.source_body,
        source_number=case.source_number,
        source_date=case.source_date,
        foreign_refs=dict(case.foreign_refs),
        received=case.received,
        has_reporter=session.get(Reporter, case_id) is not None,
        employee_id=case.employee_id,
        respondent=Person.from_dict(case.respondent),
        subject=case.subject,
        act_date=case.act_date,
        act_place=case.act_place,
        narrative=case.narrative,
        calendar=case.calendar,
        candidacy=case.candidacy,
        impact=case.impact,
        impact_reason=case.impact_reason,
        absence_days=case.absence_days,
        consecutive_absence=case.consecutive_absence,
        examined_before=case.examined_before,
        earlier=tuple(case.earlier),
        track=case.track,
        scale=case.scale,
        classified_at=case.classified_at,
        classification=case.classification,
        opened_at=case.opened_at,
        closed_at=case.closed_at,
        side_exit=case.side_exit,
        side_reason=case.side_reason,
        side_to=case.side_to,
        violations=_violations(session, case_id),
        evidence=_evidence(session, case_id),
        verification=_verification(session, case_id),
        council=_council(session, case.council_id),
        seats=_seats(session, case_id),
        hearings=_hearings(session, case_id),
        deliberation=_deliberation(session, case_id),
        decision=_decision(session, case_id),
        decree=decrees[-1] if decrees else None,
        follow_ups=tuple(
            FollowUpView(f.id, f.addressee, f.on, f.letter_number, f.idis_on, f.note)
            for f in session.scalars(select(FollowUp).where(FollowUp.case_id == case_id).order_by(FollowUp.id))
        ),
        letters=_letters(session, case_id),
        decrees=decrees,
        appeals=appeals,
        reliefs=afterwards.reliefs(session, case_id),
        team=afterwards.team(session, case_id),
        referrals=afterwards.referrals(session, case_id),
    )


def _violations(session: Session, case_id: int) -> tuple[ViolationView, ...]:
    rows = session.scalars(
        select(CaseViolation)
        .where(CaseViolation.case_id == case_id, CaseViolation.withdrawn.is_(False))
        .order_by(CaseViolation.id)
    )
    return tuple(
        ViolationView(
            id=r.violation_id,
            text=r.snapshot["text"],
            category=r.snapshot.get("category", ""),
            legal_basis=r.snapshot.get("legal_basis", ""),
            verified=bool(r.snapshot.get("verified", True)),
            source=r.snapshot.get("source", ""),
        )
        for r in rows
    )


def _evidence(session: Session, case_id: int) -> tuple[EvidenceView, ...]:
    rows = session.scalars(select(Evidence).where(Evidence.case_id == case_id).order_by(Evidence.id))
    return tuple(
        EvidenceView(r.id, r.title, r.file_name, r.media_type, r.origin, r.received, r.sha256, r.size) for r in rows
    )


def _verification(session: Session, case_id: int) -> VerificationView | None:
    row = session.get(Verification, case_id)
    if row is None:
        return None
    return VerificationView(row.on, row.identity, row.time, row.place, row.evidence, row.note)


def _council(session: Session, council_id: int | None) -> CouncilView | None:
    row = session.get(Council, council_id) if council_id is not None else None
    return None if row is None else CouncilView(row.id, row.title, row.decree_number, row.decree_date)


def _seats(session: Session, case_id: int) -> tuple[SeatView, ...]:
    rows = session.scalars(select(Seat).where(Seat.case_id == case_id)).all()
    objections: dict[int, list[ObjectionView]] = {}
    ids = [r.id for r in rows]
    for o in session.scalars(select(Objection).where(Objection.seat_id.in_(ids)).order_by(Objection.id)):
        objections.setdefault(o.seat_id, []).append(ObjectionView(o.id, o.reason, o.raised_on, o.granted, o.ruling))
    views = [
        SeatView(
            id=r.id,
            role=r.role,
            position=r.position,
            person=Person.from_dict(r.person),
            account_id=r.account_id,
            active=r.left_at is None,
            replaces=r.replaces,
            conflict=r.conflict,
            conflict_note=r.conflict_note,
            left_kind=r.left_kind,
            left_reason=r.left_reason,
            left_at=r.left_at,
            objections=tuple(objections.get(r.id, ())),
        )
        for r in rows
    ]
    return tuple(sorted(views, key=lambda v: (ROLE_ORDER.get(v.role, 9), v.position, v.id)))


def _hearings(session: Session, case_id: int) -> tuple[HearingView, ...]:
    attendance: dict[int, list[AttendanceView]] = {}
    for a in session.scalars(
        select(Attendance).join(Hearing, Hearing.id == Attendance.hearing_id).where(Hearing.case_id == case_id)
    ):
        attendance.setdefault(a.hearing_id, []).append(AttendanceView(a.seat_id, a.present, a.reason))
    summonses: dict[int, list[SummonsView]] = {}
    for s in session.scalars(select(Summons).where(Summons.case_id == case_id).order_by(Summons.id)):
        summonses.setdefault(s.hearing_id, []).append(
            SummonsView(
                id=s.id,
                hearing_id=s.hearing_id,
                ordinal=s.ordinal,
                letter_date=s.letter_date,
                served_on=s.served_on,
                served_method=s.served_method,
                receiver=s.receiver,
                refused=s.refused,
                proof_evidence_id=s.proof_evidence_id,
                absence=s.absence,
                overridden=s.overridden,
            )
        )
    lines: dict[int, list[LineView]] = {}
    for x in session.scalars(
        select(ExaminationLine)
        .join(Examination, Examination.id == ExaminationLine.examination_id)
        .where(Examination.case_id == case_id)
        .order_by(ExaminationLine.position)
    ):
        lines.setdefault(x.examination_id, []).append(
            LineView(x.position, x.question, x.answer, x.correction, x.saved_at)
        )
    examinations: dict[int, list[ExaminationView]] = {}
    for e in session.scalars(select(Examination).where(Examination.case_id == case_id).order_by(Examination.id)):
        examinations.setdefault(e.hearing_id, []).append(
            ExaminationView(
                id=e.id,
                hearing_id=e.hearing_id,
                examinee=Person.from_dict(e.examinee),
                examinee_role=e.examinee_role,
                status=e.status,
                started_at=e.started_at,
                read_back_at=e.read_back_at,
                locked_at=e.locked_at,
                refused=e.refused,
                lines=tuple(lines.get(e.id, ())),
            )
        )
    return tuple(
        HearingView(
            id=h.id,
            ordinal=h.ordinal,
            starts_at=h.starts_at,
            room=h.room,
            nature=h.nature,
            agenda=tuple(h.agenda),
            status=h.status,
            follows=h.follows,
            moved_reason=h.moved_reason,
            opened_at=h.opened_at,
            ended_at=h.ended_at,
            respondent_present=h.respondent_present,
            companion=h.companion,
            course=tuple(h.course),
            questions=tuple(h.questions or ()),
            defence=h.defence,
            result=h.result,
            attendance=tuple(attendance.get(h.id, ())),
            summonses=tuple(summonses.get(h.id, ())),
            examinations=tuple(examinations.get(h.id, ())),
        )
        for h in session.scalars(select(Hearing).where(Hearing.case_id == case_id).order_by(Hearing.id))
    )


def _deliberation(session: Session, case_id: int) -> DeliberationView | None:
    row = session.scalar(
        select(Deliberation).where(Deliberation.case_id == case_id, Deliberation.withdrawn_at.is_(None))
    )
    if row is None:
        return None
    ballots = session.scalars(select(Ballot).where(Ballot.deliberation_id == row.id).order_by(Ballot.id))
    return DeliberationView(
        id=row.id,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        mode=row.mode,
        violations=tuple(row.question["violations"]),
        open_sanctions=tuple(row.question["open"]),
        result=row.result,
        ballots=tuple(BallotView(b.id, b.seat_id, b.account_id, b.cast_at, b.opened) for b in ballots),
    )


def _decision(session: Session, case_id: int) -> DecisionView | None:
    row = session.scalar(select(Decision).where(Decision.case_id == case_id))
    if row is None:
        return None
    return DecisionView(
        id=row.id,
        decided_on=row.decided_on,
        outcome=row.outcome,
        findings=tuple(row.findings),
        sanction=row.sanction,
        votes=row.votes,
        considerations=tuple(row.considerations),
        aggravating=tuple(row.aggravating),
        mitigating=tuple(row.mitigating),
        dissents=tuple(row.dissents),
        signed_by=tuple(sorted(int(k) for k in row.signatures)),
        sent_on=row.sent_on,
        scale_snapshot=row.scale_snapshot,
    )


def _letters(session: Session, case_id: int) -> tuple[LetterView, ...]:
    """Only what the view shows: facts and text of a frozen letter, an emblem among them, are not fetched."""
    rows = session.execute(
        select(
            Letter.id, Letter.kind, Letter.title, Letter.addressee, Letter.status, Letter.number, Letter.slot_open,
            Letter.letter_date, Letter.about, Letter.sha256,
        ).where(Letter.case_id == case_id).order_by(Letter.id)
    )  # fmt: skip
    return tuple(LetterView(*row) for row in rows)
