"""Numbers and dates in words (test values of the reference on letters)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.law.words import LARGEST, date_in_words, long_date, roman_month, terbilang, weekday

WORDS = {
    0: "nol", 1: "satu", 9: "sembilan", 10: "sepuluh", 11: "sebelas", 12: "dua belas", 19: "sembilan belas",
    20: "dua puluh", 21: "dua puluh satu", 99: "sembilan puluh sembilan", 100: "seratus", 101: "seratus satu",
    111: "seratus sebelas", 199: "seratus sembilan puluh sembilan", 200: "dua ratus",
    999: "sembilan ratus sembilan puluh sembilan",
    1000: "seribu", 1001: "seribu satu", 1100: "seribu seratus", 1999: "seribu sembilan ratus sembilan puluh sembilan",
    2000: "dua ribu", 2011: "dua ribu sebelas", 2024: "dua ribu dua puluh empat", 2025: "dua ribu dua puluh lima",
    11000: "sebelas ribu", 100000: "seratus ribu",
    999999: "sembilan ratus sembilan puluh sembilan ribu "
        "sembilan ratus sembilan puluh sembilan",
    1000000: "satu juta", 1001000: "satu juta seribu", 10**9: "satu miliar", 10**12: "satu triliun",
}  # fmt: skip


@pytest.mark.parametrize(("number", "words"), WORDS.items())
def test_terbilang(number: int, words: str) -> None:
    assert terbilang(number) == words


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_terbilang_refuses(number: int) -> None:
    with pytest.raises(ValueError, match=r"^terbilang: 0\.\.999999999999999$"):
        terbilang(number)


UNITS = {
    word: value
    for value, word in enumerate("nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split())
}


def spoken(words: str) -> int:
    """The reverse, written independently."""
    total = part = last = 0
    for word in words.split():
        if word in ("triliun", "miliar", "juta", "ribu"):
            total += (part + last) * {"triliun": 10**12, "miliar": 10**9, "juta": 10**6, "ribu": 1000}[word]
            part = last = 0
        elif word == "seribu":
            total += 1000
        elif word == "seratus":
            part += 100
        elif word == "ratus":
            part, last = part + last * 100, 0
        elif word == "puluh":
            part, last = part + last * 10, 0
        elif word == "belas":
            part, last = part + last + 10, 0
        else:
            last = UNITS[word]
    return total + part + last


@given(st.integers(0, LARGEST))
def test_terbilang_reads_back(number: int) -> None:
    words = terbilang(number)
    assert spoken(words) == number
    assert words == " ".join(words.split())
    assert "satu ratus" not in words
    assert "satu puluh" not in words


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ((2018, 3, 6), "Selasa"), ((2024, 2, 12), "Senin"), ((2024, 5, 8), "Rabu"),
        ((2024, 9, 13), "Jumat"), ((2024, 9, 20), "Jumat"), ((2026, 3, 7), "Sabtu"),
        ((2026, 3, 8), "Minggu"), ((2026, 3, 5), "Kamis"),
    ],
)  # fmt: skip
def test_weekday(day: tuple[int, int, int], name: str) -> None:
    assert weekday(date(*day)) == name


def test_dates() -> None:
    assert long_date(date(2024, 12, 2)) == "2 Desember 2024"
    assert long_date(date(2018, 1, 20)) == "20 Januari 2018"
    assert date_in_words(date(2024, 12, 2)) == "Senin tanggal dua bulan Desember tahun dua ribu dua puluh empat"


MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()


def test_months() -> None:
    assert [long_date(date(2024, month, 1)).split()[1] for month in range(1, 13)] == MONTHS
    assert [roman_month(month) for month in range(1, 13)] == ROMAN
    for wrong in (0, 13):
        with pytest.raises(ValueError, match=r"^roman_month: 1\.\.12$"):
            roman_month(wrong)
