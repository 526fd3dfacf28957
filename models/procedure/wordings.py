"""The office's own wordings of letters: checked, tried on an invented case, kept as versions, taken back."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from models.law.errors import Trouble
from models.procedure.desk import Desk, Press
from models.records.wording import LetterWording
from models.registry.letterkinds import KINDS
from models.registry.wordings import template_name, wording_in_use


def source_of(session: Session, kind: str) -> tuple[str | None, str]:
    """The text of the wording a new letter of this kind is set from, and the name the letter keeps.

    ``(None, "")`` where the program's own wording holds; the press then names its version.
    """
    own = wording_in_use(session, kind)
    return (None, "") if own is None else (own.source, template_name(kind, own.number))


def source_named(session: Session, kind: str, template: str) -> str | None:
    """The wording a final letter was made with, for a salinan years later; None for the program's own."""
    number = template.rpartition("/kantor-")[2]
    if "/kantor-" not in template or not number.isdigit():
        return None
    found = select(LetterWording.source).where(LetterWording.kind == kind, LetterWording.number == int(number))
    return session.scalar(found)


def trial(desk: Desk, kind: str, source: str) -> Any:
    """Set the wording on an invented case, with the office's letterhead left out; gives the printed letter.

    Trouble says in Indonesian what is wrong, and where.
    """
    press = press_of(desk)
    found = press.mistakes(kind, source)
    if found:
        more = f" (dan {len(found) - 1} lagi)" if len(found) > 1 else ""
        raise Trouble(
            f"Templat belum dapat dipakai: {found[0]}{more}.",
            "Templat yang berlaku tidak berubah.",
            "Betulkan bagian itu; pratinjau mengikuti.",
        )
    return press.sample(kind, source)


def save(desk: Desk, kind: str, source: str, reason: str) -> int:
    """Keep a new version of the office's wording and use it from now on; gives its id.

    Letters already final keep theirs. One equal to the version in use is refused.
    """
    if kind not in KINDS:
        raise Trouble("Jenis surat tidak dikenal.", "Templat yang berlaku tidak berubah.")
    if not reason.strip():
        raise Trouble(
            "Alasan perubahan belum ditulis.", "Templat yang berlaku tidak berubah.", "Tulis mengapa kalimatnya diubah."
        )
    trial(desk, kind, source)
    mark = sha256(source.encode()).hexdigest()
    with desk.act("letter.wording", subject=kind) as act:
        own = wording_in_use(act.session, kind)
        shipped = press_of(desk).wording(kind).source
        if source in (own.source if own else shipped,):
            raise Trouble("Tidak ada yang berubah pada templat ini.", "Templat yang berlaku tetap dipakai.")
        last = act.session.scalar(select(func.max(LetterWording.number)).where(LetterWording.kind == kind)) or 0
        _retire(act.session, kind)
        row = LetterWording(
            kind=kind,
            number=last + 1,
            source=source,
            sha256=mark,
            reason=reason.strip(),
            made_at=act.now,
            made_by=desk.sitter.id,
            in_use=True,
        )
        act.session.add(row)
        act.session.flush()
        act.note(kind=kind, number=row.number, sha256=mark, reason=row.reason)
        act.touches("office")
        return row.id


def use(desk: Desk, kind: str, wording_id: int | None, reason: str = "") -> None:
    """Go back to an older version of the office's, or, with None, to the wording that the program brings."""
    with desk.act("letter.wording", subject=kind) as act:
        row = None
        if wording_id is not None:
            row = act.session.get(LetterWording, wording_id)
            if row is None or row.kind != kind:
                raise Trouble("Versi templat tidak ditemukan.", "Templat yang berlaku tidak berubah.")
            trial(desk, kind, row.source)
        _retire(act.session, kind)
        if row is not None:
            row.in_use = True
        act.note(kind=kind, number=row.number if row else 0, reason=reason.strip())
        act.touches("office")


def _retire(session: Session, kind: str) -> None:
    session.execute(update(LetterWording).where(LetterWording.kind == kind).values(in_use=False))


def press_of(desk: Desk) -> Press:
    """The press of a desk; Trouble where there is none."""
    if desk.press is None:
        raise Trouble("Mesin cetak surat belum siap.", "Tidak ada yang berubah.", "Tutup lalu buka lagi program ini.")
    return desk.press
