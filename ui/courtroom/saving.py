"""Nothing typed in a hearing is lost: a draft every few seconds, the record itself at every pause and on leaving.

A draft holds the half-typed words inside the vault without an entry in the journal, because nothing has been said yet;
a pause saves the line into the record by the act, which is an entry.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from models.law.errors import Trouble
from models.procedure import recording
from models.procedure.desk import WrongMoment
from ui.courtroom.attendance import Attendance
from ui.courtroom.writing import Writing
from ui.session import Session

DRAFT_EVERY = 3000
"""Milliseconds of continuous typing after which a draft is kept."""


class Keeper(QObject):
    """Keeps one hearing safe. The window tells what is typed; the keeper decides when and how it is saved."""

    saved = Signal(object)
    """The moment at which everything on the screen was in the vault."""
    unsaved = Signal(bool)
    """Something is not saved yet; True where saving failed."""
    line_saved = Signal(int, int, str, str)
    defence_saved = Signal(str)
    failed = Signal(object)

    def __init__(self, session: Session, hearing_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._hearing_id = hearing_id
        self.key = f"hearing:{hearing_id}"
        self.writing: Writing | None = None
        self.step = -1
        self.attendance = Attendance()
        self.defence: str | None = None
        """Defence as typed; None while it equals what is saved."""
        self.result = ""
        self._waiting: dict[tuple[int, int], tuple[str, str]] = {}
        """Lines on their way into the record, by record and position; a failed one stays until it succeeds."""
        self._failed: set[tuple[int, int]] = set()
        self._running: set[tuple[int, int]] = set()
        self.own_acts = 0
        """Acts of this keeper under way; the page need not read again for them."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_EVERY)
        self._timer.timeout.connect(self.keep_draft)

    def take_draft(self) -> dict[str, Any]:
        """What was being typed when the window closed."""
        draft = self._session.drafts.load(self.key) or {}
        self.attendance = Attendance.from_draft(draft.get("attendance"))
        self.result = str(draft.get("result") or "")
        defence = draft.get("defence")
        self.defence = defence if isinstance(defence, str) else None
        self.step = int(draft.get("step", -1))
        for exam_id, position, question, answer in draft.get("waiting") or ():
            self._waiting[(int(exam_id), int(position))] = (str(question), str(answer))
        return draft

    def typed(self) -> None:
        """A key was pressed somewhere: keep a draft soon."""
        self.unsaved.emit(False)
        if not self._timer.isActive():
            self._timer.start()

    def keep_draft(self) -> None:
        """Put the half-typed words into the vault."""
        self._timer.stop()
        try:
            self._session.drafts.save(self.key, self._draft())
        except Trouble as trouble:
            self._fail(trouble)
            return
        if not self._waiting:
            self.saved.emit(self._session.desk.now())

    def _draft(self) -> dict[str, Any]:
        content: dict[str, Any] = {"step": self.step, "result": self.result, "attendance": self.attendance.to_draft()}
        if self.writing is not None:
            content |= self.writing.to_draft()
        if self.defence is not None:
            content["defence"] = self.defence
        content["waiting"] = [[*place, *words] for place, words in self._waiting.items() if place in self._failed]
        return content

    def drop_draft(self) -> None:
        """The hearing is over: there is nothing half-typed any more."""
        self._timer.stop()
        self._session.drafts.drop(self.key)

    # --- into the record ---------------------------------------------------------------------------------------------

    def save_line(self) -> None:
        """Save the line under the cursor, if it changed, and every earlier line whose saving failed."""
        writing = self.writing
        if writing is not None and writing.changed:
            writing.saved = (writing.question, writing.answer)
            self._waiting[(writing.exam_id, writing.position)] = writing.saved
        for (exam_id, position), words in list(self._waiting.items()):
            if (exam_id, position) not in self._running:
                self._send(exam_id, position, words)

    def _send(self, exam_id: int, position: int, words: tuple[str, str]) -> None:
        desk, place = self._session.desk, (exam_id, position)
        self._running.add(place)

        def done(_result: object) -> None:
            self._running.discard(place)
            self._failed.discard(place)
            if self._waiting.get(place) == words:
                del self._waiting[place]
            else:
                self.save_line()
            self.line_saved.emit(exam_id, position, *words)
            self._settled()

        def failed(trouble: Trouble) -> None:
            self._running.discard(place)
            self._failed.add(place)
            if isinstance(trouble, WrongMoment):
                self._as_correction(place, words)
            self._fail(trouble)

        self.run(lambda: recording.save_line(desk, exam_id, position, *words), done, failed)

    def _as_correction(self, place: tuple[int, int], words: tuple[str, str]) -> None:
        """The record was read back meanwhile: the words wait in the form of a correction."""
        self._failed.discard(place)
        self._waiting.pop(place, None)
        text = " ".join(part for part in words if part)
        self._session.drafts.save(f"correction:{place[0]}", {"line": 0, "text": text})

    def save_defence(self) -> None:
        """Save the defence, if it changed."""
        text = self.defence
        if text is None:
            return
        desk = self._session.desk

        def done(_result: object) -> None:
            if self.defence == text:
                self.defence = None
            self.defence_saved.emit(text)
            self._settled()

        self.run(lambda: recording.enter_defence(desk, self._hearing_id, text), done, self._fail)

    def save_all(self) -> None:
        """Everything that is typed, now: at a change of station, on leaving, before the vault locks."""
        self.save_line()
        self.save_defence()
        self.keep_draft()

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], object] | None = None,
        failed: Callable[[Trouble], object] | None = None,
    ) -> None:
        """An act of the hearing whose effect the page already shows."""
        self.own_acts += 1

        def ended(call: Callable[[Any], object] | None, value: Any) -> None:
            self.own_acts -= 1
            if call is not None:
                call(value)

        self._session.act(
            work, lambda r: ended(done, r), lambda t: ended(failed or self._fail, t), owner=self, label=""
        )

    def _settled(self) -> None:
        moment: datetime = self._session.desk.now()
        if not self._waiting and (self.writing is None or not self.writing.changed):
            self.saved.emit(moment)

    def _fail(self, trouble: Trouble) -> None:
        self.unsaved.emit(True)
        self.failed.emit(trouble)
