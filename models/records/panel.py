"""The standing council and the panel that sits in one case."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Base


class Council(Base):
    """A council named by decree of the PPK (PP 42/2004 Pasal 17 ayat (2))."""

    __tablename__ = "council"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    decree_number: Mapped[str] = mapped_column(String(100))
    decree_date: Mapped[date]
    valid_until: Mapped[date | None]
    added_at: Mapped[datetime]


class CouncilMember(Base):
    """A member named in the decree; ``role``: ketua, sekretaris, anggota, pengganti."""

    __tablename__ = "council_member"

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(ForeignKey("council.id"), index=True)
    position: Mapped[int]
    role: Mapped[str] = mapped_column(String(20))
    person: Mapped[dict[str, Any]]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class Seat(Base):
    """A seat in the panel of one case; ``role``: ketua, sekretaris, anggota.

    A seat is left (``left_at``, ``left_reason``) and another names it in ``replaces``; nothing is overwritten.
    ``conflict``: None = not yet declared, False = declared free, True = conflict declared.
    """

    __tablename__ = "seat"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    position: Mapped[int]
    role: Mapped[str] = mapped_column(String(20))
    person: Mapped[dict[str, Any]]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    seated_at: Mapped[datetime]
    replaces: Mapped[int | None] = mapped_column(ForeignKey("seat.id"))
    conflict: Mapped[bool | None]
    conflict_note: Mapped[str] = mapped_column(default="")
    declared_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
    left_reason: Mapped[str] = mapped_column(default="")
    left_kind: Mapped[str] = mapped_column(String(20), default="")


class Objection(Base):
    """An objection of the respondent against a member (hak ingkar) and the ruling on it."""

    __tablename__ = "objection"

    id: Mapped[int] = mapped_column(primary_key=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"), index=True)
    reason: Mapped[str]
    raised_on: Mapped[date]
    ruled_at: Mapped[datetime | None]
    granted: Mapped[bool | None]
    ruling: Mapped[str] = mapped_column(default="")
