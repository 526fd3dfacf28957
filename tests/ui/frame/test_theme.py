"""The look: readable in both schemes, and held in one place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ui.theme import set_icon, theme, tone
from ui.theme.palette import palette
from ui.theme.stylesheet import scheme_drawings, stylesheet
from ui.theme.tokens import DARK, LIGHT, TONES, Colours, contrast

SCHEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
AA = 4.5
GROUNDS = ("paper", "surface", "sunk", "hover")


@SCHEMES
@pytest.mark.parametrize("word", ["ink", "muted", "accent", "red", "amber", "blue"])
def test_words_can_be_read_on_every_ground(colours: Colours, word: str) -> None:
    for ground in GROUNDS:
        assert contrast(getattr(colours, word), getattr(colours, ground)) >= AA, f"{word} on {ground}"


@SCHEMES
def test_chips_buttons_and_marked_lines_can_be_read(colours: Colours) -> None:
    for name in TONES:
        assert contrast(*tone(colours, name)) >= AA, name
    assert contrast(colours.on_accent, colours.accent) >= AA
    assert contrast(colours.on_accent, colours.accent_strong) >= AA
    assert contrast(colours.on_hero, colours.hero) >= AA
    assert contrast(colours.on_hero_muted, colours.hero) >= AA
    for word in ("ink", "muted", "accent"):
        assert contrast(getattr(colours, word), colours.accent_soft) >= AA, f"{word} on a chosen line"


@SCHEMES
def test_the_ring_of_the_keyboard_is_seen(colours: Colours) -> None:
    for ground in GROUNDS:
        assert contrast(colours.accent, getattr(colours, ground)) >= 3
        assert contrast(colours.ink, getattr(colours, ground)) >= 3  # the ring of a primary button


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#FFFFFF", "#FFFFFF") == 1


@pytest.mark.parametrize(("name", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_drawn_pictures_have_the_colour_of_their_token(name: str, colours: Colours) -> None:
    drawn = scheme_drawings(name)
    assert colours.muted in Path(drawn["arrow_down"]).read_text()
    assert colours.muted in Path(drawn["arrow_up"]).read_text()
    assert colours.on_accent in Path(drawn["check"]).read_text()


@SCHEMES
def test_the_stylesheet_is_whole(colours: Colours) -> None:
    sheet = stylesheet(colours, scheme_drawings("light"))
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_pages_hold_no_colours(root: Path) -> None:
    """One module holds them; a page that brings its own is found here. White is the paper of a letter, not a colour."""
    found = []
    for path in sorted((root / "ui").rglob("*.py")):
        if path.name == "tokens.py":
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if re.search(r"#[0-9A-Fa-f]{6}\b|Qt\.GlobalColor\.(?!transparent|white)|rgba?\(", line):
                found.append(f"{path.relative_to(root)}:{number}")
    assert found == []


def test_every_icon_named_in_the_program_is_carried(root: Path) -> None:
    carried = {path.stem for path in (root / "resources" / "icons").glob("*.svg")}
    wanted: dict[str, str] = {}
    for path in sorted((root / "ui").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        for name in re.findall(r"\b(?:icon|set_icon|IconLabel|IconButton)\(?\s*[=(]\s*\"([a-z0-9-]+)\"", text):
            wanted[name] = str(path.relative_to(root))
    assert {name: where for name, where in wanted.items() if name not in carried and "-" in name} == {}


def test_licences_lie_beside_what_is_carried(root: Path) -> None:
    assert "SIL OPEN FONT LICENSE" in (root / "resources/fonts/ui/OFL.txt").read_text().upper()
    assert "ISC License" in (root / "resources/icons/LICENSE").read_text()


def test_the_icon_of_a_button_that_cannot_be_pressed_is_as_faint_as_its_words(qtbot: QtBot) -> None:
    """White on the sunk ground of a disabled primary button could not be seen at all."""
    button = QPushButton("Tanda tangani")
    qtbot.addWidget(button)
    theme().set_mode("light")
    set_icon(button, "lock", "on_accent")
    image = button.icon().pixmap(button.iconSize(), QIcon.Mode.Disabled).toImage()
    dots = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    inks = {dot.name().upper() for dot in dots if dot.alpha() == 255}
    assert inks == {LIGHT.muted.upper()}


def test_switching_the_scheme_colours_palette_and_icons_anew(qtbot: QtBot) -> None:
    button = QPushButton("Kunci")
    qtbot.addWidget(button)
    theme().set_mode("light")
    set_icon(button, "lock")
    light = button.icon().pixmap(20, 20).toImage()
    try:
        with qtbot.waitSignal(theme().changed):
            theme().set_mode("dark")
        assert theme().dark
        assert QApplication.palette().window().color().name().upper() == DARK.paper
        assert button.icon().pixmap(20, 20).toImage() != light
    finally:
        theme().set_mode("light")
    assert palette(LIGHT).highlight().color().name().upper() == LIGHT.accent
