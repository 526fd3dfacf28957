"""The hearing, full screen: agenda, record, evidence. What is typed is safe; a closed window comes back as it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.law.errors import Trouble
from ui.courtroom.closing import ClosingPane
from ui.courtroom.flow import Exam, HearingState, Step, in_recess, steps
from ui.courtroom.hearing_acts import HearingActs
from ui.courtroom.hearing_parts import AgendaColumn, ExhibitColumn, Footer, Header
from ui.courtroom.load import load_hearing
from ui.courtroom.look import TEXT_STEPS, dress
from ui.courtroom.panes import ChargesPane, EvidencePane, OpeningPane, Pane, WritingPane
from ui.courtroom.record_pane import RecordPane
from ui.courtroom.saving import Keeper
from ui.courtroom.writing import start_writing
from ui.page import Key, Page
from ui.session import Session
from ui.theme import SPACE, theme
from ui.widgets.dialog import open_trouble
from ui.widgets.layout import box, column, row

NARROW = 1180
"""Logical pixels below which the side columns give way."""


class HearingPage(Page):
    """One hearing. ``open(hearing_id=...)`` before it is shown."""

    name = "hearing"
    title = "Sidang"
    icon = "gavel"
    full_screen = True

    def __init__(self, session: Session, shell: Any = None, parent: QWidget | None = None) -> None:
        super().__init__(session, shell, parent)
        self.setProperty("kind", "court-page")
        self._state: HearingState | None = None
        self._keeper: Keeper | None = None
        self._steps: tuple[Step, ...] = ()
        self._current = 0
        self.exam_id: int | None = None
        self._visited: list[str] = []
        self._text = 1
        self.acts = HearingActs(self)
        self._build()
        self._connect()
        theme().changed.connect(self._dress)
        self._dress()
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._show_time)

    # --- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.header, self.agenda, self.exhibits, self.footer = Header(), AgendaColumn(), ExhibitColumn(), Footer()
        self.opening, self.charges, self.evidence = OpeningPane(), ChargesPane(), EvidencePane()
        self.record, self.closing = RecordPane(), ClosingPane()
        self.defence = WritingPane("Pembelaan terlapor", "Tuliskan pembelaan terlapor, dengan kata-katanya sendiri…")
        self.panes = QStackedWidget()
        for pane in (self.opening, self.charges, self.record, self.evidence, self.defence, self.closing):
            self.panes.addWidget(pane)
        middle = box(column(self.panes, margins=(SPACE.page, SPACE.l, SPACE.page, SPACE.s)))
        body = row(self.agenda, middle, self.exhibits, gap=0)
        body.setStretch(1, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        outer.addLayout(body, 1)
        outer.addWidget(self.footer)

    def _connect(self) -> None:
        acts = self.acts
        self.header.leave_asked.connect(self.leave)
        self.header.larger_asked.connect(lambda: self.text_size(+1, around=True))
        self.agenda.chosen.connect(self.go_to)
        self.opening.changed.connect(acts.attendance_typed)
        self.opening.open_asked.connect(acts.open_hearing)
        self.opening.absent_asked.connect(acts.ask_absent)
        self.opening.substitute_asked.connect(acts.substitute)
        self.record.view.typed.connect(acts.line_typed)
        self.record.view.paused.connect(lambda: self.keeper.save_line())
        self.record.view.line_chosen.connect(acts.line_chosen)
        self.record.exam_chosen.connect(self.choose_exam)
        self.record.person_asked.connect(acts.ask_person)
        self.record.read_done_asked.connect(acts.mark_read)
        self.record.correction_asked.connect(acts.ask_correction)
        self.record.lock_asked.connect(acts.ask_lock)
        for part in (self.evidence, self.exhibits):
            part.note_asked.connect(acts.note_shown)
        self.evidence.show_asked.connect(acts.look_at)
        self.exhibits.look_asked.connect(acts.look_at)
        self.exhibits.second_asked.connect(acts.show_second)
        self.defence.typed.connect(acts.defence_typed)
        self.defence.paused.connect(lambda: self.keeper.save_defence())
        self.closing.point_added.connect(acts.add_point)
        self.closing.point_dropped.connect(acts.drop_point)
        self.closing.propose_asked.connect(acts.propose_course)
        self.closing.typed.connect(acts.result_typed)
        self.closing.close_asked.connect(acts.close_hearing)
        self.closing.after_asked.connect(acts.to_deliberation)
        self.footer.postpone.connect(acts.ask_postpone)
        self.footer.absent.connect(acts.ask_absent)
        self.footer.recess.connect(acts.recess)
        self.footer.read_back.connect(lambda: self.go_to_key("readback"))
        self.footer.lock.connect(acts.ask_lock)

    # --- opening and reading -----------------------------------------------------------------------------------------

    @property
    def state(self) -> HearingState:
        """The hearing as it was read last."""
        assert self._state is not None
        return self._state

    @property
    def keeper(self) -> Keeper:
        """What keeps the hearing safe."""
        assert self._keeper is not None
        return self._keeper

    @property
    def agenda_steps(self) -> tuple[Step, ...]:
        """The agenda with its progress."""
        return self._steps

    @property
    def ready(self) -> bool:
        """Whether a hearing is on the screen."""
        return self._state is not None and self._keeper is not None

    def open(self, **what: Any) -> None:
        hearing_id = int(what["hearing_id"])
        if self.ready:
            self.keeper.save_all()
        self._state, self._visited, self.exam_id = None, [], None
        self.exhibits.forget()
        self.closing.forget()
        self._keeper = Keeper(self.session, hearing_id, self)
        self._keeper.saved.connect(self.header.say_saved)
        self._keeper.unsaved.connect(self.header.say_unsaved)
        self._keeper.line_saved.connect(self.acts.line_saved)
        self._keeper.defence_saved.connect(self.acts.defence_saved)
        self._keeper.failed.connect(self.trouble)
        self.acts.read_questions()
        self._tick.start()
        self._show_time()
        self.read(hearing_id, first=True)

    def read(self, hearing_id: int, *, first: bool = False) -> None:
        """Read the hearing again."""
        desk = self.session.desk
        self.session.tasks.query(
            "hearing", lambda: load_hearing(desk, hearing_id), lambda s: self._show(s, first), self._gone, owner=self
        )

    def refresh(self, changes: Any = None) -> None:
        if not self.ready or self.keeper.own_acts:
            return
        touched = getattr(changes, "cases", None)
        if touched is None or self.state.case_id in touched:
            self.read(self.state.hearing_id)

    def trouble(self, trouble: Trouble) -> None:
        """Say what went wrong, over the window."""
        open_trouble(self.window(), trouble)

    def _gone(self, trouble: Trouble) -> None:
        self.trouble(trouble)
        self.leave()

    def _show(self, state: HearingState, first: bool) -> None:
        before, self._state = self._state, state
        draft = self.keeper.take_draft() if first else None
        if first or before is None or before.status != state.status:
            self.keeper.writing = None
        self._steps = steps(state, self._visited)
        if first:
            self._current = self._first_step(state)
            wanted = (draft or {}).get("exam")
            self.exam_id = wanted if isinstance(wanted, int) else None
        elif before is not None and before.status == "terjadwal" and state.live:
            self._current = self.keeper.step = min(1, len(self._steps) - 1)
        if state.exam(self.exam_id) is None:
            self.exam_id = None
        self.draw(draft)
        if first and state.live:
            self.keeper.save_line()

    def _first_step(self, state: HearingState) -> int:
        remembered = self.keeper.step
        if state.live and 0 <= remembered < len(self._steps):
            return remembered
        return next((step.index for step in self._steps if not step.done), len(self._steps) - 1)

    # --- drawing -----------------------------------------------------------------------------------------------------

    def change(self, state: HearingState) -> None:
        """Show a state that an act is about to make true."""
        self._state = state

    def draw(self, draft: dict[str, Any] | None = None, *, focus: bool = True) -> None:
        """Draw everything anew from the state; what is being typed stays."""
        state = self.state
        self._steps = steps(state, self._visited)
        self.header.show_state(state)
        self.agenda.show_steps(self._steps, self._current)
        self.agenda.show_seats(state.seats)
        may_look = self.session.can("case.evidence.read")
        self.exhibits.show_state(state, may_look)
        pane = self._fill_pane(draft, may_look, focus)
        self.panes.setCurrentWidget(pane)
        target = pane.first_focus() if isinstance(pane, Pane) and focus else None
        if target is not None:
            target.setFocus()
        self._draw_footer()

    def _fill_pane(self, draft: dict[str, Any] | None, may_look: bool, focus: bool) -> QWidget:
        state, keeper = self.state, self.keeper
        if self.key == "opening":
            self.opening.show_state(state, keeper.attendance)
            if not self.session.can("hearing.open"):
                self.opening.open_button.allow("Sidang dibuka oleh ketua atau sekretaris.")
            return self.opening
        if self.key == "charges":
            self.charges.show_state(state)
            return self.charges
        if self.key == "evidence":
            self.evidence.show_state(state, may_look)
            return self.evidence
        if self.key == "defence":
            self.defence.put(state.defence if keeper.defence is None else keeper.defence, live=self.may_write)
            return self.defence
        if self.key == "closing":
            self.closing.show_state(state, keeper.result)
            return self.closing
        self._draw_record(draft, focus)
        return self.record

    def _draw_record(self, draft: dict[str, Any] | None, focus: bool) -> None:
        state, keeper = self.state, self.keeper
        among = self._exams_here()
        exam = next((one for one in among if one.id == self.exam_id), among[0] if among else None)
        reading = self.key == "readback"
        self.record.show_exam(state, exam, among, reading=reading, may_write=self.may_write)
        self.exam_id = exam.id if exam else None
        if exam is None or exam.status != "terbuka" or reading or not self.may_write:
            keeper.writing = None
            return
        if keeper.writing is None or keeper.writing.exam_id != exam.id:
            keeper.writing = start_writing(exam, draft)
        writing = keeper.writing
        self.record.show_writing(exam, writing.position, writing.question, writing.answer, focus=focus)
        if writing.changed:
            keeper.typed()

    @property
    def may_write(self) -> bool:
        """Whether the hearing goes on and this account may write in its record."""
        return self.state.live and self.session.can("hearing.record")

    def _exams_here(self) -> tuple[Exam, ...]:
        if self.key == "readback":
            return self.state.exams
        others = self.key == "witness"
        return tuple(exam for exam in self.state.exams if (exam.role != "terlapor") is others)

    def _draw_footer(self) -> None:
        state, foot = self.state, self.footer
        waiting = state.status == "terjadwal"
        over = "" if waiting or state.live else "Sidang ini sudah selesai atau dipindahkan."
        move = "" if self.session.can("hearing.move") else "Akun ini tidak berwenang menunda sidang."
        foot.postpone_button.allow(over or move)
        absent = "" if waiting else "Ketidakhadiran dicatat sebelum sidang dibuka."
        none = "" if state.summons else "Belum ada panggilan untuk sidang ini."
        foot.absent_button.allow(over or absent or none)
        foot.recess_button.allow("" if state.live else "Sidang belum dibuka atau sudah ditutup.")
        foot.recess_button.setText("Lanjutkan" if in_recess(state.course) else "Skors")
        foot.read_button.allow("" if state.exams else "Belum ada berita acara.")
        why = "" if self.exam_to_lock() is not None else "Berita acara dikunci sesudah dibacakan ulang."
        foot.lock_button.allow(why)

    def exam_to_lock(self) -> Exam | None:
        """The record that was read back and waits for the lock."""
        chosen = self.state.exam(self.exam_id)
        if chosen is not None and chosen.status == "dibacakan":
            return chosen
        return next((exam for exam in self.state.exams if exam.status == "dibacakan"), None)

    def _dress(self) -> None:
        dress(self, TEXT_STEPS[self._text])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A small or much enlarged screen gives its room to the record."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self.agenda.setFixedWidth(212 if narrow else 236)
        self.exhibits.setFixedWidth(236 if narrow else 320)
        self.exhibits.view.setFixedHeight(150 if narrow else 250)

    def _show_time(self) -> None:
        self.header.clock.setText(self.session.desk.now().strftime("%H.%M"))

    def text_size(self, by: int, *, around: bool = False) -> None:
        """Larger or smaller writing for the room."""
        wanted = self._text + by
        self._text = wanted % len(TEXT_STEPS) if around else min(len(TEXT_STEPS) - 1, max(0, wanted))
        self._dress()

    # --- going about -------------------------------------------------------------------------------------------------

    @property
    def key(self) -> str:
        """The station in sight."""
        return self._steps[self._current].key if self._steps else "opening"

    def go_to(self, index: int) -> None:
        """Another station; what was being typed is saved first."""
        if not self.ready:
            return
        self.keeper.save_line()
        self.keeper.save_defence()
        if self.key not in self._visited and self.state.live:
            self._visited.append(self.key)
        self._current = self.keeper.step = max(0, min(index, len(self._steps) - 1))
        self.keeper.keep_draft()
        self.draw()

    def go_to_key(self, key: str) -> None:
        """The first station of a kind."""
        found = next((step.index for step in self._steps if step.key == key), None)
        if found is not None:
            self.go_to(found)

    def choose_exam(self, exam_id: int) -> None:
        """Another person's record."""
        self.keeper.save_line()
        self.exam_id, self.keeper.writing = exam_id, None
        self.draw()

    def leave(self) -> None:
        """Back to the list; nothing is lost."""
        self.shut()
        if self.shell is not None:
            self.shell.go("courtroom")

    def shut(self) -> None:
        self._tick.stop()
        if self.ready:
            self.keeper.save_all()
        self.acts.let_go()
        self.exhibits.forget()

    def keys(self) -> Sequence[Key]:
        group = "Sidang"
        return (
            Key("Ctrl+Return", "Pertanyaan berikutnya", self.acts.next_line, group),
            Key("Ctrl+Up", "Pertanyaan baku", self.acts.ask_standard, group),
            Key("Ctrl+PgDown", "Acara berikutnya", lambda: self.go_to(self._current + 1), group),
            Key("Ctrl+PgUp", "Acara sebelumnya", lambda: self.go_to(self._current - 1), group),
            Key("Ctrl+B", "Buka bukti", self.exhibits.look.click, group),
            Key("Ctrl+Shift+B", "Bukti berikutnya", lambda: self.exhibits.step(1), group),
            Key("Ctrl+S", "Simpan sekarang", self.acts.save_now, group),
            Key("Ctrl++", "Tulisan lebih besar", lambda: self.text_size(+1), group),
            Key("Ctrl+-", "Tulisan lebih kecil", lambda: self.text_size(-1), group),
        )
