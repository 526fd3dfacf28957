"""Kop naskah dinas: emblem, lines, address, the double rule; on the first page only (letters.md 3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Spacer, TableStyle

from reports.blocks import Letterhead
from reports.taming import tame
from reports.typesetting.columns import Columns
from reports.typesetting.keeping import tall
from reports.typesetting.pictures import Picture, read_picture
from reports.typesetting.profiles import CM
from reports.typesetting.tags import Node

if TYPE_CHECKING:
    from reports.typesetting.setter import Setter

WIDEST = 3.2 * CM
SIDE = 2.0 * CM
"""Width of the column at the left that holds an office's emblem."""


class Emblem(Flowable):  # type: ignore[misc]
    """The emblem at its height, centred or at the left of its cell."""

    def __init__(self, image: Picture, height: float, align: str, node: Node, widest: float = WIDEST) -> None:
        super().__init__()
        wide = height * image.width / image.height
        share = min(1.0, widest / wide)
        self.image, self.node = image, node
        self.wide, self.tall = wide * share, height * share
        self.hAlign = align

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        """Its own size."""
        return (self.wide, self.tall)

    def draw(self) -> None:
        """Draw it."""
        with self.canv.tagged(self.node):
            self.canv.picture(self.image, 0, 0, self.wide, self.tall)


class Rule(Flowable):  # type: ignore[misc]
    """Thick line above thin line, full text width; a single one for the head of the city."""

    def __init__(self, width: float, *, double: bool, weight: float = 2.4) -> None:
        super().__init__()
        self.long, self.double, self.weight = width, double, weight

    def wrap(self, _: float, __: float) -> tuple[float, float]:
        """Text width, a few points high."""
        return (self.long, 6)

    def draw(self) -> None:
        """Draw the lines."""
        with self.canv.tagged(None):
            self.canv.saveState()
            self.canv.setLineWidth(self.weight)
            self.canv.line(0, 4, self.long, 4)
            if self.double:
                self.canv.setLineWidth(0.7)
                self.canv.line(0, 1.2, self.long, 1.2)
            self.canv.restoreState()


def letterhead(head: Letterhead, setter: Setter) -> list[Flowable]:
    """The letterhead's flowables; nothing for K0, only its room where the paper has one printed."""
    if head.kind == "K0" or not head.lines or setter.profile.letterhead_print == "tanpa":
        return []
    node = Node("Div") if setter.profile.letterhead_print == "kosong" else setter.here.add("Div")
    image = read_picture(head.emblem) if head.emblem else None
    alt = f"Lambang pada kop {tame(head.lines[0]).title()}"
    make = _of_the_head if head.kind == "K1" else _of_an_office
    made = make(head, (image, node.add("Figure", alt=alt)) if image is not None else None, node, setter)
    if setter.profile.letterhead_print == "kosong":
        return [Spacer(1, tall(made, setter.width))]
    return made


def _of_the_head(head: Letterhead, image: tuple[Picture, Node] | None, node: Node, setter: Setter) -> list[Flowable]:
    sizes = setter.profile.letterhead
    out: list[Flowable] = []
    if image is not None:
        out += [Emblem(image[0], sizes.emblem * CM, "CENTER", image[1]), setter.space(6)]
    for line in head.lines:
        out.append(setter.line(line, "center", bold=True, size=sizes.head, node=node.add("P")))
    for line in head.address:
        out.append(setter.line(line, "center", size=sizes.address, node=node.add("P")))
    if head.address:
        out += [setter.space(2), Rule(setter.width, double=False)]
    out.append(setter.space(12))
    return out


def _fitting(lines: Sequence[str], setter: Setter, width: float) -> float:
    """The size of the address, smaller down to eight points where a line would break (letters.md 3)."""
    size = setter.profile.letterhead.address
    longest = max((stringWidth(tame(t), setter.family.regular, size) for t in lines), default=0.0)
    return max(min(8.0, size), size * min(1.0, (width - 2) / longest)) if longest else size


def _of_an_office(head: Letterhead, image: tuple[Picture, Node] | None, node: Node, setter: Setter) -> list[Flowable]:
    sizes = setter.profile.letterhead
    emblem = Emblem(image[0], sizes.emblem * CM, "LEFT", image[1]) if image is not None else None
    side = max(SIDE, emblem.wide + 4) if emblem is not None else SIDE
    column: list[Flowable] = []
    for place, line in enumerate(head.lines):
        first = place == 0 and len(head.lines) > 1
        size = sizes.city if first else sizes.office
        column.append(setter.line(line, "center", bold=not first, size=size, node=node.add("P")))
    small = _fitting(head.address, setter, setter.width - 2 * side)
    column += [setter.line(line, "center", size=small, node=node.add("P")) for line in head.address]
    style = TableStyle(
        [
            *setter.bare,
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ]
    )
    widths = [side, setter.width - 2 * side, side]
    table = Columns([[emblem or "", column, ""]], colWidths=widths, style=style, hAlign="LEFT")
    return [table, Rule(setter.width, double=True), setter.space(10)]
