"""Kantor: how letters name the office."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from models.law.errors import Trouble
from models.procedure.setup import Office, set_office
from ui.settings import flow
from ui.settings.section import Section
from ui.widgets.buttons import PrimaryButton
from ui.widgets.dialog import TroublePanel
from ui.widgets.field import Field
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.form import Form
from ui.widgets.layout import reveal, row

CAPACITIES = [("", "Definitif"), ("Pj.", "Penjabat (Pj.)"), ("Plt.", "Pelaksana tugas (Plt.)"), ("Plh.", "Plh.")]


def office_fields(form: Form, office: Office, *, short: bool = False) -> None:
    """The fields of an office; ``short`` for the first run."""
    regions = ("Pemerintah Kota", "Pemerintah Kabupaten", "Pemerintah Provinsi")
    heads = ("Wali Kota", "Bupati", "Gubernur")
    form.add("region", "Pemerintah daerah", ChoiceField([(one, one) for one in regions]), required=True)
    form.add("city", "Nama kota atau kabupaten", TextField(office.city, placeholder="Madiun"), required=True)
    form.add("head_title", "Pejabat pembina kepegawaian", ChoiceField([(one, one) for one in heads]), required=True)
    form.add("head_name", "Nama pejabatnya", TextField(office.head_name))
    form.add("head_capacity", "Kedudukannya", ChoiceField(CAPACITIES))
    form.add("council_name", "Nama majelis", TextField(office.council_name), required=True)
    if short:
        return
    form.add("secretariat", "Sekretariat majelis", TextField(office.secretariat))
    form.add("hearing_room", "Ruang sidang", TextField(office.hearing_room))
    form.add("province", "Provinsi", TextField(office.province))
    form.add(
        "code_regulation",
        "Peraturan kode etik daerah",
        TextField(office.code_regulation, placeholder="Peraturan Wali Kota … Nomor … Tahun …"),
        wide=True,
        hint="Dikutip dalam surat dan putusan sebagaimana tertulis di sini.",
    )


class OfficeSection(Section):
    """The wording of the office."""

    key = "office"
    title = "Kantor"
    text = "Sebutan kantor dalam surat dan putusan. Surat yang sudah final tidak ikut berubah."
    icon = "building-2"
    act = "office.set"

    def __init__(self, session: Any, shell: Any) -> None:
        super().__init__(session, shell)
        self._office = Office()
        self.form = Form(columns=2)
        office_fields(self.form, self._office)
        self.form.setEnabled(self.may_change)
        self.trouble = TroublePanel()
        self.save = PrimaryButton("Simpan", self._save)
        reveal(self.save, self.may_change)
        self.add(self.form, self.trouble, row(self.save, -1))

    def refresh(self) -> None:
        """Read the office."""
        self.read(flow.read_office, self._show)

    def _show(self, office: Office) -> None:
        self._office = office
        self.form.refill({key: getattr(office, key) for key in self.form.values()})

    def _save(self) -> None:
        self.trouble.show_trouble(None)
        if not self.form.validate():
            return
        made = replace(self._office, **self.form.values())
        desk = self.session.desk

        def refused(trouble: Trouble) -> None:
            self.trouble.show_trouble(trouble)

        self.session.act(lambda: set_office(desk, made), lambda _r: self.shell.toast("Data kantor disimpan"), refused)


class LayoutSection(Section):
    """Paper and letterhead per kind."""

    key = "layout"
    title = "Kertas dan kop"
    text = "Kertas dan kop surat yang dipakai bila tidak dipilih lain. Berlaku untuk surat baru."
    icon = "files"
    act = "office.set"

    def __init__(self, session: Any, shell: Any) -> None:
        super().__init__(session, shell)
        self._office = Office()
        self.form = Form(columns=2)
        heads = [(key, f"{key} · {words}") for key, words in flow.LETTERHEADS]
        fields: list[tuple[str, str, Field, str]] = [
            ("paper", "Kertas", ChoiceField([("A4", "A4 (210 × 297 mm)"), ("F4", "F4 (215 × 330 mm)")]), ""),
            ("default_letterhead", "Kop surat majelis", ChoiceField(heads), ""),
            ("decree_letterhead", "Kop keputusan", ChoiceField(heads), ""),
        ]
        for key, title, field, hint in fields:
            self.form.add(key, title, field, hint=hint, required=key == "paper")
        self.form.setEnabled(self.may_change)
        self.save = PrimaryButton("Simpan", self._save)
        reveal(self.save, self.may_change)
        self.add(self.form, row(self.save, -1))

    def refresh(self) -> None:
        """Read the office."""
        self.read(flow.read_office, self._show)

    def _show(self, office: Office) -> None:
        self._office = office
        self.form.refill({key: getattr(office, key) for key in self.form.values()})

    def _save(self) -> None:
        if self.form.validate():
            made = replace(self._office, **self.form.values())
            desk = self.session.desk
            self.session.act(lambda: set_office(desk, made), lambda _r: self.shell.toast("Tata letak disimpan"))
