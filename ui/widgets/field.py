"""What every field of a form can do."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme import SPACE
from ui.widgets.layout import row


class Field(QWidget):
    """What every field can do. The widget that takes the keyboard is ``inner``."""

    changed = Signal()

    def __init__(self, inner: QWidget, *beside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inner = inner
        layout = row(inner, *beside, gap=SPACE.s)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFocusProxy(inner)

    def value(self) -> Any:
        """What stands in the field."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Put something into the field."""
        raise NotImplementedError

    def problem(self) -> str:
        """Why the value cannot be used; empty where it can."""
        return ""

    def is_empty(self) -> bool:
        """Whether nothing was filled in."""
        return self.value() in (None, "", [], ())

    def mark(self, wrong: bool) -> None:
        """Draw the field as wrong or right."""
        from ui.theme import restyle

        self.inner.setProperty("wrong", "true" if wrong else "false")
        restyle(self.inner)

    def name(self, text: str, description: str = "") -> None:
        """Accessible name and description."""
        self.inner.setAccessibleName(text)
        self.inner.setAccessibleDescription(description)
