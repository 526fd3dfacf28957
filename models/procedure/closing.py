"""After the sanction: the report to the body that recommended, and the closing of the file (law.md 8.3 steps 13-15)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.law import Rulebook
from models.law.errors import Trouble
from models.law.notice import Notice, Severity
from models.law.words import long_date
from models.procedure.desk import Desk, WrongMoment
from models.procedure.discipline import passed_on, team_of
from models.procedure.verification import require_open
from models.records import Appeal, Case, Decision, Decree, Delivery, Execution, FollowUp, Letter, ReliefFromDuty
from models.registry.counting import live, open_routes


def follow_up(
    desk: Desk,
    case_id: int,
    *,
    addressee: str,
    on: date | None = None,
    letter_number: str = "",
    idis_on: date | None = None,
    note: str = "",
) -> int:
    """Record the report to the body that recommended, and the entry in I'DIS (law.md 7.3); gives its id."""
    with desk.act("case.follow_up", case_id) as act:
        require_open(act)
        decided = act.session.scalar(select(Decision.id).where(Decision.case_id == case_id))
        if decided is None and passed_on(act.session, case_id) is None:
            raise WrongMoment("Putusan majelis belum dicatat.", "Tidak ada yang berubah.")
        if on is not None and on > act.today:
            raise Trouble("Tanggal laporan berada di masa depan.", "Tidak ada yang berubah.")
        if not addressee.strip():
            raise Trouble("Tujuan laporan belum diisi.", "Tidak ada yang berubah.")
        row = FollowUp(
            case_id=case_id,
            addressee=addressee.strip(),
            on=on or act.today,
            letter_number=letter_number.strip(),
            idis_on=idis_on,
            note=note.strip(),
            at=act.now,
        )
        act.session.add(row)
        act.session.flush()
        act.note(follow_up=row.id, on=row.on.isoformat(), idis=idis_on.isoformat() if idis_on else None)
        act.touches("cases", case_id)
        return row.id


def closing_notices(session: Session, case: Case, rulebook: Rulebook, today: date) -> list[Notice]:
    """What a careful secretary would still want before the file is closed."""
    decision = session.scalar(select(Decision).where(Decision.case_id == case.id))
    referral = passed_on(session, case.id)
    if decision is None and referral is None:
        return [Notice(Severity.BLOCK, "close.undecided", "perkara belum diputus")]
    if decision is not None and decision.outcome != "terbukti":
        notices = _innocent(session, case)
    else:
        notices = _imposed(session, case, decision, rulebook, today)
    if session.scalar(
        select(ReliefFromDuty.id).where(ReliefFromDuty.case_id == case.id, ReliefFromDuty.ended_on.is_(None))
    ):
        notices.append(_wanting("close.relief", "pembebasan sementara masih berjalan", "PP 94/2021 Pasal 31"))
    reported = session.scalar(select(FollowUp.id).where(FollowUp.case_id == case.id))
    if case.source_kind in ("rekomendasi", "penerusan") and reported is None:
        notices.append(_wanting("close.unreported", "laporan tindak lanjut belum dikirim kepada lembaga asal"))
    if session.scalar(select(Letter.id).where(Letter.case_id == case.id, Letter.status == "draf")) is not None:
        notices.append(_wanting("close.drafts", "masih ada surat yang berupa draf"))
    return notices


def _wanting(code: str, message: str, basis: str = "") -> Notice:
    return Notice(Severity.WARN, code, message, basis)


def _imposed(session: Session, case: Case, decision: Decision | None, rulebook: Rulebook, today: date) -> list[Notice]:
    decrees = list(session.scalars(select(Decree).where(Decree.case_id == case.id).order_by(Decree.id)))
    notices = _passed(session, case, decision, decrees)
    if not decrees:
        administrative = bool(decision is None or (decision.sanction and decision.sanction.get("is_referral")))
        words = "keputusan penjatuhan sanksi belum dicatat"
        return notices + (
            [] if administrative else [_wanting("close.no_decree", words, "PP 42/2004 Pasal 15 ayat (2)")]
        )
    for decree in decrees:
        notices += _decree(session, decree, rulebook, today)
    return notices


def _passed(session: Session, case: Case, decision: Decision | None, decrees: list[Decree]) -> list[Notice]:
    """What is open on the discipline track."""
    referral, team = passed_on(session, case.id), team_of(session, case.id)
    administrative = decision is not None and bool((decision.sanction or {}).get("is_referral"))
    basis = "PP 42/2004 Pasal 16"
    if referral is None:
        words = "rekomendasi tindakan administratif belum diteruskan ke jalur disiplin"
        return [_wanting("close.not_referred", words, basis)] if administrative and not decrees else []
    notices = []
    if team is not None and team.reported_on is None:
        words = "laporan hasil pemeriksaan belum dicatat"
        notices.append(_wanting("close.no_report", words, "PP 94/2021 Pasal 29"))
    if (team is None or team.proven is not False) and not any(d.sanction.get("level") != "moral" for d in decrees):
        words = "keputusan hukuman disiplin belum dicatat"
        notices.append(_wanting("close.no_discipline", words, "PP 94/2021 Pasal 24"))
    return notices


def _decree(session: Session, decree: Decree, rulebook: Rulebook, today: date) -> list[Notice]:
    if decree.fate == "diganti" and decree.replaced_by is None:
        words = "keputusan pengganti atas upaya administratif belum ditetapkan"
        return [_wanting("close.not_replaced", words, "PP 79/2021 Pasal 6 ayat (1), Pasal 9 ayat (1)")]
    if not live([decree.fate]):
        return []
    delivery = session.get(Delivery, decree.id)
    notices: list[Notice] = []
    if delivery is None:
        notices.append(_wanting("close.undelivered", "keputusan belum disampaikan", "PP 94/2021 Pasal 37 ayat (3)"))
    else:
        notices += _appeals(session, decree, delivery, rulebook, today)
    if session.get(Execution, decree.id) is None:
        notices.append(_wanting("close.unexecuted", "pelaksanaan sanksi belum dicatat"))
    return notices


def _appeals(session: Session, decree: Decree, delivery: Delivery, rulebook: Rulebook, today: date) -> list[Notice]:
    """An appeal that runs, or the right to one that has not ended; the latter only informs where it is unsettled."""
    found = session.scalars(select(Appeal).where(Appeal.decree_id == decree.id)).all()
    if any(appeal.decided_on is None for appeal in found):
        words = "upaya administratif atas keputusan ini belum diputus"
        return [_wanting("close.appeal_running", words, str(found[-1].law.get("legal_basis", "")))]
    replaces = session.scalar(select(Decree.id).where(Decree.replaced_by == decree.id))
    if found or replaces is not None:
        return []
    notices = []
    for route in open_routes(rulebook, decree.sanction, decree.imposed_by, delivery.on):
        if route.run is None or route.run.end < today:
            continue
        settled = route.verified and decree.sanction.get("appeal_verified", True)
        words = f"tenggat {route.name[0].lower()}{route.name[1:]} belum lewat (sampai {long_date(route.run.end)})"
        severity = Severity.WARN if settled else Severity.INFO
        notices.append(Notice(severity, "close.appeal_window", words, route.legal_basis, bool(settled), route.source))
    return notices


def _innocent(session: Session, case: Case) -> list[Notice]:
    issued = session.scalar(
        select(Letter.id).where(
            Letter.case_id == case.id,
            Letter.kind == "pernyataan_tidak_bersalah",
            Letter.status.not_in(("draf", "batal")),
        )
    )
    words = "pernyataan tidak bersalah belum diterbitkan"
    return [] if issued is not None else [_wanting("close.no_statement", words, "PMK 190/PMK.01/2018")]


def close_case(desk: Desk, case_id: int, override: str = "") -> None:
    """Close the file; the retention clock starts here."""
    with desk.act("case.close", case_id) as act:
        require_open(act)
        act.weigh(closing_notices(act.session, act.case, desk.rulebook, act.today), override)
        act.case.closed_at = act.now
        act.note(closed=True)
        act.touches("cases", case_id)
