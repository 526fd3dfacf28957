"""Majelis: the standing council of a decree, and its members."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from models.law.person import Person
from models.procedure.panel import CouncilMemberInput, name_council
from models.registry.offices import CouncilRow
from ui.acts import submit_act
from ui.people.page import person_search
from ui.session import Session
from ui.settings import flow
from ui.settings.section import Section
from ui.widgets.buttons import IconButton, PlainButton, PrimaryButton
from ui.widgets.card import Card, Line
from ui.widgets.chip import Chip
from ui.widgets.dates import DateField, long_date
from ui.widgets.dialog import FormDialog
from ui.widgets.empty import EmptyState
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.form import Form
from ui.widgets.layout import box, clear, column, reveal, row
from ui.widgets.person import PersonPicker, Pick
from ui.widgets.text import label

NO_ACCOUNT = "Tanpa akun"


class CouncilSection(Section):
    """The councils on record, newest first."""

    key = "council"
    title = "Majelis"
    text = "Susunan majelis sebagaimana keputusan pembentukannya. Perkara memilih majelisnya dari sini."
    icon = "gavel"
    act = "council.name"

    def __init__(self, session: Any, shell: Any) -> None:
        super().__init__(session, shell)
        self._holder = column(gap=12)
        self.new = PrimaryButton("Catat keputusan majelis…", self._add, icon="plus")
        reveal(self.new, self.may_change)
        self.add(box(self._holder), row(self.new, -1))

    def refresh(self) -> None:
        """Read the councils."""
        self.read(flow.read_councils, self._show)

    def _show(self, councils: list[CouncilRow]) -> None:
        clear(self._holder)
        if not councils:
            text = "Catat nomor dan tanggal keputusan pembentukan majelis, lalu anggota-anggotanya."
            self._holder.addWidget(EmptyState("users", "Belum ada majelis", text))
        for one in councils:
            until = f", berlaku sampai {long_date(one.valid_until)}" if one.valid_until else ""
            card = Card(f"{one.title} · {one.decree_number}, {long_date(one.decree_date)}{until}", gap=0)
            for number, member in enumerate(one.members):
                person = member.person
                text = " · ".join(part for part in (person.rank_text, person.post, person.unit) if part)
                chip = Chip(dict(flow.COUNCIL_ROLES).get(member.role, member.role).lower(), "accent")
                chip.setMinimumWidth(78)
                card.add(Line(person.titled_name, text, front=chip, last=number == len(one.members) - 1))
            self._holder.addWidget(card)

    def _add(self) -> None:
        desk = self.session.desk

        def work() -> list[flow.AccountRow]:
            with desk.read() as reader:
                return flow.read_accounts(desk, reader)

        self.session.tasks.query("settings.council.accounts", work, self._open, owner=self)

    def _open(self, accounts: list[flow.AccountRow]) -> None:
        dialog = CouncilDialog(self.window(), self.session, [one for one in accounts if not one.disabled])
        desk = self.session.desk

        def save(values: dict[str, Any], _override: str) -> int:
            return name_council(
                desk,
                decree_number=values["decree"],
                decree_date=values["date"],
                title=values["title"],
                members=dialog.members,
                valid_until=values["until"],
            )

        submit_act(self.session, dialog, save, lambda _id: self.shell.toast("Majelis dicatat"))
        dialog.open()


class CouncilDialog(FormDialog):
    """Decree, then members one by one from the directory or from linked accounts."""

    def __init__(self, parent: QWidget, session: Session, accounts: list[flow.AccountRow]) -> None:
        super().__init__(
            parent,
            "Catat keputusan majelis",
            "Sedikitnya lima orang, ganjil, dengan ketua dan sekretaris (PP 42/2004 Pasal 17).",
            columns=2,
            width=720,
        )
        self._session, self._accounts = session, accounts
        self.members: list[CouncilMemberInput] = []
        form = self.form
        form.add("decree", "Nomor keputusan", TextField(placeholder="800/…/…/2026"), required=True)
        form.add("date", "Tanggal keputusan", DateField(today=session.today), required=True)
        form.add("title", "Nama majelis", TextField("Majelis Kode Etik Pegawai"), required=True)
        form.add("until", "Berlaku sampai", DateField(today=session.today))
        self._list = Card("Anggota", gap=0)
        self._pick = Form(columns=2)
        linked = [one for one in accounts if one.person is not None and one.role != "petugas"]
        self._all = PlainButton("Ambil dari akun yang terhubung", lambda: self._take_linked(linked), icon="users")
        self._all.setEnabled(bool(linked))
        self._person = self._pick.add("person", "Tambah anggota", PersonPicker(person_search(session)), wide=True)
        self._role = self._pick.add("role", "Kedudukan", ChoiceField(flow.COUNCIL_ROLES))
        self._account = self._pick.add(
            "account", "Akun", ChoiceField([(one.id, one.name) for one in accounts], empty=NO_ACCOUNT)
        )
        more = PlainButton("Tambahkan", self._take, icon="user-plus")
        self.body.insertWidget(2, self._list)
        self.body.insertWidget(3, self._pick)
        self.body.insertLayout(4, row(more, self._all, -1))
        self._show()

    def _press(self) -> None:
        if not self.members:
            self._pick.show_problem("person", "Tambahkan anggota majelis.")
            return
        super()._press()

    def _take_linked(self, linked: list[flow.AccountRow]) -> None:
        self.members = [
            CouncilMemberInput(one.person, one.role, one.id)  # type: ignore[arg-type]
            for one in linked
        ]
        self._show()

    def _take(self) -> None:
        picked = self._person.chosen()  # type: ignore[attr-defined]
        if not isinstance(picked, Pick) or not isinstance(picked.data, Person):
            self._pick.show_problem("person", "Pilih orangnya dari daftar yang muncul.")
            return
        values = self._pick.values()
        self.members = [*self.members, CouncilMemberInput(picked.data, values["role"], values["account"])]
        self._person.set_value(None)
        self._role.set_value("anggota")
        self._account.set_value(None)
        self._show()
        self._person.setFocus()

    def _drop(self, number: int) -> None:
        self.members = [one for place, one in enumerate(self.members) if place != number]
        self._show()

    def _show(self) -> None:
        self._list.empty()
        if not self.members:
            self._list.add(label("Belum ada anggota.", "muted"))
        words = dict(flow.COUNCIL_ROLES)
        for number, one in enumerate(self.members):
            drop = IconButton("x", f"Keluarkan {one.person.name}", lambda number=number: self._drop(number))
            chip = Chip(words.get(one.role, one.role).lower(), "accent")
            chip.setMinimumWidth(78)
            text = " · ".join(part for part in (one.person.rank_text, one.person.post) if part)
            last = number == len(self.members) - 1
            self._list.add(Line(one.person.titled_name, text, front=chip, behind=drop, last=last))
        if self.isVisible():
            self.fit()
