"""What is done in a hearing: each gesture of the window, and the act of procedure it leads to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from models.law.errors import Trouble
from models.procedure import hearing, intake, recording
from ui.acts import do_act
from ui.cases.forms.panel import SubstituteDialog
from ui.cases.reading import CaseData, read_case
from ui.courtroom import hearing_forms as forms
from ui.courtroom.attendance import Attendance
from ui.courtroom.exhibits import SecondScreen, Shown
from ui.courtroom.flow import (
    Exam,
    evidence_question,
    in_recess,
    proposed_course,
    recess_point,
    shown_evidence_point,
)
from ui.courtroom.question_list import QuestionsDialog
from ui.courtroom.questions import Question, load_questions, questions_for
from ui.courtroom.record_pane import QuestionPicker
from ui.courtroom.writing import reopen_line, start_writing, with_line
from ui.theme.places import resources
from ui.widgets.dialog import ConfirmDialog

if TYPE_CHECKING:
    from ui.courtroom.hearing import HearingPage


class HearingActs:
    """Belongs to one :class:`~ui.courtroom.hearing.HearingPage`; holds what is not drawn."""

    def __init__(self, page: HearingPage) -> None:
        self.page = page
        self.questions: tuple[Question, ...] = ()
        self.second: SecondScreen | None = None
        self._then: Callable[[Shown], object] | None = None

    def read_questions(self) -> None:
        """Read the standard questions once; without them everything else works."""
        if not self.questions:
            try:
                self.questions = load_questions(resources() / "questions.toml")
            except Trouble as trouble:
                self.page.trouble(trouble)

    # --- attendance and opening --------------------------------------------------------------------------------------

    def attendance_typed(self, attendance: Attendance) -> None:
        """A mark was set: it survives a closed window."""
        self.page.keeper.attendance = attendance
        self.page.keeper.typed()

    def open_hearing(self) -> None:
        """Open the hearing with the attendance of the form."""
        page, state, attendance = self.page, self.page.state, self.page.keeper.attendance
        if attendance.missing(state):
            return
        marks = attendance.for_act(state)

        def act(override: str) -> Any:
            return hearing.open_hearing(
                page.session.desk,
                state.hearing_id,
                marks,
                respondent_present=bool(attendance.respondent),
                companion=attendance.companion,
                override=override,
            )

        def refused(trouble: Trouble) -> None:
            page.opening.show_notices(getattr(trouble, "notices", ()))
            if not getattr(trouble, "notices", ()):
                page.trouble(trouble)

        do_act(page.session, act, lambda _r: self._again(), parent=page, failed=refused, label="Membuka sidang…")

    def substitute(self, seat_id: int) -> None:
        """A member who is not here gives way to a substitute."""
        page = self.page
        desk, case_id = page.session.desk, page.state.case_id
        reason = page.keeper.attendance.marks.get(seat_id, (None, ""))[1]

        def ask(data: CaseData) -> None:
            form = SubstituteDialog(page, page.session, data, self._again)
            form.form.set_values({"seat": seat_id, "reason": reason})
            form.open()

        page.session.tasks.query("hearing.case", lambda: read_case(desk, case_id), ask, page.trouble, owner=page)

    def _again(self) -> None:
        self.page.read(self.page.state.hearing_id)

    # --- the record --------------------------------------------------------------------------------------------------

    def line_typed(self) -> None:
        """A key in the editor."""
        writing = self.page.keeper.writing
        if writing is not None:
            writing.question, writing.answer = self.page.record.view.written
            self.page.keeper.typed()

    def line_saved(self, exam_id: int, position: int, question: str, answer: str) -> None:
        """A line stands in the vault now."""
        page = self.page
        exam = page.state.exam(exam_id)
        if exam is not None:
            self._put_exam(with_line(exam, position, question, answer))

    def _put_exam(self, exam: Exam) -> None:
        page = self.page
        exams = tuple(exam if one.id == exam.id else one for one in page.state.exams)
        page.change(replace(page.state, exams=exams))

    def next_line(self) -> None:
        """Ctrl+Enter: the line stands, the next one begins."""
        page = self.page
        if not page.ready or page.keeper.writing is None:
            return
        writing = page.keeper.writing
        writing.question, writing.answer = page.record.view.written
        if writing.blank:
            page.record.view.question.setFocus()
            return
        page.keeper.save_line()
        exam = page.state.exam(writing.exam_id)
        if exam is None:
            return
        exam = with_line(exam, writing.position, writing.question, writing.answer)
        self._put_exam(exam)
        page.keeper.writing = start_writing(replace(exam, lines=_answered(exam)))
        page.keeper.writing.position = exam.next_position
        page.keeper.typed()
        page.draw()

    def line_chosen(self, position: int) -> None:
        """An earlier line: open it again, or, once read back, correct it."""
        page = self.page
        exam = page.state.exam(page.exam_id)
        if exam is None or not page.state.live:
            return
        if exam.status == "dibacakan":
            self.ask_correction(position)
            return
        page.keeper.save_line()
        exam = page.state.exam(page.exam_id)
        writing = reopen_line(exam, position) if exam is not None else None
        if writing is None:
            return
        page.keeper.writing = writing
        if page.key == "readback":
            back = "respondent" if exam is not None and exam.role == "terlapor" else "witness"
            page.go_to_key(back)
        else:
            page.draw()

    def ask_standard(self) -> None:
        """Ctrl+Up: the standard questions."""
        page = self.page
        if not page.ready or page.keeper.writing is None:
            return
        exam = page.state.exam(page.keeper.writing.exam_id)
        standard = page.state.questions or self.questions
        if exam is None or not standard:
            return
        questions = questions_for(standard, exam.role, page.state.words())
        asked = [one.question for one in exam.lines]
        picker = QuestionPicker(page, questions, asked)
        picker.taken.connect(page.record.view.put_question)
        picker.edit_asked.connect(self.edit_questions)
        picker.open_over(page.record.view.editor)

    def edit_questions(self) -> None:
        """The list of this hearing: reword, add, leave out, order."""
        page = self.page
        page.keeper.save_all()
        state = page.state
        QuestionsDialog(page, page.session, state.hearing_id, state.questions, self.questions, self._again).open()

    def ask_person(self) -> None:
        """Somebody else is heard."""
        page = self.page
        forms.person_form(page, page.session, page.state, self._person_added).open()

    def _person_added(self, exam_id: int) -> None:
        self.page.exam_id, self.page.keeper.writing = exam_id, None
        self.page.go_to_key("witness")
        self._again()

    def mark_read(self) -> None:
        """The record was read aloud: from now on only marked corrections."""
        page = self.page
        exam = page.state.exam(page.exam_id)
        if exam is None:
            return
        page.keeper.save_line()
        page.keeper.writing = None
        question = ConfirmDialog(
            page,
            "Tandai sudah dibacakan ulang?",
            "Sesudah ini baris tidak dapat diubah lagi; yang keliru hanya dapat ditambahi pembetulan bertanda.",
            action="Sudah dibacakan",
            danger=False,
        )

        def act() -> None:
            desk = page.session.desk
            page.session.act(
                lambda: recording.read_back(desk, exam.id), lambda _r: self._again(), page.trouble, owner=page
            )

        question.accepted.connect(act)
        question.open()

    def ask_correction(self, position: int) -> None:
        """A marked addition at the reading back."""
        page = self.page
        exam = page.state.exam(page.exam_id)
        if exam is not None and exam.status == "dibacakan":
            key = f"correction:{exam.id}"
            forms.correction_form(page, page.session, exam, position, lambda _r: self._again(), key=key).open()

    def ask_lock(self) -> None:
        """Lock the record that was read back."""
        page = self.page
        exam = page.exam_to_lock() if page.ready else None
        if exam is not None:
            forms.lock_form(page, page.session, exam, lambda _r: self._again()).open()

    # --- evidence ----------------------------------------------------------------------------------------------------

    def look_at(self, evidence_id: int) -> None:
        """Open a piece of evidence in the column at the right."""
        self._fetch(evidence_id, self.page.exhibits.show_content)

    def show_second(self, evidence_id: int) -> None:
        """Show a piece of evidence to the room."""
        self._fetch(evidence_id, self._to_room)

    def _to_room(self, shown: Shown) -> None:
        self.page.exhibits.show_content(shown)
        if self.second is None:
            self.second = SecondScreen()
        self.second.show_exhibit(shown)
        self.second.open_beside(self.page.window())

    def _fetch(self, evidence_id: int, then: Callable[[Shown], object]) -> None:
        page = self.page
        page.exhibits.go_to(evidence_id)
        held = page.exhibits.shown
        if held is not None and held.evidence_id == evidence_id:
            then(held)
            return
        exhibit = next(one for one in page.state.exhibits if one.id == evidence_id)
        desk, case_id = page.session.desk, page.state.case_id

        def done(opened: tuple[str, str, bytes]) -> None:
            page.keeper.own_acts -= 1
            then(Shown(evidence_id, exhibit.title, opened[1], opened[2]))

        def failed(trouble: Trouble) -> None:
            page.keeper.own_acts -= 1
            page.trouble(trouble)

        page.keeper.own_acts += 1
        page.session.act(
            lambda: intake.open_evidence(desk, case_id, evidence_id), done, failed, owner=page, label="Membuka bukti…"
        )

    def note_shown(self, evidence_id: int) -> None:
        """Note in the course that evidence was shown, and put the question that goes with it."""
        page = self.page
        exhibit = next(one for one in page.state.exhibits if one.id == evidence_id)
        self.add_point(shown_evidence_point(exhibit, page.session.desk.now()))
        writing = page.keeper.writing
        if writing is not None and not page.record.view.written[0] and page.key in ("respondent", "witness"):
            page.record.view.put_question(evidence_question(exhibit))

    # --- course, defence, end ----------------------------------------------------------------------------------------

    def add_point(self, text: str) -> None:
        """One more point in the course of the hearing."""
        self._course((*self.page.state.course, text))

    def drop_point(self, place: int) -> None:
        """Take a point out of the course again."""
        course = self.page.state.course
        self._course((*course[:place], *course[place + 1 :]))

    def propose_course(self) -> None:
        """Fill the course from what the hearing recorded; every point can still be changed."""
        self._course(proposed_course(self.page.state, self.page.agenda_steps))

    def _course(self, course: tuple[str, ...]) -> None:
        page = self.page
        before = page.state.course
        page.change(replace(page.state, course=course))
        desk, hearing_id = page.session.desk, page.state.hearing_id

        def failed(trouble: Trouble) -> None:
            page.change(replace(page.state, course=before))
            page.draw(focus=False)
            page.trouble(trouble)

        page.keeper.run(lambda: recording.enter_course(desk, hearing_id, course), self._noted, failed)
        page.draw(focus=False)

    def _noted(self, _result: object) -> None:
        self.page.header.say_saved(self.page.session.desk.now())

    def recess(self) -> None:
        """Adjourn for a while, or go on."""
        page = self.page
        page.keeper.save_all()
        self.add_point(recess_point(page.session.desk.now(), resumed=in_recess(page.state.course)))

    def defence_typed(self) -> None:
        """A key in the defence."""
        self.page.keeper.defence = self.page.defence.text
        self.page.keeper.typed()

    def defence_saved(self, text: str) -> None:
        """The defence stands in the vault now."""
        self.page.change(replace(self.page.state, defence=text))

    def result_typed(self) -> None:
        """A key in the result."""
        if self.page.ready and self.page.state.live:
            self.page.keeper.result = self.page.closing.result.toPlainText()
            self.page.keeper.typed()

    def close_hearing(self) -> None:
        """Close the hearing."""
        page = self.page
        page.keeper.save_defence()
        result = page.closing.result.toPlainText().strip()
        desk, hearing_id = page.session.desk, page.state.hearing_id

        def done(_result: object) -> None:
            page.keeper.drop_draft()
            self._again()

        do_act(
            page.session, lambda override: hearing.close_hearing(desk, hearing_id, result, override), done, parent=page
        )

    def to_deliberation(self) -> None:
        """On to the vote."""
        page = self.page
        if page.shell is not None:
            page.shell.go("courtroom", deliberation=page.state.case_id)

    def ask_postpone(self) -> None:
        """Postpone or adjourn with the reason."""
        page = self.page
        page.keeper.save_all()
        forms.postpone_form(page, page.session, page.state, lambda _r: page.leave()).open()

    def ask_absent(self) -> None:
        """The respondent did not come."""
        page = self.page
        if not page.state.summons:
            page.trouble(
                Trouble(
                    "Belum ada panggilan untuk sidang ini.",
                    "Kehadiran yang sudah ditandai tetap tersimpan.",
                    "Buat dan sampaikan panggilan lebih dahulu, atau tunda sidang.",
                )
            )
            return
        forms.absence_form(page, page.session, page.state, lambda _r: self._again()).open()

    def save_now(self) -> None:
        """Ctrl+S: for those who want to be sure."""
        if self.page.ready:
            self.page.keeper.save_all()

    def let_go(self) -> None:
        """Close the second screen and forget what it showed."""
        if self.second is not None:
            self.second.close()


def _answered(exam: Exam) -> tuple[Any, ...]:
    """Lines without an unanswered last one, so that writing begins on a new line."""
    lines = exam.lines
    return lines if not lines or lines[-1].answer.strip() else lines[:-1]
