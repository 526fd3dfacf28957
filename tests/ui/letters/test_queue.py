"""The clerk's queue: where letters wait, one key for the next act, several at once, what comes back signed, copies."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from models.law.errors import Trouble
from models.procedure import letters
from models.procedure.numbering import Numbering, set_numbering
from tests.ui.courtroom.bench import paper, picture
from tests.ui.letters.conftest import Desk
from tests.ui.letters.test_page import draft, finalised, record
from tests.ui.letters.test_printing import Sheet
from ui.letters import flow
from ui.widgets.dialog import ReasonDialog
from ui.widgets.dialog import Sheet as Window


def row_keys(clerk: Desk) -> None:
    """The keyboard on the list."""
    clerk.page.activateWindow()
    clerk.page.table.setFocus()
    clerk.qtbot.waitUntil(clerk.page.table.hasFocus, timeout=2000)


def type_key(clerk: Desk, key: Qt.Key, letter: str) -> None:
    QTest.keyClicks(clerk.page.table, letter)
    clerk.idle()


def test_places_count_what_waits_there(clerk: Desk) -> None:
    finalised(clerk)
    draft(clerk, "undangan_sidang")
    clerk.page.choose_place("queue")
    clerk.idle()
    texts = {key: clerk.page.places._buttons[key].text() for key, _name in flow.PLACES}
    assert texts["queue"] == "Antrean 2"
    assert texts["draft"] == "Konsep 1"
    assert texts["sign"] == "Tanda tangan 1"
    QTest.mouseClick(clerk.page.places._buttons["sign"], Qt.MouseButton.LeftButton)
    clerk.idle()
    assert [row.queue for row in clerk.page.chosen()] == ["sign"]


def test_one_key_for_the_next_act(clerk: Desk) -> None:
    letter = finalised(clerk, "undangan_sidang")
    row_keys(clerk)
    type_key(clerk, Qt.Key.Key_T, "t")
    clerk.submit()
    assert record(clerk, letter).status == "ditandatangani"
    row_keys(clerk)
    type_key(clerk, Qt.Key.Key_K, "k")
    clerk.submit(how="pos tercatat")
    assert record(clerk, letter).status == "dikirim"
    row_keys(clerk)
    type_key(clerk, Qt.Key.Key_Z, "z")
    assert record(clerk, letter).status == "dikirim"


def test_several_letters_are_signed_and_sent_at_once(clerk: Desk) -> None:
    first, second = finalised(clerk), finalised(clerk, "undangan_sidang")
    clerk.page.choose_place("queue")
    clerk.idle()
    clerk.page.table.setFocus()
    clerk.page.table.selectAll()
    clerk.idle()
    words = [action.words for action, _rows in flow.many_actions(clerk.page.chosen(), clerk.session.can)]
    assert words == ["Tandai 2 ditandatangani…", "Cetak 2 surat…"]
    clerk.page.acts.press("sign")
    clerk.submit()
    assert {record(clerk, one).status for one in (first, second)} == {"ditandatangani"}
    assert len(clerk.page.chosen()) == 2, "the lines stay selected for the next act"
    clerk.page.acts.press("send")
    clerk.submit(how="kurir")
    assert {record(clerk, one).sent_how for one in (first, second)} == {"kurir"}
    assert clerk.shell.said[-1] == "2 surat dikirim"


def test_several_drafts_are_numbered_in_order(clerk: Desk) -> None:
    first, second = draft(clerk), draft(clerk, "undangan_sidang")
    clerk.page.choose_place("draft")
    clerk.idle()
    clerk.page.table.selectAll()
    clerk.page.acts.press("finalise")
    clerk.submit()
    numbers = sorted(record(clerk, one).number for one in (first, second))
    assert numbers == ["800.1.6.1/1/401.201/2024", "800.1.6.1/2/401.201/2024"]


def test_a_letter_that_stops_the_others_is_named(clerk: Desk) -> None:
    good = draft(clerk)
    bad = letters.draft(clerk.room.desk, "putusan", case_id=clerk.room.case_id)
    clerk.page.choose_place("draft")
    clerk.idle()
    rows = [row for row in (clerk.page.model.row_at(place) for place in range(2)) if row]
    rows.sort(key=lambda row: row.id)
    said: list[Trouble] = []
    clerk.page.acts.trouble = said.append  # type: ignore[method-assign]
    clerk.page.acts.do_many("finalise", rows)
    clerk.submit()
    assert record(clerk, good).status == "final"
    assert record(clerk, bad).status == "draf"
    assert said[0].what.startswith("Putusan majelis: Surat belum dapat difinalkan")
    assert "1 surat sudah selesai; 1 belum" in said[0].kept


def test_a_back_dated_number_comes_under_the_number_of_its_day(clerk: Desk) -> None:
    desk = clerk.room.desk
    other = finalised(clerk)
    set_numbering(desk, Numbering(sub_numbers=True), "kebijakan kantor untuk surat susulan")
    clerk.room.clock.put(clerk.room.clock.now().replace(day=16))
    letter = draft(clerk, "undangan_sidang")
    clerk.press("finalise")
    ways = clerk.form().form.field("way").combo
    assert any("Nomor mundur" in ways.itemText(n) for n in range(ways.count()))
    clerk.submit(way="sub", date="2024-10-14")
    asked = next(one for one in clerk.page.window().findChildren(ReasonDialog) if one.isVisible())
    asked.form.field("reason").set_value("Undangan sudah dibagikan tanggal 14, dicatat kemudian.")
    asked.ok.click()
    clerk.idle()
    made = record(clerk, letter)
    assert record(clerk, other).counter_value == made.counter_value
    assert made.suffix == ".1"
    assert made.letter_date == date(2024, 10, 14)


def test_a_signed_scan_is_shown_beside_the_letter(clerk: Desk, tmp_path: Path) -> None:
    letter = finalised(clerk)
    scan = tmp_path / "pindaian.png"
    scan.write_bytes(picture())
    clerk.press("attach")
    clerk.submit(how="pindaian", file=str(scan))
    assert record(clerk, letter).status == "ditandatangani"
    assert letters.signed_copy(clerk.room.desk, letter) == scan.read_bytes()
    viewer = clerk.page.viewer
    assert viewer.signed.page_count == 1
    viewer.sides.chosen.emit("both")
    clerk.qtbot.wait(20)
    assert viewer.is_wide
    assert viewer.pages.isVisible()
    assert viewer.signed.isVisible()
    QTest.keyClick(clerk.page, Qt.Key.Key_Escape)
    assert not viewer.is_wide


def test_an_electronic_signature_wants_a_pdf(clerk: Desk, tmp_path: Path) -> None:
    letter = finalised(clerk)
    scan, signed = tmp_path / "pindaian.png", tmp_path / "tte.pdf"
    scan.write_bytes(picture())
    signed.write_bytes(paper("Ditandatangani secara elektronik", 1))
    clerk.press("attach")
    clerk.submit(how="tte", file=str(scan))
    assert "bukan PDF" in clerk.form().trouble.accessibleName()
    clerk.submit(how="tte", file=str(signed))
    assert letters.signed_copy(clerk.room.desk, letter) == signed.read_bytes()
    assert "elektronik" in clerk.page.viewer.signed.text()
    assert clerk.page.viewer.signed_name.text().startswith("Bertanda tangan elektronik")


def test_a_copy_is_made_only_of_what_was_signed(clerk: Desk) -> None:
    letter = finalised(clerk)
    clerk.press("copy")
    clerk.submit(office="Kepala Bagian Hukum", name="Dewi Lestari, S.H.", rank="Pembina (IV/a)", number="1975")
    assert "belum ditandatangani" in clerk.form().trouble.accessibleName()
    clerk.form().reject()
    letters.mark_signed(clerk.room.desk, letter)
    clerk.page.refresh()
    clerk.idle()
    clerk.press("copy")
    assert clerk.form().form.field("name").value() == "Dewi Lestari, S.H.", "who certified last is kept in the vault"
    assert clerk.form().form.field("kind").combo.count() == 1, "a summons has no petikan"


def test_numbered_copies_follow_the_distribution_list(clerk: Desk, tmp_path: Path) -> None:
    letter = finalised(clerk)
    facts = letters.facts_now(clerk.room.desk, letter)["letter"]
    assert facts["copy_total"] >= 2
    clerk.page.acts.printing.choose_printer = lambda: Sheet(tmp_path / "a.pdf")
    clerk.press("numbered")
    sheet = next(one for one in clerk.page.findChildren(Window) if one.isVisible())
    ticks = sheet.findChildren(QCheckBox)
    assert len(ticks) == facts["copy_total"]
    assert "untuk" in ticks[0].accessibleName()
    for tick in ticks[:-1]:
        tick.setChecked(False)
    go = next(one for one in sheet.findChildren(type(clerk.page.new).__mro__[1]) if "centang" in one.text())
    go.click()
    clerk.idle()
    assert _prints(clerk, letter) == [("salinan_ke", facts["copy_total"])]


def _prints(clerk: Desk, letter: int) -> list[Any]:
    from sqlalchemy import select

    from models.records import LetterPrint

    with clerk.room.desk.read() as session:
        rows = session.scalars(select(LetterPrint).where(LetterPrint.letter_id == letter))
        return [(row.sort, row.copy_number) for row in rows]


def test_a_letter_is_saved_where_the_person_says_and_on_record(clerk: Desk, tmp_path: Path) -> None:
    letter = finalised(clerk)
    names: list[str] = []

    def target(name: str) -> Path:
        names.append(name)
        return tmp_path / name

    clerk.page.acts.save_as = target
    clerk.press("save")
    assert names == ["surat_panggilan_1-800.1.6.1_1_401.201_2024.pdf"]
    assert (tmp_path / names[0]).read_bytes() == letters.pdf(clerk.room.desk, letter)
    assert _prints(clerk, letter) == [("net", None)]


def test_a_place_that_cannot_be_written_leaves_nothing(clerk: Desk, tmp_path: Path) -> None:
    letter = finalised(clerk)
    said: list[Trouble] = []
    clerk.page.acts.trouble = said.append  # type: ignore[method-assign]
    clerk.page.acts.save_as = lambda _name: tmp_path / "tidak-ada" / "surat.pdf"
    clerk.press("save")
    assert [trouble.what for trouble in said] == ["Berkas tidak dapat ditulis di tempat itu."]
    assert _prints(clerk, letter) == []


def test_the_whole_width_for_the_letter_and_back(clerk: Desk) -> None:
    draft(clerk)
    narrow = clerk.page.viewer.width()
    QTest.mouseClick(clerk.page.viewer.wide, Qt.MouseButton.LeftButton)
    clerk.qtbot.wait(20)
    assert clerk.page.viewer.width() > 1.5 * narrow
    assert not clerk.page.table.isVisible()
    QTest.keyClick(clerk.page.viewer.pages, Qt.Key.Key_Escape)
    assert clerk.page.table.isVisible()


@pytest.mark.parametrize("field", ["office.city", "office.head_name", "office.hearing_room"])
def test_a_gap_leads_to_its_field_in_the_settings_and_back(clerk: Desk, field: str) -> None:
    from ui.letters.flow import Gap
    from ui.shell import Shell

    letter = draft(clerk)
    shell = Shell(clerk.session)
    clerk.qtbot.addWidget(shell)
    shell.show()
    shell.activateWindow()
    shell.go("letters", letter_id=letter)
    clerk.qtbot.waitUntil(clerk.session.tasks.idle, timeout=20000)
    clerk.qtbot.wait(200)
    page: Any = shell.page("letters")
    page._go_to_gap(Gap("nama kota", "settings", {"section": "office"}, field))
    clerk.qtbot.waitUntil(clerk.session.tasks.idle, timeout=20000)
    assert shell.where == ("settings", {"section": "office"})
    section: Any = shell.page("settings")
    assert section.section("office").form.field(field.partition(".")[2]).inner.hasFocus()
    shell._toast._undo.click()
    assert shell.where == ("letters", {"letter_id": letter})
    shell.forget()


def test_names_are_hidden_in_the_list_and_on_the_page(clerk: Desk) -> None:
    draft(clerk)
    column = next(one for one in clerk.page.model.columns if one.key == "to")
    assert column.text(clerk.page.row) == "Bagus Prasetyo, S.Kom."
    clerk.session.masked = True
    clerk.session.changed.emit(None)
    clerk.idle()
    assert "agus" not in column.text(clerk.page.row)
    assert "agus" not in column.tip(clerk.page.row)
    assert clerk.page.viewer.pages.page_count == 0
    clerk.session.masked = False
    clerk.session.changed.emit(None)
    clerk.idle()
    assert "Bagus Prasetyo" in clerk.page.viewer.pages.text()
