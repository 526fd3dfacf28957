"""The ladder of sanctions: every rung of the candidate scales, open or closed, for the facts of a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.law import rows as r
from models.law.appeals import routes_of
from models.law.authority import imposers_of
from models.law.facts import EarlierSanction, Question
from models.law.levels import ABSENCE, LevelFinding, heaviest, level_of, none_of
from models.law.notice import Notice, Severity
from models.law.regime import (
    CIVIL_SERVANTS,
    CONTRACT,
    CONTRACTED,
    DISCIPLINE,
    DISMISSAL,
    DISMISSAL_LAW,
    ETHICS,
    NEW,
    OLD,
    PPPK_SCALE,
    TRACKS,
)
from models.law.rungs import SanctionOption, Wanted, kept_form, opened, outside, rung_level, unavailable

_FLAT = {ETHICS: "moral", CONTRACT: "kontrak"}


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs, lightest first within each scale; the level if it is one; rules applied; the sanction to be exceeded."""

    options: tuple[SanctionOption, ...]
    level: str | None
    rules: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    heavier_than: str | None = None


@dataclass(frozen=True, slots=True)
class _Repetition:
    last: EarlierSanction | None = None
    floor: int = 0
    notices: tuple[Notice, ...] = ()


def ladder_of(question: Question) -> Ladder:
    """All rungs for the facts (PP 94/2021 Pasal 8, 9-14, 35; PP 42/2004 Pasal 15-16; PP 49/2018 Pasal 51-53)."""
    serious = question.on_track(DISCIPLINE, DISMISSAL)
    if not serious:
        return Ladder(_options(question, None), _FLAT.get(question.track or ""))
    findings = [_finding(question, row) for row in serious]
    notices = [notice for finding in findings for notice in finding.notices]
    rules: list[str] = []
    again = _repetition(question, serious)
    notices += again.notices
    if again.floor:
        rules.append("ulang_lebih_berat")
    if len(serious) > 1:
        rules.append("satu_terberat")
        notices.append(_rule(question, "satu_terberat", Severity.INFO))
    barred = any(item.same_violation and _discipline(question, item) for item in question.facts.earlier)
    if barred:
        rules.append("tidak_dua_kali")
        notices.append(_rule(question, "tidak_dua_kali", Severity.BLOCK))
    wanted = _wanted(question, findings, again.floor, barred)
    level = next(iter(wanted.levels)) if len(wanted.levels) == 1 else None
    heavier = again.last.sanction_id if again.last else None
    return Ladder(_options(question, wanted), level, tuple(rules), tuple(notices), heavier)


def _finding(question: Question, row: r.Violation) -> LevelFinding:
    """The level of an entry; an old entry under the new rule takes the level of its counterpart (Pasal 40 ayat (3))."""
    facts, rb = question.facts, question.rb
    other = question.checks[row.id].counterpart
    regime = question.regimes[question.tracks[row.id]]
    if row.list_id == "PP53" and NEW in regime.scales and other is not None:
        row = rb.violations[other]
    found = level_of(
        rb,
        row,
        impact=facts.impact,
        jenjang=facts.person.jenjang,
        on=regime.on,
        absence_days=facts.absence_days,
        consecutive_days=facts.consecutive_absence,
    )
    if len(found.levels) > 1 and facts.person.kind in CIVIL_SERVANTS:
        message = "Butir ini tidak menetapkan satu tingkat bagi PNS: pilih butir yang sesuai."
        return none_of(row, "not_one", message)
    if found.kinds is not None and facts.person.kind in CONTRACTED:
        return replace(found, kinds=None)
    return found


def _wanted(question: Question, findings: Sequence[LevelFinding], floor: int, barred: bool) -> Wanted:
    """What the ladder must offer: the level that governs, raised where repetition leaves no rung in it."""
    governing = heaviest(findings)
    if governing is None:
        return Wanted(findings[0], frozenset(), floor=floor, barred=barred, rules=_rules(question))
    levels, kinds = governing.levels, governing.kinds
    if floor and question.track == DISCIPLINE:
        usable = [row for row in _rungs(question, DISCIPLINE) if not _unavailable(question, row, DISCIPLINE)]
        heavier = [row for row in usable if row.severity > floor]
        fitting = [row for row in heavier if rung_level(row) in levels]
        if not any(kinds is None or kinds[0] <= row.severity <= kinds[1] for row in fitting):
            kinds = None
        if not fitting and heavier:
            levels = frozenset({rung_level(min(heavier, key=lambda row: row.severity))})
    members = None
    if levels == {"pemberhentian"}:
        groups = question.rb.violations[governing.violation].default_groups
        members = frozenset(member for group in groups for member in question.rb.groups[group].members)
    return Wanted(governing, levels, kinds, floor, members, len(findings) > 1, barred, _rules(question))


def _repetition(question: Question, serious: Sequence[r.Violation]) -> _Repetition:
    """The last discipline sanction of the same nature before this act (Pasal 35 ayat (2)); not for attendance."""
    same = [
        item
        for item in question.facts.earlier
        if item.same_nature and item.date < question.facts.act_date and _discipline(question, item)
    ]
    regime = question.regimes.get(DISCIPLINE)
    if not same or regime is None or not {NEW, OLD} & set(regime.scales):
        return _Repetition()
    rule = question.rb.rule_on("ulang_lebih_berat", regime.on)
    if all(row.id == ABSENCE for row in serious):
        message = f"Aturan pengulangan tidak dipakai: {rule.exception}."
        notice = Notice(
            Severity.INFO,
            "rule.repeat_attendance",
            message,
            rule.legal_basis,
            rule.exception_verified,
            rule.exception_source,
        )
        return _Repetition(notices=(notice,))
    last = max(same, key=lambda item: (item.date, question.rb.sanctions[item.sanction_id].severity))
    name = question.rb.sanctions[last.sanction_id].name
    message = f'Pernah dijatuhi "{name}" untuk pelanggaran yang sifatnya sama: jenis sekarang harus lebih berat.'
    notice = Notice(Severity.INFO, "rule.ulang_lebih_berat", message, rule.legal_basis, rule.verified, rule.source)
    return _Repetition(last, question.rb.sanctions[last.sanction_id].severity, (notice,))


def _discipline(question: Question, item: EarlierSanction) -> bool:
    """Whether an earlier sanction was a discipline one."""
    row = question.rb.sanctions.get(item.sanction_id)
    return row is not None and question.rb.scales[row.scale].track == DISCIPLINE


def _options(question: Question, wanted: Wanted | None) -> tuple[SanctionOption, ...]:
    """Rungs of every track that the entries touch, the heaviest track first; each kind once."""
    found: dict[str, SanctionOption] = {}
    for track in sorted(question.regimes, key=TRACKS.index, reverse=True):
        for row in _rungs(question, track):
            if row.id not in found:
                found[row.id] = _option(question, row, track, wanted)
    return tuple(found.values())


def _option(question: Question, row: r.Sanction, track: str, wanted: Wanted | None) -> SanctionOption:
    facts, rb = question.facts, question.rb
    regime = question.regimes[track]
    reasons = _unavailable(question, row, track)
    if track in (DISCIPLINE, DISMISSAL) and wanted is not None:
        reasons += outside(row, wanted)
    codes = imposers_of(rb, row, facts.person, regime.on)
    routes = routes_of(rb, row, codes, max(regime.on, facts.asked_on or regime.on))
    if reasons:
        return SanctionOption(row, False, reasons, codes, routes)
    why = opened(row, facts.person.kind, facts.person.jenjang) + kept_form(rb, row, facts.asked_on)
    return SanctionOption(row, True, why, codes, routes)


def _unavailable(question: Question, row: r.Sanction, track: str) -> tuple[Notice, ...]:
    facts = question.facts
    on = _day(question, row, track)
    return unavailable(question.rb, row, facts.person.kind, on, facts.asked_on, facts.act_date)


def _day(question: Question, row: r.Sanction, track: str) -> date:
    """The day on which a kind must be in force: dismissal by law goes by the act, the rest by its regime."""
    return question.facts.act_date if row.scale == DISMISSAL_LAW else question.regimes[track].on


def _rungs(question: Question, track: str) -> tuple[r.Sanction, ...]:
    """Candidate kinds of a track, scale by scale, lightest first; of several versions the one of the day."""
    rb = question.rb
    scales = question.regimes[track].scales
    rows = [row for scale in scales for row in rb.by_scale.get(scale, ())]
    if track == DISCIPLINE and {NEW, PPPK_SCALE} & set(scales):
        rows += [row for row in rb.by_scale.get(DISMISSAL_LAW, ()) if row.for_level]
    found: dict[str, r.Sanction] = {}
    for row in rows:
        if row.id not in found or row.in_force(_day(question, row, track)):
            found[row.id] = row
    return tuple(found.values())


def _rules(question: Question) -> dict[str, r.Rule]:
    """The rules on combination and repetition in the version of the day that governs."""
    regime = question.regimes[question.track or DISCIPLINE]
    ids = ("satu_terberat", "ulang_lebih_berat", "tidak_dua_kali")
    return {key: question.rb.rule_on(key, regime.on) for key in ids}


def _rule(question: Question, rule_id: str, severity: Severity) -> Notice:
    row = _rules(question)[rule_id]
    return Notice(severity, f"rule.{rule_id}", f"{row.text}.", row.legal_basis, row.verified, row.source)
