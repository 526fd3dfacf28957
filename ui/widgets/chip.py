"""Small coloured words: a state, a number of days, a secrecy mark. The word always says it; colour only repeats it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import restyle
from ui.widgets.layout import reveal


class Chip(QLabel):
    """``tone``: accent (in order), amber (soon, waiting), red (late, failed), blue (draft, information), muted."""

    def __init__(self, text: str, tone: str = "muted", tip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setProperty("kind", "chip")
        self.setProperty("tone", tone)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(tip)

    def set(self, text: str, tone: str) -> None:
        """Another word, another meaning."""
        self.setText(text)
        self.setProperty("tone", tone)
        restyle(self)


class SecrecyBadge(QLabel):
    """``RAHASIA``: stands beside the title of everything that may not leave the office."""

    def __init__(self, text: str = "RAHASIA", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "secret")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)


class Count(QLabel):
    """A number beside an entry of the side bar; hides at zero."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._dot = 0, False
        self.setProperty("kind", "count")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.set(0)

    def dot(self, on: bool) -> None:
        """A dot alone where there is no room for the number; whoever holds it says the number in its tooltip."""
        self._dot = on
        self.setProperty("kind", "dot" if on else "count")
        restyle(self)
        self.setText("" if on else str(self._number))

    def set(self, number: int) -> None:
        """Show a number."""
        self._number = number
        self.setText("" if self._dot else str(number))
        reveal(self, number > 0)
