"""What is typed in the numbering section: checked at once, turned into the office's numbering."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from models.procedure import numbering
from models.procedure.numbering import CASES, Numbering
from models.procedure.numberviews import CounterLine, GapLine, KindLine, NumberView, counter_name, read_view
from models.procedure.patterns import make_number, name_problems, pattern_problems, pattern_remarks
from models.procedure.setup import Office
from models.registry.classcodes import CodeRow

__all__ = ["CounterLine", "GapLine", "KindLine", "NumberView", "counter_name", "read_view"]


@dataclass(frozen=True, slots=True)
class Checked:
    """A pattern as it is typed: what it gives, what is wrong, what to think over."""

    sample: str
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def check(office: Office, kind: str, value: int, day: date, pattern: str, code: str = "", unit: str = "") -> Checked:
    """The live check of a pattern; an empty one is the office's."""
    wanted = pattern or office.number_pattern
    if problems := pattern_problems(wanted):
        return Checked("", tuple(problems))
    remarks = list(pattern_remarks(wanted))
    if "{unit}" in wanted and not (unit or office.unit_code):
        remarks.append("{unit} menjadi - karena kode unit belum diisi")
    return Checked(make_number(office, kind, value, day, pattern=wanted, code=code, unit=unit), (), tuple(remarks))


def check_pattern(pattern: str) -> str:
    """The sentence for the field; the sample names what is wrong as it is typed. Empty where it may be used."""
    return "Pola belum benar; sebabnya tertulis pada contoh di bawah." if pattern and pattern_problems(pattern) else ""


def check_name(name: str) -> str:
    """The same for the name of a counter or a unit."""
    if name.casefold() == CASES:
        return "Nama ini dipakai register perkara."
    problems = name_problems(name)
    return f"{problems[0][:1].upper()}{problems[0][1:]}." if problems else ""


def code_words(codes: tuple[CodeRow, ...], code: str) -> str:
    """What a code means here, or that it is not in the table."""
    if not code:
        return ""
    row = next((one for one in codes if one.code == code), None)
    if row is None:
        return "Kode ini tidak ada dalam tabel Kode klasifikasi."
    return row.meaning + ("" if row.verified else " (belum dicocokkan dengan naskahnya)")


def with_kind(rules: Numbering, kind: str, said: Mapping[str, Any]) -> Numbering:
    """The rules with what the form says of a kind; what equals the default is not kept."""
    counter = said["counter"] if said["counter"] != numbering.default_counter(kind) else ""
    return replace(
        rules,
        counters=_put(rules.counters, kind, counter),
        patterns=_put(rules.patterns, kind, said["pattern"]),
        codes=_put(rules.codes, kind, said["code"]),
        units=_put(rules.units, kind, said["unit"]),
    )


def _put(values: Mapping[str, str], kind: str, value: str) -> dict[str, str]:
    kept = {key: one for key, one in values.items() if key != kind}
    return kept | {kind: value} if value else kept


def back_dating(rules: Numbering, said: Mapping[str, Any]) -> Numbering:
    """The rules with what the form says of back-dated numbers; their reason changes only with their own limits."""
    on, days = bool(said["sub_numbers"]), int(said["sub_days"])
    same = rules.sub_numbers and rules.sub_days == days
    reason = rules.sub_reason if same else str(said["reason"])
    return replace(rules, sub_numbers=on, sub_reason=reason if on else "", sub_days=days, per_day=int(said["per_day"]))
