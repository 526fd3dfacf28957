"""Tokens turned into a Qt palette: Fusion draws with it, so nothing is left in the system's colours."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from ui.theme.tokens import Colours


def palette(colours: Colours) -> QPalette:
    """The palette of a scheme for all three colour groups."""
    role = QPalette.ColorRole
    made = QPalette()
    pairs = {
        role.Window: colours.paper,
        role.WindowText: colours.ink,
        role.Base: colours.surface,
        role.AlternateBase: colours.sunk,
        role.Text: colours.ink,
        role.Button: colours.surface,
        role.ButtonText: colours.ink,
        role.BrightText: colours.red,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.ToolTipBase: colours.ink,
        role.ToolTipText: colours.surface,
        role.PlaceholderText: colours.muted,
        role.Light: colours.surface,
        role.Midlight: colours.sunk,
        role.Mid: colours.line,
        role.Dark: colours.edge,
        role.Shadow: colours.shadow,
    }
    for which, value in pairs.items():
        made.setColor(which, QColor(value))
    disabled = QPalette.ColorGroup.Disabled
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(disabled, which, QColor(colours.muted))
    made.setColor(disabled, role.Highlight, QColor(colours.line))
    return made
