"""Packing that gives the same bytes everywhere: deflate (RFC 1951) of our own, with fixed codes and runs alone.

Two builds of zlib may pack the same bytes differently; every zlib unpacks these. Emblems are flat colours on white, so
runs are most of what there is to gain.
"""

from __future__ import annotations

import re
from functools import cache
from zlib import adler32

RUN = re.compile(rb"(.)\1{3,}", re.DOTALL)
LONGEST = 258
LITERALS = tuple(format(0x30 + n, "08b") if n < 144 else format(0x190 + n - 144, "09b") for n in range(256))
END = "0000000"


def pack(data: bytes) -> bytes:
    """A zlib stream of these bytes."""
    out = ["110"]  # the last block, with fixed codes
    place = 0
    for found in RUN.finditer(data):
        start, end = found.span()
        out += [LITERALS[byte] for byte in data[place : start + 1]]
        out += _run(LITERALS[data[start]], end - start - 1)
        place = end
    out += [LITERALS[byte] for byte in data[place:]]
    out.append(END)
    bits = "".join(out)
    packed = int(bits[::-1], 2).to_bytes((len(bits) + 7) // 8, "little")
    return b"\x78\x01" + packed + adler32(data).to_bytes(4, "big")


def _run(literal: str, count: int) -> list[str]:
    """The byte before, ``count`` times more."""
    whole, rest = divmod(count, LONGEST)
    out = [_again(LONGEST)] * whole
    return [*out, _again(rest)] if rest >= 3 else [*out, *[literal] * rest]


@cache
def _again(length: int) -> str:
    """The code that repeats the last byte so many times: symbol of the length, its extra bits, distance one."""
    symbol, low, extra = 257, 3, 0
    if length == LONGEST:
        return f"{_symbol(285)}00000"
    while length >= low + (1 << extra):
        low += 1 << extra
        symbol += 1
        extra = max(0, (symbol - 261) // 4)
    bits = format(length - low, f"0{extra}b")[::-1] if extra else ""
    return f"{_symbol(symbol)}{bits}00000"


def _symbol(number: int) -> str:
    return format(number - 256, "07b") if number < 280 else format(0xC0 + number - 280, "08b")


def rows_against_the_row_above(pixels: bytes, stride: int) -> bytes:
    """Each row as its difference to the one above, marked as PNG does (predictor 15, filter 2)."""
    above, out = bytes(stride), []
    for start in range(0, len(pixels), stride):
        row = pixels[start : start + stride]
        out.append(b"\2" + bytes((one - two) & 255 for one, two in zip(row, above, strict=True)))
        above = row
    return b"".join(out)
