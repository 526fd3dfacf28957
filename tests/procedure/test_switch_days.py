"""A reading of the law chosen from a day on governs what begins on that day, and nothing that ran before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from models.law import Rulebook
from models.procedure import decree, setup, summons
from models.procedure.desk import NeedsReason
from models.records import Case, Letter
from models.registry.counting import FILE, appeal_run
from models.registry.deadlines import case_deadlines
from models.registry.outcomepapers import outcome_facts
from models.registry.viewer import Viewer
from models.stories.telling import Telling
from tests.procedure.after import Ground

BEFORE, FROM = date(2024, 7, 31), date(2024, 8, 1)


@pytest.fixture
def book(rulebook: Rulebook) -> Rulebook:
    """Everything that can be chosen about counting, chosen otherwise from one day on."""
    return rulebook.with_switches(
        {
            "effect_day_kind": [("hari_kalender", FROM)],
            "counting_start": [("hari_itu", FROM)],
            "summons_gap_mode": [("minimum", FROM)],
        }
    )


def counted(rulebook: Rulebook, start: date, days: int, same_day: bool) -> date:
    return rulebook.calendar().end(start - timedelta(days=1) if same_day else start, days)


def test_the_day_of_effect(book: Rulebook) -> None:
    sanction = {"id": "pp94.ringan.b", "level": "ringan"}
    for received, unit in ((BEFORE, "hari_kerja"), (FROM, "hari_kalender")):
        run = decree.effect(book, sanction, date(2024, 7, 1), received)
        assert run is not None and run.unit == unit


def test_the_gap_of_a_summons(book: Rulebook) -> None:
    def said(letter: date) -> list[str]:
        near, far = book.calendar().end(letter, 3), book.calendar().end(letter, 12)
        return [
            n.message
            for day in (near, far)
            for n in summons.summons_notices(book, ordinal=1, letter_date=letter, hearing_date=day, missed=None)
        ]

    (late,), (early,) = said(BEFORE), said(FROM)
    assert "paling lambat" in late and "paling cepat" in early


def test_the_second_summons_and_the_time_to_appeal(book: Rulebook) -> None:
    for start, same_day in ((BEFORE, False), (FROM, True)):
        last = counted(book, start, 7, same_day)
        for day, late in ((last, False), (last + timedelta(days=1), True)):
            found = summons.summons_notices(book, ordinal=2, letter_date=start, hearing_date=day, missed=start)
            assert bool(found) is late, (start, day)
        run = appeal_run(book, "keberatan_atasan", FILE, start)
        assert run is not None and run.end == counted(book, start, 14, same_day)


def test_what_a_case_keeps_of_the_choices_is_the_day_it_was_judged(telling: Callable[..., Telling]) -> None:
    one = telling()
    one._intake()
    setup.set_switch(one.desk, "counting_start", "hari_itu", "Ditinjau kembali.", one.day + timedelta(days=365))
    one._classify()
    with one.desk.read() as session:
        kept = session.get_one(Case, one.case_id).classification
    assert kept is not None and kept["switches"]["counting_start"] == "hari_berikutnya"
    assert set(kept["switches"]) == set(one.desk.rulebook.switch_rows)


def test_the_delivery_of_a_decree_set_before_the_choice(moral: Ground) -> None:
    made = moral.decreed()
    set_on = moral.day
    late = moral.desk.rulebook.calendar().end(set_on, 15)
    last = moral.desk.rulebook.calendar().end(set_on, 14)
    setup.set_switch(moral.desk, "counting_start", "hari_itu", "Ditinjau kembali.", set_on + timedelta(days=1))
    viewer = Viewer(moral.desk.sitter.id, moral.desk.sitter.role)
    with moral.desk.read() as session:
        found = case_deadlines(session, viewer, moral.desk.rulebook, set_on, moral.case_id)
    assert [one.due for one in found if one.kind == "deliver"] == [last]
    letter = Letter(kind="keputusan_sanksi", about={"decree": made}, fields={})
    facts = outcome_facts(moral.desk.rulebook, moral.file(), letter, {"head_office": "Wali Kota Madiun"})
    assert facts["decree"]["deliver"]["by"] == last.isoformat()
    moral.at(late)
    with pytest.raises(NeedsReason) as doubt:
        moral.delivered(made)
    assert {n.code for n in doubt.value.notices} == {"deliver.late"}
    moral.delivered(made, on=last)
