"""Kalimat surat: a sentence is rewritten beside the page that follows it, kept, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.procedure import wordings
from tests.ui.frame.conftest import rest
from ui.session import Session
from ui.settings.page import SettingsPage
from ui.settings.wording_editor import WordingEditor
from ui.settings.wordings import WordingsSection
from ui.shell import Shell
from ui.widgets.card import Line
from ui.widgets.dialog import ConfirmDialog, FormDialog

LONG = 60_000
OLD = "Demikian, atas perhatian dan kehadirannya disampaikan terima kasih."
NEW = "Atas perhatian dan kehadirannya kami sampaikan terima kasih."


@pytest.fixture
def editor(qtbot: QtBot, shell: Shell, session: Session) -> WordingEditor:
    shell.resize(1366, 768)
    shell.go("settings", section="wordings")
    rest(qtbot, session)
    page = shell.page("settings")
    assert isinstance(page, SettingsPage)
    section = page.section("wordings")
    assert isinstance(section, WordingsSection)
    line = next(one for one in section.findChildren(Line) if "Undangan Sidang" in one.accessibleName())
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: section.editor is not None and section.editor.page.page_count > 0, timeout=LONG)
    assert section.editor is not None
    return section.editor


def pick(editor: WordingEditor, text: str) -> None:
    place = next(n for n in range(editor.list.count()) if editor.list.item(n).text() == text)
    editor.list.setCurrentRow(place)


def write(qtbot: QtBot, editor: WordingEditor, text: str) -> None:
    editor.sentence.selectAll()
    editor.sentence.insertPlainText(text)
    editor.try_out()
    rest(qtbot, editor.session)


def dialog_of(qtbot: QtBot, editor: WordingEditor, kind: Callable[..., Any]) -> Any:
    found = lambda: [one for one in editor.findChildren(kind) if one.isVisible()]  # noqa: E731
    qtbot.waitUntil(lambda: bool(found()), timeout=LONG)
    return found()[0]


def test_a_sentence_is_rewritten_kept_and_taken_back(qtbot: QtBot, editor: WordingEditor) -> None:
    pick(editor, OLD)
    write(qtbot, editor, NEW)
    assert NEW in " ".join(editor.page.text().split())
    assert editor.save.isEnabled()
    qtbot.mouseClick(editor.save, Qt.MouseButton.LeftButton)
    dialog = dialog_of(qtbot, editor, FormDialog)
    dialog.form.field("reason").set_value("Kebiasaan kantor")
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    desk = editor.session.desk

    def own() -> str | None:
        with desk.read() as reader:
            return wordings.source_of(reader, "undangan_sidang")[0]

    qtbot.waitUntil(lambda: own() is not None, timeout=LONG)
    assert NEW in str(own())
    wordings.use(desk, "undangan_sidang", None)
    assert own() is None


def test_a_sentence_that_cannot_be_printed_cannot_be_kept(qtbot: QtBot, editor: WordingEditor) -> None:
    pick(editor, OLD)
    write(qtbot, editor, "Demikian {{ ().__class__ }}")
    assert not editor.save.isEnabled()
    assert editor.mistakes.isVisibleTo(editor)
    write(qtbot, editor, NEW)
    assert editor.save.isEnabled()
    assert not editor.mistakes.isVisibleTo(editor)


def test_what_is_written_is_not_lost_by_escape(qtbot: QtBot, editor: WordingEditor) -> None:
    pick(editor, OLD)
    write(qtbot, editor, NEW)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    question = dialog_of(qtbot, editor, ConfirmDialog)
    qtbot.mouseClick(question.no, Qt.MouseButton.LeftButton)
    assert editor.isVisible()
    assert NEW in editor.source
