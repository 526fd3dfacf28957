"""Parts that wait for a pen: initials, numbered copies, attendance, forms, boxes to tick; and the label of a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reportlab.platypus import Flowable, KeepTogether, PageBreak, TableStyle

from reports import blocks as b
from reports.typesetting import tables
from reports.typesetting.columns import Columns
from reports.typesetting.page import SectionStart
from reports.typesetting.profiles import CM
from reports.typesetting.signing import dots
from reports.typesetting.tags import Node

if TYPE_CHECKING:
    from reports.typesetting.setter import Setter

WRITING = 0.85 * CM
"""Height of a line that is written by hand."""


def paraf_box(x: b.ParafBox, setter: Setter) -> list[Flowable]:
    """A small ruled box at the left, one row for each official."""
    size, table = setter.profile.size - 3, setter.here.add("Table")
    caption = setter.line(x.title, size=size, bold=True, node=table.add("Caption"))
    rows = [tables.header_cells(("Pejabat", "Paraf", "Tanggal"), table, setter, size)]
    for official in x.officials:
        rows.append([setter.line(official, size=size, node=table.add("TR").add("TD")), "", ""])
    widths = [5.2 * CM, 2.2 * CM, 2.4 * CM]
    heights = [None, *[max(0.8 * CM, _high(row[0], widths[0] - 8) + 8) for row in rows[1:]]]
    box = tables.ruled(rows, widths, setter, heights)
    return [KeepTogether([setter.space(8), caption, setter.space(2), box])]


def _high(cell: Any, width: float) -> float:
    parts = cell if isinstance(cell, list) else [cell]
    return float(sum(part.wrap(width, 10_000)[1] for part in parts))


def _cell(text: str, row: Node | None, setter: Setter, size: float) -> Any:
    """A cell, empty where nobody is known; one of a blank row belongs to the paper."""
    if not text:
        return ""
    return setter.line(text, size=size, node=None) if row is None else tables.cell(text, "left", row, setter, size)


def distribution(x: b.Distribution, setter: Setter) -> list[Flowable]:
    """The list of numbered copies on a page of its own."""
    with setter.inside(setter.here.add("Sect")) as section:
        out: list[Flowable] = [PageBreak(), SectionStart()]
        out += [setter.line(x.title, "center", bold=True, node=section.add("H2")), setter.space(8)]
        if x.rows:
            out += tables.fields(b.Fields(x.rows, left=0, label=2.5), setter)
        receivers = [(f"ke-{place}", receiver, "", "") for place, receiver in enumerate(x.receivers, 1)]
        header = ("Salinan", "Penerima", "Tanggal terima", "Paraf")
        return out + _to_fill(header, receivers, (0.14, 0.46, 0.22, 0.18), section.add("Table"), setter)


def _to_fill(
    header: tuple[str, ...],
    cells: Sequence[tuple[str, ...]],
    shares: tuple[float, ...],
    node: Node,
    setter: Setter,
) -> list[Flowable]:
    """A ruled table whose empty cells are high enough to write in."""
    size = setter.profile.size - 1
    widths = [share * setter.width for share in shares]
    rows = [tables.header_cells(header, node, setter, size)]
    heights: list[float | None] = [None]
    for row in cells:
        line = node.add("TR")
        made: list[Any] = [setter.line(text, size=size, node=line.add("TD")) if text else "" for text in row]
        rows.append(made)
        room = max(_high(cell, width - 8) for cell, width in zip(made, widths, strict=True) if cell != "")
        heights.append(max(WRITING, room + 8))
    return [tables.ruled(rows, widths, setter, heights), setter.space(8)]


def attendance(x: b.Attendance, setter: Setter) -> list[Flowable]:
    """The list that all who come sign; the odd sign at the left of the column, the even in its middle."""
    size, node = setter.profile.size - 1, setter.here.add("Table")
    number, sign = 1.0 * CM, 4.8 * CM
    total = sum(x.widths) or 1.0
    widths = [number, *[(setter.width - number - sign) * share / total for share in x.widths], sign]
    rows = [tables.header_cells(("No.", *x.header, "Tanda tangan"), node, setter, size)]
    for place, row in enumerate((*x.rows, *[("",) * len(x.header)] * x.blank), 1):
        line = node.add("TR") if place <= len(x.rows) else None
        cells: list[Any] = [_cell(text, line, setter, size) for text in (f"{place}.", *row)]
        rows.append([*cells, [setter.space(WRITING * 0.35), dots(place, sign - 8, setter, size)]])
    return [*tables.ruled_rows(rows, widths, setter, WRITING), setter.space(8)]


class Lines(Flowable):  # type: ignore[misc]
    """Ruled lines to write on."""

    def __init__(self, width: float, count: int, room: float) -> None:
        super().__init__()
        self.long, self.count, self.room = width, count, room

    def wrap(self, _: float, __: float) -> tuple[float, float]:
        """So many lines of writing."""
        return (self.long, self.count * self.room)

    def draw(self) -> None:
        """Draw them, dotted."""
        with self.canv.tagged(None):
            self.canv.saveState()
            self.canv.setLineWidth(0.6)
            self.canv.setDash(1, 2)
            for place in range(self.count):
                height = (self.count - 1 - place) * self.room + 3
                self.canv.line(0, height, self.long, height)
            self.canv.restoreState()


def rows(x: b.FormRows, setter: Setter) -> list[Flowable]:
    """Labels with what is known, and dotted lines for the rest."""
    if not x.rows:
        return []
    label = max(x.label * CM, tables.widest([name for name, _, _ in x.rows], setter))
    width = setter.width - label - tables.COLON
    group, out = setter.here.add("L"), []
    for name, value, lines in x.rows:
        mark, body = group.item()
        cell: list[Flowable] = [setter.line(value, "left", node=body)] if value else []
        if lines:
            cell.append(Lines(width, lines, WRITING * 0.8))
        head = [setter.line(name, node=mark), setter.line(":", node=mark)]
        row = tables.plain([[*head, cell or ""]], [label, tables.COLON, width], setter, 5)
        out.append(row if value else KeepTogether([row]))
    return [*out, setter.space(4)]


class Box(Flowable):  # type: ignore[misc]
    """A square to tick, ticked or not."""

    def __init__(self, size: float, *, ticked: bool, node: Node) -> None:
        super().__init__()
        self.side, self.ticked, self.node = size * 0.82, ticked, node

    def wrap(self, _: float, __: float) -> tuple[float, float]:
        """As high as a capital letter, a little room below."""
        return (self.side, self.side + 2.5)

    def draw(self) -> None:
        """Draw the square and its cross."""
        with self.canv.tagged(self.node):
            self.canv.setLineWidth(0.8)
            self.canv.rect(0, 0, self.side, self.side, stroke=1, fill=0)
            if self.ticked:
                inner = self.side * 0.2
                self.canv.setLineWidth(1.3)
                self.canv.line(inner, inner, self.side - inner, self.side - inner)
                self.canv.line(inner, self.side - inner, self.side - inner, inner)


def ticks(x: b.Ticks, setter: Setter) -> list[Flowable]:
    """Boxes with their words, read column by column."""
    if not x.items:
        return []
    size, columns = setter.profile.size, max(1, x.columns)
    group, box = setter.here.add("L"), 0.75 * CM
    cells = []
    for place, item in enumerate(x.items):
        label, body = group.item()
        ticked = place in x.ticked
        figure = label.add("Figure", alt="dicentang" if ticked else "belum dicentang")
        cells.append([Box(size, ticked=ticked, node=figure), setter.line(item, node=body)])
    high = -(-len(cells) // columns)
    made: list[list[Any]] = []
    for row in range(high):
        line = [cells[row + high * column] for column in range(columns) if row + high * column < len(cells)]
        made.append([part for pair in line for part in pair] + [""] * (2 * (columns - len(line))))
    widths = [box, setter.width / columns - box] * columns
    style = TableStyle([*setter.bare, ("BOTTOMPADDING", (0, 0), (-1, -1), 4), ("TOPPADDING", (0, 0), (-1, -1), 1)])
    return [Columns(made, colWidths=widths, style=style, hAlign="LEFT"), setter.space(4)]


def label(x: b.Label, setter: Setter) -> list[Flowable]:
    """A framed label, large enough to be read on a shelf."""
    size, inner = setter.profile.size, setter.width - 2 * 0.7 * CM
    with setter.inside(setter.here.add("Sect")) as section:
        heading = section.add("H1")
        made: list[Flowable] = [
            setter.line(line, "center", bold=True, size=size + 6, node=heading, spaceAfter=4) for line in x.title
        ]
        if x.number:
            made.append(setter.line(x.number, "center", bold=True, size=size + 12, node=section.add("P"), spaceAfter=8))
        if x.rows:
            wide = tables.widest([name for name, _ in x.rows], setter)
            widths = [wide, tables.COLON, inner - wide - tables.COLON]
            cells = tables.field_rows(x.rows, section.add("L"), setter)
            made += [tables.plain([row], widths, setter, 1) for row in cells]
        made += [setter.line(line, "center", size=size, node=section.add("P")) for line in x.foot]
    style = TableStyle(
        [
            *setter.bare,
            ("BOX", (0, 0), (-1, -1), 1.6, "black"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0.7 * CM),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0.7 * CM),
            ("TOPPADDING", (0, 0), (-1, 0), 16),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
            ("BOTTOMPADDING", (0, -1), (-1, -1), 18),
        ]
    )
    return [
        Columns([[one] for one in made], colWidths=[setter.width], style=style, splitInRow=1, hAlign="LEFT"),
        setter.space(8),
    ]
