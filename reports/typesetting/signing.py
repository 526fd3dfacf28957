"""Where people sign: one block at the right, a council in a table, two columns facing each other (letters.md 4.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Spacer, Table, TableStyle

from reports import blocks as b
from reports.typesetting.profiles import CM
from reports.typesetting.text import paragraph

if TYPE_CHECKING:
    from reports.typesetting.setter import Setter

SPACE = 52
"""Points left for a signature: about four lines."""

INDENT = 0.48
"""Share of the text width that stays free at the left, for the stamp: 7.7 cm on A4."""


def signature(x: b.Signature, setter: Setter) -> list[Flowable]:
    """One signer at the right."""
    left = setter.width * INDENT
    widths = [left, setter.width - left]
    table = Table([["", _lines(x, setter)]], colWidths=widths, style=TableStyle(setter.bare), hAlign="LEFT")
    return [setter.space(6), table, setter.space(4)]


def paired(x: b.PairedSignatures, setter: Setter) -> list[Flowable]:
    """Two columns of signers, each line of them on one height."""
    half = setter.width / 2
    out: list[Flowable] = [setter.space(8)]
    for place in range(max(len(x.left), len(x.right))):
        pair: list[Any] = [
            _lines(column[place], setter, "center") if place < len(column) else "" for column in (x.left, x.right)
        ]
        out.append(Table([pair], colWidths=[half, half], style=TableStyle(setter.bare), hAlign="LEFT"))
        out.append(setter.space(10))
    return out


def signatures(x: b.Signatures, setter: Setter) -> list[Flowable]:
    """A council: number, role, name and number, and the place to sign, odd and even beside each other."""
    indent = setter.width * INDENT
    out: list[Flowable] = [setter.space(8)]
    out += [paragraph(line, setter.style("left", leftIndent=indent)) for line in x.above]
    if x.above:
        out.append(setter.space(6))
    out += [paragraph(line, setter.style("center", bold=True)) for line in x.title]
    out.append(setter.space(8))
    number, role, place = 0.8 * CM, 2.6 * CM, 4.4 * CM
    rows = [
        [
            setter.cell(f"{n}."),
            setter.cell(title),
            [setter.cell(name, bold=True), *([setter.cell(nip)] if nip else [])],
            _dots(n, place, setter),
        ]
        for n, (title, name, nip) in enumerate(x.rows, 1)
    ]
    style = TableStyle([*setter.bare, ("BOTTOMPADDING", (0, 0), (-1, -1), 14), ("RIGHTPADDING", (2, 0), (2, -1), 8)])
    widths = [number, role, setter.width - number - role - place, place]
    out.append(Table(rows, colWidths=widths, style=style, hAlign="LEFT"))
    return out


def _dots(n: int, width: float, setter: Setter) -> Flowable:
    """``1. ………`` at the left of the column, ``2. ………`` at its middle."""
    indent = 0.0 if n % 2 else width * 0.42
    face, size = setter.family.regular, setter.profile.size
    mark = f"{n}. "
    room = width * 0.58 - stringWidth(mark, face, size) - 4
    dots = "." * int(room / stringWidth(".", face, size))
    return paragraph(mark + dots, setter.style("left", leftIndent=indent))


def _lines(x: b.Signature, setter: Setter, align: str = "left") -> list[Flowable]:
    style = setter.style(align)
    out: list[Flowable] = [paragraph(line, style) for line in (*x.above, *x.office)]
    out.append(Spacer(1, SPACE - 8 * (1 - setter.ease)))
    name = setter.profile.signer_name
    out.append(paragraph(x.name, setter.style(align, bold=name != "biasa"), underline=name == "tebal-garis"))
    return out + [paragraph(line, style) for line in (x.rank, x.number) if line]
