"""After the decision in the real window: discipline, team, report, decree, appeal, what it does, the new decree."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.law.person import Person, PersonKind
from models.procedure import appeals, decree, referral, relief, team
from models.procedure.decision import record_decision
from tests.ui.cases.bench import Office, Window, with_reason
from tests.ui.cases.test_acts import CTRL, answer_reason, texts
from ui.cases.articles import Article
from ui.widgets.lawlink import LawPanel
from ui.widgets.person import Pick


def _person(office: Office, name: str, number: str, post: str = "Kepala Bidang") -> Person:
    rank = office.desk.rulebook.rank_name("IV/b")
    return Person(name=name, kind=PersonKind.PNS, number=number, golongan="IV/b", pangkat=rank, post=post,
                  jenjang="ADMINISTRATOR", unit="Badan Contoh")  # fmt: skip


def _members(office: Office) -> list[team.TeamMemberInput]:
    rows = (
        ("atasan_langsung", "Camat Contoh", "197001011995031001", "ketua"),
        ("pengawasan", "Wening Lestari", "197103041996032002", "anggota"),
        ("kepegawaian", "Joko Purnomo", "197205061997031003", "sekretaris"),
    )
    return [team.TeamMemberInput(element, _person(office, name, no), False, role) for element, name, no, role in rows]


def _passed_on(office: Office, *, until: str = "referred") -> int:
    """A case whose council recommended administrative action, brought over the discipline track."""
    desk, case_id = office.desk, office.bring("voted")
    with_reason(lambda o: record_decision(desk, case_id, considerations=["Terbukti."], sanction_id="pp42.administratif",
                                          override=o))  # fmt: skip
    if until == "decided":
        return case_id
    with_reason(lambda o: referral.to_discipline(desk, case_id, reason="Rekomendasi majelis.", override=o))
    if until == "referred":
        return case_id
    formed = with_reason(lambda o: team.form_team(desk, case_id, number="800/77", members=_members(office), override=o))
    if until == "examined":
        return case_id
    with_reason(
        lambda o: team.report(desk, formed, findings="Terbukti.", proposed_sanction_id="pp94.berat.a", override=o)
    )
    decree_id = with_reason(lambda o: decree.issue_decree(desk, case_id, override=o))
    today = desk.now().date()
    with_reason(lambda o: decree.deliver(desk, decree_id, on=today, method="langsung", receiver="terlapor", override=o))
    return case_id


def _submit(window: Window, dialog: Any) -> None:
    dialog.ok.click()
    window.settle()
    if not window.no_dialog() and window.dialog() is not dialog:
        answer_reason(window)
    assert window.no_dialog(), texts(window.dialog())


def test_from_the_recommendation_to_the_report_by_the_next_step_alone(window: Window, office: Office) -> None:
    case_id = _passed_on(office, until="decided")
    view = window.open_case(case_id)
    assert view.data.step.act == "to_discipline"
    assert view.step.law.text() == "PP 42/2004 Pasal 16"
    window.press(Qt.Key.Key_Return, CTRL)
    dialog = window.dialog()
    window.settle()
    assert dialog.form.field("violations").value(), "the counterpart is proposed"
    dialog.form.field("reason").set_value("Rekomendasi majelis.")
    _submit(window, dialog)
    assert view.data.case.discipline is not None
    assert view.data.step.act == "form_team"
    view.step.button.click()
    dialog = window.dialog()
    dialog.form.field("number").set_value("800/77/2024")
    for member in _members(office)[:2]:
        dialog.form.field(f"{member.element}_person").set_value(Pick(1, member.person.name, "", member.person))
    window.settle()
    assert "unsur kepegawaian" in texts(dialog.notices), "a missing element is said while choosing"
    dialog.ok.click()
    window.settle()
    assert dialog.isVisible(), "a team without the element of personnel is refused"
    last = _members(office)[2]
    dialog.form.field("kepegawaian_person").set_value(Pick(2, last.person.name, "", last.person))
    _submit(window, dialog)
    assert len(view.data.case.team.seated) == 3
    assert view.data.step.act == "report_team"
    view.step.button.click()
    dialog = window.dialog()
    rungs = {line.rung.id: line for line in dialog.ladder.lines()}
    dialog.ladder.choose("pp94.ringan.a")
    assert dialog.ladder.chosen() is None, "a light kind is closed for a severe level"
    assert rungs["pp94.ringan.a"].rung.reasons[0].legal_basis
    QTest.keyClick(rungs["pp94.berat.a"], Qt.Key.Key_Space)
    dialog.form.field("findings").set_value("Terlapor memasang baliho.")
    _submit(window, dialog)
    assert view.data.case.team.proposed["id"] == "pp94.berat.a"
    assert view.data.step.act == "decree"


def test_an_appeal_is_decided_and_the_decree_replaced(window: Window, office: Office) -> None:
    case_id = _passed_on(office, until="delivered")
    view = window.open_case(case_id, "upaya")
    assert "Keberatan kepada PPK" in texts(view.places["upaya"].parentWidget())
    view.press("appeal")
    dialog = window.dialog()
    assert dialog.form.field("route").value() == "keberatan_ppk"
    assert dialog.clock.end.text() != "—"
    dialog.form.field("grounds").set_value("Sanksi terlalu berat.")
    _submit(window, dialog)
    assert view.data.step.act == "decide_appeal"
    assert view.data.case.decree.delivery.effective_on is None, "an appeal halts the effect"
    assert any("putusan" in one.title.lower() for one in view.data.deadlines)
    view.step.button.click()
    dialog = window.dialog()
    dialog.form.field("outcome").set_value("memperkuat")
    assert "tetap berlaku" in texts(dialog)
    assert not dialog.choice.isVisible()
    dialog.form.field("outcome").set_value("memperberat")
    lines = {line.rung.id: line.rung for line in dialog.ladder.lines()}
    assert not lines["pp94.ringan.a"].open
    assert lines["pp94.ringan.a"].why == "sanksi pengganti tidak lebih berat"
    dialog.form.field("outcome").set_value("memperingan")
    lines = {line.rung.id: line.rung for line in dialog.ladder.lines()}
    assert lines["pp94.ringan.a"].open
    assert not lines["pp94.berat.c"].open
    dialog.ladder.choose("pp94.ringan.c")
    assert "Pernyataan tidak puas secara tertulis" in texts(dialog.fate)
    assert "PP 79/2021" in texts(dialog.what)
    _submit(window, dialog)
    old = view.data.case.decrees[0]
    assert (old.fate, old.replaced_by) == ("diganti", None)
    assert view.data.step.act == "replace_decree"
    view.step.button.click()
    dialog = window.dialog()
    assert [line.rung.id for line in dialog.ladder.lines()] == ["pp94.ringan.c"]
    _submit(window, dialog)
    assert len(view.data.case.decrees) == 2
    assert view.data.case.decrees[1].sanction["id"] == "pp94.ringan.c"
    view.tabs.choose("upaya")
    window.settle()
    shown = texts(view.places["upaya"].parentWidget())
    assert "Sanksi pengganti: Pernyataan tidak puas secara tertulis" in shown
    assert "Mengganti keputusan sebelumnya" in shown
    view.tabs.choose("keputusan")
    window.settle()
    assert "Keputusan sebelumnya" in texts(view.places["keputusan"].parentWidget())


def test_a_late_appeal_wants_a_reason_and_is_marked(window: Window, office: Office) -> None:
    case_id = _passed_on(office, until="delivered")
    late = office.desk.rulebook.calendar().end(office.desk.now().date(), 16)
    office.clock.put(office.desk.now() + (late - office.desk.now().date()))
    try:
        view = window.open_case(case_id, "upaya")
        view.press("appeal")
        dialog = window.dialog()
        assert "Lewat waktu" in texts(dialog.notices)
        dialog.ok.click()
        window.settle()
        answer_reason(window)
        assert view.data.case.appeals[0].late
        assert "lewat waktu" in texts(view.places["upaya"].parentWidget())
        view.press("decide_appeal")
        assert window.dialog().form.field("outcome").value() == "tidak_dapat_diterima"
    finally:
        window.dialog().reject()


def test_an_appeal_against_a_moral_decree_is_marked_as_a_reading(window: Window, office: Office) -> None:
    """The council's finding is final; that the decree of the PPK can be appealed is a reading, and says so."""
    case_id = office.bring("voted")
    record_decision(office.desk, case_id, considerations=["Terbukti."])
    decree_id = with_reason(lambda o: decree.issue_decree(office.desk, case_id, override=o))
    today = office.desk.now().date()
    with_reason(
        lambda o: decree.deliver(office.desk, decree_id, on=today, method="langsung", receiver="terlapor", override=o)
    )
    view = window.open_case(case_id, "upaya")
    shown = texts(view.places["upaya"].parentWidget())
    assert "belum diverifikasi" in shown
    assert "Temuan Majelis final" in shown


def test_relief_from_duty_and_its_end(window: Window, office: Office) -> None:
    case_id = _passed_on(office, until="examined")
    view = window.open_case(case_id, "upaya")
    view.press("relieve")
    dialog = window.dialog()
    dialog.form.set_values({"acting": "Sekretaris Kecamatan", "number": "800/78"})
    _submit(window, dialog)
    assert view.data.case.relief.acting == "Sekretaris Kecamatan"
    assert "masih berjalan" in texts(view.places["upaya"].parentWidget())
    view.press("end_relief")
    dialog = window.dialog()
    dialog.form.field("reason").set_value("Pemeriksaan selesai.")
    _submit(window, dialog)
    assert view.data.case.relief.ended_on == office.desk.now().date()
    with office.desk.read() as session:
        assert relief.running(session, case_id) is None


def test_passing_on_to_gakkumdu_and_the_answer(window: Window, office: Office) -> None:
    case_id = office.bring("classified")
    view = window.open_case(case_id, "upaya")
    view.press("forward")
    dialog = window.dialog()
    dialog.form.field("about").set_value("pidana.uu10_2016.71")
    window.settle()
    assert "UU 10/2016 Pasal 71" in texts(dialog.notices)
    dialog.form.field("to").set_value("Bawaslu / Sentra Gakkumdu")
    dialog.form.field("reason").set_value("Diduga menguntungkan pasangan calon.")
    _submit(window, dialog)
    (one,) = view.data.case.referrals
    assert (one.to, one.closes) == ("Bawaslu / Sentra Gakkumdu", False)
    view.press("answer")
    dialog = window.dialog()
    dialog.form.field("note").set_value("Tidak memenuhi unsur.")
    _submit(window, dialog)
    assert "Tidak memenuhi unsur." in texts(view.places["upaya"].parentWidget())


@pytest.mark.parametrize("section", ["ringkasan", "putusan", "keputusan", "upaya", "tenggat"])
def test_every_article_on_the_page_opens_by_keyboard(window: Window, office: Office, section: str) -> None:
    case_id = _passed_on(office, until="delivered")
    view = window.open_case(case_id, section)
    links = [one for one in view.places[section].parentWidget().findChildren(Article) if one.isVisible()]
    assert links
    for link in links[:3]:
        link.setFocus()
        QTest.keyClick(link, Qt.Key.Key_Return)
        panel = QApplication.activePopupWidget()
        assert isinstance(panel, LawPanel)
        assert panel.found.legal_basis
        panel.close()
        window.bot.wait(5)


def test_what_the_case_kept_stands_beside_today(window: Window, office: Office) -> None:
    """The office chose another reading of the law since: the case keeps its own and shows both."""
    from models.procedure.setup import set_switch

    case_id = office.bring("classified")
    kept = (office.case(case_id).classification or {})["switches"]
    row = office.desk.rulebook.switch_rows["sedang_scale"]
    other = next(value for value in row.values if value != kept[row.id])
    view = window.open_case(case_id)
    assert not view.differences.isVisible()
    set_switch(office.desk, row.id, other, "Diuji.")
    try:
        view.read()
        window.settle()
        assert view.differences.isVisible()
        view.differences.button.click()
        sheet = window.dialog()
        assert "Dulu, dipakai perkara ini" in texts(sheet)
        assert row.label(other) in texts(sheet)
        sheet.accept()
    finally:
        office.pass_days(1)
        set_switch(office.desk, row.id, kept[row.id], "Dikembalikan.")


def test_the_day_of_the_appeals_is_kept(office: Office) -> None:
    """The window is counted from receipt, not from the day it is entered."""
    case_id = _passed_on(office, until="delivered")
    (only,) = office.case(case_id).decrees
    (way,) = appeals.routes(office.desk, only.id)
    assert way.run.start == only.delivery.on
    assert way.run.end > only.delivery.on + timedelta(days=13)
