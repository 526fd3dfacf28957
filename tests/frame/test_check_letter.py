"""``main.py check-letter`` as a person at the terminal uses it: answers, exit codes, and nothing written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pypdf
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

import main as front_door
from models.law import load_rulebook
from models.procedure import letters
from models.procedure.clock import WIB
from models.records import Letter
from models.stories.run import prepare, tell
from models.stories.story import read_stories
from reports.checkletter import LARGEST
from reports.press import Press

PASSPHRASE = "kuda baterai staples sungai"


@pytest.fixture(scope="module")
def office(resources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a vault in which one whole case was run, and one of its letters as a file beside it."""
    folder = tmp_path_factory.mktemp("periksa")
    rulebook = load_rulebook(resources / "law")
    stage = prepare(
        folder / "kantor.sidang",
        rulebook,
        Press(resources),
        start=datetime(2018, 1, 8, 8, tzinfo=WIB),
        random=os.urandom,
        passphrase=lambda _number: PASSPHRASE,
    )
    with stage.desk.vault:
        tell(stage, rulebook, read_stories(resources / "stories" / "demo.toml")[0][:1])
        with Session(stage.desk.engine) as session:
            ids = session.scalars(select(Letter.id).where(Letter.blob != "").order_by(Letter.id)).all()
        (folder / "surat.pdf").write_bytes(letters.pdf(stage.desk, ids[0]))
    return folder


def descriptor() -> Iterator[str]:
    reader, writer = os.pipe()
    os.write(writer, f"{PASSPHRASE}\n".encode())
    os.close(writer)
    try:
        yield str(reader)
    finally:
        os.close(reader)


def ask(*words: str | Path, vault: Path | None = None) -> int:
    if vault is None:
        return front_door.main(["check-letter", *map(str, words)])
    for number in descriptor():
        return front_door.main(["check-letter", *map(str, words), str(vault), "--passphrase-fd", number])
    raise AssertionError


def resaved(source: Path, target: Path, password: str = "") -> Path:
    writer = pypdf.PdfWriter(clone_from=source)
    if password:
        writer.encrypt(password)
    else:
        writer.add_metadata({"/Subject": "lain"})
    writer.write(target)
    return target


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_our_letter_is_known_and_nothing_is_written(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(office)
    assert ask(office / "surat.pdf", vault=office / "kantor.sidang") == 0
    said = capsys.readouterr().out
    assert said.startswith("Surat kami dan tidak berubah.")
    assert files(office) == before


def test_without_a_vault_the_code_alone(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(office / "surat.pdf") == 5
    said = capsys.readouterr().out
    assert "kode arsip Sidang Etik" in said and "Tanpa brankas" in said


def test_each_kind_of_file_has_its_answer(office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vault = office / "kantor.sidang"
    letter = office / "surat.pdf"
    half, word, blank, huge, empty = (tmp_path / f"{n}.pdf" for n in ("half", "word", "blank", "huge", "empty"))
    half.write_bytes(letter.read_bytes()[:3000])
    word.write_bytes(b"PK\x03\x04 dokumen")
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(blank)
    with huge.open("wb") as file:
        file.truncate(LARGEST + 1)
    empty.touch()
    answers = {
        resaved(letter, tmp_path / "lain.pdf"): 1,
        blank: 6,
        resaved(letter, tmp_path / "kunci.pdf", "x"): 7,
        half: 8,
        word: 9,
        huge: 10,
        empty: 10,
    }
    for path, code in answers.items():
        assert ask(path, vault=vault) == code, path.name
        assert capsys.readouterr().out.strip()


def test_a_vault_that_is_open_elsewhere_or_on_a_read_only_medium_can_be_asked(office: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(office / "kantor.sidang", tmp_path / "kantor.sidang"))
    (copy / "lock").write_text("{}", encoding="utf-8")
    assert ask(office / "surat.pdf", vault=copy) == 0
    assert (copy / "lock").read_text(encoding="utf-8") == "{}"


def test_a_file_that_is_not_there_is_trouble(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(tmp_path / "tidak-ada.pdf") == front_door.TROUBLE
    assert "tidak ada" in capsys.readouterr().err


def test_the_letter_of_another_vault_is_not_ours(office: Path, tmp_path: Path, resources: Path) -> None:
    rulebook = load_rulebook(resources / "law")
    stage = prepare(
        tmp_path / "lain.sidang",
        rulebook,
        Press(resources),
        start=datetime(2018, 1, 8, 8, tzinfo=WIB),
        random=os.urandom,
        passphrase=lambda _number: PASSPHRASE,
    )
    stage.desk.vault.lock()
    assert ask(office / "surat.pdf", vault=tmp_path / "lain.sidang") == 5
