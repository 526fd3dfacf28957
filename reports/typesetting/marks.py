"""The archive code: fingerprint and journal checkpoint, small and as QR, on the last page."""

from __future__ import annotations

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.pdfgen.canvas import Canvas

from reports.blocks import ArchiveCode
from reports.typesetting.fonts import Family

QR_SIDE = 42
"""Side of the code in points: 15 mm."""


def draw_archive(canvas: Canvas, code: ArchiveCode, family: Family, left: float, foot: float) -> None:
    """Draw the code as rectangles, the same everywhere, and its lines beside it; nobody shall take it for a TTE."""
    qr = QRCode(None, QRErrorCorrectLevel.M)
    qr.addData(f"SIDANG-ETIK:{code.fingerprint}:{code.short}")
    qr.make()
    count = qr.getModuleCount()
    cell = QR_SIDE / count
    for row in range(count):
        for column in range(count):
            if qr.isDark(row, column):
                canvas.rect(left + column * cell, foot + QR_SIDE - (row + 1) * cell, cell, cell, stroke=0, fill=1)
    canvas.setFont(family.regular, 6)
    lines = (
        "kode arsip (bukan tanda tangan elektronik)",
        f"sidik jari {code.fingerprint[:32]}",
        code.fingerprint[32:],
        f"jurnal {code.short}",
    )
    for place, line in enumerate(lines):
        canvas.drawString(left + QR_SIDE + 6, foot + QR_SIDE - 8 - place * 8.5, line)
