"""Tables as flowables: what is in a cell is tagged by the cell, lines and grounds belong to the paper."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Table


class Columns(Table):  # type: ignore[misc]
    """A table whose empty cells leave no trace and whose rules are artifacts."""

    def _drawCell(self, value: Any, style: Any, place: Any, size: Any) -> None:  # noqa: N802 (name of the library)
        if value != "" and value is not None:
            self._curcellstyle = style  # colour and typeface are those of the text, not of the cell
            super()._drawCell(value, style, place, size)

    def _drawLines(self) -> None:  # noqa: N802 (name of the library)
        if self._linecmds:
            with self.canv.tagged(None):
                super()._drawLines()
