"""What the office sets: its name, letterheads, layout, numbering, switches of the law."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Base


class Setting(Base):
    """One named value, as JSON. Names are listed in ``models/procedure/setup.py``."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[Any] = mapped_column(JSON())
    changed_at: Mapped[datetime]


class Letterhead(Base):
    """A letterhead (kop naskah dinas), K0 to K4, with the emblem the office loaded itself."""

    __tablename__ = "letterhead"

    kind: Mapped[str] = mapped_column(String(2), primary_key=True)
    lines: Mapped[list[str]]
    address: Mapped[list[str]]
    emblem: Mapped[bytes | None] = mapped_column(LargeBinary())
    emblem_name: Mapped[str] = mapped_column(String(200), default="")
    changed_at: Mapped[datetime]


class SwitchChoice(Base):
    """A value of a switch of the law from a day on, with the reason. Rows are added, never changed."""

    __tablename__ = "switch_choice"
    __table_args__ = (UniqueConstraint("switch", "valid_from"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    switch: Mapped[str] = mapped_column(String(60))
    value: Mapped[str] = mapped_column(String(60))
    valid_from: Mapped[date]
    reason: Mapped[str]
    chosen_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    chosen_at: Mapped[datetime]


class Draft(Base):
    """What somebody was typing when the window closed or locked, by form and subject."""

    __tablename__ = "draft"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    form: Mapped[str] = mapped_column(String(120), primary_key=True)
    content: Mapped[dict[str, Any]]
    saved_at: Mapped[datetime]
