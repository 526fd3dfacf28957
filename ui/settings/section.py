"""What a section of the settings is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.session import Session
from ui.theme import SPACE
from ui.widgets.layout import Item, box, column, scroll
from ui.widgets.text import label


class Section(QWidget):
    """A title, a sentence, and what can be set. Reads when it is shown and when something changed."""

    key = ""
    title = ""
    text = ""
    icon = "settings"
    wide = False
    """True: takes the whole room and scrolls its own parts."""
    act = ""
    """The act an account must be allowed to do to change something here; empty: everyone."""

    def __init__(self, session: Session, shell: Any) -> None:
        super().__init__()
        self.session, self.shell = session, shell
        self.may_change = not self.act or session.can(self.act)
        self.body = column(gap=SPACE.m)
        head = column(label(self.title, "heading"), label(self.text, "muted", wrap=True), gap=2)
        if self.wide:
            whole = column(head, self.body, gap=SPACE.m, margins=(0, 0, SPACE.page, SPACE.m))
            whole.setStretch(1, 1)
            self.setLayout(whole)
            return
        inner = column(head, self.body, gap=SPACE.l, margins=(0, 0, SPACE.m, SPACE.l))
        inner.addStretch(1)
        holder = box(inner)
        holder.setMaximumWidth(860)
        self.setLayout(column(scroll(holder)))

    def add(self, *items: Item) -> None:
        """Put items into the section."""
        from ui.widgets.layout import fill

        fill(self.body, *items)

    def refresh(self) -> None:
        """Read again."""

    def shut(self) -> None:
        """Keep what is typed, let go of what was read."""

    def read(self, fn: Callable[[Any], Any], show: Callable[[Any], object], what: str = "") -> None:
        """Read on the database thread; ``what`` names a reading beside that of the section, which neither overtakes."""
        desk = self.session.desk

        def work() -> Any:
            with desk.read() as reader:
                return fn(reader)

        self.session.tasks.query(f"settings.{self.key}.{what}", work, show, owner=self)
