"""White sheets on the paper, and the lines on them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import SIZE, SPACE, theme
from ui.widgets.layout import Item, clear, column, fill, row
from ui.widgets.text import label


class Card(QFrame):
    """A sheet with an optional small title. Things go into ``body`` with :meth:`add`."""

    def __init__(
        self, title: str = "", *, kind: str = "card", gap: int = SPACE.s, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE.l, SPACE.l, SPACE.l, SPACE.l)
        outer.setSpacing(SPACE.m)
        self.title = label(title, "card-title")
        self.head = row(self.title, -1)
        if title:
            outer.addLayout(self.head)
            self.setAccessibleName(title)
        self.body = column(gap=gap)
        outer.addLayout(self.body)

    def add(self, *items: Item) -> Card:
        """Put items into the body, one under the other."""
        fill(self.body, *items)
        return self

    def add_to_head(self, widget: QWidget) -> None:
        """Something at the right end of the title line."""
        self.head.addWidget(widget)

    def empty(self) -> None:
        """Take everything out of the body."""
        clear(self.body)


class Line(QWidget):
    """One line of a card: something in front, a strong title with a muted text below, something behind.

    ``below`` is something of its own under the text (an article to press).

    With ``link`` the whole line can be pressed: pointer, Tab, Enter and Space. A thin line is drawn under it unless
    ``last``.
    """

    pressed = Signal()

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        front: QWidget | None = None,
        behind: QWidget | str | None = None,
        link: bool = False,
        last: bool = False,
        tip: str = "",
        below: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._link, self._last, self._over = link, last, False
        self.setToolTip(tip)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        words = column(gap=1)
        if title:
            words.addWidget(label(title, "strong", wrap=True))
        if text:
            words.addWidget(label(text, "fine", wrap=True))
        if below is not None:
            words.addLayout(row(below, -1))
        layout = row(gap=SPACE.m, margins=(0, 9, 0, 9))
        if front is not None:
            layout.addWidget(front, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(words, 1)
        if isinstance(behind, str):
            behind = label(behind)
        if behind is not None:
            layout.addWidget(behind, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(layout)
        spoken = ". ".join(part for part in (_spoken(front), title, text, _spoken(behind)) if part)
        self.setAccessibleName(spoken)
        if link:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on the line."""
        inside = self.rect().contains(event.position().toPoint())
        if self._link and event.button() is Qt.MouseButton.LeftButton and inside:
            self.pressed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space press the line."""
        if self._link and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up under the pointer."""
        self._over = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: object) -> None:
        """Go back."""
        self._over = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground while pointed at, ring while focused, line below."""
        colours = theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(self.rect()).adjusted(1, 1.5, -1, -2.5)
        if self._link and self._over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(inner, SIZE.radius_small, SIZE.radius_small)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(inner, SIZE.radius_small, SIZE.radius_small)
        if not self._last:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QColor(colours.line))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


def _spoken(widget: QWidget | None) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else ""


class PageHead(QWidget):
    """The title line of a page, with room for a badge beside the title and the page's own buttons at the right."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(title, "title")
        self.title.setAccessibleName(title)
        self.beside = row(gap=SPACE.s)
        self.right = row(gap=SPACE.s)
        outer: QLayout = row(self.title, self.beside, -1, self.right, gap=SPACE.l)
        self.setLayout(outer)

    def set_title(self, text: str) -> None:
        """Another title."""
        self.title.setText(text)
        self.title.setAccessibleName(text)
