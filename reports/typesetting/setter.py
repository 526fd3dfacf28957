"""Each block becomes flowables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer, Table, TableStyle

from reports import blocks as b
from reports.typesetting import signing, tables
from reports.typesetting.fonts import Family
from reports.typesetting.keeping import end_with, lead
from reports.typesetting.letterhead import letterhead
from reports.typesetting.page import SectionStart
from reports.typesetting.profiles import CM, Profile
from reports.typesetting.text import paragraph

ALIGN = {"justify": TA_JUSTIFY, "left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT}
PLAIN = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]
MOST_SIGNERS = 9
"""A council up to this size signs on one page."""


class Setter:
    """Turns the blocks of one letter into flowables for one profile."""

    def __init__(self, profile: Profile, family: Family, ease: float = 1.0) -> None:
        self.profile, self.family, self.ease = profile, family, ease
        self.width = profile.text_width
        # An empty cell is drawn too: without a typeface of ours it would name one that is not embedded.
        self.bare: list[Any] = [*PLAIN, ("FONTNAME", (0, 0), (-1, -1), family.regular)]

    def space(self, points: float) -> Spacer:
        """Room between parts, closer in a letter that would otherwise spill a few lines onto another page."""
        return Spacer(1, points * self.ease)

    def style(self, align: str = "justify", *, bold: bool = False, size: float = 0, **more: Any) -> ParagraphStyle:
        """A paragraph style of this letter."""
        points = size or self.profile.size
        return ParagraphStyle(
            "text",
            fontName=self.family.bold if bold else self.family.regular,
            fontSize=points,
            leading=points * self.profile.leading / self.profile.size,
            alignment=ALIGN[align],
            allowWidows=0,
            allowOrphans=0,
            splitLongWords=1,
            **more,
        )

    def cell(self, text: str, align: str = "left", *, bold: bool = False, size: float = 0) -> Flowable:
        """A paragraph inside a table."""
        return paragraph(text, self.style(align, bold=bold, size=size))

    def letter(self, letter: b.Letter) -> list[Flowable]:
        """All flowables of a letter, signature blocks kept with what stands before them."""
        body = [block for block in letter.blocks if not isinstance(block, b.SecurityMark)]
        return letterhead(letter.letterhead, self) + self._all(body)

    def _all(self, blocks: Sequence[b.Block]) -> list[Flowable]:
        out: list[Flowable] = []
        heading: list[Flowable] = []
        line = self.profile.leading
        for block in blocks:
            made = self.block(block)
            if isinstance(block, b.Text) and block.keep:
                heading += made
                continue
            if _signs(block):
                if heading:
                    out.append(KeepTogether(heading))
                out = end_with(out, made, self.width, line)
            else:
                out += lead(heading, made, self.width, line) if heading else made
            heading = []
        return out + heading

    def block(self, block: b.Block) -> list[Flowable]:
        """The flowables of one block."""
        makers: dict[type, Callable[[Any], list[Flowable]]] = {
            b.Title: self._title,
            b.LetterHead: self._head,
            b.Text: self._text,
            b.Fields: lambda x: tables.fields(x, self),
            b.Numbered: lambda x: tables.numbered(x, self),
            b.Recital: lambda x: tables.recital(x, self),
            b.Questions: lambda x: tables.questions(x, self),
            b.Grid: lambda x: tables.grid(x, self),
            b.Signature: lambda x: signing.signature(x, self),
            b.Signatures: lambda x: signing.signatures(x, self),
            b.PairedSignatures: lambda x: signing.paired(x, self),
            b.Copies: self._copies,
            b.Appendix: self._appendix,
        }
        return makers[type(block)](block)

    def _text(self, x: b.Text) -> list[Flowable]:
        style = self.style(
            x.align, bold=x.bold, firstLineIndent=x.indent * CM, leftIndent=x.left * CM, spaceAfter=x.space * self.ease
        )
        made = paragraph(x.text, style)
        return [self.space(x.before), made] if x.before else [made]

    def _title(self, x: b.Title) -> list[Flowable]:
        bold = self.style("center", bold=True)
        out: list[Flowable] = [self.space(6)]
        out += [paragraph(line, bold) for line in x.lines]
        if x.show_number:
            out.append(paragraph(f"{x.number_label} {x.number or b.NUMBER_SLOT}", bold))
        if x.after:
            out.append(self.space(4))
            out += [paragraph(line, self.style("center", bold=True, spaceAfter=3)) for line in x.after]
        out.append(self.space(9))
        return [KeepTogether(out)]

    def _head(self, x: b.LetterHead) -> list[Flowable]:
        label, colon = tables.widest([name for name, _ in x.rows], self), 0.4 * CM
        side = self.width * 0.62
        rows = [
            [self.cell(name), self.cell(":"), self.cell(value if value is not None else b.NUMBER_SLOT)]
            for name, value in x.rows
        ]
        left = Table(rows, colWidths=[label, colon, side - label - colon], style=TableStyle(self.bare), hAlign="LEFT")
        date = self.cell(x.place_date, "right")
        out: list[Flowable] = [
            Table([[left, date]], colWidths=[side, self.width - side], style=TableStyle(self.bare), hAlign="LEFT"),
            self.space(12),
        ]
        indent = 0.0 if self.profile.address_side == "kiri" else self.width * 0.55
        out += [paragraph(line, self.style("left", leftIndent=indent)) for line in x.to]
        out.append(self.space(12))
        return out

    def _copies(self, x: b.Copies) -> list[Flowable]:
        if not x.items:
            return []
        size, mark = self.profile.size - 1.5, 0.7 * CM
        marks = b.marks_of("1.", len(x.items))
        rows = [[self.cell(m, size=size), self.cell(i, size=size)] for m, i in zip(marks, x.items, strict=True)]
        head = paragraph(x.label, self.style("left", size=size))
        return [self.space(4), KeepTogether([head, tables.plain(rows, [mark, self.width - mark], self, 1)])]

    def _appendix(self, x: b.Appendix) -> list[Flowable]:
        # At the right, about 45 percent wide; a long number takes more rather than being broken.
        label = tables.widest([name for name, _ in x.rows], self)
        need = label + tables.COLON + tables.widest([value for _, value in x.rows], self)
        indent = self.width - max(self.width * 0.45, need)
        out: list[Flowable] = [PageBreak(), SectionStart()]
        out += [paragraph(line, self.style("left", leftIndent=indent)) for line in x.header]
        if x.rows:
            rows = [["", self.cell(name), self.cell(":"), self.cell(value)] for name, value in x.rows]
            widths = [indent, label, tables.COLON, self.width - indent - label - tables.COLON]
            out.append(tables.plain(rows, widths, self, 0))
        out.append(self.space(14))
        return out + self._all(x.blocks)


def _signs(block: b.Block) -> bool:
    if isinstance(block, b.Signatures):
        return len(block.rows) <= MOST_SIGNERS
    return isinstance(block, (b.Signature, b.PairedSignatures))
