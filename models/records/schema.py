"""The schema's version, the step from one to the next, and the few rows the engine itself needs."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from sqlalchemy.engine import Connection

from models.journal.chain import Head
from models.records.migrations import HEAD, KNOWN
from models.vault import VaultNewer
from models.vault.trouble import broken, plain_words

AGE_IDENTITY = "identitas-age"
VAULT_ID = "brankas"


def version(raw: Any) -> str:
    """The schema's revision of a keyed driver connection. VaultBroken where there is none."""
    if raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone() is None:
        raise broken("Basis data brankas tidak mempunyai nomor skema.")
    row = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise broken("Basis data brankas tidak mempunyai nomor skema.")
    return str(row[0])


def is_current(found: str) -> bool:
    """Whether nothing is to be done. VaultNewer for a revision this program does not know."""
    if found not in KNOWN:
        raise VaultNewer(
            "Basis data brankas ini dibuat oleh versi Sidang Etik yang lebih baru.",
            "Isinya tidak disentuh.",
            "Perbarui program di komputer ini lalu buka lagi.",
        )
    return found == HEAD


def upgrade(connection: Connection, found: str | None) -> None:
    """Run the revisions after ``found`` (all where None) inside the caller's transaction."""
    from models.records.migrations.run import run

    run(connection, found)


def check(connection: Connection, before: Head | None) -> None:
    """After an upgrade: the file is sound, references hold, and the journal is the same. VaultBroken otherwise."""
    sound = connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if not sound or dangling is not None or head(connection) != before:
        raise broken(
            "Pembaruan basis data tidak lolos pemeriksaan, jadi tidak dipakai.",
            "Buka lagi dengan versi program yang lama.",
        )


def keep_before(path: Path, found: str) -> None:
    """Keep the database as it was before an upgrade, once, beside the new one."""
    kept = path.with_name(f"{path.name}.skema-{found}")
    with plain_words():
        shutil.copyfile(path, kept)


def head(connection: Connection) -> Head | None:
    """The journal's last link; None where it is empty."""
    row = connection.exec_driver_sql("SELECT seq, hash FROM journal_entry ORDER BY seq DESC LIMIT 1").first()
    return None if row is None else Head(int(row[0]), bytes(row[1]))


def secret(connection: Connection, name: str) -> bytes | None:
    """A secret of the table vault_secret."""
    row = connection.exec_driver_sql("SELECT value FROM vault_secret WHERE name = ?", (name,)).first()
    return row[0] if row is not None and isinstance(row[0], bytes) else None


def put_secret(connection: Connection, name: str, value: bytes) -> None:
    """Keep a secret; an old one of the name is replaced."""
    connection.exec_driver_sql("INSERT OR REPLACE INTO vault_secret(name, value) VALUES (?, ?)", (name, value))
