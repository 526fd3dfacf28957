"""What is printed beside the text: RAHASIA at the top left, and the archive code at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.platypus import Flowable, Spacer, Table, TableStyle

from reports.blocks import ArchiveCode, SecurityMark
from reports.typesetting.fonts import Family
from reports.typesetting.text import paragraph, tame

if TYPE_CHECKING:
    from reports.typesetting.setter import Setter

QR_SIDE = 46
"""Side of the code in points: 16 mm."""


def security(mark: SecurityMark, setter: Setter) -> list[Flowable]:
    """The mark in red at the left, the number of this copy at the right (letters.md 4.3)."""
    word = paragraph(mark.word, setter.style("left", bold=True, textColor="#B00020"))
    copy = paragraph(
        f"Salinan ke-{mark.copy_number} dari {mark.copy_total}", setter.style("right", size=setter.profile.size - 3)
    )
    style = TableStyle(
        [
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]
    )
    half = setter.width / 2
    return [Table([[word, copy]], colWidths=[half, half], style=style, hAlign="LEFT"), Spacer(1, 2)]


class Archive(Flowable):  # type: ignore[misc]
    """Kode arsip: QR and two small lines. Drawn as rectangles, so the same everywhere."""

    def __init__(self, code: ArchiveCode, family: Family, width: float) -> None:
        super().__init__()
        self.code, self.family, self.long = code, family, width

    def wrap(self, _: float, __: float) -> tuple[float, float]:
        """Text width, as high as the code."""
        return (self.long, QR_SIDE)

    def draw(self) -> None:
        """Draw the code and its lines."""
        qr = QRCode(None, QRErrorCorrectLevel.M)
        qr.addData(f"SIDANG-ETIK:{self.code.fingerprint}:{self.code.short}")
        qr.make()
        count = qr.getModuleCount()
        cell = QR_SIDE / count
        canvas = self.canv
        canvas.saveState()
        for row in range(count):
            for column in range(count):
                if qr.isDark(row, column):
                    canvas.rect(column * cell, QR_SIDE - (row + 1) * cell, cell, cell, stroke=0, fill=1)
        canvas.setFont(self.family.regular, 6.5)
        fingerprint = tame(self.code.fingerprint)
        lines = (
            "kode arsip (bukan tanda tangan elektronik)",
            f"sidik jari {fingerprint[:32]}",
            f"{'':11}{fingerprint[32:]}",
            f"jurnal {self.code.short}",
        )
        for place, line in enumerate(lines):
            canvas.drawString(QR_SIDE + 8, QR_SIDE - 10 - place * 9, line)
        canvas.restoreState()
