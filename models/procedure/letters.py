"""Letters: drafted, checked, numbered, frozen byte for byte, signed, sent, served, voided (letters.md C)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.journal import chain
from models.law.errors import Trouble
from models.law.notice import Notice, Severity
from models.law.words import roman_month
from models.procedure import counters
from models.procedure.desk import Act, Desk, WrongMoment, digest, journal_head
from models.procedure.searchwords import reindex
from models.procedure.setup import Office, office_of
from models.records import Case, Decree, Letter
from models.registry.letterfacts import KINDS, letter_facts

FROZEN = ("final", "ditandatangani", "dikirim", "diterima")


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
        office = office_of(act.session)
        letter = Letter(
            case_id=case_id,
            kind=kind,
            title=KINDS[kind].title,
            addressee="",
            status="draf",
            about=dict(about or {}),
            fields=dict(fields or {}),
            profile=profile or default_profile(office, kind),
            letter_date=None,
            counter=None,
            counter_year=None,
            counter_value=None,
            drafted_at=act.now,
            drafted_by=desk.sitter.id,
            finalised_at=None,
            facts=None,
            fonts=[],
            signed_on=None,
            sent_on=None,
            received_on=None,
            voided_at=None,
            supersedes=None,
        )
        act.session.add(letter)
        act.session.flush()
        facts = letter_facts(act.session, desk.rulebook, letter, today=act.today)
        letter.addressee = facts["letter"].get("addressee_line", "")[:300]
        act.note(letter=letter.id, kind=kind)
        act.touches("letters", case_id)
        return letter.id


def default_profile(office: Office, kind: str) -> str:
    """The layout profile of a kind on the office's paper: ``A4``, ``F4``, ``A4-keputusan``, ``F4-keputusan``."""
    paper = office.paper if office.paper in ("A4", "F4") else "A4"
    return f"{paper}-keputusan" if KINDS[kind].decree else paper


def edit(desk: Desk, letter_id: int, *, fields: Mapping[str, Any] | None = None, profile: str | None = None) -> None:
    """Change a draft's wordings or layout. A frozen letter cannot be edited."""
    with LetterAct(desk, "letter.edit", letter_id) as (act, letter):
        _want(letter, "draf")
        if fields is not None:
            letter.fields = {**letter.fields, **fields}
        if profile is not None:
            letter.profile = profile
        facts = letter_facts(act.session, desk.rulebook, letter, today=act.today)
        letter.addressee = facts["letter"].get("addressee_line", "")[:300]
        act.note(letter=letter_id)


class LetterAct:
    """An act about one letter: finds it, and its case, before the act begins."""

    def __init__(self, desk: Desk, name: str, letter_id: int) -> None:
        self.desk = desk
        with desk.read() as session:
            row = session.get(Letter, letter_id)
            if row is None:
                raise Trouble("Surat tidak ditemukan.", "Tidak ada yang berubah.")
            case_id = row.case_id
        self._act = desk.act(name, case_id, subject=f"letter.{letter_id}")
        self.letter_id = letter_id

    def __enter__(self) -> tuple[Act, Letter]:
        act = self._act.__enter__()
        letter = act.session.get(Letter, self.letter_id)
        assert letter is not None
        act.touches("letters", letter.case_id)
        return act, letter

    def __exit__(self, *error: Any) -> bool | None:
        return self._act.__exit__(*error)


def _want(letter: Letter, *status: str) -> None:
    if letter.status not in status:
        raise WrongMoment(
            f"Surat ini berstatus {letter.status}; tindakan itu tidak berlaku lagi.", "Surat tidak berubah."
        )


def _press(desk: Desk) -> Any:
    if desk.press is None:
        raise Trouble("Mesin cetak surat belum siap.", "Surat tidak berubah.", "Tutup lalu buka lagi program ini.")
    return desk.press


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
    found = _press(desk).missing(kind, facts_now(desk, letter_id))
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
    facts = facts_now(desk, letter_id)
    facts["letter"]["date"] = facts["letter"].get("date") or desk.now().date().isoformat()
    facts["draft"] = True
    return bytes(_press(desk).print(kind, facts, profile or own).pdf)


def make_number(office: Office, kind: str, value: int, day: date, suffix: str = "") -> str:
    """A number from the office's pattern: ``{klas} {urut} {urut:3} {unit} {jenis} {bulan_romawi} {tahun}
    {rahasia}``.
    """
    values = {
        "klas": office.classification_code,
        "urut": f"{value}{suffix}",
        "unit": office.unit_code or "-",
        "jenis": KINDS[kind].code,
        "bulan_romawi": roman_month(day.month),
        "tahun": str(day.year),
        "rahasia": office.secret_prefix,
    }

    def put(match: re.Match[str]) -> str:
        name, _, width = match.group(1).partition(":")
        if name == "urut" and width.isdigit():
            return f"{value:0{int(width)}d}{suffix}"
        return values.get(name, match.group(0))

    return re.sub(r"\{([a-z_]+(?::\d)?)\}", put, office.number_pattern)


def finalise(
    desk: Desk,
    letter_id: int,
    *,
    letter_date: date | None = None,
    number: str | None = None,
    later: bool = False,
    override: str = "",
) -> str:
    """Number, print and freeze a letter; gives its SHA-256. All in one transaction: a failure leaves the draft as it
    was.

    ``number``: given by another counter (Bagian Hukum numbers the mayor's decrees); ``later``: an empty slot to be
    written by hand and entered afterwards (nomor menyusul); otherwise the council's own counter of the year. An
    unresolved field refuses.
    """
    with LetterAct(desk, "letter.finalise", letter_id) as (act, letter):
        _want(letter, "draf")
        office = office_of(act.session)
        day = letter_date or act.today
        act.weigh(_date_notices(act, letter, day), override)
        letter.letter_date = day
        if later:
            letter.slot_open = True
        elif number is not None:
            letter.number = _own_number(act.session, number)
        elif KINDS[letter.kind].foreign_counter:
            letter.slot_open = True
        else:
            letter.counter, letter.counter_year = "surat", day.year
            letter.counter_value = counters.take(act.session, "surat", day.year)
            letter.number = make_number(office, letter.kind, letter.counter_value, day)
        facts = letter_facts(act.session, desk.rulebook, letter, today=day)
        gaps = [
            m for m in _press(desk).missing(letter.kind, facts) if not (m.field == "letter.number" and letter.slot_open)
        ]
        if gaps:
            raise Trouble(
                f"Surat belum dapat difinalkan; belum ada: {', '.join(m.words for m in gaps)}.",
                "Draf tetap tersimpan dan tidak ada nomor yang terpakai.",
                "Lengkapi isian itu, lalu finalkan lagi.",
            )
        head = journal_head(act.session, desk.vault.vault_id)
        letter.fingerprint = digest({"kind": letter.kind, "profile": letter.profile, "facts": facts})
        letter.checkpoint = chain.checkpoint(desk.vault.vault_id, head)
        facts["archive"] = {
            "fingerprint": letter.fingerprint,
            "checkpoint": letter.checkpoint,
            "short": chain.short_code(head),
        }
        printed = _press(desk).print(letter.kind, facts, letter.profile)
        stored = desk.vault.evidence.put(printed.pdf)
        letter.facts, letter.text = facts, printed.text
        letter.fonts, letter.pages = list(printed.fonts), printed.pages
        letter.template = getattr(printed, "template", "")
        letter.blob, letter.sha256 = stored.blob, sha256(printed.pdf).hexdigest()
        letter.status, letter.finalised_at = "final", act.now
        letter.addressee = facts["letter"].get("addressee_line", "")[:300]
        if letter.case_id is not None:
            case = act.session.get(Case, letter.case_id)
            assert case is not None
            reindex(act.session, case)
        _copy_number(act, letter)
        act.note(
            letter=letter.id,
            kind=letter.kind,
            number=letter.number,
            date=day.isoformat(),
            sha256=letter.sha256,
            fingerprint=letter.fingerprint,
            slot_open=letter.slot_open,
        )
        return letter.sha256


def _date_notices(act: Act, letter: Letter, day: date) -> list[Notice]:
    notices: list[Notice] = []
    if day > act.today:
        notices.append(Notice(Severity.BLOCK, "letter.future", "tanggal surat berada di masa depan"))
    if day < act.today:
        notices.append(
            Notice(
                Severity.WARN,
                "letter.backdated",
                f"tanggal surat mendahului waktu pencatatan ({act.today.isoformat()})",
            )
        )
    if day.year < act.today.year:
        notices.append(Notice(Severity.WARN, "letter.other_year", "nomor diambil dari tahun yang lalu"))
    decree_id = letter.about.get("decree")
    if decree_id is not None:
        decree = act.session.get(Decree, decree_id)
        if decree is not None and day < decree.set_on:
            notices.append(Notice(Severity.BLOCK, "letter.before_decree", "tanggal surat sebelum keputusan ditetapkan"))
    # A letter dated on the day its decree was set is the rule, not a back-dating.
    if decree_id is not None and letter.kind == "keputusan_sanksi":
        decree = act.session.get(Decree, decree_id)
        if decree is not None and day == decree.set_on:
            notices = [n for n in notices if n.severity is Severity.BLOCK]
    return notices


def _own_number(session: Session, number: str) -> str:
    text = " ".join(number.split())
    if not text:
        raise Trouble("Nomor surat kosong.", "Surat tidak berubah.", "Isi nomornya, atau pilih nomor menyusul.")
    used = session.scalar(select(Letter.id).where(Letter.number == text))
    if used is not None:
        raise Trouble("Nomor itu sudah dipakai surat lain.", "Surat tidak berubah.", "Periksa nomornya.")
    return text


def _copy_number(act: Act, letter: Letter) -> None:
    """The decree's own record carries the number its paper was given."""
    decree_id = letter.about.get("decree")
    if letter.kind == "keputusan_sanksi" and decree_id is not None and letter.number:
        decree = act.session.get(Decree, decree_id)
        if decree is not None:
            decree.number = letter.number


def enter_number(desk: Desk, letter_id: int, number: str) -> None:
    """Enter the number that was written by hand into the empty slot (nomor menyusul)."""
    with LetterAct(desk, "letter.number", letter_id) as (act, letter):
        _want(letter, *FROZEN)
        if not letter.slot_open:
            raise WrongMoment("Surat ini sudah bernomor.", "Nomor tidak berubah.")
        letter.number, letter.slot_open = _own_number(act.session, number), False
        _copy_number(act, letter)
        act.note(letter=letter_id, number=letter.number)


def mark_signed(desk: Desk, letter_id: int, on: date | None = None) -> None:
    """The paper has been signed by hand."""
    with LetterAct(desk, "letter.sign", letter_id) as (act, letter):
        _want(letter, "final")
        letter.status, letter.signed_on = "ditandatangani", on or act.today
        act.note(letter=letter_id, signed_on=letter.signed_on.isoformat())


def send(desk: Desk, letter_id: int, how: str, on: date | None = None) -> None:
    """The letter has left the office."""
    with LetterAct(desk, "letter.send", letter_id) as (act, letter):
        _want(letter, "ditandatangani", "final")
        letter.status, letter.sent_on, letter.sent_how = "dikirim", on or act.today, how.strip()
        act.note(letter=letter_id, sent_on=letter.sent_on.isoformat(), how=letter.sent_how)


def serve(desk: Desk, letter_id: int, receiver: str, on: date | None = None) -> None:
    """The letter has arrived: who took it and when."""
    with LetterAct(desk, "letter.serve", letter_id) as (act, letter):
        _want(letter, "ditandatangani", "dikirim", "final")
        if not receiver.strip():
            raise Trouble("Nama penerima belum diisi.", "Surat tidak berubah.")
        letter.status, letter.received_on, letter.receiver = "diterima", on or act.today, receiver.strip()
        act.note(letter=letter_id, received_on=letter.received_on.isoformat())


def void(desk: Desk, letter_id: int, reason: str) -> None:
    """Void with a reason. The number stays in the register and is never used again."""
    if not reason.strip():
        raise Trouble("Alasan pembatalan belum ditulis.", "Surat tidak berubah.", "Tuliskan alasannya.")
    with LetterAct(desk, "letter.void", letter_id) as (act, letter):
        if letter.status == "batal":
            raise WrongMoment("Surat ini sudah dibatalkan.", "Surat tidak berubah.")
        letter.status, letter.void_reason, letter.voided_at = "batal", reason.strip(), act.now
        act.note(letter=letter_id, reason=reason.strip(), number=letter.number)


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


def printed(desk: Desk, letter_id: int, copies: int = 1, how: str = "printer") -> None:
    """Enter in the journal that a letter was printed or exported."""
    with LetterAct(desk, "letter.print", letter_id) as (act, letter):
        act.note(letter=letter.id, copies=copies, how=how)
