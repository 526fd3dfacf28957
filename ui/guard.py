"""What the system can do for secrecy: screen lock and sleep are heard, windows stay out of screen captures."""

from __future__ import annotations

from sys import platform
from typing import Any

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

_WM_POWERBROADCAST, _PBT_SUSPEND = 0x218, 4
_WM_SESSION, _SESSION_LOCK = 0x2B1, 7
_EXCLUDE_FROM_CAPTURE = 0x11


def exclude_from_capture(window: QWidget) -> bool:
    """Ask the system to leave a window out of pictures and recordings of the screen (Windows 10 2004 and later)."""
    if platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.user32.SetWindowDisplayAffinity(int(window.winId()), _EXCLUDE_FROM_CAPTURE))  # type: ignore[attr-defined]


class ScreenGuard(QObject):
    """Sends ``left`` when the system locks its screen, sleeps or switches to another user."""

    left = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._native: _WindowsListener | None = None
        if platform == "win32":
            self._native = _WindowsListener(self)
            app.installNativeEventFilter(self._native)
        elif platform.startswith("linux"):
            self._listen_dbus()

    def watch(self, window: QWidget) -> None:
        """Windows tells a lock of the session only to windows that ask for it."""
        if platform == "win32":
            import ctypes

            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), 0)  # type: ignore[attr-defined]

    def _listen_dbus(self) -> None:
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            return
        system = QDBusConnection.systemBus()
        if system.isConnected():
            manager = "org.freedesktop.login1.Manager"
            system.connect("", "/org/freedesktop/login1", manager, "PrepareForSleep", self, SLOT("sleeping(bool)"))  # type: ignore[call-overload]
            system.connect("", "", "org.freedesktop.login1.Session", "Lock", self, SLOT("locked()"))  # type: ignore[call-overload]
        session = QDBusConnection.sessionBus()
        if session.isConnected():
            for name in ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"):
                session.connect("", "", name, "ActiveChanged", self, SLOT("sleeping(bool)"))  # type: ignore[call-overload]

    @Slot(bool)
    def sleeping(self, begins: bool) -> None:
        """The screen saver or sleep begins or ends."""
        if begins:
            self.left.emit()

    @Slot()
    def locked(self) -> None:
        """The session was locked."""
        self.left.emit()


class _WindowsListener(QAbstractNativeEventFilter):
    def __init__(self, guard: ScreenGuard) -> None:
        super().__init__()
        self._guard = guard

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> Any:
        """Look for the two messages; everything passes on."""
        import ctypes.wintypes

        found = ctypes.wintypes.MSG.from_address(int(message))
        suspended = found.message == _WM_POWERBROADCAST and found.wParam == _PBT_SUSPEND
        if suspended or (found.message == _WM_SESSION and found.wParam == _SESSION_LOCK):
            self._guard.left.emit()
        return False, 0
