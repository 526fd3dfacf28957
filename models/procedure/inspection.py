"""The inspection: is everything still what people signed? Says in plain words what is wrong and where.

Journal with its chain and signatures, the accounts' keys against the journal, ballots, decisions, frozen letters, every
evidence file, every row that an act wrote, and the journal's head against vault.json and this device's keyring.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from models.journal.chain import Entry, checkpoint, genesis, parse, parse_checkpoint, signed_by
from models.procedure.decision import DECISION_TAG
from models.procedure.deliberation import BALLOT_TAG
from models.procedure.desk import digest
from models.procedure.pledges import intact
from models.records import Account, Ballot, Decision, Deliberation, Letter, PledgeEvent
from models.records.rowseal import Key, changed_rows, unknown_rows
from models.records.schema import head as journal_head
from models.records.soundness import (
    FileUse,
    Finding,
    Progress,
    check_file,
    check_journal,
    check_pages,
    files_in_use,
    readable,
    unused_files,
)
from models.vault import Cancelled, OpenVault


@dataclass(frozen=True, slots=True)
class Report:
    """What the inspection found. ``ok`` is False as soon as one thing is wrong; ``notes`` are harmless remarks."""

    findings: tuple[Finding, ...]
    notes: tuple[str, ...]
    entries: int
    files: int
    rows: int

    @property
    def ok(self) -> bool:
        return not self.findings


@dataclass(slots=True)
class _Said:
    """What the journal says, gathered while its chain is checked."""

    count: int = 0
    keys: dict[int, set[str]] = field(default_factory=dict)
    ballots: dict[int, tuple[str, str]] = field(default_factory=dict)
    decisions: dict[int, str] = field(default_factory=dict)
    letters: dict[int, tuple[str, str]] = field(default_factory=dict)
    evidence: dict[int, str] = field(default_factory=dict)
    rows: dict[Key, str] = field(default_factory=dict)
    hashes: dict[int, bytes] = field(default_factory=dict)

    def hear(self, entry: Entry) -> None:
        """Take one entry in; an entry without sense is named by the chain's own check."""
        self.count += 1
        self.hashes[entry.seq] = entry.hash
        try:
            self._hear(entry.act, entry.detail)
        except (KeyError, TypeError, ValueError, IndexError, AttributeError):
            return

    def _hear(self, act: str, detail: dict[str, Any]) -> None:
        for table, key, mark in detail.get("rows", ()):
            self.rows[table, tuple(key)] = mark
        if act.startswith(("account.", "vault.")):
            for row in detail.get("accounts", ()):
                self.keys.setdefault(row[0], set()).update(row[2:4])
        elif act == "deliberation.cast":
            self.ballots[detail["ballot"]] = (detail["digest"], detail["signature"])
        elif act == "decision.record" and "digest" in detail:
            self.decisions[detail["decision"]] = detail["digest"]
        elif act in ("letter.finalise", "letter.copy"):
            self.letters[detail["letter"]] = (detail["sha256"], detail["fingerprint"])
        elif act == "case.evidence":
            self.evidence[detail["evidence"]] = detail["sha256"]


class _Steps:
    def __init__(self, total: int, progress: Progress | None) -> None:
        self._done, self._total, self._progress = 0, max(1, total), progress

    def add(self, count: int = 1) -> None:
        self._done = min(self._total, self._done + count)
        if self._progress is not None and self._progress(self._done, self._total) is False:
            raise Cancelled()


def inspect_vault(vault: OpenVault, engine: Engine, progress: Progress | None = None) -> Report:
    """Check everything; changes nothing. ``progress(done, total)`` may stop the work by answering False.

    ``engine`` may be a read-only one. Takes about 0.3 ms per journal entry and one pass over every file.
    """
    findings: list[Finding] = []
    said = _Said()
    with engine.connect() as connection, Session(connection) as session:
        last = journal_head(connection)
        uses, damaged = _uses(connection)
        findings += damaged
        steps = _Steps((last.seq if last else 0) + _weight(vault, uses) + 2, progress)
        findings += check_pages(connection)
        steps.add()

        def each(entry: Entry) -> None:
            said.hear(entry)
            if entry.seq % 50 == 0:
                steps.add(50)

        findings += readable("Jurnal", check_journal(connection, vault.vault_id, vault.public_keys(), each))
        findings += _heads(vault, connection, said)
        for part, found in (
            ("Akun", _accounts(vault, session, said)),
            ("Suara", _ballots(vault, session, said)),
            ("Putusan", _decisions(vault, session, said)),
            ("Surat", _letters(session, said, vault.vault_id)),
            ("Ikrar", _pledges(session)),
            ("Bukti", _recorded_files(connection, said)),
            ("Baris", _rows(connection, said)),
        ):
            findings += readable(part, found)
        for use in uses:
            findings += check_file(vault.evidence, use)
            steps.add(_file_weight(vault, use))
        steps.add(1 << 40)
    spare = unused_files(vault.evidence, uses)
    notes = (f"{len(spare)} berkas di map evidence tidak dipakai catatan mana pun (tidak berbahaya).",) if spare else ()
    return Report(tuple(findings), notes, said.count, len(uses), len(said.rows))


def _uses(connection: Connection) -> tuple[list[FileUse], list[Finding]]:
    """The files in use; where the tables cannot be read, none and a finding."""
    uses: list[FileUse] = []

    def read() -> Iterator[Finding]:
        uses.extend(files_in_use(connection))
        yield from ()

    return uses, list(readable("Bukti dan surat", read()))


def _file_weight(vault: OpenVault, use: FileUse) -> int:
    try:
        return 1 + (vault.evidence.path(use.blob).stat().st_size >> 16)
    except (OSError, ValueError):
        return 1


def _weight(vault: OpenVault, uses: list[FileUse]) -> int:
    return sum(_file_weight(vault, use) for use in uses)


def _heads(vault: OpenVault, connection: Connection, said: _Said) -> Iterator[Finding]:
    """The head of the last lock: its signature, and whether the journal still contains it."""
    head = journal_head(connection) or genesis(vault.vault_id)
    for concern in vault.head_concerns(said.hashes.get, head):
        yield Finding(concern.code, "Kepala jurnal", concern.message)
    sealed = vault.sealed
    if sealed is None:
        return
    text = checkpoint(vault.vault_id, sealed.head).encode("ascii")
    keys = vault.public_keys().get(sealed.slot_id, ())
    if not any(signed_by(key, text, sealed.signature) for key in keys):
        yield Finding("head.signature", "vault.json", "tanda tangan atas kepala jurnal tidak sah.")


def _accounts(vault: OpenVault, session: Session, said: _Said) -> Iterator[Finding]:
    """The keys in vault.json and in the account table are the ones the journal registered."""
    header = {one.id: one for one in vault.contents.slots}
    for row in session.scalars(select(Account).order_by(Account.id)):
        where = f"Akun {row.id}"
        slot = header.pop(row.id, None)
        if slot is None:
            yield Finding("account.slot", where, "tidak ada di vault.json.")
            continue
        known = said.keys.get(row.id, set())
        if not {slot.signing.hex(), slot.exchange.hex()} <= known or not {key.hex() for key in slot.earlier} <= known:
            yield Finding("account.key", where, "kunci di vault.json tidak pernah dicatat di jurnal.")
        if not {row.signing_key.hex(), row.exchange_key.hex()} <= known:
            yield Finding("account.row", where, "kunci di tabel akun tidak pernah dicatat di jurnal.")
    for number in header:
        yield Finding("account.unknown", f"Akun {number}", "ada di vault.json tetapi tidak di tabel akun.")
    for number in said.keys.keys() - {one.id for one in vault.contents.slots}:
        yield Finding("account.gone", f"Akun {number}", "tercatat di jurnal tetapi hilang dari vault.json.")


def _ballots(vault: OpenVault, session: Session, said: _Said) -> Iterator[Finding]:
    """Every ballot against its signature, its entry in the journal, and what is shown of it."""
    keys = vault.public_keys()
    seen = set()
    for ballot in session.scalars(select(Ballot).where(Ballot.cast_at.is_not(None)).order_by(Ballot.id)):
        seen.add(ballot.id)
        where = f"Suara {ballot.id}"
        signature = ballot.signature or b""
        if said.ballots.get(ballot.id) != (ballot.digest, signature.hex()):
            yield Finding("ballot.journal", where, "tidak sama dengan yang dicatat di jurnal saat suara diberikan.")
        if ballot.plain is None:
            continue
        if sha256(ballot.plain).hexdigest() != ballot.digest:
            yield Finding("ballot.digest", where, "isinya tidak cocok dengan sidik jarinya.")
        if not any(signed_by(key, BALLOT_TAG + ballot.plain, signature) for key in keys.get(ballot.account_id, ())):
            yield Finding("ballot.signature", where, "tanda tangan anggota tidak sah.")
        if not _same_choice(ballot):
            yield Finding("ballot.shown", where, "yang ditampilkan tidak sama dengan yang ditandatangani.")
    for number in said.ballots.keys() - seen:
        yield Finding("ballot.gone", f"Suara {number}", "tercatat di jurnal tetapi hilang.")
    yield from _counts(session)


def _same_choice(ballot: Ballot) -> bool:
    try:
        said = parse(ballot.plain or b"")
    except ValueError:
        return False
    shown = ballot.opened or {}
    return all(shown.get(name) == said.get(name) for name in ("findings", "sanction", "reason"))


def _counts(session: Session) -> Iterator[Finding]:
    """The result of a closed deliberation counted again from the signed ballots."""
    for row in session.scalars(select(Deliberation).where(Deliberation.closed_at.is_not(None))):
        ballots = session.scalars(select(Ballot).where(Ballot.deliberation_id == row.id)).all()
        try:
            said = [parse(ballot.plain or b"")["findings"] for ballot in ballots]
            again = {
                violation: [sum(1 for one in said if one[violation]), sum(1 for one in said if not one[violation])]
                for violation in row.question["violations"]
            }
        except (ValueError, KeyError, TypeError):
            again = None
        shown = {name: list(pair) for name, pair in (row.result or {}).get("counts", {}).items()}
        if again != shown:
            yield Finding("deliberation.count", f"Musyawarah {row.id}", "hasil hitung tidak sama dengan suara anggota.")


def _decisions(vault: OpenVault, session: Session, said: _Said) -> Iterator[Finding]:
    """Every decision against its entry in the journal and the signatures over it."""
    keys = vault.public_keys()
    seen = set()
    for row in session.scalars(select(Decision).order_by(Decision.id)):
        seen.add(row.id)
        where = f"Putusan {row.id}"
        if said.decisions.get(row.id) != row.digest:
            yield Finding("decision.journal", where, "tidak sama dengan yang dicatat di jurnal.")
        for account, signature in row.signatures.items():
            known = keys.get(int(account), ())
            signed = DECISION_TAG + bytes.fromhex(row.digest)
            if not any(signed_by(key, signed, bytes.fromhex(signature)) for key in known):
                yield Finding("decision.signature", where, f"tanda tangan akun {account} tidak sah.")
    for number in said.decisions.keys() - seen:
        yield Finding("decision.gone", f"Putusan {number}", "tercatat di jurnal tetapi hilang.")


def _letters(session: Session, said: _Said, vault_id: str) -> Iterator[Finding]:
    """Frozen letters against the journal, their fingerprint against their facts, their printed checkpoint."""
    seen = set()
    for row in session.scalars(select(Letter).where(Letter.blob != "").order_by(Letter.id)):
        seen.add(row.id)
        where = f"Surat {row.id}"
        if said.letters.get(row.id) != (row.sha256, row.fingerprint):
            yield Finding("letter.journal", where, "sidik jari tidak sama dengan yang dicatat di jurnal.")
        facts = {**(row.facts or {}), "archive": None}  # the code was made before it was put into the facts
        if digest({"kind": row.kind, "profile": row.profile, "facts": facts}) != row.fingerprint:
            yield Finding("letter.facts", where, "isi yang tercatat tidak cocok dengan kode arsip yang tercetak.")
        if not _checkpoint_holds(row.checkpoint, vault_id, said):
            yield Finding("letter.checkpoint", where, "titik jurnal yang tercetak di surat tidak ada di jurnal ini.")
    for number in said.letters.keys() - seen:
        yield Finding("letter.gone", f"Surat {number}", "tercatat di jurnal tetapi hilang.")


def _pledges(session: Session) -> Iterator[Finding]:
    """The sheets of a pledge event against the digest that the event's sealed row keeps of them."""
    for event_id in session.scalars(select(PledgeEvent.id).order_by(PledgeEvent.id)):
        if not intact(session, event_id):
            yield Finding("pledge.sheets", f"Kegiatan ikrar {event_id}", "daftar pegawainya diubah di luar program.")


def _checkpoint_holds(text: str, vault_id: str, said: _Said) -> bool:
    try:
        point = parse_checkpoint(text)
    except ValueError:
        return False
    start = genesis(vault_id)
    there = start.hash if point.head.seq == 0 else said.hashes.get(point.head.seq)
    return point.vault_id == vault_id and there == point.head.hash


def _recorded_files(connection: Connection, said: _Said) -> Iterator[Finding]:
    """Evidence rows against what the journal recorded when the file came in."""
    rows = {int(row[0]): str(row[1]) for row in connection.exec_driver_sql("SELECT id, sha256 FROM evidence")}
    for number, recorded in said.evidence.items():
        if number not in rows:
            yield Finding("evidence.gone", f"Bukti {number}", "tercatat di jurnal tetapi hilang dari tabel.")
        elif rows[number] != recorded:
            yield Finding("evidence.journal", f"Bukti {number}", "sidik jari tidak sama dengan yang dicatat di jurnal.")
    for number in rows.keys() - said.evidence.keys():
        yield Finding("evidence.unknown", f"Bukti {number}", "tidak pernah dicatat di jurnal.")


_ROW_WORDS = {
    "missing": "baris hilang tanpa tindakan yang tercatat.",
    "changed": "isi baris diubah tanpa tindakan yang tercatat.",
    "returned": "baris yang sudah dihapus muncul kembali.",
}


def _rows(connection: Connection, said: _Said) -> Iterator[Finding]:
    """Every row that an act wrote against its digest in the journal."""
    for (table, key), kind in changed_rows(connection, said.rows):
        yield Finding(f"row.{kind}", f"Tabel {table} baris {_shown(key)}", _ROW_WORDS[kind])
    for table, key in unknown_rows(connection, said.rows):
        yield Finding("row.unknown", f"Tabel {table} baris {_shown(key)}", "tidak ditulis oleh tindakan yang tercatat.")


def _shown(key: tuple[Any, ...]) -> str:
    return "/".join(str(part) for part in key)
