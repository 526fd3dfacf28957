"""Which rows of the law a case used: derived at the end of an act, so that the law can be asked which cases it met."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import text
from sqlalchemy.orm import Session

_FOUND = """
SELECT 'violation', violation_id FROM case_violation WHERE case_id = :case
UNION SELECT 'sanction', json_extract(sanction, '$.id') FROM decision WHERE case_id = :case
UNION SELECT 'scale', json_extract(sanction, '$.scale') FROM decision WHERE case_id = :case
UNION SELECT 'sanction', json_extract(sanction, '$.id') FROM decree WHERE case_id = :case
UNION SELECT 'scale', json_extract(sanction, '$.scale') FROM decree WHERE case_id = :case
UNION SELECT 'appeal_route', route FROM appeal WHERE case_id = :case
UNION SELECT 'appeal_outcome', outcome FROM appeal WHERE case_id = :case
UNION SELECT 'clock', json_extract(delivery.clock, '$.clock')
    FROM delivery JOIN decree ON decree.id = delivery.decree_id WHERE decree.case_id = :case
UNION SELECT 'clock', json_extract(respond_clock, '$.clock') FROM appeal WHERE case_id = :case
UNION SELECT 'clock', json_extract(decide_clock, '$.clock') FROM appeal WHERE case_id = :case
UNION SELECT 'candidacy_calendar', calendar FROM "case" WHERE id = :case
UNION SELECT 'rule', one.value FROM "case", json_each("case".classification, '$.rules') AS one WHERE "case".id = :case
UNION SELECT 'switch', one.key || '=' || one.value
    FROM "case", json_each("case".classification, '$.switches') AS one WHERE "case".id = :case
"""
_KEEP = text("INSERT OR IGNORE INTO rule_use (law_table, row_id, case_id) VALUES (:table, :row, :case)")


def keep_uses(session: Session, case_id: int, defaults: Mapping[str, str]) -> None:
    """Remember the rows a case rests on now. ``defaults``: values of switches that are not worth keeping."""
    plain = {f"{key}={value}" for key, value in defaults.items()}
    rows = session.execute(text(_FOUND), {"case": case_id}).all()
    found = [
        {"table": table, "row": row, "case": case_id}
        for table, row in rows
        if row and not (table == "switch" and row in plain)
    ]
    if found:
        session.execute(_KEEP, found)
