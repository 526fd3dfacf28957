"""What the office has set, for the settings page: letterheads, switches of the law, when something was last done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.law import Rulebook
from models.records.account import Account
from models.records.journal_entry import JournalEntry
from models.records.setting import Letterhead, Setting, SwitchChoice
from models.registry.rules import cases_under
from models.registry.viewer import Viewer

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
class SwitchStep:
    """A value that the office chose: from which day on, why, by whom and when."""

    value: str
    label: str
    since: date
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SwitchRow:
    """A reading of the law that the office chooses: the value in force, since when, and why (empty: the default).

    ``choices`` are the values with their words, ``history`` what was chosen, newest first, and ``used`` how many
    cases were classified under each value (only values that had any, and only where a viewer asked).
    """

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
    note: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    history: tuple[SwitchStep, ...] = ()
    used: tuple[tuple[str, int], ...] = ()

    def label(self, value: str) -> str:
        """A value in words."""
        return dict(self.choices).get(value, value)


def letterheads(session: Session) -> Mapping[str, LetterheadRow]:
    """Every letterhead by its kind."""
    rows = session.execute(
        select(Letterhead.kind, Letterhead.lines, Letterhead.address, Letterhead.emblem, Letterhead.emblem_name)
    )
    return {
        row.kind: LetterheadRow(row.kind, tuple(row.lines), tuple(row.address), row.emblem, row.emblem_name)
        for row in rows
    }


def switches(session: Session, rulebook: Rulebook, today: date, viewer: Viewer | None = None) -> list[SwitchRow]:
    """Every switch of the rulebook with the value in force on a day, its history, and, for a viewer, its cases."""
    steps: dict[str, list[SwitchStep]] = {}
    rows = session.execute(
        select(SwitchChoice, Account.name)
        .join(Account, Account.id == SwitchChoice.chosen_by)
        .order_by(SwitchChoice.valid_from, SwitchChoice.id)
    )
    for row, name in rows:
        switch = rulebook.switch_rows.get(row.switch)
        words = switch.label(row.value) if switch is not None else row.value
        step = SwitchStep(row.value, words, row.valid_from, row.reason, name, row.chosen_at)
        steps.setdefault(row.switch, []).append(step)
    return [_switch(session, rulebook, key, steps.get(key, []), today, viewer) for key in rulebook.switch_rows]


def _switch(
    session: Session, rulebook: Rulebook, key: str, steps: list[SwitchStep], today: date, viewer: Viewer | None
) -> SwitchRow:
    switch = rulebook.switch_rows[key]
    choice = next((step for step in reversed(steps) if step.since <= today), None)
    used: tuple[tuple[str, int], ...] = ()
    if viewer is not None:
        counts = ((value, cases_under(session, viewer, rulebook, key, value, limit=0).count) for value in switch.values)
        used = tuple((value, count) for value, count in counts if count)
    return SwitchRow(
        id=key,
        text=switch.text,
        values=switch.values,
        value=choice.value if choice else rulebook.switches.get(key, switch.default),
        default=switch.default,
        legal_basis=switch.legal_basis,
        verified=switch.verified,
        source=switch.source,
        reason=choice.reason if choice else "",
        since=choice.since if choice else None,
        note=switch.note,
        choices=tuple(zip(switch.values, switch.labels, strict=True)),
        history=tuple(reversed(steps)),
        used=used,
    )


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
