"""Tables as flowables: what is in a cell is tagged by the cell, lines and grounds belong to the paper."""

from __future__ import annotations

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
