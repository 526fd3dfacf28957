"""An article of law on a page of a case: pressed, it opens article, regulation and source."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QSizePolicy, QWidget

from models.law.notice import RuleRef
from ui.home.flow import short_article
from ui.widgets.lawlink import LawLink
from ui.widgets.layout import box, column, reveal, row
from ui.widgets.text import label


class Article(LawLink):
    """The short form of an article on one line; hides where there is none. ``row`` is the row of the law behind it."""

    def __init__(self, basis: str = "", row: RuleRef | None = None, *, kind: str = "fine", short: bool = True) -> None:
        super().__init__(row or basis, basis, kind=kind, tone="accent")
        self._short = short
        if short:
            self.setWordWrap(False)
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_basis(basis, row)

    def show_basis(self, basis: str, row: RuleRef | None = None) -> None:
        """Show another."""
        self.set_about(row or basis, short_article(basis) if self._short else basis)
        self.setAccessibleName(f"Dasar hukum: {basis}")
        reveal(self, bool(basis))


def clock_ref(clock_id: str, on: date) -> RuleRef | None:
    """The row of a clock as it stood on a day; None where the clock is the office's own."""
    return RuleRef("clock", clock_id, on) if clock_id else None


def cited(text: str, basis: str, *, select: bool = True) -> QWidget:
    """A fact with the article it rests on below it."""
    words = label(text, wrap=True, select=select)
    return box(column(words, row(Article(basis), -1), gap=1)) if basis else words
