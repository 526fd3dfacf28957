"""Every clock that runs over open cases: what is due, when, by which article, and how many working days are left.

The database is asked once. Each kind of clock contributes its earliest starts only, because a later start never ends
earlier; so the list costs the same with a hundred cases and with a hundred thousand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from models.law.clocks import CALENDAR_DAY, WORKING_DAY, Run, clock
from models.law.rulebook import Rulebook
from models.records.case import Case
from models.records.decree import Decree, Delivery, FollowUp
from models.records.deliberation import Decision
from models.records.hearing import Hearing, Summons
from models.registry.stages import OPEN_STAGES
from models.registry.viewer import Viewer, visible

FOLLOW_UP_DAYS = 14
"""Working days in which the office reports back to the body that recommended; the office's own limit, no article."""

PP94_FROM = date(2021, 8, 31)

Statement = Select[*tuple[Any, ...]]
Detail = ColumnElement[Any] | InstrumentedAttribute[int] | InstrumentedAttribute[str]


@dataclass(frozen=True, slots=True)
class Deadline:
    """One clock that runs. ``left`` counts working days (``unit`` hari_kerja) or days after today until ``due``;
    negative: that many are past. ``legal`` is False for a limit of the office's own; ``section`` is where on the
    case's page it is dealt with.
    """

    kind: str
    case_id: int
    register_no: str
    title: str
    explanation: str
    start: date
    due: date
    left: int
    unit: str
    basis: str
    verified: bool = True
    legal: bool = True
    section: str = "ringkasan"
    run: Run | None = None
    informs: bool = False
    """Nothing is to be done by that day; it only comes (a decree takes effect, a right of the respondent ends)."""

    @property
    def tone(self) -> str:
        """Traffic light: red within a day or past, amber within five, else accent. The number says it too."""
        if self.informs:
            return "blue"
        return "red" if self.left <= 1 else "amber" if self.left <= 5 else "accent"

    @property
    def left_text(self) -> str:
        """``3 hk``, ``lewat 2 hk``, ``hari ini``."""
        unit = "hk" if self.unit == WORKING_DAY else "hari"
        if self.left < 0:
            return f"lewat {-self.left} {unit}"
        return f"{self.left} {unit}" if self.left else "hari ini"


def _nothing(_ref: ColumnElement[Any]) -> ColumnElement[Any]:
    return literal("")


def _decree_number(ref: ColumnElement[Any]) -> ColumnElement[Any]:
    return select(Decree.number).where(Decree.id == ref).scalar_subquery()


def _kept_clock(ref: ColumnElement[Any]) -> ColumnElement[Any]:
    basis = func.json_extract(Delivery.clock, "$.legal_basis")
    return select(basis).where(Delivery.decree_id == ref).scalar_subquery()


def _kept_appeal(ref: ColumnElement[Any]) -> ColumnElement[Any]:
    known = func.json_extract(Decree.sanction, "$.appeal_verified")
    return select(known).where(Decree.id == ref).scalar_subquery()


def _roman(ref: ColumnElement[Any]) -> ColumnElement[Any]:
    """Summons I or II."""
    return func.substr("I II", 1 + 2 * (ref - 1), ref)


def _source(_ref: ColumnElement[Any]) -> ColumnElement[Any]:
    return Case.source_body.expression


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of clock: which starts it has, which clock of the law runs from them, and its words.

    ``statement`` reads ids, starts and a reference from indexes; ``detail`` turns the reference into words, and is
    asked only of the rows that are left after the earliest were taken.
    """

    title: str
    since: str
    section: str
    statement: Callable[[date], Statement]
    clock: Callable[[date], str] | None = None
    days: int = 0
    basis: str = ""
    detail: Callable[[ColumnElement[Any]], ColumnElement[Any]] = _nothing
    kept_basis: Callable[[ColumnElement[Any]], ColumnElement[Any]] = _nothing
    """The article as the case kept it, where that differs from case to case."""
    kept_verified: Callable[[ColumnElement[Any]], ColumnElement[Any]] = _nothing
    """0 where the case kept that the norm was not read."""
    informs: bool = False


def running(
    session: Session,
    viewer: Viewer,
    rulebook: Rulebook,
    today: date,
    *,
    limit: int = 50,
    until: date | None = None,
    case_id: int | None = None,
) -> list[Deadline]:
    """The clocks that run, the nearest first; ``limit`` for each kind of clock and for the whole.

    ``until`` leaves out what is due later; ``case_id`` asks for one case alone.
    """
    parts = []
    for name, kind in _KINDS.items():
        part = kind.statement(today).add_columns(literal(name).label("kind")).where(visible(viewer))
        if case_id is not None:
            part = part.where(Case.id == case_id)
        earliest = part.order_by("start").limit(limit).subquery()
        parts.append(
            select(
                earliest.c.id,
                Case.register_no,
                earliest.c.start,
                kind.detail(earliest.c.ref).label("detail"),
                kind.kept_basis(earliest.c.ref).label("basis"),
                kind.kept_verified(earliest.c.ref).label("verified"),
                earliest.c.kind,
            ).join(Case, Case.id == earliest.c.id)
        )
    runs: dict[tuple[str, date], Run] = {}
    found = [_deadline(rulebook, today, runs, row) for row in session.execute(union_all(*parts))]
    wanted = [one for one in found if until is None or one.due <= until]
    return sorted(wanted, key=lambda one: (one.due, one.register_no, one.kind))[:limit]


def case_deadlines(session: Session, viewer: Viewer, rulebook: Rulebook, today: date, case_id: int) -> list[Deadline]:
    """The clocks that run in one case, the nearest first, each with its counting."""
    return running(session, viewer, rulebook, today, case_id=case_id)


def _deadline(rulebook: Rulebook, today: date, runs: dict[tuple[str, date], Run], row: Any) -> Deadline:
    kind, start, detail = _KINDS[row.kind], _day(row.start), str(row.detail or "")
    run = runs.get((row.kind, start))
    if run is None:
        run = runs[(row.kind, start)] = _run(rulebook, kind, start)
    unit = run.unit if run.unit in (WORKING_DAY, CALENDAR_DAY) else CALENDAR_DAY
    left = rulebook.calendar().count(today, run.end) if unit == WORKING_DAY else (run.end - today).days
    length = f"{run.days} {'hari kerja' if unit == WORKING_DAY else 'hari'} {kind.since}" if run.days else kind.since
    return Deadline(
        kind=row.kind,
        case_id=row.id,
        register_no=row.register_no,
        title=kind.title.format(no=row.register_no, detail=detail or row.register_no),
        explanation=length,
        start=start,
        due=run.end,
        left=left,
        unit=unit,
        basis=row.basis or run.legal_basis,
        verified=run.verified and row.verified != 0,
        legal=kind.clock is not None or bool(kind.basis),
        section=kind.section,
        run=run,
        informs=kind.informs,
    )


def _run(rulebook: Rulebook, kind: _Kind, start: date) -> Run:
    if kind.clock is not None:
        try:
            return clock(rulebook, kind.clock(start), start)
        except KeyError:
            pass
    run = rulebook.calendar().add(start, kind.days, WORKING_DAY)
    return replace(run, legal_basis=kind.basis)


def _day(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value)[:10])


# -- what starts each clock; every statement gives id, start and a reference, and touches as few rows as it can -----


def _cases(start: ColumnElement[Any], ref: Detail, *stages: str) -> Statement:
    statement: Statement = select(Case.id, start.label("start"), ref.label("ref"))
    return statement.where(Case.stage.in_(stages or OPEN_STAGES))


def _verify(_today: date) -> Statement:
    return _cases(Case.received.expression, literal(0), "registered")


def _serve(_today: date) -> Statement:
    statement = _cases(func.substr(Hearing.starts_at, 1, 10), Summons.ordinal, "summoned")
    return (
        statement.join(Summons, Summons.case_id == Case.id)
        .join(Hearing, Hearing.id == Summons.hearing_id)
        .where(Summons.served_on.is_(None), Hearing.status == "terjadwal")
    )


def _second_summons(_today: date) -> Statement:
    second = aliased(Summons)
    made = select(second.id).where(second.case_id == Case.id, second.ordinal == 2).exists()
    statement = _cases(func.json_extract(Summons.absence, "$.on"), literal(0), "summoned", "panel_formed")
    return statement.join(Summons, Summons.case_id == Case.id).where(
        Summons.ordinal == 1, func.json_type(Summons.absence) == "object", ~made
    )


def _deliver(_today: date) -> Statement:
    return _cases(Decree.set_on.expression, Decree.id, "decreed").join(Decree, Decree.case_id == Case.id)


def _delivered(start: ColumnElement[Any], *stages: str) -> Statement:
    statement = _cases(start, Decree.id, *stages).join(Decree, Decree.case_id == Case.id)
    return statement.join(Delivery, Delivery.decree_id == Decree.id)


def _effective(today: date) -> Statement:
    statement = _delivered(Delivery.effective_on.expression, "delivered", "executed", "reported")
    return statement.where(Delivery.effective_on >= today)


def _appeal(route: str, today: date) -> Statement:
    routes = func.json_extract(Decree.sanction, "$.appeal_routes")
    statement = _delivered(Delivery.on.expression, "delivered", "executed", "reported")
    return statement.where(Delivery.on >= today - timedelta(days=45), routes.like(f"%{route}%"))


def _execute(_today: date) -> Statement:
    statement = _delivered(Delivery.on.expression, "delivered")
    return statement.where(func.json_extract(Decree.sanction, "$.id").like("pp42.%"))


def _follow_up(_today: date) -> Statement:
    told = select(FollowUp.id).where(FollowUp.case_id == Case.id).exists()
    start = func.coalesce(Delivery.on, Decision.decided_on)
    statement = _cases(start, literal(0), "decided", "delivered", "executed")
    return (
        statement.join(Decision, Decision.case_id == Case.id)
        .outerjoin(Decree, Decree.case_id == Case.id)
        .outerjoin(Delivery, Delivery.decree_id == Decree.id)
        .where(
            or_(Delivery.on.is_not(None), and_(Decree.id.is_(None), Decision.outcome == "tidak_terbukti")),
            ~told,
            Case.source_kind.in_(("rekomendasi", "penerusan")),
        )
    )


_KINDS: dict[str, _Kind] = {
    "verify": _Kind(
        "Verifikasi perkara {no}", "sejak diterima", "ringkasan", _verify, lambda _start: "verification", 7
    ),
    "serve": _Kind(
        "Sampaikan panggilan {detail} perkara {no}", "sebelum sidang", "sidang", _serve,
        basis="PP 94/2021 Pasal 26 ayat (1)", detail=_roman,
    ),
    "summons2": _Kind(
        "Panggilan II untuk perkara {no}", "sejak tanggal yang tidak dihadiri", "sidang", _second_summons,
        lambda start: "summons2_pp94" if start >= PP94_FROM else "summons2_pp53", 7,
    ),
    "deliver": _Kind(
        "Sampaikan keputusan {detail}", "sejak ditetapkan", "keputusan", _deliver, lambda _start: "deliver_decree", 14,
        detail=_decree_number,
    ),
    "effective": _Kind("Keputusan {detail} mulai berlaku", "hari mulai berlaku", "keputusan", _effective,
        basis="PP 94/2021 Pasal 38 ayat (1)", detail=_decree_number, kept_basis=_kept_clock, informs=True),
    "keberatan": _Kind(
        "Keberatan atas sanksi {no} berakhir", "sejak diterima", "keputusan", partial(_appeal, "keberatan"),
        lambda start: "keberatan" if start >= date(2021, 8, 10) else "keberatan_pp53", 14, kept_verified=_kept_appeal,
        informs=True,
    ),
    "banding": _Kind(
        "Banding atas sanksi {no} berakhir", "sejak diterima", "keputusan", partial(_appeal, "banding"),
        lambda _start: "banding", 14, kept_verified=_kept_appeal, informs=True,
    ),
    "execute": _Kind("Laksanakan sanksi perkara {no}", "sejak diterima", "keputusan", _execute,
        lambda _start: "execution", 3),
    "follow_up": _Kind(
        "Tindak lanjut ke {detail}", "sejak disampaikan · tenggat kantor, bukan tenggat undang-undang", "keputusan",
        _follow_up,
        days=FOLLOW_UP_DAYS, detail=_source,
    ),
}  # fmt: skip
