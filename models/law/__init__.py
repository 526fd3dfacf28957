"""Pure functions and dated data: scales, violations, authority, panel rules, clocks, NIP. Standard library only."""

from models.law.errors import Trouble
from models.law.lawfile import LawError
from models.law.notice import Notice, Severity, blocks, warnings
from models.law.person import Person, PersonKind
from models.law.rulebook import Rulebook, load_rulebook, read_holidays

__all__ = [
    "LawError",
    "Notice",
    "Person",
    "PersonKind",
    "Rulebook",
    "Severity",
    "Trouble",
    "blocks",
    "load_rulebook",
    "read_holidays",
    "warnings",
]
