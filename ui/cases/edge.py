"""A scroll area whose bar lies in the edge of the page, so that cards stay in line with the rest, scrolled or not."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget

from ui.widgets.layout import scroll

BAR = 12
"""Room of the bar in pixels: what holds the area has that much less margin at its right."""


def edge_scroll(inner: QWidget) -> QScrollArea:
    """Scrolls up and down; while there is no bar, its room stays empty."""
    area = scroll(inner)

    def keep(high: int) -> None:
        inner.setContentsMargins(0, 0, 0 if high else BAR, 0)

    area.verticalScrollBar().rangeChanged.connect(lambda _low, high: keep(high))
    keep(0)
    return area
