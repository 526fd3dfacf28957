"""The decision on the ladder, its signatures, and everything after it up to the closed case."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.ui.cases.bench import Office, Window
from tests.ui.cases.test_acts import CTRL, answer_reason, texts


def test_the_ladder_keeps_closed_rungs_closed(window: Window, office: Office) -> None:
    case_id = office.bring("voted")
    view = window.open_case(case_id)
    assert view.data.step.act == "decide"
    window.press(Qt.Key.Key_Return, CTRL)
    page = window.cases.decision
    assert window.cases.stack.currentWidget() is page
    rungs = {line.rung.id: line for line in page.ladder.lines()}
    open_ids = {key for key, line in rungs.items() if line.rung.open}
    assert open_ids == {"pp42.tertutup", "pp42.terbuka", "pp42.administratif"}
    assert page.ladder.chosen() == "pp42.terbuka"
    assert "dipilih 4 dari 5" in rungs["pp42.terbuka"].accessibleName()
    for key, line in rungs.items():
        if key not in open_ids:
            assert line.rung.why
            QTest.keyClick(line, Qt.Key.Key_Space)
            QTest.mouseClick(line, Qt.MouseButton.LeftButton)
            page.ladder.choose(key)
            assert page.ladder.chosen() == "pp42.terbuka"
            break
    QTest.keyClick(rungs["pp42.tertutup"], Qt.Key.Key_Space)
    assert page.ladder.chosen() == "pp42.tertutup"
    page.record.click()
    window.settle()
    assert "Pertimbangan belum ditulis" in texts(page)
    page.considerations.set_value("Terlapor mengakui perbuatannya.\nBukti bersesuaian.")
    page.record.click()
    window.settle()
    assert "PP 42/2004 Pasal 19" in texts(window.dialog())
    answer_reason(window, "Majelis sepakat pada yang lebih ringan.")
    assert window.cases.stack.currentWidget() is window.cases.case
    assert view.data.case.decision.sanction["id"] == "pp42.tertutup"
    assert len(view.data.case.decision.considerations) == 2


def test_a_delegated_decree_asks_for_the_official_and_weighs_the_post(window: Window, office: Office) -> None:
    from models.procedure.decision import record_decision

    case_id = office.bring("voted")
    record_decision(office.desk, case_id, considerations=["Terbukti."])
    view = window.open_case(case_id)
    view.press("decree")
    dialog = window.dialog()
    form = dialog.form
    assert "official" not in form.values()
    form.set_values({"forum": "Apel pagi", "delegation": "188/7/2024"})
    assert "official" in form.values()
    dialog.ok.click()
    window.settle()
    assert "penerima delegasi" in texts(dialog) and view.data.case.decree is None
    form.set_values({"official_by_hand": True})
    typed = {"name": "Yuni Hartati", "number": "19781212 200312 2 004", "golongan": "IV/a", "post": "Camat Contoh"}
    form.set_values({f"official_{key}": value for key, value in (typed | {"jenjang": "PELAKSANA"}).items()})
    dialog.ok.click()
    window.settle()
    assert "PP 42/2004 Pasal 15 ayat (5)" in texts(dialog) and view.data.case.decree is None
    form.field("official_jenjang").set_value("ADMINISTRATOR")
    dialog.ok.click()
    window.settle()
    assert window.no_dialog(), texts(window.dialog())
    kept = view.data.case.decree.imposed_by
    assert (kept["delegation"], kept["title"], kept["name"]) == ("188/7/2024", "Camat Contoh", "Yuni Hartati")
    assert (kept["person"]["number"], kept["person"]["pangkat"]) == ("197812122003122004", "Pembina")


def test_decree_delivery_execution_follow_up_closing(window: Window, office: Office) -> None:
    from models.procedure.decision import record_decision

    case_id = office.bring("voted")
    record_decision(office.desk, case_id, considerations=["Terbukti."])
    view = window.open_case(case_id)
    assert view.data.step.act == "decree"
    view.press("decree")
    dialog = window.dialog()
    assert dialog.ladder.chosen() == "pp42.terbuka"
    assert "wajib, PP 42/2004 Pasal 15 ayat (4)" in texts(dialog)
    dialog.form.set_values({"statement_days": 3, "forum": "Apel pagi"})
    dialog.ok.click()
    window.settle()
    assert window.no_dialog()
    assert view.data.step.act == "deliver"
    assert any(one.kind == "deliver" for one in view.data.deadlines)
    view.press("deliver")
    dialog = window.dialog()
    assert dialog.clock.end.text() != "—"
    day = dialog.form.field("on")
    kept = day.value()
    day.set_value(kept)
    day.set_value(None)  # while the count for the day before is still under way
    window.settle()
    assert dialog.clock.end.text() == "—"
    day.set_value(kept)
    window.settle()
    assert dialog.clock.end.text() != "—"
    dialog.form.set_values({"method": "langsung", "receiver": "Terlapor"})
    dialog.ok.click()
    window.settle()
    assert window.no_dialog()
    view.press("execute")
    dialog = window.dialog()
    dialog.form.set_values({"read_by": "Kepala Badan"})
    dialog.ok.click()
    window.settle()
    view.press("follow_up")
    dialog = window.dialog()
    assert dialog.form.field("addressee").value() == "Bawaslu Kota"
    dialog.ok.click()
    window.settle()
    assert view.data.step.act == "close"
    view.press("close")
    dialog = window.dialog()
    dialog.form.field("sure").set_value(True)
    dialog.ok.click()
    window.settle()
    if not window.no_dialog():
        answer_reason(window)
    assert view.data.case.closed_at is not None
    assert view.data.step is None
    assert "Perkara sudah ditutup" in view.ended.accessibleName()
    view.tabs.choose("keputusan")
    assert not [
        b for b in view.places["keputusan"].parentWidget().findChildren(QPushButton) if b.text() == "Tutup perkara"
    ]


def test_what_was_typed_on_the_ladder_survives_a_lock(window: Window, office: Office) -> None:
    case_id = office.bring("voted")
    view = window.open_case(case_id)
    view.press("decide")
    page = window.cases.decision
    page.considerations.set_value("Belum selesai ditulis.")
    QTest.keyClick(page.ladder.lines()[0], Qt.Key.Key_Space)
    chosen = page.ladder.chosen()
    window.cases.shut()
    assert page.considerations.value() == ""
    assert page.ladder.lines() == []
    window.open_case(case_id).press("decide")
    assert page.considerations.value() == "Belum selesai ditulis."
    assert page.ladder.chosen() == chosen


def test_members_sign_with_their_own_passphrase(window: Window, office: Office) -> None:
    from models.procedure.decision import record_decision

    case_id = office.bring("voted")
    record_decision(office.desk, case_id, considerations=["Terbukti."])
    view = window.open_case(case_id, "putusan")
    assert "4 anggota belum" in "\n".join([texts(view), *_values(view)])
    view.press("sign")
    dialog = window.dialog()
    chair = office.accounts[0]
    dialog.form.field("account").set_value(chair)
    dialog.form.field("passphrase").set_value("bukan kata sandinya")
    dialog.ok.click()
    window.settle()
    assert dialog.isVisible()
    assert view.data.case.decision.signed_by == (office.desk.sitter.id,)
    dialog.form.field("passphrase").set_value(office.passphrases[0])
    dialog.ok.click()
    window.settle()
    assert window.no_dialog()
    assert chair in view.data.case.decision.signed_by
    view.press("send")
    window.dialog().ok.click()
    window.settle()
    assert view.data.case.decision.sent_on is not None
    assert view._context(view.data).offers["send"].idle


def _values(view: object) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [label.accessibleName() for label in view.findChildren(QLabel)]  # type: ignore[attr-defined]
