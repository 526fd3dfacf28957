"""What the keyboard reaches and what a screen reader hears, found by walking the window as they do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

SPOKEN_ENOUGH = 1


def reachable(window: QWidget) -> list[QWidget]:
    """Widgets that Tab should reach: shown, enabled, with a focus policy for Tab, no proxies."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not widget.isEnabled() or widget.window() is not window.window():
            continue
        if isinstance(widget, QScrollArea) or widget.focusProxy() is not None:
            continue
        if widget.objectName().startswith("qt_") and not isinstance(widget, QLineEdit):
            continue
        parent = widget.parentWidget()
        if parent is not None and parent.focusProxy() is widget and isinstance(parent, QAbstractScrollArea):
            continue
        if isinstance(widget, QAbstractButton) and _arrows_reach(widget):
            continue
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(widget)
    return found


def _arrows_reach(button: QAbstractButton) -> bool:
    """In a group of which exactly one is pressed, Tab reaches that one and the arrows the others."""
    group = button.group()
    return group is not None and group.exclusive() and not button.isChecked()


def nameless(window: QWidget) -> list[str]:
    """Widgets of :func:`reachable` for which a screen reader has no word."""
    silent = []
    for widget in reachable(window):
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name) if interface is not None else ""
        if len(name.strip()) < SPOKEN_ENOUGH:
            parents = "/".join(type(part).__name__ for part in _parents(widget))
            silent.append(f"{parents}/{type(widget).__name__}")
    return silent


def _parents(widget: QWidget) -> list[QWidget]:
    chain: list[QWidget] = []
    parent = widget.parentWidget()
    while parent is not None and len(chain) < 3:
        chain.insert(0, parent)
        parent = parent.parentWidget()
    return chain


def walk(qtbot: QtBot, window: QWidget, most: int = 400) -> list[QWidget]:
    """Press Tab until the keyboard is back where it was; gives the widgets in the order they were reached."""
    seen: list[QWidget] = []
    for _ in range(most):
        current = QApplication.focusWidget()
        if current is None or current in seen:
            break
        seen.append(current)
        qtbot.keyClick(current, Qt.Key.Key_Tab)
    return seen


def unreached(qtbot: QtBot, window: QWidget) -> list[str]:
    """Widgets that should be reached by Tab and are not."""
    wanted = reachable(window)
    if not wanted:
        return []
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    seen = walk(qtbot, window)
    return [f"{type(one).__name__} {one.accessibleName()!r}" for one in wanted if one not in seen]
