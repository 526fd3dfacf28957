"""The whole import of a list of 5,000 employees into a vault, against openpyxl only reading the cells.

Whole: reading, every check, the plan, and the act that stores it with its journal entry.
"""

from __future__ import annotations

import secrets
import tempfile
from datetime import date, datetime
from pathlib import Path

import openpyxl

from models.law import Rulebook, load_rulebook
from models.procedure.clock import WIB
from models.stories.run import import_list, prepare
from tests.bench.table import Line, median, seconds

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tests" / "samples" / "pegawai-siasn.xlsx"


def _openpyxl() -> int:
    book = openpyxl.load_workbook(SAMPLE, read_only=True, data_only=True)
    cells = sum(1 for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for _ in row)
    book.close()
    return cells


def _ours(rulebook: Rulebook) -> float:
    with tempfile.TemporaryDirectory(prefix="sidang-etik-bench-") as folder:
        stage = prepare(
            Path(folder) / "kantor.sidang",
            rulebook,
            None,
            start=datetime(2026, 11, 2, 8, tzinfo=WIB),
            random=secrets.token_bytes,
        )
        with stage.desk.vault:
            counts: dict[str, object] = {}
            taken = seconds(lambda: counts.update(import_list(stage, SAMPLE, date(2026, 11, 2))))[0]
            if counts["added"] != 5_000 - int(str(counts["held"])):
                raise RuntimeError(f"the import did something else: {counts}")
    return taken


def measure(times: int = 3) -> list[Line]:
    """Alternating, median."""
    rulebook = load_rulebook(ROOT / "resources" / "law")
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(times):
        ours.append(_ours(rulebook))
        theirs += seconds(_openpyxl)
    note = f"{median(ours):.2f} s, stored and in the journal, against {median(theirs):.2f} s for the cells alone"
    return [Line("import of 5,000 employees / openpyxl reading them", median(ours) / median(theirs), 1.0, "×", note)]
