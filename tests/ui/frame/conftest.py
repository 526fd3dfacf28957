"""A small real vault, made once through the first run and copied for every test that opens it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.law.person import Person, PersonKind
from models.procedure.people import save_person
from models.procedure.setup import Office
from models.vault import KdfCost, NewAccount
from ui import opening, preferences
from ui.drafts import VaultDrafts
from ui.session import Session
from ui.setup import flow
from ui.shell import Shell

PASSPHRASE = "payung kertas gunung lampu"
FLOOR = KdfCost(memory_kib=64 * 1024, passes=3, lanes=4)
SECRETARY, CHAIR = "Ratna Wibowo", "Hartono Wijaya"
NAMES = ("Bagas Contoh", "Citra Contoh", "Dedi Contoh", "Eka Contoh")


@dataclass(frozen=True)
class Pattern:
    """The vault that tests copy, and its recovery sheets."""

    folder: Path
    sheets: tuple[str, ...]


def beginning(parent: Path, name: str = "coba") -> flow.Beginning:
    """What the first run would have collected."""
    accounts = [NewAccount(CHAIR, "ketua", PASSPHRASE), NewAccount(SECRETARY, "sekretaris", PASSPHRASE)]
    office = Office(city="Contoh", council_name="Majelis Kode Etik Pegawai")
    return flow.Beginning(parent, name, office, lines=("PEMERINTAH KOTA CONTOH",)).with_accounts(accounts)


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Pattern:
    """Made once; locked."""
    parent = tmp_path_factory.mktemp("pola")
    opened = flow.make(beginning(parent), lambda _share, _words: None, cost=FLOOR)
    for number, name in enumerate(NAMES):
        person = Person(
            name=name,
            kind=PersonKind.PNS,
            number=f"19850{number + 1}17201001100{number + 1}",
            golongan="III/b",
            pangkat="Penata Muda Tingkat I",
            post="Analis",
            unit="Dinas Contoh",
            birth_date=date(1985, number + 1, 17),
            sex="L",
        )
        save_person(opened.desk, person)
    folder, sheets = opened.folder, opened.recovery
    opened.desk.vault.lock()
    return Pattern(folder, sheets)


@pytest.fixture
def folder(pattern: Pattern, tmp_path: Path) -> Path:
    """A copy of the vault."""
    return Path(shutil.copytree(pattern.folder, tmp_path / "coba.sidang"))


@pytest.fixture
def fresh_preferences() -> Iterator[None]:
    """Nothing remembered from another test."""
    path = preferences.config_folder() / preferences.NAME
    path.unlink(missing_ok=True)
    yield
    path.unlink(missing_ok=True)


@pytest.fixture
def opened(folder: Path) -> Iterator[opening.Opened]:
    """The vault open as its secretary."""
    made = opening.open_desk(folder, 1, PASSPHRASE)
    yield made
    made.desk.vault.lock()


@pytest.fixture
def session(qapp: QApplication, opened: opening.Opened) -> Iterator[Session]:
    """A session over the open vault, with drafts in it."""
    made = Session(opened.desk, opened.folder)
    made.drafts = VaultDrafts(opened.desk, made.tasks)
    yield made
    made.tasks.stop()


@pytest.fixture
def shell(qtbot: QtBot, session: Session) -> Iterator[Shell]:
    """The window with all its pages."""
    made = Shell(session)
    qtbot.addWidget(made)
    made.start("home")
    made.show()
    yield made
    made.forget()
    session.tasks.stop()


def rest(qtbot: QtBot, session: Session) -> None:
    """Wait until nothing runs in the background."""
    qtbot.waitUntil(session.tasks.idle, timeout=15_000)
    qtbot.wait(20)
