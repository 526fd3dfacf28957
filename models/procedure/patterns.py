"""The pattern of a number: what may stand in it, what is wrong with it, and what it gives (letters.md 12)."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from models.law.words import roman_month
from models.registry.letterkinds import KINDS

if TYPE_CHECKING:
    from models.procedure.setup import Office

PLACEHOLDERS = {
    "klas": "kode klasifikasi arsip",
    "urut": "nomor urut; {urut:3} menjadi tiga angka",
    "unit": "kode unit",
    "jenis": "singkatan jenis surat",
    "bulan_romawi": "bulan dengan angka Romawi",
    "tahun": "tahun",
    "rahasia": "awalan surat rahasia",
}
"""Names that may stand in braces, with what they become."""

LONGEST, LONGEST_NAME = 120, 60
_FIELD = re.compile(r"\{([a-z_]+)(?::(\d))?\}")


def make_number(
    office: Office,
    kind: str,
    value: int,
    day: date,
    suffix: str = "",
    *,
    pattern: str = "",
    code: str = "",
    unit: str = "",
) -> str:
    """A number from the pattern: ``{klas} {urut} {urut:3} {unit} {jenis} {bulan_romawi} {tahun} {rahasia}``.

    ``pattern``, ``code`` and ``unit`` stand in for the office's own where given.
    """
    values = {
        "klas": code or office.classification_code,
        "unit": unit or office.unit_code or "-",
        "jenis": KINDS[kind].code if kind in KINDS else "",
        "bulan_romawi": roman_month(day.month),
        "tahun": str(day.year),
        "rahasia": office.secret_prefix,
    }

    def put(match: re.Match[str]) -> str:
        name, width = match.group(1), int(match.group(2) or 0)
        return f"{value:0{width}d}{suffix}" if name == "urut" else values.get(name, match.group(0))

    return _FIELD.sub(put, pattern or office.number_pattern)


def pattern_problems(pattern: str) -> list[str]:
    """What is wrong with a pattern, in plain words, the gravest first; empty where it may be used."""
    found: list[str] = []
    names = [match.group(1) for match in _FIELD.finditer(pattern)]
    unknown = [name for name in names if name not in PLACEHOLDERS]
    found += [f"{{{name}}} tidak dikenal; yang ada: {_all()}" for name in unknown]
    if "urut" not in names:
        found.append("{urut} harus ada, kalau tidak semua surat bernomor sama")
    if names.count("urut") > 1:
        found.append("{urut} hanya boleh satu kali")
    if any(match.group(2) and match.group(1) != "urut" for match in _FIELD.finditer(pattern)):
        found.append("hanya {urut} yang dapat diberi jumlah angka")
    rest = _FIELD.sub("", pattern)
    if "{" in rest or "}" in rest:
        found.append("ada kurung kurawal yang tidak berpasangan atau isinya salah tulis")
    if not rest.isprintable() or pattern != pattern.strip():
        found.append("ada tanda yang tidak tercetak, atau spasi di awal atau akhir")
    if len(pattern) > LONGEST:
        found.append(f"lebih panjang dari {LONGEST} huruf")
    return found


def name_problems(name: str) -> list[str]:
    """What is wrong with the name of a counter or the code of a unit; empty where it may be used or nothing stands."""
    found = []
    if not name.isprintable() or name != name.strip():
        found.append("ada tanda yang tidak tercetak, atau spasi di awal atau akhir")
    if "|" in name:
        found.append("tanda | tidak dapat dipakai")
    if len(name) > LONGEST_NAME:
        found.append(f"lebih panjang dari {LONGEST_NAME} huruf")
    return found


def pattern_remarks(pattern: str) -> list[str]:
    """What may be used but should be thought over."""
    names = {match.group(1) for match in _FIELD.finditer(pattern)}
    remarks = []
    if "tahun" not in names:
        remarks.append("tanpa {tahun}, nomor yang sama kembali setiap tahun")
    if "unit" not in names:
        remarks.append("tanpa {unit}, nomor dua unit tidak dapat dibedakan")
    return remarks


def sample(office: Office, kind: str, pattern: str, day: date) -> str:
    """The pattern with number 8 of a day, for the live check; empty where it is wrong."""
    return "" if pattern_problems(pattern) else make_number(office, kind, 8, day, pattern=pattern)


def _all() -> str:
    return ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
