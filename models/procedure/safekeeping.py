"""Keeping the vault safe from inside the program: passphrases, backups, the way back, and that it was checked."""

from __future__ import annotations

from pathlib import Path

from models.procedure.desk import Desk
from models.procedure.inspection import Report
from models.records.backup import Backup, Difference, backup, difference, restore
from models.records.soundness import Progress


def change_passphrase(desk: Desk, account_id: int, old: str, new: str, *, bind: bool | None = None) -> None:
    """Rewrite one key slot under a new passphrase and enter that it was done; ``bind`` ties it to this device or not.

    WrongPassphrase, DeviceSecretMissing. The entry never holds a passphrase or anything made from one.
    """
    desk.vault.change_passphrase(account_id, old, new, bind_device=bind)
    with desk.act("account.passphrase", subject=f"account.{account_id}") as act:
        act.note(account=account_id, device=bind)
        act.touches("accounts")


def make_backup(desk: Desk, target: Path, progress: Progress | None = None) -> Backup:
    """A verified backup below ``target``; long, so it is entered afterwards with :func:`note_backup`."""
    return backup(desk.vault, desk.engine, target, progress)


def note_backup(desk: Desk, made: Backup) -> None:
    """Enter a finished backup: how far the journal had come in it, never where it lies."""
    with desk.act("vault.backup") as act:
        act.note(seq=made.head.seq, files=made.files, bytes=made.size)
        act.touches("safety")


def compare_backup(source: Path, current: Path | None) -> Difference:
    """What restoring a backup would change, by the headers alone. VaultMissing, VaultBroken."""
    return difference(source, current)


def restore_backup(
    source: Path, target: Path, progress: Progress | None = None, *, current: Path | None = None
) -> Path:
    """Copy a backup into a new folder, never over anything. VaultExists."""
    return restore(source, target, progress, current=current)


def note_inspection(desk: Desk, found: Report) -> None:
    """Enter that the vault was checked and how many faults there were."""
    with desk.act("vault.inspect") as act:
        act.note(ok=found.ok, faults=len(found.findings), entries=found.entries, files=found.files)
        act.touches("safety")
