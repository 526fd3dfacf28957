"""The list of cases: ids filtered and sorted by the database, rows fetched in blocks when they are painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.records.case import Case
from models.registry.search import id_list, matching, newest, parse
from models.registry.stages import OPEN_STAGES, STAGES
from models.registry.viewer import Viewer, visible

Sort = Literal["register", "name", "unit", "received", "stage", "subject", "source", "act_date"]

_SORTS: dict[str, tuple[InstrumentedAttribute[Any], ...]] = {
    "register": (Case.year, Case.seq),
    "name": (Case.respondent_name,),
    "unit": (Case.unit,),
    "received": (Case.received,),
    "stage": (Case.stage,),
    "subject": (Case.subject,),
    "source": (Case.source_kind, Case.source_body),
    "act_date": (Case.act_date,),
}


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """What the list is narrowed to. Empty tuples and None leave it as it is.

    ``stages`` names stages of ``stages.py``; ``open_only`` leaves the closed and the side exits out; ``words`` is what
    the person typed.
    """

    stages: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    open_only: bool = False
    words: str = ""
    employee_id: int | None = None


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the list. Dates are dates of the office; ``stage`` is a name of ``stages.py``."""

    id: int
    register_no: str
    stage: str
    outcome: str
    name: str
    number: str
    unit: str
    subject: str
    source_kind: str
    source_body: str
    source_number: str
    received: date
    act_date: date
    track: str

    @property
    def stage_name(self) -> str:
        """The stage in words."""
        return STAGES.get(self.stage, self.stage)


def case_ids(
    session: Session,
    viewer: Viewer,
    wanted: CaseFilter | None = None,
    *,
    sort: Sort = "register",
    descending: bool = True,
    limit: int | None = None,
) -> list[int]:
    """Ids of the cases that the viewer may see, in order. ``limit`` for a first page while typing."""
    wanted = wanted or CaseFilter()
    query = parse(wanted.words)
    if query.hopeless:
        return []
    conditions = _conditions(wanted)
    if query.wanted and sort == "register":
        return id_list(session, newest(query, viewer, conditions, descending=descending, limit=limit))
    statement = select(Case.id).where(visible(viewer), *conditions, *matching(query))
    return id_list(session, statement.order_by(*_order(sort, descending)).limit(limit))


def count_cases(session: Session, viewer: Viewer, wanted: CaseFilter | None = None) -> int:
    """How many cases the filter leaves."""
    wanted = wanted or CaseFilter()
    query = parse(wanted.words)
    if query.hopeless:
        return 0
    statement = select(func.count()).select_from(Case).where(visible(viewer), *_conditions(wanted))
    statement = statement.where(*matching(query))
    return session.scalar(statement) or 0


def case_rows(session: Session, viewer: Viewer, ids: Sequence[int]) -> list[CaseRow | None]:
    """The rows of a block of ids in the same order; None where a case is gone or may not be seen."""
    found = {row.id: row for row in _rows(session, _columns().where(Case.id.in_(ids), visible(viewer)))}
    return [found.get(case_id) for case_id in ids]


def case_row(session: Session, viewer: Viewer, case_id: int) -> CaseRow | None:
    """One row, or None where there is no such case for this viewer."""
    return case_rows(session, viewer, [case_id])[0]


def case_units(session: Session, viewer: Viewer) -> list[str]:
    """Units that occur in cases, for the filter."""
    return list(
        session.scalars(select(Case.unit).where(visible(viewer), Case.unit != "").distinct().order_by(Case.unit))
    )


def case_years(session: Session, viewer: Viewer) -> list[int]:
    """Years of registration that occur, newest first."""
    return list(session.scalars(select(Case.year).where(visible(viewer)).distinct().order_by(Case.year.desc())))


def _columns() -> Select[*tuple[Any, ...]]:
    return select(
        Case.id, Case.register_no, Case.stage, Case.outcome, Case.respondent_name, Case.respondent_number, Case.unit,
        Case.subject, Case.source_kind, Case.source_body, Case.source_number, Case.received, Case.act_date,
        func.coalesce(Case.track, ""),
    )  # fmt: skip


def _rows(session: Session, statement: Select[*tuple[Any, ...]]) -> list[CaseRow]:
    return [CaseRow(*row) for row in session.execute(statement)]


def _conditions(wanted: CaseFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.stages:
        conditions.append(Case.stage.in_(wanted.stages))
    if wanted.open_only:
        conditions.append(Case.stage.in_(OPEN_STAGES))
    if wanted.sources:
        conditions.append(Case.source_kind.in_(wanted.sources))
    if wanted.units:
        conditions.append(Case.unit.in_(wanted.units))
    if wanted.years:
        conditions.append(Case.year.in_(wanted.years))
    if wanted.employee_id is not None:
        conditions.append(Case.employee_id == wanted.employee_id)
    return conditions


def _order(sort: str, descending: bool) -> list[ColumnElement[Any]]:
    columns: list[ColumnElement[Any]] = [column.desc() if descending else column.asc() for column in _SORTS[sort]]
    return [*columns, Case.id.desc() if descending else Case.id.asc()]
