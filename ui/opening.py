"""From a folder and a passphrase to an open desk. Runs on the computing worker; knows no Qt.

Everything heavy is imported inside, so that the unlock window needs Qt alone.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ui.theme.places import resources

if TYPE_CHECKING:
    from models.procedure.clock import Clock
    from models.procedure.desk import Desk
    from models.vault import Header, OpenVault

Say = Callable[[float, str], object]

NEEDED = (
    "models.vault",
    "models.vault.keyring_secret",
    "models.records.engine",
    "models.procedure.desk",
    "models.procedure.setup",
    "models.registry.people",
    "reports.press",
    "ui.shell",
    "ui.home.page",
    "ui.cases.page",
)
"""Imported while the person types."""


class Opened:
    """An open desk, and sentences that the person must hear first (an older copy, failed attempts).

    ``recovery``: the sheets of a vault that was just made; shown once, then emptied.
    """

    def __init__(self, desk: Desk, folder: Path, concerns: tuple[str, ...] = ()) -> None:
        self.desk = desk
        self.folder = folder
        self.concerns = concerns
        self.recovery: tuple[str, ...] = ()


def import_needed(say: Say | None = None) -> None:
    """Import what opening and the first pages need. A page that is missing is found out when it is shown."""
    from models.vault.hardening import harden

    harden()  # before any key exists
    for name in NEEDED:
        try:
            import_module(name)
        except ModuleNotFoundError as error:
            if error.name != name:
                raise


def look(folder: Path) -> Header:
    """What the vault tells without a key."""
    from models.vault import peek

    return peek(folder)


def keyring_state() -> tuple[bool, str]:
    """Whether the system's keyring answers, and its name."""
    from models.vault.keyring_secret import SystemKeyring

    return SystemKeyring().available()


def open_desk(
    folder: Path, slot_id: int, passphrase: str, *, take_over: bool = False, clock: Clock | None = None
) -> Opened:
    """Open with a passphrase; raises the troubles of :func:`models.vault.open_vault` and of the engine."""
    from models.procedure.clock import SystemClock
    from models.vault import open_vault

    header = look(folder)
    account = next((one for one in header.accounts if one.slot_id == slot_id), None)
    needs_device = account is not None and account.needs_device
    used = clock or SystemClock()
    device = _keyring(needed=needs_device)
    vault = open_vault(folder, slot_id, passphrase, clock=used, device=device, take_over=take_over)
    return sit_down(vault, used)


def recover_desk(
    folder: Path, shares: list[str], slot_id: int, passphrase: str, *, bind: bool, clock: Clock | None = None
) -> Opened:
    """Open with recovery sheets and set a new passphrase; ``bind`` ties the account to this computer's keyring."""
    from models.procedure.clock import SystemClock
    from models.vault import recover

    used = clock or SystemClock()
    vault = recover(folder, shares, slot_id, passphrase, clock=used, device=_keyring(needed=True) if bind else None)
    return sit_down(vault, used, recovered=True)


def sit_down(vault: OpenVault, clock: Clock, *, create: bool = False, recovered: bool = False) -> Opened:
    """Engines, law, press and desk of an open vault; the opening is entered in the journal."""
    from models.law import load_rulebook
    from models.procedure.desk import Desk
    from models.procedure.keeping import note_opening
    from models.records.engine import open_engine

    try:
        engine = open_engine(vault, create=create)
        reader = open_engine(vault, read_only=True)
        law = load_rulebook(resources() / "law", strict=False)
        desk = Desk(vault, engine, law, clock, press(), reader=reader)
        failed = vault.failed_attempts
        concerns = (*(concern.message for concern in vault.concerns), *_law_concerns(desk))
        if create:
            from models.procedure.setup import register_accounts

            register_accounts(desk)
        note_opening(desk, recovered=recovered)
    except BaseException:
        vault.lock()
        raise
    if failed:
        count = sum(one.count for one in failed)
        concerns = (*concerns, f"Sejak pembukaan terakhir ada {count} percobaan kata sandi yang gagal.")
    return Opened(desk, vault.folder, concerns)


def _law_concerns(desk: Desk) -> tuple[str, ...]:
    """What was left out of the law, in one sentence; the rule browser lists every row."""
    left = desk.rulebook.left_out
    if not left:
        return ()
    first = left[0]
    more = f" dan {len(left) - 1} baris lain" if len(left) > 1 else ""
    said = f"Sebagian data aturan tidak dipakai: {first.place}: {first.reason}{more}. Aturan lainnya tetap berlaku; "
    return (said + "daftarnya ada di Pengaturan, bagian Data aturan.",)


def press() -> Any:
    """What turns facts into paper."""
    from reports.press import Press

    return Press(resources())


def _keyring(*, needed: bool) -> Any:
    """The system's keyring, where an account needs it or where it is there to remember the journal's head."""
    from models.vault.keyring_secret import SystemKeyring

    ring = SystemKeyring()
    return ring if needed or ring.available()[0] else None
