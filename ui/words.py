"""Indonesian for the few words that Qt itself shows: menus of text fields, buttons of standard dialogs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTranslator

_WORDS = {
    "&Undo": "Ur&ungkan",
    "&Redo": "&Ulangi",
    "Cu&t": "Po&tong",
    "&Copy": "&Salin",
    "&Paste": "&Tempel",
    "Delete": "Hapus",
    "Select All": "Pilih semua",
    "Copy &Link Location": "Salin alamat",
    "&Step up": "&Naik",
    "Step &down": "&Turun",
    "OK": "Baik",
    "&OK": "&Baik",
    "Cancel": "Batal",
    "&Cancel": "&Batal",
    "Close": "Tutup",
    "&Close": "&Tutup",
    "Save": "Simpan",
    "&Save": "&Simpan",
    "Open": "Buka",
    "&Open": "&Buka",
    "&Choose": "&Pilih",
    "&Yes": "&Ya",
    "&No": "T&idak",
    "Look in:": "Cari di:",
    "File &name:": "&Nama berkas:",
    "Files of type:": "Jenis berkas:",
    "Directory:": "Folder:",
    "Back": "Kembali",
    "Forward": "Maju",
    "Parent Directory": "Folder induk",
    "Create New Folder": "Buat folder baru",
    "List View": "Tampilan daftar",
    "Detail View": "Tampilan rinci",
    "Name": "Nama",
    "Size": "Ukuran",
    "Type": "Jenis",
    "Date Modified": "Diubah",
    "Print": "Cetak",
    "&Print": "&Cetak",
    "Clear": "Kosongkan",
}


class _Indonesian(QTranslator):
    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """The word; None where Qt's own stays (an empty word would be taken for a translation)."""
        return _WORDS.get(source)

    def isEmpty(self) -> bool:
        """There are words."""
        return False


def install_words(app: QCoreApplication) -> None:
    """Put the words in; the translator lives as long as the application."""
    translator = _Indonesian(app)
    app.installTranslator(translator)
