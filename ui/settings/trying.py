"""An editor whose page follows what is changed: kept only when said so, never left without a question."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.letters.preview import Fit, PageView
from ui.session import Session
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.dialog import ConfirmDialog, FormDialog, Sheet

TALL = 440
"""Least height of what is edited and of its page, in logical pixels: both fit a screen of 768."""


class TrialEditor(Sheet):
    """What is changed stands at the left, its page at the right.

    ``kept`` tells the words for the toast after what is in use has changed.
    """

    kept = Signal(str)
    leaving = ""
    """What the question before leaving says about the changes that were not kept."""

    def __init__(
        self, session: Session, parent: QWidget | None, title: str, text: str, *, fit: Fit, pause: int, may_change: bool
    ) -> None:
        super().__init__(parent, title, text, width=1080)
        self.session = session
        self.page = PageView(fit=fit)
        self.page.setMinimumSize(400, 380)
        self._may, self._sound, self._locking = may_change, False, False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause)
        self._timer.timeout.connect(self.try_out)

    def lay_out(self, left: QWidget, sizes: tuple[int, int], save: str) -> None:
        """Put what is edited beside its page, and the buttons below."""
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.page)
        split.setSizes(list(sizes))
        split.setMinimumHeight(TALL)
        self.body.addWidget(split)
        self.back = PlainButton("Versi lain…", self._versions)
        self.save = PrimaryButton(save, self._save)
        self.buttons.addWidget(self.back)
        self.buttons.addStretch(1)
        self.buttons.addWidget(PlainButton("Tutup", self.reject))
        self.buttons.addWidget(self.save)

    def try_out(self) -> None:
        """Set the page anew with what is written now."""
        raise NotImplementedError

    def changed(self) -> bool:
        """Whether something was changed and not kept."""
        raise NotImplementedError

    def _save(self) -> None:
        raise NotImplementedError

    def _versions(self) -> None:
        raise NotImplementedError

    def version_form(self) -> FormDialog:
        """The form that takes another version into use; it says what becomes of changes that were not kept."""
        text = "Surat yang sudah final tidak berubah."
        lost = " Perubahan yang belum disimpan di sini ditinggalkan." if self.changed() else ""
        return FormDialog(self, "Pakai versi lain", text + lost, action="Pakai versi ini")

    def _kept(self, words: str) -> None:
        self.kept.emit(words)
        self.accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The person is asked; the program itself (locking) never asks."""
        self._locking = not event.spontaneous()
        super().closeEvent(event)

    def reject(self) -> None:
        """Ask before leaving what was changed but not kept."""
        if self._locking or not self._may or not self.changed():
            super().reject()
            return
        question = ConfirmDialog(self, "Tinggalkan perubahan?", self.leaving, action="Tinggalkan", no="Lanjut mengubah")
        question.accepted.connect(super().reject)
        question.open()
