"""Change of schema, from the first table on (Alembic's operations; the revisions import no application code).

The revisions are ordinary modules, listed here, so that a built program finds them without searching folders. A new one
goes to the end of :data:`KNOWN` and of ``run.REVISIONS``; ``python -m models.records.migrations.draft`` writes its
first draft from the difference between the newest schema and the records.
"""

KNOWN: tuple[str, ...] = ("0001", "0002", "0003")
HEAD = KNOWN[-1]
