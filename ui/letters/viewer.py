"""The right half of the page: the letter as it will print, its signed copy, its paper, and what it still lacks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from ui.letters.flow import Gap
from ui.letters.preview import PageView
from ui.letters.thumbs import Thumbnails
from ui.letters.toolbar import FindBar, PagePicker, ZoomPicker
from ui.theme import SPACE
from ui.widgets.buttons import FilterBar, IconButton, LinkButton
from ui.widgets.layout import box, clear, column, reveal, row, scroll
from ui.widgets.text import label

_F4_WIDTH = 600.0
"""Points; A4 is 595.3 wide, F4 609.4."""
_ROOM_FOR_ALL = 430
"""Pixels below which the arrows of the page picker give way (the keys stay)."""
_ROOM_FOR_TWO = 700
"""Pixels above which the letter and its signed copy stand beside each other."""

SIDES = (("final", "Naskah"), ("signed", "Bertanda tangan"), ("both", "Berdampingan"))


class LetterViewer(QFrame):
    """Preview with paper switch, pages, zoom, search, the signed copy, and the list of what is missing."""

    paper_chosen = Signal(str)
    gap_chosen = Signal(object)
    widened = Signal(bool)
    """The person wants the whole width of the page for the letter, or no longer."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "sunk")
        self.pages = PageView()
        self.signed = PageView()
        self.signed_name = label("", "fine")
        self.paper = FilterBar([("A4", "A4"), ("F4", "F4")], "Kertas")
        self.picker = PagePicker(self.pages)
        self.zoom = ZoomPicker(self.pages)
        self.look = IconButton("search", "Cari dalam surat (Ctrl Shift F)")
        self.small = IconButton("files", "Halaman kecil (F4)", lambda: self.show_thumbs(not self.thumbs.isVisible()))
        self.wide = IconButton("maximize", "Pratinjau penuh (F11)", lambda: self.widen(not self.is_wide))
        self.finder = FindBar(self.pages)
        self.look.clicked.connect(self.finder.open_bar)
        self.thumbs = Thumbnails(self.pages)
        self.thumbs.chosen.connect(self.pages.go_to_page)
        self.sides = FilterBar(list(SIDES), "Yang ditampilkan")
        self.sides.chosen.connect(self._show_sides)
        self.is_wide = False
        self._gaps = column(gap=0)
        self.gaps_title = label("", "card-title")
        inside = box(column(self.gaps_title, self._gaps, -1, gap=2, margins=(SPACE.l, SPACE.s, SPACE.l, SPACE.s)))
        self.gaps = scroll(inside)
        self._bar = row(
            self.paper, -1, self.picker, 4, self.zoom, 4, self.look, self.small, self.wide,
            gap=2, margins=(SPACE.m, SPACE.s, SPACE.s, SPACE.xs),
        )  # fmt: skip
        self._copies = box(row(self.sides, -1, self.signed_name, margins=(SPACE.m, 0, SPACE.m, SPACE.xs)))
        self.split = QSplitter()
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.pages)
        self.split.addWidget(self.signed)
        both = row(self.thumbs, self.split, gap=0)
        both.setStretch(1, 1)
        layout = column(self._bar, self.finder, self._copies, box(both), self.gaps, gap=0, margins=(1, 1, 1, 1))
        layout.setStretch(3, 1)
        self.setLayout(layout)
        self.paper.chosen.connect(self.paper_chosen)
        self.pages.setAccessibleName("Pratinjau surat")
        reveal(self.thumbs, False)
        reveal(self.signed, False)
        self.clear("Pilih sebuah surat untuk melihat halamannya.")

    # --- content ----------------------------------------------------------------------------------------------------

    def show_letter(self, pdf: bytes, *, draft: bool, same: bool, signed: bytes = b"", how: str = "") -> None:
        """Show the pages; the paper of a frozen letter is as it was frozen. ``signed`` came back with signatures."""
        if not self.pages.show_pdf(pdf, keep_place=same):
            return
        wide = self.pages.page_width() > _F4_WIDTH
        self.paper.choose("F4" if wide else "A4")
        self.paper.setEnabled(draft)
        self.paper.setToolTip("" if draft else "Kertas surat yang sudah dibekukan tidak berubah.")
        self._tools(True)
        self.thumbs.renew()
        self.thumbs.follow(self.pages.page, self.pages.page_count)
        self._take_signed(signed, how)

    def _take_signed(self, signed: bytes, how: str) -> None:
        there = bool(signed) and self.signed.show_pdf(signed)
        if not there:
            self.signed.clear()
            self.sides.choose("final")
        self.signed_name.setText(how)
        reveal(self._copies, there)
        self._show_sides(self.sides.current())

    def _show_sides(self, side: str) -> None:
        reveal(self.pages, side in ("final", "both"))
        reveal(self.signed, side in ("signed", "both"))
        if side == "both":
            if self.width() < _ROOM_FOR_TWO:
                self.widen(True)
            half = max(1, self.split.width() // 2)
            self.split.setSizes([half, half])

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """List what is missing; each line leads to where it is entered."""
        clear(self._gaps)
        reveal(self.gaps, bool(gaps))
        self.gaps.setFixedHeight(min(190, 44 + 30 * len(gaps)))
        must = sum(1 for gap in gaps if gap.must)
        self.gaps_title.setText(f"Belum lengkap: {must} isian" if must else "Perlu diperhatikan")
        for gap in gaps:
            picture = "circle-dot" if gap.must else "triangle-alert"
            link = LinkButton(gap.words, lambda gap=gap: self.gap_chosen.emit(gap), icon=picture)
            link.setAccessibleName(f"Belum ada: {gap.words}" if gap.must else gap.words)
            link.setToolTip(gap.where)
            self._gaps.addWidget(link)

    def clear(self, message: str = "") -> None:
        """Forget the letter."""
        self.pages.clear(message)
        self.signed.clear()
        self.thumbs.renew()
        self.show_gaps(())
        self.sides.choose("final")
        self._show_sides("final")
        self._tools(False)

    # --- the room it has --------------------------------------------------------------------------------------------

    def widen(self, on: bool) -> None:
        """Take the whole width of the page for the letter, or give it back."""
        if on == self.is_wide:
            return
        self.is_wide = on
        name = "Kembali ke daftar (F11)" if on else "Pratinjau penuh (F11)"
        self.wide.setToolTip(name)
        self.wide.setAccessibleName(name)
        if not on and self.sides.current() == "both":
            self.sides.choose("final")
            self._show_sides("final")
        self.show_thumbs(on and self.pages.page_count > 1)
        self.widened.emit(on)

    def show_thumbs(self, on: bool) -> None:
        """Small pages at the left, or not."""
        reveal(self.thumbs, on)
        self.thumbs.follow(self.pages.page, self.pages.page_count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_tools()

    def _fit_tools(self) -> None:
        room = self.width() >= _ROOM_FOR_ALL
        shown = self.pages.page_count > 0
        for part in (self.picker.before, self.picker.after):
            reveal(part, shown and room)

    def _tools(self, on: bool) -> None:
        parts: tuple[QWidget, ...] = (self.paper, self.picker, self.zoom, self.look, self.small, self.wide)
        for part in parts:
            reveal(part, on)
        reveal(self._copies, False)
        if not on:
            reveal(self.thumbs, False)
            reveal(self.finder, False)
        self._fit_tools()
