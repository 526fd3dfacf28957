"""Persons that a letter names: chosen from the directory, or typed where the directory does not know them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout

from ui.widgets.field import Field
from ui.widgets.layout import reveal
from ui.widgets.person import PersonPicker, Pick, Search

Who = dict[str, Any] | str
"""The snapshot of a person of the directory, or the name as it was typed."""


def name_of(who: Who) -> str:
    """The name alone, for the screen."""
    return str(who.get("titled_name") or who.get("name") or "") if isinstance(who, dict) else who


def _taken(pick: Pick) -> Who:
    person = pick.data
    return dict(person.to_dict()) if hasattr(person, "to_dict") else pick.title


class OnePerson(PersonPicker):
    """One person. ``value`` is a snapshot, a typed name, or an empty text."""

    def __init__(self, search: Search, who: Who | None = None) -> None:
        super().__init__(search, placeholder="Ketik nama atau NIP, atau tulis namanya…")
        self._kept: Who = ""
        if who:
            self.set_value(who)

    def value(self) -> Who:
        """The person chosen or typed."""
        chosen = self.chosen()
        if chosen is not None:
            return self._kept if self._kept and name_of(self._kept) == chosen.title else _taken(chosen)
        return self.box.text().strip()

    def set_value(self, value: Any) -> None:
        """Put a snapshot, a name, or a line of the directory."""
        if isinstance(value, (dict, str)):
            self._kept = value
            name = name_of(value)
            super().set_value(Pick(0, name, data=None) if name else None)
            return
        super().set_value(value)
        if isinstance(value, Pick):
            self._kept = _taken(value)

    def problem(self) -> str:
        """A name that the directory does not know is a name all the same."""
        return ""


class _Names(QListWidget):
    """The persons so far; Delete takes one out, Alt with the arrows moves it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentRow()
        if event.key() == Qt.Key.Key_Delete and row >= 0:
            self.takeItem(row)
            self.model().layoutChanged.emit()
            return
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier and 0 <= row + step < self.count():
            item = self.takeItem(row)
            self.insertItem(row + step, item)
            self.setCurrentRow(row + step)
            return
        super().keyPressEvent(event)


class SeveralPersons(Field):
    """Persons one under the other. ``value`` is a list of snapshots and typed names, in the order shown."""

    def __init__(self, search: Search, people: Sequence[Who] = ()) -> None:
        self.picker = OnePerson(search)
        super().__init__(self.picker.box)
        self.list = _Names()
        self.list.setAccessibleName("Orang yang sudah ditulis; Delete mengeluarkan, Alt dan panah memindahkan")
        holder: Any = self.layout()
        holder.removeWidget(self.picker.box)
        outer = QVBoxLayout()
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        outer.addWidget(self.picker)
        outer.addWidget(self.list)
        holder.addLayout(outer, 1)
        self.picker.changed.connect(self._picked)
        self.picker.box.returnPressed.connect(self._typed)
        self.set_value(list(people))

    def value(self) -> list[Who]:
        """Everybody, and who still stands in the box."""
        rows = [self.list.item(place).data(Qt.ItemDataRole.UserRole) for place in range(self.list.count())]
        left = self.picker.box.text().strip()
        return [*rows, left] if left else rows

    def set_value(self, value: Any) -> None:
        """Put persons, or names line by line."""
        rows = value.splitlines() if isinstance(value, str) else value or []
        self.list.clear()
        for who in rows:
            self._add(who)
        self._fit()

    def _picked(self) -> None:
        if self.picker.chosen() is not None:
            self._take(self.picker.value())

    def _typed(self) -> None:
        if self.picker.chosen() is None and self.picker.box.text().strip():
            self._take(self.picker.box.text().strip())

    def _take(self, who: Who) -> None:
        self._add(who)
        self.picker.set_value(None)
        self._fit()
        self.changed.emit()

    def _add(self, who: Who) -> None:
        if name_of(who):
            item = QListWidgetItem(name_of(who))
            item.setData(Qt.ItemDataRole.UserRole, who)
            self.list.addItem(item)

    def _fit(self) -> None:
        self.list.setFixedHeight(min(150, 14 + 30 * max(1, self.list.count())))
        reveal(self.list, self.list.count() > 0)
