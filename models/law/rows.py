"""The shapes of dated law: one frozen row type per table of ``resources/law``.

Every row keeps ``verified`` (the norm itself was read) and ``source`` (keys of the source register, separated by
``;``).
Dates are local dates; ``effective_to`` is the last day on which a row is in force, None while it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


def within(on: date, start: date | None, end: date | None) -> bool:
    """Whether ``on`` lies between two days, both included; None leaves that side open."""
    return (start is None or start <= on) and (end is None or on <= end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What every row of the law carries."""

    verified: bool
    source: str
    legal_basis: str = ""
    note: str = ""
    effective_from: date | None = None
    effective_to: date | None = None

    def in_force(self, on: date) -> bool:
        """Whether the row holds on that day."""
        return within(on, self.effective_from, self.effective_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch(Row):
    """A reading of the law that the office chooses, e.g. which scale of *hukuman sedang* is in use.

    ``labels`` are the values in words, in the same order.
    """

    id: str
    text: str
    values: tuple[str, ...]
    labels: tuple[str, ...]
    default: str
    legal_basis: str

    def label(self, value: str) -> str:
        """A value in words; an unknown one as it is written."""
        return dict(zip(self.values, self.labels, strict=False)).get(value, value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Row):
    """A scale of sanctions; ``track`` is kode_etik, disiplin, pemberhentian or kontrak."""

    id: str
    name: str
    legal_basis: str
    effective_from: date
    applies_to: tuple[str, ...]
    track: str
    enabled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Sanction(Row):
    """One kind of sanction on a scale.

    ``severity`` orders kinds inside a scale (10 lightest). ``imposed_by`` is the sentence people read; ``imposers``
    are the
    codes behind it (empty = by post of the offender, see :class:`Authority`). ``requires_switch`` is ``id=value``.
    ``for_level`` puts a kind of another scale on the discipline ladder at that level;
    ``hollow_for`` are levels of post for which the kind would change nothing.
    """

    id: str
    scale: str
    level: str
    severity: int
    name: str
    legal_basis: str
    effective_from: date
    applies_to: tuple[str, ...]
    imposed_by: str
    appeal_routes: tuple[str, ...]
    duration_months: int = 0
    percent: int = 0
    imposers: tuple[str, ...] = ()
    imposers_sekda: tuple[str, ...] = ()
    recommended_by: str = ""
    must_state: tuple[str, ...] = ()
    delivery: str = ""
    delivery_forums: tuple[str, ...] = ()
    delivery_forums_verified: bool = True
    appeal_note: str = ""
    appeal_verified: bool = True
    is_referral: bool = False
    requires_switch: str = ""
    for_level: str = ""
    hollow_for: tuple[str, ...] = ()
    requires_team: bool = False
    configurable: bool = False
    enabled: bool = True
    decree_within: int = 0
    decree_unit: str = ""
    effective_rule: str = ""
    may_reapply: bool | None = None
    replaced_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactLevel:
    """Which impact of an act leads to which level (PP 94/2021 Pasal 9-14)."""

    impact: str
    level: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation(Row):
    """One entry of a catalogue. ``stage`` is bakal_calon, calon, semua or tidak_terkait_pemilu."""

    id: str
    list_id: str
    text: str
    category: str
    legal_basis: str
    default_groups: tuple[str, ...]
    stage: str
    channel: tuple[str, ...]
    applies_to: tuple[str, ...]
    effective_from: date
    source_kind: str
    no: int = 0
    levels: tuple[ImpactLevel, ...] = ()
    replaced_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SanctionGroup(Row):
    """Sanctions that a violation proposes together."""

    id: str
    members: tuple[str, ...]
    verified: bool = True
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealRoute(Row):
    """A way of appeal with its limits; units are hari_kerja or hari_kalender, 0 = not known or none."""

    id: str
    name: str
    effective_from: date
    against: str = ""
    to: str = ""
    file_within: int = 0
    file_unit: str = ""
    file_from: str = ""
    respond_within: int = 0
    respond_unit: str = ""
    decide_within: int = 0
    decide_unit: str = ""
    late_result: str = ""
    silence: str = ""
    next: str = ""
    outcomes: tuple[str, ...] = ()
    replaced_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealOutcome(Row):
    """What a decision on an appeal does to the decree; ``decree`` is tetap, diganti, dicabut or batal."""

    id: str
    name: str
    decree: str
    needs_sanction: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar(Row):
    """Days of one election; the day of determination divides *bakal calon* from *calon*."""

    id: str
    name: str
    penetapan_calon: date
    pemungutan_suara: date
    kind: str
    kampanye_mulai: date | None = None
    kampanye_selesai: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral(Row):
    """Facts that are not for the council: passed on to Bawaslu or Sentra Gakkumdu."""

    id: str
    text: str
    legal_basis: str
    effective_from: date
    penalty: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralHint(Row):
    """Violations whose facts may also be a crime: a person must weigh a referral."""

    referral: str
    violations: tuple[str, ...]
    calendars: str
    posts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority(Row):
    """Who may punish, by post of the offender and level (PP 94/2021 Pasal 16-25)."""

    scale: str
    offender: str
    ringan: tuple[str, ...]
    sedang: tuple[str, ...]
    berat_a_b: tuple[str, ...]
    berat_c: tuple[str, ...]
    legal_basis: str
    effective_from: date
    offender_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imposer(Row):
    """A code of :class:`Authority` in words; ``above`` says how many levels over the offender it sits."""

    id: str
    name: str
    above: int = 0
    only_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Row):
    """A rule on choosing a kind, in words, with its article."""

    id: str
    text: str
    scale: str
    legal_basis: str
    effective_from: date
    exception: str = ""
    exception_verified: bool = True
    exception_source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence(Row):
    """Days of absence without valid reason in a calendar year and the kind they lead to (PP 94/2021 Pasal 9-11)."""

    from_days: int
    to_days: int
    level: str
    severity: int
    legal_basis: str
    effective_from: date
    severity_to: int = 0
    """Heaviest kind where the norm names a range of kinds; 0 = the one kind."""
    consecutive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart(Row):
    """The same conduct in two entries of the catalogue. ``when``: tahap, aturan or status."""

    left: str
    right: str
    when: str
    effective_from: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock(Row):
    """A legal period. ``unit``: hari_kerja, hari_kalender, jam; ``sense``: paling_lambat, paling_cepat, tepat."""

    id: str
    name: str
    starts: str
    ends: str
    limit: int
    unit: str
    sense: str
    legal_basis: str
    effective_from: date
    unit_switch: str = ""
    sense_switch: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank(Row):
    """Golongan ruang and its name; ``order`` compares within ``ladder`` (PNS or PPPK) only."""

    id: str
    ladder: str
    order: int
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Row):
    """A level of post. ``tier`` compares posts; across ``ladder`` the equivalence is not settled by law."""

    id: str
    name: str
    ladder: str
    tier: int
    offender: str
    eselon: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulation(Row):
    """A regulation as *Mengingat* cites it. ``text`` is the whole citation, without the closing semicolon."""

    id: str
    short: str
    title: str
    text: str
    rank: int
    year: int
    number: str
    effective_from: date
    replaced_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Row):
    """Where a text was read: ``addresses`` are web addresses or names of sites."""

    id: str
    title: str
    addresses: tuple[str, ...]
    verified: bool = True
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention(Row):
    """How long a series of the archive is kept, in years; ``fate`` is permanen, musnah or dinilai_kembali."""

    id: str
    name: str
    active_years: int
    inactive_years: int
    fate: str
    effective_from: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOff(Row):
    """One national holiday (libur_nasional), joint leave (cuti_bersama) or voting day (pemungutan_suara)."""

    day: date
    name: str
    kind: str
    verified: bool
    source: str
