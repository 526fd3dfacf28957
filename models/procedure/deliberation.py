"""The closed deliberation: each member's signed, sealed ballot; consensus or majority; dissent kept (PP 42/2004 Ps
19(3)-(4)).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.journal import chain
from models.law.assessment import assess
from models.law.errors import Trouble
from models.law.notice import Notice, Severity, blocks
from models.law.person import Person
from models.procedure.classification import assess_case, closed_notice, facts_of
from models.procedure.desk import Act, Blocked, Desk, WrongMoment
from models.procedure.panel import active_seats, panel_notices
from models.procedure.verification import require_open
from models.records import Ballot, CaseViolation, Deliberation, Hearing, Seat
from models.vault import open_with_secret, seal_public_key, seal_to_key

BALLOT_TAG = b"sidang-etik/1 ballot\x00"
SHARE = "ballot share"


@dataclass(frozen=True, slots=True)
class Result:
    """What the ballots say: per violation (proven, not proven), the sanction, and how it was reached."""

    mode: str
    proven: bool
    findings: dict[str, bool]
    counts: dict[str, tuple[int, int]]
    sanction_id: str | None
    sanction_counts: dict[str, int]
    dissents: tuple[dict[str, Any], ...]

    @property
    def tied(self) -> bool:
        """Whether several sanctions lead with equal votes, others with fewer behind them or not."""
        votes = list(self.sanction_counts.values())
        return votes.count(max(votes, default=0)) > 1


def open_deliberation(desk: Desk, case_id: int, override: str = "") -> int:
    """Open the vote after the hearing is closed; gives the deliberation's id.

    Makes the seal: a random 32-byte secret, split by XOR into one share per member, each sealed to that member's key.
    The secret itself is forgotten at once.
    """
    with desk.act("deliberation.open", case_id) as act:
        require_open(act)
        session = act.session
        if standing(session, case_id) is not None:
            raise WrongMoment("Musyawarah perkara ini sudah dibuka.", "Tidak ada yang berubah.")
        if session.scalar(select(Hearing.id).where(Hearing.case_id == case_id, Hearing.status == "selesai")) is None:
            raise WrongMoment(
                "Belum ada sidang yang selesai; keputusan hanya boleh diambil sesudah pemeriksaan "
                "(PP 42/2004 Pasal 19 ayat (1)).",
                "Tidak ada yang berubah.",
                "Selesaikan sidang lebih dahulu.",
            )
        seats = active_seats(session, case_id)
        notices: list[Notice] = []
        if any(s.account_id is None for s in seats):
            notices.append(
                Notice(
                    Severity.BLOCK,
                    "deliberation.no_account",
                    "ada anggota tanpa akun; suara harus ditandatangani sendiri",
                )
            )
        if len({s.account_id for s in seats}) != len(seats):
            notices.append(
                Notice(Severity.BLOCK, "deliberation.same_account", "satu akun menduduki lebih dari satu kedudukan")
            )
        if any(s.conflict for s in seats):
            notices.append(
                Notice(
                    Severity.BLOCK,
                    "panel.conflict",
                    "ada anggota dengan benturan kepentingan",
                    "PP 42/2004 Pasal 11 huruf c",
                )
            )
        if any(s.conflict is None for s in seats):
            notices.append(
                Notice(
                    Severity.WARN,
                    "panel.undeclared",
                    "ada anggota yang belum menyatakan bebas benturan kepentingan",
                    "PP 42/2004 Pasal 11 huruf c",
                )
            )
        respondent = Person.from_dict(act.case.respondent)
        notices += [n for n in blocks(panel_notices(desk, session, case_id, respondent, act.today)) if n not in notices]
        act.weigh(notices, override)
        shares = [desk.random(32) for _ in seats]
        secret = reduce(_xor, shares)
        violations = session.scalars(
            select(CaseViolation).where(CaseViolation.case_id == case_id, CaseViolation.withdrawn.is_(False))
        ).all()
        found = assess(desk.rulebook, facts_of(session, act.case, decided_on=act.today))
        row = Deliberation(
            case_id=case_id,
            opened_at=act.now,
            seal_key=seal_public_key(secret),
            question={
                "violations": [v.violation_id for v in violations],
                "open": list(found.council_options),
            },
            closed_at=None,
            result=None,
            secret=None,
        )
        session.add(row)
        session.flush()
        for seat, share in zip(seats, shares, strict=True):
            assert seat.account_id is not None
            session.add(
                Ballot(
                    deliberation_id=row.id,
                    seat_id=seat.id,
                    account_id=seat.account_id,
                    sealed_share=desk.vault.seal_to(seat.account_id, share, SHARE),
                    share=None,
                    sealed_ballot=None,
                    signature=None,
                    cast_at=None,
                    opened=None,
                    plain=None,
                )
            )
        act.note(deliberation=row.id, seats=[s.id for s in seats], seal=row.seal_key.hex())
        act.touches("cases", case_id)
        return row.id


def standing(session: Session, case_id: int) -> Deliberation | None:
    """The deliberation of a case that runs or was closed; one that was withdrawn does not stand."""
    return session.scalar(
        select(Deliberation).where(Deliberation.case_id == case_id, Deliberation.withdrawn_at.is_(None))
    )


def withdraw_deliberation(desk: Desk, deliberation_id: int, reason: str) -> None:
    """Give up a vote that has not been counted, because a member fell ill, withdrew or was objected to in between.

    The ballots that were cast stay sealed: without every share nobody can open them. The panel, with its substitute,
    deliberates anew (PP 42/2004 Ps 19(1) asks for a decision of the panel that sits; it says nothing of substitutes).
    """
    case_id = case_of_deliberation(desk, deliberation_id)
    with desk.act("deliberation.withdraw", case_id, subject=f"deliberation.{deliberation_id}") as act:
        require_open(act)
        row = act.session.get(Deliberation, deliberation_id)
        assert row is not None
        if row.closed_at is not None or row.withdrawn_at is not None:
            raise WrongMoment("Musyawarah ini sudah selesai.", "Tidak ada yang berubah.")
        if not reason.strip():
            raise Trouble(
                "Alasan mengulangi musyawarah belum ditulis.", "Musyawarah tetap terbuka.", "Tuliskan alasannya."
            )
        row.withdrawn_at, row.withdrawn_reason = act.now, reason.strip()
        act.note(deliberation=row.id, reason=row.withdrawn_reason)
        act.touches("cases", case_id)


def _xor(a: bytes, b: bytes) -> bytes:
    return bytes(x ^ y for x, y in zip(a, b, strict=True))


def case_of_deliberation(desk: Desk, deliberation_id: int) -> int:
    """Which case a deliberation belongs to."""
    with desk.read() as session:
        row = session.get(Deliberation, deliberation_id)
        if row is None:
            raise Trouble("Musyawarah tidak ditemukan.", "Tidak ada yang berubah.")
        return row.case_id


def ballot_bytes(
    seal_key: bytes,
    case_id: int,
    seat_id: int,
    findings: Mapping[str, bool],
    sanction_id: str | None,
    reason: str,
    salt: bytes,
) -> bytes:
    """The canonical bytes of a ballot: what is sealed, and what the member signs.

    ``salt``: 32 random bytes; without them digest and signature, which lie open, would let anyone try the few possible
    ballots and so read a vote before the last one is cast.
    """
    return chain.canonical(
        {
            "seal": seal_key.hex(),
            "case": case_id,
            "seat": seat_id,
            "findings": {k: bool(v) for k, v in findings.items()},
            "sanction": sanction_id,
            "reason": reason,
            "salt": salt.hex(),
        }
    )


def cast_ballot(
    desk: Desk,
    deliberation_id: int,
    account_id: int,
    passphrase: str,
    *,
    findings: Mapping[str, bool],
    sanction_id: str | None = None,
    reason: str = "",
) -> None:
    """Cast one member's ballot on the shared laptop: the member's own passphrase signs it and gives up the share.

    Raises WrongPassphrase with nothing changed. The ballot names every violation; a sanction only where one is proven.
    """
    case_id = case_of_deliberation(desk, deliberation_id)
    with desk.read() as session:
        ballot, row = _ballot(session, deliberation_id, account_id)
        _check_choice(desk, row, findings, sanction_id)
        seal_key, seat_id, sealed_share = row.seal_key, ballot.seat_id, ballot.sealed_share
    plain = ballot_bytes(seal_key, case_id, seat_id, findings, sanction_id, reason.strip(), desk.random(32))
    digest = sha256(plain).hexdigest()
    member = desk.vault.unlock_member(account_id, passphrase)
    try:
        signature = member.sign(BALLOT_TAG + plain)
        share = member.open_sealed(sealed_share, SHARE)
    finally:
        member.close()
    with desk.act("deliberation.cast", case_id, subject=f"deliberation.{deliberation_id}") as act:
        ballot, row = _ballot(act.session, deliberation_id, account_id)
        if row.closed_at is not None or ballot.cast_at is not None:
            raise WrongMoment("Suara anggota ini sudah diberikan.", "Suara itu tetap tersimpan dan tersegel.")
        ballot.sealed_ballot = seal_to_key(seal_key, plain, desk.random)
        ballot.digest, ballot.signature, ballot.share, ballot.cast_at = digest, signature, share, act.now
        act.note(ballot=ballot.id, seat=seat_id, account=account_id, digest=digest, signature=signature.hex())
        act.touches("cases", case_id)


def _ballot(session: Any, deliberation_id: int, account_id: int) -> tuple[Ballot, Deliberation]:
    row = session.get(Deliberation, deliberation_id)
    ballot = session.scalar(
        select(Ballot).where(Ballot.deliberation_id == deliberation_id, Ballot.account_id == account_id)
    )
    if row is None or ballot is None:
        raise Trouble("Akun ini tidak duduk dalam majelis perkara ini.", "Tidak ada suara yang dicatat.")
    if ballot.cast_at is not None:
        raise WrongMoment("Suara anggota ini sudah diberikan.", "Suara itu tetap tersimpan dan tersegel.")
    if row.withdrawn_at is not None:
        raise WrongMoment("Musyawarah ini sudah dibatalkan.", "Tidak ada suara yang dicatat.")
    seat = session.get(Seat, ballot.seat_id)
    if seat is None or seat.left_at is not None:
        raise WrongMoment(
            "Anggota ini tidak lagi duduk dalam majelis perkara ini.",
            "Tidak ada suara yang dicatat.",
            "Ulangi musyawarah dengan majelis yang sekarang.",
        )
    return ballot, row


def _check_choice(desk: Desk, row: Deliberation, findings: Mapping[str, bool], sanction_id: str | None) -> None:
    asked = set(row.question["violations"])
    if set(findings) != asked:
        raise Trouble(
            "Setiap butir pelanggaran harus dijawab terbukti atau tidak terbukti.", "Tidak ada suara yang dicatat."
        )
    if any(findings.values()):
        if row.question["open"] and sanction_id is None:
            raise Trouble(
                "Sanksi yang diusulkan belum dipilih.",
                "Tidak ada suara yang dicatat.",
                "Pilih satu sanksi yang terbuka.",
            )
        if sanction_id is not None and sanction_id not in row.question["open"]:
            raise Blocked([closed_notice(desk, assess_case(desk, row.case_id), sanction_id)])
    elif sanction_id is not None:
        raise Trouble("Tidak ada yang dinyatakan terbukti, sehingga tidak ada sanksi.", "Tidak ada suara yang dicatat.")


def close_deliberation(desk: Desk, deliberation_id: int, *, casting: str = "") -> Result:
    """Open all ballots, now that the last member has voted, and count them. Every signature is checked first.

    All of one mind: *mufakat*; otherwise *suara terbanyak*. With an odd panel the finding cannot tie. Where sanctions
    lead with equal votes, the lighter of them is taken and ``casting`` must say why the panel agrees to it.
    """
    case_id = case_of_deliberation(desk, deliberation_id)
    with desk.act("deliberation.close", case_id, subject=f"deliberation.{deliberation_id}") as act:
        session = act.session
        row = session.get(Deliberation, deliberation_id)
        assert row is not None
        if row.closed_at is not None or row.withdrawn_at is not None:
            raise WrongMoment("Musyawarah ini sudah selesai.", "Tidak ada yang berubah.")
        ballots = list(
            session.scalars(select(Ballot).where(Ballot.deliberation_id == deliberation_id).order_by(Ballot.id))
        )
        waiting = [b for b in ballots if b.cast_at is None]
        if waiting:
            raise WrongMoment(
                f"Masih ada {len(waiting)} anggota yang belum memberikan suara.", "Suara yang ada tetap tersegel."
            )
        secret = reduce(_xor, [b.share or bytes(32) for b in ballots])
        if seal_public_key(secret) != row.seal_key:
            raise Trouble(
                "Segel suara tidak utuh.", "Tidak ada suara yang dibuka.", "Periksa jurnal sebelum melanjutkan."
            )
        opened = [_open_ballot(desk, act, secret, ballot) for ballot in ballots]
        result = count(desk, row.question["violations"], opened)
        if result.tied:
            act.weigh(
                [
                    Notice(
                        Severity.WARN,
                        "deliberation.tie",
                        "suara atas sanksi sama banyak; diambil yang lebih ringan",
                        "PP 42/2004 Pasal 19 ayat (4)",
                        verified=False,
                        source="PP42",
                    )
                ],
                casting,
            )
        row.secret, row.closed_at, row.mode = secret, act.now, result.mode
        row.result = {
            "proven": result.proven,
            "findings": result.findings,
            "counts": {k: list(v) for k, v in result.counts.items()},
            "sanction": result.sanction_id,
            "sanction_counts": result.sanction_counts,
            "casting": casting.strip(),
        }
        act.note(
            deliberation=row.id,
            mode=result.mode,
            proven=result.proven,
            counts=row.result["counts"],
            sanction=result.sanction_id,
        )
        act.touches("cases", case_id)
        return result


def _open_ballot(desk: Desk, act: Act, secret: bytes, ballot: Ballot) -> dict[str, Any]:
    assert ballot.sealed_ballot is not None
    assert ballot.signature is not None
    plain = open_with_secret(secret, ballot.sealed_ballot)
    signature = ballot.signature
    keys = desk.vault.public_keys()[ballot.account_id]
    signed = any(chain.signed_by(key, BALLOT_TAG + plain, signature) for key in keys)
    if sha256(plain).hexdigest() != ballot.digest or not signed:
        raise Trouble(
            "Tanda tangan sebuah suara tidak sah.",
            "Tidak ada suara yang dihitung.",
            "Periksa jurnal sebelum melanjutkan.",
        )
    said = chain.parse(plain)
    seat = act.session.get(Seat, ballot.seat_id)
    assert seat is not None
    ballot.plain = plain
    ballot.opened = {"findings": said["findings"], "sanction": said["sanction"], "reason": said["reason"]}
    return {"seat": ballot.seat_id, "role": seat.role, **ballot.opened}


def count(desk: Desk, violations: list[str], ballots: list[dict[str, Any]]) -> Result:
    """Count opened ballots. A violation is proven by more than half; the sanction is the one most proven votes name."""
    counts: dict[str, tuple[int, int]] = {}
    for violation in violations:
        yes = sum(1 for b in ballots if b["findings"][violation])
        counts[violation] = (yes, len(ballots) - yes)
    findings = {v: yes > no for v, (yes, no) in counts.items()}
    proven = any(findings.values())
    named = Counter(b["sanction"] for b in ballots if b["sanction"])
    sanction = None
    if proven and named:
        most = max(named.values())
        leading = [s for s, n in named.items() if n == most]
        sanction = min(leading, key=lambda s: desk.rulebook.sanctions[s].severity)
    same_findings = all(yes == 0 or no == 0 for yes, no in counts.values())
    one_mind = same_findings and len({b["sanction"] for b in ballots}) == 1
    dissents = tuple(
        {
            "seat": b["seat"],
            "role": b["role"],
            "reason": b["reason"],
            "findings": b["findings"],
            "sanction": b["sanction"],
        }
        for b in ballots
        if b["findings"] != findings or (proven and b["sanction"] != sanction)
    )
    return Result(
        mode="mufakat" if one_mind else "suara_terbanyak",
        proven=proven,
        findings=findings,
        counts=counts,
        sanction_id=sanction if proven else None,
        sanction_counts={str(k): v for k, v in named.items()} if proven else {},
        dissents=dissents,
    )
