"""Which rows of a list are persons, and which are headings, repeated headers, signatures and sums."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.exchange.header import is_numbering
from models.exchange.headers import normalise
from models.exchange.problems import Problem
from models.exchange.sheet import Sheet
from models.exchange.texts import Cell, to_text

_SUMS = re.compile(
    r"(?i)\W*(JUMLAH|TOTAL|SUB ?TOTAL|GRAND TOTAL|MENGETAHUI|KETERANGAN|CATATAN|NB|DICETAK|SUMBER|DATA PER|REKAP\w*|"
    r"TANGGAL CETAK)\b"
)
_UNIT = re.compile(
    r"(?i)(?:[A-Z0-9IVX]{1,5}[.)]?\s+)?(?:(?:UNIT KERJA|UNOR|OPD|SKPD|SATKER|SATUAN KERJA|PERANGKAT DAERAH)\s*:?\s*)?"
    r"((?:DINAS|BADAN|KANTOR|KECAMATAN|KELURAHAN|SEKRETARIAT|INSPEKTORAT|SATUAN|RSUD|RUMAH SAKIT|PUSKESMAS|UPTD?|"
    r"BAGIAN|BIDANG|SMPN?|SDN?|TKN?|SEKOLAH)\b.*)$"
)
_STRONG = ("nip", "birth_date", "birth", "local_number")


@dataclass(frozen=True, slots=True)
class SortedRows:
    """Row numbers of persons, problems of all other filled rows, and how many rows stand below the last person."""

    people: tuple[int, ...]
    problems: tuple[Problem, ...]
    footer: int
    units: Mapping[int, str]
    """Row of a person to the unit named in the heading above, for lists grouped by unit."""
    continued: Mapping[int, int]
    """Row of a person to the row that continues it, for printed lists with the NIP below the name."""


_BELOW = re.compile(r"(?i)\W*(?:NIP\b\W*)?[\d\s.']{18,26}$")


def _continued(sheet: Sheet, name: int, people: Sequence[int]) -> Mapping[int, int]:
    """Pairs of rows: a name without digits, and directly below it nothing but a NIP in the same column."""
    pairs: dict[int, int] = {}
    for row, below in itertools.pairwise(people):
        upper, lower = (to_text(sheet.rows[place - sheet.first_row][name]) for place in (row, below))
        if below == row + 1 and _BELOW.match(lower) and not any(letter.isdigit() for letter in upper):
            pairs[row] = below
    return pairs


def sort_rows(sheet: Sheet, mapping: Mapping[str, int]) -> SortedRows:
    """Tell persons from everything else. Row numbers as Excel shows them."""
    slots = {field: sheet.slot_of(index) for field, index in mapping.items()}
    mapped = list(slots.values())
    strong = [slots[field] for field in _STRONG if field in slots]
    name = slots["name"] if "name" in slots else slots["name_nip"]
    headers = {slots[field]: normalise(sheet.columns[index].header) for field, index in mapping.items()}
    few = 2 if len(mapped) > 2 else 1
    people: list[int] = []
    others: list[tuple[int, str]] = []
    units: dict[int, str] = {}
    unit = ""
    for number, cells in enumerate(sheet.rows, start=sheet.first_row):
        has_name = _filled(cells[name])
        has_strong = any(_filled(cells[slot]) for slot in strong)
        if has_name and has_strong and not _is_header(cells, headers) and not _is_numbered(cells, name):
            if not _SUMS.match(to_text(cells[name])) or _looks_like_person(cells, strong):
                people.append(number)
                if unit:
                    units[number] = unit
                continue
        kind = _other(cells, mapped, name, headers, few)
        if kind == "person":
            people.append(number)
            if unit:
                units[number] = unit
        elif kind:
            others.append((number, kind))
            if kind == "heading_row":
                unit = _unit_named(cells) or unit
    continued = _continued(sheet, name, people) if "name_nip" in slots else {}
    last = people[-1] if people else sheet.first_row - 1
    end = sheet.first_row + len(sheet.rows)
    problems = [Problem(number, kind) for number, kind in others if number < last]
    problems += [Problem(number, "footer_row") for number in range(last + 1, end)]
    lower = set(continued.values())
    persons = tuple(row for row in people if row not in lower)
    return SortedRows(persons, tuple(problems), end - last - 1, units, continued)


def _unit_named(cells: Sequence[Cell]) -> str:
    """The unit a heading names: ``A. DINAS PENDIDIKAN`` gives ``DINAS PENDIDIKAN``; empty for other headings."""
    words = [cell for cell in cells if isinstance(cell, str) and not cell.isspace() and cell]
    match = _UNIT.match(" ".join(" ".join(words).split()))
    return match[1][:200] if match else ""


def _filled(cell: Cell) -> bool:
    return cell is not None and cell != "" and (not isinstance(cell, str) or not cell.isspace())


def _looks_like_person(cells: Sequence[Cell], strong: Sequence[int]) -> bool:
    return any(sum(letter.isdigit() for letter in to_text(cells[slot])) >= 6 for slot in strong)


def _is_numbered(cells: Sequence[Cell], name: int) -> bool:
    """The row ``1 2 3 4`` of a printed header, again on a later page."""
    return len(to_text(cells[name])) < 6 and is_numbering(cells)


def _other(cells: Sequence[Cell], mapped: Sequence[int], name: int, headers: Mapping[int, str], few: int) -> str:
    """Kind of a row that is no plain person row; ``person`` where it is one after all, empty for a blank row."""
    filled = [slot for slot in mapped if _filled(cells[slot])]
    if not filled:
        return "heading_row" if sum(map(_filled, cells)) and _has_words(cells) else ""
    if _is_header(cells, headers) or is_numbering(cells):
        return "repeated_header"
    first = next(to_text(cell) for cell in cells if _filled(cell))
    sums = _SUMS.match(first) or _SUMS.match(to_text(cells[name]))
    if sums or len(filled) < few:
        return "heading_row"
    return "person"


def _has_words(cells: Sequence[Cell]) -> bool:
    """Whether a row without any mapped cell says something: pre-numbered empty lines do not."""
    return any(isinstance(cell, str) and any(letter.isalpha() for letter in cell) for cell in cells)


def _is_header(cells: Sequence[Cell], headers: Mapping[int, str]) -> bool:
    same = 0
    for slot, header in headers.items():
        cell = cells[slot]
        if isinstance(cell, str) and cell and normalise(cell) == header:
            same += 1
            if same == 2:
                return True
        elif same == 0 and cell not in (None, ""):
            return False
    return False
