"""What stands at the head and foot of a letter: title, place and date, address, tembusan, header of a lampiran."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.platypus import Flowable, KeepTogether, PageBreak

from reports import blocks as b
from reports.typesetting import tables
from reports.typesetting.page import SectionStart
from reports.typesetting.profiles import CM

if TYPE_CHECKING:
    from reports.typesetting.setter import Setter


def copy_mark(x: b.CopyMark, setter: Setter) -> list[Flowable]:
    """SALINAN or PETIKAN above everything else."""
    return [setter.line(x.word, "center", bold=True, node=setter.here.add("P")), setter.space(4)]


def title(x: b.Title, setter: Setter) -> list[Flowable]:
    """Title lines, the number or its slot, what follows."""
    heading = setter.here.add("H1")
    out: list[Flowable] = [setter.space(6)]
    out += [setter.line(line, "center", bold=True, node=heading) for line in x.lines]
    if x.show_number:
        number = f"{x.number_label} {x.number or b.NUMBER_SLOT}"
        out.append(setter.line(number, "center", bold=True, node=setter.here.add("P")))
    if x.after:
        out.append(setter.space(4))
        out += [setter.line(one, "center", bold=True, node=setter.here.add("P"), spaceAfter=3) for one in x.after]
    out.append(setter.space(9))
    return [KeepTogether(out)]


def letter_head(x: b.LetterHead, setter: Setter) -> list[Flowable]:
    """Nomor, Sifat, Lampiran, Hal at the left, place and date at the right, the address below (letters.md 4.1)."""
    side, colon = setter.width * 0.62, 0.4 * CM
    label = min(tables.widest([name for name, _ in x.rows], setter), side * 0.4)
    rows: list[list[Any]] = []
    group = setter.here.add("L") if x.rows else setter.here
    for name, value in x.rows:
        mark, body = group.item()
        shown = value if value is not None else b.NUMBER_SLOT
        rows.append([setter.line(name, node=mark), setter.line(":", node=mark), setter.line(shown, node=body), ""])
    rows = rows or [["", "", "", ""]]
    rows[0][3] = setter.line(x.place_date, "right", node=setter.here.add("P"))
    widths = [label, colon, side - label - colon, setter.width - side]
    out: list[Flowable] = [tables.plain(rows, widths, setter, 0), setter.space(12)]
    indent = 0.0 if setter.profile.address_side == "kiri" else setter.width * 0.55
    out += [setter.line(line, node=setter.here.add("P"), leftIndent=indent) for line in x.to]
    out.append(setter.space(12))
    return out


def copies(x: b.Copies, setter: Setter) -> list[Flowable]:
    """Tembusan, a numbered list in smaller letters."""
    if not x.items:
        return []
    size, mark = setter.profile.size - 1.5, 0.7 * CM
    head = setter.line(x.label, node=setter.here.add("P"), size=size)
    rows, group = [], setter.here.add("L")
    for number, item in zip(b.marks_of("1.", len(x.items)), x.items, strict=True):
        label, body = group.item()
        rows.append([setter.line(number, node=label, size=size), setter.line(item, node=body, size=size)])
    return [setter.space(4), KeepTogether([head, tables.plain(rows, [mark, setter.width - mark], setter, 1)])]


def appendix(x: b.Appendix, setter: Setter) -> list[Flowable]:
    """A lampiran on a page of its own: header at the right, about 45 percent wide, then its blocks.

    A long number takes more than its share rather than being broken.
    """
    with setter.inside(setter.here.add("Sect")) as section:
        label = min(tables.widest([name for name, _ in x.rows], setter), setter.width * 0.25)
        need = label + tables.COLON + tables.widest([value for _, value in x.rows], setter)
        indent = setter.width - max(setter.width * 0.45, min(need, setter.width * 0.8))
        out: list[Flowable] = [PageBreak(), SectionStart()]
        heading = section.add("H2")
        out += [setter.line(line, node=heading, leftIndent=indent) for line in x.header]
        if x.rows:
            rows, group = [], section.add("L")
            for name, value in x.rows:
                mark, body = group.item()
                cells = [setter.line(name, node=mark), setter.line(":", node=mark), setter.line(value, node=body)]
                rows.append(["", *cells])
            widths = [indent, label, tables.COLON, setter.width - indent - label - tables.COLON]
            out.append(tables.plain(rows, widths, setter, 0))
        out.append(setter.space(14))
        return out + setter.all(x.blocks)
