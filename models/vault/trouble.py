"""What can go wrong with a vault, said so that a person knows what happened, what was kept and what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from models.law.errors import Trouble


class VaultMissing(Trouble):
    """There is no vault at this place."""


class VaultBroken(Trouble):
    """The folder is not a whole vault: half copied, damaged, or changed by somebody else's hand."""


class VaultNewer(Trouble):
    """The vault was written by a newer version of the program."""


class VaultReadOnly(Trouble):
    """The folder cannot be written to."""


class VaultInUse(Trouble):
    """Another window or laptop has the vault open."""


class VaultLocked(Trouble):
    """The vault was locked; its keys are gone from memory."""


class VaultExists(Trouble):
    """Something lies already where a new vault should be made. Nothing was overwritten."""


class WrongPassphrase(Trouble):
    """The passphrase, or the device's secret, does not open the account. The message is always the same.

    ``wait_seconds`` is the time before the next attempt is accepted; it grows with every failure.
    """

    def __init__(self, wait_seconds: int = 0) -> None:
        super().__init__(
            "Kata sandi tidak cocok dengan akun ini.",
            "Brankas tetap terkunci dan tidak ada yang berubah.",
            "Periksa Caps Lock lalu coba lagi.",
        )
        self.wait_seconds = wait_seconds


class TooSoon(WrongPassphrase):
    """An attempt came before the waiting time had passed; the passphrase was not even tried."""

    def __init__(self, wait_seconds: int) -> None:
        super().__init__(wait_seconds)
        self.what = "Terlalu banyak percobaan yang gagal."
        self.do = f"Tunggu {wait_seconds} detik lalu coba lagi."


class WeakPassphrase(Trouble):
    """The new passphrase is easy to guess."""


class DeviceSecretMissing(Trouble):
    """The account was bound to a device whose secret this keyring does not hold."""


class KeyringUnavailable(Trouble):
    """The operating system's keyring cannot be used. Nothing is ever written to a file instead."""


class AccountDisabled(Trouble):
    """The account was disabled and opens nothing any more."""


class RecoveryFailed(Trouble):
    """The recovery sheets do not belong together or to this vault."""


class KdfRefused(VaultBroken):
    """The cost of the passphrase check lies outside floor and cap; it was refused before it was run."""


class EvidenceMissing(Trouble):
    """A file of the vault is not in its place."""


class EvidenceBroken(Trouble):
    """A file of the vault is damaged or was exchanged."""


class EvidenceEmpty(Trouble):
    """A file of no bytes proves nothing."""


class DiskFull(Trouble):
    """No room is left. Nothing was half written."""


class Cancelled(Trouble):
    """The person stopped the work."""

    def __init__(self) -> None:
        super().__init__("Pekerjaan dihentikan.", "Tidak ada yang disimpan setengah jadi.")


def broken(what: str, do: str = "") -> VaultBroken:
    """A VaultBroken with the usual second and third sentence."""
    return VaultBroken(
        what,
        "Program tidak mengubah apa pun di dalam map ini.",
        do or "Salin ulang map brankas secara utuh, atau pulihkan cadangan ke map baru.",
    )


def disk_full() -> DiskFull:
    """The sentence for a full disk."""
    return DiskFull(
        "Ruang penyimpanan penuh.",
        "Yang sudah tersimpan tetap utuh; pekerjaan terakhir belum tersimpan.",
        "Kosongkan ruang penyimpanan lalu ulangi.",
    )


def read_only() -> VaultReadOnly:
    """The sentence for a folder that cannot be written to."""
    return VaultReadOnly(
        "Map brankas tidak dapat ditulisi.",
        "Isi brankas tidak berubah.",
        "Periksa izin map atau pindahkan brankas dari media yang hanya dapat dibaca.",
    )


@contextmanager
def plain_words() -> Iterator[None]:
    """Turn errors of the file system into troubles that say what to do."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise disk_full() from error
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise read_only() from error
        raise broken("Map brankas tidak dapat dibaca atau ditulisi.", "Periksa media penyimpanan.") from error
