"""The hearing on a real vault: what is typed survives, what was read back stands, what is locked is locked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from models.procedure import hearing, panel, recording, summons
from models.procedure.clock import WIB
from models.registry.casefile import case_file
from models.registry.journal import journal_ids, journal_rows
from models.registry.viewer import Viewer
from tests.ui.courtroom.bench import Court, with_reason
from ui.courtroom.hearing import HearingPage
from ui.courtroom.record_pane import QuestionPicker
from ui.pages import ENTRIES
from ui.session import Session
from ui.shell import Shell
from ui.widgets.dialog import ConfirmDialog, FormDialog, ReasonDialog, TroubleBox


class Window:
    """The window of a session with the court's page in it."""

    def __init__(self, room: Court, qtbot: QtBot) -> None:
        self.room, self.qtbot = room, qtbot
        self.session = room.session()
        self.shell = Shell(self.session, [entry for entry in ENTRIES if entry.name == "courtroom"])
        qtbot.addWidget(self.shell)
        self.shell.show()
        qtbot.waitExposed(self.shell)

    def enter(self) -> HearingPage:
        """Into the hearing."""
        self.shell.go("courtroom", hearing_id=self.room.hearing_id)
        page: Any = self.shell.page("courtroom")
        self.idle()
        self.qtbot.waitUntil(lambda: page.hearing.ready)
        return page.hearing

    def idle(self) -> None:
        """Wait for the background."""
        self.qtbot.wait(20)
        self.qtbot.waitUntil(self.session.tasks.idle, timeout=15000)
        QApplication.processEvents()

    def close(self) -> None:
        """The person closes the window."""
        self.shell.close()
        self.session.tasks.stop()

    def form(self) -> FormDialog:
        """The form that is open."""
        return next(one for one in self.shell.findChildren(FormDialog) if one.isVisible())


@pytest.fixture
def window(room: Court, qtbot: QtBot) -> Iterator[Window]:
    made = Window(room, qtbot)
    yield made
    made.session.tasks.stop()


def begin(window: Window) -> HearingPage:
    """Everyone is here; the hearing is open and the record of the respondent in sight."""
    page = window.enter()
    page.opening.all_here.click()
    page.opening.respondent.yes.click()
    window.room.clock.put(datetime(2024, 10, 14, 9, 4, tzinfo=WIB))
    page.opening.open_button.click()
    window.idle()
    assert page.state.status == "dibuka"
    page.go_to_key("respondent")
    window.idle()
    return page


def say(window: Window, page: HearingPage, question: str, answer: str) -> None:
    """Type a question and its answer and go on with Ctrl+Enter."""
    page.record.view.question.setPlainText(question)
    page.record.view.answer.setFocus()
    page.record.view.answer.setPlainText(answer)
    window.qtbot.keyClick(page.record.view.answer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.idle()


def lines(room: Court) -> list[tuple[str, str, bool]]:
    """What the vault holds."""
    with room.desk.read() as session:
        exams = case_file(session, room.case_id).examinations
    return [(line.question, line.answer, line.correction) for exam in exams for line in exam.lines]


def acts(room: Court) -> list[str]:
    """The journal of the case, oldest first."""
    viewer = Viewer(room.desk.sitter.id, room.desk.sitter.role)
    with room.desk.read() as session:
        ids = journal_ids(session, viewer)
        rows = journal_rows(session, viewer, ids)
    return [row.act for row in reversed(list(rows)) if row is not None]


def test_a_hearing_comes_back_as_it_was_after_the_window_is_closed(room: Court, window: Window, qtbot: QtBot) -> None:
    page = begin(window)
    say(window, page, "Apakah Saudara sehat?", "Sehat.")
    say(window, page, "Apakah Saudara mengenali foto ini?", "Ya, itu saya.")
    page.record.view.question.setPlainText("Siapa yang menyuruh Saudara?")
    qtbot.keyClicks(page.record.view.answer, "Tidak ada, saya sen")
    window.close()

    room.reopen()
    again = Window(room, qtbot)
    back = again.enter()
    assert back.key == "respondent"
    assert [one.question for one in back.record.view.lines] == [
        "Apakah Saudara sehat?",
        "Apakah Saudara mengenali foto ini?",
    ]
    assert back.record.view.written == ("Siapa yang menyuruh Saudara?", "Tidak ada, saya sen")
    assert back.record.view.number.text() == "3"
    assert back.header.opened.text() == "dibuka 09.04"
    again.session.tasks.stop()


def test_a_crash_loses_at_most_the_last_seconds(room: Court, window: Window, qtbot: QtBot) -> None:
    page = begin(window)
    page.record.view.question.setPlainText("Pertanyaan yang belum selesai dike")
    page.keeper.keep_draft()  # what the timer does every few seconds
    window.session.tasks.stop()  # and then nothing more is saved: no closing, no pause
    assert lines(room) == []

    room.reopen()
    again = Window(room, qtbot)
    back = again.enter()
    assert back.record.view.written == ("Pertanyaan yang belum selesai dike", "")
    again.session.tasks.stop()


def test_a_pause_saves_the_line_into_the_record(room: Court, window: Window, qtbot: QtBot) -> None:
    page = begin(window)
    page.record.view.question.setPlainText("Di mana Saudara waktu itu?")
    qtbot.keyClicks(page.record.view.answer, "Di rumah")
    assert page.header.saved.text() == "menulis…"
    qtbot.waitUntil(lambda: lines(room) == [("Di mana Saudara waktu itu?", "Di rumah", False)], timeout=5000)
    window.idle()
    assert page.header.saved.text().startswith("tersimpan ")


def test_marks_of_attendance_survive_and_absence_wants_a_reason(room: Court, window: Window, qtbot: QtBot) -> None:
    page = window.enter()
    page.opening.all_here.click()
    page.opening._marks[room.seats[4]].no.click()
    page.opening.respondent.yes.click()
    assert not page.opening.open_button.isEnabled()
    assert "alasan" in page.opening.missing.text()
    qtbot.keyClicks(page.opening._marks[room.seats[4]].reason, "sakit")
    assert page.opening.open_button.isEnabled()
    assert page.opening.quorum.text() == "4 dari 5 hadir"
    window.close()

    room.reopen()
    again = Window(room, qtbot)
    back = again.enter()
    assert back.opening.attendance.marks[room.seats[4]] == (False, "sakit")
    assert back.opening._marks[room.seats[4]].reason.text() == "sakit"
    again.session.tasks.stop()


def test_without_quorum_the_hearing_asks_for_a_reason_or_stays_shut(room: Court, window: Window, qtbot: QtBot) -> None:
    page = window.enter()
    page.opening.all_here.click()
    page.opening._marks[room.seats[4]].no.click()
    qtbot.keyClicks(page.opening._marks[room.seats[4]].reason, "sakit")
    page.opening.respondent.yes.click()
    page.opening.open_button.click()
    window.idle()
    assert page.state.status == "terjadwal"
    asked = [one for one in window.shell.findChildren(ReasonDialog) if one.isVisible()]
    blocked = page.opening.notices.isVisibleTo(page)
    assert asked or blocked


def test_ctrl_up_offers_standard_questions(room: Court, window: Window, qtbot: QtBot) -> None:
    page = begin(window)
    qtbot.keyClick(page.record.view.question, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    picker = next(one for one in page.findChildren(QuestionPicker) if one.isVisible())
    assert picker.list.count() >= 15
    qtbot.keyClicks(picker.box, "sehat")
    assert picker.list.count() == 1
    qtbot.keyClick(picker.box, Qt.Key.Key_Return)
    assert "sehat" in page.record.view.written[0]
    assert page.record.view.answer.hasFocus()


def test_reading_back_correction_refusal_and_lock(room: Court, window: Window, qtbot: QtBot) -> None:
    page = begin(window)
    say(window, page, "Kapan itu terjadi?", "Pada tanggal 9.")
    page.go_to_key("defence")
    page.defence.field.setPlainText("Saya tidak bermaksud berpihak.")
    page.go_to_key("readback")
    window.idle()
    assert not page.footer.lock_button.isEnabled()
    page.record.read_done.click()
    next(one for one in window.shell.findChildren(ConfirmDialog) if one.isVisible()).ok.click()
    window.idle()
    exam = page.state.main_exam
    assert exam is not None
    assert exam.status == "dibacakan"

    page.record.view._views[0].chosen.emit(1)
    form = window.form()
    assert form.form.values()["line"] == 1
    form.form.field("text").set_value("Yang benar tanggal 10.")
    form.ok.click()
    window.idle()
    assert lines(room)[-1] == ("Pembetulan atas jawaban nomor 1", "Yang benar tanggal 10.", True)
    assert lines(room)[0] == ("Kapan itu terjadi?", "Pada tanggal 9.", False)

    page.footer.lock_button.click()
    form = window.form()
    form.form.field("signed").set_value("tidak")
    form.form.field("why").set_value("keberatan atas isi berita acara")
    form.ok.click()
    window.idle()
    exam = page.state.main_exam
    assert exam is not None
    assert exam.locked
    assert exam.refused == "keberatan atas isi berita acara"
    page.go_to_key("respondent")
    assert not page.record.view.editor.isVisibleTo(page)

    page.go_to_key("closing")
    assert not page.closing.close_button.isEnabled()
    page.closing.propose.click()
    window.idle()
    assert page.state.course[0] == "Ketua membuka sidang pukul 09.04; sidang tertutup, 5 dari 5 anggota Majelis hadir."
    assert "Terlapor menyampaikan pembelaan." in page.state.course
    page.closing.result.setPlainText("Pemeriksaan dinyatakan cukup.")
    page.closing.close_button.click()
    window.idle()
    assert page.state.status == "selesai"
    assert page.state.defence == "Saya tidak bermaksud berpihak."
    assert page.state.result == "Pemeriksaan dinyatakan cukup."
    assert page.closing.after_button.isVisibleTo(page)
    assert acts(room)[-1] == "hearing.close"


def test_a_line_that_cannot_be_saved_is_said_and_kept(room: Court, window: Window, qtbot: QtBot) -> None:
    page = begin(window)
    say(window, page, "Pertanyaan pertama?", "Jawaban.")
    exam = page.state.main_exam
    assert exam is not None
    recording.read_back(room.desk, exam.id)  # another window was faster
    page.record.view.question.setPlainText("Pertanyaan yang terlambat?")
    page.keeper.save_line()
    window.idle()
    assert page.header.saved.text() == "BELUM TERSIMPAN"
    assert any(one.isVisible() for one in window.shell.findChildren(TroubleBox))
    for box in window.shell.findChildren(TroubleBox):
        box.ok.click()
    page.read(room.hearing_id)
    window.idle()
    page.go_to_key("readback")
    page.record.correct.click()
    assert window.form().form.values() == {"line": 0, "text": "Pertanyaan yang terlambat?"}


def test_looking_at_evidence_is_on_record_and_forgotten(room: Court, window: Window, qtbot: QtBot) -> None:
    page = begin(window)
    assert "case.evidence.read" not in acts(room)
    page.exhibits.look.click()
    window.idle()
    assert page.exhibits.view.currentWidget() is page.exhibits.view.picture
    assert acts(room).count("case.evidence.read") == 1
    page.exhibits.second.click()
    window.idle()
    assert acts(room).count("case.evidence.read") == 1  # the same bytes, already open
    second = page.acts.second
    assert second is not None
    assert second.view.currentWidget() is second.view.picture
    page.exhibits.step(1)
    page.exhibits.look.click()
    window.idle()
    assert page.exhibits.view.currentWidget() is page.exhibits.view.pages
    assert page.exhibits.view.pages.page_count == 2
    page.shut()
    assert page.exhibits.shown is None
    assert page.exhibits.view.pages.page_count == 0
    assert not second.isVisible()


def test_evidence_shown_and_a_recess_stand_in_the_course(room: Court, window: Window, qtbot: QtBot) -> None:
    page = begin(window)
    page.exhibits.note.click()
    window.idle()
    assert "Foto baliho" in page.record.view.written[0]
    page.footer.recess_button.click()
    window.idle()
    assert page.footer.recess_button.text() == "Lanjutkan"
    page.footer.recess_button.click()
    window.idle()
    with room.desk.read() as session:
        course = case_file(session, room.case_id).hearings[0].course
    assert len(course) == 3
    assert "ditunjukkan bukti: Foto baliho" in course[0]
    assert course[1].startswith("Sidang diskors")
    assert course[2].startswith("Sidang dilanjutkan")


def test_another_person_is_heard_in_a_record_of_their_own(room: Court, window: Window, qtbot: QtBot) -> None:
    page = begin(window)
    page.go_to_key("witness")
    page.record.add_person.click()
    form = window.form()
    form.form.set_values({"role": "saksi", "kind": "HONORER", "name": "Slamet Riyanto", "post": "Juru parkir"})
    form.ok.click()
    window.idle()
    page.record.view.question.setPlainText("Apa yang Saudara lihat?")
    page.record.view.answer.setPlainText("Saya melihat baliho dipasang.")
    page.acts.next_line()
    window.idle()
    exams = {exam.role: exam for exam in page.state.exams}
    assert exams["saksi"].name == "Slamet Riyanto"
    assert [line.answer for line in exams["saksi"].lines] == ["Saya melihat baliho dipasang."]
    assert exams["terlapor"].lines == ()


def test_absence_of_the_respondent(room: Court, window: Window, qtbot: QtBot) -> None:
    page = window.enter()
    room.clock.put(datetime(2024, 10, 14, 10, 0, tzinfo=WIB))
    page.opening.all_here.click()
    page.opening.respondent.no.click()
    page.opening.absent.click()
    form = window.form()
    form.form.field("witness").set_value("Dewi Anggraini, petugas surat")
    form.ok.click()
    window.idle()
    assert page.state.status == "ditunda"
    with room.desk.read() as session:
        called = case_file(session, room.case_id).summonses[0]
    assert called.absence is not None
    assert called.absence["witness"] == "Dewi Anggraini, petugas surat"


def test_postponing_keeps_the_reason_and_the_old_hearing(room: Court, window: Window, qtbot: QtBot) -> None:
    page = window.enter()
    page.footer.postpone_button.click()
    form = window.form()
    form.form.field("starts_at").set_value("2024-10-22T09:00")
    form.form.field("reason").set_value("Ketua dipanggil Gubernur.")
    form.ok.click()
    window.idle()
    asked = [one for one in window.shell.findChildren(ReasonDialog) if one.isVisible()]
    if asked:
        asked[0].form.field("reason").set_value("Tetap dijadwalkan pada hari itu.")
        asked[0].ok.click()
        window.idle()
    with room.desk.read() as session:
        old, new = case_file(session, room.case_id).hearings
    assert (old.status, old.moved_reason) == ("ditunda", "Ketua dipanggil Gubernur.")
    assert new.starts_at == datetime(2024, 10, 22, 9, tzinfo=WIB)


def test_two_missed_summonses_let_the_hearing_go_on_without_the_respondent(
    room: Court, window: Window, qtbot: QtBot
) -> None:
    desk, clock = room.desk, room.clock
    clock.put(datetime(2024, 10, 14, 10, 0, tzinfo=WIB))
    with desk.read() as session:
        first = case_file(session, room.case_id).summonses[0].id
    summons.record_absence(desk, first, waited_until="10.00 WIB", witness="Dewi Anggraini")
    starts = datetime(2024, 10, 22, 9, tzinfo=WIB)
    again = with_reason(lambda o: hearing.schedule(desk, room.case_id, starts_at=starts, room="Ruang", override=o))
    second = with_reason(lambda o: summons.summon(desk, again, ordinal=2, override=o))
    clock.put(datetime(2024, 10, 15, 9, tzinfo=WIB))
    summons.serve(desk, second, method="langsung", on=clock.now().date(), receiver="terlapor")
    clock.put(datetime(2024, 10, 22, 10, tzinfo=WIB))
    summons.record_absence(desk, second, waited_until="10.00 WIB", witness="Dewi Anggraini")
    room.hearing_id = again
    page = window.enter()
    page.opening.all_here.click()
    page.opening.respondent.no.click()
    page.opening.open_button.click()
    window.idle()
    assert page.state.status == "dibuka"
    assert page.state.respondent_present is False
    page.go_to_key("respondent")
    assert page.record.empty.isVisibleTo(page)


def test_a_recused_member_does_not_see_the_hearing(room: Court, qtbot: QtBot) -> None:
    panel.declare(room.desk, room.seats[1], False, "Terlapor adalah ipar saya.")
    made = Session(room.desk)
    page = HearingPage(made)
    qtbot.addWidget(page)
    page.open(hearing_id=room.hearing_id)
    qtbot.waitUntil(made.tasks.idle)
    assert not page.ready
    made.tasks.stop()


def test_the_door_lists_the_hearing_and_enter_leads_in(room: Court, window: Window, qtbot: QtBot) -> None:
    window.shell.start("courtroom")
    window.idle()
    page: Any = window.shell.page("courtroom")
    line = page.first_focus()
    assert "Sidang I · perkara 2024/001" in line.accessibleName()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    window.idle()
    assert page.full_screen
    assert not window.shell.side.isVisible()
    page.hearing.header.back.click()
    window.idle()
    assert not page.full_screen
    assert window.shell.side.isVisible()


def test_no_part_of_a_room_ever_shows_as_a_window_of_its_own(room: Court, window: Window, qtbot: QtBot) -> None:
    shown: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(f"{type(watched).__name__} {watched.accessibleName()}")
            return False

    watch = Watch()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(watch)
    page = window.enter()
    page.opening.all_here.click()
    page.opening.respondent.no.click()
    page.opening.respondent.yes.click()
    page.opening.open_button.click()
    window.idle()
    for step in page.agenda_steps:
        page.go_to(step.index)
        window.idle()
    page.acts.add_point("Sebuah catatan.")
    window.idle()
    window.shell.go("courtroom", deliberation=room.case_id)
    window.idle()
    window.shell.go("courtroom")
    window.idle()
    app.removeEventFilter(watch)
    assert shown == []


def test_every_control_of_a_room_has_a_name(room: Court, window: Window, qtbot: QtBot) -> None:
    page = begin(window)
    for step in page.agenda_steps:
        page.go_to(step.index)
        window.idle()
        controls = [*page.findChildren(QAbstractButton), *page.findChildren(QLineEdit)]
        nameless = [one for one in controls if one.isVisible() and not (one.accessibleName() or one.text())]
        assert nameless == []


def test_an_account_that_may_not_write_reads_the_record(
    room: Court, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = begin(window)
    say(window, page, "Kapan?", "Kemarin.")
    monkeypatch.setattr(window.session, "can", lambda act: act not in ("hearing.record", "hearing.open"))
    page.draw()
    assert not page.record.view.editor.isVisibleTo(page)
    assert not page.record.add_person.isVisibleTo(page)
    assert [one.answer for one in page.record.view.lines] == ["Kemarin."]
    page.acts.next_line()
    assert page.keeper.writing is None
