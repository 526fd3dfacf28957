"""Fields with labels, messages under the field that is wrong, and values that a draft can keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.theme import SPACE
from ui.widgets.citing import sentence
from ui.widgets.field import Field
from ui.widgets.fields import CheckField, FileField
from ui.widgets.layout import reveal
from ui.widgets.text import label

Check = Callable[[Any], str]
"""Value -> sentence about what is wrong with it, or an empty text."""


@dataclass(eq=False)
class _Slot:
    key: str
    field: Field
    title: str
    required: bool
    check: Check | None
    message: QLabel
    parts: list[QWidget]
    shown: bool = True
    read: bool = False
    before: Any = None
    """What :meth:`Form.refill` put there last, as the field gives it back."""


class Form(QWidget):
    """Fields one under the other, or in ``columns``. Labels stand above their field.

    A field that was wrong at :meth:`validate` loses its message as soon as it is right.
    """

    changed = Signal()

    def __init__(self, *, columns: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._slots: dict[str, _Slot] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE.l)
        self._grid.setVerticalSpacing(SPACE.m)
        self._place = 0
        for number in range(columns):
            self._grid.setColumnStretch(number, 1)

    # -- building -------------------------------------------------------------------------------------------------

    def add(
        self,
        key: str,
        title: str,
        field: Field,
        *,
        required: bool = False,
        hint: str = "",
        check: Check | None = None,
        wide: bool = False,
    ) -> Field:
        """Add a field. ``wide`` takes the whole width where the form has columns."""
        holder = QWidget()
        inner = QGridLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setVerticalSpacing(5)
        parts: list[QWidget] = [holder]
        if title:
            words = label(f"{title} *" if required and not isinstance(field, CheckField) else title, "field")
            words.setBuddy(field.inner)
            inner.addWidget(words, 0, 0)
        inner.addWidget(field, 1, 0)
        if hint:
            inner.addWidget(sentence(hint, "fine"), 2, 0)
        message = label("", "error", wrap=True)
        reveal(message, False)
        inner.addWidget(message, 3, 0)
        inner.setRowStretch(4, 1)
        field.name(title, "; ".join(part for part in ("wajib diisi" if required else "", hint) if part))
        self._put(holder, wide)
        self._slots[key] = _Slot(key, field, title, required, check, message, parts)
        field.changed.connect(lambda: self._changed(key))
        return field

    def add_widget(self, widget: QWidget, *, wide: bool = True) -> None:
        """Something between the fields: a heading, a remark, a list of notices."""
        self._put(widget, wide)

    def add_heading(self, text: str) -> None:
        """A heading between the fields."""
        self._put(label(text, "heading"), True)

    def _put(self, widget: QWidget, wide: bool) -> None:
        if wide and self._place % self._columns:
            self._place += self._columns - self._place % self._columns
        row, place = divmod(self._place, self._columns)
        self._grid.addWidget(widget, row, place, 1, self._columns if wide else 1)
        self._place += self._columns if wide else 1

    # -- using ----------------------------------------------------------------------------------------------------

    def field(self, key: str) -> Any:
        """The field of a key."""
        return self._slots[key].field

    def reveal(self, key: str, shown: bool) -> None:
        """Show or hide a field; a hidden one is neither required nor part of the values."""
        slot = self._slots[key]
        slot.shown = shown
        for part in slot.parts:
            reveal(part, shown)

    def values(self) -> dict[str, Any]:
        """All shown values by key."""
        return {key: slot.field.value() for key, slot in self._slots.items() if slot.shown}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Put values, those of unknown keys are ignored (a draft of an older form)."""
        for key, value in values.items():
            if key in self._slots and value is not None:
                self._slots[key].field.set_value(value)

    def refill(self, values: Mapping[str, Any], *, over: bool = False) -> None:
        """Put values that were read again; what was typed since the reading before stays, unless ``over``."""
        for key, value in values.items():
            slot = self._slots.get(key)
            if slot is None or value is None:
                continue
            if over or not slot.read or slot.field.value() == slot.before:
                slot.field.set_value(value)
                slot.read, slot.before = True, slot.field.value()
            elif slot.field.value() == value:
                slot.before = value

    def draft(self) -> dict[str, Any]:
        """Values as JSON; passphrases and files are left out."""
        from ui.widgets.passphrase import PassphraseField

        kept: dict[str, Any] = {}
        for key, slot in self._slots.items():
            if isinstance(slot.field, (PassphraseField, FileField)):
                continue
            value = slot.field.value()
            if isinstance(value, (date, datetime, time)):
                value = value.isoformat()
            if isinstance(value, (str, int, float, bool, list, dict)):
                kept[key] = value
        return kept

    def problems(self) -> dict[str, str]:
        """What is wrong, by key."""
        found: dict[str, str] = {}
        for key, slot in self._slots.items():
            words = _problem(slot)
            if words:
                found[key] = words
        return found

    def validate(self) -> bool:
        """Write the messages, take the keyboard to the first wrong field, and tell whether all is right."""
        first: Field | None = None
        for slot in self._slots.values():
            words = _problem(slot)
            _write(slot, words)
            if words and first is None:
                first = slot.field
        if first is not None:
            first.setFocus()
        return first is None

    def show_problem(self, key: str, words: str) -> None:
        """Write a message that came from elsewhere (a rule) under a field."""
        _write(self._slots[key], words)
        self._slots[key].field.setFocus()

    def _changed(self, key: str) -> None:
        slot = self._slots[key]
        if slot.message.text() and not _problem(slot):
            _write(slot, "")
        self.changed.emit()


def _problem(slot: _Slot) -> str:
    if not slot.shown:
        return ""
    if slot.field.is_empty():
        words = slot.field.problem()
        return words or ("Wajib diisi." if slot.required else "")
    found = slot.field.problem()
    if not found and slot.check is not None:
        found = slot.check(slot.field.value())
    return found


def _write(slot: _Slot, words: str) -> None:
    slot.message.setText(words)
    reveal(slot.message, bool(words))
    slot.field.mark(bool(words))
    if words:
        slot.field.inner.setAccessibleDescription(words)
