"""The window: pages, finder, keys, names for the blind, and that a lock leaves nothing behind."""

from __future__ import annotations

import gc
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.law.errors import Trouble
from tests.ui.frame.conftest import NAMES, SECRETARY, rest
from tests.ui.frame.walking import nameless, unreached
from ui.guide import GuideWindow
from ui.page import Found
from ui.pages import ENTRIES
from ui.session import Session
from ui.shell import Shell
from ui.widgets.dialog import TroubleBox

PAGES = [entry.name for entry in ENTRIES]


def texts(window: QWidget) -> str:
    """Every word that stands anywhere in a window, shown or not."""
    parts = [window.windowTitle()]
    for widget in (window, *window.findChildren(QWidget)):
        parts += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, (QLabel, QPushButton, QLineEdit)):
            parts.append(widget.text())
    return "\n".join(parts)


def test_every_entry_of_the_side_bar_has_its_page() -> None:
    assert [entry.name for entry in ENTRIES if not entry.exists()] == []
    for entry in ENTRIES:
        assert entry.load().name == entry.name


@pytest.mark.parametrize("name", PAGES)
def test_every_control_of_a_page_has_a_name_and_is_reached_by_tab(
    qtbot: QtBot, shell: Shell, session: Session, name: str
) -> None:
    shell.resize(1366, 768)
    shell.go(name)
    rest(qtbot, session)
    shell.activateWindow()
    qtbot.waitUntil(lambda: shell.isActiveWindow(), timeout=5_000)
    assert nameless(shell) == []
    assert unreached(qtbot, shell) == []


def test_pages_open_by_side_bar_and_by_key(qtbot: QtBot, shell: Shell, session: Session) -> None:
    rest(qtbot, session)
    shell.side.chosen.emit("people")
    assert shell.where[0] == "people"
    shortcut = next(one for one in shell.findChildren(QShortcut) if one.key().toString() == "Ctrl+2")
    shortcut.activated.emit()
    assert shell.where[0] == "cases"
    shell.back()
    assert shell.where[0] == "people"
    assert shell.side._buttons["people"].isChecked()
    assert not shell.side._buttons["cases"].isChecked()


def test_the_finder_goes_to_pages_people_and_acts(qtbot: QtBot, shell: Shell, session: Session) -> None:
    shell.page("people")
    rest(qtbot, session)
    shell.open_finder()
    assert shell.finder.isVisible()
    titles = [found.title for found in shell.finder.lines()]
    assert {"Beranda", "Pegawai", "Kunci brankas"} <= set(titles)
    qtbot.keyClicks(shell.finder.box, "citra")
    qtbot.waitUntil(lambda: any(one.kind == "Pegawai" for one in shell.finder.lines()), timeout=10_000)
    found = next(one for one in shell.finder.lines() if one.kind == "Pegawai")
    assert found.title.startswith("Citra Contoh")
    qtbot.keyClick(shell.finder.box, Qt.Key.Key_Return)
    assert shell.finder.isHidden()
    assert shell.where[0] == "people"
    people: Any = shell.page("people")
    qtbot.waitUntil(lambda: people.table.current_id() == shell.where[1]["person_id"], timeout=10_000)


def test_enter_opens_what_was_typed_and_not_what_still_stood_there(
    qtbot: QtBot, shell: Shell, session: Session
) -> None:
    """Whoever types faster than the search answers lands where the words lead, not on the first page."""
    shell.page("people")
    rest(qtbot, session)
    for _again in range(2):
        shell.go("home")
        rest(qtbot, session)
        shell.open_finder()
        qtbot.keyClicks(shell.finder.box, "citra")
        assert shell.finder.lines()[0].title == "Beranda"
        qtbot.keyClick(shell.finder.box, Qt.Key.Key_Return)
        qtbot.waitUntil(shell.finder.isHidden, timeout=10_000)
        assert shell.where[0] == "people"


def test_a_key_after_enter_takes_the_enter_back(qtbot: QtBot, shell: Shell, session: Session) -> None:
    shell.page("people")
    rest(qtbot, session)
    shell.open_finder()
    qtbot.keyClicks(shell.finder.box, "citra")
    qtbot.keyClick(shell.finder.box, Qt.Key.Key_Return)
    qtbot.keyClicks(shell.finder.box, " c")
    qtbot.waitUntil(lambda: [one.kind for one in shell.finder.lines()] == ["Pegawai"], timeout=10_000)
    assert shell.finder.isVisible()
    assert shell.where[0] == "home"


def test_escape_closes_the_finder_and_gives_the_keyboard_back(qtbot: QtBot, shell: Shell, session: Session) -> None:
    rest(qtbot, session)
    shell.search.setFocus()
    shell.open_finder()
    qtbot.keyClick(shell.finder.box, Qt.Key.Key_Escape)
    assert shell.finder.isHidden()
    assert QApplication.focusWidget() is shell.search


def test_a_provider_that_fails_is_explained(qtbot: QtBot, shell: Shell, session: Session) -> None:
    def provider(words: str) -> list[Found]:
        raise Trouble("Pencarian gagal.")

    rest(qtbot, session)
    shell.provide(provider)
    shell.open_finder()
    qtbot.keyClicks(shell.finder.box, "apa saja")
    qtbot.waitUntil(lambda: bool(shell.findChildren(TroubleBox)), timeout=10_000)
    shell.findChildren(TroubleBox)[0].accept()


def test_the_table_of_keys_is_what_is_bound(qtbot: QtBot, shell: Shell, session: Session) -> None:
    shell.go("people")
    rest(qtbot, session)
    bound = {one.key().toString() for one in shell.findChildren(QShortcut) if one.isEnabled()}
    told = {key.sequence for key in (*shell._keys, *shell.page("people").keys())}  # type: ignore[union-attr]
    assert told <= bound
    shell._show_guide(keys=True)
    window = shell.findChildren(GuideWindow)[0]
    words = texts(window)
    for key in (*shell._keys, *shell.page("people").keys()):  # type: ignore[union-attr]
        assert key.words in words
    assert nameless(window) == []
    window.close()


@pytest.mark.parametrize("name", PAGES)
def test_the_guide_opens_at_the_page(qtbot: QtBot, shell: Shell, session: Session, name: str) -> None:
    shell.go(name)
    rest(qtbot, session)
    shell._show_guide()
    window = shell.findChildren(GuideWindow)[0]
    qtbot.waitUntil(lambda: window.headings.currentRow() >= 0)
    title = next(entry.title for entry in ENTRIES if entry.name == name)
    assert window.headings.currentItem().text() == title
    assert window.text.textCursor().block().text() == title
    window.close()


def test_a_page_refreshes_at_once_when_shown_later_when_hidden(qtbot: QtBot, shell: Shell, session: Session) -> None:
    rest(qtbot, session)
    people, home = shell.page("people"), shell.page("home")
    heard: list[tuple[str, Any]] = []
    assert people is not None
    assert home is not None
    people.refresh = lambda changes=None: heard.append(("people", changes))  # type: ignore[method-assign]
    home.refresh = lambda changes=None: heard.append(("home", changes))  # type: ignore[method-assign]
    session.changed.emit("perubahan")
    assert heard == [("home", "perubahan")]
    shell._show(people)
    assert heard[-1] == ("people", "perubahan")


def test_masking_hides_names_in_the_directory(qtbot: QtBot, shell: Shell, session: Session) -> None:
    shell.go("people")
    rest(qtbot, session)
    people: Any = shell.page("people")
    assert people.model.data(people.model.index(0, 0)) == "Bagas Contoh"
    shell._mask()
    rest(qtbot, session)
    assert people.model.data(people.model.index(0, 0)) == "B•••• C•••••"


def test_forgetting_leaves_no_word_of_anybody(qtbot: QtBot, shell: Shell, session: Session) -> None:
    for name in PAGES:
        shell.go(name)
        rest(qtbot, session)
    shell.go("people")
    rest(qtbot, session)
    people: Any = shell.page("people")
    people.table.setCurrentIndex(people.model.index(0, 0))
    rest(qtbot, session)
    assert NAMES[0] in texts(shell)
    QApplication.clipboard().setText(NAMES[0])
    shell.open_finder()
    shell.finder.box.setText(NAMES[0])
    shell.forget()
    qtbot.wait(50)
    gc.collect()
    left = texts(shell)
    assert not any(name in left for name in NAMES)
    assert shell.windowTitle() == "Sidang Etik"
    assert QApplication.clipboard().text() == ""
    assert people.model.rowCount() == 0 if _alive(people) else True


def _alive(thing: Any) -> bool:
    import shiboken6

    return bool(shiboken6.isValid(thing))


def test_the_account_box_tells_who_sits_here(shell: Shell) -> None:
    assert SECRETARY in texts(shell.side)
    assert "Sekretaris majelis" in texts(shell.side)


@pytest.mark.parametrize("name", PAGES)
def test_no_part_of_a_page_is_ever_a_window_of_its_own(qtbot: QtBot, shell: Shell, session: Session, name: str) -> None:
    rest(qtbot, session)
    windows = {one for one in QApplication.topLevelWidgets() if one.isVisible()}
    shell.go(name)
    rest(qtbot, session)
    assert {one for one in QApplication.topLevelWidgets() if one.isVisible()} <= windows


def test_the_side_bar_is_walked_with_arrows(qtbot: QtBot, shell: Shell, session: Session) -> None:
    shell.go("people")
    rest(qtbot, session)
    here = shell.side._buttons["people"]
    assert here.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert shell.side._buttons["home"].focusPolicy() == Qt.FocusPolicy.ClickFocus
    here.setFocus()
    qtbot.keyClick(here, Qt.Key.Key_Up)
    letters = shell.side._buttons["letters"]
    assert shell.focusWidget() is letters
    assert shell.where[0] == "people"
    qtbot.keyClick(letters, Qt.Key.Key_Return)
    assert shell.where[0] == "letters"
    assert letters.isChecked()
    assert not here.isChecked()


def test_the_keys_are_written_whole(qtbot: QtBot, shell: Shell, session: Session) -> None:
    from ui.keys import shown
    from ui.words import install_words

    rest(qtbot, session)
    install_words(QApplication.instance())  # type: ignore[arg-type]
    assert shown("Ctrl+K") == "Ctrl+K"
    assert shown("Alt+Left").startswith("Alt+")
