"""Proof that a built program prints what the source prints: `python -m tests.frame.same_letters PROGRAM`.

Runs `demo` of both into folders of their own and compares every letter byte for byte.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path


def letters(folder: Path) -> dict[str, str]:
    """SHA-256 of every PDF below a folder, by its path in it."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*.pdf"))
    }


def compare(source: dict[str, str], built: dict[str, str]) -> list[str]:
    """What differs, one line each; empty when nothing does."""
    return [
        f"{name}: {source.get(name, 'missing in the source')} | {built.get(name, 'missing in the build')}"
        for name in sorted(source.keys() | built.keys())
        if source.get(name) != built.get(name)
    ]


def main(program: str) -> int:
    """Run both demonstrations and print the verdict; 0 when every letter is the same."""
    root = Path(__file__).resolve().parents[2]
    commands = {"source": [sys.executable, str(root / "main.py")], "built": [str(Path(program).resolve())]}
    with tempfile.TemporaryDirectory(prefix="sidang-etik-dist-") as folder:
        found: dict[str, dict[str, str]] = {}
        for name, command in commands.items():
            out = Path(folder) / name
            # The built program runs outside the project, so that it cannot borrow a file of the source.
            subprocess.run(
                [*command, "demo", "--out", str(out), "--no-pictures"],
                cwd=folder,
                check=True,
                stdout=subprocess.DEVNULL,
            )
            found[name] = letters(out)
    wrong = compare(found["source"], found["built"])
    if not found["source"]:
        wrong.append("the demonstration printed no letter")
    for line in wrong:
        print(line)
    print(f"{len(found['built'])} letters of the built program, {len(wrong)} unlike those of the source.")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
