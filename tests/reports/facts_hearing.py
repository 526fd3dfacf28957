"""Invented facts for the letters of the council, the summonses and the hearing, beyond the common facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from models.law.person import Person, PersonKind
from models.registry.casefacts import person_facts

Facts = dict[str, Any]

WITNESS = person_facts(
    Person(
        name="Yusuf Prasetya",
        number="199107142019031004",
        back_title="S.Kom.",
        golongan="III/b",
        pangkat="Penata Muda Tingkat I",
        post="Pranata Komputer Ahli Pertama",
        unit="Dinas Komunikasi dan Informatika",
    )
)
CITIZEN = person_facts(Person(name="Marsudi", kind=PersonKind.HONORER, post="Ketua RT 12 Kelurahan Winongo"))
EXPERT = person_facts(
    Person(name="Anggraini Dewanti", kind=PersonKind.HONORER, front_title="Dr.", back_title="S.T., M.T.",
           post="Dosen Teknik Informatika", unit="Politeknik Pancawarna")
)  # fmt: skip


def _fields(**given: Any) -> Callable[[Facts], None]:
    def adjust(facts: Facts) -> None:
        facts["letter"]["fields"] |= given

    return adjust


def _errand(facts: Facts) -> None:
    facts["letter"]["fields"] |= {
        "people": [dict(WITNESS), {"name": "Lilis Suryani", "post": "Pengadministrasi Umum"}],
        "task": "mendampingi Majelis memeriksa bukti elektronik\nmembuat salinan bukti untuk berkas perkara.",
        "period": "1 s.d. 2 Oktober 2024",
        "place": "Kantor Kelurahan Winongo",
    }


def _council(facts: Facts) -> None:
    """Nothing of a case: the council as it was recorded, and what such a decree rests on."""
    facts["regulations"] = [row for row in facts["regulations"] if not row.startswith("Keputusan Bersama")]
    facts["council_members"] = [
        {"role": s["role"], "place": s["role"].capitalize(), "person": dict(s["person"])} for s in facts["panel"]
    ]


TEAM = [
    ("ketua", "Atasan langsung", "Gunawan Prasetyo", "197306101999031004", "IV/a", "Pembina", "Camat Manguharjo"),
    ("sekretaris", "Unsur kepegawaian", "Teguh Santosa", "198011052005011003", "III/d", "Penata Tingkat I",
     "Kepala Bidang Pembinaan Aparatur"),
    ("anggota", "Unsur pengawasan", "Lilik Handayani", "197809222003122002", "IV/a", "Pembina", "Auditor Ahli Madya"),
]  # fmt: skip


def _team(facts: Facts) -> None:
    facts["team_members"] = [
        {
            "role": role,
            "place": f"{role.capitalize()} Tim Pemeriksa",
            "element": element,
            "person": person_facts(Person(name=name, number=number, golongan=golongan, pangkat=pangkat, post=post)),
        }
        for role, element, name, number, golongan, pangkat, post in TEAM
    ]
    facts["team"] = (facts.get("team") or {}) | {
        "level": "berat",
        "violations": [
            {
                "text": "menjadi peserta kampanye dengan menggunakan fasilitas negara",
                "article": "PP 94/2021 Pasal 5 huruf n angka 4; Pasal 14 huruf i angka 2",
            }
        ],
    }
    facts["letter"]["fields"] |= {"note": "Surat Bawaslu Kota Madiun Nomor 112/PP.01.02 tanggal 17 September 2024"}


def _vote(facts: Facts) -> None:
    facts["deliberation"] = {
        "date": "2024-10-04",
        "start": "13.00",
        "end": "14.30",
        "opened_on": "2024-10-04",
        "zone": "WIB",
        "mode": "suara_terbanyak",
        "findings": [
            {"text": row["text"], "article": row["article"], "yes": yes, "no": no, "outcome": outcome}
            for row, yes, no, outcome in zip(
                facts["decision"]["findings"], "40", "15", ("Terbukti", "Tidak terbukti"), strict=True
            )
        ],
        "sanction": dict(facts["decision"]["sanction"]),
        "sanction_votes": {"yes": 4, "total": 4},
        "present": [dict(seat) for seat in facts["panel"]],
        "total": 5,
        "dissents": [{"place": "Anggota", "reason": "unggahan segera dihapus sehingga tidak berdampak"}],
    }
    facts["letter"]["fields"] |= {"opinions": "unggahan dibuat sendiri oleh terlapor\nunggahan dapat dilihat umum"}


def _seat(conflict: bool, **fields: Any) -> Callable[[Facts], None]:
    def adjust(facts: Facts) -> None:
        third = facts["panel"][2]
        facts["seat"] = {
            "role": third["role"],
            "person": dict(third["person"]),
            "substitute": False,
            "place": "Anggota",
            "conflict": conflict,
            "free": not conflict,
            "note": "terlapor adalah ipar saya" if conflict else "",
            "objection": "",
        }
        facts["letter"]["fields"] |= fields

    return adjust


def _pledge(facts: Facts) -> None:
    facts["pledge"] = {
        "title": "Deklarasi Netralitas",
        "election": "Pemilihan Wali Kota dan Wakil Wali Kota Madiun",
        "year": "2024",
        "place": "Madiun",
        "date": "2024-09-20",
    }
    facts["person"] = dict(facts["respondent"])


def _written(to: str, subject: str, **fields: Any) -> Callable[[Facts], None]:
    def adjust(facts: Facts) -> None:
        facts["letter"] |= {"addressee_line": to, "subject": subject}
        facts["letter"]["fields"] |= fields

    return adjust


def _minutes(facts: Facts) -> None:
    facts["letter"]["fields"] |= {"guests": [{"name": "Lilis Suryani", "post": "Petugas sekretariat"}]}
    facts["invitation"] = {"number": "R.800.1.6.1/13/401.201/2024", "date": "2024-09-20"}


ADJUST: dict[str, Callable[[Facts], None]] = {
    "notula": _minutes,
    "risalah": _fields(verbatim="Ketua: Sidang dibuka.\nTerlapor: Saya mengerti."),
    "surat_dinas": _written(
        "Kepala Dinas Komunikasi dan Informatika",
        subject="Permintaan bantuan pemeriksaan bukti elektronik",
        body="Majelis memerlukan pemeriksaan keaslian satu tangkapan layar.\n"
        "Mohon ditugaskan seorang pranata komputer pada tanggal 1 Oktober 2024.",
    ),
    "nota_dinas": _written(
        "Ketua Majelis Kode Etik Pegawai",
        subject="Telaah laporan baru",
        body="Laporan diterima pada tanggal 17 September 2024.\nSyarat formal laporan telah terpenuhi.",
    ),
    "pernyataan_bebas_benturan": _seat(False),
    "permohonan_mundur": _seat(True),
    "permohonan_ingkar": _seat(True, reason="anggota tersebut pernah berselisih dengan saya dalam kedinasan"),
    "berita_acara_sumpah_saksi": _fields(
        person=WITNESS,
        faith="Islam",
        oath="Demi Allah, saya bersumpah",
        hour="09.40",
        clergy={"name": "Mahmud Effendi", "front_title": "K.H."},
    ),
    "label_berkas": _fields(shelf="lemari 2, boks 14"),
    "ikrar_netralitas": _pledge,
    "pakta_integritas": _pledge,
    "keputusan_pembentukan": _council,
    "keputusan_tim_pemeriksa": _team,
    "berita_acara_musyawarah": _vote,
    "daftar_hadir": _fields(others=[{"name": "Lilis Suryani", "post": "Petugas sekretariat"}]),
    "surat_panggilan_saksi": _fields(person=WITNESS, hour="10.30", bring="tangkapan layar yang asli"),
    "surat_panggilan_pelapor": _fields(person=CITIZEN),
    "surat_panggilan_ahli": _fields(person=EXPERT, expertise="informatika forensik"),
    "surat_tugas": _errand,
}
"""By kind: what is added to the common facts, in place."""

EXPECTED: dict[str, tuple[str, ...]] = {
    "notula": (
        "NOTULA", "014/MKE/2024", "Rabu, 2 Oktober 2024", "pukul 09.05 WIB s.d. 11.40 WIB", "PIMPINAN SIDANG,",
        "Sekretaris membacakan laporan", "Ratna Wibowo, S.H., M.H.", "Hasil: Pemeriksaan dinyatakan cukup",
        "NIP 19681115 199202 1 002", "Pembina Utama Madya (IV/d)", "Lilis Suryani – Petugas sekretariat",
        "Terlapor, didampingi Suwarno, S.H.", "Nomor R.800.1.6.1/13/401.201/2024 tanggal 20 September 2024",
    ),
    "surat_panggilan_saksi": (
        "SURAT PANGGILAN SAKSI", "Yusuf Prasetya, S.Kom.", "19910714 201903 1 004", "pukul 10.30 WIB s.d. selesai",
        "Ketua Majelis Kode Etik Pegawai", "sebagai saksi", "014/MKE/2024", "tangkapan layar yang asli.",
        "Madiun, 20 September 2024", "Rabu", "2 Oktober 2024",
    ),
    "surat_panggilan_pelapor": (
        "SURAT PANGGILAN PELAPOR", "Marsudi", "sebagai pelapor", "pukul 09.00 WIB", "014/MKE/2024",
    ),
    "surat_panggilan_ahli": (
        "SURAT PANGGILAN AHLI", "Dr. Anggraini Dewanti, S.T., M.T.", "ahli di bidang informatika forensik",
        "Dosen Teknik Informatika", "disampaikan terima kasih.",
    ),
    "surat_perintah": (
        "SURAT PERINTAH", "UNTUK MELAKUKAN PEMERIKSAAN", "Dwi Susilo, S.STP., M.Si.", "Ratna Wibowo, S.H., M.H.",
        "Ketua Majelis", "Lurah Winongo", "pukul 09.00 WIB", "akun Instagram pribadi terlapor", "SURYA PRANATA",
        "untuk dilaksanakan sebaik-baiknya.",
    ),
    "surat_dinas": (
        "Madiun, 22 Oktober 2024", "Yth. Kepala Dinas Komunikasi dan Informatika", "di Tempat", "Rahasia/Biasa",
        "Permintaan bantuan pemeriksaan bukti elektronik", "Menindaklanjuti", "112/PP.01.02/K.JI-37/09/2024",
        "2. Mohon ditugaskan", "diucapkan terima kasih.", "KETUA,",
    ),
    "nota_dinas": (
        "NOTA DINAS", "Ketua Majelis Kode Etik Pegawai", "Sekretaris Majelis Kode Etik Pegawai", "Telaah laporan baru",
        "22 Oktober 2024", "Syarat formal laporan telah terpenuhi.", "Ratna Wibowo, S.H., M.H.",
    ),
    "lembar_disposisi": (
        "LEMBAR DISPOSISI", "Bawaslu Kota Madiun", "112/PP.01.02/K.JI-37/09/2024", "17 September 2024",
        "Diteruskan kepada:", "Sekretaris Majelis", "Dengan hormat harap:", "Catatan", "Paraf", "014/MKE/2024",
    ),
    "pernyataan_bebas_benturan": (
        "BEBAS BENTURAN KEPENTINGAN", "Drs. Bambang Suryanto, M.M.", "Anggota Majelis Kode Etik Pegawai",
        "014/MKE/2024", "tidak mempunyai hubungan keluarga", "Yang menyatakan,", "19690707 199403 1 005",
    ),
    "permohonan_mundur": (
        "Permohonan mundur", "Yth. Ketua Majelis Kode Etik Pegawai", "di Tempat", "Drs. Bambang Suryanto, M.M.",
        "karena terlapor adalah ipar saya.", "Yang mengajukan permohonan,",
    ),
    "permohonan_ingkar": (
        "Permohonan ingkar", "Dwi Susilo, S.STP., M.Si.", "Drs. Bambang Suryanto, M.M.",
        "dengan alasan anggota tersebut pernah berselisih",
    ),
    "berita_acara_sumpah_saksi": (
        "PENGUCAPAN SUMPAH/JANJI SAKSI", "Yusuf Prasetya, S.Kom.", "Islam", "pukul 09.40 WIB",
        "Demi Allah, saya bersumpah bahwa",
        "K.H. Mahmud Effendi", "Rohaniwan,", "014/MKE/2024",
    ),
    "label_berkas": ("BERKAS PERKARA", "014/MKE/2024", "800.1.6.1", "lemari 2, boks 14", "2024"),
    "sampul_berkas": (
        "BERKAS PERKARA", "014/MKE/2024", "17 September 2024", "permanen", "Berita Acara Pemeriksaan",
        "R.800.1.6.1/14/401.201/2024", "2 (dua) buah.",
    ),
    "ikrar_netralitas": (
        "PEMERINTAH KOTA MADIUN", "IKRAR NETRALITAS PEGAWAI APARATUR SIPIL NEGARA",
        "PADA PEMILIHAN WALI KOTA DAN WAKIL WALI KOTA MADIUN TAHUN 2024", "Dwi Susilo, S.STP., M.Si.",
        "Menolak politik uang", "Madiun, 20 September 2024", "Yang berikrar,", "19850312 201001 1 007",
    ),
    "pakta_integritas": (
        "PAKTA INTEGRITAS", "Dwi Susilo, S.STP., M.Si.", "tidak akan menerima atau memberikan uang",
        "bersedia menerima sanksi",
        "Madiun, 20 September 2024", "Yang menyatakan,",
    ),
    "keputusan_pembentukan": (
        "KEPUTUSAN WALI KOTA MADIUN", "PEMBENTUKAN MAJELIS KODE ETIK PEGAWAI DI LINGKUNGAN PEMERINTAH KOTA MADIUN",
        "Menimbang", "Mengingat", "KEENAM", "Ditetapkan di Madiun", "SURYA PRANATA", "LAMPIRAN",
        "SUSUNAN KEANGGOTAAN", "Ir. Slamet Riyadi, M.T.", "NIP 19700202 199503 1 002", "Inspektorat",
        "Tahun Anggaran 2024", "NOMOR 800-401.201/291/2024", "huruf a dan huruf b",
    ),
    "keputusan_tim_pemeriksa": (
        "PEMBENTUKAN TIM PEMERIKSA", "ATAS NAMA SAUDARA DWI SUSILO, S.STP., M.Si.", "Lurah Winongo",
        "Unsur pengawasan", "Unsur kepegawaian", "Atasan langsung", "Camat Manguharjo", "Lilik Handayani",
        "hukuman disiplin tingkat berat", "Memperhatikan", "112/PP.01.02", "MEMUTUSKAN:", "KELIMA",
    ),
    "berita_acara_musyawarah": (
        "BERITA ACARA MUSYAWARAH", "Jumat tanggal empat bulan Oktober tahun dua ribu dua puluh empat (04-10-2024)",
        "800-401.201/8/2018", "014/MKE/2024", "Hadir 5 (lima) dari 5 (lima) anggota", "suara terbanyak",
        "lembar tertutup", "Tidak terbukti", "didukung 4 (empat) dari 4 (empat) suara", "pernyataan secara terbuka",
        "seorang Anggota berpendapat: unggahan segera dihapus", "pukul 14.30 WIB", "unggahan dapat dilihat umum.",
    ),
    "risalah": (
        "RISALAH", "014/MKE/2024", "Rabu, 2 Oktober 2024", "Jalannya sidang", "Terlapor: Saya mengerti.", "tertutup",
        "Tanya jawab dalam pemeriksaan", "Sejak 4 Januari 2022 berdasarkan keputusan Wali Kota.",
        "KETUA MAJELIS KODE ETIK PEGAWAI,",
    ),
    "daftar_hadir": (
        "DAFTAR HADIR", "Rabu, 2 Oktober 2024", "pukul 09.00 WIB s.d. 11.40 WIB", "014/MKE/2024", "Tanda tangan",
        "NIP 19681115 199202 1 002", "Inspektur", "Lilis Suryani", "Petugas sekretariat", "KETUA,",
    ),
    "surat_tugas": (
        "SURAT TUGAS", "800-401.201/8/2018", "12 Februari 2018", "MENUGASKAN:", "Yusuf Prasetya, S.Kom.",
        "Lilis Suryani", "membuat salinan bukti untuk berkas perkara.", "1 s.d. 2 Oktober 2024",
        "Kantor Kelurahan Winongo",
    ),
}  # fmt: skip
"""By kind: the facts that must stand on its paper, as they are printed."""
