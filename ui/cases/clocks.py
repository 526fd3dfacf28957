"""A counted period on the screen: from, until, why until then, day by day."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.law.clocks import Run
from ui.theme import SPACE
from ui.widgets.buttons import LinkButton
from ui.widgets.chip import Chip
from ui.widgets.dates import long_date
from ui.widgets.layout import box, clear, column, reveal, row
from ui.widgets.text import label


class ClockView(QWidget):
    """The end in words, its article, and the counting that can be unfolded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.end = label("", "heading", wrap=True)
        self.basis = label("", "fine", wrap=True)
        self.mark = Chip("belum diverifikasi", "amber")
        self.unfold = LinkButton("Lihat hitungannya", self._toggle)
        self.steps = column(gap=1)
        self.holder = box(self.steps)
        head = row(self.basis, self.mark)
        head.setStretch(0, 1)
        self.setLayout(column(self.end, head, row(self.unfold, -1), self.holder, gap=SPACE.xs))
        reveal(self.holder, False)
        self.show_run(None)

    def show_run(self, run: Run | None) -> None:
        """Show a period; None empties."""
        self.end.setText(long_date(run.end, weekday=True) if run is not None else "—")
        unit = "hari kerja" if run is not None and run.unit == "hari_kerja" else "hari"
        words = ""
        if run is not None:
            words = f"{run.days} {unit} sejak {long_date(run.start)}" if run.days else f"sejak {long_date(run.start)}"
            words = f"{words} · {run.legal_basis}" if run.legal_basis else words
        self.basis.setText(words)
        reveal(self.mark, run is not None and not run.verified)
        self.mark.setToolTip(run.source if run is not None else "")
        clear(self.steps)
        lines = counted(run) if run is not None else []
        for line in lines:
            self.steps.addWidget(label(line, "fine", wrap=True))
        reveal(self.unfold, bool(lines))
        self.setAccessibleName(f"{self.end.text()}. {words}")

    def _toggle(self) -> None:
        shown = self.holder.isVisible()
        self.holder.setVisible(not shown)
        self.unfold.setText("Lihat hitungannya" if shown else "Tutup hitungannya")


def counted(run: Run) -> list[str]:
    """Every day in order: counted ones with their number, skipped ones with the reason."""
    from models.law.words import long_date as words
    from models.law.words import weekday

    lines = [(day, f"{number}. {weekday(day)}, {words(day)}") for number, day in enumerate(run.counted, 1)]
    lines += [(day, f"— {weekday(day)}, {words(day)}: {why}") for day, why in run.skipped if day.weekday() < 5 or why]
    return [text for _day, text in sorted(lines)]
