"""The whole ladder for a person: the rungs of the case, then every other kind the person could meet, closed.

A reader sees that the other tracks were not forgotten (PP 42/2004 Pasal 15-16, PP 94/2021 Pasal 8, UU 20/2023 Pasal 52,
PP 49/2018 Pasal 51-53), and why they do not govern this act.
"""

from __future__ import annotations

from datetime import date

from models.law import rows as r
from models.law.appeals import routes_of
from models.law.authority import imposers_of
from models.law.facts import Facts, Question, question_of
from models.law.ladder import ladder_of
from models.law.notice import Notice, Severity
from models.law.regime import CONTRACT, DISCIPLINE, DISMISSAL, ETHICS
from models.law.rulebook import Rulebook
from models.law.rungs import SanctionOption, applies, unavailable

TRACK_WORDS = {ETHICS: "kode etik", DISCIPLINE: "disiplin", DISMISSAL: "pemberhentian", CONTRACT: "perjanjian kerja"}


def full_ladder(rb: Rulebook, facts: Facts) -> tuple[SanctionOption, ...]:
    """Rungs of the case as :func:`models.law.assessment.assess` gives them, then the others, scale by scale.

    A person could meet a kind when its scale is switched on and was in force on the day of the act or of the question,
    and the kind is meant for that person. Each kind stands once; what is not a rung of the case is always closed.
    """
    question = question_of(rb, facts)
    own = ladder_of(question).options
    seen = {option.sanction.id for option in own}
    others: dict[str, SanctionOption] = {}
    for scale in rb.scales.values():
        if not scale.enabled or not any(scale.in_force(day) for day in _days(question)):
            continue
        for row in rb.by_scale.get(scale.id, ()):
            if row.id in seen or not row.enabled or not applies(row, facts.person.kind):
                continue
            if row.id not in others or row.in_force(_day(question)):
                others[row.id] = _closed(question, scale, row)
    return (*own, *others.values())


def _days(question: Question) -> tuple[date, ...]:
    return question.facts.act_date, _day(question)


def _day(question: Question) -> date:
    """The day that governs: of the regime of the track, otherwise of the question, otherwise of the act."""
    if question.track is not None:
        return question.regimes[question.track].on
    return question.facts.asked_on or question.facts.act_date


def _closed(question: Question, scale: r.Scale, row: r.Sanction) -> SanctionOption:
    """A kind outside the rungs of the case, with every reason that holds."""
    rb, facts = question.rb, question.facts
    on = facts.act_date if scale.track == DISMISSAL else _day(question)
    reasons = (_why(question, scale), *unavailable(rb, row, facts.person.kind, on, facts.asked_on, facts.act_date))
    codes = imposers_of(rb, row, facts.person, on)
    return SanctionOption(row, False, reasons, codes, routes_of(rb, row, codes, max(on, facts.asked_on or on)))


def _why(question: Question, scale: r.Scale) -> Notice:
    """Why the scale is not one of this case: no entry chosen, another track, another regime."""
    words = TRACK_WORDS[scale.track]
    if question.track is None:
        code, message = "no_entry", "Butir pelanggaran belum dipilih."
    elif scale.track not in question.regimes:
        code, message = "track", f"Jalur {words}; pelanggaran ini menempuh jalur {TRACK_WORDS[question.track]}."
    elif scale.track == DISMISSAL:
        code, message = "reason", "Bukan jenis yang disebut untuk pelanggaran ini."
    else:
        code, message = "regime", f"{scale.name}: bukan aturan yang menentukan bagi perbuatan ini."
    return Notice(Severity.BLOCK, f"sanction.{code}", message, scale.legal_basis, scale.verified, scale.source)
