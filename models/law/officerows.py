"""Rows of the office on top of the law as carried: added, or ending another one; checked together with all the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from models.law.checks import Loaded, faults
from models.law.lawfile import OFFICE, LawError, RawRow
from models.law.schema import TABLES, build

NUMBER = "vault_row"
"""Key under which a row says its number in the vault; no key of any table."""
_CLOSING = frozenset({"close", "effective_to", "note"})

Rows = tuple[Loaded, ...]


def note(errors: list[LawError], error: LawError, strict: bool) -> None:
    """Raise when ``strict``, otherwise remember."""
    if strict:
        raise error
    errors.append(error)


def settled(loaded: list[Loaded], errors: list[LawError], strict: bool) -> list[Loaded]:
    """Drops rows at fault until none is left; a row that points at a dropped one goes too."""
    while True:
        wrong = faults(loaded)
        if not wrong:
            return loaded
        for item, reason, key in wrong:
            note(errors, item.raw.fault(reason, key), strict)
        bad = {id(item) for item, _, _ in wrong}
        loaded = [item for item in loaded if id(item) not in bad]


def layered(base: Rows, rows: Sequence[Mapping[str, Any]], strict: bool) -> tuple[Rows, tuple[LawError, ...]]:
    """``base`` with rows of the office, and the rows that were left out (empty when ``strict``: then it raises).

    A row of the office never costs a row of the base: where they do not go together, the office's row is left out.
    """
    errors: list[LawError] = []
    waiting: list[RawRow] = []
    counts: dict[str, int] = {}
    for values in rows:
        raw = _raw(values, counts)
        if raw.table not in TABLES:
            note(errors, raw.fault(f"tabel '{raw.table}' tidak dikenal"), strict)
        else:
            waiting.append(raw)
    together, first = _all(base, waiting)
    if first is None:
        return together, tuple(errors)
    if strict:
        raise first
    kept, left = _one_by_one(base, waiting)
    return kept, (*errors, *left)


def _raw(values: Mapping[str, Any], counts: dict[str, int]) -> RawRow:
    table = str(values.get("table", ""))
    index = counts.get(table, 0)
    counts[table] = index + 1
    rest = {key: value for key, value in values.items() if key not in ("table", NUMBER)}
    return RawRow(table, OFFICE, index, rest, "", int(values.get(NUMBER, 0)))


def _all(base: Rows, waiting: Sequence[RawRow]) -> tuple[Rows, LawError | None]:
    """Every row at once; the first fault, with its row, where they do not go together."""
    loaded = base
    try:
        for raw in waiting:
            loaded = _with(loaded, raw)
    except LawError as error:
        return base, error
    wrong = faults(loaded)
    if not wrong:
        return loaded, None
    own = [one for one in wrong if one[0].raw.file == OFFICE] or wrong
    item, reason, key = own[0]
    return base, item.raw.fault(reason, key)


def _one_by_one(base: Rows, waiting: Sequence[RawRow]) -> tuple[Rows, list[LawError]]:
    """As many rows as go together, in their order; a row that leans on a later one gets another turn."""
    loaded, left = base, list(waiting)
    while True:
        refused: list[tuple[RawRow, LawError]] = []
        for raw in left:
            tried, error = _all(loaded, [raw])
            if error is None:
                loaded = tried
            else:
                refused.append((raw, error))
        if len(refused) == len(left):
            return loaded, [error for _, error in refused]
        left = [raw for raw, _ in refused]


def _with(loaded: Rows, raw: RawRow) -> Rows:
    if "close" in raw.values:
        return _closed(loaded, raw)
    return (*loaded, Loaded(raw, build(raw)))


def _closed(loaded: Rows, raw: RawRow) -> Rows:
    """``loaded`` with the open row of that id ended on a day."""
    key, last = raw.values.get("close"), raw.values.get("effective_to")
    if not isinstance(last, date) or set(raw.values) - _CLOSING:
        raise raw.fault("menutup baris memerlukan tanggal effective_to saja", "effective_to")
    for position, item in enumerate(loaded):
        if item.table == raw.table and item.key == key and item.row.effective_to is None:
            if item.row.effective_from and last < item.row.effective_from:
                raise raw.fault("tanggal penutupan mendahului tanggal mulai", "effective_to")
            return (*loaded[:position], Loaded(item.raw, replace(item.row, effective_to=last)), *loaded[position + 1 :])
    raise raw.fault(f"baris '{key}' tidak ada atau sudah ditutup", "close")
