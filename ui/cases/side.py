"""The right column of a case: the respondent, the clocks, the panel."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.law.notice import Severity
from models.law.rulebook import Rulebook
from models.registry.roadmap import panel_words
from ui.cases.articles import Article, clock_ref
from ui.cases.clocklines import ClockLine, clock_lines
from ui.cases.clocks import ClockView
from ui.cases.masking import Mask
from ui.cases.reading import CaseData
from ui.cases.sections.context import person_lines
from ui.theme import SPACE
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card, Line
from ui.widgets.chip import Chip
from ui.widgets.dialog import Sheet
from ui.widgets.lawlink import LawLink
from ui.widgets.layout import column
from ui.widgets.text import label

BESIDE = 6
"""Clocks in the right column; all of them are in the section Tenggat."""


def shown_beside(lines: list[ClockLine]) -> list[ClockLine]:
    """What runs and what comes, and as many of those that ended as there is room for."""
    ahead = [line for line in lines if line.state != "selesai"]
    ended = [line for line in lines if line.state == "selesai"][: max(1, BESIDE - len(ahead) - 2)]
    return [line for line in lines if line in ahead or line in ended][:BESIDE]


class SideColumn(QWidget):
    """Three cards; the clocks can be pressed to see their counting."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.respondent = Card("Terlapor", gap=1)
        self.clocks = Card("Tenggat", gap=0)
        self.panel = Card("Majelis", gap=2)
        self.setLayout(column(self.respondent, self.clocks, self.panel, -1, gap=SPACE.m + 2))

    def show_case(self, data: CaseData, mask: Mask, rulebook: Rulebook) -> None:
        """Show another case."""
        person = data.case.respondent
        self.respondent.empty()
        self.respondent.add(label(mask.name(person.titled_name), "strong", wrap=True, select=True))
        for words in person_lines(person, mask):
            self.respondent.add(label(words, "muted", wrap=True))
        self._clocks(data, rulebook)
        self._panel(data)

    def _clocks(self, data: CaseData, rulebook: Rulebook) -> None:
        self.clocks.empty()
        lines = shown_beside(clock_lines(data, rulebook))
        for place, one in enumerate(lines):
            since = one.run.start if one.run is not None else data.today
            law = Article(one.basis, clock_ref(one.row, since)) if one.basis else None
            line = Line(one.title, one.text, front=Chip(one.chip, one.tone), link=one.run is not None, below=law,
                        last=place == len(lines) - 1)  # fmt: skip
            line.pressed.connect(lambda one=one: self._explain(one))
            self.clocks.add(line)

    def _explain(self, one: ClockLine) -> None:
        sheet = Sheet(self.window(), one.title, one.text, width=480)
        view = ClockView()
        view.show_run(one.run, one.since)
        view.unfold.click()
        sheet.body.addWidget(view)
        sheet.body.addStretch(1)
        sheet.buttons.addStretch(1)
        sheet.buttons.addWidget(PrimaryButton("Tutup", sheet.accept))
        sheet.open()

    def _panel(self, data: CaseData) -> None:
        self.panel.empty()
        seats = data.case.panel
        if not seats:
            self.panel.add(label("Belum dibentuk", "muted"))
            return
        self.panel.add(label(panel_words(seats), wrap=True))
        against = [n for n in data.panel_notices if n.severity is not Severity.INFO]
        if against:
            for notice in against[:3]:
                tone = "red" if notice.severity is Severity.BLOCK else "amber"
                self.panel.add(LawLink(notice, notice.message, kind="fine", tone=tone))
        else:
            self.panel.add(LawLink("PP 42/2004 Pasal 18 ayat (3)", "Tidak ada yang lebih rendah dari terlapor"))
        waiting = sum(1 for seat in seats if seat.conflict is None)
        words = f"{waiting} anggota belum menyatakan bebas benturan" if waiting else "Semua menyatakan bebas benturan"
        self.panel.add(label(words, "fine", wrap=True, tone="amber" if waiting else ""))
