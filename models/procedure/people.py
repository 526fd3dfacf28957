"""The directory: a list taken in, a person entered or corrected by hand. Cases keep their own snapshots."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.exchange import Entry, ExistingPerson, Plan
from models.law.errors import Trouble
from models.law.nip import check_number
from models.law.notice import Notice
from models.law.person import Person
from models.procedure.desk import Desk
from models.records import Employee, ImportRun


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, in persons; ``held`` rows wait for a hand, ``duplicates`` stood twice in the list."""

    import_id: int
    read: int
    added: int
    updated: int
    skipped: int
    held: int


def existing_people(session: Session) -> list[ExistingPerson]:
    """The directory as the plan compares with it."""
    return [
        ExistingPerson(e.id, e.snapshot(), e.unit_key, e.rank_since, e.post_since)
        for e in session.scalars(select(Employee).order_by(Employee.id))
    ]


def apply_import(desk: Desk, plan: Plan, *, without: Collection[int] = ()) -> Imported:
    """Carry out a plan: all of it or nothing. ``without`` names rows a person does not want after all.

    Held rows are never stored. Nobody is deleted for not being in the list.
    """
    left = set(without)
    with desk.act("people.import", subject="people") as act:
        session = act.session
        run = ImportRun(
            file_name=plan.source.file_name,
            sha256=plan.source.sha256,
            at=act.now,
            account_id=desk.sitter.id,
            counts={},
        )
        session.add(run)
        session.flush()
        added = updated = skipped = held = 0
        rows: list[dict[str, Any]] = []
        for entry in plan.entries:
            if entry.row in left or entry.action == "skip":
                skipped += 1
            elif entry.action == "hold":
                held += 1
            elif entry.action == "add":
                rows.append(_columns(entry, run.id, act.now))
                added += 1
            else:
                _update(session, entry, run.id, act.now)
                updated += 1
        if rows:
            session.execute(Employee.__table__.insert(), rows)  # type: ignore[attr-defined]
        result = Imported(run.id, plan.counts.read, added, updated, skipped, held)
        run.counts = {"read": result.read, "added": added, "updated": updated, "skipped": skipped, "held": held}
        act.note(import_id=run.id, sha256=plan.source.sha256, counts=run.counts)
        act.touches("people")
        return result


def _values(person: Person) -> dict[str, Any]:
    return {
        "kind": person.kind.value,
        "number": person.number or None,
        "name": person.name,
        "name_sort": person.name.casefold(),
        "front_title": person.front_title,
        "back_title": person.back_title,
        "birth_place": person.birth_place,
        "birth_date": person.birth_date,
        "sex": person.sex,
        "golongan": person.golongan,
        "pangkat": person.pangkat,
        "post": person.post,
        "jenjang": person.jenjang,
        "unit": person.unit,
        "institution": person.institution,
    }


def _columns(entry: Entry, import_id: int, now: Any) -> dict[str, Any]:
    return _values(entry.person) | {
        "unit_key": entry.unit_id,
        "rank_since": entry.rank_since,
        "post_since": entry.post_since,
        "import_id": import_id,
        "changed_at": now,
    }


def _update(session: Session, entry: Entry, import_id: int, now: Any) -> None:
    employee = session.get(Employee, entry.employee_id)
    if employee is None:
        raise Trouble(
            "Seorang pegawai berubah sejak pratinjau dibuat.",
            "Impor tidak dijalankan.",
            "Buat pratinjaunya sekali lagi.",
        )
    for name, value in _columns(entry, import_id, now).items():
        setattr(employee, name, value)


def person_notices(desk: Desk, person: Person) -> list[Notice]:
    """What is odd about a person entered by hand (law.md 9.1-9.2); warns, never blocks."""
    return list(check_number(person.kind, person.number, person.birth_date, person.sex))


def save_person(desk: Desk, person: Person, employee_id: int | None = None, override: str = "") -> int:
    """Enter or correct a person; gives the id. Cases already registered keep the person as registered."""
    if not person.name.strip():
        raise Trouble("Nama belum diisi.", "Tidak ada yang berubah.", "Isi nama tanpa gelar.")
    with desk.act("people.save", subject="people") as act:
        act.weigh(person_notices(desk, person), override)
        if person.number:
            other = act.session.scalar(select(Employee.id).where(Employee.number == person.number))
            if other is not None and other != employee_id:
                raise Trouble("Nomor itu sudah dipakai pegawai lain.", "Tidak ada yang berubah.", "Periksa nomornya.")
        if employee_id is None:
            employee = Employee(**_values(person), rank_since=None, post_since=None, import_id=None, changed_at=act.now)
            act.session.add(employee)
        else:
            found = act.session.get(Employee, employee_id)
            if found is None:
                raise Trouble("Pegawai tidak ditemukan.", "Tidak ada yang berubah.")
            employee = found
            for name, value in _values(person).items():
                setattr(employee, name, value)
            employee.changed_at = act.now
        act.session.flush()
        act.note(employee=employee.id, new=employee_id is None)
        act.touches("people")
        return employee.id


def summary_of(plan: Plan, done: Imported) -> Mapping[str, Any]:
    """A list's outcome as plain values: counts, and every problem with its row and kind; never a value of the list."""
    return {
        "file": plan.source.file_name,
        "sha256": plan.source.sha256,
        "read": done.read,
        "added": done.added,
        "updated": done.updated,
        "skipped": done.skipped,
        "held": done.held,
        "people": plan.counts.people,
        "pns": plan.counts.pns,
        "pppk": plan.counts.pppk,
        "problems": [
            {"row": p.row, "kind": p.kind, "severity": p.severity.value, "message": p.message} for p in plan.problems
        ],
    }
