"""Jadwal: hearings and clocks as a month, a week or a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.calendar import flow
from ui.calendar.day import DayPanel
from ui.calendar.grid import DayGrid, month_of, turned, week_of
from ui.cases.flowing import Flowing
from ui.cases.forms.hearing import move_dialog
from ui.cases.masking import Mask
from ui.home.flow import short_article
from ui.page import Key, Page
from ui.rows import Column, LazyModel, TableView
from ui.theme import SPACE
from ui.widgets.buttons import FilterBar, IconButton, PlainButton
from ui.widgets.dates import MONTHS, short_date
from ui.widgets.dialog import Sheet
from ui.widgets.empty import EmptyState
from ui.widgets.lawlink import open_law
from ui.widgets.layout import box, column, reveal, row, scroll
from ui.widgets.text import label

KINDS = [("semua", "Semua"), ("sidang", "Sidang"), ("tenggat", "Tenggat")]
VIEWS = [("bulan", "Bulan"), ("minggu", "Minggu"), ("daftar", "Daftar")]
NARROW, PANEL = 900, 292
"""Width of the page below which the day stands under the grid; width of the day beside it."""


class CalendarPage(Page):
    """Hearings and clocks; those that clash are marked, days off are shaded. Enter leads on, a hearing can be moved."""

    name = "calendar"
    title = "Jadwal"
    icon = "calendar-days"

    def __init__(self, session: Any, shell: Any = None, parent: QWidget | None = None) -> None:
        super().__init__(session, shell, parent)
        self.views = FilterBar(VIEWS, "Tampilan")
        self.kinds = FilterBar(KINDS, "Yang ditampilkan")
        self.spans = FilterBar(list(flow.SPANS), "Rentang waktu")
        self.spans.choose("31")
        self.period = label("", "heading")
        self.back = IconButton("chevron-left", "Sebelumnya", lambda: self._turn(-1))
        self.on = IconButton("chevron-right", "Berikutnya", lambda: self._turn(1))
        self.today = PlainButton("Hari ini", self._to_today)
        self.count = label("", "fine")
        self._lines: dict[int, flow.AgendaLine] = {}
        model = LazyModel(_columns(), lambda ids: {one: self._lines[one] for one in ids if one in self._lines}, self)
        self.table = TableView(model, "Jadwal sidang dan tenggat")
        self._cell = QWidget(self.table.viewport())  # where the law opens; never in the way of the mouse
        self._cell.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.empty = EmptyState(
            "calendar-days", "Tidak ada jadwal", "Sidang yang dijadwalkan dan tenggat yang berjalan tampil di sini."
        )
        self.grid, self.day = DayGrid(), DayPanel()
        self.day.may_move = session.can("hearing.move")
        self._agenda: flow.Agenda | None = None
        self._day: date | None = None
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        self.beside = row(self.grid, self.day, gap=SPACE.l)
        self.beside.setStretch(0, 1)
        self.calendar = scroll(box(self.beside))
        for part in (self.calendar, self.table, self.empty):
            self.stack.addWidget(part)
        self.turning = box(row(self.back, self.today, self.on, self.period, gap=SPACE.s))
        self.bar = Flowing([self.views, self.turning, self.spans, self.kinds, self.count], SPACE.l)
        layout = column(self.bar, self.stack, gap=SPACE.m, margins=(SPACE.page, 0, SPACE.page, SPACE.xl))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._show_bar()

    def _wire(self) -> None:
        self.views.chosen.connect(lambda _key: self._changed_view())
        self.kinds.chosen.connect(lambda _key: self._draw())
        self.spans.chosen.connect(lambda _key: self.refresh())
        self.table.opened.connect(lambda place: self._open_line(self._lines[place]))
        self.table.clicked.connect(self._clicked)
        self.grid.chosen.connect(self._show_day)
        self.grid.beyond.connect(self._go_to_day)
        self.grid.opened.connect(lambda _day: self._into_day())
        self.grid.moved.connect(self._dropped)
        self.day.opened.connect(self._open_line)
        self.day.move_asked.connect(lambda hearing, key: self._move(hearing, key))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The day stands beside the grid where there is room."""
        super().resizeEvent(event)
        wide = self.width() >= NARROW
        self.beside.setDirection(self.beside.Direction.LeftToRight if wide else self.beside.Direction.TopToBottom)
        self.day.setMaximumWidth(PANEL if wide else 16_777_215)
        self.day.setMinimumWidth(PANEL if wide else 0)
        self.day.setMaximumHeight(16_777_215 if wide else 210)

    # -- reading --------------------------------------------------------------------------------------------------

    def open(self, **what: Any) -> None:
        """Read; ``open(kind="sidang")`` narrows to a list, ``open(day=…)`` goes to a day."""
        if what.get("kind"):
            self.views.choose("daftar")
            self.kinds.choose(what["kind"])
        if what.get("day"):
            self._day = what["day"]
        self._show_bar()
        self.refresh()

    def refresh(self, changes: Any = None) -> None:
        """Read again on the database thread."""
        if changes is not None and getattr(changes, "act", "") in ("case.read", "draft.save"):
            return
        desk, span, view = self.session.desk, self.spans.current(), self.views.current()
        day = self._day or desk.now().date()
        self._day = day
        if view == "daftar":
            self.session.tasks.query("calendar", lambda: flow.read_agenda(desk, span), self._show, owner=self)
            return
        days = self._days(day)
        self.session.tasks.query("calendar", lambda: flow.read_days(desk, days[0], days[-1]), self._show, owner=self)

    def _days(self, day: date) -> list[date]:
        return week_of(day) if self.views.current() == "minggu" else month_of(day)

    def _show(self, agenda: flow.Agenda) -> None:
        self._agenda = agenda
        self._draw()

    def _draw(self) -> None:
        if self._agenda is None:
            return
        lines = flow.agenda_lines(self._agenda, self.kinds.current(), Mask(self.session.masked))
        self._lines = {line.id: line for line in lines}
        self.count.setText(flow.count_words(lines))
        if self.views.current() == "daftar":
            self.table.rows.set_ids([line.id for line in lines])
            self.stack.setCurrentWidget(self.table if lines else self.empty)
            return
        self.stack.setCurrentWidget(self.calendar)
        day = self._day or self._agenda.today
        month = day.month if self.views.current() == "bulan" else 0
        days = self._days(day)
        self.grid.show_days(days, lines, self._agenda.days_off, today=self._agenda.today, month=month)
        self.period.setText(_period(days, day, month))
        self.bar.again()
        self.grid.choose(day)

    # -- going about ----------------------------------------------------------------------------------------------

    def _show_bar(self) -> None:
        listed = self.views.current() == "daftar"
        reveal(self.spans, listed)
        reveal(self.turning, not listed)
        self.bar.again()

    def _changed_view(self) -> None:
        self._show_bar()
        self.refresh()

    def _turn(self, by: int) -> None:
        day = self._day or self.session.desk.now().date()
        self._go_to_day(turned(day, by, by_month=self.views.current() == "bulan"))

    def _to_today(self) -> None:
        self._go_to_day(self.session.desk.now().date())

    def _go_to_day(self, day: date) -> None:
        self._day = day
        if day in self.grid.days and (self.views.current() == "minggu" or day.month == self._month()):
            self.grid.choose(day)
        else:
            self.refresh()

    def _month(self) -> int:
        return self.grid.days[len(self.grid.days) // 2].month if self.grid.days else 0

    def _show_day(self, day: date) -> None:
        self._day = day
        off = self._agenda.days_off.get(day, "") if self._agenda is not None else ""
        self.day.show_day(day, self.grid.lines_of(day), off)

    def _into_day(self) -> None:
        first = self.day.first()
        if first is not None:
            first.setFocus()

    def _open_line(self, line: flow.AgendaLine) -> None:
        if self.shell is not None:
            self.shell.go("cases", case_id=line.case_id, section=line.section)

    def _clicked(self, index: QModelIndex) -> None:
        """A click on the article of a clock opens it."""
        if self.table.rows.columns[index.column()].key == "basis":
            self._open_law()

    def _open_law(self) -> None:
        """The article behind the present line."""
        place = self.table.current_id()
        line = self._lines.get(place) if place is not None else None
        if line is not None and line.basis:
            keys = [one.key for one in self.table.rows.columns]
            cell = self.table.rows.index(self.table.currentIndex().row(), keys.index("basis"))
            self._cell.setGeometry(self.table.visualRect(cell))
            self._cell.show()
            open_law(self._cell, line.basis)

    # -- moving a hearing -----------------------------------------------------------------------------------------

    def _dropped(self, hearing_id: int, day: date) -> None:
        """A hearing was dragged: ask whether it is postponed or was entered wrongly, then the form with the reason."""
        if not self.day.may_move:
            return
        sheet = Sheet(self.window(), "Pindahkan sidang", f"Ke {short_date(day, year=True)}. Apa sebabnya?", width=460)
        words = "Penundaan tercatat sebagai penundaan; pembetulan hanya untuk salah catat."
        sheet.body.addWidget(label(words, "muted", wrap=True))
        for key, title in (("postpone", "Sidang ditunda"), ("correct", "Jadwalnya salah catat")):
            button = PlainButton(title, sheet.accept)
            button.clicked.connect(lambda _on=False, key=key: self._move(hearing_id, key, day))
            sheet.body.addWidget(button)
        sheet.buttons.addStretch(1)
        sheet.buttons.addWidget(PlainButton("Batal", sheet.reject))
        sheet.open()

    def _move(self, hearing_id: int, key: str, day: date | None = None) -> None:
        rows = self._agenda.hearings if self._agenda is not None else ()
        hearing = next((row_ for row_ in rows if row_.id == hearing_id), None)
        if hearing is None:
            return
        at = datetime.combine(day, hearing.starts_at.time()) if day is not None else None
        move_dialog(self, self.session, hearing, key, self.refresh, starts_at=at).open()

    # -- keyboard -------------------------------------------------------------------------------------------------

    def keys(self) -> Sequence[Key]:
        """Keys of the page."""
        return (
            Key("Ctrl+J", "Ke jadwal", self._focus, "Jadwal"),
            Key("Ctrl+D", "Dasar hukum baris yang dipilih", self._open_law, "Jadwal"),
            Key("Ctrl+PgDown", "Bulan atau minggu berikutnya", lambda: self._turn(1), "Jadwal"),
            Key("Ctrl+PgUp", "Bulan atau minggu sebelumnya", lambda: self._turn(-1), "Jadwal"),
        )

    def _focus(self) -> None:
        (self.table if self.views.current() == "daftar" else self.grid).setFocus()

    def first_focus(self) -> QWidget | None:
        """The grid or the list."""
        return self.table if self.views.current() == "daftar" else self.grid

    def shut(self) -> None:
        """Let go of what was read."""
        self._lines, self._agenda = {}, None
        self.table.rows.clear()
        self.grid.show_days((), (), {}, today=date(2000, 1, 1))
        self.day.show_day(date(2000, 1, 1), (), "")


def _period(days: Sequence[date], day: date, month: int) -> str:
    if month:
        return f"{MONTHS[day.month - 1]} {day.year}"
    return f"{short_date(days[0])} – {short_date(days[-1], year=True)}"


def _columns() -> list[Column]:
    return [
        Column("day", "Tanggal", lambda r: r.day_words, width=214, look="strong"),
        Column("hour", "Jam", lambda r: r.hour, width=64, look="figures"),
        Column("title", "Apa", lambda r: r.title, width=290, tip=lambda r: r.tip),
        Column("text", "Keterangan", lambda r: r.text, look="muted", tip=lambda r: r.text),
        Column(
            "basis",
            "Dasar hukum",
            lambda r: short_article(r.basis),
            width=170,
            look="muted",
            tip=lambda r: f"{r.basis}\nKlik atau Ctrl+D membuka dasar hukum" if r.basis else "",
        ),
        Column("state", "Keadaan", lambda r: r.state, width=160, look="chip", tone=lambda r: r.tone),
    ]
