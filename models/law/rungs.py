"""Why one rung of the ladder is open or closed.

PP 94/2021 Pasal 35: several violations, one kind, the heaviest (1); same nature again, heavier than the last (2);
never twice for one violation (3). PP 42/2004 Pasal 15-16: moral sanctions, and administrative action on recommendation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from models.law import rows as r
from models.law.levels import LEVELS, LevelFinding, level_order
from models.law.notice import Notice, Severity
from models.law.person import PersonKind
from models.law.regime import CONTRACTED, DISMISSAL_LAW, MORAL
from models.law.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class SanctionOption:
    """One rung. ``reasons`` say why it is open or closed; ``imposed_by`` and ``appeal_routes`` are codes and ids."""

    sanction: r.Sanction
    open: bool
    reasons: tuple[Notice, ...]
    imposed_by: tuple[str, ...] = ()
    appeal_routes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the facts ask of the discipline ladder. Empty ``levels``: the level is not known yet."""

    governing: LevelFinding
    """The violation whose article fixes the level."""
    levels: frozenset[str]
    kinds: tuple[int, int] | None = None
    """The range of severities that the norm names (absence)."""
    floor: int = 0
    """Only kinds heavier than this severity are open (repetition)."""
    members: frozenset[str] | None = None
    """The only ids that may be open (dismissal for a named reason)."""
    one_of_many: bool = False
    barred: bool = False
    """A discipline decree exists for this very violation."""
    rules: Mapping[str, r.Rule] = field(default_factory=dict)
    """The rules on combination and repetition of the day, by id."""

    def by_norm(self, code: str, message: str) -> Notice:
        """A closing reason that rests on the article that fixes the level."""
        norm = self.governing
        return Notice(Severity.BLOCK, f"sanction.{code}", message, norm.basis, norm.verified, norm.source)

    def by_rule(self, rule_id: str, code: str, message: str) -> Notice:
        """A closing reason that rests on one of the rules."""
        rule = self.rules[rule_id]
        return Notice(Severity.BLOCK, f"sanction.{code}", message, rule.legal_basis, rule.verified, rule.source)


def rung_level(sanction: r.Sanction) -> str:
    """The level at which a kind stands on the discipline ladder."""
    return sanction.for_level or sanction.level


def unavailable(
    rb: Rulebook,
    sanction: r.Sanction,
    kind: PersonKind,
    on: date,
    asked_on: date | None,
    act_on: date | None = None,
) -> tuple[Notice, ...]:
    """Why a kind cannot be used at any level (off, not in force, not for this person); empty if it can.

    ``act_on`` is the day of the act, by which dismissal under the law on ASN goes (default ``on``).
    """
    found: list[Notice] = []
    if not sanction.enabled or not rb.scales[sanction.scale].enabled:
        found.append(_shut(sanction, "disabled", sanction.note or "Belum dinyalakan oleh kantor."))
    if not sanction.in_force(on):
        found.append(_shut(sanction, "date", "Tidak berlaku pada tanggal yang menentukan."))
    if not applies(sanction, kind):
        found.append(_shut(sanction, "kind", f"Tidak berlaku bagi {kind.value.replace('_', ' ')}."))
    row = _switched_off(rb, sanction, kind, on, asked_on, act_on or on)
    if row is not None:
        message = f"Pengaturan tidak memilihnya: {row.text}."
        found.append(Notice(Severity.BLOCK, "sanction.switch", message, row.legal_basis, row.verified, row.source))
    return tuple(found)


def _switched_off(
    rb: Rulebook, sanction: r.Sanction, kind: PersonKind, on: date, asked_on: date | None, act_on: date
) -> r.Switch | None:
    """The setting that chose another kind instead of this one; None where it did not.

    The form of the older norm stays where the one chosen does not exist: dismissal *tidak dengan hormat* is known only
    to UU 20/2023, for acts since 31 October 2023, and not for a CPNS.
    """
    if not sanction.requires_switch:
        return None
    key, _, value = sanction.requires_switch.partition("=")
    chosen, row = rb.switch_value(key, asked_on), rb.switch_rows[key]
    if chosen == value:
        return None
    instead = (other for rows in rb.by_scale.values() for other in rows if other.requires_switch == f"{key}={chosen}")
    if value == row.default and not any(
        other.enabled
        and rb.scales[other.scale].enabled
        and other.in_force(act_on if other.scale == DISMISSAL_LAW else on)
        and applies(other, kind)
        for other in instead
    ):
        return None
    return row


def kept_form(rb: Rulebook, sanction: r.Sanction, asked_on: date | None) -> tuple[Notice, ...]:
    """What to say of an open kind although a setting names another form: that form does not exist here."""
    key, _, value = sanction.requires_switch.partition("=")
    if not key or rb.switch_value(key, asked_on) == value:
        return ()
    row = rb.switch_rows[key]
    message = "Bentuk yang dipilih pengaturan tidak dikenal bagi perbuatan atau terlapor ini; bentuk ini tetap terbuka."
    return (Notice(Severity.INFO, "sanction.form_kept", message, row.legal_basis, row.verified, row.source),)


def outside(sanction: r.Sanction, wanted: Wanted) -> tuple[Notice, ...]:
    """Why a kind of discipline does not fit the level, the repetition or an earlier decree; empty if it fits."""
    found: list[Notice] = []
    if wanted.barred:
        message = "Pelanggaran ini sudah pernah dijatuhi hukuman disiplin."
        found.append(wanted.by_rule("tidak_dua_kali", "twice", message))
    level = rung_level(sanction)
    if level not in wanted.levels:
        found.append(_wrong_level(level, wanted))
    elif wanted.members is not None and sanction.id not in wanted.members:
        found.append(wanted.by_norm("reason", "Bukan jenis yang disebut untuk pelanggaran ini."))
    elif wanted.kinds is not None and not wanted.kinds[0] <= sanction.severity <= wanted.kinds[1]:
        found.append(wanted.by_norm("kind_fixed", "Norma menentukan jenis lain bagi jumlah hari ini."))
    if sanction.severity <= wanted.floor:
        message = "Tidak lebih berat dari hukuman terakhir."
        found.append(wanted.by_rule("ulang_lebih_berat", "not_heavier", message))
    return tuple(found)


def opened(sanction: r.Sanction, kind: PersonKind, jenjang: str) -> tuple[Notice, ...]:
    """Why a rung is open, with its unverified mark and what to know about it."""
    verified = sanction.verified and kind.value in sanction.applies_to
    basis = sanction.legal_basis
    found = [Notice(Severity.INFO, "sanction.open", f"Terbuka menurut {basis}.", basis, verified, sanction.source)]
    if jenjang in sanction.hollow_for:
        message = "Terlapor berjabatan pelaksana: jenis ini tidak mengubah jabatannya; pastikan dapat dilaksanakan."
        found.append(Notice(Severity.WARN, "sanction.hollow", message, basis, sanction.verified, sanction.source))
    if sanction.note:
        found.append(Notice(Severity.INFO, "sanction.note", sanction.note, basis, sanction.verified, sanction.source))
    if sanction.appeal_note:
        found.append(
            Notice(
                Severity.INFO, "sanction.appeal", sanction.appeal_note, basis, sanction.appeal_verified, sanction.source
            )
        )
    return tuple(found)


def applies(sanction: r.Sanction, kind: PersonKind) -> bool:
    """Whether a kind is meant for the person; moral ones name PNS, for PPPK by the local code (unverified)."""
    if kind.value in sanction.applies_to:
        return True
    if kind is PersonKind.PPPK_PARUH_WAKTU and PersonKind.PPPK.value in sanction.applies_to:
        return True
    return sanction.scale == MORAL and kind in CONTRACTED


def _wrong_level(level: str, wanted: Wanted) -> Notice:
    if not wanted.levels:
        return wanted.by_norm("level_unknown", "Tingkat belum dapat ditentukan.")
    lightest = min(level_order(name) for name in wanted.levels)
    if wanted.one_of_many and level in LEVELS and level_order(level) < lightest:
        message = "Beberapa pelanggaran: hanya satu jenis, yang terberat."
        return wanted.by_rule("satu_terberat", "heaviest", message)
    names = ", ".join(sorted(wanted.levels, key=level_order))
    return wanted.by_norm("level", f"Tingkat pelanggaran ini: {names}.")


def _shut(sanction: r.Sanction, code: str, message: str) -> Notice:
    basis = sanction.legal_basis
    return Notice(Severity.BLOCK, f"sanction.{code}", message, basis, sanction.verified, sanction.source)
