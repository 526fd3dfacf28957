"""A book that leaves the vault as a file: on record, as every export is."""

from __future__ import annotations

from datetime import date

from models.law.errors import Trouble
from models.procedure.desk import Desk

FORMS = ("pdf", "xlsx")


def note_export(desk: Desk, book: str, since: date, until: date, rows: int, form: str) -> None:
    """Enter in the journal that a book of a period was written into a file. ``form``: pdf, xlsx.

    Called before the file is written: an export that cannot be put on record does not happen. Errors: Trouble, or a
    refusal where the account may not export.
    """
    if form not in FORMS or since > until:
        raise Trouble("Masa atau bentuk berkas tidak dikenal.", "Tidak ada berkas yang dibuat.")
    with desk.act("register.export", subject=book[:60]) as act:
        act.note(book=book[:60], since=since.isoformat(), until=until.isoformat(), rows=rows, form=form)
