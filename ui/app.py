"""The window program: unlock, shell, lock, in turns. Only Qt and the theme are imported before the first picture."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QWidget

from ui import preferences
from ui.collecting import Collector
from ui.theme import pixmap, theme
from ui.unlock.page import UnlockWindow

if TYPE_CHECKING:
    from types import TracebackType

    from ui.guard import ScreenGuard
    from ui.lock import IdleWatch
    from ui.session import Session
    from ui.shell import Shell


AFTER_LOCK = 500
"""Milliseconds after which locked windows have let go of what they held."""


class Program(QObject):
    """One running program: at any moment either the unlock window or a shell is open."""

    def __init__(self, app: QApplication, folder: Path | None = None) -> None:
        super().__init__(app)
        self._app = app
        self.unlock: UnlockWindow | None = None
        self.shell: Shell | None = None
        self.session: Session | None = None
        self._left: tuple[str, tuple[int, str, dict[str, Any]]] | None = None
        self._leaving = False
        kept = preferences.load()
        theme().set_mode(kept.mode)  # type: ignore[arg-type]
        self.idle: IdleWatch | None = None
        self.guard: ScreenGuard | None = None
        self.show_unlock(folder)

    # -- unlock ---------------------------------------------------------------------------------------------------

    def show_unlock(self, folder: Path | None = None, like: QWidget | None = None) -> None:
        """Open the unlock window, in the place of another window."""
        window = UnlockWindow(folder)
        self.unlock = window
        window.opened.connect(self.open_shell)
        window.new_asked.connect(self._new)
        window.example_asked.connect(self._example)
        window.recovery_asked.connect(self._recover)
        window.closed.connect(self._closed)
        _place(window, like)

    def _new(self) -> None:
        from ui.setup.page import SetupWindow

        assert self.unlock is not None
        setup = SetupWindow(self.unlock, self.unlock.tasks)
        setup.made.connect(self.unlock.accept_opened)
        setup.open()

    def _example(self) -> None:
        from ui.example import make_example

        window = self.unlock
        assert window is not None
        window.working("Menyiapkan perkara contoh…")
        window.tasks.compute(
            make_example,
            window.accept_opened,
            progress=lambda _share, words: window.working(words),
            failed=window.complain,
            owner=window,
            label="",
        )

    def _recover(self, folder: Path, header: Any) -> None:
        from ui.unlock.recovery import RecoveryWindow

        assert self.unlock is not None
        asked = RecoveryWindow(self.unlock, self.unlock.tasks, folder, header)
        asked.made.connect(self.unlock.accept_opened)
        asked.open()

    # -- shell ----------------------------------------------------------------------------------------------------

    def open_shell(self, opened: Any) -> None:
        """Show the pages of an open desk."""
        from ui.drafts import VaultDrafts
        from ui.reminder import remind_of_backup
        from ui.session import Session
        from ui.shell import Shell

        session = Session(opened.desk, opened.folder, self)
        session.drafts = VaultDrafts(opened.desk, session.tasks)
        shell = Shell(session)
        self.session, self.shell = session, shell
        shell.lock_asked.connect(self.lock)
        shell.closed.connect(self._closed)
        shell.idle_minutes_chosen.connect(self._watch().set_minutes)
        place, what = self._place_for(opened)
        shell.start(place, what)
        unlock, self.unlock = self.unlock, None
        _place(shell, unlock)
        if unlock is not None:
            unlock.tasks.stop()
            unlock.hide()
            unlock.deleteLater()
        self._watch().start()
        for sentence in opened.concerns:
            shell.concern(sentence)
        remind_of_backup(shell)

    def _place_for(self, opened: Any) -> tuple[str, dict[str, Any]]:
        """After a lock the same person lands where the work was; everyone else at the start."""
        if self._left is not None:
            vault, (account, place, what) = self._left
            if vault == opened.desk.vault.vault_id and account == opened.desk.sitter.id:
                return place, what
        return "home", {}

    def _watch(self) -> IdleWatch:
        """The watchmen, called when there is something to guard."""
        if self.idle is None:
            from ui.guard import ScreenGuard
            from ui.lock import IdleWatch

            self.idle = IdleWatch(self._app, preferences.load().idle_minutes)
            self.idle.idle.connect(self.lock)
            self.guard = ScreenGuard(self._app)
            self.guard.left.connect(self.lock)
        return self.idle

    def lock(self) -> None:
        """Save drafts, forget everything read, wipe the keys, show the unlock window. Never asks."""
        shell, session = self.shell, self.session
        if shell is None or session is None:
            return
        desk = session.desk
        self._left = (desk.vault.vault_id, (desk.sitter.id, *shell.where))
        folder = session.folder
        self.shell = self.session = None
        self._watch().stop()
        for window in QApplication.topLevelWidgets():
            if window is not shell and window.isVisible() and window.parentWidget() is not None:
                window.close()
        shell.forget()
        session.close()
        if self._leaving:
            shell.hide()
        else:
            self.show_unlock(folder, shell)
            shell.hide()
        shell.deleteLater()
        session.deleteLater()
        for collector in self._app.findChildren(Collector):  # names go out of memory now, not at the next occasion
            QTimer.singleShot(AFTER_LOCK, collector, collector.everything)

    def _closed(self) -> None:
        self._leaving = True
        self.lock()
        if self.unlock is not None:
            self.unlock.tasks.stop()
        self._app.quit()

    def quit(self) -> None:
        """End in order: drafts, keys, windows."""
        self._closed()


def _place(window: QWidget, like: QWidget | None) -> None:
    if like is not None:
        window.setGeometry(like.geometry())
        window.setWindowState(like.windowState())
    else:
        room = window.screen().availableGeometry()
        if room.width() <= 1400 or room.height() <= 800:
            window.setWindowState(Qt.WindowState.WindowMaximized)
    window.show()
    if sys.platform == "win32":
        from ui.guard import exclude_from_capture

        exclude_from_capture(window)


def make_application(argv: Sequence[str]) -> QApplication:
    """The Qt application with look and words, before any window."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(list(argv))
    Collector(app)
    app.setApplicationName("Sidang Etik")
    app.setApplicationDisplayName("Sidang Etik")
    app.setDesktopFileName("sidang-etik")
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    theme()
    QTimer.singleShot(0, app, lambda: _finish(app))
    return app


def _finish(app: QApplication) -> None:
    """What nobody misses on the first picture."""
    from ui.words import install_words

    app.setWindowIcon(QIcon(pixmap("scale", theme().colours.accent, 64, 1.0)))
    install_words(app)


def run(argv: Sequence[str]) -> int:
    """Open the window; the exit code of the event loop."""
    app = make_application(argv)
    wanted = next((Path(text) for text in argv[1:] if not text.startswith("-")), None)
    program = Program(app, wanted)
    sys.excepthook = _unforeseen(program)
    _end_on_signal(program)
    code = app.exec()
    sys.excepthook = sys.__excepthook__
    return int(code)


def _unforeseen(program: Program) -> Any:
    """What escapes a slot: three sentences, never a traceback that could hold a name."""

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            program.quit()
            return
        from ui.explain import explain

        trouble = explain(error.with_traceback(trace))
        if program.shell is not None:
            program.shell.trouble(trouble)
        elif program.unlock is not None:
            program.unlock.complain(trouble)

    return show


def _end_on_signal(program: Program) -> None:
    """SIGTERM and SIGINT end in order; a timer lets Python see them while Qt waits."""
    if os.name != "posix":
        return
    import signal

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: program.quit())
    beat = QTimer(program)
    beat.setInterval(500)
    beat.timeout.connect(lambda: None)
    beat.start()
