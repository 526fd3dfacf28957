"""Letters that tell somebody to come, hearing by hearing; and what a long printing prints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.records import Case, Hearing, Letter, PledgeEvent, PrintJob
from models.registry.letterkinds import KINDS
from models.registry.viewer import Viewer, visible

BEGINNINGS = ("surat_panggilan", "panggilan", "undangan")
"""How kinds begin that tell somebody to come."""


@dataclass(frozen=True, slots=True)
class HearingNotices:
    """A hearing with its summonses and invitations: those that are final, and drafts that are not."""

    hearing_id: int
    register_no: str
    ordinal: int
    starts_at: datetime
    final: int
    drafts: int


@dataclass(frozen=True, slots=True)
class JobSource:
    """What a long printing prints: ids of letters, or of the sheets of an event with its letterhead and profile."""

    event_id: int | None
    items: tuple[int, ...]
    letterhead: dict[str, Any]
    profile: str


def is_notice(kind: str) -> bool:
    """Whether a letter of this kind tells somebody to come."""
    return kind in KINDS and kind.startswith(BEGINNINGS)


def notices_of(session: Session, hearing: Hearing) -> list[Letter]:
    """Summonses and invitations of a hearing, in the order they were made."""
    rows = session.scalars(select(Letter).where(Letter.case_id == hearing.case_id).order_by(Letter.id))
    return [row for row in rows if row.about.get("hearing") == hearing.id and is_notice(row.kind)]


def hearings_with_notices(session: Session, viewer: Viewer, limit: int = 40) -> list[HearingNotices]:
    """The newest hearings that the viewer may see, with how many notices each has."""
    wanted = (
        select(Hearing, Case.register_no)
        .join(Case, Case.id == Hearing.case_id)
        .where(visible(viewer, Hearing.case_id))
        .order_by(Hearing.starts_at.desc())
        .limit(limit)
    )
    shown = session.execute(wanted).all()
    notices = _notices_by_hearing(session, {hearing.case_id for hearing, _ in shown})
    found = []
    for hearing, register_no in shown:
        finals = notices.get(hearing.id, [])
        found.append(
            HearingNotices(
                hearing.id, register_no, hearing.ordinal, hearing.starts_at, sum(finals), len(finals) - sum(finals)
            )
        )
    return found


def _notices_by_hearing(session: Session, case_ids: set[int]) -> dict[int, list[bool]]:
    """For each hearing of these cases, whether each of its standing notices is final; read at once."""
    rows = session.execute(
        select(Letter.kind, Letter.about, Letter.blob).where(Letter.case_id.in_(case_ids), Letter.status != "batal")
    )
    found: dict[int, list[bool]] = {}
    for row in rows:
        hearing = row.about.get("hearing")
        if hearing is not None and is_notice(row.kind):
            found.setdefault(hearing, []).append(bool(row.blob))
    return found


def job_source(session: Session, job_id: int) -> JobSource:
    """What a job prints."""
    job = session.get_one(PrintJob, job_id)
    event = session.get(PledgeEvent, job.event_id) if job.event_id is not None else None
    items = tuple(int(one) for one in job.items)
    if event is None:
        return JobSource(None, items, {}, "")
    return JobSource(event.id, items, dict(event.facts.get("letterhead") or {}), event.profile)
