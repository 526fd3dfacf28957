"""The process hardens itself; tried in a process of its own, because it cannot be taken back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CODE = """
import json, os, resource, sys
from models.vault.hardening import harden
done = harden()
memory = open(f"/proc/{os.getpid()}/status").read()
print(json.dumps({"done": done, "core": resource.getrlimit(resource.RLIMIT_CORE),
                  "owner": os.stat(f"/proc/{os.getpid()}/mem").st_uid}))
if len(sys.argv) > 1:
    sys.stdout.flush()
    os.abort()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the promise is tested where it can be measured")
def test_no_core_dumps_and_not_dumpable(root: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE, "abort"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(done.stdout.splitlines()[0])
    assert found["done"] == {"no core dumps": True, "not dumpable": True}
    assert found["core"] == [0, 0]
    assert found["owner"] == 0  # the kernel gives the memory of a process that is not dumpable to root
    assert done.returncode == -6
    assert list(tmp_path.iterdir()) == []
