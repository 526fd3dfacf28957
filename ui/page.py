"""What a page is, and what may be found from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.session import Session
from ui.widgets.card import PageHead

if TYPE_CHECKING:
    from ui.shell import Shell


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the finder. ``open`` runs in the window thread.

    ``kind`` groups the lines: Halaman, Perkara, Pegawai, Surat, Tindakan.
    """

    title: str
    text: str = ""
    kind: str = ""
    icon: str = "arrow-right"
    open: Callable[[], object] = lambda: None


Provider = Callable[[str], Sequence[Found]]
"""Words typed -> lines. Slow ones run on the database thread, so they read through ``session.desk.read()`` only."""


@dataclass(frozen=True, slots=True)
class Key:
    """A shortcut of a page: drives the key and the F1 window. ``group`` is the page's name in that window."""

    sequence: str
    words: str
    press: Callable[[], object]
    group: str = ""


class Page(QWidget):
    """One entry of the side bar, or a page that is reached from one.

    A page is made once per session. ``open`` tells it what to show (``page.open(case_id=12)``); ``refresh`` is called
    when it is shown and something changed meanwhile, or at once while it is visible; ``shut`` before the vault locks.
    """

    name = ""
    """Key of the page: ``cases``. Also the name in the registry of the shell."""
    title = ""
    """What stands in the side bar and in the finder: ``Perkara``."""
    icon = "circle"
    full_screen = False
    """True hides side bar and top line (the hearing)."""
    counted = Signal(int)
    """A number for the side bar."""
    titled = Signal(str)
    """Another title for the top line (a page without a head of its own sends it)."""

    def __init__(self, session: Session, shell: Shell | Any = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.session = session
        self.shell = shell
        self._stale: list[Any] = []
        self.head: QWidget = PageHead(self.title)
        """The title line; the shell puts it at the left of the search box. A page may put another one here."""
        session.changed.connect(self._heard)

    # -- for pages to fill in -------------------------------------------------------------------------------------

    def open(self, **what: Any) -> None:
        """Show something particular; called before the page is shown."""

    def refresh(self, changes: Any = None) -> None:
        """Read again. ``changes`` is a ``Changes`` of an act, or None for everything."""

    def keys(self) -> Sequence[Key]:
        """Shortcuts that hold while the page is shown."""
        return ()

    def look_up(self, words: str) -> Sequence[Found]:
        """Lines for the finder that need no database (acts of this page)."""
        return ()

    def shut(self) -> None:
        """Save what is unsaved and let go of everything that was read."""

    def first_focus(self) -> QWidget | None:
        """Where the keyboard goes when the page opens."""
        return None

    # -- inside ---------------------------------------------------------------------------------------------------

    def _heard(self, changes: Any) -> None:
        if self.isVisible():
            self.refresh(changes)
        else:
            self._stale.append(changes)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while hidden."""
        super().showEvent(event)
        if self._stale:
            waiting, self._stale = self._stale, []
            self.refresh(waiting[0] if len(waiting) == 1 else None)
