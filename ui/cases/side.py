"""The right column of a case: the respondent, the clocks, the panel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from models.law.clocks import Run
from models.law.notice import Severity
from models.law.rulebook import Rulebook
from models.registry.deadlines import PP94_FROM
from models.registry.roadmap import panel_words
from ui.cases.clocks import ClockView
from ui.cases.flow import roman
from ui.cases.masking import Mask
from ui.cases.reading import CaseData
from ui.cases.sections.context import person_lines
from ui.home.flow import short_article
from ui.theme import SPACE
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card, Line
from ui.widgets.chip import Chip
from ui.widgets.dates import short_date
from ui.widgets.dialog import Sheet
from ui.widgets.layout import column
from ui.widgets.text import label


@dataclass(frozen=True, slots=True)
class ClockLine:
    """One clock: its state as a chip, its words, and its counting where it has one."""

    chip: str
    tone: str
    title: str
    text: str
    run: Run | None = None


def clock_lines(data: CaseData, rulebook: Rulebook) -> list[ClockLine]:
    """Clocks that run, those that are done, and the next that will start."""
    case = data.case
    lines = []
    for one in data.deadlines:
        words = [one.explanation, f"sampai {short_date(one.due)}", short_article(one.basis)]
        title = one.title.replace(f" perkara {case.register_no}", "")
        lines.append(ClockLine(one.left_text, one.tone, title, " · ".join(w for w in words if w), one.run))
    for summons in case.summonses:
        hearing = next(h for h in case.hearings if h.id == summons.hearing_id)
        lines.append(
            ClockLine(
                "selesai" if summons.served_on else "berjalan",
                "accent" if summons.served_on else "amber",
                f"Jarak panggilan {roman(summons.ordinal)}",
                f"surat {short_date(summons.letter_date)}, sidang {short_date(hearing.starts_at.date())} · "
                + _article(
                    rulebook,
                    "summons1_pp94" if summons.letter_date >= PP94_FROM else "summons1_pp53",
                    summons.letter_date,
                ),
            )
        )
    decree = case.decree
    article = _article(rulebook, "deliver_decree", decree.set_on if decree is not None else data.today)
    if decree is None:
        lines.append(ClockLine("belum", "muted", "Penyampaian keputusan", f"14 hk sejak ditetapkan · {article}"))
    elif decree.delivery is not None:
        lines.append(
            ClockLine(
                "selesai",
                "accent",
                "Penyampaian keputusan",
                f"disampaikan {short_date(decree.delivery.on)} · {article}",
            )
        )
    return lines


def _article(rulebook: Rulebook, clock_id: str, on: date) -> str:
    return short_article(rulebook.clock_on(clock_id, on).legal_basis)


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
        lines = clock_lines(data, rulebook)
        for place, one in enumerate(lines):
            line = Line(one.title, one.text, front=Chip(one.chip, one.tone), link=one.run is not None,
                        last=place == len(lines) - 1)  # fmt: skip
            line.pressed.connect(lambda one=one: self._explain(one))
            self.clocks.add(line)

    def _explain(self, one: ClockLine) -> None:
        sheet = Sheet(self.window(), one.title, one.text, width=480)
        view = ClockView()
        view.show_run(one.run)
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
                self.panel.add(label(notice.message, "fine", wrap=True,
                                     tone="red" if notice.severity is Severity.BLOCK else "amber"))  # fmt: skip
        else:
            self.panel.add(label("Tidak ada yang lebih rendah dari terlapor (PP 42/2004 Ps 18(3))", "muted", wrap=True))
        waiting = sum(1 for seat in seats if seat.conflict is None)
        words = f"{waiting} anggota belum menyatakan bebas benturan" if waiting else "Semua menyatakan bebas benturan"
        self.panel.add(label(words, "fine", wrap=True, tone="amber" if waiting else ""))
