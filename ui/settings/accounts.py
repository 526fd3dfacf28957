"""Akun: who may enter. Accounts are disabled, never deleted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from models.procedure.permissions import ROLES
from models.procedure.safekeeping import change_passphrase
from models.procedure.setup import add_account, disable_account, link_account
from models.vault import NewAccount
from models.vault.passphrase import strength
from ui.acts import submit_act
from ui.people.page import person_search
from ui.settings import flow
from ui.settings.section import Section
from ui.widgets.buttons import DangerButton, PlainButton, PrimaryButton
from ui.widgets.card import Card, Line
from ui.widgets.chip import Chip
from ui.widgets.dialog import ConfirmDialog, FormDialog
from ui.widgets.fields import CheckField, ChoiceField, TextField
from ui.widgets.layout import box, reveal, row
from ui.widgets.passphrase import PassphraseField
from ui.widgets.person import PersonPicker


def add_passphrases(dialog: FormDialog, hints: Sequence[str], *, title: str = "Kata sandi") -> None:
    """A new passphrase with its strength, and once more."""

    def same(text: str) -> str:
        return "" if text == dialog.form.field("passphrase").value() else "Kedua kata sandi tidak sama."

    dialog.form.add(
        "passphrase",
        title,
        PassphraseField(meter=lambda text: strength(text, hints)),
        required=True,
        hint="Empat kata acak atau lebih. Tidak ada yang dapat membacanya kembali, juga bukan pembuat program.",
    )
    dialog.form.add("again", "Sekali lagi", PassphraseField(), required=True, check=same)


class AccountsSection(Section):
    """A line per account; what may be done with it behind its button."""

    key = "accounts"
    title = "Akun"
    text = (
        "Setiap orang mempunyai kata sandi dan kunci tanda tangan sendiri, juga di laptop yang dipakai bersama. "
        "Akun dinonaktifkan, tidak dihapus: namanya tetap pada semua yang pernah dikerjakan."
    )
    icon = "users"
    act = "account.register"

    def __init__(self, session: Any, shell: Any) -> None:
        super().__init__(session, shell)
        self.list = Card(gap=0)
        self.new = PrimaryButton("Tambah akun…", self._add, icon="user-plus")
        reveal(self.new, self.may_change)
        self.own = PlainButton("Ganti kata sandi saya…", self._change_own, icon="key-round")
        self.add(self.list, row(self.own, self.new, -1))

    def refresh(self) -> None:
        """Read the accounts."""
        desk = self.session.desk
        self.read(lambda reader: flow.read_accounts(desk, reader), self._show)

    def _show(self, rows: list[flow.AccountRow]) -> None:
        self.list.empty()
        for number, one in enumerate(rows):
            person = one.person.titled_name if one.person else "belum dihubungkan dengan pegawai"
            device = " · terikat pada laptop ini" if one.needs_device else ""
            line = Line(
                one.name,
                f"{ROLES.get(one.role, one.role)} · {person}{device}",
                front=Chip("nonaktif", "muted") if one.disabled else None,
                behind=self._tools(one),
                last=number == len(rows) - 1,
            )
            self.list.add(line)

    def _tools(self, one: flow.AccountRow) -> QWidget:
        tools = row(gap=6)
        if self.may_change and not one.disabled:
            link = PlainButton("Hubungkan…", lambda: self._link(one))
            link.setAccessibleName(f"Hubungkan {one.name} dengan pegawai")
            tools.addWidget(link)
            if one.id != self.session.desk.sitter.id:
                off = DangerButton("Nonaktifkan…", lambda: self._disable(one))
                off.setAccessibleName(f"Nonaktifkan akun {one.name}")
                tools.addWidget(off)
        return box(tools)

    # -- doing ----------------------------------------------------------------------------------------------------

    def _add(self) -> None:
        dialog = FormDialog(
            self.window(),
            "Tambah akun",
            "Orangnya sendiri yang mengetik kata sandinya, di laptop ini.",
            action="Buat akun",
        )
        dialog.form.add("name", "Nama", TextField(), required=True)
        dialog.form.add("role", "Peran", ChoiceField(flow.ROLES, empty="Pilih peran"), required=True)
        add_passphrases(dialog, [self.session.desk.vault.office])
        desk = self.session.desk

        def make(values: dict[str, Any], _override: str) -> int:
            return add_account(desk, NewAccount(values["name"], values["role"], values["passphrase"]))

        submit_act(self.session, dialog, make, lambda _id: self.shell.toast("Akun dibuat"))
        dialog.open()

    def _change_own(self) -> None:
        sitter = self.session.desk.sitter
        change_passphrase_dialog(self.window(), self.session, sitter.id, sitter.name, self.shell.toast)

    def _link(self, one: flow.AccountRow) -> None:
        dialog = FormDialog(
            self.window(),
            f"Hubungkan {one.name}",
            "Nama, pangkat, dan NIP di bawah tanda tangan diambil dari pegawai ini.",
        )
        dialog.form.add("person", "Pegawai", PersonPicker(person_search(self.session)), required=True)
        desk = self.session.desk

        def link(values: dict[str, Any], _override: str) -> None:
            link_account(desk, one.id, employee_id=values["person"])

        submit_act(self.session, dialog, link, lambda _r: self.shell.toast("Akun dihubungkan"))
        dialog.open()

    def _disable(self, one: flow.AccountRow) -> None:
        asked = ConfirmDialog(
            self.window(),
            f"Nonaktifkan akun {one.name}?",
            "Akun ini tidak dapat membuka brankas lagi. Yang pernah ditandatanganinya tetap sah dan dapat diperiksa. "
            "Salinan lama folder brankas masih terbuka dengan kata sandi lama.",
            action="Nonaktifkan",
        )
        desk = self.session.desk
        asked.accepted.connect(
            lambda: self.session.act(
                lambda: disable_account(desk, one.id), lambda _r: self.shell.toast("Akun dinonaktifkan"), owner=self
            )
        )
        asked.open()


def change_passphrase_dialog(parent: QWidget, session: Any, account_id: int, name: str, said: Any) -> FormDialog:
    """Old passphrase, new passphrase twice, and whether this laptop's secret is needed too."""
    desk = session.desk
    entry = next(one for one in desk.vault.accounts() if one.slot_id == account_id)
    dialog = FormDialog(parent, "Ganti kata sandi", f"Akun {name}. Tanda tangan lama tetap sah.", action="Ganti")
    dialog.form.add("old", "Kata sandi sekarang", PassphraseField(), required=True)
    add_passphrases(dialog, [desk.vault.office, name], title="Kata sandi baru")
    if desk.vault.uses_keyring:
        dialog.form.add(
            "bind",
            "",
            CheckField("Ikat pada laptop ini (kunci perangkat)", entry.needs_device),
            hint="Kata sandi yang tertebak tidak cukup tanpa laptop ini; di laptop lain perlu lembar pemulihan.",
        )

    def change(values: dict[str, Any], _override: str) -> None:
        change_passphrase(desk, account_id, values["old"], values["passphrase"], bind=values.get("bind"))

    submit_act(session, dialog, change, lambda _r: said("Kata sandi diganti"))
    dialog.open()
    return dialog
