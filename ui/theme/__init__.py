"""Tokens, palette, typeface, icons: the look of every page comes from here."""

from ui.theme.current import Theme, restyle, theme
from ui.theme.fonts import font
from ui.theme.icons import icon, paint_icon, pixmap, set_icon
from ui.theme.tokens import SIZE, SPACE, TONES, Colours, tone

__all__ = [
    "SIZE",
    "SPACE",
    "TONES",
    "Colours",
    "Theme",
    "font",
    "icon",
    "paint_icon",
    "pixmap",
    "restyle",
    "set_icon",
    "theme",
    "tone",
]
