"""A box to search while typing."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import SIZE, icon, theme


class SearchBox(QLineEdit):
    """``searched`` sends the words 120 ms after the last key, on Enter at once. Escape empties; Down leaves the box."""

    searched = Signal(str)
    left_down = Signal()

    def __init__(self, placeholder: str = "Cari…", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "search")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder.rstrip("…"))
        self.setMaxLength(200)
        self.setClearButtonEnabled(False)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._last = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(120)
        self._timer.timeout.connect(self._send)
        self.textChanged.connect(lambda _text: self._timer.start())
        self.returnPressed.connect(self._send)
        theme().changed.connect(self._colour)
        self._colour()

    def _colour(self) -> None:
        self._glass.setIcon(icon("search", theme().colours, "muted", SIZE.icon_small))

    def words(self) -> str:
        """What stands in the box, without blanks around it."""
        return self.text().strip()

    def ask_now(self) -> None:
        """Send the words at once, also when they are the last ones sent."""
        self._timer.stop()
        self._last = self.words()
        self.searched.emit(self._last)

    def _send(self) -> None:
        self._timer.stop()
        if self.words() != self._last:
            self.ask_now()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the box first; Down goes to the list."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._send()
            return
        if event.key() == Qt.Key.Key_Down:
            self._send()
            self.left_down.emit()
            return
        super().keyPressEvent(event)
