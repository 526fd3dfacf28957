"""What the settings promise of numbers is what a letter then gets, also where two counters look alike."""

from __future__ import annotations

from models.procedure import letters, numbering
from models.procedure.numbering import Numbering
from models.procedure.numberviews import read_view
from models.records import Letter
from models.stories.telling import Telling
from tests.procedure.conftest import House

KIND = "berita_acara_sidang"


def test_every_promised_number_agrees_with_the_counters(house: House, heard: Telling) -> None:
    letters.finalise(heard.desk, letters.draft(heard.desk, KIND, case_id=heard.case_id))
    with house.desk.read() as session:
        view = read_view(house.desk, session)
        today = house.clock.now().date()
        for one in view.kinds:
            promised = "" if one.foreign else numbering.next_number(session, one.kind, today)
            assert one.sample == promised


def test_a_counter_that_looks_like_another_promises_the_number_it_gives(house: House, heard: Telling) -> None:
    first = letters.draft(heard.desk, KIND, case_id=heard.case_id)
    letters.finalise(heard.desk, first)
    numbering.set_numbering(house.desk, Numbering(counters={KIND: "berita_acara"}))
    with house.desk.read() as session:
        view = read_view(house.desk, session)
        sample = next(one.sample for one in view.kinds if one.kind == KIND)
        assert sample in {numbering.next_number(session, KIND, house.clock.now().date())}
        assert any("“berita_acara”" in words for words in view.clashes)
    other = letters.draft(heard.desk, KIND, case_id=heard.case_id)
    letters.finalise(heard.desk, other)
    with house.desk.read() as session:
        made = session.get_one(Letter, other)
        assert made.number == sample != session.get_one(Letter, first).number
        view = read_view(house.desk, session)
    assert (made.counter, view.next_value("berita_acara", "401.201")) == ("berita_acara", (made.counter_value or 0) + 1)
    assert any("sudah ada pada surat lain" in gap.reason for gap in view.gaps)
