"""Hearings and their clashes, letters and their queue, the directory, the journal, councils."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models.journal import chain
from models.law.person import Person
from models.records import Case, Council, CouncilMember, Decree, Employee, Hearing, JournalEntry, Letter, Seat, Summons
from models.registry.calendar import all_clashes, clashes, hearing_ids, hearing_rows, hearings, hearings_of_day
from models.registry.journal import JournalFilter, history, journal_ids, journal_rows
from models.registry.letters import LetterFilter, letter_ids, letter_rows, queue_counts
from models.registry.notices import hearings_with_notices
from models.registry.offices import accounts, councils
from models.registry.people import PersonFilter, earlier_cases, person_ids, person_row, person_rows, person_units
from models.registry.viewer import Viewer
from tests.registry.conftest import NOW, WIB

Make = Callable[..., Case]
NINE = datetime(2024, 9, 30, 9, tzinfo=WIB)


# -- hearings ---------------------------------------------------------------------------------------------------------


def test_a_row_of_a_hearing(
    session: Session, secretary: Viewer, make_case: Make, make_hearing: Callable[..., Hearing],
    make_seat: Callable[..., Seat],
) -> None:  # fmt: skip
    case = make_case(1)
    hearing = make_hearing(case, NINE)
    make_seat(case, 1, conflict=False)
    make_seat(case, 2)
    make_seat(case, 3, left_at=NOW, left_kind="berhalangan")
    (row,) = hearings_of_day(session, secretary, NOW.date(), NOW)
    assert (row.seats, row.free, row.served) == (2, 1, None)
    session.add(Summons(hearing_id=hearing.id, case_id=case.id, ordinal=1, letter_date=NOW.date(), made_at=NOW))
    session.flush()
    assert hearing_rows(session, secretary, [hearing.id])[0].served is False  # type: ignore[union-attr]
    assert hearing_ids(session, secretary, standing=True) == [hearing.id]
    assert hearings(session, secretary, NINE + timedelta(minutes=1), NINE + timedelta(days=1)) == []


@pytest.mark.parametrize(
    ("minutes", "room", "person", "account", "expected"),
    [
        (0, "Ruang A", "2", 9, {"hearing.clash.ruang"}),
        (0, "ruang a ", "2", 9, {"hearing.clash.ruang"}),
        (60, "Ruang B", "2", 2, {"hearing.clash.majelis"}),
        (-119, "Ruang B", "1", 9, {"hearing.clash.terlapor"}),
        (120, "Ruang A", "1", 2, set()),
        (30, "Ruang A", "1", 2, {"hearing.clash.ruang", "hearing.clash.majelis", "hearing.clash.terlapor"}),
    ],
)
def test_clashes_warn_and_never_block(
    session: Session, secretary: Viewer, make_case: Make, make_hearing: Callable[..., Hearing],
    make_seat: Callable[..., Seat], minutes: int, room: str, person: str, account: int, expected: set[str],
) -> None:  # fmt: skip
    number = "198508172010011001"
    taken, wanted = make_case(1, number=number), make_case(2, number=number if person == "1" else "2")
    make_hearing(taken, NINE, "Ruang A")
    make_seat(taken, 2)
    make_seat(wanted, account)
    found = clashes(session, case_id=wanted.id, starts_at=NINE + timedelta(minutes=minutes), room=room)
    assert {notice.code for notice in found} == expected
    assert all(notice.severity == "warn" for notice in found)
    make_hearing(wanted, NINE + timedelta(minutes=minutes), room)
    assert {one.what for one in all_clashes(session, secretary, NOW - timedelta(hours=3))} == {
        code.rsplit(".", 1)[1] for code in expected
    }


# -- letters ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "number", "queue"),
    [
        ("draf", "", "draft"),
        ("final", "", "number"),
        ("dikirim", "", "number"),
        ("final", "1", "sign"),
        ("ditandatangani", "1", "deliver"),
        ("dikirim", "1", "serve"),
        ("diterima", "1", "done"),
        ("batal", "1", "void"),
    ],
)
def test_a_letter_waits_at_one_place(
    session: Session, clerk: Viewer, make_case: Make, make_letter: Callable[..., Letter], status: str, number: str,
    queue: str,
) -> None:  # fmt: skip
    """The place that the row names is the place that the filter finds it at, and the count counts it once."""
    letter = make_letter(make_case(1), status, number, slot_open=not number and status != "draf")
    row = letter_rows(session, clerk, [letter.id])[0]
    assert row is not None
    assert row.queue == queue
    places = ("draft", "number", "sign", "deliver", "serve", "done", "void")
    found = [one for one in places if letter_ids(session, clerk, LetterFilter(queue=one))]
    assert found == [queue]
    assert sum(one.count for one in queue_counts(session, clerk)) == (0 if queue in ("done", "void") else 1)


def test_letters_are_found_by_their_words_and_hidden_with_their_case(
    session: Session, clerk: Viewer, member: Viewer, make_case: Make, make_letter: Callable[..., Letter],
    make_seat: Callable[..., Seat],
) -> None:  # fmt: skip
    case = make_case(7)
    first = make_letter(case, "final", "800.1.6/12%/2024", addressee="Kepala Dinas", letter_date=date(2024, 9, 1))
    free = make_letter(None, "draf", title="Nota dinas")
    assert letter_ids(session, clerk, LetterFilter(words="12%")) == [first.id]
    assert letter_ids(session, clerk, LetterFilter(words="dinas")) == [free.id, first.id]
    assert letter_ids(session, clerk, LetterFilter(words="kepala 2024/007")) == [first.id]
    assert letter_ids(session, clerk, LetterFilter(year=2024)) == [first.id]
    assert letter_ids(session, clerk, LetterFilter(case_id=case.id)) == [first.id]
    make_seat(case, account_id=2, left_kind="ingkar")
    assert letter_ids(session, member) == [free.id]
    assert letter_rows(session, member, [first.id]) == [None]


# -- people -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def directory(session: Session) -> list[int]:
    made = []
    for name, number, unit in (
        ("Bagus Prasetyo", "198508172010011003", "Dinas Kominfo"),
        ("Siti Rahayu", "199001012015032001", "Dinas Arsip"),
        ("Ari 100%", None, "Kelurahan"),
    ):
        row = Employee(
            kind="PNS" if number else "HONORER", number=number, name=name, name_sort=name.casefold(), unit=unit,
            changed_at=NOW,
        )  # fmt: skip
        session.add(row)
        session.flush()
        made.append(row.id)
    return made


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("", [2, 0, 1]),
        ("bag", [0]),
        ("prasetyo kominfo", [0]),
        ("19850817 201001 1 003", [0]),
        ("1990", [1]),
        ("%", [2]),
        ("_", []),
        ("dinas", [0, 1]),
    ],
)
def test_the_directory_is_found_by_every_word(
    session: Session, directory: list[int], words: str, places: list[int]
) -> None:
    assert person_ids(session, PersonFilter(words)) == [directory[place] for place in places]


def test_directory_rows_and_filters(session: Session, directory: list[int]) -> None:
    assert [row.name if row else None for row in person_rows(session, [directory[1], 99])] == ["Siti Rahayu", None]
    assert person_units(session) == ["Dinas Arsip", "Dinas Kominfo", "Kelurahan"]
    assert person_ids(session, PersonFilter(kinds=("HONORER",))) == [directory[2]]
    assert person_ids(session, sort="unit", descending=True)[0] == directory[2]
    assert person_row(session, 12345) is None


@given(st.text(max_size=40))
def test_no_words_break_the_directory(typed: str) -> None:
    from models.registry.people import _parts

    assert all(part.strip() for part in _parts(typed))


def test_earlier_cases_for_those_who_may_see_them(
    session: Session, secretary: Viewer, member: Viewer, clerk: Viewer, make_case: Make, make_seat: Callable[..., Seat]
) -> None:
    number = "198508172010011003"
    old, now = make_case(1, number=number, year=2020), make_case(2, number=number)
    session.add(
        Decree(case_id=old.id, set_on=date(2020, 5, 1), set_at=NOW, sanction={"id": "pp53.ringan.b", "name": "Teguran"},
               violation_text="", imposed_by={})
    )  # fmt: skip
    session.flush()
    (row,) = earlier_cases(session, secretary, number=number, before=now.id)
    assert (row.case_id, row.sanction, row.decreed_on) == (old.id, "Teguran", date(2020, 5, 1))
    assert earlier_cases(session, clerk, number=number) == []
    assert earlier_cases(session, secretary) == []
    make_seat(old, account_id=2, conflict=True)
    assert [one.case_id for one in earlier_cases(session, member, number=number)] == [now.id]


# -- journal ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def log(session: Session) -> Callable[..., int]:
    head = chain.genesis("vault")

    def add(act: str, case: Case | None = None, detail: dict[str, Any] | None = None, account: int = 1) -> int:
        nonlocal head
        entry = chain.append(
            head, at=NOW + timedelta(minutes=head.seq), account_id=account, act=act, subject="x",
            case_id=case.id if case else None, detail=detail, sign=lambda _digest: bytes(64),
        )  # fmt: skip
        head = chain.Head(entry.seq, entry.hash)
        session.add(
            JournalEntry(
                seq=entry.seq, at=entry.at, account_id=account, act=act, case_id=case.id if case else None, subject="x",
                payload=entry.payload, prev=entry.prev, hash=entry.hash, signature=entry.signature,
            )
        )  # fmt: skip
        session.flush()
        return entry.seq

    return add


def test_the_journal_is_read_with_its_reasons(
    session: Session, secretary: Viewer, make_case: Make, log: Callable[..., int]
) -> None:
    case = make_case(1)
    first = log("vault.open")
    notice = ["warn", "verify.incomplete", "belum lengkap: bukti", "UU 7/2017"]
    second = log("case.verify", case, {"notices": [notice], "override": "Menyusul."})
    log("draft.save", case)
    third = log("letter.draft", case, account=3)
    assert journal_ids(session, secretary) == [third, second, first]
    (row,) = journal_rows(session, secretary, [second])
    assert row is not None
    assert (row.act_name, row.override, row.notices) == ("Verifikasi", "Menyusul.", (tuple(notice),))
    assert (row.account, row.register_no) == ("Akun 1", "2024/001")
    assert journal_ids(session, secretary, JournalFilter(group="letter")) == [third]
    assert journal_ids(session, secretary, JournalFilter(account_id=3)) == [third]
    assert journal_ids(session, secretary, JournalFilter(words="verifikasi")) == [second]
    assert journal_ids(session, secretary, JournalFilter(since=NOW + timedelta(minutes=1))) == [third, second]
    assert len(journal_ids(session, secretary, JournalFilter(quiet=True))) == 4
    assert [one.act for one in history(session, secretary, case.id)] == ["letter.draft", "case.verify"]


def test_a_payload_that_is_not_what_it_should_be_does_not_break_the_list(session: Session, secretary: Viewer) -> None:
    for seq, payload in enumerate((b"\xff", b"[]", b'{"detail": 3}', b"{}"), 1):
        session.add(
            JournalEntry(
                seq=seq, at=NOW, account_id=1, act="vault.open", payload=payload, prev=b"", hash=b"", signature=b""
            )
        )
    session.flush()
    assert [row.notices for row in journal_rows(session, secretary, [1, 2, 3, 4]) if row] == [()] * 4


# -- councils ---------------------------------------------------------------------------------------------------------


def test_councils_with_members_in_order(session: Session) -> None:
    for number, day in (("1/2020", date(2020, 1, 1)), ("2/2024", date(2024, 1, 1))):
        council = Council(title="Majelis", decree_number=number, decree_date=day, added_at=NOW,
                          valid_until=date(2022, 12, 31) if number == "1/2020" else None)  # fmt: skip
        session.add(council)
        session.flush()
        for place, role in enumerate(("anggota", "ketua", "pengganti")):
            session.add(
                CouncilMember(council_id=council.id, position=place, role=role, person=Person(name=role).to_dict())
            )
    session.flush()
    newest, oldest = councils(session)
    assert [member.role for member in newest.members] == ["ketua", "anggota", "pengganti"]
    assert newest.valid_on(date(2024, 9, 30))
    assert not oldest.valid_on(date(2024, 9, 30))
    assert not newest.valid_on(date(2023, 12, 31))
    assert [one.name for one in accounts(session)] == ["Akun 1", "Akun 2", "Akun 3"]


def test_hearings_are_listed_with_their_notices(
    session: Session, secretary: Viewer, make_case: Make, make_hearing: Callable[..., Hearing],
    make_letter: Callable[..., Letter],
) -> None:  # fmt: skip
    case = make_case(1)
    early, late = (make_hearing(case, datetime(2024, 10, day, 9, tzinfo=WIB)) for day in (2, 9))
    call = {"kind": "surat_panggilan_1", "about": {"hearing": late.id}}
    make_letter(case, "final", "1", blob="b", **call)
    make_letter(case, "draf", **call)
    make_letter(case, "batal", "2", blob="b", **call)
    make_letter(case, "draf", kind="undangan_sidang", about={"hearing": early.id})
    make_letter(case, "draf", kind="berita_acara_sidang", about={"hearing": late.id})
    make_letter(make_case(2), "draf", kind="undangan_sidang", about={})
    found = [(one.hearing_id, one.final, one.drafts) for one in hearings_with_notices(session, secretary)]
    assert found == [(late.id, 1, 1), (early.id, 0, 1)]
