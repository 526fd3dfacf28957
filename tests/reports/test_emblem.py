"""The office's emblem, whatever file it loaded."""

from __future__ import annotations

import base64
import io
from typing import Any

import pypdf
import pytest
from PIL import Image

from models.law.errors import Trouble
from reports import blocks as b
from reports.typesetting.layout import Layout
from tests.reports.facts import facts_of
from tests.reports.paper import RESOURCES, outside, printed, profiles


def _with(image: Image.Image | None, form: str = "PNG", raw: bytes | None = None) -> dict[str, Any]:
    facts = facts_of("pernyataan_tidak_bersalah")
    if raw is None and image is not None:
        out = io.BytesIO()
        image.save(out, form)
        raw = out.getvalue()
    facts["letterhead"]["emblem"] = base64.b64encode(raw).decode() if raw is not None else None
    return facts


def _images(pdf: bytes) -> list[Image.Image]:
    return [item.image for item in pypdf.PdfReader(io.BytesIO(pdf)).pages[0].images if item.image is not None]


def _print(facts: dict[str, Any]) -> bytes:
    made = printed("pernyataan_tidak_bersalah", facts)
    assert outside(made.pdf, profiles()["A4"]) == []
    return made.pdf


def test_without_an_emblem_the_letterhead_is_text_alone() -> None:
    assert _images(_print(_with(None))) == []


@pytest.mark.parametrize(
    ("mode", "form"),
    [("RGB", "PNG"), ("RGB", "JPEG"), ("L", "PNG"), ("1", "PNG"), ("P", "GIF"), ("CMYK", "JPEG"), ("CMYK", "TIFF"),
     ("RGBA", "PNG"), ("LA", "PNG"), ("I;16", "PNG")],
)  # fmt: skip
def test_any_kind_of_colour_prints_as_plain_rgb(mode: str, form: str) -> None:
    found = _images(_print(_with(Image.new(mode, (200, 240)), form)))
    assert len(found) == 1 and found[0].mode == "RGB"


def test_transparency_lies_on_white_paper() -> None:
    image = Image.new("RGBA", (100, 120), (0, 0, 0, 0))
    found = _images(_print(_with(image)))[0]
    assert found.getpixel((50, 60)) == (255, 255, 255)


def test_a_huge_emblem_is_made_smaller_before_it_is_carried() -> None:
    pdf = _print(_with(Image.new("RGB", (3000, 4000), "green")))
    assert max(_images(pdf)[0].size) <= 1200
    assert len(pdf) < 3_000_000


def test_a_strip_as_wide_as_a_road_stays_inside_the_margins() -> None:
    _print(_with(Image.new("RGB", (4000, 40), "green")))
    _print(_with(Image.new("RGB", (10, 3000), "green")))
    _print(_with(Image.new("RGB", (1, 1), "green")))


def test_absurdly_many_pixels_are_refused_before_they_are_unpacked() -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    with pytest.raises(Trouble):
        _print(_with(None, raw=out.getvalue()))


@pytest.mark.parametrize("raw", [b"", b"bukan gambar", b"%PDF-1.4", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"GIF89a"])
def test_a_file_that_is_no_image_is_refused_in_words(raw: bytes) -> None:
    facts = _with(None, raw=raw)
    if not raw:
        assert _images(_print(facts)) == []
        return
    with pytest.raises(Trouble) as error:
        _print(facts)
    assert "lambang" in str(error.value.what).lower()


def test_a_picture_cut_off_in_the_middle_is_refused() -> None:
    out = io.BytesIO()
    Image.effect_noise((300, 300), 80).save(out, "PNG")
    with pytest.raises(Trouble):
        _print(_with(None, raw=out.getvalue()[:2000]))


def test_a_huge_transparent_emblem_is_flat_and_small_and_carries_no_mask() -> None:
    image = Image.new("RGBA", (2400, 3000), (0, 0, 0, 0))
    image.paste((200, 0, 0, 128), (600, 600, 1800, 2400))
    pdf = _print(_with(image))
    found = _images(pdf)[0]
    assert found.height == 600 and found.getpixel((3, 3)) == (255, 255, 255)
    red = found.getpixel((found.width // 2, 300))
    assert isinstance(red, tuple) and red[0] > 220 and 120 < red[1] < 135, "half red on white"
    assert b"/SMask" not in pdf and len(pdf) < 200_000


def test_the_same_emblem_is_carried_once_in_a_file_of_many_letters() -> None:
    out = io.BytesIO()
    Image.effect_noise((120, 120), 60).convert("RGB").save(out, "PNG")
    head = b.Letterhead("K1", ("WALI KOTA MADIUN",), (), out.getvalue())
    target = io.BytesIO()
    Layout(RESOURCES, places=()).stream((b.Letter("Uji", head, (b.Text("x"),), "u/1") for _ in range(5)), "A4", target)
    assert target.getvalue().count(b"/Subtype /Image") == 1
    assert all(len(page.images) == 1 for page in pypdf.PdfReader(target).pages)
