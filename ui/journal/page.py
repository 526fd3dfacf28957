"""Jejak: who did what, when; and whether all of it still holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from models.registry.journal import JournalRow, journal_ids, journal_rows
from models.registry.viewer import Viewer
from ui.journal import flow
from ui.journal.inspection import inspect
from ui.page import Found, Key, Page
from ui.rows import Column, LazyModel, TableView
from ui.theme import SPACE
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.dates import DateField, long_date, short_date
from ui.widgets.fields import ChoiceField
from ui.widgets.keyvalue import KeyValue
from ui.widgets.layout import box, column, reveal, row, scroll
from ui.widgets.notices import NoticeList
from ui.widgets.search import SearchBox
from ui.widgets.text import label


class JournalPage(Page):
    """Filterable list of the chain, newest first; one entry at the right; verify now."""

    name = "journal"
    title = "Jejak"
    icon = "scroll-text"

    def __init__(self, session: Any, shell: Any = None, parent: QWidget | None = None) -> None:
        super().__init__(session, shell, parent)
        desk = session.desk
        self._viewer = Viewer(desk.sitter.id, desk.sitter.role)
        self.search = SearchBox("Cari tindakan atau nomor perkara…", "Cari dalam jejak")
        self.groups = ChoiceField(flow.GROUPS, empty="Semua tindakan")
        self.groups.name("Kelompok tindakan")
        self.accounts = ChoiceField([(one.slot_id, one.name) for one in desk.vault.accounts()], empty="Semua akun")
        self.accounts.name("Akun")
        self.since = DateField(today=session.today, weekday=False)
        self.since.name("Sejak tanggal")
        self.since.edit.setPlaceholderText("sejak")
        self.until = DateField(today=session.today, weekday=False)
        self.until.name("Sampai tanggal")
        self.until.edit.setPlaceholderText("sampai")
        self.model = LazyModel(self._columns(), self._fetch, self)
        self.table = TableView(self.model, "Jejak")
        self.count = label("", "fine")
        self.verify = PrimaryButton("Periksa sekarang", self._verify, icon="shield-check")
        self.verify.setEnabled(session.can("vault.inspect"))
        self.panel = EntryPanel(lambda case: shell.go("cases", case_id=case))
        tools = row(self.search, self.groups, self.accounts, self.since, self.until, gap=SPACE.s)
        tools.setStretch(0, 1)
        left = column(self.table, row(self.count, -1, self.verify), gap=SPACE.m)
        left.setStretch(0, 1)
        whole = row(box(left), self.panel, gap=SPACE.l)
        whole.setStretch(0, 1)
        outer = column(tools, whole, gap=SPACE.m, margins=(SPACE.page, 0, SPACE.page, SPACE.l))
        outer.setStretch(1, 1)
        self.setLayout(outer)
        self.search.searched.connect(lambda _words: self.refresh())
        self.search.left_down.connect(self.table.setFocus)
        for field in (self.groups, self.accounts, self.since, self.until):
            field.changed.connect(self.refresh)
        self.table.current.connect(self._show_entry)
        self.table.opened.connect(self._open_case)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Filters and panel give way in a narrow window."""
        super().resizeEvent(event)
        wide = self.width() > 960
        for field in (self.groups, self.accounts, self.since, self.until):
            field.setFixedWidth(166 if wide else 134)
        self.panel.setFixedWidth(330 if wide else 276)

    @staticmethod
    def _columns() -> list[Column]:
        return [
            Column("seq", "No.", lambda r: str(r.seq), 66, "figures", above=480),
            Column("at", "Waktu", lambda r: f"{short_date(r.at.date(), year=True)} {r.at:%H.%M}", 158, "figures"),
            Column("act", "Tindakan", lambda r: r.act_name, 0, "strong", share=3),
            Column("case", "Perkara", lambda r: r.register_no, 92, "figures", above=420),
            Column("account", "Akun", lambda r: r.account, 0, "muted", share=2, above=620),
            Column("note", "Catatan", flow.remark, 0, "muted", tip=flow.remark, share=2, above=740),
        ]

    def _fetch(self, ids: Sequence[int]) -> Sequence[JournalRow | None]:
        with self.session.desk.read() as opened:
            return journal_rows(opened, self._viewer, ids)

    def open(self, **what: Any) -> None:
        """``words`` fills the search box (a register number)."""
        if "words" in what:
            self.search.setText(str(what["words"]))
        self.refresh()

    def refresh(self, changes: Any = None) -> None:
        """Read the numbers of the entries."""
        desk, viewer = self.session.desk, self._viewer
        wanted = flow.make_filter(
            self.search.text().strip(),
            self.groups.value(),
            self.accounts.value(),
            self.since.value(),
            self.until.value(),
            desk.clock.now().tzinfo,
        )

        def read() -> list[int]:
            with desk.read() as opened:
                return journal_ids(opened, viewer, wanted)

        self.session.tasks.query("journal.ids", read, self._show, owner=self)

    def _show(self, ids: list[int]) -> None:
        keep = self.table.current_id()
        self.model.set_ids(ids)
        self.count.setText(f"{len(ids)} entri" if ids else "Tidak ada entri yang cocok dengan saringan.")
        if keep is None or not self.table.go_to(keep):
            self.panel.show_entry(None)

    def _show_entry(self, seq: int | None) -> None:
        place = self.model.place_of(seq) if seq is not None else -1
        self.panel.show_entry(self.model.row_at(place) if place >= 0 else None)

    def _open_case(self, seq: int) -> None:
        found = self.model.row_at(self.model.place_of(seq))
        if isinstance(found, JournalRow) and found.case_id is not None and self.shell is not None:
            self.shell.go("cases", case_id=found.case_id)

    def _verify(self) -> None:
        inspect(self.session, self.window())

    def look_up(self, words: str) -> Sequence[Found]:
        """The check as an act."""
        return [Found("Periksa keutuhan brankas", "Jejak", "Tindakan", "shield-check", self._verify)]

    def keys(self) -> Sequence[Key]:
        """Shortcuts of the journal."""
        return (Key("Ctrl+F", "Cari dalam jejak", self.search.setFocus),)

    def first_focus(self) -> QWidget | None:
        """The search box."""
        return self.search

    def shut(self) -> None:
        """Let go of all rows."""
        self.model.clear()
        self.panel.show_entry(None)


class EntryPanel(QWidget):
    """One entry of the journal."""

    def __init__(self, open_case: Any) -> None:
        super().__init__()
        self._open_case = open_case
        self._title = label("", "heading", wrap=True)
        self._facts = KeyValue(key_width=74)
        self._case = LinkButton("", self._go)
        self._reason = label("", wrap=True)
        self._reason_card = Card("Alasan tertulis").add(self._reason)
        self._notices = NoticeList()
        self._hash = label("", "mono", wrap=True, select=True)
        chain = Card("Mata rantai").add(self._hash)
        card = Card().add(self._title, self._facts, row(self._case, -1))
        inner = column(card, self._reason_card, self._notices, chain, -1, gap=SPACE.m)
        self._area = scroll(box(inner))
        self._nothing = label("Pilih satu entri untuk melihat rinciannya.", "muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(self._nothing, self._area, gap=0))
        self._case_id: int | None = None
        self.show_entry(None)

    def show_entry(self, found: JournalRow | None) -> None:
        """Another entry, or none."""
        reveal(self._area, found is not None)
        reveal(self._nothing, found is None)
        if found is None:
            return
        self._title.setText(found.act_name)
        moment = f"{long_date(found.at.date(), weekday=True)} pukul {found.at:%H.%M.%S}"
        rows = [("Nomor", str(found.seq)), ("Waktu", moment), ("Akun", found.account), ("Mengenai", found.subject)]
        self._facts.set_rows([(name, value) for name, value in rows if value])
        self._case_id = found.case_id
        self._case.setText(f"Buka perkara {found.register_no}")
        self._case.setAccessibleName(self._case.text())
        reveal(self._case, found.case_id is not None)
        self._reason.setText(found.override)
        reveal(self._reason_card, bool(found.override))
        self._notices.set_notices(flow.notices(found))
        self._hash.setText(flow.grouped(found.hash))
        self._hash.setAccessibleName(f"Hash entri {found.hash}")

    def _go(self) -> None:
        if self._case_id is not None:
            self._open_case(self._case_id)
