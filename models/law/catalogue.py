"""Does the chosen entry of the catalogue fit the person, the date and the stage; if not, which entry would."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.law import rows as r
from models.law.notice import Notice, Severity
from models.law.person import PersonKind
from models.law.regime import CIVIL_SERVANTS, CONTRACT, CONTRACTED, DISCIPLINE, DISMISSAL, ETHICS, kind_track
from models.law.rulebook import Rulebook
from models.law.stage import stage_basis

STAGED = ("bakal_calon", "calon")


@dataclass(frozen=True, slots=True)
class EntryCheck:
    """What was found about one entry. ``counterpart`` is the entry to choose instead, by id."""

    notices: tuple[Notice, ...] = ()
    counterpart: str | None = None


def track_of(rb: Rulebook, violation: r.Violation, kind: PersonKind) -> str:
    """Track of an entry for a kind of person: kode_etik, disiplin, pemberhentian or kontrak."""
    if violation.category == "kode_etik":
        return kind_track(kind, ETHICS)
    if violation.category == "kontrak":
        return CONTRACT
    members = [rb.sanctions[member] for group in violation.default_groups for member in rb.groups[group].members]
    ends = bool(members) and all(member.level == "pemberhentian" for member in members)
    return kind_track(kind, DISMISSAL if ends else DISCIPLINE)


def counterparts(rb: Rulebook, violation: str, when: str, on: date) -> tuple[r.Counterpart, ...]:
    """Entries for the same conduct; ``when`` is tahap (either way), aturan (old to new) or status (PNS to PPPK)."""
    return tuple(
        row
        for row in rb.rows(r.Counterpart)
        if row.when == when
        and row.in_force(on)
        and (row.left == violation or (when == "tahap" and row.right == violation))
    )


def check_entry(
    rb: Rulebook,
    violation: r.Violation,
    kind: PersonKind,
    act_date: date,
    stage: str | None,
    transition: str,
    old_rule: bool,
) -> EntryCheck:
    """Everything odd about an entry. ``transition`` and ``old_rule`` come from the regime of the act."""
    notices: list[Notice] = []
    other: str | None = None
    by_date, replaced = _date(rb, violation, act_date, transition, old_rule)
    notices += by_date
    by_kind, for_kind = _kind(rb, violation, kind, act_date)
    notices += by_kind
    other = replaced or for_kind
    mismatch = violation.stage in STAGED and stage is not None and violation.stage != stage
    if mismatch:
        rows = counterparts(rb, violation.id, "tahap", act_date)
        row = rows[0] if rows else None
        if row is not None:
            other = row.right if row.left == violation.id else row.left
        named = other or "tidak ada"
        notices.append(
            Notice(
                Severity.WARN,
                "violation.stage",
                f"Katalog: tahap pencalonan tidak cocok dengan butir katalog; butir padanan: {named}",
                stage_basis(act_date),
                row.verified if row else False,
                row.source if row else "KOMPAS; TRIBUN",
            )
        )
    elif violation.stage in STAGED and stage is None:
        message = "Tahap pencalonan belum diketahui: pilih kalendernya agar jalur etik atau disiplin dapat dipastikan."
        notices.append(_warn(violation, "violation.stage_unknown", message))
    if not violation.verified:
        message = violation.note or "Butir ini belum dipastikan dari naskah."
        notices.append(
            Notice(Severity.INFO, "violation.unverified", message, violation.legal_basis, False, violation.source)
        )
    return EntryCheck(tuple(notices), other)


def _date(
    rb: Rulebook, violation: r.Violation, act_date: date, transition: str, old_rule: bool
) -> tuple[list[Notice], str | None]:
    start = rb.scales["pp94_2021"].effective_from
    if transition and violation.list_id == "PP94":
        return [], None
    if transition and violation.list_id == "PP53":
        rows = counterparts(rb, violation.id, "aturan", start)
        other = rows[0].right if rows else None
        message = f"Butir PP 53/2010 untuk perkara yang memakai PP 94/2021; butir padanan: {other or 'tidak ada'}"
        return [_warn(violation, "violation.old_rule", message)], other
    if old_rule and violation.list_id == "PP94":
        return [
            _warn(violation, "violation.new_rule", "Butir PP 94/2021 untuk perkara yang diputus menurut PP 53/2010.")
        ], None
    if violation.in_force(act_date):
        return [], None
    return [_warn(violation, "violation.date", "Butir katalog tidak berlaku pada tanggal perbuatan.")], None


def _kind(rb: Rulebook, violation: r.Violation, kind: PersonKind, act_date: date) -> tuple[list[Notice], str | None]:
    if kind.value in violation.applies_to:
        return [], None
    if kind is PersonKind.PPPK_PARUH_WAKTU and "PPPK" in violation.applies_to:
        message = "Butir ini menyebut PPPK; berlakunya bagi PPPK paruh waktu belum dipastikan."
        return [Notice(Severity.INFO, "violation.part_time", message, violation.legal_basis, False, "INFERENCE")], None
    if kind not in CIVIL_SERVANTS and kind not in CONTRACTED:
        message = "Bentuk pelanggaran pegawai non-ASN mengikuti bentuk bagi ASN; sanksi menurut perjanjian kerja."
        return [
            Notice(Severity.INFO, "violation.contract", message, "SE Menpan RB 1/2023", False, "DERAS; KONTAN")
        ], None
    if kind in CONTRACTED and violation.category == "kode_etik":
        return [], None
    rows = counterparts(rb, violation.id, "status", act_date) if kind in CONTRACTED else ()
    other = rows[0].right if rows else None
    message = "Butir katalog tidak menyebut jenis pegawai ini" + (f"; butir padanan: {other}" if other else ".")
    return [_warn(violation, "violation.kind", message)], other


def _warn(violation: r.Violation, code: str, message: str) -> Notice:
    return Notice(Severity.WARN, code, message, violation.legal_basis, violation.verified, violation.source)
