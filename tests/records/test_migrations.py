"""The schema that revisions build is the one the records declare; upgrades run on a copy that is checked first."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, Engine, String, create_engine, inspect, text

from models.law.errors import Trouble
from models.records import Base, migrations, schema
from models.records.engine import open_engine
from models.records.migrations import run
from models.records.search import CASE_FTS
from models.records.vault_secret import VaultSecret
from models.vault import OpenVault, VaultBroken, VaultNewer, open_vault, swap
from tests.records.conftest import WORDS, SetClock, bare, write_entry

ROOT = Path(__file__).resolve().parents[2]
VERSIONS = ROOT / "models" / "records" / "migrations" / "versions"


def squeezed(sql: str) -> str:
    return "".join(sql.split())


def test_migrated_schema_is_the_declared_one() -> None:
    assert VaultSecret.__tablename__ in Base.metadata.tables
    with create_engine("sqlite://", module=sqlcipher).connect() as connection:
        run.run(connection, None)

        def ours(_: object, name: str | None, kind: str, *__: object) -> bool:
            return not (kind == "table" and (name or "").startswith(("case_fts", "alembic")))

        context = MigrationContext.configure(
            connection, opts={"include_object": ours, "compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, Base.metadata) == []
        stored = connection.execute(text("SELECT sql FROM sqlite_master WHERE name = 'case_fts'")).scalar()
        assert squeezed(str(stored)) == squeezed(CASE_FTS)
        migrated = shape(connection)
    with create_engine("sqlite://", module=sqlcipher).connect() as connection:
        Base.metadata.create_all(connection)
        declared = shape(connection)
    assert migrated == declared


def shape(connection: Any) -> dict[str, Any]:
    """Columns, keys, references, constraints and indexes of every table, as the database tells them."""
    found = inspect(connection)
    out = {}
    for name in found.get_table_names():
        if name.startswith(("case_fts", "alembic")):
            continue
        out[name] = (
            [(c["name"], str(c["type"]), c["nullable"], c["default"]) for c in found.get_columns(name)],
            found.get_pk_constraint(name),
            sorted(map(str, (_reference(name, key) for key in found.get_foreign_keys(name)))),
            sorted(map(str, found.get_unique_constraints(name))),
            sorted(map(_index, found.get_indexes(name))),
        )
    return out


ADDED = {("decree", "replaced_by"), ("letter", "voided_by"), ("letter", "copy_of")}
"""References that a later revision added: SQLite keeps them within the column, where no reader finds their name."""


def _reference(table: str, key: Any) -> dict[str, Any]:
    return {**key, "name": None} if (table, key["constrained_columns"][0]) in ADDED else dict(key)


def _index(row: Any) -> str:
    """An index in words, its condition as SQL."""
    options = {key: str(value) for key, value in row.get("dialect_options", {}).items()}
    return str({**row, "dialect_options": options})


def test_revisions_import_no_application_code() -> None:
    """A revision must mean the same in ten years, whatever the records look like then."""
    for path in VERSIONS.glob("r*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert all(name.split(".")[0] in ("sqlalchemy", "alembic") for name in names), path.name


def test_list_of_revisions_is_whole_and_in_order() -> None:
    files = sorted(path.stem[1:5] for path in VERSIONS.glob("r*.py"))
    assert list(migrations.KNOWN) == files == [module.revision for module in run.REVISIONS]
    assert files[-1] == migrations.HEAD
    assert [module.down_revision for module in run.REVISIONS] == [None, *files[:-1]]


def test_a_vault_of_today_opens_without_alembic(tmp_path: Path) -> None:
    """It costs a quarter of a second that nobody should wait for; and nothing is looked for in folders."""
    code = (
        "import sys; import models.records.engine; "
        "assert not any(name.startswith('alembic') for name in sys.modules), 'alembic was imported'"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def _next_revision(name: str, *, fail: bool = False, harm: str = "") -> ModuleType:
    module = ModuleType(name)
    module.revision = name  # type: ignore[attr-defined]

    def upgrade() -> None:
        op.add_column("setting", Column("note", String(10), nullable=True))
        if harm:
            for statement in harm.split(";"):
                op.execute(statement)
        if fail:
            raise RuntimeError("the revision does not fit")

    module.upgrade = upgrade  # type: ignore[attr-defined]
    return module


@pytest.fixture
def locked(vault: OpenVault, engine: Engine) -> Path:
    write_entry(vault, engine)
    vault.lock()
    return vault.folder


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    def install(**options: Any) -> None:
        module = _next_revision("9999", **options)
        monkeypatch.setattr(run, "KNOWN", (*migrations.KNOWN, "9999"))
        monkeypatch.setattr(run, "REVISIONS", (*run.REVISIONS, module))
        monkeypatch.setattr(schema, "KNOWN", (*migrations.KNOWN, "9999"))
        monkeypatch.setattr(schema, "HEAD", "9999")

    return install


def opened(folder: Path) -> OpenVault:
    return open_vault(folder, 1, WORDS, clock=SetClock())


def test_an_older_schema_is_brought_up_to_date_and_the_old_file_kept(locked: Path, next_version: Any) -> None:
    before = (locked / "cases.db").read_bytes()
    next_version()
    with opened(locked) as vault:
        engine = open_engine(vault)
        with engine.connect() as connection:
            assert connection.execute(text("SELECT note FROM setting")).first() is None
            assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "9999"
            assert connection.execute(text("SELECT count(*) FROM journal_entry")).scalar() == 1
            assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert vault.concerns == []
    assert (locked / f"cases.db.skema-{migrations.HEAD}").read_bytes() == before
    assert sorted(path.name for path in locked.iterdir()) == [
        "cases.db", f"cases.db.skema-{migrations.HEAD}", "evidence", "vault.json",
    ]  # fmt: skip
    with opened(locked) as vault:
        open_engine(vault)


HARMS = {
    "fails": {"fail": True},
    "loses the journal": {"harm": "DROP TABLE journal_entry;CREATE TABLE journal_entry (seq INTEGER, hash BLOB)"},
    "dangles": {"harm": "INSERT INTO draft(account_id, form, content, saved_at) VALUES (99, 'x', '{}', '2026-03-02')"},
}


@pytest.mark.parametrize("harm", HARMS)
def test_an_upgrade_that_goes_wrong_leaves_the_vault_as_it_was(
    locked: Path, next_version: Any, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    before = (locked / "cases.db").read_bytes()
    with monkeypatch.context():
        next_version(**HARMS[harm])
        with pytest.raises(Exception, match=r".+"), opened(locked) as vault:
            open_engine(vault)
    assert (locked / "cases.db").read_bytes() == before
    assert sorted(path.name for path in locked.iterdir()) == ["cases.db", "evidence", "vault.json"]


def test_a_crash_during_an_upgrade_leaves_the_vault_as_it_was(
    locked: Path, next_version: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy is there, the exchange was not: the next opening throws the copy away and begins again."""
    next_version()
    with monkeypatch.context() as patch:
        patch.setattr(schema, "keep_before", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            open_engine(opened_and_forgotten(locked))
    (locked / "lock").unlink(missing_ok=True)
    assert (locked / "cases.db.baru").exists()
    assert swap.pending(locked)
    with opened(locked) as vault:
        engine = open_engine(vault)
        with engine.connect() as connection:
            assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "9999"
    assert not swap.pending(locked)


def opened_and_forgotten(folder: Path) -> OpenVault:
    vault = opened(folder)
    assert vault._lock is not None
    vault._lock.release()
    return vault


def test_a_newer_schema_is_refused_untouched(vault: OpenVault, engine: Engine) -> None:
    with bare(vault) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '0042'")
    raw.close()
    with pytest.raises(VaultNewer, match="lebih baru"):
        open_engine(vault)


@pytest.mark.parametrize("statement", ["DELETE FROM alembic_version", "DROP TABLE alembic_version"])
def test_a_schema_without_a_number_is_refused(vault: OpenVault, engine: Engine, statement: str) -> None:
    with bare(vault) as raw:
        raw.execute(statement)
    raw.close()
    with pytest.raises(VaultBroken, match="nomor skema"):
        open_engine(vault)


def test_creation_twice_is_refused(vault: OpenVault, engine: Engine) -> None:
    with pytest.raises(Trouble, match="sudah mempunyai"):
        open_engine(vault, create=True)
