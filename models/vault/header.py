"""``vault.json``: what can be read without a key, and the locked slots.

Canonical JSON, authenticated as a whole by HMAC-SHA256 under a key derived from the data key. Before the vault is open
the file is only believed as far as it cannot do harm: sizes, forms and costs are checked before anything is used.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from models.journal.chain import Head, canonical
from models.vault.atomic import write_atomic
from models.vault.keys import KEY_BYTES, SALT_BYTES, KdfCost, mac, same
from models.vault.trouble import VaultBroken, VaultMissing, VaultNewer, broken, plain_words

NAME = "vault.json"
FORMAT = "sidang-etik"
VERSION = 1
LARGEST = 4 * 1024 * 1024
CREATING, READY, SWAPPING = "creating", "ready", "swapping"
_HEX = re.compile(r"(?:[0-9a-f]{2})*\Z")


@dataclass(frozen=True, slots=True)
class Slot:
    """The key slot of one account. A disabled one keeps only its public keys, for the signatures it left behind."""

    id: int
    name: str
    role: str
    exchange: bytes
    signing: bytes
    earlier: tuple[bytes, ...] = ()
    salt: bytes = b""
    cost: KdfCost | None = None
    device: bool = False
    locked: bytes = b""
    data_key: bytes = b""
    disabled: str = ""

    def bound(self, vault_id: str) -> bytes:
        """The slot's fields that are authenticated with its locked keys and mixed into the key that locks them."""
        cost = self.cost or KdfCost()
        return canonical(
            {
                "vault": vault_id,
                "slot": self.id,
                "kind": "account",
                "kdf": {
                    "name": "argon2id",
                    "salt": self.salt,
                    "memory_kib": cost.memory_kib,
                    "passes": cost.passes,
                    "lanes": cost.lanes,
                },
                "device": self.device,
                "exchange": self.exchange,
                "signing": self.signing,
            }
        )


@dataclass(frozen=True, slots=True)
class RecoverySlot:
    """The slot that the recovery sheets open."""

    salt: bytes
    threshold: int
    count: int
    exchange: bytes
    locked: bytes
    data_key: bytes

    def bound(self, vault_id: str) -> bytes:
        """The fields authenticated with the locked key."""
        return canonical({"vault": vault_id, "kind": "recovery", "salt": self.salt, "exchange": self.exchange})


@dataclass(frozen=True, slots=True)
class SealedHead:
    """The journal's head at the last lock, signed by the account that locked."""

    head: Head
    at: str
    slot_id: int
    signature: bytes


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything in vault.json except the authentication code. ``revision`` grows with every writing.

    ``copied``: the moment this header was written as that of a backup, empty in a vault that never was one. It cannot
    be taken away without the data key, so a restored vault knows that it is one, however it was copied.
    """

    vault_id: str
    office: str
    created: str
    state: str
    revision: int
    slots: tuple[Slot, ...]
    recovery: RecoverySlot | None
    sealed: SealedHead | None = None
    copied: str = ""

    def slot(self, slot_id: int) -> Slot:
        """The slot of an account. KeyError-free: a Trouble where there is none."""
        for slot in self.slots:
            if slot.id == slot_id:
                return slot
        raise broken("Akun itu tidak ada di brankas ini.", "Pilih akun lain.")

    def with_slot(self, slot: Slot) -> Contents:
        """The same with one slot exchanged or added."""
        others = [old for old in self.slots if old.id != slot.id]
        return replace(self, slots=tuple(sorted([*others, slot], key=lambda each: each.id)))


def _slot_json(slot: Slot) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": slot.id,
        "name": slot.name,
        "role": slot.role,
        "exchange": slot.exchange,
        "signing": slot.signing,
        "earlier": list(slot.earlier),
        "disabled": slot.disabled,
    }
    if slot.cost is not None:
        data["kdf"] = {
            "name": "argon2id",
            "salt": slot.salt,
            "memory_kib": slot.cost.memory_kib,
            "passes": slot.cost.passes,
            "lanes": slot.cost.lanes,
        }
        data |= {"device": slot.device, "locked": slot.locked, "data_key": slot.data_key}
    return data


def _json(contents: Contents) -> dict[str, Any]:
    recovery, sealed = contents.recovery, contents.sealed
    return {
        "format": FORMAT,
        "version": VERSION,
        "vault": contents.vault_id,
        "office": contents.office,
        "created": contents.created,
        "state": contents.state,
        "revision": contents.revision,
        "copied": contents.copied,
        "slots": [_slot_json(slot) for slot in contents.slots],
        "recovery": None
        if recovery is None
        else {
            "kind": "slip39",
            "salt": recovery.salt,
            "threshold": recovery.threshold,
            "count": recovery.count,
            "exchange": recovery.exchange,
            "locked": recovery.locked,
            "data_key": recovery.data_key,
        },
        "head": None
        if sealed is None
        else {
            "seq": sealed.head.seq,
            "hash": sealed.head.hash,
            "at": sealed.at,
            "slot": sealed.slot_id,
            "signature": sealed.signature,
        },
    }


def encode(contents: Contents, key: bytes | bytearray) -> bytes:
    """The file's bytes, authenticated under the header key."""
    body = canonical(_json(contents))
    whole = json.loads(body) | {"mac": mac(key, body).hex()}
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8") + b"\n"


class _Reader:
    """Takes typed values out of untrusted JSON; anything unexpected is one ValueError."""

    def __init__(self, data: object) -> None:
        if not isinstance(data, dict):
            raise ValueError("not an object")
        self._data: Mapping[str, object] = data

    def text(self, key: str, longest: int = 1000) -> str:
        value = self._data[key]
        if not isinstance(value, str) or len(value) > longest:
            raise ValueError(key)
        return value

    def number(self, key: str, low: int = 0, high: int = 1 << 62) -> int:
        value = self._data[key]
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise ValueError(key)
        return value

    def flag(self, key: str) -> bool:
        value = self._data[key]
        if not isinstance(value, bool):
            raise ValueError(key)
        return value

    def octets(self, key: str, size: int | None = None) -> bytes:
        return unhex(self._data[key], size)

    def rows(self, key: str, most: int = 1000) -> list[object]:
        value = self._data[key]
        if not isinstance(value, list) or len(value) > most:
            raise ValueError(key)
        return value

    def has(self, key: str) -> bool:
        return self._data.get(key) is not None

    def inner(self, key: str) -> _Reader:
        return _Reader(self._data[key])


def unhex(value: object, size: int | None = None) -> bytes:
    """Strict lower-case hex; ValueError otherwise."""
    if not isinstance(value, str) or len(value) > 4096 or not _HEX.match(value):
        raise ValueError("not hex")
    data = bytes.fromhex(value)
    if size is not None and len(data) != size:
        raise ValueError("wrong size")
    return data


def _read_slot(data: object) -> Slot:
    row = _Reader(data)
    slot = Slot(
        id=row.number("id", 1, 1_000_000),
        name=row.text("name"),
        role=row.text("role"),
        exchange=row.octets("exchange", KEY_BYTES),
        signing=row.octets("signing", KEY_BYTES),
        earlier=tuple(unhex(key, KEY_BYTES) for key in row.rows("earlier")),
        disabled=row.text("disabled"),
    )
    if not row.has("kdf"):
        if not slot.disabled:
            raise ValueError("an active slot has its cost")
        return slot
    kdf = row.inner("kdf")
    if kdf.text("name") != "argon2id":
        raise ValueError("unknown key derivation")
    cost = KdfCost(kdf.number("memory_kib"), kdf.number("passes"), kdf.number("lanes"))
    return replace(
        slot,
        salt=kdf.octets("salt", SALT_BYTES),
        cost=cost,
        device=row.flag("device"),
        locked=row.octets("locked", 12 + 64 + 16),
        data_key=row.octets("data_key", 32 + 32 + 16),
    )


def _read_recovery(row: _Reader) -> RecoverySlot:
    if row.text("kind") != "slip39":
        raise ValueError("unknown recovery")
    return RecoverySlot(
        salt=row.octets("salt", SALT_BYTES),
        threshold=row.number("threshold", 1, 16),
        count=row.number("count", 1, 16),
        exchange=row.octets("exchange", KEY_BYTES),
        locked=row.octets("locked", 12 + 32 + 16),
        data_key=row.octets("data_key", 32 + 32 + 16),
    )


def _read_sealed(row: _Reader) -> SealedHead:
    head = Head(row.number("seq"), row.octets("hash", 32))
    return SealedHead(head, row.text("at"), row.number("slot", 1, 1_000_000), row.octets("signature", 64))


def _decode(raw: bytes) -> Contents:
    row = _Reader(json.loads(raw))
    row.octets("mac", 32)
    slots = tuple(_read_slot(each) for each in row.rows("slots"))
    state = row.text("state")
    if len({slot.id for slot in slots}) != len(slots) or not slots or state not in (CREATING, READY, SWAPPING):
        raise ValueError("slots")
    row.octets("vault", 16)
    return Contents(
        vault_id=row.text("vault"),
        office=row.text("office"),
        created=row.text("created"),
        state=state,
        revision=row.number("revision"),
        slots=slots,
        recovery=_read_recovery(row.inner("recovery")) if row.has("recovery") else None,
        sealed=_read_sealed(row.inner("head")) if row.has("head") else None,
        copied=row.text("copied", 40) if row.has("copied") else "",
    )


def decode(raw: bytes) -> Contents:
    """The contents of the file's bytes. VaultNewer for a later format, VaultBroken for anything that is not one."""
    if len(raw) > LARGEST:
        raise broken("Berkas vault.json terlalu besar untuk sebuah brankas.")
    try:
        head = json.loads(raw)
        if not isinstance(head, dict) or head.get("format") != FORMAT or not isinstance(head.get("version"), int):
            raise ValueError("format")
        if head["version"] > VERSION:
            raise VaultNewer(
                "Brankas ini dibuat oleh versi Sidang Etik yang lebih baru.",
                "Isinya tidak disentuh.",
                "Perbarui program di komputer ini lalu buka lagi.",
            )
        return _decode(raw)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise broken("Berkas vault.json rusak atau bukan berkas brankas Sidang Etik.") from error


def authentic(raw: bytes, key: bytes | bytearray) -> bool:
    """Whether the file was written by somebody who holds the data key, and every field is the one written then."""
    whole = json.loads(raw)
    code = unhex(whole.pop("mac"), 32)
    return same(code, mac(key, canonical(whole)))


def read(folder: Path) -> bytes:
    """The bytes of vault.json. VaultMissing where there is no such folder or file."""
    if not folder.is_dir():
        raise VaultMissing(
            "Map brankas tidak ditemukan.", "", "Sambungkan media penyimpanannya atau pilih map brankas yang benar."
        )
    path = folder / NAME
    if not path.is_file():
        if (folder / "cases.db").exists() or (folder / "evidence").exists():
            raise broken("Map brankas tidak lengkap: berkas vault.json tidak ada.")
        raise VaultMissing(
            "Map ini bukan brankas Sidang Etik.",
            "",
            "Pilih map yang namanya berakhir dengan .sidang atau buat yang baru.",
        )
    with plain_words(), path.open("rb") as file:
        return file.read(LARGEST + 1)


def write(folder: Path, contents: Contents, key: bytes | bytearray) -> None:
    """Replace vault.json atomically."""
    with plain_words():
        write_atomic(folder / NAME, encode(contents, key))


def changed_by_others() -> VaultBroken:
    """The sentence for a header whose authentication code is wrong."""
    return broken(
        "Berkas vault.json telah diubah di luar program.",
        "Pulihkan cadangan ke map baru dan periksa siapa yang memegang map ini.",
    )
