"""What wordings may do beside filling in facts: sentences of their own, closing considerations, conditions, filters."""

from __future__ import annotations

import pytest

from models.law.errors import Trouble
from reports.filters import di_atau_pada, judul, kolom, rangkai
from reports.sentences import fill
from tests.reports.facts import facts_of
from tests.reports.paper import press

SOURCE = """
version = 1
title = "Uji"
requires = [
  ["letter.date", "tanggal surat"],
  ["letter.fields.proof", "bukti", "letter.fields.form == 'lengkap'"],
]

[words]
place_of = "{{ hearing.room }}"
never = "{{ hearing.nothing }}"

[[block]]
type = "recital"
label = "Menimbang"
marks = "a."
semicolons = true
items = [
  "bahwa sidang bertempat di {{ place_of }}.",
  { text = "bahwa {{ never }}", when = "never" },
  { each = "letter.fields.grounds", text = "bahwa {{ it|rangkai }}" },
]
closing = "bahwa berdasarkan {{ letters }}, perlu menetapkan;"
"""


def _items(source: str = SOURCE, **fields: object) -> tuple[str, ...]:
    facts = facts_of("notula")
    facts["hearing"]["room"] = "aula"
    facts["letter"]["fields"] = fields
    return press().compose("notula", facts, source).blocks[0].items  # type: ignore[union-attr]


def test_a_file_names_sentences_of_its_own_and_an_absent_one_leaves_its_block_out() -> None:
    assert _items() == ("bahwa sidang bertempat di aula;", "bahwa berdasarkan huruf a, perlu menetapkan;")


@pytest.mark.parametrize(
    ("grounds", "named"),
    [("Satu", "huruf a dan huruf b"), ("Satu\nDua.", "huruf a, huruf b, dan huruf c")],
)
def test_the_last_consideration_names_those_before_it(grounds: str, named: str) -> None:
    assert _items(grounds=grounds)[-1] == f"bahwa berdasarkan {named}, perlu menetapkan;"


def test_a_sentence_that_speaks_of_an_absent_one_is_refused() -> None:
    with pytest.raises(Trouble) as error:
        _items(SOURCE.replace("{{ letters }}", "{{ never }}"))
    assert "never" in error.value.what


def test_a_fact_is_asked_for_only_where_its_condition_holds() -> None:
    facts = facts_of("notula")
    facts["letter"]["fields"] = {"form": "singkat"}
    assert press().missing("notula", facts, SOURCE) == []
    facts["letter"]["fields"] = {"form": "lengkap"}
    assert [m.words for m in press().missing("notula", facts, SOURCE)] == ["bukti"]


def test_a_mistake_in_a_named_sentence_is_found_with_its_place() -> None:
    found = press().mistakes("notula", SOURCE.replace("{{ hearing.room }}", "{% for x in y %}{% endfor %}"))
    assert len(found) == 1 and found[0].startswith("bagian words")


def test_filters_of_lists_titles_and_lines() -> None:
    assert rangkai(["Terlapor menyesal.", "Terlapor mengaku"]) == "terlapor menyesal dan terlapor mengaku"
    assert [kolom("Keputusan | 1 lembar", n) for n in (0, 1, 2, 3)] == ["", "Keputusan", "1 lembar", ""]
    assert judul("PENJATUHAN SANKSI DAN/ATAU HUKUMAN KARENA LALAI") == "Penjatuhan Sanksi dan/atau Hukuman karena Lalai"
    assert (di_atau_pada("ruang rapat"), di_atau_pada("apel pagi")) == ("di ruang rapat", "pada apel pagi")


@pytest.mark.parametrize("value", [None, "", "  ", ["a", None], [""]])
def test_an_empty_entry_of_a_list_refuses_the_sentence(value: object) -> None:
    with pytest.raises(Trouble):
        fill("karena {{ a|rangkai }}", {"a": value}, "uji")


@pytest.mark.parametrize(
    "text",
    [
        *(f"{{{{ one|{name} }}}}" for name in ("upper", "lower", "judul", "awal_besar", "awal_kecil", "tanpa_titik")),
        *(f"{{{{ one|{name} }}}}" for name in ("gabung", "rangkai", "kolom", "bahwa", "di_atau_pada", "join")),
        *(f"{{{{ many|{name} }}}}" for name in ("upper", "lower", "judul", "awal_besar", "gabung", "join(', ')")),
        *("{{ none|upper }}", "{{ yes|upper }}", "{{ gone|default(none) }}", "{{ gone|default(one) }}"),
        *("{{ holed|gabung }}", "{{ holed|join(', ') }}"),
    ],
)
def test_a_record_or_a_list_is_never_printed_as_the_program_writes_it(text: str) -> None:
    one = {"titled_name": "Dwi Susilo", "nip": "19850312"}
    with pytest.raises(Trouble):
        fill(text, {"one": one, "many": [one], "yes": True, "holed": ["a", None]}, "uji")


def test_lists_of_texts_are_joined_and_numbers_are_words_too() -> None:
    facts = {"rows": ["satu", 2], "n": 3}
    assert fill("{{ rows|join(' / ') }} {{ rows|gabung|upper }} {{ n|lower }}", facts, "uji") == "satu / 2 SATU DAN 2 3"
    assert fill("{{ gone|default('-') }}{{ gone|default('') }}", facts, "uji") == "-"


def test_braces_that_would_stand_on_the_paper_are_refused() -> None:
    for text in ("{% raw %}{{ name }}{% endraw %}", "{% raw %}{% if x %}{% endraw %}", "nama }} di"):
        with pytest.raises(Trouble):
            fill(text, {"name": "Dwi"}, "uji")
