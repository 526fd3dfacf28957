"""Lists of the same kind in other shapes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.exchange import ColumnRefused, ColumnsMissing, ColumnUnknown, Plan, plan, read_list
from models.law.person import PersonKind
from tests.exchange.lists import TODAY, csv_bytes, ods, ods_content, saved, xlsx

FILES = Path(__file__).parent / "files"
NIP = "198508172010012003"
NIP2 = "199002032015031002"
PPPK = "199404062022212005"


def made(data: bytes, name: str = "daftar.xlsx", **options: Any) -> Plan:
    return plan(read_list(data, name=name), today=TODAY, **options)


def kinds_of(entry: Any) -> set[str]:
    return {problem.kind for problem in entry.problems}


def test_titles_above_and_signature_below() -> None:
    result = made(
        xlsx(
            [
                ["DAFTAR NOMINATIF PEGAWAI NEGERI SIPIL", None, None, None, None],
                ["PEMERINTAH KOTA MADIUN"],
                ["KEADAAN 1 JANUARI 2026"],
                [],
                ["NO.", "N A M A", "N I P", "PANGKAT / GOL. RUANG", "JABATAN"],
                ["1", "2", "3", "4", "5"],
                [1, "Sri Wahyuni, S.E.", "19850817 201001 2 003", "Penata Muda Tk. I (III/b)", "Kepala Seksi Promosi"],
                [],
                [2, "Bambang Susilo", NIP2, "Pengatur Tingkat I, II/d", "Pengadministrasi Umum"],
                ["JUMLAH", None, None, "2", None],
                [None, None, None, None, "Madiun, 2 Januari 2026"],
                [None, None, None, None, "Kepala BKPSDM"],
                [None, None, None, None, "Drs. Hartono, M.Si."],
                [None, None, None, None, "NIP. 19700101 199003 1 001"],
            ],
            merges=["A1:E1", "A2:E2"],
        )
    )
    assert [entry.row for entry in result.entries] == [7, 9]
    assert result.rows_of("footer_row") == (10, 11, 12, 13, 14)
    first = result.entries[0].person
    assert (first.number, first.golongan, first.pangkat) == (NIP, "III/b", "Penata Muda Tingkat I")
    assert (first.kind, first.jenjang, first.sex, first.birth_date) == (
        PersonKind.PNS, "PENGAWAS", "P", date(1985, 8, 17),
    )  # fmt: skip
    assert result.entries[0].titles is not None
    assert result.entries[0].titles.back_title == "S.E."


def test_header_over_two_rows_with_merged_groups() -> None:
    result = made(
        xlsx(
            [
                ["DAFTAR URUT KEPANGKATAN"],
                ["NO", "NAMA", "NIP", "PANGKAT", None, "JABATAN", None, "MASA KERJA", None, "TANGGAL LAHIR"],
                [None, None, None, "GOL. RUANG", "TMT", "NAMA", "TMT", "THN", "BLN", None],
                [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
                [1, "Sri Wahyuni", NIP, "III/b", "01-04-2020", "Lurah", "02-01-2022", 16, 3, date(1985, 8, 17)],
            ],
            merges=["D2:E2", "F2:G2", "H2:I2"],
        )
    )
    entry = result.entries[0]
    assert entry.row == 5
    assert entry.person.name == "Sri Wahyuni"
    assert (entry.person.golongan, entry.person.post, entry.person.jenjang) == ("III/b", "Lurah", "PENGAWAS")
    assert (entry.rank_since, entry.post_since) == (date(2020, 4, 1), date(2022, 1, 2))


def test_header_again_on_each_printed_page() -> None:
    header = ["No", "Nama", "NIP", "Unit Kerja"]
    result = made(xlsx([header, [1, "Sri", NIP, "Dinas A"], header, [1, 2, 3, 4], [2, "Budi Utomo", NIP2, "Dinas A"]]))
    assert result.counts.people == 2
    assert result.rows_of("repeated_header") == (3, 4)


def test_the_same_header_twice_takes_the_column_that_fits() -> None:
    rows = [["NIP", "NAMA", "NAMA", "NIP", "UNIT KERJA"], ["123456789", None, "Sri Wahyuni", NIP, "Dinas A"]]
    result = made(xlsx(rows))
    assert (result.entries[0].person.name, result.entries[0].person.number) == ("Sri Wahyuni", NIP)
    assert result.rows_of("column_twice") == (1,)


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


def test_grouped_by_unit() -> None:
    rows = [
        ["No", "Nama", "NIP"],
        ["A. DINAS PENDIDIKAN"],
        [1, "Sri Wahyuni", NIP],
        ["B. DINAS KESEHATAN"],
        [2, "Budi Utomo", NIP2],
    ]
    result = made(xlsx(rows))
    assert [e.person.unit for e in result.entries] == ["DINAS PENDIDIKAN", "DINAS KESEHATAN"]
    assert result.rows_of("heading_row") == (2, 4)
    assert "unit" in result.entries[0].derived


def test_unit_merged_over_several_rows() -> None:
    rows = [
        ["Nama", "NIP", "Unit Kerja"],
        ["Sri", NIP, "Dinas A"],
        ["Budi Utomo", NIP2, None],
        ["Ani", PPPK, "Dinas B"],
    ]
    result = made(xlsx(rows, merges=["C2:C3"]))
    assert [e.person.unit for e in result.entries] == ["Dinas A", "Dinas A", "Dinas B"]


def test_the_sheet_that_looks_like_a_list_is_chosen() -> None:
    data = xlsx(
        [["Rekapitulasi"], ["Golongan", "Jumlah"], ["III/a", 12]],
        Pegawai=[["NIP", "Nama", "Unit Kerja"], [NIP, "Sri", "Dinas A"]],
        Catatan=[["x"]],
    )
    sheet = read_list(data, name="a.xlsx")
    assert sheet.name == "Pegawai"
    assert sheet.names == ("Sheet", "Pegawai", "Catatan")


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


def test_a_list_without_header() -> None:
    sheet = read_list(xlsx([["Sri", NIP, "Dinas A"], ["Budi Utomo", NIP2, "Dinas B"]]), name="a.xlsx", header_row=0)
    result = plan(sheet, {"name": 0, "unit": 2}, today=TODAY)
    assert [(e.row, e.person.number) for e in result.entries] == [(1, NIP), (2, NIP2)]


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


def test_xls() -> None:
    sheet = read_list(FILES / "pegawai.xls")
    result = plan(sheet, today=TODAY)
    assert (sheet.source.form, sheet.header_row) == ("xls", 2)
    assert [(e.row, e.action) for e in result.entries] == [(3, "add"), (4, "add"), (5, "hold")]
    assert result.rows_of("nip_as_number_precision_lost") == (5,)
    assert result.rows_of("birth_date_as_text_ddmmyyyy") == (4,)
    assert result.entries[0].person.birth_date == date(1985, 8, 17)


def test_ods_with_formula_and_empty_tail() -> None:
    content = ods_content(
        [
            ["DAFTAR PEGAWAI"],
            ["NIP", "NAMA", "TGL LAHIR"],
            [NIP, "Sri", date(1985, 8, 17)],
            [NIP2, '=HYPERLINK("x")', "03-02-1990"],
        ],
        tail='<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>',
    )
    sheet = read_list(ods(content), name="a.ods")
    result = plan(sheet, today=TODAY)
    assert (sheet.source.form, sheet.header_row, len(sheet.rows)) == ("ods", 2, 2)
    assert [e.action for e in result.entries] == ["add", "hold"]
    assert result.rows_of("formula_in_name") == (4,)
    assert result.entries[1].written["name"] == '=HYPERLINK("x")'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_csv_encodings_and_delimiters(encoding: str, delimiter: str) -> None:
    rows = [["Nama", "Tanggal Lahir", "Unit Kerja"], ["Siti Nur’aini", "01-02-1990", "Dinas Énergi"]]
    sheet = read_list(csv_bytes(rows, delimiter, encoding), name="honorer.csv")
    assert sheet.source.delimiter == delimiter
    person = plan(sheet, today=TODAY).entries[0].person
    assert (person.name, person.unit) == ("Siti Nur’aini", "Dinas Énergi")


def test_csv_row_numbers_and_quoted_line_breaks() -> None:
    text = (
        'sep=;\r\nNIP;Nama;Unit\r\n\r\n"198508172010012003";"Sri\nWahyuni";"Dinas; Satu"\r\n'
        "199002032015031002;Budi Utomo;Dinas B;Lebih\r\n"
    )
    result = made(text.encode(), "a.csv")
    assert [(e.row, e.action) for e in result.entries] == [(4, "add"), (5, "hold")]
    assert result.entries[0].person.unit == "Dinas; Satu"
    assert result.rows_of("row_shifted") == (5,)


def test_web_page_named_xls() -> None:
    page = (
        "<html><head><meta charset='utf-8'></head><body><table><tr><td colspan=3>DAFTAR</td></tr>"
        f"<tr><th>NIP</th><th>NAMA</th><th>UNIT KERJA</th></tr><tr><td>'{NIP}</td><td>Sri &amp; <b>Wahyuni</b></td>"
        "<td>Dinas A</td></tr></table></body></html>"
    )
    sheet = read_list(page.encode(), name="pegawai.xls")
    entry = plan(sheet, today=TODAY).entries[0]
    assert (sheet.source.form, sheet.header_row) == ("html", 2)
    assert (entry.row, entry.person.number, entry.person.name) == (3, NIP, "Sri & Wahyuni")


def test_text_named_xlsx() -> None:
    sheet = read_list(csv_bytes([["NIP", "Nama", "Unit"], [NIP, "Sri", "Dinas A"]]), name="pegawai.xlsx")
    assert sheet.source.form == "csv"
    assert plan(sheet, today=TODAY).counts.add == 1


def test_formula_with_a_stored_value_may_be_accepted() -> None:
    import openpyxl

    from tests.exchange.lists import edited

    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["NIP", "NAMA", "UNIT"])
    page.append([NIP, '=UPPER("sri")', "Dinas A"])
    page.append([NIP2, "Budi Utomo", '=A1&"x"'])
    data = edited(saved(book), "xl/worksheets/sheet1.xml", b'<c r="B2"><f>UPPER("sri")</f><v />',
                  b'<c r="B2" t="str"><f>UPPER("sri")</f><v>SRI</v>')  # fmt: skip
    sheet = read_list(data, name="a.xlsx")
    result = plan(sheet, today=TODAY)
    assert (result.rows_of("formula_in_name"), result.rows_of("formula_in_cell")) == ((2,), (3,))
    assert [e.action for e in result.entries] == ["hold", "add"]
    assert result.entries[0].acceptable
    assert plan(sheet, today=TODAY, accept=[2]).entries[0].person.name == "SRI"


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


def test_columns_swapped_by_mistake_hold_every_row() -> None:
    sheet = read_list(xlsx([["NIP", "Nama", "Unit"], [NIP, "Sri", "Dinas A"]]), name="a.xlsx")
    entry = plan(sheet, {"name": 0, "nip": 1}, today=TODAY).entries[0]
    assert entry.action == "hold"
    assert "name_without_letters" in kinds_of(entry)


_COLUMNS = {
    "NIP BARU": NIP, "NAMA": "Sri Wahyuni", "GELAR DEPAN": "Dr.", "GELAR BELAKANG": "S.E.", "TEMPAT LAHIR": "Madiun",
    "TANGGAL LAHIR": date(1985, 8, 17), "JENIS KELAMIN": "P", "GOL. RUANG": "III/b", "JABATAN": "Camat",
    "UNIT KERJA": "Kecamatan Taman", "INSTANSI": "Pemerintah Kota Madiun", "NIK": "3577015708850001", "ALAMAT": "Jl. A",
    "KET": "", "PENDIDIKAN": "S-1", "THN LULUS": 2005,
}  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    order=st.permutations(sorted(_COLUMNS)),
    above=st.integers(0, 6),
    blank=st.integers(0, 3),
    below=st.integers(0, 3),
    numbering=st.booleans(),
)
def test_any_order_of_columns_and_any_noise_around(
    order: list[str], above: int, blank: int, below: int, numbering: bool
) -> None:
    rows: list[list[Any]] = [["DAFTAR PEGAWAI"]] * above + [list(order)]
    if numbering:
        rows.append(list(range(1, len(order) + 1)))
    rows += [[None] * len(order)] * blank
    rows.append([_COLUMNS[name] for name in order])
    rows += [["Dicetak dari aplikasi"]] * below
    sheet = read_list(xlsx(rows), name="a.xlsx")
    result = plan(sheet, today=TODAY)
    assert sheet.header_row == above + 1
    (entry,) = result.entries
    assert entry.row == above + 1 + numbering + blank + 1
    assert entry.person.titled_name == "Dr. Sri Wahyuni, S.E."
    assert (entry.person.number, entry.person.golongan, entry.person.unit) == (NIP, "III/b", "Kecamatan Taman")
    assert (entry.person.birth_place, entry.person.birth_date, entry.person.sex) == ("Madiun", date(1985, 8, 17), "P")
    assert entry.problems == ()
    assert "3577015708850001" not in repr(sheet.rows)
    assert len(result.rows_of("footer_row")) == below


@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=400))
def test_any_bytes_give_a_list_or_a_clear_trouble(data: bytes) -> None:
    from models.exchange import ListTrouble

    try:
        plan(read_list(data, name="x"), today=TODAY)
    except ListTrouble as trouble:
        said = (trouble.what, trouble.kept, trouble.do)
    else:
        return
    assert all(said)


@settings(max_examples=150, deadline=None)
@given(cells=st.lists(st.lists(st.text(max_size=30), min_size=1, max_size=5), min_size=1, max_size=8))
def test_any_cells_below_a_header_never_raise(cells: list[list[str]]) -> None:
    import csv
    import io

    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows([["NIP", "NAMA", "TGL LAHIR", "GOL", "JABATAN"], *cells])
    try:
        data = stream.getvalue().encode("utf-8")
    except UnicodeEncodeError:
        return
    from models.exchange import ListTrouble

    try:
        result = plan(read_list(data, name="x.csv"), today=TODAY)
    except ListTrouble:
        return
    for entry in result.entries:
        assert entry.action != "add" or entry.person.name
        assert entry.action != "add" or not entry.person.number or entry.person.kind not in (
            PersonKind.PNS, PersonKind.PPPK,
        ) or len(entry.person.number) == 18  # fmt: skip
