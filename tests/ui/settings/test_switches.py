"""Switches of the law in the window: words instead of ids, background, history, cases under each value."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from models.procedure import classification, intake, verification
from models.procedure.desk import NeedsReason
from models.procedure.setup import set_switch
from tests.ui.frame.conftest import rest
from ui.session import Session
from ui.shell import Shell
from ui.widgets.card import Line
from ui.widgets.dialog import FormDialog, Sheet
from ui.widgets.lawlink import LawLink


def section(qtbot: QtBot, shell: Shell, session: Session) -> Any:
    shell.go("settings", section="rules")
    rest(qtbot, session)
    return shell.page("settings").section("rules")  # type: ignore[union-attr]


def words(widget: Any) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


def link(widget: Any, text: str) -> QPushButton:
    return next(one for one in widget.findChildren(QPushButton) if text in one.text())


def with_reason(call: Any) -> Any:
    try:
        return call("")
    except NeedsReason:
        return call("Diperiksa dan diterima untuk pengujian.")


def classified(session: Session) -> int:
    """A case, classified today."""
    from models.law.person import Person

    desk = session.desk
    today = session.today()
    person = Person(name="Dwi Contoh", number="198304092008031101", golongan="III/d", jenjang="PENGAWAS", post="Lurah")
    case_id: int = with_reason(
        lambda o: intake.register_case(
            desk,
            source=intake.SourceInput("penerusan", "Bawaslu Kota", "112/PP", date(2024, 9, 17)),
            received=today,
            respondent=person,
            act=intake.ActInput(
                date=date(2024, 9, 10), place="simpang", narrative="", violations=("skb2022.etik.01",),
                calendar="pilkada-2024",
            ),
            override=o,
        )
    )  # fmt: skip
    verification.verify(desk, case_id, identity=True, time=True, place=True, evidence=True)
    with_reason(lambda o: classification.classify(desk, case_id, override=o))
    return case_id


def test_values_are_words_with_note_and_article(qtbot: QtBot, shell: Shell, session: Session) -> None:
    shown = section(qtbot, shell, session)
    said = words(shown)
    assert "Penundaan kenaikan gaji dan pangkat (PP 53/2010, masa peralihan)" in said
    assert "pp53" not in said.replace("PP 53", "")
    assert "Tanyakan kepada BKPSDM." in said
    assert "Nilai bawaan, sebagaimana dimuat dalam data aturan." in said
    first = shown.findChild(LawLink)
    assert first.text() == "PP 94/2021 Pasal 42 dan Pasal 45 angka 3"
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    panel: Any = QApplication.activePopupWidget()
    assert "Disiplin Pegawai Negeri Sipil" in words(panel)
    panel.close()


def test_choosing_by_form_shows_words_background_and_history(qtbot: QtBot, shell: Shell, session: Session) -> None:
    shown = section(qtbot, shell, session)
    choose = next(
        one for one in shown.findChildren(QPushButton) if one.accessibleName().startswith("Pilih: Skala hukuman")
    )
    choose.click()
    dialog: Any = QApplication.activeModalWidget()
    assert isinstance(dialog, FormDialog)
    assert "BKN pada 2024" in words(dialog)
    dialog.form.field("value").set_value("pp94_tukin")
    dialog.form.field("reason").set_value("Surat BKPSDM.")
    dialog.ok.click()
    rest(qtbot, session)
    set_switch(session.desk, "sedang_scale", "pp53_transisi", "Ditinjau kembali.", date(2020, 1, 1))
    rest(qtbot, session)
    shown = section(qtbot, shell, session)
    assert "Surat BKPSDM." in words(shown)
    link(shown, "Riwayat pilihan (2)").click()
    sheet: Any = QApplication.activeModalWidget()
    assert isinstance(sheet, Sheet)
    lines = [one.accessibleName() for one in sheet.findChildren(Line)]
    assert "Pemotongan tunjangan kinerja 25%" in lines[0]
    assert "Surat BKPSDM." in lines[0]
    assert "Ditinjau kembali." in lines[1]
    assert "nilai bawaan" in lines[2]
    sheet.accept()


def test_cases_under_each_value_are_counted_and_open(qtbot: QtBot, shell: Shell, session: Session) -> None:
    case_id = classified(session)
    shown = section(qtbot, shell, session)
    link(shown, "1 perkara digolongkan dengan: Seluruh anggota").click()
    rest(qtbot, session)
    sheet: Any = QApplication.activeModalWidget()
    (line,) = sheet.findChildren(Line)
    QTest.keyClick(line, Qt.Key.Key_Return)
    rest(qtbot, session)
    assert shell.where == ("cases", {"case_id": case_id})


def test_a_case_that_used_a_row_is_listed_with_it(qtbot: QtBot, shell: Shell, session: Session) -> None:
    case_id = classified(session)
    shell.go("settings", section="lawbook")
    rest(qtbot, session)
    book: Any = shell.page("settings").section("lawbook")  # type: ignore[union-attr]
    QTest.keyClicks(book.box, "spanduk, baliho, atau alat peraga lain terkait bakal calon")
    QTest.keyClick(book.box, Qt.Key.Key_Return)
    rest(qtbot, session)
    used = [one for one in book.pane.findChildren(Line) if "Dwi Contoh" in one.accessibleName()]
    assert len(used) == 1
    used[0].pressed.emit()
    assert shell.where == ("cases", {"case_id": case_id})
