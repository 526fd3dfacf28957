"""Buku agenda, buku ekspedisi, register perkara: a period, its lines, and a file where the person wants one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from models.law.errors import Trouble
from ui.letters import books_flow as flow
from ui.letters.booksfile import compose_book, keep_book
from ui.letters.panes import Pane
from ui.rows import LazyModel, TableView
from ui.theme import SPACE
from ui.widgets.buttons import FilterBar, PlainButton
from ui.widgets.dates import DateField
from ui.widgets.dialog import open_trouble
from ui.widgets.empty import EmptyState
from ui.widgets.fields import ChoiceField
from ui.widgets.layout import column, reveal, row
from ui.widgets.text import label

if TYPE_CHECKING:
    from ui.letters.page import LettersPage

ENDINGS = {"pdf": ("PDF (*.pdf)", "PDF"), "xlsx": ("Excel (*.xlsx)", "Excel")}


class BooksPane(Pane):
    """Belongs to the page of letters. A line leads to its letter or its case."""

    def __init__(self, page: LettersPage) -> None:
        super().__init__()
        self.page, self.session = page, page.session
        self.save_as: Callable[[str, str], Path | None] = self._ask_file
        self._rows: list[Any] = []
        self._key = "agenda"
        self.kinds = FilterBar([(book.key, book.name) for book in flow.BOOKS], "Buku")
        self.kinds.chosen.connect(self.choose)
        self.period = ChoiceField(flow.PERIODS)
        self.period.name("Masa")
        self.period.setFixedWidth(160)
        today = self.session.today()
        first, last = flow.period("month", today)
        self.since = DateField(first, today=self.session.today, weekday=False)
        self.until = DateField(last, today=self.session.today, weekday=False)
        self.since.name("Dari tanggal")
        self.until.name("Sampai tanggal")
        for field in (self.since, self.until):
            field.setFixedWidth(188)
        self.period.changed.connect(self._period_chosen)
        self.since.changed.connect(self._typed)
        self.until.changed.connect(self._typed)
        self.count = label("", "muted")
        self.pdf = PlainButton("Ekspor PDF…", lambda: self.export("pdf"), icon="file-text")
        self.xlsx = PlainButton("Ekspor Excel…", lambda: self.export("xlsx"), icon="table-2")
        self._tables: dict[str, TableView] = {}
        self.lists = QStackedWidget()
        self.empty = EmptyState("book-open", "Tidak ada baris", "Pilih masa yang lain.")
        whole = column(
            row(self.kinds, -1, self.pdf, self.xlsx, gap=SPACE.s),
            row(self.period, self.since, label("sampai", "muted"), self.until, self.count, -1, gap=SPACE.m),
            self.lists,
            self.empty,
            gap=SPACE.m,
        )
        whole.setStretch(2, 1)
        whole.setStretch(3, 1)
        self.setLayout(whole)
        reveal(self.empty, False)

    # --- what is shown ----------------------------------------------------------------------------------------------

    @property
    def table(self) -> TableView:
        """The list of the book in sight."""
        if self._key not in self._tables:
            model = LazyModel(flow.columns(self._key, self.page.shown_name), self._fetch)
            made = TableView(model, flow.BY_KEY[self._key].name)
            made.opened.connect(self._open)
            self._tables[self._key] = made
            self.lists.addWidget(made)
        return self._tables[self._key]

    def rows(self) -> list[Any]:
        """The lines in sight."""
        return self._rows

    def _fetch(self, ids: Sequence[int]) -> list[Any]:
        return [self._rows[place] if place < len(self._rows) else None for place in ids]

    def choose(self, key: str) -> None:
        """Another book."""
        self._key = key
        self.kinds.choose(key)
        self.refresh()

    def set_period(self, since: date, until: date) -> None:
        """Days of one's own."""
        self.period.set_value("own")
        self.since.set_value(since)
        self.until.set_value(until)

    def _period_chosen(self) -> None:
        key = self.period.value()
        if key != "own":
            since, until = flow.period(key, self.session.today())
            for field, value in ((self.since, since), (self.until, until)):
                field.blockSignals(True)
                field.set_value(value)
                field.blockSignals(False)
        self.refresh()

    def _typed(self) -> None:
        if self.period.value() != "own":
            self.period.blockSignals(True)
            self.period.set_value("own")
            self.period.blockSignals(False)
        self.refresh()

    def _span(self) -> tuple[date, date] | None:
        since, until = self.since.value(), self.until.value()
        if since is None or until is None or since > until:
            self.until.mark(True)
            return None
        self.until.mark(False)
        return since, until

    def refresh(self) -> None:
        """Read the book again."""
        span = self._span()
        for button in (self.pdf, self.xlsx):
            button.allow("" if span else "Tanggal awal harus sebelum tanggal akhir.")
        if span is None:
            self._show([])
            self.empty.set("Masa tidak terbaca", "Tanggal awal harus sebelum tanggal akhir.")
            return
        desk, key = self.session.desk, self._key
        self.session.tasks.query(
            "letters.books", lambda: flow.read_rows(desk, key, *span), self._show, self._trouble, owner=self
        )

    def _show(self, rows: list[Any]) -> None:
        self._rows = rows
        table = self.table
        table.rows.set_ids(range(len(rows)))
        self.lists.setCurrentWidget(table)
        reveal(self.empty, not rows)
        reveal(self.lists, bool(rows))
        self.count.setText(f"{len(rows)} baris" if rows else "")
        if not rows:
            self.empty.set(f"{flow.BY_KEY[self._key].empty} pada masa ini", "Pilih masa yang lain.")

    def _open(self, place: int) -> None:
        found = self._rows[place] if place < len(self._rows) else None
        letter, case = getattr(found, "letter_id", None), getattr(found, "case_id", None)
        if letter is not None:
            self.page.open(letter_id=letter)
        elif case is not None:
            self.page.go("cases", {"case_id": case})

    # --- files ------------------------------------------------------------------------------------------------------

    def export(self, ending: str) -> None:
        """Write the book into a file that the person names; that is an entry in the journal."""
        span = self._span()
        if span is None:
            return
        target = self.save_as(flow.file_name(self._key, *span, ending), ENDINGS[ending][0])
        if target is None:
            return
        desk, key, rows = self.session.desk, self._key, list(self._rows)

        def keep(content: bytes) -> None:
            self.session.act(
                lambda: keep_book(desk, key, len(rows), *span, ending, content, target),
                self._kept,
                self._trouble,
                owner=self,
            )

        self.session.tasks.compute(
            lambda _report: compose_book(desk, key, rows, *span, ending),
            keep,
            failed=self._trouble,
            owner=self,
            label="Menyusun buku…",
        )

    def _kept(self, path: Path) -> None:
        if self.page.shell is not None:
            self.page.shell.toast(f"Disimpan: {path.name}")

    def _ask_file(self, name: str, pattern: str) -> Path | None:
        found, _kind = QFileDialog.getSaveFileName(self, "Simpan buku", name, pattern)
        return Path(found) if found else None

    def _trouble(self, trouble: Trouble) -> None:
        open_trouble(self.window(), trouble)

    # --- the frame --------------------------------------------------------------------------------------------------

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self.table if self._rows else self.period

    def shut(self) -> None:
        """Let go of what was read."""
        self._rows = []
        for table in self._tables.values():
            table.rows.clear()
