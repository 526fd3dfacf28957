"""The clock the vault is given; it never asks the machine itself."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the moment, always with its offset."""

    def now(self) -> datetime:
        """The moment."""
