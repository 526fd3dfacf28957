"""Small pictures of all pages beside the preview."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.letters.preview import PageView
from ui.theme import SIZE, SPACE, font, theme

WIDTH = 76
"""Pixels of one small page."""
_KEPT = 60

_Index = QModelIndex | QPersistentModelIndex


class _Pages(QAbstractListModel):
    """One line per page; a picture is drawn when its line comes into sight."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self._drawn: OrderedDict[int, QImage] = OrderedDict()
        self._count = 0

    def renew(self) -> None:
        """Another document, or none."""
        self.beginResetModel()
        self._drawn.clear()
        self._count = self._view.page_count
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        page = index.row()
        if not 0 <= page < self._view.page_count:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(page + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Halaman {page + 1}"
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(page)
        return None

    def _picture(self, page: int) -> QImage:
        found = self._drawn.pop(page, None)
        if found is None:
            ratio = self._view.devicePixelRatioF()
            found = self._view.page_image(page, round(WIDTH * ratio))
            found.setDevicePixelRatio(ratio)
        self._drawn[page] = found
        while len(self._drawn) > _KEPT:
            self._drawn.popitem(last=False)
        return found


class _Leaf(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        tall = round(picture.height() / picture.devicePixelRatio()) if isinstance(picture, QImage) else WIDTH
        return QSize(WIDTH + 2 * SPACE.m, tall + SPACE.xl + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if not isinstance(picture, QImage):
            return
        colours = theme().colours
        ratio = picture.devicePixelRatio()
        size = QSize(round(picture.width() / ratio), round(picture.height() / ratio))
        left = option.rect.left() + (option.rect.width() - size.width()) // 2
        place = QRect(left, option.rect.top() + 6, size.width(), size.height())
        painter.save()
        painter.drawImage(place.topLeft(), picture)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(QColor(colours.accent if chosen else colours.line), 2 if chosen else 1))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.setPen(QColor(colours.ink if chosen else colours.muted))
        painter.setFont(font(SIZE.text_small, "bold" if chosen else "regular"))
        words = QRect(option.rect.left(), place.bottom() + 2, option.rect.width(), 18)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(index.row() + 1))
        painter.restore()


class Thumbnails(QListView):
    """All pages of a :class:`PageView`, small; arrows move, a press goes to the page."""

    chosen = Signal(int)
    """Page from 1."""

    def __init__(self, view: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = _Pages(view)
        self.setModel(self._pages)
        self.setItemDelegate(_Leaf(self))
        self.setProperty("kind", "bare")
        self.setAccessibleName("Halaman kecil")
        self.setFixedWidth(WIDTH + 2 * SPACE.m + 14)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._quiet = False
        self.selectionModel().currentChanged.connect(self._moved)
        view.page_changed.connect(self.follow)

    def renew(self) -> None:
        """The document changed."""
        self._quiet = True
        self._pages.renew()
        self._quiet = False

    def follow(self, page: int, _count: int) -> None:
        """Mark the page in sight."""
        if self.isVisible() and page and self.currentIndex().row() != page - 1:
            self._quiet = True
            self.setCurrentIndex(self._pages.index(page - 1, 0))
            self._quiet = False

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and not self._quiet:
            self.chosen.emit(now.row() + 1)
