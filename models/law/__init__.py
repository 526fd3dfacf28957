"""Pure functions and dated data: scales, violations, authority, panel rules, clocks, NIP. Standard library only.

The rulebook is imported on first use: a window that shows only a notice does not wait for it.
"""

from typing import TYPE_CHECKING, Any

from models.law.errors import Trouble
from models.law.notice import Notice, RuleRef, Severity, blocks, warnings

if TYPE_CHECKING:
    from models.law.lawfile import LawError
    from models.law.person import Person, PersonKind
    from models.law.rulebook import Rulebook, load_rulebook, read_holidays

_HOMES = {
    "LawError": "models.law.lawfile",
    "Person": "models.law.person",
    "PersonKind": "models.law.person",
    "Rulebook": "models.law.rulebook",
    "load_rulebook": "models.law.rulebook",
    "read_holidays": "models.law.rulebook",
}


def __getattr__(name: str) -> Any:
    """Names of :data:`_HOMES`, imported when they are asked for (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


__all__ = [
    "LawError",
    "Notice",
    "Person",
    "PersonKind",
    "RuleRef",
    "Rulebook",
    "Severity",
    "Trouble",
    "blocks",
    "load_rulebook",
    "read_holidays",
    "warnings",
]
