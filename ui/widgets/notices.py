"""What the rules answered: each sentence with its article, and a mark where the norm was not read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from models.law.notice import Notice, Severity
from ui.widgets.chip import Chip
from ui.widgets.lawlink import LawLink
from ui.widgets.layout import clear, column, reveal, row
from ui.widgets.text import IconLabel, label

LOOK = {
    Severity.BLOCK: ("red", "octagon-alert", "Tidak dapat"),
    Severity.WARN: ("amber", "triangle-alert", "Perlu alasan tertulis"),
    Severity.INFO: ("blue", "info", "Keterangan"),
}


class NoticeRow(QFrame):
    """One notice: icon and word of its weight, message, article, unverified mark with its source.

    A click anywhere, or Enter on the article, opens what stands behind it.
    """

    def __init__(self, notice: Notice, weight: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = notice
        tone, picture, usual = LOOK[notice.severity]
        weight = usual if weight is None else weight
        self.setProperty("kind", "notice")
        self.setProperty("tone", tone)
        words = column(label(notice.message, wrap=True, tone=tone), gap=2)
        foot = row(gap=8)
        if weight:
            foot.addWidget(label(weight, "small", tone=tone), 0, Qt.AlignmentFlag.AlignTop)
        self.link = LawLink(notice, notice.legal_basis, kind="small", tone=tone) if notice.legal_basis else None
        if self.link is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            foot.addWidget(self.link, 1, Qt.AlignmentFlag.AlignTop)
        else:
            foot.addStretch(1)
        if not notice.verified:
            foot.addWidget(Chip("belum diverifikasi", "amber", notice.source or "Bunyi norma belum dibaca langsung."))
        words.addLayout(foot)
        if not notice.verified and notice.source:
            words.addWidget(label(f"Sumber: {notice.source}", "small", wrap=True, tone=tone))
        layout = row(gap=10, margins=(12, 9, 12, 9))
        layout.addWidget(IconLabel(picture, tone), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        self.setLayout(layout)
        mark = "" if notice.verified else f". Belum diverifikasi, sumber: {notice.source}"
        self.setAccessibleName(f"{weight}. {notice.message}. {notice.legal_basis}{mark}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the sentence opens its article."""
        inside = self.rect().contains(event.position().toPoint())
        if self.link is not None and event.button() is Qt.MouseButton.LeftButton and inside:
            self.link.open_law()
            return
        super().mouseReleaseEvent(event)


class NoticeList(QWidget):
    """Notices, the heaviest first. Hides itself where there is none. ``weights`` gives other words for a severity."""

    def __init__(
        self,
        notices: Sequence[Notice] = (),
        parent: QWidget | None = None,
        weights: Mapping[Severity, str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._weights = weights or {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.set_notices(notices)

    def set_notices(self, notices: Sequence[Notice]) -> None:
        """Show others."""
        clear(self._column)
        weight = [Severity.BLOCK, Severity.WARN, Severity.INFO]
        for notice in sorted(notices, key=lambda one: weight.index(one.severity)):
            self._column.addWidget(NoticeRow(notice, self._weights.get(notice.severity)))
        reveal(self, bool(notices))
