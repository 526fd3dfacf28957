"""The file as an archive wants it: PDF/A-1b by its rules, and by a validator of other people where one is installed."""

from __future__ import annotations

import io
import re
import struct
from hashlib import sha256
from typing import Any
from xml.etree import ElementTree

import pypdf
import pytest

from reports import blocks as b
from reports.typesetting.archive import srgb
from reports.typesetting.layout import Layout
from tests.reports import preflight
from tests.reports.facts import facts_of
from tests.reports.paper import KINDS, RESOURCES, printed

NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}


def _read(kind: str) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(printed(kind, facts_of(kind)).pdf), strict=True)


def _objects(reader: pypdf.PdfReader) -> list[Any]:
    return [reader.get_object(number) for number in range(1, int(reader.trailer["/Size"]))]


@pytest.mark.parametrize("kind", KINDS)
def test_metadata_and_information_say_the_same(kind: str) -> None:
    reader = _read(kind)
    packet = reader.trailer["/Root"]["/Metadata"].get_data().decode("utf-8")
    tree = ElementTree.fromstring(packet[packet.index("<x:xmpmeta") : packet.index("<?xpacket end")])

    def said(path: str) -> str:
        found = tree.find(f".//{path}", NAMES)
        assert found is not None and found.text is not None, path
        return found.text

    information = reader.trailer["/Info"]
    assert said("dc:title/rdf:Alt/rdf:li") == information["/Title"]
    assert said("xmp:CreatorTool") == information["/Creator"]
    assert said("pdf:Producer") == information["/Producer"]
    if "/Keywords" in information:
        assert said("pdf:Keywords") == information["/Keywords"]
    else:
        assert tree.find(".//pdf:Keywords", NAMES) is None
    stamp = re.sub(r"\D", "", said("xmp:CreateDate"))
    assert stamp == re.sub(r"\D", "", information["/CreationDate"]) == re.sub(r"\D", "", said("xmp:ModifyDate"))
    assert (said("pdfaid:part"), said("pdfaid:conformance")) == ("1", "B")
    assert said("dc:language/rdf:Bag/rdf:li") == reader.trailer["/Root"]["/Lang"] == "id-ID"


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_the_standard_forbids(kind: str) -> None:
    made = printed(kind, facts_of(kind)).pdf
    assert made.startswith(b"%PDF-1.4\n%") and all(byte > 127 for byte in made[10:14])
    for word in (
        b"/ObjStm",
        b"/XRef",
        b"/Encrypt",
        b"/SMask",
        b"LZWDecode",
        b"/JavaScript",
        b"/AcroForm",
        b"/ExtGState",
    ):
        assert word not in made, word
    catalog = _read(kind).trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"] and catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    first, second = _read(kind).trailer["/ID"]
    assert first == second


@pytest.mark.parametrize("kind", KINDS)
def test_every_object_is_where_the_file_says_and_is_used(kind: str) -> None:
    made, reader = printed(kind, facts_of(kind)).pdf, _read(kind)
    assert all(one is not None for one in _objects(reader))
    for number in range(1, int(reader.trailer["/Size"])):
        assert made.count(b"\n%d 0 obj\n" % number) == 1
        assert b"%d 0 R" % number in made


def test_the_intent_is_srgb_of_version_two() -> None:
    profile = _read("putusan").trailer["/Root"]["/OutputIntents"][0]["/DestOutputProfile"].get_data()
    assert profile == srgb()
    assert struct.unpack(">I", profile[:4])[0] == len(profile)
    assert profile[8] == 2 and profile[12:24] == b"mntrRGB XYZ " and profile[36:40] == b"acsp"
    assert sha256(profile).hexdigest() == "f7c6e703aef687321c0cc54f01ff711b15d034f1bccf6f9fc55c766fe305b447", (
        "the same bytes on every machine"
    )


def test_the_profile_means_what_srgb_means() -> None:
    from PIL import Image, ImageCms

    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb()))
    other = ImageCms.createProfile("sRGB")
    image = Image.new("RGB", (16, 16))
    image.putdata([(n, 255 - n, (n * 7) % 256) for n in range(256)])
    through = ImageCms.profileToProfile(image, ours, other)
    assert through is not None
    pairs = zip(image.tobytes(), through.tobytes(), strict=True)
    assert max(abs(one - two) for one, two in pairs) <= 2


@pytest.mark.parametrize("kind", KINDS)
def test_widths_in_the_file_are_those_of_the_typeface(kind: str) -> None:
    """An archive asks for it: a viewer that trusts one or the other shows the same page."""
    for page in _read(kind).pages:
        for font in page["/Resources"]["/Font"].values():
            row = font.get_object()
            data = row["/FontDescriptor"]["/FontFile2"].get_data()
            widths = _advances(data)
            assert [float(width) for width in row["/Widths"]] == pytest.approx(widths, abs=1)


def _advances(data: bytes) -> list[float]:
    """Widths by code of a subset, in thousandths, from its own tables."""
    count = struct.unpack_from(">H", data, 4)[0]
    rows = [struct.unpack_from(">4sIII", data, 12 + 16 * n) for n in range(count)]
    place = {row[0].decode(): row[2] for row in rows}
    units = struct.unpack_from(">H", data, place["head"] + 18)[0]
    full = struct.unpack_from(">H", data, place["hhea"] + 34)[0]
    offset = place["cmap"] + struct.unpack_from(">I", data, place["cmap"] + 8)[0]
    kind, _, _, first, entries = struct.unpack_from(">5H", data, offset)
    assert struct.unpack_from(">H", data, place["cmap"] + 2)[0] == 1, "exactly one map of characters"
    assert (kind, first) == (6, 0)
    glyphs = struct.unpack_from(f">{entries}H", data, offset + 10)
    return [struct.unpack_from(">H", data, place["hmtx"] + 4 * min(g, full - 1))[0] * 1000 / units for g in glyphs]


def test_a_title_in_other_letters_is_kept_whole() -> None:
    letter = b.Letter("Surat (uji) \\ é – “x”", b.Letterhead("K0", ()), (b.Text("isi"),), "uji/1")
    pdf, _, _ = Layout(RESOURCES, places=()).set(letter, "A4")
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert reader.metadata is not None and reader.metadata.title == letter.title
    assert reader.xmp_metadata is not None and reader.xmp_metadata.dc_title == {"x-default": letter.title}


@pytest.mark.slow
@pytest.mark.skipif(bool(preflight.lacking()), reason=preflight.lacking())
def test_an_independent_validator_accepts_every_letter_on_both_papers() -> None:
    files = preflight.letters()
    assert len(files) >= 2 * len(KINDS)
    assert preflight.faults(files) == {}


@pytest.mark.slow
@pytest.mark.skipif(bool(preflight.lacking()), reason=preflight.lacking())
def test_the_validator_can_refuse() -> None:
    good = printed("putusan", facts_of("putusan")).pdf
    bad = good.replace(b"<pdfaid:part>1<", b"<pdfaid:part>7<").replace(b"/FontFile2", b"/FontFilex")
    assert set(preflight.faults({"baik": good, "buruk": bad})) == {"buruk"}
