"""Isian surat: what the clerk fills in for a draft; each kind of letter asks for its own things."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from models.procedure import letters
from models.procedure.desk import Desk
from models.procedure.wordings import press_of, source_of
from models.registry.letters import LetterRow
from ui.acts import submit_act
from ui.cases.forms.people import directory_search
from ui.letters.persons import OnePerson, SeveralPersons
from ui.letters.sheets import SECURITY, SPEED, Done, today_of
from ui.session import Session
from ui.widgets.dates import DateField
from ui.widgets.dialog import FormDialog
from ui.widgets.field import Field
from ui.widgets.fields import ChoiceField, LongTextField, NumberField, TextField

COMMON = ("subject", "attachment", "security", "speed", "copies")
"""What every letter has; a kind may ask for one of these in its own words."""
OWN = "own."
"""Before the key of a field that belongs to one kind of letter."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a letter of this kind asks for (fields of its wording), and the facts as they stand."""

    facts: Mapping[str, Any]
    fields: Sequence[Any]


def read_fields(desk: Desk, row: LetterRow) -> Asked:
    """The facts of a draft and the fields of its kind, in the office's own wording where there is one."""
    facts = letters.facts_now(desk, row.id)
    with desk.read() as session:
        source = source_of(session, row.kind)[0]
    press: Any = press_of(desk)
    return Asked(facts, tuple(press.fields(row.kind, source)))


def fields_form(parent: QWidget, session: Session, row: LetterRow, asked: Asked, done: Done) -> FormDialog:
    """The form of a draft: first what this kind asks for, then what every letter has."""
    form = FormDialog(
        parent, f"Isian surat: {row.title}", action="Simpan isian", columns=2, width=680,
        drafts=session.drafts, draft_key=f"letter:{row.id}",
    )  # fmt: skip
    now = dict(asked.facts.get("letter") or {})
    own = [one for one in asked.fields if one.key not in COMMON]
    for one in own:
        _add(form, session, one, (now.get("fields") or {}).get(one.key, one.default))
    words = {one.key: one.label for one in asked.fields if one.key in COMMON}
    if own:
        form.form.add_heading("Kepala surat")
    form.form.add("addressee", "Kepada", TextField(row.addressee), wide=True, hint="Kosong: menurut perkara.")
    form.form.add("subject", words.get("subject", "Hal"), TextField(str(now.get("subject") or "")), wide=True)
    form.form.add("security", "Klasifikasi keamanan", ChoiceField(SECURITY), required=True)
    form.form.add("speed", "Tingkat kecepatan", ChoiceField(SPEED), required=True)
    form.form.add("attachment", "Lampiran", TextField(str(now.get("attachment") or ""), placeholder="1 (satu) berkas"))
    copies = LongTextField("\n".join(now.get("copies") or ()), lines=3, placeholder="Satu baris satu tembusan")
    form.form.add("copies", "Tembusan", copies, wide=True)
    form.form.field("security").set_value(now.get("security") or "R")
    form.form.field("speed").set_value(now.get("speed") or "Segera")
    form.load_draft()
    submit_act(
        session, form, lambda values, _o: letters.edit(session.desk, row.id, fields=_kept(values, row)),
        lambda _r: done(),
    )  # fmt: skip
    return form


def _add(form: FormDialog, session: Session, one: Any, value: Any) -> None:
    """One field of the kind. A draft may be kept without those that are wanted; the letter cannot be finalised so."""
    title = f"{one.label} (wajib)" if one.required else one.label
    wide = one.type in ("long", "people", "person")
    form.form.add(f"{OWN}{one.key}", title, _MAKERS[one.type](session, one, value), hint=one.hint, wide=wide)


def _kept(values: dict[str, Any], row: LetterRow) -> dict[str, Any]:
    """The fields as the letter keeps them: dates as ISO text, the copies line by line."""
    fields: dict[str, Any] = {key: values[key] for key in ("subject", "security", "speed", "attachment")}
    fields["copies"] = [line.strip() for line in (values["copies"] or "").splitlines() if line.strip()]
    said = values["addressee"] or ""
    if said != row.addressee:
        fields["addressee"] = said
    for key, value in values.items():
        if key.startswith(OWN):
            fields[key.removeprefix(OWN)] = value.isoformat() if isinstance(value, date) else value
    return fields


# --- one field for each sort ---------------------------------------------------------------------------------------


def _text(_session: Session, _one: Any, value: Any) -> Field:
    return TextField(str(value or ""), longest=400)


def _long(_session: Session, _one: Any, value: Any) -> Field:
    words = "\n".join(map(str, value)) if isinstance(value, list) else str(value or "")
    return LongTextField(words, lines=3)


def _date(session: Session, _one: Any, value: Any) -> Field:
    made = DateField(None, today=lambda: today_of(session))
    made.set_value(str(value) if value else None)
    return made


def _number(_session: Session, _one: Any, value: Any) -> Field:
    return NumberField(int(value) if str(value).isdigit() else 0, 0, 9999)


def _choice(_session: Session, one: Any, value: Any) -> Field:
    made = ChoiceField(list(one.choices), empty="Pilih…")
    made.set_value(value)
    return made


def _person(session: Session, one: Any, value: Any) -> Field:
    return OnePerson(directory_search(session, f"letters.person.{one.key}"), value or None)


def _people(session: Session, one: Any, value: Any) -> Field:
    rows = value.splitlines() if isinstance(value, str) else value or []
    return SeveralPersons(directory_search(session, f"letters.person.{one.key}"), rows)


_MAKERS: dict[str, Callable[[Session, Any, Any], Field]] = {
    "text": _text,
    "long": _long,
    "date": _date,
    "number": _number,
    "choice": _choice,
    "person": _person,
    "people": _people,
}
