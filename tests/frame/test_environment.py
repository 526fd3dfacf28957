"""The set-up on a fresh machine: the real .ci/environment, with stand-ins for commands that change a machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell script")

APT = '#!/bin/sh\necho "$@" >>"$CALLS"\n'
QUIET = "#!/bin/sh\nexit 0\n"


class Machine:
    """A folder with the script and a PATH on which every command that changes a machine is a stand-in."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder = folder
        self.commands = folder / "commands"
        self.calls = folder / "calls"
        (folder / ".ci").mkdir()
        self.commands.mkdir()
        shutil.copy(root / ".ci" / "environment", folder / ".ci" / "environment")
        for lock in ("requirements.txt", "requirements-dev.txt"):
            (folder / lock).write_text("", encoding="utf-8")
        self.command("apt-get", APT)
        self.user(0)
        self.installed(())

    def command(self, name: str, text: str, place: str = "commands") -> None:
        path = self.folder / place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)

    def user(self, number: int) -> None:
        self.command("id", f"#!/bin/sh\necho {number}\n")

    def installed(self, missing: tuple[str, ...]) -> None:
        """dpkg-query that knows everything but what is missing; a name of the newer Debian stands for itself."""
        lines = "".join(f"{name}) exit 1;;\n" for name in missing)
        self.command("dpkg-query", f'#!/bin/sh\nfor last; do :; done\ncase "$last" in\n{lines}esac\nprintf "ii "\n')

    def environment(self) -> None:
        """A virtual environment that agrees to everything."""
        self.command("python", QUIET, ".venv/bin")

    def without_the_systems_python(self) -> None:
        script = self.folder / ".ci" / "environment"
        script.write_text(script.read_text(encoding="utf-8").replace("/usr/bin/python3", "/none"), encoding="utf-8")

    def run(self, kind: str = "run", **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {
            "PATH": f"{self.commands}:{os.environ['PATH']}",
            "HOME": str(self.folder),
            "CALLS": str(self.calls),
            **variables,
        }
        return subprocess.run(
            [str(self.folder / ".ci" / "environment"), kind],
            cwd="/",
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def asked_of_apt(self) -> str:
        return self.calls.read_text(encoding="utf-8") if self.calls.exists() else ""


@pytest.fixture
def machine(tmp_path: Path, root: Path) -> Machine:
    return Machine(tmp_path, root)


def test_root_installs_what_is_missing_and_nothing_else(machine: Machine) -> None:
    machine.environment()
    machine.installed(("libxcb-cursor0", "libxcb-cursor0t64", "libegl1", "libegl1t64"))
    assert machine.run().returncode == 0
    asked = machine.asked_of_apt()
    assert "update" in asked
    install = next(line for line in asked.splitlines() if line.startswith("install"))
    assert {word for word in install.split() if word.startswith("lib")} == {"libxcb-cursor0", "libegl1"}


def test_without_rights_the_exact_line_is_printed_and_work_goes_on(machine: Machine) -> None:
    machine.environment()
    machine.user(1000)
    machine.installed(("libxcb-cursor0", "libxcb-cursor0t64"))
    done = machine.run()
    assert done.returncode == 0
    assert "sudo apt-get install -y --no-install-recommends libxcb-cursor0" in done.stderr
    assert machine.asked_of_apt() == ""


def test_a_library_under_its_newer_name_is_not_missing(machine: Machine) -> None:
    machine.environment()
    machine.installed(("libglib2.0-0",))
    assert machine.run().returncode == 0
    assert machine.asked_of_apt() == ""


def test_the_second_time_nothing_is_done(machine: Machine) -> None:
    machine.environment()
    assert machine.run("dev").returncode == 0
    machine.installed(("xvfb", "xvfbt64"))
    machine.command("python", '#!/bin/sh\n[ "$1" = -c ] && exit 0\nexit 9\n', ".venv/bin")
    for kind in ("dev", "run"):
        done = machine.run(kind)
        assert done.returncode == 0
        assert done.stderr == ""
    assert machine.asked_of_apt() == ""


def test_a_changed_lock_is_installed_again(machine: Machine) -> None:
    machine.environment()
    assert machine.run().returncode == 0
    (machine.folder / "requirements.txt").write_text("# another\n", encoding="utf-8")
    assert "Installing the locked packages" in machine.run().stderr


def test_a_shim_that_answers_nothing_is_passed_over(machine: Machine) -> None:
    """Version switchers put a python3 on the PATH that only says which versions there are."""
    for name in ("python3", "python3.13", "python3.12", "python3.11", "python"):
        machine.command(name, "#!/bin/sh\necho 'version not set' >&2\nexit 127\n")
    good = ".pyenv/versions/3.12.1/bin"
    quiet = machine.folder / "quiet"
    quiet.write_text(QUIET, encoding="utf-8")
    quiet.chmod(0o755)
    makes = f'[ "$1" = -m ] && mkdir -p .venv/bin && cp {quiet} .venv/bin/python'
    machine.command("python3", f'#!/bin/sh\n{makes}\necho "$0"\n', good)
    machine.without_the_systems_python()
    done = machine.run()
    assert done.returncode == 0
    assert (machine.folder / ".venv" / "bin" / "python").exists()


def test_no_python_at_all_is_said_plainly(machine: Machine) -> None:
    machine.user(1000)
    bare = machine.folder / "bare"
    bare.mkdir()
    for name in ("sh", "dirname", "cat", "cksum", "grep", "uname", "rm"):
        bare.joinpath(name).symlink_to(shutil.which(name) or "")
    for name in ("id", "dpkg-query"):
        bare.joinpath(name).symlink_to(machine.commands / name)
    machine.without_the_systems_python()
    done = machine.run(PATH=str(bare))
    assert done.returncode == 1
    assert "sudo apt-get install -y python3 python3-venv" in done.stderr
    assert "PYTHON=/path/to/python3.12" in done.stderr


def test_locks_hold_hashes_and_no_address(root: Path) -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (root / name).read_text(encoding="utf-8")
        assert "://" not in text
        packages = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert packages
        assert all("==" in line and line.endswith("\\") for line in packages)


def test_the_programs_own_lock_is_part_of_the_workshops(root: Path) -> None:
    def versions(name: str) -> set[str]:
        lines = (root / name).read_text(encoding="utf-8").splitlines()
        return {line.split(" ")[0] for line in lines if "==" in line and not line.startswith(" ")}

    assert versions("requirements.txt") <= versions("requirements-dev.txt")
