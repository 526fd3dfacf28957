"""Forms of the code table: one code, closing, a file with many codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from models.law.errors import Trouble
from models.procedure import classcodes
from models.registry.classcodes import CODE, CodeRow
from models.registry.codefile import CodeChanges, CodeFile, compare_codes, read_codes
from ui.acts import submit_act
from ui.session import Session
from ui.widgets.banner import Remark
from ui.widgets.card import Card, Line
from ui.widgets.dialog import FormDialog
from ui.widgets.fields import CheckField, ChoiceField, FileField, LongTextField, TextField
from ui.widgets.layout import reveal
from ui.widgets.text import label

Done = Callable[..., object]
FATES = ("permanen", "musnah", "dinilai kembali")
SHOWN = 12
"""Wrong rows of a file that are named one by one."""
_SOURCE_NEEDED = "Sebutkan naskah dan halamannya, misalnya Permendagri 83/2022 lampiran hlm. 12."
_PATTERN = "Tabel (*.xlsx *.xls *.ods *.csv *.txt);;Semua berkas (*)"


class CodeForm(FormDialog):
    """One code: new, changed, or opened again."""

    def __init__(
        self, parent: QWidget, session: Session, old: CodeRow | None, known: Sequence[CodeRow], done: Done
    ) -> None:
        title = "Tambah kode" if old is None else f"Ubah kode {old.code}"
        text = "Kode yang ditutup dipakai lagi setelah disimpan." if old is not None and old.closed else ""
        super().__init__(parent, title, text, columns=2, width=640)
        self._old = old
        self._known = {one.code for one in known} if old is None else set()
        self._fields(old)
        submit_act(session, self, lambda said, _o: self._save(session, said), lambda code: done("Kode disimpan", code))

    def _press(self) -> None:
        """A mark without a source of its own is said at the field, before anything is tried."""
        words = self._source_problem()
        if words and self.form.validate():
            self.form.show_problem("source", words)
        if words:
            return
        super()._press()

    def _fields(self, old: CodeRow | None) -> None:
        form = self.form
        form.add("code", "Kode", TextField(placeholder="800.1.6.1", longest=30), required=True, check=self._check_code)
        fates = [(one, one) for one in dict.fromkeys([*FATES, *([old.fate] if old and old.fate else [])])]
        form.add("fate", "Nasib akhir", ChoiceField(fates, empty="Tidak diketahui"))
        form.add("meaning", "Arti", TextField(longest=200), required=True, wide=True)
        hint = "Kosong bila tidak diketahui."
        form.add("active_years", "Tahun aktif", TextField(longest=3), hint=hint, check=_check_years)
        form.add("inactive_years", "Tahun inaktif", TextField(longest=3), hint=hint, check=_check_years)
        form.add("verified", "Naskah", CheckField("Sudah dicocokkan dengan naskah yang berlaku"), wide=True)
        form.add("source", "Sumber", LongTextField(lines=2), wide=True, hint=_SOURCE_NEEDED)
        if old is not None:
            years = {
                key: "" if value is None else str(value)
                for key, value in (("active_years", old.active_years), ("inactive_years", old.inactive_years))
            }
            form.set_values(
                {"code": old.code, "meaning": old.meaning, "fate": old.fate, "verified": old.verified}
                | {"source": old.source}
                | years
            )
            form.field("code").setEnabled(False)

    def _source_problem(self) -> str:
        source, old = self.form.field("source").value(), self._old
        if not self.form.field("verified").value():
            return ""
        if not source:
            return _SOURCE_NEEDED
        unread = old is not None and not old.verified and source == old.source
        return f"Sumber ini berasal dari sebelum dicocokkan. {_SOURCE_NEEDED}" if unread else ""

    def _check_code(self, code: str) -> str:
        if not CODE.fullmatch(code):
            return "Kode terdiri atas angka bertitik, misalnya 800.1.6.1."
        return "Kode ini sudah ada dalam tabel; ubah barisnya." if code in self._known else ""

    def _save(self, session: Session, said: dict[str, Any]) -> str:
        active, inactive = (int(said[key]) if said[key] else None for key in ("active_years", "inactive_years"))
        row = CodeRow(
            said["code"], said["meaning"], active, inactive, said["fate"] or "", said["verified"], said["source"]
        )
        classcodes.save_code(session.desk, row)
        return row.code


def _check_years(text: str) -> str:
    return "" if text.isascii() and text.isdigit() and int(text) <= 100 else "Isi angka tahun, paling banyak 100."


def close_form(parent: QWidget, session: Session, one: CodeRow, done: Done) -> FormDialog:
    """Offer a code no longer."""
    text = "Kode tidak dihapus: ia tidak ditawarkan lagi, dan dapat dibuka lagi. Surat yang memakainya tetap."
    dialog = FormDialog(parent, f"Tutup kode {one.code}", text, action="Tutup kode", icon="ban", danger=True)
    dialog.form.add_widget(Remark(f"{one.code} · {one.meaning}", "muted"))
    dialog.form.add("reason", "Alasan", LongTextField(lines=3), required=True)

    def save(said: dict[str, Any], _override: str) -> None:
        classcodes.close_code(session.desk, one.code, said["reason"])

    submit_act(session, dialog, save, lambda _r: done("Kode ditutup"))
    return dialog


class ImportForm(FormDialog):
    """A file is read and compared at once; what is wrong is named by row before anything is kept."""

    def __init__(self, parent: QWidget, session: Session, known: Sequence[CodeRow], done: Done) -> None:
        text = "Tabel dengan kolom Kode dan Arti; boleh juga Aktif, Inaktif, Nasib akhir, Sumber."
        super().__init__(parent, "Impor kode klasifikasi", text, action="Impor", icon="upload", width=640)
        self._session, self._known = session, known
        self.read_file: CodeFile | None = None
        self.changes: CodeChanges | None = None
        self.form.add("path", "Berkas", FileField(pattern=_PATTERN), required=True).changed.connect(self._read)
        self.form.add("verified", "Naskah", CheckField("Berkas ini sudah dicocokkan dengan naskah yang berlaku"))
        self.form.add("source", "Naskah yang dicocokkan", TextField(longest=300), required=True, hint=_SOURCE_NEEDED)
        self.said = Remark("", "blue")
        self.said.set("", "blue")
        self.wrong = Card("Baris yang ditinggalkan", gap=0)
        reveal(self.wrong, False)
        self.form.add_widget(self.said)
        self.form.add_widget(self.wrong)
        self.form.changed.connect(self._compare)
        self.form.reveal("source", False)
        self.ok.allow("Pilih berkasnya dahulu.")
        submit_act(session, self, self._save, lambda count: done(f"{count} kode disimpan"))

    def _save(self, _said: dict[str, Any], _override: str) -> int:
        assert self.changes is not None
        return classcodes.import_codes(self._session.desk, self.changes.rows)

    def _read(self) -> None:
        path = self.form.field("path").value()
        self.read_file = None
        self._compare()
        self.trouble.show_trouble(None)
        if path is not None:
            self._session.tasks.query("settings.codes.file", lambda: _read_file(path), self._was_read, owner=self)

    def _was_read(self, found: CodeFile | Trouble) -> None:
        if isinstance(found, Trouble):
            self.trouble.show_trouble(found)
        else:
            self.read_file = found
        self._compare()

    def _compare(self) -> None:
        verified = bool(self.form.field("verified").value())
        self.form.reveal("source", verified)
        read = self.read_file
        if read is None:
            self.changes = None
            self.said.set("", "blue")
            reveal(self.wrong, False)
            self.ok.allow("Pilih berkasnya dahulu.")
        else:
            source = self.form.field("source").value() if verified else ""
            self.changes = compare_codes(read, self._known, source)
            self.said.set(_summary(read, self.changes), "blue" if self.changes.rows else "amber")
            self._name(read, self.changes)
            self.ok.allow("" if self.changes.rows else "Tidak ada kode yang berubah.")
            self.ok.setText(f"Impor {len(self.changes.rows)} kode")
        if self.isVisible():
            self.fit()

    def _name(self, read: CodeFile, changes: CodeChanges) -> None:
        self.wrong.empty()
        lines = [(f"Baris {one.row}", f"{one.words}.") for one in read.problems]
        lines += [
            (code, "Sudah dicocokkan kantor; baris berkas yang belum dicocokkan tidak menggantinya.")
            for code in changes.kept
        ]
        for place, (title, words) in enumerate(lines[:SHOWN], start=1):
            self.wrong.add(Line(title, words[:1].upper() + words[1:], last=place == min(SHOWN, len(lines))))
        if len(lines) > SHOWN:
            self.wrong.add(label(f"Dan {len(lines) - SHOWN} baris lain.", "fine"))
        reveal(self.wrong, bool(lines))


def _read_file(path: Path) -> CodeFile | Trouble:
    try:
        return read_codes(path)
    except Trouble as trouble:
        return trouble


def _summary(read: CodeFile, changes: CodeChanges) -> str:
    parts = [f"{len(changes.new)} kode baru", f"{len(changes.changed)} berubah", f"{changes.same} sama"]
    left = len(read.problems) + len(changes.kept)
    parts += [f"{left} ditinggalkan"] if left else []
    return "Berkas dibaca: " + ", ".join(parts) + "."
