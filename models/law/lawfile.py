"""Law files as text: reading them, and finding the line of a mistake."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from models.law.errors import Trouble

_TABLE = re.compile(r"^\s*\[{1,2}\s*([A-Za-z0-9_.-]+)\s*\]{1,2}")
_KEY = re.compile(r"^\s*([A-Za-z0-9_-]+)\s*=")
_AT_LINE = re.compile(r"\(at line (\d+)")


OFFICE = "baris kantor"
"""Where rows that the office added are said to come from."""


class LawError(Trouble):
    """A row of the law that cannot be used: in which file, on which line, and why.

    ``line`` is 0 where the row does not come from a file; for rows of the office it is their number in the vault.
    ``key`` is the key at fault, empty for the whole row.
    """

    def __init__(self, file: str, line: int, reason: str, key: str = "") -> None:
        unit = "nomor" if file == OFFICE else "baris"
        place = f"{file} {unit} {line}" if line else file
        super().__init__(
            f"Data aturan tidak dapat dipakai: {place}: {reason}",
            "Baris lain tidak berubah.",
            "Perbaiki baris itu, lalu buka program kembali.",
        )
        self.file = file
        self.line = line
        self.reason = reason
        self.key = key
        self.place = place


class MissingRow(LawError, KeyError):
    """The program needs a row that the law does not have, say because its file was left out."""

    def __init__(self, table: str, key: object) -> None:
        super().__init__(table, 0, f"baris '{key}' tidak ada dalam data aturan")

    def __str__(self) -> str:
        return Trouble.__str__(self)


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as written: ``index`` counts rows of the same table within the file, from 0.

    ``number`` is the number of an office's row in the vault, 0 for all others.
    """

    table: str
    file: str
    index: int
    values: Mapping[str, Any]
    text: str
    number: int = 0

    def line(self, key: str = "") -> int:
        """Line of this row in its file, or of one key of it; without a file its number in the vault, or 0."""
        return self.number or line_of(self.text, self.table, self.index, key)

    def fault(self, reason: str, key: str = "") -> LawError:
        """An error that points at this row, or at one key of it."""
        return LawError(self.file, self.line(key), reason, key)


def read_rows(path: Path, name: str) -> list[RawRow]:
    """All rows of a file whose top level holds arrays of tables. Raises LawError with the line where TOML is broken."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LawError(name, 0, "berkas tidak terbaca sebagai teks UTF-8") from error
    return parse_rows(text, name)


def parse_rows(text: str, name: str) -> list[RawRow]:
    """As :func:`read_rows`, from text."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found.group(1)) if found else len(text.splitlines())
        raise LawError(name, line, "bukan TOML yang benar") from error
    rows: list[RawRow] = []
    for table, value in content.items():
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise LawError(name, line_of_top(text, table), f"'{table}' bukan tabel aturan")
        rows += [RawRow(table, name, index, item, text) for index, item in enumerate(value)]
    return rows


def line_of(text: str, table: str, index: int, key: str = "") -> int:
    """Line (from 1) of the ``index``-th ``[[table]]``, or of ``key`` inside it; 0 where there is no text."""
    start, keys = _places(text).get((table, index), (0, {}))
    return keys.get(key, start) if key else start


@lru_cache(maxsize=64)
def _places(text: str) -> dict[tuple[str, int], tuple[int, dict[str, int]]]:
    """Line of every row of a text, and of the first mention of each of its keys."""
    found: dict[tuple[str, int], tuple[int, dict[str, int]]] = {}
    seen: dict[str, int] = {}
    keys: dict[str, int] = {}
    for number, name, key in _scan(text):
        if name is not None:
            keys = {}
            found[name, seen.get(name, 0)] = (number, keys)
            seen[name] = seen.get(name, 0) + 1
        elif key is not None:
            keys.setdefault(key, number)
    return found


def line_of_top(text: str, key: str) -> int:
    """Line of a table header or key at the top level; 0 if it is not there."""
    for number, name, found_key in _scan(text):
        if name == key or (name is None and found_key == key):
            return number
    return 0


@lru_cache(maxsize=64)
def _scan(text: str) -> list[tuple[int, str | None, str | None]]:
    """Headers and keys with their lines; skips what lies inside brackets and long strings."""
    found: list[tuple[int, str | None, str | None]] = []
    depth = 0
    quote = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if not quote and depth == 0:
            header = _TABLE.match(line)
            if header:
                found.append((number, header.group(1), None))
                continue
            key = _KEY.match(line)
            if key:
                found.append((number, None, key.group(1)))
        depth, quote = _after(line, depth, quote)
    return found


def _after(line: str, depth: int, quote: str) -> tuple[int, str]:
    """Bracket depth and open long quote after a line."""
    position = 0
    while position < len(line):
        if quote:
            end = line.find(quote, position)
            if end < 0:
                return depth, quote
            position, quote = end + 3, ""
            continue
        character = line[position]
        if character == "#":
            break
        if line.startswith(('"""', "'''"), position):
            quote = line[position : position + 3]
            position += 3
            continue
        if character in "\"'":
            position = _string_end(line, position)
            continue
        depth += (character in "[{") - (character in "]}")
        position += 1
    return max(depth, 0), quote


def _string_end(line: str, position: int) -> int:
    """Position after a one-line string that starts here."""
    mark = line[position]
    position += 1
    while position < len(line) and line[position] != mark:
        position += 2 if line[position] == "\\" and mark == '"' else 1
    return position + 1
