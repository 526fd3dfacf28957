"""The sections of a page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from ui.theme import font, theme


class TabStrip(QTabBar):
    """``tabs`` of (key, title). Left and right arrows move; ``chosen`` sends the key."""

    chosen = Signal(str)

    def __init__(self, tabs: list[tuple[str, str]], name: str = "Bagian", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = dict(tabs)
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
        metrics = QFontMetrics(font(14, "semibold"))
        return QSize(metrics.horizontalAdvance(self.tabText(index)) + 22, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words; the present one underlined in accent; a ring where the keyboard is."""
        colours = theme().colours
        painter = QPainter(self)
        painter.setPen(QColor(colours.line))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.setFont(font(14, "semibold"))
        for index in range(self.count()):
            rect = self.tabRect(index)
            words = rect.adjusted(0, 0, -22, -3)
            present = index == self.currentIndex()
            painter.setPen(QColor(colours.ink if present else colours.muted))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.tabText(index))
            if present:
                painter.fillRect(rect.left(), rect.bottom() - 1, rect.width() - 22, 2, QColor(colours.accent))
                if self.hasFocus():
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                    painter.setPen(QPen(QColor(colours.accent), 2))
                    painter.drawRoundedRect(QRectF(words).adjusted(-1, 3, 5, -2), 5, 5)
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
