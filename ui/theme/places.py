"""Where the carried files lie: beside the source, or inside the one-folder program."""

from __future__ import annotations

import sys
from pathlib import Path


def resources() -> Path:
    """Folder ``resources``."""
    frozen = getattr(sys, "_MEIPASS", None)
    base = Path(frozen) if frozen else Path(__file__).resolve().parent.parent.parent
    return base / "resources"
