"""The rule browser in the real window: search, filters, detail, the office's rows, mistakes; mouse and keyboard."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from models.law import RuleRef
from models.procedure import lawrows
from models.registry.rules import office_rows
from tests.ui.frame.conftest import PASSPHRASE, rest
from tests.ui.frame.walking import nameless
from ui import opening
from ui.session import Session
from ui.settings.lawbook import LawbookSection
from ui.settings.lawforms import RowForm
from ui.shell import Shell
from ui.widgets.dialog import FormDialog
from ui.widgets.lawlink import LawLink

CALENDAR = {
    "id": "pilkada-2029",
    "name": "Pemilihan kepala daerah 2029",
    "penetapan_calon": date(2029, 9, 20),
    "pemungutan_suara": date(2029, 11, 28),
    "kind": "pilkada",
    "verified": False,
    "source": "KANTOR",
}


@pytest.fixture
def book(qtbot: QtBot, shell: Shell, session: Session) -> LawbookSection:
    """The section, shown and at rest."""
    shell.go("settings", section="lawbook")
    section = shell.page("settings").section("lawbook")  # type: ignore[union-attr]
    assert isinstance(section, LawbookSection)
    rest(qtbot, session)
    return section


def words(widget: Any) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


def button(widget: Any, text: str) -> QPushButton:
    return next(one for one in widget.findChildren(QPushButton) if one.text() == text)


def form() -> Any:
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, FormDialog)
    return shown


def type_into(qtbot: QtBot, session: Session, book: LawbookSection, text: str) -> None:
    book.box.clear()
    QTest.keyClicks(book.box, text)
    QTest.keyClick(book.box, Qt.Key.Key_Return)
    rest(qtbot, session)


def test_words_find_rows_and_the_keyboard_reads_them(qtbot: QtBot, book: LawbookSection, session: Session) -> None:
    type_into(qtbot, session, book, "pernyataan tertutup")
    assert [one.id for one in book.list.rows.lines] == ["pp42.tertutup"]
    assert book.count.text() == "1 baris"
    said = words(book.pane)
    assert "berlaku sejak 18 Oktober 2004" in said
    assert "sanctions.toml baris" in said
    assert "Peraturan Pemerintah Nomor 42 Tahun 2004" in said
    assert "Naskah PP 42/2004" in said
    assert "Belum ada perkara yang memakai baris ini." in said
    assert book.pane.findChild(LawLink).text() == "PP 42/2004 Pasal 15 ayat (3) huruf a"
    type_into(qtbot, session, book, "pernyataan")
    QTest.keyClick(book.box, Qt.Key.Key_Down)
    assert book.list.hasFocus()
    first = book.pane.detail
    QTest.keyClick(book.list, Qt.Key.Key_Down)
    rest(qtbot, session)
    assert book.pane.detail is not None
    assert book.pane.detail.line.id != first.line.id  # type: ignore[union-attr]


def test_filters_narrow_the_list(qtbot: QtBot, book: LawbookSection, session: Session) -> None:
    whole = len(book.list.rows.lines)
    book.table.set_value("scale")
    assert {one.table for one in book.list.rows.lines} == {"scale"}
    book.on.set_value(date(2015, 5, 5))
    held = {one.id for one in book.list.rows.lines}
    assert "pp53_2010" in held
    assert "pp94_2021" not in held
    QTest.mouseClick(book.unread.check, Qt.MouseButton.LeftButton, pos=book.unread.check.rect().center())
    book.unread.check.setChecked(True)
    assert all(not one.verified for one in book.list.rows.lines)
    book.on.set_value(None)
    book.table.set_value(None)
    book.unread.check.setChecked(False)
    assert len(book.list.rows.lines) == whole
    book.own.check.setChecked(True)
    assert book.list.rows.lines == ()
    assert book.pane.isHidden()
    rest(qtbot, session)


def test_a_row_is_added_by_form_and_stays_after_reopening(
    qtbot: QtBot, book: LawbookSection, session: Session, shell: Shell
) -> None:
    book.table.set_value("candidacy_calendar")
    button(book, "Tambah…").click()
    menu: Any = QApplication.activePopupWidget()
    assert menu.activeAction().text() == "Kalender pencalonan…"
    QTest.keyClick(menu, Qt.Key.Key_Return)
    dialog = form()
    assert isinstance(dialog, RowForm)
    for key, value in CALENDAR.items():
        dialog.form.field(key).set_value(value)
    dialog.form.field("reason").set_value("PKPU tahapan.")
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    rest(qtbot, session)
    assert QApplication.activeModalWidget() is None
    assert session.desk.rulebook.calendars["pilkada-2029"].penetapan_calon == date(2029, 9, 20)
    book.own.check.setChecked(True)
    rest(qtbot, session)
    (line,) = book.list.rows.lines
    assert (line.id, line.own, line.where) == ("pilkada-2029", True, "baris kantor nomor 1")
    said = words(book.pane)
    assert "PKPU tahapan." in said
    assert "Ratna Wibowo" in said or "Hartono Wijaya" in said


def test_days_off_of_a_year_come_from_a_file(
    qtbot: QtBot, book: LawbookSection, session: Session, tmp_path: Path
) -> None:
    day = '[[day_off]]\nday = 2029-01-02\nname = "Libur"\nkind = "libur_nasional"\nverified = true\nsource = "KANTOR"\n'
    path = tmp_path / "libur.toml"
    path.write_text(day, encoding="utf-8")
    button(book, "Tambah…").click()
    menu: Any = QApplication.activePopupWidget()
    menu.actions()[-1].trigger()
    menu.close()
    dialog = form()
    dialog.form.field("year").set_value(2028)
    dialog.form.field("path").set_value(path)
    dialog.form.field("reason").set_value("Keputusan bersama.")
    dialog.ok.click()
    rest(qtbot, session)
    assert "di luar tahun 2028" in words(dialog)
    dialog.form.field("year").set_value(2029)
    dialog.ok.click()
    rest(qtbot, session)
    assert not session.desk.rulebook.calendar().is_working(date(2029, 1, 2))


def test_a_mistake_stands_at_its_field_and_nothing_is_lost(
    qtbot: QtBot, book: LawbookSection, session: Session
) -> None:
    book.add_to("candidacy_calendar")
    dialog = form()
    wrong = CALENDAR | {"pemungutan_suara": date(2029, 1, 1)}
    for key, value in wrong.items():
        dialog.form.field(key).set_value(value)
    dialog.form.field("reason").set_value("PKPU tahapan.")
    dialog.ok.click()
    rest(qtbot, session)
    assert form() is dialog
    assert "Tanggal kalender pencalonan tidak berurutan." in words(dialog.form)
    assert dialog.form.field("name").value() == CALENDAR["name"]
    with session.desk.read() as reader:
        assert office_rows(reader) == []
    dialog.form.field("pemungutan_suara").set_value(CALENDAR["pemungutan_suara"])
    dialog.ok.click()
    rest(qtbot, session)
    assert "pilkada-2029" in session.desk.rulebook.calendars


def test_an_empty_form_asks_for_what_is_missing(qtbot: QtBot, book: LawbookSection, session: Session) -> None:
    book.add_to("violation")
    dialog = form()
    dialog.ok.click()
    assert "Wajib diisi." in words(dialog.form)
    dialog.reject()


def test_every_control_has_a_word_for_the_screen_reader(
    qtbot: QtBot, book: LawbookSection, session: Session, shell: Shell
) -> None:
    assert nameless(book) == []
    for table in ("sanction", "violation", "clock"):
        book.add_to(table)
        dialog = form()
        dialog.form.field("_more").set_value(True)
        assert nameless(dialog) == []
        dialog.reject()


def test_a_row_is_closed_and_the_closing_taken_back(
    qtbot: QtBot, book: LawbookSection, session: Session, shell: Shell
) -> None:
    shell.go("settings", section="lawbook", row=RuleRef("candidacy_calendar", "pilkada-2018"))
    rest(qtbot, session)
    assert book.list.current().id == "pilkada-2018"  # type: ignore[union-attr]
    QTest.keyClick(button(book.pane, "Tutup…"), Qt.Key.Key_Space)
    dialog = form()
    dialog.form.field("last").set_value(date(2019, 1, 1))
    dialog.form.field("reason").set_value("Tidak dipakai lagi.")
    dialog.ok.click()
    rest(qtbot, session)
    assert session.desk.rulebook.calendars["pilkada-2018"].effective_to == date(2019, 1, 1)
    assert "berlaku s.d. 1 Januari 2019" in words(book.pane)
    assert not button(book.pane, "Tutup…").isEnabled()
    button(book.pane, "Tarik penutupan…").click()
    dialog = form()
    dialog.form.field("reason").set_value("Keliru.")
    dialog.ok.click()
    rest(qtbot, session)
    assert session.desk.rulebook.calendars["pilkada-2018"].effective_to is None


def test_a_row_is_replaced_by_a_new_version(qtbot: QtBot, book: LawbookSection, session: Session, shell: Shell) -> None:
    shell.go("settings", section="lawbook", row=RuleRef("clock", "effective"))
    rest(qtbot, session)
    button(book.pane, "Ganti…").click()
    dialog = form()
    assert not dialog.form.field("id").isEnabled()
    assert dialog.form.field("limit").value() == 15
    dialog.form.field("last").set_value(date(2026, 12, 31))
    dialog.form.field("effective_from").set_value(date(2027, 1, 1))
    dialog.form.field("limit").set_value(20)
    dialog.form.field("reason").set_value("Peraturan baru.")
    dialog.ok.click()
    rest(qtbot, session)
    law = session.desk.rulebook
    assert law.clock_on("effective", date(2026, 12, 31)).limit == 15
    assert law.clock_on("effective", date(2027, 1, 1)).limit == 20


def test_the_law_link_leads_to_the_row(qtbot: QtBot, book: LawbookSection, shell: Shell, session: Session) -> None:
    shell.go("home")
    link = LawLink(RuleRef("sanction", "pp42.terbuka"), "PP 42/2004 Pasal 15 ayat (3)")
    link.setParent(shell)
    link.show()
    panel = link.open_law()
    button(panel, "Buka di Pengaturan").click()
    rest(qtbot, session)
    assert shell.where[0] == "settings"
    assert book.list.current().id == "pp42.terbuka"  # type: ignore[union-attr]
    assert book.pane.detail.line.id == "pp42.terbuka"  # type: ignore[union-attr]


def test_the_finder_knows_rows_of_the_law(qtbot: QtBot, book: LawbookSection, shell: Shell, session: Session) -> None:
    shell.go("home")
    shell.open_finder()
    QTest.keyClicks(shell.finder.box, "pernyataan secara tertutup")
    qtbot.waitUntil(lambda: any(one.kind == "Aturan" for one in shell.finder.lines()), timeout=10_000)
    found = [one for one in shell.finder.lines() if one.kind == "Aturan"]
    assert [one.title for one in found] == ["Pernyataan secara tertutup"]
    found[0].open()
    rest(qtbot, session)
    assert book.list.current().id == "pp42.tertutup"  # type: ignore[union-attr]


def test_every_table_has_a_form_that_reads_back_what_the_law_says(
    qtbot: QtBot, book: LawbookSection, session: Session
) -> None:
    from models.law.browse import TITLES, browse

    law = session.desk.rulebook
    for table in TITLES:
        line = browse(law, table=table)[0]
        dialog = RowForm(book.window(), session, table, line, lambda _words: None)
        from ui.settings.lawfields import row_values

        said = {key: dialog.form.field(key).value() for key in dialog._keys()}
        kept = lawrows.kept_values(law, RuleRef(table, line.id, line.effective_from))
        for key, value in kept.items():
            if key in ("effective_from", "effective_to") or value in (False, 0, "", []):
                continue
            got = row_values(table, said).get(key)
            assert (sorted(got) if isinstance(got, list) and key != "levels" else got) == (
                sorted(value) if isinstance(value, list) and key != "levels" else value
            ), (table, key)
        dialog.deleteLater()


def test_who_may_not_change_the_law_reads_it(qtbot: QtBot, folder: Path) -> None:
    opened = opening.open_desk(folder, 1, PASSPHRASE)
    made = Session(opened.desk)
    made.can = lambda act: act != "law.row"  # type: ignore[method-assign]
    shell = Shell(made)
    qtbot.addWidget(shell)
    shell.go("settings", section="lawbook")
    rest(qtbot, made)
    section: Any = shell.page("settings").section("lawbook")  # type: ignore[union-attr]
    assert section.list.rows.lines
    assert not [one for one in section.findChildren(QPushButton) if one.text().endswith("…")]
    shell.forget()
    made.tasks.stop()
    opened.desk.vault.lock()


def test_a_broken_law_file_is_named_and_the_window_starts_with_the_rest(
    qtbot: QtBot, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried = tmp_path / "resources"
    shutil.copytree(opening.resources() / "law", carried / "law")
    path = carried / "law" / "calendars.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('kind = "pilkada"', 'jenis = "pilkada"', 1), "utf-8")
    real = opening.resources()
    monkeypatch.setattr(opening, "press", lambda: None)
    monkeypatch.setattr(opening, "resources", lambda: carried)
    opened = opening.open_desk(folder, 1, PASSPHRASE)
    monkeypatch.setattr(opening, "resources", lambda: real)
    assert len(opened.concerns) == 1
    assert "calendars.toml baris" in opened.concerns[0]
    assert "kunci 'jenis' tidak dikenal" in opened.concerns[0]
    made = Session(opened.desk)
    shell = Shell(made)
    qtbot.addWidget(shell)
    shell.go("settings", section="lawbook")
    rest(qtbot, made)
    section: Any = shell.page("settings").section("lawbook")  # type: ignore[union-attr]
    assert section.list.rows.lines
    assert "kunci 'jenis' tidak dikenal" in words(section.left_out)
    assert "pilkada-2018" not in opened.desk.rulebook.calendars
    shell.forget()
    made.tasks.stop()
    opened.desk.vault.lock()
