"""A counted period on the screen: from, until, why until then, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtWidgets import QGridLayout, QWidget

from models.law.clocks import Run
from ui.cases.articles import Article, clock_ref
from ui.theme import SPACE
from ui.widgets.buttons import LinkButton
from ui.widgets.chip import Chip
from ui.widgets.dates import long_date, short_date
from ui.widgets.layout import box, clear, column, reveal, row
from ui.widgets.text import label

OPEN, SHUT = "Tutup hitungannya", "Lihat hitungannya"


class ClockView(QWidget):
    """The end in words, its article, and the counting that can be unfolded. ``heading`` False leaves the end out."""

    def __init__(self, parent: QWidget | None = None, *, heading: bool = True) -> None:
        super().__init__(parent)
        self._run: Run | None = None
        self.end = label("", "heading", wrap=True)
        self.basis = label("", "fine", wrap=True)
        self.article = Article()
        self.mark = Chip("belum diverifikasi", "amber")
        self.unfold = LinkButton(SHUT, self._toggle)
        self.steps = QGridLayout()
        self.holder = box(self.steps, "clear")
        self.steps.setContentsMargins(0, SPACE.xs, 0, 0)
        self.steps.setHorizontalSpacing(SPACE.m)
        self.steps.setVerticalSpacing(2)
        self.steps.setColumnStretch(2, 1)
        reveal(self.end, heading)
        law = row(self.article, self.mark, self.unfold, -1, gap=SPACE.m)
        self.setLayout(column(self.end, self.basis, law, self.holder, gap=2))
        reveal(self.holder, False)
        self.show_run(None)

    def show_run(self, run: Run | None, since: str = "") -> None:
        """Show a period; None empties. ``since``: what started it, in words (``keputusan diterima``)."""
        self._run = run
        self.end.setText(long_date(run.end, weekday=True) if run is not None else "—")
        words = since_words(run, since) if run is not None else ""
        self.basis.setText(words)
        self.article.show_basis(
            run.legal_basis if run is not None else "", clock_ref(run.clock_id, run.start) if run is not None else None
        )
        reveal(self.mark, run is not None and not run.verified)
        self.mark.setToolTip(run.source if run is not None else "")
        reveal(self.holder, False)
        reveal(self.unfold, run is not None and bool(run.counted))
        self.unfold.setText(SHUT)
        self.setAccessibleName(f"{self.end.text()}. {words}")

    def _toggle(self) -> None:
        shown = not self.holder.isVisibleTo(self)
        if shown:
            self._fill()
        self.holder.setVisible(shown)
        self.unfold.setText(OPEN if shown else SHUT)
        self.unfold.setAccessibleName(self.unfold.text())

    def _fill(self) -> None:
        clear(self.steps)
        for place, step in enumerate(day_steps(self._run) if self._run is not None else ()):
            kind = "" if step.number else "fine"
            number = label(str(step.number) if step.number else "–", "fine")
            day = label(step.day, kind or "fine")
            why = label(step.why, "fine", wrap=True, tone="" if step.number else "amber")
            day.setAccessibleName(step.spoken)
            for at, part in enumerate((number, day, why)):
                self.steps.addWidget(part, place, at)


def since_words(run: Run, since: str = "") -> str:
    """``14 hari kerja sejak 25 September 2024 (keputusan ditetapkan), paling lambat Selasa, 15 Oktober 2024``."""
    unit = {"hari_kerja": "hari kerja", "jam": "jam"}.get(run.unit, "hari kalender")
    what = f" ({since})" if since else ""
    if not run.days:
        return f"Sejak {long_date(run.start)}{what}"
    sense = "paling cepat" if run.sense == "paling_cepat" else "sampai"
    return f"{run.days} {unit} sejak {long_date(run.start)}{what}, {sense} {long_date(run.end, weekday=True)}"


@dataclass(frozen=True, slots=True)
class DayStep:
    """One line of the counting: the number of a counted day, or 0 and the reason for days left out."""

    number: int
    day: str
    why: str

    @property
    def spoken(self) -> str:
        """The line as a sentence."""
        return f"hari ke-{self.number}: {self.day}" if self.number else f"tidak dihitung: {self.day}, {self.why}"


def day_steps(run: Run) -> list[DayStep]:
    """Every day in order: counted ones with their number; those left out with the reason, neighbours together."""
    found = [(day, DayStep(number, long_date(day, weekday=True), "")) for number, day in enumerate(run.counted, 1)]
    for first, last, why in _left_out(run):
        days = long_date(first, weekday=True) if first == last else f"{short_date(first)} sampai {short_date(last)}"
        found.append((first, DayStep(0, days, why)))
    started = DayStep(0, long_date(run.start, weekday=True), "hari kejadian, belum dihitung")
    before = [] if run.start in run.counted or not run.counted else [started]
    return [*before, *(step for _day, step in sorted(found, key=lambda one: one[0]))]


def _left_out(run: Run) -> list[tuple[date, date, str]]:
    days = sorted((day, "akhir pekan" if day.weekday() >= 5 and why in ("Sabtu", "Minggu") else why)
                  for day, why in run.skipped if day != run.start)  # fmt: skip
    found: list[tuple[date, date, str]] = []
    for day, why in days:
        if found and found[-1][2] == why and day - found[-1][1] == timedelta(days=1):
            found[-1] = (found[-1][0], day, why)
        else:
            found.append((day, day, why))
    return found


def counted(run: Run) -> list[str]:
    """The counting as sentences, for the tooltip and for those who listen."""
    return [step.spoken for step in day_steps(run)]
