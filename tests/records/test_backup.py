"""A backup is a vault: it opens, it is checked, it is never half; restoring never overwrites."""

from __future__ import annotations

import errno
import os
import shutil
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from models.procedure.inspection import inspect_vault
from models.records.backup import backup, difference, restore
from models.records.engine import open_engine
from models.vault import (
    Cancelled,
    DiskFull,
    NewAccount,
    OpenVault,
    VaultBroken,
    VaultExists,
    VaultMissing,
    VaultReadOnly,
    open_vault,
    peek,
)
from tests.records.conftest import FLOOR, WORDS, SetClock, Told, write_entry


def test_a_backup_is_a_whole_vault_of_that_moment(told: Told, tmp_path: Path) -> None:
    with told.open() as vault:
        engine = open_engine(vault)
        seen: list[tuple[int, int]] = []
        made = backup(vault, engine, tmp_path / "stik", lambda done, total: seen.append((done, total)))
        assert seen == sorted(seen)
        assert seen[-1][0] <= seen[-1][1]
    assert made.folder.parent == tmp_path / "stik"
    assert made.files > 10
    assert str(made) == str(made.folder)
    assert sorted(path.name for path in made.folder.iterdir()) == ["cases.db", "evidence", "vault.json"]
    assert [path.name for path in (tmp_path / "stik").iterdir()] == [made.folder.name]
    copy = Told(made.folder, told.passphrase, told.recovery)
    with copy.open(read_only=True) as vault:
        report = inspect_vault(vault, open_engine(vault))
        assert report.ok, [str(finding) for finding in report.findings]
        assert vault.sealed is not None
        assert vault.sealed.head == made.head
        assert made.head.seq == report.entries


def test_backup_goes_on_while_people_write(vault: OpenVault, engine: Engine, tmp_path: Path) -> None:
    stop = threading.Event()
    written: list[int] = []

    def work() -> None:
        while not stop.is_set():
            vault.evidence.put(os.urandom(2000))
            written.append(write_entry(vault, engine).seq)

    worker = threading.Thread(target=work)
    worker.start()
    try:
        made = []
        for turn in range(3):
            while len(written) <= turn + 1 and worker.is_alive():  # a busy machine may not have let it write yet
                time.sleep(0.01)
            made.append(backup(vault, engine, tmp_path / str(turn)))
    finally:
        stop.set()
        worker.join()
    assert len(written) > 3
    assert [one.head.seq for one in made] == sorted(one.head.seq for one in made)
    for one in made:
        with open_vault(one.folder, 1, WORDS, clock=SetClock(), read_only=True) as copy:
            open_engine(copy)
            assert copy.concerns == []


def test_a_missing_or_damaged_file_stops_the_backup_and_leaves_nothing(told: Told, tmp_path: Path) -> None:
    victim = sorted((told.folder / "evidence").glob("??/*.age"))[3]
    whole = victim.read_bytes()
    for spoil in (b"", whole[:-5], None):
        victim.unlink() if spoil is None else victim.write_bytes(spoil)
        with told.open() as vault:
            engine = open_engine(vault)
            with pytest.raises(VaultBroken):
                backup(vault, engine, tmp_path / "stik")
        assert list((tmp_path / "stik").iterdir()) == []


def test_stopping_leaves_nothing(told: Told, tmp_path: Path) -> None:
    with told.open() as vault:
        engine = open_engine(vault)
        with pytest.raises(Cancelled):
            backup(vault, engine, tmp_path / "stik", lambda done, total: done < total // 3)
    assert list((tmp_path / "stik").iterdir()) == []


@pytest.mark.parametrize(("code", "trouble"), [(errno.ENOSPC, DiskFull), (errno.EROFS, VaultReadOnly)])
def test_a_full_or_read_only_stick_is_a_clear_trouble(
    told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, trouble: type[Exception]
) -> None:
    count = [0]
    real = os.fsync

    def fail(handle: int) -> None:
        count[0] += 1
        if count[0] == 5:
            raise OSError(code, "no")
        real(handle)

    with told.open() as vault:
        engine = open_engine(vault)
        with monkeypatch.context() as patch:
            patch.setattr("models.records.backup.os.fsync", fail)
            with pytest.raises(trouble):
                backup(vault, engine, tmp_path / "stik")
    assert list((tmp_path / "stik").iterdir()) == []


def test_too_little_room_is_said_before_anything_is_written(
    told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9 - 1000, 1000))
    with told.open() as vault:
        engine = open_engine(vault)
        with pytest.raises(DiskFull):
            backup(vault, engine, tmp_path / "stik")
    assert list((tmp_path / "stik").iterdir()) == []


def test_restore_shows_the_difference_and_goes_beside_the_old(vault: OpenVault, engine: Engine, tmp_path: Path) -> None:
    write_entry(vault, engine)
    made = backup(vault, engine, tmp_path / "stik")
    for _ in range(4):
        write_entry(vault, engine)
    vault.evidence.put(b"bukti baru")
    vault.add_account(NewAccount("Wulandari", "anggota", "x"), cost=FLOOR)
    vault.change_passphrase(1, WORDS, "sandi berganti", cost=FLOOR)
    old = vault.folder
    vault.lock()
    shown = difference(made.folder, old)
    assert (shown.same_vault, shown.entries_backup, shown.entries_now) == (True, 1, 5)
    said = " ".join(shown.lines)
    assert "4 entri jurnal terbaru tidak ada di cadangan" in said
    assert "1 akun dibuat sesudah cadangan" in said
    assert "1 akun sesudahnya berganti kata sandi" in said
    assert "1 berkas bukti atau surat hanya ada" in said
    before = {path: path.read_bytes() for path in old.rglob("*") if path.is_file()}
    with pytest.raises(VaultExists):
        restore(made.folder, old)
    seen: list[tuple[int, int]] = []
    new = restore(made.folder, tmp_path / "pulih.sidang", lambda done, total: seen.append((done, total)))
    assert seen[-1][0] == seen[-1][1]
    assert {path: path.read_bytes() for path in old.rglob("*") if path.is_file()} == before
    with open_vault(new, 1, WORDS, clock=SetClock()) as restored:
        one = open_engine(restored)
        with one.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM journal_entry")).scalar() == 1
        write_entry(restored, one)


def test_difference_with_nothing_or_with_another_vault(
    vault: OpenVault, engine: Engine, told: Told, tmp_path: Path
) -> None:
    made = backup(vault, engine, tmp_path / "stik")
    assert difference(made.folder, None).entries_now is None
    assert difference(made.folder, tmp_path / "tidak-ada").entries_now is None
    other = difference(made.folder, told.folder)
    assert not other.same_vault
    assert "brankas lain" in " ".join(other.lines)
    same = difference(made.folder, made.folder)
    assert "Jurnal keduanya sama." in same.lines


def test_restore_refuses_what_is_no_backup(tmp_path: Path, told: Told) -> None:
    with pytest.raises(VaultMissing):
        restore(tmp_path / "tidak-ada", tmp_path / "baru")
    (told.folder / "cases.db").unlink()
    with pytest.raises(VaultBroken):
        restore(told.folder, tmp_path / "baru")
    assert not (tmp_path / "baru").exists()


def test_a_restore_that_is_cut_off_leaves_nothing_that_looks_like_a_vault(told: Told, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        restore(told.folder, tmp_path / "pulih", lambda done, total: done < total // 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cerita.sidang"]
    assert peek(restore(told.folder, tmp_path / "pulih")).office


def test_two_backups_in_one_second_do_not_meet(vault: OpenVault, engine: Engine, tmp_path: Path) -> None:
    clock = SetClock()
    clock.now = lambda: clock.moment  # type: ignore[method-assign]
    vault.clock = clock
    backup(vault, engine, tmp_path)
    with pytest.raises(VaultExists):
        backup(vault, engine, tmp_path)
