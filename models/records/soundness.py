"""Whether database, journal and files are what they should be: the part of the inspection that needs no law.

Used by the backup, which is only called good after this, and by ``models/procedure/inspection.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError

from models.journal.chain import Entry, genesis, verify
from models.vault import EvidenceBroken, EvidenceMissing, EvidenceStore, VaultBroken

Progress = Callable[[int, int], object]
"""Called with steps done and steps in all; answering False stops the work."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: a stable code, where, and an Indonesian sentence."""

    code: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


@dataclass(frozen=True, slots=True)
class FileUse:
    """A file the records point to: its name, SHA-256 and size (0: not recorded) of its plain bytes, who says so."""

    blob: str
    sha256: str
    size: int
    where: str


def check_pages(connection: Connection) -> Iterator[Finding]:
    """Every page's authentication code, the structure of the database, its references."""
    for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check").all():
        yield Finding("database.page", "cases.db", f"halaman rusak atau diubah ({row[0]}).")
    yield from readable("cases.db", _check_structure(connection))


def _check_structure(connection: Connection) -> Iterator[Finding]:
    for row in connection.exec_driver_sql("PRAGMA integrity_check").all():
        if row[0] != "ok":
            yield Finding("database.structure", "cases.db", f"susunan basis data rusak ({row[0]}).")
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        yield Finding("database.reference", f"Tabel {row[0]}", f"baris {row[1]} menunjuk ke {row[2]} yang tidak ada.")


def readable(part: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of one part of the inspection; where its tables cannot be read at all, that is the finding."""
    try:
        yield from findings
    except (SQLAlchemyError, VaultBroken, ValueError, TypeError, KeyError):
        yield Finding("database.unreadable", part, "tidak dapat dibaca karena basis data rusak.")


def entries(connection: Connection) -> Iterator[Entry]:
    """The journal in order, a few at a time."""
    columns = "seq, at, account_id, act, case_id, subject, payload, prev, hash, signature"
    statement = f"SELECT {columns} FROM journal_entry ORDER BY seq"  # noqa: S608 - both are ours
    for row in connection.execution_options(yield_per=500).exec_driver_sql(statement):
        yield Entry(
            int(row[0]),
            _moment(row[1]),
            int(row[2]),
            str(row[3]),
            row[4],
            str(row[5]),
            *(_octets(value) for value in row[6:10]),
        )


def _octets(value: object) -> bytes:
    """Bytes as stored; text that somebody put in their place as its bytes, anything else as none."""
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value or "").encode()


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except (ValueError, TypeError):
        return datetime(1, 1, 1, tzinfo=UTC)


def check_journal(
    connection: Connection,
    vault_id: str,
    keys: Mapping[int, Sequence[bytes]],
    each: Callable[[Entry], object] = lambda entry: None,
) -> Iterator[Finding]:
    """The whole chain; ``each`` is called with every entry on the way."""

    def passing() -> Iterator[Entry]:
        for entry in entries(connection):
            each(entry)
            yield entry

    for fault in verify(passing(), keys, start=genesis(vault_id)):
        yield Finding(fault.code, f"Jurnal entri {fault.seq}", fault.message)


def files_in_use(connection: Connection) -> list[FileUse]:
    """Every file that evidence, letters and signed papers point to."""
    evidence = connection.exec_driver_sql("SELECT id, blob, sha256, size FROM evidence ORDER BY id").all()
    letters = connection.exec_driver_sql("SELECT id, blob, sha256 FROM letter WHERE blob <> '' ORDER BY id").all()
    signed = connection.exec_driver_sql("SELECT letter_id, blob, sha256, size FROM signed_paper ORDER BY id").all()
    return [
        *(FileUse(str(row[1]), str(row[2]), int(row[3]), f"Bukti {row[0]}") for row in evidence),
        *(FileUse(str(row[1]), str(row[2]), 0, f"Surat {row[0]}") for row in letters),
        *(FileUse(str(row[1]), str(row[2]), int(row[3]), f"Surat bertanda tangan {row[0]}") for row in signed),
    ]


def check_file(store: EvidenceStore, use: FileUse) -> Iterator[Finding]:
    """Decrypt one file and compare it with its name and with what the records say of it."""
    try:
        found = store.verify(use.blob)
    except EvidenceMissing:
        yield Finding("file.missing", use.where, f"berkas {use.blob[:12]} tidak ada di map evidence.")
        return
    except (EvidenceBroken, VaultBroken, ValueError):
        yield Finding("file.damaged", use.where, f"berkas {use.blob[:12]} rusak atau ditukar.")
        return
    if found.sha256 != use.sha256 or (use.size and found.size != use.size):
        yield Finding("file.other", use.where, "isi berkas tidak sama dengan sidik jari yang tercatat.")


def unused_files(store: EvidenceStore, uses: Sequence[FileUse]) -> list[str]:
    """Files nobody points to: left by an act that was undone. Harmless."""
    used = {use.blob for use in uses}
    return [name for name in store.names() if name not in used]
