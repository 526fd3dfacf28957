"""From a citation to rows, regulations and sources; filters of the list; what a broken law still answers."""

from __future__ import annotations

from datetime import date

import pytest

from models.law import LawError, Notice, Rulebook, RuleRef, Severity
from models.law.assessment import Facts, assess
from models.law.browse import (
    TITLES,
    RuleFilter,
    articles,
    browse,
    explain,
    explain_any,
    explain_basis,
    explain_row,
    find_row,
    rows_behind,
    search,
)
from models.law.checks import allowed_words, reference_of
from models.law.clocks import clock
from models.law.lawfile import MissingRow
from models.law.schema import TABLES, fields_of
from tests.law.conftest import person

CITED = "PP 94/2021 Pasal 38 ayat (1); Peraturan BKN 6/2022 Pasal 50 ayat (1)"


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("PP 94/2021 Pasal 38 ayat (1)", {("PP 94/2021", "38")}),
        (CITED, {("PP 94/2021", "38"), ("Peraturan BKN 6/2022", "50")}),
        ("PP 94/2021 Pasal 18 ayat (3) huruf c; Pasal 21-23", {("PP 94/2021", n) for n in ("18", "21", "22", "23")}),
        ("PP 42/2004 Pasal 15-16", {("PP 42/2004", "15"), ("PP 42/2004", "16")}),
        ("PP 94/2021 Pasal 42 dan Pasal 45 angka 3", {("PP 94/2021", "42"), ("PP 94/2021", "45")}),
        ("PP 94/2021 Pasal 8, 9", {("PP 94/2021", "8"), ("PP 94/2021", "9")}),
        (
            "PP 94/2021 Pasal 42 ayat (2) jo. PP 53/2010 Pasal 7 ayat (3)",
            {("PP 94/2021", "42"), ("PP 53/2010", "7")},
        ),
        ("SE Menteri PANRB B/71/M.SM.00.00/2017; PP 42/2004 Pasal 11 huruf c", {("PP 42/2004", "11")}),
        ("UU 1/2015 Pasal 134 jo. UU 8/2015", {("UU 1/2015", "134")}),
        ("UU 1/2024 Pasal 27A", {("UU 1/2024", "27A")}),
        ("PP 94/2021 Pasal 90-20", {("PP 94/2021", "90"), ("PP 94/2021", "20")}),
        ("PP 94/2021 Pasal 1-99", {("PP 94/2021", "1"), ("PP 94/2021", "99")}),
        ("SE Menpan RB 1/2023", set()),
        ("Pasal 3", set()),
        ("", set()),
    ],
)
def test_articles_of_a_citation(basis: str, expected: set[tuple[str, str]]) -> None:
    assert articles(basis) == expected


def test_rows_that_cite_word_for_word_stand_first(rb: Rulebook) -> None:
    found = [(one.table, one.id) for one in rows_behind(rb, CITED)]
    assert found == [("clock", "effective"), ("switch", "effect_day_kind"), ("switch", "counting_start")]


def test_rows_of_the_same_article_stand_by_likeness(rb: Rulebook) -> None:
    found = [one.legal_basis for one in rows_behind(rb, "PP 94/2021 Pasal 8 ayat (4) huruf b", limit=4)]
    assert found[0] == "PP 94/2021 Pasal 8 ayat (4) huruf b"
    assert all(one.startswith("PP 94/2021 Pasal 8 ayat (4)") for one in found[1:3])
    assert len(rows_behind(rb, "PP 94/2021 Pasal 8", limit=3)) == 3
    assert len(rows_behind(rb, "PP 94/2021 Pasal 8")) == 6


def test_a_citation_that_nothing_rests_on_has_no_rows(rb: Rulebook) -> None:
    assert rows_behind(rb, "Perwali Contoh 1/2030 Pasal 3") == ()
    assert rows_behind(rb, "   ") == ()


def test_a_bare_citation_takes_mark_and_sources_of_the_rows_that_cite_it(rb: Rulebook) -> None:
    found = explain_basis(rb, CITED)
    assert [one.id for one in found.sources] == ["SIMPEL"]
    assert found.verified is False
    assert [one.id for one in found.regulations] == ["pp-94-2021", "perbkn-6-2022"]
    sure = explain_basis(rb, "PP 42/2004 Pasal 15 ayat (3) huruf a")
    assert sure.verified is True
    assert [one.id for one in sure.sources] == ["PP42"]
    assert (sure.message, sure.note) == ("", "")
    assert [(one.table, one.id) for one in sure.rows][:1] == [("sanction", "pp42.tertutup")]


def test_a_notice_a_row_and_a_citation_are_all_explained(rb: Rulebook) -> None:
    notice = Notice(Severity.WARN, "x", "Kalimat.", CITED, False, "SIMPEL; TIDAK-ADA")
    found = explain_any(rb, notice)
    assert found == explain(rb, notice)
    assert (found.message, found.verified) == ("Kalimat.", False)
    assert [one.id for one in found.sources] == ["SIMPEL"]
    assert found.rows[0].id == "effective"
    row = explain_any(rb, RuleRef("switch", "sedang_scale"))
    assert row == explain_row(rb, rb.switch_rows["sedang_scale"])
    assert "BKPSDM" in row.note
    assert [one.id for one in row.rows] == ["sedang_scale"]
    assert explain_any(rb, CITED) == explain_basis(rb, CITED)
    gone = explain_any(rb, RuleRef("switch", "tidak_ada"))
    assert (gone.legal_basis, gone.rows, gone.verified) == ("", (), True)


def test_the_version_of_a_day_otherwise_the_newest(rb: Rulebook) -> None:
    def since(on: date | None) -> date | None:
        item = find_row(rb, "clock", "deliver_decree", on)
        assert item is not None
        return item.row.effective_from

    new = rb.clocks["deliver_decree"].effective_from
    old = rb.clock_on("deliver_decree", date(2021, 8, 30)).effective_from
    assert (since(None), since(date(2021, 8, 30)), since(date(2021, 8, 31))) == (new, old, new)
    assert since(date(1990, 1, 1)) == new
    assert find_row(rb, "clock", "tidak_ada") is None
    assert find_row(rb, "scale", "deliver_decree") is None


def test_filters_of_the_list(rb: Rulebook) -> None:
    whole = search(rb, RuleFilter())
    assert whole == browse(rb)
    assert {one.table for one in whole} <= set(TITLES)
    held = {one.id for one in search(rb, RuleFilter(table="scale", on=date(2015, 1, 1)))}
    assert {"pp42_2004", "pp53_2010"} <= held
    assert not {"pp94_2021", "non_asn"} & held
    unread = search(rb, RuleFilter(unverified=True))
    assert unread
    assert not any(one.verified for one in unread)
    assert len(unread) + sum(one.verified for one in whole) == len(whole)
    assert search(rb, RuleFilter(own=True)) == ()
    day = {"table": "day_off", "day": date(2029, 1, 1), "name": "Libur", "kind": "libur_nasional", "verified": True,
           "source": "KANTOR", "vault_row": 7}  # fmt: skip
    (own,) = search(rb.with_rows([day]), RuleFilter(own=True))
    assert (own.where, own.title, own.own) == ("baris kantor nomor 7", "Libur", True)
    assert search(rb.with_rows([day]), RuleFilter("libur", own=True, unverified=True)) == ()


def test_a_line_says_what_the_row_is(rb: Rulebook) -> None:
    lines = {(one.table, one.id): one for one in browse(rb)}
    assert lines["clock", "effective"].title == rb.clocks["effective"].name
    assert lines["violation", "pp94.5n.2"].title == rb.violations["pp94.5n.2"].text
    assert lines["regulation", "pp-94-2021"].title == rb.regulations["pp-94-2021"].title
    assert lines["authority", "pp94_2021/JPT_PRATAMA"].title == "JPT PRATAMA"
    assert lines["absence", "True/10-366"].title == "10 hari kerja atau lebih berturut-turut: berat"
    assert lines["absence", "False/11-13"].title == "11-13 hari kerja kumulatif: sedang"
    assert lines["absence", "False/3-3"].title == "3 hari kerja kumulatif: ringan"
    one = lines["sanction", "pp42.tertutup"]
    row = rb.sanctions["pp42.tertutup"]
    assert (one.legal_basis, one.effective_from, one.effective_to) == (row.legal_basis, row.effective_from, None)
    assert (one.verified, one.source, one.note, one.own) == (row.verified, row.source, row.note, False)
    assert one.where.startswith("sanctions.toml baris ")
    plain = {"table": "day_off", "day": date(2029, 1, 1), "name": "", "kind": "libur_nasional", "verified": True,
             "source": "KANTOR"}  # fmt: skip
    (own,) = search(rb.with_rows([plain]), RuleFilter(own=True))
    assert (own.title, own.where) == ("2029-01-01", "baris kantor")


def test_words_and_references_of_keys() -> None:
    assert allowed_words("clock", "unit") == {"hari_kerja", "hari_kalender", "jam"}
    assert allowed_words("clock", "name") == frozenset()
    assert reference_of("sanction", "appeal_routes") == "appeal_route"
    assert reference_of("sanction", "scale") == "scale"
    assert reference_of("sanction", "replaced_by") == "sanction"
    assert reference_of("clock", "replaced_by") == ""
    assert reference_of("sanction", "name") == ""
    for table in TABLES:
        for field in fields_of(table).values():
            target = reference_of(table, field.name)
            assert not target or target in TABLES


def test_a_row_of_the_office_never_costs_a_row_of_the_base(rb: Rulebook) -> None:
    circle = {
        "table": "regulation", "id": "uu-20-2023", "short": "UU 20/2023", "title": "x", "text": "x", "rank": 10,
        "year": 2023, "number": "20", "effective_from": date(2010, 1, 1), "effective_to": date(2010, 12, 31),
        "replaced_by": "uu-5-2014", "verified": True, "source": "KANTOR", "vault_row": 3,
    }  # fmt: skip
    good = {"table": "day_off", "day": date(2029, 1, 1), "name": "Libur", "kind": "libur_nasional", "verified": True,
            "source": "KANTOR", "vault_row": 4}  # fmt: skip
    book = rb.with_rows([circle, good], strict=False)
    assert len(book.loaded) == len(rb.loaded) + 1
    assert [(error.line, error.key) for error in book.left_out] == [(3, "replaced_by")]
    with pytest.raises(LawError, match="baris kantor nomor 3"):
        rb.with_rows([circle, good])


def test_a_row_may_lean_on_a_later_one(rb: Rulebook) -> None:
    def day(number: int, **values: object) -> dict[str, object]:
        plain = {"table": "source", "id": f"S{number}", "title": "Sumber", "addresses": [], "vault_row": number}
        return plain | values

    bad = day(3, id="")
    book = rb.with_rows([day(1, source="S2"), day(2), bad], strict=False)
    assert {"S1", "S2"} <= set(book.sources)
    assert [error.line for error in book.left_out] == [3]
    assert book.left_out[0].reason == "id kosong"


def test_a_missing_row_is_said_where_it_is_needed(rb: Rulebook) -> None:
    with pytest.raises(MissingRow) as caught:
        rb.clocks["tidak_ada"]
    assert isinstance(caught.value, LawError | KeyError)
    assert "baris 'tidak_ada' tidak ada dalam data aturan" in str(caught.value)
    assert caught.value.do
    assert rb.clocks.get("tidak_ada") is None
    assert "tidak_ada" not in rb.clocks


def test_crimes_are_weighed_only_under_a_law_of_the_day(rb: Rulebook) -> None:
    def crimes(on: str) -> tuple[str, ...]:
        return assess(
            rb, Facts(person(), date.fromisoformat(on), ("skb2022.disiplin.09", "skb2022.disiplin.12"), stage="calon")
        ).referrals

    assert crimes("2015-02-01") == ()
    assert "pidana.uu7_2017.280" not in crimes("2017-08-15")
    assert "pidana.uu7_2017.280" in crimes("2017-08-16")


def test_values_of_a_switch_have_words(rb: Rulebook) -> None:
    row = rb.switch_rows["quorum"]
    assert [row.label(value) for value in row.values] == list(row.labels)
    assert row.label("seperempat") == "seperempat"


def test_the_first_day_is_counted_as_read_on_the_day_asked(rb: Rulebook) -> None:
    book = rb.with_switches({"counting_start": [("hari_itu", date(2026, 6, 1))]})
    start = date(2026, 3, 2)
    before = clock(book, "keberatan", start, on=date(2026, 5, 31)).end
    after = clock(book, "keberatan", start, on=date(2026, 6, 1)).end
    assert before == clock(rb, "keberatan", start).end
    assert after < before


def test_with_unknown_readings_the_rest_holds(rb: Rulebook) -> None:
    book = rb.with_switches({"tidak_ada": "x", "quorum": "dua_pertiga"}, strict=False)
    assert book.switches["quorum"] == "dua_pertiga"
    assert [error.reason for error in book.left_out] == ["pengaturan 'tidak_ada' tidak dikenal"]
    assert rb.with_switches({"quorum": "semua"}).left_out == ()
