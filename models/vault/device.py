"""The device's half of a key, and the place where the device remembers how far the journal had come.

The keyring itself is in :mod:`models.vault.keyring_secret`; this module only says what is kept there.
"""

from __future__ import annotations

import base64
import binascii
from typing import Protocol

from models.journal.chain import Head, checkpoint, parse_checkpoint
from models.vault.keys import KEY_BYTES, Random
from models.vault.trouble import DeviceSecretMissing

SECRET, HEAD = "kunci", "jurnal"


class DeviceSecret(Protocol):
    """A keyring of the operating system. Errors are KeyringUnavailable; ``load`` gives None for what is not there."""

    def load(self, vault_id: str, purpose: str) -> str | None:
        """The text kept for a vault and a purpose."""

    def store(self, vault_id: str, purpose: str, value: str) -> None:
        """Keep a short text (under 1,000 characters)."""

    def forget(self, vault_id: str, purpose: str) -> None:
        """Remove it; nothing happens where there is none."""


def new_secret(device: DeviceSecret, vault_id: str, random: Random) -> bytes:
    """Make the device's secret (32 bytes) and keep it in the keyring; read back, so that silence is noticed."""
    secret = random(KEY_BYTES)
    device.store(vault_id, SECRET, base64.b64encode(secret).decode("ascii"))
    if load_secret(device, vault_id) != secret:
        raise missing()
    return secret


def load_secret(device: DeviceSecret | None, vault_id: str) -> bytes:
    """The device's secret. DeviceSecretMissing where this device has none for the vault."""
    text = None if device is None else device.load(vault_id, SECRET)
    try:
        secret = base64.b64decode(text or "", validate=True)
    except binascii.Error:
        secret = b""
    if len(secret) != KEY_BYTES:
        raise missing()
    return secret


def missing() -> DeviceSecretMissing:
    """The sentence for a vault that was carried to another device."""
    return DeviceSecretMissing(
        "Brankas ini terikat pada komputer lain: rahasia perangkatnya tidak ada di komputer ini.",
        "Isi brankas tetap utuh.",
        "Buka di komputer asalnya, atau pulihkan dengan lembar pemulihan.",
    )


def load_head(device: DeviceSecret | None, vault_id: str) -> Head | None:
    """How far the journal had come when this device last locked the vault; None where it never did."""
    text = None if device is None else device.load(vault_id, HEAD)
    try:
        return parse_checkpoint(text.replace("|", "\n")).head if text else None
    except ValueError:
        return None


def store_head(device: DeviceSecret, vault_id: str, head: Head) -> None:
    """Remember the journal's head in the keyring."""
    device.store(vault_id, HEAD, checkpoint(vault_id, head).strip().replace("\n", "|"))
