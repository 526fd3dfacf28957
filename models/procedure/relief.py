"""Pembebasan sementara dari tugas jabatan during the examination of a severe case (PP 94/2021 Pasal 31)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.law.errors import Trouble
from models.law.examination import Relief, check_relief
from models.law.notice import Notice, Severity
from models.law.person import Person
from models.law.regime import CIVIL_SERVANTS
from models.procedure.desk import Act, Desk, WrongMoment
from models.procedure.discipline import assess_discipline
from models.procedure.verification import require_open
from models.records import Case, Decree, Examination, ExaminationTeam, ReliefFromDuty

_BASIS = "PP 94/2021 Pasal 31"


def relief_notices(
    desk: Desk, session: Session, case: Case, *, since: date, acting: str, by_superior: bool = True
) -> list[Notice]:
    """What the law says against a relief in this case; reads only."""
    found = assess_discipline(desk, session, case)
    level = found.level if found is not None else case.track or "moral"
    decree = session.scalar(select(func.max(Decree.set_on)).where(Decree.case_id == case.id))
    relief = Relief(
        since=since,
        level=level,
        by_superior=by_superior,
        acting=acting.strip(),
        examined_on=examined_on(session, case.id),
        decree_on=decree,
    )
    notices = list(check_relief(relief))
    if Person.from_dict(case.respondent).kind not in CIVIL_SERVANTS:
        words = "pembebasan sementara diatur bagi PNS dan CPNS; bagi terlapor ini dasarnya ketentuan PPK atau kontrak"
        notices.append(Notice(Severity.WARN, "relief.kind", words, _BASIS, False, "INFERENCE"))
    return notices


def examined_on(session: Session, case_id: int) -> date | None:
    """The day on which the examination began: the first record of examination, or the forming of the team."""
    first = session.scalar(select(func.min(Examination.started_at)).where(Examination.case_id == case_id))
    formed: date | None = session.scalar(
        select(func.min(ExaminationTeam.formed_on)).where(ExaminationTeam.case_id == case_id)
    )
    days = [day for day in (first.date() if first else None, formed) if day is not None]
    return min(days) if days else None


def running(session: Session, case_id: int) -> ReliefFromDuty | None:
    """The relief that has not ended, or None."""
    return session.scalar(
        select(ReliefFromDuty).where(ReliefFromDuty.case_id == case_id, ReliefFromDuty.ended_on.is_(None))
    )


def relieve(
    desk: Desk,
    case_id: int,
    *,
    since: date | None = None,
    by: Person | None = None,
    acting: str = "",
    number: str = "",
    reason: str = "",
    by_superior: bool = True,
    override: str = "",
) -> int:
    """Record the relief: likely severe, from the examination until the decree, an acting official named; gives its id.

    Rights of the post are kept (Pasal 31 ayat (4)); a higher official only where there is no superior (ayat (5)).
    """
    with desk.act("relief.begin", case_id) as act:
        require_open(act)
        if running(act.session, case_id) is not None:
            raise WrongMoment("Pembebasan sementara masih berjalan.", "Tidak ada yang berubah.")
        day = since or act.today
        notices = relief_notices(desk, act.session, act.case, since=day, acting=acting, by_superior=by_superior)
        if day > act.today:
            notices.append(Notice(Severity.BLOCK, "relief.future", "tanggal pembebasan berada di masa depan"))
        act.weigh(notices, override)
        row = ReliefFromDuty(
            case_id=case_id,
            since=day,
            by=by.to_dict() if by is not None else None,
            by_superior=by_superior,
            acting=acting.strip(),
            number=number.strip(),
            reason=reason.strip(),
            at=act.now,
            ended_on=None,
        )
        act.session.add(row)
        act.session.flush()
        act.note(relief=row.id, since=day.isoformat())
        act.touches("cases", case_id)
        return row.id


def end(desk: Desk, relief_id: int, on: date | None = None, reason: str = "") -> None:
    """End a relief before the decree: the examination found no severe case, or the person moved."""
    with desk.read() as session:
        found = session.get(ReliefFromDuty, relief_id)
        if found is None:
            raise Trouble("Pembebasan sementara tidak ditemukan.", "Tidak ada yang berubah.")
        case_id = found.case_id
    with desk.act("relief.end", case_id, subject=f"relief.{relief_id}") as act:
        row = act.session.get_one(ReliefFromDuty, relief_id)
        day = on or act.today
        if row.ended_on is not None:
            raise WrongMoment("Pembebasan sementara ini sudah berakhir.", "Tidak ada yang berubah.")
        notices = []
        if day < row.since:
            notices.append(Notice(Severity.BLOCK, "relief.end_before", "tanggal berakhir sebelum tanggal mulai"))
        if day > act.today:
            notices.append(Notice(Severity.BLOCK, "relief.end_future", "tanggal berakhir berada di masa depan"))
        act.weigh(notices)
        row.ended_on, row.ended_reason = day, reason.strip() or "diakhiri"
        act.note(relief=relief_id, ended_on=day.isoformat())
        act.touches("cases", case_id)


def end_with_decree(act: Act, set_on: date) -> None:
    """A decree ends the relief on the day it is set (Pasal 31 ayat (2))."""
    row = running(act.session, act.case.id)
    if row is not None:
        row.ended_on, row.ended_reason = max(set_on, row.since), "keputusan ditetapkan"
        act.note(relief_ended=row.id)
