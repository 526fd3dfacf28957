"""The decree that imposes, its delivery and day of effect, its execution (law.md 8.3 steps 11-12).

A decree may be a moral sanction of the PPK (PP 42/2004 Pasal 15), a punishment of the discipline track by whoever is
empowered (PP 94/2021 Pasal 16-25, 33), or the one that takes the place of a decree changed on appeal (PP 79/2021).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.law import Rulebook
from models.law.authority import check_delegation
from models.law.clocks import Run, clock
from models.law.effect import Appeal as AppealDays
from models.law.effect import Effect, effect_of
from models.law.errors import Trouble
from models.law.notice import Notice, Severity
from models.law.person import Person
from models.law.words import long_date
from models.procedure.classification import sanction_snapshot
from models.procedure.closing import close_case, closing_notices, follow_up
from models.procedure.desk import Act, Desk, WrongMoment
from models.procedure.imposing import Imposing, imposing_of
from models.procedure.relief import end_with_decree
from models.procedure.setup import office_of
from models.procedure.verification import require_open
from models.records import Appeal, Decree, Delivery, Execution
from models.registry.counting import imposer_codes, open_routes, run_dict, sanction_of

__all__ = [
    "case_of_decree",
    "close_case",
    "closing_notices",
    "deliver",
    "effect",
    "effect_if",
    "execute",
    "follow_up",
    "issue_decree",
]

DEAD = ("diganti", "dicabut", "batal")
"""Fates after which a decree is carried out no more."""


def issue_decree(
    desk: Desk,
    case_id: int,
    *,
    set_on: date | None = None,
    sanction_id: str | None = None,
    statement_days: int = 0,
    forum: str = "",
    signer: Person | None = None,
    delegation: str = "",
    imposer: str = "",
    official_title: str = "",
    override: str = "",
) -> int:
    """Record the decree that imposes; gives its id.

    PP 42/2004 Pasal 15(2) and (4): in writing, by the PPK, naming the kind of violation. Another sanction than the
    recommended one, still open, wants the written reason. ``delegation``: the decree of delegation where another
    official imposes, at least of eselon IV (Pasal 15(5)); ``signer`` is that official. ``imposer``: code of the
    official empowered (``imposers.toml``; default the PPK where he is among them), ``official_title`` his post in
    words. A second decree of the same track is refused (PP 94/2021 Pasal 35(3)) unless an appeal changed the first:
    then this one takes its place with the kind decided there.
    """
    with desk.act("decree.issue", case_id) as act:
        require_open(act)
        day = set_on or act.today
        wanted = imposing_of(desk, act, day, sanction_id, imposer)
        notices = list(wanted.notices)
        if delegation.strip():
            delegate = _delegate(signer)
            notices += () if wanted.discipline else check_delegation(desk.rulebook, delegate)
        act.weigh(notices, override)
        departs = any(n.code == "decree.departs" for n in wanted.notices)
        decree = Decree(
            case_id=case_id,
            set_on=day,
            set_at=act.now,
            sanction=sanction_snapshot(desk, wanted.sanction.id),
            violation_text=wanted.violation_text,
            imposed_by=_imposed(desk, act.session, wanted, signer, delegation, official_title),
            statement_days=statement_days,
            forum=forum.strip(),
            departs_from_recommendation=override.strip() if departs else "",
            fate_on=None,
            replaced_by=None,
        )
        act.session.add(decree)
        act.session.flush()
        if wanted.replaces is not None:
            wanted.replaces.replaced_by = decree.id
        if wanted.discipline:
            end_with_decree(act, day)
        act.note(
            decree=decree.id, sanction=wanted.sanction.id, set_on=day.isoformat(), imposed_by=list(wanted.codes),
            code=wanted.code, replaces=wanted.replaces.id if wanted.replaces else None,
        )  # fmt: skip
        act.touches("cases", case_id)
        return decree.id


def _delegate(signer: Person | None) -> Person:
    """The official a decree was delegated to. Trouble without a name and a post: both stand on the paper."""
    if signer is None or not signer.name.strip():
        raise Trouble("Pejabat penerima delegasi belum disebut.", "Tidak ada yang berubah.", "Pilih atau isi orangnya.")
    if not signer.post.strip():
        raise Trouble("Jabatan penerima delegasi belum diisi.", "Tidak ada yang berubah.", "Isi jabatannya.")
    return signer


def _imposed(
    desk: Desk, session: Session, wanted: Imposing, signer: Person | None, delegation: str, title: str
) -> dict[str, Any]:
    """Who imposes, as the decree keeps it: all who might (``role``), the one who does (``code``), title and name."""
    office = office_of(session)
    mayor = wanted.code in ("", "WALI_KOTA")
    named = desk.rulebook.imposers.get(wanted.code)
    delegated = signer.post.strip() if signer is not None and delegation.strip() else ""
    words = title.strip() or delegated or (named.name if named and not mayor else "")
    return {
        "role": list(wanted.codes),
        "code": wanted.code,
        "title": words or f"{office.head_capacity} {office.head_title}".strip(),
        "person": signer.to_dict() if signer else None,
        "name": signer.titled_name if signer else office.head_name if mayor else "",
        "delegation": delegation.strip(),
    }


def case_of_decree(desk: Desk, decree_id: int) -> int:
    """Which case a decree belongs to."""
    with desk.read() as session:
        row = session.get(Decree, decree_id)
        if row is None:
            raise Trouble("Keputusan tidak ditemukan.", "Tidak ada yang berubah.")
        return row.case_id


def effect(rulebook: Rulebook, sanction: dict[str, Any], set_on: date, received: date) -> Run | None:
    """The counting to the day of effect of a decree as kept; None where no day can be said (see :func:`effect_if`)."""
    kind = sanction_of(rulebook, sanction)
    found = effect_of(rulebook, kind, kind.imposers, set_on=set_on, received_on=received)
    return found.run or _one_day(found, set_on)


def _one_day(found: Effect, set_on: date) -> Run | None:
    if found.on is None:
        return None
    reason = found.reason
    basis = f"{reason.legal_basis}; {reason.message}"
    return Run(set_on, found.on, 0, "hari_kerja", legal_basis=basis, verified=reason.verified, source=reason.source)


def effect_if(desk: Desk, decree_id: int, received: date) -> Effect:
    """Day of effect were the decree received on that day, with the reason; reads only."""
    with desk.read() as session:
        return effect_now(desk, session, session.get_one(Decree, decree_id), received)


def effect_now(desk: Desk, session: Session, decree: Decree, received: date | None) -> Effect:
    """Day of effect of a decree with what is known now: receipt, appeals, and the appeal it came from.

    PP 94/2021 Pasal 38: day 15 since received, or as the appeal decides; an appeal filed after its time does not halt
    it. PP 42/2004 sets no day for a moral sanction.
    """
    return effect_of(
        desk.rulebook,
        sanction_of(desk.rulebook, decree.sanction),
        imposer_codes(decree.imposed_by),
        set_on=decree.set_on,
        received_on=received,
        appeal=_appeal_days(session, decree),
    )


def _appeal_days(session: Session, decree: Decree) -> AppealDays | None:
    origin = origin_appeal(session, decree)
    own = session.scalar(select(Appeal).where(Appeal.decree_id == decree.id, Appeal.late.is_(False)))
    appeal = own or origin
    return AppealDays(appeal.filed_on, appeal.decided_on) if appeal is not None else None


def origin_appeal(session: Session, decree: Decree) -> Appeal | None:
    """The appeal whose decision this decree carries out, or None."""
    return session.scalar(
        select(Appeal)
        .join(Decree, Decree.id == Appeal.decree_id)
        .where(Decree.replaced_by == decree.id, Appeal.fate == "diganti")
    )


def effect_dict(found: Effect, received: date) -> dict[str, Any]:
    """An effect as plain values for the case to keep: the counting where days were counted, always the reason."""
    reason = found.reason
    kept = (
        run_dict(found.run)
        if found.run is not None
        else {
            "from": received.isoformat(),
            "to": found.on.isoformat() if found.on else None,
            "days": 0,
            "unit": "hari_kerja",
            "counted": [],
            "skipped": [],
            "legal_basis": reason.legal_basis,
            "verified": reason.verified,
            "source": reason.source,
        }
    )
    return kept | {"reason": reason.message, "code": reason.code}


def deliver(
    desk: Desk,
    decree_id: int,
    *,
    on: date,
    method: str,
    receiver: str,
    refused: bool = False,
    witnesses: Sequence[str] = (),
    override: str = "",
) -> date | None:
    """Record that the decree was handed over, or refused before two witnesses; gives the day it takes effect.

    At the latest 14 working days after it was set (PP 94/2021 Pasal 37(3)); later warns. The effect day follows the
    switch ``effect_day_kind`` (PP 94/2021 Pasal 38(1); Peraturan BKN 6/2022 Pasal 50(1)); None where the contract or a
    rule of its own decides, the reason is then kept with the delivery.
    """
    case_id = case_of_decree(desk, decree_id)
    with desk.act("decree.deliver", case_id, subject=f"decree.{decree_id}") as act:
        require_open(act)
        decree = act.session.get_one(Decree, decree_id)
        if act.session.get(Delivery, decree_id) is not None:
            raise WrongMoment("Penyampaian keputusan ini sudah dicatat.", "Tidak ada yang berubah.")
        if not receiver.strip():
            raise Trouble("Nama penerima belum diisi.", "Tidak ada yang berubah.")
        act.weigh(_delivery_notices(desk, act, decree, on, refused, witnesses), override)
        found = effect_now(desk, act.session, decree, on)
        act.session.add(
            Delivery(
                decree_id=decree_id,
                on=on,
                method=method.strip(),
                receiver=receiver.strip(),
                refused=refused,
                witnesses=[w.strip() for w in witnesses if w.strip()],
                effective_on=found.on,
                clock=effect_dict(found, on) | {"routes": _routes(desk, act.session, decree, on)},
                at=act.now,
            )
        )
        effective = found.on.isoformat() if found.on else None
        act.note(decree=decree_id, on=on.isoformat(), effective_on=effective, refused=refused)
        act.touches("cases", case_id)
        return found.on


def _routes(desk: Desk, session: Session, decree: Decree, received: date) -> list[str]:
    """Ids of the ways of appeal that open with receipt; none against the decree that an appeal led to."""
    if origin_appeal(session, decree) is not None:
        return []
    return [way.id for way in open_routes(desk.rulebook, decree.sanction, decree.imposed_by, received)]


def _delivery_notices(
    desk: Desk, act: Act, decree: Decree, on: date, refused: bool, witnesses: Sequence[str]
) -> list[Notice]:
    notices = dead_notices(decree)
    if on < decree.set_on:
        notices.append(Notice(Severity.BLOCK, "deliver.before_decree", "tanggal penyampaian sebelum tanggal keputusan"))
    if on > act.today:
        notices.append(Notice(Severity.BLOCK, "deliver.future", "tanggal penyampaian berada di masa depan"))
    if refused and len([w for w in witnesses if w.strip()]) < 2:
        notices.append(Notice(Severity.WARN, "deliver.witnesses", "penolakan menerima sebaiknya disaksikan dua orang"))
    limit = clock(desk.rulebook, "deliver_decree", decree.set_on, on=decree.set_on)
    if on > limit.end:
        words = f"penyampaian melewati tenggat {limit.days} hari kerja ({long_date(limit.end)})"
        notices.append(Notice(Severity.WARN, "deliver.late", words, limit.legal_basis, limit.verified, limit.source))
    return notices


def dead_notices(decree: Decree) -> list[Notice]:
    """A block where an appeal took the decree away (PP 79/2021 Pasal 6, 9, 16)."""
    if decree.fate not in DEAD:
        return []
    words = f"keputusan ini {decree.fate} atas upaya administratif dan tidak dilaksanakan lagi"
    basis = "PP 79/2021 Pasal 6 ayat (1), Pasal 9 ayat (1), Pasal 16 ayat (1)"
    return [Notice(Severity.BLOCK, "decree.dead", words, basis, True, "PP79")]


def execute(
    desk: Desk,
    decree_id: int,
    *,
    on: date,
    forum: str,
    read_by: str,
    attended: bool,
    note: str = "",
    proof_evidence_id: int | None = None,
    override: str = "",
) -> None:
    """Record that the sanction was carried out: where, who read it, whether the person was there (law.md 1.4).

    A decree that an appeal took away is never carried out; one that is not in effect yet, or under appeal, warns.
    """
    case_id = case_of_decree(desk, decree_id)
    with desk.act("decree.execute", case_id, subject=f"decree.{decree_id}") as act:
        require_open(act)
        delivery = act.session.get(Delivery, decree_id)
        if delivery is None:
            raise WrongMoment(
                "Keputusan belum disampaikan.", "Tidak ada yang berubah.", "Catat penyampaiannya lebih dahulu."
            )
        if act.session.get(Execution, decree_id) is not None:
            raise WrongMoment("Pelaksanaan sanksi ini sudah dicatat.", "Tidak ada yang berubah.")
        if on < delivery.on:
            raise Trouble("Tanggal pelaksanaan sebelum tanggal penyampaian.", "Tidak ada yang berubah.")
        if on > act.today:
            raise Trouble("Tanggal pelaksanaan berada di masa depan.", "Tidak ada yang berubah.")
        decree = act.session.get_one(Decree, decree_id)
        act.weigh([*dead_notices(decree), *_early(act.session, delivery, on)], override)
        act.session.add(
            Execution(
                decree_id=decree_id,
                on=on,
                forum=forum.strip(),
                read_by=read_by.strip(),
                attended=attended,
                note=note.strip(),
                proof_evidence_id=proof_evidence_id,
                at=act.now,
            )
        )
        act.note(decree=decree_id, on=on.isoformat(), attended=attended)
        act.touches("cases", case_id)


def _early(session: Session, delivery: Delivery, on: date) -> list[Notice]:
    """Doubts about carrying out on that day: an appeal runs, or the day of effect has not come."""
    running = session.scalar(
        select(Appeal).where(
            Appeal.decree_id == delivery.decree_id, Appeal.decided_on.is_(None), Appeal.late.is_(False)
        )
    )
    if running is not None:
        words = "upaya administratif atas keputusan ini belum diputus"
        return [Notice(Severity.WARN, "execute.appeal", words, "PP 94/2021 Pasal 38 ayat (2)", True, "PP94")]
    if delivery.effective_on is not None and on < delivery.effective_on:
        words = f"keputusan baru berlaku {long_date(delivery.effective_on)}"
        basis = str(delivery.clock.get("legal_basis", ""))
        return [Notice(Severity.WARN, "execute.early", words, basis, bool(delivery.clock.get("verified", True)))]
    return []
