"""The page: text between the margins, and around it page numbers, catchwords, marks and the archive code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from reports.blocks import ArchiveCode, SecurityMark
from reports.typesetting.fonts import Family
from reports.typesetting.marks import draw_archive
from reports.typesetting.profiles import Profile
from reports.typesetting.sheets import Book, Drawn, SheetCanvas
from reports.typesetting.tags import Node

RED = "#B00020"
ARCHIVE_FOOT = 18
"""Points from the paper's edge to the archive code: more than the 5 mm that office printers cannot reach."""

LONGEST_CATCHWORD = 30
"""Letters; a web address is cut here."""

DRAFT = "DRAF"


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands outside the text: mark of secrecy on every page, mark of a draft, archive code on the last page."""

    mark: SecurityMark | None
    archive: ArchiveCode | None
    draft: bool
    mark_node: Node | None = None
    """The mark of the first page belongs to the letter; repeated on the others, to the paper."""


class LetterDocument(BaseDocTemplate):  # type: ignore[misc]
    """The pages of one letter, drawn on a canvas that writes no file."""

    def __init__(self, profile: Profile, family: Family, book: Book) -> None:
        super().__init__(
            "",
            pagesize=(profile.width, profile.height),
            leftMargin=profile.left,
            rightMargin=profile.right,
            topMargin=profile.top,
            bottomMargin=profile.bottom,
        )
        self._profile, self._family, self._book = profile, family, book
        frame = Frame(
            profile.left,
            profile.bottom,
            profile.text_width,
            profile.text_height,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        self.addPageTemplates([PageTemplate(id="page", frames=[frame])])

    def draw(self, flowables: Sequence[Flowable]) -> SheetCanvas:
        """Draw the flowables on as many sheets as they need."""
        kept: list[SheetCanvas] = []

        def canvas(*args: Any, **kwargs: Any) -> SheetCanvas:
            face = {"initialFontName": self._family.regular, "initialFontSize": self._profile.size}
            kept.append(SheetCanvas(*args, **(kwargs | face), book=self._book))
            return kept[-1]

        self.build(list(flowables), canvasmaker=canvas)
        return kept[-1]

    def last_used(self) -> float:
        """The share of the last page that is filled."""
        profile = self._profile
        return float((profile.height - profile.top - self.frame._y) / profile.text_height)


def draw(
    make: Callable[[], tuple[Sequence[Flowable], Node]], profile: Profile, family: Family, book: Book
) -> tuple[Drawn, SheetCanvas]:
    """Draw a letter's text; furniture comes when it is known which attempt is kept."""
    document = LetterDocument(profile, family, book)
    flowables, tree = make()
    canvas = document.draw(flowables)
    return Drawn(canvas.sheets, canvas.first_words, canvas.sections, document.last_used(), tree), canvas


def furnish(drawn: Drawn, canvas: SheetCanvas, profile: Profile, family: Family, furniture: Furniture) -> None:
    """Draw what stands around the text, now that the first word of each page and the number of pages are known."""
    last = len(drawn.sheets)
    for number in range(1, last + 1):
        canvas.resume(number - 1)
        _top(canvas, number, profile, family, furniture)
        if profile.catchwords:
            _catchword(canvas, number, drawn, profile, family)
        if furniture.archive is not None and number == last:
            with canvas.tagged(None):
                draw_archive(canvas, furniture.archive, family, profile.left, ARCHIVE_FOOT)


def _catchword(canvas: SheetCanvas, number: int, drawn: Drawn, profile: Profile, family: Family) -> None:
    word = drawn.words.get(number + 1)
    if not word or number + 1 in drawn.sections:
        return
    with canvas.tagged(None):
        canvas.setFont(family.regular, profile.size)
        canvas.drawRightString(profile.width - profile.right, profile.bottom * 0.62, f"{_bare(word)} . . .")


def _top(canvas: SheetCanvas, number: int, profile: Profile, family: Family, furniture: Furniture) -> None:
    mark = furniture.mark
    line = profile.height - profile.top * 0.62
    if mark is not None:
        with canvas.tagged(furniture.mark_node if number == 1 else None):
            canvas.setFillColor(RED)
            canvas.setFont(family.bold, profile.size)
            canvas.drawString(profile.left, line, mark.word)
            canvas.setFillColor("black")
    with canvas.tagged(None):
        if mark is not None and number == 1:
            canvas.setFont(family.regular, profile.size - 3)
            text = f"Salinan ke-{mark.copy_number} dari {mark.copy_total}"
            canvas.drawRightString(profile.width - profile.right, line, text)
        if number > 1:
            canvas.setFont(family.regular, profile.size - 1)
            canvas.drawCentredString(profile.width / 2, line, f"- {number} -")
        if furniture.draft:
            _draft(canvas, profile, family, line)


def _draft(canvas: Canvas, profile: Profile, family: Family, line: float) -> None:
    """A framed word in the upper margin of every page: seen at once, and it covers no text."""
    size = profile.size - 1
    width = canvas.stringWidth(DRAFT, family.bold, size) + 14
    left = profile.left + profile.text_width * 0.25 - width / 2
    canvas.setLineWidth(1)
    canvas.rect(left, line - 4, width, size + 5, stroke=1, fill=0)
    canvas.setFont(family.bold, size)
    canvas.drawString(left + 7, line, DRAFT)


def _bare(word: str) -> str:
    """A catchword without the signs that close it (``terbukti).`` gives ``terbukti``), of bearable length."""
    return (word.rstrip(".,;:)!?\"'") or word)[:LONGEST_CATCHWORD]


class SectionStart(Flowable):  # type: ignore[misc]
    """Marks that its page begins a new section: the page before it carries no catchword."""

    def wrap(self, _: float, __: float) -> tuple[float, float]:
        """Takes no room."""
        return (0, 0)

    def draw(self) -> None:
        """Tell the canvas."""
        self.canv.sections.add(self.canv.getPageNumber())
