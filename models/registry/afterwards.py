"""What follows a decision, read into frozen values: decrees, appeals, relief from duty, the team, referrals."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.law.person import Person
from models.records import (
    Appeal,
    Decree,
    Delivery,
    ExaminationTeam,
    ExaminationTeamMember,
    Execution,
    Referral,
    ReliefFromDuty,
)
from models.registry.afterviews import (
    AppealView,
    DecreeView,
    DeliveryView,
    ExecutionView,
    ReferralView,
    ReliefView,
    TeamMemberView,
    TeamView,
)


def decrees(session: Session, case_id: int, filed: Sequence[AppealView]) -> tuple[DecreeView, ...]:
    """Every decree of a case, the oldest first, each with its appeals."""
    rows = session.scalars(select(Decree).where(Decree.case_id == case_id).order_by(Decree.id)).all()
    if not rows:
        return ()
    followed = {row.replaced_by: row.id for row in rows if row.replaced_by is not None}
    return tuple(_decree(session, row, followed.get(row.id), filed) for row in rows)


def _decree(session: Session, row: Decree, replaces: int | None, filed: Sequence[AppealView]) -> DecreeView:
    d, x = session.get(Delivery, row.id), session.get(Execution, row.id)
    return DecreeView(
        id=row.id,
        number=row.number,
        set_on=row.set_on,
        sanction=row.sanction,
        violation_text=row.violation_text,
        imposed_by=row.imposed_by,
        statement_days=row.statement_days,
        forum=row.forum,
        departs=row.departs_from_recommendation,
        delivery=DeliveryView(d.on, d.method, d.receiver, d.refused, tuple(d.witnesses), d.effective_on, d.clock)
        if d
        else None,
        execution=ExecutionView(x.on, x.forum, x.read_by, x.attended, x.note) if x else None,
        fate=row.fate,
        fate_on=row.fate_on,
        replaced_by=row.replaced_by,
        replaces=replaces,
        appeals=tuple(one for one in filed if one.decree_id == row.id),
    )


def appeals(session: Session, case_id: int) -> tuple[AppealView, ...]:
    """Every appeal of a case, the oldest first."""
    rows = session.scalars(select(Appeal).where(Appeal.case_id == case_id).order_by(Appeal.id))
    return tuple(
        AppealView(
            id=row.id,
            decree_id=row.decree_id,
            route=row.route,
            law=row.law,
            number=row.number,
            grounds=row.grounds,
            filed_on=row.filed_on,
            copied_on=row.copied_on,
            late=row.late,
            window=row.window,
            respond_clock=row.respond_clock,
            decide_clock=row.decide_clock,
            responded_on=row.responded_on,
            response=row.response,
            decided_on=row.decided_on,
            outcome=row.outcome,
            fate=row.fate,
            new_sanction=row.new_sanction,
            decision_number=row.decision_number,
            decided_by=row.decided_by,
            note=row.note,
        )
        for row in rows
    )


def reliefs(session: Session, case_id: int) -> tuple[ReliefView, ...]:
    """Every temporary relief of a case, the oldest first."""
    rows = session.scalars(select(ReliefFromDuty).where(ReliefFromDuty.case_id == case_id).order_by(ReliefFromDuty.id))
    return tuple(
        ReliefView(
            id=row.id,
            since=row.since,
            by=Person.from_dict(row.by) if row.by else None,
            by_superior=row.by_superior,
            acting=row.acting,
            number=row.number,
            reason=row.reason,
            ended_on=row.ended_on,
            ended_reason=row.ended_reason,
        )
        for row in rows
    )


def team(session: Session, case_id: int) -> TeamView | None:
    """The newest examiner of a case with the members, those who left included."""
    row = session.scalar(
        select(ExaminationTeam).where(ExaminationTeam.case_id == case_id).order_by(ExaminationTeam.id.desc()).limit(1)
    )
    if row is None:
        return None
    members = session.scalars(
        select(ExaminationTeamMember)
        .where(ExaminationTeamMember.team_id == row.id)
        .order_by(ExaminationTeamMember.position, ExaminationTeamMember.id)
    )
    return TeamView(
        id=row.id,
        kind=row.kind,
        number=row.number,
        formed_on=row.formed_on,
        level=row.level,
        violations=tuple(row.violations),
        members=tuple(
            TeamMemberView(m.id, m.role, m.element, Person.from_dict(m.person), m.involved, m.left_on, m.left_reason)
            for m in members
        ),
        reported_on=row.reported_on,
        report_number=row.report_number,
        proven=row.proven,
        findings=row.findings,
        aggravating=tuple(row.aggravating),
        mitigating=tuple(row.mitigating),
        proposed=row.proposed,
    )


def referrals(session: Session, case_id: int) -> tuple[ReferralView, ...]:
    """Every passing on of a case, the oldest first."""
    rows = session.scalars(select(Referral).where(Referral.case_id == case_id).order_by(Referral.id))
    return tuple(
        ReferralView(
            id=row.id,
            kind=row.kind,
            to=row.to,
            about=row.about,
            law=row.law,
            reason=row.reason,
            number=row.number,
            on=row.on,
            closes=row.closes,
            violations=tuple(row.violations),
            assessment=row.assessment,
            answered_on=row.answered_on,
            answer=row.answer,
            answer_number=row.answer_number,
        )
        for row in rows
    )
