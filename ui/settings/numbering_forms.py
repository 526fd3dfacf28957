"""Forms of the numbering section: a kind of letter, the paper agenda."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from models.procedure import numbering
from ui.acts import submit_act
from ui.session import Session
from ui.settings import numbering_flow as flow
from ui.settings.patternfield import CodeField, PatternField, SampleView
from ui.widgets.dialog import FormDialog
from ui.widgets.fields import ChoiceField, LongTextField, NumberField, TextField
from ui.widgets.text import label

Done = Callable[[str], object]
NEW = ""
_FARTHEST = 10_000


class KindForm(FormDialog):
    """Counter, pattern, code and unit of one kind, with the number its next letter would carry."""

    def __init__(
        self, parent: QWidget, session: Session, view: flow.NumberView, line: flow.KindLine, done: Done
    ) -> None:
        text = "Berlaku untuk surat berikutnya. Nomor yang sudah diberikan tetap."
        super().__init__(parent, f"Penomoran: {line.title}", text, columns=2, width=720)
        self.view, self.line = view, line
        self.sample = SampleView("Nomor berikutnya")
        self.shared = label("", "fine", wrap=True)
        self._fields()
        self.form.changed.connect(self.try_out)
        desk, rules = session.desk, view.rules

        def save(_said: dict[str, Any], _override: str) -> None:
            numbering.set_numbering(desk, flow.with_kind(rules, line.kind, self.said()), self.form.values()["reason"])

        submit_act(session, self, save, lambda _r: done("Penomoran disimpan"))
        self.try_out()

    def _fields(self) -> None:
        office, line = self.view.office, self.line
        choices = [*self.view.counter_names(), (NEW, "Pencacah baru…")]
        self.form.add("counter", "Pencacah", ChoiceField(choices)).set_value(line.counter)
        self.form.add(
            "unit",
            "Kode unit",
            TextField(line.own_unit, placeholder=office.unit_code or "kode unit kantor", longest=60),
            hint="Kosong: kode unit kantor. Tiap unit menghitung sendiri.",
            check=flow.check_name,
        )
        self.form.add(
            "new_counter",
            "Nama pencacah baru",
            TextField(placeholder="misalnya Berita acara", longest=60),
            required=True,
            check=flow.check_name,
            wide=True,
        )
        self.form.add_widget(self.shared)
        self.form.add(
            "pattern",
            "Pola nomor",
            PatternField(line.own_pattern, placeholder=office.number_pattern),
            hint="Kosong: pola kantor.",
            check=flow.check_pattern,
            wide=True,
        )
        code = CodeField(line.own_code, placeholder=office.classification_code)
        code.set_codes(self.view.codes)
        self.form.add("code", "Kode klasifikasi", code, hint="Kosong: kode kantor.")
        self.meaning = label("", "fine", wrap=True)
        self.form.add_widget(self.meaning, wide=False)
        self.form.add_widget(self.sample)
        self.form.add("reason", "Dasar atau alasan", LongTextField(lines=2), required=True, wide=True)

    def said(self) -> dict[str, str]:
        """What the form says of the kind; a new counter under its name."""
        values = self.form.values()
        counter = values["counter"] if values["counter"] != NEW else values.get("new_counter", "")
        return {"counter": counter, "unit": values["unit"], "pattern": values["pattern"], "code": values["code"]}

    def try_out(self) -> None:
        """The next number as the form would have it."""
        new = self.form.field("counter").value() == NEW
        self.form.reveal("new_counter", new)
        said, view = self.said(), self.view
        own = {key: said[key] for key in ("pattern", "code", "unit")}
        sound = not flow.check_pattern(said["pattern"])
        value = view.next_free(self.line.kind, said["counter"], **own) if sound else 0
        checked = flow.check(
            view.office, self.line.kind, value, view.today, said["pattern"], said["code"], said["unit"]
        )
        self.sample.show_checked(
            checked, f"pencacah {flow.counter_name(said['counter']) or '…'}, urut {value}" if sound else ""
        )
        others = view.sharing(said["counter"], self.line.kind)
        self.shared.setText(f"Berbagi urutan dengan {listed(others)}." if others else "Menghitung sendiri.")
        self.meaning.setText(flow.code_words(view.codes, said["code"] or view.office.classification_code))
        if self.isVisible():
            self.fit()


def listed(titles: list[str], most: int = 5) -> str:
    """``A, B, C dan 4 jenis lain``."""
    rest = len(titles) - most
    return ", ".join(titles[:most]) + (f" dan {rest} jenis lain" if rest > 0 else "")


def skip_form(parent: QWidget, session: Session, line: flow.CounterLine, done: Done) -> FormDialog:
    """The paper agenda knows of higher numbers."""
    text = (
        "Bila buku agenda kertas sudah memuat nomor yang lebih tinggi. Nomor hanya dapat maju; yang dilewati tercatat "
        "sebagai nomor tidak dipakai, dengan alasannya."
    )
    dialog = FormDialog(parent, f"Lanjutkan {line.name}", text, action="Lanjutkan nomor", icon="arrow-right")
    last = NumberField(line.last + 1, line.last + 1, line.last + _FARTHEST, width=160)
    said = label("", "fine", wrap=True)

    def tell() -> None:
        first, end = line.last + 1, last.value()
        span = str(first) if first == end else f"{first} s.d. {end}"
        said.setText(f"Nomor {span} tidak akan dipakai; nomor berikutnya {end + 1}.")

    title = "Nomor terakhir di buku agenda"
    dialog.form.add("last", title, last, required=True, hint=f"Nomor terakhir di sini: {line.last}")
    dialog.form.add_widget(said)
    dialog.form.add("reason", "Alasan", LongTextField(lines=3), required=True)
    last.changed.connect(tell)
    tell()

    def save(values: dict[str, Any], _override: str) -> None:
        numbering.skip_to(session.desk, line.counter, line.unit, line.year, values["last"], values["reason"])

    submit_act(session, dialog, save, lambda _r: done("Nomor dilanjutkan"))
    return dialog
