"""Pages of a PDF on the screen, drawn from memory: no file, nothing left behind once cleared."""

from __future__ import annotations

from collections import OrderedDict
from typing import Literal

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.theme import SPACE, theme

Fit = Literal["width", "page", "free"]

_ZOOM_STEP = 1.2
_ZOOM_LEAST, _ZOOM_MOST = 0.2, 5.0
_KEPT_PAGES = 6
_SHADOW = 3


class PageView(QAbstractScrollArea):
    """Shows the pages of one PDF below each other, as they will print.

    The bytes live in this widget alone; :meth:`clear` forgets them and every drawn page. Pages are drawn when they come
    into sight and the last few are kept.
    """

    page_changed = Signal(int, int)
    """Page in sight (from 1) and number of pages; (0, 0) when nothing is shown."""
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None, *, fit: Fit = "width") -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self._document = QPdfDocument(self)
        self._bytes = QByteArray()
        self._buffer: QBuffer | None = None
        self._drawn: OrderedDict[tuple[int, int, int], QImage] = OrderedDict()
        self._fit: Fit = fit
        self._zoom = 1.0
        self._shown = (0, 0)
        self._message = ""
        self.verticalScrollBar().valueChanged.connect(self._tell_page)
        theme().changed.connect(self.viewport().update)
        self._name()

    # --- content -----------------------------------------------------------------------------------------------------

    def show_pdf(self, pdf: bytes, *, keep_place: bool = False) -> bool:
        """Show the pages of ``pdf``; False where the bytes are not a PDF that can be drawn.

        ``keep_place`` leaves the scroll bars where they are, for a letter that changes while it is typed.
        """
        place = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        self._forget()
        self._message = ""
        self._bytes = QByteArray(pdf)
        self._buffer = QBuffer(self._bytes, self)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        good = self._document.status() is QPdfDocument.Status.Ready and self._document.pageCount() > 0
        if not good:
            self.clear("Berkas ini tidak dapat ditampilkan sebagai halaman.")
            return False
        self._lay_out()
        self.verticalScrollBar().setValue(place[0] if keep_place else 0)
        self.horizontalScrollBar().setValue(place[1] if keep_place else 0)
        self._tell_page()
        return True

    def clear(self, message: str = "") -> None:
        """Forget the bytes and the drawn pages; ``message`` stands in their place."""
        self._forget()
        self._message = message
        self._lay_out()
        self._tell_page()

    def _forget(self) -> None:
        self._drawn.clear()
        self._document.close()
        if self._buffer is not None:
            self._buffer.close()
            self._buffer.deleteLater()
            self._buffer = None
        self._bytes = QByteArray()

    @property
    def page_count(self) -> int:
        """Number of pages shown; 0 when empty."""
        return self._document.pageCount() if self._buffer is not None else 0

    @property
    def zoom(self) -> float:
        """Scale against paper on a 96 dpi screen; 1.0 is natural size."""
        return self._zoom

    @property
    def fit(self) -> Fit:
        """Whether the page follows the width or the height of the window, or keeps its own size."""
        return self._fit

    def page_width(self) -> float:
        """Width of the first page in points; 0 when empty."""
        return float(self._document.pagePointSize(0).width()) if self.page_count else 0.0

    def page_image(self, page: int, width: int) -> QImage:
        """One page (from 0) as a picture ``width`` pixels wide, on white."""
        size = self._document.pagePointSize(page)
        height = round(width * size.height() / max(1.0, size.width()))
        return _on_white(self._document.render(page, QSize(width, height)))

    def text(self) -> str:
        """The words on all pages, for a reader of the screen and for tests."""
        return "\n".join(self._document.getAllText(page).text() for page in range(self.page_count))

    # --- size --------------------------------------------------------------------------------------------------------

    def fit_to(self, fit: Fit) -> None:
        """Follow the width or the whole page."""
        self._fit = fit
        self._lay_out()

    def zoom_by(self, factor: float) -> None:
        """Larger or smaller around the middle of what is seen."""
        bar = self.verticalScrollBar()
        ratio = bar.value() / max(1, bar.maximum())
        self._fit = "free"
        self._zoom = min(_ZOOM_MOST, max(_ZOOM_LEAST, self._zoom * factor))
        self._lay_out()
        bar.setValue(round(ratio * bar.maximum()))

    def zoom_in(self) -> None:
        """One step larger."""
        self.zoom_by(_ZOOM_STEP)

    def zoom_out(self) -> None:
        """One step smaller."""
        self.zoom_by(1 / _ZOOM_STEP)

    def _page_size(self, page: int) -> QSize:
        points = self._document.pagePointSize(page)
        scale = self._zoom * 96 / 72
        return QSize(max(1, round(points.width() * scale)), max(1, round(points.height() * scale)))

    def _lay_out(self) -> None:
        if not self.page_count:
            self.verticalScrollBar().setRange(0, 0)
            self.horizontalScrollBar().setRange(0, 0)
            self.viewport().update()
            return
        widest = max(self._document.pagePointSize(page).width() for page in range(self.page_count)) * 96 / 72
        highest = max(self._document.pagePointSize(page).height() for page in range(self.page_count)) * 96 / 72
        room = self.viewport().size()
        old = self._zoom
        if self._fit in ("width", "page"):
            # Measured as if the bar were there: otherwise showing it would change the size that made it appear.
            bar = 0 if self.verticalScrollBar().isVisible() else self.verticalScrollBar().sizeHint().width()
            wide = (room.width() - bar - 2 * SPACE.l) / widest
            high = (room.height() - 2 * SPACE.l) / highest
            self._zoom = max(_ZOOM_LEAST, wide if self._fit == "width" else min(wide, high))
        sizes = [self._page_size(page) for page in range(self.page_count)]
        height = sum(size.height() + SPACE.l for size in sizes) + SPACE.l
        width = max(size.width() for size in sizes) + 2 * SPACE.l
        self.verticalScrollBar().setPageStep(room.height())
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().setRange(0, max(0, height - room.height()))
        self.horizontalScrollBar().setPageStep(room.width())
        self.horizontalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setRange(0, max(0, width - room.width()))
        if old != self._zoom:
            self.zoom_changed.emit(self._zoom)
        self.viewport().update()

    def _places(self) -> list[QRect]:
        room = self.viewport().size()
        top = SPACE.l - self.verticalScrollBar().value()
        places = []
        for page in range(self.page_count):
            size = self._page_size(page)
            free = room.width() - size.width()
            left = free // 2 if free >= 2 * SPACE.l else SPACE.l - self.horizontalScrollBar().value()
            places.append(QRect(QPoint(left, top), size))
            top += size.height() + SPACE.l
        return places

    # --- drawing -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        colours = theme().colours
        painter.fillRect(self.viewport().rect(), QColor(colours.sunk))
        if not self.page_count:
            painter.setPen(QColor(colours.muted))
            area = self.viewport().rect().adjusted(SPACE.xl, SPACE.xl, -SPACE.xl, -SPACE.xl)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
            return
        shadow = QColor(colours.shadow)
        for page, place in enumerate(self._places()):
            if not place.intersects(self.viewport().rect()):
                continue
            for step in range(_SHADOW, 0, -1):
                shadow.setAlpha(14)
                painter.fillRect(place.adjusted(-step, -step + 1, step, step + 1), shadow)
            painter.drawImage(place, self._picture(page, place.size()))

    def _picture(self, page: int, size: QSize) -> QImage:
        ratio = self.devicePixelRatioF()
        pixels = QSize(round(size.width() * ratio), round(size.height() * ratio))
        key = (page, pixels.width(), pixels.height())
        found = self._drawn.pop(key, None)
        if found is None:
            found = _on_white(self._document.render(page, pixels))
            found.setDevicePixelRatio(ratio)
        self._drawn[key] = found
        while len(self._drawn) > _KEPT_PAGES:
            self._drawn.popitem(last=False)
        return found

    def _tell_page(self) -> None:
        count = self.page_count
        page = 0
        if count:
            middle = self.viewport().height() // 2
            page = next((i for i, place in enumerate(self._places(), 1) if place.bottom() >= middle), count)
        if (page, count) != self._shown:
            self._shown = (page, count)
            self._name()
            self.page_changed.emit(page, count)

    def _name(self) -> None:
        page, count = self._shown
        self.setAccessibleName(f"Pratinjau halaman {page} dari {count}" if count else "Pratinjau kosong")

    # --- keys and wheel ----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        moves = {
            Qt.Key.Key_Down: bar.value() + 40,
            Qt.Key.Key_Up: bar.value() - 40,
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep(),
            Qt.Key.Key_Space: bar.value() + bar.pageStep(),
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep(),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: bar.maximum(),
        }
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = Qt.Key(event.key())
        if ctrl and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif ctrl and key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif ctrl and key == Qt.Key.Key_0:
            self.fit_to("width")
        elif key in moves:
            bar.setValue(moves[key])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(_ZOOM_STEP if event.angleDelta().y() > 0 else 1 / _ZOOM_STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        self._tell_page()

    def sizeHint(self) -> QSize:
        return QSize(430, 600)


def _on_white(page: QImage) -> QImage:
    """A page drawn by QtPdf has a clear ground; paper is white in both schemes."""
    paper = QImage(page.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, page)
    painter.end()
    return paper
