"""The archive code: fingerprint and journal checkpoint, small and as QR, on the last page."""

from __future__ import annotations

from functools import lru_cache

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.pdfgen.canvas import Canvas

from reports.blocks import ArchiveCode
from reports.typesetting.fonts import Family

QR_SIDE = 42
"""Side of the code in points: 15 mm."""


def archive_text(code: ArchiveCode) -> str:
    """What the QR says: the program, the fingerprint of the letter, the checkpoint of the journal."""
    return f"SIDANG-ETIK:{code.fingerprint}:{code.short}"


@lru_cache(maxsize=32)
def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The dark and light squares of a QR code, row by row from the top; error correction M."""
    qr = QRCode(None, QRErrorCorrectLevel.M)
    qr.addData(text)
    qr.make()
    count = qr.getModuleCount()
    return tuple(tuple(bool(qr.isDark(row, column)) for column in range(count)) for row in range(count))


def draw_qr(canvas: Canvas, text: str, left: float, foot: float, side: float) -> None:
    """Draw a QR code as rectangles, the same everywhere; dark squares beside each other are one rectangle."""
    rows = modules(text)
    cell = side / len(rows)
    for place, row in enumerate(rows):
        start = 0
        while start < len(row):
            end = start
            while end < len(row) and row[end]:
                end += 1
            if end > start:
                canvas.rect(
                    left + start * cell, foot + side - (place + 1) * cell, (end - start) * cell, cell, stroke=0, fill=1
                )
            start = end + 1


def draw_archive(canvas: Canvas, code: ArchiveCode, family: Family, left: float, foot: float) -> None:
    """Draw the code and its lines beside it; nobody shall take it for a TTE."""
    draw_qr(canvas, archive_text(code), left, foot, QR_SIDE)
    canvas.setFont(family.regular, 6)
    lines = (
        "kode arsip (bukan tanda tangan elektronik)",
        f"sidik jari {code.fingerprint[:32]}",
        code.fingerprint[32:],
        f"jurnal {code.short}",
    )
    for place, line in enumerate(lines):
        canvas.drawString(left + QR_SIDE + 6, foot + QR_SIDE - 8 - place * 8.5, line)
