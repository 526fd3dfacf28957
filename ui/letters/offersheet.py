"""All letters a case may want, by phase; a press begins one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from models.law.errors import Trouble
from models.procedure import letters
from models.registry.letterkinds import KINDS, PHASES
from ui.letters.offers import CaseOffers, Offer
from ui.session import Session
from ui.theme import SPACE, restyle
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Line
from ui.widgets.chip import Chip
from ui.widgets.dialog import Sheet
from ui.widgets.layout import box, clear, column
from ui.widgets.search import SearchBox
from ui.widgets.text import IconLabel, label

MOST_GAPS = 3
MOST_OF_A_KIND = 3
_STATUS = {
    "draf": ("draf", "blue"),
    "final": ("final", "amber"),
    "ditandatangani": ("ditandatangani", "accent"),
    "dikirim": ("dikirim", "accent"),
    "diterima": ("disampaikan", "accent"),
}


class OfferSheet(Sheet):
    """``done`` gets the id of the draft that was begun; ``words`` stand in the search box from the beginning."""

    def __init__(
        self, parent: QWidget, session: Session, found: CaseOffers, done: Callable[[int], object], words: str = ""
    ) -> None:
        super().__init__(
            parent,
            f"Buat surat perkara {found.register_no}" if found.case_id is not None else "Buat surat kantor",
            "Isi surat diambil dari perkara. Yang masih kurang disebut di bawah nama suratnya.",
            width=720,
        )
        self.session, self.found, self._done = session, found, done
        self.search = SearchBox("Cari jenis surat…", "Cari jenis surat")
        self.search.searched.connect(self._draw)
        self.search.returnPressed.connect(self._entered)
        self.search.left_down.connect(self._to_first)
        self.head.addWidget(self.search)
        self.lines: list[tuple[Offer, Line]] = []
        self.folds: dict[str, Line] = {}
        self._open: set[str] = set()
        self._list = column(gap=0)
        self.body.addWidget(box(self._list))
        self.body.addStretch(1)
        self.buttons.addStretch(1)
        self.buttons.addWidget(PlainButton("Tutup", self.reject))
        self.search.setText(words)
        self._draw(words)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.search.setFocus()

    def _draw(self, words: str) -> None:
        clear(self._list)
        self.lines, self.folds = [], {}
        asked = words.casefold().split()
        for phase, name in PHASES.items():
            wanted = [one for one in self.found.offers if one.phase == phase]
            shown = [one for one in wanted if all(part in f"{one.words} {name}".casefold() for part in asked)]
            if not shown:
                continue
            title = label(name, "card-title")
            title.setContentsMargins(0, SPACE.m, 0, 2)
            self._list.addWidget(title)
            for same in _by_kind(shown):
                self._list_kind(same, same[-1] is shown[-1], bool(asked))
        if not self.lines and not self.folds:
            self._list.addWidget(label("Tidak ada jenis surat dengan nama itu.", "muted"))

    def _entered(self) -> None:
        """Enter in the search box begins the one letter that is left, or goes to the first."""
        ready = [one for one, line in self.lines if line.isEnabled()]
        if self.search.text().strip() and len(ready) == 1:
            self._begin(ready[0])
        else:
            self._to_first()

    def _to_first(self) -> None:
        lines = [line for _one, line in self.lines if line.isEnabled()]
        if lines:
            lines[0].setFocus()

    def _list_kind(self, same: list[Offer], last: bool, searching: bool) -> None:
        """The offers of one kind; many of them (one for each member) lie behind one line until it is pressed."""
        kind = same[0].kind
        if len(same) > MOST_OF_A_KIND and not searching and kind not in self._open:
            head = Line(
                KINDS[kind].label, f"{len(same)} pilihan", behind=IconLabel("chevron-down"), link=True, last=last
            )
            head.pressed.connect(lambda: self._unfold(kind))
            self.folds[kind] = head
            self._list.addWidget(head)
            return
        for one in same:
            line = self._line(one, last and one is same[-1])
            self.lines.append((one, line))
            self._list.addWidget(line)

    def _unfold(self, kind: str) -> None:
        self._open.add(kind)
        self._draw(self.search.text().strip())
        first = next(line for one, line in self.lines if one.kind == kind)
        first.setFocus()

    def _line(self, one: Offer, last: bool) -> Line:
        line = Line(one.words, _text(one), behind=_chip(one), link=not one.why_not, last=last)
        if one.why_not:
            line.setEnabled(False)
            for part in line.findChildren(QLabel):
                part.setProperty("tone", "muted")
                restyle(part)
        line.pressed.connect(lambda: self._begin(one))
        return line

    def _begin(self, one: Offer) -> None:
        self.setEnabled(False)
        desk, case_id = self.session.desk, self.found.case_id

        def done(letter_id: int) -> None:
            self.accept()
            self._done(letter_id)

        def failed(trouble: Trouble) -> None:
            self.setEnabled(True)
            self.trouble.show_trouble(trouble)

        self.session.act(
            lambda: letters.draft(desk, one.kind, case_id=case_id, about=one.about), done, failed, owner=self
        )


def _by_kind(offers: list[Offer]) -> list[list[Offer]]:
    return [list(same) for _kind, same in groupby(offers, key=lambda one: one.kind)]


def _text(one: Offer) -> str:
    if one.why_not:
        return f"Belum dapat dibuat: {one.why_not}."
    if not one.missing:
        return ""
    more = len(one.missing) - MOST_GAPS
    listed = ", ".join(one.missing[:MOST_GAPS])
    return f"Belum ada: {listed}, dan {more} lagi." if more > 0 else f"Belum ada: {listed}."


def _chip(one: Offer) -> Chip | None:
    if one.why_not:
        return None
    if one.done:
        words, tone = _STATUS.get(one.done, (one.done, "muted"))
        return Chip(f"sudah ada: {words}", tone)
    if one.missing:
        return Chip(f"kurang {len(one.missing)}", "amber")
    return Chip("lengkap", "accent")
