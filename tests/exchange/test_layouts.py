"""Where a list begins and ends, and how its header stands."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from models.exchange import plan, read_list
from models.law.person import PersonKind
from tests.exchange.lists import (
    NIP,
    NIP2,
    PPPK,
    TODAY,
    made,
    xlsx,
)


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


def test_a_list_without_header() -> None:
    sheet = read_list(xlsx([["Sri", NIP, "Dinas A"], ["Budi Utomo", NIP2, "Dinas B"]]), name="a.xlsx", header_row=0)
    result = plan(sheet, {"name": 0, "unit": 2}, today=TODAY)
    assert [(e.row, e.person.number) for e in result.entries] == [(1, NIP), (2, NIP2)]


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


def test_names_of_schools_and_courses_under_grouped_headers_are_not_the_person() -> None:
    rows = [
        ["NO", "NAMA", "NIP", "LATIHAN JABATAN", None, "PENDIDIKAN", None, "JABATAN", None],
        [None, None, None, "NAMA", "TMT", "NAMA", "LULUS", "NAMA", "TMT"],
        [1, "Sri", NIP, "Diklat Pim IV", "2019", "Universitas X", 2008, "Camat", "01-02-2020"],
    ]
    sheet = read_list(xlsx(rows, merges=["D1:E1", "F1:G1", "H1:I1"]), name="a.xlsx")
    (entry,) = plan(sheet, today=TODAY).entries
    assert (entry.person.name, entry.person.post, entry.post_since) == ("Sri", "Camat", date(2020, 2, 1))
    assert sheet.twice == ()


_FULL_SIASN = (
    "PNS ID,NIP BARU,NIP LAMA,NIK,NAMA,GELAR DEPAN,GELAR BELAKANG,TEMPAT LAHIR ID,TEMPAT LAHIR NAMA,TANGGAL LAHIR,"
    "JENIS KELAMIN,AGAMA ID,AGAMA NAMA,JENIS KAWIN ID,JENIS KAWIN NAMA,JENIS PEGAWAI ID,JENIS PEGAWAI NAMA,"
    "KEDUDUKAN HUKUM ID,KEDUDUKAN HUKUM NAMA,STATUS CPNS PNS,STATUS ASN,KARTU ASN VIRTUAL,NOMOR SK CPNS,"
    "TANGGAL SK CPNS,TMT CPNS,NOMOR SK PNS,TANGGAL SK PNS,TMT PNS,GOL AWAL ID,GOL AWAL NAMA,GOL AKHIR ID,"
    "GOL AKHIR NAMA,TMT GOLONGAN,MK TAHUN,MK BULAN,JENIS JABATAN ID,JENIS JABATAN NAMA,JABATAN ID,JABATAN NAMA,"
    "TMT JABATAN,TINGKAT PENDIDIKAN ID,TINGKAT PENDIDIKAN NAMA,PENDIDIKAN ID,PENDIDIKAN NAMA,TAHUN LULUS,"
    "NAMA SEKOLAH,ALAMAT,NOMOR HP,EMAIL,EMAIL GOV,NPWP NOMOR,BPJS,KPKN ID,KPKN NAMA,LOKASI KERJA ID,"
    "LOKASI KERJA NAMA,UNOR ID,UNOR NAMA,UNOR INDUK ID,UNOR INDUK NAMA,INSTANSI INDUK ID,INSTANSI INDUK NAMA,"
    "INSTANSI KERJA ID,INSTANSI KERJA NAMA,SATUAN KERJA INDUK ID,SATUAN KERJA INDUK NAMA,SATUAN KERJA KERJA ID,"
    "SATUAN KERJA KERJA NAMA,FLAG IKD"
).split(",")


def test_the_full_siasn_header() -> None:
    row = [f"isi {name}" for name in _FULL_SIASN]
    row[_FULL_SIASN.index("NIP BARU")] = NIP
    sheet = read_list(xlsx([_FULL_SIASN, row]), name="a.xlsx")
    assert sheet.sensitive == (
        "NIK",
        "AGAMA ID",
        "AGAMA NAMA",
        "JENIS KAWIN ID",
        "JENIS KAWIN NAMA",
        "ALAMAT",
        "NOMOR HP",
        "EMAIL",
        "EMAIL GOV",
        "NPWP NOMOR",
        "BPJS",
    )
    assert {field: sheet.headers[index] for field, index in sheet.proposals.items()} == {
        "nip": "NIP BARU",
        "name": "NAMA",
        "front_title": "GELAR DEPAN",
        "back_title": "GELAR BELAKANG",
        "birth_place": "TEMPAT LAHIR NAMA",
        "birth_date": "TANGGAL LAHIR",
        "sex": "JENIS KELAMIN",
        "kind": "JENIS PEGAWAI NAMA",
        "asn_status": "STATUS ASN",
        "cpns_status": "STATUS CPNS PNS",
        "standing": "KEDUDUKAN HUKUM NAMA",
        "golongan": "GOL AKHIR NAMA",
        "rank_since": "TMT GOLONGAN",
        "post": "JABATAN NAMA",
        "post_kind": "JENIS JABATAN NAMA",
        "post_since": "TMT JABATAN",
        "unit_id": "UNOR ID",
        "unit": "UNOR NAMA",
        "institution": "INSTANSI INDUK NAMA",
    }


def test_nip_printed_below_the_name() -> None:
    rows = [
        ["NO", "NAMA", "PANGKAT", "JABATAN", "TGL LAHIR"],
        [None, "NIP", "GOL/RUANG", None, None],
        [1, "Sri Wahyuni, S.E.", "Penata Muda", "Kepala Seksi", "17-08-1985"],
        [None, "19850817 201001 2 003", "III/a", "Promosi", None],
        [2, "Budi Utomo", "Pengatur", "Staf", "03-02-1990"],
        [None, "NIP. 199002032015031002", "II/c", None, None],
    ]
    first, second = made(xlsx(rows)).entries
    assert (first.row, first.action, first.person.name, first.person.number) == (3, "add", "Sri Wahyuni, S.E.", NIP)
    assert (first.person.golongan, first.person.post) == ("III/a", "Kepala Seksi Promosi")
    assert (second.row, second.person.number, second.person.golongan) == (5, NIP2, "II/c")


def test_units_under_the_header_of_institutions() -> None:
    rows = [["NIP", "NAMA", "INSTANSI"], [NIP, "Sri", "Dinas A"], [NIP2, "Budi Utomo", "Kecamatan B"]]
    assert [entry.person.unit for entry in made(xlsx(rows)).entries] == ["Dinas A", "Kecamatan B"]
    rows = [["NIP", "NAMA", "INSTANSI"], [NIP, "Sri", "Pemerintah Kota Madiun"]]
    assert made(xlsx(rows)).entries[0].person.institution == "Pemerintah Kota Madiun"
