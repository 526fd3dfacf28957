"""Letters to the printer one after the other; each is on record once the printer took it whole, never before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QRectF
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from models.law.errors import Trouble
from models.procedure import letters
from models.procedure.desk import Desk
from ui.letters.printers import PrinterHabit, habit_of, paper_warning
from ui.letters.printing import Shift, first_size, is_file, letterhead_area, print_pdf
from ui.session import Session
from ui.tasks import Report
from ui.widgets.dialog import ConfirmDialog

Chooser = Callable[[], QPrinter | None]
Printed = Callable[[int], object]
Failed = Callable[[Trouble], object]


@dataclass(frozen=True, slots=True)
class Paper:
    """What is to be printed of a letter. ``sort``: net, pertinggal (office copy), salinan_ke (numbered copy)."""

    letter_id: int
    sort: str = "net"
    copy_number: int | None = None


def content_of(desk: Desk, paper: Paper) -> bytes:
    """The bytes of a paper: the frozen ones, or made again from the frozen facts."""
    if paper.sort == "pertinggal":
        return letters.office_copy(desk, paper.letter_id)
    if paper.sort == "salinan_ke" and paper.copy_number is not None and paper.copy_number > 1:
        return letters.numbered_copy(desk, paper.letter_id, paper.copy_number)
    return letters.pdf(desk, paper.letter_id)


@dataclass(frozen=True, slots=True)
class _Ready:
    pdf: bytes
    blank: QRectF | None
    lost_head: bool
    """The paper brings its letterhead, but the letter's own was not found on its page."""


def head_lines(head: Mapping[str, Any]) -> list[str]:
    """The printed lines of a letterhead as the facts hold it."""
    if head.get("kind") == "K0":
        return []
    return [str(line) for line in (*(head.get("lines") or ()), *(head.get("address") or ()))]


def _ready(desk: Desk, paper: Paper, habit: PrinterHabit) -> _Ready:
    pdf = content_of(desk, paper)
    head = letters.facts_now(desk, paper.letter_id).get("letterhead") if habit.preprinted else None
    lines = head_lines(head or {})
    blank = letterhead_area(pdf, lines) if lines else None
    return _Ready(pdf, blank, bool(lines) and blank is None)


class PrintWork(QObject):
    """Belongs to a page. ``choose_printer`` asks the system's dialog; tests put a printer of their own there."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self._page, self.session = parent, session
        self.choose_printer: Chooser = self._ask_printer
        self._printer: QPrinter | None = None
        self._habit = PrinterHabit()
        self._waiting: list[Paper] = []
        self._count = 0
        self._printed: Printed = lambda _count: None
        self._failed: Failed = lambda _trouble: None

    def start(self, papers: Sequence[Paper], printed: Printed, failed: Failed) -> None:
        """Ask for the printer once, then print in order. ``printed`` gets how many were; ``failed`` what stopped it."""
        if self._waiting or not papers:
            return
        self._waiting, self._count = list(papers), 0
        self._printed, self._failed = printed, failed
        # The dialog names the number of pages and the paper of the first letter.
        self._compute(lambda: content_of(self.session.desk, papers[0]), self._choose)

    # --- the printer ------------------------------------------------------------------------------------------------

    def _choose(self, pdf: bytes) -> None:
        printer = self.choose_printer()
        if printer is None:
            self._waiting = []
            return
        self._printer = printer
        self._habit = PrinterHabit() if is_file(printer) else habit_of(printer.printerName())
        warning = "" if is_file(printer) else paper_warning(printer.printerName(), first_size(pdf), self._habit)
        if not warning:
            self._next()
            return
        asked = ConfirmDialog(
            self._page.window(), "Kertas pencetak tidak cocok", warning, action="Tetap cetak", danger=False
        )
        asked.accepted.connect(self._next)
        asked.rejected.connect(self._give_up)
        asked.open()

    def _ask_printer(self) -> QPrinter | None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Surat")
        dialog = QPrintDialog(printer, self._page.window())
        dialog.setWindowTitle("Cetak surat")
        return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None

    def _give_up(self) -> None:
        self._waiting = []
        self._printer = None

    # --- one letter after the other ---------------------------------------------------------------------------------

    def _next(self) -> None:
        if not self._waiting:
            self._printer = None
            self._printed(self._count)
            return
        paper, habit, desk = self._waiting[0], self._habit, self.session.desk
        self._compute(lambda: _ready(desk, paper, habit), lambda ready: self._check_head(paper, ready))

    def _check_head(self, paper: Paper, ready: _Ready) -> None:
        if not ready.lost_head:
            self._send(paper, ready)
            return
        asked = ConfirmDialog(
            self._page.window(),
            "Kop tidak ditemukan pada halaman",
            "Pencetak ini disetel untuk kertas berkop, tetapi letak kop pada surat ini tidak dapat dikenali. "
            "Bila dicetak, kop surat ikut tercetak.",
            action="Cetak beserta kop",
            danger=False,
        )
        asked.accepted.connect(lambda: self._send(paper, ready))
        asked.rejected.connect(self._give_up)
        asked.open()

    def _send(self, paper: Paper, ready: _Ready) -> None:
        printer, shift = self._printer, Shift(self._habit.x, self._habit.y)
        if printer is None:
            return

        def work(report: Report) -> int:
            def tell(done: int, count: int) -> None:
                report(done / max(1, count), f"Mencetak halaman {done + 1} dari {count}…")

            return print_pdf(ready.pdf, printer, shift, blank=ready.blank, progress=tell)

        job = self.session.tasks.compute(
            work, lambda _pages: self._keep(paper, ready), failed=self._stop, owner=self, label="Mencetak…"
        )
        self.session.tasks.ended.connect(
            lambda ended: self._give_up() if ended is job and job.dropped.is_set() else None
        )

    def _keep(self, paper: Paper, ready: _Ready) -> None:
        desk, printer = self.session.desk, self._printer
        copies = max(1, printer.copyCount()) if printer is not None else 1
        part = printer is not None and printer.printRange() is QPrinter.PrintRange.PageRange
        how = f"sebagian: halaman {printer.fromPage()}-{printer.toPage()}" if part and printer else "printer"
        content = None if paper.sort == "net" else ready.pdf

        def act() -> None:
            letters.printed(
                desk, paper.letter_id, copies, how, sort=paper.sort, copy_number=paper.copy_number, content=content
            )

        self._waiting = self._waiting[1:]
        self._count += 1
        self.session.act(act, lambda _r: self._next(), self._stop, owner=self)

    def _stop(self, trouble: Trouble) -> None:
        done, left = self._count, len(self._waiting)
        self._give_up()
        if done:
            kept = f"{done} surat sudah tercetak dan tercatat; {left} belum. {trouble.kept}"
            trouble = Trouble(trouble.what, kept.strip(), trouble.do)
        self._failed(trouble)

    def _compute(self, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        self.session.tasks.compute(lambda _report: work(), done, failed=self._stop, owner=self, label="Menyiapkan…")
