"""One case: stage line, the one next step, sections, right column."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from models.law.errors import Trouble
from models.procedure.intake import looked, open_evidence
from ui.cases import acts, flow
from ui.cases.differences import DifferenceBar
from ui.cases.edge import BAR, edge_scroll
from ui.cases.masking import Mask
from ui.cases.reading import CaseData, read_case
from ui.cases.sections import appeals, clocks, course, ending, facts
from ui.cases.sections.context import Context
from ui.cases.side import SideColumn
from ui.cases.steplaw import step_law
from ui.session import Session
from ui.theme import SPACE
from ui.widgets.banner import NextStepBanner, Remark
from ui.widgets.dates import short_date
from ui.widgets.dialog import open_trouble
from ui.widgets.field import Field
from ui.widgets.layout import box, clear, column, reveal, row, scroll
from ui.widgets.stageline import StageLine, Station
from ui.widgets.tabs import TabStrip
from ui.widgets.text import Elided

TABS = [
    ("ringkasan", "Ringkasan", "Ringkasan perkara"),
    ("pihak", "Pihak", "Terlapor, sumber, pelapor"),
    ("bukti", "Bukti", "Bukti"),
    ("majelis", "Majelis", "Susunan majelis"),
    ("sidang", "Sidang", "Sidang dan panggilan"),
    ("putusan", "Putusan", "Musyawarah dan putusan"),
    ("keputusan", "Keputusan", "Keputusan, penyampaian, pelaksanaan"),
    ("upaya", "Upaya", "Upaya administratif, jalur disiplin, pembebasan sementara, penerusan"),
    ("tenggat", "Tenggat", "Semua tenggat perkara dan hitungannya"),
    ("surat", "Surat", "Surat perkara"),
    ("riwayat", "Riwayat", "Riwayat perkara"),
]
BUILDERS: dict[str, Callable[[Context], QWidget]] = {
    "ringkasan": facts.summary,
    "pihak": facts.parties,
    "bukti": facts.evidence,
    "majelis": course.panel,
    "sidang": course.hearings,
    "putusan": course.decision,
    "keputusan": ending.decree,
    "upaya": appeals.appeals,
    "tenggat": clocks.clocks,
    "surat": lambda context: ending.letters(context, context.data.letters),
    "riwayat": ending.history,
}
OWN_SCROLL = ("surat", "riwayat")
SIDE, NARROW_SIDE = 372, 290
"""Width of the right column; on a narrow page (scaled screens) the smaller one, and below ``ALONE`` none."""
WIDE, ALONE = 1040, 800


class CaseView(QWidget):
    """Shows a case. ``titled`` sends its name for the top line, ``decide`` asks for the ladder."""

    titled = Signal(str)
    decide = Signal(object)
    gone = Signal()
    """The case does not exist for this account."""
    evidence_opened = Signal(str, str, bytes)
    """File name, media type and bytes of a piece of evidence, for whoever shows it."""

    def __init__(self, session: Session, go: Callable[..., object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self._go = session, go
        self.data: CaseData | None = None
        self.case_id: int | None = None
        self._wanted = ""
        self.subject = Elided("", "muted")
        self.line = StageLine()
        self.step = NextStepBanner()
        self.ended = Remark("", "muted")
        self.differences = DifferenceBar()
        self.tabs = TabStrip([(key, title) for key, title, _tip in TABS], "Bagian perkara")
        for place, (_key, _title, tip) in enumerate(TABS):
            self.tabs.setTabToolTip(place, tip)
        self.pages = QStackedWidget()
        self.places: dict[str, QVBoxLayout] = {}
        self.side = SideColumn()
        self._lay_out()
        self._reveal(False)
        self.tabs.chosen.connect(self._show_tab)

    def _lay_out(self) -> None:
        for key, _title, _tip in TABS:
            place = column()
            self.places[key] = place
            inner = box(place)
            self.pages.addWidget(inner if key in OWN_SCROLL else scroll(inner))
        left = column(self.step, self.ended, self.differences, self.tabs, gap=SPACE.m)
        left.addWidget(self.pages, 1)
        self.side_area = edge_scroll(self.side)
        whole = row(gap=SPACE.l - 4)
        whole.addLayout(left, 1)
        whole.addWidget(self.side_area)
        top = box(column(self.subject, self.line, gap=SPACE.s, margins=(0, 0, BAR, 0)))
        outer = column(top, gap=SPACE.s, margins=(SPACE.page, 0, SPACE.page - BAR, SPACE.m))
        outer.addSpacing(SPACE.xs)
        self.body = box(whole)
        outer.addWidget(self.body, 1)
        outer.addStretch(0)
        self.setLayout(outer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room: the right column gets smaller, then goes."""
        super().resizeEvent(event)
        self.side_area.setFixedWidth((SIDE if self.width() >= WIDE else NARROW_SIDE) + BAR)
        self.side_area.setVisible(self.width() >= ALONE)

    # -- reading --------------------------------------------------------------------------------------------------

    def open(self, case_id: int, section: str = "") -> None:
        """Show a case; that it was looked at is an entry in the journal (UU 27/2022 Pasal 31)."""
        desk = self.session.desk
        fresh = case_id != self.case_id
        if fresh:
            self.forget()
        self.case_id = case_id
        self._wanted = section or ("ringkasan" if fresh else self._wanted)
        self.read()
        if fresh:
            self.session.act(lambda: looked(desk, case_id), None, lambda _trouble: None, label="")

    def read(self) -> None:
        """Read the case again."""
        case_id, desk = self.case_id, self.session.desk
        if case_id is not None:
            self.session.tasks.query("case", lambda: read_case(desk, case_id), self._show, self._failed, owner=self)

    def _reveal(self, shown: bool) -> None:
        """Nothing half empty is shown while a case is being read."""
        for part in (self.body, self.line):
            reveal(part, shown)

    def _failed(self, trouble: Trouble) -> None:
        self.forget()
        open_trouble(self.window(), trouble)
        self.gone.emit()

    def _show(self, data: CaseData) -> None:
        if data.case.id != self.case_id:
            return
        self.data = data
        self._reveal(True)
        case = data.case
        mask = Mask(self.session.masked, case.respondent)
        self.titled.emit(f"Perkara {case.register_no}")
        self.subject.set_text(mask.text(" · ".join((case.subject, flow.source_words(case)))))
        self.line.set_stations([_station(one, data) for one in data.stages])
        self._show_step(data)
        self.differences.show_differences(data.differences)
        self._counts(data)
        self.side.show_case(data, mask, self.session.desk.rulebook)
        for place in self.places.values():
            place.setProperty("stale", True)
        wanted = self._wanted if self._wanted in BUILDERS else self.tabs.current()
        self._wanted = wanted
        if self.tabs.current() != wanted:
            self.tabs.choose(wanted)
        else:
            self._show_tab(wanted)

    def _show_step(self, data: CaseData) -> None:
        case, step = data.case, data.step
        reveal(self.step, step is not None)
        reveal(self.ended, step is None)
        if step is None:
            words = {"rejected": "Laporan tidak diterima", "referred": f"Diteruskan kepada {case.side_to}",
                     "withdrawn": "Laporan dicabut"}.get(case.side_exit, "Perkara sudah ditutup")  # fmt: skip
            day = f" pada {short_date(case.closed_at.date(), year=True)}" if case.closed_at else ""
            self.ended.set(f"{words}{day}. Perkara hanya dapat dibaca.", "muted")
            return
        if step.act not in flow.ACTS:
            self.step.set(step.title, step.explanation)
            return
        offer = flow.offer(case, step.act, self.session.can)
        basis, ref = step_law(data, self.session.desk.rulebook)
        self.step.set(step.title, step.explanation, offer.title, lambda: self.press(step.act), icon=offer.icon,
                      why_not=offer.why_not, basis=basis, row_of_law=ref)  # fmt: skip

    def _counts(self, data: CaseData) -> None:
        case = data.case
        for key, count in (
            ("bukti", len(case.evidence)), ("majelis", len(case.panel)), ("sidang", len(case.hearings)),
            ("upaya", len(case.appeals)), ("tenggat", len(data.deadlines)),
            ("surat", sum(1 for one in case.letters if one.status != "batal")),
        ):  # fmt: skip
            self.tabs.set_count(key, count)

    def _show_tab(self, key: str) -> None:
        self._wanted = key
        self.pages.setCurrentIndex([one for one, _title, _tip in TABS].index(key))
        place = self.places[key]
        if self.data is None or not place.property("stale"):
            return
        clear(place)
        place.addWidget(BUILDERS[key](self._context(self.data)))
        place.setProperty("stale", False)

    def _context(self, data: CaseData) -> Context:
        return Context(
            data=data,
            mask=Mask(self.session.masked, data.case.respondent),
            offers=flow.offers(data.case, self.session.can),
            press=self.press,
            go=self._go,
            rulebook=self.session.desk.rulebook,
            can=self.session.can,
        )

    # -- doing ----------------------------------------------------------------------------------------------------

    def press(self, key: str) -> None:
        """Start an act: its form, the hearing, the vote, the ladder, or a letter."""
        data = self.data
        if data is None:
            return
        if key.startswith("open:"):
            self._open_evidence(data.case.id, int(key.removeprefix("open:")))
            return
        if key in flow.ACTS and flow.offer(data.case, key, self.session.can).why_not:
            return
        if key == "courtroom":
            hearing = data.case.current_hearing
            self._go("courtroom", hearing_id=hearing.id if hearing is not None else None)
        elif key == "deliberate":
            self._go("courtroom", deliberation=data.case.id)
        elif key == "decide":
            self.decide.emit(data)
        elif key in acts.LETTERS:
            self._go("letters", case_id=data.case.id, draft=True, words=acts.LETTERS[key])
        else:
            open_form(acts.MAKERS[key](self, self.session, data, self.read))

    def _open_evidence(self, case_id: int, evidence_id: int) -> None:
        desk = self.session.desk

        def shown(answer: tuple[str, str, bytes]) -> None:
            self.evidence_opened.emit(*answer)

        self.session.act(lambda: open_evidence(desk, case_id, evidence_id), shown, owner=self, label="Membuka bukti…")

    def forget(self) -> None:
        """Let go of everything that was read."""
        self.data = self.case_id = None
        self.subject.set_text("")
        self.line.set_stations(())
        self._reveal(False)
        for place in self.places.values():
            clear(place)


def open_form(dialog: QDialog) -> None:
    """Open a form with the keyboard in its first field."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    first = next((field for field in dialog.findChildren(Field) if field.isVisible()), None)
    if first is not None:
        first.setFocus()


def _station(step: Any, data: CaseData) -> Station:
    note = short_date(step.on) if step.on else ""
    tip = ""
    if step.stage == "summoned" and step.state == "done":
        served = [s.served_on for s in data.case.summonses if s.served_on]
        tip = f"surat {note}, diterima {short_date(served[-1])}" if served else f"surat {note}"
        note = short_date(served[-1]) if served else note
    hearing = data.case.current_hearing
    if step.stage == "heard" and step.state != "done" and hearing is not None:
        today = hearing.starts_at.date() == data.today
        note = f"{'hari ini' if today else short_date(hearing.starts_at.date())} {hearing.starts_at:%H.%M}"
    return Station(step.label, note, step.state, tip and f"{step.label} · {tip}")
