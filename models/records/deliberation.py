"""The closed deliberation: sealed, signed ballots and what came out of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Base


class Deliberation(Base):
    """A deliberation. Ballots are sealed to ``seal_key`` whose secret is the XOR of one share per member.

    Each share is sealed to one member's own key; it is given up when that member votes. So the secret exists again
    only when the last member has voted (``secret`` stays empty until then), and nobody, with or without the database
    key, reads a ballot before.

    ``withdrawn_at``: given up before its last vote, because a member can no longer vote; its ballots stay sealed for
    ever, and the panel as it then sits deliberates anew.
    """

    __tablename__ = "deliberation"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    opened_at: Mapped[datetime]
    seal_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    question: Mapped[dict[str, Any]]
    closed_at: Mapped[datetime | None]
    mode: Mapped[str] = mapped_column(String(20), default="")
    result: Mapped[dict[str, Any] | None]
    secret: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    withdrawn_at: Mapped[datetime | None]
    withdrawn_reason: Mapped[str | None]


class Ballot(Base):
    """One member's place in the deliberation: the share of the seal, then the sealed and signed ballot.

    ``digest`` is SHA-256 of the plain ballot bytes and is what ``signature`` (Ed25519, the member's own key) covers,
    with the deliberation's seal key, so that a ballot cannot be moved to another deliberation.
    """

    __tablename__ = "ballot"
    __table_args__ = (UniqueConstraint("deliberation_id", "seat_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    deliberation_id: Mapped[int] = mapped_column(ForeignKey("deliberation.id"), index=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    sealed_share: Mapped[bytes] = mapped_column(LargeBinary())
    share: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    sealed_ballot: Mapped[bytes | None] = mapped_column(LargeBinary())
    digest: Mapped[str] = mapped_column(String(64), default="")
    signature: Mapped[bytes | None] = mapped_column(LargeBinary(64))
    cast_at: Mapped[datetime | None]
    opened: Mapped[dict[str, Any] | None]
    plain: Mapped[bytes | None] = mapped_column(LargeBinary())


class Decision(Base):
    """The decision of the panel (putusan majelis): findings per violation and the recommended sanction.

    ``signatures``: account id (as text) to hex Ed25519 signature over ``digest``.
    """

    __tablename__ = "decision"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), unique=True)
    deliberation_id: Mapped[int] = mapped_column(ForeignKey("deliberation.id"))
    decided_on: Mapped[date]
    decided_at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(20))
    findings: Mapped[list[Any]]
    sanction: Mapped[dict[str, Any] | None]
    scale_snapshot: Mapped[dict[str, Any]]
    votes: Mapped[dict[str, Any]]
    considerations: Mapped[list[str]]
    aggravating: Mapped[list[str]]
    mitigating: Mapped[list[str]]
    dissents: Mapped[list[Any]]
    digest: Mapped[str] = mapped_column(String(64))
    signatures: Mapped[dict[str, Any]]
    sent_on: Mapped[date | None]
