"""The discipline side of a case: which articles are examined there and what the law says of them.

A case lies on that track by its classification or once it was passed there (PP 42/2004 Pasal 16; PP 94/2021).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.law.assessment import Assessment, assess
from models.law.facts import Facts
from models.law.regime import DISCIPLINE, DISMISSAL
from models.procedure.classification import facts_of
from models.procedure.desk import Act, Desk, WrongMoment
from models.records import Case, ExaminationTeam, Referral

TRACKS = (DISCIPLINE, DISMISSAL)


def passed_on(session: Session, case_id: int) -> Referral | None:
    """The referral that put the case on the discipline track, or None."""
    return session.scalar(
        select(Referral)
        .where(Referral.case_id == case_id, Referral.kind == DISCIPLINE)
        .order_by(Referral.id.desc())
        .limit(1)
    )


def team_of(session: Session, case_id: int) -> ExaminationTeam | None:
    """The newest examiner of the case, or None."""
    return session.scalar(
        select(ExaminationTeam).where(ExaminationTeam.case_id == case_id).order_by(ExaminationTeam.id.desc()).limit(1)
    )


def discipline_facts(
    session: Session, case: Case, *, decided_on: date | None = None, assessed_on: date | None = None
) -> Facts | None:
    """The facts under the discipline articles; None where the case does not lie on that track."""
    facts = facts_of(session, case, decided_on=decided_on, assessed_on=assessed_on)
    referral = passed_on(session, case.id)
    if referral is not None:
        return replace(facts, violations=tuple(row["id"] for row in referral.violations))
    return facts if case.track in TRACKS else None


def assess_discipline(desk: Desk, session: Session, case: Case, *, decided_on: date | None = None) -> Assessment | None:
    """What the law says on the discipline track: as of ``decided_on``, otherwise as of today; None off that track."""
    today = None if decided_on is not None else desk.now().date()
    facts = discipline_facts(session, case, decided_on=decided_on, assessed_on=today)
    return None if facts is None else assess(desk.rulebook, facts)


def require_discipline(desk: Desk, act: Act) -> Assessment:
    """The assessment of a case that lies on the discipline track; WrongMoment otherwise."""
    found = assess_discipline(desk, act.session, act.case)
    if found is None:
        raise WrongMoment(
            "Perkara ini tidak berada di jalur disiplin.",
            "Tidak ada yang berubah.",
            "Teruskan perkara ke jalur disiplin lebih dahulu (PP 42/2004 Pasal 16).",
        )
    return found
