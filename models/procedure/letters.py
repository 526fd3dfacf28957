"""Letters: drafted, checked, numbered, frozen byte for byte, signed, sent, served, voided (letters.md C)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.law.errors import Trouble
from models.procedure import numbering
from models.procedure.copies import (
    attach_signed,
    make_copy,
    numbered_copy,
    office_copy,
    printed,
    signed_copy,
    signed_papers,
)
from models.procedure.desk import Act, Desk, WrongMoment
from models.procedure.distribution import numbered_copies
from models.procedure.letteract import FROZEN, LetterAct, freeze, new_letter, step_day, void_row, want
from models.procedure.patterns import make_number
from models.procedure.profiles import profile_for
from models.procedure.searchwords import reindex
from models.procedure.wordings import press_of, source_of
from models.records import Case, Decree, Hearing, Letter
from models.registry.letterfacts import letter_facts
from models.registry.letterkinds import KINDS
from models.registry.notices import notices_of

__all__ = [
    "FROZEN",
    "Missing",
    "attach_signed",
    "draft",
    "edit",
    "enter_number",
    "facts_now",
    "finalise",
    "make_copy",
    "make_number",
    "mark_signed",
    "missing",
    "missing_for",
    "numbered_copy",
    "office_copy",
    "pdf",
    "preview",
    "printed",
    "replace_for_hearing",
    "send",
    "serve",
    "signed_copy",
    "signed_papers",
    "void",
]


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact a letter needs and the case does not yet hold: its key and the plain Indonesian words."""

    field: str
    words: str


def draft(
    desk: Desk,
    kind: str,
    *,
    case_id: int | None = None,
    about: Mapping[str, int] | None = None,
    fields: Mapping[str, Any] | None = None,
    profile: str = "",
) -> int:
    """Begin a letter; gives its id. ``about`` names what it speaks of: hearing, summons, examination, decision, decree.

    ``fields`` are the wordings the clerk may set: addressee, copies, attachment, signer.
    """
    if kind not in KINDS:
        raise Trouble("Jenis surat tidak dikenal.", "Surat tidak dibuat.")
    with desk.act("letter.draft", case_id, subject=kind) as act:
        letter = new_letter(act, kind, case_id, about=about, fields=fields, profile=profile)
        act.note(letter=letter.id, kind=kind)
        return letter.id


def edit(desk: Desk, letter_id: int, *, fields: Mapping[str, Any] | None = None, profile: str | None = None) -> None:
    """Change a draft's wordings or layout. A frozen letter cannot be edited."""
    with LetterAct(desk, "letter.edit", letter_id) as (act, letter):
        want(letter, "draf")
        if fields is not None:
            letter.fields = {**letter.fields, **fields}
        if profile is not None:
            letter.profile = profile
        facts = letter_facts(act.session, desk.rulebook, letter, today=act.today)
        letter.addressee = facts["letter"].get("addressee_line", "")[:300]
        act.note(letter=letter_id)


def facts_now(desk: Desk, letter_id: int) -> dict[str, Any]:
    """The facts a letter would be printed from today; those frozen for a final letter."""
    with desk.read() as session:
        letter = session.get(Letter, letter_id)
        if letter is None:
            raise Trouble("Surat tidak ditemukan.", "Tidak ada yang berubah.")
        if letter.facts is not None:
            return dict(letter.facts)
        return letter_facts(session, desk.rulebook, letter, today=desk.now().date())


def missing(desk: Desk, letter_id: int) -> list[Missing]:
    """Each fact that is still missing, in plain words."""
    with desk.read() as session:
        letter = session.get(Letter, letter_id)
        if letter is None:
            raise Trouble("Surat tidak ditemukan.", "Tidak ada yang berubah.")
        kind = letter.kind
        source = source_of(session, kind)[0]
    found = press_of(desk).missing(kind, facts_now(desk, letter_id), source)
    return [Missing(m.field, m.words) for m in found if m.field not in ("letter.number", "letter.date")]


def missing_for(
    desk: Desk, session: Session, kind: str, *, case_id: int | None, about: Mapping[str, int] | None = None
) -> list[Missing]:
    """What a letter of this kind would still lack if it were begun now; nothing is written."""
    blank = Letter(
        case_id=case_id, kind=kind, title=KINDS[kind].title, about=dict(about or {}), fields={}, number="",
        slot_open=False, letter_date=None, status="draf", facts=None,
    )  # fmt: skip
    try:
        facts = letter_facts(session, desk.rulebook, blank, today=desk.now().date())
        found = press_of(desk).missing(kind, facts, source_of(session, kind)[0])
    finally:
        if blank in session:
            session.expunge(blank)
    return [Missing(m.field, m.words) for m in found if m.field not in ("letter.number", "letter.date")]


def preview(desk: Desk, letter_id: int, profile: str | None = None) -> bytes:
    """The page as it will print, in memory. A final letter shows its frozen bytes, whatever the profile."""
    with desk.read() as session:
        letter = session.get(Letter, letter_id)
        if letter is None:
            raise Trouble("Surat tidak ditemukan.", "Tidak ada yang berubah.")
        if letter.blob:
            return bytes(desk.vault.evidence.get(letter.blob))
        kind, own = letter.kind, letter.profile
        source = source_of(session, kind)[0]
        layout = profile_for(session, profile or own)
    facts = facts_now(desk, letter_id)
    facts["letter"]["date"] = facts["letter"].get("date") or desk.now().date().isoformat()
    facts["draft"] = True
    return bytes(press_of(desk).print(kind, facts, layout, source).pdf)


def finalise(
    desk: Desk,
    letter_id: int,
    *,
    letter_date: date | None = None,
    number: str | None = None,
    later: bool = False,
    sub_number: bool = False,
    override: str = "",
) -> str:
    """Number, print and freeze a letter; gives its SHA-256. All in one transaction: a failure leaves the draft as it
    was.

    ``number``: given by another counter (Bagian Hukum numbers the mayor's decrees). ``later``: an empty slot, written
    by hand and entered afterwards (nomor menyusul). ``sub_number``: a back-dated letter takes a sub-number under the
    last number of its day (nomor mundur). Otherwise the counter of kind, unit and year. An unresolved field refuses.
    """
    with LetterAct(desk, "letter.finalise", letter_id) as (act, letter):
        want(letter, "draf")
        day = letter_date or act.today
        own = number is None and not later and not numbering.is_foreign(letter.kind)
        notices = numbering.date_notices(act, letter, day, own_counter=own, sub_number=sub_number and own)
        act.weigh(notices, override)
        letter.letter_date, letter.number_reason = day, act.override
        numbering.assign(act, letter, day, number=number, later=later, sub_number=sub_number)
        facts = letter_facts(act.session, desk.rulebook, letter, today=day)
        facts["letter"] |= numbered_copies(facts)
        _refuse_gaps(desk, act.session, letter, facts)
        freeze(act, letter, facts)
        _find_by_number(act, letter)
        _copy_number(act, letter)
        act.note(number=letter.number, date=day.isoformat(), slot_open=letter.slot_open)
        place = numbering.Place(letter.counter or "", letter.counter_unit or "", letter.counter_year or 0)
    if place.counter:
        numbering.remember(desk, place)
    return letter.sha256


def _refuse_gaps(desk: Desk, session: Session, letter: Letter, facts: dict[str, Any]) -> None:
    no_number = letter.slot_open or not numbering.is_numbered(letter.kind)
    found = press_of(desk).missing(letter.kind, facts, source_of(session, letter.kind)[0])
    gaps = [m for m in found if not (m.field == "letter.number" and no_number)]
    if gaps:
        raise Trouble(
            f"Surat belum dapat difinalkan; belum ada: {', '.join(m.words for m in gaps)}.",
            "Draf tetap tersimpan dan tidak ada nomor yang terpakai.",
            "Lengkapi isian itu, lalu finalkan lagi.",
        )


def _find_by_number(act: Act, letter: Letter) -> None:
    """The search finds the case of a letter by the number it was given."""
    if letter.case_id is not None:
        reindex(act.session, act.session.get_one(Case, letter.case_id))


def _copy_number(act: Act, letter: Letter) -> None:
    """The decree's own record carries the number its paper was given."""
    decree_id = letter.about.get("decree")
    if letter.kind == "keputusan_sanksi" and decree_id is not None and letter.number:
        decree = act.session.get(Decree, decree_id)
        if decree is not None:
            decree.number = letter.number


def _take_number_back(act: Act, letter: Letter) -> None:
    """The decree's record lets go of the number of its void paper; the newest that still stands gives it another."""
    decree_id = letter.about.get("decree")
    decree = act.session.get(Decree, decree_id) if decree_id is not None else None
    if letter.kind != "keputusan_sanksi" or decree is None or not letter.number or decree.number != letter.number:
        return
    papers = act.session.scalars(
        select(Letter)
        .where(Letter.case_id == letter.case_id, Letter.kind == letter.kind, Letter.status.in_(FROZEN))
        .order_by(Letter.finalised_at.desc(), Letter.id.desc())
    )
    decree.number = next((one.number for one in papers if one.number and one.about.get("decree") == decree_id), "")


def enter_number(desk: Desk, letter_id: int, number: str) -> None:
    """Enter the number that was written by hand into the empty slot (nomor menyusul)."""
    with LetterAct(desk, "letter.number", letter_id) as (act, letter):
        want(letter, *FROZEN)
        if not letter.slot_open:
            raise WrongMoment("Surat ini sudah bernomor.", "Nomor tidak berubah.")
        year = (letter.letter_date or act.today).year
        letter.number, letter.slot_open = numbering.own_number(act.session, number, letter.id, year), False
        _find_by_number(act, letter)
        _copy_number(act, letter)
        act.note(letter=letter_id, number=letter.number)


def mark_signed(desk: Desk, letter_id: int, on: date | None = None, *, override: str = "") -> None:
    """The paper has been signed by hand. The days of all steps: see :func:`~models.procedure.letteract.step_day`."""
    with LetterAct(desk, "letter.sign", letter_id) as (act, letter):
        want(letter, "final")
        letter.status, letter.signed_on = "ditandatangani", step_day(act, letter, "sign", on, override)
        act.note(letter=letter_id, signed_on=letter.signed_on.isoformat())


def send(desk: Desk, letter_id: int, how: str, on: date | None = None, *, override: str = "") -> None:
    """The letter has left the office."""
    with LetterAct(desk, "letter.send", letter_id) as (act, letter):
        want(letter, "ditandatangani", "final")
        letter.sent_on = step_day(act, letter, "send", on, override)
        letter.status, letter.sent_how = "dikirim", how.strip()
        act.note(letter=letter_id, sent_on=letter.sent_on.isoformat(), how=letter.sent_how)


def serve(desk: Desk, letter_id: int, receiver: str, on: date | None = None, *, override: str = "") -> None:
    """The letter has arrived: who took it and when."""
    with LetterAct(desk, "letter.serve", letter_id) as (act, letter):
        want(letter, "ditandatangani", "dikirim", "final")
        if not receiver.strip():
            raise Trouble("Nama penerima belum diisi.", "Surat tidak berubah.")
        letter.received_on = step_day(act, letter, "serve", on, override)
        letter.status, letter.receiver = "diterima", receiver.strip()
        act.note(letter=letter_id, received_on=letter.received_on.isoformat())


def void(desk: Desk, letter_id: int, reason: str) -> None:
    """Void with a reason. The number stays in the register and is never used again.

    A decree whose paper is void has no number either, until another of its papers bears one.
    """
    if not reason.strip():
        raise Trouble("Alasan pembatalan belum ditulis.", "Surat tidak berubah.", "Tuliskan alasannya.")
    with LetterAct(desk, "letter.void", letter_id) as (act, letter):
        if letter.status == "batal":
            raise WrongMoment("Surat ini sudah dibatalkan.", "Surat tidak berubah.")
        void_row(act, letter, reason.strip())
        _take_number_back(act, letter)
        act.note(letter=letter_id, reason=reason.strip(), number=letter.number)


def replace_for_hearing(desk: Desk, hearing_id: int, reason: str) -> list[int]:
    """The notices of a hearing that moved, replaced together: the old ones void, new drafts for the new hearing.

    ``hearing_id`` is the hearing that moved (``hearing.postpone`` and ``hearing.correct`` give the new one). Summonses
    and invitations are replaced; records of what happened stay. Gives the new drafts. One act: all or none.
    """
    if not reason.strip():
        raise Trouble("Alasan belum ditulis.", "Surat tidak berubah.", "Tuliskan alasannya.")
    with desk.read() as session:
        old = session.get(Hearing, hearing_id)
        new = session.scalar(select(Hearing).where(Hearing.follows == hearing_id).order_by(Hearing.id.desc()))
    if old is None or new is None:
        raise WrongMoment("Sidang itu tidak dipindahkan.", "Surat tidak berubah.", "Tunda sidangnya lebih dahulu.")
    with desk.act("letter.replace", old.case_id, subject=f"hearing.{hearing_id}") as act:
        pairs = []
        for letter in _notices_of(act.session, old):
            if letter.status != "batal":
                void_row(act, letter, reason.strip())
            about = {**letter.about, "hearing": new.id}
            made = new_letter(
                act, letter.kind, letter.case_id, about=about, fields=letter.fields, profile=letter.profile,
                supersedes=letter.id,
            )  # fmt: skip
            pairs.append([letter.id, made.id])
        act.note(hearing=hearing_id, becomes=new.id, replaced=pairs, reason=reason.strip())
        return [made for _, made in pairs]


def _notices_of(session: Session, hearing: Hearing) -> list[Letter]:
    """Summonses and invitations of a hearing that no other letter has replaced yet; not those voided on their own."""
    replaced = set(session.scalars(select(Letter.supersedes).where(Letter.supersedes.is_not(None))))
    return [
        row
        for row in notices_of(session, hearing)
        if row.id not in replaced and (row.status != "batal" or row.void_reason == "sidang dipindahkan")
    ]


def pdf(desk: Desk, letter_id: int) -> bytes:
    """The frozen bytes, checked against the hash in the record."""
    with desk.read() as session:
        letter = session.get(Letter, letter_id)
        if letter is None or not letter.blob:
            raise Trouble("Surat ini belum difinalkan.", "Surat tidak berubah.")
        blob, wanted = letter.blob, letter.sha256
    content = bytes(desk.vault.evidence.get(blob))
    if sha256(content).hexdigest() != wanted:
        raise Trouble(
            "Isi surat tidak cocok dengan sidik jarinya.",
            "Surat tidak dicetak.",
            "Periksa brankas lewat halaman Jejak.",
        )
    return content
