"""The clerk's page on a real vault with the real press: draft, number, sign, send, arrival, void, print."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from models.procedure import letters
from models.records import Letter
from models.registry.casefile import case_file
from models.registry.journal import journal_ids, journal_rows
from models.registry.viewer import Viewer
from tests.ui.letters.conftest import Desk
from ui.letters.offers import offers
from ui.widgets.dialog import ReasonDialog


def draft(clerk: Desk, kind: str = "surat_panggilan_1") -> int:
    """A draft of the case, chosen in the register."""
    room = clerk.room
    with room.desk.read() as session:
        offer = next(o for o in offers(case_file(session, room.case_id)) if o.kind == kind and not o.why_not)
    letter = letters.draft(room.desk, kind, case_id=room.case_id, about=offer.about)
    clerk.page.open(letter_id=letter)
    clerk.idle()
    assert clerk.page.row is not None
    assert clerk.page.row.id == letter
    return letter


def record(clerk: Desk, letter: int) -> Letter:
    with clerk.room.desk.read() as session:
        found = session.get(Letter, letter)
        assert found is not None
        return found


def finalised(clerk: Desk, kind: str = "surat_panggilan_1", **values: Any) -> int:
    letter = draft(clerk, kind)
    clerk.press("finalise")
    clerk.submit(**values)
    assert record(clerk, letter).status == "final", clerk.form().trouble.accessibleName()
    return letter


def test_a_letter_is_begun_from_what_the_case_can_feed(clerk: Desk) -> None:
    clerk.page.acts.begin_for(clerk.room.case_id)
    clerk.idle()
    sheet = clerk.offers()
    ready = [
        one.words for one, line in sheet.lines if line.isEnabled() and one.kind in ("surat_panggilan_1", "putusan")
    ]
    assert ready == ["Surat panggilan I · sidang 1, 14 Oktober 2024"]
    waiting = {one.kind: one.why_not for one, line in sheet.lines if not line.isEnabled()}
    assert waiting["putusan"] == "putusan belum dicatat"
    line = next(line for one, line in sheet.lines if one.kind == "surat_panggilan_1")
    QTest.keyClick(line, Qt.Key.Key_Return)
    clerk.idle()
    row = clerk.page.row
    assert row is not None
    assert (row.kind, row.status, row.number) == ("surat_panggilan_1", "draf", "")


def test_the_preview_shows_the_letter_as_it_will_print(clerk: Desk) -> None:
    draft(clerk)
    words = clerk.page.viewer.pages.text()
    assert "SURAT PANGGILAN I" in words
    assert "Bagus Prasetyo" in words
    assert "14 Oktober 2024" in words
    assert clerk.page.viewer.paper.current() == "A4"


def test_paper_is_chosen_for_a_draft_and_kept(clerk: Desk) -> None:
    letter = draft(clerk)
    narrow = clerk.page.viewer.pages.page_width()
    clerk.page.viewer.paper_chosen.emit("F4")
    clerk.idle()
    assert record(clerk, letter).profile == "F4"
    assert clerk.page.viewer.pages.page_width() == pytest.approx(609.4, abs=0.2)
    assert narrow == pytest.approx(595.3, abs=0.2)
    assert clerk.page.viewer.paper.current() == "F4"


def test_numbers_are_taken_at_the_end_and_never_twice(clerk: Desk) -> None:
    assert clerk.page.number.text() == "Nomor berikutnya 001"
    first = finalised(clerk)
    assert record(clerk, first).number == "800.1.6.1/1/401.201/2024"
    assert clerk.page.number.text() == "Nomor berikutnya 002"
    clerk.press("void")
    clerk.submit(reason="Salah tanggal sidang.")
    assert record(clerk, first).status == "batal"
    second = finalised(clerk, "undangan_sidang")
    assert record(clerk, second).number == "800.1.6.1/2/401.201/2024"


def test_a_frozen_letter_shows_its_own_bytes_and_keeps_its_paper(clerk: Desk) -> None:
    letter = finalised(clerk)
    assert not clerk.page.viewer.paper.isEnabled()
    clerk.page.acts.change_paper("F4")
    clerk.idle()
    assert record(clerk, letter).profile == "A4"
    assert "800.1.6.1/1/401.201/2024" in clerk.page.viewer.pages.text()
    assert letters.preview(clerk.room.desk, letter, "F4") == letters.pdf(clerk.room.desk, letter)


def test_the_number_may_follow_later(clerk: Desk) -> None:
    letter = finalised(clerk, way="later")
    row = clerk.page.row
    assert row is not None
    assert (row.queue, row.number, row.slot_open) == ("number", "", True)
    clerk.press("number")
    clerk.submit(number="800.1.6.1/77/401.201/2024")
    assert record(clerk, letter).number == "800.1.6.1/77/401.201/2024"
    assert clerk.page.row is not None
    assert clerk.page.row.queue == "sign"


def test_a_number_that_is_taken_is_refused_in_the_form(clerk: Desk) -> None:
    finalised(clerk)
    other = draft(clerk, "undangan_sidang")
    clerk.press("finalise")
    clerk.submit(way="given", number="800.1.6.1/1/401.201/2024")
    assert clerk.form().isVisible()
    assert "sudah dipakai" in clerk.form().trouble.accessibleName()
    assert record(clerk, other).status == "draf"


def test_a_back_dated_letter_wants_a_reason(clerk: Desk) -> None:
    letter = draft(clerk)
    clerk.press("finalise")
    clerk.submit(date="2024-10-11")
    asked = next(one for one in clerk.page.window().findChildren(ReasonDialog) if one.isVisible())
    asked.form.field("reason").set_value("Surat sudah dikirim tanggal 11, dicatat kemudian.")
    asked.ok.click()
    clerk.idle()
    assert record(clerk, letter).letter_date is not None
    assert record(clerk, letter).letter_date.isoformat() == "2024-10-11"  # type: ignore[union-attr]


def test_signed_sent_and_arrived(clerk: Desk) -> None:
    letter = finalised(clerk, "undangan_sidang")
    clerk.press("sign")
    clerk.submit()
    clerk.press("send")
    clerk.submit(how="kurir")
    assert clerk.page.row is not None
    assert clerk.page.row.queue == "serve"
    clerk.press("serve")
    clerk.submit(receiver="Sri Handayani")
    row = record(clerk, letter)
    assert (row.status, row.sent_how, row.receiver) == ("diterima", "kurir", "Sri Handayani")


def test_printing_goes_straight_to_the_printer_and_into_the_journal(clerk: Desk, tmp_path: Path) -> None:
    letter = finalised(clerk)
    out = tmp_path / "kertas.pdf"

    def printer() -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(out))
        return made

    clerk.page.acts.printing.choose_printer = printer
    clerk.press("print")
    sheets = pypdf.PdfReader(out)
    assert len(sheets.pages) == record(clerk, letter).pages
    assert clerk.shell.said
    viewer = Viewer(clerk.room.desk.sitter.id, clerk.room.desk.sitter.role)
    with clerk.room.desk.read() as session:
        rows = journal_rows(session, viewer, journal_ids(session, viewer)[:1])
    assert [row.act for row in rows if row] == ["letter.print"]


def test_a_printing_that_was_given_up_is_not_on_record(clerk: Desk) -> None:
    finalised(clerk)
    clerk.page.acts.printing.choose_printer = lambda: None
    clerk.press("print")
    viewer = Viewer(clerk.room.desk.sitter.id, clerk.room.desk.sitter.role)
    with clerk.room.desk.read() as session:
        rows = journal_rows(session, viewer, journal_ids(session, viewer)[:1])
    assert [row.act for row in rows if row] == ["letter.finalise"]


def test_what_is_missing_leads_to_where_it_is_entered(clerk: Desk) -> None:
    room = clerk.room
    letter = letters.draft(room.desk, "keputusan_sanksi", case_id=room.case_id)
    clerk.page.open(letter_id=letter)
    clerk.idle()
    lacking = letters.missing(room.desk, letter)
    assert lacking
    assert clerk.page.viewer.gaps_title.text() == f"Belum lengkap: {len(lacking)} isian"
    from ui.letters.flow import gaps

    assert clerk.page.row is not None
    for gap in gaps(lacking, clerk.page.row):
        clerk.page.viewer.gap_chosen.emit(gap)
    assert ("cases", {"case_id": room.case_id, "section": "keputusan"}) in clerk.shell.went
    clerk.press("finalise")
    clerk.submit()
    assert "belum ada" in clerk.form().trouble.accessibleName()
    assert record(clerk, letter).status == "draf"


def test_the_fields_of_a_draft_reach_the_page(clerk: Desk) -> None:
    draft(clerk)
    clerk.press("fields")
    clerk.submit(copies="Inspektur\nKepala BKPSDM", attachment="1 (satu) berkas")
    words = clerk.page.viewer.pages.text()
    assert "Inspektur" in words
    assert "Kepala BKPSDM" in words


def test_the_queue_opens_where_home_points(clerk: Desk) -> None:
    waiting = finalised(clerk, way="later")
    draft(clerk, "undangan_sidang")
    clerk.page.open(queue="number")
    clerk.idle()
    assert list(clerk.page.model.ids()) == [waiting]
    assert clerk.page.places.current() == "number"
    clerk.page.choose_place("queue")
    clerk.idle()
    assert len(clerk.page.model.ids()) == 2


def test_search_narrows_the_register(clerk: Desk) -> None:
    wanted = draft(clerk, "undangan_sidang")
    draft(clerk)
    clerk.page.choose_place("all")
    clerk.page.search.setText("undangan")
    clerk.page.search.returnPressed.emit()
    clerk.idle()
    assert list(clerk.page.model.ids()) == [wanted]


def test_locking_forgets_the_page_of_the_letter(clerk: Desk) -> None:
    draft(clerk)
    assert clerk.page.viewer.pages.page_count > 0
    clerk.page.shut()
    assert clerk.page.viewer.pages.page_count == 0
    assert clerk.page.viewer.pages.text() == ""
