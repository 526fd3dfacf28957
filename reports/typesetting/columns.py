"""Tables as flowables: what is in a cell is tagged by the cell, lines and grounds belong to the paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, Table

WHOLE = 100_000
"""More points than any page has left."""


class Columns(Table):  # type: ignore[misc]
    """A table whose empty cells leave no trace and whose rules are artifacts."""

    def split(self, width: float, height: float) -> list[Flowable]:
        """Its parts; the rest of a table with a header goes to the next page, so that no page has two headers."""
        parts: list[Flowable] = super().split(width, height)
        return [parts[0], CondPageBreak(WHOLE), *parts[1:]] if len(parts) > 1 and self.repeatRows else parts

    def _drawCell(self, value: Any, style: Any, place: Any, size: Any) -> None:  # noqa: N802 (name of the library)
        if value != "" and value is not None:
            self._curcellstyle = style  # colour and typeface are those of the text, not of the cell
            super()._drawCell(value, style, place, size)

    def _drawLines(self) -> None:  # noqa: N802 (name of the library)
        if self._linecmds:
            with self.canv.tagged(None):
                super()._drawLines()


Cells = list[list[Any]]


class Rows(Flowable):  # type: ignore[misc]
    """Some of the rows of a long table, with its header where they begin a page.

    A table of thousands of rows as one flowable would be copied whole at each page; in portions its cost grows with its
    length alone. ``make`` builds the table of a portion from a header and rows.
    """

    def __init__(self, header: Cells, rows: Cells, make: Callable[[Cells, int], Columns]) -> None:
        super().__init__()
        self.header, self.rows, self.make = header, rows, make
        self._made: dict[bool, Columns] = {}

    def _table(self) -> Columns:
        frame = getattr(self, "_frame", None)
        top = frame is None or bool(frame._atTop)
        if top not in self._made:
            self._made[top] = self.make([*self.header, *self.rows] if top else list(self.rows), 1 if top else 0)
        self._last = self._made[top]
        return self._last

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size where it stands now."""
        self.width, self.height = self._table().wrap(width, height)
        return (self.width, self.height)

    def split(self, width: float, height: float) -> list[Flowable]:
        """What fits, and the rest on the next page, under the header again."""
        table = self._table()
        table.wrap(width, height)
        parts = [part for part in table.split(width, height) if isinstance(part, Columns)]
        if len(parts) < 2:
            return []
        skip = len(self.header) if table.repeatRows else 0
        return [parts[0], CondPageBreak(WHOLE), Rows(self.header, parts[1]._cellvalues[skip:], self.make)]

    def draw(self) -> None:
        """Draw the table."""
        self._last.drawOn(self.canv, 0, 0)


def portions(rows: Sequence[list[Any]], most: int, make: Callable[[Cells, int], Columns]) -> list[Flowable]:
    """A table with a header in its first row as portions below each other."""
    header, first, rest = [list(rows[0])], list(rows[1 : most + 1]), rows[most + 1 :]
    out: list[Flowable] = [make([*header, *first], 1)]
    return out + [Rows(header, list(rest[start : start + most]), make) for start in range(0, len(rest), most)]
