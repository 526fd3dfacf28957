"""Ikrar: an event for everybody, its sheets printed, marked one by one, several at once and from a list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.law.person import Person
from models.procedure import people
from tests.ui.letters.conftest import Desk
from tests.ui.letters.test_batch import Batch
from tests.ui.letters.test_printing import Sheet as Paper
from ui.widgets.dialog import Sheet

NAMES = ("Ani Lestari", "Budi Wahyu", "Citra Dewi", "Dedi Saputra", "Eka Putri")


@pytest.fixture
def pane(clerk: Desk) -> Any:
    """Five employees of two units, and the tab."""
    for place, name in enumerate(NAMES):
        unit = "Dinas Contoh" if place < 3 else "Kecamatan Contoh"
        people.save_person(clerk.room.desk, Person(name=name, number=f"19800101200501100{place + 1}", unit=unit))
    clerk.page.go_to_section("pledges")
    clerk.idle()
    return clerk.page.part("pledges")


def form_of(pane: Any) -> Any:
    return next(one for one in pane.findChildren(Sheet) if one.isVisible())


def send(clerk: Desk, pane: Any, **values: Any) -> None:
    form = form_of(pane)
    form.form.set_values(values)
    form.ok.click()
    clerk.idle()


def make(clerk: Desk, pane: Any, **values: Any) -> None:
    QTest.mouseClick(pane.none.button if pane.none.isVisible() else pane.make, Qt.MouseButton.LeftButton)
    clerk.idle()
    given = {"title": "Ikrar Netralitas ASN", "election": "Pilkada Serentak 2024", "place": "Balai Kota"}
    send(clerk, pane, **(given | values))


def test_an_empty_page_offers_the_first_act(clerk: Desk, pane: Any) -> None:
    assert pane.none.isVisible()
    assert not pane.side.isVisible()
    make(clerk, pane)
    assert not pane.none.isVisible()
    event = pane.event_row()
    assert (event.sheets, event.signed) == (5, 0)
    assert [bar.title for bar in pane.bars._bars] == ["Dinas Contoh (0)", "Kecamatan Contoh (0)"]
    assert len(pane.sheets.rows.ids()) == 5


def test_sheets_are_marked_several_at_once_and_taken_back_with_a_reason(clerk: Desk, pane: Any) -> None:
    make(clerk, pane)
    assert not pane.mark.isEnabled()
    pane.bars.pressed.emit("Dinas Contoh")
    clerk.idle()
    pane.sheets.selectAll()
    clerk.idle()
    QTest.mouseClick(pane.mark, Qt.MouseButton.LeftButton)
    send(clerk, pane)
    assert pane.event_row().signed == 3
    assert len(pane.sheets.rows.ids()) == 0, "nobody of that unit is left"
    QTest.mouseClick(pane.who._buttons["sudah"], Qt.MouseButton.LeftButton)
    clerk.idle()
    pane.sheets.go_to(pane.sheets.rows.ids()[0])
    QTest.mouseClick(pane.unmark, Qt.MouseButton.LeftButton)
    send(clerk, pane, note="")
    assert form_of(pane).isVisible(), "a reason is wanted"
    send(clerk, pane, note="Salah orang.")
    assert pane.event_row().signed == 2


def test_a_list_marks_who_fits_and_gives_the_others_back(clerk: Desk, pane: Any) -> None:
    make(clerk, pane)
    QTest.mouseClick(pane.by_list, Qt.MouseButton.LeftButton)
    send(clerk, pane, lines="198001012005011001\nCitra Dewi\nOrang Lain\n")
    told = form_of(pane)
    words = " ".join(one.text() for one in told.findChildren(type(clerk.page.number)))
    assert "2 lembar ditandai" in words
    assert "Orang Lain" in words
    told.accept()
    assert pane.event_row().signed == 2


def test_the_sheets_are_printed_and_those_left_over_again(clerk: Desk, pane: Any, tmp_path: Path) -> None:
    make(clerk, pane)
    QTest.mouseClick(pane.print, Qt.MouseButton.LeftButton)
    clerk.idle()
    assert clerk.page.sections.current() == "batch"
    batch = Batch(clerk)
    assert batch.pane.source.current() == "event"
    assert batch.pane.pledge.value() == pane.event_row().id
    batch.into(tmp_path / "ikrar")
    batch.begin()
    assert not batch.said
    made = list((tmp_path / "ikrar").iterdir())
    assert [path.name for path in made] == ["001-00001-00005.pdf"]
    words = [page.extract_text() for page in pypdf.PdfReader(made[0]).pages]
    assert len(words) == 5
    for name, text in zip(NAMES, words, strict=True):
        assert name in text
    batch.pane.unit.set_value("Kecamatan Contoh")
    batch.pane.where.choose("printer")
    batch.pane.choose_printer = lambda: Paper(tmp_path / "cetak.pdf")
    batch.begin()
    assert len(pypdf.PdfReader(next(tmp_path.glob("cetak-*.pdf"))).pages) == 2


def test_a_closed_event_changes_no_more(clerk: Desk, pane: Any) -> None:
    make(clerk, pane, unit="Dinas Contoh")
    assert pane.event_row().sheets == 3
    QTest.mouseClick(pane.shut_event, Qt.MouseButton.LeftButton)
    send(clerk, pane, reason="Selesai.")
    assert pane.event_row().closed
    assert not pane.by_list.isEnabled()
    assert "sudah ditutup" in pane.by_list.toolTip()


def test_locking_forgets_the_names(clerk: Desk, pane: Any) -> None:
    make(clerk, pane)
    clerk.page.shut()
    assert not pane.sheets.rows.ids()
    assert not pane.bars._bars
