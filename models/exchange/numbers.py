"""The number of a person as lists write it: NIP (PerkaBKN 22/2007), NI PPPK, or a local one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from models.exchange.headers import looks_like_nik
from models.exchange.texts import EMPTY_MARKS, Cell, clean, to_text

_EXPONENT = re.compile(r"\d+(?:[.,]\d+)?\s*[eE]\s*\+?\d{1,3}$")
_MARKS = re.compile(r"[\s'’‘`´\".:_-]+")
_PREFIX = re.compile(r"(?i)^(?:NIP|NI\s?PPPK|NIPPPK|NI)\b[\s.:]*")


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """``digits`` is 18 digits or empty; ``kinds`` the problems of its form; ``empty`` where nothing stood there."""

    digits: str = ""
    kinds: tuple[str, ...] = ()
    empty: bool = False


_EMPTY = ReadNumber(empty=True)


def read_nip(value: Cell) -> ReadNumber:
    """A cell as NIP or NI PPPK. Only 18 certain digits are returned; anything else names its problem instead.

    A spreadsheet keeps 15 digits of a number: a NIP stored as one has lost its last three, whatever it shows.
    """
    if isinstance(value, (float, int)) and not isinstance(value, bool):
        if abs(value) >= 1e15:
            return ReadNumber(kinds=("nip_as_number_precision_lost",))
        value = str(int(value)) if value else ""
    return _from_text(value if isinstance(value, str) else to_text(value))


@lru_cache(maxsize=1024)
def _from_text(raw: str) -> ReadNumber:
    if len(raw) == 18 and raw.isascii() and raw.isdigit():
        return _certain(raw, ())
    text, _, _ = clean(raw)
    text = text.strip(" '’‘`´\"")
    if not text or text in EMPTY_MARKS:
        return _EMPTY
    if _EXPONENT.match(text) or re.match(r"\d{16,18}[.,]0+$", text):
        return ReadNumber(kinds=("nip_as_number_precision_lost",))
    digits = _MARKS.sub("", _PREFIX.sub("", text))
    if not digits or not digits.strip("0"):
        return _EMPTY
    if looks_like_nik(digits):
        return ReadNumber(kinds=("nik_in_number_column",))
    if not (digits.isascii() and digits.isdigit()):
        return ReadNumber(kinds=("nip_not_digits",))
    if len(digits) == 18:
        return _certain(digits, ("nip_apostrophe_spaces",))
    if len(digits) == 17:
        return ReadNumber(kinds=("nip_17_digits",))
    return ReadNumber(kinds=("nip_old_9_digits" if len(digits) == 9 else "nip_wrong_length",))


def _certain(digits: str, kinds: tuple[str, ...]) -> ReadNumber:
    # Sequences start at 001: three zeros at the end are what a spreadsheet leaves of a number.
    if digits.endswith("000"):
        return ReadNumber(kinds=("nip_as_number_precision_lost",))
    return ReadNumber(digits, kinds)


@dataclass(frozen=True, slots=True)
class NumberSays:
    """What 18 digits say. ``birth_date`` None where the first eight are no date; ``month`` is digits 13-14."""

    birth_date: date | None
    year: int
    month: int
    sex: str


def decode(digits: str) -> NumberSays:
    """Read 18 digits: birth date, year of appointment, digits 13-14, sex (``L``, ``P`` or empty)."""
    try:
        born: date | None = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        born = None
    return NumberSays(born, int(digits[8:12]), int(digits[12:14]), {"1": "L", "2": "P"}.get(digits[14], ""))


def number_problems(says: NumberSays, pppk: bool, born: date | None, sex: str, today: date) -> list[str]:
    """Problems of an 18-digit number against itself and against birth date and sex in the list.

    Digits 13-14 are a month for a PNS only; for a PPPK they count agreements (Peraturan BKN 1/2019).
    """
    kinds: list[str] = []
    if says.birth_date is None or not 1900 <= says.birth_date.year < today.year:
        kinds.append("nip_impossible_birth_date")
    elif born and born != says.birth_date:
        kinds.append("birth_date_differs_from_nip")
    if not pppk and not 1 <= says.month <= 12:
        kinds.append("nip_impossible_month")
    elif (says.year, 0 if pppk else says.month) > (today.year, today.month):
        kinds.append("nip_in_future")
    elif says.birth_date and not 17 <= says.year - says.birth_date.year <= (60 if pppk else 45):
        kinds.append("nip_unlikely_age")
    if not says.sex:
        kinds.append("nip_impossible_sex")
    elif sex and sex != says.sex:
        kinds.append("sex_differs_from_nip")
    return kinds


def read_local(value: Cell) -> ReadNumber:
    """A local number of a person who is not ASN, at most 30 signs; a population number is never returned."""
    if isinstance(value, float) and abs(value) >= 1e15:
        return ReadNumber(kinds=("nik_in_number_column",))
    text, _, _ = clean(to_text(value))
    text = text.strip(" '’‘`´\"")
    if not text or text in EMPTY_MARKS:
        return _EMPTY
    if looks_like_nik(text):
        return ReadNumber(kinds=("nik_in_number_column",))
    return ReadNumber(text[:30])
