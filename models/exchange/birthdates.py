"""Dates in all the forms lists write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from models.exchange.texts import EMPTY_MARKS, Cell

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan", "februari february feb pebruari peb", "maret march mar mrt", "april apr", "mei may",
            "juni june jun", "juli july jul", "agustus august agu agt ags aug agus", "september sep sept",
            "oktober october okt oct", "november nov nopember nop", "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_EXCEL_START = date(1899, 12, 30)
_NUMERIC = re.compile(r"(\d{1,4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,4})(?:[ T]\s*\d{1,2}[:.]\d{2}.*)?$")
_WORDS = re.compile(r"(\d{1,2})\s*[-/., ]?\s*([A-Za-z]{3,9})\.?\s*[-/., ]?\s*(\d{2}|\d{4})(?:[ T]\d{1,2}[:.]\d{2}.*)?$")
_WORDS_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})\s*,?\s+(\d{4})$")


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date and how it stood there: ``""`` a real date, ``empty``, ``iso``, ``serial``, ``ddmmyyyy``, ``words``,
    ``month_first``, ``two_digit_year``, or ``unreadable`` (then ``day`` is None)."""

    day: date | None
    form: str = ""


EMPTY = ReadDate(None, "empty")
UNREADABLE = ReadDate(None, "unreadable")


def read_date(value: Cell, today: date) -> ReadDate:
    """Any cell as a date. Numbers are Excel serials (days since 30 December 1899) or YYYYMMDD; never raises."""
    if isinstance(value, datetime):
        return ReadDate(value.date())
    if isinstance(value, date):
        return ReadDate(value)
    if isinstance(value, str):
        return _text(value, today.year)
    if value is None:
        return EMPTY
    if isinstance(value, (float, int)) and not isinstance(value, bool):
        return _number(float(value))
    return UNREADABLE


def _number(value: float) -> ReadDate:
    if value == 0:
        return EMPTY
    if 1 <= value < 80_000:
        return ReadDate(_EXCEL_START + timedelta(days=int(value)), "serial")
    if value.is_integer() and 19_000_101 <= value <= 21_001_231:
        day = _make(int(value) // 10_000, int(value) // 100 % 100, int(value) % 100)
        return ReadDate(day, "iso") if day else UNREADABLE
    return UNREADABLE


@lru_cache(maxsize=32768)
def _text(raw: str, this_year: int) -> ReadDate:
    text = " ".join(raw[:80].replace("\u200b", "").split()).strip("'’` ,;")
    if not text or text in EMPTY_MARKS or re.fullmatch(r"[0\-/. :]+", text):
        return EMPTY
    if text.isdigit() and text.isascii():
        return _digits(text)
    if match := _NUMERIC.match(text):
        return _numeric(match[1], int(match[2]), match[3], this_year)
    if match := _WORDS.search(text):
        month = _MONTHS.get(match[2].lower())
        year, guessed = _year(match[3], this_year)
        day = _make(year, month or 0, int(match[1]))
        return ReadDate(day, "two_digit_year" if guessed else "words") if day else UNREADABLE
    if match := _WORDS_FIRST.search(text):
        day = _make(int(match[3]), _MONTHS.get(match[1].lower(), 0), int(match[2]))
        return ReadDate(day, "words") if day else UNREADABLE
    return UNREADABLE


def forget() -> None:
    """Drop the dates remembered while reading one list."""
    _text.cache_clear()


def _digits(text: str) -> ReadDate:
    if len(text) == 8:
        if day := _make(int(text[:4]), int(text[4:6]), int(text[6:])):
            if 1900 <= day.year <= 2100:
                return ReadDate(day, "iso")
        day = _make(int(text[4:]), int(text[2:4]), int(text[:2]))
        return ReadDate(day, "ddmmyyyy") if day else UNREADABLE
    return _number(float(text)) if len(text) <= 5 else UNREADABLE


def _numeric(first: str, middle: int, last: str, this_year: int) -> ReadDate:
    if len(first) >= 3:  # 1980-03-12
        day = _make(int(first), middle, int(last))
        return ReadDate(day, "iso") if day and len(first) == 4 else UNREADABLE
    year, guessed = _year(last, this_year)
    if day := _make(year, middle, int(first)):
        return ReadDate(day, "two_digit_year" if guessed else "ddmmyyyy")
    if day := _make(year, int(first), middle):
        return ReadDate(day, "month_first")
    return UNREADABLE


def _year(text: str, this_year: int) -> tuple[int, bool]:
    """The year, and whether its century is a guess: nobody in a list is younger than fifteen."""
    if len(text) == 4:
        return int(text), False
    if len(text) != 2:
        return 0, False
    year = this_year // 100 * 100 + int(text)
    return (year - 100 if year > this_year - 15 else year), True


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
