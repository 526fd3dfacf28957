"""What the vault writes into the journal about itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from models.journal import Entry
from models.law import load_rulebook
from models.law.errors import Trouble
from models.procedure.desk import Desk
from models.procedure.inspection import inspect_vault
from models.procedure.keeping import answer_for_older_copy, note_opening
from models.records import Account
from models.records.engine import open_engine
from models.records.soundness import entries
from models.vault import OpenVault, WrongPassphrase, recover
from tests.records.conftest import FLOOR, SetClock, Told, write_entry

ROOT = Path(__file__).resolve().parents[2]


def desk_of(vault: OpenVault) -> tuple[Desk, Engine]:
    engine = open_engine(vault)
    reader = open_engine(vault, read_only=True)
    return Desk(vault, engine, load_rulebook(ROOT / "resources" / "law"), vault.clock, reader=reader), engine


def last_entry(engine: Engine) -> Entry:
    with engine.connect() as connection:
        return list(entries(connection))[-1]


def test_failed_attempts_stand_in_the_journal_after_the_next_good_unlock(told: Told) -> None:
    clock = SetClock()
    for _ in range(2):
        with pytest.raises(WrongPassphrase):
            Told(told.folder, "salah", ()).open(clock)
    with told.open(clock) as vault:
        desk, engine = desk_of(vault)
        note_opening(desk)
        entry = last_entry(engine)
        assert entry.act == "vault.open"
        assert [row[:2] for row in entry.detail["failed"]] == [[1, 2]]
        assert vault.failed_attempts == ()
        assert inspect_vault(vault, engine).ok
    assert not (told.folder / "percobaan").exists()


def test_keys_renewed_by_a_recovery_are_registered(told: Told) -> None:
    with recover(told.folder, told.recovery[:2], 2, "sandi baru", clock=SetClock(), cost=FLOOR) as vault:
        desk, engine = desk_of(vault)
        assert {finding.code for finding in inspect_vault(vault, engine).findings} == {"account.key"}
        note_opening(desk, recovered=True)
        report = inspect_vault(vault, engine)
        assert report.ok, [str(finding) for finding in report.findings]
        with Session(engine) as session:
            row = session.scalars(select(Account).where(Account.id == 2)).one()
            assert row.signing_key == vault.public_key(2)
        assert last_entry(engine).detail["recovered"] is True


def test_an_older_copy_is_answered_for_with_a_reason(told: Told, tmp_path: Path) -> None:
    shutil.copy(told.folder / "cases.db", tmp_path / "lama.db")
    with told.open() as vault:
        write_entry(vault, open_engine(vault), "case.read")
    shutil.copy(tmp_path / "lama.db", told.folder / "cases.db")
    with told.open() as vault:
        desk, engine = desk_of(vault)
        note_opening(desk)
        assert last_entry(engine).detail["concerns"] == ["older.header"]
        with pytest.raises(Trouble, match="Alasan"):
            answer_for_older_copy(desk, "  ")
        answer_for_older_copy(desk, "cadangan Senin dipulihkan sesudah laptop rusak")
    with told.open() as vault:
        _, engine = desk_of(vault)
        assert vault.concerns == []
        assert inspect_vault(vault, engine).ok


def test_only_the_secretary_answers(told: Told, tmp_path: Path) -> None:
    from models.vault import open_vault

    with open_vault(told.folder, 3, "2", clock=SetClock()) as vault:
        desk, _ = desk_of(vault)
        with pytest.raises(Trouble, match="sekretaris"):
            answer_for_older_copy(desk, "alasan")
