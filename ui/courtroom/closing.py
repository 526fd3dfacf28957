"""The last pane of a hearing: what is left, the course point by point, the result, the end."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.courtroom.flow import HearingState, left_to_close
from ui.courtroom.panes import Pane
from ui.courtroom.record import GrowingEdit
from ui.theme import SPACE
from ui.widgets.buttons import IconButton, PlainButton, PrimaryButton
from ui.widgets.layout import box, clear, column, reveal, row
from ui.widgets.text import label


class ClosingPane(Pane):
    """What is left, the course of the hearing point by point, the result, and the end."""

    close_asked = Signal()
    point_added = Signal(str)
    typed = Signal()
    after_asked = Signal()
    propose_asked = Signal()
    point_dropped = Signal(int)

    def __init__(self) -> None:
        super().__init__("Penutupan")
        self._left = column(gap=SPACE.xs)
        self._points = column(gap=SPACE.xs)
        self.point = QLineEdit()
        self.point.setPlaceholderText("Tambah jalannya sidang, misalnya permohonan dan tanggapan Majelis")
        self.point.setAccessibleName("Tambah jalannya sidang")
        self.point.returnPressed.connect(self._add)
        self.add = PlainButton("Tambah", self._add, icon="plus")
        self.propose = PlainButton("Susun dari acara", self.propose_asked.emit, icon="list-checks")
        self.result = GrowingEdit("court-answer", lines=2)
        self.result.setPlaceholderText("Hasil sidang, misalnya: pemeriksaan dinyatakan cukup, Majelis bermusyawarah.")
        self.result.setAccessibleName("Hasil sidang")
        self.result.textChanged.connect(self.typed)
        self.close_button = PrimaryButton("Tutup sidang", self.close_asked.emit, icon="check")
        self.after_button = PrimaryButton("Lanjut ke musyawarah", self.after_asked.emit, icon="vote")
        self.body.addLayout(self._left)
        self.body.addLayout(row(label("Jalannya sidang", "heading"), -1, self.propose))
        self.body.addLayout(self._points)
        self._entry = box(row(self.point, self.add))
        self.body.addWidget(self._entry)
        self._result_head = label("Hasil", "heading")
        self.body.addWidget(self._result_head)
        self.body.addWidget(self.result)
        self.body.addLayout(row(self.close_button, self.after_button, -1))
        self.body.addStretch(1)

    def forget(self) -> None:
        """Another hearing comes: what was typed belongs to the one before."""
        self.result.blockSignals(True)
        self.result.clear()
        self.result.blockSignals(False)
        self.point.clear()

    def show_state(self, state: HearingState, typed: str) -> None:
        """Show what stands in the way, or the end of the hearing; ``typed`` is a result not saved yet."""
        clear(self._left)
        left = left_to_close(state) if state.live else ()
        for sentence in left:
            self._left.addWidget(_todo(sentence))
        if state.live and not left:
            self._left.addWidget(label("Semua berita acara sudah dikunci; sidang dapat ditutup.", "muted", wrap=True))
        clear(self._points)
        for number, point in enumerate(state.course, 1):
            words = label(f"{number}. {point}", wrap=True)
            drop = IconButton("x", f"Hapus butir {number}", lambda place=number - 1: self.point_dropped.emit(place))
            line_of = row(gap=SPACE.s)
            line_of.addWidget(words, 1)
            if state.live:
                line_of.addWidget(drop)
            self._points.addLayout(line_of)
        if not state.course:
            self._points.addWidget(label("Belum ada catatan.", "muted"))
        wanted = state.result or typed
        if wanted and not self.result.toPlainText().strip():
            self.result.setPlainText(wanted)
        ended = state.status == "selesai"
        reveal(self._result_head, state.live or bool(state.result))
        reveal(self.result, state.live or bool(state.result))
        self.result.setReadOnly(not state.live)
        reveal(self._entry, state.live)
        reveal(self.propose, state.live)
        reveal(self.close_button, not ended)
        self.close_button.allow("" if state.live else "Sidang belum dibuka.")
        if state.live and not state.course:
            self.close_button.allow("Catat jalannya sidang lebih dahulu.")
        reveal(self.after_button, ended)

    def first_focus(self) -> QWidget | None:
        return self.after_button if self.after_button.isVisible() else self.point

    def _add(self) -> None:
        text = self.point.text().strip()
        if text:
            self.point.clear()
            self.point_added.emit(text)


def _todo(sentence: str) -> QWidget:
    """A sentence of what is still to be done, with a mark that is not colour alone."""
    made = label(f"○  {sentence}", "court-answer", wrap=True, tone="amber")
    made.setAccessibleName(f"Belum: {sentence}")
    return made
