"""Randomness that repeats, for the demo alone. Never used for a vault that a person makes."""

from __future__ import annotations

from hashlib import shake_256


class RepeatingRandom:
    """Bytes from SHAKE-256 over a seed and a counter: the same seed gives the same stream."""

    def __init__(self, seed: bytes) -> None:
        self._seed = seed
        self._count = 0

    def __call__(self, size: int) -> bytes:
        self._count += 1
        return shake_256(b"sidang-etik demo\x00" + self._seed + self._count.to_bytes(8, "big")).digest(size)
