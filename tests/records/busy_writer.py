"""A program of its own that writes into a vault until it is killed; started by ``test_crash.py``.

After each commit it prints what is confirmed: the entry's number and hash, and the evidence file's name.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from models.journal import chain
from models.law.errors import Trouble
from models.records import JournalEntry, Setting
from models.records.engine import open_engine
from models.records.schema import head
from models.vault import OpenVault, open_vault
from tests.records.conftest import WORDS, SetClock


def act(vault: OpenVault, engine: Engine, size: int) -> str:
    """One act as the program does it: a file, rows, one entry, one transaction; gives the line that confirms it."""
    stored = vault.evidence.put(os.urandom(size))
    with Session(engine) as session:
        last = head(session.connection()) or chain.genesis(vault.vault_id)
        entry = chain.append(
            last,
            at=vault.clock.now(),
            account_id=1,
            act="case.evidence.test",
            detail={"blob": stored.blob},
            sign=vault.sign,
        )
        session.add(JournalEntry(**{name: getattr(entry, name) for name in chain.Entry.__slots__}))
        session.merge(Setting(name="last", value=[entry.seq, stored.blob], changed_at=entry.at))
        session.add(Setting(name=f"ballast {entry.seq}", value="x" * size, changed_at=entry.at))
        session.commit()
    return f"{entry.seq} {entry.hash.hex()} {stored.blob}"


def main() -> None:
    folder, size = Path(sys.argv[1]), int(sys.argv[2])
    vault = open_vault(folder, 1, WORDS, clock=SetClock())
    engine = open_engine(vault)
    print("open", *(each.code for each in vault.concerns), flush=True)
    try:
        while True:
            print(act(vault, engine, size), flush=True)
    except Trouble as trouble:
        print(f"stopped {type(trouble).__name__}", flush=True)
        print("locked" if vault.lock() else "locked unsealed", flush=True)


if __name__ == "__main__":
    main()
