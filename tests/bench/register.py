"""The vault with 100,000 cases and the plain file with the same tables, made once per schema under build/."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.engine.interfaces import DBAPIConnection

from models.procedure.clock import SystemClock
from models.records.engine import open_engine
from models.vault import KdfCost, NewAccount, OpenVault, create_vault, open_vault
from tests.bench import cases

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "kuda baterai staples sungai lampu"
COST = KdfCost()


@dataclass(frozen=True, slots=True)
class Register:
    """Where the two lie."""

    vault: Path
    plain: Path


def _fingerprint() -> str:
    """What the tables look like and what is written into them; another one means: make it again."""
    digest = hashlib.sha256(Path(cases.__file__).read_bytes())
    for path in sorted((ROOT / "models" / "records").rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@cache
def prepare() -> Register:
    """The register, from an earlier run where nothing has changed since."""
    folder = ROOT / "build" / "bench" / _fingerprint()
    made = Register(folder / "kantor.sidang", folder / "plain.db")
    if (folder / "ready").exists():
        return made
    shutil.rmtree(folder.parent, ignore_errors=True)
    folder.mkdir(parents=True)
    print(f"Writing {cases.COUNT:,} cases into {folder.relative_to(ROOT)} (once) …", flush=True)
    _make(made)
    (folder / "ready").touch()
    return made


def _make(made: Register) -> None:
    created = create_vault(
        made.vault, "Kota Contoh", [NewAccount("Sekretaris", "sekretaris", PASSPHRASE)], clock=SystemClock(), cost=COST
    )
    with created.vault as vault:
        engine = open_engine(vault, create=True)
        with engine.begin() as connection:
            if not connection.execute(text("SELECT count(*) FROM account")).scalar():
                cases.add_account(connection, vault.slot_id)
            cases.fill(connection)
            ddl = _tables(connection)
        engine.dispose()
    plain = plain_engine(made.plain)
    with plain.begin() as connection:
        for statement in ddl:
            connection.execute(text(statement))
        cases.add_account(connection, 1)
        cases.fill(connection)
    plain.dispose()


def _tables(connection: Connection) -> list[str]:
    """Tables and indexes of the vault as they were written; the shadow tables of the search make themselves."""
    rows = connection.execute(
        text(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('table', 'index') "
            "AND name NOT LIKE 'sqlite_%' AND name NOT GLOB 'case_fts_*' ORDER BY type DESC, rowid"
        )
    )
    return [row.sql.replace(":", "\\:") for row in rows]


def plain_engine(path: Path) -> Engine:
    """The same engine of the database without a key: what encryption and our rules cost is the difference."""

    def connect() -> DBAPIConnection:
        connection = driver.connect(str(path), check_same_thread=False)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    return create_engine("sqlite://", module=driver, creator=connect)


def unlock(register: Register) -> OpenVault:
    """Open the vault as its only account."""
    return open_vault(register.vault, 1, PASSPHRASE, clock=SystemClock())


@contextmanager
def unlocked(register: Register) -> Iterator[tuple[OpenVault, Engine]]:
    """The open vault and an engine that only reads, as the window's lists have."""
    with unlock(register) as vault:
        engine = open_engine(vault, read_only=True)
        try:
            yield vault, engine
        finally:
            engine.dispose()
