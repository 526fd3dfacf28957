"""Setting the limits of the office's own."""

from __future__ import annotations

from collections.abc import Mapping

from models.law.errors import Trouble
from models.procedure.desk import Desk
from models.procedure.setup import set_setting
from models.registry.limits import LIMITS, MOST, office_limits


def set_limits(desk: Desk, limits: Mapping[str, int]) -> None:
    """Keep limits in working days, 1 to 366, by their names in ``models/registry/limits.py``; what is the same stays.

    All are checked before the first is kept.
    """
    for name, days in limits.items():
        if name not in {one.name for one in LIMITS}:
            raise Trouble("Tenggat kantor itu tidak dikenal.", "Tenggat yang lama tetap berlaku.")
        if isinstance(days, bool) or not isinstance(days, int) or not 1 <= days <= MOST:
            raise Trouble(
                f"Tenggat harus 1 sampai {MOST} hari kerja.", "Tenggat yang lama tetap berlaku.", "Isi jumlah harinya."
            )
    with desk.read() as session:
        kept = office_limits(session)
    for name, days in limits.items():
        if kept[name] != days:
            set_setting(desk, name, days)


def set_limit(desk: Desk, name: str, days: int) -> None:
    """Keep one limit."""
    set_limits(desk, {name: days})
