"""The form of the paper: size, typefaces, bytes, page numbers, catchwords, marks, letterhead, number slot."""

from __future__ import annotations

import hashlib
import io
import itertools
import os
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pypdf
import pytest

from reports.blocks import NUMBER_SLOT
from reports.typesetting.packing import pack
from tests.reports.facts import facts_of
from tests.reports.paper import (
    KINDS,
    PAPERS,
    body,
    crossings,
    fonts,
    numbered_kinds,
    outside,
    pages,
    press,
    printed,
    profile_of,
    profiles,
    squeezed,
)

MILLIMETRES = {"A4": (210, 297), "F4": (215, 330)}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("kind", KINDS)
def test_size_is_exact_and_nothing_leaves_the_margins(kind: str, paper: str) -> None:
    made = printed(kind, facts_of(kind), paper)
    for page in pypdf.PdfReader(io.BytesIO(made.pdf)).pages:
        size = [float(side) / 72 * 25.4 for side in (page.mediabox.width, page.mediabox.height)]
        assert size == pytest.approx(MILLIMETRES[paper], abs=0.02)
    profile = profiles()[profile_of(kind, paper)]
    assert outside(made.pdf, profile) == []
    assert crossings(made.pdf, profile) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_typeface_is_carried(kind: str) -> None:
    made = printed(kind, facts_of(kind))
    carried = fonts(made.pdf)
    assert carried and all(carried.values()), carried
    assert b"Helvetica" not in made.pdf and b"Times-" not in made.pdf
    assert made.fonts and "setara" in made.fonts[0], "it says which typeface it really used"


@pytest.mark.parametrize("kind", KINDS)
def test_no_stream_depends_on_a_build_of_zlib(kind: str) -> None:
    """Only pictures are packed, and those by our own hand: an unpacked picture packs to the same bytes again."""
    made = printed(kind, facts_of(kind)).pdf
    pictures = made.count(b"/Subtype /Image")
    assert made.count(b"/Filter") == made.count(b"/FlateDecode") == pictures <= 1
    if not pictures:
        return
    place = made.index(b"stream\n", made.index(b"/Subtype /Image")) + 7
    packed = made[place : made.index(b"\nendstream", place)]
    assert pack(zlib.decompress(packed)) == packed


@pytest.mark.parametrize("kind", KINDS)
def test_same_facts_same_bytes(kind: str) -> None:
    assert printed(kind, facts_of(kind)).pdf == printed(kind, facts_of(kind)).pdf


CHILD = """
import hashlib
from tests.reports.facts import facts_of
from tests.reports.paper import KINDS, PAPERS, printed
for kind in KINDS:
    for paper in PAPERS:
        print(hashlib.sha256(printed(kind, facts_of(kind), paper).pdf).hexdigest())
"""


def test_another_process_with_other_hashes_and_another_day_gives_the_same_bytes() -> None:
    here = [hashlib.sha256(printed(kind, facts_of(kind), paper).pdf).hexdigest() for kind in KINDS for paper in PAPERS]
    surroundings = {
        **os.environ,
        "PYTHONHASHSEED": "4711",
        "TZ": "Asia/Jayapura",
        "LC_ALL": "C",
        "SOURCE_DATE_EPOCH": "1",
    }
    there = subprocess.run(
        [sys.executable, "-c", CHILD],
        cwd=Path(__file__).parents[2],
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
    )
    assert there.stdout.split() == here


def test_the_file_says_language_and_title_but_no_person() -> None:
    made = printed("keputusan_sanksi", facts_of("keputusan_sanksi"))
    reader = pypdf.PdfReader(io.BytesIO(made.pdf))
    assert reader.trailer["/Root"]["/Lang"] == "id-ID"
    information = str(dict(reader.metadata or {}))
    assert "Keputusan Penjatuhan Sanksi" in information
    assert "Dwi" not in information and "SURYA" not in information


@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_numbered_from_the_second_on(kind: str) -> None:
    made = printed(kind, facts_of(kind))
    read = pages(made.pdf, profiles()[profile_of(kind, "A4")])
    assert len(read) == made.pages
    assert not re.search(r"- ?\d+ ?-", read[0].head)
    for number, page in enumerate(read[1:], 2):
        assert f"- {number} -" in " ".join(page.head.split())


def test_the_catchword_is_the_first_word_of_the_next_page() -> None:
    facts = facts_of("berita_acara_pemeriksaan")
    facts["examination"]["lines"] *= 6
    made = printed("berita_acara_pemeriksaan", facts)
    read = pages(made.pdf, profiles()["A4"])
    assert len(read) > 3
    for page, following in itertools.pairwise(read):
        said = " ".join(page.foot.split()).removesuffix(". . .").strip()
        assert said
        assert squeezed(following.body).startswith(squeezed(said))
    assert ". . ." not in read[-1].foot


def test_no_catchword_before_an_appendix() -> None:
    made = printed("undangan_sidang", facts_of("undangan_sidang"))
    read = pages(made.pdf, profiles()["A4"])
    assert len(read) == 2 and not read[0].foot.strip()
    assert "Lampiran" in read[1].body


@pytest.mark.parametrize("kind", KINDS)
def test_secret_is_written_on_every_page_and_the_copy_on_the_first(kind: str) -> None:
    facts = facts_of(kind)
    read = pages(printed(kind, facts).pdf, profiles()[profile_of(kind, "A4")])
    if facts["letter"]["security"] not in ("R", "SR"):
        assert not any("RAHASIA" in page.head for page in read)
        return
    assert all("RAHASIA" in page.head for page in read)
    assert "Salinan ke-1 dari 2" in " ".join(read[0].head.split())


def test_an_open_letter_carries_no_mark() -> None:
    facts = facts_of("undangan_sidang")
    facts["letter"]["security"] = "B"
    read = pages(printed("undangan_sidang", facts).pdf, profiles()["A4"])
    assert "RAHASIA" not in read[0].head and "Rahasia/" not in read[0].body


def test_a_draft_is_marked_on_every_page_and_no_text_is_covered() -> None:
    facts = facts_of("putusan")
    final = printed("putusan", facts)
    facts["draft"] = True
    draft = printed("putusan", facts)
    assert all("DRAF" not in page.head for page in pages(final.pdf, profiles()["A4-keputusan"]))
    assert all("DRAF" in page.head.split() for page in pages(draft.pdf, profiles()["A4-keputusan"]))
    assert "DRAF" not in draft.text
    assert body(draft.pdf, profiles()["A4-keputusan"]) == body(final.pdf, profiles()["A4-keputusan"])


def test_an_open_slot_leaves_room_for_a_number_by_hand() -> None:
    for kind in numbered_kinds():
        facts = facts_of(kind)
        facts["letter"] |= {"number": None, "slot_open": True}
        assert press().missing(kind, facts) == []
        made = printed(kind, facts)
        assert NUMBER_SLOT in made.text
        assert squeezed(NUMBER_SLOT) in body(made.pdf, profiles()[profile_of(kind, "A4")])


@pytest.mark.parametrize("kind", KINDS)
def test_a_letterhead_stands_on_the_first_page_only(kind: str) -> None:
    facts = facts_of(kind)
    facts["letterhead"]["lines"] = ["KOP YANG TIADA DUANYA"]
    read = pages(printed(kind, facts).pdf, profiles()[profile_of(kind, "A4")])
    if press().compose(kind, facts).letterhead.kind == "K0":
        assert all("TIADA DUANYA" not in page.body for page in read)
        return
    assert "KOP YANG TIADA DUANYA" in read[0].body
    assert all("TIADA DUANYA" not in page.body for page in read[1:])


def test_no_letterhead_at_all() -> None:
    facts = facts_of("putusan")
    facts["letterhead"] = {"kind": "K0", "lines": ["TIDAK DICETAK"], "address": [], "emblem": None}
    made = printed("putusan", facts)
    assert "TIDAK DICETAK" not in body(made.pdf, profiles()["A4-keputusan"]) and "TIDAK DICETAK" not in made.text


def test_the_archive_code_names_fingerprint_and_journal_and_denies_being_a_signature() -> None:
    facts = facts_of("putusan")
    read = pages(printed("putusan", facts).pdf, profiles()["A4-keputusan"])
    foot = squeezed(read[-1].foot)
    assert facts["archive"]["fingerprint"] in foot and squeezed(facts["archive"]["short"]) in foot
    assert squeezed("bukan tanda tangan elektronik") in foot
    assert all("kode arsip" not in page.foot for page in read[:-1])


def test_a_signature_leaves_four_centimetres_for_the_stamp() -> None:
    for kind in ("surat_panggilan_1", "keputusan_sanksi", "pernyataan_tidak_bersalah"):
        facts = facts_of(kind)
        profile = profiles()[profile_of(kind, "A4")]
        name = facts["signer"]["name"]
        last = pages(printed(kind, facts).pdf, profile)[-1 if kind == "keputusan_sanksi" else 0]
        text = "".join(box[0] for box in last.boxes)
        place = text.upper().rindex(squeezed(name).upper())
        assert last.boxes[place][1] - profile.left >= 4 * 72 / 2.54
