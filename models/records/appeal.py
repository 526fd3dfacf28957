"""An appeal against a decree: keberatan to the PPK or to the superior, banding to BPASN (PP 79/2021)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Base


class Appeal(Base):
    """One appeal from its filing to its decision.

    ``route`` is the id of the way of appeal and ``law`` what the law said of it on that day (snapshot: name, legal
    basis, outcomes, next). ``window``, ``respond_clock`` and ``decide_clock`` are counted periods as
    ``models/registry/counting.py`` keeps them; None where the law knows none. ``late`` means filed after the window.
    ``copied_on``: the day on which the official received the copy, from which the response is counted.
    ``outcome`` is empty while it runs; ``fate`` is what it did to the decree.
    """

    __tablename__ = "appeal"
    __table_args__ = (
        Index("ix_appeal_to_respond", "copied_on", sqlite_where=text("responded_on IS NULL AND decided_on IS NULL")),
        Index("ix_appeal_to_decide", "filed_on", sqlite_where=text("decided_on IS NULL")),
        Index("ix_appeal_to_replace", "decided_on", sqlite_where=text("fate = 'diganti'")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    decree_id: Mapped[int] = mapped_column(ForeignKey("decree.id"), index=True)
    route: Mapped[str] = mapped_column(String(40))
    law: Mapped[dict[str, Any]]
    number: Mapped[str] = mapped_column(String(100), default="")
    grounds: Mapped[str] = mapped_column(default="")
    filed_on: Mapped[date]
    filed_at: Mapped[datetime]
    copied_on: Mapped[date]
    late: Mapped[bool] = mapped_column(default=False)
    window: Mapped[dict[str, Any] | None]
    respond_clock: Mapped[dict[str, Any] | None]
    decide_clock: Mapped[dict[str, Any] | None]
    responded_on: Mapped[date | None]
    response: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[date | None]
    decided_at: Mapped[datetime | None]
    outcome: Mapped[str] = mapped_column(String(30), default="")
    fate: Mapped[str] = mapped_column(String(20), default="")
    new_sanction: Mapped[dict[str, Any] | None]
    decision_number: Mapped[str] = mapped_column(String(100), default="")
    decided_by: Mapped[str] = mapped_column(String(200), default="")
    note: Mapped[str] = mapped_column(default="")
