"""The scale of sanctions as a ladder: open rungs can be chosen, closed ones say why they are closed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from models.law.notice import Notice, RuleRef
from models.law.rungs import SanctionOption
from ui.cases.articles import Article
from ui.theme import SIZE, SPACE, theme
from ui.widgets.chip import Chip
from ui.widgets.lawlink import LawLink
from ui.widgets.layout import clear, column, row
from ui.widgets.text import IconLabel, label

REASON = 270
"""Width of the reasons behind a closed rung."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One kind of sanction. ``reasons`` say why it is closed; ``note`` is a word behind an open one; ``apart`` marks a
    kind that is no rung of this case, shown so that a person sees it was not forgotten."""

    id: str
    name: str
    article: str
    open: bool
    reasons: tuple[Notice, ...] = ()
    verified: bool = True
    source: str = ""
    note: str = ""
    referral: bool = False
    level: str = ""
    apart: bool = False

    @property
    def why(self) -> str:
        """The reasons in one line."""
        return "; ".join(clean(reason.message) for reason in self.reasons)


def rungs(
    options: Sequence[SanctionOption],
    votes: Mapping[str, int] | None = None,
    ballots: int = 0,
    *,
    own: Collection[str] | None = None,
) -> list[Rung]:
    """Rungs of a ladder: open ones first, lightest first; last those that are none of this case (not in ``own``).

    ``votes``: how many members named each, of ``ballots``.
    """
    found = []
    for option in options:
        sanction = option.sanction
        apart = own is not None and sanction.id not in own
        if apart and any(reason.code == "sanction.switch" for reason in option.reasons):
            continue  # the office reads the law the other way; its twin stands here
        count = (votes or {}).get(sanction.id, 0)
        verified = sanction.verified and (option.open or all(reason.verified for reason in option.reasons))
        unique = {clean(reason.message): reason for reason in reversed(option.reasons)}
        found.append(
            Rung(
                sanction.id,
                sanction.name,
                sanction.legal_basis,
                option.open,
                () if option.open else tuple(reversed(unique.values())),
                verified,
                sanction.source,
                f"dipilih {count} dari {ballots}" if count else "",
                sanction.is_referral,
                sanction.level,
                apart,
            )
        )
    return sorted(found, key=lambda rung: (rung.apart, not rung.open))


def clean(message: str) -> str:
    """A sentence as part of another: no full stop, no capital unless it is a name."""
    words = message.strip().rstrip(".")
    return words[:1].lower() + words[1:] if words[:2].istitle() or words[1:2] == " " else words


class RungLine(QWidget):
    """One rung. Open: a round mark, pressed by mouse, Space or Enter. Closed: a lock, the reason and its article."""

    pressed = Signal(str)
    walked = Signal(int)
    """Up or Down: minus one or one."""

    def __init__(self, rung: Rung, last: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rung, self._last = rung, last
        self.chosen = False
        self.reasons: list[LawLink] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        kind = "strong" if rung.open else "muted"
        self.article = Article(rung.article, RuleRef("sanction", rung.id))
        words = column(-1, label(rung.name, kind, wrap=True), row(self.article, -1), -1, gap=1)
        layout = row(gap=SPACE.m, margins=(44 if rung.open else 8, 9, 8, 9))
        if not rung.open:
            layout.addWidget(IconLabel("lock", "muted", 18))
            layout.addSpacing(6)
        layout.addLayout(words, 1)
        layout.addLayout(self._behind())
        self.setLayout(layout)
        self.setToolTip(f"{rung.article}\n{rung.why}".strip())
        if rung.open:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._speak()

    def _behind(self) -> QVBoxLayout:
        rung = self.rung
        behind = column(-1, gap=3)
        if rung.open:
            chip = Chip(" · ".join(part for part in ("terbuka", rung.note) if part), "accent")
            behind.addWidget(chip, 0, Qt.AlignmentFlag.AlignRight)
        else:
            for place, reason in enumerate(rung.reasons):
                words = clean(reason.message)
                link = LawLink(reason, words if place else f"tertutup: {words}", kind="fine")
                link.setFixedWidth(REASON)
                link.setAccessibleName(f"{words}. Dasar hukum: {reason.legal_basis}")
                self.reasons.append(link)
                behind.addWidget(link)
        if not rung.verified:
            mark = Chip("belum diverifikasi", "amber", rung.source)
            behind.addWidget(mark, 0, Qt.AlignmentFlag.AlignRight)
        behind.addStretch(1)
        return behind

    def set_chosen(self, on: bool) -> None:
        """Mark as the one chosen."""
        self.chosen = on
        self._speak()
        self.update()

    def _speak(self) -> None:
        rung = self.rung
        state = ("dipilih" if self.chosen else "terbuka") if rung.open else f"tertutup: {rung.why}"
        mark = "" if rung.verified else "belum diverifikasi"
        self.setAccessibleName(". ".join(part for part in (rung.name, rung.article, state, rung.note, mark) if part))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses an open rung."""
        if event.button() is Qt.MouseButton.LeftButton and self.rung.open:
            self.setFocus()
            self.pressed.emit(self.rung.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter choose, on a closed rung they open the article of its reason; Up and Down walk."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.rung.open:
                self.pressed.emit(self.rung.id)
            else:
                (self.reasons[0] if self.reasons else self.article).open_law()
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.walked.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground of the chosen one, the round mark, the ring of the focus, the line below."""
        colours = theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(self.rect()).adjusted(1, 1, -1, -2)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.chosen:
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(inner, SIZE.radius, SIZE.radius)
        if self.rung.open:
            centre = QRectF(12, self.height() / 2 - 8.5, 17, 17)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent if self.chosen else colours.ink), 1.8))
            painter.drawEllipse(centre)
            if self.chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.accent))
                painter.drawEllipse(centre.adjusted(5, 5, -5, -5))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(inner, SIZE.radius_small, SIZE.radius_small)
        if not self._last:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QColor(colours.line))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


class Ladder(QWidget):
    """The rungs, one chosen at most. ``changed`` follows every choice."""

    changed = Signal()

    def __init__(self, name: str = "Skala sanksi", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._lines: list[RungLine] = []
        self._chosen: str | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def set_rungs(self, rungs: Sequence[Rung], chosen: str | None = None) -> None:
        """Show a scale."""
        clear(self._column)
        self._lines = [RungLine(rung, place == len(rungs) - 1) for place, rung in enumerate(rungs)]
        parted = False
        for place, line in enumerate(self._lines):
            if line.rung.apart and not parted:
                parted = True
                head = label("Tidak menempuh skala ini", "card-title")
                head.setContentsMargins(0, SPACE.l, 0, SPACE.xs)
                self._column.addWidget(head)
            line.pressed.connect(self.choose)
            line.walked.connect(lambda by, place=place: self._walk(place + by))
            self._column.addWidget(line)
        self._chosen = None
        if chosen is not None:
            self.choose(chosen)

    def _walk(self, place: int) -> None:
        if 0 <= place < len(self._lines):
            self._lines[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, rung_id: str) -> None:
        """Choose an open rung; a closed one is never chosen."""
        if not any(line.rung.id == rung_id and line.rung.open for line in self._lines):
            return
        self._chosen = rung_id
        for line in self._lines:
            line.set_chosen(line.rung.id == rung_id)
        self.changed.emit()

    def chosen(self) -> str | None:
        """Id of the chosen sanction."""
        return self._chosen

    def lines(self) -> list[RungLine]:
        """The rungs as they stand."""
        return list(self._lines)
