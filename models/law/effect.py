"""From which day a decree takes effect.

PP 94/2021 Pasal 38: day 15 since received, or as the appeal decides. PP 53/2010 Pasal 43-46: at once where no appeal is
open, otherwise day 15 or the day of the decision on appeal. A moral sanction has no rule of its own: the decree says
it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from models.law import rows as r
from models.law.appeals import NONE, routes_of
from models.law.clocks import Run, WorkingCalendar, clock
from models.law.notice import Notice, Severity
from models.law.regime import DISCIPLINE, ETHICS, OLD
from models.law.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Appeal:
    """An appeal that was filed; ``decided_on`` is None while it runs."""

    filed_on: date
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """``on`` is the day of effect, None while it is not known; ``run`` shows the counting where days were counted."""

    on: date | None
    reason: Notice
    run: Run | None = None


def effect_of(
    rb: Rulebook,
    sanction: r.Sanction,
    imposers: Collection[str],
    *,
    set_on: date,
    received_on: date | None = None,
    appeal: Appeal | None = None,
    calendar: WorkingCalendar | None = None,
) -> Effect:
    """Day of effect of a decree set on ``set_on`` and received on ``received_on`` (None: not delivered yet)."""
    track = rb.scales[sanction.scale].track
    if track == ETHICS:
        message = "PP 42/2004 tidak mengatur mulai berlakunya: keputusan berlaku pada tanggal ditetapkan."
        return Effect(set_on, Notice(Severity.INFO, "effect.moral", message, "PP 42/2004 Pasal 15", False, "INFERENCE"))
    if sanction.effective_rule:
        return Effect(None, _info("rule", f"Berlaku {sanction.effective_rule}.", sanction))
    if track not in (DISCIPLINE, "pemberhentian"):
        return Effect(None, _info("contract", "Mulai berlaku menurut perjanjian kerja.", sanction))
    old = sanction.scale == OLD
    if old and set(routes_of(rb, sanction, imposers, set_on)) == {NONE}:
        message = "Tidak dapat diajukan upaya administratif: berlaku sejak tanggal ditetapkan."
        return Effect(set_on, Notice(Severity.INFO, "effect.at_once", message, "PP 53/2010 Pasal 43", True, "PP53"))
    if appeal is not None:
        basis, source = ("PP 53/2010 Pasal 44-45", "PP53") if old else ("PP 94/2021 Pasal 38 ayat (2)", "PP94")
        waiting = "" if appeal.decided_on else " Belum diputus."
        message = f"Diajukan upaya administratif: berlaku sesuai keputusan upaya administratif.{waiting}"
        return Effect(appeal.decided_on, Notice(Severity.INFO, "effect.appeal", message, basis, True, source))
    if received_on is None:
        message = "Belum diterima terlapor: hari ke-15 dihitung sejak diterima."
        return Effect(None, _info("not_received", message, sanction))
    run = clock(rb, "effective_pp53" if old else "effective", received_on, calendar, on=received_on)
    unit = "hari kerja" if run.unit == "hari_kerja" else "hari"
    message = f"Berlaku pada {unit} ke-15 sejak diterima."
    return Effect(
        run.end, Notice(Severity.INFO, "effect.day15", message, run.legal_basis, run.verified, run.source), run
    )


def _info(code: str, message: str, sanction: r.Sanction) -> Notice:
    return Notice(Severity.INFO, f"effect.{code}", message, sanction.legal_basis, sanction.verified, sanction.source)
