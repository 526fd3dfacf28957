"""Temporary relief from the duties of a post during a discipline examination (PP 94/2021 Pasal 31)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Base


class ReliefFromDuty(Base):
    """From ``since`` until the decree is set or it is ended by hand; ``acting`` is the pelaksana harian.

    ``by`` is the person who relieves (snapshot), the direct superior or, where there is none, a higher official.
    """

    __tablename__ = "relief"
    __table_args__ = (Index("ix_relief_running", "since", sqlite_where=text("ended_on IS NULL")),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    since: Mapped[date]
    by: Mapped[dict[str, Any] | None]
    by_superior: Mapped[bool] = mapped_column(default=True)
    acting: Mapped[str] = mapped_column(String(200), default="")
    number: Mapped[str] = mapped_column(String(100), default="")
    reason: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    ended_on: Mapped[date | None]
    ended_reason: Mapped[str] = mapped_column(default="")
