"""The list of standard questions of one hearing: edited in the window, kept with the hearing, handed on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.law.errors import Trouble
from models.procedure.hearing import postpone
from models.procedure.recording import set_questions
from models.registry.casefile import case_file
from tests.ui.courtroom.bench import Court
from tests.ui.courtroom.test_hearing import Window, begin
from ui.courtroom.question_list import QuestionsDialog
from ui.courtroom.questions import load_questions
from ui.courtroom.record_pane import QuestionPicker
from ui.theme.places import resources


@pytest.fixture
def window(room: Court, qtbot: QtBot) -> Iterator[Window]:
    """The page of the hearing over the vault."""
    opened = Window(room, qtbot)
    yield opened
    opened.close()


def test_a_reworded_list_is_kept_and_offered(room: Court, window: Window, qtbot: QtBot) -> None:
    page = begin(window)
    page.acts.ask_standard()
    picker = QApplication.activePopupWidget()
    assert isinstance(picker, QuestionPicker)
    before = picker.list.count()
    picker.edit.click()
    window.idle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QuestionsDialog)
    dialog.list.setCurrentRow(0)
    dialog.text.set_value("Apakah Saudara membaca {panggilan} itu sampai selesai?")
    dialog.list.setCurrentRow(1)
    dialog.remove()
    dialog.add()
    dialog.text.set_value("Kapan Saudara mengunggahnya?")
    dialog.shift(-1)
    dialog.save.click()
    window.idle()
    state = page.state
    assert len(state.questions) == len(load_questions(resources() / "questions.toml"))
    assert state.questions[0].text.startswith("Kapan Saudara") or state.questions[1].text.startswith("Kapan Saudara")
    page.acts.ask_standard()
    picker = QApplication.activePopupWidget()
    assert isinstance(picker, QuestionPicker)
    shown = [picker.list.item(at).text() for at in range(picker.list.count())]
    assert len(shown) == before
    assert any("Apakah Saudara membaca surat panggilan I itu sampai selesai?" in text for text in shown)
    assert any("Kapan Saudara mengunggahnya?" in text for text in shown)
    picker.close()


def test_what_cannot_be_asked_is_said_and_the_usual_list_comes_back(room: Court, window: Window, qtbot: QtBot) -> None:
    page = begin(window)
    page.acts.edit_questions()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QuestionsDialog)
    dialog.text.set_value("Apakah {hal_lain} benar?")
    dialog.save.click()
    assert "hal_lain" in dialog.problem.text()
    dialog.text.set_value("Apakah hal itu benar?")
    for tick in dialog.roles.values():
        tick.setChecked(False)
    dialog.save.click()
    assert "kepada siapa" in dialog.problem.text()
    dialog.reset()
    dialog.save.click()
    window.idle()
    assert page.state.questions == (), "the usual list is not kept twice"


def test_every_control_of_the_list_is_reached_and_named(room: Court, window: Window, qtbot: QtBot) -> None:
    page = begin(window)
    page.acts.edit_questions()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QuestionsDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.list.currentRow() == 1
    seen = set()
    for _ in range(40):
        widget = QApplication.focusWidget()
        seen.add(widget)
        assert widget.accessibleName() or getattr(widget, "text", lambda: "")()
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert dialog.save in seen
    dialog.reject()


def test_a_finished_hearing_keeps_its_list(room: Court, window: Window, qtbot: QtBot) -> None:
    page = begin(window)
    one = {"id": "a", "part": "pokok", "roles": ["terlapor"], "text": "Mengapa?"}
    set_questions(room.desk, page.state.hearing_id, [one])
    old = page.state.hearing_id
    later = page.state.starts_at + timedelta(days=14)
    new = postpone(room.desk, old, starts_at=later, reason="Saksi belum hadir.", override="Disetujui majelis.")
    with pytest.raises(Trouble):
        set_questions(room.desk, old, [])
    with room.desk.read() as session:
        hearings = {h.id: h for h in case_file(session, page.state.case_id).hearings}
    assert hearings[new].questions == (one,)
    window.idle()
