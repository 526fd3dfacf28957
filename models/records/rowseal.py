"""Digests of the rows an act wrote, so that its journal entry can later say whether somebody changed them elsewhere.

A row's digest covers every column that is not NULL, as the bytes and numbers that lie in the file: independent of the
mapped classes, and unchanged when a later schema adds a column, which for the rows of before is NULL or neutral. Rows
without an act (drafts, counters, the person register that an import replaces) are not sealed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session
from sqlalchemy.orm.unitofwork import UOWTransaction

from models.journal.chain import canonical

UNSEALED = frozenset(
    {
        "journal_entry", "draft", "counter", "employee", "import_run", "vault_secret", "setting",
        "pledge_sheet", "print_job",  # thousands at a time, sealed as a list by their event; a position that moves
    }
)  # fmt: skip
TAG = b"sidang-etik/1 row\x00"
RENAMED = frozenset({"blob", "sealed_blob"})
"""Columns that new keys rewrite: names of files by a keyed hash. Their content is sealed by its SHA-256. Seals made
before revision 0002 have the name in them; ``sealed_blob`` keeps it for them, whatever the file is called by now."""
Neutral = Mapping[tuple[str, str], Any]
SINCE_0003: Neutral = {("case", "consecutive_absence"): 0}
NEUTRAL: Neutral = {
    **SINCE_0003,
    ("decree", "fate"): "",
    ("hearing", "questions"): "[]",
    ("letter", "number_reason"): "",
    ("letter", "wording"): "",
    ("letter", "code"): "",
}
"""What a column that a later revision added, and that is never NULL, holds in the rows of before: counted as NULL. Only
where the columns of revision 0002 were there from the start (see there) did seals count them."""
FILLED = frozenset({("letter", "counter_unit"), ("letter", "code")})
"""What revision 0002 wrote into rows of before from what they already said; their seals do not know these columns."""
GONE = ""
"""Stands for the digest of a row that an act removed."""

Key = tuple[str, tuple[Any, ...]]
"""A table and the values of the row's primary key."""


class RowSeal:
    """Watches one session and remembers which rows it wrote. :meth:`digests` after the last flush of the act."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._keys: dict[Key, None] = {}
        event.listen(session, "after_flush", self._flushed)

    def _flushed(self, session: Session, _context: UOWTransaction) -> None:
        for row in (*session.new, *session.dirty, *session.deleted):
            mapper = row.__mapper__
            table = mapper.local_table.name
            if table not in UNSEALED:
                self._keys[table, tuple(mapper.primary_key_from_instance(row))] = None

    def digests(self) -> list[list[Any]]:
        """``[table, [key…], digest]`` of every row written, sorted; for the journal entry of the act (``rows``)."""
        connection = self._session.connection()
        found = [[table, list(key), digest(connection, table, key)] for table, key in self._keys]
        return sorted(found, key=lambda each: (each[0], [str(part) for part in each[1]]))

    def close(self) -> None:
        """Stop watching."""
        event.remove(self._session, "after_flush", self._flushed)


def _key_columns(connection: Connection, table: str) -> list[str]:
    rows = connection.exec_driver_sql(f'PRAGMA table_info("{table}")').all()
    return [str(row[1]) for row in sorted(rows, key=lambda each: each[5]) if row[5]]


def digest(connection: Connection, table: str, key: tuple[Any, ...]) -> str:
    """SHA-256 (hex) of a row as it lies in the file; empty where there is no such row."""
    row = _row(connection, table, key)
    return GONE if row is None else _digest_of(table, _sealed_values(table, row, NEUTRAL))


def _row(connection: Connection, table: str, key: tuple[Any, ...]) -> Mapping[Any, Any] | None:
    where = " AND ".join(f'"{column}" IS ?' for column in _key_columns(connection, table))
    return connection.exec_driver_sql(f'SELECT * FROM "{table}" WHERE {where}', key).mappings().first()  # noqa: S608


def _sealed_values(table: str, row: Mapping[Any, Any], neutral: Neutral) -> dict[str, Any]:
    return {
        str(name): _stored(value)
        for name, value in row.items()
        if value is not None and name not in RENAMED and value != neutral.get((table, str(name)))
    }


def _digest_of(table: str, values: Mapping[str, Any]) -> str:
    return sha256(TAG + canonical({"table": table, "row": values})).hexdigest()


def _holds(then: str, table: str, row: Mapping[Any, Any]) -> bool:
    """Whether a row is what its seal says, in the form of today or in one of those before."""
    values = _sealed_values(table, row, NEUTRAL)
    if then in (_digest_of(table, values), _digest_of(table, _sealed_values(table, row, SINCE_0003))):
        return True
    if row.get("sealed_blob") is None:
        return False
    first = {name: value for name, value in values.items() if (table, name) not in FILLED}
    return then == _digest_of(table, {**first, "blob": row["sealed_blob"]})


def _stored(value: Any) -> Any:
    """A value of the file in a form that has one writing: a number with a point as its hex, bytes marked as such."""
    if isinstance(value, float):
        return {"float": value.hex()}
    if isinstance(value, bytes):
        return {"bytes": value.hex()}
    return value


def changed_rows(connection: Connection, sealed: Mapping[Key, str]) -> Iterator[tuple[Key, str]]:
    """Rows that are no longer what their last entry says: key and ``missing``, ``changed`` or ``returned``."""
    for (table, key), then in sealed.items():
        row = _row(connection, table, key)
        if row is None:
            if then != GONE:
                yield (table, key), "missing"
        elif not _holds(then, table, row):
            yield (table, key), "returned" if then == GONE else "changed"


def unknown_rows(connection: Connection, sealed: Mapping[Key, str]) -> Iterator[Key]:
    """Rows of the sealed tables that no act ever wrote."""
    for table in sorted({table for table, _ in sealed}):
        columns = ", ".join(f'"{column}"' for column in _key_columns(connection, table))
        for row in connection.exec_driver_sql(f'SELECT {columns} FROM "{table}"'):  # noqa: S608 - names of our schema
            if (table, tuple(row)) not in sealed:
                yield table, tuple(row)
