"""``vault.json``: what is refused, and that nothing in it can be changed unnoticed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from models.vault import (
    AccountDisabled,
    DeviceSecretMissing,
    KdfRefused,
    VaultBroken,
    VaultMissing,
    VaultNewer,
    header,
    keys,
    open_vault,
    peek,
    recover,
)
from models.vault.atomic import write_atomic
from models.vault.trouble import WrongPassphrase
from tests.vault.conftest import CHEAP, SECRETARY, Shelf


def data_of(shelf: Shelf) -> dict[str, Any]:
    return json.loads((shelf.folder / "vault.json").read_text("utf-8"))


def put(shelf: Shelf, data: object) -> None:
    (shelf.folder / "vault.json").write_text(json.dumps(data), "utf-8")


def test_peek_tells_office_and_accounts_without_a_key(closed: Shelf) -> None:
    seen = peek(closed.folder)
    assert seen.office == "BKPSDM Kota Contoh"
    assert [(a.slot_id, a.name, a.role, a.disabled, a.needs_device) for a in seen.accounts] == [
        (1, "Rahayu", "sekretaris", False, False),
        (2, "Prasetyo", "ketua", False, False),
    ]
    assert seen.locked_by is None


def leaves(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(data, dict):
        return [p for key, value in data.items() for p in leaves(value, (*path, key))]
    if isinstance(data, list):
        return [p for i, value in enumerate(data) for p in leaves(value, (*path, i))] or [path]
    return [path]


def altered(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str) and value and all(c in "0123456789abcdef" for c in value):
        return ("0" if value[0] != "0" else "1") + value[1:]
    if isinstance(value, str):
        return value + "x"
    if isinstance(value, list):
        return ["00" * 32]
    return "x"


def test_every_single_field_is_authenticated(closed: Shelf) -> None:
    """Each value of the file is changed in turn; nobody gets in, and nothing is written."""
    whole = data_of(closed)
    paths = leaves(whole)
    assert len(paths) > 40
    for path in paths:
        data = json.loads(json.dumps(whole))
        place = data
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = altered(place[path[-1]])
        put(closed, data)
        before = (closed.folder / "vault.json").read_bytes()
        with pytest.raises((VaultBroken, VaultNewer, WrongPassphrase, DeviceSecretMissing, AccountDisabled)):
            closed.again(1).lock()
        assert (closed.folder / "vault.json").read_bytes() == before, path
        (closed.folder / "percobaan").unlink(missing_ok=True)
    put(closed, whole)
    closed.again(1)


def test_another_accounts_slot_cannot_be_put_in_place_of_ones_own(closed: Shelf) -> None:
    """Swapping names, or whole slots, opens nothing."""
    data = data_of(closed)
    one, two = data["slots"]
    one["name"], two["name"] = two["name"], one["name"]
    put(closed, data)
    with pytest.raises(VaultBroken):
        closed.again(1)
    data = data_of(closed)
    data["slots"][0]["id"], data["slots"][1]["id"] = 2, 1
    put(closed, data)
    with pytest.raises(WrongPassphrase):
        open_vault(closed.folder, 2, SECRETARY, clock=closed.clock)


@pytest.mark.parametrize(
    ("field", "value"),
    [("memory_kib", 8), ("memory_kib", 1 << 24), ("passes", 1), ("passes", 1 << 30), ("lanes", 0), ("lanes", 255)],
)
def test_a_cheaper_or_ruinous_cost_is_refused_before_the_passphrase_is_tried(
    closed: Shelf, monkeypatch: pytest.MonkeyPatch, field: str, value: int
) -> None:
    data = data_of(closed)
    data["slots"][0]["kdf"][field] = value
    put(closed, data)
    monkeypatch.setattr(keys, "Argon2id", None)
    with pytest.raises(KdfRefused):
        closed.again(1)
    assert not (closed.folder / "percobaan").exists()


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"sidang-etik"',
        b"{}",
        b'{"format": "sidang-etik"}',
        b'{"format": "sidang-etik", "version": "1"}',
        b'{"format": "sidang-etik", "version": 1}',
        b'{"format": "lain", "version": 1}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"format": "sidang-etik", "version": 1, "slots": 5}',
    ],
)
def test_a_file_that_is_none_is_a_clear_trouble(closed: Shelf, text: bytes) -> None:
    (closed.folder / "vault.json").write_bytes(text)
    with pytest.raises(VaultBroken) as caught:
        peek(closed.folder)
    assert caught.value.what
    assert caught.value.do


def test_every_truncation_is_a_clear_trouble(closed: Shelf) -> None:
    whole = (closed.folder / "vault.json").read_bytes()
    for size in range(0, len(whole) - 2, 97):
        (closed.folder / "vault.json").write_bytes(whole[:size])
        with pytest.raises(VaultBroken):
            peek(closed.folder)


def test_a_huge_file_is_not_read_whole(closed: Shelf) -> None:
    with (closed.folder / "vault.json").open("r+b") as file:
        file.truncate(1 << 33)
    with pytest.raises(VaultBroken, match="terlalu besar"):
        peek(closed.folder)


def test_a_newer_version_is_named_as_such(closed: Shelf) -> None:
    data = data_of(closed)
    data["version"] = 2
    put(closed, data)
    with pytest.raises(VaultNewer, match="lebih baru"):
        peek(closed.folder)


def test_missing_places(closed: Shelf) -> None:
    with pytest.raises(VaultMissing):
        peek(closed.folder.parent / "tidak-ada.sidang")
    empty = closed.folder.parent / "kosong"
    empty.mkdir()
    with pytest.raises(VaultMissing):
        peek(empty)


@pytest.mark.parametrize("gone", ["vault.json", "cases.db", "evidence"])
def test_a_half_copied_folder_is_named_as_such(closed: Shelf, gone: str) -> None:
    place = closed.folder / gone
    place.rmdir() if place.is_dir() else place.unlink()
    with pytest.raises(VaultBroken, match="tidak lengkap"):
        peek(closed.folder)
    with pytest.raises(VaultBroken, match="tidak lengkap"):
        closed.again(1)


def test_an_empty_database_is_a_half_copied_folder(closed: Shelf) -> None:
    (closed.folder / "cases.db").write_bytes(b"")
    with pytest.raises(VaultBroken, match="tidak lengkap"):
        peek(closed.folder)


def test_a_creation_that_was_cut_off_is_named_as_such(shelf: Shelf) -> None:
    from models.vault import NewAccount, create_vault

    made = create_vault(shelf.folder, "Kantor", [NewAccount("A", "ketua", "x")], clock=shelf.clock, cost=CHEAP)
    made.vault.lock()
    with pytest.raises(VaultBroken, match="belum selesai"):
        peek(shelf.folder)


def test_every_single_bit_of_the_recovery_slot_counts(closed: Shelf) -> None:
    data = data_of(closed)
    for name in ("salt", "exchange", "locked", "data_key"):
        changed = json.loads(json.dumps(data))
        changed["recovery"][name] = altered(changed["recovery"][name])
        put(closed, changed)
        from models.vault import RecoveryFailed

        with pytest.raises((RecoveryFailed, VaultBroken)):
            recover(closed.folder, closed.sheets, 1, "baru", clock=closed.clock, cost=CHEAP)
        (closed.folder / "percobaan").unlink(missing_ok=True)


def test_writing_is_atomic_and_private(closed: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    path = closed.folder / "vault.json"
    assert path.stat().st_mode & 0o077 == 0
    before = path.read_bytes()

    def fail(_: int) -> None:
        raise OSError(5, "broken stick")

    monkeypatch.setattr("models.vault.atomic.os.fsync", fail)
    with pytest.raises(OSError, match="broken stick"):
        write_atomic(path, b"half")
    assert path.read_bytes() == before
    assert sorted(p.name for p in closed.folder.iterdir()) == ["cases.db", "evidence", "vault.json"]


def test_nothing_but_the_promised_fields_is_readable(closed: Shelf) -> None:
    """Names of accounts and office, numbers, public keys: a list kept here on purpose."""
    data = data_of(closed)
    assert sorted(data) == [
        "copied",
        "created",
        "format",
        "head",
        "mac",
        "office",
        "recovery",
        "revision",
        "slots",
        "state",
        "vault",
        "version",
    ]
    assert sorted(data["slots"][0]) == [
        "data_key",
        "device",
        "disabled",
        "earlier",
        "exchange",
        "id",
        "kdf",
        "locked",
        "name",
        "role",
        "signing",
    ]
    assert header.VERSION == 1
