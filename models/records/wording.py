"""The office's own wordings of letters and its own layout profiles: versions are added, never changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Base


class LetterWording(Base):
    """One version of the office's wording of a kind of letter. At most one of a kind is ``in_use``.

    Where none is, the wording that the program brings holds.
    """

    __tablename__ = "letter_wording"
    __table_args__ = (UniqueConstraint("kind", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(60))
    number: Mapped[int]
    source: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str]
    made_at: Mapped[datetime]
    made_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    in_use: Mapped[bool] = mapped_column(default=False)


class LetterProfile(Base):
    """One version of the office's own layout profile: paper, margins, typeface, habits of form.

    ``key`` names the profile in the program that it stands in for (``A4``, ``F4-keputusan``).
    """

    __tablename__ = "letter_profile"
    __table_args__ = (UniqueConstraint("key", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(40))
    number: Mapped[int]
    values: Mapped[dict[str, Any]]
    reason: Mapped[str]
    made_at: Mapped[datetime]
    made_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    in_use: Mapped[bool] = mapped_column(default=False)
