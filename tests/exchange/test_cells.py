"""What a cell says: kinds, ranks, sexes, dates, numbers, names."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.exchange import ListTrouble, plan, read_list
from models.law.person import PersonKind
from tests.exchange.lists import (
    NIP,
    NIP2,
    PPPK,
    TODAY,
    csv_bytes,
    kinds_of,
    made,
    xlsx,
)


def test_name_and_nip_in_one_cell() -> None:
    rows = [
        ["NO", "NAMA / NIP", "TEMPAT, TANGGAL LAHIR", "JABATAN"],
        [1, "Sri Wahyuni, S.E.\n19850817 201001 2 003", "Madiun, 17 Agustus 1985", "Camat"],
        [2, "Budi Utomo NIP. 199002032015031002", "Ngawi / 03-02-1990", "Staf"],
    ]
    first, second = made(xlsx(rows)).entries
    assert (first.person.name, first.person.number) == ("Sri Wahyuni, S.E.", NIP)
    assert (first.person.birth_place, first.person.birth_date) == ("Madiun", date(1985, 8, 17))
    assert (second.person.name, second.person.number) == ("Budi Utomo", NIP2)
    assert (second.person.birth_place, second.person.birth_date) == ("Ngawi", date(1990, 2, 3))


def test_kinds_of_employment() -> None:
    rows: list[list[Any]] = [["NIP", "NAMA", "STATUS KEPEGAWAIAN", "STATUS CPNS PNS", "GOL"]]
    words = ["PNS", "CPNS", "PPPK", "PPPK Paruh Waktu", "PNS Daerah", "Honorer", "Non ASN", "P3K", "PNS"]
    numbers = [NIP, NIP2, PPPK, PPPK[:-1] + "6", NIP[:-1] + "4", "-", "-", PPPK[:-1] + "7", NIP[:-1] + "8"]
    cpns = ["P", "", "", "", "", "", "", "", "C"]
    for number, word, cp in zip(numbers, words, cpns, strict=True):
        rows.append([number, f"Orang {len(rows) * 'a'}", word, cp, ""])
    kinds = [e.person.kind for e in made(xlsx(rows)).entries]
    assert kinds == [
        PersonKind.PNS, PersonKind.CPNS, PersonKind.PPPK, PersonKind.PPPK_PARUH_WAKTU, PersonKind.PNS,
        PersonKind.HONORER, PersonKind.PPNPN, PersonKind.PPPK, PersonKind.CPNS,
    ]  # fmt: skip


def test_kind_from_the_number_where_no_column_says_it() -> None:
    rows = [["NIP", "NAMA", "GOL"], [NIP, "Sri", "III/b"], [PPPK, "Budi Utomo", "IX"]]
    assert [e.person.kind for e in made(xlsx(rows)).entries] == [PersonKind.PNS, PersonKind.PPPK]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Penata Muda Tingkat I, III/b", "III/b"),
        ("III/b", "III/b"),
        ("III b", "III/b"),
        ("3b", "III/b"),
        ("IIIb", "III/b"),
        ("Penata Muda Tk.I (III/b)", "III/b"),
        ("32", "III/b"),
        ("IV/e", "IV/e"),
        ("Pembina", "IV/a"),
        ("4/A", "IV/a"),
    ],
)
def test_rank_of_pns(written: str, expected: str) -> None:
    entry = made(xlsx([["NIP", "NAMA", "GOLONGAN"], [NIP, "Sri", written]])).entries[0]
    assert entry.person.golongan == expected
    assert entry.problems == ()


@pytest.mark.parametrize(
    ("written", "expected"),
    [("IX", "IX"), ("9", "IX"), (9, "IX"), ("Golongan XI", "XI"), ("11", "XI"), ("XVII", "XVII")],
)
def test_rank_of_pppk(written: Any, expected: str) -> None:
    entry = made(xlsx([["NIP", "NAMA", "GOLONGAN", "STATUS"], [PPPK, "Sri", written, "PPPK"]])).entries[0]
    assert (entry.person.golongan, entry.person.pangkat) == (expected, "")
    assert entry.problems == ()


@pytest.mark.parametrize(
    ("golongan", "pangkat", "status", "kind"),
    [
        ("XVIII", "", "PPPK", "unknown_rank"),
        ("III/f", "", "PNS", "unknown_rank"),
        ("III/a", "Pembina", "PNS", "rank_name_differs"),
        ("III/a", "", "PPPK", "rank_does_not_fit_kind"),
        ("IX", "", "PNS", "rank_does_not_fit_kind"),
    ],
)
def test_rank_in_doubt(golongan: str, pangkat: str, status: str, kind: str) -> None:
    number = NIP if status == "PNS" else PPPK
    rows = [["NIP", "NAMA", "GOLONGAN", "PANGKAT", "STATUS"], [number, "Sri", golongan, pangkat, status]]
    entry = made(xlsx(rows)).entries[0]
    assert kinds_of(entry) == {kind}
    assert entry.action == "add"


@pytest.mark.parametrize("written", ["L", "Laki-laki", "LAKI LAKI", "Pria", "1", 1, "M", "l"])
def test_sex_of_men(written: Any) -> None:
    rows = [["Nama", "L/P", "Tgl Lahir", "Unit"], ["Budi Utomo", written, "01-02-1990", "Dinas A"]]
    assert made(xlsx(rows), name="honorer.xlsx").entries[0].person.sex == "L"


@pytest.mark.parametrize("written", ["P", "Perempuan", "WANITA", "2", 2, "F", "pr"])
def test_sex_of_women(written: Any) -> None:
    rows = [["Nama", "L/P", "Tgl Lahir", "Unit"], ["Sri Lestari", written, "01-02-1990", "Dinas A"]]
    assert made(xlsx(rows), name="honorer.xlsx").entries[0].person.sex == "P"


@pytest.mark.parametrize(
    "written",
    [
        "17-08-1985",
        "17/8/1985",
        "17.08.1985",
        "17 Agustus 1985",
        "17 Agt 1985",
        "1985-08-17",
        "1985-08-17 00:00:00",
        "19850817",
        "17081985",
        31276,
        "31276",
        "'17-08-1985",
        "Agustus 17, 1985",
    ],
)
def test_birth_dates_in_every_form(written: Any) -> None:
    rows = [["NIP", "NAMA", "TGL LAHIR"], [NIP, "Sri", written]]
    entry = made(xlsx(rows)).entries[0]
    assert entry.person.birth_date == date(1985, 8, 17)
    assert "birth_date_differs_from_nip" not in kinds_of(entry)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("31-02-1985", "unreadable_birth_date"),
        ("entah", "unreadable_birth_date"),
        ("17-08-2024", "birth_date_out_of_reason"),
        ("17-08-1885", "birth_date_out_of_reason"),
        ("08/17/1985", "birth_date_month_first"),
        ("17-08-85", "birth_date_two_digit_year"),
    ],
)
def test_birth_dates_in_doubt(written: str, kind: str) -> None:
    entry = made(xlsx([["NIP", "NAMA", "TGL LAHIR"], [NIP, "Sri", written]])).entries[0]
    assert kinds_of(entry) - {"birth_date_as_text_ddmmyyyy"} == {kind}
    assert entry.person.birth_date == date(1985, 8, 17)  # read, or taken from the NIP
    assert entry.action == "add"


@pytest.mark.parametrize(
    ("written", "kind", "stored"),
    [
        ("1,98508E+17", "nip_as_number_precision_lost", ""),
        ("1.98508E+17", "nip_as_number_precision_lost", ""),
        ("198508172010012000", "nip_as_number_precision_lost", ""),
        ("198508172010012003.0", "nip_as_number_precision_lost", ""),
        ("19850817201001203", "nip_17_digits", ""),
        ("1985081720100120033", "nip_wrong_length", ""),
        ("131234567", "nip_old_9_digits", ""),
        ("19850817201001200O", "nip_not_digits", ""),
        ("198502302010012003", "nip_impossible_birth_date", "198502302010012003"),
        ("198508172010132003", "nip_impossible_month", "198508172010132003"),
        ("198508172030012003", "nip_in_future", "198508172030012003"),
        ("198508172010013003", "nip_impossible_sex", "198508172010013003"),
        ("-", "missing_nip", ""),
    ],
)
def test_doubtful_numbers_hold_the_row(written: str, kind: str, stored: str) -> None:
    entry = made(csv_bytes([["NIP", "Nama", "Status", "Unit"], [written, "Sri", "PNS", "Dinas A"]]), "a.csv").entries[0]
    assert kinds_of(entry) == {kind}
    assert entry.action == "hold"
    assert entry.person.number == stored
    assert entry.acceptable == bool(stored)


@pytest.mark.parametrize(
    "written",
    [
        "'198508172010012003",
        "19850817 201001 2 003",
        "19850817.201001.2.003",
        "NIP. 19850817 201001 2 003",
        "198508172010012003\u00a0",
    ],
)
def test_numbers_cleaned(written: str) -> None:
    entry = made(xlsx([["NIP", "Nama", "Unit"], [written, "Sri", "Dinas A"]])).entries[0]
    assert entry.person.number == NIP
    assert kinds_of(entry) == {"nip_apostrophe_spaces"}
    assert entry.action == "add"


@pytest.mark.parametrize("name", ["+Budi Utomo", "-Budi Utomo", "@Budi Utomo"])
def test_text_that_a_spreadsheet_would_take_for_a_formula(name: str) -> None:
    entry = made(csv_bytes([["NIP", "Nama", "Unit"], [NIP, name, "Dinas A"]]), "a.csv").entries[0]
    assert entry.person.name == name
    assert kinds_of(entry) == {"text_starts_like_formula"}


def test_formula_in_a_text_is_never_a_name() -> None:
    entry = made(csv_bytes([["NIP", "Nama", "Unit"], [NIP, "=1+1", "Dinas A"]]), "a.csv", accept=[2]).entries[0]
    assert (entry.action, entry.acceptable, entry.person.name) == ("hold", False, "=1+1")


def test_control_characters() -> None:
    entry = made(csv_bytes([["NIP", "Nama", "Unit"], [NIP, "Sri\x07 Wah\u200byuni", "Dinas\x00 A"]]), "a.csv").entries[
        0
    ]
    assert (entry.person.name, entry.person.unit) == ("Sri Wahyuni", "Dinas A")
    assert kinds_of(entry) == {"control_character"}


@pytest.mark.parametrize("name", ["", " ", "-", "\u00a0"])
def test_missing_names(name: str) -> None:
    entry = made(xlsx([["NIP", "Nama", "Unit"], [NIP, name, "Dinas A"]])).entries[0]
    assert (kinds_of(entry), entry.action) == ({"missing_name"}, "hold")


@settings(max_examples=150, deadline=None)
@given(cells=st.lists(st.lists(st.text(max_size=30), min_size=1, max_size=5), min_size=1, max_size=8))
def test_any_cells_below_a_header_never_raise(cells: list[list[str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows([["NIP", "NAMA", "TGL LAHIR", "GOL", "JABATAN"], *cells])
    try:
        data = stream.getvalue().encode("utf-8")
    except UnicodeEncodeError:
        return
    try:
        result = plan(read_list(data, name="x.csv"), today=TODAY)
    except ListTrouble:
        return
    for entry in result.entries:
        assert entry.action != "add" or entry.person.name
        assert entry.action != "add" or not entry.person.number or entry.person.kind not in (
            PersonKind.PNS, PersonKind.PPPK,
        ) or len(entry.person.number) == 18  # fmt: skip


def test_local_numbers_of_honorers_in_a_column_named_nip() -> None:
    rows = [
        ["NIP", "NAMA", "STATUS", "UNIT"],
        ["TKD.0123", "Sri", "Honorer", "Dinas A"],
        ["TKD.0124", "Ani", "PNS", "Dinas A"],
    ]
    first, second = made(xlsx(rows)).entries
    assert (first.action, first.person.number) == ("add", "TKD.0123")
    assert (second.action, second.person.number) == ("hold", "")


def test_one_number_from_the_future_is_a_mistake_even_where_the_clock_is_behind() -> None:
    years = (2019, 2020, 2020, 2021, 2022, 2024, 2042)
    rows = [["NIP", "NAMA", "UNIT"]]
    rows += [[f"19900203{year}031{n:03}", f"Orang {'abcdefg'[n - 1]}x", "Dinas A"] for n, year in enumerate(years, 1)]
    assert made(xlsx(rows)).rows_of("nip_in_future") == (8,)
    behind = plan(read_list(xlsx(rows)), today=date(2018, 1, 1))
    assert behind.rows_of("clock_behind_list") == (1,)
    assert behind.rows_of("nip_in_future") == (8,)
