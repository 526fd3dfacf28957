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

    ``signer``: ketua, sekretaris, kepala_daerah, pejabat (who relieves or imposes), panel, pribadi (the person it
    concerns), none. ``decree``: form of a keputusan. ``foreign_counter``: numbered by Bagian Hukum, not by the council.
    ``code``: what ``{jenis}`` stands for in a number. ``phase``: a key of :data:`PHASES`. ``about``: what it speaks of
    beside its case: hearing, summons, examination, decree, letter, appeal, relief, referral, team, person, or nothing.
    ``numbered``: False for sheets without a number (a label, a disposition). ``of_case``: False for letters of the
    office itself. ``security``: the usual class, R or B (letters.md 4.3); ``speed``: the usual *sifat*.
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
    "laporan_hasil_pemeriksaan": Kind("Laporan Hasil Pemeriksaan", "LHP", "ketua", phase="putusan"),
    "rekomendasi": Kind("Rekomendasi Majelis", "REK", "ketua", phase="putusan"),
    "penerusan": Kind("Surat Penerusan", "TERUS", "ketua", phase="putusan", about="referral"),
    "keputusan_pembebasan_sementara": Kind(
        "Keputusan Pembebasan Sementara dari Tugas Jabatan", "KPS", "pejabat", decree=True, foreign_counter=True,
        phase="penetapan", about="relief",
    ),
    "panggilan_keputusan": Kind(
        "Surat Panggilan Menerima Keputusan", "SPK", "ketua", phase="penetapan", about="decree"
    ),
    "berita_acara_penyerahan": Kind(
        "Berita Acara Penyerahan Keputusan", "BAP-K", "none", phase="penetapan", about="decree"
    ),
    "tanda_terima": Kind("Tanda Terima", "TT", "none", phase="penetapan", about="decree", numbered=False),
    "surat_pengantar": Kind("Surat Pengantar", "SPENG", "sekretaris", phase="penetapan", speed="Biasa"),
    "pengumuman_pernyataan": Kind(
        "Pengumuman Pernyataan Terbuka", "PENG", "ketua", phase="tindak_lanjut", about="decree", security="B"
    ),
    "permohonan_maaf": Kind(
        "Surat Pernyataan Permohonan Maaf", "SPM", "pribadi", phase="tindak_lanjut", about="decree", numbered=False
    ),
    "tanggapan_upaya_administratif": Kind(
        "Tanggapan atas Upaya Administratif", "TUA", "kepala_daerah", phase="tindak_lanjut", about="appeal"
    ),
    "keputusan_upaya_administratif": Kind(
        "Keputusan atas Upaya Administratif", "KUA", "kepala_daerah", decree=True, foreign_counter=True,
        phase="tindak_lanjut", about="appeal",
    ),
    "pemberitahuan_pelapor": Kind("Pemberitahuan kepada Pelapor", "PBT", "sekretaris", phase="tindak_lanjut"),
    "salinan": Kind("Salinan", "SAL", "none", decree=True, phase="penetapan", about="letter"),
    "petikan": Kind("Petikan", "PET", "none", decree=True, phase="penetapan", about="letter"),
    "surat_panggilan_saksi": Kind("Surat Panggilan Saksi", "SP", "ketua", phase="pemanggilan", about="hearing"),
    "surat_panggilan_pelapor": Kind("Surat Panggilan Pelapor", "SP", "ketua", phase="pemanggilan", about="hearing"),
    "surat_panggilan_ahli": Kind("Surat Panggilan Ahli", "SP", "ketua", phase="pemanggilan", about="hearing"),
    "surat_perintah": Kind(
        "Surat Perintah Pemeriksaan", "SPRIN", "kepala_daerah", phase="pemanggilan", about="hearing"
    ),
    "keputusan_pembentukan": Kind(
        "Keputusan Pembentukan Majelis", "KEP", "kepala_daerah", decree=True, foreign_counter=True, phase="majelis",
        of_case=False, security="B", speed="Biasa",
    ),
    "keputusan_tim_pemeriksa": Kind(
        "Keputusan Pembentukan Tim Pemeriksa", "KEP", "kepala_daerah", decree=True, foreign_counter=True,
        phase="majelis", about="team",
    ),
    "berita_acara_musyawarah": Kind("Berita Acara Musyawarah", "BAM", "panel", phase="putusan"),
    "risalah": Kind("Risalah", "RIS", "ketua", phase="sidang", about="hearing", numbered=False),
    "daftar_hadir": Kind("Daftar Hadir", "DH", "ketua", phase="sidang", about="hearing", numbered=False),
    "surat_dinas": Kind("Surat Dinas", "SD", "ketua", speed="Biasa"),
    "nota_dinas": Kind("Nota Dinas", "ND", "sekretaris", speed="Biasa"),
    "lembar_disposisi": Kind("Lembar Disposisi", "DISP", "none", numbered=False),
    "pernyataan_bebas_benturan": Kind(
        "Pernyataan Bebas Benturan Kepentingan", "PBB", "pribadi", phase="majelis", about="person", numbered=False
    ),
    "permohonan_mundur": Kind(
        "Permohonan Mundur Anggota", "PM", "pribadi", phase="majelis", about="person", numbered=False
    ),
    "permohonan_ingkar": Kind("Permohonan Ingkar", "PI", "pribadi", phase="majelis", about="person", numbered=False),
    "berita_acara_sumpah_saksi": Kind("Berita Acara Sumpah Saksi", "BASS", "panel", phase="sidang", about="hearing"),
    "label_berkas": Kind("Label Berkas", "LB", "none", numbered=False, speed="Biasa"),
    "sampul_berkas": Kind("Sampul Berkas", "SB", "none", numbered=False, speed="Biasa"),
    "ikrar_netralitas": Kind(
        "Ikrar Netralitas", "IKR", "pribadi", numbered=False, of_case=False, security="B", speed="Biasa"
    ),
    "pakta_integritas": Kind(
        "Pakta Integritas", "PKT", "pribadi", numbered=False, of_case=False, security="B", speed="Biasa"
    ),
    "surat_tugas": Kind("Surat Tugas", "ST", "ketua", phase="umum"),
    "notula": Kind("Notula", "NOT", "ketua", phase="sidang", about="hearing", numbered=False),
}  # fmt: skip
"""Every letter the program knows."""
