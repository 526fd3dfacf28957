"""The stage of a case, derived from what the case holds (law.md 8.3). Never typed by hand."""

from __future__ import annotations

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from models.records import (
    Case,
    Decision,
    Decree,
    Deliberation,
    Delivery,
    Execution,
    FollowUp,
    Hearing,
    Seat,
    Summons,
    Verification,
)

STAGES: dict[str, str] = {
    "registered": "Diterima",
    "verified": "Diverifikasi",
    "classified": "Digolongkan",
    "panel_formed": "Majelis",
    "summoned": "Dipanggil",
    "heard": "Sidang",
    "deliberated": "Musyawarah",
    "decided": "Putusan",
    "decreed": "Keputusan",
    "delivered": "Disampaikan",
    "executed": "Dilaksanakan",
    "reported": "Dilaporkan",
    "closed": "Selesai",
    "rejected": "Tidak diterima",
    "referred": "Diteruskan",
    "withdrawn": "Dicabut",
    "merged": "Digabung",
}
"""Stage to the word on the screen."""

ORDER = tuple(STAGES)[:13]
"""The main road, in order."""

OPEN_STAGES = tuple(ORDER[:12])


def derive_stage(session: Session, case: Case) -> str:
    """The furthest stage for which the case holds the record."""
    if case.side_exit:
        return case.side_exit
    if case.closed_at is not None:
        return "closed"

    def has(*conditions: ColumnElement[bool]) -> bool:
        return bool(session.scalar(select(exists().where(*conditions))))

    decree_ids = select(Decree.id).where(Decree.case_id == case.id)
    if has(FollowUp.case_id == case.id):
        return "reported"
    if has(Execution.decree_id.in_(decree_ids)):
        return "executed"
    if has(Delivery.decree_id.in_(decree_ids)):
        return "delivered"
    if has(Decree.case_id == case.id):
        return "decreed"
    if has(Decision.case_id == case.id):
        return "decided"
    if has(Deliberation.case_id == case.id, Deliberation.closed_at.is_not(None)):
        return "deliberated"
    if has(Hearing.case_id == case.id, Hearing.status == "selesai"):
        return "heard"
    if has(Summons.case_id == case.id):
        return "summoned"
    if has(Seat.case_id == case.id):
        return "panel_formed"
    if case.classified_at is not None:
        return "classified"
    if has(Verification.case_id == case.id):
        return "verified"
    return "registered"
