"""An unlocked vault in the window: the desk, the work in the background, drafts, and what changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from models.law.errors import Trouble
from ui.tasks import Done, Failed, Job, Tasks

if TYPE_CHECKING:
    from models.procedure.desk import Desk


class Drafts(Protocol):
    """Where unfinished forms lie, inside the vault. ``key`` names the form and what it is about: ``verify:12``."""

    def load(self, key: str) -> dict[str, Any] | None:
        """The draft, or None."""

    def save(self, key: str, values: dict[str, Any]) -> None:
        """Keep it; values are JSON-able."""

    def drop(self, key: str) -> None:
        """Forget it after the act was done or the person gave it up."""


class MemoryDrafts:
    """Drafts of a window without a vault (tests, pictures)."""

    def __init__(self) -> None:
        self._kept: dict[str, dict[str, Any]] = {}

    def load(self, key: str) -> dict[str, Any] | None:
        """The draft, or None."""
        return self._kept.get(key)

    def save(self, key: str, values: dict[str, Any]) -> None:
        """Keep it."""
        self._kept[key] = values

    def drop(self, key: str) -> None:
        """Forget it."""
        self._kept.pop(key, None)


class Session(QObject):
    """Handed to every page. ``desk`` is the open :class:`~models.procedure.desk.Desk`; acts go through :meth:`act`.

    ``changed`` sends what an act changed (a ``Changes``), so that pages refresh those rows.
    """

    changed = Signal(object)
    locking = Signal()
    """Sent before keys are wiped: let go of everything that was read."""

    def __init__(self, desk: Desk | Any, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.folder = folder
        self.tasks = Tasks(self)
        self.drafts: Drafts = MemoryDrafts()
        self.masked = False
        """Names are hidden on screen (one key, for a room with strangers)."""
        if hasattr(desk, "reader"):
            from models.registry.interruption import Interrupter

            interrupter = Interrupter(desk.reader)
            self.tasks.interrupter = lambda: interrupter.interrupt(self.tasks.database_thread)
        if hasattr(desk, "listen"):
            desk.listen = self.changed.emit  # from the database thread; Qt carries it over

    def act(
        self,
        fn: Callable[[], Any],
        done: Done | None = None,
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
        label: str = "Menyimpan…",
    ) -> Job:
        """Run an act on the database thread; its changes are announced before ``done`` is called."""

        return self.tasks.act(fn, done, failed, owner=owner, label=label)

    def today(self) -> date:
        """The present day by the clock of the desk."""
        day: date = self.desk.clock.now().date()
        return day

    def can(self, act: str) -> bool:
        """Whether the account at the desk may do an act."""
        can = getattr(self.desk, "can", None)
        return bool(can(act)) if callable(can) else True

    def later(self, fn: Callable[[], object], milliseconds: int = 0) -> None:
        """Call something once the event loop is free."""
        QTimer.singleShot(milliseconds, self, fn)

    def leave(self) -> None:
        """Hear no more of the desk's acts; a desk that outlives its window must not call into it."""
        if self.desk is not None:
            self.desk.listen = None

    def close(self) -> None:
        """Let go: pages first, then the threads, then the desk (which wipes the keys)."""
        self.locking.emit()
        self.tasks.stop()
        self.leave()
        vault = getattr(self.desk, "vault", None)
        if vault is not None:
            vault.lock()
        self.desk = None


__all__ = ["Drafts", "MemoryDrafts", "Session", "Trouble"]
