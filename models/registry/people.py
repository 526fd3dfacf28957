"""The directory of employees, and what a person was in before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from models.law.person import Person, PersonKind
from models.records.case import Case
from models.records.decree import Decree
from models.records.employee import Employee
from models.registry.viewer import Viewer, visible

PersonSort = Literal["name", "number", "unit", "golongan"]

_SORTS = {
    "name": Employee.name_sort,
    "number": Employee.number,
    "unit": Employee.unit,
    "golongan": Employee.golongan,
}


@dataclass(frozen=True, slots=True)
class PersonFilter:
    """What the directory is narrowed to. Every word of ``words`` must occur in name, number, post or unit."""

    words: str = ""
    kinds: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One employee of the directory as of now."""

    id: int
    person: Person

    @property
    def name(self) -> str:
        """Name with degrees."""
        return self.person.titled_name


@dataclass(frozen=True, slots=True)
class EarlierCase:
    """A case in which the person was the respondent; ``sanction`` is the name in the decree that holds, empty if none.

    A moral sanction and a punishment in one case are two rows (PP 42/2004 Pasal 16).
    """

    case_id: int
    register_no: str
    received: date
    subject: str
    stage: str
    outcome: str
    decreed_on: date | None
    sanction_id: str
    sanction: str


def person_ids(
    session: Session, wanted: PersonFilter | None = None, *, sort: PersonSort = "name", descending: bool = False,
    limit: int | None = None,
) -> list[int]:  # fmt: skip
    """Ids of the directory in order."""
    column = _SORTS[sort]
    statement = select(Employee.id).where(*_conditions(wanted or PersonFilter()))
    statement = statement.order_by(column.desc() if descending else column.asc(), Employee.id)
    return list(session.scalars(statement if limit is None else statement.limit(limit)))


def person_rows(session: Session, ids: Sequence[int]) -> list[PersonRow | None]:
    """Rows of a block of ids in the same order; None where one is gone."""
    statement = select(
        Employee.id, Employee.name, Employee.kind, Employee.number, Employee.front_title, Employee.back_title,
        Employee.golongan, Employee.pangkat, Employee.post, Employee.jenjang, Employee.unit, Employee.birth_place,
        Employee.birth_date, Employee.sex, Employee.institution,
    ).where(Employee.id.in_(ids))  # fmt: skip
    found = {
        row[0]: PersonRow(row[0], Person(row[1], PersonKind(row[2]), row[3] or "", *row[4:]))
        for row in session.execute(statement)
    }
    return [found.get(employee_id) for employee_id in ids]


def person_row(session: Session, employee_id: int) -> PersonRow | None:
    """One employee, or None."""
    return person_rows(session, [employee_id])[0]


def person_units(session: Session) -> list[str]:
    """Units of the directory, for the filter."""
    return list(session.scalars(select(Employee.unit).where(Employee.unit != "").distinct().order_by(Employee.unit)))


def earlier_cases(
    session: Session, viewer: Viewer, *, number: str = "", employee_id: int | None = None, before: int | None = None
) -> list[EarlierCase]:
    """Cases against the same person, newest first; empty for a role that may not see them.

    ``before`` leaves out that case itself and those registered after it.
    """
    if not viewer.sees_history or not (number or employee_id):
        return []
    same: list[ColumnElement[bool]] = []
    if number:
        same.append(Case.respondent_number == number)
    if employee_id is not None:
        same.append(Case.employee_id == employee_id)
    statement = (
        select(
            Case.id, Case.register_no, Case.received, Case.subject, Case.stage, Case.outcome, Decree.set_on,
            func.coalesce(func.json_extract(Decree.sanction, "$.id"), ""),
            func.coalesce(func.json_extract(Decree.sanction, "$.name"), ""),
        )
        .outerjoin(Decree, (Decree.case_id == Case.id) & Decree.fate.in_(("", "tetap")))
        .where(or_(*same), visible(viewer))
        .order_by(Case.id.desc(), Decree.id)
    )  # fmt: skip
    if before is not None:
        statement = statement.where(Case.id < before)
    return [EarlierCase(*row) for row in session.execute(statement)]


def _conditions(wanted: PersonFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.kinds:
        conditions.append(Employee.kind.in_(wanted.kinds))
    if wanted.units:
        conditions.append(Employee.unit.in_(wanted.units))
    for part in _parts(wanted.words):
        conditions.append(
            or_(
                Employee.name_sort.icontains(part, autoescape=True),
                Employee.name.icontains(part, autoescape=True),
                Employee.number.startswith(part, autoescape=True),
                Employee.unit.icontains(part, autoescape=True),
                Employee.post.icontains(part, autoescape=True),
            )
        )
    return conditions


def _parts(words: str) -> list[str]:
    """Words to look for; groups of digits that begin with eight are one number (an NIP typed with its spaces)."""
    parts = words.replace("\x00", " ").split()[:12]
    if parts and all(part.isdecimal() for part in parts) and len(parts[0]) == 8:
        return ["".join(parts)]
    return parts
