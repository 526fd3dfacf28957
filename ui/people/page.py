"""Pegawai: the directory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from models.law.person import Person
from models.registry.people import (
    EarlierCase,
    PersonFilter,
    PersonRow,
    earlier_cases,
    person_ids,
    person_row,
    person_rows,
    person_units,
)
from models.registry.viewer import Viewer
from ui.cases.masking import masked_name, masked_number
from ui.page import Found, Key, Page
from ui.people import flow
from ui.people.editing import edit_person
from ui.people.panel import PersonPanel
from ui.rows import Column, LazyModel, TableView
from ui.theme import SPACE
from ui.widgets.buttons import FilterBar, PlainButton, PrimaryButton
from ui.widgets.card import PageHead
from ui.widgets.empty import EmptyState
from ui.widgets.fields import ChoiceField
from ui.widgets.layout import box, column, reveal, row
from ui.widgets.person import Pick
from ui.widgets.search import SearchBox
from ui.widgets.text import label

PANEL, PANEL_NARROW = 340, 280


class PeoplePage(Page):
    """Search, filter, one person at the right; import and entry by hand for those who may."""

    name = "people"
    title = "Pegawai"
    icon = "users"

    def __init__(self, session: Any, shell: Any = None, parent: QWidget | None = None) -> None:
        super().__init__(session, shell, parent)
        desk = session.desk
        self._viewer = Viewer(desk.sitter.id, desk.sitter.role)
        self._sort = ("name", False)
        self._wanted: int | None = None
        self.head = PageHead(self.title)
        self.search = SearchBox("Cari nama, NIP, jabatan, unit…", "Cari pegawai")
        self.kinds = FilterBar(
            [("all", "Semua"), ("pns", "PNS"), ("pppk", "PPPK"), ("other", "Non-ASN")], "Jenis pegawai"
        )
        self.units = ChoiceField(empty="Semua unit kerja")
        self.units.name("Unit kerja")
        self.units.setFixedWidth(210)
        self.model = LazyModel(self._columns(), self._fetch, self)
        self.table = TableView(self.model, "Daftar pegawai")
        self.panel = PersonPanel(session, lambda case: shell.go("cases", case_id=case), self._edit)
        self.panel.setFixedWidth(PANEL)
        self.count = label("", "fine")
        self.import_button = PrimaryButton("Impor daftar…", self.import_list, icon="upload")
        self.add_button = PlainButton("Tambah pegawai", self._add, icon="user-plus")
        self._lay_out()
        self.search.searched.connect(lambda _words: self._read_ids())
        self.search.left_down.connect(self.table.setFocus)
        self.kinds.chosen.connect(lambda _key: self._read_ids())
        self.units.changed.connect(self._read_ids)
        self.table.current.connect(self._show)
        self.table.opened.connect(lambda _id: self._edit() if session.can("people.save") else None)
        self.table.sort_asked.connect(self._sorted)
        self.table.show_sorted(*self._sort)
        self.model.trouble.connect(lambda error: shell.trouble(error) if shell else None)
        if shell is not None:
            shell.provide(self._find_people)

    def _lay_out(self) -> None:
        may_import, may_save = self.session.can("people.import"), self.session.can("people.save")
        reveal(self.import_button, may_import)
        reveal(self.add_button, may_save)
        self.search.setMinimumWidth(180)
        tools = row(self.search, self.units, gap=SPACE.m)
        tools.setStretch(0, 1)
        foot = row(self.count, -1, self.add_button, self.import_button)
        left = column(tools, self.kinds, self.table, foot, gap=SPACE.m)
        left.setStretch(2, 1)
        whole = row(box(left), self.panel, gap=SPACE.l)
        whole.setStretch(0, 1)
        self.empty = EmptyState(
            "users",
            "Belum ada pegawai",
            "Daftar pegawai dipakai untuk memilih terlapor, saksi, dan anggota majelis. Impor dari SIASN, SIMPEG/DUK, "
            "atau daftar lain (.xlsx, .xls, .ods, .csv).",
            "Impor daftar…" if may_import else "",
            self.import_list,
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(box(whole))
        self.stack.addWidget(self.empty)
        self.setLayout(column(self.stack, margins=(SPACE.page, 0, SPACE.page, SPACE.l)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel gives way in a narrow window."""
        super().resizeEvent(event)
        self.panel.setFixedWidth(PANEL if self.width() > 960 else PANEL_NARROW)

    def _columns(self) -> list[Column]:
        def shown(person: Person) -> str:
            return masked_name(person.titled_name) if self.session.masked else person.titled_name

        def number(person: Person) -> str:
            return masked_number(person.shown_number) if self.session.masked else person.shown_number

        return [
            Column("name", "Nama", lambda r: shown(r.person), look="strong", sort="name"),
            Column("number", "NIP / nomor", lambda r: number(r.person), 186, "figures", sort="number"),
            Column("golongan", "Gol.", lambda r: r.person.golongan, 62, "plain", sort="golongan", above=560),
            Column(
                "unit",
                "Unit kerja",
                lambda r: r.person.unit,
                0,
                "muted",
                sort="unit",
                tip=lambda r: r.person.unit,
                above=480,
            ),
        ]

    def _fetch(self, ids: Sequence[int]) -> Sequence[PersonRow | None]:
        with self.session.desk.read() as opened:
            return person_rows(opened, ids)

    # -- reading --------------------------------------------------------------------------------------------------

    def open(self, **what: Any) -> None:
        """``person_id`` goes to a person; ``words`` fills the search box."""
        self._wanted = what.get("person_id")
        if "words" in what or self._wanted is not None:
            self.search.setText(str(what.get("words", "")))
            self.kinds.choose("all")
        self.refresh()

    def refresh(self, changes: Any = None) -> None:
        """Read units and ids again where people changed."""
        topics = getattr(changes, "topics", None)
        if topics is not None and "people" not in topics and self.model.rowCount():
            return
        desk = self.session.desk

        def read() -> list[str]:
            with desk.read() as opened:
                return person_units(opened)

        self.session.tasks.query("people.units", read, self._show_units, owner=self)
        self._read_ids()

    def _show_units(self, units: list[str]) -> None:
        self.units.blockSignals(True)
        self.units.set_choices([(unit, unit) for unit in units])
        self.units.blockSignals(False)

    def _filter(self) -> PersonFilter:
        unit = self.units.value()
        return PersonFilter(self.search.text().strip(), flow.GROUPS[self.kinds.current()], (unit,) if unit else ())

    def _read_ids(self) -> None:
        desk, wanted, (sort, descending) = self.session.desk, self._filter(), self._sort

        def read() -> tuple[list[int], bool]:
            with desk.read() as opened:
                found = person_ids(opened, wanted, sort=sort, descending=descending)  # type: ignore[arg-type]
                return found, bool(found) or bool(person_ids(opened, limit=1))

        self.session.tasks.query("people.ids", read, self._show_ids, owner=self)

    def _show_ids(self, answer: tuple[list[int], bool]) -> None:
        ids, anybody = answer
        keep = self._wanted if self._wanted is not None else self.table.current_id()
        self._wanted = None
        self.model.set_ids(ids)
        self.stack.setCurrentIndex(0 if anybody else 1)
        self.count.setText(
            f"{len(ids):,} pegawai".replace(",", ".") if ids else "Tidak ada yang cocok dengan saringan."
        )
        if keep is None or not self.table.go_to(keep):
            self.panel.show_person(None, ())

    def _sorted(self, key: str, descending: bool) -> None:
        self._sort = (key, descending)
        self._read_ids()

    def _show(self, wanted: int | None) -> None:
        if wanted is None:
            self.panel.show_person(None, ())
            return
        desk, viewer = self.session.desk, self._viewer

        def read() -> tuple[PersonRow | None, list[EarlierCase] | None]:
            with desk.read() as opened:
                found = person_row(opened, wanted)
                if found is None or not viewer.sees_history:
                    return found, None
                return found, earlier_cases(opened, viewer, number=found.person.number, employee_id=wanted)

        self.session.tasks.query("people.one", read, lambda pair: self.panel.show_person(*pair), owner=self)

    # -- doing ----------------------------------------------------------------------------------------------------

    def import_list(self) -> None:
        """Open the import wizard."""
        from ui.people.importing import ImportWizard

        wizard = ImportWizard(self.window(), self.session)
        wizard.done_importing.connect(self._imported)
        wizard.open()

    def _imported(self, words: str) -> None:
        if self.shell is not None:
            self.shell.toast(words)

    def _add(self) -> None:
        edit_person(self.window(), self.session, None, self._saved)

    def _edit(self) -> None:
        wanted = self.table.current_id()
        if wanted is None:
            return
        with self.session.desk.read() as opened:
            found = person_row(opened, wanted)
        if found is not None:
            edit_person(self.window(), self.session, found, self._saved)

    def _saved(self, employee_id: Any) -> None:
        self._wanted = int(employee_id)
        self._read_ids()
        if self.shell is not None:
            self.shell.toast("Data pegawai disimpan")

    # -- elsewhere ------------------------------------------------------------------------------------------------

    def _find_people(self, words: str) -> list[Found]:
        with self.session.desk.read() as opened:
            ids = person_ids(opened, PersonFilter(words), limit=8)
            rows = person_rows(opened, ids)
        return [
            Found(
                one.name,
                flow.subtitle(one),
                "Pegawai",
                "user",
                lambda pid=one.id: self.shell.go("people", person_id=pid),
            )
            for one in rows
            if one is not None
        ]

    def look_up(self, words: str) -> Sequence[Found]:
        """Acts of this page."""
        found = []
        if self.session.can("people.import"):
            found.append(Found("Impor daftar pegawai", "", "Tindakan", "upload", self._go_import))
        if self.session.can("people.save"):
            found.append(Found("Tambah pegawai", "", "Tindakan", "user-plus", self._go_add))
        return found

    def _go_import(self) -> None:
        self.shell.go("people")
        self.import_list()

    def _go_add(self) -> None:
        self.shell.go("people")
        self._add()

    def keys(self) -> Sequence[Key]:
        """Shortcuts of the directory."""
        return (
            Key("Ctrl+F", "Cari pegawai", self.search.setFocus),
            Key(
                "Ctrl+I",
                "Impor daftar pegawai",
                lambda: self.import_list() if self.session.can("people.import") else None,
            ),
        )

    def first_focus(self) -> QWidget | None:
        """The search box."""
        return self.search

    def shut(self) -> None:
        """Let go of all rows."""
        self.model.clear()
        self.panel.show_person(None, ())


def person_search(session: Any) -> Callable[[str, Callable[[Sequence[Pick]], None]], object]:
    """For :class:`ui.widgets.person.PersonPicker`: looks in the directory on the database thread.

    ``Pick.key`` is the employee's id, ``Pick.data`` the :class:`~models.law.person.Person`.
    """

    def ask(words: str, show: Callable[[Sequence[Pick]], None]) -> None:
        desk = session.desk

        def read() -> list[Pick]:
            with desk.read() as opened:
                rows = person_rows(opened, person_ids(opened, PersonFilter(words), limit=20))
            return [Pick(one.id, one.name, flow.subtitle(one), one.person) for one in rows if one is not None]

        session.tasks.query("person.picker", read, show)

    return ask
