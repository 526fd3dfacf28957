"""The front door: what it imports, what it refuses, how it speaks when something goes wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import main as front_door
from models.law.errors import Trouble


def _run(root: Path, *arguments: str, code: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code] if code else [sys.executable, str(root / "main.py"), *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=120, check=False)


def test_front_door_imports_only_the_standard_library(root: Path) -> None:
    code = (
        "import sys; import main\n"
        "foreign = {n.split('.')[0] for n in sys.modules} & "
        "{'PySide6','sqlalchemy','sqlcipher3','reportlab','keyring','cryptography','models','ui','reports'}\n"
        "print(sorted(foreign))"
    )
    assert _run(root, code=code).stdout.strip() == "[]"


@pytest.mark.parametrize("arguments", [["verify"], ["backup", "x"], ["restore", "x"], ["demo"], ["unknown"]])
def test_wrong_arguments_end_with_two(root: Path, arguments: list[str]) -> None:
    done = _run(root, *arguments)
    assert done.returncode == 2
    assert "usage" in done.stderr.lower()


def test_missing_vault_is_three_plain_sentences(root: Path, tmp_path: Path) -> None:
    done = _run(root, "verify", str(tmp_path / "none.sidang"))
    assert done.returncode == front_door.TROUBLE
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") >= 2


def test_no_option_takes_a_passphrase() -> None:
    with pytest.raises(SystemExit):
        front_door.main(["verify", "x", "--passphrase", "rahasia"])


def test_passphrase_comes_from_a_descriptor() -> None:
    reader, writer = os.pipe()
    os.write(writer, b"kunci panjang sekali\nsisa")
    os.close(writer)
    try:
        options = front_door._parser().parse_args(["verify", "x", "--passphrase-fd", str(reader)])
        assert front_door._passphrase(options, "Sekretaris") == "kunci panjang sekali"
    finally:
        os.close(reader)


def test_unforeseen_error_names_its_place_and_not_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    def command(_options: object) -> int:
        raise ValueError("Budi Santoso 198001012005011001")

    assert front_door._guarded(command, front_door._parser().parse_args(["demo", "--out", "x"])) == 4
    said = capsys.readouterr().err
    assert "ValueError@test_front_door.py:" in said
    assert "Budi" not in said
    assert "1980" not in said
    assert "Traceback" not in said


def test_trouble_is_told_with_its_three_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    def command(_options: object) -> int:
        raise Trouble("Apa.", "Yang disimpan.", "Yang dilakukan.")

    assert front_door._guarded(command, front_door._parser().parse_args(["demo", "--out", "x"])) == 3
    assert capsys.readouterr().err.splitlines() == ["Apa.", "Yang disimpan.", "Yang dilakukan."]
