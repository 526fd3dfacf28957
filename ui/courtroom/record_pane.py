"""The record in the middle of the hearing: whose record, the lines, standard questions, read-back and lock."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.courtroom.flow import EXAMINEE_ROLES, Exam, HearingState, Line
from ui.courtroom.questions import PART_NAMES, Question, next_question
from ui.courtroom.record import RecordLine, RecordMode, RecordView
from ui.theme import SPACE
from ui.widgets.banner import Remark
from ui.widgets.buttons import FilterBar, LinkButton, PlainButton, PrimaryButton
from ui.widgets.chip import Chip
from ui.widgets.empty import EmptyState
from ui.widgets.layout import box, clear, column, line, reveal, row
from ui.widgets.text import Elided, label

_MODES = {"terbuka": RecordMode.WRITE, "dibacakan": RecordMode.READ_BACK, "terkunci": RecordMode.LOCKED}
_CHIPS = {"dibacakan": ("sudah dibacakan", "blue"), "terkunci": ("terkunci", "accent")}


class QuestionPicker(QFrame):
    """The standard questions over the record. Typing narrows them, Enter takes one, Escape leaves."""

    taken = Signal(str)
    edit_asked = Signal()

    def __init__(self, parent: QWidget, questions: Sequence[Question], asked: Sequence[str]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "finder")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._questions, self._asked = tuple(questions), list(asked)
        self.box = QLineEdit()
        self.box.setPlaceholderText("Cari pertanyaan baku…")
        self.box.setAccessibleName("Cari pertanyaan baku")
        self.list = QListWidget()
        self.list.setProperty("kind", "court-list")
        self.list.setAccessibleName("Pertanyaan baku")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._take)
        self.box.textChanged.connect(self._fill)
        self.box.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.s, SPACE.s, SPACE.s, SPACE.s)
        layout.addWidget(self.box)
        layout.addWidget(self.list)
        self.edit = LinkButton("Ubah daftar untuk sidang ini…", self._edit, icon="pencil")
        layout.addLayout(row(self.edit, -1))
        self._fill("")

    def open_over(self, widget: QWidget) -> None:
        """Show it above the editor, as wide as the record."""
        width = max(520, widget.width())
        self.resize(width, 420)
        top = widget.mapToGlobal(QPoint(0, 0))
        self.move(top.x(), max(0, top.y() - self.height() - SPACE.xs))
        self.show()
        self.box.setFocus()

    def _fill(self, words: str) -> None:
        self.list.clear()
        wanted = words.casefold().split()
        suggested = next_question(self._questions, self._asked)
        for question in self._questions:
            if not all(word in question.text.casefold() for word in wanted):
                continue
            mark = "✓ " if question.text in self._asked else ""
            item = QListWidgetItem(f"{mark}{PART_NAMES[question.part]} · {question.text}")
            item.setData(Qt.ItemDataRole.UserRole, question.text)
            self.list.addItem(item)
            if suggested is not None and question.id == suggested.id:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)

    def _edit(self) -> None:
        self.close()
        self.edit_asked.emit()

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            text = str(item.data(Qt.ItemDataRole.UserRole))
            self.close()
            self.taken.emit(text)

    def eventFilter(self, watched: object, event: object) -> bool:
        """Up, Down and Enter act on the list while the keyboard stays in the box."""
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                count = max(1, self.list.count())
                self.list.setCurrentRow((self.list.currentRow() + step) % count)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]


class RecordPane(QWidget):
    """One record at a time. ``reading`` shows it as it is read back, with what may be done then."""

    exam_chosen = Signal(int)
    person_asked = Signal()
    read_done_asked = Signal()
    correction_asked = Signal(int)
    lock_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self.heading = Elided("", "card-title")
        self.chip = Chip("", "muted")
        self.add_person = PlainButton("Orang lain…", self.person_asked.emit, icon="user-plus")
        self.add_person.setAccessibleName("Tambah orang yang didengar")
        self._who = column(gap=0)
        self.remark = Remark("", "blue")
        self.view = RecordView()
        for key, words in (("Ctrl Enter", "pertanyaan berikutnya"), ("Ctrl ↑", "pertanyaan baku")):
            self.view.hints.addWidget(label(key, "key"))
            self.view.hints.addWidget(label(words, "fine"))
            self.view.hints.addSpacing(SPACE.s)
        self.view.hints.addStretch(1)
        self.empty = EmptyState("message-square", "", "")
        self.read_done = PrimaryButton("Sudah dibacakan ulang", self.read_done_asked.emit, icon="check")
        self.correct = PlainButton("Tambah pembetulan…", lambda: self.correction_asked.emit(0), icon="pencil")
        self.lock = PrimaryButton("Kunci berita acara…", self.lock_asked.emit, icon="lock")
        self._reading_bar = box(row(self.read_done, self.correct, self.lock, -1, margins=(0, SPACE.s, 0, 0)))
        self._filter: FilterBar | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        head = row(self.heading, self.chip, self.add_person)
        head.setStretch(0, 1)
        layout.addLayout(head)
        layout.addLayout(self._who)
        layout.addWidget(line())
        layout.addWidget(self.remark)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self._reading_bar)

    def show_exam(
        self, state: HearingState, exam: Exam | None, among: Sequence[Exam], *, reading: bool, may_write: bool
    ) -> None:
        """Show a record (None: there is none yet) chosen ``among`` several."""
        self._choose_among(exam, among)
        reveal(self.add_person, may_write and not reading)
        reveal(self.view, exam is not None)
        reveal(self.empty, exam is None)
        reveal(self._reading_bar, exam is not None and reading and may_write)
        reveal(self.chip, exam is not None and exam.status in _CHIPS)
        if exam is None:
            self.heading.set_text("Berita acara pemeriksaan")
            reveal(self.remark, False)
            self._say_empty(state, reading)
            return
        role = EXAMINEE_ROLES.get(exam.role, exam.role)
        self.heading.set_text(f"Berita acara pemeriksaan · {role}")
        if exam.status in _CHIPS:
            self.chip.set(*_CHIPS[exam.status])
        self.view.answer.setPlaceholderText(f"Jawaban {role}…")
        mode = _MODES[exam.status]
        if reading and mode is RecordMode.WRITE:
            mode = RecordMode.READ_BACK
        if not may_write and mode is not RecordMode.LOCKED:
            mode = RecordMode.LOCKED
        self.view.show_lines([_row(one) for one in exam.lines if not one.blank], mode)
        self._say(state, exam, reading)

    def show_writing(self, exam: Exam, position: int, question: str, answer: str, *, focus: bool) -> None:
        """Show the lines that stand, without the one in the editor, and the editor after them."""
        rest = [_row(one) for one in exam.lines if one.position != position and not one.blank]
        if tuple(rest) != self.view.lines:
            self.view.show_lines(rest, RecordMode.WRITE)
        self.view.edit(position, question, answer, focus=focus)

    def _choose_among(self, exam: Exam | None, among: Sequence[Exam]) -> None:
        clear(self._who)
        self._filter = None
        if len(among) > 1:
            rows = [
                (str(one.id), f"{EXAMINEE_ROLES.get(one.role, one.role).capitalize()}: {one.name}") for one in among
            ]
            self._filter = FilterBar(rows, "Berita acara")
            if exam is not None:
                self._filter.choose(str(exam.id))
            self._filter.chosen.connect(lambda key: self.exam_chosen.emit(int(key)))
            self._who.addWidget(self._filter)

    def _say_empty(self, state: HearingState, reading: bool) -> None:
        if not state.live:
            self.empty.set("Sidang belum dibuka", "Catat kehadiran pada acara Pembukaan, lalu buka sidang.")
        elif reading:
            self.empty.set("Belum ada berita acara", "Berita acara muncul di sini setelah ada yang didengar.")
        elif state.respondent_present is False:
            self.empty.set(
                "Terlapor tidak hadir",
                "Pemeriksaan dilanjutkan berdasarkan bukti yang ada; saksi tetap dapat didengar.",
            )
        else:
            self.empty.set("Belum ada yang didengar", "Tambahkan saksi, ahli, atau pelapor yang hadir.")

    def _say(self, state: HearingState, exam: Exam, reading: bool) -> None:
        has_lines = any(not one.blank for one in exam.lines)
        reveal(self.read_done, exam.status == "terbuka")
        self.read_done.allow("" if has_lines and state.live else "Berita acara masih kosong.")
        reveal(self.correct, exam.status == "dibacakan")
        reveal(self.lock, exam.status == "dibacakan")
        if exam.locked:
            refused = f" Tidak ditandatangani: {exam.refused}." if exam.refused else ""
            self.remark.set(f"Berita acara ini terkunci dan tidak dapat diubah lagi.{refused}", "accent")
        elif exam.status == "dibacakan":
            words = "Sudah dibacakan ulang. Baris tidak berubah lagi; pembetulan ditambahkan dengan tanda."
            self.remark.set(words, "blue")
        elif reading:
            words = "Bacakan setiap baris kepada yang diperiksa. Yang keliru masih dapat diubah sampai ditandai."
            self.remark.set(words, "blue")
        else:
            reveal(self.remark, False)


def _row(one: Line) -> RecordLine:
    return RecordLine(one.position, one.question, one.answer, one.correction)
