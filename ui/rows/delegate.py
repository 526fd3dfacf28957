"""Paints the cells of every table: words, chips, icons, the line below, the place where the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.rows.columns import Column
from ui.rows.model import ROW_ROLE, LazyModel
from ui.theme import SIZE, font, paint_icon, theme, tone

PADDING = 10


class CellDelegate(QStyledItemDelegate):
    """One delegate for all looks of :class:`~ui.rows.columns.Column`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Height of a row; widths come from the columns."""
        return QSize(60, SIZE.row)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One cell."""
        model = index.model()
        if not isinstance(model, LazyModel):
            super().paint(painter, option, index)
            return
        column = model.columns[index.column()]
        colours = theme().colours
        rect = QRectF(option.rect)
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, QColor(colours.accent_soft))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if selected and index.column() == 0 and option.state & QStyle.StateFlag.State_Active:
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height() - 1), QColor(colours.accent))
        row = index.data(ROW_ROLE)
        if row is not None:
            inner = rect.adjusted(PADDING, 0, -PADDING, -1)
            if column.look == "chip":
                _chip(painter, inner, column, row)
            else:
                _words(painter, inner, column, row)
        painter.restore()


def _words(painter: QPainter, rect: QRectF, column: Column, row: object) -> None:
    colours = theme().colours
    made = font(SIZE.text, "semibold" if column.look == "strong" else "regular", figures=column.look == "figures")
    colour = colours.muted if column.look == "muted" else colours.ink
    picture = column.icon(row)
    if picture:
        paint_icon(
            painter, picture, colours.muted, rect.left(), rect.center().y() - SIZE.icon_small / 2, SIZE.icon_small
        )
        rect = rect.adjusted(SIZE.icon_small + 7, 0, 0, 0)
    painter.setFont(made)
    painter.setPen(QColor(colour))
    cut = QFontMetrics(made).elidedText(column.text(row), Qt.TextElideMode.ElideRight, int(rect.width()))
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, cut)


def _chip(painter: QPainter, rect: QRectF, column: Column, row: object) -> None:
    text = column.text(row)
    if not text:
        return
    made = font(SIZE.text_small, "semibold")
    metrics = QFontMetrics(made)
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()) - 16)
    width = metrics.horizontalAdvance(cut) + 16
    fore, back = tone(theme().colours, column.tone(row) or "muted")
    shape = QRectF(rect.left(), rect.center().y() - 10.5, width, 21)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QColor(back))
    painter.drawRoundedRect(shape, SIZE.radius_small, SIZE.radius_small)
    painter.setFont(made)
    painter.setPen(QColor(fore))
    painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, cut)
