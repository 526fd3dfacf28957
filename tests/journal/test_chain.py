"""The chain: every change of every entry is named, whatever is changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from models.journal import (
    Entry,
    Head,
    append,
    canonical,
    checkpoint,
    genesis,
    link,
    parse,
    parse_checkpoint,
    short_code,
    signed_by,
    verify,
)

VAULT = "ab" * 16
START = genesis(VAULT)
MOMENT = datetime(2026, 3, 2, 8, 0, tzinfo=timezone(timedelta(hours=7)))
PRIVATE = {number: Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32) for number in (1, 2, 9)}
KEYS = {number: (key.public_key().public_bytes_raw(),) for number, key in PRIVATE.items() if number != 9}


def chain(length: int, *, account: Callable[[int], int] = lambda n: n % 2 + 1) -> list[Entry]:
    entries: list[Entry] = []
    head = START
    for number in range(1, length + 1):
        who = account(number)
        entry = append(
            head,
            at=MOMENT + timedelta(minutes=number),
            account_id=who,
            act="case.verify",
            case_id=number,
            subject=f"perkara {number}",
            detail={"n": number},
            sign=PRIVATE[who].sign,
        )
        entries.append(entry)
        head = entry.head
    return entries


def codes(entries: list[Entry], keys: Any = KEYS) -> list[tuple[int, str]]:
    return [(fault.seq, fault.code) for fault in verify(entries, keys, start=START)]


def test_a_good_chain_has_no_fault() -> None:
    assert codes(chain(40)) == []
    assert verify([], KEYS, start=START) == []


def test_known_answer() -> None:
    """The bytes of version 1, fixed for good: a later library must still give them."""
    entry = chain(1)[0]
    assert entry.payload == (
        b'{"account":2,"act":"case.verify","at":"2026-03-02T08:01:00+07:00","case":1,"detail":{"n":1},"seq":1,'
        b'"subject":"perkara 1"}'
    )
    assert START.hash.hex() == "047a4741790af0a667ab33859acb6fe56e476a8f6115e9416150fac187e31075"
    assert entry.hash.hex() == "e4e220ff46597c9f154a21cf88000c9e7888ffd5d00dc989228ce680189894b3"
    assert entry.signature.hex().startswith("a62dbdca90274348067e5dfb859e7700")


MUTATIONS: dict[str, Callable[[Entry], Entry]] = {
    "at": lambda e: replace(e, at=e.at + timedelta(seconds=1)),
    "account": lambda e: replace(e, account_id=3 - e.account_id),
    "act": lambda e: replace(e, act="case.reject"),
    "case": lambda e: replace(e, case_id=999),
    "subject": lambda e: replace(e, subject="lain"),
    "payload": lambda e: replace(e, payload=e.payload.replace(b'"n":', b'"m":')),
    "prev": lambda e: replace(e, prev=bytes(32)),
    "hash": lambda e: replace(e, hash=bytes(32)),
    "signature": lambda e: replace(e, signature=bytes(64)),
    "senseless payload": lambda e: replace(e, payload=b"\xff"),
    "empty payload": lambda e: replace(e, payload=b""),
    "payload of no object": lambda e: replace(e, payload=b"[]"),
}


@pytest.mark.parametrize("mutation", MUTATIONS)
@pytest.mark.parametrize("place", [0, 6, 11])
def test_every_change_is_named_at_its_place(mutation: str, place: int) -> None:
    entries = chain(12)
    entries[place] = MUTATIONS[mutation](entries[place])
    assert place + 1 in {seq for seq, _ in codes(entries)}


def test_a_rewritten_entry_with_fitting_hashes_lacks_the_signature() -> None:
    """Whoever holds the database key can compute all hashes again, but signs only in the own name."""
    entries = chain(5)
    forged: list[Entry] = []
    head = START
    for entry in entries:
        payload = entry.payload.replace(b"perkara 3", b"perkara 4")
        digest = link(head.hash, payload)
        subject = entry.subject.replace("perkara 3", "perkara 4")
        forged.append(replace(entry, payload=payload, subject=subject, prev=head.hash, hash=digest))
        head = forged[-1].head
    assert codes(forged) == [(3, "journal.signature"), (4, "journal.signature"), (5, "journal.signature")]


def test_removed_inserted_exchanged_and_foreign_entries() -> None:
    entries = chain(6)
    assert (4, "journal.gap") in codes(entries[:2] + entries[3:])
    assert (2, "journal.gap") in codes(entries[1:])
    assert codes([*entries[:3], entries[2], *entries[3:]])[0] == (3, "journal.gap")
    assert (3, "journal.gap") in codes([entries[0], entries[2], entries[1], *entries[3:]])
    foreign = append(entries[-1].head, at=MOMENT, account_id=9, act="x", sign=PRIVATE[9].sign)
    assert codes([*entries, foreign]) == [(7, "journal.account")]
    stolen = append(entries[-1].head, at=MOMENT, account_id=1, act="x", sign=PRIVATE[2].sign)
    assert codes([*entries, stolen]) == [(7, "journal.signature")]


def test_the_journal_of_another_vault_does_not_fit() -> None:
    assert [fault.code for fault in verify(chain(3), KEYS, start=genesis("cd" * 16))] == ["journal.link"]


def test_after_a_recovery_the_old_key_counts_no_more() -> None:
    new = Ed25519PrivateKey.from_private_bytes(b"n" * 32)
    keys = {1: (new.public_key().public_bytes_raw(), *KEYS[1]), 2: KEYS[2]}
    entries = chain(2, account=lambda n: 1)
    renewed = append(entries[-1].head, at=MOMENT, account_id=1, act="x", sign=new.sign)
    assert codes([*entries, renewed], keys) == []
    late = append(renewed.head, at=MOMENT, account_id=1, act="x", sign=PRIVATE[1].sign)
    assert codes([*entries, renewed, late], keys) == [(4, "journal.signature")]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(st.text(), json_values, max_size=6))
def test_canonical_bytes_do_not_depend_on_order_and_read_back(payload: dict[str, Any]) -> None:
    data = canonical(payload)
    assert canonical(dict(reversed(payload.items()))) == data
    assert parse(data) == payload
    assert canonical(parse(data)) == data


class Kind(StrEnum):
    ONE = "satu"


def test_canonical_forms_of_our_values() -> None:
    assert canonical(
        {"d": date(2026, 3, 2), "m": MOMENT, "b": b"\x01\xff", "e": Kind.ONE, "t": (1, 2), "s": {"b", "a"}}
    ) == (b'{"b":"01ff","d":"2026-03-02","e":"satu","m":"2026-03-02T08:00:00+07:00","s":["a","b"],"t":[1,2]}')
    for bad in (1.5, float("nan"), object()):
        with pytest.raises(TypeError):
            canonical({"x": bad})
    with pytest.raises(TypeError):
        canonical({1: "x"})  # type: ignore[dict-item]
    with pytest.raises(ValueError, match="offset"):
        canonical({"x": datetime(2026, 3, 2)})


@given(seq=st.integers(0, 1 << 40), digest=st.binary(min_size=32, max_size=32))
def test_a_checkpoint_reads_back_from_paper(seq: int, digest: bytes) -> None:
    text = checkpoint(VAULT, Head(seq, digest))
    assert text.isascii()
    assert len(text) < 120
    point = parse_checkpoint(text)
    assert (point.vault_id, point.head) == (VAULT, Head(seq, digest))
    assert short_code(point.head).startswith(f"{seq}-{digest[:2].hex()}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "lain/ab\n1\nAAAA\n",
        f"sidang-etik/{VAULT}\n-1\nAAAA\n",
        f"sidang-etik/{VAULT}\n1\n***\n",
        f"sidang-etik/{VAULT}\n1\nAAAA\n",
        f"sidang-etik/{VAULT}\n²\nAAAA\n",
    ],
)
def test_what_is_no_checkpoint(text: str) -> None:
    with pytest.raises(ValueError, match="checkpoint"):
        parse_checkpoint(text)


def test_signatures_of_other_sizes_are_just_wrong() -> None:
    assert not signed_by(b"", b"x", b"")
    assert not signed_by(KEYS[1][0], b"x", b"y" * 63)
