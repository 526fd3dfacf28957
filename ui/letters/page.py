"""Surat: the clerk's register beside the page as it will print; books, batches and the check of a paper behind tabs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from models.law.errors import Trouble
from models.registry.letters import LetterRow
from ui.cases.masking import masked_name
from ui.letters import flow
from ui.letters.actbar import ActBar
from ui.letters.acts import LetterActs
from ui.letters.flow import Gap, Sheet
from ui.letters.panes import PANES, Pane
from ui.letters.register import register_columns
from ui.letters.viewer import LetterViewer
from ui.page import Found, Key, Page
from ui.rows import LazyModel, TableView
from ui.session import Session
from ui.tasks import Job
from ui.theme import SPACE
from ui.widgets.buttons import FilterBar, PlainButton
from ui.widgets.card import PageHead
from ui.widgets.empty import EmptyState
from ui.widgets.layout import box, column, reveal, row
from ui.widgets.search import SearchBox
from ui.widgets.tabs import TabStrip
from ui.widgets.text import label

PREVIEW_PAUSE = 120
"""Milliseconds the keyboard rests on a line before its letter is drawn."""


NARROW = 1040
"""Logical pixels below which the register drops a column."""


class LettersPage(Page):
    """``open(queue=...)``, ``open(letter_id=...)``, ``open(case_id=..., draft=True)`` begins a letter of a case.

    ``open(section="books"|"batch"|"check")`` goes to a tab; ``hearing_id`` or ``event_id`` says what is to be printed.
    """

    name = "letters"
    title = "Surat"
    icon = "file-text"

    def __init__(self, session: Session, shell: Any = None, parent: QWidget | None = None) -> None:
        super().__init__(session, shell, parent)
        self.head: PageHead = PageHead("Surat")
        self.row: LetterRow | None = None
        self.next_number = 1
        self._place, self._words = "queue", ""
        self._wanted: int | None = None
        self._masked = session.masked
        self._drawing: Job | None = None
        self._drawn: int | None = None
        self._parts: dict[str, Pane] = {}
        self.acts = LetterActs(self)
        self._build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PREVIEW_PAUSE)
        self._pause.timeout.connect(self.draw)

    # --- building ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.new = PlainButton("Buat surat…", self.acts.begin, icon="file-plus")
        self.new.allow("" if self.session.can("letter.draft") else "Akun ini tidak berwenang membuat surat.")
        self.number = label("", "muted")
        self.head.beside.addWidget(self.number)
        self.head.right.addWidget(self.new)
        self.sections = TabStrip(list(flow.SECTIONS), "Bagian surat")
        self.sections.chosen.connect(self._show_section)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._register())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE.page, 0, SPACE.page, SPACE.l)
        outer.setSpacing(SPACE.m)
        outer.addWidget(self.sections)
        outer.addWidget(self._stack, 1)

    def _register(self) -> QWidget:
        self.places = FilterBar(list(flow.PLACES), "Letak surat")
        self.places.chosen.connect(self.choose_place)
        self.search = SearchBox("Cari nomor, hal, atau tujuan…", "Cari surat")
        self.search.setMaximumWidth(300)
        self.search.searched.connect(self._searched)
        self.search.left_down.connect(lambda: self.table.setFocus())
        self._tables: dict[str, TableView] = {}
        self.lists = QStackedWidget()
        self.lists.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.empty = EmptyState("file-text", "Belum ada surat", "Surat dibuat dari perkara yang berjalan.")
        self.bar = ActBar(self.acts.press)
        self.viewer = LetterViewer()
        self.viewer.paper_chosen.connect(self.acts.change_paper)
        self.viewer.gap_chosen.connect(self._go_to_gap)
        self.viewer.widened.connect(self._widened)
        left = column(self.lists, self.empty, self.bar, gap=SPACE.m)
        left.setStretch(0, 1)
        left.setStretch(1, 1)
        self._left = box(left)
        self._filters = box(row(self.places, -1, self.search, gap=SPACE.m))
        both = row(gap=SPACE.l + 2)
        both.addWidget(self._left, 64)
        both.addWidget(self.viewer, 45)
        whole = column(self._filters, gap=SPACE.m)
        whole.addLayout(both, 1)
        reveal(self.empty, False)
        return box(whole)

    # --- sections ---------------------------------------------------------------------------------------------------

    def part(self, key: str) -> Any:
        """The pane of a section other than the register, made on first use."""
        if key not in self._parts:
            made = PANES[key](self)
            self._parts[key] = made
            self._stack.addWidget(made)
        return self._parts[key]

    def _show_section(self, key: str) -> None:
        if key == "register":
            self._stack.setCurrentIndex(0)
        else:
            pane = self.part(key)
            self._stack.setCurrentWidget(pane)
            pane.refresh()
        reveal(self.number, key == "register")
        reveal(self.new, key == "register")

    def go_to_section(self, key: str) -> None:
        """Show a tab."""
        self.sections.choose(key)

    # --- reading ----------------------------------------------------------------------------------------------------

    def open(self, **what: Any) -> None:
        self._wanted = what.get("letter_id", self._wanted)
        section = what.get("section", "")
        if section in dict(flow.SECTIONS):
            self.sections.choose(section)
        elif what:
            self.sections.choose("register")
        if "queue" in what:
            self._place = str(what["queue"] or "queue")
            self.places.choose(self._place)
        elif what.get("letter_id") is not None:
            self._place, self._words = "all", ""
            self.places.choose("all")
        self.refresh()
        if section == "batch":
            self.part("batch").offer(**{key: what[key] for key in ("hearing_id", "event_id") if key in what})
        if what.get("draft") and what.get("case_id") is not None:
            self.acts.begin_for(int(what["case_id"]), str(what.get("words", "")))

    def refresh(self, changes: Any = None) -> None:
        topics = getattr(changes, "topics", None)
        if topics is not None and not topics & {"letters", "cases", "calendar", "office", "pledges", "printing"}:
            return
        if self.session.masked != self._masked:
            self._masked, self._drawn = self.session.masked, None
        self._read()
        pane = self._parts.get(self.sections.current())
        if pane is not None:
            pane.refresh()

    def _read(self) -> None:
        desk, place, words = self.session.desk, self._place, self._words
        self.session.tasks.query("letters", lambda: flow.read_book(desk, place, words), self._show, owner=self)

    def _show(self, book: flow.Book) -> None:
        for key, count in book.counts.items():
            self.places.set_count(key, count)
        self.counted.emit(book.waiting)
        self.next_number = book.next_number
        self.number.setText(f"Nomor berikutnya {book.next_number:03d}")
        kept, chosen = self._wanted or self.table.current_id(), [one.id for one in self.chosen()]
        if tuple(self.model.ids()) == book.ids:
            self.model.refresh()
        else:
            self.model.set_ids(book.ids)
        nothing = not book.ids
        reveal(self.empty, nothing)
        reveal(self.lists, not nothing)
        self.lists.setCurrentWidget(self.table)
        if nothing:
            self._say_nothing(book)
        if kept is None or (kept != self.table.current_id() and not self.table.go_to(kept)):
            self.table.go_to(book.ids[0] if book.ids else 0)
        if len(chosen) > 1 and not self._wanted:
            self._choose_again(chosen)
        self._wanted = None
        self._current(self.table.current_id())

    def _choose_again(self, ids: Sequence[int]) -> None:
        """Lines that were selected stay so, also where the list was read anew."""
        picked = QItemSelection()
        for place in filter(lambda found: found >= 0, map(self.model.place_of, ids)):
            index = self.model.index(place, 0)
            picked.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().select(picked, flags.Select | flags.Rows)

    def _say_nothing(self, book: flow.Book) -> None:
        if self._words:
            self.empty.set("Tidak ada surat yang cocok", "Ubah kata pencarian atau pilih letak yang lain.")
        elif book.counts["all"]:
            self.empty.set("Tidak ada yang menunggu di sini", "Semua surat ada pada daftar Semua.")
        else:
            self.empty.set("Belum ada surat", "Surat dibuat dari perkara yang berjalan.")

    def _fetch(self, ids: Sequence[int]) -> list[LetterRow | None]:
        return flow.rows_of(self.session.desk, ids)

    def choose_place(self, place: str) -> None:
        """Letters that wait at another place, or all of them."""
        self._place = place
        self.places.choose(place)
        self._read()

    @property
    def table(self) -> TableView:
        """The list in sight; a small or much enlarged screen has one with fewer columns."""
        shape = self._shape
        if shape not in self._tables:
            model = LazyModel(register_columns(shape, self.shown_name), self._fetch)
            model.trouble.connect(self._trouble)
            made = TableView(model, "Register surat")
            made.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
            made.current.connect(self._current)
            made.opened.connect(lambda _id: self._first_action())
            self._tables[shape] = made
            self.lists.addWidget(made)
        return self._tables[shape]

    @property
    def model(self) -> LazyModel:
        """The rows of the list in sight."""
        return self.table.rows

    def shown_name(self, name: str) -> str:
        """A name, or its initials while names are hidden (F9)."""
        return masked_name(name) if self.session.masked else name

    def chosen(self) -> tuple[LetterRow, ...]:
        """The letters whose lines are selected, in the order shown."""
        places = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        rows = (self.model.row_at(place) for place in places)
        return tuple(found for found in rows if found is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a small or much enlarged screen addressee and date give way; they stay in the tooltip and the page."""
        before = self._shape
        super().resizeEvent(event)
        if self._shape != before or self._shape not in self._tables:
            self._read()

    @property
    def _shape(self) -> str:
        return "queue" if self.width() >= NARROW else "narrow"

    def _searched(self, words: str) -> None:
        self._words = words
        self._read()

    # --- one letter -------------------------------------------------------------------------------------------------

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
        if self.session.masked:
            self.viewer.clear("Nama sedang disamarkan. Tekan F9 untuk menampilkan halaman surat.")
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
            self.viewer.show_letter(
                made.pdf, draft=letter.status == "draf", same=same, signed=made.signed, how=made.signed_how
            )
        else:
            self.viewer.clear("Halaman muncul setelah isian di bawah ini lengkap.")
        self.viewer.show_gaps((*flow.gaps(made.missing, letter), *made.remarks))

    def _show_actions(self) -> None:
        many = self.chosen()
        if len(many) > 1:
            self.bar.show_acts([action for action, _rows in flow.many_actions(many, self.session.can)])
        else:
            self.bar.show_acts(flow.actions(self.row, self.session.can))

    def _first_action(self) -> None:
        offered = [one for one in flow.actions(self.row, self.session.can) if not one.why_not and not one.more]
        if offered:
            self.acts.press(offered[0].key)

    def _go_to_gap(self, gap: Gap) -> None:
        letter = self.row
        if not gap.page:
            self.acts.do("fields")
            return
        self.go(gap.page, gap.what)
        if letter is not None and self.shell is not None and gap.page != "letters":
            self.acts.lead_to(gap, letter.id)

    def go(self, page: str, what: Mapping[str, Any]) -> None:
        """To another page, where there is a shell."""
        if self.shell is not None:
            self.shell.go(page, **what)

    def _trouble(self, error: object) -> None:
        if isinstance(error, Trouble):
            self.acts.trouble(error)

    def _widened(self, on: bool) -> None:
        """The letter alone, over the whole page, or beside the register again."""
        for part in (self._left, self._filters, self.sections):
            reveal(part, not on)
        (self.viewer.pages if on else self.table).setFocus()

    # --- the frame --------------------------------------------------------------------------------------------------

    def shut(self) -> None:
        self._pause.stop()
        if self._drawing is not None:
            self._drawing.cancel()
        self._drawn = None
        self.viewer.clear()
        for pane in self._parts.values():
            pane.shut()

    def first_focus(self) -> QWidget | None:
        pane = self._parts.get(self.sections.current())
        if pane is not None:
            return pane.first_focus()
        return self.table if self.lists.isVisibleTo(self) else self.search

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key for the next act while the list has the keyboard; Escape gives the list its room back."""
        if event.key() == self._escape and self.viewer.is_wide:
            self.viewer.widen(False)
            return
        stroke = event.text().upper()
        if self.table.hasFocus() and stroke and self.acts.stroke(stroke):
            return
        super().keyPressEvent(event)

    _escape = 0x01000000
    """Qt.Key_Escape."""

    def keys(self) -> Sequence[Key]:
        group, pages = "Surat", self.viewer.pages

        def do(key: str) -> Callable[[], object]:
            return lambda: self.acts.press(key)

        return (
            Key("Ctrl+N", "Buat surat", self.acts.begin, group),
            Key("Ctrl+P", "Cetak", do("print"), group),
            Key("Ctrl+F", "Cari surat; dalam pratinjau: cari kata", self._find, group),
            Key("Ctrl+Shift+F", "Cari kata dalam surat ini", self._find_inside, group),
            Key("F3", "Hasil berikutnya dalam surat", pages.find_next, group),
            Key("Shift+F3", "Hasil sebelumnya dalam surat", lambda: pages.find_next(-1), group),
            Key("F4", "Halaman kecil", lambda: self.viewer.show_thumbs(not self.viewer.thumbs.isVisible()), group),
            Key("F11", "Pratinjau penuh, kembali ke daftar", self._wide, group),
            Key("Ctrl++", "Perbesar halaman", pages.zoom_in, group),
            Key("Ctrl+=", "Perbesar halaman", pages.zoom_in, group),
            Key("Ctrl+-", "Perkecil halaman", pages.zoom_out, group),
            Key("Ctrl+0", "Selebar jendela", lambda: pages.fit_to("width"), group),
            Key("Alt+PgDown", "Halaman surat berikutnya", lambda: pages.go_to_page(pages.page + 1), group),
            Key("Alt+PgUp", "Halaman surat sebelumnya", lambda: pages.go_to_page(pages.page - 1), group),
        )

    def _find(self) -> None:
        if self.viewer.isAncestorOf(self.focusWidget()) or self.viewer.is_wide:
            self._find_inside()
        elif self.sections.current() == "register":
            self.search.setFocus()

    def _find_inside(self) -> None:
        if self.viewer.pages.page_count:
            self.viewer.finder.open_bar()

    def _wide(self) -> None:
        if self.viewer.pages.page_count:
            self.viewer.widen(not self.viewer.is_wide)

    def look_up(self, words: str) -> Sequence[Found]:
        def to(section: str) -> Callable[[], object]:
            return lambda: self.go("letters", {"section": section})

        return [
            Found("Buat surat", "dari sebuah perkara", "Tindakan", "file-plus", self.acts.begin),
            Found("Buku agenda, ekspedisi, register perkara", "Surat", "Halaman", "book-open", to("books")),
            Found("Cetak banyak surat", "panggilan satu sidang, lembar ikrar", "Tindakan", "printer", to("batch")),
            Found("Ikrar netralitas dan pakta integritas", "Surat", "Halaman", "handshake", to("pledges")),
            Found("Periksa surat", "berkas PDF atau kode arsip", "Tindakan", "scan-eye", to("check")),
        ]
