"""Drafts of unfinished forms, kept inside the vault."""

from __future__ import annotations

from typing import Any

from models.procedure.desk import Desk
from models.procedure.setup import drop_draft, load_draft, save_draft
from ui.tasks import Tasks


class VaultDrafts:
    """Reads at once, writes on the database thread. What was just typed is answered before it is written."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        self._desk, self._tasks = desk, tasks
        self._fresh: dict[str, dict[str, Any] | None] = {}

    def load(self, key: str) -> dict[str, Any] | None:
        """The draft, or None."""
        if key in self._fresh:
            return self._fresh[key]
        with self._desk.read() as session:
            return load_draft(session, self._desk.sitter.id, key)

    def save(self, key: str, values: dict[str, Any]) -> None:
        """Keep it."""
        self._fresh[key] = values
        self._tasks.act(lambda: save_draft(self._desk, key, values), label="")

    def drop(self, key: str) -> None:
        """Forget it."""
        self._fresh[key] = None
        self._tasks.act(lambda: drop_draft(self._desk, key), label="")
