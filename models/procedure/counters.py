"""Numbers that people read; taken inside the transaction, never handed out twice."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models.records import Counter


def take(session: Session, name: str, year: int) -> int:
    """The next number of a counter in a year; a new year starts at 1."""
    row = session.get(Counter, (name, year))
    if row is None:
        row = Counter(name=name, year=year, value=0)
        session.add(row)
    row.value += 1
    session.flush()
    return row.value


def peek(session: Session, name: str, year: int) -> int:
    """The number that would be taken next; takes nothing."""
    row = session.get(Counter, (name, year))
    return (row.value if row else 0) + 1
