"""Blocks that stand in columns: labels and values, lists, recitals of a decree, questions, ruled tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, TableStyle

from reports import blocks as b
from reports.taming import tame
from reports.typesetting.columns import Cells, Columns, portions
from reports.typesetting.keeping import MOST
from reports.typesetting.profiles import CM
from reports.typesetting.tags import SCOPE, Node

if TYPE_CHECKING:
    from reports.typesetting.setter import Setter

COLON = 0.45 * CM
KEPT_LINES = 10
"""A question with its answer up to this length is not torn between pages."""

KEPT_ROWS = 8
"""A table of labels up to this length is not torn between pages."""

CHUNK = 24
"""Rows of one table: a longer list is several tables below each other, so that its cost grows with its length and not
with the square of it."""

PORTION = 40
"""Rows of one portion of a ruled table."""

WIDEST_LABEL = "Memperhatikan"
"""The longest label of a decree; its column is as wide for all."""


def plain(rows: list[list[Any]], widths: list[float], setter: Setter, gap: float = 3) -> Columns:
    """A table without lines whose rows may be torn between pages."""
    style = [*setter.bare, ("BOTTOMPADDING", (0, 0), (-1, -1), gap * setter.ease)]
    return Columns(rows, colWidths=widths, style=TableStyle(style), splitInRow=1, hAlign="LEFT")


def chunks(rows: list[list[Any]], widths: list[float], setter: Setter, gap: float = 3) -> list[Flowable]:
    """The same as tables of bearable length below each other."""
    return [plain(rows[start : start + CHUNK], widths, setter, gap) for start in range(0, len(rows), CHUNK)]


def widest(labels: Sequence[str], setter: Setter) -> float:
    """Room for the longest label in this typeface, so that none breaks; at most half the text."""
    room = max((stringWidth(tame(t), setter.family.regular, setter.profile.size) for t in labels), default=0.0)
    return min(room + 6, setter.width / 2)


def field_rows(rows: Sequence[tuple[str, str]], group: Node, setter: Setter) -> list[list[Any]]:
    """Cells of labels, colons and values; each row is an item of the list ``group``."""
    cells = []
    for name, value in rows:
        mark, body = group.item()
        cells.append([setter.line(name, node=mark), setter.line(":", node=mark), setter.line(value, node=body)])
    return cells


def fields(x: b.Fields, setter: Setter) -> list[Flowable]:
    """Labels, colons, values."""
    if not x.rows:
        return []
    indent, group = x.left * CM, setter.here.add("L")
    label = max(x.label * CM, widest([name for name, _ in x.rows], setter))
    rows = field_rows(x.rows, group, setter)
    widths = [label, COLON, setter.width - indent - label - COLON]
    if indent:
        first: Any = setter.line(x.mark, node=group.kids[0].kids[0]) if x.mark else ""
        rows = [[first if place == 0 else "", *row] for place, row in enumerate(rows)]
        widths = [indent, *widths]
    if len(rows) <= KEPT_ROWS:
        return [KeepTogether([plain(rows, widths, setter, 1)]), setter.space(4)]
    return [*chunks(rows, widths, setter, 1), setter.space(4)]


def numbered(x: b.Numbered, setter: Setter) -> list[Flowable]:
    """A list with its marks in a column of their own."""
    if not x.items:
        return []
    indent, marks = x.left * CM, b.marks_of(x.marks, len(x.items), x.start)
    mark = max(0.8 * CM, widest(marks, setter))
    rows = _items(marks, x.items, setter.here.add("L"), setter)
    widths = [mark, setter.width - indent - mark]
    if indent:
        rows, widths = [["", *row] for row in rows], [indent, *widths]
    return [*chunks(rows, widths, setter), setter.space(4)]


def _items(marks: Sequence[str], items: Sequence[str], group: Node, setter: Setter) -> list[list[Any]]:
    rows = []
    for mark, item in zip(marks, items, strict=True):
        label, body = group.item()
        rows.append([setter.line(mark, node=label), setter.line(item, "justify", node=body)])
    return rows


def recital(x: b.Recital, setter: Setter) -> list[Flowable]:
    """Label, colon, text or items; below it the identity of a person and the end of the sentence (letters.md 5.1)."""
    label, colon = widest([WIDEST_LABEL], setter), 0.4 * CM
    content = setter.width - label - colon
    mark_node, body = setter.here.add("L").item()
    head = [setter.line(x.label, node=mark_node), setter.line(":", node=mark_node)]
    out: list[Flowable] = [CondPageBreak(setter.profile.leading * 3)]
    if x.marks:
        marks = b.marks_of(x.marks, len(x.items))
        mark = max(0.85 * CM, widest(marks, setter))
        rows = [["", "", *row] for row in _items(marks, x.items, body.add("L"), setter)]
        widths = [label, colon, mark, content - mark]
    else:
        rows = [["", "", setter.line(i, "justify", node=body.add("P"))] for i in x.items]
        widths = [label, colon, content]
    if rows:
        rows[0][:2] = head
        out += chunks(rows, widths, setter, 4)
    if x.fields:
        inner, indent = widest([name for name, _ in x.fields], setter), label + colon
        cells = [["", *row] for row in field_rows(x.fields, body.add("L"), setter)]
        table = plain(cells, [indent, inner, COLON, setter.width - indent - inner - COLON], setter, 1.5)
        out.append(KeepTogether([table]))
    if x.after:
        out.append(setter.space(3))
        after = setter.line(x.after, "justify", node=body.add("P"))
        out.append(plain([["", after]], [label + colon, content], setter, 4))
    return [*out, setter.space(5)]


def questions(x: b.Questions, setter: Setter) -> list[Flowable]:
    """Question and answer under each other, the number of the question at the left.

    Each pair is a table of its own, so that the cost grows with the number of pairs and not with its square. A short
    pair stays on one page; a long answer is parted.
    """
    number, tag = max(0.9 * CM, widest([f"{len(x.lines)}."], setter)), widest(["Pertanyaan"], setter)
    widths = [number, tag, COLON, setter.width - number - tag - COLON]
    style = TableStyle([*setter.bare, ("BOTTOMPADDING", (0, 0), (-1, 0), 2), ("BOTTOMPADDING", (0, 1), (-1, 1), 7)])
    out: list[Flowable] = []
    group = setter.here.add("L") if x.lines else setter.here
    for place, (question, answer, correction) in enumerate(x.lines, 1):
        said = f"(pembetulan) {question}".strip() if correction else question
        mark, body = group.item()
        asked, replied = body.add("P"), body.add("P")
        rows: list[list[Any]] = [
            [setter.line(f"{place}.", node=mark), *_spoken("Pertanyaan", said, asked, setter)],
            ["", *_spoken("Jawaban", answer, replied, setter)],
        ]
        pair = Columns(rows, colWidths=widths, style=style, splitInRow=1, hAlign="LEFT")
        short = pair.wrap(setter.width, MOST)[1] <= KEPT_LINES * setter.profile.leading
        out.append(KeepTogether([pair]) if short else pair)
    return [*out, setter.space(6)] if out else []


def _spoken(label: str, text: str, node: Node, setter: Setter) -> list[Any]:
    return [setter.line(label, node=node), setter.line(":", node=node), setter.line(text, "justify", node=node)]


RULED = [
    ("GRID", (0, 0), (-1, -1), 0.6, "black"),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
    ("LEFTPADDING", (0, 0), (-1, -1), 4),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ("TOPPADDING", (0, 0), (-1, -1), 3),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
]


def header_cells(header: Sequence[str], table: Node, setter: Setter, size: float) -> list[Any]:
    """The cells of a table's header; repeated on a later page they are part of the paper only."""
    row = table.add("TR")
    return [
        setter.line(h, "center", bold=True, size=size, node=row.add("TH", attributes=SCOPE, once=True)) for h in header
    ]


def grid(x: b.Grid, setter: Setter) -> list[Flowable]:
    """A ruled table; its header stands again on each page."""
    size, node = setter.profile.size - 1, setter.here.add("Table")
    align = x.align or ("left",) * len(x.header)
    rows = [header_cells(x.header, node, setter, size)]
    for row in x.rows:
        line = node.add("TR")
        rows.append([cell(c, a, line, setter, size) for c, a in zip(row, align, strict=True)])
    widths = [share * setter.width for share in x.widths]
    return [*ruled_rows(rows, widths, setter), setter.space(8)]


def cell(text: str, align: str, row: Node, setter: Setter, size: float) -> Any:
    """A cell of a ruled table; what a wording puts on lines of its own stands below each other."""
    parts, node = [part for part in text.split("\n") if part.strip()], row.add("TD")
    if len(parts) < 2:
        return setter.line(text, align, size=size, node=node)
    return [setter.line(part, align, size=size, node=node.add("P")) for part in parts]


def ruled(
    rows: list[list[Any]], widths: list[float], setter: Setter, heights: Sequence[float | None] | None = None
) -> Columns:
    """A table with all its lines and a header that stands again on each page."""
    style = TableStyle([*setter.bare, *RULED])
    return Columns(rows, colWidths=widths, rowHeights=heights, repeatRows=1, style=style, splitInRow=1, hAlign="LEFT")


def ruled_rows(rows: list[list[Any]], widths: list[float], setter: Setter, least: float = 0) -> list[Flowable]:
    """The same as portions whose cost grows with their number alone; ``least`` height of a row below the header."""
    style = TableStyle([*setter.bare, *RULED])

    def make(part: Cells, header: int) -> Columns:
        return Columns(
            part,
            colWidths=widths,
            minRowHeights=[0.0] * header + [least] * (len(part) - header) if least else None,
            repeatRows=header,
            style=style if header else TableStyle([*setter.bare, *RULED, ("VALIGN", (0, 0), (-1, 0), "TOP")]),
            splitInRow=1,
            hAlign="LEFT",
        )

    return portions(rows, PORTION, make)
