"""What stays together: no signature stands alone on a page, no heading at the foot of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Paragraph, Spacer, Table

MOST = 10_000
"""More points than any page has."""


class Tied(Flowable):  # type: ignore[misc]
    """A piece of text with what must never stand on a page without it.

    Where both do not fit, the text is parted so that at least two of its lines go along to the next page.
    """

    def __init__(self, text: Flowable, rest: Sequence[Flowable], line: float, heading: Sequence[Flowable] = ()) -> None:
        super().__init__()
        self.text, self.rest, self.line, self.heading = text, list(rest), line, list(heading)

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        """Never drawn itself: its height makes the page ask for its parts."""
        return (width, float(0xFFFFFF))

    def split(self, width: float, height: float) -> list[Flowable]:
        """The parts as they are where they fit; else the text parted, or all of it on the next page."""
        whole = [*self.heading, self.text, *self.rest]
        total = tall(whole, width)
        if total <= height:
            return whole
        own, above = tall([self.text], width), tall(self.heading, width)
        room = min(height - above, own - 2 * self.line)
        parts = self.text.split(width, room) if own > 4 * self.line and room > 0 else []
        if len(parts) > 1:
            return [*self.heading, *parts[:-1], Tied(parts[-1], self.rest, self.line)]
        frame = getattr(self, "_frame", None)
        page = frame._height if frame is not None else MOST
        # What no page can hold together flows as it comes; the page asks for a first part that surely fits.
        return [CondPageBreak(total), *whole] if total <= page else [Spacer(1, 0), *whole]


def tall(flowables: Sequence[Flowable], width: float) -> float:
    """Height of flowables below each other, the space after each paragraph included."""
    height = 0.0
    for one in flowables:
        if isinstance(one, KeepTogether):
            height += tall(one._content, width)
        elif not isinstance(one, CondPageBreak):
            height += one.wrap(width, MOST)[1] + one.getSpaceAfter()
    return height


def lead(heading: Sequence[Flowable], body: Sequence[Flowable], width: float, line: float) -> list[Flowable]:
    """A heading that stays with the beginning of what follows; short tables of labels stay whole."""
    for one in heading:
        one.heads = True
    first = next((one for one in body if not isinstance(one, (CondPageBreak, Spacer))), None)
    if isinstance(first, KeepTogether):
        place = list(body).index(first)
        return [KeepTogether([*heading, *first._content]), *body[place + 1 :]]
    need = tall(heading, width) + _opening(first, width, line)
    return [CondPageBreak(need), *heading, *[one for one in body if not isinstance(one, CondPageBreak)]]


def _opening(first: Any, width: float, line: float) -> float:
    """How much of a flowable must follow its heading: two lines, or the first rows of a table."""
    if first is None:
        return 0.0
    height = float(first.wrap(width, MOST)[1])
    if isinstance(first, Table):
        rows = [float(row) for row in first._rowHeights[: 2 if first.repeatRows else 1]]
        return min(sum(rows), 6 * line)
    return min(height, 2 * line)


def end_with(out: list[Flowable], signature: Sequence[Flowable], width: float, line: float) -> list[Flowable]:
    """``out`` with the signature tied to the last piece of text in it; a single line takes the text before it along."""
    rest = list(signature)
    for _ in range(2):
        while out and isinstance(out[-1], Spacer):
            rest.insert(0, out.pop())
        if not out or isinstance(out[-1], (PageBreak, CondPageBreak, Tied)):
            break
        last = out.pop()
        if isinstance(last, KeepTogether):
            return [*out, KeepTogether([*last._content, *rest])]
        if tall([last], width) > 2 * line or not _goes_on(out):
            heading = _headings(out)
            return [*out, Tied(last, rest, line, heading)]
        rest.insert(0, last)
    heading = _headings(out)
    return [*out, KeepTogether([*heading, *rest])]


def _headings(out: list[Flowable]) -> list[Flowable]:
    """The headings that stand last in ``out``, taken out of it: what they head may go to the next page."""
    place = len(out)
    while place and (getattr(out[place - 1], "heads", False) or isinstance(out[place - 1], (CondPageBreak, Spacer))):
        place -= 1
    while place < len(out) and not getattr(out[place], "heads", False):
        place += 1
    found = out[place:]
    del out[place:]
    return found


def _goes_on(out: Sequence[Flowable]) -> bool:
    """Whether more text stands before, which may come along."""
    before = next((one for one in reversed(out) if not isinstance(one, Spacer)), None)
    return isinstance(before, (Paragraph, Table))
