"""Printing of many letters: what there is to print, and how far each long printing has come. No widget here."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from models.law.words import long_date
from models.procedure import letters, printing
from models.procedure.desk import Desk
from models.procedure.printing import JobState, OpenPart, Part
from models.registry.notices import hearings_with_notices, job_source
from models.registry.pledges import EventRow, JobRow, coverage, event_rows, job_rows
from models.vault import Cancelled as Stopped
from ui.letters.flow import viewer_of
from ui.letters.printers import PrinterHabit
from ui.letters.printing import Shift, first_size, is_file, letterhead_on, print_pdf
from ui.letters.printwork import head_lines
from ui.rows import Column
from ui.tasks import Cancelled, Report

MOST_HEARINGS = 40
SOURCES = (("hearing", "Satu sidang"), ("chosen", "Surat terpilih"), ("event", "Lembar ikrar"))
WHERE = (("printer", "Pencetak"), ("folder", "Berkas PDF"))
UNFINISHED = ("siap", "berjalan", "terhenti")
_STATUS = {
    "siap": ("siap", "blue"),
    "berjalan": ("berjalan", "amber"),
    "terhenti": ("terhenti", "red"),
    "selesai": ("selesai", "accent"),
    "batal": ("dibatalkan", "muted"),
}


@dataclass(frozen=True, slots=True)
class HearingChoice:
    """A hearing with its summonses and invitations: those that are final, and drafts that are not."""

    id: int
    words: str
    final: int
    drafts: int


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything that may be printed, and the printings that were begun."""

    hearings: tuple[HearingChoice, ...]
    events: tuple[EventRow, ...]
    jobs: tuple[JobRow, ...]


def read_choices(desk: Desk) -> Choices:
    """What there is to print."""
    viewer = viewer_of(desk)
    with desk.read() as session:
        hearings = [
            HearingChoice(
                one.hearing_id,
                f"Perkara {one.register_no}, sidang {one.ordinal}, {long_date(one.starts_at.date())}",
                one.final,
                one.drafts,
            )
            for one in hearings_with_notices(session, viewer, MOST_HEARINGS)
        ]
        return Choices(tuple(hearings), tuple(event_rows(session)), tuple(job_rows(session)))


def units_of(desk: Desk, event_id: int) -> list[tuple[str, str]]:
    """The units of an event with how many have signed, as choices."""
    with desk.read() as session:
        rows = coverage(session, event_id)
    return [(one.unit, f"{one.unit or 'Tanpa unit'} ({one.signed} dari {one.sheets})") for one in rows]


def status_chip(row: JobRow) -> tuple[str, str]:
    """Word and tone of where a printing stands."""
    return _STATUS.get(row.status, (row.status, "muted"))


def job_columns() -> tuple[Column, ...]:
    """Columns of the list of printings."""
    return (
        Column("title", "Yang dicetak", lambda r: r.title, 0, "strong", tip=lambda r: r.title),
        Column("done", "Sudah", lambda r: f"{r.position} dari {r.total}", 120, "figures"),
        Column("pages", "Halaman", lambda r: str(r.pages) if r.pages else "—", 84, "figures"),
        Column(
            "state", "Keadaan", lambda r: status_chip(r)[0], 108, "chip", tone=lambda r: status_chip(r)[1],
            tip=lambda r: r.trouble,
        ),
        Column("when", "Terakhir", lambda r: f"{r.changed_at:%d-%m %H.%M}", 104, "figures", above=560),
    )  # fmt: skip


# --- where it goes -------------------------------------------------------------------------------------------------


def into_printer(desk: Desk, printer: QPrinter, habit: PrinterHabit, stopped: Callable[[], bool]) -> OpenPart:
    """Each part as a print order of its own: the part counts once the printer took it whole.

    A printer that writes files writes one for each part, so that no part overwrites the one before.
    """
    file = Path(printer.outputFileName()) if is_file(printer) else None

    @contextmanager
    def open_part(part: Part) -> Iterator[BinaryIO]:
        out = io.BytesIO()
        yield out
        if file is not None:
            printer.setOutputFileName(str(file.with_name(f"{file.stem}-{part.name}")))

        def tell(_done: int, _count: int) -> None:
            if stopped():
                raise Stopped

        blank = _heads(desk, part) if habit.preprinted else None
        print_pdf(out.getvalue(), printer, Shift(habit.x, habit.y), blank=blank, progress=tell)

    return open_part


def _heads(desk: Desk, part: Part) -> Callable[[QPdfDocument, int], QRectF | None]:
    """Leaves the letterhead out: on the first page of a letter, on every pledge sheet that has it."""
    with desk.read() as session:
        job = job_source(session, part.job_id)
    letter_id = job.items[part.first - 1]
    head = job.letterhead if job.event_id is not None else None
    lines = head_lines(head) if head is not None else head_lines(_letter_head(desk, letter_id))

    def blank(document: QPdfDocument, page: int) -> QRectF | None:
        if not lines or (head is None and page):
            return None
        return letterhead_on(document, page, lines)

    return blank


def paper_of(desk: Desk, job_id: int) -> QSizeF:
    """The paper of a printing in points, taken from its first letter or from the profile of its event."""
    with desk.read() as session:
        job = job_source(session, job_id)
    if job.event_id is not None:
        return QSizeF(609.45, 935.43) if job.profile.startswith("F4") else QSizeF(595.28, 841.89)
    return first_size(letters.pdf(desk, job.items[0]))


def _letter_head(desk: Desk, letter_id: int) -> dict[str, object]:
    return letters.facts_now(desk, letter_id).get("letterhead") or {}


def into_folder(folder: Path) -> OpenPart:
    """Each part as a file that is there whole or not at all."""
    from reports.batch import into_folder as files

    opened: Callable[[Part], AbstractContextManager[BinaryIO]] = files(folder)
    return opened


def run(desk: Desk, job_id: int, open_part: OpenPart, report: Report) -> JobState:
    """Print a job from where it stands, telling how far it is; stops after the last finished part when cancelled."""

    def tell(done: int, total: int) -> bool:
        if report.cancelled:
            return False
        try:
            report(done / max(1, total), f"{done} dari {total}")
        except Cancelled:
            return False
        return True

    return printing.print_batch(desk, job_id, open_part, progress=tell)
