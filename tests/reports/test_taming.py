"""What people type, as it may stand on paper; every character that passes is in every carried typeface."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.ttfonts import TTFontFile

from reports.taming import LIKE, PRINTABLE, tame

FONTS = sorted((Path(__file__).parents[2] / "resources" / "fonts" / "letters").glob("*.ttf"))
ALLOWED = {chr(code) for first, last in PRINTABLE for code in range(first, last + 1)}


def test_four_faces_are_carried() -> None:
    assert [path.stem for path in FONTS] == [
        "LiberationSans-Bold", "LiberationSans-Regular", "SidangBookman-Bold", "SidangBookman-Regular",
    ]  # fmt: skip


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_each_face_draws_every_character_that_passes(path: Path) -> None:
    drawn = {chr(code) for code, glyph in TTFontFile(str(path)).charToGlyph.items() if glyph}
    assert sorted(ALLOWED - drawn) == []
    assert all(sign in ALLOWED for sign in LIKE.values())


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_only_known_characters_are_left_and_taming_twice_changes_nothing(text: str) -> None:
    once = tame(text)
    assert set(once) <= ALLOWED
    assert tame(once) == once


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Siti Aʼisyah", "Siti A’isyah"),
        ("Nūr Ḥidāyat al-Ṣāliḥ", "Nūr Ḥidāyat al-Ṣāliḥ"),
        ("e\u0301", "é"),
        ("Jum\u2019at", "Jum’at"),
        ("satu\u00addua", "satudua"),
        ("satu\ndua\ttiga\u2028empat", "satu dua tiga empat"),
        ("non\u2011ASN", "non-ASN"),
        ("\u202eterbalik\u202c", "?terbalik?"),
        ("\x00\x07", "??"),
        ("ﬁnal ① ½", "final 1 ½"),
        ("会议 😀", "?? ?"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
    ],
)
def test_examples(typed: str, printed: str) -> None:
    assert tame(typed) == printed
    assert unicodedata.is_normalized("NFC", tame(typed))
