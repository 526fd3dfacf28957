"""The keyed engine: pragmas, transactions, the guards of the journal, and errors in plain words."""

from __future__ import annotations

import gc
import shutil
import threading
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError
from sqlalchemy.orm import Session

from models.law.errors import Trouble
from models.records import JournalEntry, Setting
from models.records.engine import connect, open_engine
from models.vault import DiskFull, OpenVault, VaultBroken, VaultLocked, open_vault
from tests.records.conftest import WORDS, SetClock, bare, write_entry

WANTED = {
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "temp_store": 2,
    "synchronous": 2,
    "journal_mode": "wal",
    "busy_timeout": 10000,
}


def test_every_connection_has_the_pragmas_of_the_house(vault: OpenVault, engine: Engine) -> None:
    reader = open_engine(vault, read_only=True)
    with engine.connect() as connection:
        assert {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in WANTED} == WANTED
    with reader.connect() as first, reader.connect() as second:
        for connection in (first, second):
            assert {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in WANTED} == WANTED
            assert connection.exec_driver_sql("PRAGMA query_only").scalar() == 1


def test_the_key_is_a_raw_key_and_nothing_else_opens(vault: OpenVault, engine: Engine) -> None:
    """Keyed with 64 hex digits: no passphrase derivation, so the bare key as hex opens it elsewhere too."""
    write_entry(vault, engine)
    key = vault.database_key()
    other = sqlcipher.connect(str(vault.folder / "cases.db"))
    other.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    assert other.execute("SELECT count(*) FROM journal_entry").fetchone() == (1,)
    other.close()
    with pytest.raises(VaultBroken):
        connect(vault.folder / "cases.db", bytearray(b"x" * 32))
    plain = sqlcipher.connect(str(vault.folder / "cases.db"))
    with pytest.raises(sqlcipher.DatabaseError):
        plain.execute("SELECT * FROM sqlite_master")
    plain.close()


def test_a_wrong_key_makes_no_noise(vault: OpenVault, engine: Engine, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(VaultBroken):
        connect(vault.folder / "cases.db", bytearray(32))
    assert capfd.readouterr() == ("", "")


def test_ddl_rolls_back(engine: Engine) -> None:
    def interrupted() -> None:
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE sementara (a)"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        interrupted()
    with engine.connect() as connection:
        assert connection.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'sementara'")).first() is None


def test_a_write_session_holds_the_only_pen(vault: OpenVault, engine: Engine) -> None:
    """BEGIN IMMEDIATE at once: two acts never interleave; reading goes on meanwhile."""
    reader = open_engine(vault, read_only=True)
    with Session(engine) as session:
        assert session.execute(text("SELECT 1")).scalar() == 1
        with bare(vault) as raw:
            raw.execute("PRAGMA busy_timeout = 1")
            with pytest.raises(sqlcipher.OperationalError, match="locked"):
                raw.execute("BEGIN IMMEDIATE")
        raw.close()
        with Session(reader) as looking:
            assert looking.execute(text("SELECT count(*) FROM journal_entry")).scalar() == 0


def test_the_reader_cannot_write(vault: OpenVault, engine: Engine) -> None:
    reader = open_engine(vault, read_only=True)
    with pytest.raises((OperationalError, Trouble)), reader.begin() as connection:
        connection.execute(text("DELETE FROM setting"))


COPY = (
    "INSERT INTO journal_entry SELECT {}, at, account_id, act, case_id, subject, payload, prev, hash, signature "
    "FROM journal_entry WHERE seq = 1"
)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET act = 'x' WHERE seq = 1",
        "UPDATE journal_entry SET signature = zeroblob(64)",
        "DELETE FROM journal_entry WHERE seq = 1",
        "DELETE FROM journal_entry",
        "INSERT OR REPLACE INTO journal_entry SELECT * FROM journal_entry WHERE seq = 1",
        "REPLACE INTO journal_entry SELECT * FROM journal_entry WHERE seq = 2",
        COPY.format("9"),
        COPY.format("-1"),
        COPY.format("NULL"),
        COPY.format("1") + " ON CONFLICT(seq) DO UPDATE SET act = 'x'",
        "DROP TABLE journal_entry",
        "DROP TRIGGER journal_entry_no_update",
        "DROP TRIGGER journal_entry_no_delete",
        "DROP TRIGGER journal_entry_next",
        "ALTER TABLE journal_entry RENAME TO lama",
        "ALTER TABLE journal_entry DROP COLUMN subject",
        "DELETE FROM sqlite_master WHERE name LIKE 'journal%'",
    ],
)
def test_the_journal_only_grows(vault: OpenVault, engine: Engine, statement: str) -> None:
    entries = [write_entry(vault, engine), write_entry(vault, engine)]
    with pytest.raises((DatabaseError, Trouble)), engine.begin() as connection:
        connection.exec_driver_sql(statement)
    with Session(engine) as session:
        rows = session.query(JournalEntry).order_by(JournalEntry.seq).all()
        assert [(row.seq, row.act, row.hash) for row in rows] == [(e.seq, e.act, e.hash) for e in entries]


@pytest.mark.parametrize("statement", ["UPDATE journal_entry SET act = 'x'", "DELETE FROM journal_entry"])
def test_the_triggers_alone_hold_too(vault: OpenVault, engine: Engine, statement: str) -> None:
    """A tool without our authorizer, but with triggers as SQLite runs them by default."""
    write_entry(vault, engine)
    with bare(vault) as raw:
        raw.execute("PRAGMA recursive_triggers = OFF")
        with pytest.raises(sqlcipher.IntegrityError, match="journal entries never"):
            raw.execute(statement)
        with pytest.raises(sqlcipher.IntegrityError, match="follows the last one"):
            raw.execute("INSERT OR REPLACE INTO journal_entry SELECT * FROM journal_entry")
    raw.close()


def test_references_are_kept(engine: Engine) -> None:
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text("INSERT INTO draft(account_id, form, content, saved_at) VALUES (99, 'x', '{}', '')"))


def test_lock_closes_every_connection_and_seals_the_head(vault: OpenVault, engine: Engine) -> None:
    reader = open_engine(vault, read_only=True)
    entry = write_entry(vault, engine)
    with reader.connect() as connection:
        connection.execute(text("SELECT 1"))
    vault.lock()
    assert vault.sealed is not None
    assert vault.sealed.head == entry.head
    assert sorted(path.name for path in vault.folder.iterdir()) == ["cases.db", "evidence", "vault.json"]
    for one in (engine, reader):
        with pytest.raises(VaultLocked):
            one.connect()


def test_the_database_of_another_vault_is_refused(vault: OpenVault, engine: Engine, tmp_path: Path) -> None:
    """Same key even: a database carries the vault's id."""
    with bare(vault) as raw:
        raw.execute("UPDATE vault_secret SET value = 'lain' WHERE name = 'brankas'")
    raw.close()
    with pytest.raises(VaultBroken, match="bukan milik brankas ini"):
        open_engine(vault)


def test_a_database_cut_short_is_refused(vault: OpenVault, engine: Engine) -> None:
    write_entry(vault, engine)
    folder = vault.folder
    vault.lock()
    whole = (folder / "cases.db").read_bytes()
    for size in (1, 100, 4096, len(whole) // 2, len(whole) - 4096, len(whole) - 1):
        (folder / "cases.db").write_bytes(whole[:size])
        with pytest.raises(Trouble) as caught, open_vault(folder, 1, WORDS, clock=SetClock()) as again:
            open_engine(again)
        assert caught.value.what
        for end in ("-wal", "-shm"):
            (folder / f"cases.db{end}").unlink(missing_ok=True)
    (folder / "cases.db").write_bytes(whole)
    with open_vault(folder, 1, WORDS, clock=SetClock()) as again:
        open_engine(again)


def test_opening_for_looking_only_changes_no_byte(vault: OpenVault, engine: Engine, tmp_path: Path) -> None:
    write_entry(vault, engine)
    vault.lock()
    copy = tmp_path / "salinan.sidang"
    shutil.copytree(vault.folder, copy)
    before = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    with open_vault(copy, 1, WORDS, clock=SetClock(), read_only=True) as looking:
        one = open_engine(looking)
        with one.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM journal_entry")).scalar() == 1
        with pytest.raises((OperationalError, Trouble)), one.begin() as connection:
            connection.execute(text("DELETE FROM setting"))
    assert {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()} == before


def test_looking_only_does_not_pass_over_an_unfinished_log(vault: OpenVault, engine: Engine, tmp_path: Path) -> None:
    """The copy of a vault that was not closed: its last entries are in the log alone."""
    entry = write_entry(vault, engine)
    copy = tmp_path / "salinan.sidang"
    shutil.copytree(vault.folder, copy)
    assert (copy / "cases.db-wal").stat().st_size > 0
    with open_vault(copy, 1, WORDS, clock=SetClock(), read_only=True) as looking:
        with pytest.raises(VaultBroken, match="tidak ditutup"):
            open_engine(looking)
    with open_vault(copy, 1, WORDS, clock=SetClock()) as usual, Session(open_engine(usual)) as session:
        assert session.get(JournalEntry, entry.seq) is not None


def test_threads_have_connections_of_their_own(vault: OpenVault, engine: Engine) -> None:
    reader = open_engine(vault, read_only=True)
    errors: list[Exception] = []

    def look() -> None:
        try:
            for _ in range(50):
                with reader.connect() as connection:
                    connection.execute(text("SELECT count(*) FROM journal_entry")).scalar()
        except (Trouble, DatabaseError) as error:
            errors.append(error)

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(20):
        write_entry(vault, engine)
    for thread in threads:
        thread.join()
    assert errors == []


def test_a_full_disk_is_a_clear_trouble_and_loses_nothing(vault: OpenVault, engine: Engine) -> None:
    """SQLite's own limit stands for the disk: the file may not grow."""
    entry = write_entry(vault, engine)

    def overflow() -> None:
        with Session(engine) as session:
            pages = session.execute(text("PRAGMA page_count")).scalar()
            session.execute(text(f"PRAGMA max_page_count = {pages}"))
            session.add(Setting(name="besar", value="x" * 3_000_000, changed_at=vault.clock.now()))
            session.commit()

    with pytest.raises(DiskFull) as caught:
        overflow()
    assert "utuh" in caught.value.kept
    engine.dispose()
    gc.collect()
    with Session(engine) as session:
        assert session.get(Setting, "besar") is None
        assert session.get(JournalEntry, entry.seq) is not None
        session.add(Setting(name="kecil", value="x", changed_at=vault.clock.now()))
        session.commit()
