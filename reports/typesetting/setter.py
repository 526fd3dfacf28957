"""Each block becomes flowables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Spacer, Table, TableStyle

from reports import blocks as b
from reports.typesetting.fonts import Family
from reports.typesetting.letterhead import letterhead
from reports.typesetting.page import SectionStart
from reports.typesetting.profiles import CM, Profile
from reports.typesetting.text import paragraph, tame

ALIGN = {"justify": TA_JUSTIFY, "left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT}
SIGN_SPACE = 48
"""Points left for a signature: about four lines."""
PLAIN = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]

KEPT_ROWS = 8
"""A table of labels up to this length is not torn between pages."""

WIDEST_LABEL = "Memperhatikan"

LONG_WORD = 20
"""Letters of a word that is never broken."""


class Setter:
    """Turns the blocks of one letter into flowables for one profile."""

    def __init__(self, profile: Profile, family: Family) -> None:
        self.profile, self.family = profile, family
        self.width = profile.text_width
        # An empty cell is drawn too: without a typeface of ours it would name one that is not embedded.
        self.bare: list[Any] = [*PLAIN, ("FONTNAME", (0, 0), (-1, -1), family.regular)]

    # ---- styles

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
        return paragraph(text, self.style(self._ragged(text, align), bold=bold, size=size))

    @staticmethod
    def _ragged(text: str, align: str) -> str:
        """A long number that cannot be broken tears holes into a justified line; such text is set ragged."""
        return "left" if align == "justify" and any(len(word) > LONG_WORD for word in text.split()) else align

    # ---- a letter

    def letter(self, letter: b.Letter) -> list[Flowable]:
        """All flowables of a letter, signature blocks kept with what stands before them."""
        out: list[Flowable] = []
        out += letterhead(letter.letterhead, self)
        out += self._all([block for block in letter.blocks if not isinstance(block, b.SecurityMark)])
        return out

    def _all(self, blocks: Sequence[b.Block]) -> list[Flowable]:
        out: list[Flowable] = []
        for block in blocks:
            made = self.block(block)
            if isinstance(block, (b.Signature, b.PairedSignatures)) or (
                isinstance(block, b.Signatures) and len(block.rows) <= 9
            ):
                tied = self._untie(out)
                out.append(KeepTogether([*tied, *made]))
            else:
                out += made
        return out

    def _untie(self, out: list[Flowable]) -> list[Flowable]:
        """Take the last piece of text off, so that it can be kept with the signature under it."""
        tied: list[Flowable] = []
        while out and isinstance(out[-1], Spacer):
            tied.insert(0, out.pop())
        if out and not isinstance(out[-1], (PageBreak, SectionStart, KeepTogether)):
            last = out[-1]
            height = last.wrap(self.width, 10_000)[1]
            if height < self.profile.height / 3:
                tied.insert(0, out.pop())
        return tied

    def block(self, block: b.Block) -> list[Flowable]:
        """The flowables of one block."""
        makers: dict[type, Callable[[Any], list[Flowable]]] = {
            b.Title: self._title,
            b.LetterHead: self._head,
            b.Text: self._text,
            b.Fields: self._fields,
            b.Numbered: self._numbered,
            b.Recital: self._recital,
            b.Questions: self._questions,
            b.Grid: self._grid,
            b.Signature: self._signature,
            b.Signatures: self._signatures,
            b.PairedSignatures: self._paired,
            b.Copies: self._copies,
            b.Appendix: self._appendix,
        }
        return makers[type(block)](block)

    # ---- text

    def _text(self, x: b.Text) -> list[Flowable]:
        style = self.style(
            self._ragged(x.text, x.align),
            bold=x.bold,
            firstLineIndent=x.indent * CM,
            leftIndent=x.left * CM,
            spaceAfter=x.space,
            keepWithNext=1 if x.keep else 0,
        )
        return [paragraph(x.text, style)]

    def _title(self, x: b.Title) -> list[Flowable]:
        bold = self.style("center", bold=True)
        out: list[Flowable] = [Spacer(1, 6)]
        out += [paragraph(line, bold) for line in x.lines]
        if x.show_number:
            out.append(paragraph(f"{x.number_label} {x.number or b.NUMBER_SLOT}", bold))
        if x.after:
            out.append(Spacer(1, 4))
            out += [paragraph(line, self.style("center", bold=True, spaceAfter=3)) for line in x.after]
        out.append(Spacer(1, 9))
        return [KeepTogether(out)]

    def _head(self, x: b.LetterHead) -> list[Flowable]:
        label, colon = 2.1 * CM, 0.4 * CM
        rows = [
            [self.cell(name), self.cell(":"), self.cell(value if value is not None else b.NUMBER_SLOT)]
            for name, value in x.rows
        ]
        left = Table(rows, colWidths=[label, colon, self.width * 0.62 - label - colon], style=TableStyle(self.bare))
        date = self.cell(x.place_date, "right")
        out: list[Flowable] = [
            Table([[left, date]], colWidths=[self.width * 0.62, self.width * 0.38], style=TableStyle(self.bare)),
            Spacer(1, 12),
        ]
        indent = 0.0 if self.profile.address_side == "kiri" else self.width * 0.55
        out += [paragraph(line, self.style("left", leftIndent=indent)) for line in x.to]
        out.append(Spacer(1, 12))
        return out

    # ---- tables without lines

    def _plain(self, rows: list[list[Flowable]], widths: list[float], gap: float = 3, indent: float = 0) -> Table:
        style = [*self.bare, ("BOTTOMPADDING", (0, 0), (-1, -1), gap)]
        table = Table(rows, colWidths=widths, style=TableStyle(style), splitInRow=1, hAlign="LEFT")
        if indent:
            return Table([["", table]], colWidths=[indent, sum(widths)], style=TableStyle(self.bare), hAlign="LEFT")
        return table

    def _fields(self, x: b.Fields) -> list[Flowable]:
        indent, colon = x.left * CM, 0.45 * CM
        label = max(x.label * CM, self._widest([name for name, _ in x.rows]))
        pad: list[float] = [indent] if indent else []
        blank: list[Any] = [""] if indent else []
        rows = [[*blank, self.cell(name), self.cell(":"), self.cell(value)] for name, value in x.rows]
        if not rows:
            return []
        widths = [*pad, label, colon, self.width - indent - label - colon]
        table = self._plain(rows, widths, 1)
        return [KeepTogether([table]) if len(rows) <= KEPT_ROWS else table, Spacer(1, 4)]

    def _widest(self, labels: Sequence[str]) -> float:
        """Room for the longest label in this typeface, so that none breaks."""
        face = self.family.regular
        return max((stringWidth(tame(t), face, self.profile.size) for t in labels), default=0.0) + 5

    def _numbered(self, x: b.Numbered) -> list[Flowable]:
        if not x.items:
            return []
        mark, indent = 0.8 * CM, x.left * CM
        pad: list[float] = [indent] if indent else []
        blank: list[Any] = [""] if indent else []
        marks = b.marks_of(x.marks, len(x.items), x.start)
        rows = [[*blank, self.cell(m), self.cell(item, "justify")] for m, item in zip(marks, x.items, strict=True)]
        return [self._plain(rows, [*pad, mark, self.width - indent - mark]), Spacer(1, 4)]

    def _recital(self, x: b.Recital) -> list[Flowable]:
        label, colon, mark = self._widest([WIDEST_LABEL]), 0.4 * CM, 0.85 * CM
        content = self.width - label - colon
        head: list[Flowable] = [self.cell(x.label), self.cell(":")]
        rows: list[list[Any]] = []
        if x.marks:
            marks = b.marks_of(x.marks, len(x.items))
            rows = [["", "", self.cell(m), self.cell(i, "justify")] for m, i in zip(marks, x.items, strict=True)]
            widths = [label, colon, mark, content - mark]
        else:
            rows = [["", "", self.cell(i, "justify")] for i in x.items]
            widths = [label, colon, content]
        if rows:
            rows[0][0], rows[0][1] = head
        out: list[Flowable] = [CondPageBreak(self.profile.leading * 3)]
        if rows:
            out.append(self._plain(rows, widths, 4))
        if x.fields:
            inner = self._widest([name for name, _ in x.fields])
            indent = label + colon
            fields = [["", self.cell(n), self.cell(":"), self.cell(v)] for n, v in x.fields]
            out.append(self._plain(fields, [indent, inner, colon, self.width - indent - inner - colon], 1.5))
        if x.after:
            out.append(Spacer(1, 3))
            out.append(self._plain([["", self.cell(x.after, "justify")]], [label + colon, content], 4))
        out.append(Spacer(1, 5))
        return out

    def _questions(self, x: b.Questions) -> list[Flowable]:
        number, tag = 0.9 * CM, 2.2 * CM
        rows: list[list[Any]] = []
        style: list[Any] = [*self.bare, ("BOTTOMPADDING", (0, 0), (-1, -1), 2)]
        for place, (question, answer, correction) in enumerate(x.lines, 1):
            said = f"(pembetulan) {question}" if correction else question
            rows.append([self.cell(f"{place}."), self.cell("Pertanyaan"), self.cell(":"), self.cell(said, "justify")])
            rows.append(["", self.cell("Jawaban"), self.cell(":"), self.cell(answer, "justify")])
            style.append(("BOTTOMPADDING", (0, 2 * place - 1), (-1, 2 * place - 1), 7))
            style.append(("NOSPLIT", (0, 2 * place - 2), (-1, 2 * place - 1)))
        if not rows:
            return []
        colon = 0.45 * CM
        widths = [number, tag, colon, self.width - number - tag - colon]
        table = Table(rows, colWidths=widths, style=TableStyle(style), splitInRow=1, hAlign="LEFT")
        return [table, Spacer(1, 6)]

    def _grid(self, x: b.Grid) -> list[Flowable]:
        size = self.profile.size - 1
        align = x.align or ("left",) * len(x.header)
        rows = [[self.cell(h, "center", bold=True, size=size) for h in x.header]]
        rows += [[self.cell(c, a, size=size) for c, a in zip(row, align, strict=True)] for row in x.rows]
        style = TableStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), self.family.regular),
                ("GRID", (0, 0), (-1, -1), 0.6, "black"),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
                ("LEFTPADDING", (0, 0), (-1, -1), 4),
                ("RIGHTPADDING", (0, 0), (-1, -1), 4),
                ("TOPPADDING", (0, 0), (-1, -1), 3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ]
        )
        widths = [share * self.width for share in x.widths]
        table = Table(rows, colWidths=widths, repeatRows=1, style=style, splitInRow=1, hAlign="LEFT")
        return [table, Spacer(1, 10)]

    # ---- signatures

    def _sign_lines(self, x: b.Signature, align: str = "left") -> list[Flowable]:
        style = self.style(align)
        out: list[Flowable] = [paragraph(line, style) for line in x.above]
        out += [paragraph(line, style) for line in x.office]
        out.append(Spacer(1, SIGN_SPACE))
        out.append(paragraph(x.name, self.style(align, bold=True)))
        out += [paragraph(line, style) for line in (x.rank, x.number) if line]
        return out

    def _signature(self, x: b.Signature) -> list[Flowable]:
        left = self.width * 0.48
        column = self._sign_lines(x)
        table = Table([["", column]], colWidths=[left, self.width - left], style=TableStyle(self.bare), hAlign="LEFT")
        return [Spacer(1, 6), table, Spacer(1, 4)]

    def _paired(self, x: b.PairedSignatures) -> list[Flowable]:
        half = self.width / 2
        out: list[Flowable] = [Spacer(1, 8)]
        for place in range(max(len(x.left), len(x.right))):
            pair: list[Any] = []
            for column in (x.left, x.right):
                pair.append(self._sign_lines(column[place], "center") if place < len(column) else "")
            out.append(Table([pair], colWidths=[half, half], style=TableStyle(self.bare), hAlign="LEFT"))
            out.append(Spacer(1, 10))
        return out

    def _signatures(self, x: b.Signatures) -> list[Flowable]:
        out: list[Flowable] = [Spacer(1, 8)]
        indent = self.width * 0.48
        out += [paragraph(line, self.style("left", leftIndent=indent)) for line in x.above]
        out += [paragraph(line, self.style("center", bold=True)) for line in x.title]
        out.append(Spacer(1, 6))
        number, role = 0.8 * CM, 2.6 * CM
        sign = 4.6 * CM
        rows = [
            [
                self.cell(f"{place}."),
                self.cell(title),
                [self.cell(name, bold=True), self.cell(nip)] if nip else self.cell(name, bold=True),
                self.cell(
                    f"{place}. .........................." if place % 2 else f"        {place}. ...................."
                ),
            ]
            for place, (title, name, nip) in enumerate(x.rows, 1)
        ]
        style = TableStyle([*self.bare, ("BOTTOMPADDING", (0, 0), (-1, -1), 14), ("RIGHTPADDING", (2, 0), (2, -1), 6)])
        widths = [number, role, self.width - number - role - sign, sign]
        out.append(Table(rows, colWidths=widths, style=style, hAlign="LEFT"))
        return out

    # ---- the end of a letter

    def _copies(self, x: b.Copies) -> list[Flowable]:
        if not x.items:
            return []
        size = self.profile.size - 1.5
        mark = 0.7 * CM
        marks = b.marks_of("1.", len(x.items))
        rows = [[self.cell(m, size=size), self.cell(i, size=size)] for m, i in zip(marks, x.items, strict=True)]
        head = paragraph(x.label, self.style("left", size=size))
        return [Spacer(1, 4), KeepTogether([head, self._plain(rows, [mark, self.width - mark], 1)])]

    def _appendix(self, x: b.Appendix) -> list[Flowable]:
        indent = self.width * 0.55
        out: list[Flowable] = [PageBreak(), SectionStart()]
        out += [paragraph(line, self.style("left", leftIndent=indent)) for line in x.header]
        out.append(Spacer(1, 14))
        return out + self._all(x.blocks)
