"""The buttons under the register: the next step, what else is at hand, and a menu for the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.letters.flow import Action
from ui.theme import icon, theme
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.layout import clear, row

Press = Callable[[str], object]


class ActBar(QWidget):
    """Shows the acts of a letter, or of several. The first that is allowed is drawn as the next step."""

    def __init__(self, press: Press) -> None:
        super().__init__()
        self._press = press
        self._acts: tuple[Action, ...] = ()
        self._line = row(gap=10)
        self.setLayout(self._line)
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        self.more = PlainButton("Lainnya", icon="ellipsis")
        self._room = 0

    def show_acts(self, acts: Sequence[Action]) -> None:
        """Draw these instead of those before; the same ones stay, with the keyboard on them."""
        if tuple(acts) == self._acts and self._line.count():
            return
        self._acts = tuple(acts)
        self._draw()

    def _draw(self) -> None:
        clear(self._line)
        self.menu.clear()
        self._room = self.width()
        primary = next((one.key for one in self._acts if not one.why_not and not one.danger and not one.more), "")
        hidden: list[Action] = []
        used = 110
        for one in self._acts:
            if one.more:
                hidden.append(one)
                continue
            button = self._button(one, one.key == primary)
            used += button.sizeHint().width() + 10
            if self._line.count() and used > max(300, self._room):
                button.deleteLater()
                hidden.append(one)
                continue
            self._line.addWidget(button)
        if hidden:
            self._fill_menu(hidden)
            self.more = PlainButton("Lainnya", self._open_menu, icon="ellipsis")
            self.more.setObjectName("act-more")
            self.more.setAccessibleName("Tindakan lainnya")
            self._line.addWidget(self.more)
        self._line.addStretch(1)

    def _button(self, one: Action, primary: bool) -> QWidget:
        made = (PrimaryButton if primary else PlainButton)(one.words, lambda: self._press(one.key), icon=one.icon)
        made.setObjectName(f"act-{one.key}")
        made.allow(one.why_not)
        if not one.why_not and one.stroke:
            made.setToolTip(f"Tombol {one.stroke} dalam daftar")
        return made

    def _fill_menu(self, acts: Sequence[Action]) -> None:
        colours = theme().colours
        for one in acts:
            if one.danger and not self.menu.isEmpty():
                self.menu.addSeparator()
            role = "red" if one.danger else "muted"
            entry = QAction(icon(one.icon, colours, role), one.words, self.menu)
            entry.setObjectName(f"act-{one.key}")
            entry.setEnabled(not one.why_not)
            entry.setToolTip(one.why_not)
            entry.triggered.connect(lambda _on=False, key=one.key: self._press(key))
            self.menu.addAction(entry)

    def _open_menu(self) -> None:
        corner = self.more.mapToGlobal(self.more.rect().topLeft())
        self.menu.popup(corner - QPoint(0, self.menu.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if abs(self.width() - self._room) > 20 and self._acts:
            self._draw()
