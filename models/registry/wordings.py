"""The wordings of letters as the settings page lists them, and the one in use for a kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.records.account import Account
from models.records.letter import Letter
from models.records.wording import LetterWording
from models.registry.letterkinds import KINDS, PHASES


@dataclass(frozen=True, slots=True)
class WordingRow:
    """One version of the office's wording. ``letters`` counts the final letters that were made with it."""

    id: int
    kind: str
    number: int
    source: str
    reason: str
    made_at: datetime
    made_by: str
    in_use: bool
    letters: int

    @property
    def name(self) -> str:
        """``kantor 3``."""
        return f"kantor {self.number}"


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of letter with the wording it uses: the office's ``own`` number, or None for the program's."""

    kind: str
    title: str
    phase: str
    own: int | None
    versions: int


def template_name(kind: str, number: int) -> str:
    """What a letter keeps as its template: ``putusan/kantor-3``."""
    return f"{kind}/kantor-{number}"


def wording_in_use(session: Session, kind: str) -> LetterWording | None:
    """The office's wording of a kind; None where the program's holds."""
    return session.scalar(select(LetterWording).where(LetterWording.kind == kind, LetterWording.in_use.is_(True)))


def kind_rows(session: Session) -> list[KindRow]:
    """Every kind of letter in the order of the road."""
    counts = dict(session.execute(select(LetterWording.kind, func.count()).group_by(LetterWording.kind)).all())
    used = dict(
        session.execute(
            select(LetterWording.kind, LetterWording.number).where(LetterWording.in_use.is_(True))
        ).all()
    )  # fmt: skip
    order = list(PHASES)
    rows = [
        KindRow(key, kind.title, PHASES[kind.phase], used.get(key), counts.get(key, 0)) for key, kind in KINDS.items()
    ]
    return sorted(rows, key=lambda row: order.index(KINDS[row.kind].phase))


def wording_rows(session: Session, kind: str) -> list[WordingRow]:
    """All versions of the office's wording of a kind, newest first."""
    found = session.execute(
        select(LetterWording, Account.name)
        .join(Account, Account.id == LetterWording.made_by)
        .where(LetterWording.kind == kind)
        .order_by(LetterWording.number.desc())
    )
    made = select(Letter.template, func.count()).where(Letter.kind == kind).group_by(Letter.template)
    letters = dict(session.execute(made).all())
    return [
        WordingRow(
            one.id, one.kind, one.number, one.source, one.reason, one.made_at, who, one.in_use,
            letters.get(template_name(kind, one.number), 0),
        )
        for one, who in found
    ]  # fmt: skip
