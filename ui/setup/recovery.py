"""The last step of the first run: recovery sheets, shown once, printed, confirmed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.setup import flow, sheets
from ui.theme import SPACE
from ui.widgets.banner import Remark
from ui.widgets.buttons import FilterBar, PlainButton
from ui.widgets.card import Card
from ui.widgets.fields import CheckField, TextField
from ui.widgets.layout import clear, column, row
from ui.widgets.text import label

ASKED = 7
"""The word that is asked back, of the first sheet."""


class SheetsStep(QWidget):
    """``confirmed`` tells whether the person has shown that the sheets are on paper."""

    confirmed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._sheets: tuple[str, ...] = ()
        self._office = self._vault = ""
        self._need = 2
        self._remark = Remark("", "amber")
        self._bar = FilterBar([("1", "Lembar 1"), ("2", "Lembar 2"), ("3", "Lembar 3")], "Lembar")
        self._words = QGridLayout()
        self._words.setHorizontalSpacing(SPACE.xl)
        self._words.setVerticalSpacing(6)
        self._card = Card()
        self._card.body.addLayout(self._words)
        self.print_button = PlainButton("Cetak ketiga lembar…", self._print, icon="printer")
        self._printed = label("", "fine")
        self.done = CheckField("Setiap lembar sudah ada di kertas dan akan disimpan terpisah oleh orang yang berbeda")
        self.done.name("")
        self.word = TextField(width=220)
        self.word.name(f"Kata nomor {ASKED} dari lembar 1")
        self.setLayout(
            column(
                self._remark,
                row(self._bar, -1, self._printed, self.print_button),
                self._card,
                self.done,
                row(label(f"Ketik kata nomor {ASKED} dari lembar 1 sebagai bukti:", "field"), self.word, -1),
                -1,
                gap=SPACE.m,
            )
        )
        self._bar.chosen.connect(lambda _key: self._show())
        self.done.changed.connect(self._check)
        self.word.changed.connect(self._check)

    def show_sheets(self, office: str, vault: str, recovery: Sequence[str], need: int) -> None:
        """Show the sheets of a new vault."""
        self._sheets, self._office, self._vault, self._need = tuple(recovery), office, vault, need
        self._remark.set(
            f"Lembar pemulihan hanya ditampilkan sekarang. {need} dari {len(recovery)} lembar membuka brankas bila "
            "kata sandi hilang atau laptop rusak; tidak ada jalan lain.",
            "amber",
        )
        self._show()

    def forget(self) -> None:
        """Let go of the words."""
        self._sheets = ()
        clear(self._words)

    def _show(self) -> None:
        clear(self._words)
        if not self._sheets:
            return
        words = sheets.numbered(self._sheets[int(self._bar.current() or "1") - 1].split())
        rows = -(-len(words) // 4)
        for index, word in enumerate(words):
            place, number = divmod(index, rows)
            self._words.addWidget(label(word, "strong"), number, place)

    def _check(self) -> None:
        right = bool(self._sheets) and self.word.value().lower() == flow.asked_word(self._sheets[0], ASKED)
        self.confirmed.emit(right and self.done.value())

    def _print(self) -> None:
        printer = sheets.ask_printer(self)
        if printer is None:
            return
        holders = flow.sheet_holders(len(self._sheets))
        good = sheets.print_sheets(printer, self._office, self._vault, self._sheets, holders, self._need)
        self._printed.setText("Dikirim ke pencetak" if good else "Pencetak tidak dapat dipakai")
