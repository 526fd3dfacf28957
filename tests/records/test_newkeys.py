"""New keys: everything is encrypted again, everybody keeps the passphrase, a crash leaves one whole vault."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from models.procedure.inspection import inspect_vault
from models.records import Letter
from models.records.engine import connect, open_engine
from models.records.newkeys import new_keys
from models.vault import Cancelled, EvidenceBroken, OpenVault, VaultBroken, atomic, recover, swap
from tests.records.conftest import FLOOR, SetClock, Told


def test_everything_is_encrypted_again_and_nothing_is_lost(told: Told) -> None:
    old_files = {path.name: path.read_bytes() for path in told.folder.rglob("*") if path.is_file()}
    with told.open() as vault:
        open_engine(vault)
        old_key = vault.database_key()
        with Session(open_engine(vault, read_only=True)) as session:
            letter = session.get(Letter, 1)
            assert letter is not None
            old_blob, frozen = letter.blob, vault.evidence.get(letter.blob)
        seen: list[tuple[int, int]] = []
        new_keys(vault, lambda done, total: seen.append((done, total)))
        assert len(seen) > 5
        engine = open_engine(vault)
        assert vault.concerns == []
        report = inspect_vault(vault, engine)
        assert report.ok, [str(finding) for finding in report.findings]
        with Session(engine) as session:
            letter = session.get(Letter, 1)
            assert letter is not None
            assert letter.blob != old_blob
            assert vault.evidence.get(letter.blob) == frozen
        with pytest.raises(VaultBroken):
            connect(told.folder / "cases.db", old_key)
    names = {path.name for path in told.folder.rglob("*") if path.is_file()}
    assert names & old_files.keys() == {"vault.json", "cases.db"}
    assert sorted(path.name for path in told.folder.iterdir()) == ["cases.db", "evidence", "vault.json"]
    with told.open() as vault:
        open_engine(vault)
    for number in (2, 3):
        from models.vault import open_vault

        with open_vault(told.folder, number, str(number - 1), clock=SetClock()) as vault:
            open_engine(vault)
    with recover(told.folder, told.recovery[1:], 2, "baru", clock=SetClock(), cost=FLOOR) as vault:
        open_engine(vault)


def test_a_large_file_goes_through_without_lying_open_anywhere(told: Told) -> None:
    content = os.urandom(3_000_000)
    with told.open() as vault:
        open_engine(vault)
        stored = vault.evidence.put(content)
        new_keys(vault)
        open_engine(vault)
        sizes = {vault.evidence.verify(name).sha256 for name in vault.evidence.names()}
        assert stored.sha256 in sizes


def test_a_damaged_file_stops_it_and_everything_stays(told: Told) -> None:
    victim = sorted((told.folder / "evidence").glob("??/*.age"))[5]
    whole = victim.read_bytes()
    victim.write_bytes(whole[:-3])
    with told.open() as vault:
        open_engine(vault)
        with pytest.raises(EvidenceBroken):
            new_keys(vault)
        open_engine(vault)
    victim.write_bytes(whole)
    check(told)


def test_stopping_leaves_everything_as_it_was(told: Told) -> None:
    before = (told.folder / "vault.json").read_bytes()
    with told.open() as vault:
        open_engine(vault)
        with pytest.raises(Cancelled):
            new_keys(vault, lambda done, total: done < 3)
        assert (told.folder / "vault.json").read_bytes() == before
        assert not swap.pending(told.folder)
    check(told)


def check(told: Told) -> None:
    """The vault opens and is whole; nothing of an exchange lies about."""
    with told.open() as vault:
        report = inspect_vault(vault, open_engine(vault))
        assert report.ok, [str(finding) for finding in report.findings]
    assert sorted(path.name for path in told.folder.iterdir()) == ["cases.db", "evidence", "vault.json"]


class PulledPlug(BaseException):
    """Stands for the end of the process at this instant."""


def pull_at(patch: pytest.MonkeyPatch, step: int) -> Callable[[], int]:
    """Count every renaming, removing and replacing of files and stop dead before number ``step``."""
    count = [0]

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            count[0] += 1
            if count[0] == step:
                raise PulledPlug
            if count[0] > step:
                raise PulledPlug  # a dead process does nothing more
            return real(*arguments, **named)

        return call

    for name in ("rename", "replace", "unlink", "rmdir"):
        patch.setattr(Path, name, counted(getattr(Path, name)))
    patch.setattr(swap.shutil, "rmtree", counted(swap.shutil.rmtree))
    patch.setattr(atomic.os, "fsync", counted(os.fsync))
    return lambda: count[0]


def forget(vault: OpenVault) -> None:
    """What the operating system does with a dead process: its lock is gone, its files stay."""
    vault._closers.clear()
    vault._lock.release() if vault._lock else None
    vault._lock = None
    vault.lock()


@pytest.mark.slow
def test_a_plug_pulled_at_every_step_leaves_one_whole_vault(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    """At each file operation of the exchange and at some before it: afterwards the vault opens and is whole."""

    def attempt(step: int) -> int:
        vault = told.open()
        open_engine(vault)
        vault.close_connections()
        with monkeypatch.context() as patch:
            done = pull_at(patch, step)
            try:
                new_keys(vault)
            except PulledPlug:
                assert done() >= step
            total = done()
        forget(vault)
        return total

    last = attempt(1_000_000)
    check(told)
    assert last > 40
    for step in sorted({*range(1, last - 20, 19), *range(last - 20, last + 1)}):
        attempt(step)
        check(told)
