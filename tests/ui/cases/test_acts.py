"""A case from intake to closing in the real window over a real vault: by keyboard, with reasons, with articles."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget

from tests.ui.cases.bench import Office, Window

CTRL = Qt.KeyboardModifier.ControlModifier


def type_into(widget: QWidget, text: str) -> None:
    QTest.keyClicks(widget, text)


def answer_reason(window: Window, words: str = "Diterima majelis dengan alasan ini.") -> None:
    """The dialog that asks for the written reason: write it, press its button."""
    dialog = window.dialog()
    type_into(dialog.form.field("reason").inner, words)
    dialog.ok.click()
    window.settle()


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_intake_by_keyboard_alone(window: Window, office: Office) -> None:
    """Ctrl+N, then Tab, letters, arrows, Space and Enter only; the case opens with its next step."""
    window.shell.go("cases")
    window.settle()
    window.press(Qt.Key.Key_N, CTRL)
    dialog = window.dialog()
    form = dialog.form
    assert QApplication.focusWidget() is form.field("source_kind").inner
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Down)
    assert form.field("source_kind").value() == "penerusan"

    def tab_to(widget: QWidget) -> None:
        for _ in range(60):
            if QApplication.focusWidget() is widget:
                return
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        raise AssertionError(f"{widget.accessibleName()} cannot be reached with Tab")

    def write(key: str, text: str) -> None:
        tab_to(form.field(key).inner)
        type_into(QApplication.focusWidget(), text)

    write("source_body", "Bawaslu Kota")
    write("source_number", "118/PP.01.02/2024")
    write("source_date", "17-09-2024")
    write("ref_sbt", "SBT-2024-09-0007")
    write("employee", "bagus pras")
    window.bot.wait(200)
    window.settle()
    window.press(Qt.Key.Key_Return)
    assert form.field("employee").chosen().title == "Bagus Prasetyo"
    write("act_date", "10-09-2024")
    write("place", "akun Instagram pribadi")
    write("narrative", "Membagikan unggahan dukungan.")
    tab_to(form.field("calendar").inner)
    window.press(Qt.Key.Key_Down)
    assert form.field("calendar").value() == "pilkada-2024"
    tab_to(form.field("violations").box)
    type_into(form.field("violations").box, "like")
    window.bot.wait(200)
    QTest.keyClick(form.field("violations").box, Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Space)
    assert len(form.field("violations").value()) == 1
    write("reporter_name", "Pelapor Disegel")
    tab_to(dialog.ok)
    window.press(Qt.Key.Key_Space)
    window.bot.waitUntil(lambda: window.cases.case.data is not None, timeout=20_000)
    case = window.cases.case.data.case
    assert case.respondent.name == "Bagus Prasetyo"
    assert case.foreign_refs == {"sbt": "SBT-2024-09-0007"}
    assert case.has_reporter
    assert case.calendar == "pilkada-2024"
    assert "verifikasi" in window.cases.case.step.accessibleName()
    assert "Pelapor Disegel" not in texts(window.shell)


def test_wrong_dates_are_said_and_nothing_is_lost(window: Window, office: Office) -> None:
    window.shell.go("cases", new=True)
    dialog = window.dialog()
    dialog.form.set_values({"source_kind": "temuan", "place": "kantor", "narrative": "Sesuatu.", "by_hand": True})
    dialog.form.field("p_name").set_value("Tanpa Daftar")
    dialog.form.field("act_date").set_value(date(2024, 9, 18))
    dialog.form.field("received").set_value(date(2024, 9, 10))
    dialog.ok.click()
    window.settle()
    assert dialog.isVisible()
    assert "tanggal perbuatan sesudah tanggal terima" in texts(dialog)
    assert dialog.form.field("p_name").value() == "Tanpa Daftar"
    dialog.reject()
    window.session.drafts.drop("register")


def test_incomplete_verification_wants_a_reason(window: Window, office: Office) -> None:
    case_id = office.bring("registered")
    view = window.open_case(case_id)
    window.press(Qt.Key.Key_Return, CTRL)
    dialog = window.dialog()
    dialog.form.field("evidence").set_value(False)
    dialog.ok.click()
    window.settle()
    asked = window.dialog()
    assert asked is not dialog
    assert "UU 7/2017 Pasal 454" in texts(asked)
    asked.ok.click()
    assert asked.isVisible(), "an empty reason is not a reason"
    answer_reason(window)
    assert window.no_dialog()
    assert view.data.case.verification is not None
    assert any(row.override for row in view.data.history if row.act == "case.verify")


def test_classification_shows_the_rules_and_names_the_counterpart(window: Window, office: Office) -> None:
    """The same act three days after the determination of candidates belongs to the discipline track."""
    case_id = office.bring("verified", date=date(2024, 9, 10))
    view = window.open_case(case_id)
    view.press("classify")
    dialog = window.dialog()
    shown = texts(dialog.answer)
    assert "Kode etik" in shown
    assert "Pernyataan secara terbuka" in shown
    assert "Wali Kota" in shown
    dialog.ok.click()
    window.settle()
    if not window.no_dialog():
        answer_reason(window)
    assert view.data.case.track == "kode_etik"
    assert view.data.step.act == "form_panel"


def test_days_of_absence_are_asked_where_absence_is_charged(window: Window, office: Office) -> None:
    """Ten working days in a row end the employment (PP 94/2021 Pasal 11 ayat (2) huruf d angka 4)."""
    case_id = office.bring("verified", date=date(2024, 9, 10))
    view = window.open_case(case_id)
    view.press("classify")
    dialog = window.dialog()
    assert not dialog.form.field("absence_days").isVisible()
    dialog.violations.set_value(["pp94.4f"])
    dialog.form.field("absence_days").set_value(12)
    dialog.form.field("consecutive_absence").set_value(10)
    dialog._ask()
    window.settle()
    assert dialog.form.field("absence_days").isVisible()
    assert "Pemberhentian dengan hormat" in texts(dialog.answer)
    dialog.ok.click()
    window.settle()
    if not window.no_dialog():
        answer_reason(window)
    assert (view.data.case.absence_days, view.data.case.consecutive_absence) == (12, 10)
    assert view.data.case.classification["open"] == ["pp94.berat.c"]


def test_an_earlier_punishment_of_the_same_nature_is_named_by_a_person(window: Window, office: Office) -> None:
    """PP 94/2021 Pasal 35 ayat (2): heavier than the last one; only where discipline is charged."""
    case_id = office.bring("verified", date=date(2024, 9, 10))
    view = window.open_case(case_id)
    view.press("classify")
    dialog = window.dialog()
    again, on = dialog.form.field("again"), dialog.form.field("again_on")
    assert not again.isVisible()
    dialog.violations.set_value(["pp94.3f"])
    dialog.form.field("impact").set_value("unit_kerja")
    dialog._ask()
    assert again.isVisible() and not on.isVisible()
    again.set_value("pp94.ringan.b")
    assert on.isVisible()
    dialog.ok.click()
    window.settle()
    assert not window.no_dialog(), "the day of the earlier punishment is wanted"
    on.set_value(date(2024, 1, 15))
    window.settle()
    assert "Pernyataan tidak puas" in texts(dialog.answer)
    assert "Teguran lisan" not in texts(dialog.answer)
    dialog.ok.click()
    window.settle()
    if not window.no_dialog():
        answer_reason(window)
    case = view.data.case
    assert case.classification["open"] == ["pp94.ringan.c"]
    assert [(row["sanction_id"], row["same_nature"]) for row in case.earlier] == [("pp94.ringan.b", True)]


def test_an_examination_before_pp_94_is_asked_for_old_acts(window: Window, office: Office) -> None:
    """PP 94/2021 Pasal 40 ayat (4): examined before 31 August 2021, the results stand."""
    case_id = office.bring("verified", date=date(2021, 7, 1))
    view = window.open_case(case_id)
    view.press("classify")
    dialog = window.dialog()
    field = dialog.form.field("examined_before")
    dialog.violations.set_value(["pp53.4.15d"])
    dialog._ask()
    assert field.isVisible()
    field.set_value(date(2021, 7, 20))
    window.settle()
    assert "hasil pemeriksaan tetap berlaku" in texts(dialog.answer)
    dialog.ok.click()
    window.settle()
    if not window.no_dialog():
        answer_reason(window)
    assert view.data.case.examined_before == date(2021, 7, 20)


def test_a_panel_of_four_is_refused_with_its_article(window: Window, office: Office) -> None:
    case_id = office.bring("classified")
    view = window.open_case(case_id)
    view.press("form_panel")
    dialog = window.dialog()
    members = dialog.members
    assert len(members.value()) == 5
    members.list.setCurrentRow(4)
    QTest.keyClick(members.list, Qt.Key.Key_Space)
    assert len(members.value()) == 4
    assert "PP 42/2004 Pasal 18 ayat (1)" in texts(dialog.notices)
    dialog.ok.click()
    window.settle()
    assert dialog.isVisible()
    assert "PP 42/2004 Pasal 18 ayat (1)" in texts(dialog)
    QTest.keyClick(members.list, Qt.Key.Key_Space)
    dialog.ok.click()
    window.settle()
    assert window.no_dialog()
    assert len(view.data.case.panel) == 5


def test_declarations_recusal_and_substitute(window: Window, office: Office) -> None:
    case_id = office.bring("panel")
    view = window.open_case(case_id, "majelis")
    view.press("declare")
    dialog = window.dialog()
    seats = list(view.data.case.panel)
    for seat in seats[:-1]:
        dialog.form.field(f"free{seat.id}").set_value(True)
    dialog.form.field(f"free{seats[-1].id}").set_value(False)
    dialog.form.field(f"note{seats[-1].id}").set_value("Saudara ipar terlapor.")
    dialog.ok.click()
    window.settle()
    assert window.no_dialog()
    assert view.data.step.act == "substitute"
    view.press("substitute")
    dialog = window.dialog()
    assert dialog.form.field("seat").value() == seats[-1].id
    spare = next(key for key, _words in _choices(dialog.form.field("member")) if key)
    dialog.form.set_values({"reason": "Anggota mundur.", "member": spare})
    dialog.ok.click()
    window.settle()
    assert window.no_dialog(), texts(window.dialog())
    assert len(view.data.case.panel) == 5
    assert "mengundurkan diri" in texts(view.places["majelis"].parentWidget())


def _choices(field: Any) -> list[tuple[Any, str]]:
    return [(field.combo.itemData(place), field.combo.itemText(place)) for place in range(field.combo.count())]


def test_schedule_summon_serve(window: Window, office: Office) -> None:
    case_id = office.bring("declared")
    view = window.open_case(case_id, "sidang")
    view.press("schedule")
    dialog = window.dialog()
    dialog.form.field("room").set_value(f"Ruang {case_id}")
    dialog.ok.click()
    window.settle()
    if not window.no_dialog():
        answer_reason(window)
    assert view.data.case.current_hearing is not None
    assert view.data.step.act == "summon"
    view.press("summon")
    window.dialog().ok.click()
    window.settle()
    if not window.no_dialog():
        answer_reason(window)
    assert view.data.step.act == "serve"
    assert any(one.kind == "serve" for one in view.data.deadlines)
    view.press("serve")
    dialog = window.dialog()
    dialog.form.set_values({"method": "langsung", "receiver": "Terlapor sendiri"})
    dialog.ok.click()
    window.settle()
    assert window.no_dialog()
    assert view.data.step.act == "courtroom"
    assert not any(one.kind == "serve" for one in view.data.deadlines)


def test_acts_that_cannot_be_done_say_why(window: Window, office: Office) -> None:
    case_id = office.bring("classified")
    view = window.open_case(case_id, "sidang")
    buttons = {b.text(): b for b in view.places["sidang"].parentWidget().findChildren(QPushButton)}
    assert not buttons["Jadwalkan sidang"].isEnabled()
    assert "PP 42/2004 Pasal 17" in buttons["Jadwalkan sidang"].accessibleDescription()
    view.tabs.choose("putusan")
    buttons = {b.text(): b for b in view.places["putusan"].parentWidget().findChildren(QPushButton)}
    assert "PP 42/2004 Pasal 19" in buttons["Musyawarah"].toolTip()
    view.press("schedule")
    assert window.no_dialog()


def test_opening_a_case_is_in_the_journal_once(window: Window, office: Office) -> None:
    case_id = office.bring("registered")
    view = window.open_case(case_id)
    view.read()
    window.settle()
    assert [row.act for row in view.data.history].count("case.read") == 1


def test_the_reporter_is_opened_with_a_reason_only(window: Window, office: Office) -> None:
    case_id = office.bring("registered")
    view = window.open_case(case_id, "pihak")
    assert "Pelapor Rahasia" not in texts(window.shell)
    view.press("reporter")
    dialog = window.dialog()
    dialog.ok.click()
    assert dialog.isVisible()
    dialog.form.field("reason").set_value("Diminta majelis untuk klarifikasi.")
    dialog.ok.click()
    window.settle()
    assert "Pelapor Rahasia" in texts(window.dialog())
    window.dialog().accept()
    view.read()
    window.settle()
    assert "case.reporter" in [row.act for row in view.data.history]


def test_an_unfinished_form_comes_back(window: Window, office: Office) -> None:
    case_id = office.bring("registered")
    view = window.open_case(case_id)
    view.press("verify")
    dialog = window.dialog()
    dialog.form.field("note").set_value("Masih menunggu berkas.")
    window.bot.wait(50)
    dialog.reject()
    window.settle()
    view.press("verify")
    assert window.dialog().form.field("note").value() == "Masih menunggu berkas."


@pytest.mark.parametrize(
    "section", ["ringkasan", "pihak", "bukti", "majelis", "sidang", "putusan", "keputusan", "surat"]
)
def test_everything_that_takes_the_keyboard_has_a_name(window: Window, office: Office, section: str) -> None:
    case_id = office.bring("served")
    view = window.open_case(case_id, section)
    nameless = [
        type(one).__name__
        for one in view.findChildren(QWidget)
        if one.isVisible()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not one.accessibleName()
        and not getattr(one, "text", lambda: "")()
        and type(one).__name__ not in ("QScrollArea", "QStackedWidget")
    ]
    assert nameless == []


def test_evidence_is_taken_shown_and_refused_when_empty(window: Window, office: Office, tmp_path: Path) -> None:
    case_id = office.bring("registered")
    view = window.open_case(case_id, "bukti")
    empty, good = tmp_path / "kosong.txt", tmp_path / "tangkapan.txt"
    empty.write_bytes(b"")
    good.write_text("Isi tangkapan layar.", encoding="utf-8")
    view.press("evidence")
    dialog = window.dialog()
    dialog.form.field("files").set_value([empty, good])
    dialog.ok.click()
    assert dialog.isVisible()
    assert "kosong (0 byte)" in texts(dialog)
    dialog.form.field("files").set_value([good])
    dialog.form.set_values({"title": "Tangkapan layar", "origin": "Lampiran Bawaslu"})
    dialog.ok.click()
    window.settle()
    assert window.no_dialog()
    (file,) = view.data.case.evidence
    assert (file.title, file.file_name, file.origin) == ("Tangkapan layar", "tangkapan.txt", "Lampiran Bawaslu")
    assert view.tabs.tabText(2) == "Bukti 1"
    view.press(f"open:{file.id}")
    window.settle()
    sheet = window.dialog()
    assert "Isi tangkapan layar." in sheet.findChild(QPlainTextEdit).toPlainText()
    sheet.accept()
    window.settle()
    view.read()
    window.settle()
    assert "case.evidence.read" in [row.act for row in view.data.history]


def test_a_recused_account_is_shown_the_door(window: Window, office: Office) -> None:
    """The secretary declares a conflict in a case: from then on the case is closed to that account, everywhere."""
    from models.procedure.panel import declare

    case_id = office.bring("panel")
    window.open_case(case_id)
    seat = next(seat for seat in office.case(case_id).panel if seat.account_id == office.desk.sitter.id)
    declare(office.desk, seat.id, False, "Saudara kandung terlapor.")
    window.settle()
    shown = window.dialog()
    assert "tidak terbuka bagi akun Anda" in texts(shown)
    shown.accept()
    window.settle()
    assert window.cases.stack.currentWidget() is window.cases.list
    assert case_id not in window.cases.list.table.rows.ids()
    assert window.cases.case.data is None


def test_reject_closes_with_its_reason(window: Window, office: Office) -> None:
    case_id = office.bring("registered")
    view = window.open_case(case_id)
    view.press("reject")
    dialog = window.dialog()
    dialog.form.field("reason").set_value("Laporan tidak menyebut waktu kejadian.")
    dialog.ok.click()
    window.settle()
    assert view.data.step is None
    assert "Laporan tidak diterima" in view.ended.accessibleName()
    assert "Laporan tidak menyebut waktu kejadian." in texts(view)
    assert all(offer.why_not for offer in view._context(view.data).offers.values())
