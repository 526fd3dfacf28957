"""The device's secret in a real Secret Service: gnome-keyring in a session bus of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from models.vault import KeyringUnavailable, NewAccount, create_vault
from models.vault.keyring_secret import SystemKeyring
from tests.vault.conftest import CHEAP, SetClock

PROGRAMS = ("dbus-run-session", "gnome-keyring-daemon")
needs_keyring = pytest.mark.skipif(
    any(shutil.which(name) is None for name in PROGRAMS),
    reason="dbus-run-session and gnome-keyring-daemon are not installed",
)


def in_session(root: Path, place: Path, scenario: str, *, unlocked: bool = True) -> dict[str, Any]:
    """Run a scenario under its own bus; the keyring's files lie in ``place`` too."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "XDG_", "GNOME_"))}
    runtime = place / "run"
    runtime.mkdir(mode=0o700)
    env |= {
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_DATA_HOME": str(place / "data"),
        "XDG_CONFIG_HOME": str(place / "config"),
        "XDG_CACHE_HOME": str(place / "cache"),
        "HOME": str(place),
        "PYTHONPATH": str(root),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }
    start = "printf 'pembuka' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 && "
    script = (start if unlocked else "") + 'exec "$@"'
    done = subprocess.run(
        [
            "dbus-run-session",
            "--",
            "sh",
            "-c",
            script,
            "sh",
            sys.executable,
            "-m",
            "tests.vault.with_keyring",
            str(place),
            scenario,
        ],
        cwd=root,
        env=env,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("FOUND ")]
    assert lines, done.stderr[-3000:]
    return json.loads(lines[-1].removeprefix("FOUND "))


@pytest.mark.desktop
@needs_keyring
def test_device_secret_in_a_real_secret_service(root: Path, tmp_path: Path) -> None:
    """Also under PYTHON_KEYRING_BACKEND, which must have no say."""
    assert in_session(root, tmp_path, "basics") == {
        "available": [True, "Secret Service"],
        "length": 44,
        "in folder": False,
        "right": "opened",
        "no keyring": "DeviceSecretMissing",
        "wrong words": "WrongPassphrase",
        "other secret": "WrongPassphrase",
        "moved to another device": "DeviceSecretMissing",
        "after recovery": "opened",
        "recovered needs the device": "DeviceSecretMissing",
    }


@pytest.mark.desktop
@needs_keyring
def test_a_vault_is_bound_to_a_device_and_freed_again(root: Path, tmp_path: Path) -> None:
    assert in_session(root, tmp_path, "binding") == {
        "bound, no keyring": "DeviceSecretMissing",
        "new account bound": True,
        "freed, no keyring": "opened",
    }


@pytest.mark.desktop
@needs_keyring
def test_an_older_copy_of_the_whole_folder_is_noticed_until_somebody_answers(root: Path, tmp_path: Path) -> None:
    assert in_session(root, tmp_path, "older") == {
        "unchanged": [],
        "first": ["older.device"],
        "second": ["older.device"],
        "answered": [],
    }


def test_without_a_keyring_nothing_is_written_to_a_file_instead(tmp_path: Path) -> None:
    """No session bus here: said plainly, and the vault is not made."""
    ring = SystemKeyring()
    usable, name = ring.available()
    assert not usable
    assert name
    with pytest.raises(KeyringUnavailable, match="keyring"):
        create_vault(tmp_path / "v", "K", [NewAccount("A", "ketua", "x")], clock=SetClock(), cost=CHEAP, device=ring)
    assert list(tmp_path.iterdir()) == []


def test_only_one_file_knows_the_keyring_library(root: Path) -> None:
    users = [
        path.relative_to(root).as_posix()
        for folder in ("models", "reports", "ui")
        for path in (root / folder).rglob("*.py")
        if any(
            line.strip().startswith(("import keyring", "from keyring")) for line in path.read_text("utf-8").splitlines()
        )
    ]
    assert users == ["models/vault/keyring_secret.py"]


def test_no_long_text_goes_into_a_keyring() -> None:
    with pytest.raises(ValueError, match="too long"):
        SystemKeyring().store("v", "p", "x" * 1001)
