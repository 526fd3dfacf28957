"""The import wizard: file, columns, preview of every row, apply. Nothing is stored before the last step."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from models.exchange import Plan, Sheet, plan, read_list
from models.law.errors import Trouble
from models.procedure.people import Imported, apply_import, existing_people
from ui.people import flow
from ui.people.choosing import FileStep
from ui.people.matching import MatchStep
from ui.people.preview import PreviewStep
from ui.session import Session
from ui.theme import SPACE
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.dialog import open_trouble
from ui.widgets.layout import column, line, row
from ui.widgets.stageline import StageLine, Station
from ui.widgets.text import label

TITLES = ("Pilih berkas", "Cocokkan kolom", "Periksa baris", "Impor")
FILE, MATCH, PREVIEW = range(3)


class ImportWizard(QDialog):
    """Three steps and the act. ``done_importing`` sends a sentence about what was done."""

    done_importing = Signal(str)

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent)
        self.setWindowTitle("Impor daftar pegawai")
        self.setModal(True)
        room = parent.size() if parent is not None else QSize(1320, 700)
        self.resize(min(1320, room.width() - 40), min(760, room.height() - 24))
        self.session = session
        self.sheet: Sheet | None = None
        self.plan: Plan | None = None
        self._path: Path | None = None
        self._stations = StageLine()
        self.choose, self.match, self.preview = FileStep(), MatchStep(), PreviewStep()
        self._stack = QStackedWidget()
        for step in (self.choose, self.match, self.preview):
            self._stack.addWidget(step)
        self._file = label("", "fine")
        self.back = PlainButton("Kembali", self._go_back, icon="arrow-left")
        self.next = PrimaryButton("Lanjut", self._go_on)
        self.cancel = PlainButton("Batal", self.reject)
        buttons = row(self._file, -1, self.cancel, self.back, self.next, gap=SPACE.s)
        body = column(label("Impor daftar pegawai", "title"), self._stations, self._stack, gap=SPACE.m)
        body.setStretch(2, 1)
        outer = column(body, line(), buttons, gap=SPACE.m, margins=(SPACE.xl, SPACE.l, SPACE.xl, SPACE.m))
        outer.setStretch(0, 1)
        self.setLayout(outer)
        self.choose.picked.connect(self.read)
        self.match.read_again.connect(self._read_again)
        self.preview.decided.connect(self._decide)
        self._show(FILE)

    # -- steps ----------------------------------------------------------------------------------------------------

    def _show(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        states = ["done" if number < step else "now" if number == step else "ahead" for number in range(4)]
        self._stations.set_stations(
            [Station(title, "", state) for title, state in zip(TITLES, states, strict=True)]  # type: ignore[arg-type]
        )
        self.back.setVisible(step > FILE)
        self.next.setVisible(step > FILE)
        self.next.setText("Lanjut" if step == MATCH else "Impor sekarang")
        self.next.setEnabled(True)
        self._allow()
        focus = (self.choose.button, self.next, self.preview.table)[step]
        focus.setFocus()

    def _go_back(self) -> None:
        self._show(max(FILE, self._stack.currentIndex() - 1))

    def _go_on(self) -> None:
        if self._stack.currentIndex() == MATCH:
            self._make_plan(self.match.choices, MATCH)
        elif self._stack.currentIndex() == PREVIEW:
            self._apply()

    def _allow(self) -> None:
        if self._stack.currentIndex() != PREVIEW or self.plan is None:
            self.next.allow()
            return
        reason = flow.may_apply(self.plan)
        self.next.allow(reason)
        counts = self.plan.counts
        self.next.setText(f"Impor {counts.add + counts.update} pegawai" if not reason else "Impor")

    # -- reading --------------------------------------------------------------------------------------------------

    def read(self, path: Path, sheet: str | None = None, header_row: int | None = None) -> None:
        """Read a file in the background and go to the columns."""
        self._path = path
        self.choose.reading(path.name)
        self.session.tasks.compute(
            lambda _report: read_list(path, sheet=sheet, header_row=header_row),
            self._read,
            failed=self._unread,
            owner=self,
            label=f"Membaca {path.name}…",
        )

    def _read_again(self, sheet: Any, header_row: Any) -> None:
        if self._path is not None:
            self.read(self._path, sheet, header_row)

    def _read(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.choose.reading("")
        self._file.setText(f"{sheet.source.file_name} · {len(sheet.rows)} baris")
        self.match.show_sheet(sheet)
        self._show(MATCH)

    def _unread(self, trouble: Trouble) -> None:
        self.choose.reading("")
        if self._stack.currentIndex() == MATCH:
            self.match.trouble.show_trouble(trouble)
        else:
            self.choose.trouble.show_trouble(trouble)

    # -- planning -------------------------------------------------------------------------------------------------

    def _make_plan(self, choices: flow.Choices, step: int) -> None:
        sheet, desk, today = self.sheet, self.session.desk, self.session.today()
        assert sheet is not None

        def work(_report: Any) -> Plan:
            with desk.read() as opened:
                existing = existing_people(opened)
            return plan(
                sheet,
                choices.columns,
                existing,
                today=today,
                corrections=choices.corrections,
                accept=choices.accept,
                leave_out=choices.leave_out,
                split_titles=choices.split_titles,
            )

        def show(made: Plan) -> None:
            first = step == MATCH
            self.plan = made
            if first:
                self.preview.first_filter("hold" if made.counts.hold else "all")
            self.preview.show_plan(made, choices)
            if first:
                self._show(PREVIEW)
            self._allow()

        self.next.setEnabled(False)
        self.session.tasks.compute(work, show, failed=self._unplanned, owner=self, label="Memeriksa setiap baris…")

    def _unplanned(self, trouble: Trouble) -> None:
        self.next.setEnabled(True)
        if self._stack.currentIndex() == MATCH:
            self.match.trouble.show_trouble(trouble)
        else:
            open_trouble(self, trouble)

    def _decide(self, choices: flow.Choices) -> None:
        self._make_plan(replace(choices, columns=self.match.choices.columns), PREVIEW)

    # -- applying -------------------------------------------------------------------------------------------------

    def _apply(self) -> None:
        made, desk = self.plan, self.session.desk
        assert made is not None
        for part in (self.next, self.back, self.cancel, self.preview):
            part.setEnabled(False)
        self.session.act(
            lambda: apply_import(desk, made), self._done, self._not_done, owner=self, label="Menyimpan pegawai…"
        )

    def _done(self, done: Imported) -> None:
        words = f"Impor selesai: {done.added} ditambah, {done.updated} diperbarui, {done.skipped} dilewati"
        self.done_importing.emit(f"{words}, {done.held} ditahan" if done.held else words)
        self.preview.shut()
        self.accept()

    def _not_done(self, trouble: Trouble) -> None:
        for part in (self.next, self.back, self.cancel, self.preview):
            part.setEnabled(True)
        open_trouble(self, trouble)
