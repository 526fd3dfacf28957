"""Odd people, odd dates, odd numbers: every question still gets an answer, and the answer says what is odd."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.law import Notice, Person, PersonKind, Rulebook, Severity
from models.law.assessment import Facts, assess
from models.law.authority import authority_notices, imposers_of, post_notices
from models.law.effect import Appeal, effect_of
from models.law.nip import check_number
from models.law.panel import SeatView, check_panel
from tests.law.conftest import codes
from tests.law.test_properties import DAYS, MAYBE, PERSONS, RB

BARE = Person(name="Contoh", kind=PersonKind.PNS)


def whole(notices: tuple[Notice, ...] | list[Notice]) -> bool:
    """Every notice is a sentence with a code."""
    return all(one.code and one.message and isinstance(one.severity, Severity) for one in notices)


def test_a_person_without_rank_birth_date_or_number_is_assessed(rb: Rulebook) -> None:
    result = assess(rb, Facts(BARE, date(2024, 10, 1), ("pp94.5n.2",), stage="calon"))
    assert result.track == "disiplin"
    assert result.open_ids
    assert "authority.post_unknown" in codes(result)


def test_a_respondent_without_rank_cannot_be_compared(rb: Rulebook) -> None:
    seats = [SeatView(role, Person(name=f"A{n}", golongan="IV/c", jenjang="JPT_PRATAMA", number=f"{n:018d}"))
             for n, role in enumerate(("ketua", "sekretaris", "anggota", "anggota", "anggota"))]  # fmt: skip
    said = check_panel(rb, BARE, seats, date(2024, 10, 1))
    assert said
    assert not any(one.severity is Severity.BLOCK for one in said)
    assert any("angkat" in one.message or "olongan" in one.message for one in said)


def test_an_act_before_2004_has_no_rule_to_stand_on(rb: Rulebook) -> None:
    result = assess(rb, Facts(BARE, date(2003, 5, 1), ("pp42.11c",), stage="bakal_calon"))
    assert result.open_ids == ()
    assert {"regime.none", "sanction.none_open"} <= codes(result)


@pytest.mark.parametrize(
    ("examined", "decided", "code"),
    [
        (date(2024, 9, 1), None, "dates.examined"),
        (None, date(2024, 9, 1), "dates.decided"),
        (date(2024, 11, 1), date(2024, 10, 15), "dates.order"),
    ],
)
def test_dates_that_cannot_follow_each_other_block(
    rb: Rulebook, examined: date | None, decided: date | None, code: str
) -> None:
    facts = Facts(BARE, date(2024, 10, 1), ("pp94.5n.2",), stage="calon", examined_on=examined, decided_on=decided)
    found = next(one for one in assess(rb, facts).notices if one.code == code)
    assert found.severity is Severity.BLOCK


SEATS = st.lists(
    st.builds(
        SeatView,
        role=st.sampled_from(["ketua", "sekretaris", "anggota", "tamu"]),
        person=PERSONS,
        conflict=st.sampled_from([None, True, False]),
        active=st.booleans(),
    ),
    max_size=9,
)


@settings(max_examples=80)
@given(PERSONS, SEATS, DAYS)
def test_any_panel_gets_an_answer(respondent: Person, seats: list[SeatView], on: date) -> None:
    said = check_panel(RB, respondent, seats, on)
    assert whole(said)
    assert all(one.legal_basis for one in said)
    if sum(seat.active for seat in seats) < 5:
        assert any(one.severity is Severity.BLOCK for one in said)


@settings(max_examples=150)
@given(st.sampled_from(PersonKind), st.text(max_size=24), MAYBE, st.sampled_from(["", "L", "P"]), MAYBE)
def test_any_number_gets_an_answer_that_does_not_repeat_it(
    kind: PersonKind, number: str, born: date | None, sex: str, on: date | None
) -> None:
    said = check_number(kind, number, born, sex, on)
    assert whole(said)
    assert all(one.severity is Severity.WARN for one in said)
    if len(number) > 5:
        assert not any(number in one.message for one in said)


@settings(max_examples=100)
@given(PERSONS, st.sampled_from(sorted(RB.sanctions)), DAYS)
def test_any_sanction_for_any_person_has_someone_or_nobody(who: Person, sanction: str, on: date) -> None:
    found = imposers_of(RB, RB.sanctions[sanction], who, on)
    assert set(found) <= set(RB.imposers)
    assert len(found) == len(set(found))
    assert whole(authority_notices(RB, who, found, on, moral=False))
    assert whole(post_notices(RB, who, on))


@settings(max_examples=100)
@given(st.sampled_from(sorted(RB.sanctions)), DAYS, MAYBE, st.none() | st.builds(Appeal, DAYS, MAYBE))
def test_any_decree_takes_effect_or_says_why_not(
    sanction: str, set_on: date, received: date | None, appeal: Appeal | None
) -> None:
    found = effect_of(RB, RB.sanctions[sanction], ("WALI_KOTA",), set_on=set_on, received_on=received, appeal=appeal)
    assert whole([found.reason])
    if found.run is not None:
        assert found.on == found.run.end
        assert received is not None
        assert found.on > received
