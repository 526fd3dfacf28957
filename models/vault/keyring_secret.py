"""The operating system's keyring; the only file that knows the ``keyring`` library.

The backend is made here by name from a short list. The library's own search is never used: it obeys an environment
variable and a configuration file that may load any code, and it may choose a backend that writes plain files.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from models.vault.trouble import KeyringUnavailable

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "Sidang Etik"
LONGEST = 1000
"""Windows keeps at most 2,560 bytes of UTF-16."""


def _windows() -> KeyringBackend:  # pragma: no cover
    from keyring.backends.Windows import WinVaultKeyring

    ring = WinVaultKeyring()  # type: ignore[no-untyped-call]
    ring.persist = "local machine"  # the default would travel with the domain profile
    return ring


def _mac() -> KeyringBackend:  # pragma: no cover
    from keyring.backends.macOS import Keyring

    return Keyring()  # type: ignore[no-untyped-call]


def _linux() -> KeyringBackend:
    from keyring.backends.SecretService import Keyring

    return Keyring()  # type: ignore[no-untyped-call]


_BACKENDS = {"win32": ("Windows Credential Manager", _windows), "darwin": ("macOS Keychain", _mac)}
_ELSEWHERE = ("Secret Service", _linux)


class SystemKeyring:
    """The keyring of this system and user. Texts are kept by vault and purpose."""

    def __init__(self) -> None:
        self.name, self._make = _BACKENDS.get(sys.platform, _ELSEWHERE)
        self._ring: KeyringBackend | None = None

    def _backend(self) -> KeyringBackend:
        if self._ring is None:
            try:
                ring = self._make()
                if not type(ring).priority:
                    raise RuntimeError("no priority")
            except Exception as error:
                raise _unavailable() from error
            self._ring = ring
        return self._ring

    def available(self) -> tuple[bool, str]:
        """Whether the keyring answers now, and its name. A locked keyring that nobody unlocks counts as absent."""
        try:
            self.load("", "tersedia")
        except KeyringUnavailable:
            return False, self.name
        return True, self.name

    def load(self, vault_id: str, purpose: str) -> str | None:
        """The text kept for a vault and a purpose; None where there is none. KeyringUnavailable."""
        ring = self._backend()
        try:
            return ring.get_password(_service(vault_id, purpose), vault_id)
        except Exception as error:
            raise _unavailable() from error

    def store(self, vault_id: str, purpose: str, value: str) -> None:
        """Keep a text of at most 1,000 characters. KeyringUnavailable."""
        if len(value) > LONGEST:
            raise ValueError("too long for a keyring")
        ring = self._backend()
        try:
            ring.set_password(_service(vault_id, purpose), vault_id, value)
        except Exception as error:
            raise _unavailable() from error

    def forget(self, vault_id: str, purpose: str) -> None:
        """Remove a text; nothing happens where there is none. KeyringUnavailable."""
        if self.load(vault_id, purpose) is None:
            return
        try:
            self._backend().delete_password(_service(vault_id, purpose), vault_id)
        except Exception as error:
            raise _unavailable() from error


def _service(vault_id: str, purpose: str) -> str:
    """One service per vault and purpose: on Windows two entries of one service push each other aside."""
    return f"{SERVICE} {purpose} {vault_id}".rstrip()


def _unavailable() -> KeyringUnavailable:
    return KeyringUnavailable(
        "Penyimpan rahasia sistem (keyring) tidak dapat dipakai di komputer ini.",
        "Tidak ada rahasia yang ditulis ke berkas sebagai gantinya.",
        "Buka kunci keyring sistem lalu ulangi, atau buat akun tanpa rahasia perangkat.",
    )
