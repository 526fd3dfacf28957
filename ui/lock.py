"""Auto-lock: nobody at the keyboard, the lid closed, the screen locked."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication

_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
    }
)
TICK = 5_000


class IdleWatch(QObject):
    """Sends ``idle`` after ``minutes`` without key, pointer or touch in any window of the program.

    A tick that comes a minute late means that the machine slept; that locks too. The event filter sits on the native
    windows only, so that it sees what a person does and nothing else.
    """

    idle = Signal()

    def __init__(self, app: QApplication, minutes: int) -> None:
        super().__init__(app)
        self._limit = max(1, minutes) * 60_000
        self._quiet = QElapsedTimer()
        self._since_tick = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)
        app.focusWindowChanged.connect(self._watch)

    def start(self) -> None:
        """Begin to count."""
        self._quiet.start()
        self._since_tick.start()
        self._timer.start()
        self._watch(QGuiApplication.focusWindow())

    def stop(self) -> None:
        """Stop counting (the vault is locked)."""
        self._timer.stop()

    def set_minutes(self, minutes: int) -> None:
        """Another limit."""
        self._limit = max(1, minutes) * 60_000

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A sign of life starts the count anew."""
        if event.type() in _SIGNS:
            self._quiet.restart()
        return False

    def _tick(self) -> None:
        slept = self._since_tick.restart() > TICK + 60_000
        if slept or self._quiet.elapsed() >= self._limit:
            self._quiet.restart()
            self.idle.emit()
