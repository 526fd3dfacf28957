"""Ctrl+K: type a few letters, go anywhere."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from ui.page import Found
from ui.theme import SIZE, font, paint_icon, theme
from ui.widgets.layout import line
from ui.widgets.search import SearchBox
from ui.widgets.text import label

LINE = 44
MOST = 40


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: object, index: object) -> QSize:
        """Two words in one line."""
        return QSize(200, LINE)

    def paint(self, painter: QPainter, option: object, index: object) -> None:
        """Icon, title, muted text, kind at the right."""
        found = index.data(Qt.ItemDataRole.UserRole)  # type: ignore[attr-defined]
        if not isinstance(found, Found):
            return
        colours = theme().colours
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), SIZE.radius_small, SIZE.radius_small)
        paint_icon(painter, found.icon, colours.muted, rect.left() + 14, rect.center().y() - 9)
        kind = font(SIZE.text_small)
        wide = QFontMetrics(kind).horizontalAdvance(found.kind) + 20
        title = font(SIZE.text, "semibold")
        room = rect.width() - 46 - wide
        cut = QFontMetrics(title).elidedText(found.title, Qt.TextElideMode.ElideRight, int(room))
        used = QFontMetrics(title).horizontalAdvance(cut)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(title)
        painter.setPen(QColor(colours.ink))
        painter.drawText(QRectF(rect.left() + 44, rect.top(), room, rect.height()), middle, cut)
        text = font(SIZE.text_fine)
        painter.setFont(text)
        painter.setPen(QColor(colours.muted))
        rest = QFontMetrics(text).elidedText(found.text, Qt.TextElideMode.ElideRight, max(0, int(room - used - 12)))
        painter.drawText(QRectF(rect.left() + 44 + used + 10, rect.top(), room - used, rect.height()), middle, rest)
        painter.setFont(kind)
        painter.drawText(rect.adjusted(0, 0, -14, 0), middle | Qt.AlignmentFlag.AlignRight, found.kind)
        painter.restore()


class Finder(QFrame):
    """Lies over the upper part of the window. ``asked`` sends the words; :meth:`show_found` takes the lines."""

    asked = Signal(str)
    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("kind", "finder")
        self.setAccessibleName("Cari di mana saja")
        self.box = SearchBox("Cari perkara, orang, surat, tindakan…", "Cari di mana saja")
        self.box.setFrame(False)
        self._list = QListWidget()
        self._list.setProperty("kind", "bare")
        self._list.setItemDelegate(_Painter(self._list))
        self._list.setAccessibleName("Hasil pencarian")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._hint = label("↑ ↓ memilih · Enter membuka · Esc menutup", "small")
        self._hint.setContentsMargins(14, 6, 14, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 2)
        layout.setSpacing(6)
        for part in (self.box, line(), self._list, self._hint):
            layout.addWidget(part)
        self.box.searched.connect(self.asked.emit)
        self.box.installEventFilter(self)
        self._list.itemClicked.connect(self._take)
        self._back: QWidget | None = None
        self._answered: str | None = None
        self._entered = False
        self.box.textEdited.connect(self._take_back)
        window.installEventFilter(self)
        self.hide()

    def pop_up(self) -> None:
        """Come to the front, empty, with the keyboard in the box."""
        window = self.window()
        self._back = window.focusWidget()
        self.box.clear()
        self._entered = False
        self._put()
        self.show()
        self.raise_()
        self.box.setFocus()
        self.box.ask_now()

    def go_away(self) -> None:
        """Close and give the keyboard back."""
        if self.isHidden():
            return
        self._entered = False
        self.hide()
        if self._back is not None:
            with contextlib.suppress(RuntimeError):  # the widget that had the keyboard may be gone
                self._back.setFocus()
        self._back = None
        self.closed.emit()

    def show_found(self, words: str, found: Sequence[Found]) -> None:
        """Show the lines found for ``words``; the first is chosen, and opened if Enter was pressed before they came."""
        self._answered = words
        self._list.clear()
        for one in list(found)[:MOST]:
            item = QListWidgetItem(" · ".join(part for part in (one.title, one.text, one.kind) if part))
            item.setData(Qt.ItemDataRole.UserRole, one)
            self._list.addItem(item)
        if self._list.count():
            self._list.setCurrentRow(0)
        self._hint.setText(
            "↑ ↓ memilih · Enter membuka · Esc menutup" if self._list.count() else "Tidak ada yang cocok. Esc menutup."
        )
        self._put()
        if self._entered and words == self.box.words() and self._list.count():
            self._take(self._list.currentItem())

    def lines(self) -> list[Found]:
        """What is shown, in order."""
        return [self._list.item(number).data(Qt.ItemDataRole.UserRole) for number in range(self._list.count())]

    def forget(self) -> None:
        """Let go of words and lines (before locking)."""
        self._list.clear()
        self.box.clear()
        self._entered = False
        self.hide()

    def _take_back(self) -> None:
        self._entered = False

    def _enter(self) -> None:
        """Open the chosen line; lines of earlier words are not what was asked for, so those of these are awaited."""
        item = self._list.currentItem() if self._answered == self.box.words() else None
        if item is not None:
            self._take(item)
            return
        self._entered = True
        if self._answered != self.box.words():
            self.box.ask_now()

    def _take(self, item: QListWidgetItem | None) -> None:
        found = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if isinstance(found, Found):
            self.go_away()
            found.open()

    def _put(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        width = min(680, window.width() - 80)
        tall = min(420, max(1, self._list.count()) * LINE + 108) if self._list.count() else 96
        self._list.setVisible(self._list.count() > 0)
        self.setGeometry((window.width() - width) // 2, 64, width, tall)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the box; a click beside the finder closes it."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and watched is self.box and isinstance(event, QKeyEvent):
            return self._key(event.key()) or super().eventFilter(watched, event)
        if kind == QEvent.Type.Resize and watched is self.parentWidget() and not self.isHidden():
            self._put()
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        row, last = self._list.currentRow(), self._list.count() - 1
        steps: dict[int, Callable[[], int]] = {
            Qt.Key.Key_Down: lambda: min(last, row + 1),
            Qt.Key.Key_Up: lambda: max(0, row - 1),
            Qt.Key.Key_PageDown: lambda: min(last, row + 6),
            Qt.Key.Key_PageUp: lambda: max(0, row - 6),
        }
        if key in steps:
            if last >= 0:
                self._list.setCurrentRow(steps[key]())
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
            return True
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab):
            self.go_away()
            return True
        return False
