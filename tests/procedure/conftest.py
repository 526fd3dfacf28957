"""A real vault with a council of five, a substitute and a clerk; a fresh copy of it for every test."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from models.law import Rulebook, load_rulebook
from models.procedure.clock import WIB, SetClock
from models.procedure.desk import Desk
from models.records.engine import open_engine
from models.stories.run import prepare
from models.stories.steps import Bench
from models.stories.story import Story, Votes
from models.stories.telling import Telling
from models.vault import open_vault
from reports.press import Press
from tests.procedure.after import Decided, Ground, keep, stand

START = datetime(2024, 9, 1, 8, tzinfo=WIB)


@dataclass(frozen=True)
class Kept:
    """The vault that copies are made of."""

    folder: Path
    bench: Bench


@dataclass(frozen=True)
class House:
    """An open copy: the secretary's desk, its clock, who sits."""

    desk: Desk
    clock: SetClock
    bench: Bench
    folder: Path

    def sit(self, place: int) -> Desk:
        """The desk with somebody else at it: 0 chair, 2.. members, -1 the substitute, -2 the clerk."""
        account = len(self.bench.accounts) + 1 if place == -2 else self.bench.accounts[place]
        self.desk.vault.lock()
        word = str(account - 1)
        vault = open_vault(self.folder, account, word, clock=self.clock)
        return Desk(vault, open_engine(vault), self.desk.base_rulebook, self.clock, self.desk.press)


def story(**changes: object) -> Story:
    """A baliho before the determination of candidates; as told unless changed."""
    values: dict[str, object] = {
        "id": "uji",
        "title": "Memasang baliho bakal calon",
        "act_date": date(2024, 9, 10),
        "place": "simpang kelurahan",
        "violations": ("skb2022.etik.01",),
        "stage": None,
        "calendar": "pilkada-2024",
        "impact": None,
        "absence_days": 0,
        "narrative": "",
        "respondent": {"kind": "PNS", "golongan": "III/d", "jabatan": "Lurah", "jenjang": "PENGAWAS"},
        "source": {"kind": "penerusan", "body": "Bawaslu Kota", "number": "112/PP", "date": date(2024, 9, 17)},
        "panel": (),
        "absent": None,
        "votes": Votes(5, 0, "pp42.terbuka", "mufakat"),
        "switches": {},
        "earlier": (),
        "days_off": None,
        "dates": {},
        "examined": None,
    }
    values.update(changes)
    return Story(**values)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def rulebook(resources: Path) -> Rulebook:
    """The law as carried."""
    return load_rulebook(resources / "law")


@pytest.fixture(scope="session")
def press(resources: Path) -> Press:
    """The real press."""
    return Press(resources)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory, rulebook: Rulebook, press: Press) -> Kept:
    """Made once; passphrases are the accounts' numbers."""
    folder = tmp_path_factory.mktemp("rumah") / "rumah.sidang"
    import secrets

    stage = prepare(folder, rulebook, press, start=START, random=secrets.token_bytes, seats=7, passphrase=str)
    stage.desk.vault.lock()
    return Kept(folder, stage.bench)


@pytest.fixture
def house(kept: Kept, tmp_path: Path, rulebook: Rulebook, press: Press) -> Iterator[House]:
    """A copy of the vault, opened by its secretary."""
    folder = tmp_path / "rumah.sidang"
    shutil.copytree(kept.folder, folder)
    clock = SetClock(START)
    vault = open_vault(folder, 1, "0", clock=clock)
    desk = Desk(vault, open_engine(vault), rulebook, clock, press, reader=open_engine(vault, read_only=True))
    made = House(desk, clock, kept.bench, folder)
    yield made
    if desk.vault.is_open:
        desk.vault.lock()


@pytest.fixture
def telling(house: House) -> Callable[..., Telling]:
    """A story ready to be told step by step on the house's desk."""

    def make(**changes: object) -> Telling:
        return Telling(house.desk, house.clock, story(**changes), 0, house.bench)

    return make


@pytest.fixture
def heard(telling: Callable[..., Telling]) -> Telling:
    """A case whose hearing is over."""
    one = telling()
    one._intake()
    one._classify()
    one._panel()
    one._summon_and_hear()
    return one


def _decided(
    name: str, kept: Kept, factory: pytest.TempPathFactory, rulebook: Rulebook, sanction: str | None, **changes: object
) -> Decided:
    folder = factory.mktemp(name) / "rumah.sidang"
    shutil.copytree(kept.folder, folder)
    clock = SetClock(START)

    def make() -> Telling:
        vault = open_vault(folder, 1, "0", clock=clock)
        desk = Desk(vault, open_engine(vault), rulebook, clock, None, reader=open_engine(vault, read_only=True))
        return Telling(desk, clock, story(votes=Votes(5, 0, sanction, "mufakat"), **changes), 0, kept.bench)

    return keep(make, folder, sanction)


@pytest.fixture(scope="session")
def moral_kept(kept: Kept, tmp_path_factory: pytest.TempPathFactory, rulebook: Rulebook) -> Decided:
    """A baliho case of ethics, decided: an open statement."""
    return _decided("etik", kept, tmp_path_factory, rulebook, "pp42.terbuka")


@pytest.fixture(scope="session")
def administrative_kept(kept: Kept, tmp_path_factory: pytest.TempPathFactory, rulebook: Rulebook) -> Decided:
    """The same, with administrative action recommended."""
    return _decided("administratif", kept, tmp_path_factory, rulebook, "pp42.administratif")


@pytest.fixture(scope="session")
def medium_kept(kept: Kept, tmp_path_factory: pytest.TempPathFactory, rulebook: Rulebook) -> Decided:
    """A head of division with the badge of a party at a campaign: discipline, medium level."""
    return _decided(
        "sedang", kept, tmp_path_factory, rulebook, "pp42.administratif", act_date=date(2024, 10, 12),
        violations=("pp94.5n.2",), impact="instansi", source={"kind": "temuan", "date": date(2024, 10, 20)},
        respondent={"kind": "PNS", "golongan": "IV/a", "jabatan": "Kepala Bidang", "jenjang": "ADMINISTRATOR"},
    )  # fmt: skip


@pytest.fixture(scope="session")
def severe_kept(kept: Kept, tmp_path_factory: pytest.TempPathFactory, rulebook: Rulebook) -> Decided:
    """A camat who used the car of the office: discipline, severe level."""
    return _decided(
        "berat", kept, tmp_path_factory, rulebook, "pp42.administratif", act_date=date(2024, 11, 2),
        violations=("pp94.5n.4",), impact="negara", source={"kind": "temuan", "date": date(2024, 11, 10)},
        respondent={"kind": "PNS", "golongan": "IV/b", "jabatan": "Camat", "jenjang": "ADMINISTRATOR"},
    )  # fmt: skip


@pytest.fixture
def moral(moral_kept: Decided, tmp_path: Path, rulebook: Rulebook) -> Iterator[Ground]:
    yield from stand(moral_kept, tmp_path / "etik.sidang", rulebook)


@pytest.fixture
def administrative(administrative_kept: Decided, tmp_path: Path, rulebook: Rulebook) -> Iterator[Ground]:
    yield from stand(administrative_kept, tmp_path / "administratif.sidang", rulebook)


@pytest.fixture
def medium(medium_kept: Decided, tmp_path: Path, rulebook: Rulebook) -> Iterator[Ground]:
    yield from stand(medium_kept, tmp_path / "sedang.sidang", rulebook)


@pytest.fixture
def severe(severe_kept: Decided, tmp_path: Path, rulebook: Rulebook) -> Iterator[Ground]:
    yield from stand(severe_kept, tmp_path / "berat.sidang", rulebook)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few megabytes."""
    place = tmp_path / "stik"
    place.mkdir()
    mount = shutil.which("mount")
    if os.name != "posix" or os.geteuid() != 0 or mount is None:
        pytest.skip("only root can mount a small disk here")
    if subprocess.run([mount, "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(place)], check=False).returncode:
        pytest.skip("this machine does not let us mount a small disk")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=False)


def fill(disk: Path) -> Path:
    """Write until nothing more fits; gives the file to remove again."""
    filler = disk / "penuh"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return filler
