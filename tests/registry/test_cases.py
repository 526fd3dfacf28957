"""The list of cases: filters, order, blocks, and what a recused member sees."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from models.law.person import Person
from models.records import Account, Case, Seat
from models.registry.cases import CaseFilter, case_ids, case_row, case_rows, case_units, case_years, count_cases
from models.registry.journal import history
from models.registry.search import search_ids
from models.registry.viewer import Viewer, may_see

Make = Callable[..., Case]


def test_filters_narrow(session: Session, secretary: Viewer, make_case: Make) -> None:
    a = make_case(1, unit="Dinas A", stage="registered", source_kind="penerusan").id
    b = make_case(2, unit="Dinas B", stage="summoned", source_kind="temuan").id
    c = make_case(3, unit="Dinas B", stage="closed", source_kind="laporan", year=2023).id
    assert case_ids(session, secretary) == [b, a, c]
    assert case_ids(session, secretary, CaseFilter(stages=("summoned", "closed"))) == [b, c]
    assert case_ids(session, secretary, CaseFilter(open_only=True)) == [b, a]
    assert case_ids(session, secretary, CaseFilter(sources=("temuan",))) == [b]
    assert case_ids(session, secretary, CaseFilter(units=("Dinas B",), years=(2023,))) == [c]
    assert count_cases(session, secretary, CaseFilter(units=("Dinas B",))) == 2
    assert case_units(session, secretary) == ["Dinas A", "Dinas B"]
    assert case_years(session, secretary) == [2024, 2023]


@pytest.mark.parametrize("sort", ["register", "name", "unit", "received", "stage", "subject", "source", "act_date"])
def test_every_order_is_total_and_turns_round(session: Session, secretary: Viewer, make_case: Make, sort: str) -> None:
    for seq in range(1, 6):
        make_case(seq, name="Sama" if seq % 2 else "Lain", received=date(2024, 9, 1 + seq % 3))
    up = case_ids(session, secretary, sort=sort, descending=False)  # type: ignore[arg-type]
    assert sorted(up) == [1, 2, 3, 4, 5]
    assert case_ids(session, secretary, sort=sort, descending=True) == up[::-1]  # type: ignore[arg-type]


def test_rows_come_in_the_order_asked(session: Session, secretary: Viewer, make_case: Make) -> None:
    first, second = make_case(1, "Satu"), make_case(2, "Dua")
    rows = case_rows(session, secretary, [second.id, 999, first.id])
    assert [row.name if row else None for row in rows] == ["Dua", None, "Satu"]
    assert rows[0] is not None
    assert rows[0].stage_name == "Diterima"


@pytest.mark.parametrize(
    ("seat", "sees"),
    [
        ({"conflict": True}, False),
        ({"conflict": False}, True),
        ({}, True),
        ({"left_kind": "mundur"}, False),
        ({"left_kind": "ingkar"}, False),
        ({"left_kind": "berhalangan"}, True),
    ],
)
def test_a_recused_member_sees_nothing_of_the_case(
    session: Session, secretary: Viewer, member: Viewer, make_case: Make, make_seat: Callable[..., Seat],
    seat: dict[str, object], sees: bool,
) -> None:  # fmt: skip
    hidden, other = make_case(1, "Bagus"), make_case(2, "Bagus")
    make_seat(hidden, account_id=2, **seat)
    expected = [other.id, hidden.id] if sees else [other.id]
    assert case_ids(session, member) == expected
    assert search_ids(session, member, "bagus") == expected
    assert case_ids(session, member, CaseFilter(words="-tidakada")) == expected
    assert count_cases(session, member) == len(expected)
    assert (case_row(session, member, hidden.id) is not None) is sees
    assert may_see(session, member, hidden.id) is sees
    assert history(session, member, hidden.id) == []
    assert case_ids(session, secretary) == [other.id, hidden.id]


def test_nobody_sees_a_case_about_himself(session: Session, member: Viewer, make_case: Make) -> None:
    own = make_case(1, number="198001012005011001")
    other = make_case(2)
    account = session.get(Account, 2)
    assert account is not None
    account.person = Person(name="Anggota", number="198001012005011001").to_dict()
    session.flush()
    assert case_ids(session, member) == [other.id]
    assert not may_see(session, member, own.id)


def test_an_account_without_a_person_sees_people_without_a_number(
    session: Session, member: Viewer, make_case: Make
) -> None:
    nameless = make_case(1, number="")
    account = session.get(Account, 2)
    assert account is not None
    account.person = Person(name="Anggota").to_dict()
    session.flush()
    assert case_ids(session, member) == [nameless.id]
