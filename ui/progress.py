"""A strip at the bottom of the window while something takes longer than 600 ms."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from ui.tasks import Job, Tasks
from ui.widgets.buttons import PlainButton
from ui.widgets.layout import row
from ui.widgets.text import label


class ProgressStrip(QFrame):
    """Shows the job that is slow: its words, its share, and *Batal* where it can be cancelled."""

    def __init__(self, window: QWidget, tasks: Tasks) -> None:
        super().__init__(window)
        self.setProperty("kind", "finder")
        self._job: Job | None = None
        self._words = label("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(180)
        self._bar.setAccessibleName("Kemajuan")
        self._stop = PlainButton("Batal", self._cancel)
        self.setLayout(row(self._words, self._bar, self._stop, gap=14, margins=(16, 8, 10, 8)))
        tasks.slow.connect(self._begin)
        tasks.progressed.connect(self._go_on)
        tasks.ended.connect(self._end)
        window.installEventFilter(self)
        self.hide()

    def _begin(self, job: Job) -> None:
        self._job = job
        self._words.setText(job.label)
        self.setAccessibleName(job.label)
        self._bar.setRange(0, 0)
        self._stop.setVisible(job.cancellable)
        self._put()
        self.show()
        self.raise_()

    def _go_on(self, job: Job, share: float, words: str) -> None:
        if job is not self._job:
            return
        if share >= 0:
            self._bar.setRange(0, 1000)
            self._bar.setValue(int(share * 1000))
        if words:
            self._words.setText(words)
            self._put()

    def _end(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self.hide()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._words.setText("Membatalkan…")

    def _put(self) -> None:
        self.adjustSize()
        window = self.parentWidget()
        if window is None:
            return
        self.move(window.width() - self.width() - 20, window.height() - self.height() - 20)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._put()
        return super().eventFilter(watched, event)
