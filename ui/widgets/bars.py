"""Numbers as lengths: cases per stage and age, violations by kind. The number always stands beside its bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import font, theme

_COLOURS = {"accent": "accent", "amber": "bar_amber", "red": "bar_red", "blue": "bar_blue", "muted": "edge"}
ROW = 28


@dataclass(frozen=True, slots=True)
class Bar:
    """``parts`` of (number, tone) are drawn one after the other; ``key`` is sent when the line is pressed."""

    title: str
    parts: tuple[tuple[int, str], ...]
    key: str = ""

    @property
    def total(self) -> int:
        """Sum of the parts."""
        return sum(number for number, _tone in self.parts)


class Bars(QWidget):
    """Lines of bars on one scale. With keys, Up, Down and Enter work; ``pressed`` sends the key."""

    pressed = Signal(str)

    def __init__(self, bars: Sequence[Bar] = (), *, title_width: int = 140, name: str = "Grafik") -> None:
        super().__init__()
        self._title_width, self._name = title_width, name
        self._bars: tuple[Bar, ...] = ()
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_bars(bars)

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show others."""
        self._bars = tuple(bars)
        self._at = min(self._at, max(0, len(self._bars) - 1))
        links = any(bar.key for bar in self._bars)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if links else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if links else Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(self._name + ": " + "; ".join(f"{bar.title} {bar.total}" for bar in self._bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line each."""
        return QSize(360, ROW * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        """Narrower, never lower."""
        return QSize(220, ROW * len(self._bars))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press a line."""
        self._press(int(event.position().y()) // ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down, Enter, Space."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._bars:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self._at = max(0, min(len(self._bars) - 1, self._at + step))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._press(self._at)
        else:
            super().keyPressEvent(event)

    def _press(self, number: int) -> None:
        if 0 <= number < len(self._bars) and self._bars[number].key:
            self._at = number
            self.pressed.emit(self._bars[number].key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Title, bar, number."""
        colours = theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((bar.total for bar in self._bars), default=0) or 1
        left, right = self._title_width, self.width() - 44
        words, number = font(14), font(14, "bold")
        for index, bar in enumerate(self._bars):
            top = index * ROW
            painter.setPen(QColor(colours.ink))
            painter.setFont(words)
            cut = QFontMetrics(words).elidedText(bar.title, Qt.TextElideMode.ElideRight, left - 10)
            painter.drawText(QRectF(0, top, left - 8, ROW), Qt.AlignmentFlag.AlignVCenter, cut)
            shape = QPainterPath()
            shape.addRoundedRect(QRectF(left, top + 7, right - left, 14), 3, 3)
            painter.setClipPath(shape)
            painter.fillRect(QRectF(left, top + 7, right - left, 14), QColor(colours.bar))
            at = float(left)
            for amount, tone in bar.parts:
                length = (right - left) * amount / most
                painter.fillRect(QRectF(at, top + 7, length, 14), QColor(getattr(colours, _COLOURS[tone])))
                at += length
            painter.setClipping(False)
            painter.setFont(number)
            painter.drawText(QRectF(right + 10, top, 34, ROW), Qt.AlignmentFlag.AlignVCenter, str(bar.total))
            if self.hasFocus() and index == self._at:
                painter.setPen(QPen(QColor(colours.accent), 2))
                painter.drawRoundedRect(QRectF(1, top + 2, self.width() - 2, ROW - 4), 5, 5)
