"""Above the page: where one is, how large it is drawn, what is looked for in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QIntValidator, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QToolButton, QWidget

from ui.letters.preview import PageView
from ui.theme import SPACE
from ui.widgets.buttons import IconButton
from ui.widgets.layout import reveal, row
from ui.widgets.search import SearchBox
from ui.widgets.text import label

SIZES = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)


class PagePicker(QWidget):
    """``[2] / 5``: type a page and press Enter."""

    def __init__(self, view: PageView) -> None:
        super().__init__()
        self._view = view
        self.before = IconButton("chevron-up", "Halaman sebelumnya", lambda: view.go_to_page(view.page - 1))
        self.after = IconButton("chevron-down", "Halaman berikutnya", lambda: view.go_to_page(view.page + 1))
        self.number = QLineEdit()
        self.number.setFixedWidth(38)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.setTextMargins(-8, 0, -8, 0)
        self.number.setAccessibleName("Nomor halaman")
        self.number.setToolTip("Ketik nomor halaman, lalu Enter")
        self.number.returnPressed.connect(self._typed)
        self.number.editingFinished.connect(lambda: self.tell(view.page, view.page_count))
        self.of = label("", "fine")
        self.setLayout(row(self.before, self.number, self.of, self.after, gap=2))
        view.page_changed.connect(self.tell)

    def tell(self, page: int, count: int) -> None:
        """Where one is."""
        self.number.setText(str(page) if count else "")
        self.number.setValidator(QIntValidator(1, max(1, count), self.number))
        self.of.setText(f"/ {count}" if count else "")
        self.before.setEnabled(page > 1)
        self.after.setEnabled(page < count)
        self.number.setEnabled(count > 1)

    def _typed(self) -> None:
        words = self.number.text()
        if words.isdigit():
            self._view.go_to_page(int(words))


class ZoomPicker(QWidget):
    """Minus, the present size with a menu of others, plus."""

    def __init__(self, view: PageView) -> None:
        super().__init__()
        self._view = view
        self.smaller = IconButton("minus", "Perkecil (Ctrl -)", view.zoom_out)
        self.larger = IconButton("plus", "Perbesar (Ctrl +)", view.zoom_in)
        self.scale = QToolButton()
        self.scale.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.scale.setFixedWidth(58)
        self.scale.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.scale.setCursor(Qt.CursorShape.PointingHandCursor)
        self.menu = QMenu(self.scale)
        self._add("Selebar jendela\tCtrl+0", lambda: view.fit_to("width"))
        self._add("Satu halaman\tCtrl+9", lambda: view.fit_to("page"))
        self.menu.addSeparator()
        for size in SIZES:
            self._add(f"{size:.0%}".replace("%", " %"), lambda size=size: view.zoom_to(size))
        self.scale.setMenu(self.menu)
        self.setLayout(row(self.smaller, self.scale, self.larger, gap=0))
        view.zoom_changed.connect(self._tell)
        self._tell(view.zoom)

    def _add(self, words: str, press: object) -> None:
        action = QAction(words, self.menu)
        action.triggered.connect(lambda _on=False: press())  # type: ignore[operator]
        self.menu.addAction(action)

    def _tell(self, zoom: float) -> None:
        words = f"{zoom:.0%}".replace("%", " %")
        self.scale.setText(words)
        self.scale.setAccessibleName(f"Ukuran {words}")
        self.scale.setToolTip("Ukuran halaman")


class FindBar(QFrame):
    """Looks for words on the pages: Enter and F3 go on, Shift+Enter and Shift+F3 back, Escape closes."""

    closed = Signal()

    def __init__(self, view: PageView) -> None:
        super().__init__()
        self._view = view
        self.box = SearchBox("Cari kata dalam surat ini…", "Cari dalam surat")
        self.box.installEventFilter(self)
        self.found = label("", "fine")
        self.back = IconButton("chevron-up", "Hasil sebelumnya (Shift F3)", lambda: view.find_next(-1))
        self.on = IconButton("chevron-down", "Hasil berikutnya (F3)", lambda: view.find_next(1))
        self.shut = IconButton("x", "Tutup pencarian", self.close_bar)
        self.setLayout(
            row(self.box, self.found, self.back, self.on, self.shut, gap=4, margins=(SPACE.m, 0, SPACE.s, SPACE.xs))
        )
        self.box.searched.connect(lambda words: view.look_for(words))
        self.box.returnPressed.connect(lambda: view.find_next(1) if view.hits else None)
        view.found_changed.connect(self._tell)
        reveal(self, False)

    def open_bar(self) -> None:
        """Show it and take the keyboard."""
        reveal(self, True)
        self.box.setFocus()
        self.box.selectAll()

    def close_bar(self) -> None:
        """Forget what was looked for."""
        self.box.clear()
        self.box.returnPressed.emit()
        reveal(self, False)
        self._view.setFocus()
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell(0, len(self._view.hits))

    def _tell(self, place: int, count: int) -> None:
        words = self.box.text().strip()
        self.found.setText(f"{place} dari {count}" if count else ("tidak ada" if words else ""))
        self.back.setEnabled(count > 1)
        self.on.setEnabled(count > 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return
        super().keyPressEvent(event)
