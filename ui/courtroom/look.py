"""The court's own part of the stylesheet: larger writing, agenda rows, the lines of a record. Made from the tokens."""

from __future__ import annotations

from string import Template

from PySide6.QtWidgets import QWidget

from ui.theme import SIZE, theme

TEXT_STEPS = (17, 20, 24, 30, 36)
"""Sizes of the record in pixels: 13 to 27 pt at 96 dpi. The person in the last chair must be able to read along."""

_SHEET = Template("""
QWidget[kind="court-page"] { background: $paper; }
QFrame[kind="court-bar"] { background: $surface; border: none; }
QFrame[kind="court-bar"][edge="bottom"] { border-bottom: 1px solid $line; }
QFrame[kind="court-bar"][edge="top"] { border-top: 1px solid $line; }
QFrame[kind="court-side"] { background: $sunk; border: none; }
QFrame[kind="court-side"][edge="right"] { border-right: 1px solid $line; }
QFrame[kind="court-side"][edge="left"] { border-left: 1px solid $line; }

QLabel[kind="court-question"] { font-size: ${record}px; font-weight: 600; }
QLabel[kind="court-answer"] { font-size: ${record}px; }
QLabel[kind="court-empty"] { font-size: ${record}px; color: $muted; }
QLabel[kind="court-number"] { font-size: ${record}px; font-weight: 600; color: $muted; }
QLabel[kind="court-number"][now="true"] { color: $accent; }
QLabel[kind="court-clock"] { font-size: ${clock}px; font-weight: 700; }
QLabel[kind="court-muted"] { font-size: ${name}px; color: $muted; }
QLabel[kind="court-name"] { font-size: ${name}px; font-weight: 600; }
QFrame[kind="court-line"] { background: transparent; border: none; border-bottom: 1px solid $line; }
QFrame[kind="court-line"]:hover { background: $hover; }
QFrame[kind="court-line"]:focus { border: 2px solid $accent; border-radius: ${radius}px; }

QPlainTextEdit[kind="court-question"] { font-size: ${record}px; font-weight: 600; background: $surface; }
QPlainTextEdit[kind="court-answer"] { font-size: ${record}px; background: $surface; }

QPushButton[kind="court-step"] { background: transparent; border: 1px solid transparent; border-radius: 8px;
    color: $muted; font-weight: 500; text-align: left; padding: 0 9px; min-height: 32px; }
QPushButton[kind="court-step"]:hover { color: $ink; background: $hover; }
QPushButton[kind="court-step"][done="true"] { color: $ink; }
QPushButton[kind="court-step"]:checked { background: $surface; color: $ink; font-weight: 700; }
QPushButton[kind="court-step"]:focus { border: 2px solid $accent; padding: 0 8px; }

QLineEdit[kind="court"] { font-size: ${name}px; min-height: 48px; }
QPushButton#sign { font-size: ${name}px; min-height: 50px; }
QRadioButton { font-size: ${list}px; }
QFrame[kind="seat"] { background: $surface; border: 1px solid $line; border-radius: ${radius}px; }
QFrame[kind="seat"][now="true"] { border: 2px solid $accent; }
QPushButton[kind="seat-present"] { padding: 0 12px; min-height: 30px; }
QPushButton[kind="seat-present"]:checked { background: $accent_soft; border: 2px solid $accent; color: $accent; }
QPushButton[kind="seat-absent"] { padding: 0 12px; min-height: 30px; }
QPushButton[kind="seat-absent"]:checked { background: $amber_soft; border: 2px solid $amber; color: $amber; }
QListWidget[kind="court-list"] { font-size: ${list}px; background: $surface; border: 1px solid $edge;
    border-radius: 10px; padding: 6px; outline: none; }
QListWidget[kind="court-list"]::item { padding: 7px 10px; border-radius: 6px; color: $ink; }
QListWidget[kind="court-list"]::item:selected { background: $accent_soft; color: $ink; }
QListWidget[kind="court-list"]::item:disabled { color: $muted; }
""")


def court_sheet(record: int = TEXT_STEPS[1]) -> str:
    """The stylesheet of a court window whose record is written ``record`` pixels high."""
    values: dict[str, object] = {
        **theme().colours.as_dict(),
        "record": record,
        "clock": SIZE.text_title,
        "name": SIZE.text_court,
        "list": SIZE.text_heading,
        "radius": SIZE.radius,
    }
    return _SHEET.substitute(values)


def dress(window: QWidget, record: int = TEXT_STEPS[1]) -> None:
    """Put the court's sheet on a window; call again when the scheme or the size of the record changes."""
    window.setStyleSheet(court_sheet(record))
