"""Tenggat kantor: what is typed is kept and is what the clocks then count."""

from __future__ import annotations

import os
from pathlib import Path

from pytestqt.qtbot import QtBot

from models.registry.limits import office_limits
from tests.ui.frame.conftest import rest
from ui.session import Session
from ui.settings.page import SettingsPage
from ui.shell import Shell


def test_limits_are_read_changed_and_kept(qtbot: QtBot, shell: Shell, session: Session) -> None:
    shell.resize(1366, 768)
    shell.go("settings")
    rest(qtbot, session)
    page = shell.page("settings")
    assert isinstance(page, SettingsPage)
    page.open(section="limits")
    rest(qtbot, session)
    section = page.section("limits")
    assert section.form.values()["follow_up_days"] == 14
    section.form.set_values({"follow_up_days": 9})
    if target := os.environ.get("PICTURES"):
        shell.grab().save(str(Path(target) / "tenggat.png"))
    section.save.click()
    rest(qtbot, session)
    with session.desk.read() as reader:
        found = office_limits(reader)
    assert found["follow_up_days"] == 9
    assert found["replace_decree_days"] == 14
