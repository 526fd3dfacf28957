"""The books as paper and as sheet: complete, in order, the same bytes, harmless in Excel."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pypdf
import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st

from models.procedure.clock import WIB
from models.registry.agenda import AgendaRow, CaseRegisterRow, ExpeditionRow, IncomingRow
from reports.registers import PLANS, Book, book, book_pdf, book_xlsx
from reports.spreadsheet import xlsx

START = datetime(2024, 9, 2, 8, 30, tzinfo=WIB)
SINCE, UNTIL = date(2024, 9, 1), date(2024, 9, 30)


def agenda(number: int) -> AgendaRow:
    return AgendaRow(
        letter_id=number,
        recorded=START + timedelta(minutes=number),
        counter="surat",
        number=f"800.1.6.1/{number}/401.201/2024",
        letter_date=date(2024, 9, 1),
        addressee=f"Kepala Dinas {number}",
        subject="Panggilan pemeriksaan I",
        security="Rahasia",
        attachment="1 (satu) berkas",
        register_no="2024/001",
        sent_on=None,
        void=number % 7 == 0,
        remark="DIBATALKAN oleh Sari: salah alamat" if number % 7 == 0 else "",
    )


ROWS = {
    "agenda_keluar": [agenda(1)],
    "agenda_masuk": [
        IncomingRow(SINCE, START, "112/PP", date(2024, 8, 30), "Bawaslu Kota", "Penerusan: baliho", "2024/001", "")
    ],
    "ekspedisi": [ExpeditionRow(1, SINCE, "800/1", SINCE, "Sdr. Budi", "Panggilan", "kurir", "Sari", date(2024, 9, 3))],
    "register_perkara": [
        CaseRegisterRow(
            1, "2024/001", SINCE, "Bawaslu Kota", "112/PP, 30 Agustus 2024", "Budi", "1978", "Dinas", "baliho", SINCE,
            "Sidang", "terbukti", "8, 2 Desember 2024", None, "",
        )
    ],
}  # fmt: skip


def made(kind: str, rows: list[object]) -> Book:
    return book(kind, rows, SINCE, UNTIL, office="Majelis Kode Etik Pegawai", printed=START)


def words(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.parametrize("kind", PLANS)
def test_every_book_as_paper_and_sheet_says_the_same(kind: str, resources: Path) -> None:
    one = made(kind, list(ROWS[kind]))
    pdf, sheet = book_pdf(one, resources), book_xlsx(one)
    cells = next(openpyxl.load_workbook(io.BytesIO(sheet)).active.iter_rows(min_row=6, values_only=True))
    text = "".join(words(pdf)[0].split())
    for value in cells:
        said = f"{value:%d-%m-%Y}" if isinstance(value, datetime) else str(value or "")
        assert "".join(said.split()) in text
    assert "halaman1dari1" in text and "Periode1September2024s.d.30September2024" in text
    page = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].mediabox
    assert page.width > page.height
    assert (pdf, sheet) == (book_pdf(one, resources), book_xlsx(one))
    assert abs(sum(column.share for column in one.columns) - 1) < 0.001


def test_the_header_stands_again_on_each_page_and_no_row_is_lost(resources: Path) -> None:
    pages = words(book_pdf(made("agenda_keluar", [agenda(n) for n in range(1, 101)]), resources))
    assert len(pages) > 4
    whole = "".join("".join(page.split()) for page in pages)
    for place, page in enumerate(pages, start=1):
        assert "Nomor surat" in page and "Keterangan" in page
        assert page.endswith(f"halaman {place} dari {len(pages)}")
    for number in range(1, 101):
        assert f"800.1.6.1/{number}/401.201/2024" in whole
    assert whole.count("DIBATALKANolehSari") == 14


def test_an_empty_period_says_so(resources: Path) -> None:
    assert "Tidak ada catatan pada periode ini" in words(book_pdf(made("ekspedisi", []), resources))[0]


def test_a_row_longer_than_a_page_is_parted(resources: Path) -> None:
    long = replace(agenda(1), subject="kata " * 1500, remark="akhir cerita")
    pages = words(book_pdf(made("agenda_keluar", [agenda(2), long, agenda(3)]), resources))
    assert sum(page.count("kata") for page in pages) == 1500
    assert any("/3/401.201" in page.replace(" ", "") for page in pages)


HOSTILE = ['=HYPERLINK("http://x")', "+1+1", "-2", "@SUM(A1)", "\t=1", "|calc", "<t>&amp;</t>", "a\x00b\x0b", "_x0041_"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula_and_excel_is_told_so(text: str) -> None:
    sheet = book_xlsx(made("agenda_keluar", [replace(agenda(1), addressee=text)]))
    cell = openpyxl.load_workbook(io.BytesIO(sheet)).active["E6"]
    assert cell.data_type == "s"
    assert cell.quotePrefix == (text[0] in "=+-@\t|")
    other = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(sheet)).get_sheet_by_index(0).to_python()
    assert other[5][4] == text.replace("\x00", "\ufffd").replace("\x0b", "\ufffd")


def test_dates_are_dates_and_moments_moments() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(book_xlsx(made("agenda_keluar", [agenda(1)])))).active
    recorded, day = sheet["B6"], sheet["D6"]
    assert recorded.is_date and day.is_date
    assert (recorded.value.replace(second=0, microsecond=0), day.value.date()) == (
        datetime(2024, 9, 2, 8, 31),
        date(2024, 9, 1),
    )
    assert sheet.print_title_rows == "$5:$5" and sheet.freeze_panes == "A6"


@settings(max_examples=40)
@given(st.lists(st.one_of(st.none(), st.integers(-9, 99999), st.dates(), st.text(max_size=40)), min_size=2, max_size=2))
def test_any_cells_are_read_back_as_they_are(values: list[object]) -> None:
    content = xlsx("Buku", ("JUDUL",), ("a", "b"), (10, 10), [tuple(values)])  # type: ignore[list-item]
    row = next(openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(min_row=3, values_only=True))
    for given_value, read in zip(values, row, strict=True):
        if isinstance(given_value, date):
            assert read == given_value.isoformat() or (isinstance(read, datetime) and read.date() == given_value)
        elif isinstance(given_value, int):
            assert read == given_value
        elif not given_value:
            assert read is None


def test_a_row_with_too_few_cells_is_an_error() -> None:
    with pytest.raises(ValueError, match="cells"):
        xlsx("Buku", (), ("a", "b"), (1, 1), [("satu",)])
