"""What copies, the office's own sheet and forms need: paraf box, distribution list, certification, lists to sign."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reports import blocks as b
from reports.reading import plain
from reports.taming import named, unprintable
from reports.typesetting.layout import Layout
from tests.reports.paper import RESOURCES, outside, pages, squeezed
from tests.reports.test_tags import composed, structure

LAYOUT = Layout(RESOURCES, places=())
PROFILE = LAYOUT.profile("A4")
HEAD = b.Letterhead("K2", ("PEMERINTAH KOTA MADIUN", "SEKRETARIAT DAERAH"), ("Jalan Pahlawan Nomor 37",))
MAYOR = b.Signature(
    ("WALI KOTA MADIUN,",), "SUTARJO WIBOWO", above=("Ditetapkan di Madiun", "pada tanggal 2 Desember 2024")
)
LAW = b.Signature(("KEPALA BAGIAN HUKUM,",), "SRI LESTARI, S.H., M.H.", "Pembina (IV/a)", "NIP 19700101 199603 2 001")
PARAF = b.ParafBox(("Asisten Administrasi Umum", "Kepala Bagian Hukum"))


def _letter(*blocks: b.Block, **more: Any) -> b.Letter:
    return b.Letter("Uji", HEAD, blocks, "uji/1", **more)


def _read(letter: b.Letter) -> list[Any]:
    pdf, _, _ = LAYOUT.set(letter, "A4")
    assert outside(pdf, PROFILE) == []
    top, _ = structure(pdf)
    assert top.said() == composed(plain(letter).replace("[x] ", "").replace("[ ] ", ""))
    return pages(pdf, PROFILE)


def _place(page: Any, word: str) -> tuple[float, float]:
    """Where a word begins: from the left, from the foot."""
    text = "".join(box[0] for box in page.boxes)
    box = page.boxes[text.index(squeezed(word))]
    return box[1], box[2]


def test_the_paraf_box_stands_on_the_office_s_copy_only() -> None:
    net = _letter(b.Text("Isi surat."), MAYOR, PARAF)
    assert "Paraf" not in _read(net)[0].body and "Paraf" not in plain(net)
    kept = replace(net, office_copy=True)
    page = _read(kept)[0].body
    assert "Paraf" in page and all(word in page for word in ("Pejabat", "Tanggal", *PARAF.officials))


def test_a_salinan_is_marked_and_certified_at_the_left() -> None:
    original = replace(MAYOR, mark="ttd")
    letter = _letter(b.CopyMark("SALINAN"), b.Title(("KEPUTUSAN",), "1"), b.Text("Isi."), b.Certified(LAW, original))
    page = _read(letter)[0]
    assert _place(page, "SALINAN")[1] > _place(page, "PEMERINTAH KOTA MADIUN")[1], (
        "the mark stands above the letterhead"
    )
    assert abs(_place(page, "SALINAN")[0] + 25 - PROFILE.width / 2 - 14) < 20, "in the middle"
    words, office = _place(page, "Salinan sesuai dengan aslinya"), _place(page, "KEPALA BAGIAN HUKUM,")
    assert words[0] == pytest.approx(PROFILE.left, abs=2) and office[0] == pytest.approx(PROFILE.left, abs=2)
    assert office[1] == pytest.approx(_place(page, "WALI KOTA MADIUN,")[1], abs=3), "both offices on one height"
    assert _place(page, "WALI KOTA MADIUN,")[1] > _place(page, "ttd")[1] > _place(page, "SUTARJO WIBOWO")[1]
    assert plain(letter).startswith("SALINAN\n")


def test_the_distribution_list_counts_the_copies_on_a_page_of_its_own() -> None:
    receivers = tuple(f"Penerima bernomor {n}" for n in range(1, 40))
    letter = _letter(
        b.SecurityMark("RAHASIA", 1, 39), b.Text("Isi."), b.Distribution(receivers, (("Nomor", "1/2024"),))
    )
    read = _read(letter)
    assert "DAFTAR DISTRIBUSI" not in read[0].body and "DAFTAR DISTRIBUSI" in read[1].body
    whole = squeezed("".join(page.body for page in read[1:]))
    assert all(squeezed(f"ke-{n} Penerima bernomor {n}") in whole for n in range(1, 40))
    assert len(read) == 3 and ". . ." not in read[0].foot


def test_odd_signs_at_the_left_even_in_the_middle() -> None:
    rows = tuple((f"Pegawai {n}", "Staf") for n in range(1, 5))
    page = _read(_letter(b.Attendance(("Nama", "Jabatan"), rows, (0.6, 0.4), blank=2)))[0]
    lefts = [_place(page, f"{n}. ......")[0] for n in range(1, 7)]
    assert lefts[0] == pytest.approx(lefts[2], abs=1) == pytest.approx(lefts[4], abs=1)
    assert lefts[1] == pytest.approx(lefts[3], abs=1) and lefts[1] - lefts[0] > 40


def test_a_form_leaves_lines_and_boxes_for_a_pen() -> None:
    form = b.FormRows((("Surat dari", "Bawaslu", 0), ("Diterima tanggal", "", 1), ("Isi disposisi", "", 6)))
    ticks = b.Ticks(("Segera", "Biasa", "Rahasia"), (1,), 2)
    pdf, _, _ = LAYOUT.set(_letter(form, ticks), "A4")
    top, _ = structure(pdf)
    assert [one.alt for one in top.walk() if one.kind == "Figure"] == [
        "belum dicentang",
        "dicentang",
        "belum dicentang",
    ]
    page = pages(pdf, PROFILE)[0]
    assert _place(page, "Diterima tanggal")[1] - _place(page, "Isi disposisi")[1] > 15
    assert _place(page, "Isi disposisi")[1] - _place(page, "Segera")[1] > 6 * 18
    assert pdf.count(b"[1 2] 0 d") == 2, "two dotted fields"


def test_a_label_is_read_from_afar() -> None:
    label = b.Label(("BERKAS PERKARA",), "014/MKE/2024", (("Terlapor", "D.S."), ("Selesai", "")), ("RAHASIA",))
    page = _read(replace(_letter(label), letterhead=b.Letterhead("K0", ())))[0]
    high = [box[4] - box[2] for box in page.boxes if box[0] == "0"]
    assert max(high) > 15, "the number is large"


@pytest.mark.parametrize("count", [1, 3, 4, 9])
def test_several_signers_zig_zag_and_stay_together(count: int) -> None:
    rows = tuple(("Anggota", f"Pegawai {n}, S.H.", "NIP 1") for n in range(1, count + 1))
    for lines in range(20, 50, 3):
        letter = _letter(*[b.Text(f"Alinea {n}.") for n in range(lines)], b.Signatures(("MAJELIS KODE ETIK,",), rows))
        read = _read(letter)
        holding = [page for page in read if "MAJELIS KODE ETIK," in page.body]
        assert len(holding) == 1 and all(f"Pegawai {n}," in holding[0].body for n in range(1, count + 1))
        assert not holding[0].body.strip().startswith("MAJELIS") or len(read) == 1


def test_what_no_typeface_draws_is_named_before_it_is_printed() -> None:
    assert unprintable("Siti A’isyah, é ṣ “x” – biasa\nbaris\u200b dua\u00a0") == ()
    assert unprintable("会议 dan 会 😀 \u202e") == ("会", "议", "😀", "\u202e")
    assert [named(char) for char in ("会", "\u202e")] == ["会 (U+4F1A)", "U+202E"]
