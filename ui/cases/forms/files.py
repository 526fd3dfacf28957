"""Several files of evidence at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QListWidget, QVBoxLayout

from models.procedure.intake import EVIDENCE_LIMIT
from ui.theme import SPACE
from ui.widgets.fields import FileField
from ui.widgets.layout import reveal, row


class _Files(QListWidget):
    """Delete takes a file out."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace remove the current line."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.currentRow() >= 0:
            self.itemActivated.emit(self.currentItem())
            return
        super().keyPressEvent(event)


class FilesField(FileField):
    """Files picked; ``value`` is a list of paths. Empty files and those above 2 GB are refused at once.

    Drafts do not keep them: nothing outside the vault may name evidence.
    """

    def __init__(self, title: str = "Pilih berkas bukti…") -> None:
        super().__init__(title=title)
        self._paths: list[Path] = []
        self._list = _Files()
        self._list.setAccessibleName("Berkas bukti yang dipilih; tombol Delete mengeluarkan")
        self._list.setMaximumHeight(96)
        self._list.itemActivated.connect(lambda _item: self._take_out())
        reveal(self._list, False)
        holder: Any = self.layout()
        while holder.count():
            holder.takeAt(0)
        self._shown.hide()
        outer = QVBoxLayout()
        outer.setSpacing(SPACE.xs)
        outer.addLayout(row(self.button, -1))
        outer.addWidget(self._list)
        holder.addLayout(outer, 1)
        self.button.setMinimumWidth(170)

    def _pick(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileNames(self, "Pilih berkas bukti", "", "Semua berkas (*)")
        if chosen:
            self.set_value([*self._paths, *(Path(one) for one in chosen)])

    def _take_out(self) -> None:
        at = self._list.currentRow()
        if at >= 0:
            self.set_value([path for place, path in enumerate(self._paths) if place != at])

    def value(self) -> Any:
        """The paths."""
        return list(self._paths)

    def set_value(self, value: Any) -> None:
        """Take these paths, each once."""
        self._paths = list(dict.fromkeys(Path(one) for one in value or ()))
        self._list.clear()
        self._list.addItems([path.name for path in self._paths])
        reveal(self._list, bool(self._paths))
        self.changed.emit()

    def problem(self) -> str:
        """A file that cannot be evidence."""
        for path in self._paths:
            try:
                size = path.stat().st_size
            except OSError:
                return f"Berkas {path.name} tidak dapat dibaca."
            if size == 0:
                return f"Berkas {path.name} kosong (0 byte)."
            if size > EVIDENCE_LIMIT:
                return f"Berkas {path.name} lebih besar dari 2 GB."
        return ""
