"""The window of an unlocked vault: side bar, top line, pages, finder, keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QStackedWidget, QWidget

from models.law.errors import Trouble
from ui.finder import Finder
from ui.guide import KEYS, GuideWindow
from ui.page import Found, Key, Page, Provider
from ui.pages import ENTRIES, Entry
from ui.progress import ProgressStrip
from ui.session import Session
from ui.sidebar import SideBar
from ui.theme import SIZE, SPACE, set_icon
from ui.widgets.card import PageHead
from ui.widgets.dialog import FormDialog, open_trouble
from ui.widgets.layout import box, column, row
from ui.widgets.text import label
from ui.widgets.toast import Toast

TITLE = "Sidang Etik"
SEARCH_WORDS = "Cari perkara, orang, surat, tindakan…"


class Shell(QMainWindow):
    """Pages go to each other with :meth:`go`, say things with :meth:`toast` and :meth:`trouble`.

    ``lock_asked`` is sent by the lock button, Ctrl+L and the closing of the window (``closed`` follows).
    """

    lock_asked = Signal()
    closed = Signal()
    idle_minutes_chosen = Signal(int)
    """The person set another time for the auto-lock."""

    def __init__(self, session: Session, entries: Sequence[Entry] = ENTRIES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setWindowTitle(TITLE)
        self.setMinimumSize(860, 460)
        self.resize(1366, 728)
        allowed = (e for e in entries if not e.acts or any(session.can(act) for act in e.acts))
        self._entries = tuple(e for e in allowed if e.exists())
        self._pages: dict[str, Page] = {}
        self._providers: list[Provider] = []
        self._visited: list[tuple[str, dict[str, Any]]] = []
        self._page_keys: list[QShortcut] = []
        self.where: tuple[str, dict[str, Any]] = ("", {})
        sitter = getattr(session.desk, "sitter", None)
        self.side = SideBar(self._entries, getattr(sitter, "name", ""), getattr(sitter, "role_name", ""))
        self.side.chosen.connect(lambda name: self.go(name))
        self.side.lock_asked.connect(self.lock_asked.emit)
        self._heads = QStackedWidget()
        self._heads.setFixedHeight(SIZE.field + 2)
        self.search = _search_button(self.open_finder)
        self._top = box(row(self._heads, self.search, gap=SPACE.l, margins=(SPACE.page, 18, SPACE.page, 14)))
        self._stack = QStackedWidget()
        right = column(self._top, self._stack, gap=0)
        right.setStretch(1, 1)
        whole = row(self.side, box(right, "paper"), gap=0)
        whole.setStretch(1, 1)
        self.setCentralWidget(box(whole, "paper"))
        self.finder = Finder(self)
        self.finder.asked.connect(self._ask)
        self._toast = Toast(self)
        self._strip = ProgressStrip(self, session.tasks)
        session.tasks.failed.connect(self.trouble)
        self._keys = self._own_keys()
        for key in self._keys:
            self._bind(key)
        self._rest = QTimer(self)
        self._rest.setInterval(60)
        self._rest.timeout.connect(self._make_next)

    # -- what pages use -------------------------------------------------------------------------------------------

    def go(self, name: str, **what: Any) -> None:
        """Show a page; ``what`` is handed to its ``open``."""
        page = self.page(name)
        if page is None:
            return
        if self.where[0] and self.where != (name, what):
            self._visited = [*self._visited[-30:], self.where]
        self.where = (name, what)
        page.open(**what)
        self._show(page)

    def back(self) -> None:
        """To the page before."""
        if self._visited:
            name, what = self._visited.pop()
            self.where = ("", {})
            self.go(name, **what)

    def page(self, name: str) -> Page | None:
        """The page of a name, made on first use; None for a name that is not offered."""
        if name not in self._pages:
            entry = next((entry for entry in self._entries if entry.name == name), None)
            if entry is None:
                return None
            self._make(entry)
        return self._pages[name]

    def toast(self, words: str, undo: Callable[[], object] | None = None, name: str = "Urungkan") -> None:
        """A word at the bottom after something was done."""
        self._toast.say(words, undo, name)

    def trouble(self, trouble: Trouble) -> None:
        """Show a trouble over the window."""
        open_trouble(self, trouble)

    def concern(self, sentence: str) -> None:
        """Something noticed while opening that the person must have read (an older copy, failed attempts)."""
        from ui.widgets.dialog import ConfirmDialog

        said = ConfirmDialog(self, "Perlu diketahui", sentence, action="Mengerti", danger=False, no="Lihat jejak")
        said.no.clicked.connect(lambda _on=False: self.go("journal"))
        said.ok.setFocus()
        said.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        said.open()

    def provide(self, provider: Provider) -> None:
        """Let the finder ask for lines; runs on the database thread."""
        self._providers.append(provider)

    def open_finder(self) -> None:
        """Open the finder."""
        self.finder.pop_up()

    def start(self, name: str = "home", what: dict[str, Any] | None = None) -> None:
        """Show the first page; the others are made while nothing else is to do."""
        first = name if any(entry.name == name for entry in self._entries) else self._entries[0].name
        self.go(first, **(what or {}))
        self._rest.start()

    def keep_drafts(self) -> None:
        """Save every open form and page, without asking."""
        for dialog in self.findChildren(FormDialog):
            dialog.keep_now()
        for page in self._pages.values():
            page.shut()

    def forget(self) -> None:
        """Let go of every page and everything they read; the window shows nothing afterwards."""
        self._rest.stop()
        self.keep_drafts()
        self.finder.forget()
        for dialog in self.findChildren(FormDialog):
            dialog.close()
        for page in self._pages.values():
            head = getattr(page, "head", None)
            if isinstance(head, QWidget):
                self._heads.removeWidget(head)
                head.deleteLater()
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._visited.clear()
        self._providers.clear()
        QApplication.clipboard().clear()
        self.setWindowTitle(TITLE)

    # -- inside ---------------------------------------------------------------------------------------------------

    def _make(self, entry: Entry) -> None:
        page = entry.load()(self.session, self)
        self._pages[entry.name] = page
        head = getattr(page, "head", None)
        if not isinstance(head, QWidget):
            head = PageHead(page.title or entry.title)
            page.head = head
        if isinstance(head, PageHead):
            page.titled.connect(head.set_title)
        self._heads.addWidget(head)
        self._stack.addWidget(page)
        page.counted.connect(lambda number, name=entry.name: self.side.set_count(name, number))

    def _make_next(self) -> None:
        waiting = next((entry for entry in self._entries if entry.name not in self._pages), None)
        if waiting is None:
            self._rest.stop()
            return
        self._make(waiting)

    def _show(self, page: Page) -> None:
        name = next(name for name, one in self._pages.items() if one is page)
        self._stack.setCurrentWidget(page)
        head = getattr(page, "head", None)
        if isinstance(head, QWidget):
            self._heads.setCurrentWidget(head)
        self.side.setVisible(not page.full_screen)
        self._top.setVisible(not page.full_screen)
        self.side.choose(name)
        for shortcut in self._page_keys:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._page_keys = [self._bind(key) for key in tuple(page.keys())]
        wanted = page.first_focus()
        if wanted is not None:
            wanted.setFocus()

    def _bind(self, key: Key) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key.sequence), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(lambda: key.press())
        return shortcut

    def _own_keys(self) -> list[Key]:
        keys = [
            Key("Ctrl+K", "Cari di mana saja", self.open_finder),
            Key("F1", "Panduan, terbuka pada halaman ini", self._show_guide),
            Key("Ctrl+F1", "Tombol pintas", lambda: self._show_guide(keys=True)),
            Key("Ctrl+L", "Kunci brankas", self.lock_asked.emit),
            Key("F9", "Samarkan atau tampilkan nama", self._mask),
            Key("Alt+Left", "Kembali ke halaman sebelumnya", self.back),
        ]
        for number, entry in enumerate(self._entries, 1):
            keys.append(Key(f"Ctrl+{number}", entry.title, lambda name=entry.name: self.go(name), "Halaman"))
        return keys

    def _show_guide(self, keys: bool = False) -> None:
        page = self._pages.get(self.where[0])
        own = [Key(k.sequence, k.words, k.press, k.group or page.title) for k in page.keys()] if page else []  # noqa: SIM118
        window = GuideWindow(self, page.title if page else "", [*own, *self._keys])
        if keys:
            window.tabs.choose(KEYS)
        window.show()

    def _mask(self) -> None:
        self.session.masked = not self.session.masked
        self.session.changed.emit(None)
        self.toast("Nama disamarkan di layar" if self.session.masked else "Nama ditampilkan kembali")

    def _ask(self, words: str) -> None:
        near = self._near(words)
        self.finder.show_found(words, near)
        providers = tuple(self._providers)
        if len(words) < 2 or not providers:
            return

        def read() -> list[Found]:
            return [one for provider in providers for one in provider(words)]

        def show(far: list[Found]) -> None:
            self.finder.show_found(words, [*near, *far])

        self.session.tasks.query("finder", read, show, owner=self.finder)

    def _near(self, words: str) -> list[Found]:
        found = [
            Found(entry.title, "", "Halaman", entry.icon, lambda name=entry.name: self.go(name))
            for entry in self._entries
        ]
        for page in self._pages.values():
            found.extend(page.look_up(words))
        found.append(Found("Kunci brankas", "", "Tindakan", "lock", self.lock_asked.emit))
        found.append(Found("Panduan", "F1", "Tindakan", "book-open", self._show_guide))
        keys = Found("Tombol pintas", "Ctrl+F1", "Tindakan", "keyboard", lambda: self._show_guide(keys=True))
        found.append(keys)
        asked = words.lower().split()
        return [one for one in found if all(part in f"{one.title} {one.text}".lower() for part in asked)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window gives its width to the page."""
        super().resizeEvent(event)
        narrow = self.width() < SIZE.narrow
        self.side.set_narrow(narrow)
        self.search.setFixedWidth(SIZE.search_narrow if narrow else SIZE.search)
        self.search.setText("Cari…" if narrow else SEARCH_WORDS)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A closed window saves its drafts."""
        self.keep_drafts()
        event.accept()
        self.closed.emit()


def _search_button(press: Callable[[], object]) -> QPushButton:
    button = QPushButton(SEARCH_WORDS)
    button.setProperty("kind", "find")
    button.setAccessibleName("Cari di mana saja, Ctrl+K")
    button.setFixedSize(SIZE.search, SIZE.field)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    set_icon(button, "search", "muted", SIZE.icon_small)
    hint = label("Ctrl K", "key")
    hint.setFixedHeight(18)
    button.setLayout(row(-1, hint, margins=(0, 0, 10, 0)))
    button.clicked.connect(lambda _on=False: press())
    return button
