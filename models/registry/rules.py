"""The law as the vault meets it: the office's own rows, which cases used which row, what a case kept against today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from models.law.browse import find_row
from models.law.lawfile import OFFICE, LawError
from models.law.notice import RuleRef
from models.law.officerows import NUMBER
from models.law.rows import DayOff
from models.law.rulebook import Rulebook
from models.law.schema import TABLES, fields_of
from models.law.words import long_date
from models.records.account import Account
from models.records.case import Case
from models.records.lawrow import LawRow, RuleUse
from models.records.setting import SwitchChoice
from models.registry.caseviews import CaseFile
from models.registry.viewer import Viewer, visible

FIELDS: Mapping[str, str] = {
    "text": "Bunyi",
    "name": "Bunyi",
    "category": "Jalur",
    "level": "Tingkat",
    "scale": "Skala",
    "legal_basis": "Dasar hukum",
    "imposed_by": "Pejabat yang menghukum",
    "appeal_routes": "Upaya administratif",
    "delivery": "Cara penyampaian",
    "duration_months": "Lama (bulan)",
    "percent": "Besar (persen)",
    "decree_within": "Batas penetapan",
    "effective_rule": "Mulai berlaku",
    "verified": "Tanda verifikasi",
    "source": "Sumber",
}
"""Fields of a kept row that are compared with today's, in words."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a case kept and that today's rule says otherwise.

    ``about`` is violation, sanction or switch; ``subject`` says of what, in words; ``field`` is the name in the row,
    empty where the whole row is no longer in force; ``label`` its Indonesian name. ``since`` is the first day of the
    new rule where it is known, ``row`` the row of today (or the closed one).
    """

    about: str
    subject: str
    field: str
    label: str
    then: str
    now: str
    reason: str
    since: date | None
    row: RuleRef


def differences(case_file: CaseFile, rulebook: Rulebook, today: date) -> tuple[Difference, ...]:
    """What the case kept (violations, sanction of decision and decree, switches) against the rule of a day.

    The case keeps its own rule; this only shows that today another would hold. Empty where nothing changed.
    """
    found: list[Difference] = []
    for violation in case_file.violations:
        kept = {name: getattr(violation, name) for name in ("text", "category", "legal_basis", "verified", "source")}
        found += _row(rulebook, "violation", violation.id, violation.text, kept, today)
    for sanction in _sanctions(case_file):
        found += _row(rulebook, "sanction", str(sanction["id"]), str(sanction.get("name", "")), sanction, today)
    found += _switches(case_file, rulebook, today)
    return tuple(dict.fromkeys(found))


def _sanctions(case_file: CaseFile) -> Iterator[Mapping[str, Any]]:
    """Sanctions the case kept: of the decision, of its decree; each once."""
    kept = [case_file.decision.sanction if case_file.decision else None]
    kept += [decree.sanction for decree in case_file.decrees]
    seen: set[str] = set()
    for one in kept:
        if one and one.get("id") and str(one["id"]) not in seen:
            seen.add(str(one["id"]))
            yield one


def _row(
    rb: Rulebook, table: str, row_id: str, subject: str, kept: Mapping[str, Any], today: date
) -> Iterator[Difference]:
    item = find_row(rb, table, row_id, today)
    if item is None:
        reason = "Baris ini tidak ada lagi dalam data aturan."
        yield Difference(table, subject, "", "Aturan", "ada", "tidak ada", reason, None, RuleRef(table, row_id))
        return
    row = item.row
    ref = RuleRef(table, row_id, row.effective_from)
    if row.effective_to is not None and row.effective_to < today:
        reason = f"Berlaku sampai {long_date(row.effective_to)}."
        successor = _successor(rb, table, str(getattr(row, "replaced_by", "")))
        if successor:
            reason = f"{reason} Diganti dengan: {successor}."
        yield Difference(table, subject, "", "Aturan", "berlaku", "tidak berlaku lagi", reason, row.effective_to, ref)
        return
    since = row.effective_from
    reason = f"Berlaku sejak {long_date(since)}." if since else "Data aturan diperbarui."
    for field, label in FIELDS.items():
        if field not in kept or not hasattr(row, field):
            continue
        then, now = _plain(field, kept[field]), _plain(field, getattr(row, field))
        if then != now:
            yield Difference(table, subject, field, label, then, now, reason, since, ref)


def _successor(rb: Rulebook, table: str, row_id: str) -> str:
    item = find_row(rb, table, row_id) if row_id else None
    if item is None:
        return ""
    return str(getattr(item.row, "text", "") or getattr(item.row, "name", "") or row_id)


def _plain(field: str, value: Any) -> str:
    """A value in words; lists are joined, a mark is spelt out."""
    if field == "verified":
        return "norma sudah dibaca" if value else "belum diverifikasi"
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value) or "—"
    return str(value).replace("_", " ") if value not in ("", 0, None) else "—"


def _switches(case_file: CaseFile, rb: Rulebook, today: date) -> Iterator[Difference]:
    """Readings of the law at the classification against those of the day."""
    kept = (case_file.classification or {}).get("switches", {})
    for key, then in kept.items():
        row = rb.switch_rows.get(key)
        if row is None:
            continue
        now = rb.switch_value(key, today)
        if then == now:
            continue
        since = max((day for value, day in rb.history.get(key, ()) if value == now and day <= today), default=None)
        known = since is not None and since != date.min
        reason = f"Pilihan kantor sejak {long_date(since)}." if since and known else "Pilihan kantor berubah."
        ref = RuleRef("switch", key)
        label = "Pilihan aturan"
        words = (row.label(str(then)), row.label(now))
        yield Difference("switch", row.text, key, label, *words, reason, since if known else None, ref)


# -- the office's rows ------------------------------------------------------------------------------------------------

ADDED, CLOSED, HOLIDAYS = "tambah", "tutup", "libur"
"""Kinds of a step of the office's law."""


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """One step of the office's law as the settings show it. ``values`` hold days as dates."""

    id: int
    kind: str
    table: str
    key: str
    values: Mapping[str, Any]
    effective_from: date | None
    effective_to: date | None
    reason: str
    made_by: str
    made_at: datetime
    withdrawn_at: datetime | None
    withdrawn_reason: str


def office_rows(session: Session) -> list[OfficeRow]:
    """Every step of the office's law, oldest first, those taken back too."""
    rows = session.execute(select(LawRow, Account.name).join(Account, Account.id == LawRow.made_by).order_by(LawRow.id))
    return [
        OfficeRow(
            row.id, row.kind, row.law_table, row.row_key, _values(row.law_table, row.values), row.effective_from,
            row.effective_to, row.reason, name, row.made_at, row.withdrawn_at, row.withdrawn_reason,
        )
        for row, name in rows
    ]  # fmt: skip


def rulebook_of(session: Session, base: Rulebook) -> Rulebook:
    """The law as carried with the office's rows, days off and readings on top.

    What does not fit is left out and named in ``left_out`` with its number in the vault; the rest holds.
    """
    steps = session.execute(
        select(LawRow.id, LawRow.kind, LawRow.law_table, LawRow.values)
        .where(LawRow.withdrawn_at.is_(None))
        .order_by(LawRow.id)
    ).all()
    book = base
    rows = [
        {"table": step.law_table, NUMBER: step.id} | _values(step.law_table, step.values)
        for step in steps
        if step.kind != HOLIDAYS
    ]
    if rows:
        book = book.with_rows(rows, strict=False)
    for step in steps:
        if step.kind == HOLIDAYS:
            book = _with_year(book, step.id, step.values)
    return _with_choices(session, book)


def _with_year(book: Rulebook, number: int, values: Mapping[str, Any]) -> Rulebook:
    """A year of days off; left out where it cannot be read."""
    try:
        days = [
            DayOff(
                day=date.fromisoformat(each["day"]), name=str(each["name"]), kind=str(each["kind"]),
                verified=bool(each.get("verified", True)), source=str(each.get("source", "KANTOR")),
            )
            for each in values["days"]
        ]  # fmt: skip
        wrong = next((day.day for day in days if day.day.year != int(values["year"])), None)
        if wrong is not None:
            raise ValueError(wrong.isoformat())
    except (KeyError, TypeError, ValueError):
        error = LawError(OFFICE, number, "daftar hari libur tidak terbaca")
        return replace(book, left_out=(*book.left_out, error))
    return book.with_holidays(days)


def _with_choices(session: Session, book: Rulebook) -> Rulebook:
    """The readings that the office chose, each from its day on."""
    rows = session.execute(
        select(SwitchChoice.switch, SwitchChoice.value, SwitchChoice.valid_from).order_by(
            SwitchChoice.valid_from, SwitchChoice.id
        )
    ).all()
    history: dict[str, dict[date, str]] = {}
    for row in rows:
        history.setdefault(row.switch, {})[row.valid_from] = row.value
    chosen = {name: [(value, since) for since, value in steps.items()] for name, steps in history.items()}
    return book.with_switches(chosen, strict=False) if chosen else book


def _values(table: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values of a step with its days as dates; what is no day stays as it is and is refused when the law is built."""
    kinds = {name: field.kind for name, field in fields_of(table).items()} if table in TABLES else {}
    found: dict[str, Any] = {}
    for key, value in values.items():
        if isinstance(value, str) and (kinds.get(key) == "date" or key in ("effective_from", "effective_to")):
            with suppress(ValueError):
                value = date.fromisoformat(value)
        found[key] = value
    return found


# -- which cases used a row -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class UsingCase:
    """A case that used a row of the law."""

    case_id: int
    register_no: str
    respondent: str
    stage: str
    received: date


@dataclass(frozen=True, slots=True)
class Uses:
    """How many cases used a row, and the newest of them."""

    count: int
    newest: tuple[UsingCase, ...]


def cases_using(session: Session, viewer: Viewer, row: RuleRef, limit: int = 50) -> Uses:
    """Cases that used a row of the law (or a value of a switch, ``id=value``), newest first.

    Cases that the viewer may not see are neither listed nor counted.
    """
    mine = visible(viewer, RuleUse.case_id)
    used = and_(RuleUse.law_table == row.table, RuleUse.row_id == row.id, mine)
    count = session.scalar(select(func.count()).select_from(RuleUse).where(used)) or 0
    ids = select(RuleUse.case_id).where(used).order_by(RuleUse.case_id.desc()).limit(limit)
    return Uses(count, _newest(session, list(session.scalars(ids))))


def cases_under(session: Session, viewer: Viewer, rulebook: Rulebook, switch: str, value: str, limit: int = 50) -> Uses:
    """Cases that were classified under a value of a switch. Under the default: all that were under no other value."""
    row = rulebook.switch_rows[switch]
    if value != row.default:
        return cases_using(session, viewer, RuleRef("switch", f"{switch}={value}"), limit)
    others = [f"{switch}={other}" for other in row.values if other != value]
    other = and_(RuleUse.law_table == "switch", RuleUse.row_id.in_(others))
    elsewhere = select(RuleUse.case_id).where(other)
    whole = and_(Case.classified_at.is_not(None), visible(viewer))
    count = session.scalar(select(func.count()).select_from(Case).where(whole)) or 0
    apart = select(func.count(RuleUse.case_id.distinct())).where(other, visible(viewer, RuleUse.case_id))
    ids = select(Case.id).where(whole, Case.id.not_in(elsewhere)).order_by(Case.id.desc()).limit(limit)
    return Uses(count - (session.scalar(apart) or 0), _newest(session, list(session.scalars(ids))))


def is_used(session: Session, table: str, row_id: str) -> bool:
    """Whether any case, also one that the person may not see, used a row."""
    wanted = select(RuleUse.case_id).where(RuleUse.law_table == table, RuleUse.row_id == row_id).limit(1)
    return session.scalar(wanted) is not None


def _newest(session: Session, ids: list[int]) -> tuple[UsingCase, ...]:
    rows = session.execute(
        select(Case.id, Case.register_no, Case.respondent_name, Case.stage, Case.received)
        .where(Case.id.in_(ids))
        .order_by(Case.id.desc())
    )
    return tuple(UsingCase(*row) for row in rows)


__all__ = [
    "ADDED",
    "CLOSED",
    "FIELDS",
    "HOLIDAYS",
    "Difference",
    "OfficeRow",
    "Uses",
    "UsingCase",
    "cases_under",
    "cases_using",
    "differences",
    "is_used",
    "office_rows",
    "rulebook_of",
]
