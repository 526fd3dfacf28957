"""Kode klasifikasi: searched, verified against a source, closed and opened again, read from a file with its faults."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.law.errors import Trouble
from models.registry.classcodes import CodeRow, code_rows
from models.registry.codefile import compare_codes, read_codes
from tests.ui.frame.conftest import rest
from ui.session import Session
from ui.settings.code_forms import CodeForm, ImportForm
from ui.settings.codes import CodesSection
from ui.settings.page import SettingsPage
from ui.shell import Shell
from ui.widgets.dialog import FormDialog

LONG = 30_000
FILE = """Daftar kode;;;;
Kode;Arti;Aktif;Inaktif;Nasib akhir
800.1.6.1;Kode etik ASN;2;3;Permanen
abc;Salah;;;
900.1;Keuangan daerah;5 tahun;5;Musnah
900.1;Ganda;;;
901;;;;
902;Anggaran;lama;;
"""


@pytest.fixture
def section(qtbot: QtBot, shell: Shell, session: Session) -> CodesSection:
    shell.resize(1366, 768)
    shell.go("settings", section="codes")
    rest(qtbot, session)
    page = shell.page("settings")
    assert isinstance(page, SettingsPage)
    found = page.section("codes")
    assert isinstance(found, CodesSection)
    return found


def kept(section: CodesSection, code: str) -> CodeRow:
    with section.session.desk.read() as reader:
        return next(one for one in code_rows(reader, closed=True) if one.code == code)


def go_to(section: CodesSection, code: str) -> None:
    place = next(n for n in range(section.model.rowCount()) if section.model.row_at(n).code == code)
    assert section.table.go_to(place)


def shown(section: CodesSection) -> list[str]:
    return [section.model.row_at(place).code for place in range(section.model.rowCount())]


def press_ok(qtbot: QtBot, section: CodesSection, dialog: FormDialog) -> None:
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=LONG)
    rest(qtbot, section.session)


def opened(section: CodesSection) -> FormDialog:
    assert section.dialog is not None and section.dialog.isVisible()
    return section.dialog


def test_a_code_is_searched_verified_closed_and_opened_again(qtbot: QtBot, section: CodesSection) -> None:
    QTest.keyClicks(section.search, "etik")
    qtbot.keyClick(section.search, Qt.Key.Key_Down)
    assert shown(section) == ["800.1.6.1"] and section.table.hasFocus()
    qtbot.keyClick(section.table, Qt.Key.Key_Return)
    form = opened(section)
    assert isinstance(form, CodeForm)
    form.form.field("verified").set_value(True)
    qtbot.mouseClick(form.ok, Qt.MouseButton.LeftButton)
    assert form.isVisible() and not kept(section, "800.1.6.1").verified  # the source is still the proposal's
    form.form.field("source").set_value("Permendagri 83/2022 lampiran hlm. 12")
    press_ok(qtbot, section, form)
    assert kept(section, "800.1.6.1").verified
    go_to(section, "800.1.6.1")
    assert "hlm. 12" in section.about.text()
    qtbot.mouseClick(section.close_button, Qt.MouseButton.LeftButton)
    closing = opened(section)
    closing.form.field("reason").set_value("Tidak dipakai lagi")
    press_ok(qtbot, section, closing)
    assert shown(section) == []
    section.closed.set_value(True)
    go_to(section, "800.1.6.1")
    assert not section.close_button.isEnabled() and section.edit_button.text() == "Buka lagi…"
    qtbot.mouseClick(section.edit_button, Qt.MouseButton.LeftButton)
    press_ok(qtbot, section, opened(section))
    assert not kept(section, "800.1.6.1").closed


def test_a_new_code_is_added_and_a_known_or_wrong_one_refused(qtbot: QtBot, section: CodesSection) -> None:
    qtbot.mouseClick(section.add_button, Qt.MouseButton.LeftButton)
    form = opened(section)
    for code in ("800.1.6.1", "abc"):
        form.form.set_values({"code": code, "meaning": "Uji"})
        assert set(form.form.problems()) == {"code"}
    form.form.set_values({"code": "900.1.2", "meaning": "Anggaran", "active_years": "x"})
    assert set(form.form.problems()) == {"active_years"}
    form.form.field("active_years").set_value("2")
    press_ok(qtbot, section, form)
    assert kept(section, "900.1.2").active_years == 2
    one = section.current()
    assert one is not None and one.code == "900.1.2"


def test_a_file_is_compared_and_its_wrong_rows_named_before_anything_is_kept(
    qtbot: QtBot, section: CodesSection, tmp_path: Path
) -> None:
    path = tmp_path / "kode.csv"
    path.write_text(FILE, encoding="utf-8")
    qtbot.mouseClick(section.import_button, Qt.MouseButton.LeftButton)
    form = opened(section)
    assert isinstance(form, ImportForm) and not form.ok.isEnabled()
    form.form.field("path").set_value(path)
    qtbot.waitUntil(lambda: form.changes is not None, timeout=LONG)
    assert form.read_file is not None
    assert [one.row for one in form.read_file.problems] == [4, 6, 7, 8]
    assert "1 kode baru, 1 berubah" in form.said.accessibleName() and form.wrong.isVisible()
    form.form.field("verified").set_value(True)
    qtbot.mouseClick(form.ok, Qt.MouseButton.LeftButton)
    assert form.isVisible()  # verified against what?
    form.form.field("source").set_value("Permendagri 83/2022")
    press_ok(qtbot, section, form)
    made = kept(section, "900.1")
    assert (made.active_years, made.inactive_years, made.fate, made.verified) == (5, 5, "musnah", True)
    assert made.source == "Permendagri 83/2022"
    # the same file again, not verified: nothing that was verified is replaced
    qtbot.mouseClick(section.import_button, Qt.MouseButton.LeftButton)
    again = opened(section)
    assert isinstance(again, ImportForm)
    again.form.field("path").set_value(path)
    qtbot.waitUntil(lambda: again.changes is not None, timeout=LONG)
    assert again.changes is not None and again.changes.kept == ("800.1.6.1", "900.1")
    assert not again.ok.isEnabled()
    again.reject()


def test_a_file_without_codes_says_so_in_the_form(qtbot: QtBot, section: CodesSection, tmp_path: Path) -> None:
    qtbot.mouseClick(section.import_button, Qt.MouseButton.LeftButton)
    form = opened(section)
    assert isinstance(form, ImportForm)
    for name, content, words in (
        ("daftar.csv", b"Nama;Umur\nA;3\n", "Kolom kode dan arti tidak ditemukan"),
        ("naskah.pdf", b"%PDF-1.7 x", "Isi berkas bukan daftar yang dikenal"),
    ):
        (tmp_path / name).write_bytes(content)
        form.form.field("path").set_value(tmp_path / name)
        qtbot.waitUntil(lambda words=words: words in form.trouble.accessibleName(), timeout=LONG)
        assert not form.ok.isEnabled()
    form.reject()


def test_a_code_that_a_spreadsheet_took_for_a_number_is_named(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["KODE", "URAIAN"], [800.1, "Bulat"], ["800.10", "Teks"], [900, "Utuh"]):
        sheet.append(row)
    path = tmp_path / "kode.xlsx"
    book.save(path)
    read = read_codes(path)
    assert [one.code for one in read.rows] == ["800.10", "900"]
    assert [one.row for one in read.problems] == [2] and "bilangan" in read.problems[0].words


def test_a_missing_or_broken_file_is_a_trouble_about_codes(tmp_path: Path) -> None:
    (tmp_path / "rusak.xlsx").write_bytes(b"PK\x03\x04 rusak")
    for name in ("tidak-ada.csv", "rusak.xlsx"):
        with pytest.raises(Trouble) as caught:
            read_codes(tmp_path / name)
        assert "pegawai" not in str(caught.value)


def test_a_file_that_says_what_is_known_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "kode.csv"
    path.write_text("Kode;Arti\n900.1;Keuangan\n901;Pajak\n", encoding="utf-8")
    known = [CodeRow("900.1", "Keuangan", source="lama", own=True)]
    changes = compare_codes(read_codes(path), known)
    assert (changes.same, [one.code for one in changes.rows]) == (1, ["901"])


def test_many_codes_are_searched_at_once(qtbot: QtBot, section: CodesSection) -> None:
    section._show([CodeRow(f"{number}.1", f"Urusan {number}") for number in range(1, 5000)])
    QTest.keyClicks(section.search, "4321")
    qtbot.keyClick(section.search, Qt.Key.Key_Return)
    assert shown(section) == ["4321.1"]
