"""Checking the whole vault now, with progress; the same everywhere it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from models.procedure.safekeeping import note_inspection
from ui.session import Session
from ui.theme import SPACE
from ui.widgets.banner import Remark
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card, Line
from ui.widgets.chip import Chip
from ui.widgets.dialog import Sheet
from ui.widgets.layout import column
from ui.widgets.text import label

MOST = 60


def inspect(session: Session, parent: QWidget, done: Callable[[Any], object] | None = None) -> None:
    """Check chain, signatures, ballots, letters and every evidence file on the worker, then show what was found."""
    from models.procedure.inspection import inspect_vault

    desk = session.desk

    def work(report: Any) -> Any:
        return inspect_vault(desk.vault, desk.reader, lambda at, total: report(at / max(1, total)))

    def show(found: Any) -> None:
        InspectionSheet(parent, found).open()
        session.act(lambda: note_inspection(desk, found), owner=parent, label="")
        if done is not None:
            done(found)

    session.tasks.compute(work, show, owner=parent, label="Memeriksa jejak, tanda tangan, surat, dan bukti…")


class InspectionSheet(Sheet):
    """The result in plain words: what is wrong and where."""

    def __init__(self, parent: QWidget | None, found: Any) -> None:
        text = f"Diperiksa: {found.entries} entri jejak, {found.files} berkas, {found.rows} catatan."
        super().__init__(parent, "Hasil pemeriksaan", text, width=640)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if found.ok:
            self.body.addWidget(
                Remark(
                    "Brankas utuh: rantai jejak, tanda tangan, suara, surat, dan setiap berkas bukti cocok.", "accent"
                )
            )
        else:
            words = f"{len(found.findings)} hal tidak cocok. Jangan hapus apa pun; simpan salinan folder brankas ini."
            self.body.addWidget(Remark(words, "red"))
            card = Card(gap=0)
            shown = found.findings[:MOST]
            for number, one in enumerate(shown):
                card.add(Line("", str(one), front=Chip(str(number + 1), "red"), last=number == len(shown) - 1))
            if len(found.findings) > MOST:
                card.add(label(f"dan {len(found.findings) - MOST} lagi", "muted"))
            self.body.addWidget(card)
        if found.notes:
            self.body.addLayout(column(*(label(str(one), "fine", wrap=True) for one in found.notes), gap=SPACE.xs))
        self.body.addStretch(1)
        self.close_button = PrimaryButton("Tutup", self.accept)
        self.close_button.setDefault(True)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.close_button)
