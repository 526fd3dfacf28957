"""The one clear next step, and quiet remarks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from ui.theme import SPACE, restyle
from ui.widgets.buttons import PrimaryButton
from ui.widgets.layout import column, reveal, row
from ui.widgets.text import IconLabel, label


class NextStepBanner(QFrame):
    """What to do next on a case: a sentence, why it may be done (or what is still missing), one button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "next")
        self._title = label("", "heading", wrap=True)
        self._text = label("", "muted", wrap=True)
        self._press: Callable[[], object] | None = None
        self.button = PrimaryButton("", self._pressed)
        layout = row(gap=SPACE.xl, margins=(SPACE.l, SPACE.m + 1, SPACE.l, SPACE.m + 1))
        layout.addLayout(column(self._title, self._text, gap=2), 1)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(layout)

    def set(
        self,
        title: str,
        text: str = "",
        action: str = "",
        press: Callable[[], object] | None = None,
        *,
        icon: str = "",
        why_not: str = "",
    ) -> None:
        """Show a step. Without ``action`` there is no button; ``why_not`` shows it disabled with the reason."""
        from ui.theme import set_icon

        self._title.setText(title)
        self._text.setText(text)
        reveal(self._text, bool(text))
        self._press = press
        reveal(self.button, bool(action))
        self.button.setText(action)
        self.button.setAccessibleName(action)
        self.button.allow(why_not)
        if icon:
            set_icon(self.button, icon, "on_accent")
        self.setAccessibleName(f"{title}. {text}")

    def _pressed(self) -> None:
        if self._press is not None:
            self._press()


_ICONS = {"accent": "circle-check", "amber": "triangle-alert", "red": "octagon-alert", "blue": "info", "muted": "info"}


class Remark(QFrame):
    """A quiet coloured box with one sentence. Its icon repeats the tone, so colour is never alone."""

    def __init__(self, text: str, tone: str = "blue", *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.setProperty("tone", tone)
        self._icon = IconLabel(icon or _ICONS[tone], tone)
        self._text = label(text, wrap=True)
        layout = row(gap=10, margins=(14, 12, 14, 12))
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        self.setLayout(layout)
        self.setAccessibleName(text)

    def set(self, text: str, tone: str) -> None:
        """Another sentence; an empty one hides the box."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setProperty("tone", tone)
        self._icon.set_icon(_ICONS[tone], tone)
        restyle(self)
        restyle(self._text)
        reveal(self, bool(text))
