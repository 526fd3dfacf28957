"""The standing councils with their members, and the accounts, as forms offer them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.law.person import Person
from models.records.account import Account
from models.records.panel import Council, CouncilMember

ROLE_ORDER = ("ketua", "sekretaris", "anggota", "pengganti")


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member as the decree names one; ``role``: ketua, sekretaris, anggota, pengganti."""

    id: int
    role: str
    person: Person
    account_id: int | None


@dataclass(frozen=True, slots=True)
class CouncilRow:
    """A council named by decree of the PPK (PP 42/2004 Pasal 17 ayat (2))."""

    id: int
    title: str
    decree_number: str
    decree_date: date
    valid_until: date | None
    members: tuple[MemberRow, ...]

    def valid_on(self, day: date) -> bool:
        """Whether the decree holds on that day."""
        return self.decree_date <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account that may sit or vote; ``person`` where it is linked to one."""

    id: int
    name: str
    role: str
    person: Person | None
    disabled: bool


def councils(session: Session) -> list[CouncilRow]:
    """All councils, the newest decree first."""
    members: dict[int, list[MemberRow]] = {}
    for row in session.execute(
        select(
            CouncilMember.council_id,
            CouncilMember.id,
            CouncilMember.role,
            CouncilMember.person,
            CouncilMember.account_id,
        ).order_by(CouncilMember.position)
    ):
        member = MemberRow(row.id, row.role, Person.from_dict(row.person), row.account_id)
        members.setdefault(row.council_id, []).append(member)
    rows = session.execute(
        select(Council.id, Council.title, Council.decree_number, Council.decree_date, Council.valid_until).order_by(
            Council.decree_date.desc(), Council.id.desc()
        )
    )
    return [CouncilRow(*row, _ordered(members.get(row.id, []))) for row in rows]


def accounts(session: Session, *, disabled: bool = False) -> list[AccountRow]:
    """Accounts by name; those switched off only with ``disabled``."""
    statement = select(Account.id, Account.name, Account.role, Account.person, Account.disabled_at)
    if not disabled:
        statement = statement.where(Account.disabled_at.is_(None))
    return [
        AccountRow(
            row.id, row.name, row.role, Person.from_dict(row.person) if row.person else None, bool(row.disabled_at)
        )
        for row in session.execute(statement.order_by(Account.name))
    ]


def _ordered(members: list[MemberRow]) -> tuple[MemberRow, ...]:
    places = {role: place for place, role in enumerate(ROLE_ORDER)}
    return tuple(sorted(members, key=lambda member: places.get(member.role, 9)))
