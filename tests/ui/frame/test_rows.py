"""The one lazy table."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.rows import Column, LazyModel, TableView
from ui.rows.model import BLOCK, KEPT_BLOCKS, ROW_ROLE


class Store:
    """Counts how it is asked."""

    def __init__(self) -> None:
        self.asked: list[Sequence[int]] = []
        self.fails = False

    def fetch(self, ids: Sequence[int]) -> list[tuple[int, str]]:
        self.asked.append(ids)
        if self.fails:
            raise OSError("no")
        return [(one, f"baris {one}") for one in ids]


COLUMNS = [
    Column("name", "Nama", lambda r: r[1], look="strong", sort="name", tip=lambda r: r[1]),
    Column("id", "No.", lambda r: str(r[0]), 60, "figures", right=True),
    Column("state", "Keadaan", lambda r: "draf", 90, "chip", tone=lambda r: "blue"),
]


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def model(store: Store) -> LazyModel:
    return LazyModel(COLUMNS, store.fetch)


def test_the_model_keeps_every_promise_of_qt(qtmodeltester: ModelTester, model: LazyModel) -> None:
    model.set_ids(range(1000, 1400))
    qtmodeltester.check(model)
    model.refresh()
    model.refresh([1001, 9])
    model.set_ids([])
    qtmodeltester.check(model)


def test_rows_are_fetched_in_blocks_and_only_when_asked(store: Store, model: LazyModel) -> None:
    model.set_ids(range(100_000))
    assert store.asked == []
    assert model.data(model.index(50_000, 0)) == "baris 50000"
    assert [len(ids) for ids in store.asked] == [BLOCK]
    model.data(model.index(50_001, 1))
    assert len(store.asked) == 1
    model.data(model.index(99_999, 0))
    assert len(store.asked[1]) == 100_000 % BLOCK


def test_old_blocks_are_let_go(store: Store, model: LazyModel) -> None:
    model.set_ids(range(BLOCK * (KEPT_BLOCKS + 2)))
    for block in range(KEPT_BLOCKS + 2):
        model.row_at(block * BLOCK)
    before = len(store.asked)
    model.row_at(0)
    assert len(store.asked) == before + 1


def test_painting_a_long_list_fetches_what_is_seen(qtbot: QtBot, store: Store, model: LazyModel) -> None:
    view = TableView(model, "Daftar")
    qtbot.addWidget(view)
    model.set_ids(range(100_000))
    view.resize(600, 400)
    view.show()
    qtbot.waitUntil(lambda: bool(store.asked))
    view.grab()
    assert len(store.asked) == 1
    view.scrollToBottom()
    view.grab()
    assert len(store.asked) <= 3


def test_a_change_fetches_that_block_again(store: Store, model: LazyModel) -> None:
    model.set_ids(range(300))
    model.row_at(0)
    model.row_at(299)
    model.refresh([299])
    model.row_at(0)
    assert len(store.asked) == 2
    model.row_at(299)
    assert len(store.asked) == 3


def test_a_row_that_is_gone_shows_nothing(model: LazyModel, store: Store) -> None:
    gone = LazyModel(COLUMNS, lambda ids: {one: (one, "ada") for one in ids if one != 2})
    gone.set_ids([1, 2, 3])
    assert gone.data(gone.index(1, 0)) == ""
    assert gone.data(gone.index(1, 0), ROW_ROLE) is None
    assert gone.data(gone.index(2, 0)) == "ada"


def test_a_failing_fetch_is_told_once(qtbot: QtBot, store: Store, model: LazyModel) -> None:
    store.fails = True
    told: list[object] = []
    model.trouble.connect(told.append)
    model.set_ids(range(500))
    assert [model.data(model.index(row, 0)) for row in (0, 200, 400)] == ["", "", ""]
    assert len(told) == 1
    store.fails = False
    model.refresh()
    assert model.data(model.index(0, 0)) == "baris 0"


def test_the_view_works_by_keyboard(qtbot: QtBot, model: LazyModel) -> None:
    view = TableView(model, "Daftar")
    qtbot.addWidget(view)
    model.set_ids(range(10, 60))
    view.show()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    assert view.current_id() == 10
    seen: list[object] = []
    view.current.connect(seen.append)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert seen == [11, 59]
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [59]
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.current_id() == 10


def test_a_header_asks_for_another_order_and_back(qtbot: QtBot, model: LazyModel) -> None:
    view = TableView(model, "Daftar")
    qtbot.addWidget(view)
    asked: list[tuple[str, bool]] = []
    view.sort_asked.connect(lambda key, down: asked.append((key, down)))
    for section in (0, 0, 1):
        view.horizontalHeader().sectionClicked.emit(section)
    assert asked == [("name", False), ("name", True)]


def test_columns_fill_the_width(qtbot: QtBot, model: LazyModel) -> None:
    view = TableView(model, "Daftar")
    qtbot.addWidget(view)
    model.set_ids(range(5))
    view.resize(700, 300)
    view.show()
    qtbot.waitExposed(view)
    total = sum(view.columnWidth(number) for number in range(3))
    assert abs(total - view.viewport().width()) <= 2
    assert (view.columnWidth(1), view.columnWidth(2)) == (60, 90)


def test_go_to_finds_a_line(qtbot: QtBot, model: LazyModel) -> None:
    view = TableView(model, "Daftar")
    qtbot.addWidget(view)
    model.set_ids([5, 3, 9])
    assert view.go_to(3)
    assert view.current_id() == 3
    assert not view.go_to(4)
