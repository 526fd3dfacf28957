"""Secrets that live inside the database, under its key: the age identity of the evidence files."""

from __future__ import annotations

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.records.base import Base


class VaultSecret(Base):
    """One named secret.

    ``identitas-age``: 32 bytes (X25519). ``brankas``: the vault's id, so that files of two vaults cannot be mixed.
    """

    __tablename__ = "vault_secret"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[bytes] = mapped_column(LargeBinary())
