"""Boxes for a key that exists for one purpose only, such as the seal of a deliberation."""

from __future__ import annotations

from models.vault.keys import Random, exchange_public, open_seal, seal
from models.vault.trouble import broken

_BOUND = b"box for a key of its own"


def seal_public_key(secret: bytes) -> bytes:
    """The X25519 public key (32 bytes) of any 32 secret bytes."""
    return exchange_public(secret)


def seal_to_key(public: bytes, plaintext: bytes, random: Random) -> bytes:
    """Seal bytes to a public key; 48 bytes longer than the plaintext."""
    return seal(public, plaintext, _BOUND, random)


def open_with_secret(secret: bytes, box: bytes) -> bytes:
    """The reverse of :func:`seal_to_key`. VaultBroken where secret and box do not belong together."""
    plain = open_seal(secret, box, _BOUND)
    if plain is None:
        raise broken("Segel ini tidak dapat dibuka dengan kunci tersebut.", "Periksa brankas dengan perintah periksa.")
    return bytes(plain)
