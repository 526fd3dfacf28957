"""The side bar: pages, their numbers, and the account with its lock."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ui.pages import Entry
from ui.theme import SIZE, pixmap, set_icon, theme
from ui.widgets.buttons import IconButton
from ui.widgets.chip import Count
from ui.widgets.layout import box, column, line, row
from ui.widgets.text import Elided, label


class _Nav(QPushButton):
    """One entry. Tab reaches the entry of the page that is shown, arrows the others, Enter opens."""

    moved = Signal(int)

    def __init__(self, entry: Entry) -> None:
        super().__init__(f" {entry.title}")
        self.setProperty("kind", "nav")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(entry.title)
        self.setMinimumHeight(SIZE.row - 4)
        self._narrow = False
        self._title = entry.title
        self._icon = entry.icon
        set_icon(self, entry.icon, "muted", SIZE.icon)
        self.count = Count(self)
        self.toggled.connect(self._toggled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go to the neighbour without opening it; Enter opens."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _toggled(self, on: bool) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)
        set_icon(self, self._icon, "ink" if on else "muted", SIZE.icon)

    def set_count(self, number: int) -> None:
        self.count.set(number)
        self.count.adjustSize()
        self.setAccessibleName(f"{self._title}, {number}" if number else self._title)
        self.setToolTip(self.accessibleName() if self._narrow else "")
        self._put()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.setText("" if narrow else f" {self._title}")
        self.setToolTip(self.accessibleName() if narrow else "")
        self.count.dot(narrow)
        self._put()

    def resizeEvent(self, event: object) -> None:
        """Keep the number at the right end."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._put()

    def _put(self) -> None:
        if self._narrow:
            self.count.setGeometry(self.width() - 13, 5, 8, 8)
            return
        self.count.adjustSize()
        self.count.move(self.width() - self.count.width() - 10, (self.height() - self.count.height()) // 2)


class SideBar(QFrame):
    """``chosen`` sends the name of a page, ``lock_asked`` when the lock was pressed."""

    chosen = Signal(str)
    lock_asked = Signal()

    def __init__(self, entries: Sequence[Entry], name: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self.setFixedWidth(SIZE.side_bar)
        self._narrow = False
        self._buttons: dict[str, _Nav] = {}
        self._mark = label()
        self._mark.setFixedSize(28, 28)
        theme().changed.connect(self._draw_mark)
        self._draw_mark()
        self._name = label("Sidang Etik", "heading")
        head = row(self._mark, self._name, -1, gap=10, margins=(18, 18, 10, 16))
        upper = column(gap=2, margins=(10, 0, 10, 0))
        lower = column(gap=2, margins=(10, 0, 10, 8))
        for entry in entries:
            button = _Nav(entry)
            button.clicked.connect(lambda _on=False, name=entry.name: self._pressed(name))
            button.moved.connect(lambda step, name=entry.name: self._move(name, step))
            self._buttons[entry.name] = button
            (lower if entry.foot else upper).addWidget(button)
        self.lock = IconButton("lock", "Kunci (Ctrl+L)", self.lock_asked.emit)
        self._face = self._avatar(name)
        self._words = box(column(Elided(name, "account"), Elided(role, "small"), gap=0))
        account = row(
            self._face,
            self._words,
            self.lock,
            gap=8,
            margins=(16, 10, 8, 14),
        )
        account.setStretch(1, 1)
        ruler = row(line(), margins=(10, 0, 10, 0))
        self.setLayout(column(head, upper, -1, lower, ruler, account, gap=0))

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone, where the window is narrow (150 % on a small screen); the words stand in tooltips."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.setFixedWidth(SIZE.side_bar_narrow if narrow else SIZE.side_bar)
        for button in self._buttons.values():
            button.set_narrow(narrow)
        for part in (self._name, self._words, self._face):
            part.setVisible(not narrow)

    def choose(self, name: str) -> None:
        """Mark an entry; an unknown name marks none."""
        for key, button in self._buttons.items():
            button.setChecked(key == name)

    def _pressed(self, name: str) -> None:
        self.choose(name)
        self.chosen.emit(name)

    def _move(self, name: str, step: int) -> None:
        names = list(self._buttons)
        self._buttons[names[(names.index(name) + step) % len(names)]].setFocus(Qt.FocusReason.TabFocusReason)

    def set_count(self, name: str, number: int) -> None:
        """Write a number behind an entry."""
        if name in self._buttons:
            self._buttons[name].set_count(number)

    @staticmethod
    def _avatar(name: str) -> QWidget:
        initials = "".join(part[0] for part in name.split() if part[:1].isalpha())[:2].upper()
        made = label(initials or "?", "avatar")
        made.setFixedSize(28, 28)
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return made

    def _draw_mark(self) -> None:
        colours = theme().colours
        self._mark.setProperty("kind", "mark")
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._mark.setPixmap(pixmap("scale", colours.on_accent, 18, self.devicePixelRatioF()))

    def sizeHint(self) -> QSize:
        """Fixed width, any height."""
        return QSize(SIZE.side_bar, 600)
