"""A court on the morning of the hearing, once per test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.courtroom.bench import Court, court


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Court]:
    """A real vault with a case whose hearing is about to begin; the secretary sits at the desk."""
    made = court(tmp_path / "majelis.sidang")
    yield made
    made.desk.vault.lock()
