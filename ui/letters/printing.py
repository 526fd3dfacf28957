"""A frozen letter to the printer, straight from memory."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QObject, QRect, QSize, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter

from models.law.errors import Trouble

_MOST_DPI = 600
_BAND = 512
_F4 = (215.0, 330.0)
_NEAR_MM = 1.5


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


def print_pdf(pdf: bytes, printer: QPrinter, shift: Shift | None = None) -> int:
    """Send every page of ``pdf`` to ``printer`` at its own size; gives the number of pages.

    Pages are drawn in bands at the printer's resolution (at most 600 dpi), so that a page of a fine printer never
    stands in memory as a whole. Raises :class:`Trouble` where the bytes cannot be read or the printer refuses.
    """
    shift = shift or Shift()
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
        _lay(printer, page_size(document.pagePointSize(0)))
        painter = QPainter()
        if not painter.begin(printer):
            raise Trouble(
                "Pencetak tidak menerima surat ini.", "Surat tidak berubah.", "Periksa pencetak, lalu cetak lagi."
            )
        try:
            for page in range(document.pageCount()):
                if page:
                    printer.setPageSize(page_size(document.pagePointSize(page)))
                    if not printer.newPage():
                        raise Trouble(
                            "Pencetak berhenti di tengah surat.",
                            "Surat tidak berubah.",
                            "Periksa kertas, lalu cetak lagi.",
                        )
                _draw(document, page, painter, printer, shift)
        finally:
            painter.end()
        return int(document.pageCount())
    finally:
        document.close()
        buffer.close()


def _lay(printer: QPrinter, size: QPageSize) -> None:
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setFullPage(True)
    printer.setPageLayout(layout)
    printer.setFullPage(True)


def _draw(document: QPdfDocument, page: int, painter: QPainter, printer: QPrinter, shift: Shift) -> None:
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
        over.end()
        painter.drawImage(0, top, paper)
