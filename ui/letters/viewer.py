"""The right half of the page: the letter as it will print, its paper, and what it still lacks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.letters.flow import Gap
from ui.letters.preview import PageView
from ui.theme import SPACE
from ui.widgets.buttons import FilterBar, IconButton, LinkButton
from ui.widgets.layout import box, clear, column, reveal, row, scroll
from ui.widgets.text import label

_F4_WIDTH = 600.0
"""Points; A4 is 595.3 wide, F4 609.4."""


class LetterViewer(QFrame):
    """Preview with paper switch, zoom, and the list of what is missing."""

    paper_chosen = Signal(str)
    gap_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "sunk")
        self.paper = FilterBar([("A4", "A4"), ("F4", "F4")], "Kertas")
        self.where = label("", "fine")
        self.smaller = IconButton("minus", "Perkecil (Ctrl -)")
        self.fit = IconButton("maximize", "Selebar jendela (Ctrl 0)")
        self.whole = IconButton("file-text", "Satu halaman penuh")
        self.larger = IconButton("plus", "Perbesar (Ctrl +)")
        self.pages = PageView()
        self.pages.setAccessibleName("Pratinjau surat")
        self._gaps = column(gap=0)
        self.gaps_title = label("", "card-title")
        inside = box(column(self.gaps_title, self._gaps, -1, gap=2, margins=(SPACE.l, SPACE.s, SPACE.l, SPACE.s)))
        self.gaps = scroll(inside)
        bar = row(
            self.paper, -1, self.where, self.smaller, self.fit, self.whole, self.larger,
            gap=2, margins=(SPACE.m, SPACE.s, SPACE.s, SPACE.xs),
        )  # fmt: skip
        layout = column(bar, self.pages, self.gaps, gap=0, margins=(1, 1, 1, 1))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.smaller.clicked.connect(self.pages.zoom_out)
        self.larger.clicked.connect(self.pages.zoom_in)
        self.fit.clicked.connect(lambda: self.pages.fit_to("width"))
        self.whole.clicked.connect(lambda: self.pages.fit_to("page"))
        self.paper.chosen.connect(self.paper_chosen)
        self.pages.page_changed.connect(self._tell)
        self.clear("Pilih sebuah surat untuk melihat halamannya.")

    def show_letter(self, pdf: bytes, *, draft: bool, same: bool) -> None:
        """Show the pages; the paper of a frozen letter is as it was frozen."""
        if not self.pages.show_pdf(pdf, keep_place=same):
            return
        wide = self.pages.page_width() > _F4_WIDTH
        self.paper.choose("F4" if wide else "A4")
        self.paper.setEnabled(draft)
        self.paper.setToolTip("" if draft else "Kertas surat yang sudah dibekukan tidak berubah.")
        self._tools(True)

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """List what is missing; each line leads to where it is entered."""
        clear(self._gaps)
        reveal(self.gaps, bool(gaps))
        self.gaps.setFixedHeight(min(190, 44 + 30 * len(gaps)))
        self.gaps_title.setText(f"Belum lengkap: {len(gaps)} isian")
        for gap in gaps:
            link = LinkButton(gap.words, lambda gap=gap: self.gap_chosen.emit(gap), icon="circle-dot")
            link.setAccessibleName(f"Belum ada: {gap.words}")
            self._gaps.addWidget(link)

    def clear(self, message: str = "") -> None:
        """Forget the letter."""
        self.pages.clear(message)
        self.show_gaps(())
        self._tools(False)

    def _tools(self, on: bool) -> None:
        parts: tuple[QWidget, ...] = (self.paper, self.smaller, self.fit, self.whole, self.larger, self.where)
        for part in parts:
            reveal(part, on)

    def _tell(self, page: int, count: int) -> None:
        self.where.setText(f"{page} / {count}" if count else "")
