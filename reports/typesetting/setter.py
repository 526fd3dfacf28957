"""Each block becomes flowables, and an element of the letter's structure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, Spacer, TableStyle

from reports import blocks as b
from reports.typesetting import forms, heads, signing, tables
from reports.typesetting.fonts import Family
from reports.typesetting.keeping import end_with, lead
from reports.typesetting.letterhead import Rule, letterhead
from reports.typesetting.profiles import CM, Profile
from reports.typesetting.tags import Node
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

ABOVE = (b.CopyMark,)
"""Blocks that stand above the letterhead."""


class Setter:
    """Turns the blocks of one letter into flowables for one profile."""

    def __init__(self, profile: Profile, family: Family, ease: float = 1.0) -> None:
        self.profile, self.family, self.ease = profile, family, ease
        self.width = profile.text_width
        # An empty cell is drawn too: without a typeface of ours it would name one that is not embedded.
        self.bare: list[Any] = [*PLAIN, ("FONTNAME", (0, 0), (-1, -1), family.regular)]
        self.bare_style = TableStyle(self.bare)
        self.here = Node("Sect")
        """Where the next element of the letter belongs."""
        self.mark_node: Node | None = None
        self._styles: dict[Any, ParagraphStyle] = {}

    def space(self, points: float) -> Spacer:
        """Room between parts, closer in a letter that would otherwise spill a few lines onto another page."""
        return Spacer(1, points * self.ease)

    def style(self, align: str = "justify", *, bold: bool = False, size: float = 0, **more: Any) -> ParagraphStyle:
        """A paragraph style of this letter."""
        key = (align, bold, size, *more.items())
        found = self._styles.get(key)
        if found is None:
            points = size or self.profile.size
            found = self._styles[key] = ParagraphStyle(
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
        return found

    def line(
        self,
        text: str,
        align: str = "left",
        *,
        node: Node | None,
        bold: bool = False,
        size: float = 0,
        underline: bool = False,
        **more: Any,
    ) -> Flowable:
        """A paragraph that belongs to ``node``; to the paper, not to the letter, where that is None."""
        return paragraph(text, self.style(align, bold=bold, size=size, **more), node, underline=underline)

    @contextmanager
    def inside(self, node: Node) -> Iterator[Node]:
        """All elements made meanwhile belong to ``node``."""
        before, self.here = self.here, node
        yield node
        self.here = before

    def letter(self, letter: b.Letter) -> tuple[list[Flowable], Node]:
        """All flowables of a letter and its structure; signature blocks kept with what stands before them."""
        root = self.here = Node("Sect")
        above = [block for block in letter.blocks if isinstance(block, ABOVE)]
        out = [flowable for block in above for flowable in self.block(block)]
        out += letterhead(letter.letterhead, self)
        body = []
        for block in letter.blocks:
            if isinstance(block, b.SecurityMark):
                self.mark_node = self.mark_node or root.add("P")
            elif not isinstance(block, ABOVE) and (letter.office_copy or not isinstance(block, b.ParafBox)):
                body.append(block)
        return out + self.all(body), root

    def all(self, blocks: Sequence[b.Block]) -> list[Flowable]:
        """The flowables of blocks below each other."""
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
        return MAKERS[type(block)](block, self)


def _text(x: b.Text, setter: Setter) -> list[Flowable]:
    kind = "H2" if x.keep and x.bold else "P"
    made = setter.line(
        x.text,
        x.align,
        bold=x.bold,
        node=setter.here.add(kind),
        firstLineIndent=x.indent * CM,
        leftIndent=x.left * CM,
        spaceAfter=x.space * setter.ease,
    )
    return [setter.space(x.before), made] if x.before else [made]


def _rule(_: b.Rule, setter: Setter) -> list[Flowable]:
    return [setter.space(2), Rule(setter.width, double=False, weight=1.0), setter.space(8)]


def _nothing(_: b.Block, __: Setter) -> list[Flowable]:
    return []


MAKERS: dict[type, Callable[[Any, Setter], list[Flowable]]] = {
    b.SecurityMark: _nothing,
    b.CopyMark: heads.copy_mark,
    b.Title: heads.title,
    b.LetterHead: heads.letter_head,
    b.Text: _text,
    b.Fields: tables.fields,
    b.Numbered: tables.numbered,
    b.Recital: tables.recital,
    b.Questions: tables.questions,
    b.Grid: tables.grid,
    b.Signature: signing.signature,
    b.Signatures: signing.signatures,
    b.PairedSignatures: signing.paired,
    b.Certified: signing.certified,
    b.Copies: heads.copies,
    b.Appendix: heads.appendix,
    b.ParafBox: forms.paraf_box,
    b.Distribution: forms.distribution,
    b.Attendance: forms.attendance,
    b.FormRows: forms.rows,
    b.Ticks: forms.ticks,
    b.Label: forms.label,
    b.Rule: _rule,
}


def _signs(block: b.Block) -> bool:
    if isinstance(block, b.Signatures):
        return len(block.rows) <= MOST_SIGNERS
    return isinstance(block, (b.Signature, b.PairedSignatures, b.Certified))
