"""Icons of the carried set (Lucide), coloured from the tokens.

An icon that sits in a button remembers its name and role, so that a change of scheme can colour it anew.
"""

from __future__ import annotations

import atexit
from functools import lru_cache
from typing import Protocol, cast

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme.places import resources
from ui.theme.tokens import SIZE, Colours

AIR = 5


class _HasIcon(Protocol):
    def setIcon(self, icon: QIcon) -> None: ...
    def setIconSize(self, size: QSize) -> None: ...


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    path = resources() / "icons" / f"{name}.svg"
    return path.read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def pixmap(name: str, colour: str, size: int, ratio: float, air: int = 0) -> QPixmap:
    """The icon ``name`` drawn in ``colour``, ``size`` logical pixels wide, with ``air`` at its right."""
    edge = max(1, round(size * ratio))
    picture = QPixmap(edge + round(air * ratio), edge)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing = _drawing(name).replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="1.75"')
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


atexit.register(pixmap.cache_clear)  # pictures must go before the application does


def paint_icon(painter: QPainter, name: str, colour: str, x: float, y: float, size: int = SIZE.icon) -> None:
    """Draw an icon while painting a widget or a cell; coordinates in logical pixels."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    painter.drawPixmap(round(x), round(y), pixmap(name, colour, size, ratio))


def icon(name: str, colours: Colours, role: str = "ink", size: int = SIZE.icon, air: int = 0) -> QIcon:
    """An icon in the colour of a token (``ink``, ``muted``, ``on_accent``, ``accent``, ``red``...)."""
    app = cast(QGuiApplication, QGuiApplication.instance())
    made = QIcon()
    for ratio in sorted({1.0, app.devicePixelRatio()}):
        made.addPixmap(pixmap(name, getattr(colours, role), size, ratio, air))
        made.addPixmap(pixmap(name, colours.muted, size, ratio, air), QIcon.Mode.Disabled)  # as the words beside it
    return made


def set_icon(widget: QWidget, name: str, role: str = "ink", size: int = SIZE.icon) -> None:
    """Give a button its icon and let it follow the scheme."""
    from ui.theme import theme

    widget.setProperty("icon_name", name)
    widget.setProperty("icon_role", role)
    widget.setProperty("icon_pixels", size)
    holder = cast(_HasIcon, widget)
    air = _air(widget)
    holder.setIconSize(QSize(size + air, size))
    holder.setIcon(icon(name, theme().colours, role, size, air))


def _air(widget: QWidget) -> int:
    """Words of a push button stand closer to their icon than they should; the icon brings the air."""
    return AIR if isinstance(widget, QPushButton) else 0


def recolour(widget: QWidget, colours: Colours) -> None:
    """Draw the icon of a widget again after the scheme changed."""
    name = widget.property("icon_name")
    if name:
        role, size = widget.property("icon_role") or "ink", int(widget.property("icon_pixels") or SIZE.icon)
        cast(_HasIcon, widget).setIcon(icon(name, colours, role, size, _air(widget)))
