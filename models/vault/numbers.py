"""Numbers handed out, remembered in a small file beside the vault's folder.

A backup does not know which letters were numbered after it was made. This file does: it lies next to the folder, not
in it, so it stays when the folder is replaced by a backup, once or twice. One line for each number, each authenticated
by a key of the vault; a line that is not ours is passed over. It is a help, not a condition: where it cannot be written
or is lost, the counters of a restored vault jump (``models/procedure/numbering.py``).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from models.vault.box import OpenVault
from models.vault.keys import mac, same, wipe

LARGEST = 8 * 1024 * 1024
TAG = "sidang-etik/1 nomor"


def ledger(folder: Path, vault_id: str) -> Path:
    """Where the numbers of a vault are remembered: beside its folder, under the vault's id."""
    return folder.parent / f".nomor-{vault_id}"


def remember(vault: OpenVault, marks: Mapping[str, int]) -> bool:
    """Add the highest numbers of some counters (``name|unit|year``). False where nothing could be written."""
    if vault.read_only:
        return False
    key = vault.number_key()
    try:
        lines = "".join(_line(vault.vault_id, key, name, value) for name, value in sorted(marks.items()))
        with ledger(vault.folder, vault.vault_id).open("a", encoding="utf-8", newline="\n") as file:
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())
    except (OSError, UnicodeError):
        return False
    finally:
        wipe(key)
    return True


def recall(vault: OpenVault) -> dict[str, int]:
    """The highest number of each counter that the file remembers; empty where there is no file of ours."""
    key = vault.number_key()
    try:
        return _highest(_read(ledger(vault.folder, vault.vault_id)), vault.vault_id, key)
    finally:
        wipe(key)


def carry(source: Path, target: Path, vault_id: str) -> bool:
    """Add what is remembered beside the folder ``source`` to what is remembered beside ``target``; needs no key."""
    there, here = _read(ledger(source, vault_id)), _read(ledger(target, vault_id))
    known = set(here)
    lines = [line for line in there if line not in known]
    if lines:
        try:
            with ledger(target, vault_id).open("a", encoding="utf-8", newline="\n") as file:
                file.write("".join(f"{line}\n" for line in lines))
        except OSError:
            return False
    return True


def _line(vault_id: str, key: bytearray, name: str, value: int) -> str:
    return f"{name}\t{value}\t{_code(vault_id, key, name, value)}\n"


def _code(vault_id: str, key: bytearray, name: str, value: int) -> str:
    return mac(key, f"{TAG}\n{vault_id}\n{name}\n{value}".encode()).hex()


def _read(path: Path) -> list[str]:
    try:
        if path.stat().st_size > LARGEST:
            return []
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeError):
        return []


def _highest(lines: list[str], vault_id: str, key: bytearray) -> dict[str, int]:
    """Only the largest line of each counter is checked, then the next where it is false: a long file stays cheap."""
    candidates: dict[str, list[tuple[int, str]]] = {}
    for line in lines:
        parts = line.split("\t")
        if len(parts) == 3 and parts[1].isascii() and parts[1].isdigit() and len(parts[1]) <= 9:
            candidates.setdefault(parts[0], []).append((int(parts[1]), parts[2]))
    found: dict[str, int] = {}
    for name, values in candidates.items():
        for value, code in sorted(values, reverse=True):
            if same(code.encode(), _code(vault_id, key, name, value).encode()):
                found[name] = value
                break
    return found
