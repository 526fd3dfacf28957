"""The text form of an age identity (Bech32, BIP 173), so that the identity can come from our own randomness."""

from __future__ import annotations

from collections.abc import Iterable

_CHARSET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_PREFIX = "age-secret-key-"


def _polymod(values: Iterable[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for i, generator in enumerate(_GENERATOR):
            check ^= generator if top >> i & 1 else 0
    return check


def _five_bits(data: bytes | bytearray) -> list[int]:
    number, bits, out = 0, 0, []
    for byte in data:
        number, bits = (number << 8 | byte) & 0xFFFFFF, bits + 8
        while bits >= 5:
            bits -= 5
            out.append(number >> bits & 31)
    if bits:
        out.append(number << (5 - bits) & 31)
    return out


def age_secret(identity: bytes | bytearray) -> str:
    """``AGE-SECRET-KEY-1…`` of 32 bytes."""
    data = _five_bits(identity)
    expanded = [ord(c) >> 5 for c in _PREFIX] + [0] + [ord(c) & 31 for c in _PREFIX]
    check = _polymod([*expanded, *data, 0, 0, 0, 0, 0, 0]) ^ 1
    checksum = [check >> 5 * (5 - i) & 31 for i in range(6)]
    return (_PREFIX + "1" + "".join(_CHARSET[value] for value in [*data, *checksum])).upper()
