"""SQLAlchemy mapped classes, one file per thing, and the keyed engine. No rule of law lives here."""

from models.records.account import Account
from models.records.appeal import Appeal
from models.records.base import Base
from models.records.case import Case, CaseViolation, Evidence, Reporter, Verification
from models.records.decree import Decree, Delivery, Execution, FollowUp
from models.records.deliberation import Ballot, Decision, Deliberation
from models.records.employee import Employee, ImportRun
from models.records.hearing import Attendance, Examination, ExaminationLine, Hearing, Summons
from models.records.journal_entry import JournalEntry
from models.records.lawrow import LawRow, RuleUse
from models.records.letter import Letter, LetterPrint, SignedPaper
from models.records.numbering import ClassificationCode, Counter, NumberGap
from models.records.panel import Council, CouncilMember, Objection, Seat
from models.records.pledge import PledgeEvent, PledgeSheet, PrintJob
from models.records.referral import Referral
from models.records.relief import ReliefFromDuty
from models.records.setting import Draft, Letterhead, Setting, SwitchChoice
from models.records.team import ExaminationTeam, ExaminationTeamMember
from models.records.vault_secret import VaultSecret
from models.records.wording import LetterProfile, LetterWording

__all__ = [
    "Account",
    "Appeal",
    "Attendance",
    "Ballot",
    "Base",
    "Case",
    "CaseViolation",
    "ClassificationCode",
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
    "ExaminationTeam",
    "ExaminationTeamMember",
    "Execution",
    "FollowUp",
    "Hearing",
    "ImportRun",
    "JournalEntry",
    "LawRow",
    "Letter",
    "LetterPrint",
    "LetterProfile",
    "LetterWording",
    "Letterhead",
    "NumberGap",
    "Objection",
    "PledgeEvent",
    "PledgeSheet",
    "PrintJob",
    "Referral",
    "ReliefFromDuty",
    "Reporter",
    "RuleUse",
    "Seat",
    "Setting",
    "SignedPaper",
    "Summons",
    "SwitchChoice",
    "Verification",
    "VaultSecret",
]
