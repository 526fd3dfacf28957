"""A word after opening when the last backup is older than the office allows."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from models.registry.settings import backup_days, first_entry, last_of

if TYPE_CHECKING:
    from ui.shell import Shell


def overdue(now: datetime, last: datetime | None, began: datetime | None, days: int) -> int | None:
    """Days since the last backup (or since the vault began, where there was none), None while it is young enough."""
    since = last or began
    if since is None or now - since <= timedelta(days=days):
        return None
    return (now - since).days


def words(days: int, ever: bool) -> str:
    """What the reminder says."""
    return f"Cadangan terakhir {days} hari lalu" if ever else f"Belum ada cadangan sejak {days} hari"


def remind_of_backup(shell: Shell) -> None:
    """Look on the database thread; say it once, with the way to the backup."""
    session = shell.session
    if not session.can("vault.backup"):
        return
    desk = session.desk

    def read() -> tuple[int | None, bool]:
        with desk.read() as reader:
            last = last_of(reader, "vault.backup")
            return overdue(desk.clock.now(), last, first_entry(reader), backup_days(reader)), last is not None

    def show(answer: tuple[int | None, bool]) -> None:
        days, ever = answer
        if days is not None:
            shell.toast(words(days, ever), lambda: shell.go("settings", section="backup"), "Buat cadangan…")

    session.tasks.query("backup.reminder", read, show, owner=shell)
