"""Evidence and frozen letters: one age file each, named by a keyed hash of its content.

The name is HMAC-SHA256 under a key of the vault, so it tells nothing to somebody who holds a copy of the document and
wants to know whether the vault has it too. The age identity lies inside the database; the engine hands it over.
"""

from __future__ import annotations

import hmac
import io
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Protocol

import pyrage

from models.vault.agekey import age_secret
from models.vault.atomic import sync_folder
from models.vault.keys import KEY_BYTES, wipe
from models.vault.trouble import (
    Cancelled,
    EvidenceBroken,
    EvidenceEmpty,
    EvidenceMissing,
    VaultLocked,
    plain_words,
)

FOLDER = "evidence"
_NAME = re.compile(r"[0-9a-f]{64}\Z")
Progress = Callable[[int, int], bool | None]
"""Called with bytes done and bytes in all; answering False stops the work."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A file in the vault: its name (keyed hash, 64 hex digits), SHA-256 of the plain bytes (hex), size in bytes."""

    blob: str
    sha256: str
    size: int


class Source(Protocol):
    """Anything bytes can be read from."""

    def read(self, size: int = -1, /) -> bytes: ...


class _Sink(Protocol):
    def write(self, data: bytes, /) -> int | None: ...


class _Reading:
    """A source that hashes what passes through; remembers an error, since age reports only that there was one."""

    def __init__(self, source: Source, total: int, keyed: hmac.HMAC, progress: Progress | None) -> None:
        self._source, self._total, self._progress = source, total, progress
        self.keyed, self.plain, self.size = keyed, sha256(), 0
        self.failure: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._source.read(size)
            self.keyed.update(data)
            self.plain.update(data)
            before, self.size = self.size, self.size + len(data)
            if self._progress and self.size >> 20 != before >> 20 and self._progress(self.size, self._total) is False:
                raise Cancelled()
        except BaseException as error:
            self.failure = error
            raise
        return data


class _Writing:
    """A sink that hashes what passes through and remembers an error."""

    def __init__(self, target: _Sink | None, keyed: hmac.HMAC | None, total: int, progress: Progress | None) -> None:
        self._target, self._total, self._progress = target, total, progress
        self.keyed, self.plain, self.size = keyed, sha256(), 0
        self.failure: BaseException | None = None

    def write(self, data: bytes) -> int:
        try:
            if self._target is not None:
                self._target.write(data)
            if self.keyed is not None:
                self.keyed.update(data)
            self.plain.update(data)
            before, self.size = self.size, self.size + len(data)
            if self._progress and self.size >> 20 != before >> 20 and self._progress(self.size, self._total) is False:
                raise Cancelled()
        except BaseException as error:
            self.failure = error
            raise
        return len(data)

    def flush(self) -> None:
        """Nothing is held back here."""


class _Target:
    """A file being written that remembers an error, for the same reason."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.failure: BaseException | None = None

    def write(self, data: bytes) -> int:
        try:
            return self._file.write(data)
        except BaseException as error:
            self.failure = error
            raise

    def flush(self) -> None:
        """Flushed once, when all is written."""


class EvidenceStore:
    """The folder ``evidence/``. Locked until :meth:`unlock` gives it the age identity."""

    def __init__(self, folder: Path, content_key: bytearray, *, name: str = FOLDER) -> None:
        self.folder = folder / name
        self._content_key = content_key
        self._identity = bytearray()

    def unlock(self, identity: bytes | bytearray) -> None:
        """Hand over the age identity (32 bytes, X25519)."""
        if len(identity) != KEY_BYTES:
            raise ValueError("an age identity has 32 bytes")
        self._identity = bytearray(identity)

    @property
    def is_unlocked(self) -> bool:
        """Whether the identity is here."""
        return bool(self._identity)

    def elsewhere(self, folder: Path) -> EvidenceStore:
        """The same keys over another folder: a backup. Wiped by its user."""
        store = EvidenceStore(folder, bytearray(self._content_key))
        store.unlock(self._identity)
        return store

    def wipe(self) -> None:
        """Forget all keys."""
        wipe(self._identity)
        wipe(self._content_key)
        self._identity = bytearray()
        self._content_key = bytearray()

    def _age(self) -> pyrage.x25519.Identity:
        if not self._identity:
            raise VaultLocked("Brankas terkunci.", "Tidak ada yang hilang.", "Buka brankas dahulu.")
        return pyrage.x25519.Identity.from_str(age_secret(self._identity))

    def _keyed(self) -> hmac.HMAC:
        return hmac.new(self._content_key, digestmod=sha256)

    def path(self, blob: str) -> Path:
        """Where the file lies. ValueError for a name that is none."""
        if not _NAME.match(blob):
            raise ValueError("not the name of a stored file")
        return self.folder / blob[:2] / f"{blob}.age"

    def names(self) -> Iterator[str]:
        """All stored names, in order."""
        for path in sorted(self.folder.glob("??/*.age")):
            if _NAME.match(path.stem):
                yield path.stem

    def put(self, content: Path | bytes | bytearray, progress: Progress | None = None) -> Stored:
        """Encrypt a file or bytes into the vault, durable when this returns. The same content twice is kept once.

        EvidenceEmpty for no bytes, DiskFull, Cancelled; nothing half written stays behind.
        """
        if isinstance(content, Path):
            try:
                size = content.stat().st_size
                source: BinaryIO = content.open("rb")
            except OSError as error:
                raise EvidenceMissing(
                    "Berkas yang dipilih tidak dapat dibaca.",
                    "Isi brankas tidak berubah.",
                    "Pilih berkas itu sekali lagi.",
                ) from error
        else:
            size, source = len(content), io.BytesIO(content)
        with source:
            if size == 0:
                raise EvidenceEmpty(
                    "Berkas itu kosong (0 bita).", "Tidak ada yang disimpan.", "Pilih berkas yang berisi."
                )
            return self._put(source, size, progress)

    def put_stream(self, source: Source) -> Stored:
        """The same from anything with ``read``, of unknown size."""
        return self._put(source, 0, None)

    def _put(self, source: Source, size: int, progress: Progress | None) -> Stored:
        recipient = self._age().to_public()
        reading = _Reading(source, size, self._keyed(), progress)
        with self._temporary() as (temporary, target):
            writing = _Target(target)
            with _own_words(reading, writing):
                pyrage.encrypt_io(reading, writing, [recipient])
            target.flush()
            os.fsync(target.fileno())
            target.close()
            stored = Stored(reading.keyed.hexdigest(), reading.plain.hexdigest(), reading.size)
            final = self.path(stored.blob)
            if not final.parent.is_dir():
                final.parent.mkdir(mode=0o700)
                sync_folder(self.folder)
            temporary.replace(final)
            sync_folder(final.parent)
        return stored

    @contextmanager
    def _temporary(self) -> Iterator[tuple[Path, BinaryIO]]:
        with plain_words():
            temporary = self.folder / f"baru-{os.getpid()}-{id(self):x}.tmp"
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
            file = os.fdopen(handle, "wb")
            try:
                yield temporary, file
            finally:
                try:
                    file.close()
                finally:
                    temporary.unlink(missing_ok=True)

    def copy_to(self, blob: str, target: _Sink, progress: Progress | None = None) -> Stored:
        """Decrypt into something with ``write``. The last bytes are only good if this returns without an error."""
        return self._copy(blob, target, progress)

    def get(self, blob: str) -> bytes:
        """The plain bytes. EvidenceMissing, EvidenceBroken."""
        out = io.BytesIO()
        self._copy(blob, out, None)
        return out.getvalue()

    def verify(self, blob: str, progress: Progress | None = None) -> Stored:
        """Decrypt, compare with the name, keep nothing. EvidenceMissing, EvidenceBroken."""
        return self._copy(blob, None, progress)

    def _copy(self, blob: str, target: _Sink | None, progress: Progress | None) -> Stored:
        identity = self._age()
        path = self.path(blob)
        try:
            source = path.open("rb")
        except FileNotFoundError as error:
            raise EvidenceMissing(
                f"Berkas {blob[:12]} tidak ada di map brankas.", "", "Pulihkan berkas itu dari cadangan."
            ) from error
        except OSError as error:
            raise damaged(blob) from error
        with source:
            writing = _Writing(target, self._keyed(), os.fstat(source.fileno()).st_size, progress)
            try:
                with _own_words(writing):
                    pyrage.decrypt_io(source, writing, [identity])
            except (pyrage.DecryptError, OSError, ValueError) as error:
                if writing.failure is not None:
                    raise
                raise damaged(blob) from error
        stored = Stored(writing.keyed.hexdigest() if writing.keyed else "", writing.plain.hexdigest(), writing.size)
        if not hmac.compare_digest(stored.blob, blob):
            raise damaged(blob)
        return stored

    def sweep(self) -> int:
        """Remove what a crash left half written; returns how many."""
        left = [path for path in self.folder.glob("baru-*.tmp") if path.is_file()]
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)


@contextmanager
def _own_words(*streams: _Reading | _Writing | _Target) -> Iterator[None]:
    """Give back the stream's own error instead of age's report of it."""
    try:
        yield
    except (pyrage.EncryptError, pyrage.DecryptError, OSError):
        for stream in streams:
            if stream.failure is not None:
                raise stream.failure from None
        raise


def damaged(blob: str) -> EvidenceBroken:
    """The sentence for a file that does not open or is not what its name says."""
    return EvidenceBroken(
        f"Berkas {blob[:12]} di map brankas rusak atau ditukar.",
        "Berkas lain tidak terpengaruh.",
        "Pulihkan dari cadangan.",
    )
