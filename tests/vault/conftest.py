"""A clock that is set, randomness that repeats, and vaults with real files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path

import pytest

from models.records.engine import open_engine
from models.vault import KdfCost, NewAccount, OpenVault, create_vault, open_vault

CHEAP = KdfCost()
SECRETARY, CHAIR = "kopi pahit tanpa gula", "hujan turun di bulan juni"


@dataclass
class SetClock:
    """Stands where it is put and moves a second at each reading."""

    moment: datetime = field(default_factory=lambda: datetime(2026, 3, 2, 8, 0, tzinfo=timezone(timedelta(hours=7))))

    def now(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


def repeating(seed: str = "benih") -> Callable[[int], bytes]:
    """Bytes that are the same in every run."""
    state = [0]

    def random(count: int) -> bytes:
        out = b""
        while len(out) < count:
            state[0] += 1
            out += sha256(f"{seed} {state[0]}".encode()).digest()
        return out[:count]

    return random


class Shelf:
    """A vault with database in a folder of its own; opens it again as either account."""

    def __init__(self, folder: Path, clock: SetClock) -> None:
        self.folder = folder
        self.clock = clock
        self.sheets: tuple[str, ...] = ()
        self.open: list[OpenVault] = []

    def create(self, **options: object) -> OpenVault:
        accounts = [NewAccount("Rahayu", "sekretaris", SECRETARY), NewAccount("Prasetyo", "ketua", CHAIR)]
        made = create_vault(self.folder, "BKPSDM Kota Contoh", accounts, clock=self.clock, cost=CHEAP, **options)
        self.sheets = made.recovery
        open_engine(made.vault, create=True)
        self.open.append(made.vault)
        return made.vault

    def again(self, slot_id: int = 1, passphrase: str | None = None, **options: object) -> OpenVault:
        words = passphrase if passphrase is not None else {1: SECRETARY, 2: CHAIR}[slot_id]
        vault = open_vault(self.folder, slot_id, words, clock=self.clock, **options)
        self.open.append(vault)
        return vault

    def close(self) -> None:
        while self.open:
            self.open.pop().lock()


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def shelf(tmp_path: Path, clock: SetClock) -> Iterator[Shelf]:
    """No vault yet: call ``create``."""
    shelf = Shelf(tmp_path / "contoh.sidang", clock)
    yield shelf
    shelf.close()


@pytest.fixture
def closed(shelf: Shelf) -> Shelf:
    """A whole vault, locked."""
    shelf.create()
    shelf.close()
    return shelf
