"""Search as you type: any text a person can type becomes a safe query of the full-text index.

Words are prefixes and all must occur; ``"two words"`` is a phrase; ``-word`` must not occur; ``nama:``, ``nip:`` and
``no:`` look in one place only. An NIP may be typed with or without its spaces.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, String, bindparam, column, func, select, table, text
from sqlalchemy.orm import Session

from models.records.case import Case
from models.registry.viewer import Viewer, visible

_FIELDS = {
    "nama": "name",
    "name": "name",
    "nip": "number",
    "nomor": "register_no",
    "no": "register_no",
    "kata": "words",
}
_PART = re.compile(r'(?P<not>-)?(?:(?P<field>[A-Za-z]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_MOST_PARTS = 24
"""More parts than a person types; what comes after is left out, so that a pasted page cannot stop the window."""

_FTS = table("case_fts", column("rowid"), column("case_fts", String()))


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, as two expressions of FTS5; either may be empty.

    ``hopeless``: something was typed, and nothing in it can ever match (``"***"``).
    """

    wanted: str = ""
    unwanted: str = ""
    hopeless: bool = False

    @property
    def empty(self) -> bool:
        """Nothing to look for."""
        return not (self.wanted or self.unwanted or self.hopeless)


def parse(typed: str) -> Query:
    """Read what a person typed. Never raises; the result holds quoted terms only."""
    clean = "".join(sign if _speaks(sign) else " " for sign in typed)
    wanted: list[str] = []
    unwanted: list[str] = []
    digits: list[str] = []
    parts = list(_PART.finditer(clean))[:_MOST_PARTS]
    for part in parts:
        term = _term(part)
        if not term:
            continue
        word = part["word"] or ""
        if word.isdecimal() and not part["not"] and not part["field"]:
            digits.append(word)
            continue
        wanted += _numbers(digits)
        digits = []
        (unwanted if part["not"] else wanted).append(term)
    wanted += _numbers(digits)
    return Query(" AND ".join(wanted), " OR ".join(unwanted), hopeless=bool(typed.strip()) and not (wanted or unwanted))


def matching(query: Query) -> list[ColumnElement[bool]]:
    """Conditions on ``Case.id`` for a statement."""
    conditions: list[ColumnElement[bool]] = []
    if query.wanted:
        conditions.append(Case.id.in_(_rowids("wanted", query.wanted)))
    if query.unwanted:
        conditions.append(Case.id.not_in(_rowids("unwanted", query.unwanted)))
    return conditions


def search_ids(session: Session, viewer: Viewer, typed: str, *, limit: int = 200) -> list[int]:
    """Ids of the cases that match, newest first. Nothing typed gives the newest cases.

    Runs on the connection of ``session``; another thread stops it with the driver's ``interrupt()``.
    """
    query = parse(typed)
    if query.hopeless:
        return []
    if query.wanted:
        return id_list(session, newest(query, viewer, (), limit=limit))
    statement = select(Case.id).where(visible(viewer), *matching(query)).order_by(Case.year.desc(), Case.seq.desc())
    return id_list(session, statement.limit(limit))


def newest(
    query: Query,
    viewer: Viewer,
    conditions: Sequence[ColumnElement[bool]],
    *,
    descending: bool = True,
    limit: int | None = None,
) -> Select[int]:
    """Matches in the order in which they were registered, led by the index itself: a first page costs the same however
    many match. ``conditions`` on :class:`Case` narrow further. Ids grow with the register number.
    """
    rowid = _FTS.c.rowid
    statement = select(rowid).where(_match("wanted", query.wanted), visible(viewer, rowid))
    if query.unwanted:
        statement = statement.where(rowid.not_in(_rowids("unwanted", query.unwanted)))
    if conditions:
        statement = statement.where(rowid.in_(select(Case.id).where(*conditions)))
    return statement.order_by(rowid.desc() if descending else rowid.asc()).limit(limit)


def id_list(session: Session, ordered: Select[int]) -> list[int]:
    """Ids of an ordered statement, handed over as one text: 100,000 rows one by one cost ten times as much.

    SQLite keeps the order of a subquery inside ``group_concat``.
    """
    packed = session.scalar(select(func.group_concat(ordered.subquery().c[0])))
    return [int(one) for one in str(packed).split(",")] if packed else []


def _rowids(name: str, expression: str) -> ColumnElement[int]:
    return select(_FTS.c.rowid).where(_match(name, expression)).scalar_subquery()


def _match(name: str, expression: str) -> ColumnElement[bool]:
    return text(f"case_fts MATCH :{name}").bindparams(bindparam(name, expression, String()))  # type: ignore[return-value]


def _speaks(sign: str) -> bool:
    """Signs that may stand in a query: no control signs, no halves of a pair that the driver cannot encode."""
    return unicodedata.category(sign) not in ("Cc", "Cs", "Cn") or sign.isspace()


def _term(part: re.Match[str]) -> str:
    """One part as a quoted prefix term; empty where it holds no letter and no digit."""
    content = part["phrase"] if part["phrase"] is not None else (part["word"] or "")
    name = (part["field"] or "").lower()
    if name and name not in _FIELDS:
        content, name = f"{part['field']} {content}", ""
    if not any(unicodedata.category(sign)[0] in "LN" for sign in content):
        return ""
    closed = part["phrase"] is not None and part.group().endswith('"')
    quoted = '"' + content.replace('"', '""') + '"' + ("" if closed else "*")
    return f"{_FIELDS[name]} : {quoted}" if name else quoted


def _numbers(digits: list[str]) -> list[str]:
    """Groups of digits typed next to each other: as they stand, or joined as one NIP (``19850817 201001 1 003``)."""
    if not digits:
        return []
    apart = " AND ".join(f'"{group}"*' for group in digits)
    joined = "".join(digits)
    if len(digits) > 1 and len(digits[0]) == 8 and len(joined) <= 18:
        return [f'(({apart}) OR "{joined}"*)']
    return [apart]
