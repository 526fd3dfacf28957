"""Ikrar: events, how many of each unit have signed, who has not, and the marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QAbstractItemView, QWidget

from models.law.errors import Trouble
from models.procedure.desk import Desk
from models.procedure.pledges import Marked
from models.registry.people import person_units
from models.registry.pledges import EventRow, SheetRow, UnitCoverage, coverage, event_rows, sheet_ids, sheet_rows
from ui.letters import pledge_forms as forms
from ui.letters.flow import day
from ui.letters.panes import Pane
from ui.rows import Column, LazyModel, TableView
from ui.theme import SPACE
from ui.widgets.bars import Bar, Bars
from ui.widgets.buttons import FilterBar, PlainButton, PrimaryButton, QuietButton
from ui.widgets.dialog import open_trouble
from ui.widgets.empty import EmptyState
from ui.widgets.layout import box, column, reveal, row, scroll
from ui.widgets.search import SearchBox
from ui.widgets.text import label

if TYPE_CHECKING:
    from ui.letters.page import LettersPage

WHO = (("belum", "Belum"), ("sudah", "Sudah"), ("semua", "Semua"))
MOST_UNITS = 200
MOST_TALL = 172
"""Pixels of the list of units; more of them scroll."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of an event that are in sight, and its units."""

    ids: tuple[int, ...]
    units: tuple[UnitCoverage, ...]


def _events(desk: Desk) -> list[EventRow]:
    with desk.read() as session:
        return event_rows(session)


def _sheets(desk: Desk, event_id: int, only: str, unit: str, words: str) -> Sheets:
    with desk.read() as session:
        ids = sheet_ids(session, event_id, only=only, unit=unit, words=words)
        return Sheets(tuple(ids), tuple(coverage(session, event_id)[:MOST_UNITS]))


def _units(desk: Desk) -> list[str]:
    with desk.read() as session:
        return person_units(session)


def _event_columns() -> tuple[Column, ...]:
    return (
        Column("title", "Kegiatan", lambda r: r.title, 0, "strong", tip=lambda r: f"{r.title}, {r.election}"),
        Column("on", "Tanggal", lambda r: day(r.held_on, year=True), 112, "figures"),
        Column("signed", "Sudah", lambda r: f"{r.signed} dari {r.sheets}", 122, "figures"),
    )


def _sheet_columns(name: Callable[[str], str]) -> tuple[Column, ...]:
    return (
        Column("place", "No", lambda r: str(r.position), 62, "figures"),
        Column("name", "Nama", lambda r: name(r.name), 0, "strong", tip=lambda r: name(r.name)),
        Column("unit", "Unit kerja", lambda r: r.unit or "—", 0, tip=lambda r: r.unit),
        Column("on", "Ditandatangani", lambda r: day(r.signed_on, year=True), 126, "figures", tip=lambda r: r.note),
    )


class PledgesPane(Pane):
    """Belongs to the page of letters."""

    def __init__(self, page: LettersPage) -> None:
        super().__init__()
        self.page, self.session = page, page.session
        self._rows: dict[int, EventRow] = {}
        self._unit, self._words = "", ""
        self.events = TableView(LazyModel(_event_columns(), lambda ids: [self._rows.get(i) for i in ids]), "Kegiatan")
        self.events.current.connect(lambda _id: self._read_sheets())
        self.make = PrimaryButton("Buat kegiatan…", self.begin, icon="handshake")
        self.print = PlainButton("Cetak lembar…", self._print, icon="printer")
        self.shut_event = PlainButton("Tutup kegiatan…", self._close, icon="lock")
        self.none = EmptyState(
            "handshake",
            "Belum ada kegiatan ikrar",
            "Satu kegiatan memuat satu lembar ikrar netralitas atau pakta integritas untuk setiap pegawai.",
            "Buat kegiatan…",
            self.begin,
        )
        left = column(self.events, self.none, row(self.make, self.print, self.shut_event, -1), gap=SPACE.m)
        left.setStretch(0, 1)
        left.setStretch(1, 1)
        both = row(gap=SPACE.l)
        both.addLayout(left, 46)
        both.addWidget(self._sheet_side(), 54)
        self.setLayout(both)
        self._may()

    def _sheet_side(self) -> QWidget:
        self.bars = Bars(name="Menurut unit kerja", title_width=240)
        self.bars.pressed.connect(self.choose_unit)
        self.of = scroll(box(column(self.bars, -1)))
        self.who = FilterBar(list(WHO), "Lembar")
        self.who.chosen.connect(lambda _key: self._read_sheets())
        self.unit = QuietButton("", lambda: self.choose_unit(""), icon="x")
        self.search = SearchBox("Cari nama atau NIP…", "Cari lembar")
        self.search.searched.connect(self._searched)
        self.sheets = TableView(LazyModel(_sheet_columns(self.page.shown_name), self._fetch), "Lembar ikrar")
        self.sheets.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.sheets.current.connect(lambda _id: self._may())
        self.mark = PrimaryButton("Tandai sudah…", lambda: self._mark(True), icon="badge-check")
        self.by_list = PlainButton("Tandai dari daftar…", self._by_list, icon="list-checks")
        self.unmark = PlainButton("Cabut tanda…", lambda: self._mark(False), icon="undo-2")
        title = label("Yang sudah menandatangani, menurut unit kerja", "card-title")
        whole = column(
            title, self.of, row(self.who, self.unit, -1, self.search), self.sheets,
            row(self.mark, self.by_list, self.unmark, -1), gap=SPACE.m,
        )  # fmt: skip
        whole.setStretch(3, 1)
        self.side = box(whole)
        return self.side

    # --- reading ----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the events again."""
        desk = self.session.desk
        self.session.tasks.query("pledges.events", lambda: _events(desk), self._show, self._trouble, owner=self)

    def _show(self, rows: list[EventRow]) -> None:
        self._rows = {one.id: one for one in rows}
        ids = tuple(self._rows)
        if tuple(self.events.rows.ids()) == ids:
            self.events.rows.refresh()
        else:
            self.events.rows.set_ids(ids)
        if ids and self.events.current_id() is None:
            self.events.go_to(ids[0])
        reveal(self.none, not ids)
        for part in (self.events, self.side, self.make, self.print, self.shut_event):
            reveal(part, bool(ids))
        self._read_sheets()

    def event_row(self) -> EventRow | None:
        """The event on the current line."""
        current = self.events.current_id()
        return self._rows.get(current) if current is not None else None

    def _read_sheets(self) -> None:
        found, desk = self.event_row(), self.session.desk
        self._may()
        if found is None:
            self.sheets.rows.clear()
            return
        only, unit, words = self.who.current(), self._unit, self._words
        self.session.tasks.query(
            "pledges.sheets",
            lambda: _sheets(desk, found.id, only, unit, words),
            lambda sheets: self._show_sheets(found, sheets),
            self._trouble,
            owner=self,
        )

    def _show_sheets(self, event: EventRow, sheets: Sheets) -> None:
        self.who.set_count("belum", event.waiting)
        self.who.set_count("sudah", event.signed)
        self.who.set_count("semua", event.sheets)
        self.bars.set_bars(
            [
                Bar(
                    f"{one.unit or 'Tanpa unit'} ({one.signed})",
                    ((one.signed, "accent"), (one.sheets - one.signed, "muted")),
                    one.unit,
                )
                for one in sheets.units
            ]
        )
        self.of.setFixedHeight(min(MOST_TALL, self.bars.sizeHint().height() + 4))
        self.unit.setText(self._unit)
        reveal(self.unit, bool(self._unit))
        self.sheets.rows.set_ids(sheets.ids)
        self._may()

    def _fetch(self, ids: Sequence[int]) -> list[SheetRow | None]:
        with self.session.desk.read() as session:
            return sheet_rows(session, list(ids))

    def choose_unit(self, unit: str) -> None:
        """Only the sheets of one unit; empty shows all."""
        self._unit = unit
        self._read_sheets()

    def _searched(self, words: str) -> None:
        self._words = words
        self._read_sheets()

    def chosen(self) -> list[int]:
        """The sheets selected."""
        places = sorted(index.row() for index in self.sheets.selectionModel().selectedRows())
        ids = (self.sheets.rows.id_at(place) for place in places)
        return [one for one in ids if one is not None]

    def _may(self) -> None:
        """Which buttons can be pressed now, and why the others cannot."""
        event, can = self.event_row(), self.session.can
        closed = "Kegiatan ini sudah ditutup." if event is not None and event.closed else ""
        role = "Akun ini tidak berwenang melakukan tindakan ini."
        some = "" if self.chosen() else "Pilih lembarnya lebih dahulu."
        for button in (self.make, self.none.button):
            button.allow("" if can("pledge.make") else role)
        self.print.allow("" if can("print.batch") else role)
        self.shut_event.allow(closed or ("" if can("pledge.close") else role))
        why = closed or ("" if can("pledge.mark") else role)
        self.by_list.allow(why)
        self.mark.allow(why or some)
        self.unmark.allow(why or some)
        reveal(self.mark, self.who.current() != "sudah")
        reveal(self.unmark, self.who.current() != "belum")

    # --- acts -------------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """A new event."""
        desk = self.session.desk

        def show(units: list[str]) -> None:
            forms.event_form(self, self.session, units, self._made).open()

        self.session.tasks.query("pledges.units", lambda: _units(desk), show, self._trouble, owner=self)

    def _made(self, _event_id: int) -> None:
        self.events.rows.clear()
        self.refresh()

    def _print(self) -> None:
        found = self.event_row()
        if found is not None:
            self.page.open(section="batch", event_id=found.id)

    def _close(self) -> None:
        self._form(lambda event: forms.close_form(self, self.session, event, self.refresh))

    def _mark(self, signed: bool) -> None:
        ids = self.chosen()
        self._form(lambda event: forms.mark_form(self, self.session, event, ids, signed, self.refresh))

    def _by_list(self) -> None:
        self._form(lambda event: forms.list_form(self, self.session, event, self._told))

    def _form(self, make: Callable[[EventRow], Any]) -> None:
        found = self.event_row()
        if found is not None:
            make(found).open()

    def _told(self, marked: Marked) -> None:
        self.refresh()
        forms.told(self, marked).open()

    def _trouble(self, trouble: Trouble) -> None:
        open_trouble(self.window(), trouble)

    # --- the frame --------------------------------------------------------------------------------------------------

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self.events if self._rows else self.none.button

    def shut(self) -> None:
        """Let go of what was read."""
        self._rows = {}
        self.events.rows.clear()
        self.sheets.rows.clear()
        self.bars.set_bars(())
