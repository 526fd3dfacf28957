"""Limits that are the office's own, not the law's: how many working days, and what for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.records.setting import Setting

MOST = 366
"""Working days; a longer limit is refused."""


@dataclass(frozen=True, slots=True)
class OfficeLimit:
    """One limit of the office in working days; no article stands behind it."""

    name: str
    words: str
    default: int


FOLLOW_UP = OfficeLimit("follow_up_days", "Laporan tindak lanjut kepada lembaga asal", 14)
REPLACE = OfficeLimit("replace_decree_days", "Keputusan pengganti sesudah putusan upaya administratif", 14)
RELIEF = OfficeLimit("relief_review_days", "Peninjauan pembebasan sementara", 30)
ANSWER = OfficeLimit("referral_answer_days", "Jawaban lembaga lain atas penerusan", 14)

LIMITS = (FOLLOW_UP, REPLACE, RELIEF, ANSWER)


def office_limits(session: Session) -> Mapping[str, int]:
    """Every limit by its name, as set or by default; asks the database once."""
    names = [one.name for one in LIMITS]
    rows = session.execute(select(Setting.name, Setting.value).where(Setting.name.in_(names))).all()
    kept: dict[str, object] = {row.name: row.value for row in rows}
    return {one.name: _days(kept.get(one.name), one.default) for one in LIMITS}


def _days(value: object, default: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= MOST else default
