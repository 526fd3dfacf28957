"""An account's private keys by its passphrase, and what a member does with them."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from models.vault import attempts, device, slot
from models.vault.clock import Clock
from models.vault.device import DeviceSecret
from models.vault.header import Contents
from models.vault.keys import open_seal, sign
from models.vault.slot import PrivateKeys
from models.vault.trouble import AccountDisabled, TooSoon, VaultLocked, WrongPassphrase, broken


def purpose_bound(vault_id: str, purpose: str) -> bytes:
    """What a sealed box is bound to."""
    return f"box {vault_id} {purpose}".encode()


def unlock_slot(
    folder: Path, contents: Contents, slot_id: int, passphrase: str, kept: DeviceSecret | None, clock: Clock
) -> PrivateKeys:
    """An account's private keys by its passphrase, with the growing delay and the count of failures.

    AccountDisabled, TooSoon, DeviceSecretMissing, WrongPassphrase.
    """
    one = contents.slot(slot_id)
    if one.disabled or one.cost is None:
        raise AccountDisabled("Akun ini sudah dinonaktifkan.", "Tidak ada yang berubah.", "Masuk dengan akun lain.")
    one.cost.refuse_outside()
    wait = attempts.remaining(folder, slot_id, clock.now())
    if wait:
        raise TooSoon(wait)
    secret = device.load_secret(kept, contents.vault_id) if one.device else b""
    try:
        return slot.open_slot(one, passphrase, contents.vault_id, secret)
    except WrongPassphrase:
        raise WrongPassphrase(attempts.add(folder, slot_id, clock.now())) from None


class Member:
    """Another account's keys on the shared laptop, for as long as one ballot takes. Close it, or use ``with``."""

    def __init__(self, vault_id: str, slot_id: int, keys: PrivateKeys) -> None:
        self._vault_id = vault_id
        self.slot_id = slot_id
        self._keys = keys

    def sign(self, data: bytes) -> bytes:
        """Ed25519 signature (64 bytes) with this member's own key."""
        return sign(alive(self._keys).signing, data)

    def open_sealed(self, box: bytes, purpose: str = "") -> bytes:
        """The reverse of :meth:`OpenVault.seal_to` for this member."""
        return open_box(alive(self._keys), self._vault_id, box, purpose)

    def close(self) -> None:
        """Wipe the keys."""
        self._keys.wipe()
        self._keys = PrivateKeys(bytearray(), bytearray())

    def __enter__(self) -> Member:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def alive(keys: PrivateKeys) -> PrivateKeys:
    """The keys, or VaultLocked where they were wiped."""
    if not keys.signing:
        raise VaultLocked("Brankas terkunci.", "Tidak ada yang hilang.", "Buka brankas lalu ulangi.")
    return keys


def open_box(keys: PrivateKeys, vault_id: str, box: bytes, purpose: str) -> bytes:
    """Open a box of ``OpenVault.seal_to``. VaultBroken where it is not for these keys or this purpose."""
    plain = open_seal(keys.exchange, box, purpose_bound(vault_id, purpose))
    if plain is None:
        raise broken(
            "Segel ini tidak dapat dibuka dengan kunci akun tersebut.", "Periksa brankas dengan perintah periksa."
        )
    return bytes(plain)
