"""Who may sit at the desk."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Base


class Account(Base):
    """An account; ``id`` is the number of its key slot. Accounts are disabled, never deleted.

    ``role``: sekretaris, ketua, anggota, petugas, pemeriksa. ``person`` is the snapshot used when the account's
    holder signs a paper; empty until linked.
    """

    __tablename__ = "account"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(20))
    signing_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    exchange_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    person: Mapped[dict[str, Any] | None]
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]
