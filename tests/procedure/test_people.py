"""A list taken into the directory: all of it or nothing, and nothing of it in an old case."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from models.exchange import plan, read_list
from models.law.errors import Trouble
from models.law.person import Person, PersonKind
from models.procedure import people
from models.procedure.desk import Desk, NeedsReason
from models.records import Employee, ImportRun
from tests.procedure.conftest import House, fill

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
TODAY = date(2026, 1, 15)


def count(desk: Desk) -> int:
    with desk.read() as session:
        return session.scalar(select(func.count()).select_from(Employee)) or 0


def planned(desk: Desk, name: str):
    with desk.read() as session:
        existing = people.existing_people(session)
    return plan(read_list(SAMPLES / name), existing=existing, today=TODAY)


def test_the_large_list_is_stored_as_planned_and_a_second_time_changes_nothing(house: House) -> None:
    done = people.apply_import(house.desk, planned(house.desk, "pegawai-siasn.xlsx"))
    assert (done.read, done.added + done.held, done.skipped) == (5004, 5000, 4)
    assert count(house.desk) == done.added
    again = people.apply_import(house.desk, planned(house.desk, "pegawai-siasn.xlsx"))
    assert (again.added, again.updated) == (0, 0)
    with house.desk.read() as session:
        runs = session.scalars(select(ImportRun).order_by(ImportRun.id)).all()
        assert [run.counts["added"] for run in runs] == [done.added, 0]
        columns = {c.name for c in Employee.__table__.columns}
        assert not columns & {"nik", "npwp", "alamat", "agama", "telepon", "email"}


def test_rows_left_out_by_hand_are_not_stored(house: House) -> None:
    made = planned(house.desk, "duk-simpeg.xlsx")
    first = [entry.row for entry in made.entries if entry.action == "add"][:10]
    done = people.apply_import(house.desk, made, without=first)
    assert done.added == sum(1 for e in made.entries if e.action == "add") - 10


def test_a_plan_overtaken_by_events_stores_nothing_at_all(house: House) -> None:
    made = planned(house.desk, "duk-simpeg.xlsx")
    ghost = replace(made.entries[5], action="update", employee_id=999_999)
    stale = replace(made, entries=(*made.entries[:5], ghost, *made.entries[6:]))
    with pytest.raises(Trouble, match="pratinjau"):
        people.apply_import(house.desk, stale)
    assert count(house.desk) == 0


def test_a_disk_that_fills_during_an_import_leaves_the_directory_as_it_was(house: House, small_disk: Path) -> None:
    house.desk.vault.lock()
    folder = small_disk / "rumah.sidang"
    shutil.copytree(house.folder, folder)
    desk = House(house.desk, house.clock, house.bench, folder).sit(1)
    made = planned(desk, "pegawai-siasn.xlsx")
    filler = fill(small_disk)
    with pytest.raises(Trouble) as stop:
        people.apply_import(desk, made)
    assert stop.value.what
    assert stop.value.do
    filler.unlink()
    assert count(desk) == 0
    assert people.apply_import(desk, made).added == count(desk) > 4000
    desk.vault.lock()


def test_a_person_by_hand_is_warned_of_and_never_twice(house: House) -> None:
    person = Person("Sari Contoh", PersonKind.PNS, "198502302010011003", birth_date=date(1985, 2, 28), sex="P")
    with pytest.raises(NeedsReason):
        people.save_person(house.desk, person)
    people.save_person(house.desk, person, override="sesuai kartu pegawai")
    with pytest.raises(Trouble, match="sudah dipakai"):
        people.save_person(house.desk, person, override="lagi")
    people.save_person(house.desk, Person("Tanpa Nomor", PersonKind.HONORER))
    people.save_person(house.desk, Person("Tanpa Nomor Juga", PersonKind.HONORER))
    assert count(house.desk) == 3
