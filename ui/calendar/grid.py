"""A week or a month as a grid of days: hearings, clocks, days off shaded. The keyboard walks from day to day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from ui.calendar.flow import AgendaLine
from ui.theme import SIZE, font, theme
from ui.theme.tokens import tone
from ui.widgets.dates import DAYS, long_date

HEAD, LINE, TALL, TOP, PAD = 28, 22, 78, 26, 6
"""Height of the row of weekdays, of one entry in a month and in a week, of the number of the day; air in a cell."""
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class DayGrid(QWidget):
    """``chosen`` follows the day; ``opened`` is Enter or a double click; ``beyond`` asks for another week or month.

    A hearing that stands can be dragged to another day: ``moved`` sends its id and that day.
    """

    chosen = Signal(date)
    opened = Signal(date)
    beyond = Signal(date)
    moved = Signal(int, date)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.days: tuple[date, ...] = ()
        self.day = date(2000, 1, 1)
        self._today = self.day
        self._month = 0
        self._lines: dict[date, list[AgendaLine]] = {}
        self._off: Mapping[date, str] = {}
        self._held: AgendaLine | None = None
        self._from: QPointF | None = None
        self._over: date | None = None

    # -- what is shown --------------------------------------------------------------------------------------------

    def show_days(
        self, days: Sequence[date], lines: Sequence[AgendaLine], off: Mapping[date, str], *, today: date, month: int = 0
    ) -> None:
        """``days`` are whole weeks from Monday on; days outside ``month`` (1-12, 0: none) are pale."""
        self.days, self._off, self._today, self._month = tuple(days), off, today, month
        self._lines = {}
        for line in lines:
            self._lines.setdefault(line.day, []).append(line)
        self._speak()
        self.update()

    def choose(self, day: date) -> None:
        """Go to a day of the grid; one outside is asked for with ``beyond``."""
        if day not in self.days:
            self.beyond.emit(day)
            return
        self.day = day
        self._speak()
        self.update()
        self.chosen.emit(day)

    def lines_of(self, day: date) -> list[AgendaLine]:
        """What there is on a day."""
        return list(self._lines.get(day, ()))

    def why_off(self, day: date) -> str:
        """The name of a holiday, or of a day of the weekend."""
        return self._off.get(day, "") or (DAYS[day.weekday()] if day.weekday() >= 5 else "")

    def words(self, day: date) -> str:
        """A day as a sentence: its date, why it is off, how much there is."""
        found = self._lines.get(day, ())
        held = sum(1 for line in found if line.hearing_id is not None)
        parts = [long_date(day, weekday=True)]
        if day in self._off:
            parts.append(f"libur: {self._off[day]}")
        parts += [f"{count} {what}" for count, what in ((held, "sidang"), (len(found) - held, "tenggat")) if count]
        return ", ".join(parts)

    def _speak(self) -> None:
        self.setAccessibleName(f"Kalender. {self.words(self.day)}")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    # -- where things are -----------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """As large as there is room."""
        return QSize(720, 520)

    def minimumSizeHint(self) -> QSize:
        """Numbers of the days and one entry each."""
        return QSize(420, HEAD + max(1, len(self.days) // 7) * (TOP + LINE + PAD))

    def cell(self, day: date) -> QRectF:
        """Where a day is drawn."""
        place = self.days.index(day)
        weeks = max(1, len(self.days) // 7)
        wide, tall = (self.width() - 1) / 7, (self.height() - 1 - HEAD) / weeks
        return QRectF(place % 7 * wide, HEAD + place // 7 * tall, wide, tall)

    def day_at(self, point: QPointF) -> date | None:
        """Which day lies under a point."""
        return next((day for day in self.days if self.cell(day).contains(point)), None)

    def _line_at(self, point: QPointF) -> AgendaLine | None:
        day = self.day_at(point)
        if day is None:
            return None
        place = int((point.y() - self.cell(day).top() - TOP) // self._tall())
        lines = self._lines.get(day, [])
        return lines[place] if 0 <= place < min(len(lines), self._room(day)) else None

    def _tall(self) -> int:
        """Height of one entry: a line in a month, a small card in a week."""
        return TALL if len(self.days) <= 7 else LINE

    def _room(self, day: date) -> int:
        """How many entries fit into a cell; the last place says how many more there are."""
        fits = max(1, int((self.cell(day).height() - TOP - 2) // self._tall()))
        count = len(self._lines.get(day, ()))
        return count if count <= fits else fits - 1

    # -- hands ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Page Up and Page Down turn, Home is today, Enter opens the day."""
        key = Qt.Key(event.key())
        if key in STEPS:
            self.choose(self.day + timedelta(days=STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.beyond.emit(turned(self.day, 1 if key == Qt.Key.Key_PageDown else -1, by_month=self._month > 0))
        elif key == Qt.Key.Key_Home:
            self.choose(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a day; a standing hearing may be taken along."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        day = self.day_at(event.position())
        if day is not None:
            self.choose(day)
        line = self._line_at(event.position())
        self._held = line if line is not None and line.movable else None
        self._from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where a hearing would land."""
        if self._held is None or self._from is None:
            line = self._line_at(event.position())
            self.setCursor(Qt.CursorShape.OpenHandCursor if line and line.movable else Qt.CursorShape.ArrowCursor)
            return
        far = (event.position() - self._from).manhattanLength() >= QApplication.startDragDistance()
        over = self.day_at(event.position()) if far else None
        if over != self._over:
            self._over = over
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            if over is not None:
                QToolTip.showText(
                    event.globalPosition().toPoint(), f"Pindahkan ke {long_date(over, weekday=True)}", self
                )
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: on another day the hearing is to be moved."""
        held, over = self._held, self._over
        self._held = self._over = self._from = None
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.update()
        if held is not None and held.hearing_id is not None and over is not None and over != held.day:
            self.moved.emit(held.hearing_id, over)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the day."""
        if self.day_at(event.position()) is not None:
            self.opened.emit(self.day)

    # -- drawing --------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Weekdays, cells, entries, the ring of the chosen day."""
        colours = theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SIZE.text_fine, "semibold"))
        for place, name in enumerate(DAYS):
            wide = (self.width() - 1) / 7
            painter.setPen(QColor(colours.muted))
            painter.drawText(QRectF(place * wide + 8, 0, wide, HEAD), Qt.AlignmentFlag.AlignVCenter, name)
        for day in self.days:
            self._cell(painter, day)
        if self.days and self.day in self.days:
            ring = self.cell(self.day).adjusted(1.5, 1.5, -0.5, -0.5)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2 if self.hasFocus() else 1))
            painter.drawRoundedRect(ring, SIZE.radius_small, SIZE.radius_small)

    def _cell(self, painter: QPainter, day: date) -> None:
        colours, area = theme().colours, self.cell(day)
        off = self.why_off(day)
        ground = colours.accent_soft if day == self._over else colours.bar if off else colours.surface
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(ground))
        painter.drawRect(area)
        pale = bool(self._month) and day.month != self._month
        self._number(painter, day, area, pale)
        holiday = self._off.get(day, "")
        if holiday:
            small = font(SIZE.text_small)
            painter.setFont(small)
            painter.setPen(QColor(colours.red))
            room = QRectF(area.left() + 36, area.top() + 4, area.width() - 42, 20)
            cut = QFontMetrics(small).elidedText(holiday, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, cut)
        lines, room_for, tall = self._lines.get(day, []), self._room(day), self._tall()
        for place, line in enumerate(lines[:room_for]):
            box = QRectF(area.left() + 4, area.top() + TOP + place * tall, area.width() - 8, tall - 3)
            self._entry(painter, line, box)
        if len(lines) > room_for:
            painter.setFont(font(SIZE.text_small))
            painter.setPen(QColor(colours.muted))
            box = QRectF(area.left() + 8, area.top() + TOP + room_for * tall, area.width() - 12, LINE - 3)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, f"{len(lines) - room_for} lagi")

    def _number(self, painter: QPainter, day: date, area: QRectF, pale: bool) -> None:
        colours, today = theme().colours, day == self._today
        spot = QRectF(area.left() + 5, area.top() + 3, 24, 21)
        if today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(spot, 6, 6)
        painter.setFont(font(SIZE.text_fine, "bold" if today else "regular"))
        colour = (
            colours.on_accent if today else colours.edge if pale else colours.red if self._off.get(day) else colours.ink
        )
        painter.setPen(QColor(colour))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(day.day))

    @staticmethod
    def _entry(painter: QPainter, line: AgendaLine, box: QRectF) -> None:
        fore, back = tone(theme().colours, line.tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(back))
        painter.drawRoundedRect(box, 5, 5)
        if line.hearing_id is not None:
            painter.setBrush(QColor(fore))
            painter.drawRoundedRect(QRectF(box.left(), box.top(), 3, box.height()), 1.5, 1.5)
        tall = box.height() >= TALL - 4
        small = font(SIZE.text_small, "semibold" if tall and line.hearing_id is not None else "regular")
        painter.setFont(small)
        painter.setPen(QColor(fore))
        room = box.adjusted(7, 0, -2, 0)
        if not tall:
            cut = QFontMetrics(small).elidedText(line.short, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)
            return
        room = room.adjusted(0, 5, 0, -4)
        wrapped = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)
        used = painter.boundingRect(room, wrapped, line.short)
        painter.drawText(room, wrapped, line.short)
        painter.setFont(font(SIZE.text_small))
        painter.setPen(QColor(theme().colours.ink))
        painter.setClipRect(box)
        painter.drawText(room.adjusted(0, used.height() + 1, 0, 0), wrapped, line.below)
        painter.setClipping(False)

    def event(self, event: object) -> bool:
        """Tooltips: the whole entry, or the name of the day off."""
        if isinstance(event, QHelpEvent):
            point = QPointF(event.pos())
            line, day = self._line_at(point), self.day_at(point)
            words = f"{line.title}\n{line.text}\n{line.state}" if line is not None else self.words(day) if day else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)  # type: ignore[arg-type]


def week_of(day: date) -> list[date]:
    """Monday to Sunday."""
    first = day - timedelta(days=day.weekday())
    return [first + timedelta(days=number) for number in range(7)]


def month_of(day: date) -> list[date]:
    """The whole weeks that a month touches, Monday first."""
    first = week_of(day.replace(day=1))[0]
    after = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    last = week_of(after - timedelta(days=1))[-1]
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def turned(day: date, by: int, *, by_month: bool) -> date:
    """The same day a week or a month later or earlier; the end of a shorter month stands in for a day it lacks."""
    if not by_month:
        return day + timedelta(weeks=by)
    months = day.year * 12 + day.month - 1 + by
    year, month = divmod(months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (following - timedelta(days=1)).day))
