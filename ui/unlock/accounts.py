"""The accounts of a vault as a list to choose from, by pointer or arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from ui.theme import SIZE
from ui.unlock.flow import Door
from ui.widgets.layout import clear, reveal, row
from ui.widgets.text import IconLabel, label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class _Choice(QPushButton):
    """One account; only the chosen one is reached by Tab, arrows move between them (like radio buttons)."""

    moved = Signal(int)

    def __init__(self, door: Door) -> None:
        super().__init__()
        self.door = door
        self.setProperty("kind", "door")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(f"{door.name}, {door.role}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tick = IconLabel("check", "accent", SIZE.icon)
        name, role = label(door.name, "strong"), label(door.role, "muted")
        for part in (name, role, self._tick):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(row(name, role, -1, self._tick, gap=10, margins=(14, 0, 12, 0)))
        reveal(self._tick, False)
        self.toggled.connect(self._toggled)

    def _toggled(self, on: bool) -> None:
        reveal(self._tick, on)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose the neighbour."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            self.moved.emit(1)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Left):
            self.moved.emit(-1)
        else:
            super().keyPressEvent(event)


class AccountList(QWidget):
    """Exactly one account is chosen; ``picked`` is sent when a person chose it."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Akun")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._group = QButtonGroup(self)
        self._choices: list[_Choice] = []

    def set_doors(self, doors: Sequence[Door]) -> None:
        """Show other accounts; the first is chosen."""
        clear(self._column)
        self._choices = []
        self._group.deleteLater()
        self._group = QButtonGroup(self)
        for number, door in enumerate(doors):
            choice = _Choice(door)
            self._group.addButton(choice)
            choice.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            choice.setChecked(number == 0)
            choice.clicked.connect(lambda _on=False, door=door: self.picked.emit(door.slot_id))
            choice.moved.connect(lambda step, number=number: self._move(number + step))
            self._choices.append(choice)
            self._column.addWidget(choice)

    def chosen(self) -> Door | None:
        """The account chosen, None where there is none."""
        return next((choice.door for choice in self._choices if choice.isChecked()), None)

    def _move(self, number: int) -> None:
        if 0 <= number < len(self._choices):
            self._choices[number].setChecked(True)
            self._choices[number].setFocus()
