"""Kalimat surat: every kind of letter, whose wording it uses, and the way to change it."""

from __future__ import annotations

from typing import Any

from models.registry.wordings import KindRow
from ui.settings import wording_flow as flow
from ui.settings.section import Section
from ui.settings.wording_editor import WordingEditor
from ui.widgets.card import Card, Line
from ui.widgets.chip import Chip
from ui.widgets.layout import box, clear, column
from ui.widgets.search import SearchBox


class WordingsSection(Section):
    """A line per kind, in the order of the road."""

    key = "wordings"
    title = "Kalimat surat"
    text = (
        "Kalimat dan susunan tiap jenis surat. Kantor dapat memakai kalimatnya sendiri dan kembali ke bawaan kapan "
        "saja; surat yang sudah final menyimpan kalimat yang dipakainya."
    )
    icon = "file-text"
    act = "letter.wording"

    def __init__(self, session: Any, shell: Any) -> None:
        super().__init__(session, shell)
        self._rows: list[KindRow] = []
        self.search = SearchBox("Cari jenis surat")
        self._holder = column(gap=12)
        self.add(self.search, box(self._holder))
        self.search.searched.connect(lambda _words: self._fill())
        self.editor: WordingEditor | None = None

    def refresh(self) -> None:
        """Read which wording each kind uses."""
        self.read(flow.read_kinds, self._show)

    def _show(self, rows: list[KindRow]) -> None:
        self._rows = rows
        self._fill()

    def _fill(self) -> None:
        clear(self._holder)
        words = self.search.text().casefold().split()
        found = [row for row in self._rows if all(word in row.title.casefold() for word in words)]
        for phase in dict.fromkeys(row.phase for row in found):
            card = Card(phase, gap=0)
            rows = [row for row in found if row.phase == phase]
            for row in rows:
                own = row.own is not None
                chip = Chip(f"kantor {row.own}" if own else "bawaan", "accent" if own else "muted")
                line = Line(row.title, behind=chip, link=True, last=row is rows[-1])
                line.pressed.connect(lambda row=row: self.edit(row))
                card.add(line)
            self._holder.addWidget(card)
        if not found:
            self._holder.addWidget(Card("Tidak ada jenis surat dengan kata itu."))

    def edit(self, row: KindRow) -> None:
        """Open the editor of a kind."""
        desk = self.session.desk
        self.read(lambda reader: flow.read_kind(desk, reader, row), self._open, "one")

    def _open(self, editable: flow.Editable) -> None:
        self.editor = WordingEditor(self.session, self.window(), editable, may_change=self.may_change)
        self.editor.kept.connect(self._kept)
        self.editor.open()

    def _kept(self, words: str) -> None:
        self.shell.toast(words)
        self.refresh()
