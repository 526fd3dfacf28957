"""The inspection names every change: somebody with the database key edits, removes, adds, puts back."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.journal import chain
from models.law.errors import Trouble
from models.procedure.inspection import Report, inspect_vault
from models.records import JournalEntry
from models.records.engine import open_engine
from models.vault import Cancelled
from tests.records.conftest import Told, bare


def inspect(told: Told, **options: Any) -> Report:
    with told.open(**options) as vault:
        return inspect_vault(vault, open_engine(vault, read_only=True))


def codes(report: Report) -> set[str]:
    return {finding.code for finding in report.findings}


def test_a_good_vault_is_good_and_said_to_be_looked_at_whole(told: Told) -> None:
    report = inspect(told)
    assert [str(finding) for finding in report.findings] == []
    assert report.ok
    assert report.entries > 50
    assert report.files > 10


def test_progress_runs_to_the_end_and_can_stop(told: Told) -> None:
    seen: list[tuple[int, int]] = []
    with told.open() as vault:
        engine = open_engine(vault, read_only=True)
        inspect_vault(vault, engine, lambda done, total: seen.append((done, total)))
        assert seen == sorted(seen)
        assert seen[-1][0] == seen[-1][1]
        with pytest.raises(Cancelled):
            inspect_vault(vault, engine, lambda done, total: False)


UNGUARD = "DROP TRIGGER journal_entry_no_update; DROP TRIGGER journal_entry_no_delete; DROP TRIGGER journal_entry_next;"

EDITS: dict[str, tuple[str, str]] = {
    "a ballot's shown choice": (
        "UPDATE ballot SET opened = replace(opened, 'true', 'false') WHERE id = 1",
        "ballot.shown",
    ),
    "a ballot itself": (
        "UPDATE ballot SET plain = cast(replace(plain, 'true', 'false') AS BLOB) WHERE id = 1",
        "ballot.digest",
    ),
    "a ballot with its digest": (
        "UPDATE ballot SET plain = x'7b7d', digest = 'x' WHERE id = 1",
        "ballot.signature",
    ),
    "a ballot's signature": (
        "UPDATE ballot SET signature = zeroblob(64) WHERE id = 1",
        "ballot.journal",
    ),
    "a ballot in another's name": (
        "UPDATE ballot SET account_id = account_id + 1 WHERE id = 1",
        "ballot.signature",
    ),
    "a ballot taken away": (
        "DELETE FROM ballot WHERE id = 1",
        "ballot.gone",
    ),
    "the count": (
        "UPDATE deliberation SET result = json_set(result, '$.counts', json('{}')) WHERE id = 1",
        "deliberation.count",
    ),
    "a decision's digest": (
        "UPDATE decision SET digest = 'ab' WHERE id = 1",
        "decision.journal",
    ),
    "a decision's signature": (
        'UPDATE decision SET signatures = \'{"1": "00"}\' WHERE id = 1',
        "decision.signature",
    ),
    "a decision taken away": (
        "PRAGMA foreign_keys = OFF; DELETE FROM decision WHERE id = 1",
        "decision.gone",
    ),
    "a letter's hash": (
        "UPDATE letter SET sha256 = 'ab' WHERE id = 1",
        "letter.journal",
    ),
    "a letter's facts": (
        "UPDATE letter SET facts = json_set(facts, '$.letter.subject', 'Lain') WHERE id = 1",
        "letter.facts",
    ),
    "a letter's checkpoint": (
        (
            "UPDATE letter SET checkpoint = substr(checkpoint, 1, length(checkpoint) - 20)"
            " || CASE substr(checkpoint, length(checkpoint) - 19, 1) WHEN 'A' THEN 'B' ELSE 'A' END"
            " || substr(checkpoint, length(checkpoint) - 18) WHERE id = 1"
        ),
        "letter.checkpoint",
    ),
    "a letter's file": (
        "UPDATE letter SET blob = (SELECT blob FROM letter WHERE id = 2) WHERE id = 1",
        "file.other",
    ),
    "a letter taken away": (
        "PRAGMA foreign_keys = OFF; DELETE FROM letter WHERE id = 1",
        "letter.gone",
    ),
    "evidence's hash": (
        "UPDATE evidence SET sha256 = 'ab' WHERE id = 1",
        "evidence.journal",
    ),
    "evidence taken away": (
        "PRAGMA foreign_keys = OFF; DELETE FROM evidence WHERE id = 1",
        "evidence.gone",
    ),
    "an account's key": (
        "UPDATE account SET signing_key = zeroblob(32) WHERE id = 2",
        "account.row",
    ),
    "an account taken away": (
        "PRAGMA foreign_keys = OFF; DELETE FROM account WHERE id = 2",
        "account.unknown",
    ),
    "a dangling reference": (
        "PRAGMA foreign_keys = OFF; UPDATE ballot SET seat_id = 999 WHERE id = 1",
        "database.reference",
    ),
    "an entry's account": (
        UNGUARD + "UPDATE journal_entry SET account_id = 2 WHERE seq = 9",
        "journal.columns",
    ),
    "an entry's payload": (
        UNGUARD + "UPDATE journal_entry SET payload = replace(payload, 'a', 'b') WHERE seq = 9",
        "journal.hash",
    ),
    "an entry taken away": (
        UNGUARD + "DELETE FROM journal_entry WHERE seq = 9",
        "journal.gap",
    ),
    "the last entries taken away": (
        UNGUARD + "DELETE FROM journal_entry WHERE seq > 50",
        "older.header",
    ),
    "the whole journal taken away": (
        UNGUARD + "DELETE FROM journal_entry",
        "older.header",
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_every_edit_with_the_database_key_is_named(told: Told, name: str) -> None:
    script, expected = EDITS[name]
    with told.open() as vault:
        open_engine(vault)
        with bare(vault) as raw:
            raw.execute("PRAGMA recursive_triggers = OFF")
            before = raw.total_changes
            raw.executescript(script)
            assert raw.total_changes > before, "the edit changed nothing"
        raw.close()
        vault._closers.clear()  # the editor does not seal a new head
    report = inspect(told)
    assert expected in codes(report), [str(finding) for finding in report.findings]
    assert all(finding.where and finding.message.endswith(".") for finding in report.findings)


def test_a_forged_entry_in_anothers_name_is_named(told: Told) -> None:
    """The secretary holds the database key and the own signing key; the chair's she does not hold."""
    with told.open() as vault:
        engine = open_engine(vault)
        with Session(engine) as session:
            last = session.scalars(select(JournalEntry).order_by(JournalEntry.seq.desc()).limit(1)).one()
            forged = chain.append(
                chain.Head(last.seq, last.hash),
                at=vault.clock.now(),
                account_id=2,
                act="decision.sign",
                sign=vault.sign,
            )
            session.add(JournalEntry(**{name: getattr(forged, name) for name in chain.Entry.__slots__}))
            session.commit()
    assert codes(inspect(told)) == {"journal.signature"}


def test_a_key_exchanged_in_the_header_by_an_insider_is_named(told: Told) -> None:
    """With the data key one can authenticate any header; the journal still knows the true keys."""
    from dataclasses import replace

    with told.open() as vault:
        open_engine(vault)
        slot = vault.contents.slot(2)
        vault._rewrite(vault.contents.with_slot(replace(slot, signing=bytes(range(32)))))
    assert "account.key" in codes(inspect(told))


def test_an_older_database_put_back_is_named(told: Told, tmp_path: Path) -> None:
    """SQLCipher takes it without a word; the head in vault.json does not."""
    from tests.records.conftest import write_entry

    shutil.copy(told.folder / "cases.db", tmp_path / "lama.db")
    with told.open() as vault:
        write_entry(vault, open_engine(vault), "case.read")
    shutil.copy(tmp_path / "lama.db", told.folder / "cases.db")
    with told.open() as vault:
        engine = open_engine(vault)
        assert [concern.code for concern in vault.concerns] == ["older.header"]
        assert vault.stale
        assert "older.header" in codes(inspect_vault(vault, engine))
    with told.open() as vault:  # said again until somebody answers for it
        engine = open_engine(vault)
        assert vault.concerns
        write_entry(vault, engine, "vault.older_copy")
        vault.answer_for_older_copy()
    with told.open() as vault:
        open_engine(vault)
        assert not vault.concerns
    assert inspect(told).ok


def files_of(folder: Path) -> list[Path]:
    return sorted((folder / "evidence").glob("??/*.age"))


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


FILE_HARMS: dict[str, tuple[Callable[[Path, Path], object], str]] = {
    "flipped byte": (lambda one, two: _flip(one), "file.damaged"),
    "missing": (lambda one, two: one.unlink(), "file.missing"),
    "empty": (lambda one, two: one.write_bytes(b""), "file.damaged"),
    "exchanged": (lambda one, two: shutil.copy(two, one), "file.damaged"),
    "cut": (lambda one, two: os.truncate(one, one.stat().st_size - 1), "file.damaged"),
}


@pytest.mark.parametrize("harm", FILE_HARMS)
def test_every_harmed_file_is_named(told: Told, harm: str) -> None:
    files = files_of(told.folder)
    act, expected = FILE_HARMS[harm]
    act(files[0], files[1])
    report = inspect(told)
    assert codes(report) == {expected}
    assert report.findings[0].where.startswith(("Bukti", "Surat"))


def test_a_file_nobody_uses_is_a_note_and_no_fault(told: Told) -> None:
    with told.open() as vault:
        open_engine(vault)
        vault.evidence.put(b"tindakan yang dibatalkan")
    report = inspect(told)
    assert report.ok
    assert len(report.notes) == 1


def found_whole(told: Told) -> bool:
    """Whether opening and inspection see nothing; a refusal to open at all is a clear trouble about the file."""
    try:
        return inspect(told).ok
    except Trouble as error:
        return not ("cases.db" in error.what or "rusak" in error.what)


def test_a_flipped_byte_anywhere_in_the_database_is_noticed(told: Told) -> None:
    """One byte of each page, at different places in it: salt, cell, reserve with its authentication code."""
    path = told.folder / "cases.db"
    whole = path.read_bytes()
    pages = len(whole) // 4096
    assert pages > 30
    spots = [0, 15, 16, 100, *(page * 4096 + (page * 997) % 4096 for page in range(1, pages, max(1, pages // 24)))]
    for spot in [*spots, len(whole) - 1, len(whole) - 4096]:
        changed = bytearray(whole)
        changed[spot] ^= 0x10
        path.write_bytes(changed)
        for end in ("-wal", "-shm"):
            Path(f"{path}{end}").unlink(missing_ok=True)
        assert not found_whole(told), f"byte {spot} of {len(whole)}"
    path.write_bytes(whole)
    assert inspect(told).ok


def test_findings_hold_no_name_and_no_word_of_the_case(told: Told) -> None:
    with told.open() as vault:
        open_engine(vault)
        with bare(vault) as raw:
            names = [row[0] for row in raw.execute("SELECT respondent_name FROM 'case'")]
            raw.execute("UPDATE letter SET sha256 = ''")
            raw.execute("UPDATE ballot SET plain = x'7b7d'")
        raw.close()
    text = json.dumps([str(finding) for finding in inspect(told).findings])
    assert text != "[]"
    assert all(part not in text for name in names for part in name.split() if len(part) > 3)


def test_no_plain_word_in_any_file_of_the_folder(told: Told) -> None:
    """Also while it is open, in the write-ahead log."""
    with told.open() as vault:
        engine = open_engine(vault)
        with bare(vault) as raw:
            names = {row[0] for row in raw.execute("SELECT respondent_name FROM 'case'")}
            numbers = {row[0] for row in raw.execute("SELECT respondent_number FROM 'case'")}
            words = (
                {row[0] for row in raw.execute("SELECT act_narrative FROM 'case'")} if _has_narrative(raw) else set()
            )
        raw.close()
        with Session(engine) as session:
            from models.records import Case

            case = session.scalars(select(Case)).first()
            assert case is not None
            case.respondent_name = case.respondent_name + " "
            session.commit()
        forms = {form for text in names | numbers | words if text for form in (text, text.upper(), text.split()[0])}
        plain = {form.encode(code) for form in forms for code in ("utf-8", "utf-16-le")}
        telling = {one for one in plain if len(one) >= 6}  # three letters come up by chance in half a megabyte of noise
        assert telling
        for path in told.folder.rglob("*"):
            if path.is_file():
                data = path.read_bytes()
                for one in telling:
                    assert one not in data, path.name
                assert b"SQLite format 3" not in data


def _has_narrative(raw: Any) -> bool:
    return any(row[1] == "act_narrative" for row in raw.execute("PRAGMA table_info('case')"))
