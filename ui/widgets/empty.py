"""A page or a list that holds nothing yet: what belongs here, and the first act."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import PrimaryButton
from ui.widgets.layout import column, reveal, row
from ui.widgets.text import IconLabel, label


class EmptyState(QWidget):
    """Icon, a strong sentence, a muted one, and a button where there is something to do."""

    def __init__(
        self,
        icon: str,
        title: str,
        text: str = "",
        action: str = "",
        press: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._title = label(title, "heading", wrap=True)
        self._text = label(text, "muted", wrap=True)
        layout = column(gap=8, margins=(24, 32, 24, 32))
        layout.addStretch(1)
        layout.addWidget(IconLabel(icon, "muted", 32), 0, centre)
        for part in (self._title, self._text):
            part.setAlignment(centre)
            part.setFixedWidth(460)
            layout.addLayout(row(-1, part, -1))
        self.button = PrimaryButton(action or " ", press)
        reveal(self.button, bool(action))
        layout.addSpacing(6)
        layout.addWidget(self.button, 0, centre)
        layout.addStretch(2)
        self.setLayout(layout)
        self.setAccessibleName(f"{title}. {text}")

    def set(self, title: str, text: str = "") -> None:
        """Other words, for instance after a filter found nothing."""
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(f"{title}. {text}")
