"""What the settings read and do, in plain Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.law.person import Person
from models.procedure import safekeeping
from models.procedure.setup import Office, office_of
from models.registry import offices
from models.registry.rules import Uses, cases_under
from models.registry.settings import LetterheadRow, SwitchRow, backup_days, last_of, letterheads, switches
from models.registry.viewer import Viewer

if TYPE_CHECKING:
    from models.procedure.desk import Desk

LETTERHEADS = (
    ("K1", "Wali kota"),
    ("K2", "Sekretariat daerah"),
    ("K3", "Perangkat daerah"),
    ("K0", "Tanpa kop (kertas sudah berkop)"),
)
ROLES = (
    ("sekretaris", "Sekretaris majelis"),
    ("ketua", "Ketua majelis"),
    ("anggota", "Anggota majelis"),
    ("petugas", "Petugas surat"),
    ("pemeriksa", "Pemeriksa (hanya melihat)"),
)
COUNCIL_ROLES = (("ketua", "Ketua"), ("sekretaris", "Sekretaris"), ("anggota", "Anggota"), ("pengganti", "Pengganti"))


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account: from the header, with the person it was linked to."""

    id: int
    name: str
    role: str
    disabled: bool
    needs_device: bool
    person: Person | None


@dataclass(frozen=True, slots=True)
class Safety:
    """The state of the vault's safety."""

    bound: bool
    memory_mib: int
    passes: int
    last_backup: datetime | None
    last_check: datetime | None
    now: datetime
    concerns: tuple[str, ...] = ()
    stale: bool = False
    """An older copy was put back and nobody has answered for it yet."""


def read_office(reader: Any) -> Office:
    """The office as set."""
    return office_of(reader)


def read_letterheads(reader: Any) -> dict[str, LetterheadRow]:
    """Every letterhead kept."""
    return dict(letterheads(reader))


def read_accounts(desk: Desk, reader: Any) -> list[AccountRow]:
    """All accounts in the order they were made, disabled ones too."""
    people = {row.id: row.person for row in offices.accounts(reader, disabled=True)}
    return [
        AccountRow(one.slot_id, one.name, one.role, one.disabled, one.needs_device, people.get(one.slot_id))
        for one in desk.vault.accounts()
    ]


def read_councils(reader: Any) -> list[offices.CouncilRow]:
    """Standing councils, newest first."""
    return offices.councils(reader)


def read_switches(desk: Desk, reader: Any) -> list[SwitchRow]:
    """Every switch with the value in force, what was chosen before, and how many cases each value met."""
    viewer = Viewer(desk.sitter.id, desk.sitter.role)
    return switches(reader, desk.base_rulebook, desk.clock.now().date(), viewer)


def read_cases_under(desk: Desk, reader: Any, switch: str, value: str) -> Uses:
    """Cases classified under a value of a switch."""
    viewer = Viewer(desk.sitter.id, desk.sitter.role)
    return cases_under(reader, viewer, desk.base_rulebook, switch, value)


def read_safety(desk: Desk, reader: Any) -> Safety:
    """Key derivation, last backup, last check. The keyring is asked elsewhere: it may wait for a person."""
    vault = desk.vault
    slot = vault.contents.slot(vault.slot_id)
    return Safety(
        slot.device,
        slot.cost.memory_kib // 1024 if slot.cost else 0,
        slot.cost.passes if slot.cost else 0,
        last_of(reader, "vault.backup"),
        last_of(reader, "vault.inspect"),
        desk.clock.now(),
        tuple(concern.message for concern in vault.concerns),
        vault.stale,
    )


def backup_is_old(safety: Safety, limit_days: int) -> bool:
    """Whether the reminder is due."""
    return safety.last_backup is None or safety.now - safety.last_backup > timedelta(days=limit_days)


def backup_limit(reader: Any) -> int:
    """Days after which the reminder comes."""
    return backup_days(reader)


def make_backup(desk: Desk, target: Path, report: Any) -> Any:
    """A verified backup; runs on the worker. The journal is told afterwards."""
    return safekeeping.make_backup(desk, target, lambda done, total: report(done / max(1, total)))


def restore_backup(source: Path, target: Path, report: Any, current: Path | None = None) -> Path:
    """Copy a backup into a new folder; runs on the worker. ``current``: the vault in use, whose numbers come along."""
    return safekeeping.restore_backup(source, target, lambda done, total: report(done / max(1, total)), current=current)


def compare_backup(source: Path, current: Path | None) -> Sequence[str]:
    """What restoring would change, in sentences."""
    return safekeeping.compare_backup(source, current).lines


def lines_of(text: str) -> list[str]:
    """Lines of a field, without empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]
