"""Profil tata letak: changed in the form, seen on the page, kept as a version, taken back; nonsense is refused."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.law.errors import Trouble
from models.procedure import profiles
from models.registry.profiles import profile_in_use
from tests.ui.frame.conftest import rest
from ui.session import Session
from ui.settings import profile_flow as flow
from ui.settings.page import SettingsPage
from ui.settings.profiles import ProfileEditor, ProfilesSection
from ui.shell import Shell
from ui.widgets.card import Line
from ui.widgets.dialog import ConfirmDialog, FormDialog

LONG = 60_000


@pytest.fixture
def editor(qtbot: QtBot, shell: Shell, session: Session) -> ProfileEditor:
    shell.resize(1366, 768)
    shell.go("settings", section="profiles")
    rest(qtbot, session)
    page = shell.page("settings")
    assert isinstance(page, SettingsPage)
    section = page.section("profiles")
    assert isinstance(section, ProfilesSection)
    line = next(one for one in section.findChildren(Line) if "Surat, A4" in one.accessibleName())
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: section.editor is not None and section.editor.page.page_count > 0, timeout=LONG)
    assert section.editor is not None
    return section.editor


def test_another_paper_is_seen_kept_and_taken_back(qtbot: QtBot, editor: ProfileEditor) -> None:
    assert not editor.save.isEnabled()
    before = editor.page.page_width()
    editor.form.set_values({"width": 148, "height": 210, "left": 20, "subject_label": "Perihal"})
    editor.try_out()
    rest(qtbot, editor.session)
    assert editor.page.page_width() != before
    assert "Perihal" in editor.page.text()
    qtbot.mouseClick(editor.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in editor.findChildren(FormDialog)), timeout=LONG)
    dialog = next(one for one in editor.findChildren(FormDialog) if one.isVisible())
    dialog.form.field("reason").set_value("Perwali tata naskah dinas")
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    desk = editor.session.desk

    def kept() -> object:
        with desk.read() as reader:
            return profile_in_use(reader, "A4")

    qtbot.waitUntil(lambda: kept() is not None, timeout=LONG)
    found = kept()
    assert isinstance(found, dict)
    assert found["paper"] == [14.8, 21.0]
    profiles.use_profile(desk, "A4", None)
    assert kept() is None


def test_margins_that_leave_no_room_are_refused_in_words(qtbot: QtBot, editor: ProfileEditor) -> None:
    editor.form.set_values({"left": 100, "right": 100})
    editor.try_out()
    rest(qtbot, editor.session)
    assert "Margin kiri dan kanan terlalu besar" in editor.state.text()
    assert not editor.save.isEnabled()
    with pytest.raises(Trouble):
        profiles.save_profile(editor.session.desk, "A4", editor.values(), "Uji")


def test_leaving_with_changes_is_asked_and_without_is_not(qtbot: QtBot, editor: ProfileEditor) -> None:
    editor.form.set_values({"left": 31})
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    asked = [one for one in editor.findChildren(ConfirmDialog) if one.isVisible()]
    assert editor.isVisible()
    assert len(asked) == 1
    asked[0].reject()
    assert editor.isVisible()
    assert editor.values()["margins"][2] == 3.1
    editor.form.set_values({"left": round(editor.edited.values["margins"][2] * 10)})
    editor.reject()
    assert not editor.isVisible()


def test_locking_closes_the_editor_without_a_question(editor: ProfileEditor) -> None:
    editor.form.set_values({"left": 31})
    editor.close()
    assert not editor.isVisible()
    assert not [one for one in editor.findChildren(ConfirmDialog) if one.isVisible()]


def test_a_profile_goes_through_the_form_unchanged(editor: ProfileEditor) -> None:
    with editor.session.desk.read() as reader:
        for one in flow.read_profiles(editor.session.desk, reader):
            made = flow.from_form(one.values, flow.to_form(one.values))
            assert {key: made[key] for key in one.values} == dict(one.values)
