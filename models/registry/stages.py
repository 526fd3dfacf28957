"""The stage of a case, derived from what the case holds (law.md 8.3). Never typed by hand."""

from __future__ import annotations

from sqlalchemy import ColumnElement, exists, func, select
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
    """The furthest stage for which the case holds the record.

    Of several decrees (one replaced on appeal, or a moral one beside a punishment) the newest counts, so that a new
    decree waits to be delivered even where the old one was carried out and reported.
    """
    if case.side_exit:
        return case.side_exit
    if case.closed_at is not None:
        return "closed"
    newest = session.scalar(select(func.max(Decree.id)).where(Decree.case_id == case.id))
    delivered = newest is not None and session.get(Delivery, newest) is not None
    if newest is not None and not delivered:
        return "decreed"
    proofs: tuple[tuple[str, tuple[ColumnElement[bool], ...]], ...] = (
        ("reported", (FollowUp.case_id == case.id,)),
        ("executed", (Execution.decree_id == newest,)),
        ("delivered", (Delivery.decree_id == newest,)),
        ("decided", (Decision.case_id == case.id,)),
        ("deliberated", (Deliberation.case_id == case.id, Deliberation.closed_at.is_not(None))),
        ("heard", (Hearing.case_id == case.id, Hearing.status == "selesai")),
        ("summoned", (Summons.case_id == case.id,)),
        ("panel_formed", (Seat.case_id == case.id,)),
        ("classified", (Case.id == case.id, Case.classified_at.is_not(None))),
        ("verified", (Verification.case_id == case.id,)),
    )
    for stage, conditions in proofs:
        if session.scalar(select(exists().where(*conditions))):
            return stage
    return "registered"
