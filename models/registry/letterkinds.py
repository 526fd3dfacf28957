"""The kinds of letters (letters.md B): what each is called, who signs it, who numbers it, what it speaks of."""

from __future__ import annotations

from dataclasses import dataclass

PHASES: dict[str, str] = {
    "majelis": "Majelis",
    "pemanggilan": "Pemanggilan",
    "sidang": "Sidang",
    "putusan": "Putusan",
    "penetapan": "Penetapan dan penyampaian",
    "tindak_lanjut": "Tindak lanjut",
    "umum": "Surat umum dan berkas",
}
"""When a letter is wanted, in the order of the road."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of letter.

    ``signer``: ketua, sekretaris, kepala_daerah, panel, pribadi (the person it concerns), none. ``decree``: form of a
    keputusan. ``foreign_counter``: numbered by Bagian Hukum, not by the council. ``code``: what ``{jenis}`` stands for
    in a number. ``phase``: a key of :data:`PHASES`. ``about``: what it speaks of beside its case: hearing, summons,
    examination, decree, letter, appeal, relief, team, person, or nothing. ``numbered``: False for sheets without a
    number (a label, a disposition). ``of_case``: False for letters of the office itself. ``security``: the
    usual class, R or B (letters.md 4.3); ``speed``: the usual *sifat*.
    """

    title: str
    code: str
    signer: str
    decree: bool = False
    foreign_counter: bool = False
    phase: str = "umum"
    about: str = ""
    numbered: bool = True
    of_case: bool = True
    security: str = "R"
    speed: str = "Segera"

    @property
    def label(self) -> str:
        """The name within a list: ``Surat panggilan II``."""
        first, *rest = self.title.split()
        return " ".join([first, *(word if word.isupper() else word.lower() for word in rest)])


KINDS: dict[str, Kind] = {
    "surat_panggilan_1": Kind("Surat Panggilan I", "SP", "ketua", phase="pemanggilan", about="summons"),
    "surat_panggilan_2": Kind("Surat Panggilan II", "SP", "ketua", phase="pemanggilan", about="summons"),
    "undangan_sidang": Kind("Undangan Sidang", "UND", "ketua", phase="pemanggilan", about="hearing"),
    "berita_acara_pemeriksaan": Kind(
        "Berita Acara Pemeriksaan", "BAP", "panel", phase="sidang", about="examination"
    ),
    "berita_acara_sidang": Kind("Berita Acara Sidang", "BAS", "panel", phase="sidang", about="hearing"),
    "berita_acara_ketidakhadiran": Kind(
        "Berita Acara Ketidakhadiran", "BAK", "panel", phase="pemanggilan", about="summons"
    ),
    "putusan": Kind("Putusan Majelis", "PUT", "panel", decree=True, phase="putusan"),
    "keputusan_sanksi": Kind(
        "Keputusan Penjatuhan Sanksi", "KEP", "kepala_daerah", decree=True, foreign_counter=True, phase="penetapan",
        about="decree",
    ),
    "pernyataan_tidak_bersalah": Kind("Pernyataan Tidak Bersalah", "PTB", "ketua", phase="putusan"),
    "laporan_tindak_lanjut": Kind("Laporan Tindak Lanjut", "LTL", "ketua", phase="tindak_lanjut"),
    "surat_panggilan_saksi": Kind("Surat Panggilan Saksi", "SP", "ketua", phase="pemanggilan", about="hearing"),
    "surat_panggilan_pelapor": Kind("Surat Panggilan Pelapor", "SP", "ketua", phase="pemanggilan", about="hearing"),
    "surat_panggilan_ahli": Kind("Surat Panggilan Ahli", "SP", "ketua", phase="pemanggilan", about="hearing"),
    "surat_perintah": Kind(
        "Surat Perintah Pemeriksaan", "SPRIN", "kepala_daerah", phase="pemanggilan", about="hearing"
    ),
    "surat_tugas": Kind("Surat Tugas", "ST", "ketua", phase="umum"),
    "notula": Kind("Notula", "NOT", "ketua", phase="sidang", about="hearing", numbered=False),
}  # fmt: skip
"""Every letter the program knows."""
