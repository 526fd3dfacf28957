"""The sections of a page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QTabBar, QWidget

from ui.theme import font, theme

WIDE, TIGHT, GAP, SMALLEST = 14, 13, 22, {14: 13, 13: 8}
"""Type and air between the titles; both give way where the strip would not fit."""


class TabStrip(QTabBar):
    """``tabs`` of (key, title). Left and right arrows move; ``chosen`` sends the key."""

    chosen = Signal(str)

    def __init__(self, tabs: list[tuple[str, str]], name: str = "Bagian", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = dict(tabs)
        self._fitted = (WIDE, GAP)
        self._keys = [key for key, _title in tabs]
        self.setAccessibleName(name)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        for _key, title in tabs:
            self.addTab(title)
        self.currentChanged.connect(self._send)

    def _send(self, index: int) -> None:
        if 0 <= index < len(self._keys):
            self.chosen.emit(self._keys[index])

    def current(self) -> str:
        """Key of the section shown."""
        return self._keys[self.currentIndex()]

    def choose(self, key: str) -> None:
        """Go to a section."""
        self.setCurrentIndex(self._keys.index(key))

    def set_count(self, key: str, count: int) -> None:
        """Write a number behind a title; zero writes none."""
        self.setTabText(self._keys.index(key), f"{self._titles[key]} {count}" if count else self._titles[key])

    def tabSizeHint(self, index: int) -> QSize:
        """Words and air."""
        size, gap = self._fit()
        return QSize(_long(self.tabText(index), size) + gap, 36)

    def _fit(self) -> tuple[int, int]:
        """Size of the type and air behind a title: the usual, or as much smaller as the width asks for."""
        room = self.width()
        for size in (WIDE, TIGHT):
            left = room - sum(_long(self.tabText(at), size) for at in range(self.count()))
            gap = min(GAP, left // max(1, self.count()))
            if gap >= SMALLEST[size]:
                return size, gap
        return TIGHT, SMALLEST[TIGHT]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        if self._fit() != self._fitted:
            self._fitted = self._fit()
            self.setTabText(0, self.tabText(0))  # asks the bar to lay its tabs out again

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words; the present one underlined in accent; a ring where the keyboard is."""
        colours = theme().colours
        painter = QPainter(self)
        painter.setPen(QColor(colours.line))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        size, gap = self._fit()
        painter.setFont(font(size, "semibold"))
        for index in range(self.count()):
            rect = self.tabRect(index)
            words = rect.adjusted(0, 0, -gap, -3)
            present = index == self.currentIndex()
            painter.setPen(QColor(colours.ink if present else colours.muted))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.tabText(index))
            if present:
                painter.fillRect(rect.left(), rect.bottom() - 1, rect.width() - gap, 2, QColor(colours.accent))
                if self.hasFocus():
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                    painter.setPen(QPen(QColor(colours.accent), 2))
                    painter.drawRoundedRect(QRectF(words).adjusted(-1, 3, 5, -2), 5, 5)
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _long(text: str, size: int) -> int:
    return QFontMetrics(font(size, "semibold")).horizontalAdvance(text)
