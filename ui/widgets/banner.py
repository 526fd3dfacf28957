"""The one clear next step, and quiet remarks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.theme import SPACE, restyle
from ui.widgets.buttons import PrimaryButton
from ui.widgets.layout import column, reveal, row
from ui.widgets.text import IconLabel, label

if TYPE_CHECKING:
    from models.law.notice import RuleRef


class NextStepBanner(QFrame):
    """What to do next on a case: a sentence, why it may be done (or what is still missing), one button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from ui.widgets.lawlink import LawLink

        self.setProperty("kind", "next")
        self._title = label("", "heading", wrap=True)
        self._text = label("", "muted", wrap=True)
        self.law = LawLink("", kind="fine", tone="accent")
        self.law.setWordWrap(False)
        self.law.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        reveal(self.law, False)
        self._press: Callable[[], object] | None = None
        self.button = PrimaryButton("", self._pressed)
        layout = row(gap=SPACE.xl, margins=(SPACE.l, SPACE.m + 1, SPACE.l, SPACE.m + 1))
        layout.addLayout(column(self._title, self._text, row(self.law, -1), gap=2), 1)
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
        basis: str = "",
        row_of_law: RuleRef | None = None,
    ) -> None:
        """Show a step. Without ``action`` there is no button; ``why_not`` shows it disabled with the reason.

        ``basis`` is the article the step rests on, ``row_of_law`` its row in the law.
        """
        from ui.theme import set_icon

        self._title.setText(title)
        self._text.setText(text)
        reveal(self._text, bool(text))
        self.law.set_about(row_of_law or basis, basis.split(";")[0])
        reveal(self.law, bool(basis))
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


def _worded(text: str) -> QLabel:
    """A link to the article where the sentence names one. The unlock window, which names none, loads nothing of it."""
    if " Pasal " not in text:
        return label(text, "", wrap=True)
    from ui.widgets.citing import sentence

    return sentence(text, "")


class Remark(QFrame):
    """A quiet coloured box with one sentence. Its icon repeats the tone, so colour is never alone."""

    def __init__(self, text: str, tone: str = "blue", *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.setProperty("tone", tone)
        self._icon = IconLabel(icon or _ICONS[tone], tone)
        self._text = _worded(text)
        layout = row(gap=10, margins=(14, 12, 14, 12))
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        self.setLayout(layout)
        self.setAccessibleName(text)

    def set(self, text: str, tone: str) -> None:
        """Another sentence; an empty one hides the box."""
        if hasattr(self._text, "set_about"):
            from ui.widgets.citing import citation

            self._text.set_about(citation(text) or text, text)
        else:
            self._text.setText(text)
        self.setAccessibleName(text)
        self.setProperty("tone", tone)
        self._icon.set_icon(_ICONS[tone], tone)
        restyle(self)
        restyle(self._text)
        reveal(self, bool(text))
