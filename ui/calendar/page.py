"""Jadwal: hearings and clocks in order of time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.calendar import flow
from ui.cases.masking import Mask
from ui.page import Key, Page
from ui.rows import Column, LazyModel, TableView
from ui.theme import SPACE
from ui.widgets.buttons import FilterBar
from ui.widgets.empty import EmptyState
from ui.widgets.layout import column, row
from ui.widgets.text import label

KINDS = [("semua", "Semua"), ("sidang", "Sidang"), ("tenggat", "Tenggat")]


class CalendarPage(Page):
    """Hearings and clocks of the coming days; those that clash are marked. Enter opens the case."""

    name = "calendar"
    title = "Jadwal"
    icon = "calendar-days"

    def __init__(self, session: Any, shell: Any = None, parent: QWidget | None = None) -> None:
        super().__init__(session, shell, parent)
        self.kinds = FilterBar(KINDS, "Yang ditampilkan")
        self.spans = FilterBar(list(flow.SPANS), "Rentang waktu")
        self.spans.choose("31")
        self.count = label("", "fine")
        self._lines: dict[int, flow.AgendaLine] = {}
        model = LazyModel(_columns(), lambda ids: {one: self._lines[one] for one in ids if one in self._lines}, self)
        self.table = TableView(model, "Jadwal sidang dan tenggat")
        self.empty = EmptyState(
            "calendar-days", "Tidak ada jadwal", "Sidang yang dijadwalkan dan tenggat yang berjalan tampil di sini."
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        bar = row(self.kinds, self.spans, -1, self.count, gap=SPACE.xl)
        layout = column(bar, self.stack, gap=SPACE.m, margins=(SPACE.page, 0, SPACE.page, SPACE.xl))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.kinds.chosen.connect(lambda _key: self._draw())
        self.spans.chosen.connect(lambda _key: self.refresh())
        self.table.opened.connect(self._open_line)
        self._agenda: flow.Agenda | None = None

    def open(self, **what: Any) -> None:
        """Read; ``open(kind="sidang")`` narrows."""
        if what.get("kind"):
            self.kinds.choose(what["kind"])
        self.refresh()

    def refresh(self, changes: Any = None) -> None:
        """Read again on the database thread."""
        if changes is not None and getattr(changes, "act", "") in ("case.read", "draft.save"):
            return
        desk, span = self.session.desk, self.spans.current()
        self.session.tasks.query("calendar", lambda: flow.read_agenda(desk, span), self._show, owner=self)

    def _show(self, agenda: flow.Agenda) -> None:
        self._agenda = agenda
        self._draw()

    def _draw(self) -> None:
        if self._agenda is None:
            return
        lines = flow.agenda_lines(self._agenda, self.kinds.current(), Mask(self.session.masked))
        self._lines = {line.id: line for line in lines}
        self.table.rows.set_ids([line.id for line in lines])
        self.count.setText(flow.count_words(lines))
        self.stack.setCurrentWidget(self.table if lines else self.empty)

    def _open_line(self, place: int) -> None:
        line = self._lines[place]
        if self.shell is not None:
            self.shell.go("cases", case_id=line.case_id, section=line.section)

    def keys(self) -> Sequence[Key]:
        """Keys of the page."""
        return (Key("Ctrl+J", "Ke daftar jadwal", self.table.setFocus, "Jadwal"),)

    def first_focus(self) -> QWidget | None:
        """The list."""
        return self.table

    def shut(self) -> None:
        """Let go of what was read."""
        self._lines, self._agenda = {}, None
        self.table.rows.clear()


def _columns() -> list[Column]:
    return [
        Column("day", "Tanggal", lambda r: r.day_words, width=214, look="strong"),
        Column("hour", "Jam", lambda r: r.hour, width=64, look="figures"),
        Column("kind", "Jenis", lambda r: r.kind, width=84, look="muted"),
        Column("title", "Apa", lambda r: r.title, width=330, tip=lambda r: r.tip),
        Column("text", "Keterangan", lambda r: r.text, look="muted", tip=lambda r: r.text),
        Column("state", "Keadaan", lambda r: r.state, width=120, look="chip", tone=lambda r: r.tone),
    ]
