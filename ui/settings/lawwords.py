"""Names of tables, keys and values of the law as people read them. Plain Python."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from models.law.words import long_date

KEYS: Mapping[str, str] = {
    "id": "Kode baris",
    "list": "Daftar asal",
    "text": "Bunyi",
    "name": "Nama",
    "title": "Judul",
    "short": "Sebutan singkat",
    "category": "Jalur",
    "track": "Jalur",
    "scale": "Skala",
    "level": "Tingkat",
    "severity": "Urutan berat (10 teringan)",
    "severity_to": "Urutan terberat",
    "legal_basis": "Dasar hukum",
    "effective_from": "Berlaku mulai",
    "effective_to": "Berlaku sampai",
    "applies_to": "Berlaku bagi",
    "verified": "Norma sudah dibaca langsung",
    "source": "Sumber",
    "note": "Catatan",
    "imposed_by": "Pejabat yang menghukum (kalimat)",
    "imposers": "Pejabat yang menghukum",
    "imposers_sekda": "Pejabat bagi Sekretaris Daerah",
    "recommended_by": "Atas rekomendasi",
    "must_state": "Harus disebut dalam keputusan",
    "appeal_routes": "Upaya administratif",
    "appeal_note": "Catatan upaya administratif",
    "appeal_verified": "Upaya administratif sudah dibaca",
    "duration_months": "Lama (bulan)",
    "percent": "Besar (persen)",
    "delivery": "Cara penyampaian",
    "delivery_forums": "Forum penyampaian",
    "delivery_forums_verified": "Forum sudah dibaca",
    "is_referral": "Berupa rujukan",
    "requires_switch": "Bergantung pilihan aturan",
    "for_level": "Dipakai pada tingkat",
    "hollow_for": "Tidak berpengaruh bagi jenjang",
    "requires_team": "Memerlukan tim pemeriksa",
    "configurable": "Dapat diatur kantor",
    "enabled": "Dinyalakan",
    "decree_within": "Batas penetapan",
    "decree_unit": "Satuan batas penetapan",
    "effective_rule": "Mulai berlaku",
    "may_reapply": "Boleh melamar lagi",
    "replaced_by": "Diganti dengan",
    "default_groups": "Kelompok sanksi",
    "stage": "Tahap pencalonan",
    "channel": "Saluran",
    "source_kind": "Jenis sumber",
    "no": "Nomor urut",
    "levels": "Tingkat menurut dampak",
    "members": "Anggota kelompok",
    "against": "Terhadap",
    "to": "Ditujukan kepada",
    "file_within": "Batas mengajukan",
    "file_unit": "Satuan batas mengajukan",
    "file_from": "Dihitung sejak",
    "respond_within": "Batas tanggapan",
    "respond_unit": "Satuan batas tanggapan",
    "decide_within": "Batas putusan",
    "decide_unit": "Satuan batas putusan",
    "late_result": "Akibat terlambat",
    "silence": "Akibat tidak diputus",
    "next": "Langkah berikutnya",
    "outcomes": "Putusan yang mungkin",
    "decree": "Akibat bagi keputusan",
    "needs_sanction": "Memerlukan sanksi baru",
    "meaning": "Arti",
    "penetapan_calon": "Penetapan calon",
    "pemungutan_suara": "Pemungutan suara",
    "kampanye_mulai": "Kampanye mulai",
    "kampanye_selesai": "Kampanye selesai",
    "kind": "Jenis",
    "penalty": "Ancaman pidana",
    "offender": "Jabatan pelanggar",
    "offender_note": "Catatan jabatan",
    "ringan": "Berwenang: ringan",
    "sedang": "Berwenang: sedang",
    "berat_a_b": "Berwenang: berat a dan b",
    "berat_c": "Berwenang: berat c",
    "exception": "Pengecualian",
    "exception_verified": "Pengecualian sudah dibaca",
    "exception_source": "Sumber pengecualian",
    "from_days": "Dari hari",
    "to_days": "Sampai hari",
    "consecutive": "Berturut-turut",
    "starts": "Dihitung sejak",
    "ends": "Berakhir dengan",
    "limit": "Lama",
    "unit": "Satuan",
    "sense": "Sifat batas",
    "unit_switch": "Satuan menurut pilihan aturan",
    "sense_switch": "Sifat menurut pilihan aturan",
    "rank": "Urutan dalam Mengingat",
    "year": "Tahun",
    "number": "Nomor",
    "active_years": "Tahun aktif",
    "inactive_years": "Tahun inaktif",
    "fate": "Nasib akhir",
    "day": "Tanggal",
    "values": "Nilai",
    "labels": "Sebutan nilai",
    "default": "Nilai bawaan",
    "addresses": "Alamat",
}
"""Key of a law file to its name on the screen."""

VALUES: Mapping[str, str] = {
    "kode_etik": "kode etik",
    "hari_kerja": "hari kerja",
    "hari_kalender": "hari kalender",
    "paling_lambat": "paling lambat",
    "paling_cepat": "paling cepat",
    "bakal_calon": "bakal calon",
    "tidak_terkait_pemilu": "tidak terkait pemilu",
    "libur_nasional": "libur nasional",
    "cuti_bersama": "cuti bersama",
    "pemungutan_suara": "pemungutan suara",
    "dinilai_kembali": "dinilai kembali",
    "primary": "naskah norma",
    "secondary": "berita atau ringkasan",
    "memory": "belum ada naskah",
    "PPPK_PARUH_WAKTU": "PPPK paruh waktu",
    "lebih_ringan": "lebih ringan",
    "lebih_berat": "lebih berat",
}
"""Words of the files that need others on the screen."""


def key_words(key: str) -> str:
    """Name of a key."""
    return KEYS.get(key, key.replace("_", " "))


def value_words(value: Any) -> str:
    """A value as people read it; empty for what says nothing."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, list | tuple):
        return ", ".join(part for part in (value_words(one) for one in value) if part)
    if hasattr(value, "impact"):
        return f"{str(value.impact).replace('_', ' ')}: {value.level} ({value.basis})"
    if isinstance(value, Mapping):
        return ": ".join(str(part).replace("_", " ") for part in value.values())
    text = "" if value is None else str(value)
    return VALUES.get(text, text.replace("_", " ") if "." not in text else text)
