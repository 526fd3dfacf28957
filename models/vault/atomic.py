"""Writing a file so that after any crash either the old or the new one is there, whole."""

from __future__ import annotations

import os
from pathlib import Path

DRAFT = ".baru"


def sync_folder(folder: Path) -> None:
    """Make renames and new names in the folder durable. Windows has no such call and needs none."""
    if os.name == "nt":  # pragma: no cover
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def forget_draft(target: Path) -> None:
    """Remove what a crash left of a writing that never took place."""
    target.with_name(target.name + DRAFT).unlink(missing_ok=True)


def write_atomic(target: Path, content: bytes) -> None:
    """Temporary file beside the target (readable by its owner alone), fsync, replace, fsync of the folder."""
    temporary = target.with_name(target.name + DRAFT)
    temporary.unlink(missing_ok=True)
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)
