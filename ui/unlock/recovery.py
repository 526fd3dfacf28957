"""Opening with recovery sheets: words of the sheets, then a new passphrase."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.vault.passphrase import strength
from ui import opening
from ui.tasks import Tasks
from ui.unlock import flow
from ui.widgets.dialog import FormDialog
from ui.widgets.fields import CheckField, ChoiceField, LongTextField
from ui.widgets.passphrase import PassphraseField


class RecoveryWindow(FormDialog):
    """``made`` sends the :class:`ui.opening.Opened`."""

    made = Signal(object)

    def __init__(self, parent: QWidget | None, tasks: Tasks, folder: Path, header: Any) -> None:
        super().__init__(
            parent,
            "Pulihkan dengan lembar pemulihan",
            "Ketik kata-kata dari dua lembar, lalu tetapkan kata sandi baru. Kunci tanda tangan akun ini dibuat baru; "
            "tanda tangan lamanya tetap dapat diperiksa.",
            action="Pulihkan dan buka",
            icon="life-buoy",
            width=680,
        )
        self._tasks, self._folder = tasks, folder
        accounts = [(door.slot_id, f"{door.name}, {door.role}") for door in flow.doors(header)]
        form = self.form
        form.add("account", "Akun", ChoiceField(accounts), required=True)
        for number in (1, 2):
            form.add(
                f"sheet{number}",
                f"Kata-kata lembar {'pertama' if number == 1 else 'kedua'}",
                LongTextField(lines=3, placeholder="kata demi kata, dipisahkan spasi"),
                required=True,
                check=flow.share_problem,
            )
        meter = PassphraseField(meter=lambda text: strength(text, [header.office]))
        form.add("passphrase", "Kata sandi baru", meter, required=True)
        form.add("again", "Sekali lagi", PassphraseField(), required=True, check=self._same)
        form.add("bind", "", CheckField("Ikat pada laptop ini (kunci perangkat)"))
        self.submitted.connect(self._start)
        tasks.compute(lambda _r: opening.keyring_state(), self._keyring, failed=lambda _t: None, owner=self, label="")

    def _same(self, text: Any) -> str:
        return "" if text == self.form.field("passphrase").value() else "Kedua kata sandi tidak sama."

    def _keyring(self, state: tuple[bool, str]) -> None:
        self.form.field("bind").set_value(state[0])
        self.form.reveal("bind", state[0])

    def _start(self, values: dict[str, Any]) -> None:
        self.busy(True)
        shares = flow.filled([values["sheet1"], values["sheet2"]])
        folder, bind = self._folder, bool(values.get("bind"))
        self._tasks.compute(
            lambda _r: opening.recover_desk(folder, shares, values["account"], values["passphrase"], bind=bind),
            self._recovered,
            failed=self.fail,
            owner=self,
            label="",
            cancellable=False,
        )

    def _recovered(self, opened: Any) -> None:
        for key in ("passphrase", "again"):
            self.form.field(key).clear()
        self.finish()
        self.made.emit(opened)
