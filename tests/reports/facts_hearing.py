"""Invented facts for the letters of the council, the summonses and the hearing, beyond the common facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Facts = dict[str, Any]

ADJUST: dict[str, Callable[[Facts], None]] = {}
"""By kind: what is added to the common facts, in place."""
