"""Numbers and dates in Indonesian words, independent of the computer's locale."""

from __future__ import annotations

from datetime import date

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_SMALL = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_LARGE = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"))
LARGEST = 10**15 - 1


def terbilang(n: int) -> str:
    """``n`` in words: 0 nol, 11 sebelas, 21 dua puluh satu, 1000 seribu, 1000000 satu juta.

    ``n`` from 0 to 999 triliun; ValueError beyond.
    """
    if not 0 <= n <= LARGEST:
        raise ValueError(f"terbilang: 0..{LARGEST}")
    if n < 12:
        return _SMALL[n]
    if n < 20:
        return f"{_SMALL[n - 10]} belas"
    if n < 100:
        return _joined(f"{_SMALL[n // 10]} puluh", n % 10)
    if n < 1000:
        return _joined("seratus" if n < 200 else f"{_SMALL[n // 100]} ratus", n % 100)
    if n < 10**6:
        return _joined("seribu" if n < 2000 else f"{terbilang(n // 1000)} ribu", n % 1000)
    size, name = next((size, name) for size, name in _LARGE if n >= size)
    return _joined(f"{terbilang(n // size)} {name}", n % size)


def _joined(head: str, rest: int) -> str:
    return f"{head} {terbilang(rest)}" if rest else head


def long_date(day: date) -> str:
    """``2 Desember 2024``, no leading zero."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday(day: date) -> str:
    """``Senin`` to ``Minggu``; Friday is printed *Jumat*."""
    return DAYS[day.weekday()]


def date_in_words(day: date) -> str:
    """The opening of a berita acara: ``Senin tanggal dua bulan Desember tahun dua ribu dua puluh empat``."""
    return f"{weekday(day)} tanggal {terbilang(day.day)} bulan {MONTHS[day.month - 1]} tahun {terbilang(day.year)}"


def roman_month(month: int) -> str:
    """``I`` to ``XII`` for letter numbers; ValueError beyond."""
    if not 1 <= month <= 12:
        raise ValueError("roman_month: 1..12")
    return _ROMAN[month - 1]
