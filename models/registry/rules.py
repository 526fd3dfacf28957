"""The law as the vault meets it: what a case kept against today's rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.law.browse import find_row
from models.law.notice import RuleRef
from models.law.rulebook import Rulebook
from models.law.words import long_date
from models.registry.caseviews import CaseFile

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
    decrees = getattr(case_file, "decrees", ()) or (case_file.decree,)
    kept += [decree.sanction for decree in decrees if decree is not None]
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


__all__ = ["FIELDS", "Difference", "differences"]
