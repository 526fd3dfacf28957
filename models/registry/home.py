"""What a person sees first: today, clocks running out, letters waiting, cases per stage with their age."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.orm import Session

from models.law.rulebook import Rulebook
from models.law.words import long_date, weekday
from models.records.case import Case, CaseViolation
from models.registry.calendar import HearingRow, hearings_of_day
from models.registry.deadlines import Deadline, running
from models.registry.labels import CHANNELS, word
from models.registry.letters import QueueCount, queue_counts
from models.registry.stages import OPEN_STAGES, STAGES
from models.registry.viewer import Viewer, visible

YOUNG, OLD = 30, 60
"""Days since receipt: up to 30, 31 to 60, more than 60."""


@dataclass(frozen=True, slots=True)
class StageBar:
    """How many open cases stand at a stage, by age since receipt."""

    stage: str
    young: int
    middle: int
    old: int

    @property
    def name(self) -> str:
        """The stage in words."""
        return STAGES[self.stage]

    @property
    def total(self) -> int:
        """All ages."""
        return self.young + self.middle + self.old


@dataclass(frozen=True, slots=True)
class Home:
    """Everything on the first page. ``heading`` is the day in words."""

    today: date
    heading: str
    hearings: tuple[HearingRow, ...]
    deadlines: tuple[Deadline, ...]
    letters: tuple[QueueCount, ...]
    stages: tuple[StageBar, ...]
    open_cases: int
    cases: int

    @property
    def letters_waiting(self) -> int:
        """Letters that wait for a number, a signature, delivery or proof; drafts are not counted."""
        return sum(one.count for one in self.letters if one.queue != "draft")


@dataclass(frozen=True, slots=True)
class FormCount:
    """How many cases of a year concern one form of violation."""

    form: str
    count: int


def home(session: Session, viewer: Viewer, rulebook: Rulebook, now: datetime, *, deadlines: int = 5) -> Home:
    """Read the first page for a viewer at a moment of the office."""
    today = now.date()
    stages = stage_bars(session, viewer, today)
    return Home(
        today=today,
        heading=f"{weekday(today)}, {long_date(today)}",
        hearings=tuple(hearings_of_day(session, viewer, today, now)),
        deadlines=tuple(running(session, viewer, rulebook, today, limit=max(deadlines, 20))[:deadlines]),
        letters=tuple(queue_counts(session, viewer)),
        stages=tuple(stages),
        open_cases=sum(bar.total for bar in stages),
        cases=session.scalar(select(func.max(Case.id))) or 0,
    )


def stage_bars(session: Session, viewer: Viewer, today: date) -> list[StageBar]:
    """Open cases per stage and age, in the order of the road; stages where none stands are left out."""
    young, old = today - timedelta(days=YOUNG), today - timedelta(days=OLD)
    statement = (
        select(
            Case.stage,
            func.sum(cast(Case.received >= young, Integer)),
            func.sum(cast((Case.received < young) & (Case.received >= old), Integer)),
            func.sum(cast(Case.received < old, Integer)),
        )
        .where(Case.stage.in_(OPEN_STAGES), visible(viewer))
        .group_by(Case.stage)
    )
    found = {stage: StageBar(stage, young, middle, late) for stage, young, middle, late in session.execute(statement)}
    return [found[stage] for stage in OPEN_STAGES if stage in found]


def violation_forms(
    session: Session, viewer: Viewer, rulebook: Rulebook, year: int, *, most: int = 5
) -> list[FormCount]:
    """Forms of violation (first channel of the catalogue) in the cases of a year, the most frequent first."""
    statement = (
        select(CaseViolation.violation_id, func.count())
        .join(Case, Case.id == CaseViolation.case_id)
        .where(Case.year == year, CaseViolation.withdrawn.is_(False), visible(viewer))
        .group_by(CaseViolation.violation_id)
    )
    forms: Counter[str] = Counter()
    for violation_id, count in session.execute(statement):
        violation = rulebook.violations.get(violation_id)
        channels: Sequence[str] = violation.channel if violation is not None else ()
        forms[word(CHANNELS, channels[0]).capitalize() if channels else "Lainnya"] += count
    return [FormCount(form, count) for form, count in forms.most_common(most)]
