"""Seals over rows: an edit with the database key, outside any act, is named with table and row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from models.procedure.inspection import Report, inspect_vault
from models.records import Council, CouncilMember, Draft, Setting
from models.records.rowseal import GONE, RowSeal, changed_rows, digest, unknown_rows
from models.vault import OpenVault
from tests.records.conftest import bare, write_entry


def sealed_act(vault: OpenVault, engine: Engine, change: Callable[[Session], object]) -> list[list[Any]]:
    """What an act does: change rows, take their digests, note them in the journal. Two sessions stand for one."""
    with Session(engine) as session:
        seal = RowSeal(session)
        change(session)
        session.flush()
        rows = seal.digests()
        seal.close()
        session.commit()
    write_entry(vault, engine, "council.name", rows=rows)
    return rows


def council(number: int) -> Council:
    return Council(
        id=number,
        title="Majelis",
        decree_number=f"188/{number}",
        decree_date=date(2026, 1, 5),
        valid_until=None,
        added_at=_moment(),
    )


def _moment() -> Any:
    from tests.records.conftest import SetClock

    return SetClock().now()


def rows_of(report: Report) -> set[tuple[str, str]]:
    return {(finding.code, finding.where) for finding in report.findings if finding.code.startswith("row.")}


def test_rows_are_sealed_as_they_lie_in_the_file(vault: OpenVault, engine: Engine) -> None:
    rows = sealed_act(vault, engine, lambda session: session.add_all([council(1), council(2)]))
    assert [row[:2] for row in rows] == [["council", [1]], ["council", [2]]]
    assert len({row[2] for row in rows}) == 2
    again = sealed_act(vault, engine, lambda session: setattr(session.get(Council, 1), "title", "Majelis Kode Etik"))
    assert again[0][:2] == ["council", [1]]
    assert again[0][2] != rows[0][2]
    gone = sealed_act(vault, engine, lambda session: session.delete(session.get(Council, 2)))
    assert gone == [["council", [2], GONE]]
    assert rows_of(inspect_vault(vault, engine)) == set()


def test_what_no_act_writes_is_not_sealed(vault: OpenVault, engine: Engine) -> None:
    rows = sealed_act(
        vault, engine, lambda session: session.add(Setting(name="kota", value="Madiun", changed_at=_moment()))
    )
    assert rows == []
    assert Draft.__tablename__ in RowSeal.__init__.__globals__["UNSEALED"]


COPY = (
    "INSERT INTO council SELECT {}, title, decree_number, decree_date, valid_until, added_at FROM council WHERE id = 1"
)


@pytest.mark.parametrize(
    ("statement", "code", "row"),
    [
        ("UPDATE council SET title = 'Lain' WHERE id = 1", "row.changed", "1"),
        ("UPDATE council SET valid_until = '2030-01-01' WHERE id = 1", "row.changed", "1"),
        ("UPDATE council SET decree_number = cast(decree_number AS BLOB) WHERE id = 1", "row.changed", "1"),
        ("DELETE FROM council WHERE id = 2", "row.missing", "2"),
        ("UPDATE council SET id = 7 WHERE id = 2", "row.missing", "2"),
        (COPY.format(3), "row.returned", "3"),
        (COPY.format(9), "row.unknown", "9"),
    ],
)  # fmt: skip
def test_every_edit_outside_an_act_is_named(
    vault: OpenVault, engine: Engine, statement: str, code: str, row: str
) -> None:
    sealed_act(vault, engine, lambda session: session.add_all([council(1), council(2), council(3)]))
    sealed_act(vault, engine, lambda session: session.delete(session.get(Council, 3)))
    with bare(vault) as raw:
        raw.execute(statement)
    raw.close()
    assert (code, f"Tabel council baris {row}") in rows_of(inspect_vault(vault, engine))


def test_a_column_that_a_later_schema_adds_changes_no_seal(vault: OpenVault, engine: Engine) -> None:
    sealed_act(vault, engine, lambda session: session.add(council(1)))
    with bare(vault) as raw:
        raw.execute("ALTER TABLE council ADD COLUMN later TEXT")
    raw.close()
    assert rows_of(inspect_vault(vault, engine)) == set()


def test_rows_with_two_keys_and_rows_of_several_flushes(vault: OpenVault, engine: Engine) -> None:
    def change(session: Session) -> None:
        session.add(council(1))
        session.flush()
        member = CouncilMember(council_id=1, position=1, role="ketua", person={"name": "X"}, account_id=None)
        session.add(member)
        session.flush()
        member.role = "anggota"

    rows = sealed_act(vault, engine, change)
    assert [row[0] for row in rows] == ["council", "council_member"]
    with engine.connect() as connection:
        sealed = {(row[0], tuple(row[1])): row[2] for row in rows}
        assert list(changed_rows(connection, sealed)) == []
        assert list(unknown_rows(connection, sealed)) == []
        assert digest(connection, "council", (99,)) == GONE
