"""The list of cases: search as you type, filters, the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from models.registry.cases import case_ids, case_rows, case_units, case_years
from ui.cases import list_flow as flow
from ui.cases.masking import Mask
from ui.cases.reading import viewer_of
from ui.page import Key
from ui.rows import LazyModel, TableView
from ui.session import Session
from ui.theme import SPACE
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.empty import EmptyState
from ui.widgets.fields import ChoiceField
from ui.widgets.layout import column, reveal, row
from ui.widgets.search import SearchBox
from ui.widgets.text import label


class CaseList(QWidget):
    """All cases that the account may see. ``opened`` sends the id of one, ``new_asked`` asks for a new one."""

    opened = Signal(int)
    new_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.state = flow.ListState()
        desk = session.desk
        self.search = SearchBox("Cari nama, NIP, nomor, kata apa pun…", "Cari perkara")
        self.stage = ChoiceField(flow.STAGE_CHOICES)
        self.source = ChoiceField(flow.SOURCE_CHOICES)
        self.unit = ChoiceField([(None, "Semua unit kerja")])
        self.year = ChoiceField([(None, "Semua tahun")])
        self.count = label("", "fine")
        self.new = PrimaryButton("Catat perkara", self.new_asked.emit, icon="folder-plus")
        self.new.allow("" if session.can("case.register") else "Peran akun ini tidak berwenang mencatat perkara.")
        self.clear = LinkButton("Hapus saringan", self.clear_filters)
        model = LazyModel(flow.columns(lambda: Mask(session.masked), lambda: desk.now().date()), self._fetch, self)
        self.table = TableView(model, "Daftar perkara")
        self.empty = EmptyState("folder-open", "Belum ada perkara", "", "Catat perkara", self.new_asked.emit)
        self._lay_out()
        self._wire()
        self._filters_known = False

    def _lay_out(self) -> None:
        fields = (self.stage, self.source, self.unit, self.year)
        names = ("Saring menurut tahap", "Saring menurut sumber", "Saring menurut unit kerja", "Saring menurut tahun")
        filters = row(gap=SPACE.s)
        for field, name, width in zip(fields, names, (170, 210, 240, 150), strict=True):
            field.name(name)
            field.setMinimumWidth(100)
            field.setMaximumWidth(width)
            filters.addWidget(field, width)
        filters.addWidget(self.clear)
        filters.addStretch(1)
        filters.addWidget(self.count)
        self.search.setMinimumWidth(220)
        self.clear.hide()
        first = row(self.search, self.new, gap=SPACE.s)
        first.setStretch(0, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        layout = column(first, filters, self.stack, gap=SPACE.m, margins=(SPACE.page, 0, SPACE.page, SPACE.xl))
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow page the unit goes first, then the number; both stay in the search."""
        super().resizeEvent(event)
        keys = [one.key for one in self.table.rows.columns]
        self.table.setColumnHidden(keys.index("unit"), self.width() < 950)
        self.table.setColumnHidden(keys.index("number"), self.width() < 830)

    def _wire(self) -> None:
        self.search.searched.connect(lambda words: self._narrow(self.state.with_words(words)))
        self.search.left_down.connect(self._into_table)
        self.stage.changed.connect(lambda: self._narrow(self.state.with_stage(self.stage.value())))
        self.source.changed.connect(lambda: self._narrow(self.state.with_source(self.source.value())))
        self.unit.changed.connect(lambda: self._narrow(self.state.with_unit(self.unit.value())))
        self.year.changed.connect(lambda: self._narrow(self.state.with_year(self.year.value())))
        self.table.opened.connect(self.opened.emit)
        self.table.sort_asked.connect(self._sort)
        self.table.show_sorted(self.state.sort, self.state.descending)

    def _into_table(self) -> None:
        """Down leaves the search box for the first line."""
        self.table.setFocus()
        if self.table.current_id() is None and self.table.rows.rowCount():
            self.table.go_to(self.table.rows.ids()[0])

    # -- reading --------------------------------------------------------------------------------------------------

    def narrow_to(self, stages: Sequence[str]) -> None:
        """Show the cases of these stages alone."""
        self.clear_filters()
        self.stage.set_value(stages[0])

    def refresh(self, changes: Any = None) -> None:
        """Read the list again; where only rows changed, only those."""
        if changes is not None and getattr(changes, "act", "") in ("case.read", "draft.save"):
            return
        self.table.rows.refresh()
        self._read(full=True)
        if not self._filters_known or changes is None or "cases" in getattr(changes, "topics", ()):
            self._read_filters()

    def _narrow(self, state: flow.ListState) -> None:
        if state == self.state:
            return
        self.state = state
        self._read(full=False)

    def _sort(self, key: str, descending: bool) -> None:
        self.state = self.state.with_order(key, descending)
        self._read(full=True)

    def _read(self, *, full: bool) -> None:
        desk, state = self.session.desk, self.state
        viewer = viewer_of(desk)
        limit = None if full else flow.FIRST_PAGE

        def read() -> list[int]:
            with desk.read() as session:
                return case_ids(
                    session, viewer, state.wanted, sort=state.sort, descending=state.descending, limit=limit
                )

        self.session.tasks.query("cases", read, lambda ids: self._show(ids, state, limit), owner=self)

    def _show(self, ids: list[int], state: flow.ListState, limit: int | None) -> None:
        more = limit is not None and len(ids) == limit
        kept = self.table.current_id()
        self.table.rows.set_ids(ids)
        if kept is not None:
            self.table.go_to(kept)
        title, text = flow.empty_words(state)
        self.empty.set(title, text)
        reveal(self.empty.button, not state.narrowed)
        self.stack.setCurrentWidget(self.table if ids else self.empty)
        reveal(self.clear, state.narrowed)
        self.count.setText(flow.count_words(len(ids), state.narrowed) if not more else "menghitung…")
        if more:
            self._read(full=True)

    def _fetch(self, ids: Sequence[int]) -> Sequence[Any]:
        desk = self.session.desk
        with desk.read() as session:
            return case_rows(session, viewer_of(desk), ids)

    def _read_filters(self) -> None:
        desk = self.session.desk
        viewer = viewer_of(desk)

        def read() -> tuple[list[str], list[int]]:
            with desk.read() as session:
                return case_units(session, viewer), case_years(session, viewer)

        self.session.tasks.query("cases.filters", read, self._show_filters, owner=self)

    def _show_filters(self, answer: tuple[list[str], list[int]]) -> None:
        units, years = answer
        self._filters_known = True
        self.unit.set_choices([(None, "Semua unit kerja"), *((unit, unit) for unit in units)])
        self.year.set_choices([(None, "Semua tahun"), *((year, str(year)) for year in years)])

    # -- doing ----------------------------------------------------------------------------------------------------

    def clear_filters(self) -> None:
        """Show everything again."""
        self.search.clear()
        for field in (self.stage, self.source, self.unit, self.year):
            field.set_value(None)
        self._narrow(flow.ListState(sort=self.state.sort, descending=self.state.descending))

    def keys(self) -> Sequence[Key]:
        """Ctrl+N new, Ctrl+F search."""
        return (
            Key("Ctrl+N", "Catat perkara baru", self.new_asked.emit, "Perkara"),
            Key("Ctrl+F", "Cari dalam daftar", self.search.setFocus, "Perkara"),
        )

    def shut(self) -> None:
        """Let go of the rows."""
        self.table.rows.clear()
