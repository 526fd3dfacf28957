"""What the settings read and do, in plain Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Reader

from models.law.person import Person
from models.procedure.setup import Office, office_of, setting
from models.records import Account, Council, CouncilMember, Letterhead, SwitchChoice
from models.registry.journal import JournalFilter, journal_ids, journal_rows
from models.registry.viewer import Viewer

if TYPE_CHECKING:
    from models.procedure.desk import Desk

LETTERHEADS = (
    ("K1", "Wali kota"),
    ("K2", "Sekretariat daerah"),
    ("K3", "Perangkat daerah"),
    ("K0", "Tanpa kop (kertas sudah berkop)"),
)
BACKUP_LIMIT_DAYS = 7
ROLES = (
    ("sekretaris", "Sekretaris majelis"),
    ("ketua", "Ketua majelis"),
    ("anggota", "Anggota majelis"),
    ("petugas", "Petugas surat"),
    ("pemeriksa", "Pemeriksa (hanya melihat)"),
)
COUNCIL_ROLES = (("ketua", "Ketua"), ("sekretaris", "Sekretaris"), ("anggota", "Anggota"), ("pengganti", "Pengganti"))


@dataclass(frozen=True, slots=True)
class Head:
    """A letterhead as the form shows it."""

    kind: str
    lines: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    emblem: bytes | None = field(default=None, repr=False)
    emblem_name: str = ""


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
class MemberRow:
    """A member of a standing council."""

    role: str
    person: Person
    account_id: int | None


@dataclass(frozen=True, slots=True)
class CouncilRow:
    """A standing council with its members."""

    id: int
    title: str
    decree: str
    decree_date: date
    valid_until: date | None
    members: tuple[MemberRow, ...]


@dataclass(frozen=True, slots=True)
class SwitchRow:
    """A reading of the law that the office chooses: the value in force and its reason."""

    id: str
    text: str
    values: tuple[str, ...]
    value: str
    default: str
    legal_basis: str
    verified: bool
    source: str
    reason: str
    since: date | None


@dataclass(frozen=True, slots=True)
class Safety:
    """The state of the vault's safety."""

    keyring: bool
    keyring_name: str
    bound: bool
    memory_mib: int
    passes: int
    last_backup: datetime | None
    last_check: datetime | None
    now: datetime
    concerns: tuple[str, ...] = ()


def read_office(reader: Reader) -> Office:
    """The office as set."""
    return office_of(reader)


def read_letterheads(reader: Reader) -> dict[str, Head]:
    """Every letterhead kept."""
    return {
        row.kind: Head(row.kind, tuple(row.lines), tuple(row.address), row.emblem, row.emblem_name)
        for row in reader.scalars(select(Letterhead))
    }


def read_accounts(desk: Desk, reader: Reader) -> list[AccountRow]:
    """All accounts in the order they were made, disabled ones too."""
    people = {row.id: row.person for row in reader.scalars(select(Account))}
    return [
        AccountRow(
            one.slot_id,
            one.name,
            one.role,
            one.disabled,
            one.needs_device,
            Person.from_dict(linked) if (linked := people.get(one.slot_id)) else None,
        )
        for one in desk.vault.accounts()
    ]


def read_councils(reader: Reader) -> list[CouncilRow]:
    """Standing councils, newest first."""
    members: dict[int, list[MemberRow]] = {}
    for row in reader.scalars(select(CouncilMember).order_by(CouncilMember.council_id, CouncilMember.position)):
        made = MemberRow(row.role, Person.from_dict(row.person), row.account_id)
        members.setdefault(row.council_id, []).append(made)
    return [
        CouncilRow(
            row.id, row.title, row.decree_number, row.decree_date, row.valid_until, tuple(members.get(row.id, ()))
        )
        for row in reader.scalars(select(Council).order_by(Council.decree_date.desc(), Council.id.desc()))
    ]


def read_switches(desk: Desk, reader: Reader) -> list[SwitchRow]:
    """Every switch with the value in force."""
    chosen: dict[str, SwitchChoice] = {}
    today = desk.clock.now().date()
    for row in reader.scalars(select(SwitchChoice).order_by(SwitchChoice.valid_from, SwitchChoice.id)):
        if row.valid_from <= today:
            chosen[row.switch] = row
    found = []
    for key, switch in desk.base_rulebook.switch_rows.items():
        choice = chosen.get(key)
        found.append(
            SwitchRow(
                key,
                switch.text,
                tuple(switch.values),
                choice.value if choice else desk.rulebook.switches.get(key, switch.default),
                switch.default,
                switch.legal_basis,
                switch.verified,
                switch.source,
                choice.reason if choice else "",
                choice.valid_from if choice else None,
            )
        )
    return found


def value_words(value: str) -> str:
    """A value of a switch as people read it."""
    return value.replace("_", " ")


def read_safety(desk: Desk, reader: Reader) -> Safety:
    """Keyring, key derivation, last backup, last check."""
    from ui.opening import keyring_state

    keyring, name = keyring_state()
    vault = desk.vault
    slot = vault.contents.slot(vault.slot_id)
    return Safety(
        keyring,
        name,
        slot.device,
        slot.cost.memory_kib // 1024 if slot.cost else 0,
        slot.cost.passes if slot.cost else 0,
        last_of(desk, reader, "vault.backup"),
        last_of(desk, reader, "vault.inspect"),
        desk.clock.now(),
        tuple(concern.message for concern in vault.concerns),
    )


def last_of(desk: Desk, reader: Reader, act: str) -> datetime | None:
    """When an act was last entered in the journal."""
    viewer = Viewer(desk.sitter.id, desk.sitter.role)
    ids = journal_ids(reader, viewer, JournalFilter(act=act), limit=1)
    rows = journal_rows(reader, viewer, ids)
    return rows[0].at if rows and rows[0] is not None else None


def backup_is_old(safety: Safety, limit_days: int) -> bool:
    """Whether the reminder is due."""
    return safety.last_backup is None or safety.now - safety.last_backup > timedelta(days=limit_days)


def backup_limit(reader: Reader) -> int:
    """Days after which the reminder comes."""
    return int(setting(reader, "backup_days", BACKUP_LIMIT_DAYS))


# -- acts that the settings themselves enter in the journal ----------------------------------------------------------


def change_passphrase(desk: Desk, account_id: int, old: str, new: str, *, bind: bool | None = None) -> None:
    """Rewrite one slot under a new passphrase, and enter that it was done."""
    desk.vault.change_passphrase(account_id, old, new, bind_device=bind)
    with desk.act("account.passphrase", subject=f"account.{account_id}") as act:
        act.note(account=account_id, device=bind)
        act.touches("accounts")


def make_backup(desk: Desk, target: Path, report: Any) -> Any:
    """A verified backup; runs on the worker. The journal is told afterwards with :func:`note_backup`."""
    from models.records.backup import backup

    return backup(desk.vault, desk.engine, target, lambda done, total: report(done / max(1, total)))


def note_backup(desk: Desk, made: Any) -> None:
    """Enter a finished backup: the journal's number in it, never where it lies."""
    with desk.act("vault.backup") as act:
        act.note(seq=made.head.seq, files=made.files, bytes=made.size)
        act.touches("safety")


def restore_backup(source: Path, target: Path, report: Any) -> Path:
    """Copy a backup into a new folder; runs on the worker."""
    from models.records.backup import restore

    return restore(source, target, lambda done, total: report(done / max(1, total)))


def compare_backup(source: Path, current: Path | None) -> Sequence[str]:
    """What restoring would change, in sentences."""
    from models.records.backup import difference

    return difference(source, current).lines


def lines_of(text: str) -> list[str]:
    """Lines of a field, without empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]
