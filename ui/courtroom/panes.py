"""The middle of the hearing window, one pane per station: opening, charges, evidence, defence, closing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from models.law.notice import Notice, RuleRef
from models.law.words import long_date
from ui.courtroom.attendance import Attendance
from ui.courtroom.flow import Exhibit, HearingState, SeatAt
from ui.courtroom.record import GrowingEdit
from ui.theme import SPACE
from ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from ui.widgets.chip import Chip
from ui.widgets.empty import EmptyState
from ui.widgets.lawlink import LawLink
from ui.widgets.layout import box, clear, column, line, reveal, row, scroll
from ui.widgets.notices import NoticeList
from ui.widgets.text import label


class Pane(QWidget):
    """A pane with a small heading and a body that scrolls."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self.heading = label(title, "card-title")
        self.body = column(gap=SPACE.m)
        self.body.setContentsMargins(0, SPACE.s, SPACE.s, SPACE.l)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SPACE.s)
        outer.addWidget(self.heading)
        outer.addWidget(line())
        outer.addWidget(scroll(box(self.body)), 1)

    def first_focus(self) -> QWidget | None:
        """Where the keyboard goes when the pane is shown."""
        return None


class _Presence(QWidget):
    """Two buttons, one pressed: there, or not there, and room for the reason."""

    marked = Signal(bool)
    reasoned = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self.yes, self.no = QPushButton("Hadir"), QPushButton("Tidak hadir")
        group = QButtonGroup(self)
        for button, kind in ((self.yes, "seat-present"), (self.no, "seat-absent")):
            button.setProperty("kind", kind)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setAccessibleName(f"{name}: {button.text()}")
            group.addButton(button)
        self.yes.clicked.connect(lambda: self.marked.emit(True))
        self.no.clicked.connect(lambda: self.marked.emit(False))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("Alasan tidak hadir")
        self.reason.setAccessibleName(f"Alasan {name} tidak hadir")
        self.reason.textEdited.connect(self.reasoned)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        layout.addWidget(self.yes)
        layout.addWidget(self.no)

    def put(self, present: bool | None, reason: str) -> None:
        """Show a mark."""
        self.yes.setChecked(present is True)
        self.no.setChecked(present is False)
        reveal(self.reason, present is False)
        if self.reason.text() != reason:
            self.reason.setText(reason)


class OpeningPane(Pane):
    """Who is here: each seat, the respondent, a companion; then the hearing may be opened."""

    changed = Signal(object)
    open_asked = Signal()
    substitute_asked = Signal(int)
    absent_asked = Signal()

    def __init__(self) -> None:
        super().__init__("Pembukaan · daftar hadir dan kuorum")
        self.attendance = Attendance()
        self._state: HearingState | None = None
        self._marks: dict[int, _Presence] = {}
        self._subs: dict[int, LinkButton] = {}
        self._seats = column(gap=0)
        self.respondent = _Presence("terlapor")
        self.respondent.reason.hide()
        self.respondent.marked.connect(self._respondent)
        self.companion = QLineEdit()
        self.companion.setPlaceholderText("Pendamping terlapor (bila ada)")
        self.companion.setAccessibleName("Pendamping terlapor")
        self.companion.textEdited.connect(self._companion)
        self._name = label("", "court-name", wrap=True)
        self._number = label("", "fine", wrap=True)
        self.quorum = Chip("", "muted")
        self.missing = label("", "muted", wrap=True)
        self.notices = NoticeList()
        self.all_here = PlainButton("Semua anggota hadir", self._all_here, icon="users")
        self.open_button = PrimaryButton("Buka sidang", self.open_asked.emit, icon="gavel")
        self.absent = LinkButton("Terlapor tidak datang: catat ketidakhadiran…", self.absent_asked.emit)
        self._foot = label("", "muted", wrap=True)
        self.body.addLayout(row(label("Majelis", "heading"), self.quorum, -1, self.all_here, gap=SPACE.m))
        self.body.addLayout(self._seats)
        self.body.addSpacing(SPACE.s)
        self.body.addWidget(label("Terlapor", "heading"))
        person = row(gap=SPACE.m)
        person.addLayout(column(self._name, self._number, gap=2), 1)
        person.addWidget(self.respondent)
        self.body.addLayout(person)
        self.body.addWidget(self.companion)
        self.body.addWidget(self.absent)
        self.body.addWidget(self.notices)
        foot = row(self.open_button, gap=SPACE.m)
        foot.addWidget(self.missing, 1)
        self.body.addLayout(foot)
        self.body.addWidget(self._foot)
        self.body.addStretch(1)

    def show_state(self, state: HearingState, attendance: Attendance) -> None:
        """Show the form, or who came once the hearing is open."""
        self._state, self.attendance = state, attendance
        clear(self._seats)
        self._marks, self._subs = {}, {}
        waiting = state.status == "terjadwal"
        for seat in state.seats:
            self._seats.addWidget(self._seat_row(seat, waiting))
            self._seats.addWidget(line())
        person = state.respondent
        self._name.setText(person.titled_name)
        self._number.setText(" · ".join(p for p in (person.post, person.unit, person.shown_number) if p))
        for widget in (self.respondent, self.companion, self.all_here, self.open_button, self.missing, self.absent):
            reveal(widget, waiting)
        if waiting:
            self.companion.setText(attendance.companion)
            self._foot.setText("")
            self._renew()
        else:
            self._show_open(state)

    def _seat_row(self, seat: SeatAt, waiting: bool) -> QWidget:
        names = column(label(seat.person.titled_name, "court-name", wrap=True), label(seat.role_name, "fine"), gap=2)
        if not waiting:
            mark = Chip("hadir" if seat.present else "tidak hadir", "accent" if seat.present else "amber")
            return box(_wide(names, label(seat.reason, "muted"), mark, margin=SPACE.s))
        presence = _Presence(seat.person.titled_name)
        presence.marked.connect(lambda here, seat_id=seat.seat_id: self._mark(seat_id, here))
        presence.reasoned.connect(lambda text, seat_id=seat.seat_id: self._reason(seat_id, text))
        sub = LinkButton("Ganti…", lambda: self.substitute_asked.emit(seat.seat_id))
        sub.setAccessibleName(f"Ganti {seat.person.titled_name} dengan anggota pengganti")
        self._marks[seat.seat_id], self._subs[seat.seat_id] = presence, sub
        top = _wide(names, sub, presence)
        return box(column(top, presence.reason, gap=SPACE.s, margins=(0, SPACE.s, 0, SPACE.s)))

    def _show_open(self, state: HearingState) -> None:
        here, seats = state.present_count, len(state.seats)
        self.quorum.set(f"{here} dari {seats} hadir", "accent" if here == seats else "amber")
        there = "hadir" if state.respondent_present else "tidak hadir"
        companion = f", didampingi {state.companion}" if state.companion else ""
        self._foot.setText(f"Terlapor {there}{companion}. Kehadiran sudah dicatat dan tidak diubah lagi.")
        self.notices.set_notices(())

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """What the rules say against opening."""
        self.notices.set_notices(notices)

    def first_focus(self) -> QWidget | None:
        presence = next(iter(self._marks.values()), None)
        return presence.yes if presence is not None else None

    def _renew(self) -> None:
        assert self._state is not None
        for seat_id, presence in self._marks.items():
            present, reason = self.attendance.marks.get(seat_id, (None, ""))
            presence.put(present, reason)
            reveal(self._subs[seat_id], present is False)
        self.respondent.put(self.attendance.respondent, "")
        self.respondent.reason.hide()
        reveal(self.companion, self.attendance.respondent is True)
        reveal(self.absent, self.attendance.respondent is False)
        here, seats = self.attendance.counted(self._state)
        self.quorum.set(f"{here} dari {seats} hadir", "accent" if here == seats else "amber")
        missing = self.attendance.missing(self._state)
        self.missing.setText(missing)
        self.open_button.allow(missing)

    def _say(self, attendance: Attendance) -> None:
        self.attendance = attendance
        self._renew()
        self.changed.emit(attendance)

    def _mark(self, seat_id: int, here: bool) -> None:
        self._say(self.attendance.mark(seat_id, here))
        if not here:
            self._marks[seat_id].reason.setFocus()

    def _reason(self, seat_id: int, text: str) -> None:
        self._say(self.attendance.mark(seat_id, False, text))

    def _all_here(self) -> None:
        assert self._state is not None
        attendance = self.attendance
        for seat in self._state.seats:
            attendance = attendance.mark(seat.seat_id, True)
        self._say(attendance)
        self.respondent.yes.setFocus()

    def _respondent(self, here: bool) -> None:
        kept = self.attendance
        self._say(Attendance(kept.marks, here, kept.companion if here else ""))

    def _companion(self, text: str) -> None:
        self._say(Attendance(self.attendance.marks, self.attendance.respondent, text))


class ChargesPane(Pane):
    """What the respondent is said to have done, to be read aloud."""

    def __init__(self) -> None:
        super().__init__("Pembacaan dugaan")

    def show_state(self, state: HearingState) -> None:
        """Show the allegation, large enough to read from standing."""
        clear(self.body)
        self.body.addWidget(label(state.subject, "court-question", wrap=True))
        when = f"{long_date(state.act_date)}, {state.act_place}" if state.act_place else long_date(state.act_date)
        self.body.addWidget(label(when, "court-answer", wrap=True))
        if state.narrative:
            self.body.addWidget(label(state.narrative, "court-answer", wrap=True, select=True))
        self.body.addWidget(line())
        self.body.addWidget(label("Diduga melanggar", "card-title"))
        for charge in state.charges:
            self.body.addWidget(label(charge.text, "court-question", wrap=True))
            self.body.addWidget(LawLink(RuleRef("violation", charge.violation_id), charge.article, kind="muted"))
        if not state.charges:
            self.body.addWidget(label("Belum ada butir pelanggaran dalam perkara ini.", "court-empty", wrap=True))
        self.body.addStretch(1)


class EvidencePane(Pane):
    """All evidence of the case, each to be shown to the room and noted as shown."""

    show_asked = Signal(int)
    note_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__("Bukti ditunjukkan")

    def show_state(self, state: HearingState, may_look: bool) -> None:
        """List the evidence; those already noted in the course carry a mark."""
        clear(self.body)
        for exhibit in state.exhibits:
            self.body.addWidget(self._row(exhibit, state, may_look))
            self.body.addWidget(line())
        if not state.exhibits:
            self.body.addWidget(EmptyState("paperclip", "Belum ada bukti", "Bukti ditambahkan pada halaman perkara."))
        self.body.addStretch(1)

    def _row(self, exhibit: Exhibit, state: HearingState, may_look: bool) -> QWidget:
        shown = any(exhibit.title in point and "ditunjukkan bukti" in point for point in state.course)
        about = f"{exhibit.origin or 'tanpa asal'}, {long_date(exhibit.received)} · {exhibit.short_print}"
        words = column(label(exhibit.title, "court-name", wrap=True), label(about, "fine", wrap=True), gap=2)
        look = PlainButton("Lihat", lambda: self.show_asked.emit(exhibit.id), icon="eye")
        look.setAccessibleName(f"Lihat bukti {exhibit.title}")
        look.allow("" if may_look else "Akun ini tidak berwenang melihat isi bukti.")
        note = PlainButton("Catat ditunjukkan", lambda: self.note_asked.emit(exhibit.id), icon="plus")
        note.setAccessibleName(f"Catat bukti {exhibit.title} ditunjukkan")
        note.allow("" if state.live else "Sidang belum dibuka atau sudah ditutup.")
        mark = [Chip("ditunjukkan", "accent")] if shown else []
        return box(_wide(words, *mark, look, note, margin=SPACE.s))


class WritingPane(Pane):
    """One large text that saves itself: the defence."""

    typed = Signal()
    paused = Signal()

    PAUSE = 900

    def __init__(self, title: str, prompt: str) -> None:
        super().__init__(title)
        self.field = GrowingEdit("court-answer", lines=8, most=40)
        self.field.setPlaceholderText(prompt)
        self.field.setAccessibleName(title)
        self.body.addWidget(self.field)
        self.body.addStretch(1)
        self._filling = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(self.PAUSE)
        self._pause.timeout.connect(self.paused)
        self.field.textChanged.connect(self._on_typed)

    def put(self, text: str, *, live: bool) -> None:
        """Show what is saved; only a live hearing can be written in."""
        self._filling = True
        if self.field.toPlainText().strip() != text.strip():
            self.field.setPlainText(text)
        self.field.setReadOnly(not live)
        self._filling = False

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.field.toPlainText().strip()

    def first_focus(self) -> QWidget | None:
        return self.field

    def _on_typed(self) -> None:
        if not self._filling:
            self._pause.start()
            self.typed.emit()


def _wide(words: QLayout, *behind: QWidget, margin: int = 0) -> QLayout:
    """Words that take all the room, and what stands behind them."""
    made = row(gap=SPACE.m, margins=(0, margin, 0, margin))
    made.addLayout(words, 1)
    for widget in behind:
        made.addWidget(widget)
    return made
