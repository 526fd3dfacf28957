"""The locked box: key slots, device secret, recovery, evidence files. ``cryptography`` lives here."""

from models.vault.account import AccountEntry, Concern, NewAccount
from models.vault.attempts import FailedAttempts
from models.vault.box import OpenVault
from models.vault.device import DeviceSecret
from models.vault.evidence import EvidenceStore, Stored
from models.vault.keys import KdfCost, calibrate
from models.vault.lockfile import LockInfo
from models.vault.member import Member
from models.vault.opening import Created, Header, create_vault, open_vault, peek, recover
from models.vault.sealing import open_with_secret, seal_public_key, seal_to_key
from models.vault.trouble import (
    AccountDisabled,
    Cancelled,
    DeviceSecretMissing,
    DiskFull,
    EvidenceBroken,
    EvidenceEmpty,
    EvidenceMissing,
    KdfRefused,
    KeyringUnavailable,
    RecoveryFailed,
    TooSoon,
    VaultBroken,
    VaultExists,
    VaultInUse,
    VaultLocked,
    VaultMissing,
    VaultNewer,
    VaultReadOnly,
    WeakPassphrase,
    WrongPassphrase,
)

__all__ = [
    "AccountDisabled",
    "AccountEntry",
    "Cancelled",
    "Concern",
    "Created",
    "DeviceSecret",
    "DeviceSecretMissing",
    "DiskFull",
    "EvidenceBroken",
    "EvidenceEmpty",
    "EvidenceMissing",
    "EvidenceStore",
    "FailedAttempts",
    "Header",
    "KdfCost",
    "KdfRefused",
    "KeyringUnavailable",
    "LockInfo",
    "Member",
    "NewAccount",
    "OpenVault",
    "RecoveryFailed",
    "Stored",
    "TooSoon",
    "VaultBroken",
    "VaultExists",
    "VaultInUse",
    "VaultLocked",
    "VaultMissing",
    "VaultNewer",
    "VaultReadOnly",
    "WeakPassphrase",
    "WrongPassphrase",
    "calibrate",
    "create_vault",
    "open_vault",
    "open_with_secret",
    "peek",
    "recover",
    "seal_public_key",
    "seal_to_key",
]
