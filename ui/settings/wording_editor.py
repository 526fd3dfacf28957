"""Rewriting the sentences of a letter beside a page that follows every word."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QMenu, QPlainTextEdit, QWidget

from models.law.errors import Trouble
from models.procedure import wordings
from reports.editing import rewritten
from ui.acts import submit_act
from ui.session import Session
from ui.settings import wording_flow as flow
from ui.settings.trying import TrialEditor
from ui.theme import SPACE
from ui.widgets.buttons import FilterBar, PlainButton
from ui.widgets.dialog import FormDialog
from ui.widgets.fields import ChoiceField, LongTextField
from ui.widgets.layout import box, column, reveal, row
from ui.widgets.text import label

PAUSE = 350
"""Milliseconds without a key after which the page is set again."""


class WordingEditor(TrialEditor):
    """Sentences one by one, or the whole file, at the left; the invented case at the right."""

    leaving = "Kalimat yang diubah belum disimpan. Templat yang berlaku tidak berubah."

    def __init__(
        self, session: Session, parent: QWidget | None, editable: flow.Editable, *, may_change: bool = True
    ) -> None:
        super().__init__(
            session,
            parent,
            f"Kalimat surat: {editable.row.title}",
            "Perkara pada pratinjau adalah perkara rekaan. Yang disimpan berlaku untuk surat yang dibuat sesudah ini.",
            fit="width",
            pause=PAUSE,
            may_change=may_change,
        )
        self.editable = editable
        self.source = editable.source
        self._picked = ""
        self.mode = FilterBar([("sentences", "Kalimat"), ("file", "Seluruh berkas")], "Cara mengubah")
        self.list = QListWidget()
        self.list.setAccessibleName("Kalimat dalam surat ini")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sentence = QPlainTextEdit()
        self.sentence.setAccessibleName("Kalimat yang dipilih")
        self.sentence.setTabChangesFocus(True)
        self.sentence.setFixedHeight(112)
        self.insert = PlainButton("Sisipkan isian…", self._menu)
        self.file = QPlainTextEdit()
        self.file.setAccessibleName("Berkas templat")
        self.file.setTabChangesFocus(True)
        self.file.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.mistakes = label("", wrap=True, tone="red")
        self._one = box(column(self.list, self.sentence, row(self.insert, -1), gap=SPACE.s))
        left = box(column(self.mode, self._one, self.file, self.mistakes, gap=SPACE.s))
        self.lay_out(left, (520, 520), "Simpan sebagai kalimat kantor…")
        for edit in (self.sentence, self.file):
            edit.setReadOnly(not may_change)
        self.mode.chosen.connect(self._mode)
        self.list.currentRowChanged.connect(self._pick)
        self.sentence.textChanged.connect(self._typed)
        self.file.textChanged.connect(self._file_typed)
        reveal(self.file, False)
        self._list()
        self.list.setCurrentRow(0)
        self.try_out()
        self._buttons()

    # --- editing -----------------------------------------------------------------------------------------------------

    def _mode(self, key: str) -> None:
        whole = key == "file"
        if whole:
            self._quiet(self.file, self.source)
        else:
            self._list()
            self.list.setCurrentRow(0)
        reveal(self._one, not whole)
        reveal(self.file, whole)

    def _list(self) -> None:
        kept = self.list.currentRow()
        self._found = flow.list_sentences(self.editable.row.kind, self.source)
        self.list.blockSignals(True)
        self.list.clear()
        for one in self._found:
            self.list.addItem(one.text)
            self.list.item(self.list.count() - 1).setToolTip(one.place)
        self.list.setCurrentRow(kept)
        self.list.blockSignals(False)

    def _pick(self, place: int) -> None:
        self._picked = self._found[place].text if 0 <= place < len(self._found) else ""
        self._quiet(self.sentence, self._picked)
        self.sentence.setEnabled(bool(self._picked))

    @staticmethod
    def _quiet(edit: QPlainTextEdit, text: str) -> None:
        edit.blockSignals(True)
        edit.setPlainText(text)
        edit.blockSignals(False)

    def _typed(self) -> None:
        new = " ".join(self.sentence.toPlainText().split())
        if not self._picked or not new:
            return
        self.trouble.show_trouble(None)
        if new == self._picked:
            return
        try:
            self.source = rewritten(self.source, self._picked, new)
        except Trouble as trouble:
            self.trouble.show_trouble(trouble)
            return
        item = self.list.currentItem()
        if item is not None:
            item.setText(new)
        self._picked = new
        self._timer.start()

    def _file_typed(self) -> None:
        self.source = self.file.toPlainText()
        self._timer.start()

    def _menu(self) -> None:
        menu = QMenu(self)
        for name in flow.list_facts(self.editable.shipped):
            menu.addAction(name, lambda name=name: self._insert(name))
        menu.popup(self.insert.mapToGlobal(self.insert.rect().bottomLeft()))

    def _insert(self, name: str) -> None:
        self.sentence.insertPlainText(f"{{{{ {name} }}}}")
        self.sentence.setFocus()

    # --- trying ------------------------------------------------------------------------------------------------------

    def try_out(self) -> None:
        """Set the invented case with what is written now."""
        desk, kind, source = self.session.desk, self.editable.row.kind, self.source
        self.session.tasks.query("settings.wording", lambda: flow.try_out(desk, kind, source), self._tried, owner=self)

    def _tried(self, tried: flow.Tried) -> None:
        self.mistakes.setText("\n".join(tried.mistakes[:4]))
        reveal(self.mistakes, bool(tried.mistakes))
        if tried.pdf:
            self.page.show_pdf(tried.pdf, keep_place=True)
        self._sound = not tried.mistakes
        self._buttons()

    def changed(self) -> bool:
        """Whether the wording is another than the one in use."""
        return self.source != self.editable.source

    def _buttons(self) -> None:
        self.save.setEnabled(self._may and self.changed() and self._sound)
        self.back.setEnabled(self._may and bool(self.editable.versions))

    # --- keeping -----------------------------------------------------------------------------------------------------

    def _save(self) -> None:
        dialog = FormDialog(self, "Simpan kalimat kantor", "Alasannya masuk ke jejak, di samping versinya.")
        dialog.form.add("reason", "Alasan perubahan", LongTextField(lines=3), required=True)
        desk, kind, source = self.session.desk, self.editable.row.kind, self.source

        def keep(said: dict[str, Any], _override: str) -> int:
            return wordings.save(desk, kind, source, said["reason"])

        submit_act(self.session, dialog, keep, lambda _r: self._kept("Kalimat kantor disimpan dan dipakai"))
        dialog.open()

    def _versions(self) -> None:
        dialog = self.version_form()
        choices: list[tuple[Any, str]] = [(0, f"Bawaan program ({self.editable.shipped_version.rpartition('/')[2]})")]
        for one in self.editable.versions:
            used = ", sedang dipakai" if one.in_use else ""
            choices.append((one.id, f"{one.name}: {one.reason} ({one.letters} surat{used})"))
        dialog.form.add("version", "Versi", ChoiceField(choices), required=True).set_value(0)
        dialog.form.add("reason", "Alasan", LongTextField(lines=2))
        desk, kind = self.session.desk, self.editable.row.kind

        def turn(said: dict[str, Any], _override: str) -> None:
            wordings.use(desk, kind, said["version"] or None, said["reason"])

        submit_act(self.session, dialog, turn, lambda _r: self._kept("Versi kalimat diganti"))
        dialog.open()
