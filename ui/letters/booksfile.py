"""A book into a file that the person named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from models.procedure.bookexport import note_export
from models.procedure.desk import Desk
from models.procedure.setup import office_of
from ui.letters.flow import write_whole
from ui.theme.places import resources

KINDS = {
    "agenda": "agenda_keluar",
    "incoming": "agenda_masuk",
    "expedition": "ekspedisi",
    "cases": "register_perkara",
}
"""Books of the window and what they are called in :mod:`reports.registers`."""


def compose_book(desk: Desk, key: str, rows: Sequence[Any], since: date, until: date, form: str) -> bytes:
    """The bytes of a book. ``form``: pdf, xlsx. Runs beside the window; nothing is written yet."""
    from reports import registers  # reportlab is loaded when the first book is written

    with desk.read() as session:
        office = office_of(session)
    name = office.council_name or "Majelis Kode Etik Pegawai"
    made = registers.book(KINDS[key], rows, since, until, office=f"{name} {office.city}".strip(), printed=desk.now())
    if form == "xlsx":
        return registers.book_xlsx(made)
    return registers.book_pdf(made, resources(), paper="F4" if office.paper == "F4" else "A4")


def keep_book(
    desk: Desk, key: str, count: int, since: date, until: date, form: str, content: bytes, target: Path
) -> Path:
    """Write the book where the person wants it: on record first, then whole or not at all. Gives the file."""
    note_export(desk, KINDS[key], since, until, count, form)
    write_whole(target, content)
    return target
