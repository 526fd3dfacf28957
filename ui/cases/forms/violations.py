"""Choosing violations from the dated catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from models.law.rulebook import Rulebook
from ui.cases.catalogue import Entry, entries
from ui.cases.forms.ticks import Tick, TickList
from ui.theme import SPACE
from ui.widgets.field import Field
from ui.widgets.search import SearchBox
from ui.widgets.text import label


class ViolationsField(Field):
    """Entries of the catalogue in force on the day of the act. ``value`` is the list of ids, in the order ticked."""

    def __init__(self, rulebook: Rulebook, *, height: int = 230) -> None:
        self.box = SearchBox("Cari butir: like, baliho, kampanye, pasal…", "Cari butir pelanggaran")
        super().__init__(self.box)
        self._rulebook = rulebook
        self._on: date | None = None
        self._kind = ""
        self.list = TickList("Butir pelanggaran", height)
        self.said = label("", "fine")
        outer = QVBoxLayout()
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SPACE.xs)
        holder: Any = self.layout()
        holder.removeWidget(self.box)
        for part in (self.box, self.list, self.said):
            outer.addWidget(part)
        holder.addLayout(outer, 1)
        self.box.searched.connect(lambda _words: self._fill())
        self.box.left_down.connect(self.list.setFocus)
        self.list.toggled.connect(self._toggled)
        self._fill()

    def set_context(self, on: date | None, kind: str = "") -> None:
        """The day of the act and the kind of person decide what is offered."""
        if (on, kind) != (self._on, self._kind):
            self._on, self._kind = on, kind
            self._fill()

    def value(self) -> list[str]:
        """Ids in the order ticked."""
        return self.list.ticked()

    def set_value(self, value: Any) -> None:
        """Tick these; ids that the catalogue does not know are left out."""
        wanted: Sequence[str] = value or ()
        self.list.set_ticked([one for one in wanted if one in self._rulebook.violations])
        self._fill()
        self.changed.emit()

    def _toggled(self) -> None:
        self._count()
        self.changed.emit()

    def _fill(self) -> None:
        chosen = self.list.ticked()
        found = entries(self._rulebook, self._on, self._kind, self.box.text(), chosen)
        self.list.show_lines([_tick(entry) for entry in found])
        self._count()

    def _count(self) -> None:
        day = "pada tanggal perbuatan" if self._on else "(isi tanggal perbuatan untuk menyaring)"
        self.said.setText(f"{len(self.value())} dipilih · {self.list.count()} butir berlaku {day}")


def _tick(entry: Entry) -> Tick:
    mark = "" if entry.verified else f" · belum diverifikasi ({entry.source})"
    return Tick(entry.id, entry.text, entry.below + mark, warns=not (entry.verified and entry.in_force))
