"""The guided first run, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from models.procedure.setup import office_of
from models.registry.offices import accounts, councils
from models.registry.settings import letterheads
from models.vault import NewAccount
from tests.ui.frame.conftest import CHAIR, FLOOR, PASSPHRASE, SECRETARY, beginning
from tests.ui.frame.walking import nameless, unreached
from ui.setup import flow, sheets
from ui.setup.page import ACCOUNTS, COUNCIL, HEAD, OFFICE, PLACE, SHEETS, SetupWindow
from ui.setup.recovery import ASKED
from ui.tasks import Tasks
from ui.widgets.dialog import ConfirmDialog

LONG = 60_000


@pytest.fixture
def setup(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[SetupWindow]:
    tasks = Tasks()
    whole = flow.make
    monkeypatch.setattr(flow, "make", lambda begun, report: whole(begun, report, cost=FLOOR))
    window = SetupWindow(None, tasks)
    qtbot.addWidget(window)
    window.open()
    qtbot.waitUntil(tasks.idle, timeout=LONG)
    yield window
    window._opened = None
    tasks.stop()


def step(window: SetupWindow) -> int:
    return window._stack.currentIndex()


def to_accounts(window: SetupWindow, parent: Path) -> None:
    window.place.folder.set_value(parent)
    window.place.form.set_values({"name": "baru"})
    window.go_on()
    window.office.form.set_values({"city": "Contoh"})
    window.go_on()
    window.go_on()


def add(window: SetupWindow, name: str, role: str) -> None:
    window.accounts._form.set_values({"name": name, "role": role, "passphrase": PASSPHRASE, "again": PASSPHRASE})
    assert window.accounts.take()


def test_the_whole_way_to_an_open_vault(qtbot: QtBot, setup: SetupWindow, tmp_path: Path) -> None:
    assert step(setup) == PLACE
    to_accounts(setup, tmp_path)
    assert step(setup) == ACCOUNTS
    assert setup.head.form.values()["lines"].splitlines()[0] == "PEMERINTAH KOTA CONTOH"
    add(setup, CHAIR, "ketua")
    setup.go_on()
    assert "sekretaris" in setup.accounts.problem.accessibleName()
    add(setup, SECRETARY, "sekretaris")
    setup.go_on()
    assert step(setup) == COUNCIL
    setup.council.now.set_value(True)
    setup.go_on()
    assert step(setup) == COUNCIL
    setup.council.decree.set_values({"number": "800/7/2024", "date": "2024-01-02"})
    for _account, form in setup.council._forms:
        form.set_values({"number": "196703111992031001", "golongan": "IV/c", "post": "Sekretaris Daerah"})
    setup.go_on()
    qtbot.waitUntil(lambda: step(setup) == SHEETS, timeout=LONG)
    assert not setup.next.isEnabled()
    words = setup.sheets._sheets[0].split()
    setup.sheets.word.set_value("bukan")
    setup.sheets.done.set_value(True)
    assert not setup.next.isEnabled()
    setup.sheets.word.set_value(words[ASKED - 1].upper())
    assert setup.next.isEnabled()
    with qtbot.waitSignal(setup.made) as made:
        setup.next.click()
    desk = made.args[0].desk
    try:
        assert desk.sitter.name == SECRETARY
        assert made.args[0].recovery == ()
        assert setup.sheets._sheets == ()
        assert setup.accounts.accounts == []
        with desk.read() as reader:
            assert office_of(reader).city == "Contoh"
            assert letterheads(reader)["K2"].lines[0] == "PEMERINTAH KOTA CONTOH"
            assert councils(reader)[0].decree_number == "800/7/2024"
            linked = {row.name: row.person for row in accounts(reader)}
        assert linked[CHAIR] is not None
        assert linked[CHAIR].pangkat
    finally:
        desk.vault.lock()


def test_leaving_while_the_sheets_are_shown_asks_first(qtbot: QtBot, setup: SetupWindow, tmp_path: Path) -> None:
    to_accounts(setup, tmp_path)
    add(setup, SECRETARY, "sekretaris")
    setup.go_on()
    setup.go_on()
    qtbot.waitUntil(lambda: step(setup) == SHEETS, timeout=LONG)
    setup.reject()
    asked = setup.findChildren(ConfirmDialog)[0]
    assert setup.isVisible()
    with qtbot.waitSignal(setup.made) as made:
        asked.ok.click()
    made.args[0].desk.vault.lock()


def test_every_step_is_named_and_reached(qtbot: QtBot, setup: SetupWindow, tmp_path: Path) -> None:
    setup.activateWindow()
    qtbot.waitUntil(setup.isActiveWindow)
    setup.place.folder.set_value(tmp_path)
    setup.office.form.set_values({"city": "Contoh"})
    setup.head.form.set_values({"lines": "KOP"})
    add(setup, SECRETARY, "sekretaris")
    for wanted in (PLACE, OFFICE, HEAD, ACCOUNTS, COUNCIL):
        assert step(setup) == wanted
        assert nameless(setup) == [], wanted
        assert unreached(qtbot, setup) == [], wanted
        if wanted != COUNCIL:
            setup.go_on()


@pytest.mark.parametrize(
    ("name", "wrong"), [("", True), ("a/b", True), ('a"b', True), ("ada", True), ("ada.sidang", True), ("baru", False)]
)
def test_the_place_must_be_free_and_its_name_possible(tmp_path: Path, name: str, wrong: bool) -> None:
    (tmp_path / "ada.sidang").mkdir()
    assert bool(flow.name_problem(tmp_path, name)) is wrong
    assert flow.name_problem(None, name)


def test_accounts_must_hold_a_secretary_and_differ() -> None:
    chair = NewAccount("A", "ketua", "x")
    assert "sekretaris" in flow.accounts_problem([chair])
    twice = [NewAccount("A", "sekretaris", "x"), NewAccount(" a ", "anggota", "x")]
    assert "nama yang sama" in flow.accounts_problem(twice)
    assert flow.accounts_problem([chair, NewAccount("B", "sekretaris", "x")]) == ""


def test_the_secretary_comes_first_whatever_the_order(tmp_path: Path) -> None:
    made = beginning(tmp_path)
    assert [one.role for one in made.accounts] == ["sekretaris", "ketua"]
    assert made.folder == tmp_path / "coba.sidang"


def test_a_recovery_sheet_is_drawn_with_all_its_words(qapp: object) -> None:
    picture = QImage(800, 1100, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    empty = picture.copy()
    painter = QPainter(picture)
    sheet = " ".join(f"kata{number}" for number in range(33))
    sheets.draw_sheet(painter, QRectF(0, 0, 800, 1100), "Kantor", "brankas", sheet, 1, 3, "Ketua", 2)
    painter.end()
    assert picture != empty
    assert sheets.numbered(sheet.split())[32] == "33. kata32"
    assert flow.asked_word(sheet, 7) == "kata6"
    assert len(flow.sheet_holders(5)) == 5
