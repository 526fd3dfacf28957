"""Typing a passphrase: hidden or shown, caps lock seen, strength said in words."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.theme import icon, theme
from ui.widgets.field import Field
from ui.widgets.layout import box, reveal, row
from ui.widgets.text import IconLabel, label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class Strength(Protocol):
    """What the meter answers: ``score`` 0 to 4, whether it is accepted, advice in a sentence."""

    @property
    def score(self) -> int: ...

    @property
    def accepted(self) -> bool: ...

    @property
    def advice(self) -> str: ...


Meter = Callable[[str], Strength]
_WORDS = ("Sangat lemah", "Lemah", "Sedang", "Kuat", "Sangat kuat")


def caps_lock_on() -> bool | None:
    """Whether caps lock is on; None where the system does not say."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.user32.GetKeyState(0x14) & 1)
    return None


class _Line(QLineEdit):
    """Tells of every key before it is typed. No event filter: it would cost the first picture ten milliseconds."""

    def __init__(self, pressed: Callable[[QKeyEvent], object]) -> None:
        super().__init__()
        self._pressed = pressed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell, then type."""
        self._pressed(event)
        super().keyPressEvent(event)


class PassphraseField(Field):
    """A hidden line with an eye. ``meter`` adds the strength line and makes a weak passphrase a problem."""

    def __init__(self, *, meter: Meter | None = None, placeholder: str = "") -> None:
        self.edit = _Line(self._key)
        super().__init__(self.edit)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setMaxLength(512)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoAutoUppercase
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._meter = meter
        self._strength: Strength | None = None
        self._eye = QAction("Tampilkan kata sandi", self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._show)
        self.edit.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self.caps = box(
            row(IconLabel("arrow-big-up", "amber", 16), label("Caps Lock menyala", "fine", tone="amber"), -1)
        )
        self._bar: Any = None
        self._advice = label("", "fine", wrap=True)
        outer = QVBoxLayout()
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        holder: Any = self.layout()
        holder.removeWidget(self.edit)
        for part in (self.edit, self.caps):
            outer.addWidget(part)
        if meter is not None:
            self._strength_box = self._make_meter()
            outer.addWidget(self._strength_box)
        holder.addLayout(outer, 1)
        reveal(self.caps, False)
        self.edit.textChanged.connect(self._typed)
        theme().changed.connect(self._colour)
        self._colour()

    def _make_meter(self) -> QWidget:
        from PySide6.QtWidgets import QProgressBar  # the door has no meter and does without it

        self._bar = QProgressBar()
        self._bar.setRange(0, 4)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Kekuatan kata sandi")
        self._bar.setFixedWidth(110)
        made = box(row(self._bar, self._advice, gap=10))
        reveal(made, False)
        return made

    def value(self) -> str:
        """The passphrase as typed, blanks included."""
        return self.edit.text()

    def set_value(self, value: Any) -> None:
        """Only emptying: a passphrase is never put in by the program, except the one of the example."""
        self.edit.setText(str(value or ""))

    def clear(self) -> None:
        """Forget what was typed and hide it again."""
        self.edit.clear()
        self._eye.setChecked(False)

    def problem(self) -> str:
        """Too weak, where strength is asked for."""
        if self._strength is not None and not self._strength.accepted:
            return self._strength.advice or "Kata sandi ini terlalu lemah."
        return ""

    def _typed(self, text: str) -> None:
        if self._meter is not None:
            self._strength = self._meter(text) if text else None
            reveal(self._strength_box, self._strength is not None)
            if self._strength is not None:
                self._bar.setValue(max(self._strength.score, 0))
                word = _WORDS[max(0, min(4, self._strength.score))]
                self._advice.setText(f"{word}. {self._strength.advice}" if self._strength.advice else word)
        self.changed.emit()

    def _show(self, shown: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.setText("Sembunyikan kata sandi" if shown else "Tampilkan kata sandi")
        self._colour()

    def _colour(self) -> None:
        name = "eye-off" if self._eye.isChecked() else "eye"
        self._eye.setIcon(icon(name, theme().colours, "muted"))

    def _key(self, event: QKeyEvent) -> None:
        """Watch for caps lock: ask the system, or see it in a letter."""
        state = caps_lock_on()
        text = event.text()
        if state is None and event.key() == Qt.Key.Key_CapsLock:
            state = self.caps.isHidden() if not text else None
        if state is None and len(text) == 1 and text.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            state = text.isupper() != shift
        if state is not None:
            reveal(self.caps, state)
