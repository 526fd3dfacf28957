"""Runs inside a session bus of its own with a real Secret Service; started by ``test_keyring.py``.

Arguments: a working folder, then one scenario by name. Prints what it found as JSON.
"""

from __future__ import annotations

import json
import shutil
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from models.journal import chain
from models.law.errors import Trouble
from models.records import JournalEntry
from models.records.engine import open_engine
from models.records.schema import head
from models.vault import KdfCost, NewAccount, OpenVault, create_vault, device, open_vault, recover
from models.vault.keyring_secret import SystemKeyring
from tests.vault.conftest import SetClock

CLOCK = SetClock()


def write(vault: OpenVault, engine: Engine, act: str) -> None:
    """One signed entry, as an act writes it."""
    with Session(engine) as session:
        last = head(session.connection()) or chain.genesis(vault.vault_id)
        entry = chain.append(last, at=CLOCK.now(), account_id=vault.slot_id, act=act, sign=vault.sign)
        session.add(JournalEntry(**{name: getattr(entry, name) for name in entry.__slots__}))
        session.commit()


def name_of(error: BaseException) -> str:
    return type(error).__name__


def fails(what: Any) -> str:
    try:
        what()
    except Trouble as error:
        return name_of(error)
    return "opened"


def fresh(folder: Path, ring: SystemKeyring) -> tuple[str, tuple[str, ...]]:
    accounts = [NewAccount("Rahayu", "sekretaris", "satu dua tiga"), NewAccount("Prasetyo", "ketua", "empat lima")]
    made = create_vault(folder, "Kantor", accounts, clock=CLOCK, cost=KdfCost(), device=ring)
    write(made.vault, open_engine(made.vault, create=True), "case.register")
    made.vault.lock()
    return made.vault.vault_id, made.recovery


def opened(folder: Path, ring: SystemKeyring | None, words: str = "satu dua tiga") -> OpenVault:
    return open_vault(folder, 1, words, clock=CLOCK, device=ring)


def basics(place: Path, ring: SystemKeyring) -> dict[str, Any]:
    out: dict[str, Any] = {"available": ring.available()}
    vault_id, sheets = fresh(place / "v", ring)
    secret = ring.load(vault_id, device.SECRET)
    out["length"] = len(secret or "")
    out["in folder"] = any(
        (secret or "x").encode() in path.read_bytes() for path in (place / "v").rglob("*") if path.is_file()
    )
    out["right"] = fails(lambda: opened(place / "v", ring).lock())
    out["no keyring"] = fails(lambda: opened(place / "v", None))
    out["wrong words"] = fails(lambda: opened(place / "v", ring, "salah"))
    ring.store(vault_id, device.SECRET, "A" * 43 + "=")
    out["other secret"] = fails(lambda: opened(place / "v", ring))
    ring.forget(vault_id, device.SECRET)
    ring.forget(vault_id, device.SECRET)
    out["moved to another device"] = fails(lambda: opened(place / "v", ring))
    vault = recover(place / "v", sheets[:2], 1, "sandi baru", clock=CLOCK, cost=KdfCost(), device=ring)
    open_engine(vault)
    vault.lock()
    out["after recovery"] = fails(lambda: opened(place / "v", ring, "sandi baru").lock())
    out["recovered needs the device"] = fails(lambda: opened(place / "v", None, "sandi baru"))
    return out


def binding(place: Path, ring: SystemKeyring) -> dict[str, Any]:
    """A vault made without a keyring, bound later, and freed again."""
    made = create_vault(
        place / "v", "Kantor", [NewAccount("Rahayu", "sekretaris", "satu dua tiga")], clock=CLOCK, cost=KdfCost()
    )
    open_engine(made.vault, create=True)
    made.vault.lock()
    out: dict[str, Any] = {}
    vault = opened(place / "v", ring)
    open_engine(vault)
    vault.change_passphrase(1, "satu dua tiga", "satu dua tiga", bind_device=True)
    vault.lock()
    out["bound, no keyring"] = fails(lambda: opened(place / "v", None))
    vault = opened(place / "v", ring)
    open_engine(vault)
    number = vault.add_account(NewAccount("Baru", "anggota", "enam tujuh"))
    out["new account bound"] = vault.contents.slot(number).device
    vault.change_passphrase(1, "satu dua tiga", "satu dua tiga", bind_device=False)
    vault.lock()
    out["freed, no keyring"] = fails(lambda: opened(place / "v", None).lock())
    return out


def older(place: Path, ring: SystemKeyring) -> dict[str, Any]:
    """The whole folder is replaced by an older copy: only this device's keyring can know."""
    fresh(place / "v", ring)
    shutil.copytree(place / "v", place / "lama")
    vault = opened(place / "v", ring)
    engine = open_engine(vault)
    out: dict[str, Any] = {"unchanged": [each.code for each in vault.concerns]}
    write(vault, engine, "case.verify")
    vault.lock()
    shutil.rmtree(place / "v")
    shutil.copytree(place / "lama", place / "v")
    for turn in ("first", "second"):  # not answered for: it is said again
        vault = opened(place / "v", ring)
        engine = open_engine(vault)
        out[turn] = [each.code for each in vault.concerns]
        write(vault, engine, "case.reject")
        vault.lock()
    vault = opened(place / "v", ring)
    engine = open_engine(vault)
    write(vault, engine, "vault.older_copy")
    vault.answer_for_older_copy()
    vault.lock()
    vault = opened(place / "v", ring)
    open_engine(vault)
    out["answered"] = [each.code for each in vault.concerns]
    vault.lock()
    return out


def main() -> None:
    place, scenario = Path(sys.argv[1]), sys.argv[2]
    assert datetime.fromisoformat(CLOCK.now().isoformat())
    found = {"basics": basics, "binding": binding, "older": older}[scenario](place, SystemKeyring())
    print("FOUND " + json.dumps(found))


if __name__ == "__main__":
    main()
