"""Kop naskah dinas: emblem, lines, address, the double rule; on the first page only (letters.md 3)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PIL import Image as PillowImage
from PIL import UnidentifiedImageError
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Table, TableStyle

from models.law.errors import Trouble
from reports.blocks import Letterhead
from reports.taming import tame
from reports.typesetting.profiles import CM
from reports.typesetting.text import paragraph

if TYPE_CHECKING:
    from reports.typesetting.setter import Setter

EMBLEM_HEIGHT = 2.1 * CM
PIXELS = 600
"""Height to which a larger emblem is brought before it is embedded: over 600 dpi at its size."""


def emblem_image(data: bytes) -> ImageReader:
    """The office's emblem as a plain RGB image on white. Trouble where the file is no image or absurdly large."""
    try:
        image: PillowImage.Image = PillowImage.open(io.BytesIO(data))
        if image.width * image.height > 60_000_000:
            raise Trouble(
                "Gambar lambang terlalu besar (lebih dari 60 megapiksel).",
                "Surat tidak dicetak.",
                "Perkecil gambarnya.",
            )
        image.load()
    except (UnidentifiedImageError, OSError, PillowImage.DecompressionBombError) as error:
        raise Trouble(
            "Berkas lambang bukan gambar yang dapat dibaca.",
            "Surat tidak dicetak.",
            "Muat ulang lambang di Pengaturan.",
        ) from error
    if image.height > PIXELS:
        image = image.resize((max(1, round(image.width * PIXELS / image.height)), PIXELS), PillowImage.Resampling.BOX)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        white = PillowImage.new("RGBA", rgba.size, "white")
        image = PillowImage.alpha_composite(white, rgba)
    return ImageReader(image.convert("RGB"))


class Emblem(Flowable):  # type: ignore[misc]
    """The emblem at its height, centred or at the left of its cell."""

    def __init__(self, image: ImageReader, height: float, align: str) -> None:
        super().__init__()
        width, tall = image.getSize()
        self.image, self.tall, self.wide = image, height, min(height * width / max(tall, 1), 3.2 * CM)
        self.hAlign = align

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        """Its own size."""
        return (self.wide, self.tall)

    def draw(self) -> None:
        """Draw it."""
        self.canv.drawImage(self.image, 0, 0, self.wide, self.tall, preserveAspectRatio=True)


class Rule(Flowable):  # type: ignore[misc]
    """Thick line above thin line, full text width; a single one for the head of the city."""

    def __init__(self, width: float, *, double: bool) -> None:
        super().__init__()
        self.long, self.double = width, double

    def wrap(self, _: float, __: float) -> tuple[float, float]:
        """Text width, a few points high."""
        return (self.long, 6)

    def draw(self) -> None:
        """Draw the lines."""
        self.canv.saveState()
        self.canv.setLineWidth(2.4)
        self.canv.line(0, 4, self.long, 4)
        if self.double:
            self.canv.setLineWidth(0.7)
            self.canv.line(0, 1.2, self.long, 1.2)
        self.canv.restoreState()


def letterhead(head: Letterhead, setter: Setter) -> list[Flowable]:
    """The letterhead's flowables; nothing for K0."""
    if head.kind == "K0" or not head.lines:
        return []
    image = emblem_image(head.emblem) if head.emblem else None
    if head.kind == "K1":
        return _of_the_head(head, image, setter)
    return _of_an_office(head, image, setter)


def _of_the_head(head: Letterhead, image: ImageReader | None, setter: Setter) -> list[Flowable]:
    out: list[Flowable] = []
    if image is not None:
        out += [Emblem(image, EMBLEM_HEIGHT, "CENTER"), setter.space(6)]
    for line in head.lines:
        out.append(paragraph(line, setter.style("center", bold=True, size=setter.profile.letterhead.head)))
    for line in head.address:
        out.append(paragraph(line, setter.style("center", size=setter.profile.letterhead.address)))
    if head.address:
        out += [setter.space(2), Rule(setter.width, double=False)]
    out.append(setter.space(12))
    return out


def _fitting(lines: Sequence[str], setter: Setter, width: float) -> float:
    """The size of the address, smaller down to eight points where a line would break (letters.md 3)."""
    size = setter.profile.letterhead.address
    longest = max((stringWidth(tame(t), setter.family.regular, size) for t in lines), default=0.0)
    return max(min(8.0, size), size * min(1.0, (width - 2) / longest)) if longest else size


def _of_an_office(head: Letterhead, image: ImageReader | None, setter: Setter) -> list[Flowable]:
    sizes = setter.profile.letterhead
    column: list[Flowable] = []
    for place, line in enumerate(head.lines):
        first = place == 0 and len(head.lines) > 1
        column.append(
            paragraph(line, setter.style("center", bold=not first, size=sizes.city if first else sizes.office))
        )
    side = 2.0 * CM
    small = _fitting(head.address, setter, setter.width - 2 * side)
    column += [paragraph(line, setter.style("center", size=small)) for line in head.address]
    cells = [[Emblem(image, EMBLEM_HEIGHT, "LEFT") if image is not None else "", column, ""]]
    style = TableStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), setter.family.regular),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ]
    )
    table = Table(cells, colWidths=[side, setter.width - 2 * side, side], style=style, hAlign="LEFT")
    return [table, Rule(setter.width, double=True), setter.space(10)]
