"""From the right passphrase to the painted list of 100,000 cases in the real window, the key derivation taken apart."""

from __future__ import annotations

import os
import time

from tests.bench import register
from tests.bench.table import Line, median

LONGEST = 30.0
"""Seconds after which a list that does not come is an error."""


def _key_derivation(times: int) -> float:
    from models.vault.keys import argon2id

    taken = []
    for _ in range(times):
        started = time.perf_counter()
        argon2id(register.PASSPHRASE.encode(), bytes(16), register.COST)
        taken.append(time.perf_counter() - started)
    return median(taken)


def measure(made: register.Register, times: int = 7) -> list[Line]:
    """Opening, law, desk, window, list; everything is imported before, as the window does while one types."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ui import opening
    from ui.app import make_application
    from ui.rows import TableView
    from ui.session import Session
    from ui.shell import Shell

    application = QApplication.instance() or make_application(["bench"])
    opening.import_needed()

    def once() -> float:
        started = time.perf_counter()
        opened = opening.open_desk(made.vault, 1, register.PASSPHRASE)
        session = Session(opened.desk, opened.folder)
        shell = Shell(session)
        shell.start("cases")
        shell.show()
        rows = shell.findChild(TableView).rows
        while rows.rowCount() < register.cases.COUNT * 0.99:
            application.processEvents()
            if time.perf_counter() - started > LONGEST:
                raise RuntimeError(f"the list did not come: {rows.rowCount()} rows")
        application.processEvents()
        taken = time.perf_counter() - started
        shell.forget()
        session.close()
        opened.desk.vault.lock()
        shell.hide()
        shell.deleteLater()
        application.processEvents()
        return taken

    once()
    derivation = _key_derivation(times)
    whole = median([once() for _ in range(times)])
    note = f"{whole:.2f} s in all, {derivation:.2f} s of it Argon2id"
    return [Line("unlock to first list, 100,000 cases, beyond the key", whole - derivation, 0.3, "s", note)]
