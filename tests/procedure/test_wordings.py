"""The office's own wording of a letter: tried, kept as a version, used, taken back; a bad one never holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.law.errors import Trouble
from models.procedure import wordings
from models.registry.wordings import kind_rows, wording_rows
from reports.press import Press
from tests.procedure.conftest import House

RESOURCES = Path(__file__).parents[2] / "resources"
KIND = "undangan_sidang"


@pytest.fixture
def pressed(house: House) -> House:
    house.desk.press = Press(RESOURCES)
    return house


def _changed(old: str, new: str) -> str:
    source = Press(RESOURCES).wording(KIND).source
    assert old in source
    return source.replace(old, new)


def test_an_own_wording_holds_from_the_day_it_is_kept_and_can_be_taken_back(pressed: House) -> None:
    desk = pressed.desk
    source = _changed("Demikian, atas perhatian", "Atas perhatian")
    first = wordings.save(desk, KIND, source, "Kebiasaan kantor lebih singkat")
    with desk.read() as session:
        assert wordings.source_of(session, KIND) == (source, f"{KIND}/kantor-1")
        assert next(row for row in kind_rows(session) if row.kind == KIND).own == 1
    second = wordings.save(desk, KIND, source.replace("Atas perhatian", "Terima kasih atas perhatian"), "Lebih sopan")
    wordings.use(desk, KIND, first)
    with desk.read() as session:
        assert wordings.source_of(session, KIND)[1] == f"{KIND}/kantor-1"
        assert [(row.id, row.in_use) for row in wording_rows(session, KIND)] == [(second, False), (first, True)]
    wordings.use(desk, KIND, None)
    with desk.read() as session:
        assert wordings.source_of(session, KIND) == (None, "")
        assert wordings.source_named(session, KIND, f"{KIND}/kantor-1") == source


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("Demikian, atas", "{{ Demikian, atas", "blok"),
        ("{{ council_name }}", "{{ council_name.__class__ }}", "__class__"),
        ("{{ council_name }}", "{% for x in panel %}{{ x }}{% endfor %}", "for"),
        ("{{ council_name }}", "{{ tidak_ada }}", "tidak_ada"),
        ("version = 2", "", "versi"),
        ("[[block]]", "[[block", "baris"),
        ('type = "head"', 'type = "kepala"', "kepala"),
    ],
)
def test_a_wording_that_cannot_be_printed_is_refused_with_its_place(
    pressed: House, old: str, new: str, word: str
) -> None:
    with pytest.raises(Trouble) as trouble:
        wordings.save(pressed.desk, KIND, _changed(old, new), "Uji")
    assert word in trouble.value.what
    with pressed.desk.read() as session:
        assert wordings.source_of(session, KIND) == (None, "")


def test_an_unchanged_wording_and_one_without_reason_are_refused(pressed: House) -> None:
    with pytest.raises(Trouble):
        wordings.save(pressed.desk, KIND, Press(RESOURCES).wording(KIND).source, "Tanpa perubahan")
    with pytest.raises(Trouble):
        wordings.save(pressed.desk, KIND, _changed("Demikian, atas", "Atas"), "  ")
