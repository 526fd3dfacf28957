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


ADJUST: dict[str, Callable[[Facts], None]] = {
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
        "NIP 19681115 199202 1 002", "Pembina Utama Madya (IV/d)",
    ),
    "surat_panggilan_saksi": (
        "SURAT PANGGILAN SAKSI", "Yusuf Prasetya, S.Kom.", "19910714 201903 1 004", "pukul 10.30 WIB s.d. selesai",
        "Ketua Majelis Kode Etik Pegawai", "sebagai saksi", "014/MKE/2024", "tangkapan layar yang asli.",
        "Madiun, 22 Oktober 2024", "Rabu", "2 Oktober 2024",
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
    "surat_tugas": (
        "SURAT TUGAS", "800-401.201/8/2018", "12 Februari 2018", "MENUGASKAN:", "Yusuf Prasetya, S.Kom.",
        "Lilis Suryani", "membuat salinan bukti untuk berkas perkara.", "1 s.d. 2 Oktober 2024",
        "Kantor Kelurahan Winongo",
    ),
}  # fmt: skip
"""By kind: the facts that must stand on its paper, as they are printed."""
