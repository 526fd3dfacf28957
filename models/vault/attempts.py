"""Failed attempts: counted in the small file ``percobaan`` until the next good unlock writes them into the journal.

Nothing can be authenticated before the vault is open, so the file holds only slot numbers, counts and moments: no name,
no secret. Whoever can remove it can also copy the whole folder and guess elsewhere; against that stand Argon2id and the
device's secret, not this file. It slows the person at the keyboard, and tells the others about it.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from models.vault.atomic import write_atomic

NAME = "percobaan"
FREE = 2
LONGEST = 60
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class FailedAttempts:
    """Failures of one slot (0 stands for the recovery sheets) since the last good unlock; moments as ISO text."""

    slot_id: int
    count: int
    first: str
    last: str

    @property
    def wait_seconds(self) -> int:
        """Seconds after ``last`` before the next attempt is tried: two are free, then 2, 4, 8 … 60."""
        return 0 if self.count <= FREE else min(LONGEST, 2 ** min(10, self.count - FREE))


def read(folder: Path) -> dict[int, FailedAttempts]:
    """All counted failures by slot. A missing or damaged file counts nothing."""
    try:
        data = json.loads((folder / NAME).read_bytes()[:65536])
        rows = [
            FailedAttempts(int(row["slot"]), min(_MOST, int(row["count"])), str(row["first"]), str(row["last"]))
            for row in data["failed"]
        ]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {row.slot_id: row for row in rows}


def _write(folder: Path, rows: dict[int, FailedAttempts]) -> None:
    if not rows:
        (folder / NAME).unlink(missing_ok=True)
        return
    failed = [{"slot": r.slot_id, "count": r.count, "first": r.first, "last": r.last} for r in rows.values()]
    write_atomic(folder / NAME, json.dumps({"failed": failed}).encode("ascii"))


def remaining(folder: Path, slot_id: int, now: datetime) -> int:
    """Seconds still to wait for this slot. A clock set back never makes it longer than one full waiting time."""
    row = read(folder).get(slot_id)
    if row is None or row.wait_seconds == 0:
        return 0
    try:
        passed = now - datetime.fromisoformat(row.last)
    except (ValueError, TypeError):
        return 0
    if passed < timedelta(0):
        with suppress(OSError):
            _write(folder, {**read(folder), slot_id: FailedAttempts(slot_id, row.count, row.first, _iso(now))})
        return row.wait_seconds
    left = timedelta(seconds=row.wait_seconds) - passed
    return max(0, -(-left // timedelta(seconds=1)))


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def add(folder: Path, slot_id: int, now: datetime) -> int:
    """Count one failure and return the seconds to wait. A folder that cannot be written to counts nothing."""
    rows = read(folder)
    old = rows.get(slot_id)
    row = FailedAttempts(slot_id, min(_MOST, (old.count if old else 0) + 1), old.first if old else _iso(now), _iso(now))
    rows[slot_id] = row
    with suppress(OSError):
        _write(folder, rows)
    return row.wait_seconds


def clear(folder: Path) -> None:
    """Forget all failures, after they were written into the journal."""
    with suppress(OSError):
        _write(folder, {})
