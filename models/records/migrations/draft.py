"""For the developer: ``python -m models.records.migrations.draft`` prints the next revision's first draft.

A revision that was given out is never written again: vaults were made with it. Columns are added at the end of a
class, with a neutral value that :data:`models.records.rowseal.NEUTRAL` names; a vault of the revision before goes into
``tests/records/vaults``.
"""

from __future__ import annotations

import sys
from typing import Any, Literal

import sqlcipher3.dbapi2 as sqlcipher
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.migration import MigrationContext
from sqlalchemy import JSON, Connection, create_engine

from models.records import Base
from models.records.base import Instant
from models.records.migrations import HEAD
from models.records.migrations.run import run
from models.records.vault_secret import VaultSecret

HEADING = '''"""{title}."""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = {previous}

'''


def _plain_types(kind: str, thing: object, _context: AutogenContext) -> str | Literal[False]:
    """Revisions import nothing of ours: our own types are written as what they are in the file."""
    if kind == "type" and isinstance(thing, Instant):
        return "sa.String(length=40)"
    if kind == "type" and isinstance(thing, JSON):
        return "sa.JSON()"
    return False


def _ours(thing: object, name: str | None, kind: str, _reflected: bool, _other: Any) -> bool:
    return not (kind == "table" and (name or "").startswith(("case_fts", "alembic")))


def difference(connection: Connection) -> str:
    """The body of ``upgrade`` that leads from the connection's schema to the records."""
    options = {"render_item": _plain_types, "include_object": _ours, "compare_type": True}
    context = MigrationContext.configure(connection, opts=options)
    assert VaultSecret.__tablename__ in Base.metadata.tables
    script = produce_migrations(context, Base.metadata)
    assert script.upgrade_ops is not None
    text = str(render_python_code(script.upgrade_ops, render_item=_plain_types))
    return "\n".join(line for line in text.split("\n") if "###" not in line).strip()


def following() -> str:
    """The draft of the next revision."""
    with create_engine("sqlite://", module=sqlcipher).connect() as connection:
        run(connection, None)
        body = difference(connection)
    number = f"{int(HEAD) + 1:04d}"
    heading = HEADING.format(title="What this revision is for", revision=number, previous=f'"{HEAD}"')
    return heading + "\ndef upgrade() -> None:\n    " + body + "\n"


if __name__ == "__main__":
    sys.stdout.write(following())
