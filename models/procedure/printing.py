"""Long printing: thousands of pledge sheets, all summonses of a hearing; recorded part by part, so that it goes on.

A part is a file or a print order of its own. Only when a part is safely out does the job's position move; a printer
that vanishes or a disk that fills loses at most the part it was in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, BinaryIO

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.law.errors import Trouble
from models.procedure import copies, pledges
from models.procedure.desk import Desk, WrongMoment
from models.procedure.profiles import profile_for
from models.procedure.wordings import press_of, source_of
from models.records import Hearing, Letter, PledgeEvent, PledgeSheet, PrintJob
from models.registry.notices import notices_of
from models.registry.pledges import sheet_ids
from models.vault import Cancelled

PART_SIZE = 200
"""Sheets of one part: some megabytes, and at most so many are made again."""

Progress = Callable[[int, int], object]
"""Called with sheets done and in all; answering False stops after the last finished part."""


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a long printing: sheets ``first`` to ``last`` of ``total``, and a name for its file."""

    job_id: int
    number: int
    first: int
    last: int
    total: int

    @property
    def name(self) -> str:
        """``003-00401-00600.pdf``."""
        return f"{self.number:03d}-{self.first:05d}-{self.last:05d}.pdf"


OpenPart = Callable[[Part], AbstractContextManager[BinaryIO]]
"""Gives where a part is written to. Leaving it without an error means that the part is safely out."""


@dataclass(frozen=True, slots=True)
class JobState:
    """Where a long printing stands."""

    id: int
    position: int
    total: int
    pages: int
    status: str
    trouble: str


def print_event(desk: Desk, event_id: int, *, only: str = "semua", unit: str = "", part_size: int = PART_SIZE) -> int:
    """Begin printing the sheets of an event (all, or of those who have not signed); gives the job."""
    with desk.read() as session:
        event = session.get(PledgeEvent, event_id)
        if event is None:
            raise Trouble("Kegiatan tidak ditemukan.", "Tidak ada yang dicetak.")
        items, title = sheet_ids(session, event_id, only=only, unit=unit), event.title
    return _begin(desk, title, items, event_id=event_id, part_size=part_size)


def print_letters(desk: Desk, letter_ids: Sequence[int], title: str = "") -> int:
    """Begin printing frozen letters one after another, each byte for byte; gives the job."""
    with desk.read() as session:
        known = set(session.scalars(select(Letter.id).where(Letter.id.in_(letter_ids), Letter.blob != "")))
    missing = [one for one in letter_ids if one not in known]
    if missing:
        raise Trouble(
            f"{len(missing)} surat belum difinalkan, jadi belum dapat dicetak.", "Tidak ada yang dicetak.", "Finalkan."
        )
    return _begin(desk, title or f"{len(letter_ids)} surat", list(dict.fromkeys(letter_ids)), part_size=1)


def print_summonses(desk: Desk, hearing_id: int) -> int:
    """Begin printing every final summons and invitation of a hearing, in the order they were made; gives the job."""
    with desk.read() as session:
        hearing = session.get(Hearing, hearing_id)
        if hearing is None:
            raise Trouble("Sidang tidak ditemukan.", "Tidak ada yang dicetak.")
        ids = [row.id for row in notices_of(session, hearing) if row.blob and row.status != "batal"]
    return print_letters(desk, ids, "Panggilan dan undangan satu sidang")


def _begin(desk: Desk, title: str, items: list[int], *, event_id: int | None = None, part_size: int) -> int:
    if not items:
        raise Trouble("Tidak ada lembar yang cocok.", "Tidak ada yang dicetak.", "Ubah pilihannya.")
    if not 1 <= part_size <= 5000:
        raise Trouble("Besar bagian tidak wajar.", "Tidak ada yang dicetak.")
    with desk.act("print.batch", subject="job") as act:
        job = PrintJob(
            title=title[:300],
            event_id=event_id,
            items=items,
            part_size=part_size,
            total=len(items),
            status="siap",
            started_at=act.now,
            changed_at=act.now,
            account_id=desk.sitter.id,
        )
        act.session.add(job)
        act.session.flush()
        act.note(job=job.id, total=job.total, event=event_id)
        act.touches("printing")
        return job.id


def print_batch(desk: Desk, job_id: int, open_part: OpenPart, *, progress: Progress | None = None) -> JobState:
    """Print a job from where it stands; gives where it stands afterwards. Long: run it on a worker.

    ``progress`` answering False stops it (status terhenti); it goes on when called again. Trouble of the printer or
    the disk is told after the position was kept: nothing finished is printed twice, nothing unfinished counts.
    """
    state = job_state(desk, job_id)
    if state.status in ("selesai", "batal"):
        raise WrongMoment("Pencetakan ini sudah selesai atau dibatalkan.", "Tidak ada yang dicetak.")
    while state.position < state.total:
        if progress is not None and progress(state.position, state.total) is False:
            return _keep(desk, job_id, status="terhenti", trouble="dihentikan oleh petugas")
        try:
            pages, size = _part(desk, job_id, state, open_part, progress)
        except Cancelled:
            return _keep(desk, job_id, status="terhenti", trouble="dihentikan oleh petugas")
        except (OSError, Trouble) as error:
            words = error.what if isinstance(error, Trouble) else "printer atau media penyimpanan tidak menjawab"
            _keep(desk, job_id, status="terhenti", trouble=words)
            raise Trouble(
                f"Pencetakan berhenti sesudah lembar {state.position} dari {state.total}: {words}",
                f"{state.position} lembar pertama sudah selesai dan tercatat.",
                "Periksa printer atau ruang penyimpanan, lalu lanjutkan; yang sudah selesai tidak dicetak lagi.",
            ) from error
        state = _keep(desk, job_id, status="berjalan", moved=size, pages=pages)
    if progress is not None:
        progress(state.total, state.total)
    state = _keep(desk, job_id, status="selesai")
    with desk.act("print.batch", subject=f"job.{job_id}") as act:
        act.note(job=job_id, done=state.position, pages=state.pages)
        act.touches("printing")
    return state


def _part(desk: Desk, job_id: int, state: JobState, open_part: OpenPart, progress: Progress | None) -> tuple[int, int]:
    """Print the next part; gives its pages and its sheets."""
    with desk.read() as session:
        job = session.get_one(PrintJob, job_id)
        items = [int(one) for one in job.items[state.position : state.position + job.part_size]]
        part = Part(
            job_id, state.position // job.part_size + 1, state.position + 1, state.position + len(items), state.total
        )
        if job.event_id is None:
            return _letter_part(desk, items[0], part, open_part), 1
        event = session.get_one(PledgeEvent, job.event_id)
        source, _ = source_of(session, event.kind)
        profile = profile_for(session, event.profile)
        facts = pledges.each_facts(session, event, items)
        with open_part(part) as out:
            watch = _watch(progress, state)
            pages = press_of(desk).stream(event.kind, facts, profile, out, watch, source)
    return int(pages), len(items)


def _watch(progress: Progress | None, state: JobState) -> Callable[[int, int], None]:
    def watch(done: int, _pages: int) -> None:
        if progress is not None and progress(state.position + done, state.total) is False:
            raise Cancelled()

    return watch


def _letter_part(desk: Desk, letter_id: int, part: Part, open_part: OpenPart) -> int:
    with desk.read() as session:
        letter = session.get_one(Letter, letter_id)
        blob, pages = letter.blob, letter.pages
    with open_part(part) as out:
        out.write(bytes(desk.vault.evidence.get(blob)))
    copies.printed(desk, letter_id, how=f"cetak banyak {part.job_id}")
    return pages


def job_state(desk: Desk, job_id: int) -> JobState:
    """Where a job stands."""
    with desk.read() as session:
        job = session.get(PrintJob, job_id)
        if job is None:
            raise Trouble("Pencetakan tidak ditemukan.", "Tidak ada yang dicetak.")
        return _state(job)


def _state(job: PrintJob) -> JobState:
    return JobState(job.id, job.position, job.total, job.pages, job.status, job.trouble)


def _keep(desk: Desk, job_id: int, *, status: str, moved: int = 0, pages: int = 0, trouble: str = "") -> JobState:
    """Keep how far a job has come; no entry in the journal, which names its beginning and its end."""
    with Session(desk.engine) as session:
        job = session.get_one(PrintJob, job_id)
        job.status, job.trouble, job.changed_at = status, trouble, desk.now()
        job.position, job.pages = min(job.total, job.position + moved), job.pages + pages
        session.commit()
        return _state(job)


def abandon(desk: Desk, job_id: int, reason: str) -> None:
    """Give up a job that is not done; what was printed stays noted. Status and entry are one act: both or neither."""
    with desk.act("print.batch", subject=f"job.{job_id}") as act:
        job = act.session.get(PrintJob, job_id)
        if job is None:
            raise Trouble("Pencetakan tidak ditemukan.", "Tidak ada yang berubah.")
        if job.status in ("selesai", "batal"):
            raise WrongMoment("Pencetakan ini sudah selesai atau dibatalkan.", "Tidak ada yang berubah.")
        job.status, job.trouble, job.changed_at = "batal", reason.strip(), act.now
        act.note(job=job_id, abandoned=True, reason=reason.strip())
        act.touches("printing")


def sheet_pdf(desk: Desk, sheet_id: int, out: BinaryIO) -> int:
    """One sheet alone, for a look or for somebody who came late; gives its pages."""
    with desk.read() as session:
        sheet = session.get(PledgeSheet, sheet_id)
        if sheet is None:
            raise Trouble("Lembar tidak ditemukan.", "Tidak ada yang dicetak.")
        event = session.get_one(PledgeEvent, sheet.event_id)
        source, _ = source_of(session, event.kind)
        facts: Iterator[dict[str, Any]] = pledges.each_facts(session, event, [sheet_id])
        return int(press_of(desk).stream(event.kind, facts, profile_for(session, event.profile), out, None, source))
