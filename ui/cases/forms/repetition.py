"""Which earlier punishment was for something of the same nature (PP 94/2021 Pasal 35 ayat (2)): a person says it."""

from __future__ import annotations

from datetime import date

from models.law import Rulebook
from models.law.regime import CIVIL_SERVANTS, DISCIPLINE
from models.registry.caseviews import CaseFile
from ui.widgets.dates import long_date

Earlier = list[tuple[str, date, bool]]


def asked(rulebook: Rulebook, case: CaseFile, violations: list[str]) -> bool:
    """Whether repetition matters: a PNS or CPNS charged with an article of discipline."""
    rows = [rulebook.violations[key] for key in violations if key in rulebook.violations]
    return case.respondent.kind in CIVIL_SERVANTS and any(row.category == "disiplin" for row in rows)


def choices(rulebook: Rulebook, case: CaseFile) -> list[tuple[str, str]]:
    """Punishments known from this vault first, then every kind of discipline, for one known from elsewhere."""
    known = [
        (_key(row["sanction_id"], row["date"]), f"{_name(rulebook, row)}, perkara {row['case']}")
        for row in case.earlier
        if row.get("case") and _discipline(rulebook, row["sanction_id"])
    ]
    kinds = [
        (row.id, f"{row.name} ({row.legal_basis.split(' Pasal')[0]})")
        for row in rulebook.sanctions.values()
        if row.enabled and _discipline(rulebook, row.id) and case.respondent.kind.value in row.applies_to
    ]
    return known + kinds


def from_elsewhere(key: str | None) -> bool:
    """Whether the choice is a kind only, so that its day is still to be told."""
    return bool(key) and "|" not in str(key)


def chosen_before(case: CaseFile) -> tuple[str | None, date | None]:
    """The choice and the day as the case keeps them."""
    for row in case.earlier:
        if row.get("same_nature"):
            day = date.fromisoformat(row["date"])
            return (_key(row["sanction_id"], row["date"]) if row.get("case") else row["sanction_id"]), day
    return None, None


def earlier_of(case: CaseFile, key: str | None, on: date | None) -> Earlier:
    """All earlier punishments with the one chosen marked as of the same nature."""
    rows = [row for row in case.earlier if row.get("case")]
    found: Earlier = [
        (row["sanction_id"], date.fromisoformat(row["date"]), _key(row["sanction_id"], row["date"]) == key)
        for row in rows
    ]
    if key and from_elsewhere(key) and on is not None:
        found.append((key, on, True))
    return found


def _key(sanction: str, day: str) -> str:
    return f"{sanction}|{day}"


def _name(rulebook: Rulebook, row: dict[str, object]) -> str:
    sanction = rulebook.sanctions[str(row["sanction_id"])]
    return f"{sanction.name}, {long_date(date.fromisoformat(str(row['date'])))}"


def _discipline(rulebook: Rulebook, sanction: str) -> bool:
    row = rulebook.sanctions.get(sanction)
    return row is not None and rulebook.scales[row.scale].track == DISCIPLINE
