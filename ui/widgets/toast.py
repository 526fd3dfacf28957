"""A word at the bottom of the window after something was done, with a way back where there is one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ui.widgets.layout import row
from ui.widgets.text import label

STAYS = 6000
STAYS_WITH_UNDO = 12000


class Toast(QFrame):
    """One per window; a new word replaces the old one. Never takes the keyboard."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("kind", "toast")
        self._words = label("")
        self._undo = QPushButton("Urungkan")
        self._undo.setAutoDefault(False)
        self._undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._undo.setAccessibleName("Urungkan")
        self._undo.clicked.connect(self._take_back)
        self.setLayout(row(self._words, self._undo, gap=12, margins=(16, 8, 12, 8)))
        self._back: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        window.installEventFilter(self)
        self.hide()

    def say(self, words: str, undo: Callable[[], object] | None = None, name: str = "Urungkan") -> None:
        """Show words; with ``undo`` a button named after what it takes back (*Urungkan: jadwalkan sidang*)."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self._back = undo
        self._undo.setVisible(undo is not None)
        self._undo.setText(name)
        self._undo.setAccessibleName(name)
        self.adjustSize()
        self._put()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self._timer.start(STAYS_WITH_UNDO if undo else STAYS)

    def _take_back(self) -> None:
        back, self._back = self._back, None
        self.hide()
        if back is not None:
            back()

    def _put(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        self.move((window.width() - self.width()) // 2, window.height() - self.height() - 22)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._put()
        return super().eventFilter(watched, event)
