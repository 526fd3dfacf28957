"""The unlock window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui import opening, preferences
from ui.tasks import Tasks
from ui.unlock import flow
from ui.unlock.accounts import AccountList
from ui.unlock.hero import Hero
from ui.unlock.welcome import Welcome
from ui.widgets.banner import Remark
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.layout import box, column, reveal, row, scroll
from ui.widgets.passphrase import PassphraseField
from ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent

    from models.law.errors import Trouble
    from models.vault import Header

WIDE = 380
SOON = 40
"""Milliseconds after which the rest of the program is imported: the first picture must be painted by then."""


class UnlockWindow(QWidget):
    """Sends ``opened`` with an :class:`ui.opening.Opened`. ``new_asked``, ``example_asked``, ``recovery_asked`` start
    the other ways in; the application answers them, because they need more than Qt."""

    opened = Signal(object)
    new_asked = Signal()
    example_asked = Signal()
    recovery_asked = Signal(object, object)
    closed = Signal()

    def __init__(self, folder: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sidang Etik")
        self.setMinimumSize(800, 440)
        self.resize(1366, 728)
        self.tasks = Tasks(self)
        self.kept = preferences.load()
        self.folder: Path | None = None
        self._header: Header | None = None
        self._wait = 0
        self._hero = Hero()
        self._stack = QStackedWidget()
        self._welcome: Welcome | None = None
        self._door: QWidget | None = None
        whole = row(self._hero, self._stack, gap=0)
        whole.setStretch(0, 1)
        whole.setStretch(1, 1)
        self.setProperty("kind", "paper")
        self.setLayout(whole)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tick)
        self._greet(folder)

    # -- building: only what is shown, so that the first picture comes soon -----------------------------------------

    def _show_door(self) -> None:
        if self._door is None:
            self._make_door()
        if self._door is not None:
            self._stack.setCurrentWidget(self._door)

    def _make_door(self) -> None:
        self._account_label = label("Akun", "field")
        self._accounts = AccountList()
        self._area = scroll(self._accounts)
        self._passphrase = PassphraseField()
        self._passphrase.name("Kata sandi")
        self._hint = label("", "fine", wrap=True, select=True)
        self._message = Remark("", "red")
        self._button = PrimaryButton("Buka", self._open)
        self._button.setProperty("tall", "true")
        from PySide6.QtWidgets import QProgressBar

        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName("Kunci sedang diturunkan dari kata sandi")
        self._busy_words = label("", "fine")
        self._bar_box = box(column(self._bar, self._busy_words, gap=6))
        self._device = QuietButton("", self._recover, icon="key-round")
        self._lost = QuietButton("Lupa kata sandi: pulihkan dengan lembar pemulihan", self._recover, icon="life-buoy")
        self._other = QuietButton("Brankas lain · buat baru · coba dengan data contoh", icon="folder-plus")
        self._other.clicked.connect(self._show_menu)
        self._take_over = QuietButton("Buka juga: tidak ada yang memakainya di sana", self._force, icon="lock-open")
        for part in (self._message, self._bar_box, self._take_over, self._device, self._hint):
            reveal(part, False)
        above = (label("Buka brankas", "title"), 10, self._account_label, self._area, 4, label("Kata sandi", "field"))
        enter = (self._passphrase, self._hint, self._message, self._take_over, 4, self._button, self._bar_box, 4)
        holder = box(column(*above, *enter, column(self._device, self._lost, self._other, gap=2), gap=8))
        holder.setFixedWidth(WIDE)
        middle = column(gap=0)
        middle.addStretch(2)
        middle.addLayout(row(-1, holder, -1))  # a row, so that wrapped words get the height of this width
        middle.addStretch(3)
        self._door = box(middle)
        self._stack.addWidget(self._door)
        self._accounts.picked.connect(lambda _slot: self._passphrase.setFocus())
        self._passphrase.edit.returnPressed.connect(self._open)

    def _greet(self, folder: Path | None) -> None:
        first = folder or flow.first_there(self.kept.recent)
        if first is not None:
            self.open_folder(first)
        else:
            self._hero.set("Perkara, sidang, putusan, dan surat majelis", "Terenkripsi di laptop ini, tanpa jaringan")
            self._welcome = Welcome(self.choose_folder, self.new_asked.emit, self.example_asked.emit)
            self._stack.addWidget(self._welcome)
            self._welcome.first.setFocus()
        QTimer.singleShot(SOON, self, self._import_needed)

    def _import_needed(self) -> None:
        self.tasks.compute(lambda _report: opening.import_needed(), label="", failed=lambda _trouble: None)

    # -- which vault ----------------------------------------------------------------------------------------------

    def choose_folder(self) -> None:
        """Let the person look for a vault folder."""
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(self, "Pilih folder brankas (.sidang)")
        if chosen:
            self.open_folder(Path(chosen))

    def open_folder(self, folder: Path) -> None:
        """Show the accounts of a vault."""
        self.folder = folder
        self._header = None
        self._show_door()
        self._hero.set(flow.vault_name(folder), "Brankas data")
        hint = flow.example_words(folder)
        self._hint.setText(hint)
        reveal(self._hint, bool(hint))
        self._accounts.set_doors([])
        self._say("")
        self._fit_accounts()
        self._ready(False)
        self._passphrase.setFocus()
        self.tasks.compute(
            lambda _report: opening.look(folder), self._show_header, failed=self._no_vault, owner=self, label=""
        )

    def _show_header(self, header: Header) -> None:
        self._header = header
        self._accounts.set_doors(flow.doors(header))
        self._fit_accounts()
        self._hero.set(flow.hero_words(header.office), f"Brankas data · {flow.vault_name(self._at())}")
        bound = any(door.needs_device for door in flow.doors(header))
        reveal(self._device, bound)
        reveal(self._take_over, False)
        if bound:
            self._device.setText("Kunci perangkat aktif: kata sandi saja tidak cukup di komputer lain")
            self._device.setAccessibleName(self._device.text())
        self._ready(True)
        self._passphrase.setFocus()

    def _no_vault(self, trouble: Trouble) -> None:
        reveal(self._device, False)
        self._ready(False)
        self._say(str(trouble))
        self._other.setFocus()

    def _fit_accounts(self) -> None:
        most = 4 * 50 + 22 if self.height() > 560 else 2 * 50 + 22
        shown = min(len(flow.doors(self._header)) * 50, most) if self._header is not None else 0
        self._area.setFixedHeight(shown)
        reveal(self._area, bool(shown))
        reveal(self._account_label, bool(shown))

    def _at(self) -> Path:
        assert self.folder is not None
        return self.folder

    # -- opening --------------------------------------------------------------------------------------------------

    def _open(self, take_over: bool = False) -> None:
        door = self._accounts.chosen()
        if door is None or not self._button.isEnabled() or self.folder is None:
            return
        passphrase = self._passphrase.value()
        if not passphrase:
            self._say("Ketik kata sandi akun ini.")
            self._passphrase.setFocus()
            return
        folder = self.folder
        self._say("")
        self._busy("Menurunkan kunci dari kata sandi, kira-kira satu detik…")
        self.tasks.compute(
            lambda _report: opening.open_desk(folder, door.slot_id, passphrase, take_over=take_over),
            self._opened,
            failed=self._refused,
            owner=self,
            label="",
        )

    def _force(self) -> None:
        self._open(take_over=True)

    def accept_opened(self, opened: Any) -> None:
        """A vault was opened by another way in."""
        self._opened(opened)

    def _opened(self, opened: Any) -> None:
        if self._door is not None:
            self._passphrase.clear()
        self.working("Menyiapkan halaman…")
        self.kept = self.kept.with_recent(opened.folder)
        preferences.save(self.kept)
        self.opened.emit(opened)

    def _refused(self, trouble: Trouble) -> None:
        self._busy("")
        self._say(str(trouble))
        busy_elsewhere = type(trouble).__name__ == "VaultInUse" and self._header is not None
        if busy_elsewhere and self._header is not None:
            import platform

            reveal(self._take_over, flow.locked_elsewhere(opening.look(self._at()), platform.node()))
        self._wait = int(getattr(trouble, "wait_seconds", 0))
        if self._wait:
            self._clock.start()
            self._tick(first=True)
        self._passphrase.edit.selectAll()
        self._passphrase.setFocus()

    def _tick(self, first: bool = False) -> None:
        if not first:
            self._wait -= 1
        if self._wait <= 0:
            self._clock.stop()
            self._button.setText("Buka")
            self._ready(True)
            return
        self._ready(False)
        self._button.setText(f"Coba lagi dalam {self._wait} detik")

    def _say(self, words: str) -> None:
        self._message.set(words, "red")

    def _busy(self, words: str) -> None:
        reveal(self._bar_box, bool(words))
        self._busy_words.setText(words)
        for part in (self._accounts, self._passphrase, self._lost, self._other):
            part.setEnabled(not words)
        self._ready(not words)

    def _ready(self, yes: bool) -> None:
        self._button.setEnabled(yes and self._header is not None and not self._wait)

    # -- other ways in --------------------------------------------------------------------------------------------

    def _recover(self) -> None:
        if self.folder is not None and self._header is not None:
            self.recovery_asked.emit(self.folder, self._header)

    def _show_menu(self) -> None:
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        for text in self.kept.recent:
            folder = Path(text)
            if folder != self.folder:
                entry = menu.addAction(f"{flow.vault_name(folder)}   ({folder.parent})")
                entry.triggered.connect(lambda _on=False, folder=folder: self.open_folder(folder))
        if menu.actions():
            menu.addSeparator()
        ways: list[tuple[str, Callable[[], object]]] = [
            ("Cari folder brankas…", self.choose_folder),
            ("Buat brankas baru…", self.new_asked.emit),
            ("Coba dengan data contoh", self.example_asked.emit),
        ]
        for words, press in ways:
            menu.addAction(words).triggered.connect(lambda _on=False, press=press: press())
        menu.popup(self._other.mapToGlobal(self._other.rect().bottomLeft()))

    def working(self, words: str) -> None:
        """Say what is being done in another way in (making the example); empty: nothing."""
        if self._welcome is not None:
            self._welcome.busy(words)
        if self._door is not None:
            self._busy(words)

    def complain(self, trouble: Trouble) -> None:
        """Say what went wrong in another way in."""
        self.working("")
        if self._stack.currentWidget() is self._welcome and self._welcome is not None:
            self._welcome.say(str(trouble))
        elif self._door is not None:
            self._say(str(trouble))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 opens the guide at the door."""
        if event.key() == Qt.Key.Key_F1:
            from ui.guide import GuideWindow

            GuideWindow(self, "Buka", ()).show()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window shows fewer accounts at a time."""
        super().resizeEvent(event)
        if self._door is not None:
            self._fit_accounts()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Forget what was typed."""
        if self._door is not None:
            self._passphrase.clear()
        event.accept()
        self.closed.emit()
