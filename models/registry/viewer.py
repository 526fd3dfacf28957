"""Who is looking: cases from which an account is recused do not exist for it, in any list, count or search."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, CompoundSelect, and_, func, or_, select, union
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.records.account import Account
from models.records.case import Case
from models.records.panel import Seat

RECUSED_KINDS = ("mundur", "ingkar")
"""Ways of leaving a seat after which the person must no longer see the case; illness and absence are not among them."""

SEES_HISTORY = frozenset({"sekretaris", "ketua", "anggota", "pemeriksa"})
"""Roles that may see a person's earlier cases (UU 27/2022 Pasal 16: only what the task needs; the clerk does not)."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """The account that asks; ``role`` as in ``models/records/account.py``."""

    account_id: int
    role: str

    @property
    def sees_history(self) -> bool:
        """Whether this role may read the earlier cases of a person."""
        return self.role in SEES_HISTORY


def recused_cases(viewer: Viewer) -> CompoundSelect[int]:
    """Ids of the cases that this viewer must not see, as a subquery that the engine runs once.

    A conflict of interest declared or an objection granted (PP 42/2004 Pasal 18; kept apart by the council), and a
    case about the viewer in person.
    """
    recused = select(Seat.case_id).where(
        Seat.account_id == viewer.account_id,
        or_(Seat.conflict.is_(True), Seat.left_kind.in_(RECUSED_KINDS)),
    )
    number = func.json_extract(Account.person, "$.number")
    own_number = select(number).where(Account.id == viewer.account_id, number != "").scalar_subquery()
    return union(recused, select(Case.id).where(Case.respondent_number == own_number))


def visible(
    viewer: Viewer,
    column: InstrumentedAttribute[int] | InstrumentedAttribute[int | None] | ColumnElement[int] = Case.id,
) -> ColumnElement[bool]:
    """Condition: the case named by ``column`` may be seen by ``viewer``."""
    return column.not_in(recused_cases(viewer))


def may_see(session: Session, viewer: Viewer, case_id: int) -> bool:
    """Whether the case exists for this viewer."""
    return session.scalar(select(Case.id).where(and_(Case.id == case_id, visible(viewer)))) is not None
