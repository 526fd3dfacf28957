"""Real vaults for the tests of the records: an empty one, and one in which whole cases were told."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from models.journal import chain
from models.law import load_rulebook
from models.records import JournalEntry
from models.records.engine import connect, open_engine
from models.records.schema import head
from models.stories.run import FLOOR, prepare, tell
from models.stories.story import read_stories
from models.vault import NewAccount, OpenVault, create_vault, open_vault

WIB = timezone(timedelta(hours=7))
WORDS = "kopi pahit tanpa gula"


@dataclass
class SetClock:
    """Stands where it is put and moves a second at each reading."""

    moment: datetime = field(default_factory=lambda: datetime(2026, 3, 2, 8, 0, tzinfo=WIB))

    def now(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


class PlainPress:
    """The printer: facts as bytes, the same for the same facts."""

    def print(self, kind: str, facts: dict[str, Any], profile: Any, source: str | None = None) -> Any:
        text = json.dumps([kind, facts, profile, source], ensure_ascii=False, sort_keys=True)
        pdf = b"%PDF-1.7\n" + text.encode()
        return SimpleNamespace(pdf=pdf, text=text, fonts=("Satu",), pages=1, template="uji", layout={"id": profile})

    def missing(self, kind: str, facts: dict[str, Any], source: str | None = None) -> list[Any]:
        return []

    def wording(self, kind: str) -> Any:
        return SimpleNamespace(source=f"kata {kind}")


def write_entry(vault: OpenVault, engine: Engine, act: str = "case.register", **detail: Any) -> chain.Entry:
    """One signed entry, as an act writes it."""
    with Session(engine) as session:
        last = head(session.connection()) or chain.genesis(vault.vault_id)
        entry = chain.append(
            last, at=vault.clock.now(), account_id=vault.slot_id, act=act, detail=detail, sign=vault.sign
        )
        session.add(JournalEntry(**{name: getattr(entry, name) for name in chain.Entry.__slots__}))
        session.commit()
    return entry


def bare(vault: OpenVault) -> Any:
    """What somebody with the database key and a tool of his own has: a connection without any guard of ours."""
    key = vault.database_key()
    connection = connect(vault.folder / "cases.db", key)
    key[:] = bytes(32)
    return connection


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[OpenVault]:
    """An empty vault with one account; its engine is opened by the test."""
    made = create_vault(
        tmp_path / "contoh.sidang", "Kantor Contoh", [NewAccount("Rahayu", "sekretaris", WORDS)],
        clock=SetClock(), cost=FLOOR,
    )  # fmt: skip
    yield made.vault
    made.vault.lock()


@pytest.fixture
def engine(vault: OpenVault) -> Engine:
    return open_engine(vault, create=True)


@dataclass
class Told:
    """A vault with whole cases, locked; and the passphrase of its secretary."""

    folder: Path
    passphrase: str
    recovery: tuple[str, ...]

    def open(self, clock: SetClock | None = None, **options: Any) -> OpenVault:
        return open_vault(self.folder, 1, self.passphrase, clock=clock or SetClock(), **options)


@pytest.fixture(scope="session")
def told_once(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Two stories through all acts, once per run."""
    root = Path(__file__).resolve().parents[2]
    rulebook = load_rulebook(root / "resources" / "law")
    folder = tmp_path_factory.mktemp("cerita") / "cerita.sidang"
    stage = prepare(
        folder, rulebook, PlainPress(), start=datetime(2018, 1, 2, 8, tzinfo=WIB), random=_seeded(), passphrase=str
    )
    stories, _ = read_stories(root / "tests" / "samples" / "stories.toml")
    told = tell(stage, rulebook, stories[:2])
    assert not [one.stopped for one in told if one.stopped]
    stage.desk.vault.lock()
    return Told(folder, "0", stage.recovery)


def _seeded() -> Any:
    from models.stories.randomness import RepeatingRandom

    return RepeatingRandom(b"tests of the records")


@pytest.fixture
def told(told_once: Told, tmp_path: Path) -> Told:
    """A copy of it to spoil."""
    folder = tmp_path / "cerita.sidang"
    shutil.copytree(told_once.folder, folder)
    return Told(folder, told_once.passphrase, told_once.recovery)
