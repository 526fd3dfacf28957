"""From the right passphrase to the painted first list of 100,000 cases, the key derivation taken apart."""

from __future__ import annotations

import os
import time

from tests.bench import register
from tests.bench.table import Line, median


def _key_derivation(times: int) -> float:
    from models.vault.keys import argon2id

    taken = []
    for _ in range(times):
        started = time.perf_counter()
        argon2id(register.PASSPHRASE.encode(), bytes(16), register.COST)
        taken.append(time.perf_counter() - started)
    return median(taken)


def measure(made: register.Register, times: int = 7) -> list[Line]:
    """Opening, reading and painting in one process that has imported everything, as the window has while one types."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication
    from sqlalchemy.orm import Session

    from models.registry.cases import case_ids, case_rows
    from models.registry.viewer import Viewer
    from ui.rows import Column, LazyModel, TableView

    application = QApplication.instance() or QApplication([])
    viewer = Viewer(1, "sekretaris")
    columns = [
        Column("no", "Nomor", lambda row: row.register_no, 160, "figures"),
        Column("name", "Terlapor", lambda row: row.name, 0, "strong"),
        Column("unit", "Unit", lambda row: row.unit, 220, "muted"),
        Column("stage", "Tahap", lambda row: row.stage_name, 140, "chip"),
        Column("received", "Diterima", lambda row: row.received.isoformat(), 110),
    ]

    def once() -> float:
        started = time.perf_counter()
        with register.unlocked(made) as (_vault, engine), Session(engine) as session:
            model = LazyModel(columns, lambda ids: case_rows(session, viewer, ids))
            view = TableView(model, "Perkara")
            view.resize(1100, 700)
            model.set_ids(case_ids(session, viewer))
            view.show()
            application.processEvents()
            taken = time.perf_counter() - started
            assert model.rowCount() > 99_000
            view.close()
        return taken

    once()
    derivation = _key_derivation(times)
    whole = median([once() for _ in range(times)])
    note = f"{whole:.2f} s in all, {derivation:.2f} s of it Argon2id"
    return [Line("unlock to first list, 100,000 cases, beyond the key", whole - derivation, 0.3, "s", note)]
