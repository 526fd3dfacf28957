"""A scan that came as a picture, as pages for the preview; in memory only."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImageReader, QPageSize, QPainter, QPdfWriter

from models.law.errors import Trouble

_MOST_PIXELS = 60_000_000
_MOST_PAGES = 200


def picture_pages(content: bytes) -> bytes:
    """Every picture of the file (a TIFF may hold several) on a page of its own shape, A4 wide."""
    held = QByteArray(content)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(out)
    writer.setResolution(150)
    painter = QPainter()
    made = 0
    while made < _MOST_PAGES:
        size = reader.size()
        if size.isValid() and size.width() * size.height() > _MOST_PIXELS:
            reader.setScaledSize(size.scaled(5000, 7000, Qt.AspectRatioMode.KeepAspectRatio))
        image = reader.read()
        if image.isNull():
            break
        points = QSizeF(595.3, 595.3 * image.height() / max(1, image.width()))
        writer.setPageSize(QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        if made:
            writer.newPage()
        elif not painter.begin(writer):
            break
        painter.drawImage(QRectF(0, 0, writer.width(), writer.height()), image)
        made += 1
        if not reader.jumpToNextImage():
            break
    if painter.isActive():
        painter.end()
    buffer.close()
    if not made:
        raise Trouble("Gambar naskah bertanda tangan tidak dapat dibuka.", "Berkas aslinya tetap tersimpan utuh.")
    return bytes(out.data().data())
