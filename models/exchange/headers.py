"""Which column is which: headers of SIASN "Data Utama", SIMPEG/DUK and plain lists, and the columns refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

FIELD_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "nip": "NIP / NI PPPK",
        "name": "Nama",
        "name_nip": "Nama dan NIP dalam satu kolom",
        "front_title": "Gelar depan",
        "back_title": "Gelar belakang",
        "birth_place": "Tempat lahir",
        "birth_date": "Tanggal lahir",
        "birth": "Tempat, tanggal lahir dalam satu kolom",
        "sex": "Jenis kelamin",
        "kind": "Jenis pegawai",
        "asn_status": "Status ASN",
        "cpns_status": "Status CPNS/PNS",
        "standing": "Kedudukan hukum",
        "golongan": "Golongan / ruang",
        "pangkat": "Pangkat",
        "rank_since": "TMT golongan",
        "post": "Jabatan",
        "post_kind": "Jenis jabatan",
        "echelon": "Eselon",
        "post_since": "TMT jabatan",
        "unit": "Unit kerja",
        "unit_id": "Kode unit kerja (UNOR ID)",
        "institution": "Instansi",
        "local_number": "Nomor pegawai setempat (bukan ASN)",
    }
)
"""Every field a column can be matched to, with the words people see in the correction step."""

# Exact spellings after normalising, best first: of two columns for one field the earlier spelling wins.
_SPELLINGS: dict[str, tuple[str, ...]] = {
    "nip": (
        "NIP BARU", "NIP", "NIP NIPPPK", "NIP NI PPPK", "NIP PPPK", "NIPPPK", "NI PPPK", "NI P3K", "NIP NIP3K",
        "NIP P3K", "NOMOR INDUK PEGAWAI", "NO INDUK PEGAWAI", "NIP ASN", "NIP PNS", "NIP 18", "NIP BARU 18 DIGIT",
        "NIP PEGAWAI", "NOMOR INDUK PPPK", "NOMOR INDUK PEGAWAI NIP", "NIP NOMOR INDUK PPPK", "NIP BARU NI PPPK",
        "NO NIP", "NOMOR NIP",
    ),
    "name": (
        "NAMA", "NAMA PEGAWAI", "NAMA LENGKAP", "NAMA ASN", "NAMA PNS", "NAMA PPPK", "NAMA TANPA GELAR",
        "NAMA LENGKAP TANPA GELAR", "NAMA DAN GELAR", "NAMA GELAR", "NAMA LENGKAP DAN GELAR",
        "NAMA LENGKAP DENGAN GELAR", "NAMA DENGAN GELAR", "NAMA LENGKAP BESERTA GELAR", "NAMA TENAGA",
        "NAMA KARYAWAN", "NAMA HONORER", "NAMA THL", "NAMA TENAGA HONORER", "NAMA TENAGA KONTRAK",
        "NAMA PEGAWAI NEGERI SIPIL", "NM PEGAWAI", "NAMA PEG", "NAMA LENGKAP PEGAWAI", "NAMA PEGAWAI ASN",
        "NAMA GURU", "NAMA APARATUR", "NAME", "FULL NAME", "EMPLOYEE NAME",
    ),
    "name_nip": (
        "NAMA NIP", "NAMA DAN NIP", "NAMA PEGAWAI NIP", "NAMA LENGKAP NIP", "NIP NAMA", "NIP DAN NAMA",
        "NAMA LENGKAP DAN NIP", "NAMA GELAR NIP", "NAMA NIP BARU",
    ),
    "front_title": (
        "GELAR DEPAN", "GLR DEPAN", "GELAR DI DEPAN", "GELARDEPAN", "GLR DPN", "GELAR DPN",
    ),
    "back_title": (
        "GELAR BELAKANG", "GLR BELAKANG", "GELAR DI BELAKANG", "GELARBELAKANG", "GLR BLKG", "GELAR BLKG", "GELAR",
    ),
    "birth_place": (
        "TEMPAT LAHIR NAMA", "TEMPAT LAHIR", "TMP LAHIR", "TMPT LAHIR", "TPT LAHIR", "TEMPAT LHR", "KOTA LAHIR",
        "TEMPATLAHIR",
    ),
    "birth_date": (
        "TANGGAL LAHIR", "TGL LAHIR", "TGL LHR", "TGLLAHIR", "TANGGALLAHIR", "TANGGAL KELAHIRAN", "TG LAHIR",
        "TGL KELAHIRAN", "TANGGAL LHR",
    ),
    "birth": (
        "TEMPAT TANGGAL LAHIR", "TEMPAT TGL LAHIR", "TTL", "TEMPAT DAN TANGGAL LAHIR", "TMP TGL LAHIR",
        "TEMPAT DAN TGL LAHIR", "TMPT TGL LAHIR", "KELAHIRAN", "TEMPAT LAHIR TANGGAL LAHIR", "TEMPAT LAHIR TGL LAHIR",
    ),
    "sex": (
        "JENIS KELAMIN", "JENIS KELAMIN NAMA", "JNS KELAMIN", "JNS KEL", "KELAMIN", "LP", "L P", "JK", "SEX",
        "GENDER", "JENIS KEL", "J KELAMIN", "JENIS KELAMIN LP", "JENIS KELAMIN L P", "LK PR", "PRIA WANITA",
        "LAKI LAKI PEREMPUAN", "KELAMIN LP", "JENIS KELAMIN ID",
    ),
    "kind": (
        "JENIS PEGAWAI NAMA", "JENIS PEGAWAI", "JNS PEGAWAI", "STATUS KEPEGAWAIAN", "STATUS PEGAWAI",
        "JENIS KEPEGAWAIAN", "JENIS ASN", "STATUS KEPEG", "STATUS PEG", "STATUS PNS PPPK", "PNS PPPK", "STATUS",
    ),
    "asn_status": (
        "STATUS ASN", "STATUS ASN NAMA",
    ),
    "cpns_status": (
        "STATUS CPNS PNS", "CPNS PNS", "STATUS CPNS",
    ),
    "standing": (
        "KEDUDUKAN HUKUM NAMA", "KEDUDUKAN HUKUM", "KEDUDUKAN PEGAWAI", "KEDUDUKAN", "STATUS AKTIF",
        "STATUS KEAKTIFAN",
    ),
    "golongan": (
        "GOL AKHIR NAMA", "GOLONGAN AKHIR NAMA", "GOLONGAN AKHIR", "GOL AKHIR", "GOLONGAN", "GOLRU", "GOL RUANG",
        "GOLONGAN RUANG", "GOL RU", "GOL", "GOLONGAN RUANG AKHIR", "GOL RUANG AKHIR", "GOLONGAN TERAKHIR",
        "GOL TERAKHIR", "GOL RUANG TERAKHIR", "PANGKAT GOL", "PANGKAT GOLONGAN", "PANGKAT GOL RUANG",
        "PANGKAT GOLONGAN RUANG", "PANGKAT GOLRU", "PANGKAT GOL RU", "PANGKAT DAN GOLONGAN", "PANGKAT DAN GOL",
        "PANGKAT DAN GOL RUANG", "PANGKAT DAN GOLONGAN RUANG", "GOL PANGKAT", "GOLONGAN PANGKAT",
        "PANGKAT TERAKHIR GOL RUANG", "GOLONGAN SAAT INI", "KODE GOLONGAN", "GOLONGAN PPPK", "GOLRU AKHIR",
        "GOL AKHIR ID",
    ),
    "pangkat": (
        "PANGKAT NAMA", "PANGKAT", "NAMA PANGKAT", "PANGKAT TERAKHIR", "PANGKAT AKHIR",
    ),
    "rank_since": (
        "TMT GOLONGAN", "TMT GOLRU", "TMT GOL", "TMT GOL RUANG", "TMT PANGKAT", "TMT GOL AKHIR", "TMT GOLONGAN RUANG",
        "TMT PANGKAT GOL", "TMT PANGKAT GOLONGAN", "TMT KP", "TMT PANGKAT TERAKHIR", "PANGKAT TMT", "GOLONGAN TMT",
        "GOL RUANG TMT", "GOLRU TMT",
    ),
    "post": (
        "JABATAN NAMA", "NAMA JABATAN", "JABATAN", "JABATAN TERAKHIR", "NAMA JABATAN TERAKHIR", "JABATAN SEKARANG",
        "JABATAN SAAT INI", "JABATAN TUGAS", "POSISI", "TUGAS JABATAN", "JABATAN PEKERJAAN", "TUGAS",
        "FORMASI JABATAN", "JABATAN SK", "JABATAN DEFINITIF", "POSITION",
    ),
    "post_kind": (
        "JENIS JABATAN NAMA", "JENIS JABATAN", "JNS JABATAN", "TIPE JABATAN", "KELOMPOK JABATAN", "JENJANG JABATAN",
        "JENJANG",
    ),
    "echelon": (
        "ESELON NAMA", "ESELON", "ESL", "ESELONERING", "TINGKAT ESELON", "JABATAN ESELON",
    ),
    "post_since": (
        "TMT JABATAN", "TMT JAB", "JABATAN TMT", "TMT JABATAN TERAKHIR", "NAMA JABATAN TMT",
    ),
    "unit": (
        "UNOR NAMA", "UNIT KERJA", "NAMA UNIT KERJA", "UNIT ORGANISASI", "NAMA UNOR", "UNOR", "SATKER",
        "SATUAN KERJA", "PERANGKAT DAERAH", "OPD", "SKPD", "NAMA OPD", "NAMA SKPD", "NAMA PERANGKAT DAERAH", "UNIT",
        "TEMPAT TUGAS", "TEMPAT BERTUGAS", "OPD UNIT KERJA", "UNIT KERJA OPD", "SATUAN KERJA NAMA",
        "SATUAN KERJA KERJA NAMA", "SATUAN KERJA INDUK NAMA", "DINAS", "DINAS INSTANSI", "UNIT KERJA SEKARANG",
        "UNITKERJA", "LOKASI KERJA NAMA", "TEMPAT KERJA", "UKER", "SUB UNIT KERJA", "UNOR INDUK NAMA", "DEPARTMENT",
    ),
    "unit_id": (
        "UNOR ID", "ID UNOR", "KODE UNOR", "KODE UNIT KERJA", "KODE SATKER", "KODE UNIT", "UNIT KERJA ID",
    ),
    "institution": (
        "INSTANSI INDUK NAMA", "INSTANSI KERJA NAMA", "INSTANSI NAMA", "INSTANSI INDUK", "INSTANSI KERJA",
        "NAMA INSTANSI", "INSTANSI",
    ),
    "local_number": (
        "NIPTT", "NIP TT", "NIPTK", "NRPTT", "NIPTTK", "NOMOR INDUK", "NO INDUK", "NPK", "NOMOR PEGAWAI",
        "NO PEGAWAI", "ID PEGAWAI", "NOMOR REGISTRASI", "NO REGISTRASI", "NO REG", "NOMOR INDUK THL", "NO THL",
        "NOMOR INDUK HONORER", "NI THL", "NOMOR IDENTITAS", "NO IDENTITAS", "NOMOR ID", "NO ID", "NRK",
        "NOMOR REGISTER", "NO REGISTER", "NOMOR PESERTA", "NO PESERTA",
    ),
    "": (
        "NO", "NOMOR", "NO URUT", "NOMOR URUT", "NO URT", "NUMBER",
    ),
}  # fmt: skip

_FIELD_OF: dict[str, tuple[str, int]] = {
    spelling: (field, place) for field, spellings in _SPELLINGS.items() for place, spelling in enumerate(spellings)
}

_NAME_BUT_NOT_OF_PERSON = re.compile(
    r"\b(ID|JABATAN|UNIT|UNOR|INSTANSI|OPD|SKPD|SEKOLAH|PENDIDIKAN|JURUSAN|SATKER|SATUAN|PANGKAT|GOLONGAN|LEMBAGA|ATASAN|"
    r"PEJABAT|DIKLAT|KECAMATAN|KELURAHAN|PENILAI|RUANG|JENIS|LAMA|PROGRAM|KEGIATAN|BARANG|REKENING|PANGGILAN|DIREKTUR)\b"
)

_SENSITIVE = re.compile(
    r"\b("
    r"NIK|KTP|EKTP|NO KK|NOKK|KK|KARTU KELUARGA|NPWP|PTKP|PAJAK|BPJS\w*|JKN|JAMSOSTEK|KIS|TASPEN|ASKES|"
    r"REK|REKENING|NOREK|BANK|"
    r"ALAMAT\w*|DOMISILI|TEMPAT TINGGAL|RUMAH|RT|RW|KODE POS|AGAMA|KAWIN|PERKAWINAN|NIKAH|MENIKAH|PERNIKAHAN|MARITAL|"
    r"PASANGAN|SUAMI|ISTRI|ISTERI|IBU|AYAH|BAPAK|ORANG TUA|ORANGTUA|ORTU|ANAK|TANGGUNGAN|KELUARGA|KARIS|KARSU|"
    r"HP|NOHP|HANDPHONE|PONSEL|SELULER|SELULAR|TELP|TELEPON|TELPON|TELEPHONE|TLP|TELP?|PHONE|WA|NOWA|WHATSAPP|KONTAK|"
    r"EMAIL|E MAIL|MAIL|SUREL|PASPOR|PASSPORT|DARAH|GOLDAR|SUKU|DISABILITAS|PENYAKIT|GAJI|TUNJANGAN|PENGHASILAN"
    r")\b"
)


@lru_cache(maxsize=4096)
def normalise(header: str) -> str:
    """Capitals and single spaces; signs become spaces, single letters in a row one word (``N.I.P.`` is ``NIP``)."""
    plain = unicodedata.normalize("NFKD", header[:300]).upper()
    plain = re.sub(r"[\u0300-\u036f\u200b-\u200f\u2060\ufeff\u00ad]", "", plain)
    words = re.sub(r"[^A-Z0-9]+", " ", plain).split()
    joined: list[str] = []
    single = False
    for word in words:
        letter = len(word) == 1 and word.isalpha()
        if letter and single:
            joined[-1] += word
        else:
            joined.append(word)
        single = letter
    return " ".join(joined)


@lru_cache(maxsize=4096)
def field_of(header: str) -> tuple[str, int] | None:
    """Field and place of the spelling (lower is better) of a header; ``("", n)`` for a running number, None unknown."""
    name = re.sub(r"( \d+)+$", "", normalise(header))
    if not name or is_sensitive(header):
        return None
    if name in _FIELD_OF:
        return _FIELD_OF[name]
    bare = re.sub(
        r"^(KOLOM|DATA|KODE NAMA) | (PNS|PPPK|ASN|PEGAWAI|TERAKHIR|DD MM YYYY|DDMMYYYY|YYYY MM DD)$", "", name
    )
    if bare in _FIELD_OF:
        return _FIELD_OF[bare][0], _FIELD_OF[bare][1] + 50
    if name.startswith("NAMA ") and not _NAME_BUT_NOT_OF_PERSON.search(name):
        return "name", 90
    return None


@lru_cache(maxsize=4096)
def is_sensitive(header: str) -> bool:
    """Whether a column of this header is never read: private data no ethics case needs (UU 27/2022)."""
    return bool(_SENSITIVE.search(normalise(header)))


_UNIT = re.compile(
    r"(?i)(DINAS|BADAN|KANTOR|KECAMATAN|KELURAHAN|SEKRETARIAT|INSPEKTORAT|SATUAN|SATPOL|RSUD|RUMAH SAKIT|PUSKESMAS|"
    r"UPTD?|BAGIAN|BIDANG|SMPN?|SDN?|TKN?|SEKOLAH)\b"
)


def names_unit(values: list[str]) -> bool:
    """Whether most of these cells name units inside an institution, not institutions."""
    return bool(values) and sum(1 for value in values if _UNIT.match(value)) > 0.6 * len(values)


def forget() -> None:
    """Drop the cells remembered while looking for a header; cells of persons were among them."""
    for remembered in (normalise, field_of, is_sensitive):
        remembered.cache_clear()


_NIK = re.compile(r"(?!19|20)[1-9]\d{15}$")
_PHONE = re.compile(r"(?:\+?62|0)8\d{7,11}$")
_TAX = re.compile(r"\d{2}\.\d{3}\.\d{3}\.\d-?\d{3}\.\d{3}$")
_ADDRESS = re.compile(r"(?i)(jl|jln|jalan|gg|gang|dusun|dsn|perum\w*|rt)\b[\s.]")
_BELIEFS = frozenset(
    {"ISLAM", "KRISTEN", "KATOLIK", "KATHOLIK", "PROTESTAN", "HINDU", "BUDHA", "BUDDHA", "KONGHUCU", "KHONGHUCU",
     "KAWIN", "BELUM KAWIN", "TIDAK KAWIN", "MENIKAH", "BELUM MENIKAH", "CERAI", "CERAI HIDUP", "CERAI MATI", "DUDA",
     "JANDA"}
)  # fmt: skip


def looks_like_nik(text: str) -> bool:
    """16 digits that do not begin like a birth year: a population number, not a mistyped NIP."""
    return bool(_NIK.match(re.sub(r"[\s.'’`-]", "", text)))


def content_is_sensitive(values: list[str]) -> bool:
    """Whether most of these cells are private data under an innocent header (population, phone or tax numbers...)."""
    if not values:
        return False
    found = sum(1 for value in values if _private(value.strip(" '’`")))
    return found >= max(1, 0.6 * len(values))


def _private(text: str) -> bool:
    digits = re.sub(r"[\s.-]", "", text)
    return bool(
        _NIK.match(digits)
        or _PHONE.match(digits)
        or _TAX.match(text)
        or _ADDRESS.match(text)
        or text.upper() in _BELIEFS
        or ("@" in text and "." in text.rpartition("@")[2] and " " not in text)
    )
