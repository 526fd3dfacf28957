"""What this machine knows of its printers: how far each moves the page, and whether its paper has a letterhead already.

Kept in the person's own configuration folder, outside any vault. A printer may bear the name of a person, so the file
holds only a fingerprint of each name.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinterInfo

from ui.preferences import config_folder

NAME = "pencetak.json"
FURTHEST = 30.0
"""Millimetres; more than this is a wrong paper, not a shift."""
_NEAR_MM = 2.5


@dataclass(frozen=True, slots=True)
class PrinterHabit:
    """``x``/``y``: millimetres to move the page right and down. ``preprinted``: the first page's letterhead stays empty
    because the paper brings its own. ``own_f4``: the tray holds F4 although the driver does not name it.
    """

    x: float = 0.0
    y: float = 0.0
    preprinted: bool = False
    own_f4: bool = False


def mark_of(printer: str) -> str:
    """Fingerprint under which the habits of a printer lie."""
    return sha256(printer.encode("utf-8")).hexdigest()[:24]


def _read(folder: Path | None) -> dict[str, Any]:
    try:
        data = json.loads(((folder or config_folder()) / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def habit_of(printer: str, folder: Path | None = None) -> PrinterHabit:
    """The habits of a printer by its name in the system; a printer never set has none."""
    row = _read(folder).get(mark_of(printer))
    return _habit(row) if isinstance(row, dict) else PrinterHabit()


def _habit(row: dict[str, Any]) -> PrinterHabit:
    return PrinterHabit(
        _shift(row.get("x")), _shift(row.get("y")), row.get("preprinted") is True, row.get("own_f4") is True
    )


def _shift(value: Any) -> float:
    """A number of millimetres within reason; anything else is none."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value:
        return 0.0
    return float(min(FURTHEST, max(-FURTHEST, value)))


def keep_habit(printer: str, habit: PrinterHabit, folder: Path | None = None) -> bool:
    """Keep the habits; False where the folder cannot be written."""
    place = folder or config_folder()
    data = _read(folder)
    data[mark_of(printer)] = asdict(_habit(asdict(habit)))
    try:
        place.mkdir(parents=True, exist_ok=True)
        draft = place / (NAME + ".baru")
        draft.write_text(json.dumps(data, indent=1, sort_keys=True), encoding="utf-8")
        draft.replace(place / NAME)
    except OSError:
        return False
    return True


# --- paper ---------------------------------------------------------------------------------------------------------


def printer_names() -> list[str]:
    """The printers the system offers now, the usual one first."""
    first = QPrinterInfo.defaultPrinterName()
    names = [name for name in QPrinterInfo.availablePrinterNames() if name != first]
    return [first, *names] if first else names


def is_there(printer: str) -> bool:
    """Whether the system still offers a printer of that name."""
    return printer in QPrinterInfo.availablePrinterNames()


def papers_of(printer: str) -> list[QPageSize]:
    """The papers a printer names; empty where it names none or is not there."""
    info = QPrinterInfo.printerInfo(printer)
    return [] if info.isNull() else list(info.supportedPageSizes())


def has_paper(papers: list[QPageSize], points: QSizeF) -> bool:
    """Whether one of the papers is that of a page of this size in points, within the millimetres of a ruler."""
    wide, high = points.width() * 25.4 / 72, points.height() * 25.4 / 72
    for paper in papers:
        size = paper.size(QPageSize.Unit.Millimeter)
        if abs(size.width() - wide) <= _NEAR_MM and abs(size.height() - high) <= _NEAR_MM:
            return True
    return False


def paper_name(points: QSizeF) -> str:
    """``A4``, ``F4 (215 x 330 mm)``, or the millimetres."""
    wide, high = round(points.width() * 25.4 / 72), round(points.height() * 25.4 / 72)
    known = {(210, 297): "A4", (215, 330): "F4 (215 × 330 mm)"}
    return known.get((wide, high), f"{wide} × {high} mm")


def paper_warning(printer: str, points: QSizeF, habit: PrinterHabit, papers: list[QPageSize] | None = None) -> str:
    """A sentence where the printer does not name the paper of the letter; empty where all is well or unknown."""
    named = papers_of(printer) if papers is None else papers
    if not named or habit.own_f4 or has_paper(named, points):
        return ""
    near = sorted({p.name() for p in named if has_paper([p], QSizeF(612, 936)) or has_paper([p], QSizeF(595.3, 935.4))})
    hint = f" Yang paling dekat pada pencetak ini: {', '.join(near[:3])}." if near else ""
    return (
        f"Surat ini berukuran {paper_name(points)}, tetapi pencetak tidak menyebut kertas itu. Bagian bawah atau tepi "
        f"surat dapat terpotong atau mengecil.{hint}"
    )
