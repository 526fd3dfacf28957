"""Official letters: drafted, numbered, frozen, handed out."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Base


class Letter(Base):
    """One letter. ``status``: draf, final, ditandatangani, dikirim, diterima, batal.

    Until it is final it has no number of a counter and no frozen bytes. Once final, ``facts``, ``template`` (name of
    the wording), ``wording`` (its text), ``profile``, ``layout`` (the whole layout profile as it was), ``blob`` and
    ``sha256`` never change; ``number`` may still be empty (nomor menyusul) and be entered later. ``suffix`` is that of
    a back-dated number (``.1``).
    ``copy_of``: the frozen letter that a salinan or petikan was made from; such a row takes no number of its own.
    ``code`` is the short kode arsip that stands on the paper. ``sealed_blob``: see
    :data:`models.records.rowseal.RENAMED`; NULL in rows written since revision 0002.
    """

    __tablename__ = "letter"
    __table_args__ = (
        Index("ix_letter_status", "status"),
        Index("ix_letter_code", "code"),
        Index("ix_letter_sha256", "sha256"),
        Index("ix_letter_fingerprint", "fingerprint"),
        Index("ix_letter_finalised", "finalised_at"),
        Index("ux_letter_number", "counter", "counter_unit", "counter_year", "counter_value", "suffix", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case.id"), index=True)
    kind: Mapped[str] = mapped_column(String(60))
    title: Mapped[str] = mapped_column(String(300))
    addressee: Mapped[str] = mapped_column(String(300), default="")
    status: Mapped[str] = mapped_column(String(20))
    about: Mapped[dict[str, Any]]
    fields: Mapped[dict[str, Any]]
    profile: Mapped[str] = mapped_column(String(40), default="")

    letter_date: Mapped[date | None]
    number: Mapped[str] = mapped_column(String(120), default="")
    counter: Mapped[str | None] = mapped_column(String(60))
    counter_year: Mapped[int | None]
    counter_value: Mapped[int | None]
    suffix: Mapped[str] = mapped_column(String(4), default="")
    slot_open: Mapped[bool] = mapped_column(default=False)

    drafted_at: Mapped[datetime]
    drafted_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    finalised_at: Mapped[datetime | None]
    facts: Mapped[dict[str, Any] | None]
    text: Mapped[str] = mapped_column(default="")
    template: Mapped[str] = mapped_column(String(60), default="")
    fonts: Mapped[list[str]]
    pages: Mapped[int] = mapped_column(default=0)
    blob: Mapped[str] = mapped_column(String(64), default="")
    sha256: Mapped[str] = mapped_column(String(64), default="")
    fingerprint: Mapped[str] = mapped_column(String(64), default="")
    checkpoint: Mapped[str] = mapped_column(default="")

    signed_on: Mapped[date | None]
    sent_on: Mapped[date | None]
    sent_how: Mapped[str] = mapped_column(String(60), default="")
    received_on: Mapped[date | None]
    receiver: Mapped[str] = mapped_column(String(200), default="")
    void_reason: Mapped[str] = mapped_column(default="")
    voided_at: Mapped[datetime | None]
    supersedes: Mapped[int | None] = mapped_column(ForeignKey("letter.id"))
    counter_unit: Mapped[str | None] = mapped_column(String(60))
    number_reason: Mapped[str] = mapped_column(default="", server_default=sql("''"))
    wording: Mapped[str] = mapped_column(default="", server_default=sql("''"))
    layout: Mapped[dict[str, Any] | None]
    code: Mapped[str] = mapped_column(String(40), default="", server_default=sql("''"))
    voided_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    copy_of: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), index=True)
    copy_number: Mapped[int | None]
    sealed_blob: Mapped[str | None] = mapped_column(String(64))


class SignedPaper(Base):
    """A signed paper that came back: a scan, or a PDF signed electronically elsewhere (TTE).

    Kept byte for byte in the evidence store beside the letter's own frozen bytes and never written again; a better scan
    is another row. ``how``: pindaian, tte.
    """

    __tablename__ = "signed_paper"

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    how: Mapped[str] = mapped_column(String(20))
    media_type: Mapped[str] = mapped_column(String(60), default="")
    blob: Mapped[str] = mapped_column(String(64))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int]
    on: Mapped[date]
    note: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))


class LetterPrint(Base):
    """The print log: one row for each time paper or a file was made of a frozen letter.

    ``sort``: net (the sheet to be signed), pertinggal (office copy with the paraf box), salinan_ke (numbered copy of a
    secret letter, ``copy_number``). ``sha256`` of what was printed: from the same facts it is the same each time.
    """

    __tablename__ = "letter_print"

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    sort: Mapped[str] = mapped_column(String(20))
    copy_number: Mapped[int | None]
    copies: Mapped[int]
    how: Mapped[str] = mapped_column(String(40))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[datetime]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
