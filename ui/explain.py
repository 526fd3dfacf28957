"""Turns whatever went wrong into three sentences for people, and a place for the log that holds no content."""

from __future__ import annotations

import errno
import sys
import traceback

from models.law.errors import Trouble

_FULL = (
    "Ruang penyimpanan penuh.",
    "Tidak ada yang tersimpan setengah jalan; data sebelumnya tetap utuh.",
    "Kosongkan ruang di laptop ini, lalu ulangi.",
)
_READ_ONLY = (
    "Folder brankas tidak dapat ditulisi.",
    "Data yang sudah tersimpan tidak berubah.",
    "Periksa hak tulis folder itu atau kunci pada media penyimpanan, lalu ulangi.",
)
_GONE = (
    "Berkas atau folder tidak ditemukan.",
    "Data yang sudah tersimpan tidak berubah.",
    "Periksa apakah media penyimpanan masih terpasang, lalu ulangi.",
)
_MEMORY = (
    "Memori laptop tidak cukup.",
    "Data yang sudah tersimpan tidak berubah.",
    "Tutup program lain, lalu ulangi.",
)


def place_of(error: BaseException) -> str:
    """``TypeError@desk.py:88``: kind and innermost place, never a word of what was being worked on."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].filename.replace(chr(92), '/').rsplit('/', 1)[-1]}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__name__}@{where}"


def explain(error: BaseException) -> Trouble:
    """The error itself where it is meant for people; otherwise sentences that fit, without technical words."""
    if isinstance(error, Trouble):
        return error
    place = place_of(error)
    sys.stderr.write(f"sidang-etik: {place}\n")
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, OSError) and cause.errno in (errno.ENOSPC, errno.EDQUOT):
            return Trouble(*_FULL)
        if isinstance(cause, OSError) and cause.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            return Trouble(*_READ_ONLY)
        if isinstance(cause, FileNotFoundError):
            return Trouble(*_GONE)
        if isinstance(cause, MemoryError):
            return Trouble(*_MEMORY)
        if type(cause).__name__ == "OperationalError":
            words = str(getattr(cause, "orig", cause)).lower()
            if "full" in words:
                return Trouble(*_FULL)
            if "readonly" in words or "read-only" in words:
                return Trouble(*_READ_ONLY)
        cause = cause.__cause__ or cause.__context__
    return Trouble(
        "Ada yang tidak berjalan semestinya.",
        "Data yang sudah tersimpan tidak berubah.",
        f"Ulangi sekali lagi. Bila berulang, catat kode ini untuk pengelola program: {place}.",
    )
