"""Every fact of the case stands on its letter, read back by two readers; nothing unresolved is ever printed."""

from __future__ import annotations

import re

import pytest

from models.law.errors import Trouble
from tests.reports import facts_hearing, facts_outcome
from tests.reports.facts import ACT, BANNER, discipline, facts_of, honorary, teacher
from tests.reports.paper import (
    KINDS,
    PAPERS,
    body,
    body_pypdf,
    dotted,
    press,
    printed,
    profile_of,
    profiles,
    signs,
    squeezed,
    without_repeats,
)

PERSON = ("Dwi Susilo, S.STP., M.Si.", "19850312 201001 1 007", "Penata Tingkat I (III/d)", "Lurah Winongo")
UNIT = "Kelurahan Winongo Kecamatan Manguharjo"
CHAIR = ("Dr. H. Hartono Wijaya, S.Sos., M.Si.", "NIP 19681115 199202 1 002")
COUNCIL = (
    *CHAIR,
    "Ratna Wibowo, S.H., M.H.",
    "Drs. Bambang Suryanto, M.M.",
    "Endah Puspitasari, S.H., M.Hum.",
    "Ir. Slamet Riyadi, M.T.",
)
HEAD = ("PEMERINTAH KOTA MADIUN", "SEKRETARIAT DAERAH", "Jalan Pahlawan Nomor 37, Madiun 63116")
ROOM = "Ruang Rapat Sekretaris Daerah, Balai Kota Madiun"
SOURCE = ("Bawaslu Kota Madiun", "112/PP.01.02/K.JI-37/09/2024", "17 September 2024")

EXPECTED: dict[str, tuple[str, ...]] = {
    "surat_panggilan_1": (
        *HEAD, *PERSON, UNIT, *CHAIR, ROOM, ACT, BANNER, "SURAT PANGGILAN I", "NOMOR R.800.1.6.1/11/401.201/2024",
        "Rabu", "2 Oktober 2024", "pukul 09.00 WIB", "10 September 2024", "akun Instagram pribadi terlapor",
        "Madiun, 20 September 2024", "Pasal 11 huruf c Peraturan Pemerintah Nomor 42 Tahun 2004", "KETUA,",
    ),
    "surat_panggilan_2": (
        *HEAD, *PERSON, UNIT, *CHAIR, ROOM, "SURAT PANGGILAN II", "Surat Panggilan I Nomor R.800.1.6.1/11/401.201/2024",
        "tanggal 20 September 2024", "Rabu, 2 Oktober 2024", "14 Oktober 2024", "Senin", "untuk kedua kalinya",
        "keputusan diambil berdasarkan alat bukti", "Madiun, 3 Oktober 2024",
    ),
    "undangan_sidang": (
        *HEAD, *COUNCIL, ROOM, "014/MKE/2024", "Rabu, 2 Oktober 2024", "pukul 09.00 WIB", "Pemeriksaan alat bukti",
        "Undangan Sidang Majelis Kode Etik Pegawai", "Rahasia", "DAFTAR UNDANGAN", "Inspektur", "1 (satu) lembar",
    ),
    "berita_acara_pemeriksaan": (
        *HEAD, *PERSON, UNIT, *COUNCIL, ROOM, ACT, BANNER, "Madiun, 12 Maret 1985", "02-10-2024", "pukul 09.15 WIB",
        "Rabu tanggal dua bulan Oktober tahun dua ribu dua puluh empat", "800-401.201/8/2018", "12 Februari 2018",
        "Sejak 4 Januari 2022 berdasarkan keputusan Wali Kota.", "Seharusnya sejak 4 Februari 2022.", "(pembetulan)",
        "pukul 11.20 WIB", "dibacakan kembali", "Suwarno, S.H.",
    ),
    "berita_acara_sidang": (
        *HEAD, *PERSON, UNIT, *COUNCIL, ROOM, "014/MKE/2024", "tertutup", "pukul 09.05 WIB", "pukul 11.40 WIB",
        "didampingi Suwarno, S.H.", "Tangkapan layar unggahan akun Instagram", "5 (lima)", "menyatakan menyesal",
        "Rabu tanggal dua bulan Oktober tahun dua ribu dua puluh empat", "dilanjutkan ke musyawarah Majelis",
    ),
    "berita_acara_ketidakhadiran": (
        *HEAD, *PERSON, UNIT, *COUNCIL, "Surat Panggilan I", "20 September 2024", "Rabu, 2 Oktober 2024",
        "pukul 10.00 WIB", "Sri Lestari, A.Md.", "Saksi",
    ),
    "putusan": (
        *HEAD, *PERSON, UNIT, *COUNCIL, *SOURCE, ACT, BANNER, "SBT-2024-09-0014", "014/MKE/2024", "4 Oktober 2024",
        "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara", "Wali Kota Madiun", "sanksi moral",
        "pernyataan secara terbuka", "Pasal 15 ayat (3) huruf b", "suara terbanyak", "4 (empat)", "1 (satu)",
        "terlapor memimpin unit pelayanan masyarakat", "terlapor mengakui perbuatannya", "MEMUTUSKAN:", "KESATU",
    ),
    "keputusan_sanksi": (
        *PERSON, UNIT, *SOURCE, ACT, "KEPUTUSAN WALI KOTA MADIUN", "NOMOR 800-401.201/291/2024", "SURYA PRANATA",
        "PENJATUHAN SANKSI MORAL", "KEPADA SAUDARA DWI SUSILO, S.STP., M.Si.", "pernyataan secara terbuka",
        "R.800.1.6.1/14/401.201/2024", "R.800.1.6.1/16/401.201/2024", "5 (lima) hari kerja", "11 Oktober 2024",
        "apel pagi Pemerintah Kota Madiun", "huruf a, huruf b, huruf c, dan huruf d", "Ditetapkan di Madiun",
        "terlapor belum pernah dijatuhi sanksi", "Peraturan Wali Kota Madiun Nomor 34 Tahun 2017",
    ),
    "pernyataan_tidak_bersalah": (
        *HEAD, *PERSON, UNIT, *CHAIR, ACT, BANNER, "TIDAK TERBUKTI", "R.800.1.6.1/16/401.201/2024", "4 Oktober 2024",
        "014/MKE/2024", "nama baik",
    ),
    "laporan_tindak_lanjut": (
        *HEAD, *PERSON[:2], UNIT, *CHAIR, *SOURCE, "Yth. Ketua Bawaslu Kota Madiun", "800-401.201/291/2024",
        "11 Oktober 2024", "14 Oktober 2024", "21 Oktober 2024", "22 Oktober 2024", "SBT-2024-09-0014",
        "pernyataan secara terbuka",
    ),
} | facts_hearing.EXPECTED | facts_outcome.EXPECTED  # fmt: skip

UNRESOLVED = re.compile(r"[{}]|\bNone\b|\bnull\b|\bNaN\b|\bundefined\b|\b(?:dict|list|tuple)\(|\bTrue\b|\bFalse\b")


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_fact_is_on_the_paper(kind: str, paper: str) -> None:
    made = printed(kind, facts_of(kind), paper)
    profile = profiles()[profile_of(kind, paper)]
    read = body(made.pdf, profile)
    missing = [fact for fact in EXPECTED[kind] if squeezed(fact) not in read]
    assert not missing


@pytest.mark.parametrize("kind", KINDS)
def test_the_second_reader_finds_the_same_facts(kind: str) -> None:
    made = printed(kind, facts_of(kind))
    read = squeezed(body_pypdf(made.pdf, profiles()[profile_of(kind, "A4")]))
    missing = [fact for fact in EXPECTED[kind] if squeezed(fact) not in read]
    assert not missing


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_unresolved_is_printed(kind: str) -> None:
    made = printed(kind, facts_of(kind))
    read = body_pypdf(made.pdf, profiles()[profile_of(kind, "A4")])
    assert not UNRESOLVED.findall(read)
    assert not UNRESOLVED.findall(made.text)
    assert ".." not in re.sub(r"\.{4,}", "", made.text), "a double full stop"
    assert "  " not in made.text


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_composed_text_is_what_both_readers_extract(kind: str, paper: str) -> None:
    made = printed(kind, facts_of(kind), paper)
    profile = profiles()[profile_of(kind, paper)]
    composed = signs(re.sub(r"(?m)^(SANGAT )?RAHASIA$", "", made.text))
    marks = signs(_signing_marks(kind))
    letter = press().compose(kind, facts_of(kind))
    for text in (body(made.pdf, profile), body_pypdf(made.pdf, profile)):
        assert without_repeats(signs(text) - marks, composed - marks, letter) == composed - marks


def _signing_marks(kind: str) -> str:
    """The numbers of the dotted lines where a council signs are drawn, but are not text of the letter."""
    return "1234567890" * 2000 if dotted(kind, facts_of(kind)) else ""


def test_a_name_with_degrees_never_ends_in_two_full_stops() -> None:
    facts = facts_of("keputusan_sanksi")
    facts["hearing"]["companion"] = "Suwarno, S.H."
    text = printed("keputusan_sanksi", facts).text
    assert "M.Si..." not in text and "M.Si.." not in text


def test_a_pppk_has_a_class_and_ni_pppk_but_no_rank() -> None:
    facts = facts_of("surat_panggilan_1")
    facts["respondent"] = teacher()
    text = printed("surat_panggilan_1", facts).text
    assert "NI PPPK : 19900115 202221 2 003" in text
    assert "Golongan : IX" in text
    assert text.count("Pangkat/Golongan Ruang") == 1, "only the chair has a rank"


@pytest.mark.parametrize("kind", ["surat_panggilan_1", "putusan", "pernyataan_tidak_bersalah"])
def test_an_honorary_worker_has_neither_number_nor_rank(kind: str) -> None:
    facts = facts_of(kind)
    facts["respondent"] = honorary()
    lines = printed(kind, facts).text.splitlines()
    start = lines.index("Nama : Agus Salim")
    assert lines[start + 1] == "Jabatan : Tenaga Administrasi"
    assert lines[start + 2] == "Unit Kerja : Kelurahan Winongo"


def test_the_invitation_names_the_number_of_the_case_and_never_the_person() -> None:
    text = printed("undangan_sidang", facts_of("undangan_sidang")).text
    assert "Dwi" not in text and "19850312" not in text and "Instagram" not in text


def test_the_decree_leaves_out_what_was_not_proven() -> None:
    text = printed("keputusan_sanksi", facts_of("keputusan_sanksi")).text
    assert "baliho" not in text


def test_the_sanction_part_of_a_basis_is_not_the_norm_that_was_broken() -> None:
    text = printed("keputusan_sanksi", facts_of("keputusan_sanksi")).text
    rule = next(line for line in text.splitlines() if "pelanggaran terhadap ketentuan" in line)
    assert "Pasal 11 huruf c" in rule and "Pasal 15" not in rule and "sanksi" not in rule.lower()


def test_a_decree_of_discipline_names_its_degree_and_its_fifteenth_day() -> None:
    text = printed("keputusan_sanksi", discipline()).text
    assert "hukuman disiplin tingkat sedang berupa pemotongan tunjangan kinerja" in text
    assert "hari kerja ke-15 (kelima belas)" in text
    assert "PENJATUHAN HUKUMAN DISIPLIN" in text
    assert "Pernyataan disampaikan" not in text


def test_the_head_of_the_city_signs_without_rank_and_number() -> None:
    facts = facts_of("keputusan_sanksi")
    facts["signer"] |= {"rank": "Pembina", "number": "19700101 199001 1 001"}
    text = printed("keputusan_sanksi", facts).text
    assert "19700101" not in text


@pytest.mark.parametrize(
    ("signer", "lines"),
    [
        ({"capacity": "a.n.", "mandator": "Wali Kota Madiun", "office": "Sekretaris Daerah"},
         ("a.n. WALI KOTA MADIUN", "SEKRETARIS DAERAH,")),
        ({"capacity": "u.b.", "mandator": "Wali Kota Madiun", "office": "Sekretaris Daerah",
          "own_office": "Kepala BKPSDM"}, ("a.n. WALI KOTA MADIUN", "SEKRETARIS DAERAH,", "u.b.", "KEPALA BKPSDM,")),
        ({"capacity": "Plt.", "mandator": "", "office": "Kepala BKPSDM", "own_office": "Sekretaris BKPSDM"},
         ("Plt. KEPALA BKPSDM", "SEKRETARIS BKPSDM,")),
        ({"capacity": "Plh.", "mandator": "", "office": "Sekretaris Daerah"}, ("Plh. SEKRETARIS DAERAH,",)),
        ({"capacity": "Pj.", "mandator": "", "office": "Wali Kota Madiun"}, ("Pj. WALI KOTA MADIUN,",)),
    ],
)  # fmt: skip
def test_the_signer_stands_in_the_order_of_his_capacity(signer: dict[str, str], lines: tuple[str, ...]) -> None:
    facts = facts_of("surat_panggilan_1")
    facts["signer"] |= {"own_office": "", **signer}
    text = printed("surat_panggilan_1", facts).text
    assert "\n".join((*lines, facts["signer"]["name"])) in text


def test_a_refused_signature_is_recorded_where_the_person_would_sign() -> None:
    facts = facts_of("berita_acara_pemeriksaan")
    facts["examination"]["refused"] = "merasa tidak perlu"
    text = printed("berita_acara_pemeriksaan", facts).text
    assert "tidak bersedia menandatangani dengan alasan: merasa tidak perlu." in text
    assert "(tidak bersedia menandatangani)" in text
    assert "menyatakan setuju" not in text


def test_a_member_who_was_absent_does_not_sign_the_record() -> None:
    facts = facts_of("berita_acara_sidang")
    facts["hearing"]["attendance"][4] |= {"present": False, "reason": "sakit"}
    lines = printed("berita_acara_sidang", facts).text.splitlines()
    assert any("tidak hadir: sakit" in line for line in lines)
    assert sum("Slamet Riyadi" in line for line in lines) == 1
    assert any("4 (empat) dari 5 (lima)" in line for line in lines)
    text = " ".join(lines)
    assert "persetujuan Majelis" not in text, "nobody recorded such a consent"
    assert "memenuhi ketentuan kehadiran" not in text


@pytest.mark.parametrize("kind", ["notula", "risalah"])
def test_a_hearing_nobody_attended_does_not_list_the_whole_council_as_present(kind: str) -> None:
    facts = facts_of(kind)
    usual = printed(kind, facts).text
    for row in facts["hearing"]["attendance"]:
        row |= {"present": False, "reason": "dinas luar"}
    text = printed(kind, facts).text
    assert "Slamet Riyadi" in usual and text.count("Slamet Riyadi") < usual.count("Slamet Riyadi")


def test_a_record_that_nobody_can_sign_is_refused_in_words() -> None:
    facts = facts_of("berita_acara_sidang")
    for row in facts["hearing"]["attendance"]:
        row |= {"present": False, "reason": "dinas luar"}
    with pytest.raises(Trouble, match="menandatangani"):
        printed("berita_acara_sidang", facts)
