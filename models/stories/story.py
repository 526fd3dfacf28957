"""A case told as a file: who, what, when, how the panel voted. Read from TOML, checked, frozen."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from models.law.errors import Trouble
from models.law.person import PersonKind


@dataclass(frozen=True, slots=True)
class Absent:
    """The member of a seat (counted from 1) who cannot sit, and the substitute's rank."""

    seat: int
    reason: str
    golongan: str


@dataclass(frozen=True, slots=True)
class Votes:
    """How the panel voted; the first ``proven`` members vote proven."""

    proven: int
    not_proven: int
    sanction: str | None
    by: str


@dataclass(frozen=True, slots=True)
class TeamTold:
    """The examination on the discipline track: the team, or the superior alone (``superior``), and what it found.

    ``violations``: discipline articles where the catalogue knows no counterpart; ``sanction``: proposed and imposed,
    empty for the lightest open; ``imposer``: code of the official, empty for the one the law names first.
    """

    number: str = "800/TP/1"
    superior: bool = False
    proven: bool = True
    sanction: str = ""
    violations: tuple[str, ...] = ()
    imposer: str = ""


@dataclass(frozen=True, slots=True)
class ReliefTold:
    """A temporary relief from duty; ``acting`` is the pelaksana harian."""

    acting: str = "Pelaksana harian"
    number: str = ""


@dataclass(frozen=True, slots=True)
class ReferralTold:
    """A passing on to another body, once the panel has decided."""

    to: str = "Bawaslu / Sentra Gakkumdu"
    about: str = ""
    reason: str = "Perbuatan ini juga diduga memenuhi unsur pidana pemilihan."
    closes: bool = False
    answer: str = ""


@dataclass(frozen=True, slots=True)
class AppealTold:
    """An appeal against the decree: filed ``after`` working days since receipt or on ``filed``, decided likewise.

    ``route`` empty: the first way that is open; ``outcome`` empty: not decided in the story.
    """

    route: str = ""
    filed: date | None = None
    after: int = 3
    outcome: str = ""
    sanction: str | None = None
    decided: date | None = None
    decided_after: int = 5
    number: str = ""
    respond: bool = True


@dataclass(frozen=True, slots=True)
class Story:
    """One case as told. ``expect`` is kept for whoever compares; the runner never reads it."""

    id: str
    title: str
    act_date: date
    place: str
    violations: tuple[str, ...]
    stage: str | None
    calendar: str | None
    impact: str | None
    absence_days: int
    narrative: str
    respondent: Mapping[str, Any]
    source: Mapping[str, Any]
    panel: tuple[str, ...]
    absent: Absent | None
    votes: Votes | None
    switches: Mapping[str, str]
    earlier: tuple[Mapping[str, Any], ...]
    days_off: tuple[date, ...] | None
    dates: Mapping[str, date]
    examined: date | None
    expect: Mapping[str, Any] = field(default_factory=dict)
    team: TeamTold | None = None
    relief: ReliefTold | None = None
    referral: ReferralTold | None = None
    appeal: AppealTold | None = None
    consecutive_absence: int = 0


@dataclass(frozen=True, slots=True)
class Clock:
    """A working-day count to be made: from a day, with exactly these days off besides Saturday and Sunday."""

    start: date
    days_off: tuple[date, ...]
    expect: Mapping[str, date]


def read_stories(path: Path) -> tuple[list[Story], list[Clock]]:
    """Read a file of stories. Trouble names the story and what is wrong with it; nothing is run then."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise Trouble("Berkas cerita tidak ditemukan.", "Tidak ada yang dijalankan.", "Periksa jalurnya.") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Trouble(f"Berkas cerita tidak terbaca: {error}.", "Tidak ada yang dijalankan.") from error
    rows = data.get("story", [])
    if not isinstance(rows, list) or not rows:
        raise Trouble("Berkas cerita tidak memuat satu pun [[story]].", "Tidak ada yang dijalankan.")
    stories = [_story(row, number) for number, row in enumerate(rows, 1)]
    seen: set[str] = set()
    for story in stories:
        if story.id in seen:
            raise Trouble(f"Cerita '{story.id}' tertulis dua kali.", "Tidak ada yang dijalankan.")
        seen.add(story.id)
    return stories, [_clock(row, number) for number, row in enumerate(data.get("clock", []), 1)]


def _wrong(where: str, what: str) -> Trouble:
    return Trouble(f"Cerita {where}: {what}.", "Tidak ada yang dijalankan.", "Betulkan berkasnya.")


def _story(row: Any, number: int) -> Story:
    where = str(row.get("id") or f"ke-{number}") if isinstance(row, dict) else f"ke-{number}"
    if not isinstance(row, dict):
        raise _wrong(where, "bukan tabel")
    act = row.get("act")
    respondent = row.get("respondent")
    if not isinstance(act, dict) or not isinstance(act.get("date"), date):
        raise _wrong(where, "[act] tanpa tanggal")
    if not isinstance(respondent, dict):
        raise _wrong(where, "tanpa [respondent]")
    if respondent.get("kind", "PNS") not in set(PersonKind):
        raise _wrong(where, "jenis pegawai terlapor tidak dikenal")
    violations = act.get("violations", [])
    if not isinstance(violations, list) or not all(isinstance(v, str) for v in violations):
        raise _wrong(where, "violations harus berupa daftar id")
    panel = row.get("panel") or {}
    absent = panel.get("absent")
    votes = row.get("votes")
    earlier = row.get("earlier") or []
    days_off = row.get("days_off")
    return Story(
        id=where,
        title=str(row.get("title", "")),
        act_date=act["date"],
        place=str(act.get("place", "")),
        violations=tuple(violations),
        stage=act.get("stage"),
        calendar=act.get("calendar"),
        impact=act.get("impact"),
        absence_days=max(int(act.get("absence_days", 0)), int(act.get("consecutive_absence", 0))),
        narrative=str(act.get("narrative", "")),
        respondent=respondent,
        source=row.get("source") or {},
        panel=tuple(panel.get("golongan", ())),
        absent=Absent(int(absent["seat"]), str(absent.get("reason", "berhalangan")), str(absent["substitute_golongan"]))
        if absent
        else None,
        votes=_votes(where, votes) if votes else None,
        switches={str(k): str(v) for k, v in (row.get("switches") or {}).items()},
        earlier=tuple([earlier] if isinstance(earlier, dict) else earlier),
        days_off=tuple(days_off) if days_off is not None else None,
        dates=row.get("dates") or {},
        examined=act.get("examined"),
        expect=row.get("expect") or {},
        team=_table(where, row, "team", TeamTold),
        relief=_table(where, row, "relief", ReliefTold),
        referral=_table(where, row, "referral", ReferralTold),
        appeal=_table(where, row, "appeal", AppealTold),
        consecutive_absence=int(act.get("consecutive_absence", 0)),
    )


T = TypeVar("T", TeamTold, ReliefTold, ReferralTold, AppealTold)


def _table(where: str, row: Mapping[str, Any], name: str, shape: type[T]) -> T | None:
    """An optional table; a key nobody knows or a value of another kind is refused by name."""
    given = row.get(name)
    if given is None:
        return None
    if not isinstance(given, dict):
        raise _wrong(where, f"[{name}] bukan tabel")
    values: dict[str, Any] = {}
    kinds = {f.name: str(f.type) for f in fields(shape)}
    for key, value in given.items():
        if key not in kinds:
            raise _wrong(where, f"[{name}] memuat kunci yang tidak dikenal: {key}")
        wanted = _KINDS[kinds[key]]
        if not isinstance(value, wanted) or (isinstance(value, bool) and wanted is int):
            raise _wrong(where, f"[{name}] {key} salah jenis")
        values[key] = tuple(value) if isinstance(value, list) else value
    return shape(**values)


_KINDS: Mapping[str, type[Any]] = {
    "str": str,
    "bool": bool,
    "int": int,
    "date | None": date,
    "str | None": str,
    "tuple[str, ...]": list,
}


def _votes(where: str, row: Any) -> Votes:
    try:
        return Votes(int(row["proven"]), int(row["not_proven"]), row.get("sanction"), str(row.get("by", "")))
    except (KeyError, TypeError, ValueError) as error:
        raise _wrong(where, "[votes] tidak lengkap") from error


def _clock(row: Any, number: int) -> Clock:
    try:
        return Clock(row["from"], tuple(row.get("days_off", ())), dict(row.get("expect", {})))
    except (KeyError, TypeError) as error:
        raise _wrong(f"[[clock]] ke-{number}", "tanpa tanggal from") from error
