"""What is made of a frozen letter: office copy, numbered copies, salinan and petikan; and what comes back signed.

Nothing here retypes: every copy is printed from the frozen facts (letters.md 4.8, D).
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from models.law.errors import Trouble
from models.procedure.desk import Desk, WrongMoment
from models.procedure.letteract import FROZEN, LetterAct, freeze, kept_wording, new_letter, print_again, step_day, want
from models.records import Letter, LetterPrint, SignedPaper
from models.registry.letterkinds import KINDS

HOW = {"pindaian": "pindaian bertanda tangan basah", "tte": "berkas bertanda tangan elektronik"}
LARGEST = 200 * 1024 * 1024
_KINDS_OF_FILE = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)


@dataclass(frozen=True, slots=True)
class SignedVersion:
    """One signed paper that came back; the newest is what counts."""

    id: int
    how: str
    media_type: str
    sha256: str
    size: int
    on: date
    at: datetime
    note: str


def attach_signed(
    desk: Desk,
    letter_id: int,
    content: bytes | Path,
    *,
    how: str = "pindaian",
    on: date | None = None,
    note: str = "",
    override: str = "",
) -> int:
    """Keep a signed scan, or the PDF signed electronically elsewhere, byte for byte beside the letter; gives its id.

    It is never rewritten; a better scan is kept beside the first. A final letter becomes signed by it. Only PDF, PNG,
    JPEG and TIFF; an electronic signature only as PDF. Errors: Trouble.
    """
    if how not in HOW:
        raise Trouble("Cara penandatanganan tidak dikenal.", "Surat tidak berubah.")
    size = content.stat().st_size if isinstance(content, Path) else len(content)
    media_type = _media_type(content)
    _refuse_file(size, media_type, how)
    with LetterAct(desk, "letter.attach", letter_id) as (act, letter):
        want(letter, *FROZEN)
        day = step_day(act, letter, "sign", on, override)
        stored = desk.vault.evidence.put(content)
        known = select(SignedPaper.id).where(SignedPaper.letter_id == letter_id, SignedPaper.sha256 == stored.sha256)
        if act.session.scalar(known) is not None:
            raise Trouble("Berkas yang sama sudah dilampirkan pada surat ini.", "Surat tidak berubah.")
        if stored.sha256 == letter.sha256:
            raise Trouble(
                "Berkas ini adalah surat yang belum ditandatangani, bukan hasil penandatanganannya.",
                "Surat tidak berubah.",
                "Pilih berkas yang sudah ditandatangani.",
            )
        row = SignedPaper(
            letter_id=letter_id,
            how=how,
            media_type=media_type,
            blob=stored.blob,
            sha256=stored.sha256,
            size=stored.size,
            on=day,
            note=note.strip(),
            at=act.now,
            account_id=desk.sitter.id,
        )
        act.session.add(row)
        if letter.status == "final":
            letter.status, letter.signed_on = "ditandatangani", row.on
        act.session.flush()
        act.note(letter=letter_id, signed=row.id, how=how, sha256=row.sha256, size=row.size)
        return row.id


def _media_type(content: bytes | Path) -> str:
    if isinstance(content, Path):
        with content.open("rb") as file:
            head = file.read(1024)
    else:
        head = content[:1024]
    for mark, name in _KINDS_OF_FILE:
        if head.startswith(mark) or (mark == b"%PDF-" and mark in head):
            return name
    return ""


def _refuse_file(size: int, media_type: str, how: str) -> None:
    if size == 0 or size > LARGEST:
        raise Trouble("Berkas kosong atau lebih besar dari 200 MB.", "Surat tidak berubah.", "Pilih berkas lain.")
    if not media_type or (how == "tte" and media_type != "application/pdf"):
        wanted = "PDF" if how == "tte" else "PDF, PNG, JPEG atau TIFF"
        raise Trouble(f"Berkas ini bukan {wanted}.", "Surat tidak berubah.", "Pilih berkas lain.")


def signed_papers(desk: Desk, letter_id: int) -> tuple[SignedVersion, ...]:
    """Every signed paper of a letter, the newest first."""
    with desk.read() as session:
        rows = session.scalars(
            select(SignedPaper).where(SignedPaper.letter_id == letter_id).order_by(SignedPaper.id.desc())
        )
        return tuple(SignedVersion(r.id, r.how, r.media_type, r.sha256, r.size, r.on, r.at, r.note) for r in rows)


def signed_copy(desk: Desk, letter_id: int, version: int | None = None) -> bytes:
    """The signed paper as it came back: the newest, or the one of an id. Checked against its hash."""
    with desk.read() as session:
        wanted = select(SignedPaper).where(SignedPaper.letter_id == letter_id).order_by(SignedPaper.id.desc())
        row = session.scalars(wanted if version is None else wanted.where(SignedPaper.id == version)).first()
        if row is None:
            raise Trouble("Belum ada berkas bertanda tangan pada surat ini.", "Surat tidak berubah.")
        blob, known = row.blob, row.sha256
    content = bytes(desk.vault.evidence.get(blob))
    if sha256(content).hexdigest() != known:
        raise Trouble("Isi berkas tidak cocok dengan sidik jarinya.", "Tidak ada yang dibuka.", "Periksa brankas.")
    return content


def _frozen(desk: Desk, letter_id: int) -> Letter:
    with desk.read() as session:
        letter = session.get(Letter, letter_id)
        if letter is None or letter.facts is None:
            raise Trouble("Surat ini belum difinalkan.", "Surat tidak berubah.", "Finalkan surat lebih dahulu.")
        return letter


def _again(desk: Desk, letter: Letter, change: Mapping[str, Any], letter_change: Mapping[str, Any]) -> bytes:
    facts = deepcopy(letter.facts or {}) | dict(change)
    facts["letter"] = {**facts["letter"], **letter_change}
    return print_again(desk, letter, facts)


def office_copy(desk: Desk, letter_id: int) -> bytes:
    """The *pertinggal* from the frozen facts: the same letter with the paraf box, never for the addressee."""
    return _again(desk, _frozen(desk, letter_id), {"office_copy": True}, {})


def numbered_copy(desk: Desk, letter_id: int, copy_number: int) -> bytes:
    """Copy ``copy_number`` of a secret letter, from the frozen facts. Copy 1 is the frozen letter itself."""
    letter = _frozen(desk, letter_id)
    total = int((letter.facts or {})["letter"].get("copy_total") or 1)
    if not 2 <= copy_number <= total:
        raise Trouble(f"Surat ini mempunyai {total} salinan bernomor.", "Tidak ada yang dicetak.")
    return _again(desk, letter, {}, {"copy_number": copy_number})


def printed(
    desk: Desk,
    letter_id: int,
    copies: int = 1,
    how: str = "printer",
    *,
    sort: str = "net",
    copy_number: int | None = None,
    content: bytes | None = None,
) -> None:
    """Enter that a letter was printed or exported: in the print log and the journal.

    ``sort``: net, pertinggal, salinan_ke; ``content``: what was printed where it was not the frozen bytes, so that its
    hash is known again (``check-letter``).
    """
    if sort not in ("net", "pertinggal", "salinan_ke") or not 1 <= copies <= 1000:
        raise Trouble("Jenis atau jumlah cetakan tidak dikenal.", "Tidak ada yang dicatat.")
    with LetterAct(desk, "letter.print", letter_id) as (act, letter):
        digest = sha256(content).hexdigest() if content is not None else letter.sha256
        act.session.add(
            LetterPrint(
                letter_id=letter_id,
                sort=sort,
                copy_number=copy_number,
                copies=copies,
                how=how[:40],
                sha256=digest,
                at=act.now,
                account_id=desk.sitter.id,
            )
        )
        act.note(letter=letter.id, copies=copies, how=how, sort=sort, copy_number=copy_number, sha256=digest)


# salinan and petikan -----------------------------------------------------------------------------------------------

SORTS = {"salinan": "Salinan", "petikan": "Petikan"}


def make_copy(
    desk: Desk,
    letter_id: int,
    *,
    kind: str = "salinan",
    certifier: Mapping[str, str],
    for_whom: str = "",
    override: str = "",
) -> int:
    """A *salinan* or *petikan* of a signed letter, made from its frozen facts and frozen itself; gives its id.

    ``certifier``: office, name, rank, number, number_label of the official who certifies (Bagian Hukum). The copy
    carries a running number of its original; who made which copy for whom stands in the journal (letters.md 4.8). A
    petikan is only made of a decree. The original must be signed: the copy says *ttd* above the signer's name.
    """
    if kind not in SORTS:
        raise Trouble("Jenis salinan tidak dikenal.", "Tidak ada yang dibuat.")
    if not certifier.get("office", "").strip() or not certifier.get("name", "").strip():
        raise Trouble(
            "Pejabat yang mengesahkan belum disebut.", "Tidak ada yang dibuat.", "Isi jabatan dan nama pejabat itu."
        )
    with LetterAct(desk, "letter.copy", letter_id) as (act, original):
        _refuse_copy(original, kind)
        made = act.session.scalar(
            select(func.count()).select_from(Letter).where(Letter.copy_of == letter_id, Letter.kind == kind)
        )
        number = (made or 0) + 1
        facts = _copy_facts(original, kind, certifier, for_whom, number)
        facts["copy"]["wording"] = kept_wording(desk, original) or None
        row = new_letter(
            act, kind, original.case_id, about=original.about, profile=original.profile, copy_of=letter_id,
            copy_number=number,
        )  # fmt: skip
        row.title = f"{SORTS[kind]} {original.title}"[:300]
        row.number, row.letter_date = original.number, original.letter_date
        row.addressee = facts["letter"]["addressee_line"] = (for_whom.strip() or original.addressee)[:300]
        freeze(act, row, facts, original.layout)
        act.note(copy_of=letter_id, sort=kind, copy_number=number, for_whom=bool(for_whom.strip()))
        return row.id


def _refuse_copy(original: Letter, kind: str) -> None:
    if original.copy_of is not None:
        raise WrongMoment("Salinan dibuat dari aslinya, bukan dari salinan lain.", "Tidak ada yang dibuat.")
    if original.status not in ("ditandatangani", "dikirim", "diterima"):
        raise WrongMoment(
            "Surat ini belum ditandatangani, jadi belum dapat disalin.",
            "Tidak ada yang dibuat.",
            "Catat penandatanganannya lebih dahulu.",
        )
    if original.slot_open:
        raise WrongMoment("Nomor surat ini belum dicatat.", "Tidak ada yang dibuat.", "Catat nomornya lebih dahulu.")
    if kind == "petikan" and not KINDS[original.kind].decree:
        raise WrongMoment("Petikan hanya dibuat dari keputusan.", "Tidak ada yang dibuat.", "Buat salinan.")


def _copy_facts(
    original: Letter, kind: str, certifier: Mapping[str, str], for_whom: str, number: int
) -> dict[str, Any]:
    """The original's frozen facts, the number written by hand where there was a slot, and what makes it a copy."""
    facts = deepcopy(original.facts or {})
    facts["letter"] = {**facts["letter"], "number": original.number or None, "slot_open": False}
    keys = ("office", "name", "rank", "number", "number_label")
    facts["copy"] = {
        "of": original.kind,
        "sort": kind,
        "certifier": {key: str(certifier.get(key, "")).strip() for key in keys},
        "for": for_whom.strip(),
        "copy_number": number,
        "original": {"sha256": original.sha256, "short": original.code, "fingerprint": original.fingerprint},
    }
    facts["archive"] = None
    return facts
