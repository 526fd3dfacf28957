"""Vaults of revision 0001, made by the programs of that time, in the program of today.

``vaults/0001`` holds one closed case and one whose decision was recorded and whose putusan was not yet printed;
``vaults/0001-later`` the same, made when the number 0001 already stood for most of 0002. Nothing in them is made anew
by the code under test; their accounts' passphrases are "0" to "6".
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text

from models.law import load_rulebook
from models.procedure import letters, numbering
from models.procedure.clock import SetClock
from models.procedure.desk import Desk
from models.procedure.inspection import Report, inspect_vault
from models.procedure.numbering import Numbering
from models.records import Counter, Delivery, Letter
from models.records.backup import backup, restore
from models.records.engine import open_engine
from models.records.newkeys import new_keys
from models.registry.casefile import case_file
from models.registry.deadlines import running
from models.registry.letterkinds import KINDS
from models.registry.letters import LetterFilter, letter_ids, letter_rows
from models.registry.papers import by_code
from models.registry.viewer import Viewer
from models.stories.run import Stage, tell
from models.stories.steps import Bench
from models.stories.story import read_stories
from models.vault import OpenVault, VaultReadOnly, open_vault
from reports.press import Press
from tests.records.conftest import WIB, bare

VAULTS = Path(__file__).parent / "vaults"
ROOT = Path(__file__).resolve().parents[2]
SECRETARY = Viewer(1, "sekretaris")
NOW = datetime(2024, 10, 10, 8, tzinfo=WIB)
PLACES = (1, 0, 2, 3, 4, -1)


@pytest.fixture(params=["0001", "0001-later"])
def before(request: pytest.FixtureRequest) -> Path:
    return VAULTS / str(request.param)


@pytest.fixture
def folder(before: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(before, tmp_path / "kantor.sidang"))


def opened(folder: Path) -> OpenVault:
    return open_vault(folder, 1, "0", clock=SetClock(NOW))


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    vault = opened(folder)
    rulebook = load_rulebook(ROOT / "resources" / "law")
    yield Desk(vault, open_engine(vault), rulebook, vault.clock, Press(ROOT / "resources"))
    vault.lock()


def inspected(vault: OpenVault) -> Report:
    return inspect_vault(vault, open_engine(vault, read_only=True))


def words(report: Report) -> list[str]:
    return [str(finding) for finding in report.findings]


def test_everything_in_it_is_still_proven(before: Path, folder: Path) -> None:
    """Every seal, signature, file and entry of before, also after the upgrade was written down and opened again."""
    for _again in range(2):
        with opened(folder) as vault:
            open_engine(vault)
            assert vault.concerns == []
            report = inspected(vault)
            assert words(report) == []
            assert (report.entries, report.files) == (127, 15)
    assert (folder / "cases.db.skema-0001").read_bytes() == (before / "cases.db").read_bytes()


def test_where_nothing_may_be_written_it_is_said_and_left_alone(before: Path, folder: Path, tmp_path: Path) -> None:
    with (
        open_vault(folder, 1, "0", clock=SetClock(NOW), read_only=True) as vault,
        pytest.raises(VaultReadOnly, match="lebih lama"),
    ):
        open_engine(vault, read_only=True)
    assert {path.name for path in folder.iterdir()} == {"cases.db", "evidence", "vault.json"}
    assert (folder / "cases.db").read_bytes() == (before / "cases.db").read_bytes()
    with opened(restore(folder, tmp_path / "pulih.sidang")) as vault:
        open_engine(vault)
        assert words(inspected(vault)) == []


EDITS = {
    "a letter's title": "UPDATE letter SET title = title || '.' WHERE id = 2",
    "the fate of a decree": "UPDATE decree SET fate = 'diganti' WHERE id = 1",
    "a reason for a number": "UPDATE letter SET number_reason = 'x' WHERE id = 2",
    "days of absence": 'UPDATE "case" SET consecutive_absence = 3 WHERE id = 1',
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=list(EDITS))
def test_what_is_changed_behind_the_program_is_still_named(folder: Path, edit: str) -> None:
    """The seals of before were not made weaker by letting new columns be neutral."""
    with opened(folder) as vault:
        open_engine(vault)
        with bare(vault) as raw:
            raw.execute(edit)
        raw.close()
        assert [finding.code for finding in inspected(vault).findings] == ["row.changed"]


@pytest.mark.parametrize("before", [VAULTS / "0001"], ids=["0001"])
def test_the_first_seals_hold_the_names_of_their_files(folder: Path) -> None:
    with opened(folder) as vault:
        open_engine(vault)
        with bare(vault) as raw:
            raw.execute("UPDATE evidence SET sealed_blob = 'x' WHERE id = 1")
        raw.close()
        assert [finding.code for finding in inspected(vault).findings] == ["row.changed"]


def test_new_keys_and_a_backup_keep_the_proof(folder: Path, tmp_path: Path) -> None:
    with opened(folder) as vault:
        open_engine(vault)
        new_keys(vault)
        assert words(inspected(vault)) == []
        made = backup(vault, open_engine(vault), tmp_path)
    restored = restore(made.folder, tmp_path / "pulih.sidang")
    with opened(restored) as vault:
        assert words(inspected(vault)) == []


def test_rows_keep_what_they_said(desk: Desk, before: Path) -> None:
    with desk.read() as session:
        assert {(row.name, row.unit, row.year): row.value for row in session.scalars(select(Counter))} == {
            ("case", "", 2018): 1,
            ("case", "", 2024): 1,
            ("surat", "401.201", 2018): 6,
            ("surat", "401.201", 2024): 4,
        } | ({("keputusan", "401.201", 2018): 5} if before.name == "0001-later" else {})
        delivery = session.scalars(select(Delivery)).one()
        assert delivery.effective_on is not None
        assert delivery.receiver
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []
        frozen = session.scalars(select(Letter).where(Letter.blob != "")).all()
        assert len(frozen) == 11
        for letter in frozen:
            assert [paper.letter_id for paper in by_code(session, SECRETARY, letter.code)] == [letter.id]
            assert desk.vault.evidence.get(letter.blob).startswith(b"%PDF")


def test_its_cases_are_read_like_those_of_today(desk: Desk) -> None:
    with desk.read() as session:
        closed, waiting = case_file(session, 1), case_file(session, 2)
        assert (closed.stage, waiting.stage) == ("closed", "decided")
        assert closed.decree is not None
        assert closed.decree.fate == ""
        assert running(session, SECRETARY, desk.rulebook, date(2024, 10, 10)) == []
        ids = letter_ids(session, SECRETARY, LetterFilter())
        assert all(letter_rows(session, SECRETARY, ids))


def test_a_letter_it_still_owed_is_made_and_numbered_after_its_last(desk: Desk) -> None:
    letter_id = letters.draft(desk, "putusan", case_id=2)
    assert letters.missing(desk, letter_id) == []
    letters.finalise(desk, letter_id, letter_date=date(2024, 10, 10))
    with desk.read() as session:
        made = session.get(Letter, letter_id)
        assert made is not None
        assert made.number == "800.1.6.1/5/401.201/2024"
    assert words(inspected(desk.vault)) == []


def test_a_number_dated_back_goes_under_one_of_before(desk: Desk) -> None:
    numbering.set_numbering(desk, Numbering(sub_numbers=True), "Kebijakan Sekretaris Daerah")
    with desk.read() as session:
        last = session.scalars(select(Letter).where(Letter.counter_value == 4, Letter.counter_year == 2024)).one()
    letter_id = letters.draft(desk, last.kind, case_id=2, about=last.about)
    letters.finalise(desk, letter_id, letter_date=last.letter_date, sub_number=True, override="Terlambat dicatat.")
    with desk.read() as session:
        made = session.get(Letter, letter_id)
        assert made is not None
        assert (made.counter_value, made.suffix) == (4, ".1")


ABOUT = dict.fromkeys(("hearing", "summons", "examination", "decree"), 1)


def test_every_letter_of_a_case_can_be_begun_from_its_rows(desk: Desk) -> None:
    """Whatever a record of before does not say is missing, not an error."""
    kinds = [kind for kind, one in KINDS.items() if one.about in ("", *ABOUT)]
    assert len(kinds) > 20
    for kind in kinds:
        about = {name: number for name, number in ABOUT.items() if name == KINDS[kind].about}
        with desk.read() as session:
            letters.missing_for(desk, session, kind, case_id=1 if KINDS[kind].of_case else None, about=about)


def test_a_whole_new_case_goes_through_beside_them(desk: Desk) -> None:
    bench = Bench(
        passphrases={place: str(number) for number, place in enumerate(PLACES)},
        accounts={place: number for number, place in enumerate(PLACES, 1)},
    )
    stories, _ = read_stories(ROOT / "tests" / "samples" / "stories.toml")
    stage = Stage(desk, desk.clock, bench, ())
    told = tell(stage, desk.base_rulebook, stories[1:2])
    assert [one.stopped for one in told] == [""]
    assert words(inspected(desk.vault)) == []
