"""Evidence files: what goes in comes out, and nothing else does."""

from __future__ import annotations

import errno
import os
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.vault import (
    Cancelled,
    DiskFull,
    EvidenceBroken,
    EvidenceEmpty,
    EvidenceMissing,
    EvidenceStore,
    OpenVault,
    VaultLocked,
)
from tests.vault.conftest import Shelf


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> EvidenceStore:
    folder = tmp_path_factory.mktemp("bukti")
    (folder / "evidence").mkdir()
    store = EvidenceStore(folder, bytearray(b"k" * 32))
    store.unlock(b"i" * 32)
    return store


@given(content=st.binary(min_size=1, max_size=200_000))
def test_what_goes_in_comes_out(store: EvidenceStore, content: bytes) -> None:
    stored = store.put(content)
    assert stored.sha256 == sha256(content).hexdigest()
    assert stored.size == len(content)
    assert store.get(stored.blob) == content
    assert store.verify(stored.blob) == stored
    assert content not in store.path(stored.blob).read_bytes() or len(content) < 6


def test_names_tell_nothing_about_the_content(tmp_path: Path) -> None:
    """Another vault gives the same document another name; within one vault it is kept once."""
    names = []
    for key in (b"a" * 32, b"b" * 32):
        folder = tmp_path / key.decode()[:1]
        (folder / "evidence").mkdir(parents=True)
        store = EvidenceStore(folder, bytearray(key))
        store.unlock(b"i" * 32)
        assert store.put(b"surat") == store.put(b"surat")
        names += list(store.names())
    assert len(set(names)) == 2
    assert sha256(b"surat").hexdigest() not in names


def test_a_large_file_streams_with_progress(shelf: Shelf, tmp_path: Path) -> None:
    vault = shelf.create()
    source = tmp_path / "rekaman.mp4"
    source.write_bytes(os.urandom(5_000_000))
    seen: list[tuple[int, int]] = []
    stored = vault.evidence.put(source, lambda done, total: seen.append((done, total)))
    assert [total for _, total in seen] == [5_000_000] * len(seen)
    assert [done >> 20 for done, _ in seen] == [1, 2, 3, 4]
    target = tmp_path / "keluar"
    with target.open("wb") as file:
        vault.evidence.copy_to(stored.blob, file)
    assert target.read_bytes() == source.read_bytes()


def test_cancelling_leaves_nothing(shelf: Shelf, tmp_path: Path) -> None:
    vault = shelf.create()
    source = tmp_path / "rekaman.mp4"
    source.write_bytes(bytes(5_000_000))
    with pytest.raises(Cancelled):
        vault.evidence.put(source, lambda done, total: done < 3_000_000)
    assert list(vault.evidence.folder.rglob("*")) == []


def test_sizes_at_the_edges(shelf: Shelf, tmp_path: Path) -> None:
    vault = shelf.create()
    (tmp_path / "kosong").touch()
    for empty in (b"", tmp_path / "kosong"):
        with pytest.raises(EvidenceEmpty, match="0 bita"):
            vault.evidence.put(empty)
    for size in (1, 65535, 65536, 65537, 131072):
        content = os.urandom(size)
        assert vault.evidence.get(vault.evidence.put(content).blob) == content


def test_a_file_that_cannot_be_read(shelf: Shelf, tmp_path: Path) -> None:
    vault = shelf.create()
    for place in (tmp_path / "tidak-ada", tmp_path):
        with pytest.raises(EvidenceMissing, match="tidak dapat dibaca"):
            vault.evidence.put(place)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_leaves_nothing_half(shelf: Shelf, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    vault = shelf.create()
    kept = vault.evidence.put(b"lama")

    def full(_: int) -> None:
        raise OSError(code, "full")

    with monkeypatch.context() as patch:
        patch.setattr("models.vault.evidence.os.fsync", full)
        with pytest.raises(DiskFull):
            vault.evidence.put(b"baru" * 100_000)
    assert list(vault.evidence.names()) == [kept.blob]
    assert [p.name for p in vault.evidence.folder.iterdir()] == [kept.blob[:2]]


def places(size: int) -> list[int]:
    """Every byte of the header, then one in many."""
    return [*range(min(size, 260)), *range(260, size, 4099), size - 1]


def test_every_flipped_byte_is_noticed(vault: OpenVault) -> None:
    stored = vault.evidence.put(os.urandom(140_000))
    path = vault.evidence.path(stored.blob)
    whole = path.read_bytes()
    for place in places(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 0x01
        path.write_bytes(changed)
        with pytest.raises(EvidenceBroken):
            vault.evidence.verify(stored.blob)
    path.write_bytes(whole)
    assert vault.evidence.verify(stored.blob) == stored


@pytest.fixture
def vault(shelf: Shelf) -> OpenVault:
    return shelf.create()


def test_truncated_appended_swapped_and_missing_files_are_noticed(vault: OpenVault) -> None:
    one, two = vault.evidence.put(b"satu" * 40_000), vault.evidence.put(b"dua" * 40_000)
    path, other = vault.evidence.path(one.blob), vault.evidence.path(two.blob)
    whole = path.read_bytes()
    for bad in (b"", whole[:10], whole[:-1], whole[: 200 + 65552], whole + b"x", whole + whole, other.read_bytes()):
        path.write_bytes(bad)
        with pytest.raises(EvidenceBroken):
            vault.evidence.get(one.blob)
    path.unlink()
    with pytest.raises(EvidenceMissing):
        vault.evidence.get(one.blob)
    assert vault.evidence.get(two.blob) == b"dua" * 40_000


def test_putting_the_same_content_heals_a_damaged_file(vault: OpenVault) -> None:
    stored = vault.evidence.put(b"foto")
    vault.evidence.path(stored.blob).write_bytes(b"rusak")
    vault.evidence.put(b"foto")
    assert vault.evidence.get(stored.blob) == b"foto"


@pytest.mark.parametrize("name", ["", "x", "../../etc/passwd", "A" * 64, "g" * 64, "a" * 63, "a" * 65, "a" * 64 + "\n"])
def test_only_true_names_become_paths(vault: OpenVault, name: str) -> None:
    with pytest.raises(ValueError, match="not the name"):
        vault.evidence.path(name)


def test_left_overs_of_a_crash_are_swept_at_the_next_opening(closed: Shelf) -> None:
    left = closed.folder / "evidence" / "baru-1-2.tmp"
    left.write_bytes(b"setengah")
    closed.again(1)
    assert not left.exists()


def test_before_the_engine_hands_over_the_identity_nothing_opens(closed: Shelf) -> None:
    vault = closed.again(1)
    with pytest.raises(VaultLocked):
        vault.evidence.put(b"x")
