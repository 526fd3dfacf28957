"""A frozen letter to the printer, straight from memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QObject, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter

from models.law.errors import Trouble
from ui.letters.finding import TextLine, lines_of
from ui.letters.printers import is_there

_MOST_DPI = 600
_BAND = 512
_F4 = (215.0, 330.0)
_NEAR_MM = 1.5
_AIR = 2.0

Progress = Callable[[int, int], object]
"""Pages printed so far and pages in all; raises to stop before the next page."""
Blank = Callable[[QPdfDocument, int], QRectF | None]
"""What stays empty on a page (from 0), in points from the upper left corner; None where nothing does."""


class PrinterGone(Trouble):
    """The printer did not take the whole job: nothing of it counts as printed."""


@dataclass(frozen=True, slots=True)
class Shift:
    """How far this printer must move the page, in millimetres to the right and down (geser cetak)."""

    x: float = 0.0
    y: float = 0.0


def page_size(points: QSizeF) -> QPageSize:
    """The paper for a page of this size in points; F4 by its millimetres, never Qt's *Folio* (that is 210 x 330)."""
    width, height = points.width() * 25.4 / 72, points.height() * 25.4 / 72
    if abs(width - _F4[0]) < _NEAR_MM and abs(height - _F4[1]) < _NEAR_MM:
        return QPageSize(
            QSizeF(*_F4), QPageSize.Unit.Millimeter, "F4 215 x 330 mm", QPageSize.SizeMatchPolicy.ExactMatch
        )
    return QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)


@contextmanager
def opened(pdf: bytes) -> Iterator[QPdfDocument]:
    """The PDF for reading, from memory. Raises :class:`Trouble` where the bytes are not a PDF."""
    held = QByteArray(pdf)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    keeper = QObject()
    document = QPdfDocument(keeper)
    document.load(buffer)
    try:
        if document.status() is not QPdfDocument.Status.Ready or document.pageCount() == 0:
            raise Trouble(
                "Surat ini tidak dapat dibaca untuk dicetak.",
                "Arsipnya tidak berubah.",
                "Jalankan pemeriksaan brankas.",
            )
        yield document
    finally:
        document.close()
        buffer.close()


def first_size(pdf: bytes) -> QSizeF:
    """Size of the first page in points."""
    with opened(pdf) as document:
        return document.pagePointSize(0)


def print_pdf(
    pdf: bytes,
    printer: QPrinter,
    shift: Shift | None = None,
    *,
    blank: QRectF | Blank | None = None,
    pages: Sequence[int] = (),
    progress: Progress | None = None,
) -> int:
    """Send pages of ``pdf`` to ``printer`` at their own size; gives the number of pages sent, copies not counted.

    ``blank``: this part of the first page (points from the upper left corner) stays empty, for paper that brings its
    letterhead; a function says it for each page. ``pages`` from 1; none means all, or those chosen in the system's
    dialog. Pages are drawn in bands at the printer's resolution (at most 600 dpi), so that a page of a fine printer
    never stands in memory as a whole.

    Raises :class:`PrinterGone` where the printer refuses, stops or vanishes; the whole job then counts as not printed.
    """
    with opened(pdf) as document:
        chosen = list(pages) or pages_asked(printer, document.pageCount())
        rounds = 1 if printer.supportsMultipleCopies() or is_file(printer) else max(1, printer.copyCount())
        order = chosen * rounds
        _lay(printer, page_size(document.pagePointSize(order[0] - 1)))
        painter = QPainter()
        if not painter.begin(printer):
            raise _gone("Pencetak tidak menerima surat ini.")
        try:
            for place, page in enumerate(order):
                if progress is not None:
                    progress(place, len(order))
                if place:
                    printer.setPageSize(page_size(document.pagePointSize(page - 1)))
                    if not printer.newPage():
                        raise _gone("Pencetak berhenti di tengah surat.")
                area = blank(document, page - 1) if callable(blank) else blank if page == 1 else None
                _draw(document, page - 1, painter, printer, shift or Shift(), area)
        except BaseException:
            printer.abort()
            painter.end()
            raise
        _finish(painter, printer)
        return len(chosen)


def pages_asked(printer: QPrinter, count: int) -> list[int]:
    """The pages chosen in the system's dialog, from 1; all where none were. Raises Trouble where none exist."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange or not printer.fromPage():
        return list(range(1, count + 1))
    wanted = [page for page in range(printer.fromPage(), printer.toPage() + 1) if 1 <= page <= count]
    if not wanted:
        raise Trouble(
            f"Halaman yang dipilih tidak ada; surat ini {count} halaman.",
            "Tidak ada yang dicetak.",
            "Pilih halaman lain, lalu cetak lagi.",
        )
    return wanted


def is_file(printer: QPrinter) -> bool:
    """Whether the job goes into a file that the person named (*Cetak ke PDF*)."""
    return printer.outputFormat() is QPrinter.OutputFormat.PdfFormat


def _finish(painter: QPainter, printer: QPrinter) -> None:
    """The job is printed once the system took it whole; anything else says so."""
    ended = painter.end()
    state = printer.printerState()
    if not ended or state in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
        raise _gone("Pencetak berhenti sebelum surat selesai.")
    if not is_file(printer) and not is_there(printer.printerName()):
        raise _gone("Pencetak hilang sebelum surat selesai.")


def _gone(what: str) -> PrinterGone:
    return PrinterGone(
        what,
        "Surat tidak berubah dan tidak dicatat sebagai tercetak.",
        "Periksa kabel, kertas dan antrean pencetak, buang lembar yang terlanjur keluar, lalu cetak lagi.",
    )


def _lay(printer: QPrinter, size: QPageSize) -> None:
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setFullPage(True)
    printer.setPageLayout(layout)
    printer.setFullPage(True)


def _draw(
    document: QPdfDocument, page: int, painter: QPainter, printer: QPrinter, shift: Shift, blank: QRectF | None
) -> None:
    device = printer.resolution()
    dpi = min(device, _MOST_DPI)
    points = document.pagePointSize(page)
    whole = QSize(round(points.width() * dpi / 72), round(points.height() * dpi / 72))
    painter.resetTransform()
    painter.translate(shift.x / 25.4 * device, shift.y / 25.4 * device)
    painter.scale(device / dpi, device / dpi)
    for top in range(0, whole.height(), _BAND):
        height = min(_BAND, whole.height() - top)
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(whole)
        options.setScaledClipRect(QRect(0, top, whole.width(), height))
        band = document.render(page, QSize(whole.width(), height), options)
        paper = QImage(band.size(), QImage.Format.Format_RGB32)
        paper.fill(0xFFFFFFFF)
        over = QPainter(paper)
        over.drawImage(0, 0, band)
        if blank is not None:
            scale = dpi / 72
            area = QRectF(blank.x() * scale, blank.y() * scale - top, blank.width() * scale, blank.height() * scale)
            over.fillRect(area, 0xFFFFFFFF)
        over.end()
        painter.drawImage(0, top, paper)


# --- paper that brings its letterhead ------------------------------------------------------------------------------


def letterhead_area(pdf: bytes, printed: Sequence[str]) -> QRectF | None:
    """Where the letterhead stands on the first page, over its whole width, in points from the upper left corner.

    ``printed`` are its lines and address lines as the letter's own facts hold them. None where they are not found: then
    the page must be printed as it is, never with a hole at a guessed place.
    """
    with opened(pdf) as document:
        return letterhead_on(document, 0, printed)


def letterhead_on(document: QPdfDocument, page: int, printed: Sequence[str]) -> QRectF | None:
    """The same for any page (from 0) of an open document."""
    points = document.pagePointSize(page)
    found = _head_between(lines_of(document, page), printed, points.height())
    return QRectF(0, found[0], points.width(), found[1] - found[0]) if found else None


def _head_between(lines: Sequence[TextLine], printed: Sequence[str], height: float) -> tuple[float, float] | None:
    """Top and bottom of the letterhead: below the mark of secrecy, above the first line of the letter itself."""
    wanted = _squeezed(" ".join(printed))
    upper = [line for line in lines if line.place.top() < height * 0.45]
    head = [line for line in upper if len(_squeezed(line.text)) > 2 and _squeezed(line.text) in wanted]
    if not head:
        return None
    first = min(line.place.top() for line in head)
    others = [line for line in upper if line not in head]
    above = max((line.place.bottom() for line in others if line.place.bottom() <= first), default=0.0)
    last = _end_of_head(head, others)
    below = min((line.place.top() for line in lines if line not in head and line.place.top() >= last - 1), default=None)
    if below is None or below <= first:
        return None
    return above + (_AIR if above else 0.0), below - _AIR


def _end_of_head(head: Sequence[TextLine], others: Sequence[TextLine]) -> float:
    """Bottom of the last line that belongs to the head without a line of the letter between; names recur below."""
    last = min(line.place.bottom() for line in head)
    for line in sorted(head, key=lambda one: one.place.top()):
        between = any(last - 1 <= other.place.top() < line.place.top() for other in others)
        if between:
            break
        last = max(last, line.place.bottom())
    return last


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()
