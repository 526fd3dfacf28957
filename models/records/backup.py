"""Backup while open, and restore into a new folder.

A backup is itself a vault folder: header, database, evidence. It is written under another name, opened and checked, and
only then gets its true name; so what is called a backup is one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Engine

from models.journal.chain import Head, checkpoint, genesis
from models.records import schema
from models.records.engine import connect, engine_for, explained
from models.records.soundness import FileUse, Finding, Progress, check_file, check_journal, check_pages, files_in_use
from models.vault import Cancelled, OpenVault, VaultBroken, VaultExists, header, numbers, peek
from models.vault.atomic import sync_folder
from models.vault.evidence import FOLDER as EVIDENCE
from models.vault.evidence import EvidenceStore
from models.vault.header import Contents, SealedHead
from models.vault.keys import wipe
from models.vault.opening import DATABASE
from models.vault.trouble import disk_full, plain_words

UNFINISHED = ".belum"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished, verified backup: its folder, the journal's head in it, files and bytes copied."""

    folder: Path
    head: Head
    files: int
    size: int

    def __str__(self) -> str:
        return str(self.folder)


class _Steps:
    """Counts bytes for the progress bar and stops when told to."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._done, self._total, self._progress = 0, max(1, total), progress

    def add(self, count: int) -> None:
        self._done = min(self._total, self._done + count)
        if self._progress is not None and self._progress(self._done, self._total) is False:
            raise Cancelled()


def _folder_size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _copy(source: Path, target: Path, steps: _Steps) -> int:
    """Copy one file durably; returns its size."""
    size = 0
    with source.open("rb") as reading, target.open("xb") as writing:
        while chunk := reading.read(_CHUNK):
            writing.write(chunk)
            size += len(chunk)
            steps.add(len(chunk))
        writing.flush()
        os.fsync(writing.fileno())
    return size


@contextmanager
def _unfinished(final: Path) -> Iterator[Path]:
    """A folder under another name that becomes ``final`` at the end and vanishes on any error."""
    draft = final.with_name(final.name + UNFINISHED)
    with plain_words():
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700, parents=True)
    try:
        with plain_words():
            yield draft
            draft.rename(final)
            sync_folder(final.parent)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def _free(place: Path) -> None:
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise VaultExists(
            "Di tempat tujuan sudah ada berkas.",
            "Tidak ada yang ditimpa.",
            "Pilih map baru yang belum ada atau kosong.",
        )


def _room(folder: Path, needed: int) -> None:
    with plain_words():
        folder.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(folder).free < needed + needed // 20:
            raise disk_full()


def backup(vault: OpenVault, engine: Engine, target: Path, progress: Progress | None = None) -> Backup:
    """Write a backup into the folder ``target`` (a stick, a share) under a name with moment and journal number.

    Consistent although people go on working: the database first, in one read of one moment, then every file it points
    to. Then it is opened and checked whole. DiskFull, VaultReadOnly, Cancelled, VaultBroken where the check fails;
    nothing half stays behind.
    """
    stem = vault.folder.name.removesuffix(".sidang")
    final = target / f"{stem}-cadangan-{vault.clock.now():%Y%m%d-%H%M%S}.sidang"
    size = _folder_size(vault.folder)
    _free(final)
    _room(target, size)
    steps = _Steps(size * 2, progress)
    key = vault.database_key()
    try:
        with _unfinished(final) as draft:
            _copy_database(vault, draft / DATABASE, key)
            steps.add((draft / DATABASE).stat().st_size)
            head, uses = _looked_into(vault, draft, key)
            _write_header(vault, draft, head)
            files = _copy_files(vault.evidence, draft, uses, steps)
            faults = list(_check(vault, draft, key, uses, steps))
            if faults:
                raise VaultBroken(
                    f"Cadangan tidak lolos pemeriksaan: {faults[0]}",
                    "Cadangan yang gagal sudah dihapus; brankas tidak berubah.",
                    "Periksa brankas dengan perintah periksa, lalu ulangi.",
                )
            for end in ("-wal", "-shm"):
                (draft / f"{DATABASE}{end}").unlink(missing_ok=True)
            total = _folder_size(draft)
    finally:
        wipe(key)
    return Backup(final, head, files, total)


def _copy_database(vault: OpenVault, target: Path, key: bytearray) -> None:
    with explained():
        raw = connect(vault.folder / DATABASE, key, immutable=vault.read_only)
        try:
            raw.execute("VACUUM INTO ?", (str(target),))
        finally:
            raw.close()
    with target.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def _opened(draft: Path, key: bytearray) -> Iterator[Engine]:
    engine = engine_for(lambda: connect(draft / DATABASE, key, immutable=True), begin="BEGIN")
    try:
        yield engine
    finally:
        engine.dispose()


def _looked_into(vault: OpenVault, draft: Path, key: bytearray) -> tuple[Head, list[FileUse]]:
    with _opened(draft, key) as engine, engine.connect() as connection:
        return schema.head(connection) or genesis(vault.vault_id), files_in_use(connection)


def _write_header(vault: OpenVault, draft: Path, head: Head) -> None:
    """The header as it is, with the head of the copied journal, signed by the account that makes the backup."""
    text = checkpoint(vault.vault_id, head).encode("ascii")
    at = vault.clock.now().isoformat(timespec="seconds")
    sealed = SealedHead(head, at, vault.slot_id, vault.sign(text))
    key = vault.header_key()
    try:
        header.write(draft, replace(vault.contents, sealed=sealed, state=header.READY, copied=at), key)
    finally:
        wipe(key)


def _copy_files(store: EvidenceStore, draft: Path, uses: list[FileUse], steps: _Steps) -> int:
    (draft / EVIDENCE).mkdir(mode=0o700)
    names = sorted({use.blob for use in uses})
    for name in names:
        source = store.path(name)
        folder = draft / EVIDENCE / name[:2]
        folder.mkdir(mode=0o700, exist_ok=True)
        if not source.is_file():
            raise VaultBroken(
                f"Berkas {name[:12]} tidak ada di map evidence, jadi cadangan tidak akan utuh.",
                "Tidak ada cadangan setengah jadi yang ditinggalkan.",
                "Periksa brankas dengan perintah periksa.",
            )
        _copy(source, folder / source.name, steps)
    return len(names)


def _check(vault: OpenVault, draft: Path, key: bytearray, uses: list[FileUse], steps: _Steps) -> Iterator[Finding]:
    """Open the copy and check pages, chain, signatures and every file in it."""
    raw = header.read(draft)
    header_key = vault.header_key()
    good = header.authentic(raw, header_key)
    wipe(header_key)
    if not good:
        yield Finding("header", "vault.json", "tidak dapat dibaca kembali.")
    with _opened(draft, key) as engine, engine.connect() as connection:
        yield from check_pages(connection)
        yield from check_journal(connection, vault.vault_id, vault.public_keys())
    store = vault.evidence.elsewhere(draft)
    try:
        for use in uses:
            yield from check_file(store, use)
            steps.add(store.path(use.blob).stat().st_size if store.path(use.blob).is_file() else 0)
    finally:
        store.wipe()


@dataclass(frozen=True, slots=True)
class Difference:
    """What restoring would change, in Indonesian sentences to be shown first."""

    same_vault: bool
    entries_backup: int
    entries_now: int | None
    lines: tuple[str, ...]


def difference(backup_folder: Path, current: Path | None) -> Difference:
    """Compare a backup with the vault in use, by their headers alone, before anything is restored.

    No key is needed, so the numbers are those of the last lock and only opening proves them. VaultMissing, VaultBroken.
    """
    peek(backup_folder)
    then = header.decode(header.read(backup_folder))
    lines = [f"Cadangan dari {_day(then)}, kantor {then.office}, jurnal {_seq(then)} entri."]
    if current is None or not current.exists():
        return Difference(True, _seq(then), None, (*lines, "Tidak ada brankas lain untuk dibandingkan."))
    now = header.decode(header.read(current))
    if now.vault_id != then.vault_id:
        lines.append("Cadangan ini milik brankas lain, bukan brankas yang sedang dipakai.")
        return Difference(False, _seq(then), _seq(now), tuple(lines))
    lines.append(f"Brankas sekarang: terakhir dikunci {_day(now)}, jurnal {_seq(now)} entri.")
    lost = _seq(now) - _seq(then)
    if lost > 0:
        lines.append(f"{lost} entri jurnal terbaru tidak ada di cadangan ini.")
    elif lost == 0 and now.sealed and then.sealed and now.sealed.head == then.sealed.head:
        lines.append("Jurnal keduanya sama.")
    elif lost < 0:
        lines.append(f"Cadangan ini lebih baru {-lost} entri daripada brankas sekarang.")
    lines += _accounts_apart(then, now)
    missing = _files(current) - _files(backup_folder)
    if missing:
        lines.append(f"{len(missing)} berkas bukti atau surat hanya ada di brankas sekarang.")
    return Difference(True, _seq(then), _seq(now), tuple(lines))


def _day(contents: Contents) -> str:
    return (contents.sealed.at if contents.sealed else contents.created).replace("T", " pukul ")[:22]


def _seq(contents: Contents) -> int:
    return contents.sealed.head.seq if contents.sealed else 0


def _accounts_apart(then: Contents, now: Contents) -> list[str]:
    before, after = {one.id: one for one in then.slots}, {one.id: one for one in now.slots}
    added = len(after.keys() - before.keys())
    rekeyed = sum(1 for number in before.keys() & after.keys() if before[number].locked != after[number].locked)
    lines = [f"{added} akun dibuat sesudah cadangan ini dan tidak ada di dalamnya."] if added else []
    if rekeyed:
        lines.append(
            f"{rekeyed} akun sesudahnya berganti kata sandi atau dinonaktifkan; di cadangan berlaku yang lama."
        )
    return lines


def _files(folder: Path) -> set[str]:
    return {path.name for path in (folder / EVIDENCE).glob("??/*.age")}


def restore(
    backup_folder: Path, new_folder: Path, progress: Progress | None = None, *, current: Path | None = None
) -> Path:
    """Copy a backup into a new folder, never over anything. VaultExists where something lies there.

    What is remembered of numbers handed out beside the backup and beside ``current`` (the vault in use, if it is still
    there) comes along; see :mod:`models.vault.numbers`.
    No key is needed to copy; the copy is proven when it is opened with a passphrase and inspected. A device that has
    seen a newer journal then says so, and a person answers for it.
    """
    vault_id = peek(backup_folder).vault_id
    _free(new_folder)
    size = _folder_size(backup_folder)
    _room(new_folder.parent, size)
    steps = _Steps(size, progress)
    with _unfinished(new_folder) as draft:
        for name in (header.NAME, DATABASE):
            _copy(backup_folder / name, draft / name, steps)
        (draft / EVIDENCE).mkdir(mode=0o700)
        for source in sorted((backup_folder / EVIDENCE).glob("??/*.age")):
            folder = draft / EVIDENCE / source.parent.name
            folder.mkdir(mode=0o700, exist_ok=True)
            _copy(source, folder / source.name, steps)
        if new_folder.is_dir():
            new_folder.rmdir()
    for place in (backup_folder, *([current] if current is not None else [])):
        numbers.carry(place, new_folder, vault_id)
    return new_folder
