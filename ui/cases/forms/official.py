"""The official who issues a decree in place of the head: chosen from the directory, or typed."""

from __future__ import annotations

from models.law.person import Person
from ui.cases.forms.people import add_person_fields, directory_search, person_from, reveal_person_fields
from ui.session import Session
from ui.widgets.fields import CheckField
from ui.widgets.form import Form
from ui.widgets.person import PersonPicker

__all__ = ["add_official_fields", "official_of", "reveal_official"]

PREFIX = "official_"


def add_official_fields(form: Form, session: Session) -> None:
    """Fields of the official: name, number, rank, post."""
    picker = PersonPicker(directory_search(session, "decree.official"))
    form.add("official", "Pejabat yang menandatangani", picker, wide=True,
             hint="Nama, NIP, pangkat dan jabatannya dicantumkan pada keputusan.")  # fmt: skip
    form.add("official_by_hand", "", CheckField("Tidak ada dalam daftar pegawai; isi sendiri"), wide=True)
    add_person_fields(form, session.desk.rulebook, PREFIX, lambda: session.desk.now().date())


def reveal_official(form: Form, shown: bool) -> None:
    """Show or hide them: the picker, or the fields to type in."""
    by_hand = bool(form.field("official_by_hand").value())
    form.reveal("official", shown and not by_hand)
    form.reveal("official_by_hand", shown)
    reveal_person_fields(form, PREFIX, shown and by_hand)


def official_of(form: Form, session: Session) -> Person | None:
    """The official chosen or typed; None where nobody is asked for or named."""
    values = form.values()
    if f"{PREFIX}name" in values:
        return person_from(values, PREFIX, session.desk.rulebook)
    chosen = form.field("official").chosen() if "official" in values else None
    return chosen.data if chosen is not None else None
