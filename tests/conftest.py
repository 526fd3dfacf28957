"""What every test stands on: no network, no screen, no home folder of the person who runs it."""

from __future__ import annotations

import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# Before Qt or keyring is imported anywhere: pictures without a screen, and never the tester's own keyring or settings.
_HOME = Path(tempfile.mkdtemp(prefix="sidang-etik-test-"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
    os.environ[_name] = str(_HOME / _name.lower())
os.environ["TZ"] = "Asia/Jakarta"

import ui  # noqa: E402, F401 - before any Qt of a test: what Python 3.11 needs to survive PySide6

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("house")

_network: list[str] = []


def _refuse_network(event: str, args: tuple[Any, ...]) -> None:
    """Audit hook: a socket of any family but the local one is refused and remembered."""
    if event == "socket.__new__":
        family = args[1]
        if family in (socket.AF_INET, socket.AF_INET6):
            _network.append(f"socket of family {socket.AddressFamily(family).name}")
            raise PermissionError("The program has no network, and its tests neither.")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        _network.append(f"{event} {args[0]!r}")
        raise PermissionError("The program has no network, and its tests neither.")


sys.addaudithook(_refuse_network)


def pytest_unconfigure() -> None:
    """Leave no folder behind."""
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def network_guard(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """Fail a test that opened an internet socket, also where its code swallowed the refusal.

    Yields the list of what was refused; a test of the guard itself empties it.
    """
    _network.clear()
    yield _network
    if _network:
        pytest.fail(f"{request.node.nodeid} used the network: {', '.join(_network)}", pytrace=False)


@pytest.fixture(scope="session")
def root() -> Path:
    """Folder of the project."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def resources(root: Path) -> Path:
    """Folder of the data that the program carries."""
    return root / "resources"
