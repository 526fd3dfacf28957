"""The file ``lock``: held while the vault is open, so that a second window or laptop is told who has it and since when.

Two things guard it. The operating system's lock on the open file dies with the process, so a file left behind by a
crash is taken over. Its text names machine, process and account, for people and for file systems without
such a lock.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from models.vault.clock import Clock
from models.vault.trouble import VaultInUse, plain_words

NAME = "lock"
_FAR = 1 << 30  # the byte that is locked on Windows, where a locked byte cannot be read by others


@dataclass(frozen=True, slots=True)
class LockInfo:
    """Who has the vault open: account, machine, process, since when (ISO text)."""

    who: str
    machine: str
    pid: int
    since: str


def _grab(handle: int) -> bool | None:
    """Take the operating system's lock: True taken, False held by another, None where there is no such lock."""
    try:
        if sys.platform == "win32":  # pragma: no cover
            import msvcrt

            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return None
    return True


def _alive(pid: int) -> bool:
    if sys.platform == "win32":  # pragma: no cover
        import ctypes

        process = ctypes.windll.kernel32.OpenProcess(0x1000, False, pid)
        if process:
            ctypes.windll.kernel32.CloseHandle(process)
        return bool(process)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _read(handle: int) -> LockInfo | None:
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        data = json.loads(os.read(handle, 4096))
        return LockInfo(str(data["who"]), str(data["machine"]), int(data["pid"]), str(data["since"]))
    except (ValueError, KeyError, TypeError):
        return None


def _busy(info: LockInfo | None) -> VaultInUse:
    if info is None:
        return VaultInUse(
            "Brankas ini sedang dibuka oleh jendela lain.",
            "Tidak ada yang berubah.",
            "Tutup jendela itu lalu coba lagi.",
        )
    return VaultInUse(
        f"Brankas ini sedang dibuka oleh akun {info.who} di komputer {info.machine} sejak {_spoken(info.since)}.",
        "Tidak ada yang berubah.",
        "Kunci atau tutup brankas di sana lalu coba lagi.",
    )


def _spoken(since: str) -> str:
    try:
        return datetime.fromisoformat(since).strftime("%d-%m-%Y pukul %H.%M")
    except ValueError:
        return "waktu yang tidak diketahui"


def holder(folder: Path) -> LockInfo | None:
    """Who has the vault open now; None where nobody has, also when a dead process left the file behind."""
    try:
        handle = os.open(folder / NAME, os.O_RDWR)
    except OSError:
        return None
    try:
        info = _read(handle)
        taken = _grab(handle)
        if taken or (taken is None and not _held_without_lock(info)):
            return None
        return info or LockInfo("", "", 0, "")
    finally:
        os.close(handle)


def _held_without_lock(info: LockInfo | None) -> bool:
    """By its text alone: another machine always counts as alive, this machine while the process lives."""
    if info is None or info.pid == os.getpid():
        return info is not None
    return info.machine != platform.node() or _alive(info.pid)


class LockFile:
    """The held lock. :meth:`release` gives it back and removes the file."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle = handle

    @classmethod
    def take(cls, folder: Path, who: str, clock: Clock, *, take_over: bool = False) -> LockFile:
        """Take the lock or raise VaultInUse; VaultReadOnly where the folder cannot be written to.

        ``take_over`` ignores the file's text, for a file system without locks; never a lock that is really held.
        """
        path = folder / NAME
        for _ in range(20):
            with plain_words():
                handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            info = _read(handle)
            taken = _grab(handle)
            if taken is False or (taken is None and not take_over and _held_without_lock(info)):
                os.close(handle)
                raise _busy(info)
            if not _still_there(path, handle):  # its holder removed it between our two steps
                os.close(handle)
                continue
            lock = cls(path, handle)
            lock._write(LockInfo(who, platform.node(), os.getpid(), clock.now().isoformat(timespec="seconds")))
            return lock
        raise _busy(None)

    def _write(self, info: LockInfo) -> None:
        text = json.dumps({"who": info.who, "machine": info.machine, "pid": info.pid, "since": info.since})
        with plain_words():
            os.ftruncate(self._handle, 0)
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, text.encode("utf-8"))

    def name(self, who: str, clock: Clock) -> None:
        """Say who sits here now."""
        self._write(LockInfo(who, platform.node(), os.getpid(), clock.now().isoformat(timespec="seconds")))

    def release(self) -> None:
        """Remove the file and let go. Twice is harmless."""
        if self._handle < 0:
            return
        handle, self._handle = self._handle, -1
        if sys.platform == "win32":  # pragma: no cover
            os.ftruncate(handle, 0)
            os.close(handle)
            with contextlib.suppress(OSError):  # somebody may be reading who has the vault open
                self._path.unlink(missing_ok=True)
            return
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            os.ftruncate(handle, 0)
        finally:
            os.close(handle)


def _still_there(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False
