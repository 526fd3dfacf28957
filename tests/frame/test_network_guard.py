"""The guard of the tests themselves must bite."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_internet_socket_is_refused(network_guard: list[str], family: socket.AddressFamily) -> None:
    with pytest.raises(PermissionError):
        socket.socket(family, socket.SOCK_STREAM)
    assert network_guard == [f"socket of family {family.name}"]
    network_guard.clear()


def test_name_lookup_is_refused(network_guard: list[str]) -> None:
    with pytest.raises(PermissionError):
        socket.getaddrinfo("localhost", 80)
    assert network_guard
    network_guard.clear()


def test_local_socket_is_allowed() -> None:
    left, right = socket.socketpair(socket.AF_UNIX)
    with left, right:
        left.sendall(b"x")
        assert right.recv(1) == b"x"


def test_a_test_that_swallows_the_refusal_fails_all_the_same(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    source = (root / "tests" / "conftest.py").read_text(encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(root))
    pytester.makeconftest(source)
    pytester.makepyfile(
        """
        import socket
        def test_quiet():
            try:
                socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            except OSError:
                pass
        """
    )
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    result.stdout.fnmatch_lines(["*used the network*AF_INET*"])
    assert result.ret == 1
