"""Blocks that stand in columns: labels and values, lists, recitals of a decree, questions, ruled tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Table, TableStyle

from reports import blocks as b
from reports.taming import tame
from reports.typesetting.keeping import MOST
from reports.typesetting.profiles import CM

if TYPE_CHECKING:
    from reports.typesetting.setter import Setter

COLON = 0.45 * CM
KEPT_LINES = 10
"""A question with its answer up to this length is not torn between pages."""

KEPT_ROWS = 8
"""A table of labels up to this length is not torn between pages."""

WIDEST_LABEL = "Memperhatikan"
"""The longest label of a decree; its column is as wide for all."""


def plain(rows: list[list[Any]], widths: list[float], setter: Setter, gap: float = 3) -> Table:
    """A table without lines whose rows may be torn between pages."""
    style = [*setter.bare, ("BOTTOMPADDING", (0, 0), (-1, -1), gap * setter.ease)]
    return Table(rows, colWidths=widths, style=TableStyle(style), splitInRow=1, hAlign="LEFT")


def widest(labels: Sequence[str], setter: Setter) -> float:
    """Room for the longest label in this typeface, so that none breaks; at most half the text."""
    room = max((stringWidth(tame(t), setter.family.regular, setter.profile.size) for t in labels), default=0.0)
    return min(room + 6, setter.width / 2)


def fields(x: b.Fields, setter: Setter) -> list[Flowable]:
    """Labels, colons, values."""
    if not x.rows:
        return []
    indent = x.left * CM
    label = max(x.label * CM, widest([name for name, _ in x.rows], setter))
    rows = [["", setter.cell(name), setter.cell(":"), setter.cell(value)] for name, value in x.rows]
    if x.mark:
        rows[0][0] = setter.cell(x.mark)
    widths = [indent, label, COLON, setter.width - indent - label - COLON]
    if not indent:
        rows, widths = [row[1:] for row in rows], widths[1:]
    table = plain(rows, widths, setter, 1)
    return [KeepTogether([table]) if len(rows) <= KEPT_ROWS else table, setter.space(4)]


def numbered(x: b.Numbered, setter: Setter) -> list[Flowable]:
    """A list with its marks in a column of their own."""
    if not x.items:
        return []
    indent, marks = x.left * CM, b.marks_of(x.marks, len(x.items), x.start)
    mark = max(0.8 * CM, widest(marks, setter))
    rows = [["", setter.cell(m), setter.cell(i, "justify")] for m, i in zip(marks, x.items, strict=True)]
    widths = [indent, mark, setter.width - indent - mark]
    if not indent:
        rows, widths = [row[1:] for row in rows], widths[1:]
    return [plain(rows, widths, setter), setter.space(4)]


def recital(x: b.Recital, setter: Setter) -> list[Flowable]:
    """Label, colon, text or items; below it the identity of a person and the end of the sentence (letters.md 5.1)."""
    label, colon = widest([WIDEST_LABEL], setter), 0.4 * CM
    content = setter.width - label - colon
    out: list[Flowable] = [CondPageBreak(setter.profile.leading * 3)]
    rows: list[list[Any]]
    if x.marks:
        marks = b.marks_of(x.marks, len(x.items))
        mark = max(0.85 * CM, widest(marks, setter))
        rows = [["", "", setter.cell(m), setter.cell(i, "justify")] for m, i in zip(marks, x.items, strict=True)]
        widths = [label, colon, mark, content - mark]
    else:
        rows = [["", "", setter.cell(i, "justify")] for i in x.items]
        widths = [label, colon, content]
    if rows:
        rows[0][:2] = [setter.cell(x.label), setter.cell(":")]
        out.append(plain(rows, widths, setter, 4))
    if x.fields:
        inner, indent = widest([name for name, _ in x.fields], setter), label + colon
        cells = [["", setter.cell(n), setter.cell(":"), setter.cell(v)] for n, v in x.fields]
        table = plain(cells, [indent, inner, COLON, setter.width - indent - inner - COLON], setter, 1.5)
        out.append(KeepTogether([table]))
    if x.after:
        out.append(setter.space(3))
        out.append(plain([["", setter.cell(x.after, "justify")]], [label + colon, content], setter, 4))
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
    for place, (question, answer, correction) in enumerate(x.lines, 1):
        said = f"(pembetulan) {question}".strip() if correction else question
        rows: list[list[Any]] = [
            [setter.cell(f"{place}."), setter.cell("Pertanyaan"), setter.cell(":"), setter.cell(said, "justify")],
            ["", setter.cell("Jawaban"), setter.cell(":"), setter.cell(answer, "justify")],
        ]
        pair = Table(rows, colWidths=widths, style=style, splitInRow=1, hAlign="LEFT")
        short = pair.wrap(setter.width, MOST)[1] <= KEPT_LINES * setter.profile.leading
        out.append(KeepTogether([pair]) if short else pair)
    return [*out, setter.space(6)] if out else []


def grid(x: b.Grid, setter: Setter) -> list[Flowable]:
    """A ruled table; its header stands again on each page."""
    size = setter.profile.size - 1
    align = x.align or ("left",) * len(x.header)
    rows = [[setter.cell(h, "center", bold=True, size=size) for h in x.header]]
    rows += [[setter.cell(c, a, size=size) for c, a in zip(row, align, strict=True)] for row in x.rows]
    style = TableStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), setter.family.regular),
            ("GRID", (0, 0), (-1, -1), 0.6, "black"),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 4),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ]
    )
    widths = [share * setter.width for share in x.widths]
    return [Table(rows, colWidths=widths, repeatRows=1, style=style, splitInRow=1, hAlign="LEFT"), setter.space(8)]
