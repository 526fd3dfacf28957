"""A legal basis as paper says it, for every row of the law that is shipped."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from reports.letters.citation import spelled
from tests.reports.facts import TEXTS

LAW = Path(__file__).parents[2] / "resources" / "law"
PP42 = "Peraturan Pemerintah Nomor 42 Tahun 2004"
PP94 = "Peraturan Pemerintah Nomor 94 Tahun 2021"
SURAT = "Surat Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor B/71/M.SM.00.00/2017"


def _bases(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["legal_basis"]] if isinstance(value.get("legal_basis"), str) else []
        return own + [basis for part in value.values() for basis in _bases(part)]
    return [basis for part in value for basis in _bases(part)] if isinstance(value, list) else []


SHIPPED = sorted(
    {
        basis
        for path in [*LAW.glob("violations-*.toml"), LAW / "sanctions.toml"]
        for basis in _bases(tomllib.loads(path.read_text("utf-8")))
    }
)


@pytest.mark.parametrize(
    ("basis", "paper"),
    [
        ("PP 42/2004 Pasal 11 huruf c", f"Pasal 11 huruf c {PP42}"),
        ("PP 42/2004 Pasal 11 huruf c; sanksi PP 42/2004 Pasal 15 ayat (1)-(3)", f"Pasal 11 huruf c {PP42}"),
        ("PP 94/2021 Pasal 5 huruf n angka 2; Pasal 13 huruf g",
         f"Pasal 5 huruf n angka 2 juncto Pasal 13 huruf g {PP94}"),
        ("PP 94/2021 Pasal 14 huruf i angka 5 (= Pasal 5 huruf n angka 7)",
         f"Pasal 14 huruf i angka 5 juncto Pasal 5 huruf n angka 7 {PP94}"),
        ("SE Menteri PANRB B/71/M.SM.00.00/2017; PP 42/2004 Pasal 11 huruf c", f"{SURAT} dan Pasal 11 huruf c {PP42}"),
        ("Perwali Madiun 34/2017 (pasal belum diketahui)", "Peraturan Wali Kota Madiun Nomor 34 Tahun 2017"),
        ("SKB 2022 Lampiran II", "Lampiran II Keputusan Bersama Lima Lembaga Tahun 2022"),
        ("Kontrak kerja pasal 7", "Kontrak kerja pasal 7"),
        ("", ""),
    ],
)  # fmt: skip
def test_article_first_and_nothing_abbreviated(basis: str, paper: str) -> None:
    assert spelled(basis) == paper


def test_the_title_comes_from_the_list_of_the_decree() -> None:
    paper = spelled("PP 42/2004 Pasal 11 huruf c", TEXTS["regulations"], titled=True)
    assert paper == f"Pasal 11 huruf c {PP42} tentang Pembinaan Jiwa Korps dan Kode Etik Pegawai Negeri Sipil"
    assert "Lembaran" not in paper


def test_a_regulation_outside_the_list_has_no_title() -> None:
    assert spelled("PP 94/2021 Pasal 4 huruf a", TEXTS["regulations"], titled=True) == f"Pasal 4 huruf a {PP94}"


@pytest.mark.parametrize("basis", SHIPPED)
def test_every_shipped_basis_can_stand_on_paper(basis: str) -> None:
    paper = spelled(basis)
    assert paper
    assert not re.search(r"\b(UU|PP|PERPRES|SE|SKB|PerBKN|Perwali|Perbup) ", paper)
    assert not re.search(r"\d+/(19|20)\d\d$", re.sub(r"Nomor \S+/\d{4}", "", paper))
    assert not re.search(r"belum|templat|;|=|  |\(\s*\)", paper)
