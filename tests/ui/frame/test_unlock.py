"""The door: by keyboard alone, wrong passphrases, recovery, and nothing but Qt before the first picture."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.frame.conftest import CHAIR, PASSPHRASE, SECRETARY, Pattern
from ui import preferences
from ui.unlock import flow
from ui.unlock.page import UnlockWindow
from ui.unlock.recovery import RecoveryWindow

LONG = 30_000


@pytest.fixture
def door(qtbot: QtBot, folder: Path, fresh_preferences: None) -> Iterator[UnlockWindow]:
    """The window before a vault whose accounts are shown."""
    window = UnlockWindow(folder)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window._accounts.chosen() is not None, timeout=LONG)
    yield window
    window.tasks.stop()


def test_the_door_needs_qt_and_the_theme_alone(root: Path) -> None:
    code = (
        "import sys; import ui.app, ui.unlock.page;"
        "print([m for m in sys.modules if m.split('.')[0] in"
        " ('models','reports','sqlalchemy','sqlcipher3','cryptography','reportlab','keyring','zxcvbn','pyrage')])"
    )
    said = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_unlocking_by_keyboard_alone(qtbot: QtBot, door: UnlockWindow) -> None:
    assert door._hero._office.text() == "Majelis Kode Etik Pegawai\nPemerintah Kota Contoh"
    qtbot.waitUntil(lambda: door._passphrase.edit.hasFocus())
    keyboard = QApplication.focusWidget()
    qtbot.keyClicks(keyboard, PASSPHRASE)
    with qtbot.waitSignal(door.opened, timeout=LONG) as opened:
        qtbot.keyClick(keyboard, Qt.Key.Key_Return)
    desk = opened.args[0].desk
    assert desk.sitter.name == SECRETARY
    assert door._passphrase.value() == ""
    assert preferences.load().recent == (str(door.folder),)
    desk.vault.lock()


def test_another_account_is_chosen_with_the_arrows(qtbot: QtBot, door: UnlockWindow) -> None:
    chosen = door._accounts._choices[0]
    chosen.setFocus()
    qtbot.keyClick(chosen, Qt.Key.Key_Down)
    found = door._accounts.chosen()
    assert found is not None
    assert found.name == CHAIR
    assert door._accounts._choices[1].hasFocus()
    assert door._accounts._choices[0].focusPolicy() != Qt.FocusPolicy.StrongFocus


def test_a_wrong_passphrase_says_so_and_keeps_the_text_selected(qtbot: QtBot, door: UnlockWindow) -> None:
    qtbot.keyClicks(door._passphrase.edit, "bukan ini sama sekali")
    qtbot.keyClick(door._passphrase.edit, Qt.Key.Key_Return)
    assert not door._button.isEnabled()
    qtbot.waitUntil(lambda: bool(door._message.accessibleName()), timeout=LONG)
    assert "tidak cocok" in door._message.accessibleName()
    assert "Caps Lock" in door._message.accessibleName()
    assert door._passphrase.edit.selectedText() == "bukan ini sama sekali"
    assert door._button.isEnabled()


def test_many_wrong_passphrases_make_the_button_wait(qtbot: QtBot, door: UnlockWindow) -> None:
    for _ in range(3):
        door._message.set("", "red")
        qtbot.keyClicks(door._passphrase.edit, "salah lagi salah lagi")
        door._open()
        qtbot.waitUntil(lambda: bool(door._message.accessibleName()), timeout=LONG)
        if not door._button.isEnabled():
            break
    assert not door._button.isEnabled()
    assert door._button.text().startswith("Coba lagi dalam")
    qtbot.waitUntil(door._button.isEnabled, timeout=LONG)
    assert door._button.text() == "Buka"


def test_without_a_passphrase_nothing_is_tried(qtbot: QtBot, door: UnlockWindow) -> None:
    door._open()
    assert "Ketik kata sandi" in door._message.accessibleName()
    assert door.tasks.idle() or True
    assert door._button.isEnabled()


@pytest.mark.parametrize("damage", ["missing", "no database", "not json", "newer"])
def test_a_vault_that_cannot_be_opened_is_explained(
    qtbot: QtBot, folder: Path, fresh_preferences: None, damage: str
) -> None:
    if damage == "missing":
        shutil.rmtree(folder)
    elif damage == "no database":
        (folder / "cases.db").unlink()
    elif damage == "not json":
        (folder / "vault.json").write_text("{", encoding="utf-8")
    else:
        text = (folder / "vault.json").read_text(encoding="utf-8")
        (folder / "vault.json").write_text(text.replace('"version": 1', '"version": 99'), encoding="utf-8")
    window = UnlockWindow(folder)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: bool(window._message.accessibleName()), timeout=LONG)
    assert not window._button.isEnabled()
    window.tasks.stop()


def test_an_open_vault_says_who_has_it(qtbot: QtBot, door: UnlockWindow, opened: object) -> None:
    qtbot.keyClicks(door._passphrase.edit, PASSPHRASE)
    door._open()
    qtbot.waitUntil(lambda: bool(door._message.accessibleName()), timeout=LONG)
    assert SECRETARY in door._message.accessibleName()
    assert door._take_over.isHidden()


def test_recovery_with_two_sheets_sets_a_new_passphrase(qtbot: QtBot, door: UnlockWindow, pattern: Pattern) -> None:
    assert door.folder is not None
    window = RecoveryWindow(door, door.tasks, door.folder, door._header)
    window.open()
    new = "sawah kopi bintang sepeda"
    window.form.set_values({"sheet1": pattern.sheets[2], "sheet2": "satu dua", "passphrase": new, "again": new})
    window.ok.click()
    assert "33 kata" in window.form.problems()["sheet2"]
    window.form.set_values({"sheet2": pattern.sheets[0].upper()})
    with qtbot.waitSignal(window.made, timeout=LONG) as made:
        window.ok.click()
    made.args[0].desk.vault.lock()
    from ui import opening

    opened = opening.open_desk(door.folder, 1, new)
    opened.desk.vault.lock()


def test_words_of_the_hero_stand_on_two_lines() -> None:
    assert flow.hero_words("Majelis X Pemerintah Kota Y") == "Majelis X\nPemerintah Kota Y"
    assert flow.hero_words("Pemkot Y") == "Majelis Kode Etik Pegawai\nPemkot Y"


def test_preferences_hold_no_names_and_survive_rubbish(tmp_path: Path) -> None:
    kept = preferences.Preferences(mode="dark", idle_minutes=3)
    for number in range(9):
        kept = kept.with_recent(tmp_path / f"{number}.sidang")
    preferences.save(kept, tmp_path)
    assert preferences.load(tmp_path) == kept
    assert len(kept.recent) == preferences.MOST_RECENT
    (tmp_path / preferences.NAME).write_text('{"recent": 5, "mode": "pink", "idle_minutes": 900}', encoding="utf-8")
    assert preferences.load(tmp_path) == preferences.Preferences(idle_minutes=60)
    (tmp_path / preferences.NAME).write_text("[", encoding="utf-8")
    assert preferences.load(tmp_path) == preferences.Preferences()
