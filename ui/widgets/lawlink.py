"""From a sentence of the law to article, regulation and source in one click.

A :class:`LawLink` shows a citation and opens a :class:`LawPanel` beside it. It finds the law and the way to the
settings by itself: the first widget above it that has a ``session`` (with an open desk) and one that can ``go``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QSizePolicy, QWidget

from ui.theme import SIZE, SPACE, paint_icon, theme
from ui.widgets.buttons import IconButton, LinkButton
from ui.widgets.chip import Chip
from ui.widgets.dates import long_date
from ui.widgets.layout import box, column, line, row, scroll
from ui.widgets.text import label

if TYPE_CHECKING:  # the unlock window shows remarks and must load nothing of the law
    from models.law.browse import Explanation, RuleLine
    from models.law.notice import Notice, RuleRef

    About = Notice | RuleRef | str
WIDTH, TALLEST = 470, 560
_MARK = 13
_PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class LawLink(QLabel):
    """A sentence or citation that opens what stands behind it: click, Enter or Space.

    ``about`` is a notice, a row of the law or a bare citation. Without ``text`` it shows the citation itself.
    """

    def __init__(
        self, about: About, text: str = "", *, kind: str = "fine", tone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._about = about
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        if tone:
            self.setProperty("tone", tone)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(80)
        self._room()
        self._role = tone or "muted"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("Buka dasar hukum")
        self.set_about(about, text)

    def set_about(self, about: About, text: str = "") -> None:
        """Show and explain something else."""
        self._about = about
        shown = text or cited(about)
        self.setText(shown)
        self.setAccessibleName(f"Dasar hukum: {shown}")

    def _room(self) -> None:
        """Room for the mark before the words."""
        self.setContentsMargins(_MARK + 7, 1, 4, 2)

    def changeEvent(self, event: QEvent) -> None:
        """A stylesheet of a widget above takes the margins away; put them back."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._room()

    def showEvent(self, event: QShowEvent) -> None:
        """The same where the stylesheet came before the first sight."""
        super().showEvent(event)
        self._room()

    def open_law(self) -> LawPanel:
        """Open the panel below the words."""
        return open_law(self, self._about)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the words."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            event.accept()
            self.open_law()
            return
        super().mouseReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the press, so that the release comes here and not to what lies below."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space press it."""
        if event.key() in _PRESS:
            event.accept()
            self.open_law()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Underline under the pointer."""
        self._underline(True)
        super().enterEvent(event)

    def leaveEvent(self, event: Any) -> None:
        """Go back."""
        self._underline(False)
        super().leaveEvent(event)

    def _underline(self, on: bool) -> None:
        shown = self.font()
        shown.setUnderline(on)
        self.setFont(shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mark, the words, and a ring while the keyboard is here."""
        super().paintEvent(event)
        painter = QPainter(self)
        paint_icon(painter, "scroll-text", getattr(theme().colours, self._role), 2, 3, _MARK)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme().colours.accent), 1.5))
            ring = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
            painter.drawRoundedRect(ring, SIZE.radius_small, SIZE.radius_small)


class LawMark(IconButton):
    """The small mark behind a sentence that is not a citation itself."""

    def __init__(self, about: About, *, role: str = "muted", parent: QWidget | None = None) -> None:
        super().__init__("scroll-text", f"Dasar hukum: {cited(about)}", lambda: self.open_law(), role=role)
        self._about = about
        if parent is not None:
            self.setParent(parent)

    def open_law(self) -> LawPanel:
        """Open the panel below the mark."""
        return open_law(self, self._about)


class LawPanel(QFrame):
    """Article as cited, regulations with their full titles, sources, note, rows of the law; Escape closes."""

    def __init__(self, found: Explanation, parent: QWidget | None = None, shell: Any = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "finder")
        self.setAccessibleName("Dasar hukum")
        self.found = found
        self._shell = shell
        self.close_button = IconButton("circle-x", "Tutup", self.close)
        head = row(label("Dasar hukum", "card-title"), -1, self.close_button, margins=(SPACE.l, SPACE.s, SPACE.s, 0))
        body = column(gap=SPACE.m, margins=(SPACE.l, SPACE.xs, SPACE.l, SPACE.l))
        for part in self._parts(found):
            body.addWidget(part)
        body.addStretch(1)
        self._body = box(body)
        self._area = scroll(self._body)
        self._head = box(head)
        whole = column(self._head, self._area, gap=0, margins=(1, 1, 1, 1))
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setFixedWidth(WIDTH)

    def fit(self) -> None:
        """As tall as its words, no taller than it may be."""
        self.ensurePolished()
        layout = self._body.layout()
        assert layout is not None
        layout.activate()
        wanted = layout.heightForWidth(WIDTH - 14) + self._head.sizeHint().height() + 4
        self.setFixedHeight(min(TALLEST, wanted))

    def show_at(self, anchor: QWidget) -> None:
        """Below a widget, or above it where the screen ends."""
        self.fit()
        room = anchor.screen().availableGeometry()
        below = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        top = below.y()
        if top + self.height() > room.bottom():
            top = max(room.top(), anchor.mapToGlobal(QPoint(0, 0)).y() - self.height() - 4)
        left = max(room.left(), min(below.x(), room.right() - self.width()))
        self.move(left, top)
        self.show()
        self.close_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def _parts(self, found: Explanation) -> list[QWidget]:
        top = []
        if found.message:
            top.append(label(found.message, "strong", wrap=True))
        basis = found.legal_basis or "Aturan ini tidak menyebut pasal."
        top.append(label(basis, "" if found.message else "strong", wrap=True, select=True))
        parts = [box(column(*top, box(row(_mark(found.verified), -1)), gap=SPACE.xs))]
        parts += _listed("Peraturan", [_regulation_words(item) for item in found.regulations])
        parts += _listed("Dibaca pada", [_source_words(item) for item in found.sources])
        parts += _listed("Catatan", [found.note] if found.note else [])
        if found.rows:
            parts.append(box(column(label("Baris data aturan", "card-title"), *self._rows(found.rows), gap=6)))
        return parts

    def _rows(self, rows: Sequence[RuleLine]) -> list[QWidget]:
        from models.law.browse import TITLES

        made = []
        for item in rows:
            words = column(
                label(item.title, wrap=True),
                label(f"{TITLES.get(item.table, item.table)} · {period(item)} · {item.where}", "small", wrap=True),
                gap=1,
            )
            if self._shell is not None:
                go = LinkButton("Buka di Pengaturan", lambda item=item: self._go(item))
                go.setAccessibleName(f"Buka di Pengaturan: {item.title}")
                words.addLayout(row(go, -1))
            made += [line(), box(words)]
        return made

    def _go(self, item: RuleLine) -> None:
        shell = self._shell
        self.close()
        if shell is not None:
            on = item.effective_to or item.effective_from
            from models.law.notice import RuleRef

            shell.go("settings", section="lawbook", row=RuleRef(item.table, item.id, on))


def open_law(anchor: QWidget, about: About) -> LawPanel:
    """Open what stands behind a sentence, below ``anchor``. Without a law above it only the words themselves."""
    from models.law.browse import explain_any

    session = getattr(_above(anchor, "session"), "session", None)
    rulebook = getattr(getattr(session, "desk", None), "rulebook", None)
    found = explain_any(rulebook, about) if rulebook is not None else _bare(about)
    shell = None if _in_dialog(anchor) else _above(anchor, "go")
    panel = LawPanel(found, anchor.window(), shell)
    locking = getattr(session, "locking", None)
    if locking is not None:
        locking.connect(panel.close)
    panel.show_at(anchor)
    return panel


def cited(about: About) -> str:
    """The citation of a notice or a bare one; the id of a row."""
    from models.law.notice import Notice

    if isinstance(about, Notice):
        return about.legal_basis or about.message
    return about if isinstance(about, str) else about.id


def period(item: RuleLine) -> str:
    """From when to when a row holds, in words."""
    start, end = item.effective_from, item.effective_to
    if start is None and end is None:
        return "tanpa batas waktu"
    if end is None:
        return f"berlaku sejak {_day(start)}"
    return f"{_day(start)} s.d. {_day(end)}" if start else f"berlaku s.d. {_day(end)}"


def _day(day: date | None) -> str:
    return long_date(day) if day else ""


def _mark(verified: bool) -> Chip:
    if verified:
        return Chip("norma sudah dibaca", "accent")
    return Chip("belum diverifikasi", "amber", "Bunyi norma belum dibaca langsung.")


def _listed(title: str, texts: Sequence[str]) -> list[QWidget]:
    if not texts:
        return []
    lines = [label(text, wrap=True, select=True) for text in texts]
    for one in lines:
        one.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return [box(column(label(title, "card-title"), *lines, gap=3))]


def _regulation_words(item: Any) -> str:
    ended = f" (berlaku s.d. {long_date(item.effective_to)})" if item.effective_to else ""
    mark = "" if item.verified else " · judul belum diverifikasi"
    return f"{item.title}{ended}{mark}"


def _source_words(item: Any) -> str:
    return "\n".join((item.title, *item.addresses))


def _bare(about: About) -> Explanation:
    from models.law.browse import Explanation
    from models.law.notice import Notice

    if isinstance(about, Notice):
        return Explanation(about.legal_basis, (), (), about.verified, about.message, about.source)
    return Explanation(cited(about), (), (), True)


def _above(widget: QWidget | None, name: str) -> Any:
    """The first widget from here upwards that has an attribute; also a ``shell`` that has it."""
    while widget is not None:
        if getattr(widget, name, None) is not None:
            return widget
        shell = getattr(widget, "shell", None)
        if shell is not None and getattr(shell, name, None) is not None:
            return shell
        widget = widget.parentWidget()
    return None


def _in_dialog(widget: QWidget | None) -> bool:
    while widget is not None:
        if isinstance(widget, QDialog):
            return True
        widget = widget.parentWidget()
    return False


__all__ = ["LawLink", "LawMark", "LawPanel", "cited", "open_law", "period"]
