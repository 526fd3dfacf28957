"""Is this paper ours, and unchanged? A PDF is dropped or opened, or the code on the paper is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from models.law.errors import Trouble
from models.procedure import letters
from models.procedure.desk import Desk
from models.registry.papers import Paper, by_code
from ui.letters.flow import day, viewer_of
from ui.letters.panes import Pane
from ui.letters.preview import PageView
from ui.tasks import Job
from ui.theme import SPACE, restyle
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.card import Card, Line
from ui.widgets.dialog import open_trouble
from ui.widgets.fields import TextField
from ui.widgets.layout import box, clear, column, reveal, row, scroll
from ui.widgets.text import IconLabel, label

if TYPE_CHECKING:
    from reports.checkletter import Verdict
    from ui.letters.page import LettersPage

SHOWN_MOST = 32 * 1024 * 1024
"""Bytes of a file that is also drawn; a larger one is only checked."""

_LOOKS = {
    "unchanged": ("shield-check", "accent", "Surat kami, tidak berubah"),
    "signed": ("shield-check", "accent", "Naskah bertanda tangan yang kami simpan"),
    "printed_from": ("shield-check", "accent", "Dicetak dari surat kami"),
    "extended": ("shield-check", "accent", "Surat kami, dengan tambahan di belakangnya"),
    "changed": ("shield-alert", "red", "Berkas ini bukan berkas yang disimpan"),
    "void": ("ban", "red", "Surat kami, tetapi sudah dibatalkan"),
    "unknown_here": ("circle-question-mark", "amber", "Kode tidak dikenal di brankas ini"),
    "code_only": ("circle-question-mark", "amber", "Belum dapat dipastikan"),
    "foreign": ("file-x", "amber", "Bukan surat kami"),
    "encrypted": ("lock", "amber", "Terkunci kata sandi"),
    "broken": ("file-x", "amber", "Berkas rusak"),
    "not_pdf": ("file-x", "amber", "Bukan PDF"),
    "huge": ("file-x", "amber", "Terlalu besar"),
    "empty": ("file-x", "amber", "Berkas kosong"),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer about a file, and its bytes where it can be shown."""

    verdict: Verdict
    pdf: bytes


def check_file(desk: Desk, path: Path) -> Checked:
    """Check a file against this vault. Trouble where it cannot be read."""
    from reports.checkletter import check_letter

    try:
        with desk.read() as session:
            verdict = check_letter(path, session, viewer_of(desk))
        small = verdict.kind not in ("huge", "not_pdf", "empty") and path.stat().st_size <= SHOWN_MOST
        return Checked(verdict, path.read_bytes() if small else b"")
    except OSError as error:
        raise Trouble(
            "Berkas itu tidak dapat dibaca.", "Tidak ada yang berubah.", "Periksa apakah berkasnya masih ada."
        ) from error


def find_code(desk: Desk, typed: str) -> list[Paper]:
    """The letters whose code was typed."""
    with desk.read() as session:
        return by_code(session, viewer_of(desk), typed)


class DropArea(QFrame):
    """A place to drop a file on, or to press."""

    dropped = Signal(object)
    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "sunk")
        self.setAcceptDrops(True)
        self.setMinimumHeight(120)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Jatuhkan PDF di sini, atau tekan Enter untuk memilih berkas")
        centre = Qt.AlignmentFlag.AlignHCenter
        words = label("Jatuhkan PDF di sini", "heading")
        fine = label("atau tekan untuk memilih berkas. Berkas hanya dibaca, tidak disimpan.", "muted")
        layout = column(-1, gap=SPACE.xs, margins=(SPACE.l, SPACE.l, SPACE.l, SPACE.l))
        layout.addWidget(IconLabel("upload", "muted", 28), 0, centre)
        layout.addWidget(words, 0, centre)
        layout.addWidget(fine, 0, centre)
        layout.addStretch(1)
        self.setLayout(layout)

    def _light(self, on: bool) -> None:
        self.setProperty("kind", "next" if on else "sunk")
        restyle(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _path_of(event.mimeData().urls()) is not None:
            self._light(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light(False)
        path = _path_of(event.mimeData().urls())
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
            return
        super().keyPressEvent(event)


def _path_of(urls: Sequence[Any]) -> Path | None:
    files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return files[0] if len(files) == 1 else None


class CheckPane(Pane):
    """Belongs to the page of letters."""

    def __init__(self, page: LettersPage) -> None:
        super().__init__()
        self.page, self.session = page, page.session
        self.choose_file: Callable[[], Path | None] = self._ask_file
        self.area = DropArea()
        self.area.dropped.connect(self.check)
        self.area.pressed.connect(self._pick)
        self.code = TextField(placeholder="128-9f3a-21bc-77e0-55d1, atau awal sidik jari", longest=120)
        self.code.name("Kode arsip")
        self.code.edit.returnPressed.connect(self.find_typed)
        typed = Card("Atau ketik kode arsip pada kertas").add(
            row(self.code, PlainButton("Cari", self.find_typed, icon="search"), gap=SPACE.s),
            label("Kode kecil di samping QR pada halaman terakhir.", "fine", wrap=True),
        )
        self.icon = IconLabel("shield-check", "accent", 26)
        self.verdict = label("", "heading", wrap=True)
        self.words = label("", "", wrap=True, select=True)
        self.file = label("", "fine", wrap=True)
        self.go = PrimaryButton("Buka surat", self._open, icon="arrow-right")
        self._found = column(gap=0)
        self.answer = Card("Hasil")
        head = row(gap=SPACE.m)
        head.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(column(self.verdict, self.words, self.file, gap=SPACE.xs), 1)
        self.answer.add(head, self._found, row(self.go, -1))
        self.pages = PageView()
        self.pages.clear("Halaman berkas yang diperiksa muncul di sini.")
        self._letter: int | None = None
        self._asked: Job | None = None
        frame = QFrame()
        frame.setProperty("kind", "sunk")
        frame.setLayout(column(self.pages, margins=(1, 1, 1, 1)))
        left = scroll(box(column(self.area, typed, self.answer, -1, gap=SPACE.l, margins=(0, 0, SPACE.s, 0))))
        both = row(gap=SPACE.l)
        both.addWidget(left, 55)
        both.addWidget(frame, 45)
        self.setLayout(both)
        reveal(self.answer, False)

    # --- a file -----------------------------------------------------------------------------------------------------

    def _pick(self) -> None:
        path = self.choose_file()
        if path is not None:
            self.check(path)

    def _ask_file(self) -> Path | None:
        found, _kind = QFileDialog.getOpenFileName(self, "Pilih PDF yang diperiksa", "", "PDF (*.pdf);;Semua (*)")
        return Path(found) if found else None

    def check(self, path: Path) -> None:
        """Check a file in the background."""
        desk = self.session.desk
        self._give_up()
        self._asked = self.session.tasks.compute(
            lambda _report: check_file(desk, path),
            lambda checked: self._show(checked, path.name),
            failed=self._trouble,
            owner=self,
            label="Memeriksa berkas…",
        )

    def _give_up(self) -> None:
        """An answer that is still under way belongs to an older question: file and code are read on two threads."""
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None

    def _show(self, checked: Checked, name: str) -> None:
        verdict = checked.verdict
        picture, tone, title = _LOOKS.get(verdict.kind, ("circle-question-mark", "amber", "Hasil pemeriksaan"))
        self._say(picture, tone, title, verdict.words, name, verdict.letter_id)
        if not checked.pdf or not self.pages.show_pdf(checked.pdf):
            self.pages.clear("Berkas ini tidak dapat ditampilkan sebagai halaman.")

    def _say(self, picture: str, tone: str, title: str, words: str, name: str, letter_id: int | None) -> None:
        clear(self._found)
        self.icon.set_icon(picture, tone)
        self.verdict.setText(title)
        self.verdict.setProperty("tone", tone)
        restyle(self.verdict)
        self.words.setText(words)
        self.words.setAccessibleName(words)
        self.file.setText(name)
        reveal(self.file, bool(name))
        self._letter = letter_id
        reveal(self.go, letter_id is not None)
        reveal(self.answer, True)
        self.answer.setAccessibleName(f"Hasil: {title}. {words}")

    # --- a code -----------------------------------------------------------------------------------------------------

    def find_typed(self) -> None:
        """Look for the code that was typed."""
        desk, typed = self.session.desk, self.code.value()
        if typed:
            self._give_up()
            self._asked = self.session.tasks.query(
                "letters.code", lambda: find_code(desk, typed), self._show_found, self._trouble, owner=self
            )

    def _show_found(self, papers: list[Paper]) -> None:
        self.pages.clear("Halaman berkas yang diperiksa muncul di sini.")
        if not papers:
            self._say(
                "circle-question-mark", "amber", "Kode tidak dikenal di brankas ini",
                "Periksa ketikannya. Kode dari brankas lain atau dari surat yang lebih baru tidak dikenal di sini.",
                "", None,
            )  # fmt: skip
            return
        void = all(one.status == "batal" for one in papers)
        one = papers[0] if len(papers) == 1 else None
        title = "Kode ini milik surat kami" if one else f"{len(papers)} surat cocok dengan kode itu"
        words = "Bandingkan nomor, tanggal dan isinya dengan kertas yang ada di tangan: kode hanya menunjuk suratnya."
        if void:
            title, words = "Surat kami, tetapi sudah dibatalkan", papers[0].void_reason or words
        picture, tone = ("ban", "red") if void else ("shield-check", "accent")
        self._say(picture, tone, title, words, "", one.letter_id if one and one.shown else None)
        for place, paper in enumerate(papers, 1):
            self._found.addWidget(self._line(paper, place == len(papers)))
        if one and one.shown:
            self._show_archived(one.letter_id)

    def _show_archived(self, letter_id: int) -> None:
        """The letter as the vault keeps it, to be held against the paper."""
        desk = self.session.desk
        self._asked = self.session.tasks.compute(
            lambda _report: letters.pdf(desk, letter_id),
            lambda pdf: self.pages.show_pdf(pdf),
            failed=self._trouble,
            owner=self,
            label="Membuka surat…",
        )

    def _line(self, paper: Paper, last: bool) -> Line:
        parts = (day(paper.letter_date, year=True), paper.status_name, f"kode {paper.code}")
        line = Line(paper.name, " · ".join(part for part in parts if part), link=paper.shown, last=last)
        line.pressed.connect(lambda: self._open(paper.letter_id))
        return line

    def _open(self, letter_id: int | None = None) -> None:
        wanted = letter_id or self._letter
        if wanted is not None:
            self.page.open(letter_id=wanted)

    def _trouble(self, trouble: Trouble) -> None:
        open_trouble(self.window(), trouble)

    # --- the frame --------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Nothing here grows old."""

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self.area

    def shut(self) -> None:
        """Forget the file that was checked."""
        self._give_up()
        self.pages.clear()
        self.code.set_value("")
        clear(self._found)
        reveal(self.answer, False)
