"""The panes behind the tabs of the page of letters; each is imported when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.letters.page import LettersPage


class Pane(QWidget):
    """What the page of letters asks of a pane."""

    def refresh(self) -> None:
        """Read again."""

    def first_focus(self) -> QWidget | None:
        """Where the keyboard begins."""
        return None

    def shut(self) -> None:
        """Let go of what was read, stop what is running."""


def _books(page: LettersPage) -> Pane:
    from ui.letters.books import BooksPane

    return BooksPane(page)


def _batch(page: LettersPage) -> Pane:
    from ui.letters.batch import BatchPane

    return BatchPane(page)


def _pledges(page: LettersPage) -> Pane:
    from ui.letters.pledges import PledgesPane

    return PledgesPane(page)


def _check(page: LettersPage) -> Pane:
    from ui.letters.checking import CheckPane

    return CheckPane(page)


PANES: dict[str, Callable[[LettersPage], Pane]] = {
    "books": _books,
    "batch": _batch,
    "pledges": _pledges,
    "check": _check,
}
