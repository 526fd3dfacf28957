"""The few things of cryptography the vault is made of, each with one fixed choice and a label of its own.

HKDF-SHA256 to derive, Argon2id (RFC 9106) for passphrases, ChaCha20-Poly1305 to lock, X25519 to seal, Ed25519 to sign.
Keys travel as ``bytearray`` so that they can be wiped.
"""

from __future__ import annotations

import hmac
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from models.vault.trouble import KdfRefused

Random = Callable[[int], bytes]

KEY_BYTES = 32
NONCE_BYTES = 12
SALT_BYTES = 16
TAG_BYTES = 16
LABEL = b"sidang-etik/1 "

FLOOR_MEMORY_KIB = 64 * 1024
CAP_MEMORY_KIB = 1024 * 1024
FLOOR_PASSES, CAP_PASSES = 3, 64
FLOOR_LANES, CAP_LANES = 1, 16


@dataclass(frozen=True, slots=True)
class KdfCost:
    """Cost of Argon2id: memory in KiB, passes over it, lanes. Floor 64 MiB and 3 passes (RFC 9106), cap 1 GiB."""

    memory_kib: int = FLOOR_MEMORY_KIB
    passes: int = FLOOR_PASSES
    lanes: int = 4

    def refuse_outside(self) -> None:
        """Raise KdfRefused where the cost is too cheap to protect or so dear that it would stall the machine."""
        inside = (
            FLOOR_MEMORY_KIB <= self.memory_kib <= CAP_MEMORY_KIB
            and FLOOR_PASSES <= self.passes <= CAP_PASSES
            and FLOOR_LANES <= self.lanes <= CAP_LANES
        )
        if not inside:
            raise KdfRefused(
                "Pengaturan kekuatan kata sandi di brankas ini berada di luar batas yang aman.",
                "Kata sandi tidak dicoba dan tidak ada yang berubah.",
                "Berkas vault.json mungkin diubah orang lain. Pulihkan cadangan ke map baru.",
            )


def argon2id(secret: bytes, salt: bytes, cost: KdfCost) -> bytearray:
    """32 bytes from a passphrase. The one place where Argon2id runs; the cost is checked before."""
    cost.refuse_outside()
    out = bytearray(KEY_BYTES)
    Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    ).derive_into(secret, out)
    return out


def calibrate(seconds: float = 1.0, *, lanes: int = 4) -> KdfCost:
    """The cost that takes about ``seconds`` on this machine: memory first, up to 256 MiB, then passes.

    Memory is what makes guessing dear, but a laptop of the office may have only 4 GB.
    """
    memory, passes = FLOOR_MEMORY_KIB, FLOOR_PASSES
    floor = KdfCost(memory, passes, lanes)
    started = time.perf_counter()
    wipe(argon2id(b"calibration", bytes(SALT_BYTES), floor))
    ratio = seconds / max(time.perf_counter() - started, 1e-3)
    memory = min(256 * 1024, int(memory * max(1.0, ratio)) // 1024 * 1024)
    passes = min(16, max(FLOOR_PASSES, int(FLOOR_PASSES * ratio * FLOOR_MEMORY_KIB / memory)))
    return KdfCost(memory, passes, lanes)


def passphrase_bytes(passphrase: str) -> bytes:
    """The passphrase as bytes; NFKC, so that every keyboard gives the same ones."""
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8")


def derive(key: bytes | bytearray, label: bytes, *, salt: bytes = b"") -> bytearray:
    """32 bytes by HKDF-SHA256 under a label of our own."""
    out = bytearray(KEY_BYTES)
    HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt or None, info=LABEL + label).derive_into(key, out)
    return out


def wipe(key: bytearray | None) -> None:
    """Overwrite a key with zeroes."""
    if key is not None:
        key[:] = bytes(len(key))


def same(a: bytes | bytearray, b: bytes | bytearray) -> bool:
    """Compare without telling by the time where they differ."""
    return hmac.compare_digest(a, b)


def mac(key: bytes | bytearray, data: bytes) -> bytes:
    """HMAC-SHA256."""
    return hmac.new(key, data, sha256).digest()


def lock_bytes(key: bytes | bytearray, plain: bytes | bytearray, bound: bytes, random: Random) -> bytes:
    """Nonce (12) ‖ ciphertext ‖ tag (16); ``bound`` is authenticated with it."""
    nonce = random(NONCE_BYTES)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, plain, bound)


def unlock_bytes(key: bytes | bytearray, locked: bytes, bound: bytes) -> bytearray | None:
    """The reverse of :func:`lock_bytes`; None where key, bytes or ``bound`` are not the same."""
    size = len(locked) - NONCE_BYTES - TAG_BYTES
    if size < 0:
        return None
    out = bytearray(size)
    try:
        ChaCha20Poly1305(key).decrypt_into(locked[:NONCE_BYTES], locked[NONCE_BYTES:], bound, out)
    except InvalidTag:
        return None
    return out


def exchange_public(private: bytes | bytearray) -> bytes:
    """The X25519 public key (32 bytes) of a private one."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def signing_public(private: bytes | bytearray) -> bytes:
    """The Ed25519 public key (32 bytes) of a private one."""
    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def sign(private: bytes | bytearray, data: bytes) -> bytes:
    """Ed25519 signature (64 bytes)."""
    return Ed25519PrivateKey.from_private_bytes(private).sign(data)


def _box_key(shared: bytes, sender: bytes, receiver: bytes, bound: bytes) -> bytearray:
    return derive(shared, b"seal\x00" + sha256(bound).digest(), salt=sender + receiver)


def seal(receiver: bytes, plain: bytes | bytearray, bound: bytes, random: Random) -> bytes:
    """Seal to an X25519 public key: fresh public key (32) ‖ ciphertext ‖ tag (16).

    The box key is used once, so the nonce is zero. ``bound`` says what the box is for and must be the same on opening.
    """
    fresh = bytearray(random(KEY_BYTES))
    private = X25519PrivateKey.from_private_bytes(fresh)
    sender = private.public_key().public_bytes_raw()
    key = _box_key(private.exchange(X25519PublicKey.from_public_bytes(receiver)), sender, receiver, bound)
    box = sender + ChaCha20Poly1305(key).encrypt(bytes(NONCE_BYTES), plain, bound)
    wipe(key)
    wipe(fresh)
    return box


def open_seal(private: bytes | bytearray, box: bytes, bound: bytes) -> bytearray | None:
    """The reverse of :func:`seal`; None where the box is not for this key or this purpose."""
    if len(box) < KEY_BYTES + TAG_BYTES:
        return None
    sender = box[:KEY_BYTES]
    mine = X25519PrivateKey.from_private_bytes(private)
    try:
        shared = mine.exchange(X25519PublicKey.from_public_bytes(sender))
    except ValueError:  # a point of low order
        return None
    key = _box_key(shared, sender, mine.public_key().public_bytes_raw(), bound)
    out = bytearray(len(box) - KEY_BYTES - TAG_BYTES)
    try:
        ChaCha20Poly1305(key).decrypt_into(bytes(NONCE_BYTES), box[KEY_BYTES:], bound, out)
    except InvalidTag:
        return None
    finally:
        wipe(key)
    return out
