"""The open vault together with who sits at it, and the one way to change anything: an act."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any, BinaryIO, Protocol

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from models.journal import chain
from models.law import Rulebook
from models.law.errors import Trouble
from models.law.notice import Notice, blocks, warnings
from models.law.person import Person
from models.procedure.clock import Clock
from models.procedure.permissions import ROLES, permitted
from models.procedure.ruleuse import keep_uses
from models.records import Account, Case, JournalEntry, Seat
from models.records.rowseal import RowSeal
from models.registry.rules import rulebook_of
from models.registry.stages import derive_stage
from models.vault import OpenVault


class Blocked(Trouble):
    """The law leaves no room; ``notices`` says why, each with its article."""

    def __init__(self, notices: Sequence[Notice]) -> None:
        self.notices = tuple(notices)
        said = "; ".join(f"{n.message} ({n.legal_basis})" if n.legal_basis else n.message for n in self.notices)
        super().__init__(f"Tindakan ini tidak dapat dilakukan: {said}.", "Tidak ada yang berubah.")


class NeedsReason(Trouble):
    """An office may decide otherwise, but only with a written reason."""

    def __init__(self, notices: Sequence[Notice]) -> None:
        self.notices = tuple(notices)
        said = "; ".join(f"{n.message} ({n.legal_basis})" if n.legal_basis else n.message for n in self.notices)
        super().__init__(
            f"Perlu alasan tertulis: {said}.", "Tidak ada yang berubah.", "Tuliskan alasannya untuk melanjutkan."
        )


class Forbidden(Trouble):
    """The role, or a recusal, keeps this account away from the act."""


class WrongMoment(Trouble):
    """The act does not fit the stage the case is in."""


@dataclass(frozen=True, slots=True)
class Sitter:
    """The account at the desk."""

    id: int
    name: str
    role: str
    person: Person | None

    @property
    def role_name(self) -> str:
        return ROLES.get(self.role, self.role)


@dataclass(slots=True)
class Changes:
    """What an act changed, so that pages know what to read again."""

    act: str = ""
    cases: set[int] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)
    notices: tuple[Notice, ...] = ()
    override: str = ""
    seq: int = 0


class Press(Protocol):
    """What turns facts into paper; given to the desk, because models know no PDF."""

    def print(
        self, kind: str, facts: dict[str, Any], profile: str | Mapping[str, Any], source: str | None = None
    ) -> Any: ...

    def missing(self, kind: str, facts: dict[str, Any], source: str | None = None) -> Sequence[Any]: ...

    def stream(
        self,
        kind: str,
        each: Iterable[dict[str, Any]],
        profile: Any,
        out: BinaryIO,
        progress: Any = None,
        source: str | None = None,
    ) -> int: ...

    def wording(self, kind: str) -> Any: ...

    def mistakes(self, kind: str, source: str) -> list[str]: ...

    def sample(self, kind: str, source: str | None = None, profile: str | Mapping[str, Any] = "") -> Any: ...

    def profiles(self) -> Mapping[str, str]: ...

    def profile_values(self, key: str) -> dict[str, Any]: ...


class Act:
    """One act under way: its transaction, its notices, its entry in the journal."""

    def __init__(self, desk: Desk, session: Session, name: str, case_id: int | None, subject: str) -> None:
        self.desk = desk
        self.session = session
        self.name = name
        self.case_id = case_id
        self.subject = subject
        self.now = desk.clock.now()
        self.notices: list[Notice] = []
        self.override = ""
        self.result = Changes(act=name, cases={case_id} if case_id else set())
        self._notes: dict[str, Any] = {}
        self._rows = RowSeal(session)

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def case(self) -> Case:
        """The case of this act."""
        case = self.session.get(Case, self.case_id) if self.case_id else None
        if case is None:
            raise WrongMoment("Perkara tidak ditemukan.", "Tidak ada yang berubah.")
        return case

    def weigh(self, notices: Sequence[Notice], override: str = "") -> None:
        """Take the notices into the record; a block raises, a warning wants the written reason ``override``."""
        self.notices.extend(notices)
        if stopped := blocks(list(notices)):
            raise Blocked(stopped)
        if doubts := warnings(list(notices)):
            if not override.strip():
                raise NeedsReason(doubts)
            self.override = override.strip()

    def note(self, **values: Any) -> None:
        """Add facts to the journal entry; only JSON values."""
        self._notes.update(values)

    def touches(self, topic: str, case_id: int | None = None) -> None:
        """Tell the pages what else changed: people, letters, office, calendar."""
        self.result.topics.add(topic)
        if case_id is not None:
            self.result.cases.add(case_id)

    def opened(self, case: Case) -> None:
        """The act has created its case; from here on it is the case of this act."""
        self.case_id = case.id
        self.result.cases.add(case.id)

    def seal(self) -> None:
        """Derive the stage and write the entry, inside the transaction of the act."""
        self.session.flush()
        if self.case_id is not None:
            case = self.session.get(Case, self.case_id)
            if case is not None:
                case.stage = derive_stage(self.session, case)
                self.session.flush()
                readings = self.desk.base_rulebook.switch_rows
                keep_uses(self.session, case.id, {key: row.default for key, row in readings.items()})
        data = dict(self._notes)
        self.session.flush()
        if rows := self._rows.digests():
            data["rows"] = rows
        if self.notices:
            data["notices"] = [[n.severity.value, n.code, n.message, n.legal_basis] for n in self.notices]
        if self.override:
            data["override"] = self.override
        self.result.notices, self.result.override = tuple(self.notices), self.override
        self.result.seq = append_entry(self.desk, self.session, self, data)


def append_entry(desk: Desk, session: Session, act: Act, data: Mapping[str, Any]) -> int:
    """Write the next link of the journal; gives its number."""
    entry = chain.append(
        journal_head(session, desk.vault.vault_id),
        at=act.now,
        account_id=desk.sitter.id,
        act=act.name,
        subject=act.subject,
        case_id=act.case_id,
        detail=data,
        sign=desk.vault.sign,
    )
    session.add(
        JournalEntry(
            seq=entry.seq,
            at=entry.at,
            account_id=entry.account_id,
            act=entry.act,
            case_id=entry.case_id,
            subject=entry.subject,
            payload=entry.payload,
            prev=entry.prev,
            hash=entry.hash,
            signature=entry.signature,
        )
    )
    session.flush()
    return entry.seq


def journal_head(session: Session, vault_id: str) -> chain.Head:
    """The end of the journal as the transaction sees it."""
    last = session.execute(
        select(JournalEntry.seq, JournalEntry.hash).order_by(JournalEntry.seq.desc()).limit(1)
    ).first()
    return chain.Head(last.seq, last.hash) if last else chain.genesis(vault_id)


def digest(value: Any) -> str:
    """SHA-256 (hex) of a value's canonical bytes; how the journal points at text without repeating it."""
    return sha256(chain.canonical({"value": value})).hexdigest()


class Desk:
    """The open vault, who sits at it, the clock, the law and the press. There is no other global state."""

    def __init__(
        self,
        vault: OpenVault,
        engine: Engine,
        rulebook: Rulebook,
        clock: Clock,
        press: Press | None = None,
        *,
        reader: Engine | None = None,
        random: Callable[[int], bytes] = secrets.token_bytes,
        listen: Callable[[Changes], None] | None = None,
    ) -> None:
        self.vault = vault
        self.engine = engine
        self.reader = reader or engine
        self.base_rulebook = rulebook
        self.clock = clock
        self.press = press
        self.random = random
        self.listen = listen
        self.sitter = self._sitter()
        self.rulebook = rulebook
        self.reload_law()

    def _sitter(self) -> Sitter:
        with Session(self.reader) as session:
            account = session.get(Account, self.vault.slot_id)
            if account is None:
                header = next(a for a in self.vault.accounts() if a.slot_id == self.vault.slot_id)
                return Sitter(header.slot_id, header.name, header.role, None)
            person = Person.from_dict(account.person) if account.person else None
            return Sitter(account.id, account.name, account.role, person)

    def reseat(self) -> None:
        """Read again who sits here, after the account was linked or changed."""
        self.sitter = self._sitter()

    def reload_law(self) -> None:
        """Lay the office's own rows and its choices of the switches, each from its day on, over the law as carried."""
        with Session(self.reader) as session:
            self.rulebook = rulebook_of(session, self.base_rulebook)

    def can(self, act: str) -> bool:
        """Whether the role of the sitter permits the act."""
        return permitted(self.sitter.role, act)

    def _require(self, act: str, case_id: int | None, session: Session) -> None:
        if not self.can(act):
            raise Forbidden(
                f"Peran {self.sitter.role_name.lower()} tidak berwenang melakukan tindakan ini.",
                "Tidak ada yang berubah.",
                "Minta akun yang berwenang untuk masuk.",
            )
        if case_id is not None and recused(session, case_id, self.sitter.id):
            raise Forbidden(
                "Akun ini telah mundur atau diingkari dalam perkara tersebut.",
                "Tidak ada yang berubah.",
                "Perkara ini tidak terbuka bagi akun tersebut.",
            )

    @contextmanager
    def act(self, name: str, case_id: int | None = None, *, subject: str = "") -> Iterator[Act]:
        """One act: one transaction, one permission check, one journal entry. Commits wholly or leaves nothing."""
        with Session(self.engine, expire_on_commit=False) as session:
            self._require(name, case_id, session)
            act = Act(self, session, name, case_id, subject)
            try:
                yield act
                act.seal()
                session.commit()
            except BaseException:
                session.rollback()
                raise
        if self.listen is not None:
            self.listen(act.result)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that only reads."""
        with Session(self.reader) as session:
            yield session

    def now(self) -> datetime:
        return self.clock.now()


def recused(session: Session, case_id: int, account_id: int) -> bool:
    """Whether the account has left a seat of this case by recusal or objection, or declared a conflict."""
    seats = session.execute(
        select(Seat.conflict, Seat.left_kind).where(Seat.case_id == case_id, Seat.account_id == account_id)
    ).all()
    return any(seat.conflict or seat.left_kind in ("mundur", "ingkar") for seat in seats)
