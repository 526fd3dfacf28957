"""The number of a person as lists write it: NIP (PerkaBKN 22/2007), NI PPPK, or a local one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from models.exchange.headers import looks_like_nik
from models.exchange.texts import EMPTY_MARKS, Cell, clean, to_text
from models.law.nip import check_number
from models.law.person import PersonKind

_EXPONENT = re.compile(r"\d+(?:[.,]\d+)?\s*[eE]\s*\+?\d{1,3}$")
_MARKS = re.compile(r"[\s'’‘`\u00b4\".:_-]+")
_PREFIX = re.compile(r"(?i)^(?:NIP|NI\s?PPPK|NIPPPK|NI)\b[\s.:]*")


SCRUBBED = "(NIK tidak dibaca)"
"""Stands in a sheet where a population number stood in a column of other numbers."""


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
    if value == SCRUBBED:
        return ReadNumber(kinds=("nik_in_number_column",))
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
    text = text.strip(" '’‘`\u00b4\"")
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


def is_population_number(value: Cell) -> bool:
    """Whether a cell, text or number, holds what looks like a NIK."""
    if isinstance(value, str):
        return 16 <= len(value) <= 40 and looks_like_nik(value)
    return isinstance(value, float) and 1e15 <= value < 1e16 and looks_like_nik(to_text(value))


def forget() -> None:
    """Drop the numbers remembered while reading one list."""
    _from_text.cache_clear()


_KIND_OF_NOTICE = {
    "number.birth": "nip_impossible_birth_date",
    "number.birth_differs": "birth_date_differs_from_nip",
    "number.appointed": "nip_impossible_month",
    "number.future": "nip_in_future",
    "number.age": "nip_unlikely_age",
    "number.sex": "nip_impossible_sex",
    "number.sex_differs": "sex_differs_from_nip",
}


def number_problems(kind: PersonKind, digits: str, born: date | None, sex: str, today: date) -> list[str]:
    """Problems of an 18-digit number of an ASN against itself and against birth date and sex in the list."""
    kinds = [
        _KIND_OF_NOTICE[notice.code]
        for notice in check_number(kind, digits, born, sex, today)
        if notice.code in _KIND_OF_NOTICE
    ]
    # The law's check knows the calendar; that nobody was born in 1200 or next year is ours to say.
    if not 1900 <= int(digits[:4]) < today.year and "nip_impossible_birth_date" not in kinds:
        kinds = ["nip_impossible_birth_date", *(k for k in kinds if k != "birth_date_differs_from_nip")]
    return kinds


def read_local(value: Cell) -> ReadNumber:
    """A local number of a person who is not ASN, at most 30 signs; a population number is never returned."""
    if value == SCRUBBED:
        return ReadNumber(kinds=("nik_in_number_column",))
    text, _, _ = clean(to_text(value))
    text = text.strip(" '’‘`\u00b4\"")
    if not text or text in EMPTY_MARKS:
        return _EMPTY
    if looks_like_nik(text):
        return ReadNumber(kinds=("nik_in_number_column",))
    return ReadNumber(text[:30])
