"""Penerusan: to the discipline track after the council's recommendation, or to another body."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Base


class Referral(Base):
    """One passing on. ``kind``: disiplin (PP 42/2004 Pasal 16: the case goes on) or lembaga (Bawaslu, Gakkumdu, BKN…).

    ``law`` is the row of the law on the crime the facts may be (snapshot), None where none was named. ``violations``
    and ``assessment`` are the discipline articles and what the law said of them that day; only for ``disiplin``.
    ``closes`` says that the case left the office with it.
    """

    __tablename__ = "referral"
    __table_args__ = (Index("ix_referral_unanswered", "on", sqlite_where=text("answered_on IS NULL")),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    to: Mapped[str] = mapped_column(String(200))
    about: Mapped[str] = mapped_column(String(60), default="")
    law: Mapped[dict[str, Any] | None]
    reason: Mapped[str]
    number: Mapped[str] = mapped_column(String(100), default="")
    on: Mapped[date]
    at: Mapped[datetime]
    closes: Mapped[bool] = mapped_column(default=False)
    violations: Mapped[list[Any]]
    assessment: Mapped[dict[str, Any] | None]
    answered_on: Mapped[date | None]
    answer: Mapped[str] = mapped_column(default="")
    answer_number: Mapped[str] = mapped_column(String(100), default="")
