"""Things to press."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from ui.theme import SIZE, set_icon

Press = Callable[[], object]
_TAB, _ARROWS = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
"""In a group of filters Tab reaches the one that is pressed, the arrows reach the others."""


class _Button(QPushButton):
    kind = ""
    icon_role = "ink"

    def __init__(
        self, text: str, press: Press | None = None, *, icon: str = "", tip: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        if self.kind:
            self.setProperty("kind", self.kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setAccessibleName(text.replace("&", ""))
        if icon:
            set_icon(self, icon, self.icon_role)
        if tip:
            self.setToolTip(tip)
        if press is not None:
            self.clicked.connect(lambda _checked=False: press())

    def allow(self, reason: str = "") -> None:
        """Enable, or disable and say why in the tooltip and the accessible description."""
        self.setEnabled(not reason)
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)


class _ActButton(_Button):
    """Begins an act: the second press of a double click is not a second act."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


class PrimaryButton(_ActButton):
    """The one thing to do next on a page."""

    kind = "primary"
    icon_role = "on_accent"


class PlainButton(_Button):
    """Everything else."""


class DangerButton(_ActButton):
    """Ends or voids something; always asks."""

    kind = "danger"
    icon_role = "red"


class LinkButton(_Button):
    """Reads like a link."""

    kind = "link"
    icon_role = "accent"


class QuietButton(_Button):
    """A muted line of text that can be pressed."""

    kind = "quiet"
    icon_role = "muted"


class IconButton(QToolButton):
    """An icon alone; ``name`` is its accessible name and tooltip."""

    def __init__(
        self, icon: str, name: str, press: Press | None = None, *, role: str = "muted", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_icon(self, icon, role, SIZE.icon)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if press is not None:
            self.clicked.connect(lambda _checked=False: press())


class FilterBar(QWidget):
    """Filters of a list as a row of small buttons, exactly one pressed: ``Antrean 7 | Semua 214``."""

    chosen = Signal(str)

    def __init__(self, filters: list[tuple[str, str]], name: str = "Saringan", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._texts = dict(filters)
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SIZE.radius - 1)
        for key, text in filters:
            button = QPushButton(text)
            button.setProperty("kind", "filter")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.setAccessibleName(f"{name}: {text}")
            button.setFocusPolicy(_ARROWS)
            button.toggled.connect(lambda on, button=button: button.setFocusPolicy(_TAB if on else _ARROWS))
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self._buttons[key] = button
            layout.addWidget(button)
        layout.addStretch(1)
        if filters:
            self._buttons[filters[0][0]].setChecked(True)

    def current(self) -> str:
        """Key of the pressed filter, empty where there is none."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Press a filter without sending ``chosen``."""
        self._buttons[key].setChecked(True)

    def set_count(self, key: str, count: int | None) -> None:
        """Write how many lines lie behind a filter."""
        text = self._texts[key] if count is None else f"{self._texts[key]} {count}"
        self._buttons[key].setText(text)
        self._buttons[key].setAccessibleName(f"{self.accessibleName()}: {text}")
