"""The list: search as you type, filters, the keyboard, names hidden at one key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.cases.bench import Office, Window


@pytest.fixture(scope="module")
def three(office: Office) -> list[int]:
    return [
        office.bring("registered", "Ratri Kusumawati"),
        office.bring("verified", "Bimo Laksana", narrative="Siaran langsung di halaman kantor."),
        office.bring("registered", "Ratri Anjani", violations=("pp42.11c",), calendar=None),
    ]


def shown(window: Window) -> list[int]:
    return list(window.cases.list.table.rows.ids())


def test_typing_finds_and_enter_opens(window: Window, three: list[int]) -> None:
    window.shell.go("cases")
    window.settle()
    assert set(three) <= set(shown(window))
    box = window.cases.list.search
    assert window.shell.focusWidget() is box
    window.bot.keyClicks(box, "ratri kusu")
    window.bot.wait(200)
    window.settle()
    assert shown(window) == [three[0]]
    window.bot.keyClick(box, Qt.Key.Key_Down)
    table = window.cases.list.table
    assert window.shell.focusWidget() is table
    window.bot.keyClick(table, Qt.Key.Key_Return)
    window.bot.waitUntil(lambda: window.cases.case.data is not None)
    assert window.cases.case.data.case.id == three[0]
    assert window.cases.badge.isVisible()


def test_a_word_of_the_narrative_is_found(window: Window, three: list[int]) -> None:
    window.shell.go("cases")
    window.bot.keyClicks(window.cases.list.search, "siaran langs")
    window.bot.wait(200)
    window.settle()
    assert three[1] in shown(window)
    assert three[0] not in shown(window)


def test_filters_narrow_and_are_taken_off(window: Window, three: list[int]) -> None:
    page = window.cases
    window.shell.go("cases", stages=("verified",))
    window.settle()
    assert three[1] in shown(window)
    assert three[0] not in shown(window)
    assert page.list.stage.value() == "verified"
    page.list.clear_filters()
    window.settle()
    assert set(three) <= set(shown(window))


def test_nothing_found_says_so(window: Window, three: list[int]) -> None:
    window.shell.go("cases")
    window.bot.keyClicks(window.cases.list.search, "xyzzy")
    window.bot.wait(200)
    window.settle()
    assert shown(window) == []
    assert window.cases.list.empty.isVisible()
    assert "Tidak ada yang cocok" in window.cases.list.empty.accessibleName()
    assert not window.cases.list.empty.button.isVisible()


def test_one_key_hides_the_names(window: Window, three: list[int]) -> None:
    window.shell.go("cases")
    window.settle()
    model = window.cases.list.table.rows

    def names() -> set[str]:
        return {model.index(place, 1).data() for place in range(model.rowCount())}

    assert "Ratri Kusumawati" in names()
    window.press(Qt.Key.Key_F9)
    window.settle()
    assert "Ratri Kusumawati" not in names()
    assert "R•••• K•••••••••" in names()
    numbers = {model.index(place, 2).data() for place in range(model.rowCount())}
    assert all("0409" not in number for number in numbers)
    view = window.open_case(three[0])
    assert "R•••• K•••••••••" in [
        one.text() for one in view.side.respondent.findChildren(type(view.subject).__bases__[0])
    ]
    window.press(Qt.Key.Key_F9)
    window.settle()


def test_headers_sort(window: Window, three: list[int]) -> None:
    window.shell.go("cases")
    window.settle()
    window.cases.list.table.sort_asked.emit("name", False)
    window.settle()
    model = window.cases.list.table.rows
    names = [model.index(place, 1).data() for place in range(model.rowCount())]
    assert names == sorted(names)


def test_the_finder_leads_to_a_case(window: Window, three: list[int]) -> None:
    found = window.cases._provide("ratri kusu")
    assert [one.kind for one in found] == ["Perkara"]
    found[0].open()
    window.bot.waitUntil(lambda: window.cases.case.data is not None)
    assert window.cases.case.data.case.id == three[0]


def test_no_part_of_a_page_is_ever_a_window_of_its_own(window: Window) -> None:
    """A stack without a parent shows its first widget as a window: it flashes, and takes the keyboard away."""
    windows: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                windows.append(type(watched).__name__)
            return False

    watch = Watch()
    QApplication.instance().installEventFilter(watch)
    for page in ("cases", "calendar", "home"):
        window.shell.go(page)
        window.settle()
    QApplication.instance().removeEventFilter(watch)
    assert windows == []
    assert window.shell.isActiveWindow()
