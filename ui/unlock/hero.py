"""The green half: whose vault this is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ui.theme import pixmap, theme
from ui.widgets.layout import column, row
from ui.widgets.text import label


class Hero(QFrame):
    """Name of the program above, name of the office below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "hero")
        mark = QLabel()
        mark.setPixmap(pixmap("scale", theme().colours.on_hero, 24, self.devicePixelRatioF()))
        name = label("Sidang Etik", "brand")
        self._office = label("", "hero", wrap=True)
        self._below = label("", "hero-muted", wrap=True)
        words = column(self._office, self._below, gap=12)
        layout = column(row(mark, name, -1, gap=12), -1, words, margins=(64, 58, 48, 58))
        layout.setAlignment(words, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(layout)

    def set(self, office: str, below: str) -> None:
        """Whose vault, and a quiet line below it."""
        self._office.setText(office)
        self._below.setText(below)
