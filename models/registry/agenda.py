"""The books of a period: buku agenda keluar and masuk, buku ekspedisi, register perkara (letters.md 13).

Every number has its line: a void letter says DIBATALKAN with reason and person, numbers left out are named with their
reason. The date on the paper and the moment of booking stand beside each other. Cases that the viewer must not see
keep their line and their number, without a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased, defer

from models.law.words import long_date
from models.records import Account, Appeal, Case, Decision, Decree, Letter, NumberGap
from models.registry.labels import OUTCOMES, SOURCES, word
from models.registry.stages import STAGES
from models.registry.viewer import Viewer, recused_cases

CLOSED_TO_VIEWER = "(perkara tidak terbuka bagi akun ini)"
SECURITY = {"SR": "Sangat Rahasia", "R": "Rahasia", "T": "Terbatas", "B": "Biasa"}


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One line of the outgoing book. ``recorded`` is the real moment of booking, ``letter_date`` what the paper says.

    ``letter_id`` None: a line of numbers that no letter carries. ``remark`` holds DIBATALKAN, nomor mundur, nomor
    menyusul and their reasons.
    """

    letter_id: int | None
    recorded: datetime
    counter: str
    number: str
    letter_date: date | None
    addressee: str
    subject: str
    security: str
    attachment: str
    register_no: str
    sent_on: date | None
    void: bool
    remark: str


@dataclass(frozen=True, slots=True)
class IncomingRow:
    """One line of the incoming book: a letter that reached the council about a case, or an appeal."""

    received: date
    recorded: datetime
    number: str
    letter_date: date | None
    sender: str
    subject: str
    register_no: str
    remark: str


@dataclass(frozen=True, slots=True)
class ExpeditionRow:
    """One line of the buku ekspedisi: what left the office, how, and who took it."""

    letter_id: int
    sent_on: date
    number: str
    letter_date: date | None
    addressee: str
    subject: str
    how: str
    receiver: str
    received_on: date | None


@dataclass(frozen=True, slots=True)
class CaseRegisterRow:
    """One line of the register perkara."""

    case_id: int | None
    register_no: str
    received: date
    source: str
    source_letter: str
    respondent: str
    number: str
    unit: str
    subject: str
    act_date: date | None
    stage: str
    decision: str
    decree: str
    closed_on: date | None
    remark: str


_SLIM = (defer(Letter.facts), defer(Letter.text), defer(Letter.wording))
"""A book reads many letters: their whole facts, each with an emblem, and their texts are not fetched."""


def _within(column: Any, since: date, until: date) -> Any:
    """Condition: a moment's own day lies within the period, whatever its offset."""
    return func.substr(column, 1, 10).between(since.isoformat(), until.isoformat())


def _hidden(session: Session, viewer: Viewer) -> frozenset[int]:
    return frozenset(session.scalars(recused_cases(viewer)).all())


def agenda_rows(session: Session, viewer: Viewer, since: date, until: date, counter: str = "") -> list[AgendaRow]:
    """The outgoing book: every letter finalised within the period, in the order of booking, and the numbers left out.

    ``counter`` narrows to one counter. Copies (salinan, petikan) are not booked again.
    """
    hidden = _hidden(session, viewer)
    voider = aliased(Account)
    statement = (
        select(Letter, Letter.facts["letter"], Case.register_no, voider.name)
        .options(*_SLIM)
        .outerjoin(Case, Case.id == Letter.case_id)
        .outerjoin(voider, voider.id == Letter.voided_by)
        .where(
            Letter.finalised_at.is_not(None),
            Letter.copy_of.is_(None),
            _within(Letter.finalised_at, since, until),
            *([Letter.counter == counter] if counter else []),
        )
        .order_by(Letter.finalised_at, Letter.id)
    )
    rows = [_agenda_row(*row, hidden=hidden) for row in session.execute(statement).all()]
    rows += _gap_rows(session, since, until, counter)
    return sorted(rows, key=lambda row: (row.recorded, row.letter_id or 0))


def _agenda_row(
    letter: Letter,
    kept: dict[str, Any] | None,
    register_no: str | None,
    voided_by: str | None,
    *,
    hidden: frozenset[int],
) -> AgendaRow:
    """``kept``: what the letter froze of itself (subject, class, attachment)."""
    assert letter.finalised_at is not None
    closed = letter.case_id in hidden
    facts = kept or {}
    return AgendaRow(
        letter_id=letter.id,
        recorded=letter.finalised_at,
        counter=letter.counter or "",
        number=letter.number,
        letter_date=letter.letter_date,
        addressee=CLOSED_TO_VIEWER if closed else letter.addressee,
        subject=letter.title if closed else str(facts.get("subject") or letter.title),
        security=SECURITY.get(str(facts.get("security", "")), str(facts.get("security", ""))),
        attachment=str(facts.get("attachment") or ""),
        register_no=register_no or "",
        sent_on=letter.sent_on,
        void=letter.status == "batal",
        remark=_remark(letter, voided_by, closed),
    )


def _remark(letter: Letter, voided_by: str | None, closed: bool) -> str:
    """What the book says of a number. Reasons are people's own words and may name somebody: not of a closed case."""
    parts = []
    if letter.status == "batal":
        when = f" pada {long_date(letter.voided_at.date())}" if letter.voided_at else ""
        who = f" oleh {voided_by}" if voided_by else ""
        parts.append(_because(f"DIBATALKAN{who}{when}", letter.void_reason, closed))
    if letter.slot_open:
        parts.append("nomor menyusul")
    made = letter.finalised_at.date() if letter.finalised_at else None
    if letter.suffix:
        parts.append(_because("nomor mundur", letter.number_reason, closed))
    elif made and letter.letter_date and letter.letter_date < made and letter.number_reason:
        parts.append(_because("bertanggal mundur", letter.number_reason, closed))
    return "; ".join(parts)


def _because(words: str, reason: str, closed: bool) -> str:
    return words if closed else f"{words}: {reason}"


def _gap_rows(session: Session, since: date, until: date, counter: str) -> list[AgendaRow]:
    statement = select(NumberGap, Account.name).outerjoin(Account, Account.id == NumberGap.account_id)
    statement = statement.where(_within(NumberGap.at, since, until), NumberGap.counter != "case")
    if counter:
        statement = statement.where(NumberGap.counter == counter)
    return [_gap_row(gap, name) for gap, name in session.execute(statement).all()]


def _gap_row(gap: NumberGap, name: str | None) -> AgendaRow:
    span = str(gap.first) if gap.first == gap.last else f"{gap.first} s.d. {gap.last}"
    return AgendaRow(
        letter_id=None,
        recorded=gap.at,
        counter=gap.counter,
        number=f"{span} / {gap.year}",
        letter_date=None,
        addressee="",
        subject="NOMOR TIDAK DIPAKAI",
        security="",
        attachment="",
        register_no="",
        sent_on=None,
        void=True,
        remark=f"TIDAK DIPAKAI: {gap.reason}" + (f" ({name})" if name else ""),
    )


def incoming_rows(session: Session, viewer: Viewer, since: date, until: date) -> list[IncomingRow]:
    """The incoming book: the letters and reports that cases came from, and appeals, by the day they were received."""
    hidden = _hidden(session, viewer)
    cases = session.scalars(
        select(Case).where(Case.received.between(since, until)).order_by(Case.received, Case.year, Case.seq)
    )
    rows = [_incoming(case, case.id in hidden) for case in cases]
    appeals = session.execute(
        select(Appeal, Case).join(Case, Case.id == Appeal.case_id).where(Appeal.filed_on.between(since, until))
    ).all()
    rows += [_incoming_appeal(appeal, case, case.id in hidden) for appeal, case in appeals]
    return sorted(rows, key=lambda row: (row.received, row.recorded))


def _incoming(case: Case, closed: bool) -> IncomingRow:
    kind = word(SOURCES, case.source_kind)
    sender = "Pelapor (dirahasiakan)" if case.source_kind == "pengaduan" else case.source_body or kind
    return IncomingRow(
        received=case.received,
        recorded=case.opened_at,
        number=case.source_number,
        letter_date=case.source_date,
        sender=sender,
        subject=f"{kind}: {CLOSED_TO_VIEWER if closed else case.subject}",
        register_no=case.register_no,
        remark="",
    )


def _incoming_appeal(appeal: Appeal, case: Case, closed: bool) -> IncomingRow:
    return IncomingRow(
        received=appeal.filed_on,
        recorded=appeal.filed_at,
        number=appeal.number,
        letter_date=appeal.filed_on,
        sender=CLOSED_TO_VIEWER if closed else case.respondent_name,
        subject=f"Upaya administratif: {appeal.route.replace('_', ' ')}",
        register_no=case.register_no,
        remark="",
    )


def expedition_rows(session: Session, viewer: Viewer, since: date, until: date) -> list[ExpeditionRow]:
    """The buku ekspedisi: letters that left the office within the period, in the order they left."""
    hidden = _hidden(session, viewer)
    left = func.coalesce(Letter.sent_on, Letter.received_on)
    letters = session.execute(
        select(Letter, Letter.facts["letter"])
        .options(*_SLIM)
        .where(left.is_not(None), left.between(since, until), Letter.finalised_at.is_not(None))
        .order_by(left, Letter.id)
    )
    return [_expedition(letter, kept or {}, letter.case_id in hidden) for letter, kept in letters]


def _expedition(letter: Letter, facts: dict[str, Any], closed: bool) -> ExpeditionRow:
    sent = letter.sent_on or letter.received_on
    assert sent is not None
    return ExpeditionRow(
        letter_id=letter.id,
        sent_on=sent,
        number=letter.number,
        letter_date=letter.letter_date,
        addressee=CLOSED_TO_VIEWER if closed else letter.addressee,
        subject=letter.title if closed else str(facts.get("subject") or letter.title),
        how=letter.sent_how or "diserahkan langsung",
        receiver="" if closed else letter.receiver,
        received_on=letter.received_on,
    )


def case_register_rows(session: Session, viewer: Viewer, since: date, until: date) -> list[CaseRegisterRow]:
    """The register perkara: cases received within the period, in the order of their numbers, and numbers left out."""
    hidden = _hidden(session, viewer)
    period = Case.received.between(since, until)
    cases = session.scalars(select(Case).where(period).order_by(Case.year, Case.seq)).all()
    decisions = _latest(session, select(Decision).join(Case).where(period).order_by(Decision.id))
    decrees = _latest(session, select(Decree).join(Case).where(period).order_by(Decree.id))
    rows = [
        _closed_case(case) if case.id in hidden else _case(case, decisions.get(case.id), decrees.get(case.id))
        for case in cases
    ]
    return rows + _case_gaps(session, since, until)


def _latest(session: Session, statement: Select[Any]) -> dict[int, Any]:
    return {row.case_id: row for row in session.scalars(statement)}


def _closed_case(case: Case) -> CaseRegisterRow:
    return CaseRegisterRow(
        None, case.register_no, case.received, word(SOURCES, case.source_kind), "", CLOSED_TO_VIEWER, "", "", "", None,
        "", "", "", None, "",
    )  # fmt: skip


def _case(case: Case, decision: Decision | None, decree: Decree | None) -> CaseRegisterRow:
    letter = case.source_number + (f", {long_date(case.source_date)}" if case.source_date else "")
    decided = ""
    if decision is not None:
        sanction = (decision.sanction or {}).get("name", "")
        decided = "; ".join(
            part for part in (long_date(decision.decided_on), word(OUTCOMES, decision.outcome), sanction) if part
        )
    imposed = ""
    if decree is not None:
        fate = f" ({decree.fate})" if decree.fate and decree.fate != "tetap" else ""
        imposed = f"{decree.number or 'nomor menyusul'}, {long_date(decree.set_on)}{fate}"
    return CaseRegisterRow(
        case_id=case.id,
        register_no=case.register_no,
        received=case.received,
        source=case.source_body or word(SOURCES, case.source_kind),
        source_letter=letter.strip(", "),
        respondent=case.respondent_name,
        number=case.respondent_number,
        unit=case.unit,
        subject=case.subject,
        act_date=case.act_date,
        stage=STAGES.get(case.stage, case.stage),
        decision=decided,
        decree=imposed,
        closed_on=case.closed_at.date() if case.closed_at else None,
        remark=case.side_reason,
    )


def _case_gaps(session: Session, since: date, until: date) -> list[CaseRegisterRow]:
    gaps = session.scalars(
        select(NumberGap).where(NumberGap.counter == "case", _within(NumberGap.at, since, until)).order_by(NumberGap.id)
    )
    return [
        CaseRegisterRow(
            None, f"{gap.first} s.d. {gap.last} / {gap.year}", gap.at.date(), "", "", "NOMOR TIDAK DIPAKAI", "", "", "",
            None, "", "", "", None, gap.reason,
        )
        for gap in gaps
    ]  # fmt: skip
