"""Opening, wrong passphrases, delays, the lock file, accounts, recovery, and what is left in memory."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from models.records.engine import open_engine
from models.vault import (
    AccountDisabled,
    KdfCost,
    NewAccount,
    RecoveryFailed,
    TooSoon,
    VaultBroken,
    VaultExists,
    VaultInUse,
    VaultLocked,
    VaultReadOnly,
    WrongPassphrase,
    create_vault,
    keys,
    open_vault,
    peek,
    recover,
)
from models.vault.keys import open_seal
from tests.vault.conftest import CHAIR, CHEAP, SECRETARY, SetClock, Shelf, repeating


def test_opens_again_and_keeps_what_was_stored(shelf: Shelf) -> None:
    stored = shelf.create().evidence.put(b"foto kampanye")
    shelf.close()
    vault = shelf.again(2)
    open_engine(vault)
    assert vault.evidence.get(stored.blob) == b"foto kampanye"
    assert vault.slot_id == 2


def test_wrong_passphrase_says_always_the_same(closed: Shelf) -> None:
    said = set()
    for words in ("", "x", SECRETARY + " ", SECRETARY.upper(), "ÿ" * 5000):
        with pytest.raises(WrongPassphrase) as caught:
            closed.again(1, words)
        closed.clock.moment += timedelta(minutes=2)
        said.add(str(caught.value))
    assert len(said) == 1
    assert not (closed.folder / "lock").exists()


def test_wrong_passphrase_costs_the_same_work(closed: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted, not timed: the same derivations with the same costs, right or wrong."""
    calls: list[tuple[str, object]] = []
    stretch, derive = keys.Argon2id, keys.derive

    def counted(**options: object) -> object:
        calls.append(("argon2id", (options["memory_cost"], options["iterations"], options["lanes"])))
        return stretch(**options)

    monkeypatch.setattr(keys, "Argon2id", counted)
    monkeypatch.setattr("models.vault.slot.derive", lambda *a, **k: (calls.append(("hkdf", 0)), derive(*a, **k))[1])
    closed.again(1).lock()
    right = list(calls)
    calls.clear()
    with pytest.raises(WrongPassphrase):
        closed.again(1, "salah")
    assert calls == right == [("argon2id", (65536, 3, 4)), ("hkdf", 0)]


def test_delay_grows_and_a_waiting_account_is_not_even_tried(closed: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    waits = []
    for _ in range(9):
        with pytest.raises(WrongPassphrase) as caught:
            closed.again(1, "salah")
        assert not isinstance(caught.value, TooSoon)
        waits.append(caught.value.wait_seconds)
        closed.clock.moment += timedelta(seconds=caught.value.wait_seconds + 1)
    assert waits == [0, 0, 2, 4, 8, 16, 32, 60, 60]
    closed.clock.moment -= timedelta(seconds=30)
    with monkeypatch.context() as patch:
        patch.setattr(keys, "Argon2id", None)
        with pytest.raises(TooSoon) as early:
            closed.again(1)
        assert 0 < early.value.wait_seconds <= 60
    closed.again(2).lock()  # another account need not wait
    closed.clock.moment += timedelta(minutes=2)
    closed.again(1)


def test_clock_set_back_waits_once_more_but_not_for_ever(closed: Shelf) -> None:
    for _ in range(4):
        with pytest.raises(WrongPassphrase) as caught:
            closed.again(1, "salah")
        closed.clock.moment += timedelta(minutes=2)
    assert caught.value.wait_seconds == 4
    closed.clock.moment -= timedelta(days=4000)
    with pytest.raises(TooSoon) as early:
        closed.again(1)
    assert early.value.wait_seconds == 4
    closed.clock.moment += timedelta(seconds=5)
    closed.again(1)


def test_failed_attempts_are_told_after_the_next_good_unlock(closed: Shelf) -> None:
    for _ in range(2):
        with pytest.raises(WrongPassphrase):
            closed.again(1, "salah")
    vault = closed.again(2)
    (failed,) = vault.failed_attempts
    assert (failed.slot_id, failed.count) == (1, 2)
    assert failed.first < failed.last
    closed.close()
    assert closed.again(2).failed_attempts == (failed,)  # until somebody says they stand in the journal
    closed.open[-1].attempts_noted()
    closed.close()
    assert closed.again(2).failed_attempts == ()
    assert not (closed.folder / "percobaan").exists()


def test_the_count_holds_no_name_and_a_damaged_one_locks_nobody_out(closed: Shelf) -> None:
    with pytest.raises(WrongPassphrase):
        closed.again(1, "salah")
    text = (closed.folder / "percobaan").read_text()
    assert "Rahayu" not in text
    assert set(json.loads(text)["failed"][0]) == {"slot", "count", "first", "last"}
    for junk in (
        b"",
        b"{",
        b'{"failed": 5}',
        b'{"failed": [{"slot": "x"}]}',
        b'{"failed":[{"slot":1,"count":9,"first":"?","last":"?"}]}',
    ):
        (closed.folder / "percobaan").write_bytes(junk)
        closed.again(1).lock()


def test_a_second_window_is_told_who_and_since_when(closed: Shelf) -> None:
    closed.again(1)
    with pytest.raises(VaultInUse, match="Rahayu") as caught:
        closed.again(2)
    assert "02-03-2026" in str(caught.value)
    holder = peek(closed.folder).locked_by
    assert holder is not None
    assert (holder.who, holder.pid) == ("Rahayu", os.getpid())
    closed.close()
    assert peek(closed.folder).locked_by is None


HOLD = """
import sys, os, signal
from pathlib import Path
sys.path[:0] = [{root!r}]
from tests.vault.conftest import SetClock, SECRETARY
from models.vault import open_vault
vault = open_vault(Path({folder!r}), 1, SECRETARY, clock=SetClock())
print("open", flush=True)
sys.stdin.readline()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_lock_left_by_a_dead_process_is_taken_over_and_a_live_one_refused(closed: Shelf, root: Path) -> None:
    code = HOLD.format(root=str(root), folder=str(closed.folder))
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(VaultInUse, match="Rahayu"):
            closed.again(2)
        holder = peek(closed.folder).locked_by
        assert holder is not None
        assert holder.pid == other.pid
        other.stdin.write("\n")
        other.stdin.close()
        other.wait(30)
    assert (closed.folder / "lock").exists()
    assert peek(closed.folder).locked_by is None
    closed.again(2)


@pytest.mark.parametrize("text", [b"", b"{", b"\xff\xff", b'{"who": 1}', b"x" * 10_000])
def test_a_senseless_lock_file_is_taken_over(closed: Shelf, text: bytes) -> None:
    (closed.folder / "lock").write_bytes(text)
    closed.again(1)
    closed.close()
    assert not (closed.folder / "lock").exists()


def test_read_only_folder(closed: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stick with its switch on, a folder without the right to write. Looking is still possible."""
    if os.geteuid() == 0:
        real = os.open

        def refuse(path: object, flags: int, *more: object, **named: object) -> int:
            if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) and str(closed.folder) in str(path):
                raise OSError(30, "Read-only file system")
            return real(path, flags, *more, **named)  # type: ignore[arg-type]

        monkeypatch.setattr("models.vault.lockfile.os.open", refuse)
    else:
        closed.folder.chmod(0o500)
    try:
        assert len(peek(closed.folder).accounts) == 2
        with pytest.raises(VaultReadOnly, match="tidak dapat ditulisi"):
            closed.again(1)
        vault = closed.again(1, read_only=True)
        engine = open_engine(vault)
        with engine.connect() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM journal_entry").scalar() == 0
        before = sorted(p.name for p in closed.folder.iterdir())
        closed.close()
        assert sorted(p.name for p in closed.folder.iterdir()) == before == ["cases.db", "evidence", "vault.json"]
    finally:
        closed.folder.chmod(0o700)


def test_creation_never_overwrites(shelf: Shelf, tmp_path: Path) -> None:
    shelf.folder.mkdir()
    (shelf.folder / "catatan.txt").write_text("penting")
    with pytest.raises(VaultExists):
        shelf.create()
    assert [p.name for p in shelf.folder.iterdir()] == ["catatan.txt"]
    (tmp_path / "berkas").write_text("x")
    with pytest.raises(VaultExists):
        create_vault(tmp_path / "berkas", "K", [NewAccount("A", "ketua", "x")], clock=shelf.clock, cost=CHEAP)


def test_a_creation_that_fails_leaves_nothing(shelf: Shelf) -> None:
    def no_randomness(_: int) -> bytes:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        shelf.create(random=no_randomness)
    assert not shelf.folder.exists()
    shelf.create()


def test_all_randomness_is_the_parameter(tmp_path: Path) -> None:
    """Two vaults with the same clock and randomness are the same, sheets included."""
    made = []
    for name in ("satu", "dua"):
        vault = create_vault(
            tmp_path / name,
            "Kantor",
            [NewAccount("A", "ketua", "x"), NewAccount("B", "anggota", "y")],
            clock=SetClock(),
            cost=CHEAP,
            random=repeating(),
        )
        made.append((vault.recovery, (tmp_path / name / "vault.json").read_bytes(), vault.vault.sign(b"x")))
        vault.vault.lock()
    assert made[0] == made[1]


def test_shamir_shares_come_from_the_systems_randomness_otherwise(tmp_path: Path) -> None:
    import secrets

    from shamir_mnemonic import shamir

    create_vault(
        tmp_path / "v", "K", [NewAccount("A", "ketua", "x")], clock=SetClock(), cost=CHEAP, random=repeating()
    ).vault.lock()
    assert shamir.RANDOM_BYTES is secrets.token_bytes


def test_member_signs_and_opens_with_the_own_passphrase_only(shelf: Shelf) -> None:
    from models.journal import signed_by

    vault = shelf.create()
    box = vault.seal_to(2, b"bagian kunci", "musyawarah 7")
    with pytest.raises(VaultBroken):
        vault.open_sealed(box, "musyawarah 7")  # the secretary cannot
    with pytest.raises(WrongPassphrase):
        vault.unlock_member(2, SECRETARY)
    with vault.unlock_member(2, CHAIR) as member:
        signature = member.sign(b"suara")
        assert member.open_sealed(box, "musyawarah 7") == b"bagian kunci"
        with pytest.raises(VaultBroken):
            member.open_sealed(box, "musyawarah 8")
    assert signed_by(vault.public_key(2), b"suara", signature)
    assert not signed_by(vault.public_key(1), b"suara", signature)
    with pytest.raises(VaultLocked):
        member.sign(b"suara")
    assert vault.failed_attempts == ()
    shelf.close()
    assert shelf.again(1).failed_attempts[0].slot_id == 2


def test_changing_a_passphrase_rewrites_one_slot_only(shelf: Shelf) -> None:
    vault = shelf.create()
    before = json.loads((shelf.folder / "vault.json").read_text())
    stored = vault.evidence.put(b"isi")
    key = vault.public_key(2)
    vault.change_passphrase(2, CHAIR, "angin utara membawa garam")
    after = json.loads((shelf.folder / "vault.json").read_text())
    assert before["slots"][0] == after["slots"][0]
    assert before["recovery"] == after["recovery"]
    assert before["slots"][1]["kdf"]["salt"] != after["slots"][1]["kdf"]["salt"]
    shelf.close()
    with pytest.raises(WrongPassphrase):
        shelf.again(2)
    vault = shelf.again(2, "angin utara membawa garam")
    open_engine(vault)
    assert vault.evidence.get(stored.blob) == b"isi"
    assert vault.public_key(2) == key
    with pytest.raises(WrongPassphrase):
        vault.change_passphrase(2, CHAIR, "apa saja")


def test_accounts_are_added_and_disabled_never_deleted(shelf: Shelf) -> None:
    vault = shelf.create()
    number = vault.add_account(NewAccount("Wulandari", "anggota", "tiga kucing di atap"), cost=CHEAP)
    assert number == 3
    key = vault.public_key(3)
    vault.describe(3, name="Wulandari S.", role="petugas")
    shelf.close()
    shelf.again(3, "tiga kucing di atap")
    shelf.close()
    vault = shelf.again(1)
    with pytest.raises(AccountDisabled):
        vault.disable(1)
    vault.disable(3)
    slot = json.loads((shelf.folder / "vault.json").read_text())["slots"][2]
    assert "locked" not in slot
    assert "data_key" not in slot
    assert vault.public_key(3) == key
    shelf.close()
    with pytest.raises(AccountDisabled):
        shelf.again(3, "tiga kucing di atap")
    entry = peek(shelf.folder).accounts[2]
    assert (entry.name, entry.role, entry.disabled) == ("Wulandari S.", "petugas", True)
    vault = shelf.again(1)
    assert vault.add_account(NewAccount("Baru", "anggota", "x"), cost=CHEAP) == 4  # a number is never used again


@pytest.mark.parametrize("chosen", [(0, 1), (0, 2), (1, 2), (2, 0), (0, 1, 2)])
def test_any_two_of_three_sheets_open_the_vault(shelf: Shelf, chosen: tuple[int, ...]) -> None:
    old = shelf.create().public_key(2)
    shelf.close()
    sheets = [shelf.sheets[i] for i in chosen]
    sheets[0] = f"  {sheets[0].upper()}\n"
    vault = recover(shelf.folder, sheets, 2, "sandi yang baru sekali", clock=shelf.clock, cost=CHEAP)
    open_engine(vault)
    assert vault.public_keys()[2] == (vault.public_key(2), old)
    assert vault.public_key(2) != old
    vault.lock()
    with pytest.raises(WrongPassphrase):
        shelf.again(2)
    shelf.again(2, "sandi yang baru sekali").lock()
    shelf.again(1)  # everybody else as before


def test_sheets_that_do_not_fit(shelf: Shelf, tmp_path: Path) -> None:
    shelf.create()
    shelf.close()
    other = create_vault(tmp_path / "lain", "K", [NewAccount("A", "ketua", "x")], clock=shelf.clock, cost=CHEAP)
    other.vault.lock()
    one, two, _ = shelf.sheets
    words = two.split()
    words[9] = "academic" if words[9] != "academic" else "acid"
    for sheets in (
        [],
        [one],
        [one, one],
        [one, ""],
        [one, other.recovery[0]],
        list(other.recovery),
        [one, " ".join(words)],
        [one, "bukan kata pemulihan"],
        [one, "x" * 10_000],
    ):
        with pytest.raises(RecoveryFailed) as caught:
            recover(shelf.folder, sheets, 2, "baru", clock=shelf.clock, cost=CHEAP)
        assert not any(word in str(caught.value) for word in one.split())
        shelf.clock.moment += timedelta(minutes=2)
    assert not (shelf.folder / "lock").exists()
    assert shelf.again(1).failed_attempts[0].slot_id == 0


def test_shares_can_be_chosen_but_never_a_single_one(tmp_path: Path) -> None:
    account = [NewAccount("A", "ketua", "x")]
    made = create_vault(tmp_path / "v", "K", account, clock=SetClock(), cost=CHEAP, shares=(3, 5))
    made.vault.lock()
    assert len(made.recovery) == 5
    assert all(len(sheet.split()) == 33 for sheet in made.recovery)
    for shares in ((1, 1), (1, 3), (4, 3), (2, 17)):
        with pytest.raises(ValueError, match="shares"):
            create_vault(tmp_path / "w", "K", account, clock=SetClock(), cost=CHEAP, shares=shares)
    assert not (tmp_path / "w").exists()


def test_a_disabled_account_cannot_be_recovered(shelf: Shelf) -> None:
    shelf.create().disable(2)
    shelf.close()
    with pytest.raises(RecoveryFailed):
        recover(shelf.folder, shelf.sheets, 2, "baru", clock=shelf.clock, cost=CHEAP)


def test_nothing_works_after_lock(shelf: Shelf) -> None:
    vault = shelf.create()
    stored = vault.evidence.put(b"isi")
    assert vault.lock() is True
    assert vault.lock() is True
    for use in (
        lambda: vault.sign(b"x"),
        vault.database_key,
        vault.header_key,
        lambda: vault.open_sealed(b"x" * 60),
        lambda: vault.unlock_member(1, SECRETARY),
        lambda: vault.add_account(NewAccount("C", "anggota", "x"), cost=CHEAP),
        lambda: vault.evidence.get(stored.blob),
        lambda: vault.evidence.put(b"y"),
    ):
        with pytest.raises(VaultLocked):
            use()
    assert not vault.is_open


def test_keys_are_wiped_at_lock(shelf: Shelf) -> None:
    """The very arrays that held the keys hold zeroes afterwards, and no other value has their bytes."""
    vault = shelf.create()
    arrays = [vault._data_key, vault._keys.exchange, vault._keys.signing, vault.evidence._identity]
    arrays.append(vault.evidence._content_key)
    copies = [bytes(array) for array in arrays]
    assert all(any(copy) for copy in copies)
    shelf.close()
    assert all(not any(array) for array in arrays)
    gc.collect()
    for thing in gc.get_objects():
        if isinstance(thing, dict):
            values = [value for value in list(thing.values()) if isinstance(value, bytes | bytearray)]
            assert not any(value == copy for value in values for copy in copies)


def test_no_secret_in_any_repr(shelf: Shelf) -> None:
    vault = shelf.create()
    shown = repr(vault) + repr(vault._keys) + repr(NewAccount("A", "ketua", "sandi rahasia"))
    assert "sandi rahasia" not in shown
    assert vault._data_key.hex() not in shown
    assert str(bytes(vault._keys.signing)) not in shown


def test_data_key_sealed_for_somebody_else_is_noticed(closed: Shelf) -> None:
    """Somebody who knows a public key can seal, but not a data key that authenticates the header."""
    data = json.loads((closed.folder / "vault.json").read_text())
    from models.vault.slot import data_key_bound

    forged = keys.seal(
        bytes.fromhex(data["slots"][0]["exchange"]), b"f" * 32, data_key_bound(data["vault"], 1), repeating()
    )
    data["slots"][0]["data_key"] = forged.hex()
    (closed.folder / "vault.json").write_text(json.dumps(data))
    with pytest.raises(VaultBroken, match="diubah di luar program"):
        closed.again(1)
    assert open_seal(b"x" * 32, forged, b"") is None


def test_open_needs_an_account_of_this_vault(closed: Shelf) -> None:
    with pytest.raises(VaultBroken, match="Akun itu tidak ada"):
        open_vault(closed.folder, 9, SECRETARY, clock=closed.clock)


def test_a_dearer_slot_is_used_as_it_says(tmp_path: Path) -> None:
    cost = KdfCost(memory_kib=70 * 1024, passes=4, lanes=2)
    made = create_vault(tmp_path / "v", "K", [NewAccount("A", "ketua", "x")], clock=SetClock(), cost=cost)
    open_engine(made.vault, create=True)
    made.vault.lock()
    vault = open_vault(tmp_path / "v", 1, "x", clock=SetClock())
    assert vault.contents.slot(1).cost == cost
    vault.lock()
