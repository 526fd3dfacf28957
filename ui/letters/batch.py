"""Cetak banyak: all summonses of a hearing, letters chosen in the register, pledge sheets of an event."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from models.law.errors import Trouble
from models.procedure import printing
from models.procedure.printing import JobState, OpenPart
from models.registry.pledges import JobRow
from ui.letters import batch_flow as flow
from ui.letters.panes import Pane
from ui.letters.printers import PrinterHabit, habit_of, paper_warning
from ui.letters.printing import is_file
from ui.rows import LazyModel, TableView
from ui.tasks import Job, Report, Tasks
from ui.theme import SPACE
from ui.widgets.buttons import FilterBar, PlainButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.dialog import ConfirmDialog, open_trouble
from ui.widgets.empty import EmptyState
from ui.widgets.fields import ChoiceField
from ui.widgets.layout import box, column, reveal, row, scroll
from ui.widgets.text import label

if TYPE_CHECKING:
    from ui.letters.page import LettersPage


@dataclass(frozen=True, slots=True)
class Target:
    """Where a printing goes. ``open_part`` is made with the question whether the person stopped it; ``warning`` says
    what is wrong with a paper of this size (points) there, or nothing.
    """

    open_part: Callable[[Callable[[], bool]], OpenPart]
    warning: Callable[[QSizeF], str] = lambda _points: ""


class BatchPane(Pane):
    """Belongs to the page of letters. A printing runs beside everything else, on a thread of its own."""

    def __init__(self, page: LettersPage) -> None:
        super().__init__()
        self.page, self.session = page, page.session
        self.choose_printer: Callable[[], QPrinter | None] = self._ask_printer
        self.choose_folder: Callable[[], Path | None] = self._ask_folder
        self.tasks = Tasks(self)
        self.tasks.ended.connect(self._ended)
        self._choices = flow.Choices((), (), ())
        self._running: Job | None = None
        self._running_id: int | None = None
        self._out = 0
        self._build()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.source = FilterBar(list(flow.SOURCES), "Yang dicetak")
        self.source.chosen.connect(lambda _key: self._show_source())
        self.hearing = ChoiceField(empty="Pilih sidang…")
        self.pledge = ChoiceField(empty="Pilih kegiatan…")
        self.unit = ChoiceField(empty="Semua unit")
        self.only = ChoiceField((("semua", "Semua lembar"), ("belum", "Yang belum menandatangani")))
        for field, name in (
            (self.hearing, "Sidang"), (self.pledge, "Kegiatan ikrar"), (self.unit, "Unit"), (self.only, "Lembar"),
        ):  # fmt: skip
            field.name(name)
        self.hearing.changed.connect(self._tell)
        self.pledge.changed.connect(self._event_chosen)
        self.told = label("", "muted", wrap=True)
        self.where = FilterBar(list(flow.WHERE), "Ke mana")
        self.start = PrimaryButton("Mulai mencetak…", self.begin, icon="printer")
        what = Card("Yang dicetak").add(self.source, self.hearing, self.pledge, self.only, self.unit, self.told)
        where = Card("Ke mana").add(
            self.where,
            label("Setiap bagian baru dihitung setelah pencetak atau berkasnya selesai seluruhnya.", "fine", wrap=True),
        )
        left = scroll(box(column(what, where, row(self.start, -1), -1, gap=SPACE.l, margins=(0, 0, SPACE.s, 0))))
        both = row(gap=SPACE.l)
        both.addWidget(left, 42)
        both.addWidget(self._jobs(), 58)
        self.setLayout(both)
        self._show_source()

    def _jobs(self) -> QWidget:
        self.now = Card("Sedang dicetak")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Kemajuan pencetakan")
        self.far = label("", "strong")
        self.stop = PlainButton("Hentikan", self.cancel, icon="x")
        self.now.add(self.far, self.progress, row(self.stop, -1))
        model = LazyModel(flow.job_columns(), self._fetch)
        self.table = TableView(model, "Pencetakan banyak surat")
        self.table.current.connect(lambda _id: self._show_acts())
        self.table.opened.connect(lambda _id: self.go_on())
        self.resume = PrimaryButton("Lanjutkan…", self.go_on, icon="printer")
        self.drop = PlainButton("Batalkan", self.give_up, icon="ban")
        self.why = label("", "fine", wrap=True)
        self.empty = EmptyState("printer", "Belum ada pencetakan", "Pilih yang dicetak, lalu tekan Mulai.")
        whole = column(self.now, self.table, self.empty, self.why, row(self.resume, self.drop, -1), gap=SPACE.m)
        whole.setStretch(1, 1)
        whole.setStretch(2, 1)
        reveal(self.now, False)
        return box(whole)

    # --- what may be printed ----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read again what there is to print."""
        desk = self.session.desk
        self.session.tasks.query(
            "letters.batch", lambda: flow.read_choices(desk), self._show, self._trouble, owner=self
        )

    def offer(self, hearing_id: int | None = None, event_id: int | None = None) -> None:
        """Come here to print something particular."""
        if hearing_id is not None:
            self.source.choose("hearing")
            self.hearing.set_value(hearing_id)
        if event_id is not None:
            self.source.choose("event")
            self.pledge.set_value(event_id)
        self._wanted = (hearing_id, event_id)
        self._show_source()

    _wanted: tuple[int | None, int | None] = (None, None)

    def _show(self, choices: flow.Choices) -> None:
        self._choices = choices
        self.hearing.set_choices([(one.id, one.words) for one in choices.hearings])
        self.pledge.set_choices([(one.id, f"{one.title} ({one.signed} dari {one.sheets})") for one in choices.events])
        hearing, event = self._wanted
        if hearing is not None:
            self.hearing.set_value(hearing)
        if event is not None:
            self.pledge.set_value(event)
        self._wanted = (None, None)
        ids = tuple(one.id for one in choices.jobs)
        if tuple(self.table.rows.ids()) == ids:
            self.table.rows.refresh()
        else:
            self.table.rows.set_ids(ids)
            if ids:
                self.table.go_to(ids[0])
        reveal(self.empty, not ids)
        reveal(self.table, bool(ids))
        self._show_source()
        self._show_acts()

    def _fetch(self, ids: Sequence[int]) -> list[JobRow | None]:
        known = {one.id: one for one in self._choices.jobs}
        running = known.get(self._running_id or 0)
        if running is not None:
            known[running.id] = replace(running, status="berjalan", position=max(running.position, self._out))
        return [known.get(one) for one in ids]

    def _show_source(self) -> None:
        source = self.source.current()
        reveal(self.hearing, source == "hearing")
        for field in (self.pledge, self.only, self.unit):
            reveal(field, source == "event")
        self._tell()

    def _event_chosen(self) -> None:
        event, desk = self.pledge.value(), self.session.desk
        if event is None:
            self.unit.set_choices(())
        else:
            self.session.tasks.query(
                "letters.units", lambda: flow.units_of(desk, event), self.unit.set_choices, self._trouble, owner=self
            )
        self._tell()

    def _tell(self) -> None:
        """Say what would be printed, or why nothing can be."""
        words, why = self._words()
        self.told.setText(words)
        if self._running is not None:
            why = "Tunggu pencetakan yang sedang berjalan, atau hentikan lebih dahulu."
        elif not self.session.can("print.batch"):
            why = "Akun ini tidak berwenang mencetak."
        self.start.allow(why)

    def _words(self) -> tuple[str, str]:
        source = self.source.current()
        if source == "hearing":
            found = next((one for one in self._choices.hearings if one.id == self.hearing.value()), None)
            if found is None:
                return "Panggilan dan undangan yang sudah final dari satu sidang.", "Pilih sidangnya."
            drafts = f" {found.drafts} masih konsep dan tidak ikut." if found.drafts else ""
            if not found.final:
                return f"Belum ada panggilan atau undangan yang final.{drafts}", "Belum ada yang dapat dicetak."
            return f"{found.final} panggilan dan undangan dicetak.{drafts}", ""
        if source == "chosen":
            rows = [one for one in self.page.chosen() if one.status not in ("draf", "batal")]
            if not rows:
                hint = "Pilih beberapa surat pada daftar Surat (Ctrl+klik, Shift+panah), lalu kembali ke sini."
                return hint, "Belum ada surat final yang dipilih."
            return f"{len(rows)} surat final yang dipilih pada daftar Surat.", ""
        if self.pledge.value() is None:
            return "Satu lembar untuk setiap pegawai pada kegiatan itu.", "Pilih kegiatannya."
        return "Dicetak per 200 lembar; yang sudah keluar tidak dicetak lagi.", ""

    # --- beginning and going on -------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Choose where to, put the printing on record, print."""
        if not self.start.isEnabled():
            return
        target = self._target()
        if target is not None:
            self.session.act(self._begin_act(), lambda job: self._look(job, target), self._trouble, owner=self)

    def _begin_act(self) -> Callable[[], int]:
        desk, source = self.session.desk, self.source.current()
        if source == "hearing":
            hearing = int(self.hearing.value())
            return lambda: printing.print_summonses(desk, hearing)
        if source == "chosen":
            ids = [one.id for one in self.page.chosen() if one.status not in ("draf", "batal")]
            return lambda: printing.print_letters(desk, ids)
        event, only, unit = int(self.pledge.value()), str(self.only.value()), str(self.unit.value() or "")
        return lambda: printing.print_event(desk, event, only=only, unit=unit)

    def job(self) -> JobRow | None:
        """The printing on the current line."""
        current = self.table.current_id()
        return next((one for one in self._choices.jobs if one.id == current), None)

    def go_on(self) -> None:
        """Go on with a printing that stopped, where it stopped."""
        found = self.job()
        if found is None or found.status not in flow.UNFINISHED or self._running is not None:
            return
        target = self._target()
        if target is not None:
            self._look(found.id, target)

    def give_up(self) -> None:
        """Give a printing up; what is out stays noted."""
        found, desk = self.job(), self.session.desk
        if found is None or found.status not in flow.UNFINISHED:
            return
        asked = ConfirmDialog(
            self.window(),
            "Batalkan pencetakan ini?",
            f"{found.position} dari {found.total} sudah keluar dan tetap tercatat. Sisanya tidak dicetak.",
            action="Batalkan pencetakan",
            no="Kembali",
        )
        asked.accepted.connect(
            lambda: self.session.act(
                lambda: printing.abandon(desk, found.id, "dibatalkan oleh petugas"),
                lambda _r: self.refresh(),
                self._trouble,
                owner=self,
            )
        )
        asked.open()

    def _target(self) -> Target | None:
        desk = self.session.desk
        if self.where.current() == "folder":
            folder = self.choose_folder()
            return None if folder is None else Target(lambda _stopped: flow.into_folder(folder))
        printer = self.choose_printer()
        if printer is None:
            return None
        if is_file(printer):
            return Target(lambda stopped: flow.into_printer(desk, printer, PrinterHabit(), stopped))
        name = printer.printerName()
        habit = habit_of(name)
        return Target(
            lambda stopped: flow.into_printer(desk, printer, habit, stopped),
            lambda points: paper_warning(name, points, habit),
        )

    def _look(self, job_id: int, target: Target) -> None:
        """Before anything is printed: does the printer have this paper? The printing waits in the list meanwhile."""
        desk = self.session.desk
        self.refresh()
        self.session.tasks.query(
            "letters.paper",
            lambda: flow.paper_of(desk, job_id),
            lambda points: self._warn(job_id, target, target.warning(points)),
            self._trouble,
            owner=self,
        )

    def _warn(self, job_id: int, target: Target, warning: str) -> None:
        if not warning:
            self._run(job_id, target)
            return
        asked = ConfirmDialog(self.window(), "Kertas pencetak tidak cocok", warning, action="Tetap cetak", danger=False)
        asked.accepted.connect(lambda: self._run(job_id, target))
        asked.open()

    def _run(self, job_id: int, target: Target) -> None:
        desk, open_part = self.session.desk, target.open_part

        def work(report: Report) -> JobState:
            return flow.run(desk, job_id, open_part(lambda: report.cancelled), report)

        self._running_id, self._out = job_id, 0
        reveal(self.now, True)
        self.progress.setRange(0, 1000)
        self.progress.setValue(0)
        self.far.setText("Menyiapkan…")
        self.stop.setEnabled(True)
        self._running = self.tasks.compute(
            work, self._done, self._far, self._failed, owner=self, label="Mencetak banyak surat…"
        )
        self._tell()
        self.refresh()

    def _far(self, share: float, words: str) -> None:
        self.progress.setValue(int(share * 1000))
        self.far.setText(words)
        self._out = int(words.split()[0]) if words[:1].isdigit() else 0
        if self._running_id is not None:
            self.table.rows.refresh([self._running_id])
        self.progress.setAccessibleDescription(words)

    def cancel(self) -> None:
        """Stop after the part that is under way; it can be gone on with."""
        if self._running is not None:
            self._running.cancel()
            self.far.setText("Menghentikan setelah lembar ini…")
            self.stop.setEnabled(False)

    def _done(self, state: JobState) -> None:
        if state.status == "selesai" and self.page.shell is not None:
            self.page.shell.toast(f"Selesai: {state.total} lembar, {state.pages} halaman")

    def _failed(self, trouble: Trouble) -> None:
        self._trouble(trouble)

    def _ended(self, job: Job) -> None:
        if job is self._running:
            self._running, self._running_id = None, None
            reveal(self.now, False)
            self.refresh()

    def _show_acts(self) -> None:
        found = self.job()
        open_one = found is not None and found.status in flow.UNFINISHED and found.id != self._running_id
        for button in (self.resume, self.drop):
            reveal(button, open_one)
        self.resume.allow("Tunggu pencetakan yang sedang berjalan." if self._running is not None else "")
        self.why.setText(f"Terhenti: {found.trouble}." if found is not None and found.trouble and open_one else "")
        reveal(self.why, bool(self.why.text()))

    # --- the system's windows ---------------------------------------------------------------------------------------

    def _ask_printer(self) -> QPrinter | None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Surat")
        dialog = QPrintDialog(printer, self.window())
        dialog.setWindowTitle("Cetak banyak surat")
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, False)
        return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None

    def _ask_folder(self) -> Path | None:
        found = QFileDialog.getExistingDirectory(self, "Pilih folder untuk berkas PDF")
        return Path(found) if found else None

    def _trouble(self, trouble: Trouble) -> None:
        open_trouble(self.window(), trouble)

    # --- the frame --------------------------------------------------------------------------------------------------

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self.hearing.inner

    def shut(self) -> None:
        """Stop what is running after its part; it can be gone on with after unlocking."""
        if self._running is not None:
            self._running.cancel()
            self.tasks.stop()
            self._running, self._running_id = None, None
        self._choices = flow.Choices((), (), ())
        self.table.rows.clear()
