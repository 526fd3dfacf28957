"""Catat putusan: what the ballots found, the ladder, what weighs, the considerations."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from models.law.errors import Trouble
from models.procedure.decision import record_decision
from ui.acts import do_act
from ui.cases.edge import BAR, edge_scroll
from ui.cases.ladder import Ladder, rungs
from ui.cases.reading import CaseData
from ui.session import Session
from ui.theme import SPACE
from ui.widgets.banner import Remark
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.card import Card, Line
from ui.widgets.chip import Chip
from ui.widgets.dialog import DRAFT_PAUSE, TroublePanel
from ui.widgets.fields import LongTextField
from ui.widgets.layout import box, column, reveal, row
from ui.widgets.text import label

DRAFT = "decide:{}"
SIDE, NARROW_SIDE = 380, 310
WIDE, BESIDE = 1040, 800
"""Widths of the page from which the right column is full, and from which there is one."""


class DecisionView(QWidget):
    """The scale at the left, what is weighed at the right. ``done`` follows the record, ``left`` goes back."""

    done = Signal()
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._data: CaseData | None = None
        self.ladder = Ladder()
        self.scale = Card("Skala yang berlaku untuk terlapor pada tanggal perbuatan", gap=0)
        self.scale.add(self.ladder)
        self.findings = Card("Hasil suara per butir", gap=0)
        self.aggravating = LongTextField(lines=2, placeholder="Menandatangani ikrar netralitas 20 September 2023")
        self.mitigating = LongTextField(lines=2, placeholder="Mengakui, menghapus unggahan, belum pernah dihukum")
        self.considerations = LongTextField(lines=4, placeholder="Satu baris satu pertimbangan")
        self.aggravating.name("Hal yang memberatkan", "Satu baris satu hal")
        self.mitigating.name("Hal yang meringankan", "Satu baris satu hal")
        self.considerations.name("Pertimbangan majelis", "Satu baris satu pertimbangan")
        self.trouble = TroublePanel()
        self.record = PrimaryButton("Catat putusan majelis", self._record, icon="scale")
        self.back = PlainButton("Kembali ke perkara", self.left.emit, icon="arrow-left")
        self.remark = Remark("Program menunjukkan sanksi yang terbuka dan alasannya. Majelis yang memutuskan.")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_PAUSE)
        self._pause.timeout.connect(self._save)
        self._lay_out()
        for field in (self.aggravating, self.mitigating, self.considerations):
            field.changed.connect(self._keep)
        self.ladder.changed.connect(self._keep)

    def _lay_out(self) -> None:
        weighed = Card("Yang diperhitungkan")
        weighed.add(label("Memberatkan", "strong"), self.aggravating, label("Meringankan", "strong"), self.mitigating)
        reasons = Card("Pertimbangan majelis")
        reasons.add(self.considerations)
        left = column(self.scale, self.findings, -1, gap=SPACE.l)
        right = column(weighed, reasons, self.remark, self.trouble, self.record, self.back, -1, gap=SPACE.m)
        self.side = box(right)
        self.whole = row(gap=SPACE.l, margins=(SPACE.page, 0, SPACE.page - BAR, SPACE.xl))
        self.whole.addLayout(left, 1)
        self.whole.addWidget(self.side, 0, Qt.AlignmentFlag.AlignTop)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(edge_scroll(box(self.whole)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow page what is weighed stands below the scale."""
        super().resizeEvent(event)
        beside = self.width() >= BESIDE
        self.whole.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.side.setMinimumWidth(0)
        self.side.setMaximumWidth((SIDE if self.width() >= WIDE else NARROW_SIDE) if beside else 16_777_215)
        if beside:
            self.side.setMinimumWidth(self.side.maximumWidth())

    def show_case(self, data: CaseData) -> None:
        """Show what the ballots gave; the rung most members named is chosen at first."""
        self._data = None
        deliberation = data.case.deliberation
        result: dict[str, Any] = (deliberation.result if deliberation is not None else None) or {}
        ballots = len(deliberation.ballots) if deliberation is not None else 0
        proven = bool(result.get("proven"))
        own = {option.sanction.id for option in data.assessment.options} if data.assessment is not None else set()
        shown = rungs(data.ladders.charge, result.get("sanction_counts"), ballots, own=own)
        self.ladder.set_rungs(shown, result.get("sanction"))
        reveal(self.scale, proven)
        self._show_findings(data, result)
        draft = self.session.drafts.load(DRAFT.format(data.case.id)) or {}
        self.aggravating.set_value(draft.get("aggravating", ""))
        self.mitigating.set_value(draft.get("mitigating", ""))
        self.considerations.set_value(draft.get("considerations", ""))
        if draft.get("sanction"):
            self.ladder.choose(str(draft["sanction"]))
        self.trouble.show_trouble(None)
        self._data = data

    def _show_findings(self, data: CaseData, result: dict[str, Any]) -> None:
        self.findings.empty()
        texts = {violation.id: violation for violation in data.case.violations}
        found = result.get("findings", {})
        for place, (key, proven) in enumerate(found.items()):
            yes, no = result["counts"][key]
            violation = texts.get(key)
            chip = Chip("terbukti" if proven else "tidak terbukti", "accent" if not proven else "amber")
            self.findings.add(
                Line(
                    violation.text if violation else key,
                    f"{yes} terbukti, {no} tidak terbukti · {violation.legal_basis if violation else ''}",
                    behind=chip,
                    last=place == len(found) - 1,
                )
            )
        if not any(found.values()):
            self.findings.add(Remark("Tidak ada yang terbukti: tidak ada sanksi; terbitkan pernyataan tidak bersalah."))

    def _values(self) -> dict[str, Any]:
        return {
            "aggravating": self.aggravating.value(),
            "mitigating": self.mitigating.value(),
            "considerations": self.considerations.value(),
            "sanction": self.ladder.chosen(),
        }

    def _keep(self) -> None:
        """A pause in typing saves the draft."""
        if self._data is not None:
            self._pause.start()

    def _save(self) -> None:
        self._pause.stop()
        if self._data is not None:
            self.session.drafts.save(DRAFT.format(self._data.case.id), self._values())

    def forget(self) -> None:
        """Save what was typed and let go of the case."""
        if self._pause.isActive():
            self._save()
        self._data = None
        self.ladder.set_rungs(())
        self.findings.empty()
        for field in (self.aggravating, self.mitigating, self.considerations):
            field.set_value("")

    def _record(self) -> None:
        data = self._data
        if data is None:
            return
        values = self._values()
        deliberation = data.case.deliberation
        proven = bool(deliberation and deliberation.result and deliberation.result.get("proven"))
        self.trouble.show_trouble(None)
        self.record.setEnabled(False)

        def work(override: str) -> int:
            return record_decision(
                self.session.desk,
                data.case.id,
                considerations=values["considerations"].splitlines(),
                aggravating=values["aggravating"].splitlines(),
                mitigating=values["mitigating"].splitlines(),
                sanction_id=values["sanction"] if proven else None,
                override=override,
            )

        do_act(self.session, work, self._recorded, parent=self, failed=self._failed)

    def _recorded(self, _decision: int) -> None:
        self.record.setEnabled(True)
        self._pause.stop()
        if self._data is not None:
            self.session.drafts.drop(DRAFT.format(self._data.case.id))
        self.forget()
        self.done.emit()

    def _failed(self, trouble: Trouble) -> None:
        self.record.setEnabled(True)
        self.trouble.show_trouble(trouble)
