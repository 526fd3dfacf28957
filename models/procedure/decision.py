"""The decision of the panel: findings per violation and a sanction from the open part of the scale (PP 42/2004 Ps
19-20).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from models.law.assessment import assess
from models.law.errors import Trouble
from models.law.notice import Notice, Severity
from models.procedure.classification import closed_notice, facts_of, sanction_snapshot, snapshot
from models.procedure.deliberation import count, standing
from models.procedure.desk import Desk, WrongMoment, digest
from models.procedure.verification import require_open
from models.records import Ballot, CaseViolation, Decision, Seat

DECISION_TAG = b"sidang-etik/1 decision\x00"


def record_decision(
    desk: Desk,
    case_id: int,
    *,
    considerations: Sequence[str],
    aggravating: Sequence[str] = (),
    mitigating: Sequence[str] = (),
    sanction_id: str | None = None,
    override: str = "",
) -> int:
    """Record the decision that the ballots gave; gives its id.

    Findings come from the deliberation and cannot be typed. ``sanction_id`` defaults to the one the ballots named;
    another one, still open, wants a written reason. A closed sanction is refused with the article that closes it.
    """
    with desk.act("decision.record", case_id) as act:
        require_open(act)
        session, case = act.session, act.case
        deliberation = standing(session, case_id)
        if deliberation is None or deliberation.closed_at is None:
            raise WrongMoment(
                "Musyawarah belum ditutup.", "Tidak ada yang berubah.", "Selesaikan pemungutan suara lebih dahulu."
            )
        if session.scalar(select(Decision.id).where(Decision.case_id == case_id)) is not None:
            raise WrongMoment("Putusan perkara ini sudah dicatat.", "Tidak ada yang berubah.")
        texts = [c.strip() for c in considerations if c.strip()]
        if not texts:
            raise Trouble(
                "Pertimbangan belum ditulis.", "Tidak ada yang berubah.", "Tuliskan paling sedikit satu pertimbangan."
            )
        result = deliberation.result or {}
        chosen = sanction_id or result.get("sanction")
        found = assess(desk.rulebook, facts_of(session, case, decided_on=act.today))
        notices: list[Notice] = []
        if result["proven"]:
            if chosen is None and found.council_options:
                raise Trouble(
                    "Sanksi belum dipilih dari skala.", "Tidak ada yang berubah.", "Pilih sanksi yang terbuka."
                )
            if chosen is not None and chosen not in found.council_options:
                notices.append(closed_notice(desk, found, chosen))
            if result.get("sanction") and chosen != result["sanction"]:
                notices.append(
                    Notice(
                        Severity.WARN,
                        "decision.other_sanction",
                        "sanksi berbeda dari hasil suara",
                        "PP 42/2004 Pasal 19 ayat (3)-(4)",
                    )
                )
        elif sanction_id is not None:
            raise Trouble("Tidak ada yang terbukti, sehingga tidak ada sanksi.", "Tidak ada yang berubah.")
        act.weigh(notices, override)
        snapshots = {
            v.violation_id: v.snapshot
            for v in session.scalars(
                select(CaseViolation).where(CaseViolation.case_id == case_id, CaseViolation.withdrawn.is_(False))
            )
        }
        findings = [
            {"violation": v, "proven": proven, "votes": result["counts"][v], "snapshot": snapshots.get(v, {})}
            for v, proven in result["findings"].items()
        ]
        ballots = list(
            session.scalars(select(Ballot).where(Ballot.deliberation_id == deliberation.id).order_by(Ballot.id))
        )
        opened = [{"seat": b.seat_id, "role": _role(session, b.seat_id), **(b.opened or {})} for b in ballots]
        counted = count(desk, deliberation.question["violations"], opened)
        sanction = sanction_snapshot(desk, chosen) if result["proven"] and chosen else None
        yes = max((c[0] for c in result["counts"].values()), default=0)
        votes = {
            "proven": yes,
            "not_proven": len(ballots) - yes,
            "by": deliberation.mode,
            "sanctions": result["sanction_counts"],
        }
        body: dict[str, Any] = {
            "case": case.register_no,
            "on": act.today.isoformat(),
            "findings": [[f["violation"], f["proven"]] for f in findings],
            "sanction": chosen if sanction else None,
            "considerations": texts,
            "aggravating": list(aggravating),
            "mitigating": list(mitigating),
            "votes": votes,
        }
        seal = digest(body)
        decision = Decision(
            case_id=case_id,
            deliberation_id=deliberation.id,
            decided_on=act.today,
            decided_at=act.now,
            outcome="terbukti" if result["proven"] else "tidak_terbukti",
            findings=findings,
            sanction=sanction,
            scale_snapshot=snapshot(desk, found, act.today),
            votes=votes,
            considerations=texts,
            aggravating=[a.strip() for a in aggravating if a.strip()],
            mitigating=[m.strip() for m in mitigating if m.strip()],
            dissents=list(counted.dissents),
            digest=seal,
            signatures={str(desk.sitter.id): desk.vault.sign(DECISION_TAG + bytes.fromhex(seal)).hex()},
            sent_on=None,
        )
        session.add(decision)
        session.flush()
        case.outcome = decision.outcome
        act.note(decision=decision.id, digest=seal, outcome=decision.outcome, sanction=chosen if sanction else None)
        act.touches("cases", case_id)
        return decision.id


def _role(session: Any, seat_id: int) -> str:
    seat = session.get(Seat, seat_id)
    return seat.role if seat is not None else ""


def sign_decision(desk: Desk, decision_id: int, account_id: int, passphrase: str) -> None:
    """A member signs the decision with the own passphrase (Ed25519 over its digest)."""
    with desk.read() as session:
        decision = session.get(Decision, decision_id)
        if decision is None:
            raise Trouble("Putusan tidak ditemukan.", "Tidak ada yang berubah.")
        case_id, seal = decision.case_id, decision.digest
        sits = session.scalar(
            select(Seat.id).where(Seat.case_id == case_id, Seat.account_id == account_id, Seat.left_at.is_(None))
        )
    if sits is None:
        raise Trouble("Akun ini tidak duduk dalam majelis perkara ini.", "Tidak ada yang berubah.")
    member = desk.vault.unlock_member(account_id, passphrase)
    try:
        signature = member.sign(DECISION_TAG + bytes.fromhex(seal))
    finally:
        member.close()
    with desk.act("decision.sign", case_id, subject=f"decision.{decision_id}") as act:
        row = act.session.get(Decision, decision_id)
        assert row is not None
        row.signatures = {**row.signatures, str(account_id): signature.hex()}
        act.note(decision=decision_id, account=account_id, signature=signature.hex())
        act.touches("cases", case_id)


def send_to_ppk(desk: Desk, case_id: int, on: date | None = None) -> None:
    """The decision goes to the official empowered (PP 42/2004 Pasal 20)."""
    with desk.act("decision.record", case_id) as act:
        row = act.session.scalar(select(Decision).where(Decision.case_id == case_id))
        if row is None:
            raise WrongMoment("Putusan belum dicatat.", "Tidak ada yang berubah.")
        day = on or act.today
        if day < row.decided_on:
            raise Trouble("Tanggal kirim sebelum tanggal putusan.", "Tidak ada yang berubah.")
        if day > act.today:
            raise Trouble("Tanggal kirim berada di masa depan.", "Tidak ada yang berubah.")
        row.sent_on = day
        act.note(decision=row.id, sent_on=day.isoformat())
        act.touches("cases", case_id)
