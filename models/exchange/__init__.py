"""What comes in: employee lists of any of the usual forms, read within bounds and planned before they are stored."""

from models.exchange.comparing import Change, ExistingPerson, identity
from models.exchange.headers import FIELD_LABELS
from models.exchange.limits import (
    ColumnRefused,
    ColumnsMissing,
    ColumnUnknown,
    ListBroken,
    ListEmpty,
    ListLocked,
    ListMissing,
    ListTooLarge,
    ListTrouble,
    ListUnknownFormat,
)
from models.exchange.plan import plan
from models.exchange.planned import Counts, Entry, Plan
from models.exchange.problems import KINDS, Problem
from models.exchange.sheet import Column, Sheet, Source, read_list
from models.exchange.texts import TitleSplit

__all__ = [
    "read_list", "plan", "identity", "FIELD_LABELS", "KINDS",
    "Sheet", "Column", "Source", "Plan", "Entry", "Counts", "Problem", "Change", "ExistingPerson", "TitleSplit",
    "ListTrouble", "ListMissing", "ListLocked", "ListBroken", "ListUnknownFormat", "ListTooLarge", "ListEmpty",
    "ColumnsMissing", "ColumnRefused", "ColumnUnknown",
]  # fmt: skip
