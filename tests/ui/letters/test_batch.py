"""Printing of many letters: begun, stopped, gone on with; a printer that vanishes, a folder that cannot be written."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.law.errors import Trouble
from models.procedure import letters, printing
from models.registry.pledges import job_rows
from tests.ui.letters.conftest import Desk
from tests.ui.letters.test_page import finalised, record
from tests.ui.letters.test_printing import Sheet, acts
from ui.letters import batch_flow


class Batch:
    """The pane, and how to wait for its own thread."""

    def __init__(self, clerk: Desk) -> None:
        self.clerk = clerk
        clerk.page.go_to_section("batch")
        clerk.idle()
        self.pane: Any = clerk.page.part("batch")
        self.said: list[Trouble] = []
        self.pane._trouble = self.said.append

    def idle(self) -> None:
        self.clerk.idle()
        self.clerk.qtbot.waitUntil(lambda: self.pane._running is None and self.pane.tasks.idle(), timeout=20000)
        self.clerk.idle()

    def choose(self, source: str) -> None:
        QTest.mouseClick(self.pane.source._buttons[source], Qt.MouseButton.LeftButton)
        self.clerk.idle()

    def into(self, folder: Path) -> None:
        self.pane.where.choose("folder")
        self.pane.choose_folder = lambda: folder

    def begin(self) -> None:
        QTest.mouseClick(self.pane.start, Qt.MouseButton.LeftButton)
        self.idle()

    def jobs(self) -> list[tuple[str, int, int]]:
        with self.clerk.room.desk.read() as session:
            return [(row.status, row.position, row.total) for row in job_rows(session)]


@pytest.fixture
def batch(clerk: Desk) -> Batch:
    """A hearing with a summons and an invitation, both final, and the pane."""
    finalised(clerk)
    finalised(clerk, "undangan_sidang")
    return Batch(clerk)


def printed(batch: Batch) -> list[str]:
    return [act for act in acts(batch.clerk, 20) if act == "letter.print"]


def test_all_summonses_of_a_hearing_into_files(batch: Batch, tmp_path: Path) -> None:
    pane = batch.pane
    assert not pane.start.isEnabled()
    pane.hearing.set_value(batch.clerk.room.hearing_id)
    assert pane.told.text() == "2 panggilan dan undangan dicetak."
    batch.into(tmp_path / "keluar")
    batch.begin()
    assert not batch.said
    files = sorted((tmp_path / "keluar").iterdir())
    assert [path.name for path in files] == ["001-00001-00001.pdf", "002-00002-00002.pdf"]
    first = next(row for row in batch.clerk.page.model.ids() if record(batch.clerk, row).kind == "surat_panggilan_1")
    assert files[0].read_bytes() == letters.pdf(batch.clerk.room.desk, first)
    assert batch.jobs() == [("selesai", 2, 2)]
    assert len(printed(batch)) == 2
    assert batch.clerk.shell.said[-1].startswith("Selesai: 2 lembar")


def test_letters_chosen_in_the_register_to_a_printer(batch: Batch, tmp_path: Path) -> None:
    clerk = batch.clerk
    clerk.page.go_to_section("register")
    clerk.page.choose_place("all")
    clerk.idle()
    clerk.page.table.selectAll()
    clerk.page.go_to_section("batch")
    clerk.idle()
    batch.choose("chosen")
    assert batch.pane.told.text() == "2 surat final yang dipilih pada daftar Surat."
    batch.pane.choose_printer = lambda: Sheet(tmp_path / "cetak.pdf")
    batch.begin()
    assert not batch.said
    made = sorted(tmp_path.glob("cetak-*.pdf"))
    assert [path.name for path in made] == ["cetak-001-00001-00001.pdf", "cetak-002-00002-00002.pdf"]
    pages = sum(len(pypdf.PdfReader(path).pages) for path in made)
    assert pages == sum(record(clerk, letter).pages for letter in clerk.page.model.ids())


def test_a_printer_that_vanishes_is_gone_on_with_where_it_stopped(batch: Batch, tmp_path: Path) -> None:
    clerk, pane = batch.clerk, batch.pane
    pane.hearing.set_value(clerk.room.hearing_id)
    first = next(one for one in clerk.page.model.ids() if record(clerk, one).kind == "surat_panggilan_1")
    pane.choose_printer = lambda: Sheet(tmp_path / "a.pdf", stops_after=record(clerk, first).pages)
    batch.begin()
    assert "berhenti sesudah lembar 1 dari 2" in batch.said[0].what
    assert batch.jobs() == [("terhenti", 1, 2)]
    assert len(printed(batch)) == 1, "what the printer did not take is not on record"
    assert pane.resume.isVisible()
    pane.choose_printer = lambda: Sheet(tmp_path / "b.pdf")
    QTest.mouseClick(pane.resume, Qt.MouseButton.LeftButton)
    batch.idle()
    assert batch.jobs() == [("selesai", 2, 2)]
    assert [path.name for path in tmp_path.glob("b-*.pdf")] == ["b-002-00002-00002.pdf"]
    assert len(printed(batch)) == 2


def test_a_folder_that_cannot_be_written_loses_nothing(batch: Batch, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_bytes(b"bukan folder")
    batch.pane.hearing.set_value(batch.clerk.room.hearing_id)
    batch.into(tmp_path / "berkas")
    batch.begin()
    assert batch.jobs() == [("terhenti", 0, 2)]
    assert printed(batch) == []
    batch.into(tmp_path / "keluar")
    batch.pane.go_on()
    batch.idle()
    assert batch.jobs() == [("selesai", 2, 2)]


def test_a_printing_is_stopped_by_the_person(batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pane = batch.pane
    pane.hearing.set_value(batch.clerk.room.hearing_id)
    batch.into(tmp_path / "keluar")
    real, begun = printing.print_batch, threading.Event()

    def slowly(*args: Any, **kwargs: Any) -> Any:
        begun.set()
        pane._running.dropped.wait(10)
        return real(*args, **kwargs)

    monkeypatch.setattr(batch_flow.printing, "print_batch", slowly)
    QTest.mouseClick(pane.start, Qt.MouseButton.LeftButton)
    batch.clerk.qtbot.waitUntil(lambda: pane.now.isVisible() and begun.is_set(), timeout=5000)
    assert not pane.start.isEnabled()
    QTest.mouseClick(pane.stop, Qt.MouseButton.LeftButton)
    batch.idle()
    assert batch.jobs() == [("terhenti", 0, 2)]
    assert pane.why.text() == "Terhenti: dihentikan oleh petugas."


def test_a_printing_is_given_up_for_good(batch: Batch, tmp_path: Path) -> None:
    batch.pane.hearing.set_value(batch.clerk.room.hearing_id)
    batch.pane.choose_printer = lambda: Sheet(tmp_path / "a.pdf", stops_after=1)
    batch.begin()
    batch.pane.give_up()
    from ui.widgets.dialog import ConfirmDialog

    asked = next(one for one in batch.clerk.page.window().findChildren(ConfirmDialog) if one.isVisible())
    asked.ok.click()
    batch.idle()
    assert [status for status, _position, _total in batch.jobs()] == ["batal"]
    assert not batch.pane.resume.isVisible()


def test_locking_stops_a_printing_so_that_it_can_go_on(batch: Batch, tmp_path: Path) -> None:
    batch.pane.hearing.set_value(batch.clerk.room.hearing_id)
    batch.into(tmp_path / "keluar")
    QTest.mouseClick(batch.pane.start, Qt.MouseButton.LeftButton)
    batch.clerk.qtbot.waitUntil(lambda: batch.pane._running is not None, timeout=5000)
    batch.clerk.page.shut()
    status, position, total = batch.jobs()[0]
    assert status in ("terhenti", "selesai", "siap", "berjalan")
    assert len(printed(batch)) == position <= total


def test_a_paper_that_the_printer_lacks_is_asked_about(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.letters.batch.is_file", lambda _printer: False)
    monkeypatch.setattr("ui.letters.batch.paper_warning", lambda _name, points, _habit: f"bukan {points.width():.0f}")
    batch.pane.hearing.set_value(batch.clerk.room.hearing_id)
    batch.pane.choose_printer = lambda: Sheet(tmp_path / "a.pdf")
    batch.begin()
    from ui.widgets.dialog import ConfirmDialog

    asked = next(one for one in batch.clerk.page.window().findChildren(ConfirmDialog) if one.isVisible())
    assert batch.jobs() == [("siap", 0, 2)]
    asked.ok.click()
    batch.idle()
    assert batch.jobs() == [("selesai", 2, 2)]
