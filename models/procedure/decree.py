"""The decree of the mayor, its delivery and clocks, execution, follow-up and closing (law.md 8.3 steps 11-15)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.law import Rulebook
from models.law.assessment import assess
from models.law.clocks import Run, clock
from models.law.errors import Trouble
from models.law.notice import Notice, Severity
from models.law.person import Person
from models.procedure.classification import facts_of, sanction_snapshot
from models.procedure.desk import Desk, WrongMoment
from models.procedure.setup import office_of
from models.procedure.verification import require_open
from models.records import Case, Decision, Decree, Delivery, Execution, FollowUp, Letter


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
    override: str = "",
) -> int:
    """Record the decree that imposes; gives its id.

    PP 42/2004 Pasal 15(2) and (4): in writing, by the PPK, naming the kind of violation. Another sanction than the
    recommended one, still open, wants the written reason. ``delegation``: the decree of delegation where another
    official signs (Pasal 15(5)). A second discipline decree on the same case is refused (PP 94/2021 Pasal 35(3)).
    """
    with desk.act("decree.issue", case_id) as act:
        require_open(act)
        session, case = act.session, act.case
        decision = session.scalar(select(Decision).where(Decision.case_id == case_id))
        if decision is None:
            raise WrongMoment("Putusan majelis belum dicatat.", "Tidak ada yang berubah.")
        if decision.outcome != "terbukti":
            raise WrongMoment(
                "Putusan menyatakan tidak terbukti; tidak ada sanksi yang dapat ditetapkan.",
                "Tidak ada yang berubah.",
                "Buat pernyataan tidak bersalah.",
            )
        day = set_on or act.today
        notices: list[Notice] = []
        if session.scalar(select(Decree.id).where(Decree.case_id == case_id)) is not None:
            notices.append(
                Notice(
                    Severity.BLOCK,
                    "decree.second",
                    "perkara ini sudah mempunyai keputusan",
                    "PP 94/2021 Pasal 35 ayat (3)",
                )
            )
        if day < decision.decided_on:
            notices.append(
                Notice(Severity.BLOCK, "decree.before_decision", "tanggal keputusan sebelum tanggal putusan majelis")
            )
        if day > act.today:
            notices.append(Notice(Severity.BLOCK, "decree.future", "tanggal keputusan berada di masa depan"))
        recommended = decision.sanction["id"] if decision.sanction else None
        chosen = sanction_id or recommended
        found = assess(desk.rulebook, facts_of(session, case, decided_on=day))
        option = next((o for o in found.options if o.sanction.id == chosen), None)
        if option is None:
            raise Trouble("Sanksi belum dipilih dari skala.", "Tidak ada yang berubah.", "Pilih sanksi yang terbuka.")
        if not option.open:
            why = "; ".join(n.message for n in option.reasons) or "tertutup menurut aturan"
            notices.append(
                Notice(Severity.BLOCK, "decree.closed_sanction", f"sanksi tertutup: {why}", option.sanction.legal_basis)
            )
        if option.sanction.is_referral:
            notices.append(
                Notice(
                    Severity.BLOCK,
                    "decree.referral",
                    "tindakan administratif ditetapkan melalui jalur disiplin, bukan keputusan sanksi moral",
                    "PP 42/2004 Pasal 16",
                )
            )
        departs = chosen != recommended and not (decision.sanction or {}).get("is_referral")
        if departs:
            notices.append(
                Notice(
                    Severity.WARN, "decree.departs", "sanksi berbeda dari rekomendasi majelis", "PP 42/2004 Pasal 20"
                )
            )
        act.weigh(notices, override)
        assert chosen is not None
        office = office_of(session)
        title = f"{office.head_capacity} {office.head_title}".strip()
        imposed = {
            "role": list(option.imposed_by or found.imposed_by),
            "title": title,
            "person": signer.to_dict() if signer else None,
            "name": signer.titled_name if signer else office.head_name,
            "delegation": delegation.strip(),
        }
        decree = Decree(
            case_id=case_id,
            set_on=day,
            set_at=act.now,
            sanction=sanction_snapshot(desk, chosen),
            violation_text="; ".join(f["snapshot"].get("text", "") for f in decision.findings if f["proven"]),
            imposed_by=imposed,
            statement_days=statement_days,
            forum=forum.strip(),
            departs_from_recommendation=override.strip() if departs else "",
        )
        session.add(decree)
        session.flush()
        act.note(decree=decree.id, sanction=chosen, set_on=day.isoformat(), imposed_by=imposed["role"])
        act.touches("cases", case_id)
        return decree.id


def case_of_decree(desk: Desk, decree_id: int) -> int:
    """Which case a decree belongs to."""
    with desk.read() as session:
        row = session.get(Decree, decree_id)
        if row is None:
            raise Trouble("Keputusan tidak ditemukan.", "Tidak ada yang berubah.")
        return row.case_id


def run_dict(run: Run) -> dict[str, Any]:
    """A counted period as plain values, with the counting step by step, for the case to keep and to print."""
    return {
        "from": run.start.isoformat(),
        "to": run.end.isoformat(),
        "days": run.days,
        "unit": run.unit,
        "counted": [d.isoformat() for d in run.counted],
        "skipped": [[d.isoformat(), reason] for d, reason in run.skipped],
        "legal_basis": getattr(run, "legal_basis", ""),
        "verified": getattr(run, "verified", True),
        "source": getattr(run, "source", ""),
    }


def effect(rulebook: Rulebook, sanction: dict[str, Any], set_on: date, received: date) -> Run:
    """When the decree takes effect: a moral sanction on the day it was set, a discipline decree on day 15 after
    receipt.

    PP 94/2021 Pasal 38(1), read as working or calendar day by the switch ``effect_day_kind``. PP 42/2004 sets no day
    for a moral sanction; the decree then says itself that it holds from the day it was set.
    """
    if sanction.get("level") == "moral":
        return Run(
            set_on,
            set_on,
            0,
            "hari_kerja",
            legal_basis="PP 42/2004 Pasal 15; keputusan berlaku pada tanggal ditetapkan",
            verified=False,
            source="PP42",
        )
    return clock(rulebook, "effective", received)


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
) -> date:
    """Record that the decree was handed over, or refused before two witnesses; gives the day it takes effect.

    At the latest 14 working days after it was set (PP 94/2021 Pasal 37(3)); later warns. The effect day follows the
    switch
    ``effect_day_kind`` (PP 94/2021 Pasal 38(1); Peraturan BKN 6/2022 Pasal 50(1)).
    """
    case_id = case_of_decree(desk, decree_id)
    with desk.act("decree.deliver", case_id, subject=f"decree.{decree_id}") as act:
        require_open(act)
        decree = act.session.get(Decree, decree_id)
        assert decree is not None
        if act.session.get(Delivery, decree_id) is not None:
            raise WrongMoment("Penyampaian keputusan ini sudah dicatat.", "Tidak ada yang berubah.")
        if not receiver.strip():
            raise Trouble("Nama penerima belum diisi.", "Tidak ada yang berubah.")
        notices: list[Notice] = []
        if on < decree.set_on:
            notices.append(
                Notice(Severity.BLOCK, "deliver.before_decree", "tanggal penyampaian sebelum tanggal keputusan")
            )
        if on > act.today:
            notices.append(Notice(Severity.BLOCK, "deliver.future", "tanggal penyampaian berada di masa depan"))
        if refused and len([w for w in witnesses if w.strip()]) < 2:
            notices.append(
                Notice(Severity.WARN, "deliver.witnesses", "penolakan menerima sebaiknya disaksikan dua orang")
            )
        limit = clock(desk.rulebook, "deliver_decree", decree.set_on)
        if on > limit.end:
            notices.append(
                Notice(
                    Severity.WARN,
                    "deliver.late",
                    f"penyampaian melewati tenggat {limit.days} hari kerja ({limit.end.isoformat()})",
                    "PP 94/2021 Pasal 37 ayat (3)",
                )
            )
        act.weigh(notices, override)
        run = effect(desk.rulebook, decree.sanction, decree.set_on, on)
        act.session.add(
            Delivery(
                decree_id=decree_id,
                on=on,
                method=method.strip(),
                receiver=receiver.strip(),
                refused=refused,
                witnesses=[w.strip() for w in witnesses if w.strip()],
                effective_on=run.end,
                clock=run_dict(run),
                at=act.now,
            )
        )
        act.note(decree=decree_id, on=on.isoformat(), effective_on=run.end.isoformat(), refused=refused)
        act.touches("cases", case_id)
        return run.end


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
) -> None:
    """Record that the sanction was carried out: where, who read it, whether the person was there (law.md 1.4)."""
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
        if act.session.scalar(select(Decision.id).where(Decision.case_id == case_id)) is None:
            raise WrongMoment("Putusan majelis belum dicatat.", "Tidak ada yang berubah.")
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


def closing_notices(session: Session, case: Case) -> list[Notice]:
    """What a careful secretary would still want before the file is closed."""
    decision = session.scalar(select(Decision).where(Decision.case_id == case.id))
    if decision is None:
        return [Notice(Severity.BLOCK, "close.undecided", "perkara belum diputus")]
    notices = _imposed_notices(session, case, decision) if decision.outcome == "terbukti" else _innocent(session, case)
    reported = session.scalar(select(FollowUp.id).where(FollowUp.case_id == case.id))
    if case.source_kind in ("rekomendasi", "penerusan") and reported is None:
        notices.append(_wanting("close.unreported", "laporan tindak lanjut belum dikirim kepada lembaga asal"))
    if session.scalar(select(Letter.id).where(Letter.case_id == case.id, Letter.status == "draf")) is not None:
        notices.append(_wanting("close.drafts", "masih ada surat yang berupa draf"))
    return notices


def _wanting(code: str, message: str, basis: str = "") -> Notice:
    return Notice(Severity.WARN, code, message, basis)


def _imposed_notices(session: Session, case: Case, decision: Decision) -> list[Notice]:
    decree = session.scalar(select(Decree).where(Decree.case_id == case.id))
    if decree is None:
        referral = bool(decision.sanction and decision.sanction.get("is_referral"))
        words = "keputusan penjatuhan sanksi belum dicatat"
        return [] if referral else [_wanting("close.no_decree", words, "PP 42/2004 Pasal 15 ayat (2)")]
    notices: list[Notice] = []
    if session.get(Delivery, decree.id) is None:
        notices.append(_wanting("close.undelivered", "keputusan belum disampaikan", "PP 94/2021 Pasal 37 ayat (3)"))
    if session.get(Execution, decree.id) is None:
        notices.append(_wanting("close.unexecuted", "pelaksanaan sanksi belum dicatat"))
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
        act.weigh(closing_notices(act.session, act.case), override)
        act.case.closed_at = act.now
        act.note(closed=True)
        act.touches("cases", case_id)
