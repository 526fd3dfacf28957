"""Golongan and pangkat as lists write them (PP 11/2017 and Peraturan BKN for PNS; Perpres 98/2020 for PPPK)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from models.exchange.texts import EMPTY_MARKS

PANGKAT = {
    "I/a": "Juru Muda",
    "I/b": "Juru Muda Tingkat I",
    "I/c": "Juru",
    "I/d": "Juru Tingkat I",
    "II/a": "Pengatur Muda",
    "II/b": "Pengatur Muda Tingkat I",
    "II/c": "Pengatur",
    "II/d": "Pengatur Tingkat I",
    "III/a": "Penata Muda",
    "III/b": "Penata Muda Tingkat I",
    "III/c": "Penata",
    "III/d": "Penata Tingkat I",
    "IV/a": "Pembina",
    "IV/b": "Pembina Tingkat I",
    "IV/c": "Pembina Utama Muda",
    "IV/d": "Pembina Utama Madya",
    "IV/e": "Pembina Utama",
}
"""Golongan ruang of a PNS to the name of the pangkat."""

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII")
"""Golongan of a PPPK, lowest first."""

_BY_NAME = {name.casefold(): golongan for golongan, name in PANGKAT.items()}
_LEVEL = r"(IV|III|II|I|[1-4])"
_WITH_ROOM = re.compile(rf"(?:^|[\s(,./-]){_LEVEL}\s*[-/.,\s]?\s*\(?([a-e])\)?\s*\)?$", re.IGNORECASE)
_CODE = re.compile(r"([1-4])([1-5])$")
_PLAIN = re.compile(r"(?:GOLONGAN|GOL\.?)?\s*([IVX]{1,5}|\d{1,2})$")


@dataclass(frozen=True, slots=True)
class Rank:
    """``golongan`` is ``III/b``, ``IX`` or empty; ``named`` the pangkat written beside it, in the table's spelling.

    ``known`` is False where something stood there that is no rank.
    """

    golongan: str = ""
    named: str = ""
    known: bool = True


@lru_cache(maxsize=4096)
def read_rank(text: str, pppk: bool = False) -> Rank:
    """``Penata Muda Tingkat I, III/b``, ``III b``, ``3b``, ``Pembina (IV/a)``, ``IX``, ``9``, ``Golongan IX``.

    Two digits 11 to 45 are the codes SIASN uses in GOL AKHIR ID (32 is III/b), except for a PPPK, where 11 is XI.
    """
    plain = " ".join(text.split()).strip(" '’`;")
    if not plain or plain in EMPTY_MARKS:
        return Rank()
    named = _named(plain)
    if match := _WITH_ROOM.search(plain):
        level = match[1].upper()
        golongan = f"{ROMAN[int(level) - 1] if level.isdigit() else level}/{match[2].lower()}"
        if golongan in PANGKAT:
            return Rank(golongan, named)
        return Rank(known=False)
    if named:
        return Rank(_BY_NAME[named.casefold()], named)
    if not pppk and (match := _CODE.match(plain)):
        golongan = f"{ROMAN[int(match[1]) - 1]}/{'abcde'[int(match[2]) - 1]}"
        return Rank(golongan) if golongan in PANGKAT else _pppk(plain)
    return _pppk(plain.upper())


def _pppk(text: str) -> Rank:
    match = _PLAIN.match(text)
    if match and match[1].isdigit() and 1 <= int(match[1]) <= len(ROMAN):
        return Rank(ROMAN[int(match[1]) - 1])
    if match and match[1] in ROMAN:
        return Rank(match[1])
    return Rank(known=False)


def _named(text: str) -> str:
    """The pangkat a text begins with, in the table's spelling; the longest that fits."""
    folded = re.sub(r"\b(tk|tkt|tingkat|tgk)\.?\s*(1|i)\b", "tingkat i", text.casefold())
    folded = re.sub(r"[^a-z ]+", " ", folded.split(",")[0].split("(")[0].split("/")[0])
    words = folded.split()
    for length in (4, 3, 2, 1):
        golongan = _BY_NAME.get(" ".join(words[:length]))
        if golongan and len(words) >= length:
            return PANGKAT[golongan]
    return ""


def is_of_pns(golongan: str) -> bool:
    """Whether a golongan has a ruang: ``III/b``."""
    return "/" in golongan
