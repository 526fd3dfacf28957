"""Pengaturan and Jejak over a real vault."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.law.errors import Trouble
from models.procedure.clock import SetClock
from models.procedure.setup import office_of, set_office
from models.registry.offices import accounts, councils
from models.registry.settings import last_of, letterheads, switches
from models.vault import WrongPassphrase
from tests.ui.frame.conftest import CHAIR, PASSPHRASE, rest
from tests.ui.frame.walking import nameless, unreached
from ui import opening, preferences
from ui.journal.inspection import InspectionSheet
from ui.journal.page import JournalPage
from ui.reminder import overdue, remind_of_backup
from ui.session import Session
from ui.settings.accounts import change_passphrase_dialog
from ui.settings.council import CouncilDialog
from ui.settings.letterhead import LARGEST, read_emblem
from ui.settings.page import SECTIONS, SettingsPage
from ui.shell import Shell
from ui.theme import theme
from ui.widgets.dialog import ConfirmDialog, FormDialog

LONG = 60_000
NEW = "sawah kopi bintang sepeda"


@pytest.fixture
def page(qtbot: QtBot, shell: Shell, session: Session) -> SettingsPage:
    shell.resize(1366, 768)
    shell.go("settings")
    rest(qtbot, session)
    found = shell.page("settings")
    assert isinstance(found, SettingsPage)
    return found


def show(qtbot: QtBot, page: SettingsPage, key: str) -> Any:
    page.open(section=key)
    rest(qtbot, page.session)
    return page.section(key)


def dialog_of(qtbot: QtBot, shell: Shell, kind: type = FormDialog) -> Any:
    qtbot.waitUntil(lambda: any(one.isVisible() for one in shell.findChildren(kind)), timeout=LONG)
    return next(one for one in shell.findChildren(kind) if one.isVisible())


@pytest.mark.parametrize("section", [one.key for one in SECTIONS])
def test_every_section_is_named_and_reached(qtbot: QtBot, page: SettingsPage, shell: Shell, section: str) -> None:
    show(qtbot, page, section)
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    assert nameless(shell) == []
    assert unreached(qtbot, shell) == []


def test_the_office_is_kept(qtbot: QtBot, page: SettingsPage, session: Session) -> None:
    section = show(qtbot, page, "office")
    section.form.field("city").set_value("")
    section.save.click()
    assert section.form.problems() == {"city": "Wajib diisi."}
    section.form.set_values({"city": "Contoh Baru", "hearing_room": "Ruang Satu"})
    section.save.click()
    rest(qtbot, session)
    layout = show(qtbot, page, "layout")
    layout.form.set_values({"paper": "F4"})
    layout.save.click()
    rest(qtbot, session)
    with session.desk.read() as reader:
        kept = office_of(reader)
    assert (kept.city, kept.hearing_room, kept.paper) == ("Contoh Baru", "Ruang Satu", "F4")


def test_a_letterhead_takes_the_office_s_own_emblem(
    qtbot: QtBot, page: SettingsPage, session: Session, tmp_path: Path
) -> None:
    emblem = tmp_path / "lambang.png"
    image = QImage(40, 50, QImage.Format.Format_RGB32)
    image.fill(QColor("navy"))
    image.save(str(emblem))
    wrong = tmp_path / "lambang.svg"
    wrong.write_text("<svg/>", encoding="utf-8")
    section = show(qtbot, page, "letterhead")
    section.kinds.choose("K2")
    section._fill()
    section.take_emblem(wrong)
    assert section.trouble.isVisible()
    section.take_emblem(emblem)
    assert not section.trouble.isVisible()
    section.form.set_values({"lines": "PEMERINTAH KOTA CONTOH\n\nSEKRETARIAT DAERAH", "address": "Jalan 1"})
    section.save.click()
    rest(qtbot, session)
    with session.desk.read() as reader:
        kept = letterheads(reader)["K2"]
    assert kept.lines == ("PEMERINTAH KOTA CONTOH", "SEKRETARIAT DAERAH")
    assert kept.emblem == emblem.read_bytes()
    assert kept.emblem_name == "lambang.png"


def test_what_is_typed_survives_a_look_elsewhere_and_what_is_kept_is_read_again(
    qtbot: QtBot, page: SettingsPage, session: Session
) -> None:
    section = show(qtbot, page, "office")
    before = section.form.values()["province"]
    section.form.set_values({"hearing_room": "Ruang yang sedang diketik"})
    show(qtbot, page, "limits")
    with session.desk.read() as reader:
        office = office_of(reader)
    set_office(session.desk, replace(office, province=f"{before} Baru".strip()))
    show(qtbot, page, "office")
    rest(qtbot, session)
    assert section.form.values()["hearing_room"] == "Ruang yang sedang diketik"
    assert section.form.values()["province"] == f"{before} Baru".strip()
    section.save.click()
    rest(qtbot, session)
    with session.desk.read() as reader:
        office = office_of(reader)
    assert (office.hearing_room, office.province) == ("Ruang yang sedang diketik", f"{before} Baru".strip())
    set_office(session.desk, replace(office, hearing_room="Aula"))
    page.refresh()
    rest(qtbot, session)
    assert section.form.values()["hearing_room"] == "Aula"


def test_an_emblem_that_was_picked_survives_a_refresh_but_not_another_letterhead(
    qtbot: QtBot, page: SettingsPage, session: Session, tmp_path: Path
) -> None:
    emblem = tmp_path / "baru.png"
    image = QImage(4, 5, QImage.Format.Format_RGB32)
    image.fill(QColor("navy"))
    image.save(str(emblem))
    section = show(qtbot, page, "letterhead")
    rest(qtbot, session)
    section.take_emblem(emblem)
    section.form.set_values({"address": "Jalan yang sedang diketik"})
    page.refresh()
    rest(qtbot, session)
    assert section.form.values()["address"] == "Jalan yang sedang diketik"
    assert section._name.accessibleName() == "baru.png"
    section.kinds.choose("K2")
    section.kinds.chosen.emit("K2")
    assert section.form.values()["address"] == ""
    assert section._name.accessibleName() == "Belum ada lambang"


def test_a_huge_emblem_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "besar.png"
    path.write_bytes(b"\x89PNG" + bytes(LARGEST))
    with pytest.raises(Trouble, match="8 MB"):
        read_emblem(path)


def test_an_account_is_made_linked_and_disabled(
    qtbot: QtBot, page: SettingsPage, shell: Shell, session: Session
) -> None:
    section = show(qtbot, page, "accounts")
    section.new.click()
    dialog = dialog_of(qtbot, shell)
    dialog.form.set_values({"name": "Dewi Anggraini", "role": "petugas", "passphrase": "lemah", "again": "lain"})
    dialog.ok.click()
    assert set(dialog.form.problems()) == {"passphrase", "again"}
    dialog.form.set_values({"passphrase": NEW, "again": NEW})
    dialog.ok.click()
    qtbot.waitUntil(lambda: len(session.desk.vault.accounts()) == 3, timeout=LONG)
    rest(qtbot, session)
    off = next(b for b in section.findChildren(QPushButton) if b.accessibleName() == f"Nonaktifkan akun {CHAIR}")
    off.click()
    dialog_of(qtbot, shell, ConfirmDialog).ok.click()
    rest(qtbot, session)
    with session.desk.read() as reader:
        found = {row.name: row.disabled for row in accounts(reader, disabled=True)}
    assert found[CHAIR]
    assert not found["Dewi Anggraini"]


def test_a_passphrase_is_changed_with_the_old_one(qtbot: QtBot, shell: Shell, session: Session, folder: Path) -> None:
    rest(qtbot, session)
    said: list[str] = []
    dialog = change_passphrase_dialog(shell, session, 1, "Ratna", said.append)
    dialog.form.set_values({"old": "bukan yang ini", "passphrase": NEW, "again": NEW})
    dialog.ok.click()
    qtbot.waitUntil(lambda: dialog.trouble.isVisible(), timeout=LONG)
    assert dialog.form.values()["passphrase"] == NEW
    dialog.form.set_values({"old": PASSPHRASE})
    dialog.ok.click()
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    session.tasks.stop()
    session.desk.vault.lock()
    with pytest.raises(WrongPassphrase):
        opening.open_desk(folder, 1, PASSPHRASE)
    opening.open_desk(folder, 1, NEW).desk.vault.lock()


def test_a_council_is_recorded(qtbot: QtBot, page: SettingsPage, shell: Shell, session: Session) -> None:
    section = show(qtbot, page, "council")
    section.new.click()
    dialog = dialog_of(qtbot, shell, CouncilDialog)
    dialog.form.set_values({"decree": "800/7/2024", "date": "2024-01-02"})
    dialog.ok.click()
    assert dialog.isVisible()
    dialog._person.box.setText("dedi")
    qtbot.waitUntil(lambda: not dialog._person._list.isHidden(), timeout=LONG)
    dialog._person._take(dialog._person._list.item(0))
    dialog._role.set_value("ketua")
    dialog._take()
    assert len(dialog.members) == 1
    dialog.ok.click()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=LONG)
    with session.desk.read() as reader:
        found = councils(reader)
    assert found[0].decree_number == "800/7/2024"
    assert [(one.role, one.person.name) for one in found[0].members] == [("ketua", "Dedi Contoh")]


def test_a_reading_of_the_law_is_chosen_with_its_reason(
    qtbot: QtBot, page: SettingsPage, shell: Shell, session: Session
) -> None:
    section = show(qtbot, page, "rules")
    desk = session.desk
    with desk.read() as reader:
        first = switches(reader, desk.base_rulebook, session.today())[0]
    other = next(value for value in first.values if value != first.value)
    section._choose(first)
    dialog = dialog_of(qtbot, shell)
    dialog.form.set_values({"value": other})
    dialog.ok.click()
    assert set(dialog.form.problems()) == {"reason"}
    dialog.form.set_values({"reason": "Surat edaran terbaru."})
    dialog.ok.click()
    qtbot.waitUntil(lambda: desk.rulebook.switches[first.id] == other, timeout=LONG)


def test_a_backup_is_made_noted_and_restored_beside(
    qtbot: QtBot, page: SettingsPage, shell: Shell, session: Session, tmp_path: Path
) -> None:
    section = show(qtbot, page, "backup")
    assert "Belum pernah" in section.state.accessibleName()
    target = tmp_path / "media"
    section.back_up(target)
    qtbot.waitUntil(lambda: _last(session, "vault.backup") is not None, timeout=LONG)
    rest(qtbot, session)
    section.refresh()
    rest(qtbot, session)
    assert "Cadangan terakhir" in section.state.accessibleName()
    made = next(target.glob("*.sidang"))
    section.ask_restore(made)
    asked = dialog_of(qtbot, shell, ConfirmDialog)
    asked.reject()
    section.restore(made, tmp_path / "pulih.sidang")
    qtbot.waitUntil(lambda: (tmp_path / "pulih.sidang" / "vault.json").exists(), timeout=LONG)
    rest(qtbot, session)
    assert opening.look(tmp_path / "pulih.sidang").office == session.desk.vault.office


def _last(session: Session, act: str) -> Any:
    with session.desk.read() as reader:
        return last_of(reader, act)


def test_looks_and_minutes_are_kept_on_this_computer(
    qtbot: QtBot, page: SettingsPage, shell: Shell, fresh_preferences: None
) -> None:
    section = show(qtbot, page, "look")
    minutes: list[int] = []
    shell.idle_minutes_chosen.connect(minutes.append)
    try:
        section._mode.set_value("dark")
        assert theme().dark
        section._minutes.set_value(3)
        section._choose()
    finally:
        theme().set_mode("light")
    assert minutes[-1] == 3
    assert (preferences.load().mode, preferences.load().idle_minutes) == ("dark", 3)


def test_the_journal_lists_filters_and_verifies(qtbot: QtBot, shell: Shell, session: Session) -> None:
    shell.go("journal")
    rest(qtbot, session)
    page = shell.page("journal")
    assert isinstance(page, JournalPage)
    all_entries = page.model.rowCount()
    assert all_entries > 5
    page.groups.set_value("people")
    rest(qtbot, session)
    shown = [page.model.row_at(place) for place in range(page.model.rowCount())]
    assert 0 < len(shown) < all_entries
    assert {row.act for row in shown if row is not None} == {"people.save"}
    page.table.setCurrentIndex(page.model.index(0, 0))
    assert page.panel._title.text() == "Data pegawai disimpan"
    page.until.set_value("2000-01-01")
    rest(qtbot, session)
    assert page.model.rowCount() == 0
    page.verify.click()
    sheet = dialog_of(qtbot, shell, InspectionSheet)
    words = " ".join(part.accessibleName() for part in sheet.findChildren(type(sheet.body.itemAt(0).widget())))
    assert "Brankas utuh" in words
    sheet.close_button.click()
    qtbot.waitUntil(lambda: _last(session, "vault.inspect") is not None, timeout=LONG)
    rest(qtbot, session)


NOW = datetime(2024, 9, 30, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("last", "began", "days"),
    [(8, 90, 8), (7, 90, None), (None, 90, 90), (None, 3, None), (None, None, None)],
)
def test_the_reminder_counts_from_the_last_backup(last: int | None, began: int | None, days: int | None) -> None:
    def ago(count: int | None) -> datetime | None:
        return None if count is None else NOW - timedelta(days=count)

    assert overdue(NOW, ago(last), ago(began), 7) == days


def test_an_old_vault_without_a_backup_says_so(
    qtbot: QtBot, shell: Shell, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest(qtbot, session)
    later = session.desk.clock.now() + timedelta(days=40)
    monkeypatch.setattr(session.desk, "clock", SetClock(later))
    remind_of_backup(shell)
    qtbot.waitUntil(lambda: shell._toast.isVisible(), timeout=LONG)
    assert "Belum ada cadangan" in shell._toast.accessibleName()
    shell._toast._undo.click()
    assert shell.where == ("settings", {"section": "backup"})
