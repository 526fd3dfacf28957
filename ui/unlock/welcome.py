"""The first start: nothing is known yet, three ways to go on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.theme import SPACE
from ui.widgets.banner import Remark
from ui.widgets.layout import box, column, reveal, row
from ui.widgets.text import IconLabel, label

WIDE = 420


class _Way(QPushButton):
    def __init__(self, icon: str, title: str, text: str, press: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "door")
        self.setAutoDefault(True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setProperty("tall", "true")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        parts = (IconLabel(icon, "accent", 22), label(title, "strong"), label(text, "fine", wrap=True))
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = row(parts[0], column(-1, parts[1], parts[2], -1, gap=2), gap=14, margins=(16, 0, 14, 0))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.clicked.connect(lambda _on=False: press())


class Welcome(QWidget):
    """``first`` takes the keyboard at the start."""

    def __init__(self, choose: Callable[[], object], new: Callable[[], object], example: Callable[[], object]) -> None:
        super().__init__()
        self.first = _Way("folder-plus", "Buat brankas baru", "Kantor, kop surat, majelis, akun, lembar pemulihan", new)
        self._ways = (
            self.first,
            _Way(
                "folder-open", "Buka brankas yang sudah ada", "Pilih folder .sidang di laptop atau media lain", choose
            ),
            _Way("flask-conical", "Coba dengan data contoh", "Beberapa perkara karangan, siap dipakai", example),
        )
        self._message = Remark("", "red")
        self._words = label("", "fine", wrap=True)
        self._busy = box(column(self._words, gap=6))
        self._bar: QWidget | None = None
        inner = column(label("Selamat datang", "title"), label("Pilih cara memulai.", "muted"), 10, *self._ways, gap=10)
        for part in (self._message, self._busy):
            reveal(part, False)
            inner.addWidget(part)
        holder = box(inner)
        holder.setFixedWidth(WIDE)
        middle = column(margins=(SPACE.l, 0, SPACE.l, 0))
        middle.addStretch(2)
        middle.addLayout(row(-1, holder, -1))
        middle.addStretch(3)
        self.setLayout(middle)

    def busy(self, words: str) -> None:
        """Say what is being done; empty: nothing."""
        if words and self._bar is None:
            self._add_bar()
        self._words.setText(words)
        reveal(self._busy, bool(words))
        for way in self._ways:
            way.setEnabled(not words)
        if words:
            self.say("")

    def _add_bar(self) -> None:
        from PySide6.QtWidgets import QProgressBar

        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setAccessibleName("Sedang dikerjakan")
        layout = self._busy.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, bar)
        self._bar = bar

    def say(self, words: str) -> None:
        """Say what went wrong."""
        self._message.set(words, "red")
