"""Tenggat: every clock of the case, running, ended and to come, each with its counting."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.cases.clocklines import ClockLine, clock_lines
from ui.cases.clocks import ClockView, since_words
from ui.cases.sections.context import Context, nothing, section
from ui.theme import SPACE
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.layout import box, column, line, row
from ui.widgets.text import label

GROUPS = (
    ("berjalan", "Sedang berjalan", "Tidak ada tenggat yang berjalan."),
    ("selesai", "Sudah selesai", ""),
    ("belum", "Belum mulai", ""),
)


def clocks(context: Context) -> QWidget:
    """What runs, since when, why until then; what ended and how; what will start."""
    lines = clock_lines(context.data, context.rulebook)
    cards: list[QWidget] = []
    for state, title, empty in GROUPS:
        found = [one for one in lines if one.state == state]
        if found or empty:
            cards.append(_card(context, title, found, empty))
    words = (
        "Hari kerja dihitung tanpa Sabtu, Minggu, libur nasional, dan cuti bersama; hari pertama ialah hari berikutnya."
    )
    return section(*cards, label(words, "fine", wrap=True))


def _card(context: Context, title: str, lines: Sequence[ClockLine], empty: str) -> Card:
    card = Card(title, gap=SPACE.m)
    for place, one in enumerate(lines):
        if place:
            card.add(line())
        card.add(_clock(context, one))
    if not lines:
        card.add(nothing(empty))
    return card


def _clock(context: Context, one: ClockLine) -> QWidget:
    chip = Chip(one.chip, one.tone)
    chip.setMinimumWidth(72)
    head = row(chip, label(one.title, "strong", wrap=True), gap=SPACE.m)
    head.setStretch(1, 1)
    parts = column(head, gap=2)
    if one.outcome:
        parts.addWidget(label(one.outcome, wrap=True))
    if one.run is not None:
        view = ClockView(heading=False)
        view.show_run(one.run, one.since)
        parts.addWidget(view)
    elif one.since:
        parts.addWidget(label(f"Dihitung sejak {one.since}.", "fine", wrap=True))
    holder = box(parts)
    spoken = since_words(one.run, one.since) if one.run is not None else one.since
    holder.setAccessibleName(". ".join(part for part in (one.title, one.chip, one.outcome, spoken) if part))
    return holder
