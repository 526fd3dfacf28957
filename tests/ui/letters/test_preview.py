"""The preview by pointer and keyboard: size, pages, small pages, words found; and nothing of it on the disk."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.courtroom.bench import paper
from ui.letters.preview import ZOOM_STEPS, PageView
from ui.letters.viewer import LetterViewer

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(qtbot: QtBot) -> PageView:
    made = PageView()
    qtbot.addWidget(made)
    made.resize(520, 600)
    made.show()
    assert made.show_pdf(paper("Surat Panggilan", 5))
    return made


@pytest.fixture
def viewer(qtbot: QtBot) -> LetterViewer:
    made = LetterViewer()
    qtbot.addWidget(made)
    made.resize(470, 600)
    made.show()
    made.show_letter(paper("Surat Panggilan", 5), draft=True, same=False)
    return made


def wheel(view: PageView, steps: int, at: QPoint) -> None:
    event = QWheelEvent(
        QPointF(at), QPointF(view.mapToGlobal(at)), QPoint(), QPoint(0, 120 * steps), Qt.MouseButton.NoButton, CTRL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_ctrl_and_wheel_change_the_size_around_the_pointer(view: PageView) -> None:
    view.zoom_to(1.0)
    at = QPoint(200, 300)
    place = view._places()[0]
    under = (at.y() - place.top()) / place.height()
    wheel(view, 1, at)
    assert view.zoom == pytest.approx(1.1)
    place = view._places()[0]
    assert (at.y() - place.top()) / place.height() == pytest.approx(under, abs=0.01)
    wheel(view, -1, at)
    assert view.zoom == pytest.approx(1.0)


def test_keys_change_the_size_and_stay_within_bounds(view: PageView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Plus, CTRL)
    assert view.fit == "free"
    for _ in range(30):
        QTest.keyClick(view, Qt.Key.Key_Plus, CTRL)
    assert view.zoom == ZOOM_STEPS[-1]
    for _ in range(60):
        QTest.keyClick(view, Qt.Key.Key_Minus, CTRL)
    assert view.zoom == ZOOM_STEPS[0]
    QTest.keyClick(view, Qt.Key.Key_0, CTRL)
    assert view.fit == "width"


def test_a_whole_page_fits_into_the_window(view: PageView) -> None:
    view.go_to_page(3)
    view.fit_to("page")
    assert view._places()[0].height() <= view.viewport().height()
    assert view.page == 3


def test_keys_walk_through_the_pages(view: PageView) -> None:
    assert view.page == 1
    view.go_to_page(4)
    assert view.page == 4
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.page == 1
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.page == 5
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.verticalScrollBar().value() < view.verticalScrollBar().maximum()


def test_words_are_found_marked_and_walked_through(view: PageView) -> None:
    assert view.look_for("HALAMAN") == 5
    assert [hit.page for hit in view.hits] == [0, 1, 2, 3, 4]
    assert all(hit.places and hit.places[0].width() > 20 for hit in view.hits)
    view.find_next()
    view.find_next()
    assert view.page == 3
    view.find_next(-1)
    assert view.page == 2
    assert view.look_for("tidak ada di sini") == 0
    assert view.look_for("halaman 5") == 1
    assert view.page == 5


def test_a_mark_is_drawn_over_the_word(view: PageView) -> None:
    view.fit_to("width")
    before = view.viewport().grab().toImage()
    view.look_for("Panggilan")
    after = view.viewport().grab().toImage()
    changed = _differences(before, after)
    assert changed
    place, spot = view._places()[0], view.hits[0].places[0]
    scale = view.zoom * 96 / 72
    area = spot.adjusted(-3, -3, 3, 3)
    inside = sum(area.contains((x - place.left()) / scale, (y - place.top()) / scale) for x, y in changed)
    assert inside > 0.95 * len(changed)


def _differences(first: QImage, second: QImage) -> list[tuple[int, int]]:
    return [
        (x, y)
        for y in range(0, first.height(), 2)
        for x in range(0, first.width(), 2)
        if first.pixel(x, y) != second.pixel(x, y)
    ]


def test_a_page_is_drawn_in_the_pixels_of_a_fine_screen(view: PageView, monkeypatch: pytest.MonkeyPatch) -> None:
    size = view._places()[0].size()
    monkeypatch.setattr(PageView, "devicePixelRatioF", lambda _self: 1.5)
    picture = view._picture(0, size)
    assert picture.width() == round(size.width() * 1.5)
    assert picture.devicePixelRatio() == 1.5


def test_the_box_of_the_page_number_leads(viewer: LetterViewer, qtbot: QtBot) -> None:
    viewer.picker.number.setFocus()
    viewer.picker.number.selectAll()
    QTest.keyClicks(viewer.picker.number, "4")
    QTest.keyClick(viewer.picker.number, Qt.Key.Key_Return)
    assert viewer.pages.page == 4
    assert viewer.picker.of.text() == "/ 5"
    QTest.mouseClick(viewer.picker.after, Qt.MouseButton.LeftButton)
    assert viewer.pages.page == 5
    assert not viewer.picker.after.isEnabled()


def test_small_pages_lead_and_follow(viewer: LetterViewer, qtbot: QtBot) -> None:
    QTest.mouseClick(viewer.small, Qt.MouseButton.LeftButton)
    assert viewer.thumbs.isVisible()
    viewer.thumbs.setFocus()
    QTest.keyClick(viewer.thumbs, Qt.Key.Key_Down)
    QTest.keyClick(viewer.thumbs, Qt.Key.Key_Down)
    assert viewer.pages.page == 3
    viewer.pages.go_to_page(5)
    assert viewer.thumbs.currentIndex().row() == 4
    assert viewer.thumbs.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == "Halaman 5"


def test_the_search_bar_by_keyboard(viewer: LetterViewer, qtbot: QtBot) -> None:
    viewer.finder.open_bar()
    QTest.keyClicks(viewer.finder.box, "halaman")
    QTest.keyClick(viewer.finder.box, Qt.Key.Key_Return)
    assert viewer.finder.found.text() == "1 dari 5" or viewer.finder.found.text() == "2 dari 5"
    place = viewer.finder.found.text()
    QTest.keyClick(viewer.finder.box, Qt.Key.Key_Return)
    assert viewer.finder.found.text() != place
    QTest.keyClick(viewer.finder.box, Qt.Key.Key_Escape)
    QTest.keyClick(viewer.finder.box, Qt.Key.Key_Escape)
    assert not viewer.finder.isVisible()
    assert viewer.pages.hits == ()


def test_a_signed_paper_stands_beside_the_letter(viewer: LetterViewer, qtbot: QtBot) -> None:
    viewer.resize(900, 600)
    viewer.show_letter(paper("Naskah", 2), draft=False, same=False, signed=paper("Pindaian", 2), how="Pindaian, 1 Okt")
    assert viewer.sides.isVisible()
    viewer.sides.chosen.emit("both")
    assert viewer.pages.isVisible()
    assert viewer.signed.isVisible()
    assert "Pindaian" in viewer.signed.text()
    viewer.sides.chosen.emit("signed")
    assert not viewer.pages.isVisible()
    viewer.clear()
    assert viewer.signed.page_count == 0


_written: list[str] = []
_watch = [False]


def _note_writing(event: str, args: tuple[object, ...]) -> None:
    if not _watch[0] or event != "open":
        return
    path, mode, flags = args
    by_mode = isinstance(mode, str) and any(sign in mode for sign in "wax+")
    if by_mode or (mode is None and isinstance(flags, int) and flags & 3):
        _written.append(str(path))


sys.addaudithook(_note_writing)


@pytest.fixture
def watched() -> Iterator[list[str]]:
    """Every file that is opened for writing."""
    _written.clear()
    _watch[0] = True
    yield _written
    _watch[0] = False


def test_nothing_is_written_to_the_disk(viewer: LetterViewer, watched: list[str]) -> None:
    viewer.show_letter(paper("Rahasia", 3), draft=True, same=False)
    viewer.show_thumbs(True)
    viewer.pages.look_for("rahasia")
    viewer.grab()
    viewer.clear()
    assert watched == []
    assert viewer.pages.text() == ""
