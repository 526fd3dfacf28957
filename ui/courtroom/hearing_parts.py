"""The frame of the hearing window: header, agenda and attendance at the left, evidence at the right, acts below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from models.law.words import long_date
from ui.courtroom.exhibits import ExhibitView, Shown
from ui.courtroom.flow import Exhibit, HearingState, SeatAt, Step, clock
from ui.theme import SPACE
from ui.widgets.buttons import IconButton, PlainButton, PrimaryButton, QuietButton
from ui.widgets.chip import Chip, SecrecyBadge
from ui.widgets.layout import box, clear, column, reveal, row, scroll
from ui.widgets.text import Elided, IconLabel, label


class Header(QFrame):
    """Which hearing, how secret, who is here, what is saved, what time it is."""

    leave_asked = Signal()
    larger_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "court-bar")
        self.setProperty("edge", "bottom")
        self.setFixedHeight(58)
        self.back = IconButton("arrow-left", "Kembali ke Ruang Sidang", self.leave_asked.emit)
        self.title = label("", "court-name")
        self.chip = Chip("", "muted")
        self.opened = label("", "muted")
        self.saved_icon = IconLabel("cloud-check", "muted", 16)
        self.saved = label("", "muted")
        self.text_size = QuietButton("Aa", self.larger_asked.emit, tip="Ukuran tulisan (Ctrl + dan Ctrl -)")
        self.text_size.setAccessibleName("Ukuran tulisan")
        self.clock = label("", "court-clock")
        self.clock.setAccessibleName("Jam")
        self.setLayout(
            row(
                self.back, self.title, SecrecyBadge(), self.chip, self.opened, -1,
                self.saved_icon, self.saved, self.text_size, self.clock,
                gap=SPACE.m, margins=(SPACE.m, 0, SPACE.xl - 2, 0),
            )
        )  # fmt: skip
        self.say_saved(None)

    def show_state(self, state: HearingState) -> None:
        """Title and attendance."""
        self.title.setText(f"Sidang {state.roman} · perkara {state.register_no}")
        seats = len(state.seats)
        if state.status == "terjadwal":
            self.chip.set(f"{state.nature} · belum dibuka", "blue")
            self.opened.setText(f"dijadwalkan {clock(state.starts_at)}")
        else:
            full = state.present_count == seats
            self.chip.set(f"{state.nature} · {state.present_count} dari {seats} hadir", "accent" if full else "amber")
            ended = f" · {state.status} {clock(state.ended_at)}" if state.ended_at else ""
            self.opened.setText(f"dibuka {clock(state.opened_at)}{ended}" if state.opened_at else state.status)

    def say_saved(self, at: datetime | None) -> None:
        """The moment of the last saving; None before the first."""
        reveal(self.saved_icon, at is not None)
        self.saved_icon.set_icon("cloud-check", "muted")
        self.saved.setText(f"tersimpan {at.strftime('%H.%M.%S')}" if at else "")

    def say_unsaved(self, failed: bool = False) -> None:
        """Something on the screen is not in the vault yet."""
        reveal(self.saved_icon, True)
        self.saved_icon.set_icon("triangle-alert" if failed else "pen-line", "red" if failed else "muted")
        self.saved.setText("BELUM TERSIMPAN" if failed else "menulis…")


class AgendaColumn(QFrame):
    """The stations of the hearing and, below, who is here."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "court-side")
        self.setProperty("edge", "right")
        self.setFixedWidth(236)
        self._steps = column(gap=2)
        self._here = column(gap=SPACE.xs)
        self._group = QButtonGroup(self)
        self._buttons: list[QPushButton] = []
        inside = box(
            column(
                label("Acara", "card-title"), self._steps, SPACE.l, label("Hadir", "card-title"), self._here, -1,
                margins=(SPACE.l, SPACE.l, SPACE.m, SPACE.l),
            )
        )  # fmt: skip
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll(inside))

    def show_steps(self, steps: Sequence[Step], current: int) -> None:
        """Draw the agenda; done stations carry a tick."""
        if len(self._buttons) != len(steps):
            clear(self._steps)
            for button in self._buttons:
                self._group.removeButton(button)
            self._buttons = [self._button(index) for index in range(len(steps))]
        for button, step in zip(self._buttons, steps, strict=True):
            button.setText(f"✓ {step.title}" if step.done else step.title)
            button.setToolTip(step.title)
            button.setProperty("done", "true" if step.done else "false")
            button.setAccessibleName(f"{step.title}{', selesai' if step.done else ''}")
            button.setChecked(step.index == current)
            button.style().unpolish(button)
            button.style().polish(button)

    def _button(self, index: int) -> QPushButton:
        button = QPushButton()
        button.setProperty("kind", "court-step")
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.chosen.emit(index))
        self._group.addButton(button)
        self._steps.addWidget(button)
        return button

    def show_seats(self, seats: Sequence[SeatAt]) -> None:
        """Names of the panel with their part in it."""
        clear(self._here)
        for seat in seats:
            name = Elided(seat.person.name)
            name.setMinimumWidth(60)
            parts: list[QWidget] = [name]
            if seat.present is False:
                parts.append(Chip("tidak hadir", "amber"))
            elif seat.substitute:
                parts.append(Chip("pengganti", "amber"))
            elif seat.role != "anggota":
                parts.append(label(seat.role_name, "muted"))
            line = row(*parts, gap=SPACE.s)
            line.setStretch(0, 1)
            self._here.addLayout(line)


class ExhibitColumn(QFrame):
    """One piece of evidence at a time. Its content is read only when asked for: each reading is on record."""

    look_asked = Signal(int)
    second_asked = Signal(int)
    note_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "court-side")
        self.setProperty("edge", "left")
        self.setFixedWidth(320)
        self._exhibits: tuple[Exhibit, ...] = ()
        self._place = 0
        self.shown: Shown | None = None
        self.heading = label("Bukti", "card-title")
        self.before = IconButton("chevron-left", "Bukti sebelumnya", lambda: self.step(-1))
        self.after = IconButton("chevron-right", "Bukti berikutnya", lambda: self.step(1))
        self.view = ExhibitView()
        self.view.setFixedHeight(250)
        self.title = label("", "strong", wrap=True)
        self.about = label("", "fine", wrap=True)
        self.look = PlainButton("Buka", self._look, icon="eye")
        self.second = PlainButton("Layar kedua", self._second, icon="monitor")
        self.note = PlainButton("Catat ditunjukkan", self._note, icon="plus")
        self.setLayout(
            column(
                row(self.heading, -1, self.before, self.after), self.view, self.title, self.about,
                self.look, self.second, self.note, -1,
                gap=SPACE.s, margins=(SPACE.l + 2, SPACE.m, SPACE.l + 2, SPACE.l),
            )
        )  # fmt: skip

    def show_state(self, state: HearingState, may_look: bool) -> None:
        """Take the list of evidence; the one in sight stays."""
        self._exhibits = state.exhibits
        self._place = min(self._place, max(0, len(state.exhibits) - 1))
        why = "" if may_look else "Akun ini tidak berwenang melihat isi bukti."
        self.look.allow(why)
        self.second.allow(why)
        self.note.allow("" if state.live else "Sidang belum dibuka atau sudah ditutup.")
        self._renew()

    def step(self, by: int) -> None:
        """The next or the one before."""
        if self._exhibits:
            self._place = (self._place + by) % len(self._exhibits)
            self._renew()

    def go_to(self, evidence_id: int) -> None:
        """Bring one piece of evidence into sight."""
        for place, exhibit in enumerate(self._exhibits):
            if exhibit.id == evidence_id:
                self._place = place
        self._renew()

    @property
    def current(self) -> Exhibit | None:
        """The piece in sight."""
        return self._exhibits[self._place] if self._exhibits else None

    def show_content(self, shown: Shown) -> None:
        """Its bytes have been read."""
        self.shown = shown
        self._renew()

    def forget(self) -> None:
        """Let go of what was shown."""
        self.shown = None
        self.view.clear("")

    def _renew(self) -> None:
        exhibit = self.current
        for widget in (self.look, self.second, self.note, self.title, self.about, self.before, self.after):
            reveal(widget, exhibit is not None)
        if exhibit is None:
            self.heading.setText("Bukti")
            self.view.clear("Perkara ini belum memuat bukti.")
            return
        self.heading.setText(f"Bukti {self._place + 1} dari {len(self._exhibits)}")
        self.title.setText(exhibit.title)
        self.about.setText(f"{exhibit.origin or 'tanpa asal'}, {long_date(exhibit.received)} · {exhibit.short_print}")
        if self.shown is not None and self.shown.evidence_id == exhibit.id:
            self.view.show_exhibit(self.shown)
            reveal(self.look, False)
        else:
            self.view.clear("Tekan Buka untuk melihatnya. Setiap pembukaan bukti masuk ke jejak perkara.")

    def _look(self) -> None:
        if self.current:
            self.look_asked.emit(self.current.id)

    def _second(self) -> None:
        if self.current:
            self.second_asked.emit(self.current.id)

    def _note(self) -> None:
        if self.current:
            self.note_asked.emit(self.current.id)


class Footer(QFrame):
    """The acts that hold through the whole hearing."""

    postpone = Signal()
    absent = Signal()
    recess = Signal()
    read_back = Signal()
    lock = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "court-bar")
        self.setProperty("edge", "top")
        self.setFixedHeight(62)
        self.postpone_button = PlainButton("Tunda…", self.postpone.emit, icon="calendar-clock")
        self.absent_button = PlainButton("Tidak hadir…", self.absent.emit, icon="user-x")
        self.recess_button = PlainButton("Skors", self.recess.emit, icon="coffee")
        self.read_button = PlainButton("Bacakan ulang", self.read_back.emit, icon="book-open")
        self.lock_button = PrimaryButton("Kunci berita acara", self.lock.emit, icon="lock")
        self.setLayout(
            row(
                self.postpone_button, self.absent_button, self.recess_button, -1, self.read_button, self.lock_button,
                gap=10, margins=(SPACE.xl - 2, 0, SPACE.xl - 2, 0),
            )
        )  # fmt: skip


__all__ = ["AgendaColumn", "ExhibitColumn", "Footer", "Header"]
