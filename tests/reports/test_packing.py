"""Packing of our own: any zlib unpacks it to the same bytes."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.typesetting.packing import pack, rows_against_the_row_above

RUNS = st.lists(st.tuples(st.integers(0, 255), st.integers(1, 600)), max_size=12)


@given(st.binary(max_size=2000))
def test_any_bytes_come_back(data: bytes) -> None:
    assert zlib.decompress(pack(data)) == data


@given(RUNS)
def test_runs_of_any_length_come_back(runs: list[tuple[int, int]]) -> None:
    data = b"".join(bytes([byte]) * count for byte, count in runs)
    assert zlib.decompress(pack(data)) == data


@pytest.mark.parametrize("count", range(1, 270))
def test_each_length_of_a_run(count: int) -> None:
    data = b"x" * count + b"\xff" * count
    assert zlib.decompress(pack(data)) == data


def test_a_white_page_is_small() -> None:
    rows = rows_against_the_row_above(b"\xff" * 300 * 400, 300)
    assert len(rows) == 301 * 400 and len(pack(rows)) < 3000


@given(st.integers(1, 9), st.data())
def test_rows_add_up_again(stride: int, data: st.DataObject) -> None:
    pixels = data.draw(st.binary(min_size=stride, max_size=stride)) * data.draw(st.integers(1, 5))
    packed, above, out = rows_against_the_row_above(pixels, stride), bytes(stride), b""
    for start in range(0, len(packed), stride + 1):
        assert packed[start] == 2
        above = bytes((a + b) & 255 for a, b in zip(packed[start + 1 : start + 1 + stride], above, strict=True))
        out += above
    assert out == pixels
