"""Habits of an office live in the profile: label of the subject, dot after NIP, name of the signer, side of address."""

from __future__ import annotations

import io
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.law.errors import Trouble
from reports import blocks as b
from reports.press import Press
from reports.reading import plain
from reports.typesetting.layout import Layout
from reports.typesetting.profiles import CM
from tests.reports.facts import facts_of
from tests.reports.paper import RESOURCES, body, outside, pages, profiles, squeezed


@pytest.fixture
def habits(tmp_path: Path) -> Path:
    """A copy of the resources whose A4 profile has every habit turned."""
    for part in ("letters", "fonts/letters"):
        shutil.copytree(RESOURCES / part, tmp_path / part)
    path = tmp_path / "letters" / "profiles.toml"
    text = path.read_text("utf-8")
    for mine, other in (
        ('subject_label = "Hal"', 'subject_label = "Perihal"'),
        ("nip_dot = false", "nip_dot = true"),
        ('signer_name = "tebal"', 'signer_name = "tebal-garis"'),
        ('address_side = "kiri"', 'address_side = "kanan"'),
        ("head = 14, city = 13, office = 15, address = 9", "head = 16, city = 11, office = 17, address = 8"),
    ):
        assert mine in text
        text = text.replace(mine, other)
    path.write_text(text, "utf-8")
    return tmp_path


def test_the_shipped_profiles_are_the_four_of_two_papers() -> None:
    shipped = Press(RESOURCES).profiles()
    assert list(shipped) == ["A4", "F4", "A4-keputusan", "F4-keputusan"]
    assert all(name for name in shipped.values())


def test_an_office_with_other_habits(habits: Path) -> None:
    facts = facts_of("undangan_sidang")
    usual, other = Press(RESOURCES).print("undangan_sidang", facts, "A4"), Press(habits)
    made = other.print("undangan_sidang", facts, "A4")
    assert "Hal : Undangan" in usual.text and "Perihal" not in usual.text
    assert "Perihal : Undangan" in made.text
    assert "NIP 19681115" in usual.text and "NIP. 19681115" in made.text
    assert facts_of("undangan_sidang") == facts, "printing changes no fact"

    def left_of(pdf: bytes, word: str) -> float:
        boxes = pages(pdf, profiles()["A4"])[0].boxes
        text = "".join(box[0] for box in boxes)
        return boxes[text.index(squeezed(word))][1]

    assert left_of(usual.pdf, "Yth. (daftar") == pytest.approx(85, abs=3)
    assert left_of(made.pdf, "Yth. (daftar") > 250


def test_an_underlined_name_is_escaped_as_well(habits: Path) -> None:
    facts = facts_of("surat_panggilan_1")
    facts["signer"]["name"] = "<i>Hartono</i> & Wijaya"
    made = Press(habits).print("surat_panggilan_1", facts, "A4")
    read = "".join(squeezed(page.body) for page in pages(made.pdf, profiles()["A4"]))
    assert "<i>Hartono</i>&Wijaya" in read


def test_an_unknown_profile_is_refused_in_words() -> None:
    with pytest.raises(Trouble, match="Profil"):
        Press(RESOURCES).print("putusan", facts_of("putusan"), "B5")


CUSTOM: dict[str, Any] = {
    "name": "Perwali sendiri",
    "paper": [21.0, 33.0],
    "margins": [2.5, 3.0, 3.0, 2.5],
    "family": "Bookman Old Style",
    "size": 11,
    "leading": 15,
}


def _set(letter: b.Letter, profile: Any) -> tuple[b.Letter, bytes]:
    layout = Layout(RESOURCES, places=())
    made = layout.dressed(letter, profile)
    return made, layout.set(made, profile)[0]


def _surat(*blocks: b.Block, head: b.Letterhead | None = None) -> b.Letter:
    return b.Letter("Uji", head or b.Letterhead("K0", ()), blocks, "uji/1")


def test_a_profile_of_the_office_s_own_is_set_as_it_says() -> None:
    facts = facts_of("surat_panggilan_1")
    made = Press(RESOURCES).print("surat_panggilan_1", facts, CUSTOM)
    page = pypdf.PdfReader(io.BytesIO(made.pdf)).pages[0]
    assert [round(float(side) / 72 * 2.54, 2) for side in (page.mediabox.width, page.mediabox.height)] == [21.0, 33.0]
    assert "Bookman" in made.fonts[0]
    assert outside(made.pdf, Layout(RESOURCES).profile(CUSTOM)) == []
    assert made.layout == CUSTOM, "and kept whole with the letter"


def test_the_values_of_a_shipped_profile_give_the_shipped_profile() -> None:
    facts = facts_of("surat_panggilan_1")
    layout = Layout(RESOURCES)
    values = json.loads(json.dumps(layout.profile("F4").data))
    assert replace(layout.profile(values), id="F4") == layout.profile("F4")
    assert Press(RESOURCES).print("surat_panggilan_1", facts, values).pdf == (
        Press(RESOURCES).print("surat_panggilan_1", facts, "F4").pdf
    )


@pytest.mark.parametrize(("change", "words"), [
    ({"paper": [10, 15]}, "Kertas terlalu kecil"), ({"paper": [90, 90]}, "Kertas terlalu besar"),
    ({"paper": [21]}, "Ukuran kertas"), ({"paper": "A4"}, "Ukuran kertas"), ({"paper": [21, "29,7"]}, "bukan bilangan"),
    ({"paper": [21, float("nan")]}, "bukan bilangan"), ({"paper": [21, True]}, "bukan bilangan"),
    ({"margins": [2, 2.5, 8, 8]}, "Margin kiri dan kanan terlalu besar"),
    ({"margins": [12, 12, 3, 2]}, "Margin atas dan bawah terlalu besar"),
    ({"margins": [0, 2.5, 3, 2]}, "Margin atas terlalu kecil"),
    ({"margins": [2, 1, 3, 2]}, "Margin bawah terlalu kecil"), ({"margins": [2, 2.5, -1, 2]}, "Margin harus antara"),
    ({"margins": []}, "Margin"), ({"family": 7}, "Jenis huruf"),
    ({"family": "Comic Sans MS"}, "Jenis huruf tidak dikenal"),
    ({"size": 40}, "Ukuran huruf harus antara"), ({"size": "12"}, "Ukuran huruf bukan bilangan"),
    ({"leading": 9}, "Jarak baris lebih kecil"), ({"signer_name": "miring"}, "pilihannya: biasa, tebal"),
    ({"nip_dot": "ya"}, "Titik setelah NIP harus ya atau tidak"),
    ({"letterhead": {"head": 99}}, "Huruf kop kepala daerah"),
    ({"letterhead": {"lain": 9}}, "kop tidak terbaca"), ({"letterhead": 7}, "kop tidak terbaca"),
    ({"warna": "merah"}, "tidak dikenal: warna"), ({"sign_space": 5}, "Ruang tanda tangan harus antara"),
    ({"letterhead_kind": "K9"}, "Jenis kop tidak dikenal"),
])  # fmt: skip
def test_what_cannot_be_is_refused_in_plain_words(change: dict[str, Any], words: str) -> None:
    with pytest.raises(Trouble) as error:
        Layout(RESOURCES).profile(CUSTOM | change)
    assert words in error.value.what and error.value.do


NUMBER = st.one_of(st.floats(), st.integers(-5, 60), st.booleans(), st.text(max_size=3), st.none())


@given(st.fixed_dictionaries({}, optional={
    "paper": st.lists(NUMBER, max_size=3), "margins": st.lists(NUMBER, max_size=5), "size": NUMBER, "leading": NUMBER,
    "family": st.sampled_from(["sans", "serif", "Arial", "x", 1]),
    "letterhead": st.dictionaries(st.sampled_from(["head", "x"]), NUMBER),
    "nip_dot": NUMBER, "place_style": st.sampled_from(["tanpa", "di / Tempat", "x"]), "name": NUMBER,
}))  # fmt: skip
def test_any_values_give_a_profile_or_plain_words(change: dict[str, Any]) -> None:
    try:
        made = Layout(RESOURCES, places=()).profile(CUSTOM | change)
    except Trouble as error:
        said = error.what
    else:
        said = ""
        assert made.text_width >= 283 and made.text_height >= 340
    assert not said or said.endswith(".")


SIGNER = b.Signature(("WALI KOTA MADIUN,",), "Dr. Hartono Wijaya, S.H., M.Si.", "Pembina (IV/a)", "NIP 1968 1")


@pytest.mark.parametrize(("change", "there", "gone"), [
    ({"rank_style": "koma"}, "Pembina, IV/a", "(IV/a)"), ({"rank_style": "pangkat"}, "Pembina", "IV/a"),
    ({"name_style": "kapital"}, "Dr. HARTONO WIJAYA, S.H., M.Si.", "Hartono"),
    ({"nip_dot": True}, "NIP. 1968", "NIP 1968"),
    ({"head_spelling": "Walikota"}, "WALIKOTA MADIUN,", "WALI KOTA"), ({}, "WALI KOTA MADIUN,", "NIP."),
])  # fmt: skip
def test_the_signer_is_written_as_the_office_does(change: dict[str, Any], there: str, gone: str) -> None:
    letter, pdf = _set(_surat(b.Text("isi"), SIGNER), CUSTOM | change)
    said = plain(letter)
    assert there in said and gone not in said
    assert squeezed(there) in body(pdf, Layout(RESOURCES).profile(CUSTOM | change))
    again = Layout(RESOURCES).dressed(letter, CUSTOM | change)
    assert again == letter, "twice changes nothing"


def test_a_regulation_keeps_the_spelling_it_was_issued_with() -> None:
    text = "Peraturan Wali Kota Madiun Nomor 25 Tahun 2010; Keputusan Wali Kota; wali kota"
    letter, _ = _set(_surat(b.Text(text)), CUSTOM | {"head_spelling": "Walikota"})
    assert plain(letter) == "Peraturan Wali Kota Madiun Nomor 25 Tahun 2010; Keputusan Walikota; walikota"


HEAD = b.LetterHead(
    "Madiun, 2 Desember 2024",
    (("Nomor", "1"), ("Sifat", "Rahasia/Segera"), ("Hal", "Undangan")),
    ("Yth. Kepala BKPSDM", "di Tempat"),
)


@pytest.mark.parametrize(("change", "lines"), [
    ({}, ["Sifat : Rahasia/Segera", "Hal : Undangan", "di Tempat"]),
    ({"nature": "klasifikasi", "subject_label": "Perihal"}, ["Sifat : Rahasia", "Perihal : Undangan"]),
    ({"nature": "kecepatan", "place_style": "di / Tempat"}, ["Sifat : Segera", "di", "\u00a0" * 5 + "Tempat"]),
])  # fmt: skip
def test_the_head_of_a_surat_is_written_as_the_office_does(change: dict[str, Any], lines: list[str]) -> None:
    letter, _ = _set(_surat(HEAD), CUSTOM | change)
    assert set(lines) <= set(plain(letter).splitlines())
    without, _ = _set(_surat(HEAD), CUSTOM | {"place_style": "tanpa"})
    assert "Tempat" not in plain(without)


def test_a_printed_letterhead_is_left_out_but_its_room_is_kept() -> None:
    head = b.Letterhead("K2", ("PEMERINTAH KOTA MADIUN", "SEKRETARIAT DAERAH"), ("Jalan Pahlawan Nomor 37",))
    letter, profile = _surat(b.Text("Baris pertama."), head=head), Layout(RESOURCES).profile(CUSTOM)

    def first(change: dict[str, Any]) -> tuple[str, float]:
        page = pages(_set(letter, CUSTOM | change)[1], profile)[0]
        text = "".join(box[0] for box in page.boxes)
        return page.body, page.boxes[text.index("Barispertama")][2]

    usual, room, none = first({}), first({"letterhead_print": "kosong"}), first({"letterhead_print": "tanpa"})
    assert "SEKRETARIAT" in usual[0] and "SEKRETARIAT" not in room[0] + none[0]
    assert room[1] == pytest.approx(usual[1], abs=0.1) and none[1] > usual[1] + 40
    assert "SEKRETARIAT" not in first({"letterhead_kind": "K0"})[0]


def test_a_profile_may_go_without_catchwords() -> None:
    letter = _surat(*[b.Text(f"Alinea bernomor {n} dari surat ini.") for n in range(160)])
    for wanted in (True, False):
        read = pages(_set(letter, CUSTOM | {"catchwords": wanted})[1], Layout(RESOURCES).profile(CUSTOM))
        assert len(read) > 2 and (". . ." in read[0].foot) is wanted


def test_the_test_page_shows_rulers_at_all_four_edges() -> None:
    layout = Layout(RESOURCES, places=())
    for name in ("A4", "F4", CUSTOM):
        profile = layout.profile(name)  # type: ignore[arg-type]
        read = pages(layout.test_page(name), profile)  # type: ignore[arg-type]
        assert len(read) == 1 and "Halaman uji cetak" in read[0].body and profile.name in read[0].body
        ten, wide, tall = CM, profile.width, profile.height
        for x, y in (
            (ten, tall / 2 + 12),
            (wide - ten, tall / 2 + 12),
            (wide / 2 + 13, ten),
            (wide / 2 + 13, tall - ten),
        ):
            near = [box for box in read[0].boxes if abs(box[1] - x) < 8 and abs(box[2] - y) < 6]
            assert {"1", "0"} <= {box[0] for box in near}, "ten millimetres are marked at each edge"
        assert layout.test_page(name) == layout.test_page(name)  # type: ignore[arg-type]
