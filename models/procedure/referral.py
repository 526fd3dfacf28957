"""Penerusan: to the discipline track after the council's recommendation, or to Bawaslu, Gakkumdu, another body.

The council examines ethics and may only recommend discipline (PP 42/2004 Pasal 16 and 20); an election crime is not
for it at all (law.md 5).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.law import Rulebook
from models.law import rows as r
from models.law.assessment import assess
from models.law.catalogue import counterparts, track_of
from models.law.errors import Trouble
from models.law.notice import Notice, Severity
from models.law.person import Person
from models.law.regime import DISCIPLINE
from models.procedure.classification import facts_of, snapshot
from models.procedure.desk import Act, Desk, WrongMoment
from models.procedure.discipline import TRACKS, passed_on
from models.procedure.intake import violation_snapshot
from models.procedure.verification import require_open
from models.records import Case, Decision, Referral

_ADMINISTRATIVE = "PP 42/2004 Pasal 16"


def suggested(desk: Desk, case_id: int) -> tuple[str, ...]:
    """Discipline articles for the conduct charged in the case: its own, otherwise their counterparts; may be empty."""
    with desk.read() as session:
        case = session.get(Case, case_id)
        return () if case is None else _suggested(desk.rulebook, session, case)


def _suggested(rulebook: Rulebook, session: Session, case: Case) -> tuple[str, ...]:
    kind = Person.from_dict(case.respondent).kind
    found: list[str] = []
    for violation in facts_of(session, case).violations:
        row = rulebook.violations.get(violation)
        if row is None:
            continue
        if track_of(rulebook, row, kind) in TRACKS:
            found.append(violation)
            continue
        other = [pair.right for pair in counterparts(rulebook, violation, "tahap", case.act_date)]
        other = [key for key in other if track_of(rulebook, rulebook.violations[key], kind) in TRACKS]
        found += other[:1]
    return tuple(dict.fromkeys(found))


def to_discipline(
    desk: Desk,
    case_id: int,
    *,
    reason: str,
    violations: Sequence[str] = (),
    on: date | None = None,
    number: str = "",
    impact: str | None = None,
    impact_reason: str = "",
    override: str = "",
) -> int:
    """Pass the case to the discipline track, where it goes on; gives the referral's id.

    ``violations``: articles of the discipline list for the same conduct; without them the counterparts the catalogue
    knows. The scale of discipline opens with them and is kept with the referral. Without the council's recommendation
    it wants a written reason (PP 42/2004 Pasal 16: on the recommendation of the council).
    """
    if not reason.strip():
        raise Trouble("Alasan penerusan belum ditulis.", "Perkara tidak berubah.", "Tuliskan alasannya.")
    with desk.act("referral.discipline", case_id) as act:
        require_open(act)
        session, case = act.session, act.case
        if case.classified_at is None:
            raise WrongMoment("Perkara belum digolongkan.", "Tidak ada yang berubah.", "Golongkan lebih dahulu.")
        if passed_on(session, case_id) is not None:
            raise WrongMoment("Perkara ini sudah diteruskan ke jalur disiplin.", "Tidak ada yang berubah.")
        day = on or act.today
        chosen = tuple(dict.fromkeys(violations)) or _suggested(desk.rulebook, session, case)
        _known(desk, chosen)
        if impact is not None:
            case.impact, case.impact_reason = impact or None, impact_reason.strip() or case.impact_reason
        facts = replace(facts_of(session, case, assessed_on=act.today), violations=chosen)
        found = assess(desk.rulebook, facts)
        notices = [n for n in found.notices if not n.code.startswith("panel.")]
        act.weigh([*_passing(act, day), *_entries(desk, case, chosen), *notices], override)
        case.track, case.scale = found.track, found.scale
        row = _referral(
            act,
            kind=DISCIPLINE,
            to="pejabat yang berwenang menghukum",
            reason=reason,
            on=day,
            number=number,
            violations=[violation_snapshot(desk, key) for key in chosen],
            assessment=snapshot(desk, found, act.today),
        )
        act.note(referral=row.id, to=DISCIPLINE, violations=list(chosen), open=list(found.open_ids))
        return row.id


def _known(desk: Desk, chosen: Sequence[str]) -> None:
    if not chosen:
        raise Trouble(
            "Butir disiplin untuk perbuatan ini belum dipilih.", "Tidak ada yang berubah.", "Pilih butir padanannya."
        )
    if any(key not in desk.rulebook.violations for key in chosen):
        raise Trouble("Butir pelanggaran tidak ada dalam katalog.", "Tidak ada yang berubah.")


def _passing(act: Act, day: date) -> list[Notice]:
    """What stands against passing the case on that day."""
    decision = act.session.scalar(select(Decision).where(Decision.case_id == act.case_id))
    found = _days(act, day)
    if decision is None:
        if act.case.track not in TRACKS:
            words = "majelis belum memutus: tindakan administratif hanya atas rekomendasi majelis"
            found.append(Notice(Severity.BLOCK, "referral.undecided", words, _ADMINISTRATIVE, True, "PP42"))
        return found
    if decision.outcome != "terbukti":
        words = "putusan majelis menyatakan tidak terbukti"
        found.append(Notice(Severity.BLOCK, "referral.unproven", words, "PP 42/2004 Pasal 19-20", True, "PP42"))
    elif not (decision.sanction or {}).get("is_referral"):
        words = "majelis tidak merekomendasikan tindakan administratif"
        found.append(Notice(Severity.WARN, "referral.not_recommended", words, _ADMINISTRATIVE, True, "PP42"))
    if day < decision.decided_on:
        found.append(Notice(Severity.BLOCK, "referral.before_decision", "tanggal penerusan sebelum tanggal putusan"))
    return found


def _days(act: Act, day: date) -> list[Notice]:
    found: list[Notice] = []
    if day > act.today:
        found.append(Notice(Severity.BLOCK, "referral.future", "tanggal penerusan berada di masa depan"))
    if day < act.case.received:
        found.append(Notice(Severity.BLOCK, "referral.before_received", "tanggal penerusan sebelum tanggal terima"))
    return found


def _entries(desk: Desk, case: Case, chosen: Sequence[str]) -> list[Notice]:
    kind = Person.from_dict(case.respondent).kind
    rows = [desk.rulebook.violations[key] for key in chosen]
    return [
        Notice(
            Severity.BLOCK,
            "referral.not_discipline",
            f"butir {row.id} bukan butir disiplin bagi terlapor ini",
            row.legal_basis,
            row.verified,
            row.source,
        )
        for row in rows
        if track_of(desk.rulebook, row, kind) not in TRACKS
    ]


def _referral(act: Act, **values: Any) -> Referral:
    row = Referral(
        case_id=act.case_id,
        kind=values["kind"],
        to=values["to"].strip()[:200],
        about=values.get("about", ""),
        law=values.get("law"),
        reason=values["reason"].strip(),
        number=values.get("number", "").strip(),
        on=values["on"],
        at=act.now,
        closes=values.get("closes", False),
        violations=values.get("violations", []),
        assessment=values.get("assessment"),
        answered_on=None,
    )
    act.session.add(row)
    act.session.flush()
    act.touches("cases", act.case_id)
    return row


def hints(desk: Desk, case_id: int) -> tuple[r.Referral, ...]:
    """Crimes the facts of the case may also be, to be weighed by a person (UU 10/2016 Pasal 71; UU 7/2017)."""
    with desk.read() as session:
        case = session.get(Case, case_id)
        if case is None:
            return ()
        found = assess(desk.rulebook, facts_of(session, case, assessed_on=desk.now().date()))
    return tuple(desk.rulebook.referrals[key] for key in found.referrals)


def forward(
    desk: Desk,
    case_id: int,
    *,
    to: str,
    about: str = "",
    reason: str,
    on: date | None = None,
    number: str = "",
    closes: bool = False,
    override: str = "",
) -> int:
    """Pass the facts to another body: Bawaslu/Gakkumdu for an election crime, BKN, the home agency; gives its id.

    ``about`` is the id of the crime in the law's table, or empty. With ``closes`` the case leaves the office;
    otherwise it goes on here (the ethics of an act are judged beside its being a crime).
    """
    if not to.strip():
        raise Trouble("Tujuan penerusan belum diisi.", "Perkara tidak berubah.", "Isi lembaga tujuan.")
    if not reason.strip():
        raise Trouble("Alasan belum ditulis.", "Perkara tidak berubah.", "Tuliskan alasannya.")
    law = desk.rulebook.referrals.get(about) if about else None
    if about and law is None:
        raise Trouble("Ketentuan pidana itu tidak ada dalam data aturan.", "Perkara tidak berubah.")
    with desk.act("case.refer", case_id) as act:
        require_open(act)
        case, day = act.case, on or act.today
        act.weigh([*_days(act, day), *_crime(law), *(_leaving(act) if closes else ())], override)
        kept = {key: value for key, value in asdict(law).items() if isinstance(value, (str, bool))} if law else None
        row = _referral(
            act, kind="lembaga", to=to, about=about, law=kept, reason=reason, on=day, number=number, closes=closes
        )
        if closes:
            case.side_exit, case.side_reason, case.side_to = "referred", reason.strip(), to.strip()
            case.closed_at = act.now
        act.note(referral=row.id, to=to.strip(), about=about, on=day.isoformat(), closes=closes)
        return row.id


def _crime(law: r.Referral | None) -> list[Notice]:
    if law is None:
        return []
    words = f"Diteruskan karena dugaan: {law.text}."
    return [Notice(Severity.INFO, "referral.crime", words, law.legal_basis, law.verified, law.source)]


def _leaving(act: Act) -> list[Notice]:
    decided = act.session.scalar(select(Decision.id).where(Decision.case_id == act.case_id))
    if decided is None:
        return []
    words = "perkara sudah diputus majelis: penerusan tidak menghapus putusan"
    return [Notice(Severity.WARN, "referral.decided", words, "PP 42/2004 Pasal 19 ayat (5)", True, "PP42")]


def answer(desk: Desk, referral_id: int, *, on: date, note: str, number: str = "") -> None:
    """Record what the other body answered; also after the case was closed here."""
    with desk.read() as session:
        found = session.get(Referral, referral_id)
        if found is None:
            raise Trouble("Penerusan tidak ditemukan.", "Tidak ada yang berubah.")
        case_id = found.case_id
    with desk.act("referral.answer", case_id, subject=f"referral.{referral_id}") as act:
        row = act.session.get_one(Referral, referral_id)
        if row.answered_on is not None:
            raise WrongMoment("Jawaban atas penerusan ini sudah dicatat.", "Tidak ada yang berubah.")
        if not note.strip():
            raise Trouble("Isi jawaban belum ditulis.", "Tidak ada yang berubah.", "Tuliskan isi jawabannya.")
        notices = []
        if on < row.on:
            notices.append(Notice(Severity.BLOCK, "referral.answer_before", "tanggal jawaban sebelum penerusan"))
        if on > act.today:
            notices.append(Notice(Severity.BLOCK, "referral.answer_future", "tanggal jawaban berada di masa depan"))
        act.weigh(notices)
        row.answered_on, row.answer, row.answer_number = on, note.strip(), number.strip()
        act.note(referral=referral_id, answered_on=on.isoformat())
        act.touches("cases", case_id)
