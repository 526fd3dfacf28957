"""The one table view: whole lines, keyboard, header that asks for another order."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.rows.delegate import CellDelegate
from ui.rows.model import LazyModel
from ui.theme import SIZE


class TableView(QTableView):
    """Shows a :class:`LazyModel`. One line is current; Enter, double click and Space open it.

    ``opened`` sends the id, ``current`` the id of the line the keyboard is on (or None), ``sort_asked`` the sort key of
    a column and whether descending.
    """

    opened = Signal(int)
    current = Signal(object)
    sort_asked = Signal(str, bool)

    def __init__(self, model: LazyModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        side = self.verticalHeader()
        side.setVisible(False)
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(SIZE.row)
        side.setMinimumSectionSize(SIZE.row)
        top = self.horizontalHeader()
        top.setHighlightSections(False)
        top.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        top.setFixedHeight(SIZE.row - 1)
        top.setMinimumSectionSize(30)
        top.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top.setSectionsClickable(True)
        top.sectionClicked.connect(self._header_pressed)
        self._sorted: tuple[str, bool] | None = None
        self.doubleClicked.connect(lambda index: self._open(index))
        model.modelReset.connect(self._keep_a_line)

    # -- what pages use -------------------------------------------------------------------------------------------

    def current_id(self) -> int | None:
        """The id of the current line."""
        return self.rows.id_at(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def go_to(self, wanted: int) -> bool:
        """Make the line of an id current; False where it is not shown."""
        place = self.rows.place_of(wanted)
        if place < 0:
            return False
        self.setCurrentIndex(self.rows.index(place, 0))
        return True

    def show_sorted(self, key: str, descending: bool) -> None:
        """Draw the arrow of the order in force."""
        self._sorted = (key, descending)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        for number, column in enumerate(self.rows.columns):
            if column.sort == key:
                self.horizontalHeader().setSortIndicatorShown(True)
                self.horizontalHeader().setSortIndicator(number, order)
                return
        self.horizontalHeader().setSortIndicatorShown(False)

    # -- inside ---------------------------------------------------------------------------------------------------

    def _header_pressed(self, section: int) -> None:
        key = self.rows.columns[section].sort
        if not key:
            return
        descending = self._sorted == (key, False)
        self.show_sorted(key, descending)
        self.sort_asked.emit(key, descending)

    def _open(self, index: QModelIndex) -> None:
        wanted = self.rows.id_at(index.row())
        if wanted is not None:
            self.opened.emit(wanted)

    def _keep_a_line(self) -> None:
        self.current.emit(None)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell which line is current."""
        super().selectionChanged(selected, deselected)
        self.current.emit(self.current_id() if self.selectionModel().hasSelection() else None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming in by keyboard lands on a line."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open; Home and End go to the ends; everything else as usual."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.rows.rowCount():
            place = 0 if key == Qt.Key.Key_Home else self.rows.rowCount() - 1
            self.setCurrentIndex(self.rows.index(place, 0))
            return
        if event.text() and event.text().isprintable() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room that is left to the columns without a width."""
        super().resizeEvent(event)
        self._share_room()

    def viewportEvent(self, event: QEvent) -> bool:
        """Share the room also when a scroll bar comes or goes."""
        if event.type() == QEvent.Type.Resize:
            self._share_room()
        return super().viewportEvent(event)

    def _share_room(self) -> None:
        room = self.viewport().width()
        shown = []
        for number, column in enumerate(self.rows.columns):
            self.setColumnHidden(number, room < column.above)
            if room >= column.above:
                shown.append((number, column))
        fixed = sum(column.width for _number, column in shown)
        shares = sum(column.share for _number, column in shown if column.width == 0)
        for number, column in shown:
            if shares:
                self.setColumnWidth(number, column.width or max(90, (room - fixed) * column.share // shares))
            elif fixed:
                self.setColumnWidth(number, column.width * room // fixed)
