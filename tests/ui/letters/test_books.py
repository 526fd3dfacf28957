"""Books of a period on the screen and as files that the person named."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.law.errors import Trouble
from models.procedure import letters
from tests.ui.letters.conftest import Desk
from tests.ui.letters.test_page import finalised
from tests.ui.letters.test_printing import acts
from ui.letters.books_flow import period


def open_books(clerk: Desk, key: str = "agenda") -> Any:
    clerk.page.go_to_section("books")
    clerk.idle()
    pane = clerk.page.part("books")
    pane.choose(key)
    clerk.idle()
    return pane


def cells(pane: Any, column: str) -> list[str]:
    """What a column of the book shows."""
    found = next(one for one in pane.table.rows.columns if one.key == column)
    return [found.text(row) for row in pane.rows()]


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        ("month", (date(2024, 10, 1), date(2024, 10, 14))),
        ("last_month", (date(2024, 9, 1), date(2024, 9, 30))),
        ("quarter", (date(2024, 10, 1), date(2024, 10, 14))),
        ("year", (date(2024, 1, 1), date(2024, 10, 14))),
        ("last_year", (date(2023, 1, 1), date(2023, 12, 31))),
    ],
)
def test_periods(key: str, wanted: tuple[date, date]) -> None:
    assert period(key, date(2024, 10, 14)) == wanted


def test_january_knows_the_month_before() -> None:
    assert period("last_month", date(2025, 1, 3)) == (date(2024, 12, 1), date(2024, 12, 31))


def test_the_agenda_names_what_was_voided(clerk: Desk) -> None:
    finalised(clerk)
    clerk.press("void")
    clerk.submit(reason="Salah tanggal sidang.")
    finalised(clerk, "undangan_sidang")
    pane = open_books(clerk)
    assert cells(pane, "number") == ["800.1.6.1/1/401.201/2024", "800.1.6.1/2/401.201/2024"]
    assert "DIBATALKAN" in cells(pane, "remark")[0]
    assert "Salah tanggal sidang." in cells(pane, "remark")[0]
    assert pane.count.text() == "2 baris"


def test_the_expedition_book_names_who_took_it(clerk: Desk) -> None:
    letter = finalised(clerk, "undangan_sidang")
    desk = clerk.room.desk
    letters.mark_signed(desk, letter)
    letters.send(desk, letter, "kurir")
    letters.serve(desk, letter, "Sri Handayani")
    pane = open_books(clerk, "expedition")
    assert cells(pane, "by") == ["Sri Handayani"]
    pane.table.setFocus()
    pane.table.go_to(0)
    QTest.keyClick(pane.table, Qt.Key.Key_Return)
    clerk.idle()
    assert clerk.page.sections.current() == "register"
    assert clerk.page.row is not None
    assert clerk.page.row.id == letter


def test_the_register_of_cases_leads_to_its_case(clerk: Desk) -> None:
    pane = open_books(clerk, "cases")
    pane.period.set_value("year")
    clerk.idle()
    assert cells(pane, "no") == ["2024/001"]
    pane.table.go_to(0)
    pane.table.opened.emit(0)
    assert ("cases", {"case_id": clerk.room.case_id}) in clerk.shell.went


def test_a_period_without_lines_says_so(clerk: Desk) -> None:
    pane = open_books(clerk)
    pane.set_period(date(2020, 1, 1), date(2020, 1, 31))
    clerk.idle()
    assert not pane.rows()
    assert "Tidak ada surat keluar" in pane.empty.accessibleName()


def test_a_period_that_runs_backwards_is_marked_and_not_exported(clerk: Desk) -> None:
    pane = open_books(clerk)
    pane.set_period(date(2024, 10, 14), date(2024, 10, 1))
    clerk.idle()
    assert not pane.pdf.isEnabled()
    pane.export("pdf")
    assert acts(clerk) != ["register.export"]


def test_a_book_becomes_a_pdf_and_a_sheet_and_each_is_on_record(clerk: Desk, tmp_path: Path) -> None:
    finalised(clerk)
    pane = open_books(clerk)
    asked: list[str] = []

    def target(name: str, _pattern: str) -> Path:
        asked.append(name)
        return tmp_path / name

    pane.save_as = target
    QTest.mouseClick(pane.pdf, Qt.MouseButton.LeftButton)
    clerk.idle()
    QTest.mouseClick(pane.xlsx, Qt.MouseButton.LeftButton)
    clerk.idle()
    assert asked == ["buku-agenda-keluar-20241001-20241014.pdf", "buku-agenda-keluar-20241001-20241014.xlsx"]
    words = "\n".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / asked[0]).pages)
    assert "BUKU AGENDA SURAT KELUAR" in words
    assert "800.1.6.1/1/401.201/2024" in words.replace("\n", "")
    with ZipFile(io.BytesIO((tmp_path / asked[1]).read_bytes())) as sheet:
        inside = "".join(sheet.read(name).decode("utf-8") for name in sheet.namelist() if name.endswith(".xml"))
    assert "800.1.6.1/1/401.201/2024" in inside
    assert acts(clerk, 2) == ["register.export", "register.export"]
    assert sorted(path.name for path in tmp_path.glob("buku*")) == sorted(asked)


def test_a_book_that_cannot_be_written_leaves_no_file(clerk: Desk, tmp_path: Path) -> None:
    pane = open_books(clerk)
    said: list[Trouble] = []
    pane._trouble = said.append
    pane.save_as = lambda name, _pattern: tmp_path / "tidak-ada" / name
    pane.export("xlsx")
    clerk.idle()
    assert [trouble.what for trouble in said] == ["Berkas tidak dapat ditulis di tempat itu."]
    pane.save_as = lambda _name, _pattern: None
    pane.export("pdf")
    clerk.idle()
    assert not list(tmp_path.glob("buku*"))


def test_locking_forgets_the_book(clerk: Desk) -> None:
    finalised(clerk)
    pane = open_books(clerk)
    assert pane.rows()
    clerk.page.shut()
    assert not pane.rows()
    assert not pane.table.rows.ids()
