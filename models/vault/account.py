"""What is said of an account and of an opening: plain values."""

from __future__ import annotations

from dataclasses import dataclass

from models.vault.header import Slot


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account to be made. ``role``: sekretaris, ketua, anggota, petugas, pemeriksa."""

    name: str
    role: str
    passphrase: str

    def __repr__(self) -> str:
        return "NewAccount(…)"


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """What the header tells of an account without a key."""

    slot_id: int
    name: str
    role: str
    disabled: bool
    needs_device: bool


@dataclass(frozen=True, slots=True)
class Concern:
    """Something noticed while opening that a person must hear: a stable code and an Indonesian sentence."""

    code: str
    message: str


def entry(one: Slot) -> AccountEntry:
    """The public side of a slot."""
    return AccountEntry(one.id, one.name, one.role, bool(one.disabled), one.device)
