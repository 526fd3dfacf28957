"""Levels of posts, degrees, and the tables shared with the law."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from models.exchange.posts import guess_level
from models.exchange.ranks import PANGKAT, ROMAN
from models.exchange.texts import split_titles


@pytest.mark.parametrize(
    ("post", "level"),
    [
        ("Kepala Dinas Pendidikan", "JPT_PRATAMA"),
        ("KEPALA BADAN KEPEGAWAIAN", "JPT_PRATAMA"),
        ("Inspektur", "JPT_PRATAMA"),
        ("Sekretaris Daerah", "JPT_PRATAMA"),
        ("Sekretaris DPRD", "JPT_PRATAMA"),
        ("Asisten Perekonomian", "JPT_PRATAMA"),
        ("Staf Ahli Bidang Hukum", "JPT_PRATAMA"),
        ("Kepala Satuan Polisi Pamong Praja", "JPT_PRATAMA"),
        ("Camat", "ADMINISTRATOR"),
        ("Camat Taman", "ADMINISTRATOR"),
        ("Kepala Bidang Mutasi", "ADMINISTRATOR"),
        ("Sekretaris Dinas Pendidikan", "ADMINISTRATOR"),
        ("Kabag Hukum", "ADMINISTRATOR"),
        ("Sekretaris Camat", "ADMINISTRATOR"),
        ("Inspektur Pembantu Wilayah I", "ADMINISTRATOR"),
        ("Lurah", "PENGAWAS"),
        ("Lurah Winongo", "PENGAWAS"),
        ("Kepala Seksi", "PENGAWAS"),
        ("Kasubbag Umum", "PENGAWAS"),
        ("Kepala Sub Bagian Umum dan Kepegawaian", "PENGAWAS"),
        ("Kepala Subbagian Keuangan", "PENGAWAS"),
        ("Kepala Sub Bidang Disiplin", "PENGAWAS"),
        ("Sekretaris Lurah", "PENGAWAS"),
        ("Guru Ahli Muda", "JF_AHLI_MUDA"),
        ("Dokter Ahli Madya", "JF_AHLI_MADYA"),
        ("Arsiparis Mahir", "JF_MAHIR"),
        ("Perawat Terampil", "JF_TERAMPIL"),
        ("Auditor Ahli Pertama", "JF_AHLI_PERTAMA"),
        ("Pranata Komputer Penyelia", "JF_PENYELIA"),
        ("Analis Kebijakan Ahli Utama", "JF_AHLI_UTAMA"),
        ("Pranata Humas Pemula", "JF_PEMULA"),
        ("Pengadministrasi Perkantoran", "PELAKSANA"),
        ("Pengelola Keuangan", "PELAKSANA"),
        ("Staf", "PELAKSANA"),
        ("Staf Kepala Dinas", "PELAKSANA"),
        ("", ""),
        ("Kepala Sekolah", ""),
        ("Kepala UPTD Puskesmas", ""),
        ("Plt. Kepala Dinas", ""),
        ("Tenaga Administrasi", ""),
        ("Ajudan Camat", ""),
    ],
)
def test_level(post: str, level: str) -> None:
    assert guess_level(post) == level


def test_echelon_and_kind_help_where_words_do_not() -> None:
    assert guess_level("Direktur RSUD", "", "II.b") == "JPT_PRATAMA"
    assert guess_level("Kepala UPTD", "", "IV/a") == "PENGAWAS"
    assert guess_level("Kepala Puskesmas", "Jabatan Administrator") == "ADMINISTRATOR"
    assert guess_level("Juru Ukir", "Jabatan Pelaksana") == "PELAKSANA"
    assert guess_level("Juru Ukir", "4") == ""


@pytest.mark.parametrize(
    ("written", "front", "name", "back"),
    [
        ("Dr. H. Budi, S.H., M.Si.", "Dr. H.", "Budi", "S.H., M.Si."),
        ("DRS. BUDI UTOMO", "DRS.", "BUDI UTOMO", ""),
        ("dr. Ani Lestari, Sp.PD", "dr.", "Ani Lestari", "Sp.PD"),
        ("Ani Lestari, A.Md.Keb.", "", "Ani Lestari", "A.Md.Keb."),
        ("H.Ahmad, SH", "H.", "Ahmad", "SH"),
        ("Budi, S.Sos. M.Si.", "", "Budi", "S.Sos. M.Si."),
        ("Ir. Hj. Ani, MT.", "Ir. Hj.", "Ani", "MT."),
        ("Siti, S.Tr.Keb", "", "Siti", "S.Tr.Keb"),
        ("Prof. Dr. Budi, Ph.D", "Prof. Dr.", "Budi", "Ph.D"),
    ],
)
def test_degrees(written: str, front: str, name: str, back: str) -> None:
    split = split_titles(written)
    assert split is not None
    assert (split.front_title, split.name, split.back_title) == (front, name, back)


@pytest.mark.parametrize("name", ["Budi Santoso", "R. Bambang", "Raden Mas Said", "M. Ali", "Budi, Jr", "H", "Dr.", ""])
def test_no_degrees(name: str) -> None:
    assert split_titles(name) is None


def test_ranks_are_those_of_the_law() -> None:
    path = Path(__file__).parents[2] / "resources" / "law" / "ranks.toml"
    law = tomllib.loads(path.read_text("utf-8"))
    assert {row["id"]: row["name"] for row in law["rank"] if row["ladder"] == "PNS"} == PANGKAT
    assert len(ROMAN) == 17
