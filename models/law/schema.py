"""From raw rows to frozen rows: known keys, right types, dates in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from functools import cache
from typing import Any

from models.law import rows as r
from models.law.lawfile import LawError, RawRow

TABLES: Mapping[str, type[r.Row]] = {
    "switch": r.Switch,
    "scale": r.Scale,
    "sanction": r.Sanction,
    "sanction_group": r.SanctionGroup,
    "violation": r.Violation,
    "counterpart": r.Counterpart,
    "absence": r.Absence,
    "authority": r.Authority,
    "imposer": r.Imposer,
    "appeal_route": r.AppealRoute,
    "appeal_outcome": r.AppealOutcome,
    "candidacy_calendar": r.Calendar,
    "referral": r.Referral,
    "referral_hint": r.ReferralHint,
    "rule": r.Rule,
    "clock": r.Clock,
    "rank": r.Rank,
    "post": r.Post,
    "regulation": r.Regulation,
    "source": r.Source,
    "retention": r.Retention,
    "day_off": r.DayOff,
}

ALIASES: Mapping[str, str] = {"list": "list_id"}
"""Keys of the files that Python cannot or should not use as names."""


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a table: the kind of value it holds and whether a row must have it."""

    name: str
    kind: str
    required: bool


@cache
def fields_of(table: str) -> Mapping[str, Field]:
    """The keys that a table knows, by their name in the file."""
    names = {python: written for written, python in ALIASES.items()}
    known: dict[str, Field] = {}
    for field in fields(TABLES[table]):
        kind = str(field.type).replace(" | None", "")
        required = field.default is MISSING and field.default_factory is MISSING
        known[names.get(field.name, field.name)] = Field(field.name, kind, required)
    return known


def build(raw: RawRow) -> r.Row:
    """The frozen row. Raises LawError: unknown table, unknown key, missing key, wrong type, end before start."""
    if raw.table not in TABLES:
        raise raw.fault(f"tabel '{raw.table}' tidak dikenal")
    known = fields_of(raw.table)
    values: dict[str, Any] = {}
    for key, value in raw.values.items():
        if key not in known:
            raise raw.fault(f"kunci '{key}' tidak dikenal dalam tabel '{raw.table}'", key)
        field = known[key]
        values[field.name] = _value(raw, key, field.kind, value)
    for key, field in known.items():
        if field.required and field.name not in values:
            what = "tanggal" if field.kind == "date" else "kunci"
            raise raw.fault(f"{what} '{key}' wajib diisi dalam tabel '{raw.table}'")
    row: r.Row = TABLES[raw.table](**values)
    if row.effective_from and row.effective_to and row.effective_to < row.effective_from:
        raise raw.fault("effective_to mendahului effective_from", "effective_to")
    return row


def _value(raw: RawRow, key: str, kind: str, value: object) -> object:
    if kind == "str" and isinstance(value, str):
        return value
    if kind == "bool" and isinstance(value, bool):
        return value
    if kind == "int" and isinstance(value, int) and not isinstance(value, bool):
        if value < 0:
            raise raw.fault(f"'{key}' tidak boleh negatif", key)
        return value
    if kind == "date":
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        raise raw.fault(f"'{key}' harus tanggal (TTTT-BB-HH)", key)
    if kind == "tuple[str, ...]" and isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        if len(set(value)) != len(value):
            raise raw.fault(f"'{key}' memuat isi yang sama dua kali", key)
        return tuple(value)
    if kind == "tuple[ImpactLevel, ...]" and isinstance(value, list | tuple):
        return tuple(_impact(raw, key, item) for item in value)
    raise raw.fault(f"'{key}' harus berupa {_WORDS.get(kind, kind)}", key)


_WORDS = {
    "str": "teks",
    "bool": "true atau false",
    "int": "bilangan bulat",
    "tuple[str, ...]": "daftar teks",
    "tuple[ImpactLevel, ...]": "daftar tingkat menurut dampak",
}


def _impact(raw: RawRow, key: str, item: object) -> r.ImpactLevel:
    if isinstance(item, r.ImpactLevel):
        return item
    wanted = {"impact", "level", "basis"}
    if not isinstance(item, Mapping) or set(item) != wanted or not all(isinstance(item[k], str) for k in wanted):
        raise raw.fault(f"'{key}' harus memuat impact, level, dan basis berupa teks", key)
    return r.ImpactLevel(impact=item["impact"], level=item["level"], basis=item["basis"])


__all__ = ["ALIASES", "TABLES", "Field", "LawError", "build", "fields_of"]
