"""The archive code: fingerprint and journal checkpoint, small and as QR, on the last page."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.pdfgen.canvas import Canvas

from reports.blocks import ArchiveCode
from reports.typesetting.fonts import Family

QR_SIDE = 42
"""Side of the code in points: 15 mm."""

MASK = 3
"""The pattern laid over the squares. The code says which, so a reader takes any of the eight; trying them all costs a
third of the time of a letter, and a text of hexadecimal digits is even as it is.
"""


def archive_text(code: ArchiveCode) -> str:
    """What the QR says: the program, the fingerprint of the letter, the checkpoint of the journal."""
    return f"SIDANG-ETIK:{code.fingerprint}:{code.short}"


@lru_cache(maxsize=32)
def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The dark and light squares of a QR code, row by row from the top; error correction M."""
    qr = QRCode(None, QRErrorCorrectLevel.M)
    qr.addData(text)
    qr.version = qr.calculate_version()
    qr.makeImpl(False, MASK)
    count = qr.getModuleCount()
    return tuple(tuple(bool(qr.isDark(row, column)) for column in range(count)) for row in range(count))


@lru_cache(maxsize=32)
def _runs(text: str) -> tuple[int, str]:
    """Modules of a side, and the code as one path in modules; dark ones beside each other are one rectangle."""
    rows = modules(text)
    out: list[str] = []
    for place, row in enumerate(rows):
        start = 0
        for dark, group in groupby(row):
            long = len(list(group))
            if dark:
                out.append(f"{start} {len(rows) - 1 - place} {long} 1 re")
            start += long
    return len(rows), "\n".join(out)


def draw_qr(canvas: Canvas, text: str, left: float, foot: float, side: float) -> None:
    """Draw a QR code as rectangles, the same on every machine."""
    count, path = _runs(text)
    canvas.saveState()
    canvas.translate(left, foot)
    canvas.scale(side / count, side / count)
    canvas._code.append(f"{path}\nf")
    canvas.restoreState()


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
