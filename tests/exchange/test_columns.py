"""Columns that are refused, named by hand, corrected; people without a NIP."""

from __future__ import annotations

from typing import Any

import pytest

from models.exchange import ColumnRefused, ColumnsMissing, ColumnUnknown, plan, read_list
from models.law.person import PersonKind
from tests.exchange.lists import (
    NIP,
    NIP2,
    PPPK,
    TODAY,
    kinds_of,
    made,
    xlsx,
)


def test_corrections_accepting_and_leaving_out() -> None:
    data = xlsx(
        [
            ["NIP", "Nama", "Status", "Unit"],
            ["19850817201001203", "Sri", "PNS", "Dinas A"],
            ["198502302010012003", "Budi Utomo", "PNS", "Dinas A"],
            ["19900203201503100", "Ani", "PNS", "Dinas A"],
            [PPPK, "Rina", "PPPK", "Dinas A"],
        ]
    )
    sheet = read_list(data, name="a.xlsx")
    assert [e.action for e in plan(sheet, today=TODAY).entries] == ["hold", "hold", "hold", "add"]
    done = plan(sheet, today=TODAY, corrections={2: {"nip": NIP}}, accept=[3, 4], leave_out=[5])
    assert [e.action for e in done.entries] == ["add", "add", "hold", "skip"]  # 17 digits cannot be accepted
    assert done.entries[0].person.number == NIP
    wrong = plan(sheet, today=TODAY, corrections={2: {"nip": "123"}})
    assert wrong.entries[0].action == "hold"


def test_private_columns_are_refused_even_when_asked_for() -> None:
    data = xlsx(
        [
            [
                "Nama",
                "NIK",
                "No. HP",
                "Alamat Rumah",
                "E-mail",
                "Nama Ibu Kandung",
                "Status Perkawinan",
                "NPWP",
                "Gol. Darah",
                "NIP",
            ],
            ["Sri", "3577015708850001", "081234567890", "Jl. Mawar 1", "a@b.id", "Siti", "Kawin", "12.345", "AB", NIP],
        ]
    )
    sheet = read_list(data, name="a.xlsx")
    assert len(sheet.sensitive) == 8
    assert "3577015708850001" not in repr(sheet.rows)
    assert sheet.sample(1) == ()
    assert set(sheet.proposals) == {"name", "nip"}
    for column in sheet.columns:
        if column.refused:
            with pytest.raises(ColumnRefused):
                plan(sheet, {"unit": column.index}, today=TODAY)


@pytest.mark.parametrize(
    "values",
    [
        ["3577015708850001", "3577015708850002"],
        [3577015708850001.0, 3577015708850002.0],
        ["081234567890", "+6281234567890"],
        ["a@contoh.invalid", "b@contoh.invalid"],
        ["Jl. Mawar 1", "Jalan Melati 2"],
        ["ISLAM", "KATOLIK"],
        ["Kawin", "Belum Kawin"],
    ],
)
def test_private_content_under_an_innocent_header(values: list[Any]) -> None:
    rows = [["Nama", "Unit", "Keterangan"], *([f"Orang {v!s:.3}", "Dinas A", v] for v in values)]
    assert read_list(xlsx(rows), name="a.xlsx").sensitive == ("Keterangan",)


def test_population_number_in_the_column_of_numbers() -> None:
    rows = [
        ["NIP", "Nama", "Unit"],
        [NIP, "Sri", "Dinas A"],
        ["3577015708850001", "Budi Utomo", "Dinas A"],
        [NIP2, "Ani", "Dinas A"],
    ]
    sheet = read_list(xlsx(rows), name="honorer.xlsx")
    result = plan(sheet, today=TODAY)
    assert result.rows_of("nik_in_number_column") == (3,)
    assert "3577015708850001" not in repr(sheet.rows) + repr(result.entries)


def test_columns_named_by_hand() -> None:
    rows = [["Kolom1", "Kolom2", "Kolom3"], ["Sri", NIP, "Dinas A"]]
    sheet = read_list(xlsx(rows), name="a.xlsx")
    assert sheet.header_row == 0
    with pytest.raises(ColumnsMissing):
        plan(sheet, today=TODAY)
    result = plan(sheet, {"name": 0, "nip": 1, "unit": 2}, today=TODAY)
    assert result.entries[0].person.unit == "Dinas A"
    with pytest.raises(ColumnUnknown):
        plan(sheet, {"name": 0, "nip": 7}, today=TODAY)
    with pytest.raises(ColumnUnknown):
        plan(sheet, {"name": 0, "nik": 1}, today=TODAY)


def test_a_field_taken_away_or_moved() -> None:
    rows = [["NIP", "NAMA", "UNIT KERJA", "OPD"], [NIP, "Sri", "Seksi A", "Dinas B"]]
    sheet = read_list(xlsx(rows), name="a.xlsx")
    assert plan(sheet, today=TODAY).entries[0].person.unit == "Seksi A"
    assert plan(sheet, {"unit": 3}, today=TODAY).entries[0].person.unit == "Dinas B"
    assert plan(sheet, {"unit": None}, today=TODAY).entries[0].person.unit == ""


def test_honorers_with_local_numbers() -> None:
    rows = [["NO", "NIPTT", "NAMA", "TGL LAHIR", "UNIT KERJA"], [1, "TT-001", "Sri", "01-02-1990", "Dinas A"],
            [2, "TT-001", "Sri", "01-02-1990", "Dinas A"], [3, "TT-002", "Sri", "01-02-1990", "Dinas A"]]  # fmt: skip
    result = made(xlsx(rows), name="daftar thl.xlsx")
    assert [e.action for e in result.entries] == ["add", "skip", "add"]
    assert result.entries[0].key == "number:TT-001"
    assert result.entries[0].person.kind is PersonKind.HONORER
    assert result.rows_of("duplicate_row") == (3,)


def test_honorers_without_any_number() -> None:
    rows = [
        ["Nama", "Tanggal Lahir", "Unit Kerja"],
        ["Sri Lestari", "01-02-1990", "Dinas A"],
        ["SRI  LESTARI", "1 Februari 1990", "Dinas A"],
        ["Sri Lestari", "01-02-1990", "Dinas B"],
        ["Sri Lestari", "01-02-1991", "Dinas A"],
    ]
    result = made(xlsx(rows), name="honorer.xlsx")
    assert [e.action for e in result.entries] == ["add", "skip", "hold", "add"]
    assert result.rows_of("same_name_and_birth_date") == (4,)
    both = made(xlsx(rows), name="honorer.xlsx", accept=[4])
    assert both.entries[2].action == "add"


def test_a_kind_nobody_wrote_is_said_to_be_assumed() -> None:
    result = made(xlsx([["Nama", "Tanggal Lahir"], ["Sri Lestari", "01-02-1990"]]), name="daftar.xlsx")
    assert result.rows_of("kind_assumed") == (2,)


def test_columns_swapped_by_mistake_hold_every_row() -> None:
    sheet = read_list(xlsx([["NIP", "Nama", "Unit"], [NIP, "Sri", "Dinas A"]]), name="a.xlsx")
    entry = plan(sheet, {"name": 0, "nip": 1}, today=TODAY).entries[0]
    assert entry.action == "hold"
    assert "name_without_letters" in kinds_of(entry)
