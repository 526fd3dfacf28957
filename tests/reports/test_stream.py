"""Many letters in one file: written as they come, in flat memory, and stopped cleanly."""

from __future__ import annotations

import io
import itertools
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest

from models.law.errors import Trouble
from reports import blocks as b
from reports.reading import plain
from reports.typesetting.layout import Layout
from tests.reports import preflight
from tests.reports.paper import RESOURCES
from tests.reports.sheets import pledges
from tests.reports.test_tags import composed, structure

LAYOUT = Layout(RESOURCES, places=())


def _stream(letters: Any, profile: str = "A4", **more: Any) -> tuple[bytes, int]:
    out = io.BytesIO()
    pages = LAYOUT.stream(letters, profile, out, **more)
    return out.getvalue(), pages


def test_every_letter_is_there_in_its_order_and_readable_without_eyes() -> None:
    pdf, pages = _stream(pledges(70))
    reader = pypdf.PdfReader(io.BytesIO(pdf), strict=True)
    assert pages == len(reader.pages) == 70
    for number, page in enumerate(reader.pages, 1):
        assert f"Pegawai Ke {number} " in page.extract_text()
    top, _ = structure(pdf)
    parts = top.kids[0].kids
    assert [part.said() for part in parts] == [composed(plain(letter)) for letter in pledges(70)]


def test_one_letter_in_a_stream_is_the_letter_alone() -> None:
    letter = replace(next(pledges(1)), archive=None)
    assert _stream([letter])[0] == LAYOUT.set(letter, "A4")[0]


def test_page_numbers_begin_anew_with_each_letter() -> None:
    long = b.Letter("Panjang", b.Letterhead("K0", ()), tuple(b.Text(f"baris {n}") for n in range(150)), "uji/1")
    pdf, pages = _stream([long, long])
    texts = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    assert pages % 2 == 0 and "- 2 -" in texts[1]
    assert "- 2 -" in texts[pages // 2 + 1] and "- 2 -" not in texts[pages // 2]


def test_the_title_is_that_of_the_letters_or_a_common_one() -> None:
    other = b.Letter("Lain", b.Letterhead("K0", ()), (b.Text("isi"),), "uji/1")
    for letters, title in (([*pledges(3)], "Ikrar netralitas"), ([*pledges(2), other], "Kumpulan surat")):
        information = pypdf.PdfReader(io.BytesIO(_stream(letters)[0])).metadata
        assert information is not None and information.title == title


def test_same_letters_same_bytes() -> None:
    assert _stream(pledges(12))[0] == _stream(pledges(12))[0]


def test_progress_is_told_and_may_stop_the_work() -> None:
    told: list[tuple[int, int]] = []

    class Enough(Exception):
        pass

    def progress(letters: int, pages: int) -> None:
        told.append((letters, pages))
        if letters == 5:
            raise Enough

    with pytest.raises(Enough):
        _stream(pledges(100), progress=progress)
    assert told == [(n, n) for n in range(1, 6)]


def test_letters_are_read_one_by_one_as_the_file_grows() -> None:
    out, seen = io.BytesIO(), []

    def letters() -> Iterator[b.Letter]:
        for letter in pledges(6):
            seen.append(len(out.getvalue()))
            yield letter

    LAYOUT.stream(letters(), "A4", out)
    assert len(seen) == 6 and all(two > one for one, two in itertools.pairwise(seen))


def test_nothing_to_print_is_said_in_words() -> None:
    with pytest.raises(Trouble, match="Tidak ada surat"):
        _stream([])


def test_a_disk_that_fills_is_told_with_the_letter_it_stopped_at() -> None:
    class Full(io.BytesIO):
        def write(self, data: Any) -> int:
            if self.tell() > 60_000:
                raise OSError(28, "No space left on device")
            return super().write(data)

    with pytest.raises(Trouble) as error:
        LAYOUT.stream(pledges(100), "A4", Full())
    assert "berhenti pada surat ke-" in error.value.what and "ruang penyimpanan" in error.value.do


@pytest.mark.skipif(sys.platform == "win32", reason="measures memory as Unix tells it")
@pytest.mark.slow
def test_memory_does_not_grow_with_the_sheets() -> None:
    """Ten times the sheets may take a few MiB more (places of objects), not ten times the memory."""

    def most(count: int) -> int:
        ran = subprocess.run(
            [sys.executable, "-m", "tests.reports.sheets", str(count)],
            cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True,
        )  # fmt: skip
        row = dict(part.split("=") for part in ran.stdout.split())
        assert int(row["pages"]) == count
        return int(row["after"])

    few, many = most(60), most(600)
    assert many - few < 6 * 1024, f"{few} KiB for 60 sheets, {many} KiB for 600"


@pytest.mark.slow
def test_thousands_of_pages_are_a_tree_that_old_readers_bear() -> None:
    """Arrays of PDF 1.4 hold at most 8191 entries; ours hold a thousand."""
    short = b.Letter("Uji", b.Letterhead("K0", ()), (b.Text("x"),), "uji/1")
    pdf, pages = _stream(short for _ in range(1300))
    reader = pypdf.PdfReader(io.BytesIO(pdf), strict=True)
    assert pages == len(reader.pages) == 1300
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    assert [len(kid.get_object()["/K"]) for kid in root["/K"]] == [1000, 300]
    assert reader.pages[1299].extract_text().strip() == "x"
    if not preflight.lacking():
        assert preflight.faults({"banyak": pdf}) == {}
