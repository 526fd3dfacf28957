"""Power cuts and full disks: what the program has confirmed is there afterwards, whole, and nothing is half."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from models.records import JournalEntry, Setting
from models.records.engine import open_engine
from models.records.soundness import check_journal, check_pages
from models.vault import OpenVault, open_vault
from tests.records.conftest import WORDS, SetClock

ROOT = Path(__file__).resolve().parents[2]


def start(folder: Path, size: int, **options: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.records.busy_writer", str(folder), str(size)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        **options,  # type: ignore[call-overload]
    )


def inspect(folder: Path, confirmed: list[list[str]]) -> int:
    """Open after the disaster and compare with every line that was confirmed; gives the number of entries."""
    with open_vault(folder, 1, WORDS, clock=SetClock()) as vault:
        engine = open_engine(vault)
        assert vault.concerns == []
        with engine.connect() as connection:
            assert list(check_pages(connection)) == []
            assert list(check_journal(connection, vault.vault_id, {1: (vault.public_key(1),)})) == []
        with Session(engine) as session:
            for seq, digest, blob in confirmed:
                entry = session.get(JournalEntry, int(seq))
                assert entry is not None, f"confirmed entry {seq} is gone"
                assert entry.hash.hex() == digest
                assert session.get(Setting, f"ballast {seq}") is not None
                assert vault.evidence.verify(blob).blob == blob
            last = session.query(JournalEntry).count()
            kept = session.get(Setting, "last")
            assert (kept.value[0] if kept else 0) == last  # rows and entry of an act came together or not at all
        for name in vault.evidence.names():
            assert vault.evidence.verify(name)
        assert not list(vault.evidence.folder.glob("*.tmp"))
    return last


@pytest.mark.slow
def test_killed_at_any_instant_under_load_nothing_confirmed_is_lost(vault: OpenVault, engine: Engine) -> None:
    folder = vault.folder
    vault.lock()
    confirmed: list[list[str]] = []
    for turn in range(8):
        with start(folder, 40_000 if turn % 2 else 300) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "open\n"
            for _ in range(turn % 3):
                writer.stdout.readline()
            time.sleep(0.013 * (turn * 7 % 11))
            writer.send_signal(signal.SIGKILL)
            rest = writer.stdout.read()
        lines = [line.split() for line in rest.splitlines(keepends=True) if line.endswith("\n")]
        confirmed += [line for line in lines if len(line) == 3]
        assert (folder / "lock").exists()
        assert inspect(folder, confirmed) >= len(confirmed)
    assert len(confirmed) > 10


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 6 MB that can really be full."""
    place = tmp_path / "stik"
    place.mkdir()
    mount = shutil.which("mount")
    if os.geteuid() != 0 or mount is None:
        pytest.skip("only root can mount a small disk here; the limit on file size is tried in the next test")
    done = subprocess.run([mount, "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(place)], check=False)
    if done.returncode != 0:
        pytest.skip("this machine does not let us mount a small disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def filled(folder: Path, **options: object) -> list[list[str]]:
    with start(folder, 150_000, **options) as writer:
        out, _ = writer.communicate(timeout=120)
    lines = out.splitlines()
    assert lines[0] == "open"
    confirmed = [line.split() for line in lines[1:] if len(line.split()) == 3]
    assert confirmed
    assert any(line == "stopped DiskFull" for line in lines), lines[-3:]
    assert lines[-1].startswith("locked")
    return confirmed


def test_a_full_disk_stops_with_a_clear_word_and_loses_nothing(
    vault: OpenVault, engine: Engine, small_disk: Path, tmp_path: Path
) -> None:
    vault.lock()
    folder = small_disk / "contoh.sidang"
    shutil.copytree(vault.folder, folder)
    confirmed = filled(folder)
    spare = tmp_path / "selamat.sidang"
    shutil.copytree(folder, spare)  # looked at elsewhere, where there is room
    assert inspect(spare, confirmed) == len(confirmed)


def test_a_limit_on_the_size_of_files_is_met_the_same_way(vault: OpenVault, engine: Engine) -> None:
    """As a quota, or an old file system on a stick, would do it."""
    import resource

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))

    folder = vault.folder
    vault.lock()
    with start(folder, 150_000, preexec_fn=limit) as writer:
        out, _ = writer.communicate(timeout=120)
    lines = out.splitlines()
    confirmed = [line.split() for line in lines[1:] if len(line.split()) == 3]
    assert confirmed
    assert any(line.startswith("stopped ") for line in lines)
    assert inspect(folder, confirmed) == len(confirmed)
