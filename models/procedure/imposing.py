"""Before a decree: which sanction, on what grounds, by whom, and everything that stands against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.law import rows as r
from models.law.assessment import Assessment, assess
from models.law.authority import standing_in
from models.law.errors import Trouble
from models.law.notice import Notice, Severity
from models.law.person import Person
from models.law.rungs import SanctionOption, unavailable
from models.law.words import long_date
from models.procedure.classification import facts_of
from models.procedure.desk import Act, Desk, WrongMoment
from models.procedure.discipline import TRACKS, assess_discipline, passed_on, team_of
from models.records import Appeal, Decision, Decree, ExaminationTeam, Referral
from models.registry.counting import live

MAYOR = "WALI_KOTA"
BY_PPK = frozenset({"MENURUT_KETENTUAN_PPK", "PPK_ATAU_PENANDATANGAN_KONTRAK"})
"""Codes behind which the PPK himself may stand."""
_TWICE = "PP 94/2021 Pasal 35 ayat (3)"


@dataclass(frozen=True, slots=True)
class Imposing:
    """What a decree would impose. ``codes``: who is empowered, ``code``: who does; ``replaces``: what it follows."""

    sanction: r.Sanction
    discipline: bool
    codes: tuple[str, ...]
    code: str
    violation_text: str
    replaces: Decree | None
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class _Grounds:
    """What the case holds before the decree."""

    decision: Decision | None
    referral: Referral | None
    team: ExaminationTeam | None
    decrees: tuple[Decree, ...]


def imposing_of(desk: Desk, act: Act, day: date, sanction_id: str | None, imposer: str) -> Imposing:
    """The decree wanted on that day. Trouble and WrongMoment where it cannot even be said; the rest are notices."""
    grounds = _grounds(act.session, act.case.id)
    waiting = next((row for row in grounds.decrees if row.fate == "diganti" and row.replaced_by is None), None)
    days = _days(act, grounds, day)
    if waiting is not None:
        return _replacing(desk, act, waiting, day, sanction_id, imposer, grounds, days)
    recommended = _recommended(grounds)
    chosen = sanction_id or recommended
    option, found = _option(desk, act, day, chosen)
    if option is None:
        raise Trouble("Sanksi belum dipilih dari skala.", "Tidak ada yang berubah.", "Pilih sanksi yang terbuka.")
    discipline = desk.rulebook.scales[option.sanction.scale].track in TRACKS
    code, doubts = _imposer(desk, option, found, imposer, Person.from_dict(act.case.respondent))
    notices = [
        *_second(desk, grounds, discipline),
        *days,
        *_closed(option),
        *(_discipline(desk, grounds, found, option, day) if discipline else ()),
        *doubts,
        *_departs(grounds, option.sanction, recommended, discipline),
    ]
    return Imposing(
        sanction=option.sanction,
        discipline=discipline,
        codes=option.imposed_by or found.imposed_by,
        code=code,
        violation_text=_violation_text(grounds, discipline),
        replaces=None,
        notices=tuple(notices),
    )


def _grounds(session: Session, case_id: int) -> _Grounds:
    decision = session.scalar(select(Decision).where(Decision.case_id == case_id))
    grounds = _Grounds(
        decision,
        passed_on(session, case_id),
        team_of(session, case_id),
        tuple(session.scalars(select(Decree).where(Decree.case_id == case_id).order_by(Decree.id))),
    )
    found_by_team = grounds.referral is not None and grounds.team is not None and bool(grounds.team.proven)
    if decision is None and not found_by_team:
        raise WrongMoment("Putusan majelis belum dicatat.", "Tidak ada yang berubah.")
    if decision is not None and decision.outcome != "terbukti":
        raise WrongMoment(
            "Putusan menyatakan tidak terbukti; tidak ada sanksi yang dapat ditetapkan.",
            "Tidak ada yang berubah.",
            "Buat pernyataan tidak bersalah.",
        )
    return grounds


def _days(act: Act, grounds: _Grounds, day: date) -> list[Notice]:
    found: list[Notice] = []
    if grounds.decision is not None and day < grounds.decision.decided_on:
        words = "tanggal keputusan sebelum tanggal putusan majelis"
        found.append(Notice(Severity.BLOCK, "decree.before_decision", words, "PP 42/2004 Pasal 20", True, "PP42"))
    if day > act.today:
        found.append(Notice(Severity.BLOCK, "decree.future", "tanggal keputusan berada di masa depan"))
    return found


def _recommended(grounds: _Grounds) -> str | None:
    """The kind that was proposed: by the team once the case was passed on, otherwise by the council."""
    if grounds.referral is not None and grounds.team is not None and grounds.team.proposed:
        return str(grounds.team.proposed["id"])
    sanction = grounds.decision.sanction if grounds.decision is not None else None
    return str(sanction["id"]) if sanction else None


def _option(desk: Desk, act: Act, day: date, chosen: str | None) -> tuple[SanctionOption | None, Assessment]:
    """The rung chosen, with the assessment it stands in: of the charge, or of the discipline articles."""
    found = assess(desk.rulebook, facts_of(act.session, act.case, decided_on=day))
    other = assess_discipline(desk, act.session, act.case, decided_on=day)
    said = [one for one in (found, other) if one is not None]
    rungs = [(option, one) for one in said for option in one.options if option.sanction.id == chosen]
    return next((pair for pair in rungs if pair[0].open), rungs[0] if rungs else (None, found))


def _closed(option: SanctionOption) -> list[Notice]:
    found: list[Notice] = []
    if not option.open:
        why = "; ".join(n.message for n in option.reasons) or "tertutup menurut aturan"
        basis = option.sanction.legal_basis
        found.append(Notice(Severity.BLOCK, "decree.closed_sanction", f"sanksi tertutup: {why}", basis))
    if option.sanction.is_referral:
        words = "tindakan administratif ditetapkan melalui jalur disiplin, bukan keputusan sanksi moral"
        found.append(Notice(Severity.BLOCK, "decree.referral", words, "PP 42/2004 Pasal 16", True, "PP42"))
    return found


def _second(desk: Desk, grounds: _Grounds, discipline: bool) -> list[Notice]:
    """Never twice: a decree of the same track that holds blocks, one that an appeal took away wants a reason."""
    same = [
        row.fate
        for row in grounds.decrees
        if (desk.rulebook.scales[str(row.sanction.get("scale", "pp42_2004"))].track in TRACKS) == discipline
    ]
    if live(same):
        return [Notice(Severity.BLOCK, "decree.second", "perkara ini sudah mempunyai keputusan", _TWICE, True, "PP94")]
    if any(fate in ("dicabut", "batal") for fate in same):
        words = "keputusan sebelumnya dicabut atau dibatalkan atas upaya administratif"
        return [Notice(Severity.WARN, "decree.after_annulled", words, _TWICE, False, "INFERENCE")]
    return []


def needs_team(found: Assessment, sanction: r.Sanction) -> bool:
    """Whether the law wants a team before this kind (PP 94/2021 Pasal 29 ayat (2); PP 49/2018 Pasal 71)."""
    return sanction.requires_team or ("tim pemeriksa" in found.examined_by and "boleh" not in found.examined_by)


def _discipline(desk: Desk, grounds: _Grounds, found: Assessment, option: SanctionOption, day: date) -> list[Notice]:
    """What a punishment of the discipline track wants first: the passing on, the examination, its report."""
    notices: list[Notice] = []
    if grounds.referral is None:
        words = "perkara belum diteruskan ke jalur disiplin"
        notices.append(Notice(Severity.BLOCK, "decree.not_referred", words, "PP 42/2004 Pasal 16", True, "PP42"))
    elif day < grounds.referral.on:
        words = "tanggal keputusan sebelum penerusan ke jalur disiplin"
        notices.append(Notice(Severity.BLOCK, "decree.before_referral", words, "PP 42/2004 Pasal 16", True, "PP42"))
    team = grounds.team
    if team is None or team.reported_on is None:
        if needs_team(found, option.sanction):
            words, severity, basis = "laporan tim pemeriksa belum ada", Severity.BLOCK, "PP 94/2021 Pasal 29 ayat (2)"
        else:
            words = "pemeriksaan oleh atasan langsung atau tim belum dicatat"
            severity, basis = Severity.WARN, "PP 94/2021 Pasal 27 ayat (1)"
        return [*notices, Notice(severity, "decree.not_examined", words, basis, True, "PP94")]
    if not team.proven:
        words = "laporan hasil pemeriksaan menyatakan tidak terbukti"
        notices.append(Notice(Severity.BLOCK, "decree.unproven", words, "PP 94/2021 Pasal 33", True, "PP94"))
    if day < team.reported_on:
        words = "tanggal keputusan sebelum laporan hasil pemeriksaan"
        notices.append(Notice(Severity.BLOCK, "decree.before_report", words, "PP 94/2021 Pasal 33", True, "PP94"))
    return [*notices, *_too_late(desk, option.sanction, team.reported_on, day)]


def _too_late(desk: Desk, sanction: r.Sanction, reported: date, day: date) -> list[Notice]:
    """Where the kind has its own limit from the proposal on (PP 49/2018 Pasal 71 ayat (3))."""
    if not sanction.decree_within:
        return []
    run = desk.rulebook.calendar().add(reported, sanction.decree_within, sanction.decree_unit or "hari_kerja")
    if day <= run.end:
        return []
    words = f"keputusan melewati tenggat {run.days} hari kerja sejak usul ({long_date(run.end)})"
    return [Notice(Severity.WARN, "decree.late", words, "PP 49/2018 Pasal 71 ayat (3)", True, "PP49")]


def _not_over(desk: Desk, code: str, person: Person) -> bool:
    """Whether the code is one for other posts than this person's (PP 94/2021 Pasal 23 ayat (1) huruf b)."""
    only = desk.rulebook.imposers[code].only_for
    return bool(only) and person.jenjang not in only


def _imposer(
    desk: Desk, option: SanctionOption, found: Assessment, wanted: str, person: Person
) -> tuple[str, list[Notice]]:
    """Who imposes: as said, otherwise the PPK where he may, otherwise the first who may."""
    codes = option.imposed_by or found.imposed_by
    basis = "PP 94/2021 Pasal 16-25"
    if BY_PPK & set(codes):
        codes = (*codes, MAYOR)
    if wanted and wanted not in desk.rulebook.imposers:
        raise Trouble("Pejabat yang menetapkan tidak dikenal.", "Tidak ada yang berubah.", "Pilih dari daftarnya.")
    if wanted and codes and (wanted not in codes or _not_over(desk, wanted, person)):
        others = standing_in(desk.rulebook, option.sanction, person, codes)
        if wanted in others:
            return wanted, [others[wanted]]
        words = f"{desk.rulebook.imposers[wanted].name} tidak berwenang menjatuhkan jenis ini"
        return wanted, [Notice(Severity.BLOCK, "decree.not_empowered", words, basis, True, "PP94")]
    if not codes and not option.sanction.is_referral:
        words = "pejabat yang berwenang belum dapat ditentukan dari jabatan terlapor"
        return wanted, [Notice(Severity.WARN, "decree.imposer_unknown", words, basis, True, "PP94")]
    return wanted or (MAYOR if MAYOR in codes else next(iter(codes), "")), []


def _departs(grounds: _Grounds, sanction: r.Sanction, recommended: str | None, discipline: bool) -> list[Notice]:
    by_team = grounds.referral is not None and grounds.team is not None and bool(grounds.team.proposed)
    council = grounds.decision.sanction if grounds.decision is not None else None
    if sanction.id == recommended:
        return []
    if discipline and by_team:
        words = "sanksi berbeda dari usul pemeriksa"
        return [Notice(Severity.WARN, "decree.departs", words, "PP 94/2021 Pasal 33", True, "PP94")]
    if (council or {}).get("is_referral") and discipline:
        return []
    words = "sanksi berbeda dari rekomendasi majelis"
    return [Notice(Severity.WARN, "decree.departs", words, "PP 42/2004 Pasal 20", True, "PP42")]


def _violation_text(grounds: _Grounds, discipline: bool) -> str:
    if discipline and grounds.referral is not None:
        rows: Sequence[dict[str, Any]] = grounds.team.violations if grounds.team else grounds.referral.violations
        return "; ".join(str(row.get("text", "")) for row in rows)
    findings = grounds.decision.findings if grounds.decision is not None else []
    return "; ".join(f["snapshot"].get("text", "") for f in findings if f["proven"])


def _replacing(
    desk: Desk,
    act: Act,
    old: Decree,
    day: date,
    sanction_id: str | None,
    imposer: str,
    grounds: _Grounds,
    days: list[Notice],
) -> Imposing:
    """The decree that carries out the decision on appeal: its kind is the one decided there."""
    appeal = act.session.scalar(
        select(Appeal).where(Appeal.decree_id == old.id, Appeal.fate == "diganti").order_by(Appeal.id.desc())
    )
    assert appeal is not None
    assert appeal.new_sanction is not None
    assert appeal.decided_on is not None
    basis, wanted = str(appeal.law.get("legal_basis", "")), str(appeal.new_sanction["id"])
    notices = list(days)
    if sanction_id and sanction_id != wanted:
        words = "keputusan pengganti memuat jenis sanksi menurut putusan upaya administratif"
        notices.append(Notice(Severity.BLOCK, "decree.not_as_decided", words, basis))
    if day < appeal.decided_on:
        words = "tanggal keputusan pengganti sebelum putusan upaya administratif"
        notices.append(Notice(Severity.BLOCK, "decree.before_appeal", words, basis))
    if imposer and imposer not in desk.rulebook.imposers:
        raise Trouble("Pejabat yang menetapkan tidak dikenal.", "Tidak ada yang berubah.", "Pilih dari daftarnya.")
    sanction = desk.rulebook.sanctions[wanted]
    discipline = desk.rulebook.scales[sanction.scale].track in TRACKS
    code = imposer or str(old.imposed_by.get("code") or MAYOR)
    return Imposing(
        sanction=sanction,
        discipline=discipline,
        codes=tuple(old.imposed_by.get("role") or (code,)),
        code=code,
        violation_text=old.violation_text or _violation_text(grounds, discipline),
        replaces=old,
        notices=tuple(notices),
    )


def unavailable_notices(desk: Desk, respondent: Person, sanction: r.Sanction, on: date, act_on: date) -> list[Notice]:
    """Why a kind cannot be used for this person on that day, each as a block."""
    return [
        replace(notice, severity=Severity.BLOCK)
        for notice in unavailable(desk.rulebook, sanction, respondent.kind, on, on, act_on)
    ]
