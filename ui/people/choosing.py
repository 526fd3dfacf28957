"""Import, step 1: which file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card
from ui.widgets.dialog import TroublePanel
from ui.widgets.layout import column, row
from ui.widgets.text import IconLabel, label

PATTERN = "Daftar pegawai (*.xlsx *.xls *.xlsb *.ods *.csv *.txt *.htm *.html);;Semua berkas (*)"


class FileStep(QWidget):
    """Pick a file or drop it here."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.trouble = TroublePanel()
        self.button = PrimaryButton("Pilih berkas…", self._pick, icon="folder-open")
        self._words = label("Letakkan berkas daftar pegawai di sini", "heading")
        text = label(
            "SIASN “Data Utama”, SIMPEG/DUK, atau daftar biasa: .xlsx, .xls, .ods, .csv. Kolom data pribadi (NIK,"
            " agama, alamat, telepon, dan sejenisnya) tidak dibaca. Rumus tidak pernah dijalankan.",
            "muted",
            wrap=True,
        )
        text.setFixedWidth(560)
        centre = Qt.AlignmentFlag.AlignHCenter
        text.setAlignment(centre)
        inner = column(gap=10, margins=(24, 20, 24, 20))
        inner.addStretch(1)
        for part in (IconLabel("table-2", "muted", 36), self._words, text, self.button):
            inner.addLayout(row(-1, part, -1))
        inner.addStretch(1)
        card = Card(kind="sunk")
        card.body.addLayout(inner)
        self.setLayout(column(card, row(self.trouble), gap=12))

    def _pick(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, "Pilih daftar pegawai", "", PATTERN)
        if chosen:
            self.picked.emit(Path(chosen))

    def reading(self, name: str) -> None:
        """Say that a file is being read; empty: waiting again."""
        self.button.setEnabled(not name)
        self._words.setText(f"Membaca {name}…" if name else "Letakkan berkas daftar pegawai di sini")
        if name:
            self.trouble.show_trouble(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file is welcome."""
        if len(event.mimeData().urls()) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it."""
        local = event.mimeData().urls()[0].toLocalFile()
        if local:
            self.picked.emit(Path(local))
