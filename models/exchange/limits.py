"""How large a list may be, and the troubles of a file that is not a readable list."""

from __future__ import annotations

from models.law.errors import Trouble

MAX_FILE_BYTES = 100 * 1024 * 1024
MAX_UNPACKED_BYTES = 256 * 1024 * 1024
MAX_PARTS = 4_000
MAX_ROWS = 100_000
MAX_COLUMNS = 702
"""Column ZZ. A list of employees with more is not a list of employees."""
MAX_CELLS = 12_000_000
"""Rows times columns of the rectangle around the filled cells; the reader allocates all of it."""

KEPT = "Tidak ada data pegawai yang berubah."


class ListTrouble(Trouble):
    """An employee list could not be read; nothing was stored."""

    def __init__(self, what: str, do: str) -> None:
        super().__init__(what, KEPT, do)


class ListMissing(ListTrouble):
    """The file does not exist or may not be read."""

    def __init__(self) -> None:
        super().__init__("Berkas daftar pegawai tidak dapat dibaca.", "Periksa letak berkas, lalu pilih sekali lagi.")


class ListLocked(ListTrouble):
    """The file is protected with a password."""

    def __init__(self) -> None:
        super().__init__(
            "Berkas daftar pegawai dikunci dengan kata sandi.",
            "Buka di Excel atau LibreOffice, simpan salinan tanpa kata sandi, lalu pilih salinan itu.",
        )


class ListBroken(ListTrouble):
    """The file is damaged or not what its name says."""

    def __init__(self) -> None:
        super().__init__(
            "Berkas daftar pegawai rusak atau tidak lengkap.",
            "Unduh atau salin ulang berkas itu, atau simpan ulang dari Excel sebagai .xlsx.",
        )


class ListUnknownFormat(ListTrouble):
    """The content is none of .xlsx, .xls, .ods, .csv or a table of a web page."""

    def __init__(self) -> None:
        super().__init__(
            "Isi berkas bukan daftar yang dikenal: .xlsx, .xls, .ods, atau .csv.",
            "Simpan daftar itu sebagai .xlsx atau .csv, lalu pilih sekali lagi.",
        )


class ListTooLarge(ListTrouble):
    """Larger than any list of employees; reading it could stop the program."""

    def __init__(self) -> None:
        super().__init__(
            "Berkas daftar pegawai terlalu besar untuk dibaca dengan aman.",
            "Hapus lembar dan kolom yang tidak perlu, atau bagi menjadi beberapa berkas.",
        )


class ListEmpty(ListTrouble):
    """There is no row of an employee in it."""

    def __init__(self) -> None:
        super().__init__(
            "Daftar ini tidak berisi satu baris pegawai pun.", "Periksa apakah lembar atau berkasnya sudah benar."
        )


class ColumnsMissing(ListTrouble):
    """No column for what a person needs: a name, and a number, birth date or unit."""

    def __init__(self) -> None:
        super().__init__(
            "Kolom nama, serta NIP, tanggal lahir atau unit kerja, tidak dikenali dalam daftar ini.",
            "Tunjuk sendiri kolomnya pada langkah pencocokan kolom, atau pilih daftar lain.",
        )


class ColumnRefused(ListTrouble):
    """A column of private data was named in a mapping (UU 27/2022: only what the purpose needs)."""

    def __init__(self) -> None:
        super().__init__(
            "Kolom data pribadi yang tidak diperlukan tidak dapat dipakai.", "Pilih kolom lain atau kosongkan pilihan."
        )


class ColumnUnknown(ListTrouble):
    """A mapping names a field or a column that does not exist."""

    def __init__(self) -> None:
        super().__init__("Pencocokan kolom menunjuk kolom yang tidak ada.", "Ulangi langkah pencocokan kolom.")
