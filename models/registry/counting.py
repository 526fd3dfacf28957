"""What a case keeps of the law so that it can be read again: counted periods, kinds of sanction, ways of appeal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from models.law import Rulebook
from models.law import rows as r
from models.law.appeals import NONE, routes_of
from models.law.clocks import Run, clock

ROUTE_CLOCKS: Mapping[str, tuple[str, str, str]] = {
    "keberatan_ppk": ("keberatan", "", "keberatan_decision"),
    "keberatan_atasan": ("keberatan", "keberatan_reply", "keberatan_decision"),
    "banding_bpasn": ("banding", "banding_ppk", "banding_decision"),
    "pp53_keberatan": ("keberatan_pp53", "keberatan_pp53_reply", "keberatan_pp53_decision"),
}
"""Clocks of a way of appeal: to file, to respond, to decide; empty where the law knows none."""

FILE, RESPOND, DECIDE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class OpenRoute:
    """A way of appeal open against a decree. ``run`` counts the time to file since receipt, None where none is known.

    ``to`` is who decides; ``next`` where a person goes after that; ``outcomes`` what may be decided (empty: any).
    """

    id: str
    name: str
    to: str
    legal_basis: str
    outcomes: tuple[str, ...]
    next: str
    note: str
    verified: bool
    source: str
    run: Run | None


def run_dict(run: Run) -> dict[str, Any]:
    """A counted period as plain values, with the counting step by step, for the case to keep and to print."""
    return {
        "from": run.start.isoformat(),
        "to": run.end.isoformat(),
        "days": run.days,
        "unit": run.unit,
        "counted": [d.isoformat() for d in run.counted],
        "skipped": [[d.isoformat(), reason] for d, reason in run.skipped],
        "legal_basis": run.legal_basis,
        "verified": run.verified,
        "source": run.source,
        "clock": run.clock_id,
    }


def run_of(kept: Mapping[str, Any] | None) -> Run | None:
    """The counted period that :func:`run_dict` kept; None where no day was counted."""
    if not kept or not kept.get("to"):
        return None
    return Run(
        date.fromisoformat(kept["from"]),
        date.fromisoformat(kept["to"]),
        int(kept["days"]),
        str(kept["unit"]),
        tuple(date.fromisoformat(day) for day in kept["counted"]),
        tuple((date.fromisoformat(day), str(why)) for day, why in kept["skipped"]),
        legal_basis=str(kept.get("legal_basis", "")),
        verified=bool(kept.get("verified", True)),
        source=str(kept.get("source", "")),
    )


_DAYS = frozenset({"effective_from", "effective_to"})
_MANY = frozenset({"applies_to", "appeal_routes", "imposers", "imposers_sekda", "must_state", "delivery_forums",
                   "hollow_for"})  # fmt: skip


def sanction_of(rulebook: Rulebook, kept: Mapping[str, Any]) -> r.Sanction:
    """The kind of sanction as a case keeps it, back as a row of the law; gaps are filled from today's row.

    KeyError where the kind is unknown to both.
    """
    known = {f.name for f in fields(r.Sanction)}
    row = rulebook.sanctions.get(str(kept.get("id", "")))
    values = {key: _typed(key, value) for key, value in kept.items() if key in known}
    if row is not None:
        return replace(row, **values)
    try:
        return r.Sanction(**values)
    except TypeError as error:
        raise KeyError(kept.get("id")) from error


def _typed(key: str, value: Any) -> Any:
    if key in _DAYS:
        return date.fromisoformat(value) if isinstance(value, str) else value
    return tuple(value) if key in _MANY else value


def imposer_codes(imposed: Mapping[str, Any]) -> tuple[str, ...]:
    """Codes of who imposed a decree: the one who did, otherwise all who might have."""
    code = str(imposed.get("code") or "")
    return (code,) if code else tuple(imposed.get("role") or ())


def open_routes(
    rulebook: Rulebook, kept: Mapping[str, Any], imposed: Mapping[str, Any], received: date
) -> tuple[OpenRoute, ...]:
    """Ways of appeal against a decree received on a day (PP 79/2021 Pasal 3, 10; PP 53/2010 Pasal 33-34).

    ``kept`` is the kind of sanction as the decree keeps it. Empty where the decree is final.
    """
    ids = routes_of(rulebook, sanction_of(rulebook, kept), imposer_codes(imposed), received)
    return tuple(open_route(rulebook, key, received) for key in ids if key != NONE)


def open_route(rulebook: Rulebook, route_id: str, received: date) -> OpenRoute:
    """A way of appeal with its time to file counted from receipt. KeyError for an unknown one."""
    row = rulebook.appeal_routes[route_id]
    run = appeal_run(rulebook, route_id, FILE, received)
    verified = row.verified and (run is None or run.verified)
    return OpenRoute(
        row.id, row.name, row.to, row.legal_basis or row.note, row.outcomes, row.next, row.note, verified, row.source,
        run,
    )  # fmt: skip


def appeal_run(rulebook: Rulebook, route_id: str, phase: int, start: date) -> Run | None:
    """The period of a way of appeal for one phase (file, respond, decide), counted; None where there is none."""
    row = rulebook.appeal_routes[route_id]
    days, unit = (
        (row.file_within, row.file_unit),
        (row.respond_within, row.respond_unit),
        (row.decide_within, row.decide_unit),
    )[phase]
    name = ROUTE_CLOCKS.get(route_id, ("", "", ""))[phase]
    if name:
        try:
            return clock(rulebook, name, start, on=start)
        except KeyError:
            pass
    if not days:
        return None
    run = rulebook.calendar().add(start, days, unit or "hari_kerja")
    return replace(
        run, legal_basis=row.legal_basis, verified=row.verified, source=row.source, name=row.name, clock_id=route_id
    )


def live(fates: Sequence[str]) -> bool:
    """Whether any of these decrees still holds."""
    return any(fate in ("", "tetap") for fate in fates)
