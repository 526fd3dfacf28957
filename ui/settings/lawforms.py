"""Forms of the rule browser: add a row, end one, put another in its place, take a step back, a year of days off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from models.law.browse import TITLES, RuleLine
from models.law.errors import Trouble
from models.law.notice import RuleRef
from models.procedure import lawrows
from models.registry.rules import OfficeRow
from ui.acts import do_act, submit_act
from ui.session import Session
from ui.settings.lawfields import add_fields, filled, row_values
from ui.widgets.banner import Remark
from ui.widgets.dates import DateField
from ui.widgets.dialog import FormDialog
from ui.widgets.fields import CheckField, ChoiceField, FileField, LongTextField, NumberField

Done = Callable[[str], object]
_WHY = "Dasar dan alasan"


class RowForm(FormDialog):
    """A form for one row of a table; rare keys are shown on demand. With ``old`` it prepares the successor of a row."""

    def __init__(self, parent: QWidget, session: Session, table: str, old: RuleLine | None, done: Done) -> None:
        title = f"Tambah baris: {TITLES[table]}" if old is None else "Ganti versi baris"
        text = (
            "Baris diperiksa bersama seluruh data aturan sebelum disimpan."
            if old is None
            else "Baris lama ditutup dengan tanggal; baris baru berlaku sesudahnya. Perkara menyimpan aturannya."
        )
        super().__init__(parent, title, text, columns=2, width=720)
        self._session, self._table, self._old, self._done_words = session, table, old, done
        desk = session.desk
        if old is not None:
            last = session.today() - timedelta(days=1)
            self.form.add("last", "Baris lama berlaku sampai", DateField(last, today=session.today), required=True)
        self._spare = add_fields(self.form, table, desk.rulebook, session.today)
        more = CheckField("Tampilkan isian lain")
        more.check.toggled.connect(self._show_spare)
        self.form.add("_more", "", more, wide=True)
        self.form.add("reason", _WHY, LongTextField(lines=2), required=True, wide=True)
        self._prepare()
        self.submitted.connect(self._save)

    def _prepare(self) -> None:
        desk = self._session.desk
        values: dict[str, Any] = {"source": "KANTOR", "applies_to": ["PNS", "CPNS"], "enabled": True}
        if self._old is not None:
            on = self._old.effective_from
            kept = lawrows.kept_values(desk.rulebook, RuleRef(self._table, self._old.id, on))
            values = {"enabled": True} | filled(kept, self._session.today())
        for key, value in values.items():
            field = self.form.field(key) if key in self._keys() else None
            if isinstance(field, ChoiceField) and value and field.combo.findData(value) < 0:
                field.combo.addItem(str(value), value)  # say, two sources: "PP94; SINJAI"
        self.form.set_values(values)
        shown = any(values.get(key) not in (None, "", [], 0, False) for key in self._spare if key != "enabled")
        self.form.field("_more").set_value(shown and self._old is not None)
        self._show_spare(bool(self.form.field("_more").value()))
        if self._old is not None and "id" in values:
            self.form.field("id").setEnabled(False)

    def _show_spare(self, shown: bool) -> None:
        for key in self._spare:
            self.form.reveal(key, shown)
        if self.isVisible():
            self.fit()

    def _save(self, said: dict[str, Any]) -> None:
        values = row_values(self._table, {key: said.get(key, self.form.field(key).value()) for key in self._keys()})
        desk, table, old = self._session.desk, self._table, self._old
        self.busy(True)

        def act(override: str) -> Any:
            if old is None:
                return lawrows.add_row(desk, table, values, said["reason"])
            last = said["last"]
            return lawrows.replace_row(desk, table, old.id, last, values, said["reason"], override=override)

        do_act(self._session, act, self._saved, parent=self, failed=self._refused)

    def _keys(self) -> list[str]:
        from models.law.schema import fields_of

        return list(fields_of(self._table))

    def _saved(self, _number: Any) -> None:
        self.finish()
        self._done_words("Baris aturan disimpan")

    def _refused(self, trouble: Trouble) -> None:
        self.fail(trouble)
        key = getattr(trouble, "key", "")
        if key in self._keys():
            if key in self._spare:
                self.form.field("_more").set_value(True)
            self.form.show_problem(key, f"{getattr(trouble, 'reason', '').capitalize()}.")


def close_form(parent: QWidget, session: Session, one: RuleLine, done: Done) -> FormDialog:
    """End a row with a day."""
    text = "Baris tidak dihapus: sesudah tanggal ini ia tidak dipakai lagi. Perkara lama menyimpan aturannya."
    dialog = FormDialog(parent, "Tutup baris aturan", text, action="Tutup baris", icon="calendar-x")
    dialog.form.add_widget(Remark(one.title, "muted"))
    dialog.form.add("last", "Hari terakhir berlaku", DateField(session.today(), today=session.today), required=True)
    dialog.form.add("reason", _WHY, LongTextField(lines=3), required=True)

    def save(said: dict[str, Any], override: str) -> None:
        lawrows.close_row(session.desk, one.table, one.id, said["last"], said["reason"], override=override)

    submit_act(session, dialog, save, lambda _r: done("Baris aturan ditutup"))
    return dialog


def withdraw_form(parent: QWidget, session: Session, one: RuleLine, step: OfficeRow, done: Done) -> FormDialog:
    """Take a step of the office back."""
    text = "Hanya baris yang belum dipakai perkara yang dapat ditarik. Yang ditarik tetap tercatat dalam jejak."
    dialog = FormDialog(parent, "Tarik baris kantor", text, action="Tarik", icon="undo-2", danger=True)
    dialog.form.add_widget(Remark(one.title, "muted"))
    dialog.form.add("reason", "Alasan", LongTextField(lines=3), required=True)

    def save(said: dict[str, Any], _override: str) -> None:
        lawrows.withdraw(session.desk, step.id, said["reason"])

    submit_act(session, dialog, save, lambda _r: done("Baris kantor ditarik"))
    return dialog


def holidays_form(parent: QWidget, session: Session, done: Done) -> FormDialog:
    """The days off of one year from a file."""
    text = "Berkas memuat hari libur nasional dan cuti bersama satu tahun; isinya menggantikan tahun itu."
    dialog = FormDialog(parent, "Muat hari libur", text, action="Muat", icon="calendar-plus")
    year = NumberField(session.today().year + 1, 2018, 2100)
    dialog.form.add("year", "Tahun", year, required=True)
    dialog.form.add("path", "Berkas", FileField(pattern="Data aturan (*.toml)"), required=True)
    dialog.form.add("reason", "Dasar (keputusan bersama)", LongTextField(lines=2), required=True)

    def save(said: dict[str, Any], _override: str) -> None:
        lawrows.load_holidays(session.desk, said["path"], said["year"], said["reason"])

    submit_act(session, dialog, save, lambda _r: done("Hari libur dimuat"))
    return dialog
