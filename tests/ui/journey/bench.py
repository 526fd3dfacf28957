"""The window of an unlocked vault and two hands on its keyboard: nothing here presses, fills or calls anything else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.cases.bench import Office, let_go
from ui.drafts import VaultDrafts
from ui.session import Session
from ui.shell import Shell
from ui.widgets.dialog import ReasonDialog

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
FURTHEST = 120
"""How many times Tab may be pressed to get somewhere."""


class Hands:
    """Keys go to the widget that has the keyboard; where Tab does not lead, nothing can be done."""

    def __init__(self, qtbot: QtBot, office: Office) -> None:
        self.bot, self.office = qtbot, office
        self.session = Session(office.desk)
        self.session.drafts = VaultDrafts(office.desk, self.session.tasks)
        self.shell = Shell(self.session)
        self.shell.resize(1366, 728)
        self.shell.show()
        self.shell.activateWindow()
        qtbot.waitUntil(self.shell.isActiveWindow)
        self.shell.start()
        self.settle()

    # -- looking ----------------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Wait until nothing runs in the background.

        A desktop gives the keyboard back to the window below when a dialog closes; without a screen that is done here.
        """
        for _ in range(3):
            self.bot.wait(10)
            self.bot.waitUntil(self.session.tasks.idle, timeout=20_000)
        if QApplication.activeWindow() is None:
            (QApplication.activeModalWidget() or self.shell).activateWindow()
            self.bot.wait(5)

    def wait_for(self, true: Callable[[], bool]) -> None:
        """Wait until something shows on the screen."""
        self.bot.waitUntil(true, timeout=20_000)
        self.settle()

    def look_up(self) -> None:
        """Wait for what a search box finds; it asks a moment after the last letter."""
        self.bot.wait(250)
        self.settle()

    @property
    def place(self) -> QWidget:
        """The widget that has the keyboard."""
        return QApplication.focusWidget() or QApplication.activeModalWidget() or self.shell

    def name(self) -> str:
        """What a screen reader says of the widget that has the keyboard."""
        place = self.place
        return place.accessibleName() or (place.text() if isinstance(place, QAbstractButton) else "")

    def dialog(self) -> QDialog | None:
        """The form over the window."""
        found = QApplication.activeModalWidget()
        return found if isinstance(found, QDialog) else None

    # -- pressing ---------------------------------------------------------------------------------------------------

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """One key, and wait for what follows from it."""
        QTest.keyClick(self.place, key, held)
        self.settle()

    def write(self, text: str) -> None:
        """Letters, one after another."""
        QTest.keyClicks(self.place, text)

    def tab_to(self, name: str) -> None:
        """Tab until the widget is reached whose name begins so."""
        passed = []
        for _ in range(FURTHEST):
            if self.name().startswith(name):
                return
            passed.append(self.name() or type(self.place).__name__)
            QTest.keyClick(self.place, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {name!r}, only past {list(dict.fromkeys(passed))}")

    def fill(self, name: str, text: str) -> None:
        """Tab to a field, empty it, write."""
        self.tab_to(name)
        QTest.keyClick(self.place, Qt.Key.Key_A, CTRL)
        self.write(text)

    def choose(self, name: str, words: str) -> None:
        """Tab to a list of choices and go down until the one that begins so."""
        self.tab_to(name)
        combo = self.place
        assert isinstance(combo, QComboBox), name
        QTest.keyClick(combo, Qt.Key.Key_Home)
        for _ in range(combo.count()):
            if combo.currentText().startswith(words):
                return
            QTest.keyClick(combo, Qt.Key.Key_Down)
        assert combo.currentText().startswith(words), f"{name}: {combo.currentText()}"

    def push(self, name: str) -> None:
        """Tab to a button and press Space."""
        self.tab_to(name)
        self.press(Qt.Key.Key_Space)

    def next_step(self) -> None:
        """Ctrl+Enter on the page of a case: the one next step."""
        self.press(Qt.Key.Key_Return, CTRL)

    def confirm(self, name: str) -> None:
        """Press the button of the open form; where the rules want a reason, write it; the form must be gone."""
        form = self.dialog()
        assert form is not None, f"no form is open for {name!r}"
        self.tab_to(name)
        assert form.isAncestorOf(self.place), f"the keyboard is not in the form of {name!r}"
        self.press(Qt.Key.Key_Space)
        self.give_reason()
        left = self.dialog()
        assert left is None, f"{left.windowTitle()}: {left.accessibleDescription()} {self.said(left)}"

    def give_reason(self) -> None:
        """Answer the question for a written reason, if it is asked."""
        asked = self.dialog()
        if isinstance(asked, ReasonDialog):
            self.fill("Alasan", "Diperiksa dan diterima majelis.")
            self.push("Lanjutkan dengan alasan")

    @staticmethod
    def said(dialog: QDialog) -> str:
        """The words of a dialog, for the message of a test that failed."""
        return " | ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())

    def close(self) -> None:
        """Let go of the window."""
        let_go(self.session, self.shell, self.settle)
