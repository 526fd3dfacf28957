"""From a code or a hash on paper back to the letter: what ``check-letter`` and the window ask the vault."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from models.records import Letter, LetterPrint, SignedPaper
from models.registry.labels import LETTER_STATUS, word
from models.registry.viewer import Viewer, visible

SHORTEST = 8
"""Hexadecimal digits of a fingerprint that are enough to look for a letter."""

MOST = 20
_SHORT = re.compile(r"(\d{1,9})-((?:[0-9a-f]{4}-){3}[0-9a-f]{4})")
_LABELS = re.compile(r"sidang-etik:|\b(?:kode|arsip|sidik|jari|jurnal)\b")
_MISREAD = str.maketrans({"o": "0", "l": "1", "i": "1", "—": "-", "–": "-", "_": "-"})


@dataclass(frozen=True, slots=True)
class Paper:
    """A letter as the code on a paper finds it. ``shown`` False: its case is not open to the viewer, only its
    existence is told. ``sort``: asli, tte, pindaian, pertinggal, salinan_ke: which of its files the hash belongs to.
    """

    letter_id: int
    shown: bool
    title: str
    number: str
    letter_date: date | None
    status: str
    void_reason: str
    fingerprint: str
    code: str
    sha256: str
    sort: str = "asli"

    @property
    def status_name(self) -> str:
        """The status in words."""
        return word(LETTER_STATUS, self.status)

    @property
    def name(self) -> str:
        """Title and number for a sentence; nothing of a case that is not open to the viewer."""
        if not self.shown:
            return "surat dari perkara yang tidak terbuka bagi akun ini"
        return f"{self.title} nomor {self.number}" if self.number else self.title


def by_hash(session: Session, viewer: Viewer, digests: Iterable[str]) -> Paper | None:
    """The letter that has a file of one of these SHA-256 (hex): frozen, signed, or printed from it."""
    wanted = list(digests)[:MOST]
    direct = _first(session, viewer, _letters().where(Letter.sha256.in_(wanted), Letter.blob != ""), "asli")
    if direct is not None:
        return direct
    signed = session.execute(
        select(SignedPaper.letter_id, SignedPaper.how).where(SignedPaper.sha256.in_(wanted))
    ).first()
    if signed is not None:
        return _first(session, viewer, _letters().where(Letter.id == signed.letter_id), signed.how)
    printed = session.execute(
        select(LetterPrint.letter_id, LetterPrint.sort).where(LetterPrint.sha256.in_(wanted))
    ).first()
    if printed is not None:
        return _first(session, viewer, _letters().where(Letter.id == printed.letter_id), printed.sort)
    return None


def by_fingerprint(session: Session, viewer: Viewer, fingerprint: str) -> Paper | None:
    """The letter with this whole fingerprint (64 hexadecimal digits)."""
    return _first(session, viewer, _letters().where(Letter.fingerprint == fingerprint, Letter.blob != ""), "asli")


def by_code(session: Session, viewer: Viewer, typed: str) -> list[Paper]:
    """Letters whose code somebody typed from the paper: the short code, the QR's text, or the first digits (at least
    8) of the fingerprint. Blanks, capitals, ``O`` for ``0`` and ``l`` for ``1`` are forgiven. Empty where none fits.
    """
    conditions = _typed(typed)
    if not conditions:
        return []
    statement = _letters().where(or_(*conditions), Letter.blob != "").order_by(Letter.id).limit(MOST)
    return [_paper(row, viewer_sees, "asli") for row, viewer_sees in _seen(session, viewer, statement)]


def _typed(typed: str) -> list[Any]:
    text = "".join(_LABELS.sub(" ", typed.casefold()).split()).translate(_MISREAD)
    found: list[Any] = []
    for match in _SHORT.finditer(text):
        found.append(Letter.code == match.group(0))
    for part in re.split(r"[:;,]", text):
        digits = re.sub(r"[^0-9a-f]", "", part) if re.fullmatch(r"[0-9a-f.\-]+", part) else ""
        if SHORTEST <= len(digits) <= 64 and not found:
            found.append(Letter.fingerprint.startswith(digits, autoescape=True))
            found.append(Letter.code.endswith(_grouped(digits[-16:]), autoescape=True) if len(digits) >= 16 else None)
    return [one for one in found if one is not None]


def _grouped(digits: str) -> str:
    return "-".join(digits[at : at + 4] for at in range(0, 16, 4))


def _letters() -> Select[Any]:
    return select(Letter)


def _seen(session: Session, viewer: Viewer, statement: Select[Any]) -> list[tuple[Letter, bool]]:
    rows: Sequence[Letter] = session.scalars(statement).all()
    ids = [row.id for row in rows]
    open_ids = set(
        session.scalars(
            select(Letter.id).where(
                and_(Letter.id.in_(ids), or_(Letter.case_id.is_(None), visible(viewer, Letter.case_id)))
            )
        )
    )
    return [(row, row.id in open_ids) for row in rows]


def _first(session: Session, viewer: Viewer, statement: Select[Any], sort: str) -> Paper | None:
    found = _seen(session, viewer, statement.order_by(Letter.id).limit(1))
    return _paper(*found[0], sort) if found else None


def _paper(row: Letter, shown: bool, sort: str) -> Paper:
    return Paper(
        letter_id=row.id,
        shown=shown,
        title=row.title if shown else "",
        number=row.number if shown else "",
        letter_date=row.letter_date if shown else None,
        status=row.status,
        void_reason=row.void_reason if shown else "",
        fingerprint=row.fingerprint,
        code=row.code,
        sha256=row.sha256,
        sort=sort,
    )
