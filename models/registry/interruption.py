"""Stopping the statement that one thread is reading with, so that a newer search need not wait for an older one."""

from __future__ import annotations

import threading
from typing import Any

from sqlalchemy import Engine, event


class Interrupter:
    """Knows which connection of an engine each thread holds. Made once per reader; costs a dictionary entry per use."""

    def __init__(self, engine: Engine) -> None:
        self._held: dict[int, Any] = {}
        event.listen(engine, "checkout", self._taken)
        event.listen(engine, "checkin", self._given_back)

    def interrupt(self, thread: int) -> bool:
        """Interrupt the statement of a thread (``threading.get_ident``); False where it holds no connection."""
        connection = self._held.get(thread)
        if connection is None:
            return False
        connection.interrupt()
        return True

    def _taken(self, connection: Any, _record: Any, _proxy: Any) -> None:
        self._held[threading.get_ident()] = connection

    def _given_back(self, connection: Any, _record: Any) -> None:
        for thread, held in list(self._held.items()):
            if held is connection:
                del self._held[thread]
