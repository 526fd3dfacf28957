"""The decree of the mayor and all that follows it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Base


class Decree(Base):
    """The decree that imposes (keputusan PPK): PP 42/2004 Pasal 15 ayat (2) and (4), PP 94/2021 Pasal 33 and 37.

    ``imposed_by`` keeps who imposes: ``code`` (of ``imposers.toml``), ``role`` (all who might), title, name.
    ``fate`` is what a decision on appeal made of it: empty (none yet), tetap, diganti, dicabut, batal, from ``fate_on``
    on (PP 79/2021 Pasal 6, 9, 16); ``replaced_by`` is the decree that was issued in its place.
    """

    __tablename__ = "decree"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    number: Mapped[str] = mapped_column(String(100), default="")
    set_on: Mapped[date]
    set_at: Mapped[datetime]
    sanction: Mapped[dict[str, Any]]
    violation_text: Mapped[str]
    imposed_by: Mapped[dict[str, Any]]
    statement_days: Mapped[int] = mapped_column(default=0)
    forum: Mapped[str] = mapped_column(String(200), default="")
    departs_from_recommendation: Mapped[str] = mapped_column(default="")
    fate: Mapped[str] = mapped_column(String(20), default="", server_default=text("''"))
    fate_on: Mapped[date | None]
    replaced_by: Mapped[int | None] = mapped_column(ForeignKey("decree.id"))


class Delivery(Base):
    """The handing over that starts the clocks (PP 94/2021 Pasal 37 ayat (3), Pasal 38).

    ``effective_on`` is None while the day of effect is not known: an appeal runs, or the contract decides.
    ``clock`` keeps how it was counted and, under ``reason``, why it is this day or none.
    """

    __tablename__ = "delivery"

    decree_id: Mapped[int] = mapped_column(ForeignKey("decree.id"), primary_key=True)
    on: Mapped[date] = mapped_column(index=True)
    method: Mapped[str] = mapped_column(String(40))
    receiver: Mapped[str] = mapped_column(String(200))
    refused: Mapped[bool] = mapped_column(default=False)
    witnesses: Mapped[list[str]]
    effective_on: Mapped[date | None] = mapped_column(index=True)
    clock: Mapped[dict[str, Any]]
    at: Mapped[datetime]


class Execution(Base):
    """The sanction carried out: the statement read, the apology made."""

    __tablename__ = "execution"

    decree_id: Mapped[int] = mapped_column(ForeignKey("decree.id"), primary_key=True)
    on: Mapped[date]
    forum: Mapped[str] = mapped_column(String(200))
    read_by: Mapped[str] = mapped_column(String(200))
    attended: Mapped[bool]
    note: Mapped[str] = mapped_column(default="")
    proof_evidence_id: Mapped[int | None] = mapped_column(ForeignKey("evidence.id"))
    at: Mapped[datetime]


class FollowUp(Base):
    """The report to the body that recommended (Bawaslu, BKN) and the entry in I'DIS."""

    __tablename__ = "follow_up"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    addressee: Mapped[str] = mapped_column(String(200))
    on: Mapped[date]
    letter_number: Mapped[str] = mapped_column(String(100), default="")
    idis_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
