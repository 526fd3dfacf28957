"""Any letter of any blocks: nothing outside the margins or on each other, its structure whole, no signature alone."""

from __future__ import annotations

import io
from typing import Any

import pypdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reports import blocks as b
from reports.reading import plain
from reports.typesetting.layout import Layout
from tests.reports.paper import RESOURCES, crossings, outside, pages, squeezed
from tests.reports.test_tags import structure

LAYOUT = Layout(RESOURCES, places=())
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZéāṣ0123456789.,;:'\"()/-<>&{}%“”–"
WORD = st.text(alphabet=LETTERS, min_size=1, max_size=14)
LINE = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
LONG = st.one_of(LINE, st.text(alphabet=LETTERS, min_size=100, max_size=160))
PROSE = st.lists(WORD, min_size=1, max_size=120).map(" ".join)
PAIR = st.tuples(LINE, LONG)
FEW = st.integers(0, 5)
ALIGN = st.sampled_from(["justify", "left", "center", "right"])
ITEMS = st.sampled_from(["", "a."])
SECRET = b.SecurityMark("RAHASIA", 1, 3)


def many(one: st.SearchStrategy[Any], most: int = 12, least: int = 0) -> st.SearchStrategy[Any]:
    """Some of these as a tuple."""
    return st.lists(one, min_size=least, max_size=most).map(tuple)


SIGNATURE = st.builds(
    b.Signature, many(LINE, 3, 1), LONG, rank=LINE, number=LINE, above=many(LINE, 2), mark=st.sampled_from(["", "ttd"])
)
GRID = st.integers(1, 4).flatmap(
    lambda n: st.builds(
        b.Grid, st.tuples(*[LINE] * n), many(st.tuples(*[LONG] * n), 30), st.just(tuple(1 / n for _ in range(n)))
    )
)
ATTENDANCE = st.builds(
    b.Attendance, st.tuples(LINE, LINE), many(st.tuples(LONG, LINE), 40), st.just((0.6, 0.4)), blank=FEW
)
BODY = st.one_of(
    st.builds(b.Title, many(LINE, 3, 1), LINE, after=many(LINE, 3)),
    st.builds(b.LetterHead, LINE, many(PAIR, 5), many(LINE, 5)),
    st.builds(b.Text, PROSE, ALIGN, indent=st.sampled_from([0.0, 1.2])),
    st.builds(b.Text, LINE, bold=st.booleans(), keep=st.just(True)),
    st.builds(b.Fields, many(PAIR), mark=st.sampled_from(["", "1."])),
    st.builds(b.Numbered, many(PROSE, 30), st.sampled_from(["1.", "a."])),
    st.builds(b.Recital, st.sampled_from(["Menimbang", "KESATU"]), many(PROSE, 4), ITEMS, many(PAIR, 4), LINE),
    st.builds(b.Questions, many(st.tuples(PROSE, PROSE, st.booleans()), 12)),
    GRID,
    st.builds(b.Copies, many(LINE, 6)),
    st.builds(b.FormRows, many(st.tuples(LINE, LONG, FEW), 8)),
    st.builds(b.Ticks, many(LINE, 9), many(st.integers(0, 8), 3), st.integers(1, 3)),
    ATTENDANCE,
    st.builds(b.Label, many(LINE, 3, 1), WORD, many(PAIR, 8), many(LINE, 3)),
    st.builds(b.ParafBox, many(LINE, 5)),
)  # fmt: skip
ENDING = st.one_of(
    SIGNATURE,
    st.builds(b.Certified, SIGNATURE, SIGNATURE),
    st.builds(b.Signatures, many(LINE, 2, 1), many(st.tuples(LINE, LONG, LINE), 8, 1)),
    st.builds(b.PairedSignatures, many(SIGNATURE, 1, 1), many(SIGNATURE, 3, 1)),
)
AFTER = st.one_of(
    st.builds(b.Distribution, many(LINE, 20), many(PAIR, 3)),
    st.builds(b.Appendix, many(LINE, 3, 1), st.tuples(GRID), many(PAIR, 2)),
)
HEAD = st.builds(b.Letterhead, st.sampled_from(["K0", "K1", "K2", "K3"]), many(LINE, 3, 1), many(LINE, 2))
MARKS = st.sampled_from([(), (SECRET,)])


@st.composite
def letters(draw: st.DrawFn) -> tuple[b.Letter, b.Block]:
    """A letter, and the block that people sign in."""
    ending = draw(ENDING)
    blocks = (*draw(MARKS), *draw(many(BODY, 6)), b.Text(draw(PROSE)), ending, *draw(many(AFTER, 1)))
    if draw(st.booleans()):
        blocks = (b.CopyMark("SALINAN"), *blocks)
    code = b.ArchiveCode("5f" * 32, "12-ABCD") if draw(st.booleans()) else None
    letter = b.Letter(
        "Uji", draw(HEAD), blocks, "uji/1", archive=code, draft=draw(st.booleans()), office_copy=draw(st.booleans())
    )
    return letter, ending


PROFILES: tuple[Any, ...] = (
    "A4",
    "F4-keputusan",
    {"paper": [16, 22], "margins": [1.5, 2.2, 1.5, 1.5], "size": 9, "leading": 11, "signer_name": "tebal-garis"},
    {"paper": [30, 42], "margins": [4, 4, 5, 5], "family": "serif", "size": 16, "leading": 26, "address_side": "kanan"},
)


@pytest.mark.slow
@settings(
    max_examples=40,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
@given(made=letters(), profile=st.sampled_from(PROFILES))
def test_any_letter_is_sound(made: tuple[b.Letter, b.Block], profile: Any) -> None:
    letter, ending = made
    chosen = LAYOUT.profile(profile)
    pdf, count, _ = LAYOUT.set(letter, profile)
    assert len(pypdf.PdfReader(io.BytesIO(pdf), strict=True).pages) == count
    assert outside(pdf, chosen) == []
    assert crossings(pdf, chosen) == []
    top, drawn = structure(pdf)
    assert squeezed(top.said()) == squeezed(_without_boxes(letter))
    assert all(not page.loose for page in drawn)
    read = pages(pdf, chosen)
    _in_company(read, ending)
    _lead_something(read, letter)


def _without_boxes(letter: b.Letter) -> str:
    """The composed text; a box to tick is a picture on paper."""
    text = plain(letter)
    return text.replace("[x] ", "").replace("[ ] ", "")


def _lead_something(read: list[Any], letter: b.Letter) -> None:
    """No page ends with a heading of the text."""
    for block in letter.blocks:
        if isinstance(block, b.Text) and block.keep and len(squeezed(block.text)) > 20:
            for page in read[:-1]:
                assert not squeezed(page.body).endswith(squeezed(block.text)), "a heading heads nothing"


def _in_company(read: list[Any], ending: b.Block) -> None:
    """No page begins with what opens the signature."""
    opening = {
        b.Signature: lambda x: (*x.above, *x.office),
        b.Certified: lambda x: (*x.original.above, *x.original.office),
        b.Signatures: lambda x: (*x.above, *x.title),
        b.PairedSignatures: lambda x: (),
    }[type(ending)](ending)
    if len(squeezed("".join(opening))) < 25:
        return
    for page in read[1:]:
        assert not squeezed(page.body).startswith(squeezed("".join(opening))), "a signature stands alone"
