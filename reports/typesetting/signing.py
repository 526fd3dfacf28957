"""Where people sign: one block at the right, a council in a table, two columns facing each other (letters.md 4.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Spacer, TableStyle

from reports import blocks as b
from reports.typesetting.columns import Columns
from reports.typesetting.profiles import CM
from reports.typesetting.tags import Node

if TYPE_CHECKING:
    from reports.typesetting.setter import Setter

INDENT = 0.48
"""Share of the text width that stays free at the left, for the stamp: 7.7 cm on A4."""


def signature(x: b.Signature, setter: Setter) -> list[Flowable]:
    """One signer at the right."""
    left = setter.width * INDENT
    widths = [left, setter.width - left]
    cells = [["", _lines(x, setter, setter.here.add("Div"))]]
    table = Columns(cells, colWidths=widths, style=setter.bare_style, hAlign="LEFT")
    return [setter.space(6), table, setter.space(4)]


def paired(x: b.PairedSignatures, setter: Setter) -> list[Flowable]:
    """Two columns of signers, each line of them on one height."""
    half = setter.width / 2
    sides = [[setter.here.add("Div") for _ in column] for column in (x.left, x.right)]
    out: list[Flowable] = [setter.space(8)]
    for place in range(max(len(x.left), len(x.right))):
        pair: list[Any] = [
            _lines(column[place], setter, nodes[place], "center") if place < len(column) else ""
            for column, nodes in zip((x.left, x.right), sides, strict=True)
        ]
        out.append(Columns([pair], colWidths=[half, half], style=setter.bare_style, hAlign="LEFT"))
        out.append(setter.space(10))
    return out


def certified(x: b.Certified, setter: Setter) -> list[Flowable]:
    """The end of a salinan: the certifying official at the bottom left, the signer with *ttd* at the right."""
    half = setter.width * INDENT
    signer = _lines(x.original, setter, setter.here.add("Div"))
    place = setter.here.add("Div")
    # Both offices stand on one height, so both names do: the words of the certification take the line above.
    room = Spacer(1, max(0, len(x.original.above) - 1) * setter.profile.leading)
    left = [room, setter.line(x.words, node=place.add("P")), *_lines(x.certifier, setter, place)]
    style = TableStyle([*setter.bare, ("RIGHTPADDING", (0, 0), (0, 0), 10)])
    table = Columns([[left, signer]], colWidths=[half, setter.width - half], style=style, hAlign="LEFT")
    return [setter.space(6), table, setter.space(4)]


def signatures(x: b.Signatures, setter: Setter) -> list[Flowable]:
    """A council: number, role, name and number, and the place to sign, odd and even beside each other."""
    indent, here = setter.width * INDENT, setter.here
    out: list[Flowable] = [setter.space(8)]
    out += [setter.line(line, node=here.add("P"), leftIndent=indent) for line in x.above]
    if x.above:
        out.append(setter.space(6))
    out += [setter.line(line, "center", bold=True, node=here.add("P")) for line in x.title]
    out.append(setter.space(8))
    number, role, place = 0.8 * CM, 2.6 * CM, 4.4 * CM
    table = here.add("Table")
    rows = []
    for n, (title, name, nip) in enumerate(x.rows, 1):
        row = table.add("TR")
        cells = [row.add("TD") for _ in range(3)]
        person = [setter.line(name, bold=True, node=cells[2].add("P"))]
        if nip:
            person.append(setter.line(nip, node=cells[2].add("P")))
        rows.append(
            [setter.line(f"{n}.", node=cells[0]), setter.line(title, node=cells[1]), person, dots(n, place, setter)]
        )
    style = TableStyle([*setter.bare, ("BOTTOMPADDING", (0, 0), (-1, -1), 14), ("RIGHTPADDING", (2, 0), (2, -1), 8)])
    widths = [number, role, setter.width - number - role - place, place]
    out.append(Columns(rows, colWidths=widths, style=style, hAlign="LEFT"))
    return out


def dots(n: int, width: float, setter: Setter, size: float = 0) -> Flowable:
    """The place to sign, ``1. ………`` at the left of the column, ``2. ………`` at its middle."""
    indent = 0.0 if n % 2 else width * 0.42
    face, points = setter.family.regular, size or setter.profile.size
    mark = f"{n}. "
    room = width * 0.58 - stringWidth(mark, face, points) - 4
    filled = "." * max(3, int(room / stringWidth(".", face, points)))
    return setter.line(mark + filled, size=size, node=None, leftIndent=indent)


def _lines(x: b.Signature, setter: Setter, node: Node, align: str = "left") -> list[Flowable]:
    out = [setter.line(line, align, node=node.add("P")) for line in (*x.above, *x.office)]
    room = setter.profile.sign_space - 8 * (1 - setter.ease)
    if x.mark:
        leading = setter.profile.leading
        out += [Spacer(1, (room - leading) * 0.6), setter.line(x.mark, align, node=node.add("P"))]
        out.append(Spacer(1, (room - leading) * 0.4))
    else:
        out.append(Spacer(1, room))
    name = setter.profile.signer_name
    out.append(
        setter.line(x.name, align, bold=name.startswith("tebal"), underline=name.endswith("garis"), node=node.add("P"))
    )
    return out + [setter.line(line, align, node=node.add("P")) for line in (x.rank, x.number) if line]
