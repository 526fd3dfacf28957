"""The journal as a table: append only, chained, signed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Base


class JournalEntry(Base):
    """One act. ``payload`` holds the canonical bytes that were hashed; they are stored, never recomputed."""

    __tablename__ = "journal_entry"
    __table_args__ = (Index("ix_journal_case", "case_id"), Index("ix_journal_act", "act"))

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    account_id: Mapped[int]
    act: Mapped[str] = mapped_column(String(60))
    case_id: Mapped[int | None]
    subject: Mapped[str] = mapped_column(String(120), default="")
    payload: Mapped[bytes] = mapped_column(LargeBinary())
    prev: Mapped[bytes] = mapped_column(LargeBinary(32))
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    signature: Mapped[bytes] = mapped_column(LargeBinary(64))
