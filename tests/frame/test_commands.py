"""verify, backup and restore on a real vault, as a person at the terminal uses them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

import main as front_door
from models.law import load_rulebook
from models.procedure.clock import WIB
from models.stories import cast
from models.stories.run import prepare, tell
from models.stories.story import read_stories
from reports.press import Press

PASSPHRASE = "kuda baterai staples sungai"


@pytest.fixture(scope="module")
def told(resources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with one whole case, locked."""
    folder = tmp_path_factory.mktemp("commands") / "kantor.sidang"
    rulebook = load_rulebook(resources / "law")
    stage = prepare(
        folder,
        rulebook,
        Press(resources),
        start=datetime(2018, 1, 8, 8, tzinfo=WIB),
        random=os.urandom,
        passphrase=lambda _number: PASSPHRASE,
    )
    with stage.desk.vault:
        tell(stage, rulebook, read_stories(resources / "stories" / "demo.toml")[0][:1])
    return folder


@pytest.fixture
def vault(told: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may spoil."""
    return Path(shutil.copytree(told, tmp_path / "kantor.sidang"))


@pytest.fixture
def passphrase() -> Iterator[str]:
    """Number of a descriptor from which the passphrase is read."""
    yield from _descriptor(PASSPHRASE)


def _descriptor(words: str) -> Iterator[str]:
    reader, writer = os.pipe()
    os.write(writer, f"{words}\n".encode())
    os.close(writer)
    try:
        yield str(reader)
    finally:
        os.close(reader)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_verify_says_that_a_good_vault_is_whole(
    vault: Path, passphrase: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert front_door.main(["verify", str(vault), "--passphrase-fd", passphrase]) == 0
    assert "Brankas utuh" in capsys.readouterr().out
    assert not (vault / "lock").exists()


def test_verify_names_a_spoilt_evidence_file(vault: Path, passphrase: str, capsys: pytest.CaptureFixture[str]) -> None:
    spoilt = sorted((vault / "evidence").rglob("*.age"))[0]
    content = bytearray(spoilt.read_bytes())
    content[-1] ^= 1
    spoilt.write_bytes(content)
    assert front_door.main(["verify", str(vault), "--passphrase-fd", passphrase]) == front_door.FOUND_FAULTS
    assert "tidak cocok" in capsys.readouterr().out


def test_a_wrong_passphrase_opens_nothing(vault: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in _descriptor("bukan ini"):
        assert front_door.main(["verify", str(vault), "--passphrase-fd", number]) == front_door.TROUBLE
    said = capsys.readouterr()
    assert said.out == ""
    assert "tidak cocok dengan akun" in said.err


def test_an_account_that_is_not_there_is_named_with_those_that_are(
    vault: Path, passphrase: str, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["verify", str(vault), "--account", "Tak Dikenal", "--passphrase-fd", passphrase]
    assert front_door.main(options) == front_door.TROUBLE
    assert cast.COUNCIL[1][1] in capsys.readouterr().err


def test_backup_and_restore_give_the_same_vault(
    vault: Path, passphrase: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert front_door.main(["backup", str(vault), str(tmp_path / "stick"), "--passphrase-fd", passphrase]) == 0
    made = next((tmp_path / "stick").iterdir())
    back = tmp_path / "kembali.sidang"
    assert front_door.main(["restore", str(made), str(back), "--current", str(vault)]) == 0
    said = capsys.readouterr().out
    assert "Cadangan dari" in said
    assert _files(back) == _files(made)
    for number in _descriptor(PASSPHRASE):
        assert front_door.main(["verify", str(back), "--passphrase-fd", number]) == 0


def test_restore_never_writes_over_anything(vault: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "berisi"
    target.mkdir()
    (target / "surat.txt").write_text("milik orang", encoding="utf-8")
    assert front_door.main(["restore", str(vault), str(target)]) == front_door.TROUBLE
    assert _files(target) == {"surat.txt": b"milik orang"}
    assert "Tidak ada yang ditimpa" in capsys.readouterr().err


def test_an_auditor_may_look_and_not_take_a_copy(
    vault: Path, passphrase: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    member = cast.COUNCIL[2][1]
    options = ["backup", str(vault), str(tmp_path / "stick"), "--account", member, "--passphrase-fd", passphrase]
    assert front_door.main(options) == front_door.TROUBLE
    assert "tidak berwenang" in capsys.readouterr().err
    assert not (tmp_path / "stick").exists()
