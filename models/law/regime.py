"""Which rule governs an act: PP 30/1980, PP 53/2010, PP 94/2021 with its transition, PP 42/2004, PP 49/2018, contract.

PP 94/2021 Pasal 40: not yet examined on 31 August 2021 means PP 94/2021 (3); examined before means that the results
stand
and everything after follows PP 94/2021 (4); punishments already running stay (1), old appeals finish under PP 53/2010
(2).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.law.notice import Notice, Severity
from models.law.person import PersonKind
from models.law.rulebook import Rulebook
from models.law.words import long_date

ETHICS, DISCIPLINE, DISMISSAL, CONTRACT = "kode_etik", "disiplin", "pemberhentian", "kontrak"
TRACKS = (CONTRACT, ETHICS, DISCIPLINE, DISMISSAL)
CIVIL_SERVANTS = frozenset({PersonKind.PNS, PersonKind.CPNS})
CONTRACTED = frozenset({PersonKind.PPPK, PersonKind.PPPK_PARUH_WAKTU})
MORAL, OLD, NEW, TRANSITION = "pp42_2004", "pp53_2010", "pp94_2021", "pp94_2021_transisi"
DISMISSAL_LAW, PPPK_SCALE, CONTRACT_SCALE = "uu_asn_ptdh", "pppk_pp49_2018", "non_asn"


@dataclass(frozen=True, slots=True)
class Regime:
    """The rule that governs: ids of candidate scales (empty: none known) and the day by which rows are in force."""

    scales: tuple[str, ...]
    on: date
    notices: tuple[Notice, ...] = ()
    transition: str = ""
    """``40(3)`` or ``40(4)`` where PP 94/2021 takes over an older act."""


def kind_track(kind: PersonKind, track: str) -> str:
    """The track for the kind of person: outside ASN everything follows the contract (SE Menpan RB 1/2023)."""
    return track if kind in CIVIL_SERVANTS or kind in CONTRACTED else CONTRACT


def regime_of(
    rb: Rulebook,
    kind: PersonKind,
    track: str,
    act_date: date,
    examined_on: date | None = None,
    asked_on: date | None = None,
) -> Regime:
    """The regime of an act; defined for every kind, track and date.

    ``asked_on`` is the day of the decision, or of the question while there is none; None means today's law.
    """
    track = kind_track(kind, track)
    if track == CONTRACT:
        return _plain(rb, (CONTRACT_SCALE,), act_date, "SE Menpan RB 1/2023")
    if track == ETHICS:
        local = tuple(key for key, row in rb.scales.items() if row.track == ETHICS and row.enabled and key != MORAL)
        return _plain(rb, (MORAL, *local), act_date, "PP 42/2004 Pasal 22")
    if kind in CONTRACTED:
        scales = (PPPK_SCALE,) if track == DISCIPLINE else (PPPK_SCALE, DISMISSAL_LAW)
        return _plain(rb, scales, act_date, "PP 49/2018 Pasal 51-53")
    if track == DISMISSAL:
        return _plain(rb, (DISMISSAL_LAW,), act_date, "UU 5/2014 Pasal 87; UU 20/2023 Pasal 52")
    return _discipline(rb, act_date, examined_on, asked_on)


def _plain(rb: Rulebook, scales: tuple[str, ...], act_date: date, basis: str) -> Regime:
    """A regime without transition rules: the rows in force on the day of the act."""
    known = [rb.scales[key] for key in scales if key in rb.scales]
    ids = tuple(row.id for row in known)
    if known and not any(row.in_force(act_date) for row in known):
        first = known[0]
        message = f"{first.name}: belum berlaku pada tanggal perbuatan (mulai {long_date(first.effective_from)})."
        return Regime(
            ids, act_date, (Notice(Severity.WARN, "regime.none", message, basis, first.verified, first.source),)
        )
    return Regime(ids, act_date)


def _discipline(rb: Rulebook, act_date: date, examined_on: date | None, asked_on: date | None) -> Regime:
    new, old = rb.scales[NEW], rb.scales[OLD]
    start = new.effective_from
    if act_date >= start:
        return Regime((NEW, TRANSITION), max(act_date, asked_on or act_date))
    if asked_on is not None and asked_on < start:
        if asked_on < old.effective_from:
            return Regime((), asked_on, (_archive("Diputus sebelum PP 53/2010 berlaku"),))
        if act_date >= old.effective_from:
            return Regime((OLD,), asked_on)
        earlier = examined_on is not None and examined_on < old.effective_from
        notice = Notice(
            Severity.INFO,
            "regime.pp53_earlier",
            "Perbuatan sebelum PP 53/2010 berlaku, diputus sesudahnya: memakai PP 53/2010.",
            f"PP 53/2010 Pasal 48 ayat ({3 if earlier else 4})",
            True,
            "PP53",
        )
        return Regime((OLD,), asked_on, (notice,))
    on = max(start, asked_on or start)
    if examined_on is not None and examined_on < start:
        message = "Diperiksa sebelum PP 94/2021: hasil pemeriksaan tetap berlaku, tahap sesudahnya memakai PP 94/2021."
        notice = Notice(Severity.INFO, "regime.examined", message, "PP 94/2021 Pasal 40 ayat (4)", True, "PP94")
        return Regime((NEW, TRANSITION), on, (notice,), "40(4)")
    message = "Perbuatan sebelum 31 Agustus 2021 yang belum diperiksa: memakai PP 94/2021."
    notice = Notice(Severity.INFO, "regime.not_examined", message, "PP 94/2021 Pasal 40 ayat (3)", True, "PP94")
    return Regime((NEW, TRANSITION), on, (notice,), "40(3)")


def _archive(why: str) -> Notice:
    return Notice(
        Severity.WARN,
        "regime.pp30",
        f"{why}: PP 30/1980 hanya dicatat sebagai arsip teks bebas, tanpa skala.",
        "PP 30/1980",
        verified=False,
        source="MEMORY",
    )
