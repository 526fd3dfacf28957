"""Numbers and frozen letters: at finalisation, never reused, all or nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from models.law.errors import Trouble
from models.procedure import counters, letters, setup
from models.procedure.desk import Blocked, NeedsReason, WrongMoment
from models.procedure.setup import Office
from models.records import Hearing, Letter, Summons
from models.registry.search import search_ids
from models.registry.viewer import Viewer
from models.stories.telling import Telling
from tests.procedure.conftest import House, fill

Make = Callable[..., Telling]


def next_number(house: House) -> int:
    with house.desk.read() as session:
        return counters.peek(session, "surat", house.clock.now().year, "401.201")


@pytest.fixture
def draft(heard: Telling) -> int:
    """A berita acara sidang, complete, not yet final."""
    return letters.draft(heard.desk, "berita_acara_sidang", case_id=heard.case_id)


def row(house: House, letter_id: int) -> Letter:
    with house.desk.read() as session:
        return session.get_one(Letter, letter_id)


def test_a_draft_takes_no_number_and_may_be_edited(house: House, draft: int) -> None:
    before = next_number(house)
    letters.edit(house.desk, draft, fields={"addressee": "Arsip majelis"}, profile="F4")
    kept = row(house, draft)
    assert (kept.number, kept.addressee, kept.profile) == ("", "Arsip majelis", "F4")
    assert next_number(house) == before
    assert letters.preview(house.desk, draft).startswith(b"%PDF")
    assert row(house, draft).status == "draf"


def test_finalising_numbers_freezes_and_keeps_the_bytes(house: House, draft: int) -> None:
    number = next_number(house)
    digest = letters.finalise(house.desk, draft)
    kept = row(house, draft)
    assert kept.number == f"800.1.6.1/{number}/401.201/2024"
    assert (kept.status, kept.sha256, kept.counter_value) == ("final", digest, number)
    assert sha256(letters.pdf(house.desk, draft)).hexdigest() == digest
    assert kept.facts is not None and kept.template.startswith("berita_acara_sidang/")
    assert kept.checkpoint.startswith("sidang-etik/")
    # Whatever the case becomes later, the letter stays what it was.
    setup.set_office(house.desk, Office(city="Kota Lain", council_name="Nama Lain"))
    assert letters.preview(house.desk, draft, profile="F4") == letters.pdf(house.desk, draft)
    with pytest.raises(WrongMoment):
        letters.edit(house.desk, draft, fields={"addressee": "Lain"})
    with pytest.raises(WrongMoment):
        letters.finalise(house.desk, draft)


def test_a_missing_fact_refuses_in_plain_words_and_uses_no_number(house: House, heard: Telling) -> None:
    before = next_number(house)
    made = letters.draft(heard.desk, "putusan", case_id=heard.case_id)
    assert {m.words for m in letters.missing(heard.desk, made)} >= {"temuan majelis", "pertimbangan majelis"}
    with pytest.raises(Trouble, match="temuan majelis") as stop:
        letters.finalise(heard.desk, made)
    assert "tidak ada nomor yang terpakai" in stop.value.kept
    assert next_number(house) == before
    assert row(house, made).status == "draf" and not row(house, made).blob


def test_a_voided_number_stays_in_the_register_and_is_never_used_again(
    house: House, heard: Telling, draft: int
) -> None:
    letters.finalise(house.desk, draft)
    first = row(house, draft).counter_value
    with pytest.raises(Trouble):
        letters.void(house.desk, draft, " ")
    letters.void(house.desk, draft, "salah tempat")
    again = letters.draft(heard.desk, "berita_acara_sidang", case_id=heard.case_id)
    letters.finalise(house.desk, again)
    assert row(house, again).counter_value == (first or 0) + 1
    assert (row(house, draft).status, row(house, draft).void_reason) == ("batal", "salah tempat")
    assert letters.pdf(house.desk, draft)


def test_an_empty_slot_is_filled_once_by_hand(house: House, draft: int) -> None:
    before = next_number(house)
    letters.finalise(house.desk, draft, later=True)
    assert row(house, draft).slot_open and next_number(house) == before
    with pytest.raises(Trouble):
        letters.enter_number(house.desk, draft, "   ")
    frozen = letters.pdf(house.desk, draft)
    letters.enter_number(house.desk, draft, "800.1.6.1/ 77 /401.201/2024")
    assert row(house, draft).number == "800.1.6.1/ 77 /401.201/2024"
    assert letters.pdf(house.desk, draft) == frozen
    with house.desk.read() as session:
        viewer = Viewer(house.desk.sitter.id, house.desk.sitter.role)
        assert search_ids(session, viewer, "77 401.201") == [row(house, draft).case_id]
    with pytest.raises(WrongMoment):
        letters.enter_number(house.desk, draft, "lain")


def test_a_number_already_used_is_refused(house: House, heard: Telling, draft: int) -> None:
    letters.finalise(house.desk, draft, number="1/A/2024")
    again = letters.draft(heard.desk, "berita_acara_sidang", case_id=heard.case_id)
    with pytest.raises(Trouble, match="sudah dipakai"):
        letters.finalise(house.desk, again, number=" 1/A/2024 ")


def test_a_date_in_the_future_blocks_and_an_earlier_one_wants_a_reason(house: House, draft: int) -> None:
    today = house.clock.now().date()
    with pytest.raises(Blocked):
        letters.finalise(house.desk, draft, letter_date=today + timedelta(days=1), override="x")
    with pytest.raises(NeedsReason):
        letters.finalise(house.desk, draft, letter_date=today - timedelta(days=2))
    letters.finalise(house.desk, draft, letter_date=today - timedelta(days=2), override="diberi tanggal sidang")
    kept = row(house, draft)
    assert kept.letter_date == today - timedelta(days=2) and kept.finalised_at is not None
    assert kept.finalised_at.date() == today


def test_signed_sent_served_in_order(house: House, draft: int) -> None:
    with pytest.raises(WrongMoment):
        letters.mark_signed(house.desk, draft)
    letters.finalise(house.desk, draft)
    letters.mark_signed(house.desk, draft)
    letters.send(house.desk, draft, "kurir")
    with pytest.raises(Trouble):
        letters.serve(house.desk, draft, "")
    letters.serve(house.desk, draft, "Petugas terima")
    assert row(house, draft).status == "diterima"
    with pytest.raises(WrongMoment):
        letters.send(house.desk, draft, "pos")


def test_no_step_of_a_letter_lies_in_the_future(house: House, draft: int) -> None:
    letters.finalise(house.desk, draft)
    tomorrow = house.clock.now().date() + timedelta(days=1)
    scan = b"%PDF-1.4 pindaian"
    steps: list[tuple[str, Callable[[], object]]] = [
        ("sign", lambda: letters.mark_signed(house.desk, draft, tomorrow, override="x")),
        ("sign", lambda: letters.attach_signed(house.desk, draft, scan, on=tomorrow, override="x")),
        ("send", lambda: letters.send(house.desk, draft, "kurir", tomorrow, override="x")),
        ("serve", lambda: letters.serve(house.desk, draft, "Petugas", tomorrow, override="x")),
    ]
    for step, take in steps:
        with pytest.raises(Blocked, match="berada di masa depan") as stop:
            take()
        assert {n.code for n in stop.value.notices} == {f"letter.{step}_future"}
    kept = row(house, draft)
    assert (kept.status, kept.signed_on, kept.sent_on, kept.received_on) == ("final", None, None, None)


def test_a_step_before_the_one_before_it_wants_a_reason(house: House, draft: int) -> None:
    letters.finalise(house.desk, draft)
    today = house.clock.now().date()
    house.clock.put(house.clock.now() + timedelta(days=4))
    early = today - timedelta(days=1)
    with pytest.raises(NeedsReason, match="mendahului tanggal surat"):
        letters.mark_signed(house.desk, draft, early)
    with pytest.raises(NeedsReason, match="mendahului tanggal surat"):
        letters.attach_signed(house.desk, draft, b"%PDF-1.4 pindaian", on=early)
    letters.mark_signed(house.desk, draft, today + timedelta(days=2))
    with pytest.raises(NeedsReason, match="mendahului penandatanganan"):
        letters.send(house.desk, draft, "kurir", today + timedelta(days=1))
    letters.send(house.desk, draft, "kurir", today + timedelta(days=3))
    with pytest.raises(NeedsReason, match="mendahului pengiriman"):
        letters.serve(house.desk, draft, "Petugas", today + timedelta(days=2))
    letters.serve(house.desk, draft, "Petugas", today + timedelta(days=2), override="kurir membawanya lebih dahulu")
    assert row(house, draft).received_on == today + timedelta(days=2)


def test_the_second_summons_cites_the_first(telling: Make, house: House) -> None:
    missed = (date(2026, 3, 2), date(2026, 3, 11), date(2026, 3, 20))
    one = telling(
        days_off=(),
        dates=dict(zip(("summons1", "missed1", "missed2"), missed, strict=True)),
        act_date=date(2026, 2, 10),
        calendar=None,
        violations=("pp42.11c",),
        votes=None,
    )
    told = one.tell()
    assert not told.stopped
    with house.desk.read() as session:
        second = session.scalar(select(Letter).where(Letter.kind == "surat_panggilan_2"))
        first = session.scalar(select(Letter).where(Letter.kind == "surat_panggilan_1"))
        assert second is not None and first is not None
        assert first.number in second.text and "11 Maret 2026" in second.text
        assert session.scalar(select(Summons).where(Summons.ordinal == 2)) is not None
        assert session.scalars(select(Hearing).order_by(Hearing.id)).all()[-1].status == "selesai"


@given(
    value=st.integers(1, 99_999),
    day=st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    unit=st.text("0123456789.", min_size=1, max_size=8),
)
def test_a_number_has_no_open_placeholder(value: int, day: date, unit: str) -> None:
    office = Office(
        city="X", unit_code=unit, number_pattern="{rahasia}{klas}/{urut:3}/{jenis}/{bulan_romawi}/{unit}/{tahun}"
    )
    number = letters.make_number(office, "putusan", value, day)
    assert "{" not in number and str(value) in number and number.endswith(f"/{unit}/{day.year}")


def test_a_press_that_fails_leaves_the_draft_and_the_counter(house: House, draft: int) -> None:
    class Broken:
        def missing(self, *_: Any) -> list[Any]:
            return []

        def print(self, *_: Any) -> Any:
            raise RuntimeError("macet")

    before = next_number(house)
    house.desk.press = Broken()
    with pytest.raises(RuntimeError):
        letters.finalise(house.desk, draft)
    assert next_number(house) == before and row(house, draft).status == "draf"


def test_a_disk_that_fills_while_a_letter_is_frozen_costs_neither_draft_nor_number(
    house: House, draft: int, small_disk: Path
) -> None:
    house.desk.vault.lock()
    folder = small_disk / "rumah.sidang"
    shutil.copytree(house.folder, folder)
    moved = House(house.desk, house.clock, house.bench, folder)
    desk = moved.sit(1)
    with desk.read() as session:
        before = counters.peek(session, "surat", house.clock.now().year, "401.201")
    filler = fill(small_disk)
    with pytest.raises(Trouble) as stop:
        letters.finalise(desk, draft)
    assert "penuh" in stop.value.what.lower() and stop.value.do
    filler.unlink()
    with desk.read() as session:
        assert session.get_one(Letter, draft).status == "draf"
        assert counters.peek(session, "surat", house.clock.now().year, "401.201") == before
    letters.finalise(desk, draft)
    assert letters.pdf(desk, draft).startswith(b"%PDF")
    desk.vault.lock()


def test_printed_needs_a_press_and_is_an_entry(house: House, draft: int) -> None:
    letters.finalise(house.desk, draft)
    letters.printed(house.desk, draft, copies=2)
    house.desk.press = None
    with pytest.raises(Trouble):
        letters.preview(house.desk, letters.draft(house.desk, "undangan_sidang", case_id=row(house, draft).case_id))
