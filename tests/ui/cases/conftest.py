"""One office for the tests of the case pages, a fresh window for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.cases.bench import Office, Window, make_office


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A vault that the tests fill with cases of their own."""
    folder: Path = tmp_path_factory.mktemp("perkara")
    made = make_office(folder / "perkara.sidang")
    yield made
    made.desk.engine.dispose()
    made.desk.reader.dispose()
    made.desk.vault.lock()


@pytest.fixture
def window(qtbot: QtBot, office: Office) -> Iterator[Window]:
    """The window over the office."""
    opened = Window(qtbot, office)
    yield opened
    opened.close()
