"""The ready example and the pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from models.procedure.inspection import inspect_vault
from models.registry.cases import case_ids, case_rows
from models.registry.viewer import Viewer
from ui import opening, preferences
from ui.example import make_example
from ui.gallery import HEIGHT, WIDTH, take_pictures
from ui.unlock import flow

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("contoh") / f"{flow.EXAMPLE}1.sidang"
    said: list[float] = []
    opened = make_example(lambda share, _words: said.append(share), folder)
    assert said == sorted(said)
    assert flow.EXAMPLE_PASSPHRASE in opened.concerns[0]
    opened.desk.vault.lock()
    return folder


def test_the_example_has_cases_at_every_stage_and_is_whole(example: Path) -> None:
    opened = make_example(lambda _share, _words: None, example)
    desk = opened.desk
    try:
        with desk.read() as reader:
            viewer = Viewer(desk.sitter.id, desk.sitter.role)
            rows = case_rows(reader, viewer, case_ids(reader, viewer))
        stages = {row.stage for row in rows if row is not None}
        assert {"verified", "classified", "panel_formed", "summoned", "heard", "decreed", "closed"} <= stages
        assert inspect_vault(desk.vault, desk.reader).findings == ()
    finally:
        desk.vault.lock()


def test_every_account_of_the_example_opens_with_the_words_on_the_screen(example: Path) -> None:
    doors = flow.doors(opening.look(example))
    assert len(doors) >= 6
    opened = opening.open_desk(example, doors[-1].slot_id, flow.EXAMPLE_PASSPHRASE)
    opened.desk.vault.lock()
    assert flow.EXAMPLE_PASSPHRASE in flow.example_words(example)
    assert flow.example_words(Path("majelis.sidang")) == ""


def test_pictures_of_every_page_in_both_schemes(qtbot: QtBot, example: Path, tmp_path: Path) -> None:
    opened = opening.open_desk(example, 1, flow.EXAMPLE_PASSPHRASE)
    try:
        taken = take_pictures(opened.desk, tmp_path / "gambar")
    finally:
        opened.desk.vault.lock()
    names = {path.stem for path in taken}
    for page in (
        "beranda",
        "perkara",
        "jadwal",
        "ruang-sidang",
        "surat",
        "pegawai",
        "jejak",
        "buka",
        "pengaturan-akun",
    ):
        assert {f"{page}-light", f"{page}-dark"} <= names
    for path in taken:
        picture = QImage(str(path))
        assert not picture.isNull()
        colours = {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}
        assert len(colours) > 8, path.name
    home = QImage(str(tmp_path / "gambar" / "beranda-light.png"))
    assert (home.width(), home.height()) == (WIDTH, HEIGHT)


def test_the_example_lies_in_the_person_s_own_folder() -> None:
    assert preferences.data_folder({"XDG_DATA_HOME": "/data"}) == Path("/data/sidang-etik")
