"""Counters by kind, unit and year; back-dated numbers; numbers typed by hand; notices of a moved hearing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from models.law.errors import Trouble
from models.procedure import hearing, letters, numbering, patterns
from models.procedure.clock import WIB
from models.procedure.desk import Blocked, Forbidden, NeedsReason, WrongMoment
from models.procedure.numbering import Numbering
from models.procedure.setup import Office, office_of
from models.records import Letter, NumberGap
from models.registry.agenda import agenda_rows
from models.registry.viewer import Viewer
from models.stories.telling import Telling
from tests.procedure.conftest import House

KIND = "berita_acara_sidang"


def row(house: House, letter_id: int) -> Letter:
    with house.desk.read() as session:
        return session.get_one(Letter, letter_id)


@pytest.fixture
def draft(heard: Telling) -> Callable[[], int]:
    """Makes one more complete draft."""
    return lambda: letters.draft(heard.desk, KIND, case_id=heard.case_id)


def final(house: House, letter_id: int, **more: object) -> Letter:
    letters.finalise(house.desk, letter_id, **more)  # type: ignore[arg-type]
    return row(house, letter_id)


def test_kinds_share_a_counter_as_the_office_says(house: House, draft: Callable[[], int]) -> None:
    first = final(house, draft())
    assert (first.counter, first.counter_unit) == ("surat", "401.201")
    numbering.set_numbering(house.desk, Numbering(counters={KIND: "berita_acara"}, units={KIND: "401.9"}))
    other = final(house, draft())
    assert (other.counter, other.counter_unit, other.counter_value) == ("berita_acara", "401.9", 1)
    assert other.number == "800.1.6.1/1/401.9/2024"
    numbering.set_numbering(house.desk, Numbering())
    assert final(house, draft()).counter_value == (first.counter_value or 0) + 1


def test_counters_by_default_are_surat_nota_dinas_and_keputusan() -> None:
    assert numbering.default_counter("surat_panggilan_1") == "surat"
    assert numbering.default_counter("putusan") == "keputusan"
    assert numbering.default_counter("nota_dinas") == "nota_dinas"
    assert numbering.is_foreign("keputusan_sanksi")


def test_a_pattern_of_its_own_for_a_kind_with_its_code(house: House, draft: Callable[[], int]) -> None:
    rules = Numbering(patterns={KIND: "{klas}/{urut:3}/{jenis}/{tahun}"}, codes={KIND: "800.1.6.2"})
    numbering.set_numbering(house.desk, rules)
    with house.desk.read() as session:
        promised = numbering.next_number(session, KIND, house.clock.now().date())
    made = final(house, draft())
    assert made.number == promised == f"800.1.6.2/{made.counter_value:03d}/BAS/2024"


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("{klas}/{tahun}", "{urut} harus ada"),
        ("{urut}/{bulan}", "{bulan} tidak dikenal"),
        ("{urut}/{urut}", "satu kali"),
        ("{urut}/{tahun", "berpasangan"),
        ("{urut}/{tahun:2}", "hanya {urut}"),
        ("{urut}\n{tahun}", "tidak tercetak"),
        ("{urut}" + "x" * 200, "lebih panjang"),
    ],
)
def test_a_wrong_pattern_is_named_and_never_kept(house: House, pattern: str, words: str) -> None:
    assert any(words in problem for problem in patterns.pattern_problems(pattern))
    with house.desk.read() as session:
        assert patterns.sample(office_of(session), KIND, pattern, date(2024, 9, 2)) == ""
    with pytest.raises(Trouble, match="belum benar"):
        numbering.set_numbering(house.desk, Numbering(patterns={KIND: pattern}))


@given(st.text(max_size=40))
def test_any_text_is_judged_without_an_error_and_a_good_pattern_gives_one_number(text: str) -> None:
    problems = patterns.pattern_problems(text)
    made = patterns.make_number(Office(city="X"), KIND, 8, date(2024, 9, 2), pattern=text)
    assert problems or ("8" in made and "{" not in made)


def test_only_the_secretary_sets_the_numbering(house: House) -> None:
    with pytest.raises(Forbidden):
        numbering.set_numbering(house.sit(-2), Numbering())


# nomor mundur ------------------------------------------------------------------------------------------------------


def test_a_sub_number_is_off_until_the_office_allows_it_with_a_reason(house: House, draft: Callable[[], int]) -> None:
    with pytest.raises(Trouble, match="alasan tertulis"):
        numbering.set_numbering(house.desk, Numbering(sub_numbers=True))
    made = draft()
    day = house.clock.now().date() - timedelta(days=1)
    with pytest.raises(Blocked, match="belum diizinkan"):
        letters.finalise(house.desk, made, letter_date=day, sub_number=True, override="tertinggal")
    assert row(house, made).status == "draf"


def test_a_back_dated_letter_stands_below_the_last_number_of_its_day(house: House, draft: Callable[[], int]) -> None:
    numbering.set_numbering(house.desk, Numbering(sub_numbers=True), "Kebijakan Sekretaris Daerah")
    house.clock.put(datetime(2024, 11, 4, 9, tzinfo=WIB))
    base = final(house, draft())
    house.clock.put(datetime(2024, 11, 6, 9, tzinfo=WIB))
    later = final(house, draft())
    day = date(2024, 11, 5)
    with pytest.raises(NeedsReason):
        letters.finalise(house.desk, draft(), letter_date=day, sub_number=True)
    one = final(house, draft(), letter_date=day, sub_number=True, override="rapat tertunda dicatat")
    two = final(house, draft(), letter_date=day, sub_number=True, override="rapat tertunda dicatat")
    assert [one.number, two.number] == [f"800.1.6.1/{base.counter_value}.{n}/401.201/2024" for n in (1, 2)]
    assert (one.letter_date, one.finalised_at and one.finalised_at.date()) == (day, date(2024, 11, 6))
    assert final(house, draft()).counter_value == (later.counter_value or 0) + 1
    with house.desk.read() as session:
        book = {r.letter_id: r for r in agenda_rows(session, Viewer(1, "sekretaris"), day, date(2024, 11, 30))}
    assert book[one.id].remark == "nomor mundur: rapat tertunda dicatat"
    assert (book[one.id].letter_date, book[one.id].recorded.date()) == (day, date(2024, 11, 6))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2024, 11, 3), "hari libur"),
        (date(2024, 10, 15), "lebih dari 14 hari"),
        (date(2024, 11, 6), "sudah lewat"),
    ],
)
def test_the_limits_of_a_sub_number(house: House, draft: Callable[[], int], day: date, words: str) -> None:
    numbering.set_numbering(house.desk, Numbering(sub_numbers=True), "Kebijakan")
    house.clock.put(datetime(2024, 11, 6, 9, tzinfo=WIB))
    with pytest.raises(Blocked, match=words):
        letters.finalise(house.desk, draft(), letter_date=day, sub_number=True, override="alasan")


def test_regular_dates_never_run_backwards_without_a_reason(house: House, draft: Callable[[], int]) -> None:
    house.clock.put(datetime(2024, 11, 6, 9, tzinfo=WIB))
    final(house, draft())
    with pytest.raises(NeedsReason) as stop:
        letters.finalise(house.desk, draft(), letter_date=date(2024, 11, 5))
    assert {"letter.backdated", "letter.runs_back"} <= {n.code for n in stop.value.notices}
    made = final(house, draft(), letter_date=date(2024, 11, 5), override="konsep tertinggal di meja")
    assert made.number_reason == "konsep tertinggal di meja"


def test_january_may_use_the_old_years_counter_only_with_a_reason(house: House, draft: Callable[[], int]) -> None:
    house.clock.put(datetime(2024, 12, 30, 9, tzinfo=WIB))
    last = final(house, draft())
    house.clock.put(datetime(2025, 1, 3, 9, tzinfo=WIB))
    with pytest.raises(NeedsReason) as stop:
        letters.finalise(house.desk, draft(), letter_date=date(2024, 12, 31))
    assert "letter.other_year" in {n.code for n in stop.value.notices}
    old = final(house, draft(), letter_date=date(2024, 12, 31), override="sidang 31 Desember")
    assert (old.counter_year, old.counter_value) == (2024, (last.counter_value or 0) + 1)
    assert final(house, draft()).counter_value == 1


def test_a_number_typed_by_hand_is_passed_over_by_the_counter(house: House, draft: Callable[[], int]) -> None:
    first = final(house, draft())
    nxt = (first.counter_value or 0) + 1
    final(house, draft(), number=f"800.1.6.1/{nxt}/401.201/2024")
    assert final(house, draft()).counter_value == nxt + 1
    with house.desk.read() as session:
        gap = session.scalars(select(NumberGap)).one()
    assert (gap.first, gap.last) == (nxt, nxt)
    with pytest.raises(Trouble, match="sudah dipakai"):
        letters.finalise(house.desk, draft(), number=f"800.1.6.1/{nxt}/401.201/2024")


def test_a_void_letter_names_reason_and_person_and_keeps_its_number(house: House, draft: Callable[[], int]) -> None:
    made = final(house, draft())
    letters.void(house.desk, made.id, "salah alamat")
    assert row(house, made.id).voided_by == house.desk.sitter.id
    with house.desk.read() as session:
        book = agenda_rows(session, Viewer(1, "sekretaris"), date(2024, 1, 1), date(2024, 12, 31))
    line = next(r for r in book if r.letter_id == made.id)
    assert line.void and line.remark.startswith(f"DIBATALKAN oleh {house.desk.sitter.name} pada ")
    assert line.remark.endswith("salah alamat")


def test_the_paper_agenda_moves_a_counter_forward_and_never_back(house: House, draft: Callable[[], int]) -> None:
    made = final(house, draft())
    numbering.skip_to(house.desk, "surat", "401.201", 2024, 400, "agenda kertas sampai 400")
    assert final(house, draft()).counter_value == 401
    with pytest.raises(Trouble, match="tidak dapat dipakai"):
        numbering.skip_to(house.desk, "surat", "401.201", 2024, made.counter_value or 0, "mundur")
    with pytest.raises(Trouble, match="Alasan"):
        numbering.skip_to(house.desk, "surat", "401.201", 2024, 500, " ")


# notices of a moved hearing ----------------------------------------------------------------------------------------


def test_notices_of_a_moved_hearing_are_replaced_together(house: House, telling: Callable[..., Telling]) -> None:
    one = telling()
    one._intake()
    one._classify()
    one._panel()
    first = hearing.schedule(
        house.desk, one.case_id, starts_at=house.clock.now() + timedelta(days=9), room="Ruang A", override="uji"
    )
    kept = letters.draft(house.desk, "undangan_sidang", case_id=one.case_id, about={"hearing": first})
    sent = letters.draft(house.desk, "undangan_sidang", case_id=one.case_id, about={"hearing": first})
    letters.finalise(house.desk, sent)
    with pytest.raises(WrongMoment, match="tidak dipindahkan"):
        letters.replace_for_hearing(house.desk, first, "ruang dipakai")
    second = hearing.postpone(
        house.desk, first, starts_at=house.clock.now() + timedelta(days=16), reason="ketua sakit", override="uji"
    )
    made = letters.replace_for_hearing(house.desk, first, "sidang ditunda")
    assert {row(house, one_id).about["hearing"] for one_id in made} == {second}
    assert {row(house, one_id).supersedes for one_id in made} == {kept, sent}
    assert {row(house, one_id).status for one_id in (kept, sent)} == {"batal"}
    assert row(house, sent).number and row(house, sent).void_reason == "sidang ditunda"
    assert letters.replace_for_hearing(house.desk, first, "sekali lagi") == []
