"""Finding the header of a list: below titles, over one or two rows, with the columns it proposes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.exchange.headers import (
    content_is_sensitive,
    field_of,
    is_sensitive,
    looks_like_nik,
    names_unit,
    normalise,
)
from models.exchange.texts import Cell, to_text

_SEARCH_ROWS = 60
_SAMPLE = 60
_WEIGHT = {"name": 3.0, "name_nip": 3.5, "nip": 3.0}
_OTHER_GROUP = re.compile(r"\b(PENDIDIKAN|SEKOLAH|DIKLAT|LATIHAN|PELATIHAN|KURSUS|ATASAN|PEJABAT|IJAZAH|SK|PENSIUN)\b")
"""Groups of columns whose NAMA or TMT is not the person's."""
_LEAST = 4.0
"""A name and one more field; anything below is no header."""


@dataclass(frozen=True, slots=True)
class Found:
    """A header. Rows count from 1; ``header_first`` is 0 where none was recognised (then row 1 gives the words).

    The list begins in the row after ``header_last`` and ends with ``last_row``.
    """

    header_first: int
    header_last: int
    last_row: int
    headers: tuple[str, ...]
    refused: frozenset[int]
    proposals: Mapping[str, int]
    twice: tuple[str, ...]
    title: str
    score: float


def find_header(rows: Sequence[Sequence[Cell]], only_row: int | None = None) -> Found:
    """The row that names the most fields, together with a second row of sub-headers where there is one."""
    if only_row == 0:
        return _headless(rows)
    last = len(rows)
    while last and not any(_filled(cell) for cell in rows[last - 1]):
        last -= 1
    best_score, best_row, best_depth = 0.0, 0, 1
    candidates = range(min(last, _SEARCH_ROWS)) if only_row is None else range(only_row - 1, min(only_row, last))
    for index in candidates:
        one = _headers(rows, index, 1)
        score = _score(one)
        if score <= 0 and only_row is None:
            continue
        depth = 1
        if index + 1 < last and _is_subheader(rows[index + 1]):
            deeper = _score(_headers(rows, index, 2))
            if deeper > score:
                score, depth = deeper, 2
        if score > best_score or (only_row is not None and not best_score):
            best_score, best_row, best_depth = score, index, depth
    if best_score < _LEAST and only_row is None:
        return _unrecognised(rows, last)
    return _found(rows, last, best_row, best_depth, best_score)


def _unrecognised(rows: Sequence[Sequence[Cell]], last: int) -> Found:
    """No header: the first row with several texts stands for one, so that columns can still be named by hand."""
    row = next((i for i, cells in enumerate(rows[:_SEARCH_ROWS]) if sum(map(_filled, cells)) > 1), 0)
    found = _found(rows, last, row, 1, 0.0)
    return Found(0, row + 1, last, found.headers, found.refused, {}, found.twice, found.title, 0.0)


def _headless(rows: Sequence[Sequence[Cell]]) -> Found:
    """A list that begins with its first person: nothing is proposed but what its content shows."""
    width = max((len(cells) for cells in rows), default=0)
    found = _found([[""] * width, *rows], len(rows) + 1, 0, 1, 0.0)
    samples = _samples(rows, 0, len(rows), width)
    numbers = [index for index in range(width) if index not in found.refused and _fit("nip", samples[index]) > 0.8]
    proposals = {"nip": numbers[0]} if numbers else {}
    return Found(0, 0, len(rows), found.headers, found.refused, proposals, (), "", 0.0)


def _found(rows: Sequence[Sequence[Cell]], last: int, row: int, depth: int, score: float) -> Found:
    headers = _headers(rows, row, depth)
    width = max((len(cells) for cells in rows[row:last]), default=0)
    headers += [""] * (width - len(headers))
    end = row + depth
    while end < last and is_numbering(rows[end]):
        end += 1
    refused = {index for index, header in enumerate(headers) if is_sensitive(header)}
    samples = _samples(rows, end, last, width)
    for index, header in enumerate(headers):
        if index not in refused and _refuse_by_content(header, samples[index]):
            refused.add(index)
    proposals, twice = _propose(headers, refused, samples)
    title = " ".join(to_text(cell).strip() for cells in rows[:row] for cell in cells if isinstance(cell, str))
    return Found(row + 1, end, last, tuple(headers), frozenset(refused), proposals, twice, title[:2000], score)


def _headers(rows: Sequence[Sequence[Cell]], row: int, depth: int) -> list[str]:
    """Header texts. Over two rows the upper one, filled to the right where merged, stands before the lower."""
    upper = [_label(cell) for cell in rows[row]]
    if depth == 1:
        return upper
    lower = [_label(cell) for cell in rows[row + 1]]
    upper += [""] * (len(lower) - len(upper))
    lower += [""] * (len(upper) - len(lower))
    joined: list[str] = []
    group = ""
    for above, below in zip(upper, lower, strict=True):
        group = above or (group if below else "")
        joined.append(_joined(group, below))
    return joined


def _joined(above: str, below: str) -> str:
    if not below or not above:
        return above or below
    both = f"{above} {below}"
    if field_of(both) or is_sensitive(both) or _OTHER_GROUP.search(normalise(above)):
        return both
    return below if field_of(below) else both


def _label(cell: Cell) -> str:
    return " ".join(cell.split())[:200] if isinstance(cell, str) else ""


def _filled(cell: Cell) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def _score(headers: Sequence[str]) -> float:
    fields: set[str] = set()
    score = 0.0
    for header in headers:
        if not header or len(header) > 80:
            continue
        match = field_of(header)
        if match is None:
            score += 0.25 if is_sensitive(header) else 0.0
        elif match[0] not in fields:
            fields.add(match[0])
            score += _WEIGHT.get(match[0], 1.0 if match[0] else 0.5)
    return score if fields & {"name", "name_nip", "nip"} else 0.0


def _is_subheader(cells: Sequence[Cell]) -> bool:
    """Short words only, at least one of which is a header: no person stands in it."""
    texts = [cell for cell in cells if _filled(cell)]
    if not texts or not all(isinstance(cell, str) and len(cell) <= 40 for cell in texts):
        return False
    words = [str(cell) for cell in texts]
    if any(sum(letter.isdigit() for letter in word) > 4 for word in words):
        return False
    return any(
        field_of(word) or normalise(word) in ("TMT", "NAMA", "TGL", "THN", "BLN", "GOL", "RUANG") for word in words
    )


def is_numbering(cells: Sequence[Cell]) -> bool:
    """The row ``1 2 3 4`` or ``(1) (2) (3)`` below a printed header."""
    numbers = [to_text(cell).strip(" ().") for cell in cells if _filled(cell)]
    if len(numbers) < 3 or not all(number.isdecimal() and len(number) <= 3 for number in numbers):
        return False
    values = [int(number) for number in numbers]
    return values[0] in (0, 1) and all(0 <= b - a <= 3 for a, b in itertools.pairwise(values)) and values[-1] > 2


def _samples(rows: Sequence[Sequence[Cell]], start: int, end: int, width: int) -> list[list[str]]:
    """Up to sixty filled cells of every column, spread over the whole list."""
    step = max(1, (end - start) // _SAMPLE)
    samples: list[list[str]] = [[] for _ in range(width)]
    for cells in rows[start:end:step]:
        for index, cell in enumerate(cells[:width]):
            if _filled(cell):
                samples[index].append(to_text(cell).strip())
    return samples


def _refuse_by_content(header: str, sample: list[str]) -> bool:
    match = field_of(header)
    if match is None:
        return content_is_sensitive(sample)
    if match[0] in ("nip", "local_number"):
        return bool(sample) and sum(map(looks_like_nik, sample)) >= 0.6 * len(sample)
    return False


def _propose(
    headers: Sequence[str], refused: set[int], samples: Sequence[list[str]]
) -> tuple[Mapping[str, int], tuple[str, ...]]:
    """For each field the column with the best spelling; of equal spellings the one with the fitting content."""
    best: dict[str, tuple[float, int]] = {}
    seen: dict[str, int] = {}
    twice: list[str] = []
    for index, header in enumerate(headers):
        match = field_of(header) if index not in refused else None
        if not match or not match[0]:
            continue
        name = normalise(header)
        if name in seen and header not in twice:
            twice.append(header)
        seen[name] = index
        rank = match[1] + (0.0 if samples[index] else 200.0) - 0.9 * _fit(match[0], samples[index])
        if match[0] not in best or rank < best[match[0]][0]:
            best[match[0]] = (rank, index)
    proposals = {field: index for field, (_, index) in best.items()}
    if "unit" not in proposals and "institution" in proposals and names_unit(samples[proposals["institution"]]):
        proposals["unit"] = proposals.pop("institution")
    if "name_nip" in proposals and "name" in proposals:
        del proposals["name_nip"]
    return proposals, tuple(twice)


def _fit(field: str, sample: list[str]) -> float:
    """Share of the cells that look like the field, 0 to 1."""
    if not sample:
        return 0.0
    if field == "nip":
        hits = sum(1 for text in sample if sum(letter.isdigit() for letter in text) >= 17)
    elif field == "name":
        hits = sum(1 for text in sample if sum(letter.isalpha() for letter in text) >= 3)
    else:
        hits = sum(1 for text in sample if text not in ("-", "0"))
    return hits / len(sample)
