"""First run: who the accounts are in person, and the decree of the council. May be left for later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from models.vault import NewAccount
from ui.settings import flow as settings
from ui.setup.flow import CouncilStart, Who
from ui.theme import SPACE
from ui.widgets.card import Card
from ui.widgets.dates import DateField
from ui.widgets.fields import CheckField, TextField
from ui.widgets.form import Form
from ui.widgets.layout import box, clear, column, reveal
from ui.widgets.text import label

PANEL_ROLES = ("ketua", "sekretaris", "anggota")


class CouncilStep(QWidget):
    """A card per member with degrees, NIP, rank and post; above them number and date of the decree."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.now = CheckField("Catat keputusan pembentukan majelis sekarang")
        self.now.name("")
        self.decree = Form(columns=2)
        self.decree.add("number", "Nomor keputusan", TextField(placeholder="800/…/…/2026"), required=True)
        self.decree.add("date", "Tanggal keputusan", DateField(today=today), required=True)
        self._people = column(gap=SPACE.m)
        self._people_box = box(column(self.decree, self._people, gap=SPACE.m))
        self._forms: list[tuple[NewAccount, Form]] = []
        text = "Nama, pangkat, dan NIP ini berdiri di bawah tanda tangan. Boleh dilewati dan diisi nanti di Pengaturan."
        self.setLayout(column(label(text, "muted", wrap=True), self.now, self._people_box, -1, gap=SPACE.m))
        reveal(self._people_box, False)
        self.now.changed.connect(lambda: reveal(self._people_box, self.now.value()))

    def show_accounts(self, accounts: Sequence[NewAccount]) -> None:
        """One card for every account that may sit on a panel; what was typed for a name stays."""
        kept = {account.name: form.values() for account, form in self._forms}
        clear(self._people)
        self._forms = []
        roles = dict(settings.ROLES)
        for account in accounts:
            if account.role not in PANEL_ROLES:
                continue
            form = Form(columns=3)
            form.add("front_title", "Gelar depan", TextField(placeholder="Dr."))
            form.add("back_title", "Gelar belakang", TextField(placeholder="S.H., M.H."))
            form.add("number", "NIP", TextField(placeholder="18 angka"), required=True)
            form.add("golongan", "Golongan", TextField(placeholder="IV/c"), required=True)
            form.add("post", "Jabatan", TextField(), required=True)
            form.add("unit", "Unit kerja", TextField())
            form.set_values(kept.get(account.name, {}))
            self._people.addWidget(Card(f"{account.name} · {roles[account.role]}").add(form))
            self._forms.append((account, form))

    def validate(self) -> bool:
        """Everything filled, or left for later."""
        if not self.now.value():
            return True
        return self.decree.validate() and all(form.validate() for _account, form in self._forms)

    def start(self) -> CouncilStart | None:
        """The council as typed; None where it was left for later."""
        if not self.now.value():
            return None
        values = self.decree.values()
        people = tuple(Who(account.name, account.role, **form.values()) for account, form in self._forms)
        return CouncilStart(values["number"], values["date"], people)
