"""NIP and NI PPPK: 18 digits with a meaning, no check digit.

NIP (PerkaBKN 22/2007, 43/2007): birth date YYYYMMDD, month of appointment YYYYMM, sex 1/2, sequence 001-999.
NI PPPK: birth date, year of first appointment, number of the agreement (two digits, from 21), sex, sequence.
Mismatches warn and never block: numbers are not issued anew when a birth date is corrected.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.law.notice import Notice, Severity
from models.law.person import PersonKind

_NIP_BASIS = "Peraturan Kepala BKN 22/2007 dan 43/2007"
_NI_BASIS = "Susunan NI PPPK (18 angka)"
_YOUNGEST, _OLDEST = 17, 45
_CIVIL_SERVANTS = (PersonKind.PNS, PersonKind.CPNS)
_CONTRACTED = (PersonKind.PPPK, PersonKind.PPPK_PARUH_WAKTU)


@dataclass(frozen=True, slots=True)
class NumberParts:
    """What a number says. A part is None where its digits mean nothing (30 February, month 13)."""

    birth_date: date | None
    appointed: date | None
    """First day of the month of appointment (NIP); 1 January of that year (NI PPPK)."""
    agreement: str
    """Two digits of the agreement (NI PPPK only)."""
    sex: str | None
    sequence: int


def parse_nip(number: str, kind: PersonKind = PersonKind.PNS) -> NumberParts | None:
    """The parts of an 18-digit number; None unless it is exactly 18 digits. Spaces are not accepted here."""
    if len(number) != 18 or not (number.isascii() and number.isdigit()):
        return None
    contracted = kind in _CONTRACTED
    month = 1 if contracted else int(number[12:14])
    return NumberParts(
        birth_date=_date(int(number[:4]), int(number[4:6]), int(number[6:8])),
        appointed=_date(int(number[8:12]), month, 1),
        agreement=number[12:14] if contracted else "",
        sex={"1": "L", "2": "P"}.get(number[14]),
        sequence=int(number[15:]),
    )


def check_number(
    person_kind: PersonKind,
    number: str,
    birth_date: date | None = None,
    sex: str = "",
    on: date | None = None,
) -> tuple[Notice, ...]:
    """Everything odd about a number, as warnings; empty where nothing is.

    ``number`` holds digits only; ``sex`` is L, P or empty; ``on`` is today (an appointment after it is odd) or None.
    Persons outside ASN have no NIP: any number, or none, is accepted.
    """
    if person_kind not in _CIVIL_SERVANTS and person_kind not in _CONTRACTED:
        return ()
    label = "NI PPPK" if person_kind in _CONTRACTED else "NIP"
    parts = parse_nip(number, person_kind)
    if parts is None:
        return (_odd(label, *_shape(label, number)),)
    found = [*_birth(parts, birth_date), *_appointment(label, parts, birth_date, on), *_tail(parts, sex)]
    return tuple(_odd(label, code, message) for code, message in found)


Finding = tuple[str, str]
"""Code and sentence."""


def _shape(label: str, number: str) -> Finding:
    """Why a text is not an 18-digit number."""
    if not number:
        return "missing", "belum diisi."
    if not (number.isascii() and number.isdigit()):
        return "digits", "hanya boleh berisi angka."
    if len(number) == 9 and label == "NIP":
        return "old", "9 angka, bentuk lama; hanya untuk arsip."
    return "length", f"harus 18 angka, terbaca {len(number)}."


def _birth(parts: NumberParts, birth_date: date | None) -> list[Finding]:
    if parts.birth_date is None:
        return [("birth", "angka 1-8 bukan tanggal yang ada.")]
    if birth_date is not None and parts.birth_date != birth_date:
        return [("birth_differs", "tanggal lahir pada nomor berbeda dari data.")]
    return []


def _appointment(label: str, parts: NumberParts, birth_date: date | None, on: date | None) -> list[Finding]:
    if parts.appointed is None:
        return [("appointed", "angka 9-14 bukan tahun dan bulan yang ada.")]
    found: list[Finding] = []
    if on is not None and parts.appointed > on:
        found.append(("future", "mulai bertugas sesudah hari ini."))
    born = parts.birth_date or birth_date
    if label == "NIP" and born is not None and not _YOUNGEST <= _age(born, parts.appointed) <= _OLDEST:
        found.append(("age", f"umur saat diangkat di luar {_YOUNGEST}-{_OLDEST} tahun."))
    return found


def _tail(parts: NumberParts, sex: str) -> list[Finding]:
    found: list[Finding] = []
    if parts.sex is None:
        found.append(("sex", "angka ke-15 harus 1 (laki-laki) atau 2 (perempuan)."))
    elif sex and parts.sex != sex:
        found.append(("sex_differs", "jenis kelamin pada nomor berbeda dari data."))
    if parts.sequence == 0:
        found.append(("sequence", "nomor urut 000 tidak ada."))
    return found


def _odd(label: str, code: str, message: str) -> Notice:
    basis = _NI_BASIS if label == "NI PPPK" else _NIP_BASIS
    return Notice(Severity.WARN, f"number.{code}", f"{label}: {message}", basis, verified=False, source=_source(label))


def _source(label: str) -> str:
    return "FOPPSI; SUMEKS-NI" if label == "NI PPPK" else "RBTV; TEMPO-NIP"


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
