"""Parts of the vote: the card of a seat, the ballot of one member, the result."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLineEdit, QPushButton, QRadioButton, QWidget

from models.law.notice import RuleRef
from ui.cases.articles import Article
from ui.courtroom.flow import Charge
from ui.courtroom.record import GrowingEdit
from ui.courtroom.vote_flow import Choice, Voter, VoteState
from ui.theme import SPACE, set_icon
from ui.widgets.buttons import PrimaryButton
from ui.widgets.chip import Chip
from ui.widgets.lawlink import LawLink
from ui.widgets.layout import box, clear, column, line, reveal, row
from ui.widgets.text import IconLabel, label


class SeatCard(QFrame):
    """A seat: role, name, whether the ballot is in. A waiting seat may be pressed to come forward."""

    pressed = Signal(int)

    def __init__(self, voter: Voter, now: bool) -> None:
        super().__init__()
        self._seat_id, self._waiting = voter.seat_id, not voter.voted and not voter.gone
        self.setProperty("kind", "seat")
        self.setProperty("now", "true" if now else "false")
        state, picture = _standing(voter, now)
        role = "accent" if now else ("ink" if voter.voted else "muted")
        told = label(state, "strong" if voter.voted or now else "muted")
        self.setLayout(
            column(
                label(voter.role_name, "muted"),
                label(voter.name, "court-name", wrap=True),
                -1,
                row(IconLabel(picture, role, 16), told, -1, gap=SPACE.s),
                gap=SPACE.xs,
                margins=(SPACE.l, SPACE.l, SPACE.l, SPACE.l),
            )
        )
        self.setMinimumHeight(132)
        self.setAccessibleName(f"{voter.role_name} {voter.name}: {state}")
        if self._waiting:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip("Maju memilih")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._waiting and self.rect().contains(event.position().toPoint()):
            self.pressed.emit(self._seat_id)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._waiting and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit(self._seat_id)
            return
        super().keyPressEvent(event)


def _standing(voter: Voter, now: bool) -> tuple[str, str]:
    """In words and as an icon: where this seat is in the vote."""
    if voter.voted:
        return "Sudah memilih", "check"
    if voter.gone:
        return "Tidak lagi duduk", "user-x"
    return ("Giliran Anda", "pen-line") if now else ("Menunggu", "clock")


class _Finding(QWidget):
    """One violation with its article and two large buttons."""

    found = Signal(str, bool)

    def __init__(self, charge: Charge, alone: bool) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self.yes, self.no = QPushButton("Terbukti"), QPushButton("Tidak terbukti")
        group = QButtonGroup(self)
        for button, proven in ((self.yes, True), (self.no, False)):
            button.setProperty("kind", "court")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setAccessibleName(f"{button.text()}: {charge.text}")
            set_icon(button, "circle", "ink", 20)
            button.toggled.connect(lambda on, b=button: set_icon(b, "circle-check" if on else "circle", _role(on), 20))
            button.clicked.connect(lambda _on=False, p=proven: self.found.emit(charge.violation_id, p))
            group.addButton(button)
        words = [] if alone else [label(charge.text, "strong", wrap=True), _law(charge)]
        self.setLayout(column(*words, row(self.yes, self.no, -1, gap=SPACE.m), gap=SPACE.xs))


class BallotForm(QFrame):
    """The ballot of the member who stands before the laptop. Everything is forgotten by :meth:`reset`."""

    signed = Signal(object, str)
    """The :class:`Choice` and the passphrase; the field is empty when this is sent."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.choice = Choice()
        self._state: VoteState | None = None
        self._voter: Voter | None = None
        self._findings: list[_Finding] = []
        self.sanctions: dict[str, QRadioButton] = {}
        self.title = label("", "court-name")
        self._where = column(gap=SPACE.m)
        self._options = column(gap=SPACE.xs)
        self._options_box = box(column(label("Sanksi yang diusulkan", "field"), self._options, gap=SPACE.xs))
        self.reason = GrowingEdit("reason", lines=2, most=5)
        self.reason.setPlaceholderText("Alasan; akan ditanyakan bila suara Anda berbeda dari anggota lain")
        self.reason.setAccessibleName("Alasan")
        self.reason.textChanged.connect(self._reasoned)
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName("Kata sandi Anda")
        self.passphrase.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.passphrase.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.passphrase.setProperty("kind", "court")
        self.passphrase.returnPressed.connect(self._sign)
        self.passphrase.textChanged.connect(lambda _text: self._renew())
        self.button = PrimaryButton("Tanda tangani suara", self._sign, icon="pen-line")
        self.button.setObjectName("sign")
        self.problem = label("", "error", wrap=True)
        self.promise = label("", "fine", wrap=True)
        left = column(
            self.title, self._where, self._options_box,
            column(label("Alasan (boleh kosong bila Anda tidak berbeda pendapat)", "field"), self.reason, gap=SPACE.xs),
            -1, gap=SPACE.m,
        )  # fmt: skip
        right = box(
            column(
                label("Kata sandi Anda", "strong"), self.passphrase, self.problem, self.button, self.promise, -1,
                gap=SPACE.m,
            )
        )  # fmt: skip
        right.setFixedWidth(330)
        self._right = right
        outer = row(gap=SPACE.xxl, margins=(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.xl))
        outer.addLayout(left, 1)
        outer.addWidget(right)
        self.setLayout(outer)

    def show_voter(self, state: VoteState, voter: Voter) -> None:
        """A fresh, empty ballot for one member."""
        self._state, self._voter = state, voter
        self.title.setText(f"Suara {voter.name}")
        clear(self._where)
        self._findings = []
        for charge in state.charges:
            finding = _Finding(charge, len(state.charges) == 1)
            finding.found.connect(self._found)
            self._where.addWidget(finding)
            self._findings.append(finding)
        clear(self._options)
        self.sanctions = {}
        group = QButtonGroup(self)
        for option in state.options:
            button = QRadioButton(option.name)
            button.setToolTip(option.article)
            button.setAccessibleName(f"{option.name}, {option.article}")
            button.clicked.connect(lambda _on=False, key=option.sanction_id: self._sanction(key))
            group.addButton(button)
            mark = [] if option.verified else [Chip("belum diverifikasi", "amber")]
            law = Article(option.article, RuleRef("sanction", option.sanction_id))
            line_of = row(button, law, *mark, -1, gap=SPACE.m)
            self._options.addLayout(line_of)
            self.sanctions[option.sanction_id] = button
        seats = len(state.voters)
        self.promise.setText(
            "Tidak ada yang melihat suara Anda sebelum semua anggota memilih. "
            f"Hasil dihitung dari {seats} suara bertanda tangan."
        )
        self.reset()

    def narrow(self, on: bool) -> None:
        """Less room for the passphrase where the screen is small or much enlarged."""
        self._right.setFixedWidth(240 if on else 330)

    def reset(self) -> None:
        """Forget choice, reason and passphrase."""
        self.choice = Choice()
        self.passphrase.clear()
        self.reason.clear()
        self.problem.setText("")
        for finding in self._findings:
            _uncheck(finding.yes, finding.no)
        _uncheck(*self.sanctions.values())
        self._renew()

    def fail(self, sentence: str) -> None:
        """Say what went wrong; the passphrase must be typed again."""
        self.problem.setText(sentence)
        self.busy(False)
        self.passphrase.setFocus()

    def busy(self, on: bool) -> None:
        """While the key is derived nothing can be changed or pressed twice."""
        for widget in (self.passphrase, self.reason, *self._findings, *self.sanctions.values()):
            widget.setEnabled(not on)
        self.button.setText("Memeriksa kata sandi…" if on else "Tanda tangani suara")
        if on:
            self.button.setEnabled(False)
        else:
            self._renew()

    def first_focus(self) -> QWidget:
        """The first choice."""
        return self._findings[0].yes if self._findings else self.passphrase

    def _found(self, violation_id: str, proven: bool) -> None:
        self.choice = self.choice.with_finding(violation_id, proven)
        if not self.choice.proven:
            _uncheck(*self.sanctions.values())
        self._renew()

    def _sanction(self, sanction_id: str) -> None:
        self.choice = Choice(self.choice.findings, sanction_id, self.choice.reason)
        self._renew()

    def _reasoned(self) -> None:
        self.choice = Choice(self.choice.findings, self.choice.sanction_id, self.reason.toPlainText().strip())

    def _renew(self) -> None:
        if self._state is None:
            return
        reveal(self._options_box, self.choice.proven and bool(self._state.options))
        missing = self.choice.missing(self._state)
        self.button.allow(missing or ("" if self.passphrase.text() else "Ketik kata sandi Anda."))

    def _sign(self) -> None:
        if self._state is None or self.choice.missing(self._state) or not self.passphrase.text():
            return
        passphrase = self.passphrase.text()
        self.passphrase.clear()
        self.problem.setText("")
        self.busy(True)
        self.signed.emit(self.choice, passphrase)


class ResultView(QFrame):
    """What the ballots said, after the last one was cast and all were opened."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._column = column(gap=SPACE.m, margins=(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.xl))
        self.setLayout(self._column)

    def show_outcome(self, state: VoteState) -> None:
        """Findings with their counts, the sanction, how it was reached, and every dissent with its reason."""
        clear(self._column)
        outcome = state.outcome
        if outcome is None:
            return
        tone = "accent" if outcome.mode == "mufakat" else "blue"
        basis = "PP 42/2004 Pasal 19 ayat (3)" if outcome.mode == "mufakat" else "PP 42/2004 Pasal 19 ayat (4)"
        head = row(label("Hasil musyawarah", "court-name"), Chip(outcome.mode_words, tone), Article(basis), -1)
        self._column.addLayout(head)
        for charge in state.charges:
            yes, no = outcome.counts.get(charge.violation_id, (0, 0))
            proven = outcome.findings.get(charge.violation_id, False)
            word = Chip("terbukti" if proven else "tidak terbukti", "amber" if proven else "accent")
            words = column(label(charge.text, "strong", wrap=True), _law(charge), gap=2)
            counted = row(gap=SPACE.l)
            counted.addLayout(words, 1)
            counted.addWidget(label(f"{yes} terbukti · {no} tidak terbukti", "muted"))
            counted.addWidget(word)
            self._column.addLayout(counted)
        if outcome.sanction:
            self._column.addWidget(line())
            self._column.addLayout(row(label("Sanksi yang direkomendasikan", "field"), -1))
            self._column.addWidget(label(outcome.sanction, "court-name", wrap=True))
            votes = " · ".join(f"{name}: {number} suara" for name, number in outcome.sanction_counts)
            self._column.addWidget(label(votes, "muted", wrap=True))
            if outcome.casting:
                self._column.addWidget(label(f"Suara sama banyak: {outcome.casting}", "muted", wrap=True))
        if outcome.dissents:
            self._column.addWidget(line())
            self._column.addWidget(label("Pendapat berbeda", "field"))
        for dissent in outcome.dissents:
            who = f"{dissent.name} ({dissent.role_name}): {dissent.words}"
            self._column.addWidget(label(who, "strong", wrap=True))
            self._column.addWidget(label(dissent.reason or "Tanpa alasan tertulis.", wrap=True))
        self._column.addStretch(1)


def _law(charge: Charge) -> LawLink:
    """The article of a charge, to be opened."""
    return LawLink(RuleRef("violation", charge.violation_id), charge.article)


def _role(on: bool) -> str:
    return "accent" if on else "ink"


def _uncheck(*buttons: QPushButton | QRadioButton) -> None:
    for button in buttons:
        group = button.group()
        if group is not None:
            group.setExclusive(False)
        button.setChecked(False)
        if group is not None:
            group.setExclusive(True)


__all__ = ["BallotForm", "ResultView", "SeatCard"]
