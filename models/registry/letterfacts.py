"""The facts of a letter: everything its sentences may speak of, as plain values, gathered from one case.

The dict is frozen with the letter. Dates are ISO text, persons are :meth:`Person.to_dict` with the printed forms
beside them.
"""

from __future__ import annotations

import base64
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.law import Rulebook
from models.law.person import Person
from models.records import Account, Letter, Letterhead, Setting
from models.registry.casefile import case_file
from models.registry.caseviews import CaseFile, ExaminationView, HearingView, SeatView, SummonsView


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of letter. ``signer``: ketua, kepala_daerah, panel, sekretaris. ``decree``: form of a keputusan.

    ``foreign_counter``: numbered by Bagian Hukum, not by the council. ``code``: what ``{jenis}`` stands for in a
    number.
    """

    title: str
    code: str
    signer: str
    decree: bool = False
    foreign_counter: bool = False


KINDS: dict[str, Kind] = {
    "surat_panggilan_1": Kind("Surat Panggilan I", "SP", "ketua"),
    "surat_panggilan_2": Kind("Surat Panggilan II", "SP", "ketua"),
    "undangan_sidang": Kind("Undangan Sidang", "UND", "ketua"),
    "berita_acara_pemeriksaan": Kind("Berita Acara Pemeriksaan", "BAP", "panel"),
    "berita_acara_sidang": Kind("Berita Acara Sidang", "BAS", "panel"),
    "berita_acara_ketidakhadiran": Kind("Berita Acara Ketidakhadiran", "BAK", "panel"),
    "putusan": Kind("Putusan Majelis", "PUT", "panel", decree=True),
    "keputusan_sanksi": Kind("Keputusan Penjatuhan Sanksi", "KEP", "kepala_daerah", decree=True, foreign_counter=True),
    "pernyataan_tidak_bersalah": Kind("Pernyataan Tidak Bersalah", "PTB", "ketua"),
    "laporan_tindak_lanjut": Kind("Laporan Tindak Lanjut", "LTL", "ketua"),
}
"""The letters of the first milestone (letters.md B)."""


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


def letter_facts(session: Session, rulebook: Rulebook, letter: Letter, *, today: date) -> dict[str, Any]:
    """Gather what the letter speaks of. What the case does not hold is None or empty; ``Press.missing`` names it."""
    office = _office(session)
    kind = KINDS[letter.kind]
    facts: dict[str, Any] = {
        "kind": letter.kind,
        "office": office,
        "letterhead": _letterhead(session, office, kind),
        "letter": _letter(letter, office, kind),
        "archive": None,
        "draft": False,
    }
    case = case_file(session, letter.case_id) if letter.case_id is not None else None
    if case is not None:
        facts |= _case(session, rulebook, case, letter)
        facts["regulations"] = _regulations(rulebook, office, case, letter.letter_date or today)
    facts["signer"] = _signer(session, office, kind, case, letter)
    facts["letter"]["addressee_line"] = _addressee(letter, case, office)
    return facts


def _office(session: Session) -> dict[str, Any]:
    row = session.get(Setting, "office")
    values: dict[str, Any] = dict(row.value) if row else {}
    title = values.get("head_title") or "Wali Kota"
    city = values.get("city") or ""
    values.setdefault("region", "Pemerintah Kota")
    values.setdefault("council_name", "Majelis Kode Etik Pegawai")
    values["head_title"] = title
    values["head_office"] = f"{title} {city}".strip()
    values["region_name"] = f"{values['region']} {city}".strip()
    return values


def _letterhead(session: Session, office: dict[str, Any], kind: Kind) -> dict[str, Any]:
    wanted = office.get("decree_letterhead", "K1") if kind.foreign_counter else office.get("default_letterhead", "K2")
    row = session.get(Letterhead, wanted)
    if row is None:
        lines = [office["head_office"].upper()] if wanted == "K1" else [office["region_name"].upper()]
        return {"kind": wanted, "lines": lines, "address": [], "emblem": None}
    emblem = base64.b64encode(row.emblem).decode("ascii") if row.emblem else None
    return {"kind": wanted, "lines": list(row.lines), "address": list(row.address), "emblem": emblem}


def _letter(letter: Letter, office: dict[str, Any], kind: Kind) -> dict[str, Any]:
    fields = dict(letter.fields)
    return {
        "number": letter.number or None,
        "slot_open": letter.slot_open,
        "date": letter.letter_date.isoformat() if letter.letter_date else None,
        "place": office.get("city", ""),
        "title": kind.title,
        "security": fields.pop("security", "R"),
        "speed": fields.pop("speed", "Segera"),
        "attachment": fields.pop("attachment", ""),
        "subject": fields.pop("subject", ""),
        "copies": list(fields.pop("copies", [])),
        "copy_number": fields.pop("copy_number", 1),
        "copy_total": fields.pop("copy_total", 1),
        "fields": fields,
    }


def _signer(
    session: Session, office: dict[str, Any], kind: Kind, case: CaseFile | None, letter: Letter
) -> dict[str, Any] | None:
    given = letter.fields.get("signer")
    if isinstance(given, dict):
        return dict(given)
    if kind.signer == "kepala_daerah":
        imposed = case.decree.imposed_by if case is not None and case.decree is not None else {}
        name = imposed.get("name") or office.get("head_name", "")
        capacity = office.get("head_capacity") or "own"
        return {
            "capacity": capacity,
            "mandator": "",
            "office": office["head_office"],
            "own_office": "",
            "name": name,
            "rank": "",
            "number": "",
            "number_label": "NIP",
            "hide_rank": True,
        }
    chair = _chair(session, case)
    if chair is None:
        return None
    return {
        "capacity": "own",
        "mandator": office.get("council_name", ""),
        "office": "Ketua",
        "own_office": "",
        "name": chair.titled_name,
        "rank": chair.rank_text,
        "number": chair.shown_number,
        "number_label": chair.number_label,
        "hide_rank": False,
    }


def _chair(session: Session, case: CaseFile | None) -> Person | None:
    if case is not None:
        seat = next((s for s in case.panel if s.role == "ketua"), None)
        if seat is not None:
            return seat.person
    account = session.scalar(select(Account).where(Account.role == "ketua", Account.disabled_at.is_(None)))
    return Person.from_dict(account.person) if account is not None and account.person else None


def _addressee(letter: Letter, case: CaseFile | None, office: dict[str, Any]) -> str:
    given = letter.fields.get("addressee")
    if given:
        return str(given)
    if case is None:
        return ""
    if letter.kind in ("surat_panggilan_1", "surat_panggilan_2", "pernyataan_tidak_bersalah", "keputusan_sanksi"):
        return case.respondent.titled_name
    if letter.kind == "undangan_sidang":
        return f"{len(case.panel)} anggota majelis"
    if letter.kind == "laporan_tindak_lanjut":
        return _head_of(case.source_body)
    if letter.kind == "putusan":
        return str(office["head_office"])
    return "berkas perkara"


def _head_of(body: str) -> str:
    """A letter goes to the head of a body, named in full: ``Ketua Bawaslu Kota Madiun``; others stay as typed."""
    if body.strip() == "BKN":
        return "Kepala Badan Kepegawaian Negara"
    return f"Ketua {body}" if body.startswith(("Bawaslu", "Panwaslu", "Badan Pengawas Pemilihan Umum")) else body


def _case(session: Session, rulebook: Rulebook, case: CaseFile, letter: Letter) -> dict[str, Any]:
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
        "decree": _decree(case),
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


def _decree(case: CaseFile) -> dict[str, Any] | None:
    d = case.decree
    if d is None:
        return None
    return {
        "date": d.set_on.isoformat(),
        "number": d.number,
        "sanction": d.sanction,
        "violation_text": d.violation_text,
        "imposed_by": d.imposed_by,
        "statement_days": d.statement_days,
        "forum": d.forum,
        "delivery": {
            "on": d.delivery.on.isoformat(),
            "method": d.delivery.method,
            "receiver": d.delivery.receiver,
            "refused": d.delivery.refused,
            "effective_on": d.delivery.effective_on.isoformat(),
        }
        if d.delivery
        else None,
        "execution": {
            "on": d.execution.on.isoformat(),
            "forum": d.execution.forum,
            "read_by": d.execution.read_by,
            "attended": d.execution.attended,
        }
        if d.execution
        else None,
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


ALWAYS = ("uu-20-2023", "uu-5-2014", "uu-30-2014")
"""The laws every decree of this council rests on, as far as they are in force on its day."""

BY_TRACK = {"kode_etik": ("pp-42-2004",), "disiplin": ("pp-94-2021", "perbkn-6-2022", "pp-42-2004")}


def _regulations(rulebook: Rulebook, office: dict[str, Any], case: CaseFile, day: date) -> list[str]:
    """Full titles for *Mengingat*, by rank and age, in force on the day of the letter (letters.md 5.1)."""
    ids = [key for key in ALWAYS if key in rulebook.regulations]
    ids += [key for key in BY_TRACK.get(case.track or "", ("pp-42-2004",)) if key in rulebook.regulations]
    bases = [v.legal_basis for v in case.violations]
    for imposed in (case.decision, case.decree):
        if imposed is not None and imposed.sanction:
            bases.append(str(imposed.sanction.get("legal_basis", "")))
    for basis in bases:
        ids += [row.id for row in rulebook.regulations_in(basis)]
    titles = [row.text for row in rulebook.mengingat(ids, day)]
    local = str(office.get("code_regulation", "")).strip()
    return [*titles, local] if local else titles
