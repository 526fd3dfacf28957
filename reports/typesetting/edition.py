"""One file of one letter or of thousands: sheets are written as soon as their letter is done, then forgotten."""

from __future__ import annotations

from array import array
from typing import Any, BinaryIO

from reports.typesetting import archive, embedding, tags
from reports.typesetting.objects import MOST_KIDS, PdfWriter, number, refs, text
from reports.typesetting.pictures import Picture
from reports.typesetting.sheets import Book, Drawn, Sheet

LEAF = 64
"""Pages below one node of the tree of pages."""


class Edition:
    """A file that grows letter by letter. Memory holds some bytes a page, whatever the number of pages."""

    def __init__(self, out: BinaryIO) -> None:
        self.book: Any = Book(invariant=1, compression=0)
        self._file = PdfWriter(out)
        self._fonts = self._file.reserve()
        self._root = self._file.reserve()
        self._pages = array("L")
        self._leaves = array("L")
        self._marks = array("L")
        self._documents = array("L")
        self._letters = array("L")
        self._pictures: dict[str, int] = {}

    @property
    def pages(self) -> int:
        """Pages written so far."""
        return len(self._pages)

    def add(self, drawn: Drawn) -> None:
        """Write the sheets of a letter and its structure."""
        first = len(self._pages)
        for sheet in drawn.sheets:
            self._page(sheet)
        if not drawn.tree.prune():
            drawn.tree.add("P")
        if len(self._letters) % MOST_KIDS == 0:
            self._end_document()
            self._documents.append(self._file.reserve())
        self._letters.append(tags.write(self._file, drawn.tree, self._documents[-1], self._pages[first:]))
        for sheet in drawn.sheets:
            self._marks.append(self._file.put(refs([owner.number for owner in sheet.owners])))

    def _page(self, sheet: Sheet) -> None:
        content = "\n".join(sheet.code).encode("latin-1")
        stream = self._file.stream("", content)
        if len(self._pages) % LEAF == 0:
            self._leaves.append(self._file.reserve())
        pictures = " ".join(f"/{name} {self._picture(one)} 0 R" for name, one in sorted(sheet.pictures.items()))
        objects = f" /XObject << {pictures} >>" if pictures else ""
        size = f"{number(sheet.width)} {number(sheet.height)}"
        place = self._file.put(
            f"<< /Type /Page /Parent {self._leaves[-1]} 0 R /MediaBox [0 0 {size}] "
            f"/Contents {stream} 0 R /Resources << /Font {self._fonts} 0 R{objects} >> "
            f"/StructParents {len(self._pages)} /Tabs /S >>"
        )
        self._pages.append(place)

    def _picture(self, one: Picture) -> int:
        if one.name not in self._pictures:
            entries = (
                f"/Type /XObject /Subtype /Image /Width {one.width} /Height {one.height} "
                "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode "
                f"/DecodeParms << /Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns {one.width} >>"
            )
            self._pictures[one.name] = self._file.stream(entries, one.packed)
        return self._pictures[one.name]

    def _end_document(self) -> None:
        if not self._documents:
            return
        letters = self._letters[(len(self._documents) - 1) * MOST_KIDS :]
        self._file.put(
            f"<< /Type /StructElem /S /Document /P {self._root} 0 R /Lang ({archive.LANGUAGE}) /K {refs(letters)} >>",
            self._documents[-1],
        )

    def close(self, title: str, code: str = "") -> None:
        """Write what the pages share, and the end of the file; ``code`` is the archive code of the one letter in it."""
        self._end_document()
        embedding.embed(self._file, self.book, self._fonts)
        self._file.put(
            f"<< /Type /StructTreeRoot /K {refs(self._documents)} /ParentTree {self._parents()} 0 R "
            f"/ParentTreeNextKey {len(self._pages)} >>",
            self._root,
        )
        information, metadata = archive.metadata(self._file, title, code)
        intent = archive.output_intent(self._file)
        catalog = self._file.put(
            f"<< /Type /Catalog /Pages {self._page_tree()} 0 R /Lang {text(archive.LANGUAGE)} "
            f"/MarkInfo << /Marked true >> /StructTreeRoot {self._root} 0 R /Metadata {metadata} 0 R "
            f"/OutputIntents [{intent} 0 R] /ViewerPreferences << /DisplayDocTitle true >> >>"
        )
        self._file.close(catalog, information)

    def _parents(self) -> int:
        """The tree from a page's number to the owners of its marks."""
        kids = []
        for start in range(0, len(self._marks), MOST_KIDS // 2):
            rows = self._marks[start : start + MOST_KIDS // 2]
            pairs = " ".join(f"{start + n} {row} 0 R" for n, row in enumerate(rows))
            kids.append(self._file.put(f"<< /Limits [{start} {start + len(rows) - 1}] /Nums [{pairs}] >>"))
        return self._file.put(f"<< /Kids {refs(kids)} >>")

    def _page_tree(self) -> int:
        """The tree of pages; a leaf holds 64, a branch a thousand of those below it."""
        nodes = list(self._leaves)
        kids = [list(self._pages[n * LEAF : (n + 1) * LEAF]) for n in range(len(nodes))]
        counts = [len(row) for row in kids]
        while True:
            above = [self._file.reserve() for _ in range(0, len(nodes), MOST_KIDS)]
            for place, node in enumerate(nodes):
                self._branch(node, kids[place], counts[place], above[place // MOST_KIDS])
            kids = [nodes[start : start + MOST_KIDS] for start in range(0, len(nodes), MOST_KIDS)]
            counts = [sum(counts[start : start + MOST_KIDS]) for start in range(0, len(nodes), MOST_KIDS)]
            if len(above) == 1:
                return self._branch(above[0], kids[0], counts[0], 0)
            nodes = above

    def _branch(self, node: int, kids: list[int], count: int, parent: int) -> int:
        above = f" /Parent {parent} 0 R" if parent else ""
        return self._file.put(f"<< /Type /Pages /Kids {refs(kids)} /Count {count}{above} >>", node)
