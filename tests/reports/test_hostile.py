"""What people type prints as text: no markup, no picture from the disk, no control character, no turned reading."""

from __future__ import annotations

import pytest

from models.law.errors import Trouble
from reports.sentences import fill
from reports.taming import tame
from tests.reports.facts import facts_of
from tests.reports.paper import KINDS, body, body_pypdf, outside, printed, profile_of, profiles, squeezed

MARKUP = (
    '<img src="/etc/passwd"/>',
    "<b>tebal</b> & <i>miring</i>",
    "<para><link href='file:///etc/passwd'>x</link></para>",
    "&amp; &lt; &#60; <!-- x --> ]]>",
    "<unclosed <tag> </b>",
    "<br/><font size=72>BESAR</font><seq id=1/>",
    "{name} {respondent.number} {0} %s {{x}}",
    "${jndi:ldap} {% raw %} {{ 7*7 }}",
)


@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_a_name_prints_as_it_was_typed(text: str) -> None:
    for kind in KINDS:
        facts = facts_of(kind)
        facts["respondent"] |= {"titled_name": text, "name": text, "front_title": "", "back_title": ""}
        facts["panel"][0]["person"] |= {"titled_name": text}
        facts["hearing"]["attendance"][0]["person"] |= {"titled_name": text}
        made = printed(kind, facts)
        profile = profiles()[profile_of(kind, "A4")]
        if made.text == printed(kind, facts_of(kind)).text:
            continue  # a paper that names neither the person examined nor the chair
        assert squeezed(text) in squeezed(made.text)
        assert squeezed(text) in body(made.pdf, profile)
        assert squeezed(text) in squeezed(body_pypdf(made.pdf, profile))
        assert b"root:" not in made.pdf


@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_an_answer_prints_as_it_was_typed(text: str) -> None:
    facts = facts_of("berita_acara_pemeriksaan")
    facts["examination"]["lines"][0] = {"q": text, "a": text, "correction": False}
    made = printed("berita_acara_pemeriksaan", facts)
    assert body(made.pdf, profiles()["A4"]).count(squeezed(text)) == 2


def test_a_picture_cannot_be_pulled_in_by_text() -> None:
    facts = facts_of("pernyataan_tidak_bersalah")
    plain = printed("pernyataan_tidak_bersalah", facts).pdf.count(b"/Subtype /Image")
    facts["respondent"] |= {"titled_name": f'<img src="{__file__}" width="10" height="10"/>'}
    assert printed("pernyataan_tidak_bersalah", facts).pdf.count(b"/Subtype /Image") == plain


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\ufffe", "\ue000", "\U000e0041"])
def test_control_characters_become_a_visible_mark(char: str) -> None:
    facts = facts_of("putusan")
    facts["respondent"]["titled_name"] = f"Dwi{char}Susilo"
    made = printed("putusan", facts)
    assert char not in made.text
    assert "Dwi?Susilo" in made.text or "Dwi Susilo" in made.text
    assert char not in body(made.pdf, profiles()["A4-keputusan"])


@pytest.mark.parametrize("char", ["\u202e", "\u202d", "\u2066", "\u2069", "\u200f", "\u061c"])
def test_a_turned_reading_order_is_shown_not_obeyed(char: str) -> None:
    facts = facts_of("surat_panggilan_1")
    facts["respondent"]["titled_name"] = f"Dwi {char}olisuS"
    made = printed("surat_panggilan_1", facts)
    assert "Dwi ?olisuS" in made.text
    assert "Dwi?olisuS" in body(made.pdf, profiles()["A4"])


def test_invisible_characters_go_so_that_the_archive_finds_the_name() -> None:
    facts = facts_of("surat_panggilan_1")
    facts["respondent"]["titled_name"] = "Dwi\u200b Su\u00adsi\u2060lo\ufeff"
    made = printed("surat_panggilan_1", facts)
    assert "Nama : Dwi Susilo" in made.text
    assert "Nama:DwiSusilo" in body(made.pdf, profiles()["A4"])


def test_line_ends_become_spaces_and_accents_one_form() -> None:
    assert tame("a\r\nb\tc\u2028d") == "a  b c d"
    assert tame("Re\u0301ne\u0301") == "R\u00e9n\u00e9"
    assert tame("\ud800") == "?"


def test_a_lone_surrogate_in_an_answer_does_not_stop_the_printer() -> None:
    facts = facts_of("berita_acara_pemeriksaan")
    facts["examination"]["lines"][0]["a"] = "rusak \udcff di sini"
    assert "rusak ? di sini" in printed("berita_acara_pemeriksaan", facts).text


def test_a_word_without_end_is_broken_inside_the_margins() -> None:
    for kind in KINDS:
        facts = facts_of(kind)
        facts["respondent"]["titled_name"] = "W" * 300
        facts["case"]["act"]["place"] = "https://contoh.id/" + "x" * 400
        facts["letter"]["addressee_line"] = "Y" * 200
        made = printed(kind, facts)
        assert outside(made.pdf, profiles()[profile_of(kind, "A4")]) == []


@pytest.mark.parametrize(
    "text",
    [
        "{{ a.__class__ }}",
        "{{ a.b }}",
        "{{ a|attr('x') }}",
        "{{ a.upper() }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ a[0] }}",
        "{% for x in a %}{% for y in a %}{{ y }}{% endfor %}{% endfor %}",
        "{{ range(999999999) }}",
        "{{ 'x' * 9999999999 }}",
        "{{ 9 ** 999999999 }}",
        "{{ '%9999999999d'|format(1) }}",
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% macro m() %}{{ m() }}{% endmacro %}",
        "{% set a = 1 %}",
        "{{ self }}",
        "{{ unknown }}",
        "{a}",
        "{0}",
        "{{ a",
        "{% if %}",
        "{{ " + "(" * 5000 + "a" + ")" * 5000 + " }}",
        "x" * 5000,
        "{{ a|center(99999999) }}",
        "{{ a|hitung }}",
        "{{ a|tanggal }}",
    ],
)
def test_a_sentence_takes_plain_names_only(text: str) -> None:
    with pytest.raises(Trouble):
        fill(text, {"a": "x"}, "uji")


def test_an_empty_value_is_refused_not_printed_as_a_gap() -> None:
    with pytest.raises(Trouble) as error:
        fill("Nomor {{ number }} tanggal {{ date }}", {"number": "", "date": "x"}, "uji")
    assert "number" in error.value.what


def test_values_are_not_read_again_for_placeholders() -> None:
    assert fill("{{ a }} dan {{ b }}", {"a": "{{ b }}", "b": "{{ a }}"}, "uji") == "{{ b }} dan {{ a }}"
