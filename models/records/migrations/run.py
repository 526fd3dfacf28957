"""Running the revisions. Imported only where there is something to run: Alembic costs a quarter of a second."""

from __future__ import annotations

from types import ModuleType

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy.engine import Connection

from models.records.migrations import KNOWN
from models.records.migrations.versions import r0001_first_tables, r0002_after_the_decree, r0003_withdrawn_votes

REVISIONS: tuple[ModuleType, ...] = (r0001_first_tables, r0002_after_the_decree, r0003_withdrawn_votes)


def run(connection: Connection, found: str | None) -> None:
    """Run every revision after ``found`` (all where None) in the caller's transaction, and note the version."""
    done = 0 if found is None else KNOWN.index(found) + 1
    context = MigrationContext.configure(connection)
    with Operations.context(context):
        for module in REVISIONS[done:]:
            module.upgrade()
    connection.exec_driver_sql(
        "CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"
    )
    connection.exec_driver_sql("DELETE FROM alembic_version")
    connection.exec_driver_sql("INSERT INTO alembic_version(version_num) VALUES (?)", (KNOWN[-1],))
