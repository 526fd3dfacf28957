"""Beranda."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from models.registry.home import FormCount, Home, home, violation_forms
from models.registry.viewer import Viewer
from ui.cases.articles import Article
from ui.cases.edge import BAR, edge_scroll
from ui.home import flow
from ui.page import Page
from ui.theme import SPACE
from ui.widgets.bars import Bar, Bars
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.card import Card, Line, PageHead
from ui.widgets.chip import Chip
from ui.widgets.empty import EmptyState
from ui.widgets.layout import box, column, reveal, row
from ui.widgets.text import label

NARROW = 800


class HomePage(Page):
    """Today's hearings, clocks running out, letters waiting, cases per stage with age. Every line is a link."""

    name = "home"
    title = "Beranda"
    icon = "layout-dashboard"

    def __init__(self, session: Any, shell: Any = None, parent: QWidget | None = None) -> None:
        super().__init__(session, shell, parent)
        self.head = PageHead("Beranda")
        self.deadlines = Card("Tenggat terdekat", gap=0)
        self.today = Card("Hari ini", gap=0)
        self.stages = Card("Perkara menurut tahap dan umur")
        self.forms = Card("Bentuk pelanggaran")
        self.stage_bars = Bars(name="Perkara menurut tahap dan umur")
        self.form_bars = Bars(name="Bentuk pelanggaran", title_width=160)
        self.empty = EmptyState(
            "folder-plus",
            "Belum ada perkara",
            "Sidang, tenggat, dan surat yang menunggu akan tampil di sini. Mulailah dengan mencatat laporan pertama.",
            "Catat perkara baru",
            lambda: self._go("cases", new=True),
        )
        self.all_deadlines = LinkButton("Semua tenggat", lambda: self._go("calendar", kind="tenggat"))
        self.deadlines.add_to_head(self.all_deadlines)
        self._lay_out()

    def _lay_out(self) -> None:
        legend = row(
            label("■ sampai 30 hari", "small", tone="accent"),
            label("■ 31–60", "small", tone="amber"),
            label("■ lebih dari 60 hari", "small", tone="red"),
            -1,
        )
        self.stages.add(self.stage_bars, legend, -1)
        self.stage_bars.pressed.connect(lambda stage: self._go("cases", stages=(stage,)))
        self.forms.add(self.form_bars, -1)
        self.grid = QGridLayout()
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setSpacing(SPACE.l)
        self.sheet = box(self.grid)
        self._columns = 0
        self._arrange(2)
        self.area = edge_scroll(self.sheet)
        self.setLayout(column(self.area, self.empty, gap=0, margins=(SPACE.page, 0, SPACE.page - BAR, SPACE.xl)))
        self.empty.hide()

    def _arrange(self, columns: int) -> None:
        """Two columns; one under the other on a narrow page."""
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate((self.deadlines, self.today, self.stages, self.forms)):
            self.grid.addWidget(card, place // columns, place % columns)
        self.grid.setColumnStretch(0, 23)
        self.grid.setColumnStretch(1, 20 if columns == 2 else 0)
        for place, stretch in enumerate((3, 2, 0, 0) if columns == 2 else (0, 0, 0, 0)):
            self.grid.setRowStretch(place, stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the cards to the width."""
        super().resizeEvent(event)
        self._arrange(2 if self.width() >= NARROW else 1)

    # -- reading --------------------------------------------------------------------------------------------------

    def open(self, **what: Any) -> None:
        """Read when asked for."""
        self.refresh()

    def refresh(self, changes: Any = None) -> None:
        """Read the page on the database thread."""
        desk = self.session.desk
        viewer = Viewer(desk.sitter.id, desk.sitter.role)

        def read() -> tuple[Home, list[FormCount], int]:
            now = desk.now()
            with desk.read() as opened:
                found = home(opened, viewer, desk.rulebook, now)
                return found, violation_forms(opened, viewer, desk.rulebook, now.year), now.year

        self.session.tasks.query("home", read, self._show, owner=self)

    def _show(self, answer: tuple[Home, list[FormCount], int]) -> None:
        found, forms, year = answer
        self.titled.emit(found.heading)
        self.counted.emit(0)
        nothing = found.cases == 0
        self.empty.setVisible(nothing)
        self.area.setVisible(not nothing)
        if nothing:
            return
        self._show_deadlines(found)
        self._show_today(found)
        self.stage_bars.set_bars(flow.stage_bars(found))
        self.forms.title.setText(f"Bentuk pelanggaran, {year}")
        self.form_bars.set_bars([Bar(one.form, ((one.count, "blue"),)) for one in forms])

    def _show_deadlines(self, found: Home) -> None:
        self.deadlines.empty()
        lines = [flow.deadline_line(one) for one in found.deadlines[: flow.SHOWN]]
        wide = max((Chip(one.front, one.front_tone).sizeHint().width() for one in lines), default=0)
        for number, one in enumerate(lines):
            front = Chip(one.front, one.front_tone)
            front.setFixedWidth(max(46, wide))
            line = Line(one.title, one.text, front=front, behind=one.behind, link=True, tip=one.tip,
                        below=Article(one.basis) if one.basis else None,
                        last=number == len(lines) - 1)  # fmt: skip
            line.pressed.connect(lambda one=one: self._go(one.page, **one.what))
            self.deadlines.add(line)
        reveal(self.all_deadlines, len(found.deadlines) > len(lines))
        if not lines:
            self.deadlines.add(label("Tidak ada tenggat yang berjalan.", "muted"))
        self.deadlines.add(-1)

    def _show_today(self, found: Home) -> None:
        self.today.empty()
        for number, row_ in enumerate(found.hearings):
            self.today.add(self._hearing(flow.hearing_line(row_), last=number == len(found.hearings) - 1))
        if not found.hearings:
            self.today.add(label("Tidak ada sidang hari ini.", "muted"))
        waiting = [flow.letter_line(one, found.today) for one in found.letters if one.queue != "draft"]
        self.today.add(SPACE.m, label("Surat menunggu", "card-title"), SPACE.xs)
        for number, one in enumerate(waiting):
            behind = Chip(one.behind, one.behind_tone) if one.behind_tone else label(one.behind, "muted")
            line = Line("", "", front=label(one.title), behind=behind, link=True, tip=one.tip,
                        last=number == len(waiting) - 1)  # fmt: skip
            line.setAccessibleName(f"{one.title}. {one.behind}")
            line.pressed.connect(lambda one=one: self._go(one.page, **one.what))
            self.today.add(line)
        if not waiting:
            self.today.add(label("Tidak ada surat yang menunggu.", "muted"))
        self.today.add(-1)

    def _hearing(self, one: flow.HomeLine, *, last: bool) -> Line:
        front = label(one.front, "strong")
        front.setMinimumWidth(44)
        behind: QWidget | None = Chip(one.behind, one.behind_tone, one.tip) if one.behind else None
        if one.button:
            behind = PrimaryButton(one.button, lambda: self._go(one.page, **one.what))
        line = Line(one.title, one.text, front=front, behind=behind, link=not one.button, last=last, tip=one.tip)
        line.pressed.connect(lambda: self._go(one.page, **one.what))
        return line

    # -- going ----------------------------------------------------------------------------------------------------

    def _go(self, page: str, **what: Any) -> None:
        if self.shell is not None:
            self.shell.go(page, **what)

    def first_focus(self) -> QWidget | None:
        """The first line that can be pressed."""
        return next((one for one in self.findChildren(Line) if one.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
