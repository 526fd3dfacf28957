"""The one stylesheet, built from the tokens. Widgets carry a ``kind`` and, where it matters, a ``tone``."""

from __future__ import annotations

from string import Template

from ui.theme.places import resources
from ui.theme.tokens import SIZE, TONES, Colours, tone

_BASE = Template("""
QWidget { color: $ink; font-size: ${text}px; }
QMainWindow, QDialog, QWidget[kind="page"], QWidget[kind="paper"] { background: $paper; }
QWidget[kind="clear"], QScrollArea, QScrollArea > QWidget > QWidget[kind="clear"] { background: transparent; }
QScrollArea { border: none; background: transparent; }
QScrollArea > #qt_scrollarea_viewport { background: transparent; }
QToolTip { background: $ink; color: $surface; border: 1px solid $ink; padding: 6px 8px; font-size: ${text_fine}px; }

QLabel { background: transparent; }
QLabel[kind="title"] { font-size: ${text_title}px; font-weight: 700; }
QLabel[kind="hero"] { font-size: ${text_hero}px; font-weight: 700; }
QLabel[kind="court"] { font-size: ${text_court}px; }
QLabel[kind="court-title"] { font-size: ${text_court_title}px; font-weight: 700; }
QLabel[kind="heading"] { font-size: ${text_heading}px; font-weight: 600; }
QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="card-title"] { font-size: ${text_fine}px; font-weight: 600; color: $muted; }
QLabel[kind="muted"], QLabel[kind="field"] { color: $muted; }
QLabel[kind="fine"] { color: $muted; font-size: ${text_fine}px; }
QLabel[kind="small"] { color: $muted; font-size: ${text_small}px; }
QLabel[kind="mono"] { font-family: "DejaVu Sans Mono", "Consolas", monospace; font-size: ${text_fine}px; }
QLabel[kind="error"] { color: $red; font-size: ${text_fine}px; }
QLabel[kind="key"] { color: $muted; font-size: 11px; font-weight: 600; border: 1px solid $line; border-radius: 4px;
    background: $sunk; padding: 0 4px; }

QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: ${radius}px; }
QFrame[kind="sunk"] { background: $sunk; border: 1px solid $line; border-radius: ${radius}px; }
QFrame[kind="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="upright"] { background: $line; border: none; max-width: 1px; min-width: 1px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit, QTimeEdit, QAbstractSpinBox {
    background: $surface; border: 1px solid $edge; border-radius: 8px; padding: 0 10px;
    min-height: ${field_inner}px; selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit, QTextEdit { padding: 6px 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border: 2px solid $accent; padding: 0 9px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 5px 7px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"], QAbstractSpinBox[wrong="true"] {
    border: 2px solid $red; padding: 0 9px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled, QLineEdit:read-only {
    background: $sunk; color: $muted; }
QLineEdit[kind="search"] { border: 1px solid $line; padding-left: 4px; }
QLineEdit[kind="search"]:focus { border: 2px solid $accent; padding-left: 3px; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: url("$arrow_down"); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $edge; border-radius: 6px; padding: 4px;
    selection-background-color: $accent_soft; selection-color: $ink; outline: none; }
QComboBox QAbstractItemView::item { min-height: 30px; padding: 0 8px; }
QAbstractSpinBox QLineEdit { border: none; background: transparent; padding: 0; min-height: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 20px; border: none; background: transparent; }
QAbstractSpinBox::up-arrow { image: url("$arrow_up"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$arrow_down"); width: 12px; height: 12px; }

QPushButton { background: $surface; border: 1px solid $edge; border-radius: 8px; padding: 0 14px;
    min-height: ${button_inner}px; font-weight: 600; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $sunk; }
QPushButton:focus { border: 2px solid $accent; padding: 0 13px; }
QPushButton:disabled { color: $muted; background: $sunk; border-color: $line; }
QPushButton[kind="primary"] { background: $accent; border: 1px solid $accent; color: $on_accent; }
QPushButton[kind="primary"]:hover { background: $accent_strong; border-color: $accent_strong; }
QPushButton[kind="primary"]:focus { border: 2px solid $ink; }
QPushButton[kind="primary"]:disabled { background: $bar; border-color: $line; color: $muted; }
QPushButton[kind="danger"] { color: $red; border-color: $red; }
QPushButton[kind="danger"]:hover { background: $red_soft; }
QPushButton[kind="danger"]:focus { border: 2px solid $red; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: $accent; padding: 0 4px;
    min-height: 24px; text-align: left; }
QPushButton[kind="link"]:hover { color: $accent_strong; text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid $accent; padding: 0 3px; border-radius: 5px; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent; color: $muted; font-weight: 400;
    padding: 0; min-height: 22px; text-align: left; font-size: ${text_fine}px; }
QPushButton[kind="quiet"]:hover { color: $ink; }
QPushButton[kind="quiet"]:focus { border: 1px solid $accent; border-radius: 5px; color: $accent; }
QPushButton[kind="filter"] { background: $sunk; border: 1px solid $sunk; color: $muted; padding: 0 12px;
    min-height: 26px; border-radius: 6px; font-size: ${text_fine}px; }
QPushButton[kind="filter"]:hover { color: $ink; }
QPushButton[kind="filter"]:checked { background: $accent_soft; border-color: $accent_soft; color: $accent; }
QPushButton[kind="filter"]:focus { border: 2px solid $accent; padding: 0 11px; }
QPushButton[kind="choice"] { text-align: left; padding: 0 16px; }
QPushButton[kind="choice"]:checked { background: $accent_soft; border: 2px solid $accent; color: $accent; }
QPushButton[kind="court"] { font-size: ${text_court}px; min-height: 50px; padding: 0 24px; }
QPushButton[kind="court"]:checked { background: $accent_soft; border: 2px solid $accent; color: $accent; }

QToolButton { background: transparent; border: 2px solid transparent; border-radius: 6px; padding: 3px; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; }

QCheckBox, QRadioButton { spacing: 8px; min-height: 26px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid $edge;
    background: $surface; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 8px; height: 8px; background: $on_accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; text-decoration: underline; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $muted; }

QTableView { background: $surface; border: 1px solid $line; border-radius: ${radius}px; gridline-color: $line;
    padding: 2px 8px 6px 8px;
    selection-background-color: $accent_soft; selection-color: $ink; outline: none; }
QTableView:focus { border: 1px solid $accent; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $line;
    padding: 0 10px; font-size: ${text_fine}px; font-weight: 500; }
QTableCornerButton::section { background: $surface; border: none; }
QListView { background: $surface; border: 1px solid $line; border-radius: 8px; outline: none; padding: 4px; }
QListView::item { border-radius: 6px; padding: 4px 8px; color: $ink; }
QListView::item:selected { background: $accent_soft; color: $ink; }
QListView:focus { border: 1px solid $accent; }

QMenu { background: $surface; border: 1px solid $edge; border-radius: 8px; padding: 6px; }
QMenu::item { padding: 7px 18px 7px 12px; border-radius: 6px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::separator { height: 1px; background: $line; margin: 5px 6px; }

QScrollBar:vertical { background: transparent; width: 11px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 2px; }
QScrollBar::handle { background: $edge; border-radius: 3px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $bar; border: none; border-radius: 3px; min-height: 6px; max-height: 6px;
    text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSplitter::handle { background: transparent; }

QFrame[kind="side"] { background: $sunk; border: none; border-right: 1px solid $line; }
QPushButton[kind="nav"] { background: transparent; border: none; border-left: 3px solid transparent; color: $muted;
    font-weight: 500; text-align: left; padding: 0 8px; min-height: 34px; border-radius: 7px; }
QPushButton[kind="nav"]:hover { color: $ink; background: $hover; }
QPushButton[kind="nav"]:checked { background: $surface; color: $ink; font-weight: 700; border-left: 3px solid $accent; }
QPushButton[kind="nav"]:focus { border: 2px solid $accent; border-left: 3px solid $accent; }

QLabel[kind="mark"] { background: $accent; border-radius: 7px; }
QLabel[kind="account"] { font-size: ${text_fine}px; font-weight: 500; }
QPushButton[kind="find"] { background: $surface; border: 1px solid $line; color: $muted; font-weight: 400;
    text-align: left;    padding: 0 10px; }
QPushButton[kind="find"]:hover { border-color: $edge; }
QPushButton[kind="find"]:focus { border: 2px solid $accent; padding: 0 9px; }
QListView[kind="sections"] { border: none; background: transparent; padding: 0; }
QListView[kind="sections"]::item { min-height: 34px; padding: 0 8px; margin: 1px 0;
    border-left: 3px solid transparent; }
QListView[kind="sections"]::item:selected { background: $surface; font-weight: 700; border-left: 3px solid $accent; }
QListView[kind="sections"]::item:focus { border: 2px solid $accent; border-left: 3px solid $accent; }
QTextBrowser[kind="reading"] { background: $surface; border: 1px solid $line; padding: 10px 14px; }
QListView[kind="bare"] { border: none; background: transparent; padding: 0; }
QListView[kind="bare"]::item { padding: 0; }

QFrame[kind="hero"] { background: $hero; border: none; }
QPushButton[kind="door"] { font-weight: 400; text-align: left; padding: 0; border-color: $line; min-height: 40px; }
QPushButton[kind="door"][tall="true"] { min-height: 72px; }
QPushButton[kind="primary"][tall="true"] { min-height: 42px; }
QPushButton[kind="door"]:hover { border-color: $edge; }
QPushButton[kind="door"]:checked { border: 2px solid $accent; background: $surface; }
QPushButton[kind="door"]:focus { border: 2px solid $accent; background: $accent_soft; }
QLabel[kind="brand"] { font-size: 17px; font-weight: 600; }
QFrame[kind="hero"] QLabel { color: $on_hero; }
QFrame[kind="hero"] QLabel[kind="hero-muted"] { color: $on_hero_muted; }
QFrame[kind="toast"] { background: $ink; border-radius: 8px; }
QFrame[kind="toast"] QLabel { color: $surface; }
QFrame[kind="toast"] QPushButton { background: transparent; border: none; color: $surface; text-decoration: underline; }
QFrame[kind="toast"] QPushButton:focus { border: 2px solid $surface; }
QFrame[kind="sheet"] { background: $paper; border: none; border-left: 1px solid $line; }
QFrame[kind="finder"] { background: $surface; border: 1px solid $edge; border-radius: 12px; }
QFrame[kind="next"] { background: $surface; border: 1px solid $line; border-left: 4px solid $accent;
    border-radius: ${radius}px; }
""")

_TONE = Template("""
QLabel[tone="$name"] { color: $fore; }
QLabel[kind="chip"][tone="$name"] { color: $fore; background: $back; border-radius: 6px; padding: 2px 8px;
    font-size: 12px; font-weight: 600; }
QFrame[kind="notice"][tone="$name"] { background: $back; border: none; border-radius: 8px; }
QFrame[kind="notice"][tone="$name"] QLabel { color: $fore; }
""")

_LAST = Template("""
QLabel[kind="secret"] { color: $red; border: 1px solid $red; border-radius: 4px; padding: 1px 7px; font-size: 11px;
    font-weight: 700; letter-spacing: 1px; background: transparent; }
QLabel[kind="avatar"] { background: $accent_soft; color: $accent; border-radius: 14px; font-size: 12px;
    font-weight: 700; }
QLabel[kind="dot"] { background: $accent; border-radius: 4px; }
QLabel[kind="count"] { background: $accent_soft; color: $accent; border-radius: 9px; font-size: 12px; font-weight: 700;
    padding: 1px 8px; }
""")


def stylesheet(colours: Colours, drawn: dict[str, str]) -> str:
    """The sheet of a scheme. ``drawn`` maps ``arrow_down``, ``arrow_up`` and ``check`` to picture addresses for Qt."""
    sizes = {
        "text": SIZE.text,
        "text_small": SIZE.text_small,
        "text_fine": SIZE.text_fine,
        "text_heading": SIZE.text_heading,
        "text_title": SIZE.text_title,
        "text_hero": SIZE.text_hero,
        "text_court": SIZE.text_court,
        "text_court_title": SIZE.text_court_title,
        "radius": SIZE.radius,
        "field_inner": SIZE.field - 2,
        "button_inner": SIZE.button - 2,
    }
    values: dict[str, object] = {**colours.as_dict(), **sizes, **drawn}
    toned = []
    for name in TONES:
        fore, back = tone(colours, name)
        toned.append(_TONE.substitute(name=name, fore=fore, back=back))
    return _BASE.substitute(values) + "".join(toned) + _LAST.substitute(values)


def scheme_drawings(name: str) -> dict[str, str]:
    """Addresses of the three small pictures a stylesheet needs; Qt cannot colour them, so they lie there per scheme."""
    folder = resources() / "icons" / name
    return {key: (folder / f"{key}.svg").as_posix() for key in ("arrow_down", "arrow_up", "check")}
