"""Tenggat kantor: limits in working days behind which no article stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.procedure.limits import set_limits
from models.registry.limits import LIMITS, MOST, office_limits
from ui.settings.section import Section
from ui.widgets.buttons import PrimaryButton
from ui.widgets.fields import NumberField
from ui.widgets.form import Form
from ui.widgets.layout import reveal, row


class LimitsSection(Section):
    """The office's own limits; those of the law are in the rules."""

    key = "limits"
    title = "Tenggat kantor"
    text = (
        "Tenggat yang ditetapkan kantor sendiri, dalam hari kerja. Tidak ada pasal di baliknya; "
        "tenggat menurut aturan ada di bagian aturan."
    )
    icon = "calendar-clock"
    act = "office.set"

    def __init__(self, session: Any, shell: Any) -> None:
        super().__init__(session, shell)
        self.form = Form(columns=2)
        for one in LIMITS:
            self.form.add(
                one.name, one.words, NumberField(one.default, 1, MOST, unit="hari kerja", width=160), required=True
            )
        self.form.setEnabled(self.may_change)
        self.save = PrimaryButton("Simpan", self._save)
        reveal(self.save, self.may_change)
        self.add(self.form, row(self.save, -1))

    def refresh(self) -> None:
        """Read the limits."""
        self.read(office_limits, self._show)

    def _show(self, limits: Mapping[str, int]) -> None:
        self.form.refill(limits)

    def _save(self) -> None:
        if not self.form.validate():
            return
        desk, values = self.session.desk, {key: int(value) for key, value in self.form.values().items()}
        self.session.act(lambda: set_limits(desk, values), lambda _r: self.shell.toast("Tenggat kantor disimpan"))
