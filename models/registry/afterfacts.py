"""Plain values for letters: persons, appeals, relief from duty, the examination team, referrals."""

from __future__ import annotations

from datetime import date
from typing import Any

from models.law.person import Person
from models.registry.afterviews import AppealView, ReferralView, ReliefView, TeamView


def person_facts(person: Person) -> dict[str, Any]:
    """A person with the printed forms of name, number and rank."""
    return person.to_dict() | {
        "titled_name": person.titled_name,
        "number_label": person.number_label,
        "shown_number": person.shown_number,
        "rank_text": person.rank_text,
    }


def iso(day: date | None) -> str | None:
    """A day as ISO text, None where there is none."""
    return day.isoformat() if day is not None else None


def appeal_facts(a: AppealView) -> dict[str, Any]:
    """An appeal: the way (``route``: id, name, to, legal_basis, next …), its days and periods, what was decided."""
    return {
        "id": a.id,
        "decree": a.decree_id,
        "route": a.law,
        "number": a.number,
        "grounds": a.grounds,
        "filed_on": iso(a.filed_on),
        "copied_on": iso(a.copied_on),
        "late": a.late,
        "window": a.window,
        "respond_clock": a.respond_clock,
        "decide_clock": a.decide_clock,
        "responded_on": iso(a.responded_on),
        "response": a.response,
        "decided_on": iso(a.decided_on),
        "outcome": a.outcome,
        "fate": a.fate,
        "new_sanction": a.new_sanction,
        "decision_number": a.decision_number,
        "decided_by": a.decided_by,
        "note": a.note,
    }


def relief_facts(r: ReliefView) -> dict[str, Any]:
    """A temporary relief from duty (PP 94/2021 Pasal 31)."""
    return {
        "id": r.id,
        "since": iso(r.since),
        "by": person_facts(r.by) if r.by is not None else None,
        "by_superior": r.by_superior,
        "acting": r.acting,
        "number": r.number,
        "reason": r.reason,
        "ended_on": iso(r.ended_on),
        "ended_reason": r.ended_reason,
    }


def team_facts(t: TeamView) -> dict[str, Any]:
    """Who examines on the discipline track, and the report; ``members`` are those who now sit."""
    return {
        "id": t.id,
        "kind": t.kind,
        "number": t.number,
        "formed_on": iso(t.formed_on),
        "level": t.level,
        "violations": list(t.violations),
        "members": [{"role": m.role, "element": m.element, "person": person_facts(m.person)} for m in t.seated],
        "reported_on": iso(t.reported_on),
        "report_number": t.report_number,
        "proven": t.proven,
        "findings": t.findings,
        "aggravating": list(t.aggravating),
        "mitigating": list(t.mitigating),
        "proposed": t.proposed,
    }


def referral_facts(r: ReferralView) -> dict[str, Any]:
    """A passing on: to the discipline track (with its articles) or to another body (with the crime it is about)."""
    return {
        "id": r.id,
        "kind": r.kind,
        "to": r.to,
        "about": r.law,
        "reason": r.reason,
        "number": r.number,
        "on": iso(r.on),
        "closes": r.closes,
        "violations": list(r.violations),
        "examined_by": (r.assessment or {}).get("examined_by"),
        "imposed_by": list((r.assessment or {}).get("imposed_by") or ()),
        "level": (r.assessment or {}).get("level"),
        "answered_on": iso(r.answered_on),
        "answer": r.answer,
        "answer_number": r.answer_number,
    }
