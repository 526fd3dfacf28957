"""The building stones against published vectors, and the walls around the costs."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given
from hypothesis import strategies as st

from models.vault import KdfCost, KdfRefused, keys
from models.vault.agekey import age_secret


def test_argon2id_gives_the_vector_of_rfc_9106() -> None:
    """RFC 9106 section 5.3: the library under us computes the standard."""
    tag = Argon2id(
        salt=b"\x02" * 16, length=32, iterations=3, lanes=4, memory_cost=32, ad=b"\x04" * 12, secret=b"\x03" * 8
    ).derive(b"\x01" * 32)
    assert tag.hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


def test_hkdf_gives_the_vector_of_rfc_5869() -> None:
    """The stretch behind ``derive``: test case 1 of RFC 5869, first 32 bytes."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    info = bytes.fromhex("f0f1f2f3f4f5f6f7f8f9")
    out = HKDF(SHA256(), 32, bytes.fromhex("000102030405060708090a0b0c"), info).derive(b"\x0b" * 22)
    assert out.hex() == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"


def test_our_argon2id_is_the_plain_one() -> None:
    """No key of ours may depend on anything but passphrase, salt and cost."""
    cost = KdfCost()
    plain = Argon2id(salt=b"s" * 16, length=32, iterations=3, lanes=4, memory_cost=65536).derive(b"sandi")
    assert keys.argon2id(b"sandi", b"s" * 16, cost) == plain


@pytest.mark.parametrize(
    "cost",
    [
        KdfCost(memory_kib=64 * 1024 - 1),
        KdfCost(memory_kib=1024 * 1024 + 1),
        KdfCost(passes=2),
        KdfCost(passes=65),
        KdfCost(lanes=0),
        KdfCost(lanes=17),
        KdfCost(memory_kib=0, passes=0, lanes=0),
        KdfCost(memory_kib=1 << 40),
    ],
)
def test_cost_outside_floor_and_cap_is_refused_before_it_runs(cost: KdfCost, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also the one that would take all memory of the machine."""

    def never(**_: object) -> None:
        raise AssertionError("Argon2id was started")

    monkeypatch.setattr(keys, "Argon2id", never)
    with pytest.raises(KdfRefused):
        keys.argon2id(b"sandi", b"s" * 16, cost)


def test_calibration_stays_between_floor_and_cap() -> None:
    for seconds in (0.0, 0.3, 60.0):
        cost = keys.calibrate(seconds)
        cost.refuse_outside()
        assert cost.memory_kib <= 256 * 1024


def test_passphrase_is_the_same_from_every_keyboard() -> None:
    """Composed and decomposed letters, full-width digits: what looks the same is the same."""
    assert keys.passphrase_bytes("caf\u00e9 \uff11") == keys.passphrase_bytes("cafe\u0301 1")


@given(plain=st.binary(max_size=300), bound=st.binary(max_size=40), flip=st.integers(0, 10_000))
def test_locked_bytes_open_only_whole(plain: bytes, bound: bytes, flip: int) -> None:
    key = b"k" * 32
    locked = keys.lock_bytes(key, plain, bound, lambda n: b"n" * n)
    assert keys.unlock_bytes(key, locked, bound) == plain
    assert keys.unlock_bytes(key, locked, bound + b"x") is None
    assert keys.unlock_bytes(b"j" * 32, locked, bound) is None
    changed = bytearray(locked)
    changed[flip % len(locked)] ^= 1 << (flip % 8)
    assert keys.unlock_bytes(key, bytes(changed), bound) is None


@given(plain=st.binary(max_size=300), bound=st.binary(max_size=40), flip=st.integers(0, 10_000))
def test_a_sealed_box_opens_only_for_its_key_and_purpose(plain: bytes, bound: bytes, flip: int) -> None:
    mine, other = b"m" * 32, b"o" * 32
    box = keys.seal(keys.exchange_public(mine), plain, bound, lambda n: b"f" * n)
    assert keys.open_seal(mine, box, bound) == plain
    assert keys.open_seal(other, box, bound) is None
    assert keys.open_seal(mine, box, bound + b"x") is None
    changed = bytearray(box)
    changed[flip % len(box)] ^= 1 << (flip % 8)
    # The top bit of an X25519 key is ignored by definition; everything else must be noticed.
    if flip % len(box) != 31 or flip % 8 != 7:
        assert keys.open_seal(mine, bytes(changed), bound) is None


def test_a_box_from_a_point_of_low_order_is_refused() -> None:
    assert keys.open_seal(b"m" * 32, bytes(32) + b"x" * 40, b"") is None


@pytest.mark.parametrize("size", range(48))
def test_a_short_box_is_refused(size: int) -> None:
    assert keys.open_seal(b"m" * 32, b"x" * size, b"") is None
    assert keys.unlock_bytes(b"m" * 32, b"x" * min(size, 27), b"") is None


@given(st.binary(min_size=32, max_size=32))
def test_age_takes_our_identity(identity: bytes) -> None:
    """The text form is the one age reads, and it stands for the same key."""
    import pyrage

    ours = pyrage.x25519.Identity.from_str(age_secret(identity))
    sealed = pyrage.encrypt(b"isi", [ours.to_public()])
    assert pyrage.decrypt(sealed, [ours]) == b"isi"
    assert str(ours) == age_secret(identity)


def test_wiping_leaves_zeroes() -> None:
    key = bytearray(b"rahasia")
    keys.wipe(key)
    assert key == bytes(7)
