"""The record of an examination on the screen: numbered questions and answers, one of them being written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import SPACE


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One question and answer; ``position`` counts from 1. ``correction``: added at the reading back."""

    position: int
    question: str
    answer: str
    correction: bool = False


class RecordMode(StrEnum):
    """What may be done with the record now."""

    WRITE = "tulis"
    READ_BACK = "baca"
    """The lines stand; only marked corrections are added."""
    LOCKED = "kunci"


class GrowingEdit(QPlainTextEdit):
    """A text field as high as what is written in it. Tab leaves it; Ctrl+Enter belongs to the window."""

    def __init__(self, kind: str, *, lines: int = 1, most: int = 12) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self._least, self._most = lines, most
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        line = self.fontMetrics().lineSpacing()
        tall = round(self.document().size().height())
        around = self.contentsMargins()
        margins = self.document().documentMargin() * 2 + around.top() + around.bottom()
        self.setFixedHeight(round(max(self._least, min(self._most, tall)) * line + margins))
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if tall > self._most else policy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._grow)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
            return
        super().keyPressEvent(event)


class LineView(QFrame):
    """A line that stands. Enter or a click opens it again while the record is written."""

    chosen = Signal(int)

    def __init__(self, line: RecordLine) -> None:
        super().__init__()
        self.line = line
        self.setProperty("kind", "court-line")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE.m, SPACE.s, SPACE.m)
        row.setSpacing(SPACE.s)
        number = _label(str(line.position), "court-number")
        number.setFixedWidth(SPACE.xxl + SPACE.xs)
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(SPACE.xs)
        row.addLayout(column, 1)
        if line.correction:
            mark = _label("pembetulan saat dibacakan", "chip")
            mark.setProperty("tone", "amber")
            column.addWidget(mark, 0, Qt.AlignmentFlag.AlignLeft)
        self.question = _label(line.question, "court-question")
        self.answer = _label(line.answer or "(belum dijawab)", "court-answer" if line.answer else "court-empty")
        if line.question:
            column.addWidget(self.question)
        column.addWidget(self.answer)
        said = "Pembetulan" if line.correction else "Pertanyaan"
        self.setAccessibleName(f"{said} {line.position}: {line.question} Jawaban: {line.answer or 'belum ada'}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and not event.modifiers():
            self.chosen.emit(self.line.position)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.line.position)
        super().mouseReleaseEvent(event)


class RecordView(QScrollArea):
    """All lines and, last or in its place, the one being written.

    ``typed`` follows every keystroke; ``paused`` comes a moment after the last one and when a field is left.
    """

    typed = Signal()
    paused = Signal()
    line_chosen = Signal(int)

    PAUSE = 700
    """Milliseconds without a keystroke that count as a pause."""

    def __init__(self, answer_prompt: str = "Jawaban terlapor…") -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Berita acara pemeriksaan")
        inside = QWidget()
        inside.setProperty("kind", "clear")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, SPACE.s, SPACE.l)
        self._column.setSpacing(0)
        self.setWidget(inside)
        self._views: list[LineView] = []
        self._mode = RecordMode.WRITE
        self._filling = False

        self.editor = QFrame()
        self.editor.setProperty("kind", "clear")
        row = QHBoxLayout(self.editor)
        row.setContentsMargins(0, SPACE.m, 0, SPACE.s)
        row.setSpacing(SPACE.s)
        self.number = _label("1", "court-number")
        self.number.setProperty("now", "true")
        self.number.setFixedWidth(SPACE.xxl + SPACE.xs)
        row.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        fields = QVBoxLayout()
        fields.setSpacing(SPACE.s)
        row.addLayout(fields, 1)
        self.question = GrowingEdit("court-question")
        self.question.setPlaceholderText("Pertanyaan…")
        self.question.setAccessibleName("Pertanyaan")
        self.answer = GrowingEdit("court-answer", lines=2)
        self.answer.setPlaceholderText(answer_prompt)
        self.answer.setAccessibleName("Jawaban")
        fields.addWidget(self.question)
        fields.addWidget(self.answer)
        told = QWidget()
        told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hints = QHBoxLayout(told)
        self.hints.setContentsMargins(0, 0, 0, 0)
        self.hints.setSpacing(SPACE.xs)
        fields.addWidget(told)
        self._column.addWidget(self.editor)
        self._column.addStretch(1)

        self.verticalScrollBar().rangeChanged.connect(self._follow)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(self.PAUSE)
        self._pause.timeout.connect(self.paused)
        for field in (self.question, self.answer):
            field.textChanged.connect(self._on_typed)
            field.installEventFilter(self)

    # --- what stands -------------------------------------------------------------------------------------------------

    def show_lines(self, lines: Sequence[RecordLine], mode: RecordMode) -> None:
        """Show the lines that stand; the one under the editor is left out by the caller."""
        self._mode = mode
        for view in self._views:
            self._column.removeWidget(view)
            view.hide()
            view.deleteLater()
        self._views = []
        for place, line in enumerate(lines):
            view = LineView(line)
            view.chosen.connect(self._choose)
            self._column.insertWidget(place, view)
            self._views.append(view)
        self.editor.setVisible(mode is RecordMode.WRITE)

    @property
    def lines(self) -> tuple[RecordLine, ...]:
        """The lines that stand on the screen."""
        return tuple(view.line for view in self._views)

    def _choose(self, position: int) -> None:
        if self._mode is not RecordMode.LOCKED:
            self.line_chosen.emit(position)

    # --- what is being written ---------------------------------------------------------------------------------------

    def edit(self, position: int, question: str, answer: str, *, focus: bool = True) -> None:
        """Put a line into the editor; without a question the cursor stands in it, otherwise in the answer."""
        self._filling = True
        self.number.setText(str(position))
        self.question.setPlainText(question)
        self.answer.setPlainText(answer)
        self._filling = False
        self._pause.stop()
        if focus and self.editor.isVisible():
            field = self.answer if question.strip() else self.question
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            cursor = field.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            field.setTextCursor(cursor)
        QTimer.singleShot(0, self, self.show_editor)

    def put_question(self, text: str) -> None:
        """Take a standard question into the editor and go to the answer."""
        self.question.setPlainText(text)
        self.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def written(self) -> tuple[str, str]:
        """Question and answer as they stand in the editor."""
        return self.question.toPlainText().strip(), self.answer.toPlainText().strip()

    def show_editor(self) -> None:
        """Scroll to what is being written."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _follow(self) -> None:
        """The record grew under a hand that writes: keep what is written in sight."""
        if self.question.hasFocus() or self.answer.hasFocus():
            self.show_editor()

    def _on_typed(self) -> None:
        if not self._filling:
            self._pause.start()
            self.typed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut and self._pause.isActive():
            self._pause.stop()
            self.paused.emit()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 160)


def _label(text: str, kind: str) -> QLabel:
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    made.setWordWrap(kind not in ("chip", "court-number"))
    if made.wordWrap():
        made.setMinimumWidth(60)
    return made
