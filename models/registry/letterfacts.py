"""The facts of a letter: everything its sentences may speak of, as plain values, gathered from one case.

The dict is frozen with the letter. Dates are ISO text, persons are :meth:`Person.to_dict` with the printed forms
beside them.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.law import Rulebook
from models.law.person import Person
from models.records import Account, Letter, Letterhead, Setting
from models.registry.casefacts import case_facts
from models.registry.casefile import case_file
from models.registry.caseviews import CaseFile
from models.registry.hearingpapers import hearing_papers, written_to
from models.registry.letterkinds import KINDS as KINDS
from models.registry.letterkinds import Kind as Kind
from models.registry.outcomepapers import addressee_of, outcome_facts, signer_of


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
        facts |= case_facts(case, letter) | outcome_facts(rulebook, case, letter, office)
        more = facts.pop("rests_on")
        facts["regulations"] = _regulations(rulebook, office, case, letter.letter_date or today, more)
    facts |= hearing_papers(session, rulebook, office, case, letter, today)
    facts["signer"] = _signer(session, office, kind, case, letter, facts.get("decree"))
    other = signer_of(letter.kind, facts)
    if other is not None:
        facts["letterhead"] = _letterhead(session, office, replace(kind, signer="pejabat", foreign_counter=False))
        facts["signer"] = facts["signer"] if isinstance(letter.fields.get("signer"), dict) else other
    facts["letter"]["addressee_line"] = _addressee(letter, case, office, facts)
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
    head = kind.foreign_counter or kind.signer == "kepala_daerah"
    wanted = office.get("decree_letterhead", "K1") if head else office.get("default_letterhead", "K2")
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
        "unnumbered": not kind.numbered,
        "date": letter.letter_date.isoformat() if letter.letter_date else None,
        "place": office.get("city", ""),
        "title": kind.title,
        "security": fields.pop("security", kind.security),
        "speed": fields.pop("speed", kind.speed),
        "attachment": fields.pop("attachment", ""),
        "subject": fields.pop("subject", ""),
        "copies": list(fields.pop("copies", [])),
        "copy_number": fields.pop("copy_number", 1),
        "copy_total": fields.pop("copy_total", 1),
        "fields": fields,
    }


def _signer(
    session: Session,
    office: dict[str, Any],
    kind: Kind,
    case: CaseFile | None,
    letter: Letter,
    decree: dict[str, Any] | None,
) -> dict[str, Any] | None:
    """Who signs: as the clerk said, else by the kind.

    Only the paper of a decree carries the name kept with ``decree``; any other is signed by who is in office today.
    """
    given = letter.fields.get("signer")
    if isinstance(given, dict):
        return dict(given)
    if kind.signer == "kepala_daerah":
        imposed = decree["imposed_by"] if kind.about == "decree" and decree is not None and decree["by_head"] else {}
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
    role = "sekretaris" if kind.signer == "sekretaris" else "ketua"
    chair = _holder(session, case, role)
    if chair is None:
        return None
    return {
        "capacity": "own",
        "mandator": office.get("council_name", ""),
        "office": role.title(),
        "own_office": "",
        "name": chair.titled_name,
        "rank": chair.rank_text,
        "number": chair.shown_number,
        "number_label": chair.number_label,
        "hide_rank": False,
    }


def _holder(session: Session, case: CaseFile | None, role: str) -> Person | None:
    if case is not None:
        seat = next((s for s in case.panel if s.role == role), None)
        if seat is not None:
            return seat.person
    account = session.scalar(select(Account).where(Account.role == role, Account.disabled_at.is_(None)))
    return Person.from_dict(account.person) if account is not None and account.person else None


def _addressee(letter: Letter, case: CaseFile | None, office: dict[str, Any], facts: dict[str, Any]) -> str:
    given = letter.fields.get("addressee")
    if given:
        return str(given)
    own = written_to(letter.kind, office)
    called = letter.fields.get("person") if own is None else None
    if called:
        return _name_of(called)
    if case is None or own is not None:
        return own or ""
    if known := addressee_of(letter.kind, case, facts, str(office["head_office"])):
        return known
    if letter.kind in ("surat_panggilan_1", "surat_panggilan_2", "pernyataan_tidak_bersalah", "keputusan_sanksi"):
        return case.respondent.titled_name
    if letter.kind == "undangan_sidang":
        return f"{len(case.panel)} anggota majelis"
    if letter.kind == "laporan_tindak_lanjut":
        return _head_of(case.source_body)
    if letter.kind == "putusan":
        return str(office["head_office"])
    return "berkas perkara"


def _name_of(called: Any) -> str:
    """A person the clerk named: a snapshot, one with its printed forms, or a name."""
    if not isinstance(called, dict):
        return str(called)
    return str(called.get("titled_name") or (Person.from_dict(called).titled_name if called.get("name") else ""))


def _head_of(body: str) -> str:
    """A letter goes to the head of a body, named in full: ``Ketua Bawaslu Kota Madiun``; others stay as typed."""
    if body.strip() == "BKN":
        return "Kepala Badan Kepegawaian Negara"
    return f"Ketua {body}" if body.startswith(("Bawaslu", "Panwaslu", "Badan Pengawas Pemilihan Umum")) else body


ALWAYS = ("uu-20-2023", "uu-5-2014", "uu-30-2014")
"""The laws every decree of this council rests on, as far as they are in force on its day."""

BY_TRACK = {"kode_etik": ("pp-42-2004",), "disiplin": ("pp-94-2021", "perbkn-6-2022", "pp-42-2004")}


def _regulations(
    rulebook: Rulebook, office: dict[str, Any], case: CaseFile, day: date, more: Sequence[str] = ()
) -> list[str]:
    """Full titles for *Mengingat*, by rank and age, in force on the day of the letter (letters.md 5.1)."""
    ids = [key for key in ALWAYS if key in rulebook.regulations]
    ids += [key for key in BY_TRACK.get(case.track or "", ("pp-42-2004",)) if key in rulebook.regulations]
    bases = [*more, *(v.legal_basis for v in case.violations)]
    for imposed in (case.decision, case.decree):
        if imposed is not None and imposed.sanction:
            bases.append(str(imposed.sanction.get("legal_basis", "")))
    for basis in bases:
        ids += [row.id for row in rulebook.regulations_in(basis)]
    titles = [row.text for row in rulebook.mengingat(ids, day)]
    local = str(office.get("code_regulation", "")).strip()
    return [*titles, local] if local else titles
