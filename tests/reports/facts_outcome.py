"""Invented facts for the letters of decisions, decrees, copies and what follows, beyond the common facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Facts = dict[str, Any]

ADJUST: dict[str, Callable[[Facts], None]] = {}
"""By kind: what is added to the common facts, in place."""

EXPECTED: dict[str, tuple[str, ...]] = {}
"""By kind: the facts that must stand on its paper, as they are printed."""
