"""People in forms: from the directory by typing, or entered by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from models.law.nip import check_number
from models.law.person import Person, PersonKind
from models.law.rulebook import Rulebook
from models.registry.people import PersonFilter, PersonRow, person_ids, person_rows
from ui.session import Session
from ui.widgets.dates import DateField
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.form import Form
from ui.widgets.person import Pick

KINDS = (
    (PersonKind.PNS.value, "PNS"),
    (PersonKind.CPNS.value, "CPNS"),
    (PersonKind.PPPK.value, "PPPK"),
    (PersonKind.PPPK_PARUH_WAKTU.value, "PPPK paruh waktu"),
    (PersonKind.PPNPN.value, "PPNPN"),
    (PersonKind.HONORER.value, "Honorer"),
)
BY_HAND = ("name", "kind", "number", "golongan", "post", "jenjang", "unit", "birth_date")


def directory_search(session: Session, key: str) -> Callable[[str, Callable[[Sequence[Pick]], None]], object]:
    """The search of a picker: runs on the database thread, answers with people of the directory."""
    desk = session.desk

    def search(words: str, answer: Callable[[Sequence[Pick]], None]) -> object:
        def read() -> list[PersonRow | None]:
            with desk.read() as opened:
                return person_rows(opened, person_ids(opened, PersonFilter(words), limit=20))

        return session.tasks.query(key, read, lambda rows: answer([pick_of(row) for row in rows if row]))

    return search


def pick_of(row: PersonRow) -> Pick:
    """A person of the directory as the picker shows one."""
    person = row.person
    below = [person.shown_number, person.rank_text, person.post, person.unit]
    return Pick(row.id, person.titled_name, " · ".join(part for part in below if part), person)


def add_person_fields(form: Form, rulebook: Rulebook, prefix: str, today: Callable[[], date]) -> None:
    """Fields of a person entered by hand; keys begin with ``prefix``."""
    form.add(f"{prefix}name", "Nama lengkap", TextField(), required=True)
    form.add(f"{prefix}kind", "Jenis kepegawaian", ChoiceField(KINDS), required=True)
    form.add(f"{prefix}number", "NIP, NI PPPK, atau nomor lain", TextField(longest=30))
    ranks = [(key, f"{key} {row.name}".strip()) for key, row in rulebook.ranks.items()]
    form.add(f"{prefix}golongan", "Golongan", ChoiceField([("", "Tanpa golongan"), *ranks]))
    form.add(f"{prefix}post", "Jabatan", TextField())
    posts = [(key, row.name) for key, row in rulebook.posts.items()]
    form.add(f"{prefix}jenjang", "Jenjang jabatan", ChoiceField([("", "Tanpa jenjang"), *posts]))
    form.add(f"{prefix}unit", "Unit kerja", TextField())
    form.add(f"{prefix}birth_date", "Tanggal lahir", DateField(today=today, weekday=False))


def reveal_person_fields(form: Form, prefix: str, shown: bool) -> None:
    """Show or hide them."""
    for key in BY_HAND:
        form.reveal(f"{prefix}{key}", shown)


def person_from(values: dict[str, Any], prefix: str, rulebook: Rulebook) -> Person:
    """The person as typed; digits of an NIP without their spaces."""
    number = str(values.get(f"{prefix}number") or "")
    compact = number.replace(" ", "").replace(".", "")
    golongan = str(values.get(f"{prefix}golongan") or "")
    return Person(
        name=str(values[f"{prefix}name"]),
        kind=PersonKind(values[f"{prefix}kind"]),
        number=compact if compact.isdigit() else number,
        golongan=golongan,
        pangkat=rulebook.rank_name(golongan) if "/" in golongan else "",
        post=str(values.get(f"{prefix}post") or ""),
        jenjang=str(values.get(f"{prefix}jenjang") or ""),
        unit=str(values.get(f"{prefix}unit") or ""),
        birth_date=values.get(f"{prefix}birth_date"),
    )


def number_problem(person: Person) -> str:
    """What is odd about the number, in words; it warns and never blocks (law.md 9.1)."""
    if not person.number:
        return ""
    found = check_number(person.kind, person.number, person.birth_date, person.sex)
    return " ".join(notice.message for notice in found)
