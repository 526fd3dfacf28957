"""The office's own layout profiles as the settings page lists them, and the one in use in place of a shipped one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.records.account import Account
from models.records.wording import LetterProfile


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One version of the office's own profile; ``key`` is the shipped profile that it stands in for."""

    id: int
    key: str
    number: int
    values: Mapping[str, Any]
    reason: str
    made_at: datetime
    made_by: str
    in_use: bool


def profile_in_use(session: Session, key: str) -> dict[str, Any] | None:
    """The office's own values of a profile; None where the shipped ones hold."""
    row = session.scalar(select(LetterProfile).where(LetterProfile.key == key, LetterProfile.in_use.is_(True)))
    return None if row is None else dict(row.values)


def profile_rows(session: Session) -> list[ProfileRow]:
    """All versions of all profiles of the office, newest first."""
    found = session.execute(
        select(LetterProfile, Account.name)
        .join(Account, Account.id == LetterProfile.made_by)
        .order_by(LetterProfile.key, LetterProfile.number.desc())
    )
    return [
        ProfileRow(one.id, one.key, one.number, dict(one.values), one.reason, one.made_at, who, one.in_use)
        for one, who in found
    ]
