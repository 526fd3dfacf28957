"""The chain itself.

``hash(n) = SHA-256(tag ‖ hash(n-1) ‖ bytes(n))`` where ``bytes(n)`` is the canonical JSON of the whole entry: number,
moment, account, act, case, subject and detail. The bytes are stored and never computed again, so no later library can
break an old link. ``hash(0)`` is bound to the vault. Every entry is signed (Ed25519) by the account that acted.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ENTRY_TAG = b"sidang-etik/1 journal entry\x00"
START_TAG = b"sidang-etik/1 journal start\x00"
SIGN_TAG = b"sidang-etik/1 journal signature\x00"
ORIGIN = "sidang-etik/"


@dataclass(frozen=True, slots=True)
class Head:
    """The last link: its number (0 before the first entry) and its hash (32 bytes)."""

    seq: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """One act as it is stored. ``payload`` holds the canonical bytes that were hashed."""

    seq: int
    at: datetime
    account_id: int
    act: str
    case_id: int | None
    subject: str
    payload: bytes
    prev: bytes
    hash: bytes
    signature: bytes

    @property
    def head(self) -> Head:
        """This entry as the end of the chain."""
        return Head(self.seq, self.hash)

    @property
    def detail(self) -> dict[str, Any]:
        """What the act noted."""
        detail = parse(self.payload).get("detail")
        return detail if isinstance(detail, dict) else {}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with the chain: the entry's number, a stable code, the Indonesian sentence."""

    seq: int
    code: str
    message: str


def _plain(value: Any) -> Any:
    """JSON without floats (two machines may print them differently) and without types that need a guess."""
    if isinstance(value, Enum):
        return _plain(value.value)
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ValueError("a moment needs its offset")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    return _plain_many(value)


def _plain_many(value: Any) -> Any:
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise TypeError("keys of a journal payload are text")
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted(_plain(item) for item in value)
    raise TypeError(f"{type(value).__name__} has no canonical form")


def canonical(payload: Mapping[str, Any]) -> bytes:
    """UTF-8 JSON, keys sorted, no spaces. Dates become ISO text, bytes hex. Floats, unknown types: TypeError."""
    return json.dumps(
        _plain(payload), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode("utf-8")


def parse(payload: bytes) -> dict[str, Any]:
    """The reverse of :func:`canonical`, as plain JSON values. ValueError for anything but an object."""
    value = json.loads(payload)
    if not isinstance(value, dict):
        raise ValueError("not an object")
    return value


def signed_by(public_key: bytes, data: bytes, signature: bytes) -> bool:
    """Whether the Ed25519 signature over the data is of this key."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def genesis(vault_id: str) -> Head:
    """The head of an empty journal, bound to the vault."""
    return Head(0, sha256(START_TAG + vault_id.encode("ascii")).digest())


def link(prev: bytes, payload: bytes) -> bytes:
    """The hash of an entry from the hash before it (32 bytes) and its canonical bytes."""
    return sha256(ENTRY_TAG + prev + payload).digest()


def signed_bytes(entry_hash: bytes) -> bytes:
    """What the account signs: a tag and the entry's hash, so that the signature fits nothing else."""
    return SIGN_TAG + entry_hash


def append(
    head: Head,
    *,
    at: datetime,
    account_id: int,
    act: str,
    subject: str = "",
    case_id: int | None = None,
    detail: Mapping[str, Any] | None = None,
    sign: Callable[[bytes], bytes],
) -> Entry:
    """The next entry after ``head``, hashed and signed. ``sign`` is the account's Ed25519 key (``vault.sign``)."""
    seq = head.seq + 1
    payload = canonical(
        {
            "seq": seq,
            "at": at,
            "account": account_id,
            "act": act,
            "case": case_id,
            "subject": subject,
            "detail": detail or {},
        }
    )
    digest = link(head.hash, payload)
    return Entry(seq, at, account_id, act, case_id, subject, payload, head.hash, digest, sign(signed_bytes(digest)))


def _columns_agree(entry: Entry) -> bool:
    try:
        said = json.loads(entry.payload)
        return (
            isinstance(said, dict)
            and said["seq"] == entry.seq
            and datetime.fromisoformat(said["at"]) == entry.at
            and said["account"] == entry.account_id
            and said["act"] == entry.act
            and said["case"] == entry.case_id
            and said["subject"] == entry.subject
        )
    except (ValueError, KeyError, TypeError):
        return False


class _Keyring:
    """The keys of each account, newest first. Once a newer key was used, an older one is accepted no more."""

    def __init__(self, keys: Mapping[int, Sequence[bytes]]) -> None:
        self._keys = {account: list(values) for account, values in keys.items()}

    def knows(self, account_id: int) -> bool:
        return bool(self._keys.get(account_id))

    def accepts(self, entry: Entry) -> bool:
        candidates = self._keys.get(entry.account_id, [])
        for index, key in enumerate(candidates):
            if signed_by(key, signed_bytes(entry.hash), entry.signature):
                del candidates[index + 1 :]
                return True
        return False


def _faults_of(entry: Entry, expected: Head, keyring: _Keyring) -> Iterator[Fault]:
    n = entry.seq
    if n != expected.seq:
        yield Fault(n, "journal.gap", f"Jurnal: sesudah entri {expected.seq - 1} langsung entri {n}; ada yang hilang.")
    elif entry.prev != expected.hash:
        yield Fault(n, "journal.link", f"Jurnal entri {n}: tidak menyambung ke entri sebelumnya.")
    if link(entry.prev, entry.payload) != entry.hash:
        yield Fault(n, "journal.hash", f"Jurnal entri {n}: isinya tidak cocok dengan sidik jarinya.")
    if not _columns_agree(entry):
        yield Fault(n, "journal.columns", f"Jurnal entri {n}: kolom tabel tidak sama dengan isi yang ditandatangani.")
    if not keyring.knows(entry.account_id):
        yield Fault(n, "journal.account", f"Jurnal entri {n}: akunnya tidak terdaftar.")
    elif not keyring.accepts(entry):
        yield Fault(n, "journal.signature", f"Jurnal entri {n}: tanda tangan akun tidak sah.")


def verify(
    entries: Iterable[Entry],
    keys: Mapping[int, Sequence[bytes]],
    *,
    start: Head,
    progress: Callable[[int], None] | None = None,
) -> list[Fault]:
    """Check numbers, links, hashes, columns and signatures of all entries in order.

    ``keys``: account id to its Ed25519 public keys, newest first. ``start`` is ``genesis(vault_id)``. Every fault is
    named; the check goes on behind it.
    """
    faults: list[Fault] = []
    keyring = _Keyring(keys)
    head = start
    for entry in entries:
        faults.extend(_faults_of(entry, Head(head.seq + 1, head.hash), keyring))
        head = entry.head
        if progress is not None:
            progress(entry.seq)
    return faults


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The state of a journal at a moment, as it is printed on a letter or sealed at lock."""

    vault_id: str
    head: Head


def checkpoint(vault_id: str, head: Head) -> str:
    """Three lines: origin, number of entries, hash in base64. What is signed at lock and printed on letters."""
    return f"{ORIGIN}{vault_id}\n{head.seq}\n{base64.b64encode(head.hash).decode('ascii')}\n"


def parse_checkpoint(text: str) -> Checkpoint:
    """The reverse of :func:`checkpoint`. ValueError for anything else."""
    lines = text.strip().split("\n")
    if len(lines) != 3 or not lines[0].startswith(ORIGIN) or not lines[1].isascii() or not lines[1].isdigit():
        raise ValueError("not a checkpoint")
    try:
        digest = base64.b64decode(lines[2], validate=True)
    except binascii.Error as error:
        raise ValueError("not a checkpoint") from error
    if len(digest) != 32:
        raise ValueError("not a checkpoint")
    return Checkpoint(lines[0].removeprefix(ORIGIN), Head(int(lines[1]), digest))


def short_code(head: Head) -> str:
    """For people: ``128-9f3a-21bc-77e0-55d1``, the number of entries and the first 8 bytes of the hash."""
    text = head.hash[:8].hex()
    return "-".join([str(head.seq), *(text[i : i + 4] for i in range(0, 16, 4))])
