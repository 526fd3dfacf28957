"""A list in which several lines can be ticked, by mouse, Space or Enter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import SIZE, font, paint_icon, theme

TICK = int(Qt.ItemDataRole.UserRole) + 1
PAD = 9


@dataclass(frozen=True, slots=True)
class Tick:
    """One line: words, what stands below them, and whether that is a warning."""

    key: Any
    text: str
    below: str = ""
    warns: bool = False


class _Painter(QStyledItemDelegate):
    """A box to tick, the words, and below them the small print."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As many lines as the words need."""
        tick: Tick = index.data(TICK)
        view = self.parent()
        room = view.viewport().width() if isinstance(view, QListWidget) else option.rect.width()
        width = max(240, room) - 50
        flags = int(Qt.TextFlag.TextWordWrap)
        top = QFontMetrics(font(SIZE.text)).boundingRect(QRect(0, 0, width, 1000), flags, tick.text).height()
        low = 0
        if tick.below:
            small = QFontMetrics(font(SIZE.text_small))
            low = small.boundingRect(QRect(0, 0, width, 1000), flags, tick.below).height() + 1
        return QSize(width, top + low + 2 * PAD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One line."""
        tick: Tick = index.data(TICK)
        colours = theme().colours
        ticked = index.data(int(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked.value
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if ticked or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.accent_soft if ticked else colours.hover))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        square = QRectF(rect.left() + 10, rect.top() + PAD + 1, 16, 16)
        painter.setPen(QPen(QColor(colours.accent if ticked else colours.edge), 1.4))
        painter.setBrush(QColor(colours.accent if ticked else colours.surface))
        painter.drawRoundedRect(square, 4, 4)
        if ticked:
            paint_icon(painter, "check", colours.on_accent, square.left() + 1, square.top() + 1, 14)
        self._words(painter, tick, rect.adjusted(38, PAD, -12, -PAD))
        if option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_Active:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
        painter.restore()

    @staticmethod
    def _words(painter: QPainter, tick: Tick, inner: QRectF) -> None:
        colours = theme().colours
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)
        painter.setPen(QColor(colours.ink))
        painter.setFont(font(SIZE.text))
        used = painter.boundingRect(inner, flags, tick.text)
        painter.drawText(inner, flags, tick.text)
        painter.setFont(font(SIZE.text_small))
        painter.setPen(QColor(colours.amber if tick.warns else colours.muted))
        painter.drawText(inner.adjusted(0, used.height() + 1, 0, 0), flags, tick.below)


class TickList(QListWidget):
    """Lines to tick; ``toggled`` follows every change. The order of ticking is kept."""

    toggled = Signal()

    def __init__(self, name: str, height: int) -> None:
        super().__init__()
        self._ticked: list[Any] = []
        self.setAccessibleName(name)
        self.setItemDelegate(_Painter(self))
        self.setFixedHeight(height)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.itemClicked.connect(self._toggle)

    def ticked(self) -> list[Any]:
        """Keys in the order ticked."""
        return list(self._ticked)

    def set_ticked(self, keys: Sequence[Any]) -> None:
        """Tick these."""
        self._ticked = list(keys)
        for place in range(self.count()):
            self._draw(self.item(place))

    def show_lines(self, lines: Sequence[Tick]) -> None:
        """Show others; what is ticked stays ticked, also when it is not shown."""
        self.clear()
        for tick in lines:
            item = QListWidgetItem()
            item.setData(TICK, tick)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self._draw(item)
            self.addItem(item)

    def _toggle(self, item: QListWidgetItem) -> None:
        tick: Tick = item.data(TICK)
        if tick.key in self._ticked:
            self._ticked.remove(tick.key)
        else:
            self._ticked.append(tick.key)
        self._draw(item)
        self.toggled.emit()

    def _draw(self, item: QListWidgetItem) -> None:
        tick: Tick = item.data(TICK)
        on = tick.key in self._ticked
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        words = ". ".join(part for part in (tick.text, tick.below, "dipilih" if on else "tidak dipilih") if part)
        item.setData(int(Qt.ItemDataRole.AccessibleTextRole), words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter tick the current line."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self._toggle(self.currentItem())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:
        """Coming in by keyboard lands on a line."""
        super().focusInEvent(event)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
