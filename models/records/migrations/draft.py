"""For the developer: ``python -m models.records.migrations.draft`` prints the next revision's first draft.

``--first`` writes revision 0001 from the records as they are now; only until the first vault of an office exists.
"""

from __future__ import annotations

import sys
from pathlib import Path
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
from models.records.search import CASE_FTS
from models.records.vault_secret import VaultSecret

TARGET = Path(__file__).parent / "versions" / "r0001_first_tables.py"

HEADING = '''"""{title}."""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = {previous}

'''

GUARDS = '''
CASE_FTS = """
{fts}"""

JOURNAL_GUARDS = (
    """CREATE TRIGGER journal_entry_no_update BEFORE UPDATE ON journal_entry
    BEGIN SELECT RAISE(ABORT, 'journal entries never change'); END""",
    """CREATE TRIGGER journal_entry_no_delete BEFORE DELETE ON journal_entry
    BEGIN SELECT RAISE(ABORT, 'journal entries never go'); END""",
    """CREATE TRIGGER journal_entry_next BEFORE INSERT ON journal_entry
    WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM journal_entry)
    BEGIN SELECT RAISE(ABORT, 'a journal entry follows the last one'); END""",
)


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


def first() -> str:
    """The whole text of revision 0001."""
    with create_engine("sqlite://", module=sqlcipher).connect() as connection:
        body = difference(connection)
    heading = HEADING.format(title="The first tables", revision="0001", previous="None")
    guards = GUARDS.format(fts=CASE_FTS.replace(", ", ",\n    "))
    end = "\n    op.execute(CASE_FTS)\n    for guard in JOURNAL_GUARDS:\n        op.execute(guard)\n"
    return heading + guards + "def upgrade() -> None:\n    " + body + end


def following() -> str:
    """The draft of the next revision."""
    with create_engine("sqlite://", module=sqlcipher).connect() as connection:
        run(connection, None)
        body = difference(connection)
    number = f"{int(HEAD) + 1:04d}"
    heading = HEADING.format(title="What this revision is for", revision=number, previous=f'"{HEAD}"')
    return heading + "\ndef upgrade() -> None:\n    " + body + "\n"


def main(arguments: list[str]) -> int:
    """Write or print."""
    if "--first" in arguments:
        TARGET.write_text(first(), encoding="utf-8")
    else:
        sys.stdout.write(following())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
