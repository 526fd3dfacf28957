"""Process start until the unlock window is on the screen, against a bare window of the same library."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.table import Line, median

ROOT = Path(__file__).resolve().parents[2]

# Both children end the moment their first window has been painted; the event loop's entry is where that is known.
_ENDING = """
import os, sys
from PySide6.QtWidgets import QApplication
def _painted(*_):
    application = QApplication.instance()
    for _turn in range(3):
        application.processEvents()
    shown = [w for w in application.topLevelWidgets() if w.isVisible()]
    os.write(1, b'shown' if shown else b'nothing')
    os._exit(0)
QApplication.exec = _painted
"""
_BARE = (
    _ENDING
    + """
from PySide6.QtWidgets import QLabel
application = QApplication(sys.argv)
window = QLabel('.')
window.resize(1024, 700)
window.show()
application.exec()
"""
)
_OURS = (
    _ENDING
    + """
import main
raise SystemExit(main.main([]))
"""
)


def _once(code: str, home: str) -> float:
    environment = os.environ | {
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "XDG_CONFIG_HOME": home,
        "XDG_DATA_HOME": home,
        "XDG_STATE_HOME": home,
        "PYTHONPATH": str(ROOT),
    }
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=False)
    taken = time.perf_counter() - started
    if done.stdout != b"shown":
        raise RuntimeError(f"no window was shown: {done.stderr.decode()[-400:]}")
    return taken


def measure(times: int = 11) -> list[Line]:
    """Alternating runs, so that a busy moment hits both."""
    bare: list[float] = []
    ours: list[float] = []
    with tempfile.TemporaryDirectory(prefix="sidang-etik-bench-") as home:
        _once(_BARE, home), _once(_OURS, home)
        for _ in range(times):
            bare.append(_once(_BARE, home))
            ours.append(_once(_OURS, home))
    note = f"{median(ours) * 1000:.0f} ms against {median(bare) * 1000:.0f} ms, median of {times}"
    return [Line("start to unlock window / bare PySide6 window", median(ours) / median(bare), 1.5, "×", note)]
