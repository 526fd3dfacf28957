"""Numbers that people read; taken inside the transaction, never handed out twice."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models.records import Counter


def row_of(session: Session, name: str, year: int, unit: str = "") -> Counter:
    """The row of a counter, made at 0 where there was none."""
    row = session.get(Counter, (name, unit, year))
    if row is None:
        row = Counter(name=name, unit=unit, year=year, value=0)
        session.add(row)
    return row


def take(session: Session, name: str, year: int, unit: str = "") -> int:
    """The next number of a counter in a year; a new year starts at 1."""
    row = row_of(session, name, year, unit)
    row.value += 1
    session.flush()
    return row.value


def peek(session: Session, name: str, year: int, unit: str = "") -> int:
    """The number that would be taken next; takes nothing."""
    row = session.get(Counter, (name, unit, year))
    return (row.value if row else 0) + 1
