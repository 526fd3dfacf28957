"""Penomoran: patterns checked while typed, a kind with a counter of its own, the paper agenda, back-dated numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.law.errors import Trouble
from models.procedure import numbering, safekeeping
from models.procedure.numbering import Numbering
from models.procedure.setup import office_of, set_office
from tests.ui.frame.conftest import PASSPHRASE, rest
from ui import opening
from ui.session import Session
from ui.settings import numbering_flow as flow
from ui.settings.numbering import NumberingSection
from ui.settings.numbering_forms import KindForm
from ui.settings.page import SettingsPage
from ui.shell import Shell
from ui.widgets.card import Line
from ui.widgets.dialog import FormDialog

LONG = 30_000


@pytest.fixture
def section(qtbot: QtBot, shell: Shell, session: Session) -> NumberingSection:
    shell.resize(1366, 768)
    shell.go("settings", section="numbering")
    rest(qtbot, session)
    page = shell.page("settings")
    assert isinstance(page, SettingsPage)
    found = page.section("numbering")
    assert isinstance(found, NumberingSection)
    return found


def line_of(part: QWidget, words: str) -> Line:
    return next(one for one in part.findChildren(Line) if words in one.accessibleName())


def press(qtbot: QtBot, section: NumberingSection, part: QWidget, words: str) -> Any:
    """Enter on a line; the form it opens."""
    line = line_of(part, words)
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: section.dialog is not None and section.dialog.isVisible(), timeout=LONG)
    return section.dialog


def rules(section: NumberingSection) -> Numbering:
    with section.session.desk.read() as reader:
        return numbering.numbering_of(reader)


def press_ok(qtbot: QtBot, section: NumberingSection, dialog: FormDialog) -> None:
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=LONG)
    rest(qtbot, section.session)


def next_of(section: NumberingSection, kind: str) -> str:
    desk = section.session.desk
    with desk.read() as reader:
        return numbering.next_number(reader, kind, desk.clock.now().date())


def test_the_pattern_is_checked_while_it_is_typed_and_kept(qtbot: QtBot, section: NumberingSection) -> None:
    edit = section.office.form.field("number_pattern").edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "{klas}/{nomor}")
    assert "{nomor} tidak dikenal" in section.office.sample.problems.text()
    assert section.office.sample.number.text() == "—"
    qtbot.mouseClick(section.office.save, Qt.MouseButton.LeftButton)
    rest(qtbot, section.session)
    with section.session.desk.read() as reader:
        assert "{nomor}" not in office_of(reader).number_pattern
    edit.selectAll()
    QTest.keyClicks(edit, "{klas}/{urut:3}/{tahun}")
    assert not section.office.sample.problems.text()
    assert "tanpa {unit}" in section.office.sample.remarks.text()
    shown = section.office.sample.number.text()
    qtbot.mouseClick(section.office.save, Qt.MouseButton.LeftButton)
    rest(qtbot, section.session)
    assert next_of(section, "surat_dinas") == shown
    assert "/001/" in shown


def test_a_part_is_put_at_the_cursor_by_keyboard(qtbot: QtBot, section: NumberingSection) -> None:
    field = section.office.form.field("number_pattern")
    field.edit.setText("/2024")
    field.edit.setCursorPosition(0)
    field.button.setFocus()
    qtbot.keyClick(field.button, Qt.Key.Key_Space)
    qtbot.waitUntil(field.menu.isVisible, timeout=LONG)
    qtbot.keyClick(field.menu, Qt.Key.Key_Down)
    qtbot.keyClick(field.menu, Qt.Key.Key_Return)
    assert field.value() == "{urut}/2024"


def test_a_kind_gets_a_counter_of_its_own_with_a_reason(qtbot: QtBot, section: NumberingSection) -> None:
    section.choose("kinds")
    dialog = press(qtbot, section, section.kinds, "Undangan Sidang")
    assert isinstance(dialog, KindForm)
    assert "Berbagi urutan dengan Surat Panggilan I" in dialog.shared.text()
    dialog.form.set_values({"counter": "", "new_counter": "Undangan", "unit": "401.9"})
    dialog.form.set_values({"pattern": "UND/{urut:2}/{unit}/{tahun}"})
    assert dialog.sample.number.text().startswith("UND/01/401.9/")
    assert dialog.shared.text() == "Menghitung sendiri."
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()  # no reason yet
    dialog.form.field("reason").set_value("Kebiasaan sekretariat")
    promised = dialog.sample.number.text()
    press_ok(qtbot, section, dialog)
    assert rules(section).counters == {"undangan_sidang": "Undangan"}
    assert next_of(section, "undangan_sidang") == promised
    assert promised in line_of(section.kinds, "Undangan Sidang").accessibleName()
    section.choose("counters")
    assert line_of(section.counters, "Undangan · unit 401.9")
    # back to what the program does by itself leaves nothing behind
    section.choose("kinds")
    again = press(qtbot, section, section.kinds, "Undangan Sidang")
    again.form.set_values({"counter": "surat", "unit": "", "pattern": ""})
    again.form.field("unit").set_value("")
    again.form.field("pattern").set_value("")
    again.form.field("reason").set_value("Kembali")
    press_ok(qtbot, section, again)
    assert rules(section) == Numbering()


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"pattern": "{klas}/{tahun}"}, "pattern"),
        ({"pattern": "{urut} "}, "pattern"),
        ({"counter": "", "new_counter": "case"}, "new_counter"),
        ({"counter": "", "new_counter": "a|b"}, "new_counter"),
        ({"unit": "40|1"}, "unit"),
    ],
)
def test_what_cannot_be_a_number_is_said_at_its_field(
    qtbot: QtBot, section: NumberingSection, values: dict[str, str], key: str
) -> None:
    section.choose("kinds")
    dialog = press(qtbot, section, section.kinds, "Surat Dinas")
    dialog.form.set_values({**values, "reason": "Uji"})
    assert set(dialog.form.problems()) == {key}
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    rest(qtbot, section.session)
    assert dialog.isVisible() and rules(section) == Numbering()
    dialog.reject()


def test_decrees_of_bagian_hukum_cannot_be_opened(qtbot: QtBot, section: NumberingSection) -> None:
    section.choose("kinds")
    line = line_of(section.kinds, "Keputusan Penjatuhan Sanksi")
    assert "dinomori Bagian Hukum" in line.accessibleName()
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert section.dialog is None


def test_kinds_are_found_by_word(qtbot: QtBot, section: NumberingSection) -> None:
    section.choose("kinds")
    QTest.keyClicks(section.kinds.search, "nota")
    qtbot.keyClick(section.kinds.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(shown_lines(section.kinds)) == 1, timeout=LONG)
    assert "Nota Dinas" in shown_lines(section.kinds)[0].accessibleName()


def shown_lines(part: QWidget) -> list[Line]:
    return [one for one in part.findChildren(Line) if one.isVisible()]


def test_the_paper_agenda_moves_a_counter_and_leaves_a_gap(qtbot: QtBot, section: NumberingSection) -> None:
    section.choose("counters")
    dialog = press(qtbot, section, section.counters, "Surat · tanpa kode unit")
    dialog.form.field("last").set_value(40)
    dialog.form.field("reason").set_value("Buku agenda kertas sampai 40")
    press_ok(qtbot, section, dialog)
    moved = line_of(section.counters, "Surat · tanpa kode unit")
    assert "berikutnya 41" in moved.accessibleName() and "Nomor terakhir 40" in moved.accessibleName()
    gap = line_of(section.counters, "1 s.d. 40")
    assert "Buku agenda kertas sampai 40" in gap.accessibleName() and "Ratna" in gap.accessibleName()


def test_back_dated_numbers_are_allowed_with_limits_and_a_reason(qtbot: QtBot, section: NumberingSection) -> None:
    section.choose("late")
    check = section.late.form.field("sub_numbers").check
    check.setFocus()
    qtbot.keyClick(check, Qt.Key.Key_Space)
    section.late.form.field("sub_days").set_value(7)
    qtbot.mouseClick(section.late.save, Qt.MouseButton.LeftButton)
    rest(qtbot, section.session)
    assert not rules(section).sub_numbers  # the reason is missing
    section.late.form.field("reason").set_value("Kebijakan Sekretaris Daerah")
    qtbot.mouseClick(section.late.save, Qt.MouseButton.LeftButton)
    rest(qtbot, section.session)
    now = rules(section)
    assert (now.sub_numbers, now.sub_days, now.sub_reason) == (True, 7, "Kebijakan Sekretaris Daerah")
    assert "Kebijakan Sekretaris Daerah" in section.late.state.accessibleName()
    # another change keeps the reason of the back-dated numbers; forbidding them drops it
    section.late.form.set_values({"per_day": 25, "reason": "Surat bertambah"})
    qtbot.mouseClick(section.late.save, Qt.MouseButton.LeftButton)
    rest(qtbot, section.session)
    assert (rules(section).per_day, rules(section).sub_reason) == (25, "Kebijakan Sekretaris Daerah")
    section.late.form.set_values({"sub_numbers": False, "reason": "Dihentikan"})
    qtbot.mouseClick(section.late.save, Qt.MouseButton.LeftButton)
    rest(qtbot, section.session)
    assert (rules(section).sub_numbers, rules(section).sub_reason) == (False, "")


def test_counters_that_give_the_same_numbers_are_named(section: NumberingSection) -> None:
    assert section.view is not None
    assert any("“Surat”" in words and "“Nota dinas”" in words for words in section.view.clashes)
    desk = section.session.desk
    patterns = {kind.kind: "{jenis}/{urut}/{tahun}" for kind in section.view.kinds if kind.counter != "surat"}
    numbering.set_numbering(desk, Numbering(patterns=patterns))
    with desk.read() as reader:
        assert flow.read_view(desk, reader).clashes == ()


def test_a_restored_backup_is_said_before_the_numbers_jump(section: NumberingSection, tmp_path: Path) -> None:
    desk = section.session.desk
    with desk.read() as reader:
        assert flow.read_view(desk, reader).restored == ""
    backup = safekeeping.make_backup(desk, tmp_path / "cadangan", lambda _done, _all: None)
    folder = safekeeping.restore_backup(backup.folder, tmp_path / "pulih" / "coba.sidang", lambda _done, _all: None)
    other = opening.open_desk(Path(folder), 1, PASSPHRASE).desk
    with other.vault:
        with other.read() as reader:
            view = flow.read_view(other, reader)
        assert "dipulihkan dari cadangan" in view.restored and not view.gaps
        numbering.skip_to(other, "surat", "", view.today.year, 400, "Buku agenda kertas")
        with other.read() as reader:
            view = flow.read_view(other, reader)
        assert view.restored == ""
        assert any("dipulihkan dari cadangan" in gap.reason for gap in view.gaps)
        assert view.next_value("surat", "") == 401


@pytest.fixture
def looking(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    can: Callable[[str], bool] = session.can
    monkeypatch.setattr(session, "can", lambda act: act != "numbering.set" and can(act))


@pytest.mark.usefixtures("looking")
def test_who_may_not_change_sees_all_and_can_press_nothing(qtbot: QtBot, section: NumberingSection) -> None:
    assert not section.office.form.isEnabled() and not section.office.save.isVisible()
    section.choose("kinds")
    line = line_of(section.kinds, "Surat Dinas")
    assert line.focusPolicy() is Qt.FocusPolicy.NoFocus
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert section.dialog is None


def test_every_part_is_named_and_reached_by_the_keyboard(qtbot: QtBot, section: NumberingSection) -> None:
    section.tabs.setFocus()
    for key in ("kinds", "counters", "late"):
        qtbot.keyClick(section.tabs, Qt.Key.Key_Right)
        assert section.tabs.current() == key
        part = getattr(section, key)
        assert part.isVisible() and not section.office.isVisible()
        reached = [one for one in part.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        reached = [one for one in reached if one.isVisible() and not one.objectName().startswith("qt_")]
        assert reached and all(one.accessibleName() for one in reached)


def test_the_year_is_that_of_the_desk(section: NumberingSection) -> None:
    assert section.view is not None and isinstance(section.view.today, date)
    assert section.view.today == section.session.today()


def test_the_office_cannot_get_a_pattern_without_a_running_number(section: NumberingSection) -> None:
    desk = section.session.desk
    with desk.read() as reader:
        office = office_of(reader)
    for wrong in ({"number_pattern": "{klas}/{tahun}"}, {"number_pattern": ""}, {"unit_code": "a|b"}):
        with pytest.raises(Trouble):
            set_office(desk, replace(office, **wrong))


def test_numbers_that_letters_carry_are_passed_over_in_what_is_promised(section: NumberingSection) -> None:
    assert section.view is not None
    view = section.view
    line = next(one for one in view.kinds if one.kind == "nota_dinas")
    usual = line.sample
    again = replace(view, carried=frozenset({usual}))
    own = {"pattern": "", "code": "", "unit": ""}
    assert again.next_free("nota_dinas", line.counter, **own) == view.next_free("nota_dinas", line.counter, **own) + 1
