"""A database with invented cases: the real engine (SQLCipher's SQLite with FTS5), in memory and without a key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
import sqlcipher3.dbapi2
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from models.law.person import Person, PersonKind
from models.records import Account, Base, Case, Hearing, Letter, Seat
from models.records.search import CASE_FTS, index_case
from models.registry.viewer import Viewer

WIB = timezone(timedelta(hours=7))
NOW = datetime(2024, 9, 30, 8, 0, tzinfo=WIB)


@pytest.fixture
def session() -> Iterator[Session]:
    """An empty database of the records, with two accounts: 1 sekretaris, 2 anggota."""
    engine = create_engine(
        "sqlite://", module=sqlcipher3.dbapi2, poolclass=StaticPool, connect_args={"check_same_thread": False}
    )
    Base.metadata.create_all(engine)
    with Session(engine) as opened:
        opened.execute(text("DROP TABLE IF EXISTS case_fts"))
        opened.execute(text(CASE_FTS))
        for number, role in ((1, "sekretaris"), (2, "anggota"), (3, "petugas")):
            opened.add(
                Account(id=number, name=f"Akun {number}", role=role, signing_key=b"", exchange_key=b"", created_at=NOW)
            )
        opened.flush()
        yield opened
    engine.dispose()


@pytest.fixture
def secretary() -> Viewer:
    return Viewer(1, "sekretaris")


@pytest.fixture
def member() -> Viewer:
    return Viewer(2, "anggota")


@pytest.fixture
def clerk() -> Viewer:
    return Viewer(3, "petugas")


@pytest.fixture
def make_case(session: Session) -> Callable[..., Case]:
    """Adds a case; the first argument is its running number in the year 2024."""

    def make(seq: int, name: str = "Bagus Prasetyo", **values: Any) -> Case:
        number = values.pop("number", f"1985081720100110{seq:02d}")
        words = values.pop("words", "")
        year = values.pop("year", 2024)
        person = Person(name=name, kind=PersonKind.PNS, number=number, unit=values.get("unit", "Dinas Kominfo"))
        data: dict[str, Any] = {
            "stage": "registered",
            "source_kind": "penerusan",
            "source_body": "Bawaslu Kota",
            "foreign_refs": {},
            "received": date(2024, 9, 17),
            "unit": "Dinas Kominfo",
            "subject": "Unggahan dukungan",
            "act_date": date(2024, 9, 10),
            "act_place": "Instagram",
            "narrative": "",
            "earlier": [],
            "opened_at": NOW,
        }
        case = Case(
            year=year, seq=seq, register_no=f"{year}/{seq:03d}", respondent=person.to_dict(), respondent_name=name,
            respondent_number=number, **{**data, **values},
        )  # fmt: skip
        session.add(case)
        session.flush()
        index_case(session, case, f"{case.subject} {case.narrative} {words}")
        return case

    return make


@pytest.fixture
def make_seat(session: Session) -> Callable[..., Seat]:
    """Adds a seat of a case for an account."""

    def make(case: Case, account_id: int | None = None, name: str = "Anggota", **values: Any) -> Seat:
        person = Person(name=name, number=values.pop("number", ""))
        seat = Seat(
            case_id=case.id, position=values.pop("position", 1), role=values.pop("role", "anggota"),
            person=person.to_dict(), account_id=account_id, seated_at=NOW, **values,
        )  # fmt: skip
        session.add(seat)
        session.flush()
        return seat

    return make


@pytest.fixture
def make_hearing(session: Session) -> Callable[..., Hearing]:
    """Adds a hearing of a case."""

    def make(case: Case, starts_at: datetime, room: str = "Ruang Rapat Sekda", **values: Any) -> Hearing:
        data = {"ordinal": 1, "agenda": ["Pemeriksaan"], "status": "terjadwal", "course": []}
        hearing = Hearing(case_id=case.id, starts_at=starts_at, room=room, **{**data, **values})
        session.add(hearing)
        session.flush()
        return hearing

    return make


@pytest.fixture
def make_letter(session: Session) -> Callable[..., Letter]:
    """Adds a letter."""

    def make(case: Case | None, status: str, number: str = "", **values: Any) -> Letter:
        data: dict[str, Any] = {
            "kind": "putusan", "title": "Putusan majelis", "about": {}, "fields": {}, "fonts": [],
            "drafted_at": NOW - timedelta(days=20), "drafted_by": 1,
        }  # fmt: skip
        letter = Letter(case_id=case.id if case else None, status=status, number=number, **{**data, **values})
        session.add(letter)
        session.flush()
        return letter

    return make
