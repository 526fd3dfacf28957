"""Pages of a PDF on the screen, drawn from memory: no file, nothing left behind once cleared."""

from __future__ import annotations

from collections import OrderedDict
from itertools import accumulate
from typing import Literal

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.letters.finding import Hit, find_words
from ui.theme import SPACE, theme

Fit = Literal["width", "page", "free"]

ZOOM_STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0)
"""Scales against paper on a 96 dpi screen through which plus and minus go."""
_KEPT_PIXELS = 24_000_000
"""Drawn pages that are kept, in pixels (four bytes each): a few pages of a letter, one of a much enlarged one."""
_SHADOW = 3
_POINT = 96 / 72


class PageView(QAbstractScrollArea):
    """Shows the pages of one PDF below each other, as they will print.

    The bytes live in this widget alone; :meth:`clear` forgets them and every drawn page. Pages are drawn when they come
    into sight, at the pixels of the screen, and the last few are kept.
    """

    page_changed = Signal(int, int)
    """Page in sight (from 1) and number of pages; (0, 0) when nothing is shown."""
    zoom_changed = Signal(float)
    found_changed = Signal(int, int)
    """Which place of those found is shown (from 1) and how many there are; (0, 0) when nothing is looked for."""

    def __init__(self, parent: QWidget | None = None, *, fit: Fit = "width") -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self._document = QPdfDocument(self)
        self._bytes = QByteArray()
        self._buffer: QBuffer | None = None
        self._drawn: OrderedDict[tuple[int, int, int], QImage] = OrderedDict()
        self._points: list[tuple[float, float]] = []
        self._fit: Fit = fit
        self._zoom = 1.0
        self._shown = (0, 0)
        self._message = ""
        self._words = ""
        self._hits: tuple[Hit, ...] = ()
        self._hit = -1
        self.verticalScrollBar().valueChanged.connect(self._tell_page)
        theme().changed.connect(self.viewport().update)
        self._name()

    # --- content ----------------------------------------------------------------------------------------------------

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
        sizes = (self._document.pagePointSize(page) for page in range(self._document.pageCount()))
        self._points = [(max(1.0, size.width()), max(1.0, size.height())) for size in sizes]
        self._lay_out()
        self.verticalScrollBar().setValue(place[0] if keep_place else 0)
        self.horizontalScrollBar().setValue(place[1] if keep_place else 0)
        self._tell_page()
        if self._words:
            self.look_for(self._words, jump=False)
        return True

    def clear(self, message: str = "") -> None:
        """Forget the bytes and the drawn pages; ``message`` stands in their place."""
        self._forget()
        self._message = message
        self._lay_out()
        self._tell_page()

    def _forget(self) -> None:
        self._drawn.clear()
        self._points = []
        self._hits, self._hit = (), -1
        self._document.close()
        if self._buffer is not None:
            self._buffer.close()
            self._buffer.deleteLater()
            self._buffer = None
        self._bytes = QByteArray()

    @property
    def page_count(self) -> int:
        """Number of pages shown; 0 when empty."""
        return len(self._points)

    @property
    def page(self) -> int:
        """Page in sight, from 1; 0 when empty."""
        return self._shown[0]

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
        return self._points[0][0] if self._points else 0.0

    def page_image(self, page: int, width: int) -> QImage:
        """One page (from 0) as a picture ``width`` pixels wide, on white."""
        wide, high = self._points[page]
        return _on_white(self._document.render(page, QSize(width, round(width * high / wide))))

    def text(self) -> str:
        """The words on all pages, for a reader of the screen and for tests."""
        return "\n".join(self._document.getAllText(page).text() for page in range(self.page_count))

    # --- finding ----------------------------------------------------------------------------------------------------

    def look_for(self, words: str, *, jump: bool = True) -> int:
        """Mark every place where ``words`` stand and go to the first one from the page in sight; gives their number."""
        self._words = words.strip()
        self._hits = find_words(self._document, self._words) if self._points else ()
        self._hit = -1
        if self._hits:
            here = max(0, self._shown[0] - 1)
            self._hit = next((n for n, hit in enumerate(self._hits) if hit.page >= here), 0)
            if jump:
                self._show_hit()
        self._tell_found()
        return len(self._hits)

    def find_next(self, step: int = 1) -> None:
        """To the next place, or with -1 to the one before; around at the ends."""
        if self._hits:
            self._hit = (self._hit + step) % len(self._hits)
            self._show_hit()
            self._tell_found()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The places found."""
        return self._hits

    def _tell_found(self) -> None:
        self.viewport().update()
        self.found_changed.emit(self._hit + 1, len(self._hits))

    def _show_hit(self) -> None:
        hit = self._hits[self._hit]
        place = self._places()[hit.page]
        scale = self._zoom * _POINT
        spot = hit.places[0] if hit.places else QRectF()
        middle = place.top() + round(spot.center().y() * scale)
        room = self.viewport().height()
        if not room // 8 <= middle <= room - room // 8:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + middle - room // 3)
        left, right = place.left() + round(spot.left() * scale), place.left() + round(spot.right() * scale)
        if left < 0 or right > self.viewport().width():
            side = self.horizontalScrollBar()
            side.setValue(side.value() + left - SPACE.xl)

    # --- size -------------------------------------------------------------------------------------------------------

    def fit_to(self, fit: Fit) -> None:
        """Follow the width or the whole page; the page in sight stays in sight."""
        page = self._shown[0]
        self._fit = fit
        self._lay_out()
        if page and fit == "page":
            self.go_to_page(page)

    def zoom_to(self, zoom: float, around: QPoint | None = None) -> None:
        """A scale of its own; what is under ``around`` (middle of what is seen) stays where it is."""
        if not self._points:
            return
        at = around or self.viewport().rect().center()
        down, side = self.verticalScrollBar(), self.horizontalScrollBar()
        old, self._fit = self._zoom, "free"
        seen = (at.x() + side.value() - SPACE.l) / old, (at.y() + down.value() - SPACE.l) / old
        self._zoom = min(ZOOM_STEPS[-1], max(ZOOM_STEPS[0], zoom))
        self._lay_out(old)
        side.setValue(round(seen[0] * self._zoom) + SPACE.l - at.x())
        down.setValue(round(seen[1] * self._zoom) + SPACE.l - at.y())

    def zoom_in(self, around: QPoint | None = None) -> None:
        """One step larger."""
        self.zoom_to(next((step for step in ZOOM_STEPS if step > self._zoom * 1.02), ZOOM_STEPS[-1]), around)

    def zoom_out(self, around: QPoint | None = None) -> None:
        """One step smaller."""
        self.zoom_to(next((step for step in reversed(ZOOM_STEPS) if step < self._zoom / 1.02), ZOOM_STEPS[0]), around)

    def go_to_page(self, page: int) -> None:
        """The top of a page (from 1) into sight."""
        if self._points:
            page = min(self.page_count, max(1, page))
            self.verticalScrollBar().setValue(self._tops()[page - 1] - (SPACE.l if page == 1 else SPACE.s))

    def _page_size(self, page: int) -> QSize:
        wide, high = self._points[page]
        scale = self._zoom * _POINT
        return QSize(max(1, round(wide * scale)), max(1, round(high * scale)))

    def _tops(self) -> list[int]:
        heights = (self._page_size(page).height() + SPACE.l for page in range(self.page_count))
        return list(accumulate(heights, initial=SPACE.l))

    def _lay_out(self, before: float = 0.0) -> None:
        down, side = self.verticalScrollBar(), self.horizontalScrollBar()
        if not self._points:
            down.setRange(0, 0)
            side.setRange(0, 0)
            self.viewport().update()
            return
        room = self.viewport().size()
        old = before or self._zoom
        if self._fit in ("width", "page"):
            # Measured as if the bar were there: otherwise showing it would change the size that made it appear.
            bar = 0 if down.isVisible() else down.sizeHint().width()
            wide = (room.width() - bar - 2 * SPACE.l) / (max(point[0] for point in self._points) * _POINT)
            high = (room.height() - 2 * SPACE.l) / (max(point[1] for point in self._points) * _POINT)
            self._zoom = max(ZOOM_STEPS[0] / 2, wide if self._fit == "width" else min(wide, high))
        height = self._tops()[-1]
        width = max(self._page_size(page).width() for page in range(self.page_count)) + 2 * SPACE.l
        down.setPageStep(room.height())
        down.setSingleStep(40)
        down.setRange(0, max(0, height - room.height()))
        side.setPageStep(room.width())
        side.setSingleStep(40)
        side.setRange(0, max(0, width - room.width()))
        if old != self._zoom:
            self.zoom_changed.emit(self._zoom)
        self.viewport().update()

    def _places(self) -> list[QRect]:
        room = self.viewport().size()
        offset, side = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        places = []
        for page, top in enumerate(self._tops()[:-1]):
            size = self._page_size(page)
            free = room.width() - size.width()
            left = free // 2 if free >= 2 * SPACE.l else SPACE.l - side
            places.append(QRect(QPoint(left, top - offset), size))
        return places

    # --- drawing ----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        colours = theme().colours
        painter.fillRect(self.viewport().rect(), QColor(colours.sunk))
        if not self._points:
            painter.setPen(QColor(colours.muted))
            area = self.viewport().rect().adjusted(SPACE.xl, SPACE.xl, -SPACE.xl, -SPACE.xl)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
            return
        shadow = QColor(colours.shadow)
        shadow.setAlpha(14)
        ratio = self.devicePixelRatioF()
        for page, place in enumerate(self._places()):
            if not place.intersects(self.viewport().rect()):
                continue
            for step in range(_SHADOW, 0, -1):
                painter.fillRect(place.adjusted(-step, -step + 1, step, step + 1), shadow)
            # Onto whole pixels of the screen: between two of them every letter would be smeared.
            corner = QPointF(round(place.left() * ratio) / ratio, round(place.top() * ratio) / ratio)
            painter.drawImage(corner, self._picture(page, place.size()))
            self._paint_hits(painter, page, place)

    def _paint_hits(self, painter: QPainter, page: int, place: QRect) -> None:
        scale = self._zoom * _POINT
        colours = theme().colours
        for number, hit in enumerate(self._hits):
            if hit.page != page:
                continue
            present = number == self._hit
            ground = QColor(colours.bar_amber)
            ground.setAlpha(120 if present else 62)
            for spot in hit.places:
                area = QRectF(spot.x() * scale, spot.y() * scale, spot.width() * scale, spot.height() * scale)
                area = area.translated(place.topLeft()).adjusted(-1, -1, 1, 1)
                painter.fillRect(area, ground)
                if present:
                    painter.setPen(QColor(colours.bar_red))
                    painter.drawRect(area)

    def _picture(self, page: int, size: QSize) -> QImage:
        ratio = self.devicePixelRatioF()
        pixels = QSize(round(size.width() * ratio), round(size.height() * ratio))
        key = (page, pixels.width(), pixels.height())
        found = self._drawn.pop(key, None)
        if found is None:
            found = _on_white(self._document.render(page, pixels))
            found.setDevicePixelRatio(ratio)
        self._drawn[key] = found
        while len(self._drawn) > 1 and sum(wide * high for _page, wide, high in self._drawn) > _KEPT_PIXELS:
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

    # --- keys and wheel ---------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, side = self.verticalScrollBar(), self.horizontalScrollBar()
        key = Qt.Key(event.key())
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if ctrl and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif ctrl and key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif ctrl and key == Qt.Key.Key_0:
            self.fit_to("width")
        elif key in _STEPS:
            bar.setValue(bar.value() + round(_STEPS[key] * (40 if abs(_STEPS[key]) == 1 else bar.pageStep())))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            side.setValue(side.value() + (40 if key == Qt.Key.Key_Right else -40))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(0 if key == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            at = event.position().toPoint()
            if event.angleDelta().y():
                (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)(at)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        self._tell_page()

    def sizeHint(self) -> QSize:
        return QSize(430, 600)


_STEPS = {
    Qt.Key.Key_Down: 1.0,
    Qt.Key.Key_Up: -1.0,
    Qt.Key.Key_PageDown: 0.9,
    Qt.Key.Key_Space: 0.9,
    Qt.Key.Key_PageUp: -0.9,
}
"""Lines (whole numbers) or shares of what is seen."""


def _on_white(page: QImage) -> QImage:
    """A page drawn by QtPdf has a clear ground; paper is white in both schemes."""
    paper = QImage(page.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, page)
    painter.end()
    return paper
