"""Stage of candidacy: before the determination of candidates (*bakal calon*) or from that day on (*calon*).

SKB Netralitas 2022: acts towards a *bakal calon* are matters of ethics, towards a *calon* matters of discipline.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from models.law.notice import Notice, Severity
from models.law.rulebook import Rulebook
from models.law.words import long_date

BEFORE, AFTER = "bakal_calon", "calon"
_BASES = (
    (date(2022, 9, 22), "SKB 2022 Lampiran II"),
    (date(2020, 9, 10), "SKB 2020"),
    (date(2017, 12, 27), "SE Menteri PANRB B/71/M.SM.00.00/2017"),
)
"""Guides to neutrality by the day they began; the acts before them have only PP 42/2004."""
_FAR = timedelta(days=540)
_LATE = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Stage:
    """``name`` is bakal_calon, calon or None where nothing tells."""

    name: str | None
    notices: tuple[Notice, ...] = ()


def stage_basis(act_date: date) -> str:
    """The guide to neutrality of a day, which tells *bakal calon* from *calon*."""
    return next((basis for since, basis in _BASES if act_date >= since), "PP 42/2004 Pasal 11 huruf c")


def stage_of(rb: Rulebook, act_date: date, calendar: str | None, given: str | None) -> Stage:
    """Stage of an act: by the calendar of the election if there is one, otherwise as given.

    The day of determination itself counts as *calon*. A stage given by a person that differs from the calendar warns,
    and the calendar holds.
    """
    if calendar is None:
        if given is None or given in (BEFORE, AFTER):
            return Stage(given)
        return Stage(None, (_warn(act_date, "stage.unknown_word", "Tahap pencalonan yang diisi tidak dikenal."),))
    row = rb.calendars.get(calendar)
    if row is None:
        notice = _warn(act_date, "stage.calendar_unknown", "Kalender pencalonan tidak dikenal; tahap mengikuti isian.")
        return Stage(given if given in (BEFORE, AFTER) else None, (notice,))
    name = BEFORE if act_date < row.penetapan_calon else AFTER
    notices = [
        Notice(
            Severity.INFO,
            "stage.by_calendar",
            f"Tahap {name.replace('_', ' ')}: penetapan calon {row.name} pada {long_date(row.penetapan_calon)}.",
            stage_basis(act_date),
            row.verified,
            row.source,
        )
    ]
    if given is not None and given != name:
        notices.append(
            _warn(act_date, "stage.differs", "Tahap yang diisi berbeda dari kalender pencalonan; dipakai kalender.")
        )
    if act_date == row.penetapan_calon:
        notices.append(
            _warn(act_date, "stage.same_day", "Perbuatan terjadi pada hari penetapan calon: periksa jamnya.")
        )
    if act_date < row.penetapan_calon - _FAR or act_date > row.pemungutan_suara + _LATE:
        notices.append(_warn(act_date, "stage.far", "Tanggal perbuatan jauh dari kalender pencalonan yang dipilih."))
    return Stage(name, tuple(notices))


def _warn(act_date: date, code: str, message: str) -> Notice:
    return Notice(Severity.WARN, code, message, stage_basis(act_date), verified=False, source="KOMPAS; TRIBUN")
