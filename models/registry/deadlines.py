"""Every clock that runs over open cases: what is due, when, by which article, and how many working days are left.

The database is asked once. Each kind of clock contributes its earliest starts only, because a later start never ends
earlier; so the list costs the same with a hundred cases and with a hundred thousand.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Integer,
    String,
    bindparam,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.law.clocks import CALENDAR_DAY, WORKING_DAY, Run, clock
from models.law.rulebook import Rulebook
from models.records.appeal import Appeal
from models.records.case import Case
from models.records.decree import Decree, Delivery
from models.records.referral import Referral
from models.records.relief import ReliefFromDuty
from models.registry import clockstarts
from models.registry.clockstarts import RECENT_DAYS, Statement
from models.registry.counting import run_of
from models.registry.limits import ANSWER, FOLLOW_UP, RELIEF, REPLACE, OfficeLimit, office_limits
from models.registry.viewer import Viewer, visible

PP94_FROM = date(2021, 8, 31)


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


def _no_run(_ref: ColumnElement[Any]) -> ColumnElement[Any]:
    return null()


def _appeal_of(column: InstrumentedAttribute[Any], ref: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column of the appeal that the reference names; JSON as its text."""
    return select(cast(column, String)).where(Appeal.id == ref).scalar_subquery()


def _way(ref: ColumnElement[Any]) -> ColumnElement[Any]:
    name = func.json_extract(Appeal.law, "$.name")
    return select(name).where(Appeal.id == ref).scalar_subquery()


def _acting(ref: ColumnElement[Any]) -> ColumnElement[Any]:
    return select(ReliefFromDuty.acting).where(ReliefFromDuty.id == ref).scalar_subquery()


def _other_body(ref: ColumnElement[Any]) -> ColumnElement[Any]:
    return select(Referral.to).where(Referral.id == ref).scalar_subquery()


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of clock: which starts it has, which clock of the law runs from them, and its words.

    ``statement`` reads ids, starts and a reference from indexes; ``detail`` turns the reference into words, and is
    asked only of the rows that are left after the earliest were taken.
    """

    title: str
    since: str
    section: str
    statement: Callable[[], Statement]
    clock: Callable[[date], str] | None = None
    days: int = 0
    basis: str = ""
    detail: Callable[[ColumnElement[Any]], ColumnElement[Any]] = _nothing
    kept_basis: Callable[[ColumnElement[Any]], ColumnElement[Any]] = _nothing
    """The article as the case kept it, where that differs from case to case."""
    kept_verified: Callable[[ColumnElement[Any]], ColumnElement[Any]] = _nothing
    """0 where the case kept that the norm was not read."""
    kept_run: Callable[[ColumnElement[Any]], ColumnElement[Any]] = _no_run
    """The whole counting as the case kept it (``counting.run_dict``), where it did."""
    limit: OfficeLimit | None = None
    """The limit of the office's own, where no article sets one."""
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
    asked = {"today": today, "recent": today - timedelta(days=RECENT_DAYS), "one_case": case_id}
    runs: dict[tuple[str, date], Run] = {}
    limits = office_limits(session)
    rows = session.execute(_question(viewer, limit, case_id is not None), asked)
    found = [_deadline(rulebook, today, runs, limits, row) for row in rows]
    wanted = [one for one in found if until is None or one.due <= until]
    return sorted(wanted, key=lambda one: (one.due, one.register_no, one.kind))[:limit]


@lru_cache(maxsize=32)
def _question(viewer: Viewer, limit: int, one_case: bool) -> CompoundSelect[*tuple[Any, ...]]:
    """The question to the database, made once: putting it together costs more than its answer."""
    parts = []
    for name, kind in _KINDS.items():
        part = kind.statement().add_columns(literal(name).label("kind")).where(visible(viewer))
        if one_case:
            part = part.where(Case.id == bindparam("one_case", type_=Integer()))
        earliest = part.order_by("start").limit(limit).subquery()
        parts.append(
            select(
                earliest.c.id,
                Case.register_no,
                earliest.c.start,
                kind.detail(earliest.c.ref).label("detail"),
                kind.kept_basis(earliest.c.ref).label("basis"),
                kind.kept_verified(earliest.c.ref).label("verified"),
                kind.kept_run(earliest.c.ref).label("run"),
                earliest.c.kind,
            ).join(Case, Case.id == earliest.c.id)
        )
    return union_all(*parts)


def case_deadlines(session: Session, viewer: Viewer, rulebook: Rulebook, today: date, case_id: int) -> list[Deadline]:
    """The clocks that run in one case, the nearest first, each with its counting."""
    return running(session, viewer, rulebook, today, case_id=case_id)


def _deadline(
    rulebook: Rulebook, today: date, runs: dict[tuple[str, date], Run], limits: Mapping[str, int], row: Any
) -> Deadline:
    kind, start, detail = _KINDS[row.kind], _day(row.start), str(row.detail or "")
    run = (run_of(json.loads(row.run)) if row.run else None) or runs.get((row.kind, start))
    if run is None:
        days = limits[kind.limit.name] if kind.limit is not None else kind.days
        run = runs[(row.kind, start)] = _run(rulebook, kind, start, days)
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
        legal=kind.clock is not None or bool(kind.basis) or kind.kept_run is not _no_run,
        section=kind.section,
        run=run,
        informs=kind.informs,
    )


def _run(rulebook: Rulebook, kind: _Kind, start: date, days: int) -> Run:
    if kind.clock is not None:
        try:
            return clock(rulebook, kind.clock(start), start, on=start)
        except KeyError:
            pass
    run = rulebook.calendar().add(start, days, WORKING_DAY)
    return replace(run, legal_basis=kind.basis)


def _day(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value)[:10])


_KINDS: dict[str, _Kind] = {
    "verify": _Kind(
        "Verifikasi perkara {no}", "sejak diterima", "ringkasan", clockstarts.verify, lambda _start: "verification", 7
    ),
    "serve": _Kind(
        "Sampaikan panggilan {detail} perkara {no}", "sebelum sidang", "sidang", clockstarts.serve,
        basis="PP 94/2021 Pasal 26 ayat (1)", detail=_roman,
    ),
    "summons2": _Kind(
        "Panggilan II untuk perkara {no}", "sejak tanggal yang tidak dihadiri", "sidang", clockstarts.second_summons,
        lambda start: "summons2_pp94" if start >= PP94_FROM else "summons2_pp53", 7,
    ),
    "deliver": _Kind(
        "Sampaikan keputusan {detail}", "sejak ditetapkan", "keputusan", clockstarts.deliver,
        lambda _start: "deliver_decree", 14, detail=_decree_number,
    ),
    "effective": _Kind("Keputusan {detail} mulai berlaku", "hari mulai berlaku", "keputusan", clockstarts.effective,
        basis="PP 94/2021 Pasal 38 ayat (1)", detail=_decree_number, kept_basis=_kept_clock, informs=True),
    "keberatan": _Kind(
        "Keberatan atas sanksi {no} berakhir", "sejak diterima", "keputusan", partial(clockstarts.appeal, "keberatan"),
        lambda start: "keberatan" if start >= date(2021, 8, 10) else "keberatan_pp53", 14, kept_verified=_kept_appeal,
        informs=True,
    ),
    "banding": _Kind(
        "Banding atas sanksi {no} berakhir", "sejak diterima", "keputusan", partial(clockstarts.appeal, "banding"),
        lambda _start: "banding", 14, kept_verified=_kept_appeal, informs=True,
    ),
    "execute": _Kind("Laksanakan sanksi perkara {no}", "sejak diterima", "keputusan", clockstarts.execute,
        lambda _start: "execution", 3),
    "follow_up": _Kind(
        "Tindak lanjut ke {detail}", "sejak disampaikan · tenggat kantor, bukan tenggat undang-undang", "keputusan",
        clockstarts.follow_up,
        limit=FOLLOW_UP, detail=_source,
    ),
    "appeal_response": _Kind(
        "Tanggapan atas {detail}", "sejak tembusan diterima", "keputusan", clockstarts.appeal_response,
        detail=_way, kept_run=partial(_appeal_of, Appeal.respond_clock),
    ),
    "appeal_decision": _Kind(
        "Putusan atas {detail}", "sejak diajukan", "keputusan", clockstarts.appeal_decision,
        detail=_way, kept_run=partial(_appeal_of, Appeal.decide_clock),
    ),
    "replace_decree": _Kind(
        "Tetapkan keputusan pengganti perkara {no}",
        "sejak putusan upaya administratif · tenggat kantor, bukan tenggat undang-undang", "keputusan",
        clockstarts.replacement, limit=REPLACE,
    ),
    "relief": _Kind(
        "Tinjau pembebasan sementara perkara {no}", "sejak berlaku · tenggat kantor, bukan tenggat undang-undang",
        "keputusan", clockstarts.relief, limit=RELIEF, detail=_acting, informs=True,
    ),
    "referral_answer": _Kind(
        "Jawaban {detail} atas penerusan {no}", "sejak diteruskan · tenggat kantor, bukan tenggat undang-undang",
        "ringkasan", clockstarts.answer, limit=ANSWER, detail=_other_body, informs=True,
    ),
    "termination": _Kind(
        "Tetapkan pemutusan hubungan kerja perkara {no}", "sejak usul diterima", "keputusan", clockstarts.termination,
        lambda _start: "pppk_termination", 14,
    ),
}  # fmt: skip
