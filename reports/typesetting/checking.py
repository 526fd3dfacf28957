"""A layout profile from plain values, as the office keeps them: checked, with words for what is wrong."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from models.law.errors import Trouble
from reports.typesetting.profiles import CHOICES, CM, LetterheadSizes, Profile

EDGE = 0.5
"""Centimetres that an office printer cannot reach."""

SMALLEST_PAPER, LARGEST_PAPER = (14.0, 20.0), (45.0, 60.0)
LEAST = {"atas": 1.5, "bawah": 2.2, "kiri": 1.0, "kanan": 1.0}
"""Least margins in cm: page number and mark of secrecy stand above the text, catchword and archive code below."""

TEXT = (10.0, 12.0)
"""Least width and height left for the text in cm."""

NUMBERS: dict[str, tuple[float, float, str]] = {
    "size": (8, 16, "Ukuran huruf"),
    "leading": (8, 40, "Jarak baris"),
    "sign_space": (30, 120, "Ruang tanda tangan"),
}
HEAD: dict[str, tuple[float, float, str]] = {
    "head": (8, 30, "Huruf kop kepala daerah"),
    "city": (8, 30, "Huruf kop baris pertama"),
    "office": (8, 30, "Huruf kop nama perangkat daerah"),
    "address": (6, 16, "Huruf kop alamat"),
    "emblem": (1.0, 4.0, "Tinggi lambang"),
}
SWITCHES = ("nip_dot", "catchwords", "machine_fonts")
OTHER = ("name", "paper", "margins", "letterhead", "verified")
WORDS = {
    "family": "Jenis huruf",
    "address_side": "Letak alamat tujuan",
    "letterhead_kind": "Jenis kop",
    "letterhead_print": "Cetak kop",
    "subject_label": "Sebutan hal",
    "nature": "Isi Sifat",
    "place_style": "Penulisan di Tempat",
    "head_spelling": "Penulisan Wali Kota",
    "rank_style": "Penulisan pangkat",
    "name_style": "Penulisan nama penanda tangan",
    "signer_name": "Tebal nama penanda tangan",
    "nip_dot": "Titik setelah NIP",
    "catchwords": "Kata penyambung",
    "machine_fonts": "Huruf dari komputer",
}
FAMILIES = {"arial": "sans", "liberation sans": "sans", "bookman old style": "serif", "bookman": "serif"}
"""Other names of the two families."""


def profile_from(data: Mapping[str, Any], key: str = "khusus") -> Profile:
    """A profile from its values: ``paper`` (width, height) and ``margins`` (top, bottom, left, right) in cm.

    The rest is as in ``profiles.toml``. Trouble says in plain words what cannot be.
    """
    if not isinstance(data, Mapping):
        raise _refused("Profil tata letak tidak terbaca")
    known = {*NUMBERS, *SWITCHES, *CHOICES, *OTHER}
    if unknown := sorted(str(name) for name in data if name not in known):
        raise _refused(f"Profil memuat pengaturan yang tidak dikenal: {', '.join(unknown)[:120]}")
    width, height = _sides(data, "paper", 2, "Ukuran kertas")
    margins = dict(zip(LEAST, _sides(data, "margins", 4, "Margin"), strict=True))
    _check_paper(width, height, margins)
    size = _number(data.get("size", 12), *NUMBERS["size"])
    leading = _number(data.get("leading", round(size * 1.2, 1)), *NUMBERS["leading"])
    if leading < size:
        raise _refused("Jarak baris lebih kecil daripada ukuran huruf, sehingga baris bertindih")
    more: dict[str, Any] = {"family": "sans"}
    more |= {name: _choice(data[name], name) for name in CHOICES if name in data}
    more |= {name: _switch(data[name], name) for name in SWITCHES if name in data}
    if "sign_space" in data:
        more["sign_space"] = _number(data["sign_space"], *NUMBERS["sign_space"])
    return Profile(
        id=key,
        name=str(data.get("name") or key),
        width=width * CM,
        height=height * CM,
        top=margins["atas"] * CM,
        bottom=margins["bawah"] * CM,
        left=margins["kiri"] * CM,
        right=margins["kanan"] * CM,
        size=size,
        leading=leading,
        letterhead=_letterhead(data.get("letterhead") or {}),
        data=dict(data),
        **more,
    )


def _check_paper(width: float, height: float, margins: Mapping[str, float]) -> None:
    if width < SMALLEST_PAPER[0] or height < SMALLEST_PAPER[1]:
        raise _refused(f"Kertas terlalu kecil; paling sedikit {_cm(SMALLEST_PAPER[0])} × {_cm(SMALLEST_PAPER[1])} cm")
    if width > LARGEST_PAPER[0] or height > LARGEST_PAPER[1]:
        raise _refused(f"Kertas terlalu besar; paling banyak {_cm(LARGEST_PAPER[0])} × {_cm(LARGEST_PAPER[1])} cm")
    for side, least in LEAST.items():
        if margins[side] < least:
            raise _refused(f"Margin {side} terlalu kecil; paling sedikit {_cm(least)} cm")
    if width - margins["kiri"] - margins["kanan"] < TEXT[0]:
        raise _refused(f"Margin kiri dan kanan terlalu besar; lebar teks paling sedikit {_cm(TEXT[0])} cm")
    if height - margins["atas"] - margins["bawah"] < TEXT[1]:
        raise _refused(f"Margin atas dan bawah terlalu besar; tinggi teks paling sedikit {_cm(TEXT[1])} cm")


def _sides(data: Mapping[str, Any], key: str, count: int, words: str) -> list[float]:
    given = data.get(key)
    if not isinstance(given, (list, tuple)) or len(given) != count:
        raise _refused(f"{words} harus terdiri atas {count} bilangan dalam cm")
    return [_number(value, 0.0, 100.0, words) for value in given]


def _number(value: Any, least: float, most: float, words: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise _refused(f"{words} bukan bilangan")
    if not least <= value <= most:
        raise _refused(f"{words} harus antara {_cm(least)} dan {_cm(most)}")
    return float(value)


def _choice(value: Any, name: str) -> str:
    if name == "family" and isinstance(value, str):
        value = FAMILIES.get(value.strip().lower(), value)
    if value not in CHOICES[name]:
        if name == "family":
            raise _refused("Jenis huruf tidak dikenal; yang ada: sans (Arial) dan serif (Bookman Old Style)")
        raise _refused(f"{WORDS[name]} tidak dikenal; pilihannya: {', '.join(CHOICES[name])}")
    return str(value)


def _switch(value: Any, name: str) -> bool:
    if not isinstance(value, bool):
        raise _refused(f"{WORDS[name]} harus ya atau tidak")
    return value


def _letterhead(data: Any) -> LetterheadSizes:
    if not isinstance(data, Mapping) or any(name not in HEAD for name in data):
        raise _refused("Ukuran huruf kop tidak terbaca")
    return LetterheadSizes(**{name: _number(value, *HEAD[name]) for name, value in data.items()})


def _cm(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _refused(what: str) -> Trouble:
    return Trouble(f"{what}.", "Profil lama tetap dipakai; tidak ada yang dicetak.", "Betulkan profil di Pengaturan.")
