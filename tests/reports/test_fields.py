"""What the clerk fills in: named in the file of wording, asked in its order, missed in plain words."""

from __future__ import annotations

import pytest

from models.law.errors import Trouble
from reports.wording import FIELD_TYPES, read_wording
from tests.reports.facts import facts_of
from tests.reports.paper import KINDS, press

SOURCE = """
version = 1
title = "Uji"

[[field]]
key = "matter"
label = "Pokok surat"
type = "long"
required = true
hint = "Satu butir satu baris."

[[field]]
key = "tone"
label = "Sifat acara"
type = "choice"
choices = [["resmi", "Resmi"], ["santai", "Santai"]]
default = "resmi"

[[block]]
type = "text"
text = "Acara {{ letter.fields.tone }}."

[[block]]
type = "numbered"
items = [{ each = "letter.fields.matter", text = "{{ it }}" }]
"""


def test_a_required_field_is_missed_by_its_label_and_a_default_stands_in() -> None:
    facts = facts_of("notula")
    assert [m.words for m in press().missing("notula", facts, SOURCE)] == ["pokok surat"]
    facts["letter"]["fields"] = {"matter": "Satu\n\n  Dua  "}
    assert press().missing("notula", facts, SOURCE) == []
    letter = press().compose("notula", facts, SOURCE)
    assert [getattr(x, "text", None) or getattr(x, "items", None) for x in letter.blocks] == [
        "Acara resmi.",
        ("Satu", "Dua"),
    ]


def test_the_press_lists_the_fields_of_a_wording() -> None:
    first, second = press().fields("notula", SOURCE)
    assert (first.key, first.label, first.type, first.required) == ("matter", "Pokok surat", "long", True)
    assert second.choices == (("resmi", "Resmi"), ("santai", "Santai")) and second.default == "resmi"


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_is_shipped_can_be_asked(kind: str) -> None:
    keys = [one.key for one in press().fields(kind)]
    assert len(keys) == len(set(keys))
    for one in press().fields(kind):
        assert one.type in FIELD_TYPES and one.label[0].isupper() and not one.label.endswith(".")
        assert bool(one.choices) == (one.type == "choice")
        assert not one.choices or one.default in ("", *(value for value, _ in one.choices))


@pytest.mark.parametrize("line", ['key = "Matter"', 'key = "__class__"', 'type = "file"', 'label = ""', 'wish = "x"'])
def test_a_field_that_cannot_be_asked_refuses_the_file(line: str) -> None:
    key = line.split(" = ")[0]
    lines = [line if old.startswith(f"{key} =") else old for old in SOURCE.splitlines()]
    if line not in lines:
        lines.insert(5, line)
    with pytest.raises(Trouble) as error:
        read_wording("uji", "\n".join(lines))
    assert "Isian surat" in error.value.what
