"""Layout profiles between the form (millimetres, whole points, words) and what is kept (centimetres, points)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from models.law.errors import Trouble
from models.procedure import profiles
from models.procedure.wordings import press_of
from models.registry.profiles import ProfileRow, profile_in_use, profile_rows
from reports.typesetting.checking import SWITCHES, WORDS, profile_from
from reports.typesetting.profiles import CHOICES

if TYPE_CHECKING:
    from models.procedure.desk import Desk

SIDES = ("top", "bottom", "left", "right")
SPACINGS = (1.0, 1.15, 1.2, 1.3, 1.5, 2.0)
LINE = 1.15
"""Height of a single line against the size of the letter: what word processors call spacing 1."""

NAMES = {
    "family": {"sans": "Arial atau yang setara", "serif": "Bookman Old Style atau yang setara"},
    "letterhead_print": {
        "cetak": "dicetak",
        "kosong": "dikosongkan (kertas sudah berkop)",
        "tanpa": "tanpa kop",
    },
    "nature": {"keduanya": "klasifikasi dan kecepatan", "kecepatan": "kecepatan", "klasifikasi": "klasifikasi"},
    "rank_style": {"kurung": "Pembina (IV/a)", "koma": "Pembina, IV/a", "pangkat": "Pembina"},
    "name_style": {"asli": "seperti ditulis", "kapital": "HURUF KAPITAL"},
    "signer_name": {
        "biasa": "biasa",
        "tebal": "tebal",
        "garis": "bergaris bawah",
        "tebal-garis": "tebal bergaris bawah",
    },
    "address_side": {"kiri": "kiri, di bawah Hal", "kanan": "kanan, di bawah tanggal"},
}
"""Words for choices whose key is not their word."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A profile with what its editor shows; ``own`` is the office's number, None for the program's."""

    key: str
    name: str
    values: Mapping[str, Any]
    own: int | None
    versions: tuple[ProfileRow, ...]


def read_profiles(desk: Desk, reader: Any) -> list[Edited]:
    """Every profile as it holds today."""
    press = press_of(desk)
    rows = profile_rows(reader)
    found: list[Edited] = []
    for key, name in press.profiles().items():
        values = profile_in_use(reader, key) or press.profile_values(key)
        mine = tuple(row for row in rows if row.key == key)
        own = next((row.number for row in mine if row.in_use), None)
        found.append(Edited(key, name, values, own, mine))
    return found


def choices(name: str) -> list[tuple[str, str]]:
    """The choices of a setting, in words."""
    return [(key, NAMES.get(name, {}).get(key, key)) for key in CHOICES[name]]


def to_form(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the form shows of a profile."""
    width, height = values["paper"]
    size = values.get("size", 12)
    spacing = values.get("leading", size * 1.2) / (size * LINE)
    shown: dict[str, Any] = {"width": round(width * 10), "height": round(height * 10), "size": round(size)}
    shown |= {side: round(value * 10) for side, value in zip(SIDES, values["margins"], strict=True)}
    shown["spacing"] = min(SPACINGS, key=lambda one: abs(one - spacing))
    whole = profile_from(values)
    return shown | {name: getattr(whole, name) for name in (*CHOICES, *SWITCHES)}


def from_form(values: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """A profile with what the form says; what the form does not show stays."""
    made = dict(values) | {
        "paper": [said["width"] / 10, said["height"] / 10],
        "margins": [said[side] / 10 for side in SIDES],
        "size": said["size"],
    }
    if to_form(values)["spacing"] != said["spacing"] or said["size"] != values.get("size", 12):
        made["leading"] = round(said["size"] * LINE * said["spacing"], 1)
    return made | {name: said[name] for name in (*CHOICES, *SWITCHES)}


def settings() -> tuple[str, ...]:
    """The settings that are chosen from words, in the order of the form."""
    return tuple(CHOICES)


def words_of(name: str) -> str:
    """What a setting is called."""
    return WORDS[name]


def summary(values: Mapping[str, Any]) -> str:
    """``210 × 297 mm · margin 20/25/30/20 mm · huruf 12``."""
    shown = to_form(values)
    margins = "/".join(str(shown[side]) for side in SIDES)
    return f"{shown['width']} × {shown['height']} mm · margin {margins} mm · huruf {shown['size']}"


def try_out(desk: Desk, key: str, values: Mapping[str, Any]) -> tuple[bytes, str]:
    """An invented letter on the profile: its PDF and the typefaces used; or no PDF and what is wrong."""
    try:
        made = profiles.trial(desk, key, values)
    except Trouble as trouble:
        return b"", str(trouble)
    return made.pdf, f"Huruf yang dipakai: {', '.join(made.fonts)}"
