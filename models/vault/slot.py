"""Opening and making key slots.

KEK = HKDF(Argon2id(passphrase, salt) ‖ device secret, label ‖ SHA-256 of the slot's fields). It locks the account's own
X25519 and Ed25519 private keys; the data key is sealed to the X25519 public key. So a new passphrase rewrites one slot,
and a new data key reaches everybody without their passphrases.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256

from models.vault.header import Slot
from models.vault.keys import (
    KEY_BYTES,
    SALT_BYTES,
    KdfCost,
    Random,
    argon2id,
    derive,
    exchange_public,
    lock_bytes,
    open_seal,
    passphrase_bytes,
    seal,
    signing_public,
    unlock_bytes,
    wipe,
)
from models.vault.trouble import WrongPassphrase


@dataclass(slots=True)
class PrivateKeys:
    """An account's private keys while it is at the desk; wiped afterwards."""

    exchange: bytearray
    signing: bytearray

    @classmethod
    def fresh(cls, random: Random) -> PrivateKeys:
        """New keys: 32 random bytes each."""
        return cls(bytearray(random(KEY_BYTES)), bytearray(random(KEY_BYTES)))

    def wipe(self) -> None:
        """Overwrite both."""
        wipe(self.exchange)
        wipe(self.signing)

    def __repr__(self) -> str:
        return "PrivateKeys(…)"


def data_key_bound(vault_id: str, slot_id: int) -> bytes:
    """What a sealed data key is bound to: this vault and this slot (0 is the recovery slot)."""
    return f"data key {vault_id} {slot_id}".encode("ascii")


def _kek(passphrase: str, slot: Slot, vault_id: str, device_secret: bytes) -> bytearray:
    stretched = argon2id(passphrase_bytes(passphrase), slot.salt, slot.cost or KdfCost(0, 0, 0))
    both = stretched + device_secret
    kek = derive(both, b"slot " + sha256(slot.bound(vault_id)).digest())
    wipe(stretched)
    wipe(both)
    return kek


def lock_slot(
    slot: Slot, keys: PrivateKeys, passphrase: str, vault_id: str, device_secret: bytes, cost: KdfCost, random: Random
) -> Slot:
    """The slot with its private keys locked by a passphrase, a new salt and the given cost."""
    slot = replace(
        slot,
        salt=random(SALT_BYTES),
        cost=cost,
        device=bool(device_secret),
        exchange=exchange_public(keys.exchange),
        signing=signing_public(keys.signing),
    )
    kek = _kek(passphrase, slot, vault_id, device_secret)
    plain = keys.exchange + keys.signing
    slot = replace(slot, locked=lock_bytes(kek, plain, slot.bound(vault_id), random))
    wipe(plain)
    wipe(kek)
    return slot


def seal_data_key(slot: Slot, data_key: bytearray, vault_id: str, random: Random) -> Slot:
    """The slot with the data key sealed to its public key. Needs nobody's passphrase."""
    return replace(slot, data_key=seal(slot.exchange, data_key, data_key_bound(vault_id, slot.id), random))


def open_slot(slot: Slot, passphrase: str, vault_id: str, device_secret: bytes) -> PrivateKeys:
    """The private keys of the slot. WrongPassphrase in every case of failure, after the same work."""
    kek = _kek(passphrase, slot, vault_id, device_secret)
    plain = unlock_bytes(kek, slot.locked, slot.bound(vault_id))
    wipe(kek)
    if plain is None or len(plain) != 2 * KEY_BYTES:
        raise WrongPassphrase()
    keys = PrivateKeys(plain[:KEY_BYTES], plain[KEY_BYTES:])
    wipe(plain)
    return keys


def open_data_key(slot: Slot, keys: PrivateKeys, vault_id: str) -> bytearray | None:
    """The data key out of its seal; None where the seal was exchanged."""
    return open_seal(keys.exchange, slot.data_key, data_key_bound(vault_id, slot.id))
