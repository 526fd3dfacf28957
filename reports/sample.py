"""An invented case on which a wording is tried: no person, office or number in it is real.

``resources/letters/contoh.json`` holds the facts that all kinds share and, by kind, what differs.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from models.law.errors import Trouble

FILE = "contoh.json"


@lru_cache(maxsize=2)
def _read(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return data


def sample_facts(resources: Path, kind: str) -> dict[str, Any]:
    """The invented facts of a letter of this kind; a fresh copy. Trouble where there are none."""
    data = _read(resources / "letters" / FILE)
    if kind not in data["kinds"]:
        raise Trouble("Belum ada contoh untuk jenis surat ini.", "Tidak ada yang berubah.")
    facts: dict[str, Any] = json.loads(json.dumps(data["base"] | data["kinds"][kind]))
    return facts
