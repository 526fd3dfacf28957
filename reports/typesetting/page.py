"""The page: document, page numbers, catchwords, and streams that are the same on every machine."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import md5
from time import gmtime
from typing import Any

from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from reports.blocks import ArchiveCode, SecurityMark
from reports.typesetting.fonts import Family
from reports.typesetting.marks import draw_archive
from reports.typesetting.profiles import Profile

RED = "#B00020"
STEADY = 946_684_800.0
ARCHIVE_FOOT = 18
"""Points from the paper's edge to the archive code: more than the 5 mm that office printers cannot reach."""

LONGEST_CATCHWORD = 30
"""Letters; a web address is cut here."""

MARK = re.compile(r"(\d{1,3}|[a-z]{1,2})\.")


class SteadyCanvas(Canvas):  # type: ignore[misc]
    """A canvas without compression, since two builds of zlib may pack differently; notes each page's first word."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.first_words: dict[int, str] = {}
        self.sections: set[int] = set()
        self._doc._timeStamp = _steady_time()
        self._doc.signature = md5(usedforsecurity=False)

    def note_word(self, word: str) -> None:
        """The first word that is set on a page; after a mark such as ``6.`` the word behind it belongs to it."""
        known = self.first_words.get(self._pageNumber)
        if known is None:
            self.first_words[self._pageNumber] = word
        elif MARK.fullmatch(known):
            self.first_words[self._pageNumber] = f"{known} {word}"

    def drawImage(self, *args: Any, **kwargs: Any) -> Any:  # noqa: N802 (name of the library)
        """Draw an image and unpack its stream."""
        size = super().drawImage(*args, **kwargs)
        for item in self._doc.idToObject.values():
            if isinstance(item, pdfdoc.PDFImageXObject) and "FlateDecode" in str(item._filters):
                item.streamContent = _unpacked(item)
                item._filters = ()
        return size


def _steady_time() -> TimeStamp:
    """The first second of 2000, whatever ``SOURCE_DATE_EPOCH`` says: a letter's own date stands in its text."""
    stamp = TimeStamp(invariant=1)
    stamp.t, stamp.lt, stamp.tzname, stamp.dhh, stamp.dmm = STEADY, gmtime(STEADY), "UTC", 0, 0
    stamp.YMDhms = tuple(stamp.lt)[:6]
    return stamp


def _unpacked(image: Any) -> bytes:
    content = image.streamContent
    data = content.encode("latin-1") if isinstance(content, str) else bytes(content)
    if "ASCII85Decode" in str(image._filters):
        data = bytes(pdfdoc.PDFBase85Encode.decode(data))
    return zlib.decompress(data)


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands outside the text: the mark of secrecy on every page, the archive code on the last one."""

    title: str
    mark: SecurityMark | None
    archive: ArchiveCode | None
    draft: bool


class LetterDocument(BaseDocTemplate):  # type: ignore[misc]
    """A document of one letter: margins of the profile, ``- 2 -`` from the second page on, catchwords where given."""

    def __init__(
        self,
        target: io.BytesIO,
        profile: Profile,
        family: Family,
        furniture: Furniture,
        catchwords: dict[int, str],
        pages: int,
    ) -> None:
        super().__init__(
            target,
            pagesize=(profile.width, profile.height),
            leftMargin=profile.left,
            rightMargin=profile.right,
            topMargin=profile.top,
            bottomMargin=profile.bottom,
            title=furniture.title,
            author="",
            subject="",
            creator="Sidang Etik",
            producer="Sidang Etik",
            lang="id-ID",
            invariant=1,
            pageCompression=0,
        )
        self.profile, self.family, self.furniture = profile, family, furniture
        self.catchwords, self.pages = catchwords, pages
        self.sections: set[int] = set()
        frame = Frame(
            profile.left,
            profile.bottom,
            profile.text_width,
            profile.height - profile.top - profile.bottom,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        self.addPageTemplates([PageTemplate(id="page", frames=[frame], onPage=self._furnish)])

    def _furnish(self, canvas: Canvas, _: Any) -> None:
        number = canvas.getPageNumber()
        canvas.saveState()
        if self.furniture.draft:
            self._watermark(canvas)
        self._top(canvas, number)
        word = self.catchwords.get(number)
        if word:
            profile = self.profile
            canvas.setFont(self.family.regular, profile.size)
            canvas.drawRightString(profile.width - profile.right, profile.bottom * 0.62, f"{word} . . .")
        if self.furniture.archive is not None and number == self.pages:
            draw_archive(canvas, self.furniture.archive, self.family, self.profile.left, ARCHIVE_FOOT)
        canvas.restoreState()

    def _top(self, canvas: Canvas, number: int) -> None:
        profile, mark = self.profile, self.furniture.mark
        line = profile.height - profile.top * 0.62
        if mark is not None:
            canvas.setFillColor(RED)
            canvas.setFont(self.family.bold, profile.size)
            canvas.drawString(profile.left, line, mark.word)
            canvas.setFillGray(0)
            if number == 1:
                canvas.setFont(self.family.regular, profile.size - 3)
                text = f"Salinan ke-{mark.copy_number} dari {mark.copy_total}"
                canvas.drawRightString(profile.width - profile.right, line, text)
        if number > 1:
            canvas.setFont(self.family.regular, profile.size - 1)
            canvas.drawCentredString(profile.width / 2, line, f"- {number} -")

    def _watermark(self, canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillGray(0.88)
        canvas.setFont(self.family.bold, 64)
        canvas.translate(self.profile.width / 2, self.profile.height / 2)
        canvas.rotate(52)
        canvas.drawCentredString(0, -20, "KONSEP")
        canvas.restoreState()


@dataclass(frozen=True, slots=True)
class Trial:
    """What setting a letter once showed: first word of each page, pages that begin a section, how full the last is."""

    words: dict[int, str]
    sections: set[int]
    pages: int
    last_used: float


def attempt(make: Callable[[], Sequence[Flowable]], profile: Profile, family: Family, furniture: Furniture) -> Trial:
    """Set a letter to see its pages; the bytes are not kept."""
    return _once(make, profile, family, furniture, {}, 0)[0]


def build(
    make: Callable[[], Sequence[Flowable]], profile: Profile, family: Family, furniture: Furniture, trial: Trial
) -> tuple[bytes, int]:
    """Set again with what the trial learned: each page's first word and the number of pages. Gives bytes and pages."""
    words, sections, pages = trial.words, trial.sections, trial.pages
    catchwords = {page - 1: _bare(word) for page, word in words.items() if page > 1 and page not in sections}
    made, content = _once(make, profile, family, furniture, catchwords, pages)
    return content, made.pages


def _bare(word: str) -> str:
    """A catchword without the signs that close it (``terbukti).`` gives ``terbukti``), of bearable length."""
    return (word.rstrip(".,;:)!?\"'") or word)[:LONGEST_CATCHWORD]


def _once(
    make: Callable[[], Sequence[Flowable]],
    profile: Profile,
    family: Family,
    furniture: Furniture,
    catchwords: dict[int, str],
    pages: int,
) -> tuple[Trial, bytes]:
    target = io.BytesIO()
    document = LetterDocument(target, profile, family, furniture, catchwords, pages)
    kept: list[SteadyCanvas] = []

    def canvas(*args: Any, **kwargs: Any) -> SteadyCanvas:
        face = {"initialFontName": family.regular, "initialFontSize": profile.size}
        made = SteadyCanvas(*args, **(kwargs | face))
        made.setViewerPreference("DisplayDocTitle", "true")
        made.sections = document.sections
        kept.append(made)
        return made

    document.build(list(make()), canvasmaker=canvas)
    used = (profile.height - profile.top - document.frame._y) / (profile.height - profile.top - profile.bottom)
    return Trial(kept[-1].first_words, document.sections, document.page, used), target.getvalue()


class SectionStart(Flowable):  # type: ignore[misc]
    """Marks that its page begins a new section: the page before it carries no catchword."""

    def wrap(self, _: float, __: float) -> tuple[float, float]:
        """Takes no room."""
        return (0, 0)

    def draw(self) -> None:
        """Tell the canvas."""
        self.canv.sections.add(self.canv.getPageNumber())
