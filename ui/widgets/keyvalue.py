"""Facts as pairs: what it is called at the left, muted; what it is at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.theme import SPACE
from ui.widgets.layout import box, clear, row
from ui.widgets.text import label


def _loose(widget: QWidget) -> QWidget:
    """A chip keeps its own width without narrowing the column."""
    return box(row(widget, -1)) if isinstance(widget, QLabel) and not widget.wordWrap() else widget


class KeyValue(QWidget):
    """``rows`` of (name, text or widget). Texts can be selected and copied; empty texts show a dash."""

    def __init__(
        self, rows: Sequence[tuple[str, str | QWidget]] = (), *, key_width: int = 124, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE.s)
        self._grid.setVerticalSpacing(9)
        self._grid.setColumnMinimumWidth(0, key_width)
        self._grid.setColumnStretch(1, 1)
        self.set_rows(rows)

    def set_rows(self, rows: Sequence[tuple[str, str | QWidget]]) -> None:
        """Show other facts."""
        clear(self._grid)
        top = Qt.AlignmentFlag.AlignTop
        for number, (name, value) in enumerate(rows):
            key = label(name, "field", wrap=True)
            shown = label(value or "—", wrap=True, select=True) if isinstance(value, str) else _loose(value)
            if isinstance(value, str):
                shown.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
                shown.setAccessibleName(f"{name}: {value}")
            self._grid.addWidget(key, number, 0, top)
            self._grid.addWidget(shown, number, 1, top)
