"""Printing into a PDF printer: shift, letterhead that the paper brings, pages chosen, printers that go away."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtPrintSupport import QPrinter

from models.law.errors import Trouble
from models.procedure import letters
from models.registry.journal import journal_ids, journal_rows
from models.registry.viewer import Viewer
from tests.ui.courtroom.bench import paper
from tests.ui.letters.conftest import Desk
from tests.ui.letters.test_page import finalised, record
from ui.letters import printers
from ui.letters.printers import PrinterHabit, habit_of, has_paper, keep_habit, paper_warning
from ui.letters.printing import PrinterGone, Shift, letterhead_area, opened, print_pdf

A4, F4 = QSizeF(595.28, 841.89), QSizeF(609.45, 935.43)


class Sheet(QPrinter):
    """A printer that prints into a file, and stops after so many pages."""

    def __init__(self, path: Path, stops_after: int = 10_000) -> None:
        super().__init__(QPrinter.PrinterMode.HighResolution)
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setOutputFileName(str(path))
        self.setResolution(120)
        self._left = stops_after

    def newPage(self) -> bool:
        self._left -= 1
        return self._left > 0 and super().newPage()


def picture(path: Path, page: int = 0, width: int = 595) -> QImage:
    """A printed page as a picture, a pixel for each point."""
    with opened(path.read_bytes()) as document:
        size = document.pagePointSize(page)
        return document.render(page, QSize(width, round(width * size.height() / size.width())))


def ink(image: QImage, area: QRectF | None = None) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what is dark; zeros where nothing is."""
    found = [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if image.pixelColor(x, y).alpha() > 60
        and image.pixelColor(x, y).lightness() < 130
        and (area is None or area.contains(x, y))
    ]
    if not found:
        return 0, 0, 0, 0
    return min(x for x, _ in found), min(y for _, y in found), max(x for x, _ in found), max(y for _, y in found)


def acts(clerk: Desk, count: int = 1) -> list[str]:
    """The newest entries of the journal."""
    viewer = Viewer(clerk.room.desk.sitter.id, clerk.room.desk.sitter.role)
    with clerk.room.desk.read() as session:
        return [row.act for row in journal_rows(session, viewer, journal_ids(session, viewer)[:count]) if row]


# --- the page on the paper -----------------------------------------------------------------------------------------


def test_the_shift_of_a_printer_moves_the_page(qapp: object, tmp_path: Path) -> None:
    straight, moved = tmp_path / "a.pdf", tmp_path / "b.pdf"
    print_pdf(paper("Uji", 1), Sheet(straight))
    print_pdf(paper("Uji", 1), Sheet(moved), Shift(x=5.0, y=-3.0))
    first, second = ink(picture(straight)), ink(picture(moved))
    assert second[0] - first[0] == pytest.approx(5.0 / 25.4 * 72, abs=1.5)
    assert second[1] - first[1] == pytest.approx(-3.0 / 25.4 * 72, abs=1.5)


def test_only_the_pages_chosen_in_the_dialog_are_printed(qapp: object, tmp_path: Path) -> None:
    printer = Sheet(tmp_path / "a.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert print_pdf(paper("Uji", 5), printer) == 2
    words = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "a.pdf").pages]
    assert len(words) == 2
    printer = Sheet(tmp_path / "b.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(8, 9)
    with pytest.raises(Trouble, match="5 halaman"):
        print_pdf(paper("Uji", 5), printer)


def test_a_printer_that_stops_says_so(qapp: object, tmp_path: Path) -> None:
    with pytest.raises(PrinterGone) as raised:
        print_pdf(paper("Uji", 4), Sheet(tmp_path / "a.pdf", stops_after=2))
    assert "tidak dicatat" in raised.value.kept


def test_a_printer_that_vanishes_at_the_end_says_so(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.letters.printing.is_file", lambda _printer: False)
    monkeypatch.setattr("ui.letters.printing.is_there", lambda _name: False)
    with pytest.raises(PrinterGone, match="hilang"):
        print_pdf(paper("Uji", 1), Sheet(tmp_path / "a.pdf"))


def test_a_printer_without_its_paper_refuses(qapp: object, tmp_path: Path) -> None:
    with pytest.raises(PrinterGone, match="tidak menerima"):
        print_pdf(paper("Uji", 1), Sheet(tmp_path / "tidak-ada" / "a.pdf"))


# --- paper that brings its letterhead ------------------------------------------------------------------------------


def test_the_letterhead_stays_empty_and_nothing_else(clerk: Desk, tmp_path: Path) -> None:
    letter = finalised(clerk)
    pdf = letters.pdf(clerk.room.desk, letter)
    head = letters.facts_now(clerk.room.desk, letter)["letterhead"]
    area = letterhead_area(pdf, [*head["lines"], *head["address"]])
    assert area is not None
    whole, bare = tmp_path / "a.pdf", tmp_path / "b.pdf"
    print_pdf(pdf, Sheet(whole))
    print_pdf(pdf, Sheet(bare), blank=area)
    inside = area.adjusted(0, 2, 0, -2)
    assert ink(picture(whole), inside) != (0, 0, 0, 0)
    assert ink(picture(bare), inside) == (0, 0, 0, 0)
    below = QRectF(0, area.bottom() + 2, 600, 900)
    assert ink(picture(bare), below) == ink(picture(whole), below)
    above = QRectF(0, 0, 600, area.top() - 2)
    assert ink(picture(bare), above) == ink(picture(whole), above)


def test_a_letterhead_that_is_not_there_leaves_no_hole(qapp: object) -> None:
    assert letterhead_area(paper("Surat tanpa kop", 1), ["PEMERINTAH KOTA CONTOH"]) is None


def test_names_of_the_head_that_recur_in_the_text_stay(qapp: object) -> None:
    import io

    from reportlab.pdfgen import canvas

    held = io.BytesIO()
    sheet = canvas.Canvas(held, pagesize=(595, 842), invariant=1)
    for y, words in ((815, "RAHASIA"), (780, "WALI KOTA CONTOH"), (700, "KEPUTUSAN"), (680, "WALI KOTA CONTOH")):
        sheet.drawString(200, y, words)
    sheet.save()
    area = letterhead_area(held.getvalue(), ["WALI KOTA CONTOH"])
    assert area is not None
    assert 842 - 815 < area.top() < 842 - 790
    assert 842 - 780 < area.bottom() < 842 - 705


# --- habits and papers ---------------------------------------------------------------------------------------------


def test_habits_are_kept_without_the_name_of_the_printer(tmp_path: Path) -> None:
    assert habit_of("Epson Ibu Ratna", tmp_path) == PrinterHabit()
    assert keep_habit("Epson Ibu Ratna", PrinterHabit(2.5, -1.0, preprinted=True), tmp_path)
    assert keep_habit("Canon", PrinterHabit(own_f4=True), tmp_path)
    assert habit_of("Epson Ibu Ratna", tmp_path) == PrinterHabit(2.5, -1.0, preprinted=True)
    assert habit_of("Canon", tmp_path) == PrinterHabit(own_f4=True)
    kept = (tmp_path / printers.NAME).read_text(encoding="utf-8")
    assert "Ratna" not in kept
    assert "Canon" not in kept


@pytest.mark.parametrize("text", ["", "{", "[]", '{"x": 3}'])
def test_a_spoiled_file_of_habits_is_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / printers.NAME).write_text(text, encoding="utf-8")
    assert habit_of("Epson", tmp_path) == PrinterHabit()


def test_absurd_habits_are_brought_within_reason(tmp_path: Path) -> None:
    row = {"x": 900, "y": float("nan"), "preprinted": "ya", "own_f4": 1}
    (tmp_path / printers.NAME).write_text(json.dumps({printers.mark_of("Epson"): row}), encoding="utf-8")
    assert habit_of("Epson", tmp_path) == PrinterHabit(x=printers.FURTHEST)


def test_f4_on_a_printer_without_it_is_a_warning(qapp: object) -> None:
    plain = [QPageSize(QPageSize.PageSizeId.A4), QPageSize(QPageSize.PageSizeId.Folio)]
    assert not has_paper(plain, F4)
    words = paper_warning("x", F4, PrinterHabit(), plain)
    assert "F4 (215 × 330 mm)" in words
    assert "terpotong" in words
    assert paper_warning("x", A4, PrinterHabit(), plain) == ""
    assert paper_warning("x", F4, PrinterHabit(own_f4=True), plain) == ""
    assert paper_warning("x", F4, PrinterHabit(), []) == ""
    own = QPageSize(QSizeF(215, 330), QPageSize.Unit.Millimeter, "F4", QPageSize.SizeMatchPolicy.ExactMatch)
    assert paper_warning("x", F4, PrinterHabit(), [*plain, own]) == ""
    inches = QPageSize(QSizeF(8.5, 13), QPageSize.Unit.Inch, "Folio", QPageSize.SizeMatchPolicy.ExactMatch)
    assert has_paper([inches], F4)


# --- on record only what was printed -------------------------------------------------------------------------------


def _with(clerk: Desk, make: Callable[[], Any]) -> None:
    clerk.page.acts.printing.choose_printer = make


def test_what_the_printer_did_not_take_is_not_on_record(clerk: Desk, tmp_path: Path) -> None:
    finalised(clerk, "undangan_sidang")
    _with(clerk, lambda: Sheet(tmp_path / "a.pdf", stops_after=1))
    said: list[Trouble] = []
    clerk.page.acts.trouble = said.append  # type: ignore[method-assign]
    clerk.page.acts.printing._failed = said.append
    clerk.press("print")
    assert [trouble.what for trouble in said] == ["Pencetak berhenti di tengah surat."]
    assert acts(clerk) == ["letter.finalise"]
    _with(clerk, lambda: Sheet(tmp_path / "b.pdf"))
    clerk.press("print")
    assert acts(clerk) == ["letter.print"]


def test_of_several_letters_those_before_the_stop_are_on_record(clerk: Desk, tmp_path: Path) -> None:
    first = finalised(clerk)
    second = finalised(clerk, "undangan_sidang")
    assert record(clerk, second).pages > 1
    said: list[Trouble] = []
    clerk.page.acts.trouble = said.append  # type: ignore[method-assign]
    printer = Sheet(tmp_path / "a.pdf", stops_after=record(clerk, first).pages)
    _with(clerk, lambda: printer)
    clerk.page.choose_place("all")
    clerk.idle()
    order = [row.id for row in clerk.page.chosen()]
    clerk.page.table.selectAll()
    order = [row.id for row in clerk.page.chosen()]
    assert sorted(order) == sorted([first, second])
    clerk.page.acts.do_many("print", sorted(clerk.page.chosen(), key=lambda row: row.id))
    clerk.idle()
    assert len(said) == 1
    assert "1 surat sudah tercetak" in said[0].kept
    assert acts(clerk, 2) == ["letter.print", "letter.finalise"]


def test_the_office_copy_is_printed_and_named_in_the_log(clerk: Desk, tmp_path: Path) -> None:
    from sqlalchemy import select

    from models.records import LetterPrint

    letter = finalised(clerk)
    _with(clerk, lambda: Sheet(tmp_path / "a.pdf"))
    clerk.press("office_copy")
    with clerk.room.desk.read() as session:
        rows = session.scalars(select(LetterPrint).where(LetterPrint.letter_id == letter)).all()
        assert [(row.sort, row.copies) for row in rows] == [("pertinggal", 1)]
        wanted = sha256(letters.office_copy(clerk.room.desk, letter)).hexdigest()
        assert rows[0].sha256 == wanted
