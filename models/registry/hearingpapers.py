"""What the letters of council, summons and hearing speak of beside the case itself, from the records.

Merged into a letter's facts by :func:`models.registry.letterfacts.letter_facts`: the members of the council, who
examines, the vote, the hearing that follows, the seat a declaration speaks of, the sheet of a pledge.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.law import Rulebook
from models.law.person import Person
from models.records import Council, CouncilMember, Letter
from models.registry.afterviews import TeamMemberView
from models.registry.casefacts import person_facts, zone_of
from models.registry.caseviews import CaseFile, SeatView

Facts = dict[str, Any]

COUNCIL_LAW = ("pp-42-2004", "uu-20-2023", "uu-5-2014", "uu-30-2014", "pp-94-2021")
"""What a decree that names a council rests on, as far as it is in force on its day (PP 42/2004 Pasal 17)."""

ROLES = {"ketua": "Ketua", "sekretaris": "Sekretaris", "anggota": "Anggota", "pengganti": "Anggota Pengganti"}
ELEMENTS = {
    "atasan_langsung": "Atasan langsung",
    "pengawasan": "Unsur pengawasan",
    "kepegawaian": "Unsur kepegawaian",
    "lain": "Pejabat lain yang ditunjuk",
}


def hearing_papers(
    session: Session, rulebook: Rulebook, office: Facts, case: CaseFile | None, letter: Letter, today: date
) -> Facts:
    """The facts of this module for one letter; a part the records do not hold is absent or empty."""
    if case is None:
        return {
            "regulations": office_regulations(rulebook, office, letter.letter_date or today),
            "council_members": council_members(session, letter.about.get("council")),
        }
    return {
        "examiners": examiners(case),
        "team_members": [_team_member(m) for m in case.team.seated] if case.team else [],
        "deliberation": deliberation(case),
        "next_hearing": next_hearing(case, letter),
        "invitation": invitation(case, letter),
        "seat": seat_of(case, letter),
    }


def written_to(kind: str, office: Facts) -> str | None:
    """To whom a letter goes whatever its case: empty where the clerk must say; None for other kinds.

    Lists and books never show who reported.
    """
    council = f"Ketua {office['council_name']}"
    return {"surat_dinas": "", "nota_dinas": council, "surat_panggilan_pelapor": "Sdr. Pelapor"}.get(kind)


def office_regulations(rulebook: Rulebook, office: Facts, day: date) -> list[str]:
    """Full titles for *Mengingat* of a decree that speaks of no case, by rank and age, in force on ``day``."""
    ids = [key for key in COUNCIL_LAW if key in rulebook.regulations]
    titles = [row.text for row in rulebook.mengingat(ids, day)]
    local = str(office.get("code_regulation", "")).strip()
    return [*titles, local] if local else titles


def council_members(session: Session, council_id: int | None) -> list[Facts]:
    """The members of a council, chair first: of the one asked for, or of the newest."""
    council = session.get(Council, council_id) if council_id else None
    council = council or session.scalar(select(Council).order_by(Council.id.desc()))
    if council is None:
        return []
    rows = session.scalars(
        select(CouncilMember).where(CouncilMember.council_id == council.id).order_by(CouncilMember.position)
    )
    return [
        {"role": row.role, "place": ROLES.get(row.role, row.role), "person": person_facts(Person.from_dict(row.person))}
        for row in rows
    ]


def examiners(case: CaseFile) -> list[Facts]:
    """Who examines: the members of the team of a discipline case, else those who sit in the panel."""
    if case.team is not None and case.team.seated:
        return [_team_member(m) for m in case.team.seated]
    return [
        {"role": s.role, "place": f"{ROLES.get(s.role, s.role)} Majelis", "person": person_facts(s.person)}
        for s in case.panel
    ]


def _team_member(member: TeamMemberView) -> Facts:
    return {
        "role": member.role,
        "place": f"{ROLES.get(member.role, member.role)} Tim Pemeriksa",
        "element": ELEMENTS.get(member.element, member.element),
        "person": person_facts(member.person),
    }


def deliberation(case: CaseFile) -> Facts | None:
    """The closed vote: who took part, the counts of each question, the sanction, the differing opinions."""
    row = case.deliberation
    if row is None or row.closed_at is None or row.result is None:
        return None
    texts = {v.id: v for v in case.violations}
    counts = row.result.get("counts", {})
    findings = []
    for key in row.violations:
        yes, no = (*counts.get(key, ()), 0, 0)[:2]
        proven = bool(row.result.get("findings", {}).get(key))
        known = texts.get(key)
        findings.append({
            "text": known.text if known else key,
            "article": known.legal_basis if known else "",
            "yes": str(yes),
            "no": str(no),
            "outcome": "Terbukti" if proven else "Tidak terbukti",
        })  # fmt: skip
    cast = {b.seat_id for b in row.ballots if b.cast_at is not None}
    seats = [s for s in case.seats if s.id in cast]
    return {
        "date": row.closed_at.date().isoformat(),
        "start": row.opened_at.strftime("%H.%M"),
        "end": row.closed_at.strftime("%H.%M"),
        "opened_on": row.opened_at.date().isoformat(),
        "zone": zone_of(row.opened_at),
        "mode": row.mode,
        "findings": findings,
        "sanction": dict(case.decision.sanction) if case.decision and case.decision.sanction else None,
        "sanction_votes": _sanction_votes(row.result),
        "present": [_seat(s) for s in seats],
        "total": len(row.ballots),
        "dissents": [
            {"place": ROLES.get(d["role"], d["role"]), "reason": d["reason"]}
            for d in (case.decision.dissents if case.decision else ())
            if d.get("reason")
        ],
    }


def _sanction_votes(result: Facts) -> Facts:
    """For the sanction that carried: ayes, and all who voted on one."""
    counts = {str(key): int(value) for key, value in (result.get("sanction_counts") or {}).items()}
    most = counts.get(str(result.get("sanction")), 0)
    return {"yes": most, "total": sum(counts.values())}


def _seat(seat: SeatView) -> Facts:
    return {"role": seat.role, "person": person_facts(seat.person), "substitute": bool(seat.replaces)}


def next_hearing(case: CaseFile, letter: Letter) -> Facts | None:
    """The hearing to which the letter's own was adjourned after it had been opened."""
    held = next((h for h in case.hearings if h.id == letter.about.get("hearing")), None)
    if held is None or held.status != "ditunda" or held.opened_at is None:
        return None
    after = next((h for h in case.hearings if h.follows == held.id), None)
    if after is None:
        return None
    return {
        "date": after.starts_at.date().isoformat(),
        "start": after.starts_at.strftime("%H.%M"),
        "zone": zone_of(after.starts_at),
        "room": after.room,
        "reason": held.moved_reason,
    }


def invitation(case: CaseFile, letter: Letter) -> Facts | None:
    """Number and date of the invitation to the letter's hearing."""
    wanted = letter.about.get("hearing")
    rows = [
        x
        for x in case.letters
        if x.kind == "undangan_sidang" and x.status != "batal" and x.number and x.about.get("hearing") == wanted
    ]
    if not rows or rows[-1].letter_date is None:
        return None
    return {"number": rows[-1].number, "date": rows[-1].letter_date.isoformat()}


def seat_of(case: CaseFile, letter: Letter) -> Facts | None:
    """The seat a declaration speaks of, with what its holder declared and what was objected."""
    seat = next((s for s in case.seats if s.id == letter.about.get("person")), None)
    if seat is None:
        return None
    objected: Sequence[Any] = seat.objections
    return _seat(seat) | {
        "place": ROLES.get(seat.role, seat.role),
        "conflict": seat.conflict,
        "free": seat.conflict is not True,
        "note": seat.conflict_note,
        "objection": objected[-1].reason if objected else "",
    }
