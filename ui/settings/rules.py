"""Pilihan aturan: readings of the law that the office chooses, with reason, article, history and the cases they met."""

from __future__ import annotations

from typing import Any

from models.law.notice import RuleRef
from models.procedure.setup import set_switch
from models.registry.rules import Uses
from models.registry.settings import SwitchRow, SwitchStep
from ui.acts import submit_act
from ui.settings import flow
from ui.settings.section import Section
from ui.theme import SPACE
from ui.widgets.buttons import LinkButton, PlainButton
from ui.widgets.card import Card, Line
from ui.widgets.chip import Chip
from ui.widgets.dates import DateField, long_date
from ui.widgets.dialog import FormDialog, Sheet
from ui.widgets.fields import ChoiceField, LongTextField
from ui.widgets.lawlink import LawLink
from ui.widgets.layout import box, clear, column, row
from ui.widgets.text import label

BY_DEFAULT = "sebagaimana dimuat dalam data aturan"


class RulesSection(Section):
    """A card per switch: what it decides, the value in force, its legal background, what was chosen before."""

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
            self._holder.addWidget(self._card(one))

    def _card(self, one: SwitchRow) -> Card:
        card = Card()
        top = row(label(one.text, "strong", wrap=True), gap=SPACE.m)
        top.setStretch(0, 1)
        if self.may_change:
            change = PlainButton("Pilih…", lambda: self._choose(one))
            change.setAccessibleName(f"Pilih: {one.text}")
            top.addWidget(change)
        value = row(Chip(one.label(one.value), "accent" if one.since else "muted"), gap=SPACE.s)
        if not one.verified:
            value.addWidget(Chip("belum diverifikasi", "amber", f"Sumber: {one.source}"))
        value.addStretch(1)
        said = f"Sejak {long_date(one.since)}: {one.reason}" if one.since else f"Nilai bawaan, {BY_DEFAULT}."
        card.add(top, value, label(said, "muted", wrap=True))
        card.add(LawLink(RuleRef("switch", one.id), one.legal_basis))
        if one.note:
            card.add(label(one.note, "fine", wrap=True))
        self._add_history(card, one)
        return card

    def _add_history(self, card: Card, one: SwitchRow) -> None:
        """What was chosen before, and how many cases each value met."""
        foot = row(gap=SPACE.m)
        for value, count in one.used:
            words = f"{count} perkara digolongkan dengan: {one.label(value)}"
            link = LinkButton(words, lambda value=value: self._show_cases(one, value))
            card.add(box(row(link, -1)))
        if one.history:
            foot.addWidget(
                LinkButton(f"Riwayat pilihan ({len(one.history)})", lambda: history_sheet(self.window(), one).open())
            )
            foot.addStretch(1)
            card.add(box(foot))

    def _show_cases(self, one: SwitchRow, value: str) -> None:
        desk = self.session.desk

        def show(uses: Uses) -> None:
            cases_sheet(self.window(), self.shell, one, value, uses).open()

        self.read(lambda reader: flow.read_cases_under(desk, reader, one.id, value), show, "cases")

    def _choose(self, one: SwitchRow) -> None:
        dialog = FormDialog(self.window(), "Pilih cara membaca aturan", one.text, width=620)
        if one.note:
            dialog.form.add_widget(label(one.note, "muted", wrap=True))
        dialog.form.add_widget(LawLink(RuleRef("switch", one.id), one.legal_basis))
        dialog.form.add("value", "Pilihan", ChoiceField(one.choices), required=True).set_value(one.value)
        day = DateField(self.session.today(), today=self.session.today)
        dialog.form.add("day", "Berlaku mulai", day, required=True)
        dialog.form.add("reason", "Dasar dan alasan", LongTextField(lines=3), required=True)
        desk = self.session.desk

        def save(said: dict[str, Any], _override: str) -> None:
            set_switch(desk, one.id, said["value"], said["reason"], said["day"])

        submit_act(self.session, dialog, save, lambda _r: self.shell.toast("Pilihan aturan disimpan"))
        dialog.open()


def history_sheet(parent: Any, one: SwitchRow) -> Sheet:
    """Every value that was chosen, newest first, down to the one carried with the program."""
    sheet = _sheet(parent, "Riwayat pilihan", one.text)
    for step in one.history:
        sheet.body.addWidget(Line(step.label, _step_words(step)))
    last = Line(one.label(one.default), f"Sebelumnya: nilai bawaan, {BY_DEFAULT}.", last=True)
    sheet.body.addWidget(last)
    sheet.body.addStretch(1)
    return sheet


def cases_sheet(parent: Any, shell: Any, one: SwitchRow, value: str, uses: Uses) -> Sheet:
    """Cases that were classified under a value; a line opens the case."""
    sheet = _sheet(parent, one.label(value), one.text)

    def go(case_id: int) -> None:
        sheet.accept()
        shell.go("cases", case_id=case_id)

    for place, case in enumerate(uses.newest):
        said = f"{case.respondent} · masuk {long_date(case.received)}"
        line = Line(case.register_no, said, link=True, last=place == len(uses.newest) - 1)
        line.pressed.connect(lambda case=case: go(case.case_id))
        sheet.body.addWidget(line)
    rest = uses.count - len(uses.newest)
    if rest > 0:
        sheet.body.addWidget(label(f"Dan {rest} perkara lain.", "fine"))
    sheet.body.addStretch(1)
    return sheet


def _sheet(parent: Any, title: str, text: str) -> Sheet:
    sheet = Sheet(parent, title, text)
    close = PlainButton("Tutup", sheet.accept)
    close.setDefault(True)
    sheet.buttons.addStretch(1)
    sheet.buttons.addWidget(close)
    return sheet


def _step_words(step: SwitchStep) -> str:
    return f"Berlaku sejak {long_date(step.since)} · {step.reason} · dipilih {step.by}, {long_date(step.at.date())}"
