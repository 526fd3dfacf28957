"""Making a vault, looking at one from outside, opening it, and opening it with the recovery sheets."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from models.vault import attempts, device, header, lockfile, recovery, slot, swap
from models.vault.account import AccountEntry, NewAccount, entry
from models.vault.atomic import forget_draft
from models.vault.box import OpenVault, fresh_data_key
from models.vault.clock import Clock
from models.vault.device import DeviceSecret
from models.vault.evidence import FOLDER as EVIDENCE
from models.vault.header import Contents, Slot
from models.vault.keys import KdfCost, Random, calibrate, derive, wipe
from models.vault.lockfile import LockFile, LockInfo
from models.vault.member import unlock_slot
from models.vault.slot import PrivateKeys
from models.vault.trouble import RecoveryFailed, TooSoon, VaultExists, broken, plain_words

DATABASE = "cases.db"


@dataclass(frozen=True, slots=True)
class Header:
    """What a vault tells without a key. None of it is authenticated before the vault is open."""

    version: int
    vault_id: str
    office: str
    accounts: tuple[AccountEntry, ...]
    locked_by: LockInfo | None


@dataclass(frozen=True, slots=True)
class Created:
    """A new vault, open as its first account, and the recovery sheets. The sheets exist nowhere else."""

    vault: OpenVault
    recovery: tuple[str, ...]

    def __repr__(self) -> str:
        return "Created(…)"


def _whole(folder: Path, contents: Contents) -> None:
    if contents.state == header.CREATING:
        raise broken(
            "Pembuatan brankas ini belum selesai, jadi belum ada isi di dalamnya.",
            "Hapus map ini lalu buat brankas lagi.",
        )
    names = [DATABASE, DATABASE + swap.NEW] if contents.state == swap.SWAPPING else [DATABASE]
    if not any((folder / name).is_file() and (folder / name).stat().st_size for name in names):
        raise broken("Map brankas tidak lengkap: berkas cases.db tidak ada atau kosong.")
    if not (folder / EVIDENCE).is_dir() and not (folder / (EVIDENCE + swap.NEW)).is_dir():
        raise broken("Map brankas tidak lengkap: map evidence tidak ada.")


def peek(folder: Path) -> Header:
    """Office and accounts of a vault, and who has it open. VaultMissing, VaultBroken, VaultNewer."""
    contents = header.decode(header.read(folder))
    _whole(folder, contents)
    accounts = tuple(entry(one) for one in contents.slots)
    return Header(header.VERSION, contents.vault_id, contents.office, accounts, lockfile.holder(folder))


def create_vault(
    folder: Path,
    office: str,
    accounts: Sequence[NewAccount],
    *,
    clock: Clock,
    device: DeviceSecret | None = None,
    cost: KdfCost | None = None,
    random: Random = secrets.token_bytes,
    shares: tuple[int, int] = (2, 3),
) -> Created:
    """A new vault in a new folder, opened as ``accounts[0]``. ``open_engine(vault, create=True)`` completes it.

    VaultExists where something lies there already; KeyringUnavailable where the device's secret cannot be kept.
    ``cost`` None calibrates to about one second on this machine.
    """
    if not accounts:
        raise ValueError("a vault needs at least one account")
    cost = cost or calibrate()
    cost.refuse_outside()
    _make_folder(folder)
    lock = LockFile.take(folder, accounts[0].name, clock)
    try:
        return _fill(folder, office, accounts, clock, device, cost, random, shares, lock)
    except BaseException:
        lock.release()
        _unmake_folder(folder)
        raise


def _make_folder(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise VaultExists(
            "Di tempat itu sudah ada berkas lain.",
            "Tidak ada yang ditimpa.",
            "Pilih nama atau map lain untuk brankas baru.",
        )
    with plain_words():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / EVIDENCE).mkdir(mode=0o700)


def _unmake_folder(folder: Path) -> None:
    (folder / header.NAME).unlink(missing_ok=True)
    (folder / EVIDENCE).rmdir()
    folder.rmdir()


def _fill(
    folder: Path,
    office: str,
    accounts: Sequence[NewAccount],
    clock: Clock,
    kept: DeviceSecret | None,
    cost: KdfCost,
    random: Random,
    shares: tuple[int, int],
    lock: LockFile,
) -> Created:
    vault_id = random(16).hex()
    data_key = fresh_data_key(random)
    secret = device.new_secret(kept, vault_id, random) if kept is not None else b""
    slots: list[Slot] = []
    first: PrivateKeys | None = None
    for number, account in enumerate(accounts, start=1):
        keys = PrivateKeys.fresh(random)
        one = Slot(number, account.name, account.role, b"", b"")
        one = slot.lock_slot(one, keys, account.passphrase, vault_id, secret, cost, random)
        slots.append(slot.seal_data_key(one, data_key, vault_id, random))
        if first is None:
            first = keys
        else:
            keys.wipe()
    assert first is not None
    recovery_slot, sheets = recovery.make(vault_id, data_key, shares, random)
    created = clock.now().isoformat(timespec="seconds")
    contents = Contents(vault_id, office, created, header.CREATING, 1, tuple(slots), recovery_slot)
    key = derive(data_key, b"header")
    header.write(folder, contents, key)
    wipe(key)
    vault = OpenVault(folder, contents, 1, data_key, first, lock=lock, kept=kept, clock=clock, random=random)
    return Created(vault, sheets)


def _authentic(raw: bytes, data_key: bytearray | None) -> bytearray:
    """The data key, after the header proved that it was written by its holder."""
    if data_key is None:
        raise header.changed_by_others()
    key = derive(data_key, b"header")
    good = header.authentic(raw, key)
    wipe(key)
    if not good:
        wipe(data_key)
        raise header.changed_by_others()
    return data_key


def open_vault(
    folder: Path,
    slot_id: int,
    passphrase: str,
    *,
    clock: Clock,
    device: DeviceSecret | None = None,
    random: Random = secrets.token_bytes,
    read_only: bool = False,
    take_over: bool = False,
) -> OpenVault:
    """Open a vault with an account's passphrase; one Argon2id, about a second.

    VaultMissing, VaultBroken, VaultNewer, VaultReadOnly, VaultInUse, DeviceSecretMissing, AccountDisabled, TooSoon,
    WrongPassphrase. ``read_only`` is for looking into a backup: no lock file, nothing is written. ``take_over`` opens
    although the lock file names another machine, after a person made sure that nobody has the vault open there.
    """
    raw = header.read(folder)
    contents = header.decode(raw)
    _whole(folder, contents)
    name = contents.slot(slot_id).name
    lock = None if read_only else LockFile.take(folder, name, clock, take_over=take_over)
    try:
        raw = header.read(folder)  # what somebody else wrote until we held the lock
        contents = header.decode(raw)
        keys = unlock_slot(folder, contents, slot_id, passphrase, device, clock)
        try:
            data_key = _authentic(raw, slot.open_data_key(contents.slot(slot_id), keys, contents.vault_id))
        except BaseException:
            keys.wipe()
            raise
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    vault = OpenVault(folder, contents, slot_id, data_key, keys, lock=lock, kept=device, clock=clock, random=random)
    _tidy(vault)
    return vault


def _tidy(vault: OpenVault) -> None:
    """Finish or forget an exchange of keys that a crash interrupted, and what was half written."""
    if vault.read_only:
        return
    if vault.contents.state == swap.SWAPPING:
        swap.exchange(vault.folder)
        vault.ready()
    if swap.pending(vault.folder):
        swap.discard(vault.folder)
    with plain_words():
        for name in (header.NAME, attempts.NAME):
            forget_draft(vault.folder / name)
        vault.evidence.sweep()


def recover(
    folder: Path,
    shares: Iterable[str],
    slot_id: int,
    new_passphrase: str,
    *,
    clock: Clock,
    device: DeviceSecret | None = None,
    cost: KdfCost | None = None,
    random: Random = secrets.token_bytes,
) -> OpenVault:
    """Open a vault with the recovery sheets and give an account a new passphrase and new keys.

    The account's old private keys are gone with its passphrase: nobody, also not the holders of the sheets, can sign as
    it did before. Its earlier public key stays, so that what it signed stays provable. ``device`` given: the account is
    bound to this device. RecoveryFailed says what is wrong with the sheets.
    """
    raw = header.read(folder)
    _whole(folder, header.decode(raw))
    lock = LockFile.take(folder, header.decode(raw).slot(slot_id).name, clock)
    try:
        return _recover(folder, shares, slot_id, new_passphrase, clock, device, cost, random, lock)
    except BaseException:
        lock.release()
        raise


def _recover(
    folder: Path,
    shares: Iterable[str],
    slot_id: int,
    new_passphrase: str,
    clock: Clock,
    kept: DeviceSecret | None,
    cost: KdfCost | None,
    random: Random,
    lock: LockFile,
) -> OpenVault:
    raw = header.read(folder)
    contents = header.decode(raw)
    if contents.recovery is None:
        raise RecoveryFailed("Brankas ini tidak mempunyai lembar pemulihan.")
    wait = attempts.remaining(folder, 0, clock.now())
    if wait:
        raise TooSoon(wait)
    try:
        opened = recovery.open_data_key(contents.recovery, shares, contents.vault_id)
    except RecoveryFailed:
        attempts.add(folder, 0, clock.now())
        raise
    data_key = _authentic(raw, opened)
    old = contents.slot(slot_id)
    if old.disabled:
        raise RecoveryFailed("Akun itu sudah dinonaktifkan.", "Tidak ada yang berubah.", "Pilih akun yang masih aktif.")
    secret = _secret_here(kept, contents.vault_id, random)
    keys = PrivateKeys.fresh(random)
    one = replace(old, earlier=(old.signing, *old.earlier))
    one = slot.lock_slot(one, keys, new_passphrase, contents.vault_id, secret, cost or calibrate(), random)
    one = slot.seal_data_key(one, data_key, contents.vault_id, random)
    contents = replace(contents.with_slot(one), revision=contents.revision + 1)
    key = derive(data_key, b"header")
    header.write(folder, contents, key)
    wipe(key)
    vault = OpenVault(folder, contents, slot_id, data_key, keys, lock=lock, kept=kept, clock=clock, random=random)
    _tidy(vault)
    return vault


def _secret_here(kept: DeviceSecret | None, vault_id: str, random: Random) -> bytes:
    """This device's secret, made where the device has none yet."""
    if kept is None:
        return b""
    if kept.load(vault_id, device.SECRET) is not None:
        return device.load_secret(kept, vault_id)
    return device.new_secret(kept, vault_id, random)
