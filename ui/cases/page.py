"""Perkara: the list, one case, and the recording of its decision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QStackedLayout, QWidget

from models.registry.cases import CaseFilter, case_rows, count_cases
from models.registry.search import search_ids
from ui.cases.case_view import CaseView, open_form
from ui.cases.decision import DecisionView
from ui.cases.exhibit import show_evidence
from ui.cases.forms.intake import RegisterDialog
from ui.cases.list import CaseList
from ui.cases.masking import Mask
from ui.cases.reading import CaseData, viewer_of
from ui.page import Found, Key, Page
from ui.widgets.card import PageHead
from ui.widgets.chip import SecrecyBadge
from ui.widgets.layout import reveal

QUIET = ("case.read", "draft.save")
"""Acts that change nothing a list shows."""


class CasesPage(Page):
    """``open()`` shows the list, ``open(case_id=…, section=…)`` a case, ``open(new=True)`` the form of a new one,
    ``open(stages=…)`` the list narrowed to stages."""

    name = "cases"
    title = "Perkara"
    icon = "folder-open"

    def __init__(self, session: Any, shell: Any = None, parent: QWidget | None = None) -> None:
        super().__init__(session, shell, parent)
        self.head = PageHead("Perkara")
        self.badge = SecrecyBadge()
        self.head.beside.addWidget(self.badge)
        self.badge.hide()
        self.list = CaseList(session)
        self.case = CaseView(session, self.go)
        self.decision = DecisionView(session)
        self.stack = QStackedLayout(self)
        self.stack.setContentsMargins(0, 0, 0, 0)
        for part in (self.list, self.case, self.decision):
            self.stack.addWidget(part)
        self.list.opened.connect(lambda case_id: self.go("cases", case_id=case_id))
        self.list.new_asked.connect(self.register)
        self.case.titled.connect(self._case_titled)
        self.case.gone.connect(lambda: self.go("cases"))
        self.case.decide.connect(self._decide)
        self.case.evidence_opened.connect(lambda *what: show_evidence(self, *what))
        self.decision.done.connect(self._decided)
        self.decision.left.connect(self._back_to_case)
        if shell is not None:
            shell.provide(self._provide)

    # -- showing --------------------------------------------------------------------------------------------------

    def open(self, **what: Any) -> None:
        """Show the list, a case, or a new one."""
        if what.get("case_id") is not None:
            self._put(self.case)
            self.case.open(what["case_id"], str(what.get("section") or ""))
            return
        self.case.forget()
        self._put(self.list)
        self.titled.emit("Perkara")
        if what.get("stages"):
            self.list.narrow_to(what["stages"])
        self.list.refresh()
        self._count()
        if what.get("new"):
            self.session.later(self.register)

    def _put(self, part: QWidget) -> None:
        self.stack.setCurrentWidget(part)
        reveal(self.badge, part is not self.list)

    def refresh(self, changes: Any = None) -> None:
        """Read again what is shown, if the change concerns it."""
        if changes is not None and getattr(changes, "act", "") in QUIET:
            return
        shown = self.stack.currentWidget()
        if shown is self.list:
            self.list.refresh(changes)
        elif shown is self.case and self._concerns(changes):
            self.case.read()
        self._count()

    def _concerns(self, changes: Any) -> bool:
        cases = getattr(changes, "cases", None)
        topics = getattr(changes, "topics", ())
        return not cases or self.case.case_id in cases or bool({"calendar", "office", "law"} & set(topics))

    def _count(self) -> None:
        desk = self.session.desk

        def read() -> int:
            with desk.read() as session:
                return count_cases(session, viewer_of(desk), CaseFilter(open_only=True))

        self.session.tasks.query("cases.count", read, self.counted.emit, owner=self)

    def _case_titled(self, title: str) -> None:
        if self.stack.currentWidget() is self.case:
            self.titled.emit(title)

    # -- doing ----------------------------------------------------------------------------------------------------

    def register(self) -> None:
        """Open the form of a new case."""
        if self.session.can("case.register"):
            open_form(RegisterDialog(self, self.session, lambda case_id: self.go("cases", case_id=case_id)))

    def _decide(self, data: CaseData) -> None:
        self.decision.show_case(data)
        self._put(self.decision)
        self.titled.emit("Pilih sanksi" if data.assessment else "Catat putusan")

    def _decided(self) -> None:
        self._back_to_case()
        if self.shell is not None:
            self.shell.toast("Putusan majelis dicatat")

    def _back_to_case(self) -> None:
        self.decision.forget()
        self._put(self.case)
        if self.case.case_id is not None:
            self.case.open(self.case.case_id, "putusan")

    def go(self, page: str, **what: Any) -> None:
        """To another page, or to another part of this one."""
        if self.shell is not None:
            self.shell.go(page, **what)
        elif page == self.name:
            self.open(**what)

    # -- keyboard and finder --------------------------------------------------------------------------------------

    def keys(self) -> Sequence[Key]:
        """Keys of the list; in a case, Ctrl+Enter does the next step and Ctrl+PageUp/PageDown change the section."""
        return (
            *self.list.keys(),
            Key("Ctrl+Return", "Langkah berikutnya dalam perkara", self._next_step, "Perkara"),
            Key("Ctrl+PgDown", "Bagian berikutnya", lambda: self._turn(1), "Perkara"),
            Key("Ctrl+PgUp", "Bagian sebelumnya", lambda: self._turn(-1), "Perkara"),
        )

    def _next_step(self) -> None:
        if self.stack.currentWidget() is self.case and self.case.data is not None and self.case.data.step is not None:
            self.case.press(self.case.data.step.act)

    def _turn(self, by: int) -> None:
        tabs = self.case.tabs
        if self.stack.currentWidget() is self.case:
            tabs.setCurrentIndex((tabs.currentIndex() + by) % tabs.count())

    def look_up(self, words: str) -> Sequence[Found]:
        """The act of this page for the finder."""
        if not self.session.can("case.register"):
            return ()
        opened = lambda: self.go("cases", new=True)  # noqa: E731 - a value of the line
        return (Found("Catat perkara baru", "Laporan, penerusan, atau temuan", "Tindakan", "folder-plus", opened),)

    def _provide(self, words: str) -> Sequence[Found]:
        """Cases for the finder; runs on the database thread."""
        desk = self.session.desk
        viewer = viewer_of(desk)
        with desk.read() as session:
            rows = case_rows(session, viewer, search_ids(session, viewer, words, limit=8))
        mask = Mask(self.session.masked)
        return [
            Found(f"{row.register_no} · {mask.name(row.name)}", row.subject, "Perkara", "folder-open",
                  lambda row=row: self.go("cases", case_id=row.id))
            for row in rows
            if row is not None
        ]  # fmt: skip

    def first_focus(self) -> QWidget | None:
        """The search box of the list, or the next step of a case."""
        return self.list.search if self.stack.currentWidget() is self.list else self.case.tabs

    def shut(self) -> None:
        """Let go of everything that was read."""
        self.list.shut()
        self.decision.forget()
        self.case.forget()
