"""Surat: the clerk's register beside the page as it will print."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from models.law.errors import Trouble
from models.registry.letters import LetterRow
from ui.letters import flow
from ui.letters.acts import LetterActs
from ui.letters.flow import Action, Gap, Sheet
from ui.letters.register import register_columns
from ui.letters.viewer import LetterViewer
from ui.page import Found, Key, Page
from ui.rows import LazyModel, TableView
from ui.session import Session
from ui.tasks import Job
from ui.theme import SPACE
from ui.widgets.buttons import DangerButton, FilterBar, PlainButton, PrimaryButton, QuietButton
from ui.widgets.card import PageHead
from ui.widgets.empty import EmptyState
from ui.widgets.layout import box, clear, column, reveal, row
from ui.widgets.search import SearchBox
from ui.widgets.text import label

PREVIEW_PAUSE = 120
"""Milliseconds the keyboard rests on a line before its letter is drawn."""


NARROW = 900
"""Logical pixels below which the register drops a column."""


class LettersPage(Page):
    """``open(queue=...)``, ``open(letter_id=...)``, ``open(case_id=..., draft=True)`` begins a letter of a case."""

    name = "letters"
    title = "Surat"
    icon = "file-text"

    def __init__(self, session: Session, shell: Any = None, parent: QWidget | None = None) -> None:
        super().__init__(session, shell, parent)
        head = PageHead("Surat")
        self.head = head
        self.row: LetterRow | None = None
        self.next_number = 1
        self._tab, self._queue, self._words = "queue", "", ""
        self._wanted: int | None = None
        self._drawing: Job | None = None
        self._drawn: int | None = None
        self.acts = LetterActs(self)
        self._build(head)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PREVIEW_PAUSE)
        self._pause.timeout.connect(self.draw)

    def _build(self, head: PageHead) -> None:
        self.new = PlainButton("Buat surat…", self.acts.begin, icon="file-plus")
        self.new.allow("" if self.session.can("letter.draft") else "Akun ini tidak berwenang membuat surat.")
        head.right.addWidget(self.new)
        self.tabs = FilterBar(list(flow.TABS), "Register surat")
        self.tabs.chosen.connect(self.choose_tab)
        self.number = label("", "muted")
        self.narrowed = QuietButton("", lambda: self.open(queue=""), icon="x")
        self.search = SearchBox("Cari nomor, hal, atau tujuan…", "Cari surat")
        self.search.searched.connect(self._searched)
        self.search.left_down.connect(lambda: self.table.setFocus())
        self._tables: dict[str, TableView] = {}
        self.lists = QStackedWidget()
        self.lists.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.empty = EmptyState("file-text", "Belum ada surat", "Surat dibuat dari perkara yang berjalan.")
        self._buttons = row(gap=10)
        self.viewer = LetterViewer()
        self.viewer.paper_chosen.connect(self.acts.change_paper)
        self.viewer.gap_chosen.connect(self._go_to_gap)
        left = column(
            self.tabs, row(self.search, self.narrowed, self.number, gap=SPACE.m), self.lists, self.empty, self._buttons,
            gap=SPACE.m,
        )  # fmt: skip
        left.setStretch(2, 1)
        left.setStretch(3, 1)
        both = row(gap=SPACE.l + 2, margins=(SPACE.page, 0, SPACE.page, SPACE.l))
        both.addLayout(left, 64)
        both.addWidget(self.viewer, 45)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(box(both), 1)
        reveal(self.empty, False)
        reveal(self.narrowed, False)

    # --- reading -----------------------------------------------------------------------------------------------------

    def open(self, **what: Any) -> None:
        self._wanted = what.get("letter_id", self._wanted)
        if "queue" in what:
            self._queue, self._tab = str(what["queue"] or ""), "queue"
            self.tabs.choose("queue")
        elif what.get("letter_id") is not None:
            self._queue, self._tab, self._words = "", "all", ""
            self.tabs.choose("all")
        self.refresh()
        if what.get("draft") and what.get("case_id") is not None:
            self.acts.begin_for(int(what["case_id"]))

    def refresh(self, changes: Any = None) -> None:
        topics = getattr(changes, "topics", None)
        if topics is not None and not topics & {"letters", "cases", "calendar", "office"}:
            return
        self._read()

    def _read(self) -> None:
        desk, tab, words, queue = self.session.desk, self._tab, self._words, self._queue
        self.session.tasks.query("letters", lambda: flow.read_book(desk, tab, words, queue), self._show, owner=self)

    def _show(self, book: flow.Book) -> None:
        self.tabs.set_count("queue", book.waiting)
        self.tabs.set_count("all", book.every)
        self.counted.emit(book.waiting)
        self.next_number = book.next_number
        self.number.setText(f"Nomor berikutnya {book.next_number:03d}")
        reveal(self.narrowed, bool(self._queue))
        self.narrowed.setText(flow.queue_words(self._queue) if self._queue else "")
        self.narrowed.setAccessibleName(f"Hapus saringan {self.narrowed.text()}")
        kept = self._wanted or self.table.current_id()
        if tuple(self.model.ids()) == book.ids:
            self.model.refresh()
        else:
            self.model.set_ids(book.ids)
        nothing = not book.ids
        reveal(self.empty, nothing)
        reveal(self.lists, not nothing)
        self.lists.setCurrentWidget(self.table)
        if nothing and (self._words or self._queue or self._tab != "queue" or book.every):
            self.empty.set("Tidak ada surat di sini", "Ubah kata pencarian atau pilih daftar yang lain.")
        if (kept is None or not self.table.go_to(kept)) and book.ids:
            self.table.go_to(book.ids[0])
        self._wanted = None
        self._current(self.table.current_id())

    def _fetch(self, ids: Sequence[int]) -> list[LetterRow | None]:
        return flow.rows_of(self.session.desk, ids)

    def choose_tab(self, tab: str) -> None:
        """Another list; the columns follow."""
        self._tab, self._queue = tab, ""
        self.tabs.choose(tab)
        self._read()

    @property
    def table(self) -> TableView:
        """The list in sight; the queue and the whole register share one, each book has its own columns."""
        shape = self._shape
        if shape not in self._tables:
            model = LazyModel(register_columns(shape), self._fetch)
            model.trouble.connect(self._trouble)
            made = TableView(model, dict(flow.TABS).get(shape, "Register surat"))
            made.current.connect(self._current)
            made.opened.connect(lambda _id: self._first_action())
            self._tables[shape] = made
            self.lists.addWidget(made)
        return self._tables[shape]

    @property
    def model(self) -> LazyModel:
        """The rows of the list in sight."""
        return self.table.rows

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a small or much enlarged screen addressee and date give way; they stay in the tooltip and the page."""
        before = self._shape
        super().resizeEvent(event)
        if self._shape != before or self._shape not in self._tables:
            self._read()

    @property
    def _shape(self) -> str:
        if self._tab in ("agenda", "dispatch"):
            return self._tab
        return "queue" if self.width() >= NARROW else "narrow"

    def _searched(self, words: str) -> None:
        self._words = words
        self._read()

    # --- one letter --------------------------------------------------------------------------------------------------

    def _current(self, letter_id: int | None) -> None:
        place = self.model.place_of(letter_id) if letter_id is not None else -1
        found = self.model.row_at(place) if place >= 0 else None
        changed = found != self.row
        self.row = found
        self._show_actions()
        if found is None:
            self._drawn = None
            self.viewer.clear("Pilih sebuah surat untuk melihat halamannya.")
        elif changed or self._drawn != found.id:
            if self._drawn != found.id:
                self._drawn = None
                self.viewer.clear("Menyusun halaman…")
            self._pause.start()

    def draw(self) -> None:
        """Draw the letter on the current line, in the background."""
        letter = self.row
        if letter is None:
            return
        if self._drawing is not None:
            self._drawing.cancel()
        desk, same = self.session.desk, self._drawn == letter.id

        def done(made: Sheet) -> None:
            if self.row is not None and self.row.id == letter.id:
                self._drawn = letter.id
                self._show_sheet(made, letter, same)

        def failed(trouble: Trouble) -> None:
            if self.row is not None and self.row.id == letter.id:
                self._drawn = None
                self.viewer.clear(str(trouble))

        self._drawing = self.session.tasks.compute(
            lambda _report: flow.sheet(desk, letter), done, failed=failed, owner=self, label="Menyusun halaman…"
        )

    def _show_sheet(self, made: Sheet, letter: LetterRow, same: bool) -> None:
        if made.pdf:
            self.viewer.show_letter(made.pdf, draft=letter.status == "draf", same=same)
        else:
            self.viewer.clear("Halaman muncul setelah isian di bawah ini lengkap.")
        self.viewer.show_gaps(flow.gaps(made.missing, letter))

    def _show_actions(self) -> None:
        clear(self._buttons)
        offered = flow.actions(self.row, self.session.can)
        primary = next((one.key for one in offered if not one.why_not and not one.danger), "")
        for one in offered:
            self._buttons.addWidget(self._button(one, one.key == primary))
        self._buttons.addStretch(1)

    def _button(self, one: Action, primary: bool) -> QWidget:
        kind = DangerButton if one.danger else (PrimaryButton if primary else PlainButton)
        made = kind(one.words, lambda: self.acts.do(one.key), icon=one.icon)
        made.setObjectName(f"act-{one.key}")
        made.allow(one.why_not)
        return made

    def _first_action(self) -> None:
        for one in flow.actions(self.row, self.session.can):
            if not one.why_not and not one.danger:
                self.acts.do(one.key)
                return

    def _go_to_gap(self, gap: Gap) -> None:
        if not gap.page:
            self.acts.do("fields")
        else:
            self.go(gap.page, gap.what)

    def go(self, page: str, what: Mapping[str, Any]) -> None:
        """To another page, where there is a shell."""
        if self.shell is not None:
            self.shell.go(page, **what)

    def _trouble(self, error: object) -> None:
        if isinstance(error, Trouble):
            self.acts.trouble(error)

    def shut(self) -> None:
        self._pause.stop()
        if self._drawing is not None:
            self._drawing.cancel()
        self._drawn = None
        self.viewer.clear()

    def first_focus(self) -> QWidget | None:
        return self.table if self.lists.isVisibleTo(self) else self.search

    def keys(self) -> Sequence[Key]:
        group = "Surat"

        def do(key: str) -> Callable[[], object]:
            return lambda: self.acts.do(key)

        return (
            Key("Ctrl+N", "Buat surat", self.acts.begin, group),
            Key("Ctrl+P", "Cetak", do("print"), group),
            Key("Ctrl+F", "Cari surat", self.search.setFocus, group),
            Key("Ctrl++", "Perbesar halaman", self.viewer.pages.zoom_in, group),
            Key("Ctrl+-", "Perkecil halaman", self.viewer.pages.zoom_out, group),
            Key("Ctrl+0", "Selebar jendela", lambda: self.viewer.pages.fit_to("width"), group),
        )

    def look_up(self, words: str) -> Sequence[Found]:
        return [Found("Buat surat", "dari sebuah perkara", "Tindakan", "file-plus", self.acts.begin)]
