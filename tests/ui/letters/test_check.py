"""Is this paper ours? Files of every sort, dropped and opened, and codes typed from paper."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from models.procedure import letters
from tests.ui.courtroom.bench import paper
from tests.ui.letters.conftest import Desk
from tests.ui.letters.test_page import finalised, record


def pane_of(clerk: Desk) -> Any:
    clerk.page.go_to_section("check")
    clerk.idle()
    return clerk.page.part("check")


def drop(pane: Any, path: Path) -> None:
    """Let a file fall on the area."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(20, 20), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    pane.area.dropEvent(event)


def test_our_own_letter_is_known_and_leads_to_its_line(clerk: Desk, tmp_path: Path) -> None:
    letter = finalised(clerk)
    path = tmp_path / "surat.pdf"
    path.write_bytes(letters.pdf(clerk.room.desk, letter))
    pane = pane_of(clerk)
    drop(pane, path)
    clerk.idle()
    assert pane.verdict.text() == "Surat kami, tidak berubah"
    assert "800.1.6.1/1/401.201/2024" in pane.words.text()
    assert pane.pages.page_count == record(clerk, letter).pages
    QTest.mouseClick(pane.go, Qt.MouseButton.LeftButton)
    clerk.idle()
    assert clerk.page.sections.current() == "register"
    assert clerk.page.row is not None
    assert clerk.page.row.id == letter


def test_a_letter_that_was_tampered_with_is_told(clerk: Desk, tmp_path: Path) -> None:
    letter = finalised(clerk)
    content = bytearray(letters.pdf(clerk.room.desk, letter))
    place = content.rfind(b"endstream")
    content[place - 40] ^= 1
    path = tmp_path / "surat.pdf"
    path.write_bytes(bytes(content))
    pane = pane_of(clerk)
    pane.check(path)
    clerk.idle()
    assert pane.verdict.text() == "Berkas ini bukan berkas yang disimpan"


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (b"", "Berkas kosong"),
        (b"halo", "Bukan PDF"),
        (b"%PDF-1.4 tidak ada apa-apa", "Berkas rusak"),
        (None, "Bukan surat kami"),
    ],
)
def test_foreign_and_broken_files(clerk: Desk, tmp_path: Path, content: bytes | None, title: str) -> None:
    path = tmp_path / "asing.pdf"
    path.write_bytes(paper("Surat kantor lain", 1) if content is None else content)
    pane = pane_of(clerk)
    pane.choose_file = lambda: path
    pane.area.setFocus()
    QTest.keyClick(pane.area, Qt.Key.Key_Return)
    clerk.idle()
    assert pane.verdict.text() == title
    assert not pane.go.isVisible()


def test_a_file_that_went_away_is_a_sentence(clerk: Desk, tmp_path: Path) -> None:
    pane = pane_of(clerk)
    said: list[Any] = []
    pane._trouble = said.append
    pane.check(tmp_path / "hilang.pdf")
    clerk.idle()
    assert [trouble.what for trouble in said] == ["Berkas itu tidak dapat dibaca."]


def test_a_voided_letter_is_told(clerk: Desk, tmp_path: Path) -> None:
    letter = finalised(clerk)
    path = tmp_path / "surat.pdf"
    path.write_bytes(letters.pdf(clerk.room.desk, letter))
    letters.void(clerk.room.desk, letter, "Sidang dibatalkan.")
    pane = pane_of(clerk)
    pane.check(path)
    clerk.idle()
    assert pane.verdict.text() == "Surat kami, tetapi sudah dibatalkan"


def test_a_code_typed_from_paper_finds_the_letter_to_hold_beside_it(clerk: Desk) -> None:
    letter = finalised(clerk)
    pane = pane_of(clerk)
    QTest.keyClicks(pane.code.edit, record(clerk, letter).code.upper())
    QTest.keyClick(pane.code.edit, Qt.Key.Key_Return)
    clerk.idle()
    assert pane.verdict.text() == "Kode ini milik surat kami"
    assert pane.pages.page_count == record(clerk, letter).pages
    pane.code.set_value("1-0000-0000-0000-0000")
    pane.find_typed()
    clerk.idle()
    assert pane.verdict.text() == "Kode tidak dikenal di brankas ini"
    assert pane.pages.page_count == 0


def test_the_answer_about_a_file_never_covers_that_about_the_code_asked_after_it(clerk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "asing.pdf"
    path.write_bytes(paper("Surat kantor lain", 1))
    pane, go = pane_of(clerk), threading.Event()
    pane.session.tasks.compute(lambda _report: go.wait(10))
    pane.check(path)
    pane.code.set_value("0000-0000-0000")
    pane.find_typed()
    clerk.qtbot.waitUntil(lambda: "tidak dikenal" in pane.verdict.text())
    go.set()
    clerk.idle()
    assert "tidak dikenal" in pane.verdict.text()
    assert pane.pages.page_count == 0


def test_locking_forgets_the_file(clerk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "asing.pdf"
    path.write_bytes(paper("Surat kantor lain", 1))
    pane = pane_of(clerk)
    pane.check(path)
    clerk.idle()
    assert pane.pages.page_count == 1
    clerk.page.shut()
    assert pane.pages.page_count == 0
