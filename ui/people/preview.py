"""Import, step 3: every row, what would happen to it, and what a hand may decide about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.exchange import FIELD_LABELS, Entry, Plan
from models.law.notice import Severity
from ui.people import flow
from ui.rows import Column, LazyModel, TableView
from ui.theme import SPACE
from ui.widgets.buttons import FilterBar, PlainButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.form import Form
from ui.widgets.keyvalue import KeyValue
from ui.widgets.layout import box, clear, column, reveal, row, scroll
from ui.widgets.notices import NoticeList
from ui.widgets.search import SearchBox
from ui.widgets.text import label

PANEL = 360
WEIGHTS = {Severity.BLOCK: "Ditahan", Severity.WARN: "Diimpor, periksa", Severity.INFO: ""}
FILTERS = [
    ("all", "Semua"),
    ("problem", "Bermasalah"),
    ("hold", "Ditahan"),
    ("add", "Tambah"),
    ("update", "Perbarui"),
    ("skip", "Lewati"),
]


class PreviewStep(QWidget):
    """``decided`` sends new choices; the wizard makes another plan and shows it here."""

    decided = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._plan: Plan | None = None
        self.choices = flow.Choices()
        self._chips = row(gap=6)
        self._filters = FilterBar(FILTERS, "Baris")
        self._kinds = ChoiceField(empty="Semua masalah")
        self._kinds.name("Jenis masalah")
        self._kinds.setFixedWidth(300)
        self._search = SearchBox("Cari nama, nomor, baris…", "Cari dalam daftar")
        self.model = LazyModel(self._columns(), self._fetch, self)
        self.table = TableView(self.model, "Baris daftar pegawai")
        self._panel = EntryPanel()
        self._panel.setFixedWidth(PANEL)
        head = row(self._search, self._kinds, gap=SPACE.m)
        head.setStretch(0, 1)
        left = column(row(self._filters, gap=SPACE.m), head, self.table, gap=SPACE.s)
        left.setStretch(2, 1)
        whole = row(box(left), self._panel, gap=SPACE.l)
        whole.setStretch(0, 1)
        outer = column(row(self._chips, -1), whole, gap=SPACE.s)
        outer.setStretch(1, 1)
        self.setLayout(outer)
        self._filters.chosen.connect(lambda _key: self._list())
        self._kinds.changed.connect(self._list)
        self._search.searched.connect(lambda _words: self._list())
        self._search.left_down.connect(self.table.setFocus)
        self.table.current.connect(self._show)
        self._panel.decided.connect(self._decide)

    def show_plan(self, plan: Plan, choices: flow.Choices) -> None:
        """Show a plan; filter and line stay where they were."""
        keep = self.table.current_id()
        self._plan, self.choices = plan, choices
        clear(self._chips)
        self._chips.addWidget(label(f"{plan.counts.read} baris, {plan.counts.people} orang", "strong"))
        for words, tone in flow.counts_words(plan):
            self._chips.addWidget(Chip(words, tone))
        self._kinds.blockSignals(True)
        self._kinds.set_choices(flow.kind_choices(plan))
        self._kinds.blockSignals(False)
        for key, _words in FILTERS:
            self._filters.set_count(key, len(flow.entries_shown(plan, key)))
        self._list()
        if keep is not None:
            self.table.go_to(keep)
        elif self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def shut(self) -> None:
        """Let go of the list."""
        self.model.clear()
        self._plan = None

    def first_filter(self, key: str) -> None:
        """Begin with the rows that want a decision."""
        self._filters.choose(key)

    @staticmethod
    def _columns() -> list[Column]:
        return [
            Column("row", "Baris", lambda e: str(e.row), 58, "figures"),
            Column("name", "Nama", lambda e: e.person.titled_name or e.written.get("name", ""), 0, "strong", share=3),
            Column("number", "NIP / nomor", lambda e: e.person.shown_number, 186, "figures"),
            Column(
                "what", "Tindakan", lambda e: flow.action_words(e)[0], 104, "chip", lambda e: flow.action_words(e)[1]
            ),
            Column("why", "Catatan", flow.heaviest, 0, "muted", tip=flow.heaviest, share=2),
        ]

    def _fetch(self, ids: Sequence[int]) -> list[Entry | None]:
        entries = self._plan.entries if self._plan is not None else ()
        return [entries[place] if place < len(entries) else None for place in ids]

    def _list(self) -> None:
        if self._plan is None:
            return
        kind = self._kinds.value() or ""
        shown = flow.entries_shown(self._plan, self._filters.current(), kind, self._search.text())
        self.model.set_ids(shown)
        if shown:
            self.table.setCurrentIndex(self.model.index(0, 0))
        else:
            self._panel.show_entry(None, self.choices)

    def _show(self, place: int | None) -> None:
        if self._plan is None or place is None or place >= len(self._plan.entries):
            self._panel.show_entry(None, self.choices)
            return
        self._panel.show_entry(self._plan.entries[place], self.choices)

    def _decide(self, choices: flow.Choices) -> None:
        self.choices = choices
        self.decided.emit(choices)


class EntryPanel(QWidget):
    """One row: its problems, what would change, what was written, and the decisions open."""

    decided = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._entry: Entry | None = None
        self._choices = flow.Choices()
        self._title = label("", "heading", wrap=True)
        self._notices = NoticeList(weights=WEIGHTS)
        self._changes = Card("Yang berubah")
        self._change_rows = KeyValue(key_width=96)
        self._changes.add(self._change_rows)
        self._facts = KeyValue(key_width=96)
        self._correct = Card("Ketik yang benar")
        self._form = Form()
        self._use = PrimaryButton("Pakai isian ini", self._take_typed, icon="check")
        self._accept = PlainButton("Terima apa adanya", self._toggle_accept, icon="circle-check")
        self._leave = PlainButton("Jangan impor baris ini", self._toggle_leave, icon="circle-x")
        body = column(self._title, self._notices, self._facts, self._changes, self._correct, gap=SPACE.m)
        body.addLayout(column(self._accept, self._leave, gap=6))
        body.addStretch(1)
        self._area = scroll(box(body))
        self.setLayout(column(self._area))
        self.show_entry(None, self._choices)

    def show_entry(self, entry: Entry | None, choices: flow.Choices) -> None:
        """Another row, or none."""
        self._entry, self._choices = entry, choices
        content = self._area.widget()
        if content is not None:
            reveal(content, entry is not None)
        if entry is None:
            return
        words, _tone = flow.action_words(entry)
        name = entry.person.titled_name or entry.written.get("name", "")
        self._title.setText(f"Baris {entry.row} · {name or 'tanpa nama'} · {words}")
        self._notices.set_notices(flow.entry_notices(entry))
        self._facts.set_rows(flow.facts(entry.person))
        changes = flow.change_rows(entry)
        self._change_rows.set_rows(changes)
        reveal(self._changes, bool(changes))
        held, accepted = entry.action == "hold", entry.row in choices.accept
        left = entry.row in choices.leave_out
        reveal(self._correct, held or entry.row in choices.corrections)
        self._fill_form(entry)
        reveal(self._accept, (held and entry.acceptable) or accepted)
        self._accept.setText("Tahan lagi baris ini" if accepted else "Terima apa adanya")
        reveal(self._leave, entry.action in ("add", "update", "hold") or left)
        self._leave.setText("Impor lagi baris ini" if left else "Jangan impor baris ini")

    def _fill_form(self, entry: Entry) -> None:
        clear(self._correct.body)
        self._form = Form()
        typed = self._choices.corrections.get(entry.row, {})
        for name in flow.CORRECTABLE:
            if name not in entry.written and name not in typed and name not in ("name", "nip"):
                continue
            field = TextField(typed.get(name, entry.written.get(name, "")))
            self._form.add(name, FIELD_LABELS[name], field, required=True)
        self._use = PrimaryButton("Pakai isian ini", self._take_typed, icon="check")
        self._correct.add(self._form, row(self._use, -1))

    def _take_typed(self) -> None:
        assert self._entry is not None
        written = self._entry.written
        values = {key: str(value) for key, value in self._form.values().items() if value != written.get(key, "")}
        self.decided.emit(self._choices.with_correction(self._entry.row, values))

    def _toggle_accept(self) -> None:
        assert self._entry is not None
        yes = self._entry.row not in self._choices.accept
        self.decided.emit(self._choices.accepting(self._entry.row, yes))

    def _toggle_leave(self) -> None:
        assert self._entry is not None
        yes = self._entry.row not in self._choices.leave_out
        self.decided.emit(self._choices.leaving([self._entry.row], yes))
