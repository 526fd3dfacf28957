"""A vault with a summons to be written, and the page of letters on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from reports.press import Press
from tests.ui.courtroom.bench import ROOT, Court, court
from ui.letters.offersheet import OfferSheet
from ui.letters.page import LettersPage
from ui.session import Session
from ui.widgets.dialog import FormDialog


class Signpost:
    """Stands where the shell stands: remembers where a page wanted to go."""

    def __init__(self) -> None:
        self.went: list[tuple[str, dict[str, Any]]] = []
        self.said: list[str] = []

    def go(self, name: str, **what: Any) -> None:
        self.went.append((name, what))

    def toast(self, words: str, undo: object = None, name: str = "") -> None:
        self.said.append(words)


class Desk:
    """The clerk's desk: the page, and how to wait for it."""

    def __init__(self, room: Court, qtbot: QtBot) -> None:
        self.room, self.qtbot = room, qtbot
        self.session: Session = room.session()
        self.shell = Signpost()
        self.page = LettersPage(self.session, self.shell)
        self.page.resize(1160, 700)
        qtbot.addWidget(self.page)
        self.page.show()
        self.page.open()
        self.idle()

    def idle(self) -> None:
        """Wait for the lists and for the preview, which begins a moment later."""
        quiet: Callable[[], bool] = lambda: self.session.tasks.idle() and not self.page._pause.isActive()  # noqa: E731
        self.qtbot.wait(20)
        self.qtbot.waitUntil(quiet, timeout=20000)
        self.qtbot.wait(20)
        self.qtbot.waitUntil(quiet, timeout=20000)

    def form(self) -> FormDialog:
        """The form that is open."""
        return next(one for one in self.page.findChildren(FormDialog) if one.isVisible())

    def offers(self) -> OfferSheet:
        """The sheet with all kinds of letters that is open."""
        return next(one for one in self.page.findChildren(OfferSheet) if one.isVisible())

    def press(self, key: str) -> None:
        """Press a button under the register by its act."""
        self.page.acts.do(key)
        self.idle()

    def submit(self, **values: Any) -> None:
        """Fill the open form and send it."""
        form = self.form()
        form.form.set_values(values)
        form.ok.click()
        self.idle()


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Court:
    """The pattern with the real press, locked."""
    made = court(tmp_path_factory.mktemp("pola-surat") / "majelis.sidang", Press(ROOT / "resources"))
    made.desk.vault.lock()
    return made


@pytest.fixture
def clerk(written: Court, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    """The page of letters on a vault of its own."""
    room = written.copy(tmp_path / "majelis.sidang")
    made = Desk(room, qtbot)
    yield made
    made.session.tasks.stop()
    room.desk.vault.lock()
