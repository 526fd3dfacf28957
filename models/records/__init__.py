"""SQLAlchemy mapped classes, one file per thing, and the keyed engine. No rule of law lives here."""

from models.records.account import Account
from models.records.base import Base
from models.records.case import Case, CaseViolation, Evidence, Reporter, Verification
from models.records.decree import Decree, Delivery, Execution, FollowUp
from models.records.deliberation import Ballot, Decision, Deliberation
from models.records.employee import Employee, ImportRun
from models.records.hearing import Attendance, Examination, ExaminationLine, Hearing, Summons
from models.records.journal_entry import JournalEntry
from models.records.letter import Letter
from models.records.panel import Council, CouncilMember, Objection, Seat
from models.records.setting import Counter, Draft, Letterhead, Setting, SwitchChoice
from models.records.vault_secret import VaultSecret

__all__ = [
    "Account",
    "Attendance",
    "Ballot",
    "Base",
    "Case",
    "CaseViolation",
    "Council",
    "CouncilMember",
    "Counter",
    "Decision",
    "Decree",
    "Deliberation",
    "Delivery",
    "Draft",
    "Employee",
    "Evidence",
    "Examination",
    "ExaminationLine",
    "Execution",
    "FollowUp",
    "Hearing",
    "ImportRun",
    "JournalEntry",
    "Letter",
    "Letterhead",
    "Objection",
    "Reporter",
    "Seat",
    "Setting",
    "Summons",
    "SwitchChoice",
    "Verification",
    "VaultSecret",
]
