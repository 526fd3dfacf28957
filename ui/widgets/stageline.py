"""The way of a case as a line of stations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import font, theme

SIZES = (13, 12, 11)
"""Type of a title: the usual, or as much smaller as the room asks for."""

State = Literal["done", "now", "ahead", "off"]
_SPOKEN = {"done": "selesai", "now": "sekarang", "ahead": "belum", "off": "tidak dijalani"}


@dataclass(frozen=True, slots=True)
class Station:
    """``note`` is the date or a few words; ``tip`` may hold more, shown when pointed at."""

    title: str
    note: str = ""
    state: State = "ahead"
    tip: str = ""


class StageLine(QWidget):
    """Stations from left to right; done ones filled, the present one a ring, those ahead pale."""

    def __init__(self, stations: Sequence[Station] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stations: tuple[Station, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_stations(stations)

    def set_stations(self, stations: Sequence[Station]) -> None:
        """Show another way."""
        self._stations = tuple(stations)
        parts = [f"{s.title} {_SPOKEN[s.state]}{', ' + s.note if s.note else ''}" for s in self._stations]
        self.setAccessibleName("Tahap perkara: " + "; ".join(parts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the page, two lines of words under the dots."""
        return QSize(800, self._tall())

    def minimumSizeHint(self) -> QSize:
        """Words are cut before the line breaks."""
        return QSize(400, self._tall())

    def _tall(self) -> int:
        return 76 if any(station.note for station in self._stations) else 50

    def _slot(self) -> float:
        return self.width() / max(1, len(self._stations))

    def event(self, event: object) -> bool:
        """Tooltips per station."""
        if isinstance(event, QHelpEvent) and self._stations:
            found = self._stations[min(len(self._stations) - 1, int(event.pos().x() / self._slot()))]
            words = found.tip or " · ".join(part for part in (found.title, found.note) if part)
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)  # type: ignore[arg-type]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Line, dots, words."""
        if not self._stations:
            return
        colours = theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        slot, middle, radius = self._slot(), 12.0, 8.0
        reached = max((i for i, s in enumerate(self._stations) if s.state in ("done", "now")), default=-1)
        painter.setPen(QPen(QColor(colours.line), 3))
        painter.drawLine(QPointF(radius, middle), QPointF(self.width() - 2, middle))
        if reached > 0:
            painter.setPen(QPen(QColor(colours.accent), 3))
            painter.drawLine(QPointF(radius, middle), QPointF(reached * slot + radius, middle))
        for index, station in enumerate(self._stations):
            self._dot(painter, station, QPointF(index * slot + radius + 1.5, middle), radius)
            self._words(painter, station, index * slot, slot - 6)

    @staticmethod
    def _dot(painter: QPainter, station: Station, centre: QPointF, radius: float) -> None:
        colours = theme().colours
        painter.setBrush(QColor(colours.accent if station.state == "done" else colours.paper))
        edge = colours.line if station.state in ("ahead", "off") else colours.accent
        painter.setPen(QPen(QColor(edge), 3))
        painter.drawEllipse(centre, radius, radius)
        if station.state == "off":
            painter.drawLine(centre + QPointF(-4, 4), centre + QPointF(4, -4))
        if station.state == "done":
            painter.setPen(QPen(QColor(colours.on_accent), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPolyline(
                [centre + QPointF(-3.4, 0.2), centre + QPointF(-0.9, 2.7), centre + QPointF(3.6, -2.6)]
            )

    @staticmethod
    def _words(painter: QPainter, station: Station, left: float, width: float) -> None:
        colours = theme().colours
        ahead = station.state in ("ahead", "off")
        weight = "bold" if station.state == "now" else "regular"
        title = next(
            (
                one
                for one in (font(size, weight) for size in SIZES)
                if QFontMetrics(one).horizontalAdvance(station.title) <= width
            ),
            font(SIZES[-1], weight),
        )
        painter.setFont(title)
        painter.setPen(QColor(colours.muted if ahead else colours.ink))
        cut = QFontMetrics(title).elidedText(station.title, Qt.TextElideMode.ElideRight, int(width))
        painter.drawText(QRectF(left, 26, width, 20), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)
        small = font(12)
        painter.setFont(small)
        painter.setPen(QColor(colours.muted))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(left, 45, width, 29), int(flags), station.note)
