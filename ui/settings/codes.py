"""Kode klasifikasi: the table of archive codes, searched, changed, closed, read from a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from models.registry.classcodes import CodeRow, code_rows
from ui.rows import Column, LazyModel, TableView
from ui.settings.code_forms import CodeForm, ImportForm, close_form
from ui.settings.section import Section
from ui.theme import SPACE
from ui.widgets.buttons import PlainButton
from ui.widgets.dialog import FormDialog
from ui.widgets.fields import CheckField
from ui.widgets.layout import reveal, row
from ui.widgets.search import SearchBox
from ui.widgets.text import label

_STATES = {
    "closed": ("ditutup", "muted"),
    "verified": ("sudah dicocokkan", "accent"),
    "open": ("belum dicocokkan", "amber"),
}


def state_of(one: CodeRow) -> str:
    """A key of the states."""
    return "closed" if one.closed else "verified" if one.verified else "open"


class CodesSection(Section):
    """Search above, the table, what can be done below."""

    key = "codes"
    title = "Kode klasifikasi"
    text = (
        "Kode arsip yang dipakai kantor dalam nomor surat. Daftar bawaan hanya usulan: cocokkan dengan naskah yang "
        "berlaku, lalu tandai. Surat yang sudah memakai kode tetap menyimpannya."
    )
    icon = "table-2"
    act = "classification.set"
    wide = True

    def __init__(self, session: Any, shell: Any) -> None:
        super().__init__(session, shell)
        self._all: Sequence[CodeRow] = ()
        self._rows: list[CodeRow] = []
        self._wanted = ""
        self.dialog: FormDialog | None = None
        self.search = SearchBox("Cari kode, arti, sumber…", "Cari kode klasifikasi")
        self.unread = CheckField("Belum dicocokkan")
        self.closed = CheckField("Tampilkan yang ditutup")
        self.model = LazyModel(_columns(), lambda ids: [self._rows[one] for one in ids], self)
        self.table = TableView(self.model, "Tabel kode klasifikasi")
        self.about = label("", "muted", wrap=True, select=True)
        self.count = label("", "fine")
        self.close_button = PlainButton("Tutup kode…", self._close, icon="ban")
        self.edit_button = PlainButton("Ubah…", self._edit, icon="pencil")
        self.import_button = PlainButton("Impor dari berkas…", self._import, icon="upload")
        self.add_button = PlainButton("Tambah…", self._add, icon="plus")
        self._lay_out()
        self.search.searched.connect(lambda _words: self._fill())
        self.search.left_down.connect(self.table.setFocus)
        for field in (self.unread, self.closed):
            field.changed.connect(self._fill)
        self.table.current.connect(self._picked)
        self.table.opened.connect(lambda _id: self._edit())
        self._picked(None)

    def _lay_out(self) -> None:
        for field in (self.unread, self.closed):
            field.name("")
        buttons = (self.close_button, self.edit_button, self.import_button, self.add_button)
        for button in buttons:
            reveal(button, self.may_change)
        top = row(self.search, self.unread, self.closed, gap=SPACE.m)
        top.setStretch(0, 1)
        self.add(top, self.table, self.about, row(self.count, -1, *buttons))
        self.body.setStretch(1, 1)

    # -- reading --------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the table."""
        self.read(lambda reader: code_rows(reader, closed=True), self._show)

    def _show(self, rows: list[CodeRow]) -> None:
        self._all = rows
        self._fill()

    def _fill(self) -> None:
        current = self._wanted or (one.code if (one := self.current()) is not None else "")
        self._wanted = ""
        words = self.search.text().casefold().split()
        self._rows = [one for one in self._all if self._fits(one, words)]
        self.model.set_ids(range(len(self._rows)))
        place = next((place for place, one in enumerate(self._rows) if one.code == current), -1)
        if place >= 0:
            self.table.go_to(place)
        unread = sum(1 for one in self._all if not one.verified and not one.closed)
        rest = f" · {unread} belum dicocokkan" if unread else ""
        self.count.setText(f"{len(self._rows)} kode{rest}")

    def _fits(self, one: CodeRow, words: list[str]) -> bool:
        if one.closed and not self.closed.value():
            return False
        if self.unread.value() and (one.verified or one.closed):
            return False
        said = f"{one.code} {one.meaning} {one.source} {one.fate}".casefold()
        return all(word in said for word in words)

    def current(self) -> CodeRow | None:
        """The row the keyboard is on."""
        place = self.table.current_id()
        return self._rows[place] if place is not None and place < len(self._rows) else None

    def _picked(self, place: object) -> None:
        one = self._rows[place] if isinstance(place, int) and place < len(self._rows) else None
        self.about.setText(f"{one.code} · {one.meaning}. Sumber: {one.source or 'belum ditulis'}." if one else "")
        self.edit_button.allow("" if one else "Pilih sebuah kode dahulu.")
        self.edit_button.setText("Buka lagi…" if one and one.closed else "Ubah…")
        self.edit_button.setAccessibleName(self.edit_button.text())
        self.close_button.allow(
            "Pilih sebuah kode dahulu." if not one else "Kode ini sudah ditutup." if one.closed else ""
        )

    # -- doing ----------------------------------------------------------------------------------------------------

    def _open(self, dialog: FormDialog) -> None:
        self.dialog = dialog
        dialog.open()

    def _done(self, words: str, code: str = "") -> None:
        self._wanted = code
        self.shell.toast(words)
        self.refresh()

    def _add(self) -> None:
        self._open(CodeForm(self.window(), self.session, None, self._all, self._done))

    def _edit(self) -> None:
        one = self.current()
        if one is not None and self.may_change:
            self._open(CodeForm(self.window(), self.session, one, self._all, self._done))

    def _close(self) -> None:
        one = self.current()
        if one is not None:
            self._open(close_form(self.window(), self.session, one, self._done))

    def _import(self) -> None:
        self._open(ImportForm(self.window(), self.session, self._all, self._done))


def _columns() -> list[Column]:
    return [
        Column("code", "Kode", lambda r: r.code, 132, "figures"),
        Column("meaning", "Arti", lambda r: r.meaning, 0, "strong", tip=lambda r: r.meaning),
        Column("retention", "Masa simpan", lambda r: r.retention or "—", 220, "muted", tip=lambda r: r.retention),
        Column(
            "state", "Keadaan", lambda r: _STATES[state_of(r)][0], 150, "chip", tone=lambda r: _STATES[state_of(r)][1]
        ),
    ]
