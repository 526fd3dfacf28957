"""What can be wrong with a row: stable kinds, how far each binds, and the sentence people read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from models.law.notice import Severity


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """One kind of problem. ``BLOCK`` holds the row back; ``acceptable`` says that a person may accept it as it is."""

    kind: str
    severity: Severity
    message: str
    acceptable: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of one row. ``row`` and ``other_row`` count as Excel shows them; ``other_row`` 0 means none.

    Never holds a value of the list: the sentence may be printed in a summary.
    """

    row: int
    kind: str
    other_row: int = 0

    @property
    def severity(self) -> Severity:
        """INFO: cleaned or skipped; WARN: imported, to be looked at; BLOCK: the row is held back."""
        return KINDS[self.kind].severity

    @property
    def message_id(self) -> str:
        """Stable name of the sentence."""
        return f"exchange.{self.kind}"

    @property
    def message(self) -> str:
        """The Indonesian sentence, without any value of the list."""
        text = KINDS[self.kind].message
        return f"{text} Lihat juga baris {self.other_row}." if self.other_row else text

    @property
    def acceptable(self) -> bool:
        """Whether a held row may be taken as it is when a person says so."""
        return KINDS[self.kind].acceptable


def _table(*rows: ProblemKind) -> Mapping[str, ProblemKind]:
    return MappingProxyType({row.kind: row for row in rows})


THROUGHOUT: Mapping[str, str] = MappingProxyType(
    {
        "nip_apostrophe_spaces": "nip_apostrophe_throughout",
        "birth_date_as_text_ddmmyyyy": "birth_date_as_text_throughout",
    }
)
"""Habits of a whole list: said once, at its header, where most rows have them; else row by row."""

_INFO, _WARN, _HOLD = Severity.INFO, Severity.WARN, Severity.BLOCK

KINDS: Mapping[str, ProblemKind] = _table(
    # Numbers. A number that is surely not the person's must not be stored as one.
    ProblemKind(
        "nip_apostrophe_spaces", _INFO, "NIP ditulis dengan tanda petik, spasi atau titik; disimpan angkanya saja."
    ),
    ProblemKind(
        "nip_as_number_precision_lost",
        _HOLD,
        "NIP tersimpan sebagai bilangan, sehingga angka belakangnya hilang. Ketik NIP yang benar.",
    ),
    ProblemKind("nip_17_digits", _HOLD, "NIP hanya 17 angka. Ketik NIP yang benar."),
    ProblemKind("nip_wrong_length", _HOLD, "Banyaknya angka NIP bukan 18. Ketik NIP yang benar."),
    ProblemKind("nip_old_9_digits", _HOLD, "Yang tertulis NIP lama 9 angka. Ketik NIP baru."),
    ProblemKind("nip_not_digits", _HOLD, "NIP berisi huruf atau tanda lain. Ketik NIP yang benar."),
    ProblemKind(
        "nip_impossible_birth_date",
        _HOLD,
        "Delapan angka pertama NIP bukan tanggal yang ada. Periksa NIP pada SK pengangkatan.",
        acceptable=True,
    ),
    ProblemKind(
        "nip_impossible_month",
        _HOLD,
        "Angka ke-13 dan ke-14 NIP bukan bulan. Periksa NIP, atau jenis pegawainya.",
        acceptable=True,
    ),
    ProblemKind(
        "nip_in_future",
        _HOLD,
        "Tahun dan bulan pengangkatan dalam NIP belum tiba. Periksa NIP pada SK pengangkatan.",
        acceptable=True,
    ),
    ProblemKind("nip_impossible_sex", _HOLD, "Angka ke-15 NIP bukan 1 atau 2. Periksa NIP.", acceptable=True),
    ProblemKind("nip_unlikely_age", _WARN, "Menurut NIP, usia saat diangkat di luar 17 sampai 45 tahun."),
    ProblemKind("missing_nip", _HOLD, "NIP kosong, padahal baris ini pegawai ASN. Ketik NIP-nya."),
    ProblemKind("birth_date_differs_from_nip", _WARN, "Tanggal lahir berbeda dari delapan angka pertama NIP."),
    ProblemKind("sex_differs_from_nip", _WARN, "Jenis kelamin berbeda dari angka ke-15 NIP."),
    ProblemKind("nik_in_number_column", _WARN, "Isi kolom nomor tampak seperti NIK; tidak dibaca dan tidak disimpan."),
    ProblemKind(
        "nip_apostrophe_throughout",
        _INFO,
        "NIP di hampir seluruh daftar ditulis dengan tanda petik, spasi atau titik; disimpan angkanya saja.",
    ),
    # Names.
    ProblemKind("missing_name", _HOLD, "Nama kosong. Ketik namanya."),
    ProblemKind("name_without_letters", _HOLD, "Isi kolom nama bukan nama. Periksa pencocokan kolom."),
    ProblemKind(
        "formula_in_name",
        _HOLD,
        "Nama berisi rumus, bukan teks. Rumus tidak dijalankan. Ketik namanya seperti tertulis di daftar asli.",
        acceptable=True,
    ),
    ProblemKind(
        "no_break_space_and_double_space_in_name", _INFO, "Nama berisi spasi ganda atau spasi khusus; dirapikan."
    ),
    ProblemKind("odd_character_in_name", _WARN, "Nama berisi tanda yang tidak lazim dalam nama. Periksa ejaannya."),
    # Cells.
    ProblemKind("control_character", _WARN, "Sel berisi karakter kendali yang tidak terlihat; dihapus."),
    ProblemKind("formula_in_cell", _WARN, "Sel berisi rumus; yang dipakai nilai terakhir yang tersimpan."),
    ProblemKind(
        "text_starts_like_formula",
        _WARN,
        "Teks diawali tanda = + - atau @; disimpan sebagai teks biasa. Periksa isinya.",
    ),
    ProblemKind("text_cut", _WARN, "Teks lebih panjang dari 300 huruf; dipotong."),
    # Dates.
    ProblemKind("birth_date_as_text_ddmmyyyy", _INFO, "Tanggal lahir berupa teks; dibaca sebagai tanggal-bulan-tahun."),
    ProblemKind(
        "birth_date_as_text_throughout",
        _INFO,
        "Tanggal lahir di hampir seluruh daftar berupa teks; dibaca sebagai tanggal-bulan-tahun.",
    ),
    ProblemKind("birth_date_month_first", _WARN, "Tanggal lahir hanya masuk akal bila dibaca bulan-tanggal-tahun."),
    ProblemKind("birth_date_two_digit_year", _WARN, "Tahun lahir hanya dua angka; abadnya dugaan."),
    ProblemKind("unreadable_birth_date", _WARN, "Tanggal lahir tidak terbaca; tidak dipakai."),
    ProblemKind("birth_date_out_of_reason", _WARN, "Tanggal lahir di luar kewajaran; tidak dipakai."),
    # Rank, kind, sex, standing.
    ProblemKind("unknown_rank", _WARN, "Golongan atau pangkat tidak dikenali; dikosongkan."),
    ProblemKind("rank_name_differs", _WARN, "Nama pangkat tidak sesuai dengan golongan ruang; dipakai golongannya."),
    ProblemKind("rank_does_not_fit_kind", _WARN, "Golongan tidak sesuai dengan jenis pegawai."),
    ProblemKind("unreadable_sex", _WARN, "Jenis kelamin tidak terbaca."),
    ProblemKind("unknown_kind", _WARN, "Jenis pegawai tidak dikenali; ditetapkan dari nomor dan golongannya."),
    ProblemKind("kind_assumed", _WARN, "Jenis pegawai tidak tertulis dalam daftar; dianggap tenaga honorer. Periksa."),
    ProblemKind("not_active", _WARN, "Menurut kedudukan hukumnya pegawai ini tidak lagi aktif."),
    # Rows.
    ProblemKind("duplicate_row", _WARN, "Orang yang sama sudah tertulis di baris sebelumnya; baris ini dilewati."),
    ProblemKind(
        "duplicate_row_differs",
        _WARN,
        "Baris kembar ini berbeda isi dari baris sebelumnya. Periksa mana yang benar.",
    ),
    ProblemKind(
        "number_of_another",
        _HOLD,
        "Nomor yang sama tertulis pada dua baris dengan nama yang berbeda. Periksa nomor mana yang salah.",
    ),
    ProblemKind(
        "stored_under_another_name",
        _HOLD,
        "Nomor ini sudah tersimpan atas nama yang jauh berbeda. Periksa nomornya sebelum nama itu diganti.",
        acceptable=True,
    ),
    ProblemKind(
        "same_name_and_birth_date",
        _HOLD,
        "Nama dan tanggal lahir sama dengan baris lain, tetapi unit kerjanya berbeda. Satu orang atau dua?",
        acceptable=True,
    ),
    ProblemKind(
        "maybe_known",
        _WARN,
        "Nama dan tanggal lahir sama dengan pegawai tersimpan yang nomornya lain. Mungkin orang yang sama.",
    ),
    ProblemKind(
        "row_shifted",
        _HOLD,
        "Isi baris ini lebih banyak dari judul kolomnya; mungkin ada tanda pemisah di dalam teks. Periksa.",
        acceptable=True,
    ),
    ProblemKind(
        "clock_behind_list",
        _WARN,
        "Tanggal komputer lebih awal daripada isi daftar; NIP diperiksa menurut tahun daftar. Periksa jam komputer.",
    ),
    ProblemKind("footer_row", _INFO, "Baris di bawah daftar, bukan pegawai; dilewati."),
    ProblemKind("heading_row", _INFO, "Baris judul di tengah daftar, bukan pegawai; dilewati."),
    ProblemKind("repeated_header", _INFO, "Judul kolom yang terulang; dilewati."),
    ProblemKind("column_twice", _INFO, "Ada judul kolom yang sama dua kali; dipakai yang isinya lebih cocok."),
)
