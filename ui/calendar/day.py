"""One day beside the grid: what there is, why it is off, and what may be done with its hearings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.calendar.flow import AgendaLine
from ui.cases.articles import Article
from ui.cases.edge import edge_scroll
from ui.theme import SPACE
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, Line
from ui.widgets.chip import Chip
from ui.widgets.dates import long_date
from ui.widgets.layout import box, clear, column, reveal, row
from ui.widgets.layout import line as rule
from ui.widgets.text import label


class DayPanel(Card):
    """``opened`` sends the line pressed, ``move_asked`` the hearing and ``postpone`` or ``correct``."""

    opened = Signal(object)
    move_asked = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", gap=SPACE.s, parent=parent)
        self.day = label("", "heading", wrap=True)
        self.off = label("", "fine", wrap=True, tone="red")
        self.lines = column(gap=0)
        self.may_move = True
        holder = box(column(self.lines, -1))
        area = edge_scroll(holder)
        area.setFrameShape(QFrame.Shape.NoFrame)
        self.add(self.day, self.off)
        self.body.addWidget(area, 1)

    def show_day(self, day: date, lines: Sequence[AgendaLine], off: str) -> None:
        """Show another day."""
        self.day.setText(long_date(day, weekday=True))
        self.off.setText(f"Libur: {off}" if off else "")
        reveal(self.off, bool(off))
        clear(self.lines)
        self.setAccessibleName(f"{self.day.text()}. {self.off.text()}")
        for place, line in enumerate(lines):
            self.lines.addWidget(self._line(line, last=place == len(lines) - 1))
        if not lines:
            self.lines.addWidget(label("Tidak ada sidang atau tenggat.", "muted", wrap=True))

    def first(self) -> QWidget | None:
        """The first line, for the keyboard."""
        return next((one for one in self.findChildren(Line) if one.isVisible()), None)

    def _line(self, line: AgendaLine, *, last: bool) -> QWidget:
        shown = Line(f"{line.hour} {line.title}".strip(), line.text, link=True, last=True, tip=line.tip)
        shown.pressed.connect(lambda: self.opened.emit(line))
        foot = row(Chip(line.state, line.tone), gap=SPACE.s)
        if line.basis:
            foot.addWidget(Article(line.basis))
        foot.addStretch(1)
        acts = row(gap=SPACE.s)
        if line.movable and line.hearing_id is not None and self.may_move:
            for key, words in (("postpone", "Tunda…"), ("correct", "Betulkan…")):
                button = LinkButton(words, lambda key=key: self.move_asked.emit(line.hearing_id, key))
                button.setAccessibleName(f"{words.rstrip('…')} {line.title}")
                acts.addWidget(button)
        acts.addStretch(1)
        parts = column(shown, foot, acts, gap=2, margins=(0, 0, 0, SPACE.s))
        if not last:
            parts.addWidget(rule())
        return box(parts)
