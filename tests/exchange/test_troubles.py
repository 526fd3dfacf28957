"""Files that are no readable list: each a clear sentence, nothing read, nothing half done."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from models.exchange import (
    ColumnsMissing,
    ListBroken,
    ListEmpty,
    ListLocked,
    ListMissing,
    ListTooLarge,
    ListTrouble,
    ListUnknownFormat,
    container,
    limits,
    plan,
    read_list,
)
from tests.exchange.lists import TODAY, edited, ods, ods_content, saved, xlsx

FILES = Path(__file__).parent / "files"
NIP = "198508172010012003"
LIST = [["NIP", "NAMA", "UNIT"], [NIP, "Sri Wahyuni", "Dinas A"]]
SHEET = "xl/worksheets/sheet1.xml"


def test_sentences_say_what_was_kept_and_what_to_do() -> None:
    for trouble in ListTrouble.__subclasses__():
        said = trouble()  # type: ignore[call-arg]
        assert said.what.endswith(".")
        assert said.kept == "Tidak ada data pegawai yang berubah."
        assert said.do.endswith(".")


def test_missing_or_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "tidak-ada.xlsx", tmp_path):
        with pytest.raises(ListMissing):
            read_list(path)


@pytest.mark.parametrize("data", [b"", b"\0" * 100, b" \r\n\r\n", b"\xef\xbb\xbf", b";;;\r\n;;;"])
def test_nothing_in_it(data: bytes) -> None:
    with pytest.raises(ListEmpty):
        read_list(data, name="a.csv")


def test_no_rows() -> None:
    with pytest.raises(ListEmpty):
        read_list(xlsx([]), name="a.xlsx")
    with pytest.raises(ListEmpty):
        read_list(xlsx([["NIP", "NAMA", "UNIT"]]), name="a.xlsx")
    with pytest.raises(ListEmpty):
        read_list(b"NIP;NAMA;UNIT\r\n\r\n", name="a.csv")


def test_header_and_footer_alone_give_no_person() -> None:
    with pytest.raises(ListEmpty):
        plan(read_list(xlsx([["NIP", "NAMA", "UNIT"], ["JUMLAH: 0"]]), name="a.xlsx"), today=TODAY)


@pytest.mark.parametrize(
    "rows",
    [
        [["Kode Rekening Belanja", "Uraian", "Pagu"], ["5.1.02", "Alat tulis", 1000], ["5.1.03", "Kertas", 2000]],
        [["a"], ["b"], ["c"]],
        [["Tanggal", "Suhu"], ["2026-01-01", 31]],
    ],
)
def test_no_columns_recognised(rows: list[list[Any]]) -> None:
    sheet = read_list(xlsx(rows), name="a.xlsx")
    assert sheet.proposals == {}
    with pytest.raises(ColumnsMissing):
        plan(sheet, today=TODAY)


def test_password_xlsx() -> None:
    with pytest.raises(ListLocked):
        read_list(FILES / "terkunci.xlsx")


def test_password_ods() -> None:
    data = ods(ods_content(LIST), "<manifest:encryption-data manifest:checksum='x'/>")
    with pytest.raises(ListLocked):
        read_list(data, name="a.ods")


def test_password_zip() -> None:
    data = bytearray(xlsx(LIST))
    at = data.find(b"PK\x01\x02")
    while at >= 0:  # the flag "encrypted" of every entry of the directory
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    with pytest.raises(ListLocked):
        read_list(bytes(data), name="a.xlsx")


@pytest.mark.parametrize("keep", [4, 50, 1000, -1, -30, -200])
def test_cut_off(keep: int) -> None:
    with pytest.raises(ListTrouble):
        read_list(xlsx(LIST)[:keep], name="a.xlsx")


@pytest.mark.parametrize("at", [0.2, 0.4, 0.6])
def test_damaged_in_the_middle(at: float) -> None:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx(LIST))) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        target.writestr(SHEET, source.read(SHEET))
    data = bytearray(stream.getvalue())
    place = int(len(data) * at)
    data[place : place + 8] = b"\xff" * 8
    with pytest.raises(ListTrouble):
        read_list(bytes(data), name="a.xlsx")


@pytest.mark.parametrize(
    "data", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 3000, (FILES / "pegawai.xls").read_bytes()[:2000]]
)
def test_damaged_xls(data: bytes) -> None:
    with pytest.raises(ListBroken):
        read_list(data, name="a.xls")


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n1 0 obj", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"<?xml version='1.0'?><Workbook/>", b'{"a": 1}',
     b"<html><body>Sesi habis</body></html>", bytes(range(256)) * 8],
)  # fmt: skip
def test_no_list_at_all(data: bytes) -> None:
    with pytest.raises(ListUnknownFormat):
        read_list(data, name="a.xls")


def test_other_zip() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(ListUnknownFormat):
        read_list(stream.getvalue(), name="a.xlsx")


def test_declared_dimension_is_not_believed() -> None:
    data = edited(xlsx(LIST), SHEET, b'<dimension ref="A1:C2"', b'<dimension ref="A1:XFD1048576"')
    assert len(read_list(data, name="a.xlsx").rows) == 1


@pytest.mark.parametrize("cell", ["XFD1048576", "AAA2", "A200000", "ZZ60000"])
def test_a_filled_cell_far_away(cell: str) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in LIST:
        page.append(row)
    page[cell] = "x"
    with pytest.raises(ListTooLarge):
        read_list(saved(book), name="a.xlsx")


def test_formatting_far_away_is_ordinary() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in LIST:
        page.append(row)
    page["A1048576"].font = openpyxl.styles.Font(bold=True)
    page["XFD3"].font = openpyxl.styles.Font(bold=True)
    assert len(read_list(saved(book), name="a.xlsx").rows) == 1


def test_a_container_that_unpacks_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MAX_UNPACKED_BYTES", 100_000)
    data = edited(xlsx(LIST), SHEET, b"<sheetData>", b"<!--" + b"a" * 200_000 + b"--><sheetData>")
    assert len(data) < 50_000
    with pytest.raises(ListTooLarge):
        read_list(data, name="a.xlsx")


def test_a_container_that_lies_about_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytearray(edited(xlsx(LIST), SHEET, b"<sheetData>", b"<!--" + b"a" * 200_000 + b"--><sheetData>"))
    at = data.find(SHEET.encode(), data.find(b"PK\x01\x02"))
    data[at - 46 + 24 : at - 46 + 28] = (500).to_bytes(4, "little")  # uncompressed size in the directory
    with pytest.raises(ListTrouble):
        read_list(bytes(data), name="a.xlsx")


def test_too_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MAX_PARTS", 3)
    with pytest.raises(ListTooLarge):
        read_list(xlsx(LIST), name="a.xlsx")


def test_entities_are_refused() -> None:
    data = edited(xlsx(LIST), SHEET, b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet')
    with pytest.raises(ListBroken):
        read_list(data, name="a.xlsx")


@pytest.mark.parametrize(
    "row",
    [
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell office:value-type="string">',
        '<table:table-row><table:table-cell table:number-columns-repeated="16384" office:value-type="string">',
    ],
)
def test_ods_repetition_without_end(row: str) -> None:
    tail = f"{row}<text:p>x</text:p></table:table-cell></table:table-row>"
    with pytest.raises(ListTooLarge):
        read_list(ods(ods_content(LIST, tail=tail)), name="a.ods")


def test_file_too_large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from models.exchange import sheet

    monkeypatch.setattr(sheet, "MAX_FILE_BYTES", 1000)
    path = tmp_path / "besar.csv"
    path.write_bytes(b"a;b\r\n" * 500)
    for source in (path, path.read_bytes()):
        with pytest.raises(ListTooLarge):
            read_list(source)


def test_too_many_lines_of_text(monkeypatch: pytest.MonkeyPatch) -> None:
    from models.exchange import textfile

    monkeypatch.setattr(textfile, "MAX_ROWS", 10)
    with pytest.raises(ListTooLarge):
        read_list(b"NIP;NAMA\r\n" * 20, name="a.csv")
    assert limits.MAX_ROWS >= 50_000


def test_troubles_hold_no_value_of_the_list() -> None:
    with pytest.raises(ListTrouble) as caught:
        read_list(b"Sri Wahyuni;" + NIP.encode(), name="rahasia.csv", sheet="x")
    assert "Sri" not in str(caught.value)
    assert NIP not in str(caught.value)
