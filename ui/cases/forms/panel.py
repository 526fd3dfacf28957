"""Forming the panel, declarations, substitutes, objections: each with what the rules say of this respondent's panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from models.law.panel import SeatView as RuleSeat
from models.law.panel import check_panel
from models.law.person import Person
from models.procedure.panel import declare, form_panel, object_to, rule_objection, substitute
from models.registry.caseviews import CaseFile, SeatView
from models.registry.labels import SEAT_ROLES
from models.registry.offices import CouncilRow, MemberRow
from ui.acts import submit_act
from ui.cases.forms.people import directory_search
from ui.cases.forms.ticks import Tick, TickList
from ui.cases.reading import CaseData
from ui.session import Session
from ui.widgets.banner import Remark
from ui.widgets.dates import DateField, short_date
from ui.widgets.dialog import FormDialog
from ui.widgets.field import Field
from ui.widgets.fields import ChoiceField, LongTextField
from ui.widgets.person import PersonPicker

ROLES = {**SEAT_ROLES, "pengganti": "Pengganti"}
LEFT = (
    ("berhalangan", "Berhalangan (sakit, tugas luar)"),
    ("mundur", "Mengundurkan diri karena benturan kepentingan"),
)


def person_words(person: Person) -> str:
    """Rank and post in one line."""
    return " · ".join(part for part in (person.rank_text, person.post) if part)


class MembersField(Field):
    """Members of a council to seat; ``value`` is the list of their ids."""

    def __init__(self) -> None:
        self.list = TickList("Anggota yang duduk", 290)
        super().__init__(self.list)
        self.list.toggled.connect(self.changed.emit)
        self._members: tuple[MemberRow, ...] = ()

    def show_council(self, council: CouncilRow | None) -> None:
        """Offer the members of a council; all but the substitutes are ticked."""
        self._members = council.members if council is not None else ()
        self.list.set_ticked([member.id for member in self._members if member.role != "pengganti"])
        self.list.show_lines(
            [
                Tick(m.id, f"{ROLES.get(m.role, m.role)} · {m.person.titled_name}", person_words(m.person))
                for m in self._members
            ]
        )
        self.changed.emit()

    def chosen(self) -> list[MemberRow]:
        """The members ticked, in the order of the decree."""
        ticked = set(self.list.ticked())
        return [member for member in self._members if member.id in ticked]

    def value(self) -> list[int]:
        """Ids of the members ticked."""
        return [member.id for member in self.chosen()]

    def set_value(self, value: Any) -> None:
        """Tick these."""
        self.list.set_ticked(list(value or ()))
        self.changed.emit()


class FormPanelDialog(FormDialog):
    """Seat the council in the case. Rank, post, size and roles are checked for this respondent while choosing."""

    def __init__(self, parent: QWidget, session: Session, data: CaseData, done: Callable[[], object]) -> None:
        super().__init__(
            parent,
            "Bentuk majelis",
            "Pangkat dan jabatan setiap anggota tidak boleh lebih rendah dari terlapor (PP 42/2004 Pasal 18 ayat (3)).",
            action="Bentuk majelis",
            icon="users",
            width=680,
        )
        self._session, self._data = session, data
        self._councils = {council.id: council for council in data.councils}
        choices = [
            (c.id, f"{c.title} · {c.decree_number}, {short_date(c.decree_date, year=True)}") for c in data.councils
        ]
        self.form.add("council", "Majelis menurut keputusan", ChoiceField(choices, empty="Pilih…"), required=True)
        self.members = MembersField()
        self.form.add("members", "Yang duduk dalam perkara ini", self.members, required=True)
        if not choices:
            self.form.add_widget(
                Remark("Belum ada majelis yang dicatat. Catat keputusan pembentukannya dalam Pengaturan.", "amber")
            )
        self.form.field("council").changed.connect(self._council_chosen)
        self.members.changed.connect(self._check)
        valid = [council for council in data.councils if council.valid_on(data.today)]
        if valid:
            self.form.field("council").set_value(valid[0].id)
            self._council_chosen()
        submit_act(session, self, self._form, lambda _seats: done())

    def _council_chosen(self) -> None:
        self.members.show_council(self._councils.get(self.form.field("council").value()))
        self._check()

    def _check(self) -> None:
        seats = [RuleSeat(_seat_role(m.role), m.person) for m in self.members.chosen()]
        if not seats:
            self.notices.set_notices(())
            return
        respondent = self._data.case.respondent
        self.notices.set_notices(check_panel(self._session.desk.rulebook, respondent, seats, self._data.today))

    def _form(self, values: dict[str, Any], override: str) -> list[int]:
        return form_panel(
            self._session.desk, self._data.case.id, values["council"], member_ids=values["members"], override=override
        )


def _seat_role(role: str) -> str:
    return "anggota" if role == "pengganti" else role


def seat_choices(seats: Sequence[SeatView]) -> list[tuple[int, str]]:
    """Seats for a choice: role and name."""
    return [(s.id, f"{ROLES.get(s.role, s.role)} · {s.person.titled_name}") for s in seats]


def declare_dialog(parent: QWidget, session: Session, case: CaseFile, done: Callable[[], object]) -> FormDialog:
    """Declarations of the members who have not declared yet; a conflict leaves the seat at once."""
    dialog = FormDialog(
        parent,
        "Pernyataan bebas benturan kepentingan",
        "Catat pernyataan tertulis setiap anggota. Yang menyatakan ada benturan langsung meninggalkan kedudukannya.",
        action="Catat pernyataan",
        icon="hand",
        width=640,
    )
    choices = [(True, "Bebas dari benturan kepentingan"), (False, "Ada benturan kepentingan")]
    waiting = [seat for seat in case.panel if seat.conflict is None]
    for seat in waiting:
        key = str(seat.id)
        title = f"{ROLES.get(seat.role, seat.role)} · {seat.person.titled_name}"
        dialog.form.add(f"free{key}", title, ChoiceField(choices, empty="Belum menyatakan"), required=False)
        dialog.form.add(f"note{key}", "Alasan benturan", LongTextField(lines=2))
        field = dialog.form.field(f"free{key}")
        field.changed.connect(lambda key=key, field=field: dialog.form.reveal(f"note{key}", field.value() is False))
        dialog.form.reveal(f"note{key}", False)

    def work(values: dict[str, Any], _override: str) -> int:
        said = 0
        for seat in waiting:
            free = values[f"free{seat.id}"]
            if free is not None:
                declare(session.desk, seat.id, bool(free), values.get(f"note{seat.id}") or "")
                said += 1
        return said

    submit_act(session, dialog, work, lambda _said: done())
    return dialog


class SubstituteDialog(FormDialog):
    """Put another person in a seat; the new panel passes the same checks."""

    def __init__(self, parent: QWidget, session: Session, data: CaseData, done: Callable[[], object]) -> None:
        super().__init__(
            parent,
            "Ganti anggota majelis",
            "PP 42/2004 tidak mengatur penggantian; susunan baru diperiksa dengan syarat yang sama (Pasal 18).",
            action="Tetapkan pengganti",
            icon="user-check",
            width=640,
        )
        self._session, self._data = session, data
        case = data.case
        replaced = {s.replaces for s in case.seats}
        self._seats = {s.id: s for s in case.seats if s.id not in replaced}
        empty = [s for s in self._seats.values() if not s.active]
        form = self.form
        form.add("seat", "Kedudukan", ChoiceField(seat_choices([*empty, *case.panel]), empty="Pilih…"), required=True)
        form.add("kind", "Sebab", ChoiceField(LEFT), required=True)
        form.add("reason", "Alasan", LongTextField(lines=2), required=True)
        self._members = {m.id: m for c in data.councils for m in c.members}
        seated = {s.person.titled_name for s in case.panel}
        own = [m for m in self._members.values() if m.person.titled_name not in seated]
        own.sort(key=lambda m: m.role != "pengganti")
        choices = [(m.id, f"{m.person.titled_name} · {m.person.rank_text}") for m in own]
        form.add("member", "Pengganti", ChoiceField([*choices, (0, "Orang lain dari daftar pegawai…")], empty="Pilih…"),
                 required=True)  # fmt: skip
        self.picker = PersonPicker(directory_search(session, "substitute.person"))
        form.add("employee", "Pegawai", self.picker, required=True)
        accounts = [(a.id, a.name) for a in data.accounts]
        form.add("account", "Akun untuk memberikan suara", ChoiceField(accounts, empty="Belum punya akun"))
        form.reveal("employee", False)
        if empty:
            form.field("seat").set_value(empty[0].id)
        form.field("member").changed.connect(self._member_chosen)
        form.changed.connect(self._check)
        self._check()
        submit_act(session, self, self._substitute, lambda _seat: done())

    def _member_chosen(self) -> None:
        chosen = self.form.field("member").value()
        self.form.reveal("employee", chosen == 0)
        member = self._members.get(chosen)
        if member is not None and member.account_id is not None:
            self.form.field("account").set_value(member.account_id)

    def _person(self) -> Person | None:
        chosen = self.form.field("member").value()
        if chosen == 0:
            pick = self.picker.chosen()
            return pick.data if pick is not None else None
        member = self._members.get(chosen)
        return member.person if member is not None else None

    def _check(self) -> None:
        seat = self._seats.get(self.form.field("seat").value())
        self.form.reveal("kind", seat is None or seat.active)
        person = self._person()
        if seat is None or person is None:
            self.notices.set_notices(())
            return
        case = self._data.case
        others = [RuleSeat(s.role, s.person, s.conflict) for s in case.panel if s.id != seat.id]
        seats = [*others, RuleSeat(seat.role, person)]
        self.notices.set_notices(check_panel(self._session.desk.rulebook, case.respondent, seats, self._data.today))

    def _substitute(self, values: dict[str, Any], override: str) -> int:
        person = self._person()
        assert person is not None
        return substitute(
            self._session.desk,
            values["seat"],
            values["reason"],
            person,
            values["account"],
            kind=values.get("kind") or "berhalangan",
            override=override,
        )


def object_dialog(parent: QWidget, session: Session, case: CaseFile, done: Callable[[], object]) -> FormDialog:
    """Record the respondent's objection against a member (hak ingkar)."""
    dialog = FormDialog(
        parent, "Catat hak ingkar", "Keberatan terlapor atas seorang anggota majelis; majelis memutusnya kemudian.",
        action="Catat keberatan", icon="user-x",
    )  # fmt: skip
    today = session.desk.now().date()
    dialog.form.add("seat", "Anggota", ChoiceField(seat_choices(case.panel), empty="Pilih…"), required=True)
    dialog.form.add("reason", "Alasan terlapor", LongTextField(lines=3), required=True)
    dialog.form.add("on", "Diajukan tanggal", DateField(today, today=lambda: today, latest=today), required=True)
    submit_act(
        session,
        dialog,
        lambda v, _override: object_to(session.desk, v["seat"], v["reason"], v["on"]),
        lambda _id: done(),
    )
    return dialog


def rule_dialog(parent: QWidget, session: Session, case: CaseFile, done: Callable[[], object]) -> FormDialog:
    """Rule on an objection; a granted one empties the seat."""
    dialog = FormDialog(
        parent, "Putus hak ingkar", "Keberatan yang dikabulkan mengosongkan kedudukan; tunjuk penggantinya kemudian.",
        action="Catat putusan atas keberatan", icon="gavel",
    )  # fmt: skip
    waiting = [
        (o.id, f"{s.person.titled_name} · {short_date(o.raised_on)}: {o.reason[:60]}")
        for s in case.seats
        for o in s.objections
        if o.granted is None
    ]
    dialog.form.add("objection", "Keberatan", ChoiceField(waiting, empty="Pilih…"), required=True)
    dialog.form.add("granted", "Putusan", ChoiceField([(True, "Dikabulkan"), (False, "Ditolak")], empty="Pilih…"),
                    required=True)  # fmt: skip
    dialog.form.add("ruling", "Pertimbangan", LongTextField(lines=3), required=True)
    if len(waiting) == 1:
        dialog.form.field("objection").set_value(waiting[0][0])
    submit_act(
        session,
        dialog,
        lambda v, _override: rule_objection(session.desk, v["objection"], v["granted"], v["ruling"]),
        lambda _none: done(),
    )
    return dialog
