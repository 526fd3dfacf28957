"""Windows over the window: a form, a question for a reason, a trouble."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from models.law.errors import Trouble
from models.law.notice import Notice
from ui.theme import SPACE
from ui.widgets.buttons import DangerButton, PlainButton, PrimaryButton
from ui.widgets.citing import sentence
from ui.widgets.field import Field
from ui.widgets.fields import LongTextField
from ui.widgets.form import Form
from ui.widgets.layout import box, column, line, reveal, row, scroll
from ui.widgets.notices import NoticeList
from ui.widgets.text import IconLabel, label

DRAFT_PAUSE = 900
"""Milliseconds without a key after which a draft is kept."""


class DraftPlace(Protocol):
    """Where drafts lie (``session.drafts``)."""

    def load(self, key: str) -> dict[str, Any] | None: ...

    def save(self, key: str, values: dict[str, Any]) -> None: ...

    def drop(self, key: str) -> None: ...


class TroublePanel(QWidget):
    """A trouble inside a form or a page: what happened, what was kept, what to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = label("", "strong", wrap=True, tone="red")
        self._rest = label("", "", wrap=True)
        layout = row(gap=10)
        layout.addWidget(IconLabel("octagon-alert", "red", 20), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(column(self._what, self._rest, gap=3), 1)
        self.setLayout(layout)
        reveal(self, False)

    def show_trouble(self, trouble: Trouble | None) -> None:
        """Show it; None hides the panel."""
        if trouble is None:
            reveal(self, False)
            return
        self._what.setText(trouble.what)
        rest = " ".join(part for part in (trouble.kept, trouble.do) if part)
        self._rest.setText(rest)
        reveal(self._rest, bool(rest))
        self.setAccessibleName(str(trouble))
        reveal(self, True)


class Sheet(QDialog):
    """A dialog with a title, a body that scrolls, and a line of buttons. Escape closes."""

    def __init__(self, parent: QWidget | None, title: str, text: str = "", *, width: int = 560) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(width)
        self.head = column(label(title, "title", wrap=True), gap=4)
        if text:
            self.head.addWidget(sentence(text))
        self.body = column(gap=SPACE.m, margins=(SPACE.xl, SPACE.xs, SPACE.xl, SPACE.l))
        self._area = scroll(box(self.body))
        self.trouble = TroublePanel()
        self.buttons = row(gap=SPACE.s, margins=(SPACE.xl, SPACE.m, SPACE.xl, SPACE.m))
        foot = column(box(column(self.trouble, margins=(SPACE.xl, 0, SPACE.xl, 0))), line(), self.buttons, gap=SPACE.s)
        self._parts = (box(_head(self.head)), self._area.widget(), box(foot))
        outer = column(self._parts[0], self._area, self._parts[2], gap=0)
        outer.setStretch(1, 1)
        self.setLayout(outer)

    def showEvent(self, event: QShowEvent) -> None:
        """As tall as the content where the screen allows it."""
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Take the height that the content needs, no more than the screen has."""
        wanted = 0
        for part in self._parts:
            layout = part.layout() if part is not None else None
            if layout is not None:
                layout.activate()
                tall = layout.heightForWidth(self.width()) if layout.hasHeightForWidth() else layout.sizeHint().height()
                wanted += tall
        room = self.screen().availableGeometry().height() - 40
        self.resize(self.width(), min(room, wanted + 2))


def _head(head: Any) -> Any:
    head.setContentsMargins(SPACE.xl, SPACE.xl - 4, SPACE.xl, SPACE.m)
    return head


class FormDialog(Sheet):
    """A form over the window.

    ``submit(values)`` is called when everything is right; it usually starts an act and, in its ``done``, calls
    :meth:`finish`. With ``drafts`` and ``draft_key`` every pause in typing keeps a draft, closing keeps it too, and
    :meth:`finish` drops it. While an act runs, :meth:`busy` keeps the form still.
    """

    submitted = Signal(dict)

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str = "",
        *,
        action: str = "Simpan",
        icon: str = "",
        danger: bool = False,
        columns: int = 1,
        width: int = 560,
        submit: Callable[[dict[str, Any]], object] | None = None,
        drafts: DraftPlace | None = None,
        draft_key: str = "",
    ) -> None:
        super().__init__(parent, title, text, width=width)
        self.form = Form(columns=columns)
        self.notices = NoticeList()
        self.body.addWidget(self.notices)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self._submit, self._drafts, self._draft_key = submit, drafts, draft_key
        kind = DangerButton if danger else PrimaryButton
        self.ok = kind(action, self._press, icon=icon)
        self.ok.setDefault(True)
        self.no = PlainButton("Batal", self.reject)
        self.saved = label("", "fine")
        for part in (self.saved, -1, self.no, self.ok):
            if isinstance(part, int):
                self.buttons.addStretch(1)
            else:
                self.buttons.addWidget(part)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_PAUSE)
        self._timer.timeout.connect(self._keep)
        self._done = False
        self._held = False
        self._left: QWidget | None = None
        self.form.changed.connect(self._typed)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field, so that a stray Space or Enter presses nothing that cannot be undone."""
        super().showEvent(event)
        first = next((field for field in self.findChildren(Field) if field.isVisibleTo(self)), None)
        if first is not None:
            first.setFocus()

    def load_draft(self) -> bool:
        """Put the kept draft into the form; call after the fields were added. True where there was one."""
        draft = self._drafts.load(self._draft_key) if self._drafts is not None and self._draft_key else None
        if draft:
            self.form.set_values(draft)
            self.saved.setText("Draf dipulihkan")
        self._timer.stop()
        return bool(draft)

    def busy(self, on: bool) -> None:
        """Hold the form still, and open, while an act runs; then the keyboard goes back to where it was."""
        if on and not self._held:
            self._left = self.focusWidget()
        self._held = on
        self.form.setEnabled(not on)
        self.ok.setEnabled(not on)
        self.no.setEnabled(not on)
        if not on and self._left is not None and shiboken6.isValid(self._left):
            self._left.setFocus()
            self._left = None

    def finish(self, _result: Any = None) -> None:
        """The act was done: drop the draft and close."""
        self._done = True
        self._timer.stop()
        if self._drafts is not None and self._draft_key:
            self._drafts.drop(self._draft_key)
        self.accept()

    def fail(self, trouble: Trouble) -> None:
        """The act was not done: show why; nothing typed is lost."""
        self.busy(False)
        self.trouble.show_trouble(trouble)

    def _press(self) -> None:
        self.trouble.show_trouble(None)
        if not self.form.validate():
            return
        values = self.form.values()
        self.submitted.emit(values)
        if self._submit is not None:
            self._submit(values)

    def _typed(self) -> None:
        if self._drafts is not None and self._draft_key:
            self._timer.start()

    def _keep(self) -> None:
        if self._done or self._drafts is None or not self._draft_key:
            return
        self._drafts.save(self._draft_key, self.form.draft())
        self.saved.setText("Draf tersimpan")

    def keep_now(self) -> None:
        """Keep the draft at once (before locking)."""
        if self._timer.isActive():
            self._timer.stop()
            self._keep()

    def reject(self) -> None:
        """Close without the act; the draft stays. Not while the act runs: its answer belongs to this form."""
        if self._held:
            return
        self.keep_now()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing never loses a word. The program itself (locking) may close a form that waits for its act."""
        if not event.spontaneous():
            self._held = False
        self.keep_now()
        super().closeEvent(event)


class ReasonDialog(FormDialog):
    """Shows the warnings with their articles and asks for the written reason to go on all the same."""

    def __init__(
        self,
        parent: QWidget | None,
        notices: Sequence[Notice] = (),
        *,
        title: str = "Perlu alasan tertulis",
        text: str = "Tindakan ini dapat dilanjutkan bila alasannya ditulis. Alasan masuk ke jejak perkara.",
        question: str = "Alasan",
        action: str = "Lanjutkan dengan alasan",
        shortest: int = 10,
    ) -> None:
        super().__init__(parent, title, text, action=action, width=600)
        self.notices.set_notices(notices)
        self.form.add(
            "reason",
            question,
            LongTextField(lines=4),
            required=True,
            check=lambda words: "" if len(words) >= shortest else f"Tulis sedikitnya {shortest} huruf.",
        )
        self.submitted.connect(lambda _values: self.accept())

    def reason(self) -> str:
        """What was written."""
        return str(self.form.values()["reason"])


class TroubleBox(Sheet):
    """A trouble that belongs to no form: three sentences and one button."""

    def __init__(self, parent: QWidget | None, trouble: Trouble) -> None:
        super().__init__(parent, "Tidak berhasil", width=480)
        self.body.addLayout(_sentence("Apa yang terjadi", trouble.what, "octagon-alert", "red"))
        if trouble.kept:
            self.body.addLayout(_sentence("Yang tetap aman", trouble.kept, "shield-check", "accent"))
        if trouble.do:
            self.body.addLayout(_sentence("Yang dapat dilakukan", trouble.do, "arrow-right", "blue"))
        self.body.addStretch(1)
        self.ok = PrimaryButton("Mengerti", self.accept)
        self.ok.setDefault(True)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.ok)
        self.ok.setFocus()
        self.setAccessibleDescription(str(trouble))


def _sentence(title: str, text: str, picture: str, role: str) -> Any:
    layout = row(gap=12)
    layout.addWidget(IconLabel(picture, role, 20), 0, Qt.AlignmentFlag.AlignTop)
    layout.addLayout(column(label(title, "card-title"), label(text, wrap=True, select=False), gap=2), 1)
    return layout


class ConfirmDialog(Sheet):
    """Asks before something that cannot be taken back; the safe answer has the keyboard."""

    def __init__(
        self, parent: QWidget | None, title: str, text: str, *, action: str, danger: bool = True, no: str = "Batal"
    ) -> None:
        super().__init__(parent, title, width=480)
        self.body.addWidget(label(text, wrap=True))
        self.body.addStretch(1)
        kind = DangerButton if danger else PrimaryButton
        self.no = PlainButton(no, self.reject)
        self.ok = kind(action, self.accept)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.no)
        self.buttons.addWidget(self.ok)
        self.no.setFocus()


def open_trouble(parent: QWidget | None, trouble: Trouble) -> TroubleBox:
    """Show a trouble over the window without stopping the event loop."""
    shown = TroubleBox(parent, trouble)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    shown.open()
    return shown
