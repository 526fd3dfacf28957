"""New keys after suspicion: another data key, database and evidence encrypted again.

Everything is prepared beside the old and then exchanged as :mod:`models.vault.swap` describes; a crash at any instant
leaves the vault whole under the old keys or under the new ones. Passphrases and recovery sheets stay good, because the
data key is sealed to public keys. It does not undo what somebody has already read.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from models.records import schema
from models.records.engine import connect, explained
from models.records.soundness import Progress
from models.vault import Cancelled, EvidenceStore, OpenVault, header, recovery, slot, swap
from models.vault.box import fresh_data_key
from models.vault.evidence import FOLDER as EVIDENCE
from models.vault.keys import derive, wipe
from models.vault.opening import DATABASE
from models.vault.trouble import plain_words


def new_keys(vault: OpenVault, progress: Progress | None = None) -> None:
    """Give the vault a new data key. All its engines are closed first; open a new one afterwards.

    Needs room for a second database and a second set of evidence. DiskFull, EvidenceMissing, EvidenceBroken, Cancelled
    leave everything as it was.
    """
    vault.close_connections()
    folder = vault.folder
    swap.discard(folder)
    data_key, identity = fresh_data_key(vault.random), bytearray(vault.random(32))
    try:
        names = _encrypt_files(vault, data_key, identity, progress)
        _encrypt_database(vault, data_key, identity, names)
        contents = vault.contents
        slots = tuple(
            one if one.disabled else slot.seal_data_key(one, data_key, vault.vault_id, vault.random)
            for one in contents.slots
        )
        spare = contents.recovery
        if spare is not None:
            spare = recovery.seal_data_key(spare, data_key, vault.vault_id, vault.random)
        contents = replace(contents, slots=slots, recovery=spare, state=header.SWAPPING)
    except BaseException:
        swap.discard(folder)
        wipe(data_key)
        raise
    finally:
        wipe(identity)
    vault.adopt(data_key, contents)
    swap.exchange(folder)
    vault.ready()
    swap.discard(folder)


def _encrypt_files(
    vault: OpenVault, data_key: bytearray, identity: bytearray, progress: Progress | None
) -> dict[str, str]:
    """Every file again under new keys and a new name; gives old name to new name."""
    store = EvidenceStore(vault.folder, derive(data_key, b"content"), name=EVIDENCE + swap.NEW)
    store.unlock(identity)
    with plain_words():
        store.folder.mkdir(mode=0o700)
    old = list(vault.evidence.names())
    names: dict[str, str] = {}
    try:
        for done, blob in enumerate(old):
            if progress is not None and progress(done, len(old)) is False:
                raise Cancelled()
            names[blob] = _through(vault.evidence, blob, store)
    finally:
        store.wipe()
    return names


def _through(source: EvidenceStore, blob: str, target: EvidenceStore) -> str:
    """From one store into another through a pipe: no plain byte touches a disk, no file has to fit into memory."""
    read_end, write_end = os.pipe()
    failure: list[BaseException] = []

    def decrypt() -> None:
        with os.fdopen(write_end, "wb") as writing:
            try:
                source.copy_to(blob, writing)
            except BaseException as error:  # noqa: BLE001 - handed to the waiting thread
                failure.append(error)

    with os.fdopen(read_end, "rb") as reading:
        worker = threading.Thread(target=decrypt, name="new keys")
        worker.start()
        try:
            stored = target.put_stream(_Checked(reading, failure, worker))
        finally:
            reading.close()
            worker.join()
    return stored.blob


class _Checked:
    """A reader whose end only counts if the other side really finished."""

    def __init__(self, source: BinaryIO, failure: list[BaseException], worker: threading.Thread) -> None:
        self._source, self._failure, self._worker = source, failure, worker

    def read(self, size: int = -1) -> bytes:
        data = self._source.read(size)
        if not data:
            self._worker.join()
            if self._failure:
                raise self._failure[0]
        return data


def _encrypt_database(vault: OpenVault, data_key: bytearray, identity: bytearray, names: dict[str, str]) -> None:
    old_key, new_key = vault.database_key(), derive(data_key, b"database")
    target = vault.folder / (DATABASE + swap.NEW)
    try:
        with explained():
            source = connect(vault.folder / DATABASE, old_key)
            try:
                copy = connect(target, new_key, must_exist=False)
                try:
                    source.backup(copy)
                    _rename_files(copy, identity, names)
                    copy.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                finally:
                    copy.close()
            finally:
                source.close()
        _durable(target)
    finally:
        wipe(old_key)
        wipe(new_key)


def _durable(path: Path) -> None:
    with plain_words(), path.open("rb+") as file:
        os.fsync(file.fileno())


def _file_columns(raw: Any) -> Iterator[str]:
    """Every table with a column ``blob``: the one name under which records point to a file."""
    for (table,) in raw.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    ):
        if any(row[1] == "blob" for row in raw.execute(f'PRAGMA table_info("{table}")').fetchall()):
            yield str(table)


def _rename_files(raw: Any, identity: bytearray, names: dict[str, str]) -> None:
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("UPDATE vault_secret SET value = ? WHERE name = ?", (bytes(identity), schema.AGE_IDENTITY))
    raw.execute("CREATE TEMP TABLE renamed(old TEXT PRIMARY KEY, new TEXT NOT NULL)")
    raw.executemany("INSERT INTO renamed VALUES (?, ?)", names.items())
    for table in list(_file_columns(raw)):
        raw.execute(
            f'UPDATE "{table}" SET blob = (SELECT new FROM renamed WHERE old = blob) '  # noqa: S608 - a name of our schema
            "WHERE blob IN (SELECT old FROM renamed)"
        )
    raw.execute("COMMIT")
