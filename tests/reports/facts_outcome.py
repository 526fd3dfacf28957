"""Invented facts for the letters of decisions, decrees, copies and what follows, beyond the common facts."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from models.law.person import Person
from models.registry.casefacts import person_facts

Facts = dict[str, Any]

PARTY = "menjadi peserta kampanye dengan menggunakan atribut partai atau atribut PNS"
PARTY_BASIS = "PP 94/2021 Pasal 5 huruf n angka 2; Pasal 13 huruf g"
STATE = "menjadi peserta kampanye dengan menggunakan fasilitas negara"
STATE_BASIS = "PP 94/2021 Pasal 5 huruf n angka 4; Pasal 14 huruf i angka 2"
DISCIPLINE = (
    "Peraturan Pemerintah Nomor 94 Tahun 2021 tentang Disiplin Pegawai Negeri Sipil (Lembaran Negara Republik "
    "Indonesia Tahun 2021 Nomor 202, Tambahan Lembaran Negara Republik Indonesia Nomor 6718)"
)
APPEALS = (
    "Peraturan Pemerintah Nomor 79 Tahun 2021 tentang Upaya Administratif dan Badan Pertimbangan Aparatur Sipil Negara"
)
APPEALS_BOARD = "Badan Pertimbangan Aparatur Sipil Negara"
HEAD_TO = "Wali Kota Madiun selaku Pejabat Pembina Kepegawaian"

SUPERIOR = person_facts(
    Person(name="Gunawan Prasetyo", number="197306101999031004", golongan="IV/a", pangkat="Pembina",
           post="Camat Manguharjo", unit="Kecamatan Manguharjo", back_title="S.Sos., M.A.P.")
)  # fmt: skip
AUDITOR = person_facts(
    Person(name="Lilik Handayani", number="197809222003122002", golongan="IV/a", pangkat="Pembina",
           post="Auditor Ahli Madya", unit="Inspektorat", back_title="S.E., M.Ak.")
)  # fmt: skip
PERSONNEL = person_facts(
    Person(name="Teguh Santosa", number="198011052005011003", golongan="III/d", pangkat="Penata Tingkat I",
           post="Kepala Bidang Pembinaan Aparatur", unit="Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
           back_title="S.H.")
)  # fmt: skip
CERTIFIER = {
    "office": "Kepala Bagian Hukum",
    "name": "Endah Puspitasari, S.H., M.Hum.",
    "rank": "Pembina Tingkat I (IV/b)",
    "number": "19751123 200003 2 003",
    "number_label": "NIP",
}
RIGHT: Facts = {
    "route": "keberatan_ppk",
    "sort": "keberatan",
    "to": HEAD_TO,
    "days": 14,
    "unit": "hari kerja",
    "basis": "PP 79/2021 Pasal 4 ayat (2)",
    "verified": True,
}


def common(facts: Facts) -> None:
    """What every letter's facts hold of a decree and its surroundings, as ``outcomepapers`` gathers them."""
    facts |= {"appeal": None, "team": None, "relief": None, "referral": None, "report": _report(facts)}
    decree = facts["decree"]
    if decree is None:
        return
    decree |= {
        "id": 1,
        "sort": "moral",
        "open": True,
        "ends": False,
        "broken": [{"text": f["text"], "article": f["article"]} for f in facts["decision"]["findings"] if f["proven"]],
        "aggravating": list(facts["decision"]["aggravating"]),
        "mitigating": list(facts["decision"]["mitigating"]),
        "by_head": True,
        "authority": "Wali Kota Madiun",
        "delegation": "",
        "effect": {"sort": "set"},
        "appeal_right": RIGHT | {"verified": False},
        "deliver": {"by": "2024-10-31", "days": 14, "basis": "PP 94/2021 Pasal 37 ayat (3)"},
        "replaces": None,
        "fate": "",
        "fate_on": None,
    }
    if decree["delivery"]:
        decree["delivery"] |= {"witnesses": [], "effect_reason": ""}


def _report(facts: Facts) -> Facts:
    decision = facts["decision"]
    return {
        "by": "majelis",
        "examiners": [{"role": s["role"], "person": s["person"]} for s in facts["panel"]],
        "dates": ["2024-10-02"],
        "proven": True,
        "violations": [{"text": f["text"], "article": f["article"]} for f in decision["findings"] if f["proven"]],
        "findings": list(decision["considerations"]),
        "aggravating": list(decision["aggravating"]),
        "mitigating": list(decision["mitigating"]),
        "impact": "Berdampak negatif pada instansi: unggahan dibicarakan warga dan media setempat",
        "proposed": decision["sanction"],
        "authority": HEAD_TO,
    }


def discipline_team(facts: Facts, *, level: str = "sedang", proposed: Facts | None = None) -> None:
    """The case on the discipline track: passed on, a team formed, its report made."""
    found = {"text": PARTY, "article": PARTY_BASIS}
    facts["team"] = {
        "kind": "tim",
        "name": "Tim Pemeriksa",
        "number": "800-401.201/302/2024",
        "formed_on": "2024-10-08",
        "level": level,
        "members": [
            {"role": "ketua", "element": "atasan_langsung", "person": SUPERIOR},
            {"role": "sekretaris", "element": "kepegawaian", "person": PERSONNEL},
            {"role": "anggota", "element": "pengawasan", "person": AUDITOR},
        ],
        "violations": [found],
        "report": {
            "on": "2024-10-10",
            "number": "R.800.1.6.2/41/401.201/2024",
            "proven": True,
            "findings": "Terlapor hadir pada kampanye dengan mengenakan atribut partai.",
            "aggravating": ["Terlapor memimpin unit pelayanan masyarakat"],
            "mitigating": ["Terlapor mengakui perbuatannya"],
            "proposed": proposed,
        },
    }
    facts["report"] = {
        "by": "tim",
        "examiners": [{"role": m["role"], "person": m["person"]} for m in facts["team"]["members"]],
        "dates": ["2024-10-09"],
        "proven": True,
        "violations": [found],
        "findings": ["Terlapor hadir pada kampanye dengan mengenakan atribut partai.",
                     "Saksi membenarkan kehadiran terlapor."],
        "aggravating": ["Terlapor memimpin unit pelayanan masyarakat"],
        "mitigating": ["Terlapor mengakui perbuatannya"],
        "impact": "Berdampak negatif pada instansi",
        "proposed": proposed,
        "authority": HEAD_TO,
    }  # fmt: skip
    facts["referral"] = referral("disiplin")


def on_discipline(facts: Facts) -> None:
    """The decree as one of the discipline track: what was broken there, day 15, the right to object."""
    discipline_team(facts, proposed=facts["decree"]["sanction"])
    facts["decree"] |= {
        "sort": "discipline",
        "open": False,
        "broken": [{"text": PARTY, "article": PARTY_BASIS}],
        "aggravating": ["Terlapor memimpin unit pelayanan masyarakat"],
        "mitigating": ["Terlapor mengakui perbuatannya"],
        "effect": {"sort": "day15", "day_kind": "hari kerja", "basis": "Peraturan BKN 6/2022 Pasal 50 ayat (1)"},
        "appeal_right": dict(RIGHT),
    }


def referral(kind: str) -> Facts:
    """A passing on: to the discipline track, or to Sentra Gakkumdu."""
    if kind == "disiplin":
        return {
            "kind": "disiplin",
            "to": "Wali Kota Madiun",
            "law": None,
            "reason": "perbuatan terlapor juga merupakan pelanggaran disiplin yang harus diperiksa oleh Tim Pemeriksa",
            "number": "",
            "on": "2024-10-07",
            "closes": False,
            "violations": [{"text": PARTY, "article": PARTY_BASIS}],
        }
    return {
        "kind": "lembaga",
        "to": "Ketua Bawaslu Kota Madiun selaku Koordinator Sentra Gakkumdu",
        "law": {
            "text": "membuat tindakan yang menguntungkan atau merugikan salah satu pasangan calon",
            "article": "UU 10/2016 Pasal 71 ayat (1)",
        },
        "reason": "fakta yang ditemukan dapat merupakan tindak pidana pemilihan yang bukan kewenangan Majelis",
        "number": "",
        "on": "2024-10-07",
        "closes": False,
        "violations": [],
    }


def appeal(outcome: str = "memperingan") -> Facts:
    """A keberatan to the PPK against the decree, decided."""
    fates = {"memperkuat": "tetap", "tidak_dapat_diterima": "tetap", "mencabut": "dicabut", "membatalkan": "batal"}
    return {
        "id": 1,
        "route": "keberatan_ppk",
        "sort": "keberatan",
        "to": HEAD_TO,
        "basis": "PP 79/2021 Pasal 3-6",
        "next": "Pengadilan Tata Usaha Negara",
        "number": "01/KBR/2024",
        "grounds": "Yang bersangkutan hadir karena tugas pengamanan wilayah dan tidak mengenakan atribut partai.",
        "filed_on": "2024-10-25",
        "copied_on": "2024-10-28",
        "late": outcome == "tidak_dapat_diterima",
        "window_to": "2024-11-01",
        "responded_on": "2024-11-04",
        "response": "Keputusan ditetapkan berdasarkan keterangan dua orang saksi dan rekaman kegiatan.",
        "decided_on": "2024-11-15",
        "outcome": outcome,
        "outcome_word": outcome.replace("_", " "),
        "outcome_basis": "PP 79/2021 Pasal 6 ayat (1)",
        "fate": fates.get(outcome, "diganti"),
        "new_sanction": {
            "id": "pp94.ringan.c",
            "name": "Pernyataan tidak puas secara tertulis",
            "legal_basis": "PP 94/2021 Pasal 8 ayat (2) huruf c",
            "level": "ringan",
        }
        if outcome not in fates
        else None,
        "decision_number": "",
        "decided_by": "Wali Kota Madiun",
    }


RELIEF: Facts = {
    "since": "2024-10-09",
    "by": SUPERIOR,
    "by_superior": True,
    "acting": "Sekretaris Kelurahan Winongo",
    "number": "800.1.6.2/05/401.405/2024",
    "reason": "",
    "ended_on": None,
}


def signed_by(person: Facts, office: str) -> Facts:
    """A signer other than the usual one of a kind."""
    return {
        "capacity": "own",
        "mandator": "",
        "office": office,
        "own_office": "",
        "name": person["titled_name"],
        "rank": person["rank_text"],
        "number": person["shown_number"],
        "number_label": person["number_label"],
        "hide_rank": False,
    }


def _set(**values: Any) -> Callable[[Facts], None]:
    """Puts values into the facts; a dict is merged into what is there."""

    def adjust(facts: Facts) -> None:
        for key, value in values.items():
            known = facts.get(key)
            facts[key] = known | value if isinstance(known, dict) and isinstance(value, dict) else copy.deepcopy(value)

    return adjust


def _fields(**fields: Any) -> Callable[[Facts], None]:
    def adjust(facts: Facts) -> None:
        facts["letter"]["fields"] |= copy.deepcopy(fields)

    return adjust


def _all(*steps: Callable[[Facts], None]) -> Callable[[Facts], None]:
    def adjust(facts: Facts) -> None:
        for step in steps:
            step(facts)

    return adjust


def _copy(sort: str) -> Callable[[Facts], None]:
    """A copy of the decree that the common facts speak of."""

    def adjust(facts: Facts) -> None:
        facts["copy"] = {
            "of": "keputusan_sanksi",
            "sort": sort,
            "certifier": dict(CERTIFIER),
            "for": "",
            "copy_number": 1,
        }
        facts["letter"] |= {"number": "800-401.201/291/2024", "date": "2024-10-11"}
        facts["letterhead"] |= {"kind": "K1", "lines": ["WALI KOTA MADIUN"], "address": []}
        facts["signer"] = {
            "capacity": "own", "mandator": "", "office": "Wali Kota Madiun", "own_office": "", "name": "Surya Pranata",
            "rank": "", "number": "", "number_label": "NIP", "hide_rank": True,
        }  # fmt: skip

    return adjust


def _on_track(facts: Facts) -> None:
    """The decree of the common facts as one of discipline, with its appeal decided."""
    facts["decree"] |= {
        "sanction": {
            "id": "pp94.sedang.a",
            "is_referral": False,
            "name": "Pemotongan tunjangan kinerja sebesar 25% selama 6 (enam) bulan",
            "legal_basis": "PP 94/2021 Pasal 8 ayat (3) huruf a",
            "level": "sedang",
            "delivery": "",
            "duration_months": 6,
        },
        "violation_text": PARTY,
        "statement_days": 0,
        "forum": "",
    }
    on_discipline(facts)
    facts["appeal"] = appeal()
    facts["regulations"] = [
        one
        for row in facts["regulations"]
        for one in ((APPEALS, DISCIPLINE) if "Nomor 42 Tahun 2004" in row else (row,))
    ]


def _severe(facts: Facts) -> None:
    """What was charged threatens a severe punishment."""
    found = {"text": STATE, "article": STATE_BASIS}
    facts["team"] |= {"level": "berat", "violations": [found], "report": None}
    facts["case"]["violations"] = [found | {"id": "pp94.5n.4", "finding": None}]
    facts["regulations"].remove(APPEALS)


def _dismissed(facts: Facts) -> None:
    """The decree ended the service; the way of appeal goes to BPASN."""
    facts["decree"]["sanction"] |= {
        "id": "pp94.berat.c",
        "name": "Pemberhentian dengan hormat tidak atas permintaan sendiri sebagai PNS",
        "legal_basis": "PP 94/2021 Pasal 8 ayat (4) huruf c",
        "level": "berat",
        "duration_months": None,
    }
    facts["decree"] |= {"ends": True, "violation_text": STATE, "broken": [{"text": STATE, "article": STATE_BASIS}]}
    facts["appeal"] |= {
        "route": "banding_bpasn",
        "sort": "banding administratif",
        "to": APPEALS_BOARD,
        "basis": "PP 79/2021 Pasal 10-18",
        "grounds": "Sanksi tidak sebanding dengan perbuatan yang dilakukan.",
        "outcome": "",
        "decided_on": None,
    }


def _by_secretary(facts: Facts) -> None:
    person = next(s["person"] for s in facts["panel"] if s["role"] == "sekretaris")
    facts["signer"] = signed_by(person, "Sekretaris") | {"mandator": "Majelis Kode Etik Pegawai"}


MEETING = {"meet_on": "2024-10-14", "meet_at": "09.00 WIB", "meet_place": "Ruang Kepala BKPSDM"}
HANDING = {"time": "09.15 WIB", "room": "Ruang Kepala BKPSDM"}

ADJUST: dict[str, Callable[[Facts], None]] = {
    "panggilan_keputusan": _all(_fields(**MEETING), _set(letter={"date": "2024-10-11"})),
    "keputusan_upaya_administratif": _all(
        _on_track,
        _set(letter={"number": "800-401.201/340/2024", "date": "2024-11-15"}),
        _fields(considerations="Keterangan saksi menyatakan yang bersangkutan bertugas menjaga ketertiban.\n"
                "Rekaman kegiatan tidak memperlihatkan yang bersangkutan mengenakan atribut partai."),
    ),
    "keputusan_pembebasan_sementara": _all(
        _on_track,
        _severe,
        _set(relief=RELIEF, signer=signed_by(SUPERIOR, "Camat Manguharjo"),
             letter={"number": "800.1.6.2/05/401.405/2024", "date": "2024-10-09"}, appeal=None, decree=None,
             letterhead={"kind": "K3", "lines": ["PEMERINTAH KOTA MADIUN", "KECAMATAN MANGUHARJO"],
                         "address": ["Jalan Hayam Wuruk Nomor 1, Madiun 63127"]}),
    ),
    "surat_pengantar": _all(
        _by_secretary,
        _set(letter={"addressee_line": "Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"}),
        _fields(items="Keputusan Wali Kota Madiun Nomor 800-401.201/291/2024 | 1 (satu) lembar asli\n"
                "Salinan Putusan Majelis Kode Etik Pegawai | 1 (satu) berkas | Untuk disimpan pada berkas pegawai"),
    ),
    "berita_acara_penyerahan": _fields(**HANDING),
    "permohonan_maaf": _fields(read_on="2024-10-21"),
    "penerusan": _set(referral=referral("lembaga"), letter={
        "addressee_line": "Ketua Bawaslu Kota Madiun selaku Koordinator Sentra Gakkumdu", "date": "2024-10-07"}),
    "rekomendasi": _set(letter={"addressee_line": "Wali Kota Madiun", "date": "2024-10-07"}),
    "laporan_hasil_pemeriksaan": _set(letter={"addressee_line": "Wali Kota Madiun", "date": "2024-10-04"}),
    "tanggapan_upaya_administratif": _all(
        _on_track, _dismissed, _set(letter={"addressee_line": APPEALS_BOARD, "date": "2024-11-04"})
    ),
    "pemberitahuan_pelapor": _all(_by_secretary, _set(letter={"addressee_line": "Sdr. Pelapor"})),
    "pengumuman_pernyataan": _set(letter={"security": "B", "date": "2024-10-21"}),
    "salinan": _copy("salinan"),
    "petikan": _copy("petikan"),
}  # fmt: skip
"""By kind: what is added to the common facts, in place."""

PERSON = ("Dwi Susilo, S.STP., M.Si.", "19850312 201001 1 007", "Penata Tingkat I (III/d)", "Lurah Winongo")
DECREE = ("Nomor 800-401.201/291/2024", "tanggal 11 Oktober 2024")

EXPECTED: dict[str, tuple[str, ...]] = {
    "laporan_hasil_pemeriksaan": (
        *PERSON, "LAPORAN HASIL PEMERIKSAAN", "Bentuk pelanggaran", "Dampak perbuatan", "10 September 2024",
        "Terlapor memimpin unit pelayanan masyarakat", "Berdampak negatif pada instansi", "Yang melaporkan,",
        "sanksi moral berupa pernyataan secara terbuka", HEAD_TO, "Rabu, tanggal dua bulan Oktober",
        "Berita Acara Pemeriksaan terlampir.", "Yth. Wali Kota Madiun",
    ),
    "rekomendasi": (
        *PERSON, "Yth. Wali Kota Madiun", "Rekomendasi hasil pemeriksaan Majelis Kode Etik Pegawai", "014/MKE/2024",
        "112/PP.01.02/K.JI-37/09/2024", "R.800.1.6.1/16/401.201/2024", "sanksi moral berupa pernyataan secara terbuka",
        "Pasal 15 ayat (3) huruf b", "sebagai bahan pertimbangan Bapak/Ibu", "R.800.1.6.1/14/401.201/2024",
    ),
    "penerusan": (
        *PERSON, "Sentra Gakkumdu", "Penerusan dugaan pelanggaran", "bukan kewenangan Majelis",
        "Pasal 71 ayat (1) Undang-Undang Nomor 10 Tahun 2016", "tetap dilanjutkan", "Hasil kajian awal",
    ),
    "panggilan_keputusan": (
        *PERSON, "UNTUK MENERIMA KEPUTUSAN", "Senin", "14 Oktober 2024", "pukul 09.00 WIB", "Ruang Kepala BKPSDM",
        *DECREE, "3 (tiga) hari kerja", "Ratna Wibowo, S.H., M.H.",
    ),
    "berita_acara_penyerahan": (
        *PERSON, *DECREE, "PENYERAHAN KEPUTUSAN", "Senin tanggal empat belas bulan Oktober", "(14-10-2024)",
        "pukul 09.15 WIB", "ruang Kepala BKPSDM", "rangkap 2 (dua)", "Pihak yang menyerahkan,",
    ),
    "tanda_terima": (*DECREE, "TANDA TERIMA", "Ratna Wibowo, S.H., M.H.", "1 (satu) berkas", "Senin", PERSON[0]),
    "surat_pengantar": (
        "SURAT PENGANTAR", "Naskah dinas yang dikirimkan", "1 (satu) lembar asli", "Untuk disimpan pada berkas",
        "Diterima tanggal", "Penerima,", "Pengirim,", "rangkap 2 (dua)",
        "Yth. Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
    ),
    "pengumuman_pernyataan": (
        *PERSON, *DECREE, "PENGUMUMAN", "PERNYATAAN SECARA TERBUKA", "apel pagi Pemerintah Kota Madiun",
        "Dikeluarkan di Madiun",
    ),
    "permohonan_maaf": (
        *PERSON, *DECREE, "PENYESALAN DAN PERMOHONAN MAAF", "memohon maaf", "berjanji tidak mengulangi", "Mengetahui,",
        "Yang menyatakan,", "apel pagi Pemerintah Kota Madiun tanggal 21 Oktober 2024",
    ),
    "tanggapan_upaya_administratif": (
        *PERSON, *DECREE, "Tanggapan atas banding administratif", "01/KBR/2024", "25 Oktober 2024", "28 Oktober 2024",
        "keterangan dua orang saksi", "SURYA PRANATA",
    ),
    "keputusan_upaya_administratif": (
        *PERSON, *DECREE, "KEPUTUSAN WALI KOTA MADIUN", "KEBERATAN ATAS KEPUTUSAN WALI KOTA MADIUN NOMOR",
        "memperingan sanksi", "pernyataan tidak puas secara tertulis", "25 Oktober 2024", "4 November 2024",
        "bahwa keterangan saksi menyatakan", "keputusan pengganti", "Pengadilan Tata Usaha Negara", "huruf a, huruf b",
        "Peraturan Pemerintah Nomor 79 Tahun 2021", "Ditetapkan di Madiun", "SURYA PRANATA",
    ),
    "keputusan_pembebasan_sementara": (
        *PERSON, "KEPUTUSAN CAMAT MANGUHARJO", "KECAMATAN MANGUHARJO", "PEMBEBASAN SEMENTARA DARI TUGAS JABATAN",
        "Gunawan Prasetyo, S.Sos., M.A.P.", "9 Oktober 2024", "Sekretaris Kelurahan Winongo", "hak-hak kepegawaian",
        "800-401.201/302/2024", "Pasal 5 huruf n angka 4",
    ),
    "pemberitahuan_pelapor": (
        "Yth. Sdr. Pelapor", "17 September 2024", "014/MKE/2024", "dirahasiakan", "telah selesai diperiksa",
    ),
    "salinan": (
        *PERSON, "SALINAN", "KEPUTUSAN WALI KOTA MADIUN", "NOMOR 800-401.201/291/2024", "ttd", "SURYA PRANATA",
        "Salinan sesuai dengan aslinya", "KEPALA BAGIAN HUKUM,", "Endah Puspitasari, S.H., M.Hum.",
        "NIP 19751123 200003 2 003", "Undang-Undang Nomor 20 Tahun 2023", "huruf a, huruf b, huruf c, dan huruf d",
    ),
    "petikan": (
        *PERSON, "PETIKAN KEPUTUSAN WALI KOTA MADIUN", "dst.", "ttd", "SURYA PRANATA", "KEPALA BAGIAN HUKUM,",
        "Petikan Keputusan ini diberikan kepada yang bersangkutan", "Petikan sesuai dengan aslinya",
    ),
}  # fmt: skip
"""By kind: the facts that must stand on its paper, as they are printed."""
