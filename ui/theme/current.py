"""The scheme in force: follows the system, or is held light or dark."""

from __future__ import annotations

from typing import Literal, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme import fonts, icons
from ui.theme.palette import palette
from ui.theme.stylesheet import scheme_drawings, stylesheet
from ui.theme.tokens import DARK, LIGHT, Colours

Mode = Literal["system", "light", "dark"]


class Theme(QObject):
    """Colours of the moment. ``changed`` is sent after palette, stylesheet and icons are renewed."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("theme")
        self._app = app
        self._mode: Mode = "system"
        self.colours: Colours = LIGHT
        self._applied: Colours | None = None
        app.styleHints().colorSchemeChanged.connect(lambda _scheme: self._apply())

    @property
    def mode(self) -> Mode:
        """What the person asked for."""
        return self._mode

    @property
    def dark(self) -> bool:
        """Whether the dark scheme is shown."""
        return self.colours is DARK

    def set_mode(self, mode: Mode) -> None:
        """Follow the system, or hold one scheme."""
        self._mode = mode
        self._apply()

    def start(self) -> None:
        """Fusion, the carried typeface and the first scheme; called once, before the first window."""
        if self._app.style().name().lower() != "fusion":
            self._app.setStyle("Fusion")
        fonts.load_fonts()
        self._app.setFont(fonts.font())
        self._apply()

    def _apply(self) -> None:
        system_dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        dark = self._mode == "dark" or (self._mode == "system" and system_dark)
        self.colours = DARK if dark else LIGHT
        if self._applied is self.colours:
            return
        self._applied = self.colours
        self._app.setPalette(palette(self.colours))
        self._app.setStyleSheet(stylesheet(self.colours, scheme_drawings("dark" if dark else "light")))
        for widget in self._app.allWidgets():
            icons.recolour(widget, self.colours)
            widget.update()
        self.changed.emit()


def theme() -> Theme:
    """The theme of the running program; made on first use."""
    app = cast(QApplication, QApplication.instance())
    found = app.findChild(Theme, "theme")
    if found is None:
        found = Theme(app)
        found.start()
    return found


def restyle(widget: QWidget) -> None:
    """Let the stylesheet look at a widget again after its ``kind``, ``tone`` or ``wrong`` changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
