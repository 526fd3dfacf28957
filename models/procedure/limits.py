"""Setting a limit of the office's own."""

from __future__ import annotations

from models.law.errors import Trouble
from models.procedure.desk import Desk
from models.procedure.setup import set_setting
from models.registry.limits import LIMITS, MOST


def set_limit(desk: Desk, name: str, days: int) -> None:
    """Keep a limit in working days, 1 to 366; ``name`` is one of ``models/registry/limits.py``."""
    if name not in {one.name for one in LIMITS}:
        raise Trouble("Tenggat kantor itu tidak dikenal.", "Tenggat yang lama tetap berlaku.")
    if isinstance(days, bool) or not isinstance(days, int) or not 1 <= days <= MOST:
        raise Trouble(
            f"Tenggat harus 1 sampai {MOST} hari kerja.", "Tenggat yang lama tetap berlaku.", "Isi jumlah harinya."
        )
    set_setting(desk, name, days)
