"""Recovery sheets: on the screen once, and on paper, one page each, printed from memory."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from ui.theme import font

COLUMNS = 3


def numbered(words: Sequence[str]) -> list[str]:
    """``1. kata``."""
    return [f"{number:2d}. {word}" for number, word in enumerate(words, 1)]


def ask_printer(parent: QWidget) -> QPrinter | None:
    """Let the person choose a printer; None where it was cancelled."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(20, 20, 20, 20), QPageLayout.Unit.Millimeter)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Cetak lembar pemulihan")
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def print_sheets(
    printer: QPrinter, office: str, vault: str, sheets: Sequence[str], holders: Sequence[str], need: int
) -> bool:
    """Print every sheet on a page of its own. Nothing is written to a file by us."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    scale = printer.resolution() / 96
    painter.scale(scale, scale)
    page = printer.pageRect(QPrinter.Unit.DevicePixel)
    area = QRectF(0, 0, page.width() / scale, page.height() / scale)
    for number, sheet in enumerate(sheets):
        if number:
            printer.newPage()
        draw_sheet(painter, area, office, vault, sheet, number + 1, len(sheets), holders[number], need)
    return painter.end()


def draw_sheet(
    painter: QPainter,
    area: QRectF,
    office: str,
    vault: str,
    sheet: str,
    number: int,
    count: int,
    holder: str,
    need: int,
) -> None:
    """One sheet: what it is, who keeps it, its words in three columns."""
    at = area.top()

    def write(text: str, face: QFont, tall: float) -> None:
        nonlocal at
        painter.setFont(face)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
        painter.drawText(QRectF(area.left(), at, area.width(), tall), flags, text)
        at += tall

    write("RAHASIA", font(13, "bold"), 26)
    write(f"Lembar pemulihan {number} dari {count}", font(24, "bold"), 44)
    write(office, font(15, "semibold"), 26)
    write(f"Brankas: {vault} · disimpan oleh: {holder}", font(13), 34)
    write(
        f"Dengan {need} dari {count} lembar, brankas dapat dibuka kembali bila kata sandi hilang atau laptop "
        "rusak. Simpan setiap lembar terpisah, dalam amplop tertutup, dan jangan difoto. Satu lembar saja tidak "
        "membuka apa pun.",
        font(13),
        64,
    )
    words = numbered(sheet.split())
    rows = -(-len(words) // COLUMNS)
    painter.setFont(font(15, "medium", figures=True))
    for index, word in enumerate(words):
        column, row = divmod(index, rows)
        left = area.left() + column * area.width() / COLUMNS
        painter.drawText(QRectF(left, at + row * 30, area.width() / COLUMNS, 30), Qt.AlignmentFlag.AlignVCenter, word)
