"""Verification of form, and the side exits: not accepted, referred elsewhere, withdrawn (law.md 8.3 steps 2-3)."""

from __future__ import annotations

from datetime import date

from models.law.errors import Trouble
from models.law.notice import Notice, Severity
from models.procedure.desk import Act, Desk, WrongMoment
from models.records import Referral, Verification


def require_open(act: Act) -> None:
    """A case that is closed or has left the road takes no further act."""
    case = act.case
    if case.closed_at is not None or case.side_exit:
        raise WrongMoment(
            "Perkara ini sudah selesai atau sudah keluar dari pemeriksaan.",
            "Tidak ada yang berubah.",
            "Buka riwayatnya untuk melihat sebabnya.",
        )


def verify(
    desk: Desk,
    case_id: int,
    *,
    identity: bool,
    time: bool,
    place: bool,
    evidence: bool,
    note: str = "",
    on: date | None = None,
    override: str = "",
) -> None:
    """Record the check of form. What is missing warns: the office may go on with a written reason."""
    with desk.act("case.verify", case_id) as act:
        require_open(act)
        if act.session.get(Verification, case_id) is not None:
            raise WrongMoment("Perkara ini sudah diverifikasi.", "Tidak ada yang berubah.")
        day = on or act.today
        missing = [
            word
            for ok, word in ((identity, "identitas"), (time, "waktu"), (place, "tempat"), (evidence, "bukti"))
            if not ok
        ]
        notices = (
            [
                Notice(
                    Severity.WARN,
                    "verify.incomplete",
                    f"belum lengkap: {', '.join(missing)}",
                    "UU 7/2017 Pasal 454 ayat (4); PMK 190/PMK.01/2018",
                    verified=False,
                    source="KEMENKEU",
                )
            ]
            if missing
            else []
        )
        if day < act.case.received:
            notices.append(
                Notice(Severity.BLOCK, "verify.before_received", "tanggal verifikasi sebelum tanggal terima")
            )
        if day > act.today:
            notices.append(Notice(Severity.BLOCK, "verify.future", "tanggal verifikasi berada di masa depan"))
        act.weigh(notices, override)
        act.session.add(
            Verification(
                case_id=case_id,
                identity=identity,
                time=time,
                place=place,
                evidence=evidence,
                note=note.strip(),
                on=day,
                at=act.now,
                account_id=desk.sitter.id,
            )
        )
        act.note(on=day.isoformat(), missing=missing)


def _leave(desk: Desk, name: str, case_id: int, exit_: str, reason: str, to: str = "") -> None:
    if not reason.strip():
        raise Trouble("Alasan belum ditulis.", "Perkara tidak berubah.", "Tuliskan alasannya.")
    with desk.act(name, case_id) as act:
        require_open(act)
        case = act.case
        case.side_exit, case.side_reason, case.side_to = exit_, reason.strip(), to.strip()
        case.closed_at = act.now
        if exit_ == "referred":
            act.session.add(passing_on(act, to, reason))
        act.note(exit=exit_, reason=reason.strip(), to=to.strip())
        act.touches("cases", case_id)


def passing_on(act: Act, to: str, reason: str) -> Referral:
    """The record of a case that left for another body, so that its answer can be kept."""
    return Referral(
        case_id=act.case.id,
        kind="lembaga",
        to=to.strip()[:200],
        law=None,
        reason=reason.strip(),
        on=act.today,
        at=act.now,
        closes=True,
        violations=[],
        assessment=None,
        answered_on=None,
    )


def reject(desk: Desk, case_id: int, reason: str) -> None:
    """Not accepted, with the reason."""
    _leave(desk, "case.reject", case_id, "rejected", reason)


def refer(desk: Desk, case_id: int, to: str, reason: str) -> None:
    """Sent on to the body that is competent: Bawaslu/Gakkumdu for an election crime, the home agency, the Governor."""
    if not to.strip():
        raise Trouble("Tujuan penerusan belum diisi.", "Perkara tidak berubah.", "Isi lembaga tujuan.")
    _leave(desk, "case.refer", case_id, "referred", reason, to)


def withdraw(desk: Desk, case_id: int, reason: str) -> None:
    """Withdrawn by the reporter, where the office lets the matter rest."""
    _leave(desk, "case.withdraw", case_id, "withdrawn", reason)
