"""The one table model of the program."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.rows.columns import Column

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[int]], Mapping[int, Any] | Sequence[Any]]
"""Rows for the ids of one block: a mapping id -> row, or rows in the order of the ids (``None`` where one is gone)."""

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ID_ROLE = int(Qt.ItemDataRole.UserRole) + 2
BLOCK = 128
KEPT_BLOCKS = 48


class LazyModel(QAbstractTableModel):
    """Holds ids; fetches rows in blocks of 128 when they are painted and keeps the 48 blocks used last.

    ``fetch`` runs in the window thread: it must read by primary key only. Rows are frozen values, never records of the
    database. Where fetching fails, ``trouble`` is sent once and the cells stay empty until the next refresh.
    """

    trouble = Signal(object)

    def __init__(self, columns: Sequence[Column], fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._ids: Sequence[int] = ()
        self._places: dict[int, int] | None = None
        self._blocks: OrderedDict[int, dict[int, Any]] = OrderedDict()
        self._failed = False

    # -- what pages use -------------------------------------------------------------------------------------------

    def set_ids(self, ids: Iterable[int]) -> None:
        """Show other rows, in this order."""
        self.beginResetModel()
        self._ids = tuple(ids)
        self._forget()
        self.endResetModel()

    def clear(self) -> None:
        """Hold nothing: ids and rows are let go."""
        self.set_ids(())

    def refresh(self, ids: Iterable[int] | None = None) -> None:
        """Fetch rows again: those named, or all. Order and selection stay."""
        self._failed = False
        if ids is None:
            self._blocks.clear()
            if self._ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))
            return
        for wanted in ids:
            place = self.place_of(wanted)
            if place >= 0:
                self._blocks.pop(place // BLOCK, None)
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))

    def ids(self) -> Sequence[int]:
        """All ids in the order shown."""
        return self._ids

    def id_at(self, place: int) -> int | None:
        """The id of a line, counted from 0."""
        return self._ids[place] if 0 <= place < len(self._ids) else None

    def place_of(self, wanted: int) -> int:
        """The line of an id, -1 where it is not shown."""
        if self._places is None:
            self._places = {one: place for place, one in enumerate(self._ids)}
        return self._places.get(wanted, -1)

    def row_at(self, place: int) -> Any | None:
        """The row of a line; fetched where it is not held."""
        wanted = self.id_at(place)
        if wanted is None:
            return None
        number = place // BLOCK
        block = self._blocks.get(number)
        if block is None:
            block = self._load(number)
        else:
            self._blocks.move_to_end(number)
        return block.get(wanted)

    # -- what Qt asks ---------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """Number of ids."""
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index | None = None) -> int:
        """Number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, tooltip, alignment of a cell; the row itself under ``ROW_ROLE`` and its id under ``ID_ROLE``."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == ID_ROLE:
            return self.id_at(index.row())
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, ROW_ROLE):
            return None
        row = self.row_at(index.row())
        if role == ROW_ROLE:
            return row
        if row is None:
            return "" if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip(row) or None
        return column.text(row)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        """Titles of the columns; lines have no header."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    # -- inside ---------------------------------------------------------------------------------------------------

    def _forget(self) -> None:
        self._places = None
        self._blocks.clear()
        self._failed = False

    def _load(self, number: int) -> dict[int, Any]:
        if self._failed:
            return {}
        wanted = self._ids[number * BLOCK : (number + 1) * BLOCK]
        try:
            found = self._fetch(wanted)
        except Exception as error:  # noqa: BLE001 - a cell must never end the program
            self._failed = True
            self.trouble.emit(error)
            return {}
        block = dict(found) if isinstance(found, Mapping) else dict(zip(wanted, found, strict=True))
        self._blocks[number] = block
        while len(self._blocks) > KEPT_BLOCKS:
            self._blocks.popitem(last=False)
        return block
