"""Ways of appeal per sanction, day and imposer, and what a decision on appeal does to the decree.

PP 79/2021 for PNS, CPNS and PPPK; before 10 August 2021 PP 53/2010 Pasal 33-38; outside ASN the contract.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.law import rows as r
from models.law.notice import Notice, Severity
from models.law.rulebook import Rulebook

NONE = "tidak_ada"
_TO_PPK, _TO_SUPERIOR = "keberatan_ppk", "keberatan_atasan"
_SERVANTS = frozenset({"PNS", "CPNS"})
_BY_PPK = frozenset({"WALI_KOTA"})
_UNSETTLED = frozenset({"MENURUT_KETENTUAN_PPK"})
"""Codes that may stand for the PPK as well as for another official."""


@dataclass(frozen=True, slots=True)
class DecreeFate:
    """What becomes of a decree after an appeal. ``sanction`` is the kind that then holds, None where none does."""

    outcome: str
    decree: str
    sanction: str | None
    notices: tuple[Notice, ...]


def routes_of(rb: Rulebook, sanction: r.Sanction, imposers: Iterable[str], on: date) -> tuple[str, ...]:
    """Ids of the ways of appeal open against a sanction imposed by one of ``imposers`` on a day.

    Keberatan goes to the PPK against a decision of the PPK, otherwise to the superior of the official. A route that
    had been replaced by that day gives way to its successor; one that did not exist yet gives ``tidak_ada``.
    """
    if not sanction.appeal_routes:
        return ()
    codes = frozenset(imposers)
    codes = frozenset() if codes & _UNSETTLED else codes
    found: list[str] = []
    for key in sanction.appeal_routes:
        if key == _TO_PPK and codes and not codes & _BY_PPK:
            continue
        if key in (_TO_SUPERIOR, "pp53_keberatan") and codes and not codes - _BY_PPK:
            continue
        if key == NONE and "pp53_keberatan" in sanction.appeal_routes and codes and not codes & _BY_PPK:
            continue
        found.append(_on_day(rb, key, on, bool(_SERVANTS & set(sanction.applies_to))))
    unique = tuple(dict.fromkeys(found))
    return tuple(key for key in unique if key != NONE) or (NONE,) if NONE not in sanction.appeal_routes else unique


def _on_day(rb: Rulebook, key: str, on: date, servants: bool) -> str:
    """The route of that day. BAPEK heard PNS only: before PP 79/2021 a PPPK had no such way (``servants`` false)."""
    row = rb.appeal_routes[key]
    while row.effective_to is not None and row.effective_to < on and row.replaced_by:
        row = rb.appeal_routes[row.replaced_by]
    if on < row.effective_from:
        older = next((old.id for old in rb.rows(r.AppealRoute) if old.replaced_by == row.id and old.in_force(on)), NONE)
        return older if row.id == "banding_bpasn" and servants else NONE
    return row.id


def decree_after(rb: Rulebook, outcome: str, old: str, new: str | None = None, route: str | None = None) -> DecreeFate:
    """What becomes of the decree that imposed ``old``; ``new`` is the kind the reviewer put in its place.

    Blocks: an outcome the route does not know, a missing new kind, a "lighter" kind that is not lighter, a "heavier"
    one that is not heavier (PP 79/2021 Pasal 6, 9, 16). KeyError for an unknown outcome or sanction.
    """
    row = rb.appeal_outcomes[outcome]
    notices: list[Notice] = []

    def block(code: str, message: str) -> None:
        notices.append(Notice(Severity.BLOCK, f"appeal.{code}", message, row.legal_basis, row.verified, row.source))

    if route is not None and outcome not in rb.appeal_routes[route].outcomes:
        block("outcome", "Putusan seperti ini tidak dikenal pada jalur upaya administratif tersebut.")
    if row.needs_sanction == "tidak":
        if new is not None and new != old:
            block("no_new", "Putusan ini tidak mengganti jenis sanksi.")
    elif new is None:
        block("new_missing", "Jenis sanksi pengganti belum diisi.")
    else:
        before, after = rb.sanctions[old], rb.sanctions[new]
        if row.needs_sanction == "lebih_ringan" and after.severity >= before.severity:
            block("not_lighter", "Sanksi pengganti tidak lebih ringan.")
        if row.needs_sanction == "lebih_berat" and after.severity <= before.severity:
            block("not_heavier", "Sanksi pengganti tidak lebih berat.")
        if row.needs_sanction == "lain" and new == old:
            block("not_changed", "Sanksi pengganti sama dengan semula.")
    notices.append(Notice(Severity.INFO, f"appeal.{outcome}", row.meaning, row.legal_basis, row.verified, row.source))
    kept = {"tetap": old, "diganti": new}.get(row.decree)
    return DecreeFate(outcome, row.decree, kept, tuple(notices))
