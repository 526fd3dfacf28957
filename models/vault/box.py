"""An open vault: its keys while somebody sits at the desk, and what can be done with them."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from models.journal.chain import Head, checkpoint
from models.law.errors import Trouble
from models.vault import attempts, device, header, slot
from models.vault.account import AccountEntry, Concern, NewAccount, entry
from models.vault.attempts import FailedAttempts
from models.vault.clock import Clock
from models.vault.device import DeviceSecret
from models.vault.evidence import EvidenceStore
from models.vault.header import Contents, SealedHead, Slot
from models.vault.heads import HashAt, compare
from models.vault.keys import KEY_BYTES, KdfCost, Random, calibrate, derive, seal, sign, wipe
from models.vault.lockfile import LockFile
from models.vault.member import Member, alive, open_box, purpose_bound, unlock_slot
from models.vault.slot import PrivateKeys
from models.vault.trouble import AccountDisabled, VaultLocked, broken


class OpenVault:
    """The vault while it is open. Made by ``create_vault``, ``open_vault`` and ``recover``; ended by :meth:`lock`."""

    def __init__(
        self,
        folder: Path,
        contents: Contents,
        slot_id: int,
        data_key: bytearray,
        keys: PrivateKeys,
        *,
        lock: LockFile | None,
        kept: DeviceSecret | None,
        clock: Clock,
        random: Random = secrets.token_bytes,
    ) -> None:
        self.folder = folder
        self.slot_id = slot_id
        self.clock = clock
        self.random = random
        self.concerns: list[Concern] = []
        """What opening noticed: an older copy, a header and keyring that disagree. Filled by ``open_engine``."""
        self.stale = False
        """An older copy was noticed and nobody has answered for it yet; the keyring's head is then left alone."""
        self._contents = contents
        self._data_key = data_key
        self._keys = keys
        self._lock = lock
        self._kept = kept
        self._head: Head | None = None
        self._closers: list[Callable[[], None]] = []
        self.failed_attempts: tuple[FailedAttempts, ...] = tuple(attempts.read(folder).values())
        self.evidence = EvidenceStore(folder, derive(data_key, b"content"))

    def __repr__(self) -> str:
        return f"OpenVault({'open' if self.is_open else 'locked'})"

    @property
    def is_open(self) -> bool:
        """Whether the keys are still here."""
        return bool(self._data_key)

    @property
    def read_only(self) -> bool:
        """Opened for looking only: no lock file, nothing is written."""
        return self._lock is None

    @property
    def vault_id(self) -> str:
        """32 hex digits, given at creation."""
        return self._contents.vault_id

    @property
    def office(self) -> str:
        """Name of the office, readable without a key."""
        return self._contents.office

    def accounts(self) -> tuple[AccountEntry, ...]:
        """All accounts, also disabled ones."""
        return tuple(entry(one) for one in self._contents.slots)

    @property
    def contents(self) -> Contents:
        """The header as it was last read or written."""
        return self._contents

    @property
    def sealed(self) -> SealedHead | None:
        """The journal's head of the last lock, from vault.json."""
        return self._contents.sealed

    @property
    def witness(self) -> Head | None:
        """The journal's head of the last lock, from this device's keyring; None where the device knows nothing."""
        try:
            return device.load_head(self._kept, self.vault_id)
        except Trouble:
            return None

    @property
    def uses_keyring(self) -> bool:
        """Whether this opening has a keyring at hand."""
        return self._kept is not None

    # keys ----------------------------------------------------------------------------------------------------------

    def _open_key(self) -> bytearray:
        if not self._data_key:
            raise VaultLocked("Brankas terkunci.", "Tidak ada yang hilang.", "Buka brankas lalu ulangi.")
        return self._data_key

    def database_key(self) -> bytearray:
        """A fresh copy of the database's raw key (32 bytes); the caller wipes it."""
        return derive(self._open_key(), b"database")

    def header_key(self) -> bytearray:
        """A fresh copy of the key that authenticates vault.json (32 bytes); the caller wipes it."""
        return derive(self._open_key(), b"header")

    def number_key(self) -> bytearray:
        """A fresh copy of the key that authenticates the numbers remembered beside the vault; the caller wipes it."""
        return derive(self._open_key(), b"numbers")

    def sign(self, data: bytes) -> bytes:
        """Ed25519 signature (64 bytes) of the account at the desk."""
        return sign(alive(self._keys).signing, data)

    def public_key(self, slot_id: int) -> bytes:
        """The account's Ed25519 public key (32 bytes)."""
        return self._contents.slot(slot_id).signing

    def public_keys(self) -> Mapping[int, tuple[bytes, ...]]:
        """All Ed25519 public keys by account, newest first; earlier ones were replaced by a recovery."""
        return {one.id: (one.signing, *one.earlier) for one in self._contents.slots}

    def exchange_public_key(self, slot_id: int) -> bytes:
        """The account's X25519 public key (32 bytes)."""
        return self._contents.slot(slot_id).exchange

    def seal_to(self, slot_id: int, plaintext: bytes, purpose: str = "") -> bytes:
        """Seal bytes so that only that account's passphrase opens them; ``purpose`` must be the same on opening."""
        bound = purpose_bound(self.vault_id, purpose)
        return seal(self.exchange_public_key(slot_id), plaintext, bound, self.random)

    def open_sealed(self, box: bytes, purpose: str = "") -> bytes:
        """Open what was sealed to the account at the desk."""
        return open_box(alive(self._keys), self.vault_id, box, purpose)

    def unlock_member(self, slot_id: int, passphrase: str) -> Member:
        """Another account's (or one's own) keys by its own passphrase, for a ballot on the shared laptop."""
        self._open_key()
        keys = unlock_slot(self.folder, self._contents, slot_id, passphrase, self._kept, self.clock)
        return Member(self.vault_id, slot_id, keys)

    # accounts ------------------------------------------------------------------------------------------------------

    def _rewrite(self, contents: Contents) -> None:
        if self._lock is None:
            raise broken("Brankas dibuka hanya untuk dibaca.", "Buka brankas secara biasa lalu ulangi.")
        contents = replace(contents, revision=contents.revision + 1)
        key = self.header_key()
        try:
            header.write(self.folder, contents, key)
        finally:
            wipe(key)
        self._contents = contents

    def _lock_slot(self, one: Slot, keys: PrivateKeys, passphrase: str, cost: KdfCost | None, secret: bytes) -> Slot:
        self._open_key()
        one = slot.lock_slot(one, keys, passphrase, self.vault_id, secret, cost or calibrate(), self.random)
        return slot.seal_data_key(one, self._open_key(), self.vault_id, self.random)

    def _device_secret(self, wanted: bool) -> bytes:
        return device.load_secret(self._kept, self.vault_id) if wanted else b""

    def add_account(self, account: NewAccount, *, cost: KdfCost | None = None) -> int:
        """A new slot with new keys; bound to the device where the account at the desk is. Returns its number."""
        bound = self._contents.slot(self.slot_id).device
        number = max(one.id for one in self._contents.slots) + 1
        cost = cost or self._contents.slot(self.slot_id).cost
        keys = PrivateKeys.fresh(self.random)
        try:
            one = Slot(number, account.name, account.role, b"", b"")
            one = self._lock_slot(one, keys, account.passphrase, cost, self._device_secret(bound))
        finally:
            keys.wipe()
        self._rewrite(self._contents.with_slot(one))
        return number

    def change_passphrase(
        self, slot_id: int, old: str, new: str, *, cost: KdfCost | None = None, bind_device: bool | None = None
    ) -> None:
        """Rewrite one slot under a new passphrase; ``bind_device`` changes whether this device's secret is needed."""
        one = self._contents.slot(slot_id)
        keys = unlock_slot(self.folder, self._contents, slot_id, old, self._kept, self.clock)
        wanted = one.device if bind_device is None else bind_device
        try:
            if wanted and not one.device:
                secret = self._secret_for_binding()
            else:
                secret = self._device_secret(wanted)
            one = self._lock_slot(one, keys, new, cost or one.cost, secret)
        finally:
            keys.wipe()
        self._rewrite(self._contents.with_slot(one))

    def _secret_for_binding(self) -> bytes:
        if self._kept is None:
            raise device.missing()
        if any(one.device for one in self._contents.slots):
            return device.load_secret(self._kept, self.vault_id)
        return device.new_secret(self._kept, self.vault_id, self.random)

    def describe(self, slot_id: int, *, name: str | None = None, role: str | None = None) -> None:
        """Change an account's name or role in the header."""
        one = self._contents.slot(slot_id)
        one = replace(one, name=one.name if name is None else name, role=one.role if role is None else role)
        self._rewrite(self._contents.with_slot(one))

    def disable(self, slot_id: int) -> None:
        """Empty an account's slot: it opens nothing any more; its public keys stay for its signatures.

        An old copy of the folder still opens with the old passphrase; ``records.newkeys`` makes new keys where that
        matters. The last active account and the one at the desk cannot be disabled.
        """
        if slot_id == self.slot_id:
            raise AccountDisabled("Akun yang sedang dipakai tidak dapat dinonaktifkan.", "Tidak ada yang berubah.")
        one = self._contents.slot(slot_id)
        when = self.clock.now().isoformat(timespec="seconds")
        bare = Slot(one.id, one.name, one.role, one.exchange, one.signing, one.earlier, disabled=one.disabled or when)
        self._rewrite(self._contents.with_slot(bare))

    def set_office(self, office: str) -> None:
        """Change the name of the office that is readable without a key."""
        self._rewrite(replace(self._contents, office=office))

    def adopt(self, data_key: bytearray, contents: Contents) -> None:
        """Go on under a new data key: write the header sealed with it, forget the old one. See ``records.newkeys``."""
        old, self._data_key = self._open_key(), data_key
        try:
            self._rewrite(contents)
        except BaseException:
            self._data_key = old
            raise
        wipe(old)
        self.evidence.wipe()
        self.evidence = EvidenceStore(self.folder, derive(data_key, b"content"))

    # the end -------------------------------------------------------------------------------------------------------

    def on_lock(self, closer: Callable[[], None]) -> None:
        """Something to do before the keys go: the engine seals the journal's head and closes its connections."""
        self._closers.append(closer)

    def close_connections(self) -> None:
        """Run the closers now: no engine stays open."""
        while self._closers:
            self._closers.pop()()

    def ready(self) -> None:
        """The database exists; the vault is whole from now on."""
        if self._contents.state != header.READY:
            self._rewrite(replace(self._contents, state=header.READY))

    def attempts_noted(self) -> None:
        """The failed attempts stand in the journal now; stop counting them."""
        self.failed_attempts = ()
        attempts.clear(self.folder)

    def note_head(self, head: Head) -> None:
        """Tell the vault how far the journal has come; sealed at lock."""
        self._head = head

    def compare_heads(self, hash_at: HashAt, head: Head) -> None:
        """Compare the journal with what vault.json and this device's keyring remember, into :attr:`concerns`."""
        found = self.head_concerns(hash_at, head)
        self.stale = self.stale or bool(found)
        self.concerns += found

    def head_concerns(self, hash_at: HashAt, head: Head) -> list[Concern]:
        """The comparison of :meth:`compare_heads` without remembering its outcome."""
        sealed = self.sealed.head if self.sealed else None
        return compare(
            [("header", sealed, "vault.json"), ("device", self.witness, "keyring komputer ini")], hash_at, head
        )

    def answer_for_older_copy(self) -> None:
        """A person has answered for the older copy (in the journal); from the next lock on its head counts."""
        self.stale = False

    def seal_head(self) -> None:
        """Write the noted head, signed, into vault.json and this device's keyring."""
        head = self._head
        if head is None or self._lock is None or self.stale:
            return
        if self.sealed is None or self.sealed.head != head:
            text = checkpoint(self.vault_id, head).encode("ascii")
            at = self.clock.now().isoformat(timespec="seconds")
            self._rewrite(replace(self._contents, sealed=SealedHead(head, at, self.slot_id, self.sign(text))))
        if self._kept is not None:
            device.store_head(self._kept, self.vault_id, head)

    def lock(self) -> bool:
        """Close everything, seal the head, wipe the keys, remove the lock file.

        The keys are gone afterwards whatever happens. False where the head could not be sealed (disk full, keyring
        away): nothing is lost, but the next opening has an older head to compare with. Twice is harmless.
        """
        sealed = True
        try:
            while self._closers:
                try:
                    self._closers.pop()()
                except Trouble:
                    sealed = False
            if self.is_open:
                try:
                    self.seal_head()
                except Trouble:
                    sealed = False
        finally:
            self._forget()
        return sealed

    def _forget(self) -> None:
        self.evidence.wipe()
        wipe(self._data_key)
        self._data_key = bytearray()
        self._keys.wipe()
        self._keys = PrivateKeys(bytearray(), bytearray())
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> OpenVault:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.lock()


def fresh_data_key(random: Random) -> bytearray:
    """32 random bytes."""
    return bytearray(random(KEY_BYTES))
