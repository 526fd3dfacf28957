"""What every test of the window stands on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.collecting import Collector


@pytest.fixture(autouse=True)
def collector(qapp: QApplication) -> Iterator[Collector]:
    """As in the program: garbage is collected in the window's thread alone."""
    made = Collector(qapp)
    yield made
    made.stop()
    made.deleteLater()
