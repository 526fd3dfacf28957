"""The list of the rule browser: two lines per row of the law, drawn when they are seen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.law.browse import TITLES, RuleLine
from ui.theme import SIZE, font, theme

LINE = 54
Index = QModelIndex | QPersistentModelIndex


class RuleModel(QAbstractListModel):
    """Lines of the law, in order."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[RuleLine] = ()
        self.today = today

    def show_lines(self, lines: Sequence[RuleLine]) -> None:
        """Other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line itself, or its words."""
        if not index.isValid():
            return None
        one = self.lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return one
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ". ".join(part for part in (one.title, below(one), *marks(one, self.today)) if part)
        return one.title if role == Qt.ItemDataRole.ToolTipRole else None

    def place(self, table: str, row_id: str, on: date | None) -> int:
        """Where a row stands: the version of a day, otherwise any version; -1 where it is not shown."""
        found = [number for number, one in enumerate(self.lines) if (one.table, one.id) == (table, row_id)]
        held = [number for number in found if on is not None and _holds(self.lines[number], on)]
        return next(iter([*held, *found]), -1)


def _holds(one: RuleLine, on: date) -> bool:
    return (one.effective_from or date.min) <= on <= (one.effective_to or date.max)


def below(one: RuleLine) -> str:
    """The second line: table and article."""
    return " · ".join(part for part in (TITLES.get(one.table, one.table), one.legal_basis or one.id) if part)


def marks(one: RuleLine, today: date) -> list[str]:
    """What is said behind a line."""
    found = []
    if one.effective_to is not None and one.effective_to < today:
        found.append("ditutup")
    elif one.effective_from is not None and one.effective_from > today:
        found.append("belum berlaku")
    if one.own:
        found.append("kantor")
    if not one.verified:
        found.append("belum diverifikasi")
    return found


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines of words."""
        return QSize(200, LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Title above, table and article below, marks at the right of the second line."""
        one = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(one, RuleLine):
            return
        colours, rect = theme().colours, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), SIZE.radius_small, SIZE.radius_small)
        left, room = rect.left() + 10, rect.width() - 20
        model = index.model()
        said = " · ".join(marks(one, model.today if isinstance(model, RuleModel) else date.max))
        painter.setFont(font(SIZE.text, "semibold"))
        painter.setPen(QColor(colours.ink))
        self._line(painter, QRectF(left, rect.top() + 6, room, 22), one.title)
        painter.setFont(font(SIZE.text_small))
        used = QFontMetrics(painter.font()).horizontalAdvance(said) + (12 if said else 0)
        painter.setPen(QColor(colours.muted))
        self._line(painter, QRectF(left, rect.top() + 28, room - used, 20), below(one))
        if said:
            painter.setPen(QColor(colours.amber if not one.verified else colours.muted))
            end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(left, rect.top() + 28, room, 20), end, said)
        painter.restore()

    def _line(self, painter: QPainter, rect: QRectF, words: str) -> None:
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(rect.width()))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)


class RuleList(QListView):
    """``picked`` sends the line that the keyboard or the mouse is on."""

    picked = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Baris data aturan")
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows = RuleModel(today, self)
        self.setModel(self.rows)
        self.setItemDelegate(_Painter(self))
        self.selectionModel().currentChanged.connect(self._moved)

    def show_lines(self, lines: Sequence[RuleLine], keep: RuleLine | None = None) -> None:
        """Show lines; the one kept stays chosen where it is still there, otherwise the first."""
        self.rows.show_lines(lines)
        place = self.rows.place(keep.table, keep.id, keep.effective_from) if keep is not None else -1
        if lines:
            self.choose(max(place, 0))

    def choose(self, place: int) -> None:
        """Go to a line."""
        index = self.rows.index(place, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def current(self) -> RuleLine | None:
        """The line chosen."""
        one = self.currentIndex().data(Qt.ItemDataRole.UserRole) if self.currentIndex().isValid() else None
        return one if isinstance(one, RuleLine) else None

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        one = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(one, RuleLine):
            self.picked.emit(one)
