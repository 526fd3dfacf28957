"""Import, step 2: which column is what, to be corrected by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from models.exchange import Sheet
from ui.people import flow
from ui.theme import SPACE
from ui.widgets.banner import Remark
from ui.widgets.card import Card
from ui.widgets.dialog import TroublePanel
from ui.widgets.fields import CheckField, ChoiceField, NumberField
from ui.widgets.layout import box, clear, column, reveal, row, scroll
from ui.widgets.text import Elided, label

NOTHING = "— tidak dipakai —"


class MatchStep(QWidget):
    """A line per field: its words, the column it is read from, the first cells of that column.

    ``read_again`` asks for another sheet or header row (both may be None for *as found*).
    """

    read_again = Signal(object, object)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self.choices = flow.Choices()
        self._fields: dict[str, ChoiceField] = {}
        self._samples: dict[str, Elided] = {}
        self._remark = Remark("", "blue")
        self.trouble = TroublePanel()
        self._sheets = ChoiceField()
        self._sheets.name("Lembar kerja")
        self._header = NumberField(1, 0, 200)
        self._header.name("Baris judul kolom", "0 berarti daftar tanpa judul")
        self._titles = CheckField("Pisahkan gelar dari nama")
        self._titles.name("")
        self._sheet_label = label("Lembar", "field")
        options = row(
            self._sheet_label, self._sheets, label("Baris judul", "field"), self._header, -1, self._titles, gap=10
        )
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE.l)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, 210)
        self._grid.setColumnMinimumWidth(1, 300)
        self._grid.setColumnStretch(2, 1)
        holder = box(column(self._grid, -1))
        card = Card()
        card.add(scroll(holder))
        self.setLayout(column(self._remark, options, card, self.trouble, gap=SPACE.m))
        self._titles.changed.connect(self._titled)
        self._sheets.changed.connect(self._other_sheet)
        self._header.spin.editingFinished.connect(self._other_header)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a list that was read; earlier choices of columns are forgotten with another list."""
        self._sheet = sheet
        self.choices = flow.Choices(split_titles=self._titles.value())
        self._remark.set(flow.refused_words(sheet), "blue" if sheet.sensitive else "accent")
        for part in (self._sheets, self._header.spin):
            part.blockSignals(True)
        self._sheets.set_choices([(name, name) for name in sheet.names if name])
        self._sheets.set_value(sheet.name)
        reveal(self._sheets, len(sheet.names) > 1)
        reveal(self._sheet_label, len(sheet.names) > 1)
        self._header.set_value(sheet.header_row)
        for part in (self._sheets, self._header.spin):
            part.blockSignals(False)
        self._fill()

    def _fill(self) -> None:
        assert self._sheet is not None
        clear(self._grid)
        self._fields.clear()
        self._samples.clear()
        offered = flow.column_choices(self._sheet)
        for number, line in enumerate(flow.field_lines(self._sheet, self.choices)):
            field = ChoiceField(offered, empty=NOTHING)
            field.set_value(line.column)
            field.name(f"Kolom untuk {line.words}")
            field.changed.connect(lambda name=line.name, field=field: self._chosen(name, field))
            sample = Elided(line.sample, "fine")
            self._grid.addWidget(label(line.words, "strong" if line.column is not None else "muted"), number, 0)
            self._grid.addWidget(field, number, 1)
            self._grid.addWidget(sample, number, 2)
            self._fields[line.name], self._samples[line.name] = field, sample

    def _chosen(self, name: str, field: ChoiceField) -> None:
        assert self._sheet is not None
        column: Any = field.value()
        self.choices = replace(self.choices, columns={**self.choices.columns, name: column})
        self._samples[name].set_text(flow.sample_of(self._sheet, column))
        self.trouble.show_trouble(None)
        self.changed.emit()

    def _titled(self) -> None:
        self.choices = replace(self.choices, split_titles=self._titles.value())
        self.changed.emit()

    def _other_sheet(self) -> None:
        self.read_again.emit(self._sheets.value(), None)

    def _other_header(self) -> None:
        if self._sheet is not None and self._header.value() != self._sheet.header_row:
            self.read_again.emit(self._sheet.name or None, self._header.value())
