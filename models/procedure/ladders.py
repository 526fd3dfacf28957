"""The whole ladder of a case: of the charge, and of the discipline articles once the case was passed there."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.law.assessment import Assessment, assess
from models.law.fullladder import full_ladder
from models.law.rungs import SanctionOption
from models.procedure.classification import facts_of
from models.procedure.desk import Desk
from models.procedure.discipline import discipline_facts
from models.records import Case


@dataclass(frozen=True, slots=True)
class Ladders:
    """``charge``: every kind the person could meet for what is charged; ``discipline``: for the articles the case was
    passed on with (PP 42/2004 Pasal 16), empty off that track, with ``assessment`` of them."""

    charge: tuple[SanctionOption, ...] = ()
    discipline: tuple[SanctionOption, ...] = ()
    assessment: Assessment | None = None


def ladders_of(desk: Desk, session: Session, case_id: int) -> Ladders:
    """Both ladders as of today; reads only. Empty before anything is charged."""
    case, today = session.get_one(Case, case_id), desk.now().date()
    facts = facts_of(session, case, assessed_on=today)
    if not facts.violations:
        return Ladders()
    other = discipline_facts(session, case, assessed_on=today)
    return Ladders(
        full_ladder(desk.rulebook, facts),
        full_ladder(desk.rulebook, other) if other is not None else (),
        assess(desk.rulebook, other) if other is not None else None,
    )
