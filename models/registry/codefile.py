"""A table of classification codes read from a file: what each row says, and what is wrong with it (letters.md 12)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from models.exchange.limits import MAX_FILE_BYTES, ListMissing, ListTooLarge, ListTrouble
from models.exchange.rawsheet import RawSheet, read_sheets
from models.exchange.texts import Cell, clean, to_text
from models.law.errors import Trouble
from models.registry.classcodes import CODE, CodeRow

KEPT = "Daftar kode tidak berubah."
LONGEST_CODE, LONGEST_MEANING, MOST = 30, 200, 20_000
_FIRST_ROWS = 40
_NUMBER = re.compile(r"(\d{1,3})(?:\s*(?:tahun|thn|th)\.?)?", re.IGNORECASE)
_TITLES: Mapping[str, tuple[str, ...]] = {
    "inactive": ("inaktif", "in aktif", "retensi inaktif"),
    "active": ("aktif",),
    "fate": ("nasib", "keterangan", "penyusutan", "akhir"),
    "source": ("sumber", "dasar"),
    "code": ("kode", "klasifikasi"),
    "meaning": ("arti", "uraian", "jenis arsip", "nama", "hal", "masalah"),
}
"""Words in a column's title that tell what it holds; the first field that fits takes the column."""


@dataclass(frozen=True, slots=True)
class CodeProblem:
    """What is wrong with a row, which counts as the spreadsheet shows it; the row is left out."""

    row: int
    words: str


@dataclass(frozen=True, slots=True)
class CodeFile:
    """A file as read: the rows that can be kept and those that cannot."""

    rows: tuple[CodeRow, ...]
    problems: tuple[CodeProblem, ...]


def read_codes(path: Path) -> CodeFile:
    """Read .xlsx, .xls, .ods or delimited text with a column of codes and one of meanings.

    Raises Trouble where the file cannot be read, has no such columns, or more than 20,000 codes.
    """
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise ListTooLarge
        book = read_sheets(path.read_bytes(), path.name)
    except OSError as missing:
        raise _said(ListMissing()) from missing
    except ListTrouble as trouble:
        raise _said(trouble) from trouble
    for sheet in book.sheets:
        place, columns = _header(sheet)
        if columns:
            return _read(sheet, place, columns, path.name)
    raise Trouble(
        "Kolom kode dan arti tidak ditemukan dalam berkas itu.",
        KEPT,
        "Beri judul kolom 'Kode' dan 'Arti' (boleh juga Aktif, Inaktif, Nasib akhir, Sumber), lalu pilih lagi.",
    )


def _said(trouble: ListTrouble) -> Trouble:
    return Trouble(
        trouble.what.replace(" daftar pegawai", "").replace(" pegawai", ""), KEPT, trouble.do.replace(" pegawai", "")
    )


def _header(sheet: RawSheet) -> tuple[int, dict[str, int]]:
    """Place of the row of titles and what column holds what; no column where there is no such row."""
    for place, cells in enumerate(sheet.rows[:_FIRST_ROWS]):
        columns = _columns(cells)
        if "code" in columns and "meaning" in columns:
            return place, columns
    return 0, {}


def _columns(cells: Sequence[Cell]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        title = clean(to_text(cell))[0].casefold()
        field = next((name for name, words in _TITLES.items() if _names(title, words)), "")
        if field and len(title) <= 60:
            found.setdefault(field, index)
    return found


def _names(title: str, words: Sequence[str]) -> bool:
    """Whether a title holds one of the words, or begins with one of several words."""
    said = title.split()
    return any(word in said or (" " in word and word in title) for word in words)


def _read(sheet: RawSheet, header: int, columns: Mapping[str, int], name: str) -> CodeFile:
    rows: dict[str, CodeRow] = {}
    first: dict[str, int] = {}
    problems: list[CodeProblem] = []
    for number, cells in enumerate(sheet.rows[header + 1 :], start=header + 2):
        values = {field: cells[index] if index < len(cells) else None for field, index in columns.items()}
        if not any(to_text(value).strip() for value in values.values()):
            continue
        row, wrong = _row(values, name)
        if not wrong and row.code in rows:
            wrong = f"kode {row.code} sudah ada di baris {first[row.code]}"
        if wrong:
            problems.append(CodeProblem(number, wrong))
            continue
        rows[row.code], first[row.code] = row, number
        if len(rows) > MOST:
            raise Trouble(f"Lebih dari {MOST:,} kode.".replace(",", "."), KEPT, "Bagi menjadi beberapa berkas.")
    return CodeFile(tuple(rows.values()), tuple(problems))


def _row(values: Mapping[str, Cell], name: str) -> tuple[CodeRow, str]:
    code, wrong = _code(values["code"])
    meaning = clean(to_text(values["meaning"]))[0]
    if not wrong and not meaning:
        wrong = f"arti kode {code} kosong"
    if not wrong and len(meaning) > LONGEST_MEANING:
        wrong = f"arti kode {code} lebih panjang dari {LONGEST_MEANING} huruf"
    active, bad_active = _years(values.get("active"))
    inactive, bad_inactive = _years(values.get("inactive"))
    if not wrong and (bad_active or bad_inactive):
        wrong = f"masa simpan kode {code} tidak terbaca: {bad_active or bad_inactive}"
    fate = clean(to_text(values.get("fate")))[0][:40].casefold()
    source = clean(to_text(values.get("source")))[0][:300] or f"berkas {name}"[:300]
    return CodeRow(code, meaning, active, inactive, fate, source=source, own=True), wrong


def _code(cell: Cell) -> tuple[str, str]:
    if isinstance(cell, float) and not cell.is_integer():
        shown = to_text(cell)[:LONGEST_CODE]
        return shown, f"kode {shown} tersimpan sebagai bilangan, nol di belakangnya mungkin hilang; jadikan kolom teks"
    text = clean(to_text(cell))[0].rstrip(".")
    if not text:
        return "", "kode kosong"
    if len(text) > LONGEST_CODE or not CODE.fullmatch(text):
        return text, f"'{text[:LONGEST_CODE]}' bukan kode klasifikasi"
    return text, ""


def _years(cell: Cell) -> tuple[int | None, str]:
    """Years, or None for an empty cell; beside it what could not be read."""
    text = clean(to_text(cell))[0]
    if not text or text in ("-", "–", "—"):
        return None, ""
    found = _NUMBER.fullmatch(text)
    if found is None or int(found[1]) > 100:
        return None, f"'{text[:30]}'"
    return int(found[1]), ""


@dataclass(frozen=True, slots=True)
class CodeChanges:
    """What a file would change: new codes, other words for known ones, and what stays as it is."""

    new: tuple[CodeRow, ...]
    changed: tuple[CodeRow, ...]
    same: int
    kept: tuple[str, ...]
    """Codes that the office has compared with the text; an unverified row of a file does not replace them."""

    @property
    def rows(self) -> tuple[CodeRow, ...]:
        """All that would be kept."""
        return (*self.new, *self.changed)


def compare_codes(read: CodeFile, known: Sequence[CodeRow], source: str = "") -> CodeChanges:
    """What ``read`` would change. ``source`` not empty: the office has compared the file with that text."""
    here = {row.code: row for row in known}
    new, changed, kept, same = [], [], [], 0
    for row in read.rows:
        if source:
            row = replace(row, verified=True, source=source)
        old = here.get(row.code)
        if old is None:
            new.append(row)
        elif old == replace(row, source=old.source if not source else row.source):
            same += 1
        elif old.verified and not source and not old.closed:
            kept.append(row.code)
        else:
            changed.append(row)
    return CodeChanges(tuple(new), tuple(changed), same, tuple(kept))
