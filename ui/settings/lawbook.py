"""Data aturan: every row of the law, searched and read; the office's own rows, with dates and reasons."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QMenu

from models.law.browse import TITLES, RuleFilter, RuleLine, search
from models.law.notice import RuleRef
from models.registry.rules import OfficeRow
from ui.settings import lawflow, lawforms
from ui.settings.lawdetail import DetailPane, Doing
from ui.settings.lawlist import RuleList
from ui.settings.section import Section
from ui.theme import SPACE
from ui.widgets.banner import Remark
from ui.widgets.buttons import PlainButton
from ui.widgets.dates import DateField
from ui.widgets.fields import CheckField, ChoiceField
from ui.widgets.layout import box, column, reveal, row
from ui.widgets.search import SearchBox
from ui.widgets.text import label


class LawbookSection(Section):
    """Search and filters above, rows at the left, the chosen row at the right."""

    key = "lawbook"
    title = "Data aturan"
    text = (
        "Setiap baris aturan dengan pasal, sumber, dan masa berlakunya. Baris yang sudah dipakai tidak pernah diubah."
    )
    icon = "book-open"
    act = "law.row"
    wide = True

    def __init__(self, session: Any, shell: Any) -> None:
        super().__init__(session, shell)
        self._wanted: RuleRef | None = None
        self.left_out = Remark("", "amber")
        self.left_out.set("", "amber")
        self.box = SearchBox("Cari pasal, bunyi, nama, catatan…", "Cari dalam data aturan")
        self.table = ChoiceField(list(TITLES.items()), empty="Semua tabel")
        self.table.name("Tabel")
        self.on = DateField(None, today=session.today)
        self.on.name("Berlaku pada hari")
        self.on.edit.setPlaceholderText("Berlaku pada…")
        self.on.setToolTip("Hanya baris yang berlaku pada hari itu")
        self.unread = CheckField("Belum diverifikasi")
        self.own = CheckField("Baris kantor")
        self.count = label("", "fine")
        self.list = RuleList(session.today())
        may = self.may_change
        doing = Doing(self._close, self._replace, self._withdraw) if may else Doing()
        self.pane = DetailPane(shell, doing)
        self.add(self.left_out, self._filters(), self._halves())
        self.body.setStretch(2, 1)
        self._connect()

    def _filters(self) -> Any:
        self.table.setMinimumWidth(150)
        self.table.setMaximumWidth(210)
        self.on.setFixedWidth(164)
        first = row(self.box, self.table, gap=SPACE.s)
        first.setStretch(0, 2)
        first.setStretch(1, 1)
        if self.may_change:
            self.add_button = PlainButton("Tambah…", self._offer, icon="plus")
            first.addWidget(self.add_button)
        second = row(self.on, self.unread, self.own, -1, self.count, gap=SPACE.m)
        return box(column(first, second, gap=SPACE.s))

    def _halves(self) -> Any:
        halves = row(self.list, self.pane, gap=SPACE.l)
        halves.setStretch(0, 5)
        halves.setStretch(1, 6)
        return box(halves)

    def _connect(self) -> None:
        self.box.searched.connect(lambda _words: self._search())
        self.box.left_down.connect(self.list.setFocus)
        for field in (self.table, self.on, self.unread, self.own):
            field.changed.connect(self._search)
        self.list.picked.connect(self._picked)

    # -- reading --------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Search again; say what was left out."""
        said = lawflow.left_out_words(self.session.desk.rulebook.left_out)
        words = (
            f"Yang tidak dipakai ({len(self.session.desk.rulebook.left_out)}): " + "; ".join(said) + "." if said else ""
        )
        self.left_out.set(words, "amber")
        self._search()

    def show_row(self, wanted: RuleRef) -> None:
        """Go to a row: filters are taken away so that it is there."""
        self._wanted = wanted
        self.box.clear()
        for field, value in ((self.table, None), (self.on, None), (self.unread, False), (self.own, False)):
            field.blockSignals(True)
            field.set_value(value)
            field.blockSignals(False)
        self._search()

    def _search(self) -> None:
        asked = RuleFilter(
            self.box.text().strip(), self.table.value(), self.on.value(), self.unread.value(), self.own.value()
        )
        found = search(self.session.desk.rulebook, asked)
        self.count.setText(f"{len(found)} baris")
        wanted, self._wanted = self._wanted, None
        keep = self.list.current()
        self.list.show_lines(found, keep)
        if wanted is not None:
            place = self.list.rows.place(wanted.table, wanted.id, wanted.on)
            if place >= 0:
                self.list.choose(place)
        reveal(self.pane, bool(found))
        if not found:
            self.pane.show_detail(None)

    def _picked(self, one: RuleLine) -> None:
        desk = self.session.desk
        self.read(lambda reader: lawflow.read_detail(desk, reader, one), self._show)

    def _show(self, detail: lawflow.Detail | None) -> None:
        now = self.list.current()
        if detail is None or now is None or (detail.line.table, detail.line.id) == (now.table, now.id):
            self.pane.show_detail(detail)

    # -- doing ----------------------------------------------------------------------------------------------------

    def _done(self, words: str) -> None:
        self.shell.toast(words)
        self.refresh()

    def _offer(self) -> None:
        """What may be added: a row of the table shown, of any other table, days off of a year."""
        menu = QMenu(self)
        chosen = self.table.value()
        for key, words in sorted(TITLES.items(), key=lambda one: one[0] != chosen):
            menu.addAction(f"{words}…", lambda key=key: self.add_to(key))
            if key == chosen:
                menu.addSeparator()
        menu.addSeparator()
        menu.addAction("Hari libur satu tahun dari berkas…", self._holidays)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))

    def add_to(self, table: str) -> None:
        """Open the form for a new row of a table."""
        lawforms.RowForm(self.window(), self.session, table, None, self._done).open()

    def _close(self, detail: lawflow.Detail) -> None:
        lawforms.close_form(self.window(), self.session, detail.line, self._done).open()

    def _replace(self, detail: lawflow.Detail) -> None:
        lawforms.RowForm(self.window(), self.session, detail.line.table, detail.line, self._done).open()

    def _withdraw(self, detail: lawflow.Detail, step: OfficeRow) -> None:
        lawforms.withdraw_form(self.window(), self.session, detail.line, step, self._done).open()

    def _holidays(self) -> None:
        lawforms.holidays_form(self.window(), self.session, self._done).open()

    def shut(self) -> None:
        """Let go of the cases that were read."""
        self.pane.show_detail(None)
