"""Long work in the window must not use up Python's constants (see ui/__init__.py)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CODE = """
import sys
import ui
from PySide6.QtCore import QTimer
timer = QTimer()
for _ in range(300_000):
    timer.setInterval(5)
    timer.isActive()
print("alive", sys.getrefcount(None) > 300_000 or sys.version_info >= (3, 12))
"""


def test_many_calls_that_return_nothing_do_not_end_the_program(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE], cwd=root, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr[-400:]
    assert done.stdout.strip() == "alive True"
