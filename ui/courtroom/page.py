"""Ruang Sidang: the list of hearings and deliberations at the door, and behind it the two full-screen rooms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.registry.calendar import HearingRow
from models.registry.cases import CaseRow
from ui.courtroom import list_flow as flow
from ui.courtroom.hearing import HearingPage
from ui.courtroom.vote import VotePage
from ui.page import Found, Key, Page
from ui.session import Session
from ui.theme import SPACE
from ui.widgets.card import Card, Line
from ui.widgets.chip import Chip
from ui.widgets.empty import EmptyState
from ui.widgets.layout import box, column, reveal, row, scroll
from ui.widgets.text import label


class CourtroomPage(Page):
    """``open()`` shows the list, ``open(hearing_id=...)`` a hearing, ``open(deliberation=case_id)`` a vote."""

    name = "courtroom"
    title = "Ruang Sidang"
    icon = "gavel"

    def __init__(self, session: Session, shell: Any = None, parent: QWidget | None = None) -> None:
        super().__init__(session, shell, parent)
        self._door: flow.Door | None = None
        self.hearing: HearingPage | None = None
        self.vote: VotePage | None = None
        self._read = False
        self.list = QWidget()
        self.list.setProperty("kind", "page")
        self.today, self.ahead = Card("Hari ini"), Card("Berikutnya")
        self.left_over, self.votes = Card("Belum selesai dari hari sebelumnya"), Card("Menunggu musyawarah")
        self.empty = EmptyState(
            "gavel",
            "Belum ada sidang",
            "Sidang yang dijadwalkan pada halaman perkara muncul di sini, demikian juga musyawarah sesudahnya.",
        )
        left = column(self.left_over, self.today, self.ahead, -1, gap=SPACE.l)
        right = column(self.votes, -1, gap=SPACE.l)
        both = row(gap=SPACE.l, margins=(SPACE.page, 0, SPACE.page, SPACE.xl))
        both.addLayout(left, 3)
        both.addLayout(right, 2)
        self._lists = scroll(box(both))
        inside = QVBoxLayout(self.list)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._lists)
        inside.addWidget(self.empty)
        self.rooms = QStackedWidget()
        self.rooms.addWidget(self.list)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.rooms)
        reveal(self.empty, False)

    # --- going in and out --------------------------------------------------------------------------------------------

    def open(self, **what: Any) -> None:
        self._leave_room()
        if what.get("hearing_id") is not None:
            self._enter(self._hearing_room())
            self._hearing_room().open(hearing_id=what["hearing_id"])
        elif what.get("deliberation") is not None:
            self._enter(self._vote_room())
            self._vote_room().open(case_id=what["deliberation"])
        else:
            self.full_screen = False
            self.rooms.setCurrentWidget(self.list)
            self.refresh()

    def _enter(self, room: Page) -> None:
        self.full_screen = True
        self.rooms.setCurrentWidget(room)

    def _leave_room(self) -> None:
        room = self.room
        if room is not None:
            room.shut()

    @property
    def room(self) -> Page | None:
        """The room that is entered, None at the list."""
        shown = self.rooms.currentWidget()
        return shown if isinstance(shown, Page) else None

    def _hearing_room(self) -> HearingPage:
        if self.hearing is None:
            self.hearing = HearingPage(self.session, self.shell)
            self.rooms.addWidget(self.hearing)
        return self.hearing

    def _vote_room(self) -> VotePage:
        if self.vote is None:
            self.vote = VotePage(self.session, self.shell)
            self.rooms.addWidget(self.vote)
        return self.vote

    def keys(self) -> Sequence[Key]:
        room = self.room
        return room.keys() if room is not None else ()

    def first_focus(self) -> QWidget | None:
        if self.room is not None:
            return self.room.first_focus()
        lines = self.list.findChildren(Line)
        return next((one for one in lines if one.focusPolicy() & Qt.FocusPolicy.TabFocus), None)

    def shut(self) -> None:
        self._leave_room()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page is shown: what was typed is saved first."""
        if isinstance(self.room, HearingPage):
            self.room.acts.save_now()
        super().hideEvent(event)

    # --- the list ----------------------------------------------------------------------------------------------------

    def refresh(self, changes: Any = None) -> None:
        if self.room is not None:
            return
        desk = self.session.desk
        self.session.tasks.query("courtroom", lambda: flow.door(desk), self._show, owner=self)

    def _show(self, found: flow.Door) -> None:
        self._door = found
        self.counted.emit(sum(1 for one in found.today if one.status != "selesai"))
        reveal(self.empty, found.empty)
        reveal(self._lists, not found.empty)
        for card, rows, none, dated in (
            (self.left_over, found.left_over, "", True),
            (self.today, found.today, "Tidak ada sidang hari ini.", False),
            (self.ahead, found.ahead, "Belum ada sidang yang dijadwalkan.", True),
        ):
            card.empty()
            for number, one in enumerate(rows):
                card.add(self._hearing_line(one, found, dated, last=number == len(rows) - 1))
            if not rows:
                card.add(label(none, "muted"))
            reveal(card, bool(rows) or bool(none))
        self.votes.empty()
        for number, case in enumerate(found.deliberations):
            self.votes.add(self._vote_line(case, last=number == len(found.deliberations) - 1))
        if not found.deliberations:
            self.votes.add(label("Tidak ada perkara yang menunggu musyawarah.", "muted"))

    def _hearing_line(self, one: HearingRow, found: flow.Door, dated: bool, *, last: bool) -> Line:
        front = label(one.starts_at.strftime("%H.%M"), "strong")
        front.setMinimumWidth(44)
        text = flow.hearing_text(one, "" if self.session.masked else one.name)
        if dated:
            text = f"{flow.day_title(one)} · {text}"
        chip = Chip(*flow.hearing_chip(one, found.now))
        line = Line(flow.hearing_title(one), text, front=front, behind=chip, link=True, last=last)
        line.pressed.connect(lambda: self.go_in(hearing_id=one.id))
        return line

    def _vote_line(self, case: CaseRow, *, last: bool) -> Line:
        text = " · ".join(part for part in ("" if self.session.masked else case.name, case.subject) if part)
        line = Line(f"Perkara {case.register_no}", text, behind=Chip("musyawarah", "amber"), link=True, last=last)
        line.pressed.connect(lambda: self.go_in(deliberation=case.id))
        return line

    def go_in(self, **what: Any) -> None:
        """Enter a room, through the shell where there is one so that Alt+Left leads back."""
        if self.shell is not None:
            self.shell.go(self.name, **what)
        else:
            self.open(**what)

    def look_up(self, words: str) -> Sequence[Found]:
        if self._door is None:
            return ()
        return [self._found(one) for one in (*self._door.today, *self._door.left_over, *self._door.ahead)]

    def _found(self, one: HearingRow) -> Found:
        def go() -> None:
            self.go_in(hearing_id=one.id)

        return Found(flow.hearing_title(one), flow.day_title(one), "Sidang", "gavel", go)
