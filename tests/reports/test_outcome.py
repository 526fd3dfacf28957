"""Letters after a decision in all their variants: each says what its case wants, and nothing it must not."""

from __future__ import annotations

import re
from typing import Any

import pytest

from models.law.errors import Trouble
from reports.press import Printed
from tests.reports import facts_outcome as outcome
from tests.reports.facts import facts_of
from tests.reports.paper import body, crossings, dotted, outside, press, profile_of, profiles, signs
from tests.reports.variants import OUTCOMES, decree_with, law, replacing, variants

VARIANTS = variants()
HOLE = re.compile(r"\bNone\b|[{}]|\(\)|(?<!\.) [;,.]|: *;|berupa (?:kepada|terhadap)|  ")


def made(name: str, paper: str = "A4") -> Printed:
    """A variant as it prints."""
    kind, facts = VARIANTS[name]
    return press().print(kind, facts, profile_of(kind, paper))


def text_of(name: str) -> str:
    """What a variant says."""
    return made(name).text


@pytest.mark.parametrize("name", VARIANTS)
def test_a_variant_is_whole_and_within_its_margins(name: str) -> None:
    kind, facts = VARIANTS[name]
    assert press().missing(kind, facts) == []
    printed = made(name)
    profile = profiles()[profile_of(kind, "A4")]
    assert outside(printed.pdf, profile) == []
    assert crossings(printed.pdf, profile) == []
    found = [line for line in re.sub(r"\.{3,}", "#", printed.text).splitlines() if HOLE.search(line)]
    assert not found
    assert ".." not in re.sub(r"\.{3,}", "", printed.text)


@pytest.mark.parametrize("name", [n for n in VARIANTS if not n.startswith("keputusan_sanksi-p")])
def test_what_is_read_back_is_what_was_composed(name: str) -> None:
    kind, facts = VARIANTS[name]
    printed = made(name)
    composed = signs(re.sub(r"(?m)^(SANGAT )?RAHASIA$", "", printed.text))
    marks = signs("1234567890" * 2000) if dotted(kind, facts) else signs("")
    assert signs(body(printed.pdf, profiles()[profile_of(kind, "A4")])) - marks == composed - marks


# ---- decrees


@pytest.mark.parametrize("key", [key for key, row in law().sanctions.items() if not row.is_referral])
def test_a_decree_names_its_kind_and_keeps_to_its_track(key: str) -> None:
    row = law().sanctions[key]
    text = text_of(f"keputusan_sanksi-{key}")
    assert row.name[1:] in text
    moral = row.level == "moral"
    assert ("PENJATUHAN SANKSI MORAL" in text) == moral
    assert ("PENJATUHAN HUKUMAN DISIPLIN" in text) == (row.level in ("ringan", "sedang", "berat"))
    assert ("Laporan Hasil Pemeriksaan Tim Pemeriksa" in text) != moral
    assert ("hasil pemeriksaan Majelis" in text) == moral
    assert ("ke-15" in text) == (not moral and row.scale not in ("non_asn", "pp53_2010") and not row.effective_rule)
    if row.level in ("ringan", "sedang", "berat"):
        assert f"hukuman disiplin tingkat {row.level} berupa" in text
    if "banding_bpasn" in row.appeal_routes:
        assert "banding administratif secara tertulis kepada Badan Pertimbangan Aparatur Sipil Negara" in text
        assert "Pasal 11 ayat (3) Peraturan Pemerintah Nomor 79 Tahun 2021" in text


def test_the_right_to_object_to_a_moral_sanction_is_the_offices_choice() -> None:
    facts = decree_with("pp42.tertutup")
    assert "mengajukan keberatan" not in press().print("keputusan_sanksi", facts, "A4-keputusan").text
    facts["letter"]["fields"]["appeal"] = "cantumkan"
    assert "keberatan secara tertulis" in press().print("keputusan_sanksi", facts, "A4-keputusan").text
    facts = decree_with("pp94.ringan.a")
    facts["letter"]["fields"]["appeal"] = "tidak"
    assert "mengajukan keberatan" not in press().print("keputusan_sanksi", facts, "A4-keputusan").text


def test_the_subject_of_a_dismissal_is_written_as_a_title() -> None:
    text = text_of("keputusan_sanksi-uu20.ptdh_parpol")
    wanted = "Pemberhentian Tidak dengan Hormat karena Menjadi Anggota dan/atau Pengurus Partai Politik kepada Saudara"
    assert wanted in text


def test_a_closed_statement_is_never_called_open() -> None:
    text = text_of("keputusan_sanksi-pp42.tertutup")
    assert "secara tertutup di ruang Sekretaris Daerah" in text and "terbuka" not in text


def test_the_switch_of_the_counting_reaches_the_paper() -> None:
    facts = decree_with("pp94.sedang.a")
    facts["decree"]["effect"] |= {"day_kind": "hari"}
    text = press().print("keputusan_sanksi", facts, "A4-keputusan").text
    assert "pada hari ke-15 (kelima belas)" in text and "hari kerja ke-15" not in text


def test_another_official_signs_with_his_own_office_and_the_head_gets_a_copy() -> None:
    text = text_of("keputusan_sanksi-pejabat")
    assert "KEPUTUSAN CAMAT MANGUHARJO" in text and "KEPUTUSAN WALI KOTA" not in text
    assert "CAMAT MANGUHARJO,\nGunawan Prasetyo, S.Sos., M.A.P.\nPembina (IV/a)\nNIP 19730610 199903 1 004" in text
    assert "atasan pejabat yang menetapkan Keputusan ini" in text and "1. Wali Kota Madiun;" in text


def test_a_replacing_decree_revokes_the_old_one_and_leads_to_the_court() -> None:
    text = text_of("keputusan_sanksi-pengganti")
    assert "Nomor 800-401.201/291/2024 tanggal 11 Oktober 2024 dicabut dan dinyatakan tidak berlaku" in text
    assert "Pengadilan Tata Usaha Negara" in text and "mengajukan keberatan secara tertulis" not in text
    facts = replacing()
    facts["decree"]["replaces"] = None
    assert "dicabut" not in press().print("keputusan_sanksi", facts, "A4-keputusan").text


def test_a_moral_decree_wants_the_number_of_the_putusan_a_discipline_one_does_not() -> None:
    moral, other = facts_of("keputusan_sanksi"), decree_with("pp94.sedang.a")
    for facts in (moral, other):
        facts["decision"] |= {"number": ""}
    assert [m.words for m in press().missing("keputusan_sanksi", moral)] == ["nomor putusan majelis"]
    assert press().missing("keputusan_sanksi", other) == []
    assert "Putusan Majelis" not in press().print("keputusan_sanksi", other, "A4-keputusan").text


# ---- appeals

SAYS = {
    "memperkuat": "memperkuat Keputusan Wali Kota Madiun",
    "memperingan": "memperingan sanksi dalam Keputusan",
    "memperberat": "Memperberat sanksi dalam Keputusan",
    "mengubah": "Mengubah sanksi dalam Keputusan",
    "mencabut": "mencabut Keputusan Wali Kota Madiun",
    "membatalkan": "membatalkan Keputusan Wali Kota Madiun",
    "tidak_dapat_diterima": "tidak dapat diterima karena diajukan melampaui tenggang waktu",
}


@pytest.mark.parametrize("result", OUTCOMES)
def test_a_decree_on_appeal_says_its_outcome_and_no_other(result: str) -> None:
    text = text_of(f"keputusan_upaya_administratif-{result}")
    assert [key for key, words in SAYS.items() if words in text] == [result]
    assert ("keputusan pengganti" in text) == (result in ("memperingan", "memperberat", "mengubah"))
    assert ("dipulihkan seperti sebelum" in text) == (result == "membatalkan")
    assert ("berakhir pada tanggal 1 November 2024" in text) == (result == "tidak_dapat_diterima")
    assert "Pengadilan Tata Usaha Negara" in text


def test_a_changed_sanction_must_be_named() -> None:
    facts = facts_of("keputusan_upaya_administratif")
    facts["appeal"]["new_sanction"] = None
    assert "sanksi pengganti" in [m.words for m in press().missing("keputusan_upaya_administratif", facts)]
    facts["appeal"] |= {"outcome": "memperkuat", "fate": "tetap"}
    assert press().missing("keputusan_upaya_administratif", facts) == []


# ---- report, recommendation, passing on


def test_the_short_report_has_the_official_table_the_long_one_seven_chapters() -> None:
    short, long = text_of("laporan_hasil_pemeriksaan-tim"), text_of("laporan_hasil_pemeriksaan-lengkap")
    assert "Bentuk pelanggaran Waktu Tempat Faktor yang memberatkan Faktor yang meringankan Dampak perbuatan" in short
    chapters = re.findall(r"(?m)^[IV]+\. [A-Z]+$", long)
    assert chapters == [
        "I. DASAR", "II. IDENTITAS", "III. URAIAN", "IV. FAKTA", "V. ANALISIS", "VI. REKOMENDASI", "VII. PENUTUP",
    ]  # fmt: skip
    assert "Dampak perbuatan" not in short.split("Dampak perbuatan", 1)[1] and not re.findall(r"(?m)^IV\.", short)


def test_the_report_of_a_team_is_signed_by_its_chair_and_rests_on_its_decree() -> None:
    text = text_of("laporan_hasil_pemeriksaan-tim-lengkap")
    assert "Keputusan Pembentukan Tim Pemeriksa Nomor 800-401.201/302/2024" in text
    assert "KETUA TIM PEMERIKSA,\nGunawan Prasetyo, S.Sos., M.A.P." in text and "MAJELIS KODE ETIK" not in text


def test_nothing_proven_recommends_no_sanction() -> None:
    for name in ("laporan_hasil_pemeriksaan-tidak_terbukti", "rekomendasi-tidak_terbukti"):
        text = text_of(name)
        assert "tidak terbukti" in text and "tidak bersalah" in text
        assert "untuk dijatuhi" not in text and "menjatuhkan" not in text and "Kewenangan" not in text


def test_a_passing_on_to_the_discipline_track_names_its_articles_and_asks_for_the_examination() -> None:
    text = text_of("penerusan-disiplin")
    assert "Penerusan untuk pemeriksaan disiplin" in text and "Pasal 5 huruf n angka 2" in text
    assert "atasan langsung atau Tim Pemeriksa" in text and "Gakkumdu" not in text
    assert "Yth. Wali Kota Madiun" in text and "1. Arsip." in text, "the addressee gets no second copy"


# ---- handing over, apology, announcement, reporter


def test_a_refusal_is_recorded_before_two_witnesses() -> None:
    text = text_of("berita_acara_penyerahan-ditolak")
    assert "PENOLAKAN MENERIMA KEPUTUSAN" in text and "tidak bersedia menerima dan menandatangani" in text
    assert "1. Sri Lestari, A.Md.\n2. Bagus Setiawan" in text and "Saksi 2," in text
    assert "akan berkonsultasi lebih dahulu" in text and "menyatakan telah menerimanya" not in text
    facts = facts_of("berita_acara_penyerahan")
    facts["decree"]["delivery"] |= {"refused": True}
    assert "dua saksi penolakan" in [m.words for m in press().missing("berita_acara_penyerahan", facts)]


def test_a_closed_statement_is_never_announced() -> None:
    facts = facts_of("pengumuman_pernyataan")
    facts["decree"]["open"] = False
    assert "keputusan dengan pernyataan secara terbuka" in [
        m.words for m in press().missing("pengumuman_pernyataan", facts)
    ]
    with pytest.raises(Trouble):
        press().print("pengumuman_pernyataan", facts, "A4")


def test_a_closed_apology_speaks_to_nobody_outside() -> None:
    text = text_of("permohonan_maaf-tertutup")
    assert "secara tertutup" in text and "masyarakat" not in text and "apel" not in text
    assert "Mengetahui,\nCamat Manguharjo,\nGunawan Prasetyo" in text


@pytest.mark.parametrize("name", [n for n in VARIANTS if n.startswith("pemberitahuan_pelapor")])
def test_the_reporter_learns_neither_the_name_nor_the_sanction(name: str) -> None:
    text = text_of(name)
    assert not re.search(r"Dwi|Susilo|19850312|Lurah|Winongo|sanksi|pernyataan secara", text)


def test_a_statement_of_innocence_is_refused_where_something_was_proven() -> None:
    facts = facts_of("pernyataan_tidak_bersalah")
    facts["decision"]["outcome"] = "terbukti"
    assert "putusan yang menyatakan tidak terbukti" in [
        m.words for m in press().missing("pernyataan_tidak_bersalah", facts)
    ]


def test_the_follow_up_report_tells_of_a_running_appeal() -> None:
    text = text_of("laporan_tindak_lanjut-keberatan")
    assert "Upaya administratif Keberatan diajukan tanggal 25 Oktober 2024, belum diputus" in text
    assert "Status Dalam upaya administratif" in text and "Entri I'DIS Belum" in text
    assert "Nomor aduan SBT SBT-2024-09-0014" in text


@pytest.mark.parametrize("name", VARIANTS)
def test_no_name_stands_in_the_title_of_the_file(name: str) -> None:
    kind, facts = VARIANTS[name]
    title = press().compose(kind, facts).title
    assert not re.search(r"Dwi|Susilo|Nurul|Agus|Pelapor(?! *$)", title.replace("kepada Pelapor", ""))


# ---- copies


def _copy(kind: str, of: str, **more: Any) -> dict[str, Any]:
    facts = facts_of(of)
    return facts | {"copy": {"of": of, "sort": kind, "certifier": dict(outcome.CERTIFIER), "for": "",
                             "copy_number": 1} | more}  # fmt: skip


def test_a_salinan_holds_every_word_of_its_original() -> None:
    original = press().compose("keputusan_sanksi", facts_of("keputusan_sanksi"))
    made_copy = press().compose("salinan", _copy("salinan", "keputusan_sanksi"))
    from reports.reading import plain

    before, after = plain(original).splitlines(), plain(made_copy).splitlines()
    added = [line for line in after if line not in before]
    assert [line for line in before if line not in after] == []
    assert added == [
        "SALINAN", "ttd", "Salinan sesuai dengan aslinya", "KEPALA BAGIAN HUKUM,", "Endah Puspitasari, S.H., M.Hum.",
        "Pembina Tingkat I (IV/b)", "NIP 19751123 200003 2 003",
    ]  # fmt: skip
    assert made_copy.archive is not None and made_copy.title.startswith("Salinan Keputusan")


def test_a_petikan_shortens_the_grounds_and_keeps_the_diktum() -> None:
    text = press().print("petikan", _copy("petikan", "keputusan_sanksi"), "A4-keputusan").text
    for label in ("Menimbang", "Mengingat", "Memperhatikan"):
        assert f"{label} : dst." in text
    assert "Undang-Undang Nomor 20" not in text and "Bawaslu" not in text and "disampaikan kepada Yth." not in text
    assert "KESATU : Menjatuhkan sanksi moral" in text and "KEEMPAT" in text
    lines = text.splitlines()
    assert lines.index("ttd") > next(n for n, line in enumerate(lines) if line.startswith("Petikan Keputusan ini"))


def test_a_petikan_of_a_list_holds_only_the_row_of_its_person() -> None:
    whole = press().print("keputusan_pembentukan", facts_of("keputusan_pembentukan"), "A4-keputusan").text
    facts = _copy("petikan", "keputusan_pembentukan", **{"for": "Drs. Bambang Suryanto, M.M."})
    text = press().print("petikan", facts, "A4-keputusan").text
    assert "Ir. Slamet Riyadi, M.T." in whole and "Ir. Slamet Riyadi, M.T." not in text
    assert "Drs. Bambang Suryanto, M.M." in text and "PETIKAN KEPUTUSAN WALI KOTA MADIUN" in text
    facts["copy"]["for"] = "Orang Lain"
    with pytest.raises(Trouble, match="lampiran"):
        press().print("petikan", facts, "A4-keputusan")


def test_a_copy_of_many_signers_marks_each_of_them() -> None:
    text = text_of("salinan-putusan")
    assert text.count("ttd") == 5 and text.count("Salinan sesuai dengan aslinya") == 1


def test_a_copy_is_made_with_the_wording_of_its_original() -> None:
    source = press().wording("keputusan_sanksi").source.replace("untuk diindahkan dan", "agar dipatuhi dan")
    facts = _copy("salinan", "keputusan_sanksi", wording=source)
    assert "agar dipatuhi dan dilaksanakan" in press().print("salinan", facts, "A4-keputusan").text


def test_a_copy_of_a_copy_or_of_nothing_is_refused() -> None:
    for of in ("salinan", "petikan", ""):
        facts = _copy("salinan", "keputusan_sanksi")
        facts["copy"]["of"] = of
        with pytest.raises(Trouble):
            press().print("salinan", facts, "A4-keputusan")
    facts = _copy("salinan", "keputusan_sanksi")
    facts["copy"]["certifier"]["office"] = ""
    assert [m.words for m in press().missing("salinan", facts)] == ["jabatan pejabat yang mengesahkan"]
