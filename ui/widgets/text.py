"""Words on a page. Always plain text: nothing that a person typed is ever read as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import pixmap, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


def label(text: str = "", kind: str = "", *, wrap: bool = False, tone: str = "", select: bool = False) -> QLabel:
    """A label. ``kind``: title, hero, heading, strong, card-title, muted, fine, small, error, field, key, court..."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    if kind:
        made.setProperty("kind", kind)
    if tone:
        made.setProperty("tone", tone)
    if wrap:
        made.setWordWrap(True)
        policy = made.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
        made.setMinimumWidth(60)
    if select:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        made.setAccessibleName(text)
    return made


class Elided(QLabel):
    """One line that ends in an ellipsis where room is short; the whole text is its tooltip and accessible name."""

    def __init__(self, text: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if kind:
            self.setProperty("kind", kind)
        self._whole = ""
        self.setMinimumWidth(40)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setAccessibleName(text)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(40, self.width()))
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class IconLabel(QLabel):
    """A picture of the icon set that follows the scheme; decoration only, so it has no accessible name."""

    def __init__(self, name: str, role: str = "muted", size: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._role, self._size = name, role, size
        self.setFixedSize(size, size)
        theme().changed.connect(self._draw)
        self._draw()

    def set_icon(self, name: str, role: str | None = None) -> None:
        """Another icon, or the same in another colour."""
        self._name, self._role = name, role or self._role
        self._draw()

    def _draw(self) -> None:
        colour = getattr(theme().colours, self._role)
        self.setPixmap(pixmap(self._name, colour, self._size, self.devicePixelRatioF()))
