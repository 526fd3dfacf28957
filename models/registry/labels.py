"""The words on the screen for what records keep as short names. Stages have theirs in ``stages.py``."""

from __future__ import annotations

from collections.abc import Mapping

from models.registry.letterkinds import KINDS

SOURCES: Mapping[str, str] = {
    "rekomendasi": "Rekomendasi",
    "penerusan": "Penerusan",
    "pengaduan": "Pengaduan masyarakat",
    "temuan": "Temuan atasan/Inspektorat",
    "laporan_pegawai": "Laporan pegawai",
}
"""Kind of source to words (law.md 7: what a case can come from)."""

CANDIDACY: Mapping[str, str] = {
    "bakal_calon": "bakal calon",
    "calon": "calon",
    "tidak_terkait_pemilu": "tidak terkait pemilu",
}

TRACKS: Mapping[str, str] = {
    "kode_etik": "Kode etik",
    "disiplin": "Disiplin",
    "pemberhentian": "Pemberhentian",
    "tidak_berwenang": "Bukan wewenang majelis",
    "non_asn": "Non-ASN",
}

IMPACTS: Mapping[str, str] = {"unit_kerja": "unit kerja", "instansi": "instansi", "negara": "negara atau pemerintah"}

HEARING_STATUS: Mapping[str, str] = {
    "terjadwal": "terjadwal",
    "dibuka": "sedang berlangsung",
    "ditunda": "ditunda",
    "selesai": "selesai",
    "dibetulkan": "dibetulkan",
}

LETTER_STATUS: Mapping[str, str] = {
    "draf": "draf",
    "final": "final",
    "ditandatangani": "ditandatangani",
    "dikirim": "dikirim",
    "diterima": "diterima",
    "batal": "batal",
}

LETTER_KINDS: Mapping[str, str] = {key: kind.label for key, kind in KINDS.items()}

SEAT_ROLES: Mapping[str, str] = {"ketua": "Ketua", "sekretaris": "Sekretaris", "anggota": "Anggota"}

OUTCOMES: Mapping[str, str] = {
    "terbukti": "terbukti",
    "tidak_terbukti": "tidak terbukti",
}


CHANNELS: Mapping[str, str] = {
    "media_sosial": "Media sosial",
    "alat_peraga": "Alat peraga",
    "kampanye": "Kampanye",
    "deklarasi": "Deklarasi",
    "fasilitas_negara": "Fasilitas negara",
    "partai_politik": "Partai politik",
    "surat_dukungan": "Surat dukungan",
    "pertemuan": "Pertemuan",
    "kebijakan": "Kebijakan",
    "mobilisasi": "Mobilisasi",
    "atribut": "Atribut",
    "netralitas": "Netralitas",
    "hubungan_kerja": "Hubungan kerja",
    "perilaku_pribadi": "Perilaku pribadi",
    "kinerja": "Kinerja",
    "kehadiran": "Kehadiran",
}
"""Form of a violation (``channel`` of the catalogue) to words."""


def word(table: Mapping[str, str], name: str | None) -> str:
    """The word for a short name; a name nobody knows is shown with its underscores opened, never hidden."""
    return table.get(name or "", (name or "").replace("_", " "))
