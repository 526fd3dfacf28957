"""The structure of a letter for readers that cannot see it: headings, paragraphs, lists, tables.

A tree of nodes is made while the letter is composed, in reading order; drawing a part notes on which sheet and under
which mark it stands (PDF 1.4, 9.6 and 9.7). Page numbers, rules and catchwords are artifacts: they belong to the paper,
not to the letter.
"""

from __future__ import annotations

from collections.abc import Sequence

from reports.typesetting.objects import PdfWriter, text

SCOPE = "<< /O /Table /Scope /Column >>"


class Node:
    """One element: H1, H2, P, L, LI, Lbl, LBody, Table, TR, TH, TD, Figure, Div, Sect."""

    __slots__ = ("alt", "attributes", "kids", "kind", "marks", "number", "once")

    def __init__(self, kind: str, *, alt: str = "", attributes: str = "", once: bool = False) -> None:
        self.kind, self.alt, self.attributes = kind, alt, attributes
        self.once = once
        """Drawn again on a later sheet (the header of a table) it is an artifact there."""
        self.kids: list[Node] = []
        self.marks: list[tuple[int, int]] = []
        """Where its text stands: sheet of the letter from 0, mark on that sheet."""
        self.number = 0

    def add(self, kind: str, *, alt: str = "", attributes: str = "", once: bool = False) -> Node:
        """A new element below this one, after those already there."""
        kid = Node(kind, alt=alt, attributes=attributes, once=once)
        self.kids.append(kid)
        return kid

    def item(self) -> tuple[Node, Node]:
        """An item of a list: its label and its body."""
        one = self.add("LI")
        return one.add("Lbl"), one.add("LBody")

    def drawn(self, sheet: int) -> bool:
        """Whether all of it stands on an earlier sheet and it may be tagged once only."""
        return self.once and bool(self.marks) and self.marks[-1][0] != sheet

    def prune(self) -> bool:
        """Take away what was never drawn; gives whether anything is left."""
        self.kids = [kid for kid in self.kids if kid.prune()]
        return bool(self.kids or self.marks)


def write(writer: PdfWriter, node: Node, parent: int, pages: Sequence[int]) -> int:
    """Write a node and all below it; ``pages`` are the numbers of the letter's sheets. Gives the node's number."""
    node.number = writer.reserve()
    entries = [f"/S /{node.kind} /P {parent} 0 R"]
    if node.alt:
        entries.append(f"/Alt {text(node.alt)}")
    if node.attributes:
        entries.append(f"/A {node.attributes}")
    if node.marks:
        first = node.marks[0][0]
        entries.append(f"/Pg {pages[first]} 0 R")
        kids = [
            str(mark) if sheet == first else f"<< /Type /MCR /Pg {pages[sheet]} 0 R /MCID {mark} >>"
            for sheet, mark in node.marks
        ]
    else:
        kids = []
    kids += [f"{write(writer, kid, node.number, pages)} 0 R" for kid in node.kids]
    entries.append(f"/K {kids[0] if len(kids) == 1 else '[' + ' '.join(kids) + ']'}")
    return writer.put(f"<< /Type /StructElem {' '.join(entries)} >>", node.number)
