"""The office's own typefaces where the machine has them; the carried ones otherwise; and the letter says which."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest

from reports import blocks as b
from reports.typesetting.fonts import folders, of_the_machine
from reports.typesetting.layout import Layout
from tests.reports import preflight
from tests.reports.faces import CARRIED, install, renamed
from tests.reports.paper import RESOURCES, fonts

ARIAL = ("arial.ttf", "arialbd.ttf")
BOOKMAN = ("BOOKOS.TTF", "BOOKOSB.TTF")
TEXT = "Nomor dua: Drs. Sutarjo, é dan “kutipan”."


def _letter(text: str = TEXT) -> b.Letter:
    return b.Letter("Uji huruf", b.Letterhead("K0", ()), (b.Title(("UJI",), "1"), b.Text(text)), "uji/1")


def _names(pdf: bytes) -> set[str]:
    return {name.partition("+")[2] for name in fonts(pdf)}


def test_without_its_own_the_letter_is_set_in_equals_and_says_so(tmp_path: Path) -> None:
    layout = Layout(RESOURCES, places=(tmp_path, tmp_path / "tiada"))
    assert layout.typefaces("A4") == "Liberation Sans (setara ukuran Arial)"
    assert layout.typefaces("A4-keputusan") == "Sidang Bookman (setara Bookman Old Style)"
    pdf, _, said = layout.set(_letter(), "A4")
    assert _names(pdf) == {"LiberationSans", "LiberationSans-Bold"} and said == (layout.typefaces("A4"),)


@pytest.mark.parametrize(("profile", "family", "files", "source"), [
    ("A4", "Arial", ARIAL, "LiberationSans"), ("A4-keputusan", "Bookman Old Style", BOOKMAN, "SidangBookman"),
])  # fmt: skip
def test_the_office_s_own_is_taken_from_the_machine(
    tmp_path: Path, profile: str, family: str, files: tuple[str, str], source: str
) -> None:
    install(tmp_path / "truetype" / "kantor", family, files, source)
    layout = Layout(RESOURCES, places=(tmp_path,))
    pdf, _, said = layout.set(_letter(), profile)
    assert said == (f"{family} (dari komputer ini)",)
    assert _names(pdf) == {f"{family}-{style}".replace(" ", "") for style in ("Regular", "Bold")}
    assert all(fonts(pdf).values()), "and carried by the file"
    usual, _, _ = Layout(RESOURCES, places=()).set(_letter(), profile)
    pages = [pypdf.PdfReader(io.BytesIO(one)).pages[0].extract_text() for one in (pdf, usual)]
    assert pages[0] == pages[1]
    assert layout.set(_letter(), profile)[0] == pdf == Layout(RESOURCES, places=(tmp_path,)).set(_letter(), profile)[0]
    if not preflight.lacking():
        assert preflight.faults({"mesin": pdf}) == {}


def test_an_office_may_refuse_what_the_machine_has(tmp_path: Path) -> None:
    install(tmp_path, "Arial", ARIAL, "LiberationSans")
    layout = Layout(RESOURCES, places=(tmp_path,))
    values = {"paper": [21.0, 29.7], "margins": [2, 2.5, 3, 2], "machine_fonts": False}
    assert "Liberation" in layout.set(_letter(), values)[2][0]
    assert "Arial (dari" in layout.set(_letter(), values | {"machine_fonts": True})[2][0]


def test_one_face_alone_is_not_taken(tmp_path: Path) -> None:
    install(tmp_path, "Arial", ARIAL, "LiberationSans")
    (tmp_path / "arialbd.ttf").unlink()
    assert of_the_machine((tmp_path,)) == {}


@pytest.mark.parametrize("rights", [0x0002, 0x0100, 0x0200, 0x0108])
def test_a_face_that_may_not_be_embedded_is_left_alone(tmp_path: Path, rights: int) -> None:
    install(tmp_path, "Arial", ARIAL, "LiberationSans", rights=rights)
    assert of_the_machine((tmp_path,)) == {}


def test_a_file_is_believed_by_its_names_not_by_its_own_name(tmp_path: Path) -> None:
    install(tmp_path, "Arial Narrow", ARIAL, "LiberationSans")
    assert of_the_machine((tmp_path,)) == {}
    for name, style in zip(ARIAL, ("Bold", "Regular"), strict=True):
        (tmp_path / name).write_bytes(renamed(f"LiberationSans-{style}", "Arial", style))
    family = of_the_machine((tmp_path,))["sans"]
    assert "Regular" in family.regular and "Bold" in family.bold


@pytest.mark.parametrize("content", [b"", b"bukan huruf", b"\0\1\0\0\0\x40", (CARRIED / "README.md").read_bytes()])
def test_a_broken_file_in_a_font_folder_harms_nobody(tmp_path: Path, content: bytes) -> None:
    for name in ARIAL:
        (tmp_path / name).write_bytes(content)
    assert of_the_machine((tmp_path,)) == {}


def test_a_face_cut_off_in_the_middle_is_not_taken(tmp_path: Path) -> None:
    for name, style in zip(ARIAL, ("Regular", "Bold"), strict=True):
        whole = renamed(f"LiberationSans-{style}", "Arial", style)
        (tmp_path / name).write_bytes(whole[:600])
    assert of_the_machine((tmp_path,)) == {}


def test_a_character_the_office_s_own_lacks_brings_the_carried_face(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "Arial", ARIAL, "LiberationSans", rights=0)
    layout = Layout(RESOURCES, places=(tmp_path,))
    own = layout._usable(layout.profile("A4"))
    monkeypatch.setitem(own.__dict__, "characters", own.characters - {"ṣ"})
    assert "Arial" in layout.set(_letter("Salih"), "A4")[2][0]
    assert "Liberation" in layout.set(_letter("Ṣāliḥ dan ṣalat"), "A4")[2][0]


def test_the_folders_of_each_system(monkeypatch: pytest.MonkeyPatch) -> None:
    for system, part in (("win32", "Fonts"), ("darwin", "Library"), ("linux", "fonts")):
        monkeypatch.setattr("sys.platform", system)
        assert folders() and all(part in str(place) for place in folders())
