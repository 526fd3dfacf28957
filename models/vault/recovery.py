"""Recovery sheets: a 256-bit secret in SLIP-39 shares, for example 2 of 3, printed on separate sheets."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

import shamir_mnemonic
from shamir_mnemonic import shamir

from models.vault.header import RecoverySlot
from models.vault.keys import (
    KEY_BYTES,
    SALT_BYTES,
    Random,
    derive,
    exchange_public,
    lock_bytes,
    open_seal,
    seal,
    unlock_bytes,
    wipe,
)
from models.vault.slot import data_key_bound
from models.vault.trouble import RecoveryFailed

_one_at_a_time = threading.Lock()


def _kek(secret: bytes | bytearray, slot: RecoverySlot, vault_id: str) -> bytearray:
    return derive(secret, b"recovery " + sha256(slot.bound(vault_id)).digest())


def make(
    vault_id: str, data_key: bytearray, shares: tuple[int, int], random: Random
) -> tuple[RecoverySlot, tuple[str, ...]]:
    """A recovery slot and its sheets. ``shares`` is (needed, all), 2 of 3 unless told otherwise, at least 2."""
    threshold, count = shares
    if not 2 <= threshold <= count <= 16:
        raise ValueError("at least two shares are needed, of at most sixteen")
    secret = bytearray(random(KEY_BYTES))
    private = bytearray(random(KEY_BYTES))
    slot = RecoverySlot(random(SALT_BYTES), threshold, count, exchange_public(private), b"", b"")
    kek = _kek(secret, slot, vault_id)
    slot = replace(slot, locked=lock_bytes(kek, private, slot.bound(vault_id), random))
    slot = seal_data_key(slot, data_key, vault_id, random)
    with _one_at_a_time:  # the library takes its randomness from a name in its module
        kept, shamir.RANDOM_BYTES = shamir.RANDOM_BYTES, random
        try:
            groups = shamir_mnemonic.generate_mnemonics(1, [(threshold, count)], bytes(secret), iteration_exponent=0)
        finally:
            shamir.RANDOM_BYTES = kept
    for key in (secret, private, kek):
        wipe(key)
    return slot, tuple(groups[0])


def seal_data_key(slot: RecoverySlot, data_key: bytearray, vault_id: str, random: Random) -> RecoverySlot:
    """The slot with another data key; the sheets stay good."""
    return replace(slot, data_key=seal(slot.exchange, data_key, data_key_bound(vault_id, 0), random))


def open_data_key(slot: RecoverySlot, sheets: Iterable[str], vault_id: str) -> bytearray:
    """The data key from the words of enough sheets. RecoveryFailed says what is wrong without repeating a word."""
    words = [" ".join(sheet.lower().split()) for sheet in sheets if sheet.strip()]
    if len(set(words)) < slot.threshold:
        raise RecoveryFailed(
            f"Diperlukan {slot.threshold} lembar pemulihan yang berbeda.",
            "Brankas tetap terkunci.",
            "Masukkan lembar yang belum ada.",
        )
    try:
        secret = shamir_mnemonic.combine_mnemonics(words[: slot.threshold])
    except (shamir_mnemonic.MnemonicError, ValueError) as error:
        raise RecoveryFailed(
            "Kata-kata pada lembar pemulihan tidak cocok.",
            "Brankas tetap terkunci.",
            "Periksa setiap kata dan urutannya; lembar dari brankas lain tidak dapat dipakai.",
        ) from error
    kek = _kek(secret, slot, vault_id)
    private = unlock_bytes(kek, slot.locked, slot.bound(vault_id))
    wipe(kek)
    data_key = None if private is None else open_seal(private, slot.data_key, data_key_bound(vault_id, 0))
    wipe(private)
    if data_key is None:
        raise RecoveryFailed(
            "Lembar pemulihan ini bukan milik brankas ini.",
            "Brankas tetap terkunci.",
            "Gunakan lembar brankas yang benar.",
        )
    return data_key
