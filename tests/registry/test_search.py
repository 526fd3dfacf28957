"""Search as you type: every text is safe, and finds what a person means."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from models.records import Case
from models.registry.cases import CaseFilter, case_ids
from models.registry.search import parse, search_ids
from models.registry.viewer import Viewer

Make = Callable[..., Case]


@pytest.fixture
def three(make_case: Make) -> list[int]:
    first = make_case(1, "Bagus Prasetyo", number="198508172010011003", subject="Unggahan dukungan di Instagram")
    second = make_case(2, "Siti Rahayu", number="199001012015032001", subject="Baliho bakal calon wali kota")
    third = make_case(
        21, "Bagus Wicaksono", number="", subject="Siaran langsung", words="O'Brien café 112/PP.01.02/K.JI"
    )
    return [first.id, second.id, third.id]


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("", [2, 1, 0]),
        ("   ", [2, 1, 0]),
        ("bag", [2, 0]),
        ("BAGUS pras", [0]),
        ("bagus -wica", [0]),
        ("-bagus", [1]),
        ("-bagus -siti", []),
        ("19850817 201001 1 003", [0]),
        ("198508172010011003", [0]),
        ("19850817 2010", [0]),
        ("1985", [0]),
        ("2024/021", [2]),
        ("2024/02", [2]),
        ("021", [2]),
        ('"bakal calon"', [1]),
        ('"calon bakal"', []),
        ('"bakal cal', [1]),
        ("112/PP.01", [2]),
        ("cafe", [2]),
        ("o'brien", [2]),
        ("nama:bagus siaran", [2]),
        ("nip:1985", [0]),
        ("no:021", [2]),
        ("nama:instagram", []),
        ("***", []),
        ('"', []),
        ("bagus AND", []),
        ("bagus OR siti", []),
        ("NEAR(bagus)", []),
        ("bagus) OR (1", []),
        ("'; DROP TABLE case_fts; --", []),
        ("tidakada", []),
    ],
)
def test_finds_what_was_meant(
    session: Session, secretary: Viewer, three: list[int], typed: str, hits: list[int]
) -> None:
    assert search_ids(session, secretary, typed) == [three[index] for index in hits]
    assert case_ids(session, secretary, CaseFilter(words=typed)) == [three[index] for index in hits]


def test_newest_first_and_a_page_at_most(session: Session, secretary: Viewer, make_case: Make) -> None:
    made = [make_case(seq, "Bagus").id for seq in range(1, 8)]
    assert search_ids(session, secretary, "bagus", limit=3) == made[:-4:-1]


@given(st.text(max_size=60))
def test_no_text_breaks_the_query(typed: str) -> None:
    """Hypothesis: whatever is typed, the engine accepts the expression."""
    import sqlcipher3.dbapi2 as driver

    query = parse(typed)
    connection = driver.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE case_fts USING fts5(register_no, name, number, words)")
        for expression in (query.wanted, query.unwanted):
            if expression:
                connection.execute("SELECT rowid FROM case_fts WHERE case_fts MATCH ?", (expression,)).fetchall()
    finally:
        connection.close()


@given(st.lists(st.sampled_from(["bagus", "prasetyo", "unggahan", "198508172010011003"]), min_size=1, max_size=3))
def test_every_prefix_of_a_word_that_is_there_finds_it(words: list[str]) -> None:
    """Hypothesis: cutting the last word anywhere still finds the case (typing never loses it)."""
    import sqlcipher3.dbapi2 as driver

    connection = driver.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE case_fts USING fts5(register_no, name, number, words)")
        connection.execute(
            "INSERT INTO case_fts VALUES ('2024/001', 'Bagus Prasetyo', '198508172010011003', 'Unggahan dukungan')"
        )
        typed = " ".join(words)
        for end in range(1, len(typed) + 1):
            query = parse(typed[:end])
            found = connection.execute("SELECT 1 FROM case_fts WHERE case_fts MATCH ?", (query.wanted,)).fetchall()
            assert found, typed[:end]
    finally:
        connection.close()


def test_search_of_a_page_of_text_is_cut(session: Session, secretary: Viewer, three: list[int]) -> None:
    assert search_ids(session, secretary, "bagus " * 5000) == [three[2], three[0]]


def test_index_holds_no_reporter(session: Session, three: list[int]) -> None:
    columns = [row[1] for row in session.execute(text("PRAGMA table_info(case_fts)"))]
    assert columns == ["register_no", "name", "number", "words"]
