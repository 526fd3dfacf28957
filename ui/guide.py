"""F1: the guide, open at the page that is shown, and the shortcuts that hold there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QDialog, QListWidget, QStackedWidget, QTextBrowser, QWidget

from ui.keys import KeyTable
from ui.page import Key
from ui.theme import SPACE
from ui.theme.places import resources
from ui.widgets.buttons import PrimaryButton
from ui.widgets.layout import box, column, line, row, scroll
from ui.widgets.tabs import TabStrip

GUIDE, KEYS = "guide", "keys"


def guide_file() -> Path:
    """The guide for users, beside the source or inside the one-folder program."""
    return resources().parent / "docs" / "panduan.md"


class GuideWindow(QDialog):
    """Headings at the left, the text at the right; a second tab holds the table of keys. Stays open beside the work."""

    def __init__(self, parent: QWidget | None, section: str, keys: Sequence[Key]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Panduan Sidang Etik")
        room = parent.size() if parent is not None else self.size()
        self.resize(min(940, room.width() - 40), min(660, room.height() - 30))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName("Isi panduan")
        self.text.setProperty("kind", "reading")
        self.headings = QListWidget()
        self.headings.setProperty("kind", "sections")
        self.headings.setAccessibleName("Bagian panduan")
        self.headings.setFixedWidth(200)
        self._places: list[int] = []
        self._read()
        self.tabs = TabStrip([(GUIDE, "Panduan"), (KEYS, "Tombol pintas")])
        self.pages = QStackedWidget()
        reading = row(self.headings, self.text, gap=SPACE.l)
        reading.setStretch(1, 1)
        self.pages.addWidget(box(reading))
        self.pages.addWidget(scroll(box(column(KeyTable(keys), -1))))
        self.tabs.chosen.connect(lambda key: self.pages.setCurrentIndex(0 if key == GUIDE else 1))
        close = PrimaryButton("Tutup", self.close)
        body = column(self.tabs, self.pages, line(), row(-1, close), gap=SPACE.m)
        body.setContentsMargins(SPACE.xl, SPACE.m, SPACE.xl, SPACE.m)
        body.setStretch(1, 1)
        self.setLayout(body)
        self.headings.currentRowChanged.connect(self._go)
        QTimer.singleShot(0, self, lambda: self.open_at(section))

    def open_at(self, section: str) -> None:
        """Go to a heading; where there is none of that name, to the beginning."""
        names = [self.headings.item(number).text() for number in range(self.headings.count())]
        wanted = names.index(section) if section in names else 0
        if names:
            self.headings.setCurrentRow(wanted)
            self._go(wanted)
        self.headings.setFocus()

    def _read(self) -> None:
        path = guide_file()
        words = path.read_text(encoding="utf-8") if path.is_file() else "# Panduan\n\nBerkas panduan tidak ditemukan."
        self.text.setMarkdown(words)
        block = self.text.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() in (1, 2):
                self.headings.addItem(block.text())
                self._places.append(block.position())
            self._air(block)
            block = block.next()

    @staticmethod
    def _air(block: QTextBlock) -> None:
        shape = block.blockFormat()
        heading = shape.headingLevel() > 0
        shape.setTopMargin(SPACE.l if heading and block.position() else 0)
        shape.setBottomMargin(SPACE.s if not block.textList() else SPACE.xs)
        QTextCursor(block).setBlockFormat(shape)

    def _go(self, number: int) -> None:
        if not 0 <= number < len(self._places):
            return
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(self._places[number])
        self.text.setTextCursor(cursor)
        top = self.text.document().documentLayout().blockBoundingRect(cursor.block()).top()
        self.text.verticalScrollBar().setValue(int(top))
