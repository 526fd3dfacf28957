"""Search as you type over 100,000 cases, as the window does it, against the bare statements on a plain file."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from models.registry.cases import CaseFilter, case_ids, case_rows
from models.registry.viewer import Viewer
from tests.bench import register
from tests.bench.table import Line, percentile
from ui.cases.list_flow import FIRST_PAGE

TYPED = (
    "budi santoso", "siti", "baliho", "1987", "kecamatan taman", "dewi w", "bawaslu baliho", "000123/mke", "kendaraan",
    'nama:hartono "media sosial"', "kampanye -partai", "lurah", "19850817 2",
)  # fmt: skip
SHOWN = 24
"""Lines of the list that a window of 1366×768 shows."""
VIEWER = Viewer(1, "sekretaris")


def keystrokes() -> list[str]:
    """Every state of the search field while those words are typed."""
    return [word[: end + 1] for word in TYPED for end in range(len(word))]


def _per_key(search: Callable[[str], object]) -> list[float]:
    taken = []
    for typed in keystrokes():
        started = time.perf_counter()
        search(typed)
        taken.append(time.perf_counter() - started)
    return taken


def _ours(engine: Engine) -> Callable[[str], object]:
    session = Session(engine)

    def search(typed: str) -> object:
        ids = case_ids(session, VIEWER, CaseFilter(words=typed), limit=FIRST_PAGE)
        return case_rows(session, VIEWER, ids[:SHOWN])

    return search


def _statements(engine: Engine) -> dict[str, list[tuple[str, object]]]:
    """The statements that our search sends for each state of the field, as the driver receives them."""
    sent: list[tuple[str, object]] = []

    def keep(_connection: object, _cursor: object, statement: str, parameters: object, *_rest: object) -> None:
        sent.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", keep)
    search = _ours(engine)
    by_key = {}
    for typed in keystrokes():
        sent.clear()
        search(typed)
        by_key[typed] = list(sent)
    event.remove(engine, "before_cursor_execute", keep)
    return by_key


def measure(made: register.Register) -> list[Line]:
    """95th percentile per keystroke, ids and the rows of one screen; the bare statements in alternating rounds."""
    plain = register.plain_engine(made.plain)
    with register.unlocked(made) as (_vault, engine):
        statements = _statements(plain)
        cursor = plain.raw_connection().cursor()

        def bare(typed: str) -> object:
            return [cursor.execute(statement, parameters).fetchall() for statement, parameters in statements[typed]]

        ours, theirs = _ours(engine), bare
        _per_key(ours), _per_key(theirs)
        our_times: list[float] = []
        their_times: list[float] = []
        gc.disable()
        for _ in range(5):
            our_times += _per_key(ours)
            their_times += _per_key(theirs)
        gc.enable()
    plain.dispose()
    mine, other = percentile(our_times, 0.95) * 1000, percentile(their_times, 0.95) * 1000
    note = f"{mine:.2f} ms against {other:.2f} ms, {len(our_times)} keystrokes"
    return [
        Line("search as you type, 100,000 cases, p95", mine, 16, "ms", "ids and the rows of one screen"),
        Line("the same / bare statements on a plain file, p95", mine / other, 1.3, "×", note),
    ]
