"""Locking never asks, never loses a word, and leaves only the door."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.frame.conftest import PASSPHRASE, rest
from ui import opening
from ui.app import AFTER_LOCK, Program
from ui.people.editing import edit_person
from ui.widgets.dialog import FormDialog

LONG = 30_000


@pytest.fixture
def program(qtbot: QtBot, qapp: Any, folder: Path, fresh_preferences: None) -> Iterator[Program]:
    """The program with the vault open in its window."""
    made = Program(cast(QApplication, qapp), folder)
    made.open_shell(opening.open_desk(folder, 1, PASSPHRASE))
    yield made
    made._leaving = True
    made.lock()
    if made.unlock is not None:
        made.unlock.tasks.stop()
        made.unlock.hide()
        made.unlock.deleteLater()
    made._watch().stop()
    made.deleteLater()


def unlock(qtbot: QtBot, program: Program) -> None:
    """Type the passphrase at the door."""
    door = program.unlock
    assert door is not None
    qtbot.waitUntil(lambda: door._accounts.chosen() is not None, timeout=LONG)
    qtbot.keyClicks(door._passphrase.edit, PASSPHRASE)
    qtbot.keyClick(door._passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.shell is not None, timeout=LONG)


def test_idle_locks_and_the_same_person_comes_back_to_the_same_place(qtbot: QtBot, program: Program) -> None:
    shell, session = program.shell, program.session
    assert shell is not None
    assert session is not None
    vault = session.desk.vault
    shell.go("people", words="dedi")
    rest(qtbot, session)
    program._watch().idle.emit()
    assert program.shell is None
    assert not vault.is_open
    assert not (vault.folder / "lock").exists()
    assert program.unlock is not None
    assert program.unlock.isVisible()
    unlock(qtbot, program)
    assert program.shell is not None
    assert program.shell.where == ("people", {"words": "dedi"})


def test_an_open_form_is_kept_without_a_question(qtbot: QtBot, program: Program) -> None:
    shell, session = program.shell, program.session
    assert shell is not None
    assert session is not None
    rest(qtbot, session)
    form = edit_person(shell, session, None)
    qtbot.keyClicks(form.form.field("name").edit, "Setengah Terketik")
    program.lock()
    visible = [one for one in QApplication.topLevelWidgets() if one.isVisible() and isinstance(one, FormDialog)]
    assert visible == []
    unlock(qtbot, program)
    assert program.shell is not None
    assert program.session is not None
    again = edit_person(program.shell, program.session, None)
    assert again.form.values()["name"] == "Setengah Terketik"
    again.reject()


def test_the_idle_watch_counts_from_the_last_sign_of_life(qtbot: QtBot, program: Program) -> None:
    watch = program._watch()
    idle: list[int] = []
    watch.idle.disconnect(program.lock)
    watch.idle.connect(lambda: idle.append(1))
    watch.set_minutes(1)
    watch._tick()
    assert idle == []
    watch._limit = 0
    watch._tick()
    assert idle == [1]


class _Ring:
    """Something that holds a name and that only the collector can take away."""

    def __init__(self) -> None:
        self.itself, self.name = self, "Bagas"


def test_soon_after_locking_nothing_waits_for_the_collector(qtbot: QtBot, program: Program) -> None:
    ring = _Ring()
    gone = weakref.ref(ring)
    gc.collect()  # the ring is old now: by its counts alone the collector would come back to it much later
    del ring
    program.lock()
    qtbot.waitUntil(lambda: gone() is None, timeout=AFTER_LOCK + 4_000)


def test_locking_twice_is_harmless(qtbot: QtBot, program: Program) -> None:
    program.lock()
    program.lock()
    assert program.unlock is not None


def test_nothing_of_a_person_lies_in_the_files_of_the_vault(qtbot: QtBot, program: Program, folder: Path) -> None:
    session = program.session
    assert session is not None
    rest(qtbot, session)
    program.lock()
    for path in folder.rglob("*"):
        if path.is_file() and path.name != "vault.json":
            assert b"Bagas" not in path.read_bytes(), path.name
