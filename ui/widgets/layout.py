"""Rows and columns without ceremony."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.tokens import SPACE

Item = QWidget | QLayout | int
"""A widget, a layout, a positive number of pixels of air, or :data:`STRETCH`."""

STRETCH = -1


def fill(layout: QBoxLayout, *items: Item) -> QBoxLayout:
    """Add items in order."""
    for item in items:
        if isinstance(item, QWidget):
            layout.addWidget(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        elif item == STRETCH:
            layout.addStretch(1)
        else:
            layout.addSpacing(item)
    return layout


def row(*items: Item, gap: int = SPACE.s, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Side by side."""
    layout = QHBoxLayout()
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    fill(layout, *items)
    return layout


def column(*items: Item, gap: int = SPACE.s, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """One under the other."""
    layout = QVBoxLayout()
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    fill(layout, *items)
    return layout


def box(layout: QLayout, kind: str = "clear") -> QWidget:
    """A widget around a layout; ``kind`` as the stylesheet knows it."""
    holder = QWidget()
    holder.setProperty("kind", kind)
    holder.setLayout(layout)
    return holder


def scroll(inner: QWidget) -> QScrollArea:
    """Scrolls up and down only; shows what has the focus."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inner.setProperty("kind", inner.property("kind") or "clear")
    area.setWidget(inner)
    return area


def line() -> QFrame:
    """A thin line across."""
    made = QFrame()
    made.setProperty("kind", "line")
    made.setFixedHeight(1)
    return made


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            continue
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
            inner.deleteLater()


def reveal(widget: QWidget, shown: bool) -> None:
    """Show or hide a part; one that has no parent yet is not opened as a window of its own."""
    if shown and widget.parentWidget() is None:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
        return
    widget.setVisible(shown)
