"""A court on the morning of the hearing: made once, copied for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.courtroom.bench import Court, court


@pytest.fixture(scope="session")
def morning(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Court:
    """The pattern, locked."""
    made = court(tmp_path_factory.mktemp("pola") / "majelis.sidang")
    made.desk.vault.lock()
    return made


@pytest.fixture
def room(morning: Court, tmp_path: Path, qtbot: QtBot) -> Iterator[Court]:
    """A real vault with a case whose hearing is about to begin; the secretary sits at the desk."""
    made = morning.copy(tmp_path / "majelis.sidang")
    yield made
    made.desk.vault.lock()
