"""Every colour, space and size of the window. Pages hold none of their own.

Named tuples, not dataclasses: this is read before the first picture, and dataclasses take a while to be made.
"""

from __future__ import annotations

from typing import NamedTuple


class Colours(NamedTuple):
    """One scheme. Values are ``#RRGGBB``. ``*_soft`` is the ground on which its partner is written."""

    paper: str
    surface: str
    sunk: str
    ink: str
    muted: str
    line: str
    edge: str
    """Border of things that can be typed into or pressed: stronger than a line between rows."""
    hover: str
    accent: str
    accent_soft: str
    accent_strong: str
    """Accent while the pointer is on it."""
    on_accent: str
    amber: str
    amber_soft: str
    red: str
    red_soft: str
    blue: str
    blue_soft: str
    bar: str
    """Empty part of a bar."""
    bar_amber: str
    bar_red: str
    bar_blue: str
    on_hero: str
    """Writing on the green half of the unlock window, the same ground in both schemes."""
    hero: str
    on_hero_muted: str
    shadow: str
    sheet: str
    """Paper of a letter on the screen: white with black words in both schemes, as it will be printed."""
    sheet_ink: str

    def as_dict(self) -> dict[str, str]:
        """Name to colour."""
        return self._asdict()


LIGHT = Colours(
    paper="#FAF9F6",
    surface="#FFFFFF",
    sunk="#F3F1EB",
    ink="#1B2530",
    muted="#5C6873",
    line="#E4E0D7",
    edge="#BDB7A8",
    hover="#F6F4EF",
    accent="#0B5D4E",
    accent_soft="#E3EFEB",
    accent_strong="#084A3E",
    on_accent="#FFFFFF",
    amber="#9A5B00",
    amber_soft="#FBEFD9",
    red="#A3211B",
    red_soft="#FBE6E3",
    blue="#1D5C93",
    blue_soft="#E3EEF8",
    bar="#EFEDE6",
    bar_amber="#B5813A",
    bar_red="#BA4A47",
    bar_blue="#4A7AAB",
    on_hero="#FFFFFF",
    hero="#0B5D4E",
    on_hero_muted="#C9DED8",
    shadow="#1B2530",
    sheet="#FFFFFF",
    sheet_ink="#000000",
)

DARK = Colours(
    paper="#11171C",
    surface="#182027",
    sunk="#141B21",
    ink="#E6EAED",
    muted="#9BA8B3",
    line="#2A353E",
    edge="#44525E",
    hover="#1E2830",
    accent="#5CC2AB",
    accent_soft="#17352F",
    accent_strong="#7AD3BF",
    on_accent="#0C1B18",
    amber="#E7B35A",
    amber_soft="#3A2D13",
    red="#F08A80",
    red_soft="#3F1D1A",
    blue="#82B7E6",
    blue_soft="#15293A",
    bar="#10161B",
    bar_amber="#B98F4C",
    bar_red="#C56F6C",
    bar_blue="#6A97C4",
    on_hero="#FFFFFF",
    hero="#0B4A3F",
    on_hero_muted="#BFD8D1",
    shadow="#000000",
    sheet="#FFFFFF",
    sheet_ink="#000000",
)

FAMILY = "Plus Jakarta Sans"


class Space(NamedTuple):
    """Distances in pixels, in steps of four."""

    xs: int = 4
    s: int = 8
    m: int = 12
    l: int = 16  # noqa: E741 - the sizes of a shirt
    xl: int = 24
    xxl: int = 32
    page: int = 26
    """Left and right edge of a page."""


class Size(NamedTuple):
    """Heights, radii and widths in pixels, and the type scale in pixels at 96 dpi (14 px = 10.5 pt)."""

    radius: int = 9
    radius_small: int = 6
    row: int = 38
    field: int = 36
    button: int = 36
    icon: int = 18
    icon_small: int = 16
    side_bar: int = 204
    side_bar_narrow: int = 62
    narrow: int = 1120
    """Width of a window below which the side bar shows icons alone and panels give way."""
    search: int = 344
    search_narrow: int = 150
    text_small: int = 12
    text_fine: int = 13
    text: int = 14
    text_heading: int = 15
    text_title: int = 20
    text_hero: int = 30
    text_court: int = 17
    text_court_title: int = 28


SPACE = Space()
SIZE = Size()

TONES = ("accent", "amber", "red", "blue", "muted")
"""The only meanings a colour can have on a chip, a banner or a notice."""


def tone(colours: Colours, name: str) -> tuple[str, str]:
    """Foreground and ground of a tone from :data:`TONES`."""
    if name == "muted":
        return colours.muted, colours.sunk
    return str(getattr(colours, name)), str(getattr(colours, f"{name}_soft"))


def _channel(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB`` (WCAG 2.2), 0 to 1."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.2126 * _channel(red) + 0.7152 * _channel(green) + 0.0722 * _channel(blue)


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2), 1 to 21."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
