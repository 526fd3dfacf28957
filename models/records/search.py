"""Full-text search over cases: one contentless FTS5 table whose rowid is the case's id.

The reporter's identity is never in it.
"""

from __future__ import annotations

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from models.records.case import Case

CASE_FTS = (
    "CREATE VIRTUAL TABLE case_fts USING fts5("
    "register_no, name, number, words, content='', contentless_delete=1, "
    "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
)


def index_case(session: Session | Connection, case: Case, words: str) -> None:
    """Put the case into the search; a case already there is replaced."""
    session.execute(
        text(
            "INSERT OR REPLACE INTO case_fts(rowid, register_no, name, number, words) "
            "VALUES (:id, :register_no, :name, :number, :words)"
        ),
        {
            "id": case.id,
            "register_no": case.register_no,
            "name": case.respondent_name,
            "number": case.respondent_number,
            "words": words,
        },
    )
