"""The level of a post (jenjang) guessed from its words; empty rather than wrong (UU 20/2023 Ps 13-14, 18)."""

from __future__ import annotations

import re
from functools import lru_cache

_FUNCTIONAL = (
    ("AHLI UTAMA", "JF_AHLI_UTAMA"),
    ("AHLI MADYA", "JF_AHLI_MADYA"),
    ("AHLI MUDA", "JF_AHLI_MUDA"),
    ("AHLI PERTAMA", "JF_AHLI_PERTAMA"),
    ("PENYELIA", "JF_PENYELIA"),
    ("MAHIR", "JF_MAHIR"),
    ("PELAKSANA LANJUTAN", "JF_MAHIR"),
    ("TERAMPIL", "JF_TERAMPIL"),
    ("PEMULA", "JF_PEMULA"),
)
# Echelon to level (Permenpan RB 25/2021 for the simplification; equivalence of PP 11/2017 Ps 350 jo. UU 5/2014 Ps 131).
_ECHELON = {"II": "JPT_PRATAMA", "III": "ADMINISTRATOR", "IV": "PENGAWAS"}

# First match wins; anchored, because "Staf Kepala Dinas" is not a Kepala Dinas.
_POSTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), level)
    for pattern, level in (
        # Heads of sub-units carry the word of the unit above them; the lowest level is looked at first.
        (r"^(KEPALA |KA |KA)(SUB ?BAGIAN|SUB ?BAG|SUB ?BIDANG|SUB ?BID|SEKSI|SIE|SUB ?SEKSI)\b", "PENGAWAS"),
        (r"^(KASUBBAG|KASUBBID|KASUBAG|KASUBID|KASI|KASIE)\b", "PENGAWAS"),
        (r"^LURAH\b", "PENGAWAS"),
        (r"^KEPALA (UPT|UPTD|UNIT PELAKSANA TEKNIS)\b", ""),
        (r"^(SEKRETARIS|SEKCAM) (CAMAT|KECAMATAN)\b|^SEKCAM\b", "ADMINISTRATOR"),
        (r"^SEKRETARIS (KELURAHAN|LURAH)\b|^SEKLUR\b", "PENGAWAS"),
        (r"^SEKRETARIS (DINAS|BADAN|INSPEKTORAT|SATUAN)\b|^SEKDIN\b", "ADMINISTRATOR"),
        (r"^(KEPALA BIDANG|KABID|KEPALA BAGIAN|KABAG|CAMAT|INSPEKTUR PEMBANTU|IRBAN)\b", "ADMINISTRATOR"),
        (r"^SEKRETARIS (DAERAH )?(PROVINSI|PROPINSI)\b|^SEKRETARIS DAERAH (PROVINSI|PROPINSI)\b", "JPT_MADYA"),
        (r"^(SEKRETARIS DAERAH|SEKDA|SEKRETARIS DPRD|SEKRETARIS DEWAN|SEKWAN|ASISTEN|STAF AHLI)\b", "JPT_PRATAMA"),
        (r"^(KEPALA DINAS|KADIN|KADIS|KEPALA BADAN|KABAN|INSPEKTUR DAERAH|INSPEKTUR KOTA|INSPEKTUR KABUPATEN)\b",
         "JPT_PRATAMA"),
        (r"^INSPEKTUR$", "JPT_PRATAMA"),
        (r"^KEPALA (SATUAN|SATPOL|BAPPEDA|BKPSDM|BKD|BKN|BPKAD|BAPENDA|BPBD|BAKESBANGPOL)\b", "JPT_PRATAMA"),
        (r"^(PENGADMINISTRASI|PENGELOLA|PENGOLAH|PENGEMUDI|OPERATOR|PENATA LAYANAN|PENELAAH TEKNIS)\b", "PELAKSANA"),
        (r"^(PRAMU\w*|PENGURUS|CARAKA|PETUGAS|JURU PUNGUT|SEKRETARIS PIMPINAN)\b", "PELAKSANA"),
        (r"^(STAF|STAFF|PELAKSANA|FUNGSIONAL UMUM|JFU)\b", "PELAKSANA"),
    )
)  # fmt: skip


@lru_cache(maxsize=8192)
def guess_level(post: str, post_kind: str = "", echelon: str = "") -> str:
    """``Lurah`` is PENGAWAS, ``Guru Ahli Muda`` JF_AHLI_MUDA; empty where the words do not decide.

    ``post_kind`` is JENIS JABATAN in words (a code alone says too little), ``echelon`` ``II.b`` to ``IV.b``. A post
    held for another (Plt., Plh., Pj.) says nothing of the person's own level.
    """
    words = _words(post)
    if re.match(r"^(PLT|PLH|PJ|PJS|PELAKSANA TUGAS|PELAKSANA HARIAN|PENJABAT)\b", words):
        return ""
    for phrase, level in _FUNCTIONAL:
        if re.search(rf"\b{phrase}\b", words):
            return level
    if level := _of_echelon(echelon):
        return level
    for pattern, level in _POSTS:
        if pattern.search(words):
            return level if level != "JPT_MADYA" else ""
    return _of_kind(_words(post_kind))


def _of_echelon(echelon: str) -> str:
    match = re.match(r"(?:ESELON\s*)?(IV|III|II|[2-4])(?:[\s./-]*[AB]\b|$)", " ".join(echelon.upper().split()))
    if not match:
        return ""
    level = {"2": "II", "3": "III", "4": "IV"}.get(match[1], match[1])
    return _ECHELON[level]


def _of_kind(words: str) -> str:
    if "PIMPINAN TINGGI PRATAMA" in words or words == "JPT PRATAMA":
        return "JPT_PRATAMA"
    if "ADMINISTRATOR" in words:
        return "ADMINISTRATOR"
    if "PENGAWAS" in words:
        return "PENGAWAS"
    if words in ("PELAKSANA", "JABATAN PELAKSANA", "FUNGSIONAL UMUM", "JABATAN FUNGSIONAL UMUM", "JFU"):
        return "PELAKSANA"
    return ""


def _words(text: str) -> str:
    return " ".join(re.sub(r"[^A-Z0-9]+", " ", text.upper()).split())
