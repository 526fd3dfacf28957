"""Buttons side by side that go on in the next line where the page is narrow (125 % and 150 % scaling)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import SPACE


class Flowing(QWidget):
    """Holds widgets in reading order; as high as their lines."""

    def __init__(self, widgets: Sequence[QWidget], gap: int = SPACE.s, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets, self._gap = list(widgets), gap
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in self._widgets:
            widget.setParent(self)
            widget.show()

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all lines at a width."""
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        """All in one line."""
        hints = [widget.sizeHint() for widget in self._widgets]
        wide = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(wide, max((hint.height() for hint in hints), default=0))

    def minimumSizeHint(self) -> QSize:
        """The widest alone."""
        hints = [widget.sizeHint() for widget in self._widgets]
        return QSize(max((h.width() for h in hints), default=0), max((h.height() for h in hints), default=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self.setMinimumHeight(self._place(self.width(), move=True))

    def again(self) -> None:
        """Lay out anew after a widget was shown, hidden, or got other words."""
        self.setMinimumHeight(self._place(self.width(), move=True))

    def _place(self, width: int, *, move: bool) -> int:
        top = 0
        for line in self._lines(width):
            tall = max(hint.height() for _widget, _left, hint in line)
            for widget, left, hint in line if move else ():
                widget.setGeometry(QRect(QPoint(left, top + (tall - hint.height()) // 2), hint))
            top += tall + self._gap
        return max(0, top - self._gap)

    def _lines(self, width: int) -> list[list[tuple[QWidget, int, QSize]]]:
        """Widgets that are not hidden, line by line, with their left edge and size."""
        lines: list[list[tuple[QWidget, int, QSize]]] = []
        left = 0
        for widget in self._widgets:
            if widget.isHidden():
                continue
            hint = widget.sizeHint()
            if not lines or (left and left + hint.width() > width):
                lines.append([])
                left = 0
            lines[-1].append((widget, left, hint))
            left += hint.width() + self._gap
        return lines
