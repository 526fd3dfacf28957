"""Pledges: an event (ikrar netralitas, pakta integritas), a sheet for every employee, who has signed (letters.md 11).

The list of persons is a snapshot of the day the event was made and is sealed as a whole; a sheet is printed from it,
whatever becomes of the directory. One journal entry for an event and for each marking, however many sheets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from models.journal import chain
from models.law.errors import Trouble
from models.law.person import Person
from models.procedure.desk import Act, Desk, WrongMoment
from models.procedure.letteract import default_profile
from models.procedure.setup import office_of
from models.records import Employee, Letter, PledgeEvent, PledgeSheet
from models.registry.casefacts import person_facts
from models.registry.letterfacts import letter_facts
from models.registry.letterkinds import KINDS

BEGINNINGS = ("ikrar", "pakta")
MOST = 50_000
_BLOCK = 500


@dataclass(frozen=True, slots=True)
class Marked:
    """What marking by a list did: sheets newly marked, those marked before, lines that fit nobody or several."""

    marked: int
    already: int
    unknown: tuple[str, ...]
    ambiguous: tuple[str, ...]


def pledge_kinds() -> dict[str, str]:
    """The kinds of sheet there are, with their titles."""
    return {key: kind.title for key, kind in KINDS.items() if key.startswith(BEGINNINGS)}


def create_event(
    desk: Desk,
    *,
    kind: str,
    title: str,
    election: str,
    held_on: date,
    place: str,
    employee_ids: Iterable[int] | None = None,
    units: Sequence[str] = (),
    profile: str = "",
) -> int:
    """Make an event with a sheet for every employee (or those of ``units``, or ``employee_ids``); gives its id.

    The persons are copied as they are today, by unit and name. Trouble where nobody is chosen.
    """
    if kind not in pledge_kinds():
        raise Trouble("Jenis pernyataan tidak dikenal.", "Kegiatan tidak dibuat.")
    if not title.strip() or not place.strip():
        raise Trouble("Nama kegiatan atau tempatnya belum diisi.", "Kegiatan tidak dibuat.", "Lengkapi isiannya.")
    with desk.act("pledge.make", subject=kind) as act:
        people = _people(act.session, employee_ids, units)
        if not people:
            raise Trouble("Tidak ada pegawai yang dipilih.", "Kegiatan tidak dibuat.", "Pilih unit atau pegawai.")
        event = PledgeEvent(
            kind=kind,
            title=title.strip()[:300],
            election=election.strip()[:200],
            held_on=held_on,
            place=place.strip()[:200],
            facts=_base_facts(act, kind, title.strip(), election.strip(), held_on, place.strip()),
            profile=profile or default_profile(office_of(act.session), kind),
            sheets=len(people),
            digest=_digest([person for _, person in people]),
            made_at=act.now,
            account_id=desk.sitter.id,
            closed_at=None,
        )
        act.session.add(event)
        act.session.flush()
        _insert(act.session, event.id, people)
        act.note(event=event.id, kind=kind, sheets=event.sheets, digest=event.digest)
        act.touches("pledges")
        return event.id


def _people(
    session: Session, employee_ids: Iterable[int] | None, units: Sequence[str]
) -> list[tuple[int, dict[str, Any]]]:
    statement = select(Employee).order_by(Employee.unit, Employee.name_sort, Employee.id)
    if units:
        statement = statement.where(Employee.unit.in_(list(units)))
    wanted = None if employee_ids is None else set(employee_ids)
    found = []
    for employee in session.scalars(statement.execution_options(yield_per=_BLOCK)):
        if wanted is None or employee.id in wanted:
            found.append((employee.id, employee.snapshot().to_dict()))
            if len(found) > MOST:
                raise Trouble(f"Lebih dari {MOST} lembar sekaligus.", "Kegiatan tidak dibuat.", "Bagi menurut unit.")
    return found


def _insert(session: Session, event_id: int, people: Sequence[tuple[int, dict[str, Any]]]) -> None:
    rows = [
        {
            "event_id": event_id,
            "position": place,
            "employee_id": employee_id,
            "person": person,
            "name": person["name"],
            "number": person.get("number") or "",
            "unit": person.get("unit") or "",
            "signed_on": None,
            "note": "",
            "marked_at": None,
            "marked_by": None,
        }
        for place, (employee_id, person) in enumerate(people, start=1)
    ]
    for start in range(0, len(rows), _BLOCK):
        session.execute(insert(PledgeSheet), rows[start : start + _BLOCK])


def _digest(people: Sequence[dict[str, Any]]) -> str:
    return sha256(chain.canonical({"people": list(people)})).hexdigest()


def _base_facts(act: Act, kind: str, title: str, election: str, held_on: date, place: str) -> dict[str, Any]:
    """What every sheet says: office and letterhead of the day, the event. The person comes with each sheet."""
    blank = Letter(
        kind=kind, case_id=None, about={}, fields={}, letter_date=held_on, number="", slot_open=False, status="draf"
    )
    facts = letter_facts(act.session, act.desk.rulebook, blank, today=held_on)
    facts["pledge"] = {
        "title": title,
        "election": _bare_election(election),
        "year": _year(election, held_on),
        "date": held_on.isoformat(),
        "place": place,
    }
    return facts


def _bare_election(election: str) -> str:
    """The election without the year at its end, which the sheet says itself: ``Pemilihan Serentak``."""
    return re.sub(r"[\s,]*(?:[Tt]ahun\s+)?(?:19|20)\d{2}$", "", election) or election


def _year(election: str, held_on: date) -> str:
    years = re.findall(r"\b(?:19|20)\d{2}\b", election)
    return years[-1] if years else str(held_on.year)


def sheet_facts(event: PledgeEvent, sheet: PledgeSheet) -> dict[str, Any]:
    """The facts of one sheet: those of the event and its person, who is also the one who signs."""
    person = person_facts(Person.from_dict(sheet.person))
    signer = {
        "capacity": "own",
        "mandator": "",
        "office": "Yang membuat pernyataan",
        "own_office": "",
        "name": person["titled_name"],
        "rank": person["rank_text"],
        "number": person["shown_number"],
        "number_label": person["number_label"],
        "hide_rank": False,
    }
    letter = {**event.facts["letter"], "addressee_line": person["titled_name"]}
    pledge = {**event.facts["pledge"], "sheet": sheet.position, "sheets": event.sheets}
    return {**event.facts, "letter": letter, "pledge": pledge, "person": person, "signer": signer}


def each_facts(session: Session, event: PledgeEvent, sheet_ids: Sequence[int]) -> Iterator[dict[str, Any]]:
    """The facts of many sheets in the order of the ids, a few at a time: memory does not grow with their number."""
    for start in range(0, len(sheet_ids), _BLOCK):
        block = list(sheet_ids[start : start + _BLOCK])
        rows = {row.id: row for row in session.scalars(select(PledgeSheet).where(PledgeSheet.id.in_(block)))}
        for sheet_id in block:
            if sheet_id in rows:
                yield sheet_facts(event, rows[sheet_id])
        for row in rows.values():
            session.expunge(row)


def intact(session: Session, event_id: int) -> bool:
    """Whether the persons are still those the event was made with."""
    event = session.get_one(PledgeEvent, event_id)
    people = session.scalars(
        select(PledgeSheet.person).where(PledgeSheet.event_id == event_id).order_by(PledgeSheet.position)
    ).all()
    return len(people) == event.sheets and _digest(people) == event.digest


def _open_event(session: Session, event_id: int) -> PledgeEvent:
    event = session.get(PledgeEvent, event_id)
    if event is None:
        raise Trouble("Kegiatan tidak ditemukan.", "Tidak ada yang berubah.")
    if event.closed_at is not None:
        raise WrongMoment("Kegiatan ini sudah ditutup.", "Tidak ada yang berubah.")
    return event


def mark_signed(
    desk: Desk, event_id: int, sheet_ids: Iterable[int], *, on: date | None = None, signed: bool = True, note: str = ""
) -> int:
    """Mark sheets as signed (or take the mark back, with the reason in ``note``); gives how many changed."""
    if not signed and not note.strip():
        raise Trouble("Alasan belum ditulis.", "Tanda tetap seperti semula.", "Tuliskan alasannya.")
    with desk.act("pledge.mark", subject=f"pledge.{event_id}") as act:
        event = _open_event(act.session, event_id)
        day = on or act.today
        if day > act.today:
            raise Trouble("Tanggal penandatanganan di masa depan.", "Tidak ada yang berubah.")
        changed = _mark(act, event.id, sorted(set(sheet_ids)), day if signed else None, note.strip()[:200])
        act.note(event=event.id, signed=signed, on=day.isoformat(), sheets=changed, note=note.strip())
        act.touches("pledges")
        return len(changed)


def _mark(act: Act, event_id: int, ids: Sequence[int], day: date | None, note: str) -> list[int]:
    """Write the marks; gives the positions that changed."""
    changed: list[int] = []
    for start in range(0, len(ids), _BLOCK):
        block = ids[start : start + _BLOCK]
        state = PledgeSheet.signed_on.is_(None) if day is not None else PledgeSheet.signed_on.is_not(None)
        where = (PledgeSheet.event_id == event_id, PledgeSheet.id.in_(block), state)
        changed += act.session.scalars(select(PledgeSheet.position).where(*where))
        act.session.execute(
            update(PledgeSheet)
            .where(*where)
            .values(signed_on=day, note=note, marked_at=act.now, marked_by=act.desk.sitter.id)
        )
    return sorted(changed)


def mark_by_list(desk: Desk, event_id: int, lines: Iterable[str], *, on: date | None = None) -> Marked:
    """Mark from a list as it came from the units: each line a number (NIP, NI PPPK, with or without blanks) or a name.

    A name marks only where exactly one sheet bears it. Nothing is guessed: what fits nobody or several comes back.
    """
    with desk.read() as session:
        _open_event(session, event_id)
        rows = session.execute(
            select(PledgeSheet.id, PledgeSheet.number, PledgeSheet.name, PledgeSheet.signed_on).where(
                PledgeSheet.event_id == event_id
            )
        ).all()
    numbers: dict[str, list[int]] = {}
    names: dict[str, list[int]] = {}
    signed = {row.id for row in rows if row.signed_on is not None}
    for row in rows:
        if row.number:
            numbers.setdefault(_digits(row.number), []).append(row.id)
        names.setdefault(_folded(row.name), []).append(row.id)
    found: set[int] = set()
    unknown: list[str] = []
    ambiguous: list[str] = []
    for line in lines:
        text = " ".join(line.split())
        if not text:
            continue
        hits = numbers.get(_digits(text), []) if _digits(text) else names.get(_folded(text), [])
        if len(hits) == 1:
            found.add(hits[0])
        else:
            (ambiguous if hits else unknown).append(text[:200])
    fresh = found - signed
    marked = mark_signed(desk, event_id, fresh, on=on) if fresh else 0
    return Marked(marked, len(found & signed), tuple(unknown), tuple(ambiguous))


def _digits(text: str) -> str:
    """The digits of a number; empty where letters stand in it."""
    bare = re.sub(r"[\s.\-'/]", "", text)
    return bare if bare.isascii() and bare.isdigit() and len(bare) >= 5 else ""


def _folded(text: str) -> str:
    return " ".join(re.sub(r"[.,]", " ", text).casefold().split())


def close_event(desk: Desk, event_id: int, reason: str) -> None:
    """Close an event: its marks change no more."""
    if not reason.strip():
        raise Trouble("Keterangan penutupan belum ditulis.", "Kegiatan tetap terbuka.", "Tuliskan keterangannya.")
    with desk.act("pledge.close", subject=f"pledge.{event_id}") as act:
        event = _open_event(act.session, event_id)
        event.closed_at, event.close_reason = act.now, reason.strip()
        act.note(event=event_id, reason=reason.strip())
        act.touches("pledges")
