"""Resident memory of the window's process after a whole case has been run in it and every page was looked at."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.table import Line

ROOT = Path(__file__).resolve().parents[2]


def _resident() -> float:
    """MB of this process in memory now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _child(folder: str) -> None:
    """The example is made in the window's own process: whole cases with their letters, through the acts."""
    import main  # noqa: F401 - as the program starts
    from ui.app import Program, make_application

    application = make_application(["bench"])
    program = Program(application)
    application.processEvents()
    before = _resident()
    from ui.example import make_example
    from ui.pages import ENTRIES

    program.open_shell(make_example(lambda _share, _words: None, Path(folder) / "contoh.sidang"))
    shell = program.shell
    assert shell is not None
    case_ids = range(1, 8)
    for name, what in [*((entry.name, {}) for entry in ENTRIES), *(("cases", {"case_id": one}) for one in case_ids)]:
        shell.go(name, **what)
        until = time.monotonic() + 0.7
        while time.monotonic() < until:
            application.processEvents()
            time.sleep(0.005)
        shell.grab()
    print(f"{before:.1f} {_resident():.1f}", flush=True)
    program.quit()
    os._exit(0)


def measure() -> list[Line]:
    """One run in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="sidang-etik-bench-") as folder:
        environment = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_CONFIG_HOME": folder,
            "XDG_DATA_HOME": folder,
            "XDG_STATE_HOME": folder,
        }
        done = subprocess.run(
            [sys.executable, "-c", f"from tests.bench.memory import _child; _child({folder!r})"],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode or not done.stdout.split():
        raise RuntimeError(done.stderr[-1000:])
    before, after = (float(word) for word in done.stdout.split()[-2:])
    note = f"{before:.0f} MB when the unlock window is shown"
    return [Line("resident memory after a full case and every page", after, 300, "MB", note)]
