"""Dates and times as Indonesians write them, by keyboard first."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout

from ui.theme import SPACE, icon, theme
from ui.widgets.field import Field
from ui.widgets.text import label

MONTHS = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
)  # fmt: skip
DAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
_SHORT = {month[:3].lower(): number for number, month in enumerate(MONTHS, 1)} | {"agt": 8, "ags": 8, "nop": 11}


def long_date(day: date, *, weekday: bool = False) -> str:
    """``17 September 2024``, with ``weekday`` ``Selasa, 17 September 2024``."""
    words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{DAYS[day.weekday()]}, {words}" if weekday else words


def short_date(day: date, *, year: bool = False) -> str:
    """``17 Sep``, with ``year`` ``17 Sep 2024``."""
    month = "Agt" if day.month == 8 else MONTHS[day.month - 1][:3]
    return f"{day.day} {month} {day.year}" if year else f"{day.day} {month}"


def read_date(text: str, today: date) -> date | None:
    """What a person typed: 17-09-2024, 17/9/24, 17 sep 2024, 17092024, 17/9, hari ini, besok, +7. None: not a date."""
    words = re.sub(r"^\s*(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)\s*,?\s*", "", text.strip().lower())
    if words in ("hari ini", "h"):
        return today
    if words == "besok":
        return today + timedelta(days=1)
    if words == "kemarin":
        return today - timedelta(days=1)
    if re.fullmatch(r"[+-]\d{1,3}", words):
        return today + timedelta(days=int(words))
    if re.fullmatch(r"\d{8}", words):
        words = f"{words[:2]}-{words[2:4]}-{words[4:]}"
    found = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", words)
    if found:
        return _date(int(found[1]), int(found[2]), int(found[3]))
    found = re.fullmatch(r"(\d{1,2})[\s./-]+(\d{1,2}|[a-z]{3,9})(?:[\s./-]+(\d{4}|\d{2}))?", words)
    if not found:
        return None
    month = int(found[2]) if found[2].isdigit() else _SHORT.get(found[2][:3], 0)
    year = int(found[3]) if found[3] else today.year
    return _date(year + 2000 if year < 100 else year, month, int(found[1]))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_time(text: str) -> time | None:
    """9, 900, 0930, 9.30, 09:30, with or without WIB. None: not a time."""
    words = text.strip().lower().removesuffix("wib").strip()
    found = re.fullmatch(r"(\d{1,2})(?:[.:\s]?(\d{2}))?", words)
    if not found:
        return None
    try:
        return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        return None


class DateField(Field):
    """A day. Up and down move a day, Page Up and Page Down a month, Alt+Down opens the calendar.

    ``today`` gives the present day (from the clock of the desk); ``earliest`` and ``latest`` bound what is accepted.
    ``value`` is a :class:`datetime.date` or None.
    """

    def __init__(
        self,
        value: date | None = None,
        *,
        today: Callable[[], date],
        earliest: date = date(1930, 1, 1),
        latest: date = date(2100, 12, 31),
        weekday: bool = True,
    ) -> None:
        self.edit = QLineEdit()
        super().__init__(self.edit)
        self._open = QAction("Buka kalender", self)
        self._open.triggered.connect(lambda _checked=False: self._show_calendar())
        self.edit.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        theme().changed.connect(self._colour)
        self._colour()
        self._today, self.earliest, self.latest, self._weekday = today, earliest, latest, weekday
        self._value: date | None = None
        self.edit.setPlaceholderText("17-09-2024")
        self.edit.installEventFilter(self)
        self.edit.textEdited.connect(self._typed)
        self.edit.editingFinished.connect(self._write)
        self.set_value(value)

    def value(self) -> date | None:
        """The day, None where nothing or no date was typed."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Put a date or ISO text."""
        self._value = date.fromisoformat(value) if isinstance(value, str) and value else value or None
        self._write_value()
        self.changed.emit()

    def is_empty(self) -> bool:
        """Nothing typed."""
        return not self.edit.text().strip()

    def problem(self) -> str:
        """Unknown writing, or a day outside the bounds."""
        if self._value is None:
            return "" if self.is_empty() else "Tanggal tidak dikenali; tulis seperti 17-09-2024."
        if self._value < self.earliest:
            return f"Paling awal {long_date(self.earliest)}."
        if self._value > self.latest:
            return f"Paling akhir {long_date(self.latest)}."
        return ""

    def name(self, text: str, description: str = "") -> None:
        """Say also how a date is written."""
        super().name(text, description or "Tanggal, misalnya 17-09-2024; Alt dan panah bawah membuka kalender")

    def _colour(self) -> None:
        self._open.setIcon(icon("calendar-days", theme().colours, "muted"))

    def _typed(self, text: str) -> None:
        self._value = read_date(text, self._today())
        self.changed.emit()

    def _write(self) -> None:
        if self._value is not None:
            self._write_value()

    def _write_value(self) -> None:
        self.edit.setText(long_date(self._value, weekday=self._weekday) if self._value else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that move the day."""
        if watched is self.edit and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._show_calendar()
                return True
            steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
            months = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}
            base = self._value or self._today()
            if key in steps:
                self.set_value(base + timedelta(days=steps[Qt.Key(key)]) if self._value else base)
                return True
            if key in months:
                moved = QDate(base.year, base.month, base.day).addMonths(months[Qt.Key(key)])
                self.set_value(date(moved.year(), moved.month(), moved.day()))
                return True
        return super().eventFilter(watched, event)

    def _show_calendar(self) -> None:
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setProperty("kind", "finder")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(SPACE.s, SPACE.s, SPACE.s, SPACE.s)
        calendar = QCalendarWidget()
        calendar.setLocale(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setAccessibleName("Kalender")
        shown = self._value or self._today()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.setMinimumDate(QDate(self.earliest.year, self.earliest.month, self.earliest.day))
        calendar.setMaximumDate(QDate(self.latest.year, self.latest.month, self.latest.day))

        def take(day: QDate) -> None:
            self.set_value(date(day.year(), day.month(), day.day()))
            popup.close()
            self.edit.setFocus()

        calendar.clicked.connect(take)
        calendar.activated.connect(take)
        layout.addWidget(calendar)
        popup.adjustSize()
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        calendar.setFocus()


class TimeField(Field):
    """A time of day, ``09.00``. Up and down move a quarter of an hour."""

    def __init__(self, value: time | None = None, *, zone: str = "WIB") -> None:
        self.edit = QLineEdit()
        super().__init__(self.edit, label(zone, "muted"))
        self.edit.setPlaceholderText("09.00")
        self.edit.setMaximumWidth(90)
        self._value: time | None = None
        self.edit.installEventFilter(self)
        self.edit.textEdited.connect(self._typed)
        self.edit.editingFinished.connect(self._write)
        self.set_value(value)

    def value(self) -> time | None:
        """The time, None where nothing or no time was typed."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Put a time or ISO text."""
        self._value = time.fromisoformat(value) if isinstance(value, str) and value else value or None
        self._write()
        if self._value is None:
            self.edit.setText("")
        self.changed.emit()

    def is_empty(self) -> bool:
        """Nothing typed."""
        return not self.edit.text().strip()

    def problem(self) -> str:
        """Unknown writing."""
        return "" if self._value is not None or self.is_empty() else "Jam tidak dikenali; tulis seperti 09.00."

    def _typed(self, text: str) -> None:
        self._value = read_time(text)
        self.changed.emit()

    def _write(self) -> None:
        if self._value is not None:
            self.edit.setText(self._value.strftime("%H.%M"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that move the time."""
        if watched is self.edit and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Up: 15, Qt.Key.Key_Down: -15}
            if event.key() in steps:
                base = self._value or time(9)
                moved = datetime.combine(date(2000, 1, 2), base) + timedelta(minutes=steps[Qt.Key(event.key())])
                self.set_value(moved.time() if self._value else base)
                return True
        return super().eventFilter(watched, event)


class MomentField(Field):
    """Day and time together; ``value`` is a naive :class:`datetime.datetime` or None (the desk adds the zone)."""

    def __init__(self, value: datetime | None = None, *, today: Callable[[], date], **bounds: Any) -> None:
        self.day = DateField(None, today=today, **bounds)
        self.time = TimeField()
        super().__init__(self.day)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.time)
        self.day.changed.connect(self.changed.emit)
        self.time.changed.connect(self.changed.emit)
        self.set_value(value)

    def value(self) -> datetime | None:
        """Day and time, None where one of them is missing."""
        day, hour = self.day.value(), self.time.value()
        return datetime.combine(day, hour) if day and hour else None

    def set_value(self, value: Any) -> None:
        """Put a moment or ISO text."""
        moment = datetime.fromisoformat(value) if isinstance(value, str) and value else value or None
        self.day.set_value(moment.date() if moment else None)
        self.time.set_value(moment.time().replace(tzinfo=None) if moment else None)

    def is_empty(self) -> bool:
        """Neither typed."""
        return self.day.is_empty() and self.time.is_empty()

    def problem(self) -> str:
        """The problem of either, or the missing half."""
        found = self.day.problem() or self.time.problem()
        if not found and not self.is_empty() and self.value() is None:
            return "Isi tanggal dan jamnya."
        return found

    def mark(self, wrong: bool) -> None:
        """Mark both."""
        self.day.mark(wrong)
        self.time.mark(wrong)

    def name(self, text: str, description: str = "") -> None:
        """Name both halves."""
        self.day.name(f"{text}, tanggal", description)
        self.time.name(f"{text}, jam", description)
