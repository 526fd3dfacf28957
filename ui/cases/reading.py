"""Everything the page of one case shows, read in one go on the database thread."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from models.law.assessment import Assessment
from models.law.errors import Trouble
from models.law.notice import Notice
from models.law.panel import SeatView as RuleSeat
from models.law.panel import check_panel
from models.procedure.classification import assess_case
from models.procedure.ladders import Ladders, ladders_of
from models.procedure.setup import Office, office_of
from models.registry.casefile import case_file
from models.registry.caseviews import CaseFile
from models.registry.deadlines import Deadline, case_deadlines
from models.registry.journal import JournalRow, history
from models.registry.letters import LetterRow, letter_rows
from models.registry.offices import AccountRow, CouncilRow, accounts, councils
from models.registry.people import EarlierCase, earlier_cases
from models.registry.roadmap import NextStep, StageStep, next_step, stage_line
from models.registry.rules import Difference, differences
from models.registry.viewer import Viewer, may_see


@dataclass(frozen=True, slots=True)
class CaseData:
    """One case as the page shows it. ``assessment`` is what the law says today, None before anything is charged."""

    case: CaseFile
    now: datetime
    stages: tuple[StageStep, ...]
    step: NextStep | None
    deadlines: tuple[Deadline, ...]
    earlier: tuple[EarlierCase, ...]
    history: tuple[JournalRow, ...]
    assessment: Assessment | None
    panel_notices: tuple[Notice, ...]
    councils: tuple[CouncilRow, ...]
    accounts: tuple[AccountRow, ...]
    office: Office
    letters: tuple[LetterRow, ...]
    ladders: Ladders = field(default_factory=Ladders)
    differences: tuple[Difference, ...] = ()

    @property
    def hearing_room(self) -> str:
        """The room the office usually sits in."""
        return self.office.hearing_room

    @property
    def closed(self) -> bool:
        """Whether the case takes no further act."""
        return self.case.closed_at is not None or bool(self.case.side_exit)

    @property
    def today(self) -> date:
        """The day of the office."""
        return self.now.date()


def viewer_of(desk: Any) -> Viewer:
    """Who sits at the desk, for the registry."""
    return Viewer(desk.sitter.id, desk.sitter.role)


def read_case(desk: Any, case_id: int) -> CaseData:
    """Read it. Trouble where the case does not exist for this account."""
    viewer, now = viewer_of(desk), desk.now()
    with desk.read() as session:
        if not may_see(session, viewer, case_id):
            raise Trouble(
                "Perkara ini tidak terbuka bagi akun Anda.",
                "Tidak ada yang berubah.",
                "Bila Anda mengundurkan diri atau diingkari, perkara itu memang tertutup bagi Anda.",
            )
        case = case_file(session, case_id)
        assessment = assess_case(desk, case_id, session) if case.violations else None
        seats = [RuleSeat(role=s.role, person=s.person, conflict=s.conflict, active=True) for s in case.panel]
        return CaseData(
            case=case,
            now=now,
            stages=stage_line(case),
            step=next_step(case),
            deadlines=tuple(case_deadlines(session, viewer, desk.rulebook, now.date(), case_id)),
            earlier=tuple(earlier_cases(session, viewer, number=case.respondent.number, before=case_id)),
            history=tuple(history(session, viewer, case_id)),
            assessment=assessment,
            panel_notices=tuple(check_panel(desk.rulebook, case.respondent, seats, now.date())) if seats else (),
            councils=tuple(councils(session)),
            accounts=tuple(accounts(session)),
            office=office_of(session),
            letters=tuple(row for row in letter_rows(session, viewer, [one.id for one in case.letters]) if row),
            ladders=ladders_of(desk, session, case_id),
            differences=differences(case, desk.rulebook, now.date()),
        )
