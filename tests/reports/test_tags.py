"""The structure of a letter, read back by pypdf and by poppler: what it says, in which order, and as what."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pypdf.generic import ContentStream

from reports import blocks as b
from reports.reading import plain
from reports.typesetting.layout import Layout
from tests.reports.facts import facts_of
from tests.reports.paper import KINDS, PAPERS, RESOURCES, printed

KINDS_OF_ELEMENT = {
    "Document", "Sect", "Div", "H1", "H2", "P", "L", "LI", "Lbl", "LBody",
    "Table", "TR", "TH", "TD", "Figure", "Caption",
}  # fmt: skip


@dataclass
class Element:
    """An element as the file has it: its kind, its own text, what is below it."""

    kind: str
    texts: list[str] = field(default_factory=list)
    kids: list[Element] = field(default_factory=list)
    alt: str = ""

    def walk(self) -> Iterator[Element]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def said(self) -> str:
        return composed(" ".join("".join(one.texts) for one in self.walk()))


@dataclass
class Marked:
    """A page's text by mark; and what stands in artifacts or in neither."""

    by_mark: dict[int, str]
    artifacts: str
    loose: str


def marked(page: pypdf.PageObject, reader: pypdf.PdfReader) -> Marked:
    """The text of a page by its marks, decoded with the maps of the typefaces themselves."""
    maps = {name: _meaning(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
    found, stack, font = Marked({}, "", ""), [], {}
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        name = operator.decode()
        if name == "BDC":
            stack.append(int(operands[1]["/MCID"]))
            found.by_mark.setdefault(stack[-1], "")
        elif name == "BMC":
            assert operands[0] == "/Artifact"
            stack.append(None)
        elif name == "EMC":
            stack.pop()
        elif name == "Tf":
            font = maps[operands[0]]
        elif name == "Tj":
            raw = operands[0].original_bytes
            text = "".join(font[code] for code in raw)
            if not stack:
                found.loose += text
            elif stack[-1] is None:
                found.artifacts += f"{text} "
            else:
                found.by_mark[stack[-1]] += text
        elif name in ("re", "l", "Do"):
            assert stack, f"{name} belongs to nothing"
        assert len(stack) <= 1, "marks lie beside each other, not within"
    assert not stack
    return found


def _meaning(font: Any) -> dict[int, str]:
    text = font["/ToUnicode"].get_data().decode("ascii")
    return {int(code, 16): chr(int(char, 16)) for code, char in re.findall(r"<(\w\w)> <(\w{4})>", text)}


def structure(pdf: bytes) -> tuple[Element, list[Marked]]:
    """The tree of a file and its pages; every reference between page and tree is followed both ways."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    pages = {page.indirect_reference.idnum: marked(page, reader) for page in reader.pages}
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    used: set[tuple[int, int]] = set()

    def read(node: Any, parent: Any) -> Element:
        assert node.raw_get("/P").idnum == parent.idnum
        made = Element(node["/S"][1:], alt=str(node.get("/Alt", "")))
        own = node.raw_get("/Pg").idnum if "/Pg" in node else None
        raw = node.raw_get("/K")
        for kid in raw if isinstance(raw, pypdf.generic.ArrayObject) else [raw]:
            value = kid.get_object()
            if isinstance(value, int) or value.get("/Type") == "/MCR":
                place = (
                    (own, int(value)) if isinstance(value, int) else (value.raw_get("/Pg").idnum, int(value["/MCID"]))
                )
                assert place not in used, "a mark belongs to one element"
                used.add(place)
                made.texts.append(pages[place[0]].by_mark[place[1]])
            else:
                made.kids.append(read(value, node.indirect_reference))
        return made

    top = Element("Root", kids=[read(kid.get_object(), root.indirect_reference) for kid in root["/K"]])
    assert used == {(number, mark) for number, page in pages.items() for mark in page.by_mark}
    _check_parents(reader, root)
    return top, list(pages.values())


def _check_parents(reader: pypdf.PdfReader, root: Any) -> None:
    pairs: dict[int, Any] = {}
    for kid in root["/ParentTree"]["/Kids"]:
        numbers = kid.get_object()["/Nums"]
        pairs |= {int(numbers[n]): numbers[n + 1].get_object() for n in range(0, len(numbers), 2)}
    assert len(pairs) == len(reader.pages)
    for page in reader.pages:
        owners = pairs[int(page["/StructParents"])]
        for mark, owner in enumerate(owners):
            node = owner.get_object()
            raw = node.raw_get("/K")
            kids = [kid.get_object() for kid in (raw if isinstance(raw, pypdf.generic.ArrayObject) else [raw])]
            marks = [kid if isinstance(kid, int) else kid.get("/MCID") for kid in kids]
            assert mark in marks


def composed(text: str) -> str:
    """One line; a box to tick is a figure of the structure, ``[ ]`` in the plain text."""
    return " ".join(re.sub(r"\[[ x]\]", "", text).split())


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_structure_says_the_composed_text_in_its_order(kind: str, paper: str) -> None:
    made = printed(kind, facts_of(kind), paper)
    top, pages = structure(made.pdf)
    assert top.said() == composed(made.text)
    assert {one.kind for one in top.walk()} - {"Root"} <= KINDS_OF_ELEMENT
    assert all(not page.loose for page in pages)


@pytest.mark.parametrize("kind", KINDS)
def test_page_numbers_catchwords_and_archive_code_are_no_part_of_the_letter(kind: str) -> None:
    facts = facts_of(kind)
    made, secret = printed(kind, facts), facts["letter"]["security"] in ("R", "SR")
    top, pages = structure(made.pdf)
    for number, page in enumerate(pages, 1):
        if number > 1:
            assert f"- {number} -" in page.artifacts and ("RAHASIA" in page.artifacts) == secret
    assert "kode arsip" in pages[-1].artifacts and "kode arsip" not in top.said()
    assert top.said().count("RAHASIA") == made.text.count("RAHASIA") == int(secret)


def test_headings_lists_tables_and_the_emblem() -> None:
    top, _ = structure(printed("putusan", facts_of("putusan")).pdf)
    headings = [one.said() for one in top.walk() if one.kind == "H1"]
    assert len(headings) == 1 and headings[0].startswith("PUTUSAN")
    assert "TENTANG DUDUK PERKARA" in [one.said() for one in top.walk() if one.kind == "H2"]
    for one in top.walk():
        if one.kind == "L":
            assert {kid.kind for kid in one.kids} == {"LI"}
        if one.kind == "LI":
            assert [kid.kind for kid in one.kids] in (["Lbl", "LBody"], ["Lbl"], ["LBody"])
        if one.kind in ("Table", "TR"):
            assert {kid.kind for kid in one.kids} <= {"TR", "TH", "TD", "Caption"}
    figures = [one for one in top.walk() if one.kind == "Figure"]
    assert [one.alt for one in figures] == ["Lambang pada kop Pemerintah Kota Madiun"]


def test_a_table_over_several_pages_has_its_header_once() -> None:
    rows = tuple((f"{n}.", f"Pegawai bernomor {n}", "Kelurahan Winongo") for n in range(1, 131))
    grid = b.Grid(("No.", "Nama", "Unit kerja"), rows, (0.1, 0.5, 0.4))
    letter = b.Letter("Daftar", b.Letterhead("K0", ()), (b.Title(("DAFTAR",), show_number=False), grid), "uji/1")
    pdf, count, _ = Layout(RESOURCES, places=()).set(letter, "A4")
    top, pages = structure(pdf)
    assert count >= 4 and top.said() == composed(plain(letter))
    assert [one.said() for one in top.walk() if one.kind == "TH"] == ["No.", "Nama", "Unit kerja"]
    assert all("Unit kerja" in page.artifacts for page in pages[1:])
    tables = [one for one in top.walk() if one.kind == "Table"]
    assert len(tables) == 1 and len(tables[0].kids) == 131


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    text = " ".join(f"kata-{n}" for n in range(1, 1500))
    letter = b.Letter("Panjang", b.Letterhead("K0", ()), (b.Text(text), b.Fields((("Isi", text),))), "uji/1")
    pdf, count, _ = Layout(RESOURCES, places=()).set(letter, "A4")
    top, _ = structure(pdf)
    assert count >= 4
    assert [composed("".join(one.texts)) for one in top.walk() if one.kind == "P"] == [text]
    assert [composed("".join(one.texts)) for one in top.walk() if one.kind == "LBody"] == [text]


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="no pdfinfo on this machine (Debian: poppler-utils)")
@pytest.mark.parametrize("kind", KINDS)
def test_poppler_reads_the_same(kind: str, tmp_path: Path) -> None:
    made = printed(kind, facts_of(kind))
    path = tmp_path / "surat.pdf"
    path.write_bytes(made.pdf)
    ran = subprocess.run(
        ["pdfinfo", "-struct-text", str(path)], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert not ran.stderr
    said = " ".join(re.findall(r'^\s*"(.*)"$', ran.stdout, re.MULTILINE))
    assert composed(said) == composed(made.text)
    shown = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True, encoding="utf-8").stdout
    assert re.search(r"Tagged:\s+yes", shown) and re.search(r"Suspects:\s+no", shown)
