"""Every form of file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.exchange import ListTrouble, plan, read_list
from tests.exchange.lists import (
    NIP,
    NIP2,
    TODAY,
    csv_bytes,
    edited,
    made,
    ods,
    ods_content,
    saved,
)

FILES = Path(__file__).parent / "files"


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


@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=400))
def test_any_bytes_give_a_list_or_a_clear_trouble(data: bytes) -> None:
    try:
        plan(read_list(data, name="x"), today=TODAY)
    except ListTrouble as trouble:
        said = (trouble.what, trouble.kept, trouble.do)
    else:
        return
    assert all(said)


def test_comments_without_end_before_a_web_page() -> None:
    page = b"\xef\xbb\xbf<?xml version='1.0'?>" + b"<!-- -->\n" * 300
    rows = f"<table><tr><td>NIP<td>NAMA<td>UNIT<tr><td>{NIP}<td>Sri<td>Dinas A</table>".encode()
    assert made(page + rows, "a.xls").counts.add == 1
    with pytest.raises(ListTrouble):
        read_list(b"<!-- " * 800, name="a.xls")
