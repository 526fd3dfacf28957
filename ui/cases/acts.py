"""From the name of an act to its form."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from ui.cases import flow
from ui.cases.forms import appeals, checking, discipline, hearing, intake, outcome, panel, referral, signing
from ui.cases.reading import CaseData
from ui.courtroom.question_list import QuestionsDialog
from ui.courtroom.questions import kept_questions, load_questions
from ui.session import Session
from ui.theme.places import resources

if TYPE_CHECKING:
    from models.registry.caseviews import CaseFile

Done = Callable[[], object]
Maker = Callable[[QWidget, Session, CaseData, Done], QDialog]


def _case(make: Callable[[QWidget, Session, CaseFile, Done], QDialog]) -> Maker:
    return lambda parent, session, data, done: make(parent, session, data.case, done)


def _serve(parent: QWidget, session: Session, data: CaseData, done: Done) -> QDialog:
    summons = flow.unserved(data.case)
    assert summons is not None
    return hearing.serve_dialog(parent, session, data, summons, done)


def _absence(parent: QWidget, session: Session, data: CaseData, done: Done) -> QDialog:
    summons = flow.awaited(data.case)
    assert summons is not None
    return hearing.absence_dialog(parent, session, summons, done)


def _move(key: str) -> Maker:
    def make(parent: QWidget, session: Session, data: CaseData, done: Done) -> QDialog:
        standing = data.case.current_hearing
        assert standing is not None
        return hearing.move_dialog(parent, session, standing, key, done)

    return make


def _exit(key: str) -> Maker:
    return lambda parent, session, data, done: checking.exit_dialog(parent, session, data.case, key, done)


def _questions(parent: QWidget, session: Session, data: CaseData, done: Done) -> QDialog:
    standing = data.case.current_hearing
    assert standing is not None
    usual = load_questions(resources() / "questions.toml")
    return QuestionsDialog(parent, session, standing.id, kept_questions(standing.questions), usual, done)


MAKERS: dict[str, Maker] = {
    "verify": _case(checking.verify_dialog),
    "reject": _exit("reject"),
    "refer": _exit("refer"),
    "withdraw": _exit("withdraw"),
    "evidence": lambda parent, session, data, done: intake.evidence_dialog(parent, session, data.case.id, done),
    "reporter": lambda parent, session, data, _done: intake.reporter_dialog(parent, session, data.case.id),
    "classify": _case(checking.ClassifyDialog),
    "form_panel": panel.FormPanelDialog,
    "declare": _case(panel.declare_dialog),
    "substitute": panel.SubstituteDialog,
    "object": _case(panel.object_dialog),
    "rule": _case(panel.rule_dialog),
    "schedule": hearing.schedule_dialog,
    "postpone": _move("postpone"),
    "correct": _move("correct"),
    "summon": hearing.summon_dialog,
    "serve": _serve,
    "absence": _absence,
    "questions": _questions,
    "sign": _case(signing.sign_dialog),
    "send": _case(signing.send_dialog),
    "decree": outcome.DecreeDialog,
    "deliver": outcome.DeliverDialog,
    "execute": outcome.execute_dialog,
    "appeal": appeals.FileAppealDialog,
    "respond_appeal": appeals.respond_dialog,
    "decide_appeal": appeals.DecideAppealDialog,
    "replace_decree": outcome.DecreeDialog,
    "to_discipline": discipline.ToDisciplineDialog,
    "form_team": discipline.FormTeamDialog,
    "replace_member": discipline.ReplaceMemberDialog,
    "report_team": discipline.ReportDialog,
    "relieve": discipline.RelieveDialog,
    "end_relief": _case(discipline.end_relief_dialog),
    "forward": referral.ForwardDialog,
    "answer": referral.answer_dialog,
    "follow_up": outcome.follow_up_dialog,
    "close": _case(outcome.close_dialog),
}
"""Acts that are done in a form over the case."""

LETTERS = {"letter": "", "innocent": "Pernyataan tidak bersalah"}
"""Acts that begin a letter on the page of letters, with the words that look for it there."""
