"""A restored backup never hands a number out twice: once, twice, with and without the file beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from models.law import Rulebook
from models.procedure import letters, numbering, safekeeping
from models.procedure.clock import SetClock
from models.procedure.desk import Desk
from models.procedure.inspection import inspect_vault
from models.records import Letter, NumberGap
from models.records.engine import open_engine
from models.registry.agenda import agenda_rows
from models.registry.viewer import Viewer
from models.stories.telling import Telling
from models.vault import numbers, open_vault
from reports.press import Press
from tests.procedure.conftest import House

KIND = "berita_acara_sidang"
Open = Callable[[Path], Desk]


@pytest.fixture
def opened(house: House, rulebook: Rulebook, press: Press) -> Open:
    """Opens another folder at the moment the house's clock shows."""

    def open_it(folder: Path) -> Desk:
        clock = SetClock(house.clock.now())
        vault = open_vault(folder, 1, "0", clock=clock)
        return Desk(vault, open_engine(vault), rulebook, clock, press)

    return open_it


def number(desk: Desk, case_id: int) -> int:
    """Finalise one more letter; its number."""
    made = letters.draft(desk, KIND, case_id=case_id)
    letters.finalise(desk, made)
    with desk.read() as session:
        return session.get_one(Letter, made).counter_value or 0


def backup(house: House, target: Path) -> Path:
    return safekeeping.make_backup(house.desk, target).folder


def after(house: House, case_id: int, count: int) -> list[int]:
    """Numbers that the living vault hands out after its backup."""
    return [number(house.desk, case_id) for _ in range(count)]


def test_a_vault_that_never_was_a_backup_leaves_no_gap(house: House, heard: Telling) -> None:
    first = number(house.desk, heard.case_id)
    assert number(house.desk, heard.case_id) == first + 1
    with house.desk.read() as session:
        assert numbering.gaps(session) == []


@pytest.mark.parametrize("elsewhere", [False, True])
def test_restored_once_and_twice_no_number_comes_again(
    house: House, heard: Telling, opened: Open, tmp_path: Path, elsewhere: bool
) -> None:
    """Beside the old place the file tells; elsewhere, where nothing is known, the counters jump by the days."""
    case_id = heard.case_id
    number(house.desk, case_id)
    source = backup(house, tmp_path / "stik")
    given = after(house, case_id, 3)
    house.desk.vault.lock()
    for turn in (1, 2):
        place = tmp_path / f"lain{turn}" / "v.sidang" if elsewhere else tmp_path / f"pulih{turn}.sidang"
        current = None if elsewhere else house.folder
        safekeeping.restore_backup(source, place, current=current)
        desk = opened(place)
        fresh = [number(desk, case_id) for _ in range(2)]
        assert not set(fresh) & set(given)
        given += fresh
        with desk.read() as session:
            gap = session.scalars(select(NumberGap).where(NumberGap.counter == "surat")).one()
            assert gap.last == fresh[0] - 1 and "dipulihkan dari cadangan" in gap.reason
            rows = agenda_rows(session, Viewer(1, "sekretaris"), gap.at.date(), gap.at.date())
            assert [r.subject for r in rows if r.letter_id is None and r.counter == "surat"] == ["NOMOR TIDAK DIPAKAI"]
        assert inspect_vault(desk.vault, desk.engine).findings == ()
        desk.vault.lock()
        if elsewhere:  # the second restoring is later: that is all that another machine can know
            from datetime import timedelta

            house.clock.put(house.clock.now() + timedelta(days=1))
    assert len(given) == len(set(given))


def test_a_plain_copy_of_the_backup_folder_is_known_as_a_backup(
    house: House, heard: Telling, opened: Open, tmp_path: Path
) -> None:
    number(house.desk, heard.case_id)
    source = backup(house, tmp_path / "stik")
    given = after(house, heard.case_id, 2)
    house.desk.vault.lock()
    desk = opened(source)
    assert desk.vault.contents.copied
    assert number(desk, heard.case_id) > max(given)
    first = number(desk, heard.case_id)
    assert number(desk, heard.case_id) == first + 1  # answered once, no second jump
    desk.vault.lock()


def test_a_register_number_of_a_case_does_not_come_again(
    house: House, telling: Callable[..., Telling], opened: Open, tmp_path: Path
) -> None:
    from models.records import Case

    source = backup(house, tmp_path / "stik")
    one = telling()
    one._intake()
    with house.desk.read() as session:
        given = session.get_one(Case, one.case_id).register_no
    house.desk.vault.lock()
    desk = opened(source)
    again = Telling(desk, desk.clock, one.story, 0, house.bench)  # type: ignore[arg-type]
    again._intake()
    with desk.read() as session:
        assert session.get_one(Case, again.case_id).register_no != given
    desk.vault.lock()


def test_the_file_beside_the_vault_believes_only_our_lines(house: House, heard: Telling) -> None:
    vault = house.desk.vault
    first = number(house.desk, heard.case_id)
    place = numbers.ledger(vault.folder, vault.vault_id)
    assert numbers.recall(vault)["surat|401.201|2024"] == first
    with place.open("a", encoding="utf-8") as file:
        file.write("surat|401.201|2024\t9999\t" + "0" * 64 + "\nrusak\nsurat|401.201|2024\tx\ty\n")
    assert numbers.recall(vault)["surat|401.201|2024"] == first
    assert number(house.desk, heard.case_id) == first + 1
    place.unlink()
    assert number(house.desk, heard.case_id) == first + 2
    place.write_bytes(b"\xff\xfe\x00" * 10)
    assert numbers.recall(vault) == {}
    assert number(house.desk, heard.case_id) == first + 3
