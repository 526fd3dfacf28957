"""The keyed engine. The only file that knows the database is SQLCipher.

Every connection: log level before the key, raw key, then the pragmas of the house. Transactions are begun by us
(``BEGIN IMMEDIATE`` where something may be written), never by the driver, so that also DDL rolls back. The journal is
guarded three times: triggers, ``recursive_triggers`` against ``INSERT OR REPLACE``, and an authorizer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.engine.interfaces import ExceptionContext
from sqlalchemy.pool import PoolProxiedConnection, QueuePool

from models.journal.chain import Head, genesis
from models.law.errors import Trouble
from models.records import schema
from models.vault import OpenVault, VaultBroken, VaultReadOnly
from models.vault.keys import wipe
from models.vault.opening import DATABASE
from models.vault.swap import NEW
from models.vault.trouble import broken, disk_full, plain_words, read_only

PAGE_BYTES = 4096
BUSY_MILLISECONDS = 10_000
JOURNAL = "journal_entry"
DbConnection = Any  # sqlcipher3 ships no types

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -24576",  # 24 MiB; with less, the running clocks decrypt the same pages again and again
    f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}",
)


def connect(path: Path, key: bytearray, *, immutable: bool = False, must_exist: bool = True) -> DbConnection:
    """One keyed connection in autocommit mode; ``key`` has 32 bytes and stays the caller's to wipe.

    VaultBroken where the file is not a database of this key.
    """
    mode = "ro&immutable=1" if immutable else "rw" if must_exist else "rwc"
    try:
        connection = sqlcipher.connect(
            f"file:{quote(str(path))}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
        )
    except sqlcipher.Error as error:
        raise _translate(str(error)) or _not_ours() from error
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        quoted = _quoted(key)
        connection.set_key(quoted)
        wipe(quoted)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        if not immutable:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
    except sqlcipher.Error as error:
        connection.close()
        raise _translate(str(error)) or _not_ours() from error
    return connection


def _quoted(key: bytearray) -> bytearray:
    """``x'…'`` with 64 hex digits: the form that is a raw key. 32 plain bytes would silently be a passphrase."""
    digits = b"0123456789abcdef"
    out = bytearray(2 * len(key) + 3)  # of its full size at once: a growing array would leave copies behind
    out[0], out[1], out[-1] = b"x''"
    for place, byte in enumerate(key):
        out[2 * place + 2] = digits[byte >> 4]
        out[2 * place + 3] = digits[byte & 15]
    return out


def _not_ours() -> VaultBroken:
    return broken("Berkas cases.db rusak atau bukan milik brankas ini.")


def _translate(message: str) -> Trouble | None:
    """The engine's message as a trouble a person can act on; None for what only a programmer can."""
    said = message.lower()
    if "disk is full" in said:
        return disk_full()
    if "readonly" in said:
        return read_only()
    if "disk i/o error" in said:
        return Trouble(
            "Media penyimpanan gagal membaca atau menulis.",
            "Yang sudah tersimpan tetap utuh; pekerjaan terakhir belum tersimpan.",
            "Periksa media penyimpanan dan ruang kosongnya lalu ulangi.",
        )
    if "malformed" in said or "not a database" in said or "hmac" in said:
        return _not_ours()
    if "unable to open" in said:
        return broken("Berkas cases.db tidak dapat dibuka.")
    if "database is locked" in said:
        return Trouble(
            "Basis data sedang dipakai pekerjaan lain.", "Tidak ada yang berubah.", "Tunggu sebentar lalu ulangi."
        )
    return None


@contextmanager
def explained() -> Iterator[None]:
    """For work on a bare connection: the engine's errors in plain words."""
    try:
        yield
    except sqlcipher.Error as error:
        raise _translate(str(error)) or _not_ours() from error


# Codes of SQLite's authorizer: what is denied on the journal, by action.
_DELETE, _DROP_TABLE, _DROP_TRIGGER, _UPDATE, _ALTER_TABLE = 9, 11, 16, 23, 26
_OK, _DENY = 0, 1
_DENIED_ON_TABLE = frozenset({_DELETE, _DROP_TABLE, _UPDATE})


def _guard(action: int, first: str | None, second: str | None, _database: str | None, _trigger: str | None) -> int:
    if action in _DENIED_ON_TABLE and first == JOURNAL:
        return _DENY
    if (action == _DROP_TRIGGER and second == JOURNAL) or (action == _ALTER_TABLE and second == JOURNAL):
        return _DENY
    return _OK


def engine_for(connector: Callable[[], DbConnection], *, begin: str) -> Engine:
    """A SQLAlchemy engine over keyed connections, with our own BEGIN and with errors in plain words."""
    engine = create_engine("sqlite://", module=sqlcipher, creator=connector, poolclass=QueuePool, pool_size=4)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    @event.listens_for(engine, "handle_error")
    def _explain(context: ExceptionContext) -> None:
        original = context.original_exception
        trouble = _translate(str(original))
        if trouble is None and type(original) is sqlcipher.DatabaseError:  # a damaged page, in whatever words
            trouble = _not_ours()
        if trouble is not None:
            raise trouble from context.original_exception

    return engine


def open_engine(vault: OpenVault, *, read_only: bool = False, create: bool = False) -> Engine:
    """The engine of an open vault; disposed and its journal's head sealed when the vault is locked.

    ``read_only`` gives connections that refuse to write (for the window's lists). ``create`` makes the database of a
    new vault. An older schema is upgraded on a copy first; a newer one is VaultNewer. What opening noticed, for example
    an older copy put back, stands in ``vault.concerns`` afterwards.
    """
    path = vault.folder / DATABASE
    if create:
        _create(vault, path)
    else:
        _whole(path, looking=vault.read_only)
        _upgrade(vault, path)
    looking = read_only or vault.read_only
    engine = engine_for(_connector(vault, path, looking=looking), begin="BEGIN" if looking else "BEGIN IMMEDIATE")
    try:
        with engine.connect() as connection:
            _greet(vault, connection)
    except BaseException:
        engine.dispose()
        raise

    def close() -> None:
        try:
            if not looking:
                vault.note_head(_head_without_waiting(engine) or genesis(vault.vault_id))
        finally:
            engine.dispose()

    vault.on_lock(close)
    return engine


def _head_without_waiting(engine: Engine) -> Head | None:
    """The journal's end as last committed; outside a transaction, so that no unfinished act delays a lock."""
    raw = engine.raw_connection()
    try:
        row = _driver(raw).execute("SELECT seq, hash FROM journal_entry ORDER BY seq DESC LIMIT 1").fetchone()
    finally:
        raw.close()
    return None if row is None else Head(int(row[0]), bytes(row[1]))


def _driver(raw: PoolProxiedConnection) -> DbConnection:
    return raw.driver_connection


def _connector(vault: OpenVault, path: Path, *, looking: bool) -> Callable[[], DbConnection]:
    def connector() -> DbConnection:
        key = vault.database_key()
        try:
            connection = connect(path, key, immutable=vault.read_only)
        finally:
            wipe(key)
        if looking:
            connection.execute("PRAGMA query_only = ON")
        else:
            connection.set_authorizer(_guard)
        return connection

    return connector


def _create(vault: OpenVault, path: Path) -> None:
    if path.exists():
        raise broken("Brankas ini sudah mempunyai basis data.", "Buka brankas itu seperti biasa.")
    draft = path.with_name(path.name + NEW)
    _remove(draft)
    key = vault.database_key()
    try:
        engine = engine_for(lambda: connect(draft, key, must_exist=False), begin="BEGIN IMMEDIATE")
        try:
            with engine.begin() as connection:
                schema.upgrade(connection, None)
                schema.put_secret(connection, schema.AGE_IDENTITY, vault.random(32))
                schema.put_secret(connection, schema.VAULT_ID, vault.vault_id.encode("ascii"))
            _settle(engine)
        finally:
            engine.dispose()
    finally:
        wipe(key)
    with plain_words():
        draft.replace(path)
    vault.ready()


def _settle(engine: Engine) -> None:
    """Bring everything from the log into the file, so that the file alone is whole."""
    raw = engine.raw_connection()
    try:
        _driver(raw).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        raw.close()


def _remove(path: Path) -> None:
    with plain_words():
        for end in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + end).unlink(missing_ok=True)


def _whole(path: Path, *, looking: bool) -> None:
    """Refuse a file that ends within a page: a copy that was cut off. After a crash the log mends that.

    Looking only, the log cannot be taken in, and what it holds would silently be missing: refused as well.
    """
    log = path.with_name(path.name + "-wal")
    with plain_words():
        unfinished = log.exists() and log.stat().st_size > 0
        if path.stat().st_size % PAGE_BYTES and not unfinished:
            raise broken("Map brankas tidak lengkap: berkas cases.db terpotong.")
    if looking and unfinished:
        raise broken(
            "Brankas ini tidak ditutup dengan semestinya, jadi catatan terakhirnya belum menyatu.",
            "Buka sekali secara biasa di tempat yang dapat ditulisi.",
        )


def _upgrade(vault: OpenVault, path: Path) -> None:
    """Bring an older schema up to date: on a copy, which takes the file's place only after it was checked.

    VaultReadOnly where nothing may be written: the records of today cannot be read from tables of before.
    """
    key = vault.database_key()
    try:
        raw = connect(path, key, immutable=vault.read_only)
        try:
            with explained():
                found = schema.version(raw)
                if schema.is_current(found):
                    return
                if vault.read_only:
                    raise VaultReadOnly(
                        "Brankas ini dibuat versi program yang lebih lama dan belum diperbarui.",
                        "Isinya tidak disentuh.",
                        "Buka sekali dari folder yang dapat ditulisi; bila ini cadangan, pulihkan dahulu.",
                    )
                copy = path.with_name(path.name + NEW)
                _remove(copy)
                raw.execute("VACUUM INTO ?", (str(copy),))
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            raw.close()
        engine = engine_for(lambda: connect(copy, key), begin="BEGIN IMMEDIATE")
        try:
            with engine.begin() as connection:
                before = schema.head(connection)
                schema.upgrade(connection, found)
                schema.check(connection, before)
            _settle(engine)
        except BaseException:
            engine.dispose()
            _remove(copy)
            raise
        engine.dispose()
        schema.keep_before(path, found)
        with plain_words():
            copy.replace(path)
    finally:
        wipe(key)


def _greet(vault: OpenVault, connection: Connection) -> None:
    """Check that database and header belong together and how fresh they are; hand over the evidence's identity."""
    if schema.secret(connection, schema.VAULT_ID) != vault.vault_id.encode("ascii"):
        raise _not_ours()
    identity = schema.secret(connection, schema.AGE_IDENTITY)
    if identity is None:
        raise _not_ours()
    if not vault.evidence.is_unlocked:
        vault.evidence.unlock(identity)
        vault.compare_heads(lambda seq: _hash_at(connection, seq), schema.head(connection) or genesis(vault.vault_id))


def _hash_at(connection: Connection, seq: int) -> bytes | None:
    row = connection.exec_driver_sql("SELECT hash FROM journal_entry WHERE seq = ?", (seq,)).first()
    return None if row is None else bytes(row[0])
