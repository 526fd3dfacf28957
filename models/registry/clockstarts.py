"""What starts each clock over open cases; every statement gives id, start and a reference.

Each touches as few rows as it can: it begins with an index and looks the case up by its id.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    and_,
    bindparam,
    func,
    literal,
    literal_column,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased

from models.records.appeal import Appeal
from models.records.case import Case
from models.records.decree import Decree, Delivery, FollowUp
from models.records.deliberation import Decision
from models.records.hearing import Hearing, Summons
from models.records.referral import Referral
from models.records.relief import ReliefFromDuty
from models.records.team import ExaminationTeam
from models.registry.stages import OPEN_STAGES

Statement = Select[*tuple[Any, ...]]
Detail = ColumnElement[Any] | InstrumentedAttribute[int] | InstrumentedAttribute[str]

TODAY, RECENT = bindparam("today", type_=Date()), bindparam("recent", type_=Date())
RECENT_DAYS = 45
"""Days after a delivery within which a right to appeal can still run."""


def cases(start: ColumnElement[Any], ref: Detail, *stages: str) -> Statement:
    """Cases in the given stages, all open ones where none is given."""
    statement: Statement = select(Case.id, start.label("start"), ref.label("ref"))
    return statement.where(Case.stage.in_(stages or OPEN_STAGES))


def verify() -> Statement:
    """Reports that wait to be verified."""
    return cases(Case.received.expression, literal(0), "registered")


def serve() -> Statement:
    """Summonses not served yet, by the day of their hearing."""
    statement = cases(func.substr(Hearing.starts_at, 1, 10), Summons.ordinal, "summoned")
    return (
        statement.join(Summons, Summons.case_id == Case.id)
        .join(Hearing, Hearing.id == Summons.hearing_id)
        .where(Summons.served_on.is_(None), Hearing.status == "terjadwal")
    )


def second_summons() -> Statement:
    """First summonses that were not followed, without a second."""
    second = aliased(Summons)
    made = select(second.id).where(second.case_id == Case.id, second.ordinal == 2).exists()
    statement = cases(func.json_extract(Summons.absence, "$.on"), literal(0), "summoned", "panel_formed")
    return statement.join(Summons, Summons.case_id == Case.id).where(
        Summons.ordinal == 1, func.json_type(Summons.absence) == "object", ~made
    )


def deliver() -> Statement:
    """Decrees not handed over yet."""
    statement = cases(Decree.set_on.expression, Decree.id, "decreed").join(Decree, Decree.case_id == Case.id)
    return statement.where(~select(Delivery.decree_id).where(Delivery.decree_id == Decree.id).exists())


def delivered(start: ColumnElement[Any], *stages: str) -> Statement:
    """Decrees that were handed over, in the given stages."""
    statement = cases(start, Decree.id, *stages).join(Decree, Decree.case_id == Case.id)
    return statement.join(Delivery, Delivery.decree_id == Decree.id)


def effective() -> Statement:
    """Decrees whose day of effect is still to come."""
    statement = lately(Delivery.effective_on.expression)
    return statement.where(Delivery.effective_on >= TODAY)


def lately(start: ColumnElement[Any]) -> Statement:
    """Deliveries by their own day; the case is looked up by its id, so that the index on the day is walked."""
    statement: Statement = select(Case.id, start.label("start"), Decree.id.label("ref")).select_from(Delivery)
    joined = statement.join(Decree, Decree.id == Delivery.decree_id).join(Case, Case.id == Decree.case_id)
    return joined.where(func.ifnull(Case.stage, "").in_(("delivered", "executed", "reported")))


def appeal(route: str) -> Statement:
    """The right to appeal, while it was not used and no appeal has spoken; ``routes`` are those that were open."""
    kept = func.json_extract(Delivery.clock, "$.routes")
    routes = func.coalesce(kept, func.json_extract(Decree.sanction, "$.appeal_routes"))
    statement = lately(Delivery.on.expression)
    used = select(Appeal.id).where(Appeal.decree_id == Decree.id).exists()
    return statement.where(Delivery.on >= RECENT, routes.like(f"%{route}%"), Decree.fate == "", ~used)


def about_appeal(start: ColumnElement[Any], *conditions: ColumnElement[bool]) -> Statement:
    """Rows that begin with an appeal, so that a partial index on it is walked; the open case is looked up by its id."""
    statement: Statement = select(Case.id, start.label("start"), Appeal.id.label("ref"))
    return statement.select_from(Appeal).join(Case, Case.id == Appeal.case_id).where(still_open(), *conditions)


def still_open() -> ColumnElement[bool]:
    """The case is open; written so that the index on the stage is left alone and the small table comes first."""
    return func.ifnull(Case.stage, "").in_(OPEN_STAGES)


def appeal_response() -> Statement:
    """Appeals that wait for the response of the official."""
    waiting = (Appeal.responded_on.is_(None), Appeal.decided_on.is_(None))
    return about_appeal(Appeal.copied_on.expression, *waiting, func.json_type(Appeal.respond_clock) == "object")


def appeal_decision() -> Statement:
    """Appeals that wait to be decided."""
    return about_appeal(
        Appeal.filed_on.expression, Appeal.decided_on.is_(None), func.json_type(Appeal.decide_clock) == "object"
    )


def replacement() -> Statement:
    """Decrees that an appeal changed and nobody has replaced yet."""
    statement = about_appeal(Appeal.decided_on.expression, Appeal.fate == literal_column("'diganti'"))
    return statement.join(Decree, Decree.id == Appeal.decree_id).where(Decree.replaced_by.is_(None))


def relief() -> Statement:
    """Reliefs from duty that still run."""
    statement: Statement = select(Case.id, ReliefFromDuty.since.label("start"), ReliefFromDuty.id.label("ref"))
    joined = statement.select_from(ReliefFromDuty).join(Case, Case.id == ReliefFromDuty.case_id)
    return joined.where(ReliefFromDuty.ended_on.is_(None), still_open())


def answer() -> Statement:
    """Referrals to another body without an answer."""
    statement: Statement = select(Case.id, Referral.on.label("start"), Referral.id.label("ref"))
    joined = statement.select_from(Referral).join(Case, Case.id == Referral.case_id)
    waiting = (Referral.answered_on.is_(None), Referral.kind == "lembaga", Referral.closes.is_(False))
    return joined.where(*waiting, still_open())


def termination() -> Statement:
    """From the team's proposal to the decree, for the kinds that have such a limit (PP 49/2018 Pasal 71 ayat (3))."""
    within = func.json_extract(ExaminationTeam.proposed, "$.decree_within")
    set_ = select(Decree.id).where(Decree.case_id == Case.id, Decree.set_on >= ExaminationTeam.reported_on).exists()
    statement: Statement = select(Case.id, ExaminationTeam.reported_on.label("start"), ExaminationTeam.id.label("ref"))
    joined = statement.select_from(ExaminationTeam).join(Case, Case.id == ExaminationTeam.case_id)
    return joined.where(ExaminationTeam.reported_on.is_not(None), within > 0, ~set_, still_open())


def execute() -> Statement:
    """Moral sanctions delivered and not carried out yet."""
    statement = delivered(Delivery.on.expression, "delivered")
    return statement.where(func.json_extract(Decree.sanction, "$.id").like("pp42.%"), Decree.fate.in_(("", "tetap")))


def follow_up() -> Statement:
    """From the delivery of the newest decree, or from the decision where nothing was proven.

    A case that came straight to the discipline track has a decree and no decision of a council.
    """
    later = aliased(Decree)
    newer = select(later.id).where(later.case_id == Case.id, later.id > Decree.id).exists()
    told = select(FollowUp.id).where(FollowUp.case_id == Case.id).exists()
    start = func.coalesce(Delivery.on, Decision.decided_on)
    statement = cases(start, literal(0), "decided", "delivered", "executed")
    return (
        statement.outerjoin(Decision, Decision.case_id == Case.id)
        .outerjoin(Decree, Decree.case_id == Case.id)
        .outerjoin(Delivery, Delivery.decree_id == Decree.id)
        .where(
            or_(Delivery.on.is_not(None), and_(Decree.id.is_(None), Decision.outcome == "tidak_terbukti")),
            ~told,
            ~newer,
            Case.source_kind.in_(("rekomendasi", "penerusan")),
        )
    )
