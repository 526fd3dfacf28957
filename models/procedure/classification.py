"""Classification: ethics, discipline, contract or not competent, by person, act and day (law.md 0.2, 6; step 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, is_dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.law.assessment import Assessment, EarlierSanction, Facts, assess
from models.law.errors import Trouble
from models.law.notice import Notice, Severity
from models.law.person import Person
from models.procedure.desk import Desk, WrongMoment
from models.procedure.intake import absence_notices, violation_snapshot
from models.procedure.searchwords import reindex
from models.procedure.verification import require_open
from models.records import Case, CaseViolation, Decision, Examination, Verification


def facts_of(session: Session, case: Case, *, decided_on: date | None = None, assessed_on: date | None = None) -> Facts:
    """What the rules need to know of a case."""
    violations = tuple(
        session.scalars(
            select(CaseViolation.violation_id)
            .where(CaseViolation.case_id == case.id, CaseViolation.withdrawn.is_(False))
            .order_by(CaseViolation.id)
        )
    )
    examined = session.scalar(
        select(Examination.started_at).where(Examination.case_id == case.id).order_by(Examination.id).limit(1)
    )
    return Facts(
        person=Person.from_dict(case.respondent),
        act_date=case.act_date,
        violations=violations,
        stage=case.candidacy,
        calendar=case.calendar,
        impact=case.impact,
        examined_on=case.examined_before or (examined.date() if examined else None),
        decided_on=decided_on,
        assessed_on=assessed_on,
        absence_days=case.absence_days,
        consecutive_absence=case.consecutive_absence,
        earlier=tuple(
            EarlierSanction(
                sanction_id=row["sanction_id"],
                date=date.fromisoformat(row["date"]),
                same_nature=bool(row["same_nature"]),
            )
            for row in case.earlier
        ),
    )


def assess_case(desk: Desk, case_id: int, session: Session | None = None) -> Assessment:
    """What the law says of the case as it stands today; reads only."""
    if session is not None:
        case = session.get(Case, case_id)
        assert case is not None
        return assess(desk.rulebook, facts_of(session, case, assessed_on=desk.now().date()))
    with desk.read() as reading:
        return assess_case(desk, case_id, reading)


def try_facts(desk: Desk, case_id: int, **changes: Any) -> Assessment:
    """What the law would say if the classification were like this; for the form, reads only."""
    with desk.read() as session:
        case = session.get(Case, case_id)
        assert case is not None
        facts = facts_of(session, case, assessed_on=desk.now().date())
        values = {f: getattr(facts, f) for f in facts.__dataclass_fields__}
        values.update(changes)
        return assess(desk.rulebook, Facts(**values))


def classify(
    desk: Desk,
    case_id: int,
    *,
    violations: Sequence[str] | None = None,
    stage: str | None = None,
    calendar: str | None = None,
    impact: str | None = None,
    impact_reason: str = "",
    earlier: Sequence[tuple[str, date, bool]] | None = None,
    absence_days: int | None = None,
    consecutive_absence: int | None = None,
    examined_before: date | None = None,
    override: str = "",
) -> Assessment:
    """Fix violations, stage of candidacy and impact; keep a snapshot of what the law said and which switches held.

    ``earlier``: (sanction id, date, of the same nature) for punishments known from outside the vault (PP 94/2021
    Pasal 35(2)). ``absence_days``: working days of absence within the calendar year, ``consecutive_absence`` the
    longest row of them (Pasal 9-11, 15); ``examined_before``: the examination before the case came here (Pasal 40(4));
    None leaves each as it is. Notices about the panel (rank, who forms it) belong to the panel's act and
    are not weighed here.
    """
    with desk.act("case.classify", case_id) as act:
        require_open(act)
        session, case = act.session, act.case
        if session.get(Verification, case_id) is None:
            raise WrongMoment(
                "Perkara belum diverifikasi.", "Tidak ada yang berubah.", "Lakukan verifikasi lebih dahulu."
            )
        if session.scalar(select(Decision.id).where(Decision.case_id == case_id)) is not None:
            raise WrongMoment("Perkara sudah diputus; penggolongan tidak dapat diubah.", "Tidak ada yang berubah.")
        if violations is not None:
            _set_violations(desk, session, case, tuple(violations))
        named = {"candidacy": stage, "calendar": calendar, "impact": impact}
        counted = {"absence_days": absence_days, "consecutive_absence": consecutive_absence}
        for key, value in (named | counted | {"examined_before": examined_before}).items():
            if value is not None:
                setattr(case, key, value if key in counted else value or None)
        if impact_reason:
            case.impact_reason = impact_reason.strip()
        if earlier is not None:
            known = {(row["sanction_id"], row["date"]): row["case"] for row in case.earlier}
            case.earlier = [
                {
                    "sanction_id": s,
                    "date": d.isoformat(),
                    "same_nature": same,
                    "case": known.get((s, d.isoformat()), ""),
                }
                for s, d, same in earlier
            ]
        session.flush()
        facts = facts_of(session, case, assessed_on=act.today)
        if not facts.violations:
            raise Trouble(
                "Belum ada butir pelanggaran yang dipilih.",
                "Tidak ada yang berubah.",
                "Pilih paling sedikit satu butir.",
            )
        found = assess(desk.rulebook, facts)
        wrong = absence_notices(case.absence_days, case.consecutive_absence)
        act.weigh([*wrong, *(n for n in found.notices if not n.code.startswith("panel."))], override)
        case.track, case.scale = found.track, found.scale
        case.candidacy = found.stage or case.candidacy
        case.classified_at = act.now
        case.classification = snapshot(desk, found, act.today) | {"override": override.strip()}
        reindex(session, case)
        act.note(
            track=found.track,
            scale=found.scale,
            stage=found.stage,
            violations=list(facts.violations),
            open=list(found.open_ids),
        )
        act.touches("cases", case_id)
        return found


def _set_violations(desk: Desk, session: Session, case: Case, wanted: tuple[str, ...]) -> None:
    rows = {r.violation_id: r for r in session.scalars(select(CaseViolation).where(CaseViolation.case_id == case.id))}
    for violation in wanted:
        if violation not in desk.rulebook.violations:
            raise Trouble("Butir pelanggaran tidak ada dalam katalog.", "Tidak ada yang berubah.")
        if violation in rows:
            rows[violation].withdrawn = False
        else:
            session.add(
                CaseViolation(case_id=case.id, violation_id=violation, snapshot=violation_snapshot(desk, violation))
            )
    for violation, row in rows.items():
        if violation not in wanted:
            row.withdrawn = True


def snapshot(desk: Desk, found: Assessment, on: date) -> dict[str, Any]:
    """What the law said on that day, as plain values for the case to keep; no choice that only comes later."""
    return {
        "stage": found.stage,
        "track": found.track,
        "scale": found.scale,
        "level": found.level,
        "open": list(found.open_ids),
        "council_options": list(found.council_options),
        "imposed_by": list(found.imposed_by),
        "examined_by": found.examined_by,
        "appeal": list(found.appeal),
        "rules": list(found.rules),
        "counterpart": found.counterpart,
        "track_after_mending": found.track_after_mending,
        "heavier_than": found.heavier_than,
        "unverified": found.unverified,
        "switches": {key: desk.rulebook.switch_value(key, on) for key in desk.rulebook.switch_rows},
        "notices": [notice_dict(n) for n in found.notices],
        "options": [
            {
                "id": o.sanction.id,
                "name": o.sanction.name,
                "open": o.open,
                "reasons": [notice_dict(n) for n in o.reasons],
            }
            for o in found.options
        ],
    }


def notice_dict(notice: Notice) -> dict[str, Any]:
    """A notice as plain values."""
    return {
        "severity": notice.severity.value,
        "code": notice.code,
        "message": notice.message,
        "legal_basis": notice.legal_basis,
        "verified": notice.verified,
        "source": notice.source,
    }


def sanction_snapshot(desk: Desk, sanction_id: str) -> dict[str, Any]:
    """A sanction as the law data has it today, for the case to keep."""
    sanction = desk.rulebook.sanctions[sanction_id]
    values: dict[str, Any] = asdict(sanction) if is_dataclass(sanction) else dict(vars(sanction))
    return {k: _plain(v) for k, v in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(v) for v in value]
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)


def closed_notice(desk: Desk, found: Assessment, sanction_id: str) -> Notice:
    """Why a sanction is not open to the council in this case."""
    option = next((o for o in found.options if o.sanction.id == sanction_id), None)
    row = desk.rulebook.sanctions.get(sanction_id)
    if row is None:
        raise Trouble("Sanksi tidak ada dalam data aturan.", "Tidak ada yang berubah.", "Pilih sanksi yang terbuka.")
    why = "; ".join(n.message for n in option.reasons if n.message) if option is not None and not option.open else ""
    words = why or "bukan pilihan majelis pada jalur ini; majelis hanya merekomendasikan"
    return Notice(Severity.BLOCK, "decision.closed_sanction", f"sanksi tertutup: {words}", row.legal_basis)
