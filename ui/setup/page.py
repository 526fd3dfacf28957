"""The first run as a window over the unlock window."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QStackedWidget, QWidget

from models.law.errors import Trouble
from models.procedure.clock import SystemClock
from models.procedure.setup import Office
from ui import opening
from ui.settings.flow import lines_of
from ui.setup import flow
from ui.setup.council import CouncilStep
from ui.setup.recovery import SheetsStep
from ui.setup.steps import AccountsStep, HeadStep, OfficeStep, PlaceStep
from ui.tasks import Tasks
from ui.theme import SPACE
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.dialog import ConfirmDialog, TroublePanel
from ui.widgets.layout import box, column, line, reveal, row, scroll
from ui.widgets.stageline import StageLine, Station
from ui.widgets.text import label

PLACE, OFFICE, HEAD, ACCOUNTS, COUNCIL, SHEETS = range(6)


class SetupWindow(QDialog):
    """Folder, office, letterhead, accounts, recovery sheets. ``made`` sends the :class:`ui.opening.Opened`."""

    made = Signal(object)

    def __init__(self, parent: QWidget | None, tasks: Tasks) -> None:
        super().__init__(parent)
        self.setWindowTitle("Buat brankas baru")
        self.setModal(True)
        room = parent.size() if parent is not None else None
        self.resize(900, min(720, room.height() - 30) if room is not None else 700)
        self.tasks = tasks
        self._opened: Any = None
        self.place, self.office, self.head = PlaceStep(), OfficeStep(), HeadStep()
        self.accounts = AccountsStep(lambda: [str(self.office.form.values()["city"])])
        self.council = CouncilStep(lambda: SystemClock().now().date())
        self.sheets = SheetsStep()
        self._stations = StageLine()
        self._stack = QStackedWidget()
        for step in (self.place, self.office, self.head, self.accounts, self.council, self.sheets):
            self._stack.addWidget(scroll(step))
        self.trouble = TroublePanel()
        self._bar = QProgressBar()
        self._bar.setAccessibleName("Membuat brankas")
        self._words = label("", "fine")
        self._busy = box(row(self._words, self._bar, gap=SPACE.m))
        reveal(self._busy, False)
        self.back = PlainButton("Kembali", self._go_back, icon="arrow-left")
        self.next = PrimaryButton("Lanjut", self.go_on)
        self.next.setDefault(True)
        self.cancel = PlainButton("Batal", self.reject)
        body = column(label("Buat brankas baru", "title"), self._stations, self._stack, self.trouble, gap=SPACE.m)
        body.setStretch(2, 1)
        buttons = row(self.cancel, self._busy, -1, self.back, self.next)
        outer = column(body, line(), buttons, gap=SPACE.m, margins=(SPACE.xl, SPACE.l, SPACE.xl, SPACE.m))
        outer.setStretch(0, 1)
        self.setLayout(outer)
        self.sheets.confirmed.connect(lambda yes: self.next.setEnabled(yes))
        self._show(PLACE)
        tasks.compute(
            lambda _report: opening.keyring_state(),
            lambda state: self.accounts.show_keyring(*state),
            failed=lambda _trouble: self.accounts.show_keyring(False, ""),
            owner=self,
            label="",
        )

    def _show(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        states = [
            "done" if number < step else "now" if number == step else "ahead" for number in range(len(flow.STEPS))
        ]
        self._stations.set_stations(
            [Station(title, "", state) for title, state in zip(flow.STEPS, states, strict=True)]  # type: ignore[arg-type]
        )
        self.back.setVisible(PLACE < step < SHEETS)
        self.cancel.setVisible(step < SHEETS)
        self.next.setText({COUNCIL: "Buat brankas", SHEETS: "Buka brankas"}.get(step, "Lanjut"))
        self.trouble.show_trouble(None)
        forms = {PLACE: self.place.form.field("name"), OFFICE: self.office.form.field("city")}
        if step in forms:
            forms[step].setFocus()

    def _go_back(self) -> None:
        self._show(self._stack.currentIndex() - 1)

    def go_on(self) -> None:
        """Check the step and go to the next; the fifth makes the vault, the last opens it."""
        step = self._stack.currentIndex()
        if step == PLACE and self.place.form.validate():
            self._show(OFFICE)
        elif step == OFFICE and self.office.form.validate():
            self.head.suggest(self._office())
            self._show(HEAD)
        elif step == HEAD and self.head.form.validate():
            self._show(ACCOUNTS)
        elif step == ACCOUNTS:
            self._check_accounts()
        elif step == COUNCIL and self.council.validate():
            self._make()
        elif step == SHEETS:
            opened, self._opened = self._opened, None
            self.sheets.forget()
            self.accept()
            self.made.emit(opened)

    def _office(self) -> Office:
        return replace(Office(), **self.office.form.values())

    def beginning(self) -> flow.Beginning:
        """Everything typed so far."""
        place, head = self.place.form.values(), self.head.form.values()
        data, name = self.head.emblem or (None, "")
        return flow.Beginning(
            parent=place["parent"],
            name=place["name"],
            office=self._office(),
            lines=tuple(lines_of(head["lines"])),
            address=tuple(lines_of(head["address"])),
            emblem=data,
            emblem_name=name,
            bind=bool(self.accounts.bind.value()),
            council=self.council.start(),
        ).with_accounts(self.accounts.accounts)

    def _check_accounts(self) -> None:
        if self.accounts.started() and not self.accounts.take():
            return
        problem = flow.accounts_problem(self.accounts.accounts)
        if problem:
            self.accounts.problem.set(problem, "red")
            return
        self.council.show_accounts(self.accounts.accounts)
        self._show(COUNCIL)

    def _make(self) -> None:
        beginning = self.beginning()
        self._working(True)
        self.tasks.compute(
            lambda report: flow.make(beginning, report),
            self._finished,
            progress=self._progress,
            failed=self._failed,
            owner=self,
            label="",
            cancellable=False,
        )

    def _progress(self, share: float, words: str) -> None:
        self._bar.setRange(0, 100)
        self._bar.setValue(int(share * 100))
        self._words.setText(words)

    def _working(self, on: bool) -> None:
        reveal(self._busy, on)
        for part in (self.back, self.next, self.cancel, self._stack):
            part.setEnabled(not on)

    def _finished(self, opened: Any) -> None:
        self._working(False)
        self._opened = opened
        self.accounts.forget()
        self.sheets.show_sheets(opened.desk.vault.office, opened.folder.name, opened.recovery, 2)
        opened.recovery = ()
        self._show(SHEETS)
        self.next.setEnabled(False)

    def _failed(self, trouble: Trouble) -> None:
        self._working(False)
        self.trouble.show_trouble(trouble)

    def reject(self) -> None:
        """Leaving while the sheets are shown asks first: they are never shown again."""
        if self._opened is None:
            if not self._busy.isVisible():
                super().reject()
            return
        asked = ConfirmDialog(
            self,
            "Tutup tanpa lembar pemulihan?",
            "Lembar ini tidak akan ditampilkan lagi. Tanpa lembar, brankas tidak dapat dipulihkan "
            "bila kata sandi hilang.",
            action="Tutup juga",
            no="Kembali ke lembar",
        )
        asked.accepted.connect(self._leave)
        asked.open()

    def _leave(self) -> None:
        opened, self._opened = self._opened, None
        self.sheets.forget()
        super().reject()
        if opened is not None:
            self.made.emit(opened)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same as Escape."""
        event.ignore()
        self.reject()
