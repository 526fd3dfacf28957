"""Pilihan aturan: readings of the law that the office chooses, with reason and article."""

from __future__ import annotations

from typing import Any

from models.procedure.setup import set_switch
from models.registry.settings import SwitchRow
from ui.acts import submit_act
from ui.settings import flow
from ui.settings.section import Section
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.dates import DateField, long_date
from ui.widgets.dialog import FormDialog
from ui.widgets.fields import ChoiceField, LongTextField
from ui.widgets.layout import box, clear, column, row
from ui.widgets.text import label


class RulesSection(Section):
    """A card per switch: what it decides, the value in force, why."""

    key = "rules"
    title = "Pilihan aturan"
    text = (
        "Di mana hukum belum pasti, kantor memilih cara membacanya, dengan alasan dan tanggal. Perkara lama menyimpan "
        "pilihan yang berlaku pada harinya."
    )
    icon = "scale"
    act = "law.switch"

    def __init__(self, session: Any, shell: Any) -> None:
        super().__init__(session, shell)
        self._holder = column(gap=12)
        self.add(box(self._holder))

    def refresh(self) -> None:
        """Read the switches."""
        desk = self.session.desk
        self.read(lambda reader: flow.read_switches(desk, reader), self._show)

    def _show(self, switches: list[SwitchRow]) -> None:
        clear(self._holder)
        for one in switches:
            card = Card()
            value = Chip(flow.value_words(one.value), "accent" if one.since else "muted")
            head = row(value, gap=8)
            if not one.verified:
                head.addWidget(Chip("belum diverifikasi", "amber", f"Sumber: {one.source}"))
            head.addStretch(1)
            if self.may_change:
                change = PlainButton("Pilih…", lambda one=one: self._choose(one))
                change.setAccessibleName(f"Pilih: {one.text}")
                head.addWidget(change)
            card.add(label(one.text, "strong", wrap=True), label(one.legal_basis, "fine", wrap=True), head)
            if one.since:
                card.add(label(f"Sejak {long_date(one.since)}: {one.reason}", "muted", wrap=True))
            self._holder.addWidget(card)

    def _choose(self, one: SwitchRow) -> None:
        dialog = FormDialog(self.window(), "Pilih cara membaca aturan", one.text)
        values = [(value, flow.value_words(value)) for value in one.values]
        dialog.form.add("value", "Pilihan", ChoiceField(values), required=True).set_value(one.value)
        day = DateField(self.session.today(), today=self.session.today)
        dialog.form.add("day", "Berlaku mulai", day, required=True)
        dialog.form.add("reason", "Dasar dan alasan", LongTextField(lines=3), required=True)
        desk = self.session.desk

        def save(said: dict[str, Any], _override: str) -> None:
            set_switch(desk, one.id, said["value"], said["reason"], said["day"])

        submit_act(self.session, dialog, save, lambda _r: self.shell.toast("Pilihan aturan disimpan"))
        dialog.open()
