"""The kode arsip is scanned from a picture of the page, by a reader of other people."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pytest

from reports import blocks as b
from reports.typesetting.layout import Layout
from reports.typesetting.marks import archive_text, modules
from tests.reports.paper import RESOURCES

zxingcpp = pytest.importorskip("zxingcpp")
DOTS = {"a fax": 200, "an office scanner": 300}


def _letter(code: b.ArchiveCode) -> b.Letter:
    return b.Letter("Uji", b.Letterhead("K0", ()), (b.Text("Isi surat yang pendek."),), "uji/1", archive=code)


def _seen(pdf: bytes, dots: int) -> list[str]:
    document: Any = pypdfium2.PdfDocument(pdf)
    try:
        image = document[len(document) - 1].render(scale=dots / 72).to_pil().convert("L")
    finally:
        document.close()
    return [one.text for one in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("dots", DOTS.values(), ids=DOTS.keys())
@pytest.mark.parametrize("profile", ["A4", "F4", "A4-keputusan"])
@pytest.mark.parametrize(
    ("fingerprint", "short"), [("0" * 64, "1-0"), ("5f2a" * 16, "214-5F2A-6D9C"), ("f" * 64, "99999-FFFF-FFFF")]
)
def test_a_scanner_reads_fingerprint_and_journal(profile: str, fingerprint: str, short: str, dots: int) -> None:
    code = b.ArchiveCode(fingerprint, short)
    pdf, _, _ = Layout(RESOURCES, places=()).set(_letter(code), profile)
    assert _seen(pdf, dots) == [f"SIDANG-ETIK:{fingerprint}:{short}"] == [archive_text(code)]


def test_without_a_code_there_is_nothing_to_scan() -> None:
    letter = b.Letter("Uji", b.Letterhead("K0", ()), (b.Text("Isi."),), "uji/1")
    assert _seen(Layout(RESOURCES, places=()).set(letter, "A4")[0], 300) == []


def test_one_changed_sign_is_another_code() -> None:
    one, two = modules(archive_text(b.ArchiveCode("a" * 64, "1"))), modules(archive_text(b.ArchiveCode("b" * 64, "1")))
    assert (
        len(one) == len(two)
        and sum(x != y for row, other in zip(one, two, strict=True) for x, y in zip(row, other, strict=True)) > 50
    )
