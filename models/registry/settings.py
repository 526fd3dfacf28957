"""What the office has set, for the settings page: letterheads, switches of the law, when something was last done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.law import Rulebook
from models.records.journal_entry import JournalEntry
from models.records.setting import Letterhead, Setting, SwitchChoice

BACKUP_DAYS = "backup_days"
"""Name of the setting: days after which the reminder of the backup comes."""


@dataclass(frozen=True, slots=True)
class LetterheadRow:
    """A letterhead (kop naskah dinas) as kept; ``emblem`` is the office's own image, PNG or JPEG."""

    kind: str
    lines: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    emblem: bytes | None = field(default=None, repr=False)
    emblem_name: str = ""


@dataclass(frozen=True, slots=True)
class SwitchRow:
    """A reading of the law that the office chooses: the value in force, since when, and why (empty: the default)."""

    id: str
    text: str
    values: tuple[str, ...]
    value: str
    default: str
    legal_basis: str
    verified: bool
    source: str
    reason: str = ""
    since: date | None = None


def letterheads(session: Session) -> Mapping[str, LetterheadRow]:
    """Every letterhead by its kind."""
    rows = session.execute(
        select(Letterhead.kind, Letterhead.lines, Letterhead.address, Letterhead.emblem, Letterhead.emblem_name)
    )
    return {
        row.kind: LetterheadRow(row.kind, tuple(row.lines), tuple(row.address), row.emblem, row.emblem_name)
        for row in rows
    }


def switches(session: Session, rulebook: Rulebook, today: date) -> list[SwitchRow]:
    """Every switch of the rulebook with the value in force on a day."""
    chosen = {
        row.switch: row
        for row in session.execute(
            select(SwitchChoice.switch, SwitchChoice.value, SwitchChoice.reason, SwitchChoice.valid_from)
            .where(SwitchChoice.valid_from <= today)
            .order_by(SwitchChoice.valid_from, SwitchChoice.id)
        )
    }
    found = []
    for key, switch in rulebook.switch_rows.items():
        choice = chosen.get(key)
        found.append(
            SwitchRow(
                id=key,
                text=switch.text,
                values=tuple(switch.values),
                value=choice.value if choice else rulebook.switches.get(key, switch.default),
                default=switch.default,
                legal_basis=switch.legal_basis,
                verified=switch.verified,
                source=switch.source,
                reason=choice.reason if choice else "",
                since=choice.valid_from if choice else None,
            )
        )
    return found


def last_of(session: Session, act: str) -> datetime | None:
    """When an act was last entered in the journal."""
    moment: datetime | None = session.scalar(select(func.max(JournalEntry.at)).where(JournalEntry.act == act))
    return moment


def first_entry(session: Session) -> datetime | None:
    """When the journal began."""
    moment: datetime | None = session.scalar(select(JournalEntry.at).order_by(JournalEntry.seq).limit(1))
    return moment


def backup_days(session: Session, default: int = 7) -> int:
    """Days after which the reminder of the backup comes."""
    row = session.get(Setting, BACKUP_DAYS)
    return default if row is None else int(row.value)
