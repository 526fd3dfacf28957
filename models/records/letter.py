"""Official letters: drafted, numbered, frozen, handed out."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Base


class Letter(Base):
    """One letter. ``status``: draf, final, ditandatangani, dikirim, diterima, batal.

    Until it is final it has no number of a counter and no frozen bytes. Once final, ``facts``, ``template``,
    ``profile``,
    ``blob`` and ``sha256`` never change; ``number`` may still be empty (nomor menyusul) and be entered later.
    """

    __tablename__ = "letter"
    __table_args__ = (
        Index("ix_letter_status", "status"),
        Index("ux_letter_number", "counter", "counter_year", "counter_value", "suffix", unique=True),
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
