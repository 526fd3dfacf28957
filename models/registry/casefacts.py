"""One case as plain values for its letters: parties, hearings, summonses, examination, decision, decree."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from models.law.person import Person
from models.records import Letter
from models.registry.caseviews import CaseFile, ExaminationView, HearingView, SeatView, SummonsView

ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}


def zone_of(moment: datetime) -> str:
    """The name of the hour's zone as letters print it; WIB, WITA or WIT by its offset."""
    offset = moment.utcoffset()
    hours = int(offset.total_seconds() // 3600) if offset is not None else 7
    return ZONES.get(hours, f"UTC{hours:+d}")


def person_facts(person: Person) -> dict[str, Any]:
    """A person with the printed forms of name, number and rank."""
    return person.to_dict() | {
        "titled_name": person.titled_name,
        "number_label": person.number_label,
        "shown_number": person.shown_number,
        "rank_text": person.rank_text,
    }


def case_facts(case: CaseFile, letter: Letter) -> dict[str, Any]:
    """The part of a letter's facts that comes from its case; ``letter.about`` names which hearing, summons, record."""
    hearing = _pick_hearing(case, letter)
    summons = _pick_summons(case, letter, hearing)
    examination = _pick_examination(case, letter)
    names = {s.id: s for s in case.seats}
    return {
        "case": _case_core(case),
        "respondent": person_facts(case.respondent),
        "council": asdict_dates(case.council) if case.council else None,
        "panel": [_seat(s) for s in case.panel],
        "hearing": _hearing(hearing, names) if hearing else None,
        "hearings": [_hearing(h, names) for h in case.hearings if h.status in ("selesai", "dibuka")],
        "summons": _summons(summons) if summons else None,
        "summonses": [_summons(s) for s in case.summonses],
        "previous_summons": _previous(case, summons),
        "examination": _examination(examination) if examination else None,
        "evidence": [
            {"title": e.title, "origin": e.origin, "received": e.received.isoformat(), "sha256": e.sha256}
            for e in case.evidence
        ],
        "decision": _decision(case),
        "letters": [
            {"kind": x.kind, "title": x.title, "number": x.number, "date": x.letter_date.isoformat()}
            for x in case.letters
            if x.letter_date is not None and x.status != "batal" and x.id != letter.id
        ],
        "follow_up": _follow_up(case),
    }


def asdict_dates(value: Any) -> dict[str, Any]:
    """A frozen view as a dict, dates as ISO text."""
    return {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in asdict(value).items()}


def _case_core(case: CaseFile) -> dict[str, Any]:
    proven = {f["violation"]: f["proven"] for f in case.decision.findings} if case.decision else {}
    return {
        "register_no": case.register_no,
        "received": case.received.isoformat(),
        "subject": case.subject,
        "track": case.track,
        "scale": case.scale,
        "candidacy": case.candidacy,
        "source": {
            "kind": case.source_kind,
            "body": case.source_body,
            "number": case.source_number,
            "date": case.source_date.isoformat() if case.source_date else None,
            "refs": dict(case.foreign_refs),
        },
        "act": {
            "date": case.act_date.isoformat(),
            "place": case.act_place,
            "narrative": case.narrative,
        },
        "violations": [
            {"id": v.id, "text": v.text, "article": v.legal_basis, "finding": proven.get(v.id)} for v in case.violations
        ],
    }


def _seat(seat: SeatView) -> dict[str, Any]:
    return {"seat": seat.id, "role": seat.role, "person": person_facts(seat.person), "substitute": bool(seat.replaces)}


def _pick_hearing(case: CaseFile, letter: Letter) -> HearingView | None:
    wanted = letter.about.get("hearing")
    if wanted is None and letter.about.get("summons") is not None:
        wanted = next((s.hearing_id for s in case.summonses if s.id == letter.about["summons"]), None)
    if wanted is not None:
        return next((h for h in case.hearings if h.id == wanted), None)
    return case.hearings[-1] if case.hearings else None


def _pick_summons(case: CaseFile, letter: Letter, hearing: HearingView | None) -> SummonsView | None:
    wanted = letter.about.get("summons")
    if wanted is not None:
        return next((s for s in case.summonses if s.id == wanted), None)
    return hearing.summonses[-1] if hearing is not None and hearing.summonses else None


def _pick_examination(case: CaseFile, letter: Letter) -> ExaminationView | None:
    wanted = letter.about.get("examination")
    if wanted is not None:
        return next((e for e in case.examinations if e.id == wanted), None)
    return case.examinations[0] if case.examinations else None


def _hearing(hearing: HearingView, seats: dict[int, SeatView]) -> dict[str, Any]:
    return {
        "id": hearing.id,
        "ordinal": hearing.ordinal,
        "date": hearing.starts_at.date().isoformat(),
        "start": hearing.starts_at.strftime("%H.%M"),
        "end": hearing.ended_at.strftime("%H.%M") if hearing.ended_at else None,
        "opened": hearing.opened_at.strftime("%H.%M") if hearing.opened_at else None,
        "zone": zone_of(hearing.starts_at),
        "room": hearing.room,
        "nature": hearing.nature,
        "agenda": list(hearing.agenda),
        "status": hearing.status,
        "adjourned_reason": hearing.moved_reason,
        "respondent_present": hearing.respondent_present,
        "companion": hearing.companion,
        "course": list(hearing.course),
        "defence": hearing.defence,
        "result": hearing.result,
        "attendance": [
            {
                "role": seats[a.seat_id].role,
                "person": person_facts(seats[a.seat_id].person),
                "substitute": bool(seats[a.seat_id].replaces),
                "present": a.present,
                "reason": a.reason,
            }
            for a in hearing.attendance
            if a.seat_id in seats
        ],
    }


def _summons(summons: SummonsView) -> dict[str, Any]:
    return {
        "id": summons.id,
        "ordinal": summons.ordinal,
        "date": summons.letter_date.isoformat(),
        "served_on": summons.served_on.isoformat() if summons.served_on else None,
        "method": summons.served_method,
        "receiver": summons.receiver,
        "refused": summons.refused,
        "absence": summons.absence,
    }


def _previous(case: CaseFile, summons: SummonsView | None) -> dict[str, Any] | None:
    """The first summons, as the second one must cite it: number, date, and that the person did not come."""
    if summons is None or summons.ordinal != 2:
        return None
    first = next((s for s in reversed(case.summonses) if s.ordinal == 1 and s.absence), None)
    if first is None:
        return None
    paper = next(
        (
            x
            for x in case.letters
            if x.kind == "surat_panggilan_1" and x.status != "batal" and x.about.get("summons") == first.id
        ),
        None,
    )
    absence = first.absence or {}
    return _summons(first) | {
        "number": paper.number if paper is not None else "",
        "date": (paper.letter_date or first.letter_date).isoformat()
        if paper is not None
        else first.letter_date.isoformat(),
        "missed_on": absence.get("on"),
    }


def _examination(examination: ExaminationView) -> dict[str, Any]:
    return {
        "id": examination.id,
        "examinee": person_facts(examination.examinee),
        "role": examination.examinee_role,
        "status": examination.status,
        "date": examination.started_at.date().isoformat(),
        "started": examination.started_at.strftime("%H.%M"),
        "ended": examination.locked_at.strftime("%H.%M") if examination.locked_at else None,
        "zone": zone_of(examination.started_at),
        "read_back": examination.read_back_at is not None,
        "refused": examination.refused,
        "lines": [{"q": x.question, "a": x.answer, "correction": x.correction} for x in examination.lines],
    }


def _decision(case: CaseFile) -> dict[str, Any] | None:
    d = case.decision
    if d is None:
        return None
    paper = case.letter_of("putusan")
    return {
        "date": d.decided_on.isoformat(),
        "number": paper.number if paper is not None else "",
        "outcome": d.outcome,
        "findings": [
            {
                "text": f["snapshot"].get("text", ""),
                "article": f["snapshot"].get("legal_basis", ""),
                "proven": f["proven"],
            }
            for f in d.findings
        ],
        "sanction": d.sanction,
        "considerations": list(d.considerations),
        "aggravating": list(d.aggravating),
        "mitigating": list(d.mitigating),
        "votes": d.votes,
        "by": d.votes.get("by", ""),
        "dissents": [{"role": x["role"], "reason": x["reason"]} for x in d.dissents],
        "sent_on": d.sent_on.isoformat() if d.sent_on else None,
    }


def _follow_up(case: CaseFile) -> dict[str, Any] | None:
    if not case.follow_ups:
        return None
    f = case.follow_ups[-1]
    return {
        "addressee": f.addressee,
        "on": f.on.isoformat(),
        "idis_on": f.idis_on.isoformat() if f.idis_on else None,
        "note": f.note,
    }
