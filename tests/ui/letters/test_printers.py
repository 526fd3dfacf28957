"""Pencetak in Pengaturan: habits of each printer of this machine, papers, the page with rulers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtTest import QTest

from tests.ui.letters.conftest import Desk
from tests.ui.letters.test_printing import F4, Sheet, ink, picture
from ui.letters.printers import PrinterHabit, habit_of, keep_habit
from ui.preferences import config_folder
from ui.settings.page import SettingsPage
from ui.settings.printers import PrintersSection

NAMES = ["EPSON L3210", "Canon G2010"]


@pytest.fixture
def section(clerk: Desk) -> Iterator[PrintersSection]:
    """The section with two printers that name A4 and Folio."""
    made = PrintersSection(clerk.session, clerk.shell)
    made.names = lambda: list(NAMES)
    made.papers = lambda _name: [QPageSize(QPageSize.PageSizeId.A4), QPageSize(QPageSize.PageSizeId.Folio)]
    clerk.qtbot.addWidget(made)
    made.resize(860, 640)
    made.show()
    made.refresh()
    yield made
    (config_folder() / "pencetak.json").unlink(missing_ok=True)


def test_it_is_one_of_the_sections(clerk: Desk) -> None:
    page = SettingsPage(clerk.session, clerk.shell)
    clerk.qtbot.addWidget(page)
    page.open(section="printers")
    assert isinstance(page.section("printers"), PrintersSection)


def test_without_printers_it_says_what_to_do(section: PrintersSection) -> None:
    section.names = list
    section.refresh()
    assert not section.form.isVisible()
    assert "Pasang pencetaknya" in section.remark.accessibleName()


def test_habits_are_kept_for_each_printer(section: PrintersSection, clerk: Desk) -> None:
    section.form.set_values({"x": 2.0, "y": -1.5, "preprinted": True})
    QTest.mouseClick(section.save, Qt.MouseButton.LeftButton)
    assert habit_of(NAMES[0]) == PrinterHabit(2.0, -1.5, preprinted=True)
    section.choice.set_value(NAMES[1])
    assert section.habit() == PrinterHabit()
    section.choice.set_value(NAMES[0])
    assert section.habit() == PrinterHabit(2.0, -1.5, preprinted=True)
    assert "disimpan di komputer ini" in clerk.shell.said[-1]


def test_papers_are_told(section: PrintersSection) -> None:
    assert "tidak menyebut F4" in section.remark.accessibleName()
    own = QPageSize(F4, QPageSize.Unit.Point, "F4", QPageSize.SizeMatchPolicy.ExactMatch)
    section.papers = lambda _name: [QPageSize(QPageSize.PageSizeId.A4), own]
    section.refresh()
    assert "A4 dan F4" in section.remark.accessibleName()
    section.papers = lambda _name: []
    section.refresh()
    assert "tidak menyebut ukuran" in section.remark.accessibleName()


def test_the_page_with_rulers_is_printed_with_the_shift_in_the_form(
    section: PrintersSection, clerk: Desk, tmp_path: Path
) -> None:
    printers = iter([Sheet(tmp_path / "a.pdf"), Sheet(tmp_path / "b.pdf"), Sheet(tmp_path / "f4.pdf")])
    section.make_printer = lambda _name: next(printers)
    for change, button in (({}, section.test_a4), ({"x": 4.0}, section.test_a4), ({}, section.test_f4)):
        section.form.set_values(change)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        clerk.idle()
    straight, moved = ink(picture(tmp_path / "a.pdf")), ink(picture(tmp_path / "b.pdf"))
    assert moved[0] - straight[0] == pytest.approx(4.0 / 25.4 * 72, abs=1.5)
    box = pypdf.PdfReader(tmp_path / "f4.pdf").pages[0].mediabox
    assert (round(float(box.width) * 25.4 / 72), round(float(box.height) * 25.4 / 72)) == (215, 330)


def test_a_printer_that_is_gone_says_so(section: PrintersSection, clerk: Desk) -> None:
    said: list[Any] = []
    section._trouble = said.append  # type: ignore[method-assign]
    section.make_printer = lambda _name: None
    QTest.mouseClick(section.test_a4, Qt.MouseButton.LeftButton)
    assert [trouble.what for trouble in said] == ["Pencetak ini tidak ada lagi."]


def test_a_printer_of_the_system_uses_its_habits(clerk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole road of a letter: the habit of the printer chosen in the dialog reaches the paper."""
    from tests.ui.letters.test_page import finalised

    finalised(clerk)
    monkeypatch.setattr("ui.letters.printwork.is_file", lambda _printer: False)
    monkeypatch.setattr("ui.letters.printwork.paper_warning", lambda *_args: "")
    made = []
    for name, habit in (("a.pdf", PrinterHabit()), ("b.pdf", PrinterHabit(x=6.0, preprinted=True))):
        monkeypatch.setattr("ui.letters.printwork.habit_of", lambda _name, habit=habit: habit)
        clerk.page.acts.printing.choose_printer = lambda name=name: Sheet(tmp_path / name)
        clerk.press("print")
        clerk.qtbot.wait(50)
        made.append(picture(tmp_path / name))
    whole, bare = (ink(one) for one in made)
    dark = [sum(one.pixelColor(x, y).lightness() < 130 and one.pixelColor(x, y).alpha() > 60
                for x in range(0, one.width(), 2) for y in range(60, 115)) for one in made]  # fmt: skip
    assert dark[0] > 100
    assert dark[1] == 0, "the paper brings its letterhead"
    assert bare[3] == pytest.approx(whole[3], abs=1), "the foot of the letter is printed as before"


def test_keeping_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_bytes(b"")
    assert not keep_habit("x", PrinterHabit(), tmp_path / "berkas")
