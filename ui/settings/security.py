"""Keamanan: what protects the vault now; and how the window looks and locks on this computer."""

from __future__ import annotations

from typing import Any

from models.procedure.keeping import answer_for_older_copy
from ui import preferences
from ui.acts import submit_act
from ui.journal.inspection import inspect
from ui.opening import keyring_state
from ui.settings import flow
from ui.settings.section import Section
from ui.theme import theme
from ui.widgets.banner import Remark
from ui.widgets.buttons import PlainButton, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.dates import long_date
from ui.widgets.dialog import FormDialog
from ui.widgets.fields import ChoiceField, LongTextField, NumberField
from ui.widgets.keyvalue import KeyValue
from ui.widgets.layout import box, clear, column, row
from ui.widgets.text import label


class SecuritySection(Section):
    """Device secret, key derivation, last check, check now."""

    key = "security"
    title = "Keamanan"
    text = "Keadaan pelindung brankas di laptop ini."
    icon = "shield-check"

    def __init__(self, session: Any, shell: Any) -> None:
        super().__init__(session, shell)
        self._safety: flow.Safety | None = None
        self._keyring = (False, "")
        self._concerns = column(gap=8)
        self._facts = KeyValue(key_width=190)
        self._check = PrimaryButton("Periksa sekarang", self._inspect, icon="shield-check")
        self._check.setEnabled(session.can("vault.inspect"))
        own = PlainButton("Ganti kata sandi atau kunci perangkat…", self._change, icon="key-round")
        self.add(box(self._concerns), Card("Keadaan").add(self._facts), row(self._check, own, -1))

    def refresh(self) -> None:
        """Read the state."""
        desk = self.session.desk
        self.read(lambda reader: flow.read_safety(desk, reader), self._show)
        self.session.tasks.compute(
            lambda _report: keyring_state(), self._heard, failed=lambda _trouble: None, owner=self, label=""
        )

    def _heard(self, state: tuple[bool, str]) -> None:
        self._keyring = state
        if self._safety is not None:
            self._show(self._safety)

    def _show(self, safety: flow.Safety) -> None:
        self._safety = safety
        there, name = self._keyring
        clear(self._concerns)
        for sentence in safety.concerns:
            self._concerns.addWidget(Remark(sentence, "amber"))
        if safety.stale and self.session.can("account.register"):
            answer = PlainButton("Jawab temuan ini…", self._answer, icon="pen-line")
            self._concerns.addLayout(row(answer, -1))
        if safety.bound:
            device = Chip(f"aktif ({name})" if name else "aktif", "accent")
        elif there:
            device = Chip(f"tersedia, belum dipakai akun ini ({name})", "amber")
        else:
            device = Chip("tidak tersedia di laptop ini", "muted")
        head = "jurnal dicocokkan dengan keyring laptop ini" if there else "hanya di dalam brankas"
        self._facts.set_rows(
            [
                ("Enkripsi", "SQLCipher 4 (AES-256) dan berkas age; kunci hanya di memori selama terbuka"),
                ("Penurunan kunci akun ini", f"Argon2id, {safety.memory_mib} MiB, {safety.passes} putaran"),
                ("Kunci perangkat", device),
                ("Ujung jejak disimpan", head),
                ("Pemeriksaan terakhir", _moment(safety.last_check)),
                ("Cadangan terakhir", _moment(safety.last_backup)),
            ]
        )

    def _answer(self) -> None:
        dialog = FormDialog(
            self.window(),
            "Jawab temuan salinan lama",
            "Bila cadangan lama memang dipulihkan dengan sengaja, tuliskan dari mana asalnya. Jawaban masuk ke jejak, "
            "dan sejak itu isi yang sekarang yang berlaku.",
            action="Simpan jawaban",
        )
        dialog.form.add("reason", "Asal salinan dan alasannya", LongTextField(lines=4), required=True)
        desk = self.session.desk

        def answer(values: dict[str, Any], _override: str) -> None:
            answer_for_older_copy(desk, values["reason"])

        submit_act(self.session, dialog, answer, lambda _r: self.refresh())
        dialog.open()

    def _inspect(self) -> None:
        inspect(self.session, self.window(), lambda _found: self.refresh())

    def _change(self) -> None:
        from ui.settings.accounts import change_passphrase_dialog

        sitter = self.session.desk.sitter
        change_passphrase_dialog(self.window(), self.session, sitter.id, sitter.name, self.shell.toast)


def _moment(moment: Any) -> str:
    return f"{long_date(moment.date(), weekday=True)} pukul {moment:%H.%M}" if moment else "belum pernah"


class LookSection(Section):
    """Light or dark, and how soon the vault locks itself; kept on this computer, outside the vault."""

    key = "look"
    title = "Tampilan dan kunci otomatis"
    text = "Berlaku di laptop ini saja."
    icon = "monitor"

    def __init__(self, session: Any, shell: Any) -> None:
        super().__init__(session, shell)
        self._kept = preferences.load()
        self._mode = ChoiceField([("system", "Mengikuti sistem"), ("light", "Terang"), ("dark", "Gelap")])
        self._mode.name("Tampilan")
        self._mode.setFixedWidth(240)
        self._mode.set_value(self._kept.mode)
        self._minutes = NumberField(self._kept.idle_minutes, 1, 60, unit="menit")
        self._minutes.name("Kunci otomatis setelah")
        self.add(
            row(_wide("Tampilan"), self._mode, -1),
            row(_wide("Kunci otomatis setelah tidak dipakai"), self._minutes, -1),
            label("Brankas juga terkunci saat laptop tidur atau layarnya dikunci. Draf selalu tersimpan.", "fine"),
        )
        self._mode.changed.connect(self._choose)
        self._minutes.spin.editingFinished.connect(self._choose)

    def _choose(self) -> None:
        mode, minutes = self._mode.value(), self._minutes.value()
        self._kept = preferences.load()._replace(mode=mode, idle_minutes=minutes)
        preferences.save(self._kept)
        if theme().mode != mode:
            theme().set_mode(mode)
        self.shell.idle_minutes_chosen.emit(minutes)


def _wide(text: str) -> Any:
    made = label(text, "field")
    made.setFixedWidth(270)
    return made
