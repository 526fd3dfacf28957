"""A letter with a gap is never composed; what is missing is named in plain words."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest

from models.law.errors import Trouble
from reports import blocks as b
from reports.reading import plain
from reports.wording import Wording
from tests.reports.facts import facts_of
from tests.reports.paper import KINDS, numbered_kinds, press, printed

CASES = [(kind, key, words) for kind in KINDS for key, words in press().required(kind, facts_of(kind))]


def _without(facts: dict[str, Any], key: str) -> None:
    *way, last = key.split(".")
    for part in way:
        facts = facts[part]
    facts[last] = None


@pytest.mark.parametrize("kind", KINDS)
def test_complete_facts_miss_nothing(kind: str) -> None:
    assert press().missing(kind, facts_of(kind)) == []


@pytest.mark.parametrize(("kind", "key", "words"), CASES)
def test_each_gap_is_named_and_refused(kind: str, key: str, words: str) -> None:
    facts = facts_of(kind)
    _without(facts, key)
    assert (key, words) in [(m.field, m.words) for m in press().missing(kind, facts)]
    with pytest.raises(Trouble) as error:
        press().compose(kind, facts)
    assert words in error.value.what
    assert "_" not in words and "." not in words, "plain words, not a key"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("branch", ["respondent", "hearing", "decision", "decree", "summons", "examination", "signer"])
def test_a_whole_part_missing_is_a_plain_message_not_a_crash(kind: str, branch: str) -> None:
    facts = facts_of(kind)
    facts[branch] = None
    if press().missing(kind, facts):
        with pytest.raises(Trouble):
            printed(kind, facts)
    else:
        assert printed(kind, facts).pages


@pytest.mark.parametrize("kind", numbered_kinds())
def test_a_number_is_named_unless_its_slot_is_open(kind: str) -> None:
    facts = facts_of(kind)
    facts["letter"]["number"] = None
    assert [m.field for m in press().missing(kind, facts)] == ["letter.number"]


def test_an_unknown_kind_or_profile_is_refused() -> None:
    with pytest.raises(Trouble):
        press().compose("surat_cinta", {})
    with pytest.raises(Trouble):
        press().print("putusan", facts_of("putusan"), "A5")


def test_a_wording_with_an_unknown_placeholder_is_refused() -> None:
    wording = Wording("uji", "uji/1", {"open": "Kepada {{ nobody }} di {{ place }}"})
    with pytest.raises(Trouble) as error:
        wording.say("open", place="Madiun")
    assert "nobody" in error.value.what


def test_a_letter_keeps_the_version_of_its_wording() -> None:
    assert printed("putusan", facts_of("putusan")).template.startswith("putusan/")


HOLE = re.compile(r"\bNone\b|[{}]|\(\)|(?<!\.) [;,.]| : *$")


def _leaves(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield (*way, key)
            yield from _leaves(part, (*way, key))
    elif isinstance(value, list):
        for place, part in enumerate(value[:2]):
            yield from _leaves(part, (*way, place))


def _to_write_on(letter: b.Letter) -> set[str]:
    """Labels of a form that are followed by lines for the pen: no holes."""
    forms = [block for block in letter.blocks if isinstance(block, b.FormRows)]
    return {f"{label} :" for form in forms for label, value, lines in form.rows if lines and not value}


def _holes(text: str) -> set[str]:
    return {line for line in re.sub(r"\.{4,}", "#", text).splitlines() if HOLE.search(line)}


HOLES = ("absent", "none", "empty", "blank")


@pytest.mark.parametrize("kind", KINDS)
def test_any_one_fact_taken_away_leaves_a_whole_letter_or_a_plain_refusal(kind: str) -> None:
    """Each fact in one way of being away; the ways rotate, so that over all kinds every fact is away in every way."""
    usual = _holes(plain(press().compose(kind, facts_of(kind))))
    whole = facts_of(kind)
    whole["letterhead"]["emblem"] = None
    for turn, way in enumerate(_leaves(whole), KINDS.index(kind)):
        facts: Any = copy.deepcopy(whole)
        part = facts
        for key in way[:-1]:
            part = part[key]
        hole = HOLES[turn % len(HOLES)]
        if hole == "absent":
            del part[way[-1]]
        else:
            part[way[-1]] = {"none": None, "empty": "", "blank": "  "}[hole]
        try:
            letter = press().compose(kind, facts)
        except Trouble:
            continue
        assert _holes(plain(letter)) - _to_write_on(letter) <= usual, (way, hole)


def test_a_silent_answer_is_said() -> None:
    facts = facts_of("berita_acara_pemeriksaan")
    facts["examination"]["lines"][3]["a"] = ""
    assert "Jawaban : (tidak memberikan jawaban)" in printed("berita_acara_pemeriksaan", facts).text
