"""Evidence on the screen, from memory: pictures, PDF pages and plain text; the same on a second screen for the room."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QGuiApplication, QImage, QImageReader, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from ui.courtroom.look import dress
from ui.letters.preview import PageView
from ui.theme import SPACE, theme
from ui.widgets.text import label

_TEXT_LIMIT = 200_000
_PIXEL_LIMIT = 60_000_000


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence opened for looking at: the bytes are held only while they are shown."""

    evidence_id: int
    title: str
    media_type: str
    content: bytes


class PictureView(QWidget):
    """A picture as large as fits, never larger than twice its own pixels."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setMinimumHeight(120)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_bytes(self, content: bytes) -> bool:
        """Decode and show; False where the bytes are no picture or one of an unreasonable size."""
        held = QByteArray(content)
        buffer = QBuffer(held)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        reader.setAutoTransform(True)
        size = reader.size()
        if size.isValid() and size.width() * size.height() > _PIXEL_LIMIT:
            reader.setScaledSize(size.scaled(6000, 6000, Qt.AspectRatioMode.KeepAspectRatio))
        self._image = reader.read()
        buffer.close()
        self.update()
        return not self._image.isNull()

    def clear(self) -> None:
        """Forget the picture."""
        self._image = QImage()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, 250)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme().colours.bar))
        if self._image.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        most = self._image.size() * 2
        size = self._image.size().scaled(self.size().boundedTo(most), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        painter.drawImage(QRect(QPoint(left, top), size), self._image)


class ExhibitView(QStackedWidget):
    """Shows one piece of evidence, whatever it is, or says why it cannot."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "muted", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setContentsMargins(SPACE.l, SPACE.l, SPACE.l, SPACE.l)
        self.picture = PictureView()
        self.pages = PageView()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        for view in (self.words, self.picture, self.pages, self.text):
            self.addWidget(view)
        self.clear("Belum ada bukti yang dibuka.")

    def show_exhibit(self, shown: Shown) -> bool:
        """Show it; False where this kind of file cannot be shown."""
        self._forget()
        name = f"Bukti: {shown.title}"
        kind = shown.media_type
        if kind == "application/pdf" and self.pages.show_pdf(shown.content):
            view: QWidget = self.pages
        elif kind.startswith("image/") and self.picture.show_bytes(shown.content):
            view = self.picture
            view.setAccessibleName(name)
        elif kind.startswith("text/"):
            self.text.setPlainText(shown.content[:_TEXT_LIMIT].decode("utf-8", errors="replace"))
            view = self.text
            view.setAccessibleName(name)
        else:
            self.clear("Jenis berkas ini tidak dapat ditampilkan di sini. Berkasnya tetap utuh di dalam brankas.")
            return False
        self.setCurrentWidget(view)
        self.setAccessibleName(name)
        return True

    def clear(self, message: str = "") -> None:
        """Forget everything that was shown."""
        self._forget()
        self.words.setText(message)
        self.setCurrentWidget(self.words)
        self.setAccessibleName(message)

    def _forget(self) -> None:
        self.picture.clear()
        self.pages.clear()
        self.text.clear()


class SecondScreen(QWidget):
    """What the room sees: the evidence and its name, nothing of the record or the panel. Esc closes it."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setProperty("kind", "court-page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Bukti — Sidang Etik")
        self.title = label("", "court-name", wrap=True)
        self.view = ExhibitView()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.xl, SPACE.l, SPACE.xl, SPACE.xl)
        column.setSpacing(SPACE.m)
        column.addWidget(self.title)
        column.addWidget(self.view, 1)
        dress(self)
        theme().changed.connect(self._dress)
        self.resize(960, 640)

    def _dress(self) -> None:
        dress(self)

    def show_exhibit(self, shown: Shown) -> None:
        """Show a piece of evidence to the room."""
        self.title.setText(shown.title)
        self.view.show_exhibit(shown)

    def open_beside(self, owner: QWidget) -> bool:
        """Fill another screen than the one ``owner`` is on, else show a plain window. True on a second screen."""
        here = owner.screen()
        other = next((screen for screen in QGuiApplication.screens() if screen is not here), None)
        if other is None:
            self.show()
            self.raise_()
            return False
        self.setGeometry(other.geometry())
        self.showFullScreen()
        owner.activateWindow()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.view.clear()
        super().closeEvent(event)
        self.closed.emit()
