"""Pledge events and long printing: thousands of sheets, marks by list, a disk that fills, a printer that vanishes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import pypdf
import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from models.law.errors import Trouble
from models.procedure import letters, pledges, printing
from models.procedure.desk import Forbidden, WrongMoment
from models.procedure.inspection import inspect_vault
from models.procedure.printing import Part
from models.records import Employee, JournalEntry, LetterPrint, PledgeSheet
from models.registry.pledges import coverage, event_rows, job_rows, sheet_ids
from models.stories.telling import Telling
from reports.batch import into_folder
from tests.procedure.conftest import House, fill


def people(house: House, count: int) -> None:
    """Invented employees in three units."""
    rows = [
        {
            "kind": "PNS", "number": f"1980010120050{n:05d}", "name": f"Pegawai Uji {n:04d}", "name_sort": f"p {n:04d}",
            "front_title": "", "back_title": "S.E.", "birth_place": "", "birth_date": None, "sex": "",
            "golongan": "III/a", "pangkat": "Penata Muda", "post": "Staf", "jenjang": "PELAKSANA",
            "unit": f"Dinas {n % 3}", "unit_key": "", "institution": "", "rank_since": None, "post_since": None,
            "import_id": None, "changed_at": house.clock.now(),
        }
        for n in range(1, count + 1)
    ]  # fmt: skip
    with Session(house.desk.engine) as session:
        session.execute(insert(Employee), rows)
        session.commit()


@pytest.fixture
def event(house: House) -> int:
    """An event with 30 sheets and those who were in the directory before."""
    people(house, 30)
    return create(house)


def create(house: House, **more: Any) -> int:
    values: dict[str, Any] = {
        "kind": "ikrar_netralitas",
        "title": "Deklarasi netralitas",
        "election": "Pemilihan Serentak Tahun 2024",
        "held_on": date(2024, 9, 20),
        "place": "Madiun",
        "units": ("Dinas 0", "Dinas 1", "Dinas 2"),
    }
    return pledges.create_event(house.desk, **(values | more))


def sheets(house: House, event_id: int, **more: str) -> list[int]:
    with house.desk.read() as session:
        return sheet_ids(session, event_id, **more)


def test_an_event_is_one_entry_and_a_snapshot(house: House, event: int) -> None:
    with house.desk.read() as session:
        assert session.scalar(select(func.count()).where(JournalEntry.act == "pledge.make")) == 1
        assert [(u.unit, u.sheets, u.signed) for u in coverage(session, event)] == [
            ("Dinas 0", 10, 0), ("Dinas 1", 10, 0), ("Dinas 2", 10, 0),
        ]  # fmt: skip
        assert pledges.intact(session, event)
    with Session(house.desk.engine) as session:
        session.scalars(select(Employee).where(Employee.name == "Pegawai Uji 0003")).one().name = "Nama Baru"
        session.commit()
    with house.desk.read() as session:
        assert "Pegawai Uji 0003" in set(session.scalars(select(PledgeSheet.name)))
    assert inspect_vault(house.desk.vault, house.desk.engine).ok
    with Session(house.desk.engine) as session:
        row = session.scalars(select(PledgeSheet).limit(1)).one()
        row.person = {**row.person, "name": "Orang Lain"}
        session.commit()
    with house.desk.read() as session:
        assert not pledges.intact(session, event)
    assert [f.code for f in inspect_vault(house.desk.vault, house.desk.engine).findings] == ["pledge.sheets"]


def test_marks_by_list_guess_nothing(house: House, event: int) -> None:
    with Session(house.desk.engine) as session:  # two of one name
        for row in session.scalars(select(PledgeSheet).where(PledgeSheet.position.in_((4, 5)))):
            row.name = "Sri Wahyuni"
        session.commit()
    lines = [
        "19800101 20050 0 0001",
        "pegawai uji 0002",
        "",
        "Sri Wahyuni",
        "Tak Ada",
        "198001012005099999",
        "Pegawai Uji 0002",
    ]
    done = pledges.mark_by_list(house.desk, event, lines)
    assert (done.marked, done.already) == (2, 0)
    assert (done.unknown, done.ambiguous) == (("Tak Ada", "198001012005099999"), ("Sri Wahyuni",))
    again = pledges.mark_by_list(house.desk, event, lines[:2])
    assert (again.marked, again.already) == (0, 2)
    assert len(sheets(house, event, only="sudah")) == 2 and len(sheets(house, event, only="belum")) == 28
    with pytest.raises(Trouble, match="Alasan"):
        pledges.mark_signed(house.desk, event, sheets(house, event, only="sudah"), signed=False)
    assert pledges.mark_signed(house.desk, event, sheets(house, event), signed=False, note="keliru daftar") == 2
    with house.desk.read() as session:
        assert event_rows(session)[0].waiting == 30


def test_what_makes_no_event_and_who_may_not(house: House, event: int) -> None:
    for wrong in ({"kind": "putusan"}, {"title": " "}, {"units": ("Tidak Ada",)}):
        with pytest.raises(Trouble):
            create(house, **wrong)
    pledges.close_event(house.desk, event, "selesai")
    with pytest.raises(WrongMoment):
        pledges.mark_signed(house.desk, event, sheets(house, event))
    with pytest.raises(Forbidden):
        pledges.create_event(
            house.sit(2), kind="ikrar_netralitas", title="x", election="x", held_on=date(2024, 9, 1), place="x"
        )


# printing ----------------------------------------------------------------------------------------------------------


def pages_of(folder: Path) -> list[str]:
    found = []
    for path in sorted(folder.glob("*.pdf")):
        found += [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages]
    return found


def test_every_sheet_is_printed_once_in_order(house: House, event: int, tmp_path: Path) -> None:
    job = printing.print_event(house.desk, event, part_size=12)
    seen: list[tuple[int, int]] = []
    state = printing.print_batch(
        house.desk, job, into_folder(tmp_path / "out"), progress=lambda d, t: seen.append((d, t))
    )
    assert (state.status, state.position, state.pages) == ("selesai", 30, 30)
    assert [path.name for path in sorted((tmp_path / "out").iterdir())] == [
        "001-00001-00012.pdf", "002-00013-00024.pdf", "003-00025-00030.pdf",
    ]  # fmt: skip
    pages = pages_of(tmp_path / "out")
    with house.desk.read() as session:
        names = session.scalars(select(PledgeSheet.name).order_by(PledgeSheet.position)).all()
    assert len(pages) == 30
    for name, page in zip(names, pages, strict=True):
        assert name in page and "PEMILIHAN SERENTAK TAHUN 2024" in page and "20 September 2024" in page
    assert seen[-1] == (30, 30) and [d for d, _ in seen] == sorted(d for d, _ in seen)
    with pytest.raises(WrongMoment):
        printing.print_batch(house.desk, job, into_folder(tmp_path / "lagi"))


@pytest.mark.parametrize("where", ["open", "write", "close"])
def test_a_printer_that_vanishes_loses_only_its_part(house: House, event: int, tmp_path: Path, where: str) -> None:
    job = printing.print_event(house.desk, event, part_size=10)
    good = into_folder(tmp_path / "out")

    class Gone(io.BytesIO):
        def write(self, *_: Any) -> int:
            raise OSError(5, "printer gone")

    @contextmanager
    def failing(part: Part) -> Iterator[BinaryIO]:
        if part.number != 2:
            with good(part) as out:
                yield out
            return
        if where == "open":
            raise OSError(19, "no such device")
        yield Gone() if where == "write" else io.BytesIO()
        raise OSError(5, "printer gone")

    with pytest.raises(Trouble) as stop:
        printing.print_batch(house.desk, job, failing)
    assert "sesudah lembar 10 dari 30" in stop.value.what and "10 lembar pertama" in stop.value.kept
    with house.desk.read() as session:
        kept = job_rows(session, unfinished=True)[0]
    assert (kept.status, kept.position) == ("terhenti", 10) and kept.trouble
    assert printing.print_batch(house.desk, job, good).status == "selesai"
    assert len(set(pages_of(tmp_path / "out"))) == len(pages_of(tmp_path / "out")) == 30


def test_a_full_disk_leaves_whole_parts_and_goes_on_later(house: House, event: int, small_disk: Path) -> None:
    job = printing.print_event(house.desk, event, part_size=10)
    place = small_disk / "out"
    filler: list[Path] = []

    def progress(done: int, _total: int) -> None:
        if done == 13:
            filler.append(fill(small_disk))

    with pytest.raises(Trouble) as stop:
        printing.print_batch(house.desk, job, into_folder(place), progress=progress)
    assert "sesudah lembar 10 dari 30" in stop.value.what
    assert [path.name for path in place.iterdir()] == ["001-00001-00010.pdf"]
    filler[0].unlink()
    assert printing.print_batch(house.desk, job, into_folder(place)).status == "selesai"
    assert len(pages_of(place)) == 30


def test_a_person_stops_it_and_goes_on_or_gives_up(house: House, event: int, tmp_path: Path) -> None:
    job = printing.print_event(house.desk, event, part_size=10)
    state = printing.print_batch(house.desk, job, into_folder(tmp_path), progress=lambda d, _t: d < 15)
    assert (state.status, state.position) == ("terhenti", 10)
    assert [path.suffix for path in tmp_path.glob("*.*") if path.is_file() and path.stem[:3].isdigit()] == [".pdf"]
    printing.abandon(house.desk, job, "tinta habis")
    with pytest.raises(WrongMoment):
        printing.print_batch(house.desk, job, into_folder(tmp_path))
    with pytest.raises(Trouble, match="Tidak ada lembar"):
        printing.print_event(house.desk, event, only="sudah")


def test_giving_up_is_in_the_journal_and_on_the_job_or_in_neither(house: House, event: int) -> None:
    job = printing.print_event(house.desk, event, part_size=10)
    with house.desk.engine.begin() as connection:
        connection.execute(
            text(
                "CREATE TRIGGER stuck BEFORE UPDATE ON print_job WHEN NEW.status = 'batal' "
                "BEGIN SELECT RAISE(ABORT, 'penuh'); END"
            )
        )

    def given_up() -> int:
        with house.desk.read() as session:
            entries = session.scalars(select(JournalEntry).where(JournalEntry.subject == f"job.{job}"))
            return sum(b"abandoned" in entry.payload for entry in entries)

    with pytest.raises(DatabaseError):
        printing.abandon(house.desk, job, "tinta habis")
    assert (given_up(), printing.job_state(house.desk, job).status) == (0, "siap")
    with house.desk.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER stuck"))
    printing.abandon(house.desk, job, "tinta habis")
    state = printing.job_state(house.desk, job)
    assert (given_up(), state.status, state.trouble) == (1, "batal", "tinta habis")
    with pytest.raises(WrongMoment):
        printing.abandon(house.desk, job, "sekali lagi")


def test_one_sheet_alone_is_the_sheet_of_the_batch(house: House, event: int) -> None:
    out = io.BytesIO()
    assert printing.sheet_pdf(house.desk, sheets(house, event)[3], out) == 1
    assert "Yang berikrar," in pypdf.PdfReader(out).pages[0].extract_text()


def test_all_notices_of_a_hearing_are_printed_byte_for_byte(
    house: House, telling: Callable[..., Telling], tmp_path: Path
) -> None:
    one = telling()
    one._intake()
    one._classify()
    one._panel()
    from datetime import timedelta

    from models.procedure import hearing

    first = hearing.schedule(
        house.desk, one.case_id, starts_at=house.clock.now() + timedelta(days=9), room="Ruang A", override="uji"
    )
    made = [
        letters.draft(house.desk, "undangan_sidang", case_id=one.case_id, about={"hearing": first}) for _ in range(3)
    ]
    for letter_id in made[:2]:
        letters.finalise(house.desk, letter_id)
    job = printing.print_summonses(house.desk, first)
    assert printing.print_batch(house.desk, job, into_folder(tmp_path / "out")).total == 2
    files = [path.read_bytes() for path in sorted((tmp_path / "out").iterdir())]
    assert files == [letters.pdf(house.desk, one_id) for one_id in made[:2]]
    with house.desk.read() as session:
        assert session.scalars(select(LetterPrint.letter_id)).all() == made[:2]
    with pytest.raises(Trouble, match="belum difinalkan"):
        printing.print_letters(house.desk, made)
