"""The structure of a letter as data: conditions, lists, shared sentences; and what people typed stays text."""

from __future__ import annotations

from typing import Any

import pytest

from models.law.errors import Trouble
from reports import blocks as b
from reports.composer import Scope, build, compose, mistakes, required_of
from reports.wording import Wording, read_wording
from tests.reports.facts import facts_of

Facts = dict[str, Any]


def made(text: str, facts: Facts) -> tuple[b.Block, ...]:
    """The blocks of a structure written as TOML, over facts."""
    wording = read_wording("uji", f'version = 1\ntitle = "Uji"\n{text}')
    assert mistakes(wording) == []
    return tuple(build(wording.structure["block"], Scope(facts, "uji", "")))


def test_a_block_stands_only_where_its_condition_holds() -> None:
    text = '[[block]]\ntype = "text"\ntext = "Ada."\nwhen = "hearing.defence"\n'
    assert made(text, {"hearing": {"defence": "x"}}) == (b.Text("Ada."),)
    assert made(text, {"hearing": {"defence": ""}}) == ()
    assert made(text, {}) == ()


def test_an_entry_of_a_list_is_called_it_and_counted() -> None:
    item = '{ each = "rows", text = "{{ no }}: {{ it.name }}", when = "it.name" }'
    text = f'[[block]]\ntype = "numbered"\nitems = [{item}]\n'
    facts = {"rows": [{"name": "a"}, {"name": ""}, {"name": "c"}]}
    assert made(text, facts) == (b.Numbered(("1: a", "3: c")),)
    assert made(text, {"rows": []}) == ()


def test_rows_of_a_table_come_from_a_list_and_stand_beside_fixed_ones() -> None:
    text = (
        '[[block]]\ntype = "grid"\nheader = ["No.", "Nama"]\nwidths = [0.2, 0.8]\n'
        'rows = [["-", "Ketua"], { each = "seats", cells = ["{{ no }}.", "{{ it }}"] }]\n'
    )
    assert made(text, {"seats": ["x", "y"]}) == (
        b.Grid(("No.", "Nama"), (("-", "Ketua"), ("1.", "x"), ("2.", "y")), (0.2, 0.8)),
    )


def test_a_fact_that_is_absent_names_its_block() -> None:
    with pytest.raises(Trouble) as trouble:
        made('[[block]]\ntype = "text"\ntext = "Di {{ hearing.room }}."\n', {"hearing": {"room": ""}})
    assert "blok 1" in trouble.value.what
    assert "room" in trouble.value.what


@pytest.mark.parametrize("typed", ["{{ office }}", "{% if x %}y{% endif %}", "{{ ''.__class__ }}", "{nama}", "{# x #}"])
def test_what_people_typed_is_never_read_as_a_template(typed: str) -> None:
    source = (
        'version = 1\ntitle = "Uji"\n[words]\nwhere = "di {{ hearing.room }}"\n'
        '[[block]]\ntype = "text"\ntext = "Sidang {{ where }}."\n'
        '[[block]]\ntype = "numbered"\nitems = [{ each = "hearing.agenda", text = "{{ it }}" }]\n'
    )
    facts = facts_of("notula")
    facts["hearing"] |= {"room": typed, "agenda": [typed]}
    letter = compose(facts, read_wording("uji", source))
    assert letter.blocks == (b.Text(f"Sidang di {typed}."), b.Numbered((typed,)))


def test_a_shared_sentence_without_its_facts_refuses_only_those_who_speak_of_it() -> None:
    source = (
        'version = 1\ntitle = "Uji"\n[words]\nlate = "lewat {{ never }}"\n'
        '[[block]]\ntype = "text"\ntext = "Tetap."\n[[block]]\ntype = "text"\ntext = "{{ late }}"\nwhen = "late"\n'
    )
    assert compose(facts_of("notula"), read_wording("uji", source)).blocks == (b.Text("Tetap."),)


def test_a_need_with_a_condition_is_asked_for_only_then() -> None:
    source = (
        'version = 1\ntitle = "Uji"\n'
        'requires = [["decree.forum", "forum", "decree.open"], ["letter.date", "tanggal"]]\n'
        '[[block]]\ntype = "text"\ntext = "x"\n'
    )
    wording = read_wording("uji", source)
    assert required_of(wording, {"decree": {"open": False}}) == (("letter.date", "tanggal"),)
    assert required_of(wording, {"decree": {"open": True}})[0] == ("decree.forum", "forum")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[[block]]\ntext = "x"\n', "jenis blok"),
        ('[[block]]\ntype = "text"\n', "'text' belum ada"),
        ('[[block]]\ntype = "text"\ntext = "x"\nwarna = "merah"\n', "'warna' tidak dikenal"),
        ('[[block]]\ntype = "appendix"\nheader = ["x"]\n[[block.block]]\ntype = "puisi"\n', "blok 1, blok 1"),
        ('block = "x"\n', "bukan daftar blok"),
    ],
)
def test_a_structure_that_cannot_be_built_says_where(text: str, words: str) -> None:
    wording = read_wording("uji", f'version = 1\ntitle = "Uji"\n{text}')
    assert isinstance(wording, Wording)
    assert any(words in line for line in mistakes(wording))


@pytest.mark.parametrize(
    "text", ["", "version = 1", "version = 'satu'\n[say]\nx = 'y'", "[[", "\x00", "version = 1\n" * 3]
)
def test_a_file_that_is_no_wording_is_refused_in_words(text: str) -> None:
    with pytest.raises(Trouble) as trouble:
        read_wording("uji", text)
    assert trouble.value.what.startswith("Templat surat")
