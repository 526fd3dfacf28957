"""Which hearings and deliberations wait at the door of the court. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from models.law.words import long_date
from models.procedure.desk import Desk
from models.registry.calendar import HearingRow, hearings
from models.registry.cases import CaseFilter, CaseRow, case_ids, case_rows
from models.registry.viewer import Viewer

AHEAD = timedelta(days=90)
"""How far ahead scheduled hearings are listed."""
BEHIND = timedelta(days=120)
"""How far back a hearing that was never opened or closed is still looked for."""
MOST_DELIBERATIONS = 40


@dataclass(frozen=True, slots=True)
class Door:
    """What the page lists. ``left_over``: opened or scheduled on an earlier day and not finished."""

    today: tuple[HearingRow, ...]
    ahead: tuple[HearingRow, ...]
    left_over: tuple[HearingRow, ...]
    deliberations: tuple[CaseRow, ...]
    now: datetime

    @property
    def empty(self) -> bool:
        """Whether nothing waits at all."""
        return not (self.today or self.ahead or self.left_over or self.deliberations)


def door(desk: Desk) -> Door:
    """Read what waits, for the account at the desk."""
    now = desk.now()
    start = datetime.combine(now.date(), time(), tzinfo=now.tzinfo)
    viewer = Viewer(desk.sitter.id, desk.sitter.role)
    with desk.read() as session:
        standing = ("terjadwal", "dibuka")
        end = start + timedelta(days=1)
        today = hearings(session, viewer, start, end, statuses=(*standing, "selesai"))
        ahead = hearings(session, viewer, end, start + AHEAD, statuses=standing)
        left_over = hearings(session, viewer, start - BEHIND, start, statuses=standing)
        ids = case_ids(session, viewer, CaseFilter(stages=("heard",)), descending=False)[:MOST_DELIBERATIONS]
        rows = case_rows(session, viewer, ids)
    return Door(tuple(today), tuple(ahead), tuple(left_over), tuple(row for row in rows if row is not None), now)


def hearing_title(row: HearingRow) -> str:
    """``Sidang I · perkara 2024/021``."""
    roman = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
    ordinal = roman[row.ordinal] if row.ordinal < len(roman) else str(row.ordinal)
    return f"Sidang {ordinal} · perkara {row.register_no}"


def hearing_text(row: HearingRow, name: str) -> str:
    """Who, where, how many members, whether the summons has arrived."""
    parts = [name, row.room, f"{row.seats} anggota"]
    if row.served is not None:
        parts.append("panggilan sudah disampaikan" if row.served else "panggilan belum terbukti sampai")
    return " · ".join(part for part in parts if part)


def hearing_chip(row: HearingRow, now: datetime) -> tuple[str, str]:
    """Word and tone of its state."""
    if row.status == "dibuka":
        return "sedang berlangsung", "accent"
    if row.status == "selesai":
        return "selesai", "muted"
    if row.starts_at < now:
        return "waktunya sudah tiba", "amber"
    return "terjadwal", "blue"


def day_title(row: HearingRow) -> str:
    """``Selasa, 17 September 2024``."""
    days = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
    return f"{days[row.starts_at.weekday()]}, {long_date(row.starts_at.date())}"
