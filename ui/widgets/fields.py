"""Fields of a form. Each has ``value``, ``set_value``, ``changed`` and may answer ``problem`` with a sentence.

Values are JSON-able (text, numbers, lists, ISO dates through :mod:`ui.widgets.dates`), so that a draft can keep them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
)

from ui.widgets.buttons import PlainButton
from ui.widgets.field import Field
from ui.widgets.text import Elided


class TextField(Field):
    """One line."""

    def __init__(self, text: str = "", *, placeholder: str = "", longest: int = 400, width: int = 0) -> None:
        self.edit = QLineEdit(text)
        super().__init__(self.edit)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setMaxLength(longest)
        if width:
            self.edit.setFixedWidth(width)
        self.edit.textChanged.connect(lambda _text: self.changed.emit())

    def value(self) -> str:
        """Text without blanks at the ends."""
        return self.edit.text().strip()

    def set_value(self, value: Any) -> None:
        """Put text; its beginning is shown."""
        self.edit.setText(str(value or ""))
        self.edit.setCursorPosition(0)


class _Area(QPlainTextEdit):
    def __init__(self, lines: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(QFontMetrics(self.font()).lineSpacing() * lines + 26)


class LongTextField(Field):
    """Several lines; Tab leaves it."""

    def __init__(self, text: str = "", *, lines: int = 4, placeholder: str = "") -> None:
        self.edit = _Area(lines)
        super().__init__(self.edit)
        self.edit.setPlainText(text)
        self.edit.setPlaceholderText(placeholder)
        self.edit.textChanged.connect(self.changed.emit)

    def value(self) -> str:
        """Text without blanks at the ends."""
        return self.edit.toPlainText().strip()

    def set_value(self, value: Any) -> None:
        """Put text."""
        self.edit.setPlainText(str(value or ""))


class _Combo(QComboBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling a form never changes a choice."""
        event.ignore()


class ChoiceField(Field):
    """One of a few: ``choices`` of (key, words). With ``empty`` those words stand first and mean nothing is chosen."""

    def __init__(self, choices: Sequence[tuple[Any, str]] = (), *, empty: str = "") -> None:
        self.combo = _Combo()
        super().__init__(self.combo)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(8)
        self.combo.setMaxVisibleItems(14)
        self._empty = empty
        self.set_choices(choices)
        self.combo.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer others; the choice is kept where it is still offered."""
        kept = self.value()
        self.combo.blockSignals(True)
        self.combo.clear()
        if self._empty:
            self.combo.addItem(self._empty, None)
        for key, words in choices:
            self.combo.addItem(words, key)
        self.combo.blockSignals(False)
        self.set_value(kept)

    def value(self) -> Any:
        """Key of the choice, or None."""
        return self.combo.currentData()

    def set_value(self, value: Any) -> None:
        """Choose by key."""
        found = self.combo.findData(value)
        if found >= 0:
            self.combo.setCurrentIndex(found)


class CheckField(Field):
    """Yes or no, with its words beside it."""

    def __init__(self, words: str, checked: bool = False) -> None:
        self.check = QCheckBox(words)
        super().__init__(self.check)
        self.check.setChecked(checked)
        self.check.toggled.connect(lambda _on: self.changed.emit())

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.check.isChecked()

    def set_value(self, value: Any) -> None:
        """Tick or untick."""
        self.check.setChecked(bool(value))

    def is_empty(self) -> bool:
        """An unticked box is empty: a required one must be ticked."""
        return not self.value()

    def name(self, text: str, description: str = "") -> None:
        """The words beside the box belong to its name."""
        joined = self.check.text() if not text else f"{text}: {self.check.text()}"
        super().name(joined, description)


class NumberField(Field):
    """A whole number."""

    def __init__(
        self, value: int = 0, lowest: int = 0, highest: int = 9999, *, unit: str = "", width: int = 120
    ) -> None:
        self.spin = QSpinBox()
        super().__init__(self.spin)
        self.spin.setRange(lowest, highest)
        self.spin.setValue(value)
        self.spin.lineEdit().setTextMargins(8, 0, 0, 0)
        self.spin.setMaximumWidth(width)
        if unit:
            self.spin.setSuffix(f" {unit}")
        holder: Any = self.layout()
        holder.setAlignment(self.spin, Qt.AlignmentFlag.AlignLeft)
        self.spin.setMinimumWidth(width)
        self.spin.valueChanged.connect(lambda _value: self.changed.emit())

    def value(self) -> int:
        """The number."""
        return self.spin.value()

    def set_value(self, value: Any) -> None:
        """Put a number."""
        self.spin.setValue(int(value or 0))


class FileField(Field):
    """A file or folder that the person picks; the path is shown, not its content. Drafts do not keep it."""

    def __init__(self, *, pattern: str = "Semua berkas (*)", folder: bool = False, title: str = "Pilih berkas") -> None:
        self.button = PlainButton(title, self._pick, icon="folder-open" if folder else "paperclip")
        self._shown = Elided("Belum dipilih", "muted")
        super().__init__(self.button, self._shown)
        layout = self.layout()
        assert layout is not None
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._pattern, self._folder, self._title = pattern, folder, title
        self._path: Path | None = None
        self.setAcceptDrops(False)

    def _pick(self) -> None:
        if self._folder:
            chosen = QFileDialog.getExistingDirectory(self, self._title)
        else:
            chosen, _kind = QFileDialog.getOpenFileName(self, self._title, "", self._pattern)
        if chosen:
            self.set_value(chosen)

    def value(self) -> Path | None:
        """The path, or None."""
        return self._path

    def set_value(self, value: Any) -> None:
        """Take a path."""
        self._path = Path(value) if value else None
        self._shown.set_text(self._path.name if self._path else "Belum dipilih")
        self.changed.emit()
