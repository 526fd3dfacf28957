"""Habits of an office live in the profile: label of the subject, dot after NIP, name of the signer, side of address."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from models.law.errors import Trouble
from reports.press import Press
from tests.reports.facts import facts_of
from tests.reports.paper import RESOURCES, pages, profiles, squeezed


@pytest.fixture
def habits(tmp_path: Path) -> Path:
    """A copy of the resources whose A4 profile has every habit turned."""
    for part in ("letters", "fonts/letters"):
        shutil.copytree(RESOURCES / part, tmp_path / part)
    path = tmp_path / "letters" / "profiles.toml"
    text = path.read_text("utf-8")
    for mine, other in (
        ('subject_label = "Hal"', 'subject_label = "Perihal"'),
        ("nip_dot = false", "nip_dot = true"),
        ('signer_name = "tebal"', 'signer_name = "tebal-garis"'),
        ('address_side = "kiri"', 'address_side = "kanan"'),
        ("head = 14, city = 13, office = 15, address = 9", "head = 16, city = 11, office = 17, address = 8"),
    ):
        assert mine in text
        text = text.replace(mine, other)
    path.write_text(text, "utf-8")
    return tmp_path


def test_the_shipped_profiles_are_the_four_of_two_papers() -> None:
    shipped = Press(RESOURCES).profiles()
    assert list(shipped) == ["A4", "F4", "A4-keputusan", "F4-keputusan"]
    assert all(name for name in shipped.values())


def test_an_office_with_other_habits(habits: Path) -> None:
    facts = facts_of("undangan_sidang")
    usual, other = Press(RESOURCES).print("undangan_sidang", facts, "A4"), Press(habits)
    made = other.print("undangan_sidang", facts, "A4")
    assert "Hal : Undangan" in usual.text and "Perihal" not in usual.text
    assert "Perihal : Undangan" in made.text
    assert "NIP 19681115" in usual.text and "NIP. 19681115" in made.text
    assert facts_of("undangan_sidang") == facts, "printing changes no fact"

    def left_of(pdf: bytes, word: str) -> float:
        boxes = pages(pdf, profiles()["A4"])[0].boxes
        text = "".join(box[0] for box in boxes)
        return boxes[text.index(squeezed(word))][1]

    assert left_of(usual.pdf, "Yth. (daftar") == pytest.approx(85, abs=3)
    assert left_of(made.pdf, "Yth. (daftar") > 250


def test_an_underlined_name_is_escaped_as_well(habits: Path) -> None:
    facts = facts_of("surat_panggilan_1")
    facts["signer"]["name"] = "<i>Hartono</i> & Wijaya"
    made = Press(habits).print("surat_panggilan_1", facts, "A4")
    read = "".join(squeezed(page.body) for page in pages(made.pdf, profiles()["A4"]))
    assert "<i>Hartono</i>&Wijaya" in read


def test_an_unknown_profile_is_refused_in_words() -> None:
    with pytest.raises(Trouble, match="Profil"):
        Press(RESOURCES).print("putusan", facts_of("putusan"), "B5")
