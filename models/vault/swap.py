"""Exchanging database and evidence for re-keyed ones, so that a crash at any instant leaves one whole vault.

New files are written beside the old (``cases.db.baru``, ``evidence.baru``). The moment that counts is the replacement
of ``vault.json`` by one whose state is ``swapping``: before it the new files are rubbish, after it the old ones are.
What is left of the exchange is finished at the next opening.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from models.vault.atomic import sync_folder
from models.vault.header import SWAPPING as SWAPPING
from models.vault.trouble import plain_words

NEW, OLD = ".baru", ".lama"
NAMES = ("cases.db", "evidence")


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def pending(folder: Path) -> bool:
    """Whether files of an exchange lie about."""
    return any((folder / (name + end)).exists() for name in NAMES for end in (NEW, OLD))


def discard(folder: Path) -> None:
    """Remove new files that were never made the true ones, and old ones that no longer are."""
    with plain_words():
        for name in NAMES:
            _remove(folder / (name + NEW))
            _remove(folder / (name + OLD))


def exchange(folder: Path) -> None:
    """Put the new files in the place of the old. May be called again after a crash."""
    with plain_words():
        for end in ("-wal", "-shm"):
            (folder / f"cases.db{end}").unlink(missing_ok=True)
        for name in NAMES:
            new, old, place = folder / (name + NEW), folder / (name + OLD), folder / name
            if new.exists():
                if place.exists():
                    _remove(old)
                    place.rename(old)
                new.rename(place)
        sync_folder(folder)
