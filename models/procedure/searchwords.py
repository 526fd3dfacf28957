"""Which words of a case the search finds. Never the reporter."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.records import Case, CaseViolation, Evidence, Letter
from models.records.search import index_case


def reindex(session: Session, case: Case) -> None:
    """Put the case's present words into the search, in the same transaction as the act."""
    session.flush()
    texts = [
        case.subject,
        case.narrative,
        case.act_place,
        case.unit,
        case.source_body,
        case.source_number,
        *[str(value) for value in case.foreign_refs.values()],
    ]
    texts += [
        row.snapshot["text"] for row in session.scalars(select(CaseViolation).where(CaseViolation.case_id == case.id))
    ]
    texts += list(session.scalars(select(Evidence.title).where(Evidence.case_id == case.id)))
    texts += list(session.scalars(select(Letter.number).where(Letter.case_id == case.id, Letter.number != "")))
    post = case.respondent.get("post") or ""
    index_case(session, case, " \n".join(text for text in [*texts, post] if text))
