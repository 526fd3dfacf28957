"""Where today's rule differs from the one the case keeps: one quiet line, then side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from models.registry.rules import Difference
from ui.theme import SPACE
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.dialog import Sheet
from ui.widgets.lawlink import LawLink
from ui.widgets.layout import box, column, line, reveal, row
from ui.widgets.text import IconLabel, label

ABOUT = {"violation": "Butir pelanggaran", "sanction": "Sanksi", "switch": "Pilihan aturan"}


class DifferenceBar(QFrame):
    """Hides where nothing differs. The case keeps its own rule; this only says that another would hold today."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.setProperty("tone", "muted")
        self._found: tuple[Difference, ...] = ()
        self.words = label("", "fine", wrap=True)
        self.button = LinkButton("Dulu dan kini", self.open)
        layout = row(IconLabel("history", "muted"), self.words, self.button, gap=SPACE.s, margins=(12, 4, 8, 4))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        reveal(self, False)

    def show_differences(self, found: Sequence[Difference]) -> None:
        """Say how much differs, and of what."""
        self._found = tuple(found)
        kinds = dict.fromkeys(ABOUT.get(one.about, one.about).lower() for one in found)
        self.words.setText(f"Perkara ini memakai aturan pada waktunya; aturan kini berbeda: {', '.join(kinds)}.")
        self.setAccessibleName(self.words.text())
        self.button.setAccessibleName(f"Dulu dan kini, {len(self._found)} perbedaan")
        reveal(self, bool(found))

    def open(self) -> Sheet:
        """Side by side, each with its article."""
        sheet = Sheet(
            self.window(),
            "Aturan dulu dan kini",
            "Perkara tetap memakai aturan yang disimpannya. Kolom kini hanya untuk diketahui.",
            width=760,
        )
        for place, one in enumerate(self._found):
            if place:
                sheet.body.addWidget(line())
            sheet.body.addWidget(_difference(one))
        sheet.body.addStretch(1)
        close = PrimaryButton("Tutup", sheet.accept)
        sheet.buttons.addStretch(1)
        sheet.buttons.addWidget(close)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()
        close.setFocus()
        return sheet


def _difference(one: Difference) -> QWidget:
    about = ABOUT.get(one.about, one.about)
    title = column(label(f"{about} · {one.label}", "card-title"), label(one.subject, "strong", wrap=True), gap=2)
    sides = QGridLayout()
    sides.setContentsMargins(0, 0, 0, 0)
    sides.setHorizontalSpacing(SPACE.xl)
    sides.setVerticalSpacing(2)
    for at, (head, words) in enumerate((("Dulu, dipakai perkara ini", one.then), ("Kini", one.now))):
        sides.addWidget(label(head, "fine"), 0, at)
        sides.addWidget(label(words or "—", wrap=True, select=True), 1, at, Qt.AlignmentFlag.AlignTop)
        sides.setColumnStretch(at, 1)
    foot = LawLink(one.row, one.reason, kind="fine", tone="accent")
    holder = box(column(title, sides, foot, gap=SPACE.s))
    holder.setAccessibleName(f"{about}, {one.label}: {one.subject}. Dulu {one.then}. Kini {one.now}. {one.reason}")
    return holder
