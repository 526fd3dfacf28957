"""What the letters after a decision speak of: the decree, its appeal, the examiners' report, relief, referral.

Everything comes from one case as it was read; the law says who may impose, from which day a decree takes effect and
which way of appeal is open (PP 94/2021 Pasal 16-25, 38; PP 79/2021; PP 42/2004 Pasal 15-16).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from models.law import Rulebook
from models.law.appeals import NONE, routes_of
from models.law.clocks import clock
from models.law.effect import Appeal as AppealDays
from models.law.effect import effect_of
from models.law.person import Person
from models.records import Letter
from models.registry.afterviews import AppealView, DecreeView, ReferralView, ReliefView, TeamView
from models.registry.casefacts import person_facts
from models.registry.caseviews import CaseFile
from models.registry.counting import ROUTE_CLOCKS, imposer_codes, sanction_of

Facts = dict[str, Any]

MAYOR = "WALI_KOTA"
OF_APPEALS = "upaya_administratif"
"""How the kinds of letters end that speak of an appeal."""

UNITS = {"hari_kerja": "hari kerja", "hari_kalender": "hari"}
PPK = "selaku Pejabat Pembina Kepegawaian"
TO = {
    "keberatan_atasan": "atasan pejabat yang menetapkan Keputusan ini",
    "pp53_keberatan": "atasan pejabat yang menetapkan Keputusan ini",
    "banding_bpasn": "Badan Pertimbangan Aparatur Sipil Negara",
    "pp53_bapek": "Badan Pertimbangan Kepegawaian",
}
COURTS = {"PTUN": "Pengadilan Tata Usaha Negara", "PT TUN": "Pengadilan Tinggi Tata Usaha Negara"}
IMPACTS = {"unit_kerja": "unit kerja", "instansi": "instansi", "negara": "pemerintah dan/atau negara"}
BY_KIND = {
    "keputusan_upaya_administratif": ("PP 79/2021",),
    "keputusan_pembebasan_sementara": ("PP 94/2021 Pasal 31", "Peraturan BKN 6/2022"),
}
"""Regulations a kind rests on whatever the case was decided by."""


def outcome_facts(rulebook: Rulebook, case: CaseFile, letter: Letter, office: Mapping[str, Any]) -> Facts:
    """The facts of decree, appeal, team, relief, referral and report; None where the case holds none.

    ``letter.about`` may name a decree, appeal, relief or referral; otherwise the newest is meant. ``rests_on`` are
    bases whose regulations belong into *Mengingat*.
    """
    head = str(office["head_office"])
    appeal = _pick(case.appeals, letter, "appeal")
    decree = _pick_decree(case, letter, appeal)
    facts: Facts = {
        "decree": _decree(rulebook, case, decree, head) if decree else None,
        "appeal": _appeal(rulebook, case, appeal) if appeal else None,
        "team": _team(case, case.team) if case.team else None,
        "relief": _relief(_pick(case.reliefs, letter, "relief")),
        "referral": _referral(_pick(case.referrals, letter, "referral")),
        "report": _report(rulebook, case, head, str(letter.fields.get("examined_on") or "")),
    }
    facts["rests_on"] = [*BY_KIND.get(letter.kind, ()), *_bases(facts, letter.kind)]
    return facts


def _pick(found: Sequence[Any], letter: Letter, name: str) -> Any:
    wanted = letter.about.get(name)
    if wanted is not None:
        return next((one for one in found if one.id == wanted), None)
    return found[-1] if found else None


def _pick_decree(case: CaseFile, letter: Letter, appeal: AppealView | None) -> DecreeView | None:
    wanted = letter.about.get("decree")
    if wanted is None and appeal is not None and ("appeal" in letter.about or letter.kind.endswith(OF_APPEALS)):
        wanted = appeal.decree_id
    return next((d for d in case.decrees if d.id == wanted), None) if wanted is not None else case.decree


def _day(value: Any) -> str | None:
    return value.isoformat() if value is not None else None


# ---- the decree


def _decree(rulebook: Rulebook, case: CaseFile, d: DecreeView, head: str) -> Facts:
    sort = sort_of(d.sanction)
    code = str(d.imposed_by.get("code") or "")
    delegated = bool(d.imposed_by.get("delegation")) and bool(d.imposed_by.get("person"))
    by_head = code in ("", MAYOR) and not delegated
    origin = next((one for one in case.decrees if one.replaced_by == d.id), None)
    limit = clock(rulebook, "deliver_decree", d.set_on, on=d.set_on)
    return {
        "id": d.id,
        "date": d.set_on.isoformat(),
        "number": d.number,
        "sanction": d.sanction,
        "sort": sort,
        "open": d.sanction.get("delivery") == "terbuka",
        "ends": bool(d.sanction.get("appeal_routes")) and "banding_bpasn" in d.sanction["appeal_routes"],
        "violation_text": d.violation_text,
        "broken": broken(case, discipline=sort in ("discipline", "dismissal")),
        **_weighed(case, discipline=sort in ("discipline", "dismissal")),
        "imposed_by": d.imposed_by,
        "by_head": by_head,
        "authority": head if by_head else str(d.imposed_by.get("title") or ""),
        "delegation": str(d.imposed_by.get("delegation") or ""),
        "statement_days": d.statement_days,
        "forum": d.forum,
        "effect": _effect(rulebook, d, origin),
        "appeal_right": _appeal_right(rulebook, d, head, code),
        "deliver": {"by": limit.end.isoformat(), "days": limit.days, "basis": limit.legal_basis},
        "replaces": {"number": origin.number, "date": origin.set_on.isoformat()} if origin else None,
        "fate": d.fate,
        "fate_on": _day(d.fate_on),
        "delivery": _delivery(d),
        "execution": {
            "on": d.execution.on.isoformat(),
            "forum": d.execution.forum,
            "read_by": d.execution.read_by,
            "attended": d.execution.attended,
        }
        if d.execution
        else None,
    }


def sort_of(sanction: Mapping[str, Any]) -> str:
    """What a decree imposes: ``moral``, ``discipline``, ``dismissal`` (by the law on ASN), ``contract`` (non-ASN)."""
    level = sanction.get("level")
    if level == "moral":
        return "moral"
    if sanction.get("scale") == "non_asn" or level == "kontrak":
        return "contract"
    return "dismissal" if level == "pemberhentian" else "discipline"


def broken(case: CaseFile, *, discipline: bool) -> list[Facts]:
    """Violations a decree rests on (``text``, ``article``): of the discipline examination, or as the council found."""
    rows: Sequence[Mapping[str, Any]] = ()
    if discipline and case.team is not None and case.team.violations:
        rows = case.team.violations
    elif discipline and case.discipline is not None:
        rows = case.discipline.violations
    if not rows and case.decision is not None:
        rows = [f["snapshot"] for f in case.decision.findings if f["proven"]]
    return [{"text": str(row.get("text", "")), "article": str(row.get("legal_basis", ""))} for row in rows]


def _weighed(case: CaseFile, *, discipline: bool) -> Facts:
    """What weighed for and against: as the discipline examiners reported it, or as the council found."""
    found: Any = case.team if discipline and case.team is not None and case.team.reported_on else case.decision
    return {
        "aggravating": list(found.aggravating) if found is not None else [],
        "mitigating": list(found.mitigating) if found is not None else [],
    }


def _delivery(d: DecreeView) -> Facts | None:
    if d.delivery is None:
        return None
    return {
        "on": d.delivery.on.isoformat(),
        "method": d.delivery.method,
        "receiver": d.delivery.receiver,
        "refused": d.delivery.refused,
        "witnesses": list(d.delivery.witnesses),
        "effective_on": _day(d.delivery.effective_on),
        "effect_reason": str(d.delivery.clock.get("reason", "")),
    }


def _effect(rulebook: Rulebook, d: DecreeView, origin: DecreeView | None) -> Facts:
    """How the decree says from when it holds: ``set`` (its own day), ``day15``, ``rule`` (in words), ``contract``."""
    sanction = sanction_of(rulebook, d.sanction)
    decided = next((a for a in reversed(origin.appeals) if a.fate == "diganti"), None) if origin else None
    days = AppealDays(decided.filed_on, decided.decided_on) if decided else None
    found = effect_of(rulebook, sanction, imposer_codes(d.imposed_by), set_on=d.set_on, appeal=days)
    code = found.reason.code.removeprefix("effect.")
    if code == "not_received":
        name = "effective_pp53" if sanction.scale == "pp53_2010" else "effective"
        run = clock(rulebook, name, d.set_on, on=d.set_on)
        return {"sort": "day15", "day_kind": UNITS[run.unit], "basis": run.legal_basis}
    if code == "rule":
        return {"sort": "rule", "words": sanction.effective_rule.partition(" (")[0]}
    return {"sort": "contract" if code == "contract" else "set"}


def _appeal_right(rulebook: Rulebook, d: DecreeView, head: str, code: str) -> Facts | None:
    """The way of appeal open against the decree, with its time and article; None where there is none (PP 79/2021)."""
    sanction = sanction_of(rulebook, d.sanction)
    codes = (code,) if code else imposer_codes(d.imposed_by)
    route = next((key for key in routes_of(rulebook, sanction, codes, d.set_on) if key != NONE), "")
    if not route or route == "kontrak":
        return None
    row = rulebook.appeal_routes[route]
    run = clock(rulebook, ROUTE_CLOCKS[route][0], d.set_on, on=d.set_on) if route in ROUTE_CLOCKS else None
    return {
        "route": route,
        "sort": "banding administratif" if "banding" in row.name.lower() else "keberatan",
        "to": TO.get(route, f"{head} {PPK}"),
        "days": run.days if run else 0,
        "unit": UNITS[run.unit] if run else "",
        "basis": run.legal_basis if run else row.legal_basis,
        "verified": bool(row.verified and sanction.appeal_verified),
    }


# ---- appeal, team, relief, referral


def _appeal(rulebook: Rulebook, case: CaseFile, a: AppealView) -> Facts:
    outcome = rulebook.appeal_outcomes.get(a.outcome)
    nearest = str(a.law.get("next") or "")
    return {
        "id": a.id,
        "route": a.route,
        "sort": "banding administratif" if "banding" in a.route or "bapek" in a.route else "keberatan",
        "to": TO.get(a.route, ""),
        "basis": str(a.law.get("legal_basis") or ""),
        "next": COURTS.get(nearest, nearest),
        "number": a.number,
        "grounds": a.grounds,
        "filed_on": a.filed_on.isoformat(),
        "copied_on": a.copied_on.isoformat(),
        "late": a.late,
        "window_to": str(a.window.get("to") or "") if a.window else "",
        "responded_on": _day(a.responded_on),
        "response": a.response,
        "decided_on": _day(a.decided_on),
        "outcome": a.outcome,
        "outcome_word": outcome.name.lower() if outcome else "",
        "outcome_basis": outcome.legal_basis if outcome else "",
        "fate": a.fate,
        "new_sanction": a.new_sanction,
        "decision_number": a.decision_number or _number(case, "keputusan_upaya_administratif", appeal=a.id),
        "decided_by": a.decided_by,
    }


def _number(case: CaseFile, kind: str, **about: int) -> str:
    """The number of the newest paper of this kind, where the record itself was given none."""
    found = [
        x.number
        for x in case.letters
        if x.kind == kind and x.number and x.status != "batal" and about.items() <= x.about.items()
    ]
    return found[-1] if found else ""


def _team(case: CaseFile, t: TeamView) -> Facts:
    reported = (
        {
            "on": t.reported_on.isoformat(),
            "number": t.report_number or _number(case, "laporan_hasil_pemeriksaan"),
            "proven": bool(t.proven),
            "findings": t.findings,
            "aggravating": list(t.aggravating),
            "mitigating": list(t.mitigating),
            "proposed": t.proposed,
        }
        if t.reported_on
        else None
    )
    return {
        "kind": t.kind,
        "name": "Tim Pemeriksa" if t.kind == "tim" else "atasan langsung",
        "number": t.number,
        "formed_on": t.formed_on.isoformat(),
        "level": t.level,
        "members": [{"role": m.role, "element": m.element, "person": person_facts(m.person)} for m in t.seated],
        "violations": [{"text": v.get("text", ""), "article": v.get("legal_basis", "")} for v in t.violations],
        "report": reported,
    }


def _relief(r: ReliefView | None) -> Facts | None:
    if r is None:
        return None
    return {
        "since": r.since.isoformat(),
        "by": person_facts(r.by) if r.by else None,
        "by_superior": r.by_superior,
        "acting": r.acting,
        "number": r.number,
        "reason": r.reason,
        "ended_on": _day(r.ended_on),
    }


def _referral(r: ReferralView | None) -> Facts | None:
    if r is None:
        return None
    return {
        "kind": r.kind,
        "to": r.to,
        "law": {"text": r.law.get("text", ""), "article": r.law.get("legal_basis", "")} if r.law else None,
        "reason": r.reason,
        "number": r.number,
        "on": r.on.isoformat(),
        "closes": r.closes,
        "violations": [{"text": v.get("text", ""), "article": v.get("legal_basis", "")} for v in r.violations],
    }


# ---- the report of the examination


def _report(rulebook: Rulebook, case: CaseFile, head: str, examined_on: str) -> Facts | None:
    """What the laporan hasil pemeriksaan says: of the discipline examiners once they reported, else of the council.

    ``examined_on``: the day of examination as the clerk gave it (ISO text), empty where the record says it.
    """
    if case.team is not None and case.team.reported_on is not None:
        return _report_of_team(rulebook, case, case.team, head, examined_on)
    if case.decision is None:
        return None
    d = case.decision
    return {
        "by": "majelis",
        "examiners": [{"role": s.role, "person": person_facts(s.person)} for s in case.panel],
        "dates": [examined_on]
        if examined_on
        else [h.starts_at.date().isoformat() for h in case.hearings if h.status == "selesai"],
        "proven": d.outcome == "terbukti",
        "violations": [
            {"text": f["snapshot"].get("text", ""), "article": f["snapshot"].get("legal_basis", "")}
            for f in d.findings
            if f["proven"] or d.outcome != "terbukti"
        ],
        "findings": list(d.considerations),
        "aggravating": list(d.aggravating),
        "mitigating": list(d.mitigating),
        "impact": _impact(case),
        "proposed": d.sanction,
        "authority": _authority(rulebook, d.sanction, case, head),
    }


def _examined(case: CaseFile, t: TeamView) -> list[str]:
    """The days on which the discipline examiners closed a record of examination; never what the council heard."""
    days = {e.started_at.date() for e in case.examinations if e.locked_at is not None}
    last = t.reported_on
    return [day.isoformat() for day in sorted(days) if t.formed_on <= day and (last is None or day <= last)]


def _report_of_team(rulebook: Rulebook, case: CaseFile, t: TeamView, head: str, examined_on: str) -> Facts:
    return {
        "by": t.kind,
        "examiners": [{"role": m.role, "person": person_facts(m.person)} for m in t.seated],
        "dates": [examined_on] if examined_on else _examined(case, t),
        "proven": bool(t.proven),
        "violations": [{"text": v.get("text", ""), "article": v.get("legal_basis", "")} for v in t.violations],
        "findings": [line.strip() for line in t.findings.splitlines() if line.strip()],
        "aggravating": list(t.aggravating),
        "mitigating": list(t.mitigating),
        "impact": _impact(case),
        "proposed": t.proposed,
        "authority": _authority(rulebook, t.proposed, case, head),
    }


def _impact(case: CaseFile) -> str:
    if not case.impact:
        return ""
    words = f"Berdampak negatif pada {IMPACTS.get(case.impact, case.impact)}"
    return f"{words}: {case.impact_reason.strip()}" if case.impact_reason.strip() else words


def _authority(rulebook: Rulebook, sanction: Mapping[str, Any] | None, case: CaseFile, head: str) -> str:
    """Who may impose what was proposed, in words; empty where the law does not say it of this person."""
    if not sanction or sanction.get("is_referral"):
        return "pejabat yang berwenang menghukum" if sanction else ""
    if sanction.get("level") == "moral":
        return f"{head} {PPK}"
    kept = (case.discipline.assessment if case.discipline is not None else None) or case.classification or {}
    codes = kept.get("imposed_by") or ()
    if MAYOR in codes:
        return f"{head} {PPK}"
    names = [rulebook.imposers[code].name for code in codes if code in rulebook.imposers]
    return " atau ".join(name[:1].lower() + name[1:] for name in names)


# ---- what Mengingat rests on, who signs, to whom


def _bases(facts: Facts, kind: str) -> list[str]:
    decree, found = facts["decree"], []
    if kind not in ("keputusan_sanksi", "keputusan_upaya_administratif") or decree is None:
        return []
    found += [row["article"] for row in decree["broken"]]
    found.append(str(decree["sanction"].get("legal_basis", "")))
    if decree["sort"] == "discipline" and str(decree["sanction"].get("scale", "")).startswith("pp94"):
        found.append("Peraturan BKN 6/2022")
    if decree["appeal_right"] and decree["appeal_right"]["verified"]:
        found.append(decree["appeal_right"]["basis"])
    return found


def signer_of(kind: str, facts: Mapping[str, Any]) -> Facts | None:
    """The signer where it is not the one of the kind: another official who imposes, relieves or reports."""
    if kind == "keputusan_sanksi" and facts.get("decree") and not facts["decree"]["by_head"]:
        person = facts["decree"]["imposed_by"].get("person")
        return _signs(person_facts(Person.from_dict(person)) if person else None, facts["decree"]["authority"])
    if kind == "keputusan_pembebasan_sementara" and facts.get("relief") and facts["relief"]["by"]:
        return _signs(facts["relief"]["by"], facts["relief"]["by"]["post"])
    report = facts.get("report")
    if kind == "laporan_hasil_pemeriksaan" and report and report["by"] != "majelis" and report["examiners"]:
        first = next((e for e in report["examiners"] if e["role"] == "ketua"), report["examiners"][0])
        return _signs(first["person"], "Ketua Tim Pemeriksa" if report["by"] == "tim" else "Atasan Langsung")
    return None


def _signs(person: Facts | None, office: str) -> Facts:
    given = person or {}
    return {
        "capacity": "own",
        "mandator": "",
        "office": office,
        "own_office": "",
        "name": given.get("titled_name", ""),
        "rank": given.get("rank_text", ""),
        "number": given.get("shown_number", ""),
        "number_label": given.get("number_label", "NIP"),
        "hide_rank": False,
    }


RESPONDENT = (
    "panggilan_keputusan", "keputusan_upaya_administratif", "keputusan_pembebasan_sementara", "tanda_terima",
    "berita_acara_penyerahan", "permohonan_maaf",
)  # fmt: skip


def addressee_of(kind: str, case: CaseFile, facts: Mapping[str, Any], head: str) -> str:
    """To whom a letter of these kinds goes; empty for others."""
    if kind in RESPONDENT:
        return case.respondent.titled_name
    if kind in ("rekomendasi", "laporan_hasil_pemeriksaan"):
        return head
    if kind == "penerusan":
        return str((facts.get("referral") or {}).get("to") or "")
    if kind == "tanggapan_upaya_administratif":
        return str((facts.get("appeal") or {}).get("to") or "")
    return {"pemberitahuan_pelapor": "Sdr. Pelapor", "pengumuman_pernyataan": "Pengumuman"}.get(kind, "")
