"""What each kind of letter asks for, persons it names, and signs that no typeface has."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.law.person import Person
from models.procedure import letters, people
from models.registry.letterkinds import KINDS
from tests.ui.letters.conftest import Desk
from tests.ui.letters.test_page import draft, record
from ui.letters.flow import MOST_SIGNS
from ui.letters.offers import read_offers
from ui.letters.persons import OnePerson, SeveralPersons
from ui.widgets.person import Pick

SITI = Person(name="Siti Rahma", number="198503172010012003", back_title="S.H.", golongan="III/c")


def begin(clerk: Desk, kind: str) -> int:
    """A draft of a kind as the offers would begin it."""
    found = read_offers(clerk.room.desk, clerk.room.case_id)
    offer = next(one for one in found.offers if one.kind == kind and not one.why_not)
    letter = letters.draft(clerk.room.desk, kind, case_id=clerk.room.case_id, about=offer.about)
    clerk.page.open(letter_id=letter)
    clerk.idle()
    return letter


def test_every_kind_is_offered_once_or_says_what_must_happen_first(clerk: Desk) -> None:
    found = read_offers(clerk.room.desk, clerk.room.case_id).offers
    wanted = {key for key, kind in KINDS.items() if kind.of_case} - {"salinan", "petikan"}
    assert {one.kind for one in found} == wanted
    assert all(one.why_not or one.about or not KINDS[one.kind].about for one in found)
    office = read_offers(clerk.room.desk, None).offers
    assert all(not KINDS[one.kind].of_case for one in office)
    assert "ikrar_netralitas" not in {one.kind for one in office}


def test_the_form_of_a_summons_for_a_witness_asks_for_the_witness(clerk: Desk) -> None:
    people.save_person(clerk.room.desk, SITI)
    letter = begin(clerk, "surat_panggilan_saksi")
    clerk.press("fields")
    form = clerk.form()
    picker = form.form.field("own.person")
    QTest.keyClicks(picker.box, "siti")
    clerk.qtbot.wait(250)
    clerk.idle()
    QTest.keyClick(picker.box, Qt.Key.Key_Return)
    assert picker.value()["number"] == SITI.number
    clerk.submit()
    kept = record(clerk, letter).fields["person"]
    assert kept["name"] == "Siti Rahma"
    assert "Siti Rahma, S.H." in clerk.page.viewer.pages.text()
    clerk.press("fields")
    assert clerk.form().form.field("own.person").value()["number"] == SITI.number


def test_a_name_that_the_directory_does_not_know_is_printed_as_typed(clerk: Desk) -> None:
    letter = begin(clerk, "surat_panggilan_saksi")
    clerk.press("fields")
    clerk.submit(**{"own.person": "Pak Warto"})
    assert record(clerk, letter).fields["person"] == "Pak Warto"
    assert "Pak Warto" in clerk.page.viewer.pages.text()


def test_signs_without_a_typeface_are_named_and_do_not_stop_the_letter(clerk: Desk) -> None:
    draft(clerk)
    clerk.press("fields")
    clerk.submit(copies="Inspektur 会")
    assert clerk.page.viewer.gaps.isVisible()
    assert clerk.page.viewer.gaps_title.text() == "Perlu diperhatikan"
    assert "会 (U+4F1A)" in clerk.page.viewer._gaps.itemAt(0).widget().text()
    assert MOST_SIGNS >= 1


def test_many_of_a_kind_lie_behind_one_line(clerk: Desk) -> None:
    clerk.page.acts.begin_for(clerk.room.case_id)
    clerk.idle()
    sheet = clerk.offers()
    assert "pernyataan_bebas_benturan" in sheet.folds or len(sheet.folds) >= 1
    kind, head = next(iter(sheet.folds.items()))
    before = len(sheet.lines)
    QTest.keyClick(head, Qt.Key.Key_Return)
    assert len(sheet.lines) == before + 5, "five seats"
    assert kind not in sheet.folds
    sheet.search.setText("notula")
    sheet.search.returnPressed.emit()
    assert {one.kind for one, _line in sheet.lines} == {"notula"}


@pytest.fixture
def search() -> Any:
    """A directory of one."""

    def ask(words: str, answer: Any) -> None:
        answer([Pick(1, SITI.titled_name, "", SITI)] if words.casefold() in SITI.titled_name.casefold() else [])

    return ask


def test_one_person_keeps_what_it_was_given(qtbot: QtBot, search: Any) -> None:
    field = OnePerson(search, SITI.to_dict())
    qtbot.addWidget(field)
    assert field.value() == SITI.to_dict()
    field.box.clear()
    QTest.keyClicks(field.box, "x")
    assert field.value() == "x"
    field.set_value("")
    assert field.value() == ""
    assert field.is_empty()


def test_several_persons_are_typed_moved_and_taken_out(qtbot: QtBot, search: Any) -> None:
    field = SeveralPersons(search, ["Warto", SITI.to_dict()])
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field.picker.box, "Darmi Wulan")
    QTest.keyClick(field.picker.box, Qt.Key.Key_Return)
    assert [one if isinstance(one, str) else one["name"] for one in field.value()] == [
        "Warto",
        "Siti Rahma",
        "Darmi Wulan",
    ]
    field.list.setCurrentRow(2)
    QTest.keyClick(field.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    field.list.setCurrentRow(0)
    QTest.keyClick(field.list, Qt.Key.Key_Delete)
    assert field.value()[0] == "Darmi Wulan"
    assert len(field.value()) == 2
