"""Entering or correcting a person by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from models.law.person import Person, PersonKind
from models.procedure.people import save_person
from models.registry.people import PersonRow
from ui.acts import submit_act
from ui.people import flow
from ui.session import Session
from ui.widgets.dates import DateField
from ui.widgets.dialog import FormDialog
from ui.widgets.fields import ChoiceField, TextField


def edit_person(
    parent: QWidget, session: Session, row: PersonRow | None, done: Callable[[Any], object] | None = None
) -> FormDialog:
    """Open the form; ``row`` None enters a new person. Cases already registered keep their snapshot."""
    person = row.person if row else None
    dialog = FormDialog(
        parent,
        "Ubah pegawai" if row else "Tambah pegawai",
        "Perkara yang sudah dicatat menyimpan data pada harinya dan tidak ikut berubah.",
        columns=2,
        width=720,
        drafts=session.drafts,
        draft_key=f"person:{row.id if row else 0}",
    )
    form = dialog.form
    kinds = [(kind.value, words) for kind, words in flow.KIND_WORDS.items()]
    levels = list(flow.LEVEL_WORDS.items())
    form.add("name", "Nama tanpa gelar", TextField(), required=True, wide=True)
    form.add("front_title", "Gelar depan", TextField(placeholder="Dr. H."))
    form.add("back_title", "Gelar belakang", TextField(placeholder="S.Sos., M.Si."))
    form.add("kind", "Jenis pegawai", ChoiceField(kinds), required=True)
    form.add("number", "NIP / NI PPPK / nomor setempat", TextField(placeholder="18 angka tanpa spasi"))
    form.add("golongan", "Golongan", TextField(placeholder="III/b"))
    form.add("jenjang", "Jenjang jabatan", ChoiceField(levels, empty="Belum ditentukan"))
    form.add("post", "Jabatan", TextField())
    form.add("unit", "Unit kerja", TextField())
    form.add("birth_place", "Tempat lahir", TextField())
    form.add("birth_date", "Tanggal lahir", DateField(today=session.today, weekday=False))
    form.add("sex", "Jenis kelamin", ChoiceField([("L", "Laki-laki"), ("P", "Perempuan")], empty="Belum diisi"))
    form.add("institution", "Instansi", TextField())
    if person is not None:
        form.set_values(person.to_dict())
    dialog.load_draft()

    def save(values: dict[str, Any], override: str) -> int:
        made = person_of(values, person, session.desk.rulebook.rank_name)
        return save_person(session.desk, made, row.id if row else None, override)

    submit_act(session, dialog, save, done)
    dialog.open()
    return dialog


def person_of(values: dict[str, Any], old: Person | None, rank_name: Callable[[str], str]) -> Person:
    """The person as typed; the name of the rank follows its golongan."""
    golongan = str(values["golongan"]).strip()
    kind = PersonKind(values["kind"])
    ranked = kind in (PersonKind.PNS, PersonKind.CPNS) and bool(golongan)
    pangkat = old.pangkat if old is not None and old.golongan == golongan else rank_name(golongan) if ranked else ""
    number = "".join(values["number"].split()) if kind.value in ("PNS", "CPNS", "PPPK") else values["number"]
    return Person(
        name=values["name"],
        kind=kind,
        number=number,
        front_title=values["front_title"],
        back_title=values["back_title"],
        golongan=golongan,
        pangkat=pangkat,
        post=values["post"],
        jenjang=values["jenjang"] or "",
        unit=values["unit"],
        birth_place=values["birth_place"],
        birth_date=values["birth_date"],
        sex=values["sex"] or "",
        institution=values["institution"],
    )
