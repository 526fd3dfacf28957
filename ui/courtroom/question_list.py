"""The standard questions of one hearing: reword, add, leave out, put in another order, or go back to the usual list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QWidget

from models.procedure.recording import set_questions
from ui.acts import do_act
from ui.courtroom.questions import PART_NAMES, PARTS, ROLES, Question, fill_names
from ui.session import Session
from ui.theme import SPACE
from ui.widgets.buttons import IconButton, LinkButton, PlainButton, PrimaryButton
from ui.widgets.dialog import Sheet
from ui.widgets.fields import ChoiceField, LongTextField
from ui.widgets.layout import box, row
from ui.widgets.text import label


class QuestionsDialog(Sheet):
    """Edit the list; nothing is kept until ``Simpan``."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        hearing_id: int,
        questions: Sequence[Question],
        usual: Sequence[Question],
        done: Callable[[], object],
    ) -> None:
        super().__init__(
            parent,
            "Daftar pertanyaan sidang ini",
            "Hanya untuk sidang ini. Kata dalam kurung kurawal diisi dari perkara saat ditanyakan.",
            width=820,
        )
        self._session, self._hearing, self._done = session, hearing_id, done
        self._usual = tuple(usual)
        self.questions = list(questions or usual)
        self.list = QListWidget()
        self.list.setAccessibleName("Pertanyaan menurut urutannya")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(230)
        self.part = ChoiceField([(part, PART_NAMES[part]) for part in PARTS])
        self.part.name("Bagian")
        self.text = LongTextField(lines=3)
        self.text.name("Bunyi pertanyaan", f"Dapat memakai {fill_names()}")
        self.roles = {role: QCheckBox(role.capitalize()) for role in ROLES}
        self.problem = label("", "error", wrap=True)
        self.save = PrimaryButton("Simpan daftar", self._save, icon="save")
        self._lay_out()
        self.list.currentRowChanged.connect(self._show)
        for field in (self.part, self.text):
            field.changed.connect(self._typed)
        for tick in self.roles.values():
            tick.toggled.connect(lambda _on: self._typed())
        self._fill(0)

    def _lay_out(self) -> None:
        tools = row(
            PlainButton("Tambah", self.add, icon="plus"),
            PlainButton("Hapus", self.remove, icon="trash-2"),
            IconButton("arrow-up", "Naikkan pertanyaan", lambda: self.shift(-1)),
            IconButton("arrow-down", "Turunkan pertanyaan", lambda: self.shift(1)),
            -1,
            LinkButton("Kembali ke daftar baku", self.reset),
        )
        asked = row(*self.roles.values(), -1, gap=SPACE.l)
        for item in (self.list, box(tools), label("Bunyi pertanyaan", "field"), self.text,
                     box(row(label("Bagian", "field"), self.part, label("Ditanyakan kepada", "field"),
                             box(asked), -1, gap=SPACE.m)),
                     label(f"Dapat memakai {fill_names()}", "fine", wrap=True), self.problem):  # fmt: skip
            self.body.addWidget(item)
        self.body.addStretch(1)
        self.buttons.addStretch(1)
        self.buttons.addWidget(PlainButton("Batal", self.reject))
        self.buttons.addWidget(self.save)

    # -- the list -------------------------------------------------------------------------------------------------

    def _fill(self, at: int) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for one in self.questions:
            item = QListWidgetItem(_words(one))
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            self.list.addItem(item)
        self.list.blockSignals(False)
        if self.questions:
            self.list.setCurrentRow(max(0, min(at, len(self.questions) - 1)))
        self._show(self.list.currentRow())

    def _show(self, at: int) -> None:
        one = self.questions[at] if 0 <= at < len(self.questions) else None
        self._held = True
        for field in (self.part, self.text):
            field.setEnabled(one is not None)
        self.text.set_value(one.text if one is not None else "")
        self.part.set_value(one.part if one is not None else PARTS[0])
        for role, tick in self.roles.items():
            tick.setEnabled(one is not None)
            tick.setChecked(one is not None and role in one.roles)
        self._held = False

    _held = False

    def _typed(self) -> None:
        at = self.list.currentRow()
        if self._held or not 0 <= at < len(self.questions):
            return
        roles = tuple(role for role, tick in self.roles.items() if tick.isChecked())
        self.questions[at] = replace(
            self.questions[at], part=str(self.part.value()), roles=roles, text=str(self.text.value()).strip()
        )
        item = self.list.item(at)
        if item is not None:
            item.setText(_words(self.questions[at]))

    def add(self) -> None:
        """A new question after the present one."""
        at = self.list.currentRow() + 1
        taken = {one.id for one in self.questions}
        fresh = next(f"sendiri-{number}" for number in range(1, 1000) if f"sendiri-{number}" not in taken)
        part = self.questions[at - 1].part if at > 0 and self.questions else PARTS[1]
        self.questions.insert(at, Question(fresh, part, ("terlapor",), ""))
        self._fill(at)
        self.text.setFocus()

    def remove(self) -> None:
        """Leave the present question out."""
        at = self.list.currentRow()
        if 0 <= at < len(self.questions):
            del self.questions[at]
            self._fill(at)

    def shift(self, by: int) -> None:
        """Put the present question one place up (-1) or down (1)."""
        at, to = self.list.currentRow(), self.list.currentRow() + by
        if 0 <= at < len(self.questions) and 0 <= to < len(self.questions):
            self.questions[at], self.questions[to] = self.questions[to], self.questions[at]
            self._fill(to)

    def reset(self) -> None:
        """Back to the usual list."""
        self.questions = list(self._usual)
        self._fill(0)

    # -- keeping --------------------------------------------------------------------------------------------------

    def _save(self) -> None:
        for place, one in enumerate(self.questions):
            wrong = one.wrong()
            if wrong:
                self.list.setCurrentRow(place)
                self.problem.setText(wrong)
                return
        self.problem.setText("")
        kept = [] if tuple(self.questions) == self._usual else [asdict(one) for one in self.questions]
        desk, hearing_id = self._session.desk, self._hearing
        do_act(self._session, lambda _o: set_questions(desk, hearing_id, kept), self._saved, parent=self,
               failed=self.trouble.show_trouble)  # fmt: skip

    def _saved(self, _result: object) -> None:
        self.accept()
        self._done()


def _words(one: Question) -> str:
    whom = ", ".join(one.roles) or "tidak ditanyakan"
    return f"{PART_NAMES[one.part]} · {one.text or '(belum ditulis)'}\n{whom}"
