"""The shortcuts of the window: one table drives the keys and the window of F1."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.page import Key
from ui.theme import SPACE
from ui.widgets.text import label

EVERYWHERE = "Di mana saja"
ALWAYS = (
    ("Tab · Shift+Tab", "Pindah ke bagian berikutnya atau sebelumnya"),
    ("Enter", "Tekan tombol, buka baris"),
    ("Esc", "Tutup jendela kecil, kosongkan kotak cari"),
    ("↑ ↓ PgUp PgDn", "Bergerak dalam daftar; pada tanggal: hari dan bulan"),
    ("Alt+↓", "Buka kalender pada kolom tanggal"),
)
"""Keys that Qt or a field handles by itself; told, not bound."""


def shown(sequence: str) -> str:
    """A shortcut as the keyboard of this system writes it."""
    return QKeySequence(sequence).toString(QKeySequence.SequenceFormat.NativeText) or sequence


class KeyTable(QWidget):
    """All shortcuts that hold now, grouped."""

    def __init__(self, keys: Sequence[Key]) -> None:
        super().__init__()
        groups: dict[str, list[tuple[str, str]]] = {}
        for key in keys:
            groups.setdefault(key.group or EVERYWHERE, []).append((shown(key.sequence), key.words))
        groups.setdefault(EVERYWHERE, []).extend(ALWAYS)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE.xl)
        grid.setVerticalSpacing(7)
        grid.setColumnMinimumWidth(0, 150)
        grid.setColumnStretch(1, 1)
        row = 0
        for group, lines in groups.items():
            title = label(group, "card-title")
            title.setContentsMargins(0, SPACE.s if row else 0, 0, 2)
            grid.addWidget(title, row, 0, 1, 2)
            row += 1
            for sequence, words in lines:
                grid.addWidget(label(sequence, "strong"), row, 0)
                grid.addWidget(label(words, wrap=True), row, 1)
                row += 1
