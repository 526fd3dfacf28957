"""Choosing a person from the directory by typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout

from ui.widgets.field import Field
from ui.widgets.layout import reveal
from ui.widgets.search import SearchBox


@dataclass(frozen=True, slots=True)
class Pick:
    """A line offered: ``key`` is the employee's id or whatever the page wants back."""

    key: Any
    title: str
    text: str = ""
    data: Any = None


Search = Callable[[str, Callable[[Sequence[Pick]], None]], object]
"""Words and where to put the answer; the page usually runs ``session.tasks.query`` inside."""


class PersonPicker(Field):
    """Type a name or number, choose with Down and Enter. ``value`` is the key of the person chosen, or None."""

    def __init__(self, search: Search, *, placeholder: str = "Ketik nama atau NIP…") -> None:
        self.box = SearchBox(placeholder, "Cari pegawai")
        super().__init__(self.box)
        self._search = search
        self._chosen: Pick | None = None
        self._list = QListWidget()
        self._list.setAccessibleName("Pegawai yang ditemukan")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        reveal(self._list, False)
        outer = QVBoxLayout()
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        old = self.layout()
        assert old is not None
        old.removeWidget(self.box)
        holder: Any = old
        outer.addWidget(self.box)
        outer.addWidget(self._list)
        holder.addLayout(outer, 1)
        self.box.searched.connect(self._ask)
        self.box.textEdited.connect(lambda _text: self._forget())
        self.box.installEventFilter(self)
        self._list.itemClicked.connect(self._take)

    def value(self) -> Any:
        """Key of the person, or None."""
        return self._chosen.key if self._chosen else None

    def chosen(self) -> Pick | None:
        """The whole line chosen."""
        return self._chosen

    def set_value(self, value: Any) -> None:
        """Put a :class:`Pick`; None empties. A key alone (from a draft) cannot be shown and is ignored."""
        if value is None or isinstance(value, Pick):
            self._chosen = value
            self.box.blockSignals(True)
            self.box.setText(value.title if value else "")
            self.box.blockSignals(False)
            reveal(self._list, False)
            self.changed.emit()

    def is_empty(self) -> bool:
        """Nobody chosen and nothing typed."""
        return self._chosen is None and not self.box.text().strip()

    def problem(self) -> str:
        """Words that were typed but nobody was chosen."""
        return "Pilih orangnya dari daftar yang muncul." if self._chosen is None and not self.is_empty() else ""

    def _forget(self) -> None:
        if self._chosen is not None:
            self._chosen = None
            self.changed.emit()

    def _ask(self, words: str) -> None:
        if self._chosen is not None:
            return
        if len(words) < 2:
            self._list.clear()
            reveal(self._list, False)
            return
        self._search(words, self._show)

    def _show(self, picks: Sequence[Pick]) -> None:
        if self._chosen is not None:
            return
        self._list.clear()
        for pick in list(picks)[:20]:
            item = QListWidgetItem(f"{pick.title}\n{pick.text}" if pick.text else pick.title)
            item.setData(Qt.ItemDataRole.UserRole, pick)
            self._list.addItem(item)
        if not picks:
            item = QListWidgetItem("Tidak ada yang cocok")
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(item)
        else:
            self._list.setCurrentRow(0)
        tall = sum(self._list.sizeHintForRow(number) for number in range(min(4, self._list.count())))
        self._list.setFixedHeight(min(216, tall + 14))
        reveal(self._list, True)

    def _take(self, item: QListWidgetItem) -> None:
        pick = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(pick, Pick):
            self.set_value(pick)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, Down and Enter work in the list while the keyboard stays in the box."""
        if event.type() != QEvent.Type.KeyPress or watched is not self.box or self._list.isHidden():
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent):
            row, last = self._list.currentRow(), self._list.count() - 1
            if event.key() == Qt.Key.Key_Down:
                self._list.setCurrentRow(min(last, row + 1))
                return True
            if event.key() == Qt.Key.Key_Up:
                self._list.setCurrentRow(max(0, row - 1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._list.currentItem():
                self._take(self._list.currentItem())
                return True
            if event.key() == Qt.Key.Key_Escape:
                reveal(self._list, False)
                return True
        return super().eventFilter(watched, event)
