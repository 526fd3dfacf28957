"""The letters of council, summons, hearing and file in their variants: what stands there, and what must not."""

from __future__ import annotations

from typing import Any

import pytest

from models.law.errors import Trouble
from reports.filling import people, person
from tests.reports.facts import facts_of, teacher
from tests.reports.paper import pages, press, printed, profile_of, profiles

CALLED = ("surat_panggilan_saksi", "surat_panggilan_pelapor", "surat_panggilan_ahli")


def _text(kind: str, facts: dict[str, Any]) -> str:
    return printed(kind, facts).text


@pytest.mark.parametrize("kind", CALLED)
def test_who_else_is_called_is_not_told_the_name_unless_asked_for(kind: str) -> None:
    facts = facts_of(kind)
    assert "Dwi Susilo" not in _text(kind, facts) and "Instagram" not in _text(kind, facts)
    facts["letter"]["fields"]["naming"] = "nama"
    assert "atas nama Saudara Dwi Susilo, S.STP., M.Si." in _text(kind, facts)


@pytest.mark.parametrize("kind", ["label_berkas", "sampul_berkas", "daftar_hadir", "undangan_sidang", "notula"])
def test_papers_that_lie_open_name_no_respondent(kind: str) -> None:
    text = _text(kind, facts_of(kind))
    assert "Dwi Susilo" not in text and "19850312" not in text


def test_the_head_of_an_invitation_says_how_many_sheets_there_really_are() -> None:
    facts = facts_of("undangan_sidang")
    facts["letter"]["fields"]["others"] = "\n".join(f"Tamu {n}" for n in range(1, 21))
    made = printed("undangan_sidang", facts)
    assert made.pages == 3 and "Lampiran : 2 (dua) lembar" in made.text
    assert "25. Tamu 20 - Undangan" in made.text
    facts["letter"]["attachment"] = "4 (empat) berkas"
    assert "Lampiran : 4 (empat) berkas" in _text("undangan_sidang", facts)


@pytest.mark.parametrize("kind", ["daftar_hadir", "keputusan_pembentukan"])
def test_name_and_number_stand_below_each_other(kind: str) -> None:
    facts = facts_of(kind)
    made = printed(kind, facts)
    read = pages(made.pdf, profiles()[profile_of(kind, "A4")])
    lines = [line.strip() for page in read for line in page.body.splitlines()]
    assert any(line.startswith("NIP 19690707") for line in lines)
    assert not any("M.M. NIP" in line for line in lines)


def test_an_open_hearing_is_not_called_closed() -> None:
    facts = facts_of("undangan_sidang")
    facts["hearing"]["nature"] = "terbuka"
    assert "tertutup" not in _text("undangan_sidang", facts)


@pytest.mark.parametrize("kind", ["berita_acara_sidang", "notula"])
def test_an_adjourned_hearing_says_until_when(kind: str) -> None:
    facts = facts_of(kind)
    assert "ditunda" not in _text(kind, facts)
    facts["next_hearing"] = {
        "date": "2024-10-08", "start": "09.00", "zone": "WIB", "room": "Ruang Rapat", "reason": "Terlapor sakit.",
    }  # fmt: skip
    text = _text(kind, facts)
    assert "Sidang ditunda sampai hari Selasa, 8 Oktober 2024 pukul 09.00 WIB" in text
    assert "karena terlapor sakit." in text


def test_a_vote_of_one_mind_counts_no_majority() -> None:
    facts = facts_of("berita_acara_musyawarah")
    facts["deliberation"] |= {"mode": "mufakat", "dissents": []}
    text = _text("berita_acara_musyawarah", facts)
    assert "Musyawarah mencapai mufakat" in text and "Majelis sepakat merekomendasikan sanksi moral" in text
    assert "suara terbanyak" not in text and "Pendapat berbeda" not in text


def test_a_vote_that_found_nothing_names_no_sanction() -> None:
    facts = facts_of("berita_acara_musyawarah")
    facts["deliberation"] |= {"sanction": None, "opened_on": "2024-10-03"}
    text = _text("berita_acara_musyawarah", facts)
    assert "merekomendasikan" not in text and "sanksi yang patut" not in text
    assert "yang dibuka pada tanggal 3 Oktober 2024" in text


def test_a_differing_opinion_is_never_tied_to_a_name() -> None:
    text = _text("berita_acara_musyawarah", facts_of("berita_acara_musyawarah"))
    line = next(line for line in text.splitlines() if "berpendapat" in line)
    assert line.startswith("1. seorang Anggota berpendapat")


def test_a_member_with_a_conflict_declares_no_freedom() -> None:
    facts = facts_of("pernyataan_bebas_benturan")
    facts["seat"] |= {"conflict": True, "free": False}
    with pytest.raises(Trouble, match="pakai permohonan mundur"):
        _text("pernyataan_bebas_benturan", facts)


def test_the_chair_asks_the_head_of_the_city_to_be_replaced() -> None:
    facts = facts_of("permohonan_mundur")
    facts["seat"] |= {"role": "ketua", "place": "Ketua"}
    assert "Yth. Wali Kota Madiun\ndi Tempat" in _text("permohonan_mundur", facts)


@pytest.mark.parametrize("kind", ["permohonan_mundur", "permohonan_ingkar"])
def test_a_reason_nobody_typed_leaves_lines_for_the_pen(kind: str) -> None:
    facts = facts_of(kind)
    facts["letter"]["fields"]["reason"] = ""
    facts["seat"] |= {"note": "", "objection": ""}
    assert "dengan alasan :" in _text(kind, facts)


def test_a_disposition_of_a_paper_from_elsewhere_leaves_what_is_unknown_open() -> None:
    facts = facts_of("lembar_disposisi")
    facts["case"]["source"] |= {"body": "", "number": "", "date": None}
    facts["letter"]["fields"]["sender"] = "Camat Manguharjo"
    lines = _text("lembar_disposisi", facts).splitlines()
    assert "Surat dari : Camat Manguharjo" in lines and "Nomor surat :" in lines and "Tanggal surat :" in lines


def test_the_council_of_a_decree_may_be_typed_and_an_older_decree_revoked() -> None:
    facts = facts_of("keputusan_pembentukan")
    facts["council_members"] = []
    assert [m.field for m in press().missing("keputusan_pembentukan", facts)] == ["council_members"]
    facts["letter"]["fields"] = {
        "members": [dict(teacher()), {"name": "Siti Aminah"}, {"name": "Joko"}],
        "revokes": "Nomor 1 Tahun 2018.",
    }
    text = _text("keputusan_pembentukan", facts)
    assert "1. Nurul Hidayati, S.Pd. NI PPPK 19900115 202221 2 003" in text.replace("\u00a0", " ")
    assert "2. Siti Aminah - - Sekretaris" in text and "3. Joko - - Anggota" in text
    assert "Keputusan Wali Kota Madiun Nomor 1 Tahun 2018 dicabut" in text and "KETUJUH" in text


def test_a_pledge_names_its_election_wherever_the_text_does() -> None:
    facts = facts_of("ikrar_netralitas")
    facts["pledge"] |= {"election": "Pemilu dan Pemilihan", "year": "2029"}
    text = _text("ikrar_netralitas", facts)
    assert "PADA PEMILU DAN PEMILIHAN TAHUN 2029" in text
    assert text.count("Pemilu dan Pemilihan Tahun 2029") == 2 and "2024;" not in text
    facts["person"] = teacher()
    assert "NI PPPK : 19900115 202221 2 003" in _text("ikrar_netralitas", facts)


def test_persons_come_as_names_as_snapshots_or_printed() -> None:
    assert person("  Joko ") == {
        "name": "Joko", "titled_name": "Joko", "number_label": "NIP", "shown_number": "", "rank_text": "",
    }  # fmt: skip
    assert person("  ") is None and person(None) is None and person({"name": ""}) is None
    printed_form = teacher()
    assert person(printed_form) is printed_form
    assert [one["titled_name"] for one in people("Satu\n\n Dua ")] == ["Satu", "Dua"]
    assert [one["titled_name"] for one in people([{"name": "Satu", "back_title": "S.H."}, None])] == ["Satu, S.H."]
