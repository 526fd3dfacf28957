"""The office's own law: a row added, a row ended with a day, one replaced by another, a year of days off.

A row that a case used is never edited: it is ended and another one takes its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.law import LawError, Notice, Rulebook, Severity
from models.law.browse import TITLES, find_row
from models.law.errors import Trouble
from models.law.notice import RuleRef
from models.law.rulebook import read_holidays
from models.law.words import long_date
from models.procedure.desk import Act, Desk
from models.records import Case, LawRow, RuleUse
from models.registry.rules import ADDED, CLOSED, HOLIDAYS, is_used, rulebook_of

_KEPT = "Data aturan tidak berubah; isian Anda masih ada."


class RowRefused(Trouble):
    """A row that cannot stand beside the others; ``key`` is the field at fault, empty for the whole row."""

    def __init__(self, reason: str, key: str = "") -> None:
        super().__init__(f"Baris tidak dapat disimpan: {reason}.", _KEPT, "Perbaiki isian itu, lalu simpan lagi.")
        self.key = key
        self.reason = reason


def add_row(desk: Desk, table: str, values: Mapping[str, Any], reason: str) -> int:
    """Add a row; ``values`` are the keys of the table as in the law files, days as dates. Gives its number.

    Raises RowRefused for a mistake in the row, Trouble without a reason.
    """
    row = _row(table, values)
    _try(desk, [row])
    with _act(desk, f"{table}/{row_key(table, values)}", reason) as act:
        number = _put(act, ADDED, table, values, reason)
        act.note(added=[table, row_key(table, values)], reason=reason.strip())
    desk.reload_law()
    return number


def close_row(desk: Desk, table: str, row_id: str, last: date, reason: str, *, override: str = "") -> int:
    """End a row: ``last`` is its last day in force. Cases that used it later want a written reason."""
    values = {"close": row_id, "effective_to": last}
    _try(desk, [_row(table, values)])
    with _act(desk, f"{table}/{row_id}", reason) as act:
        act.weigh(_used_later(act.session, table, row_id, last), override)
        number = _put(act, CLOSED, table, values, reason)
        act.note(closed=[table, row_id], last=last.isoformat(), reason=reason.strip())
    desk.reload_law()
    return number


def replace_row(
    desk: Desk, table: str, row_id: str, last: date, values: Mapping[str, Any], reason: str, *, override: str = ""
) -> int:
    """End a row and put another in its place, from the day after ``last`` unless the values say otherwise."""
    after = {"effective_from": last + timedelta(days=1)} | dict(values)
    closing = {"close": row_id, "effective_to": last}
    _try(desk, [_row(table, closing), _row(table, after)])
    with _act(desk, f"{table}/{row_id}", reason) as act:
        act.weigh(_used_later(act.session, table, row_id, last), override)
        _put(act, CLOSED, table, closing, reason)
        number = _put(act, ADDED, table, after, reason)
        act.note(closed=[table, row_id], last=last.isoformat(), added=[table, row_key(table, after)])
        act.note(reason=reason.strip())
    desk.reload_law()
    return number


def withdraw(desk: Desk, number: int, reason: str) -> None:
    """Take a step of the office back. A row that a case used stays: end it and add another one."""
    with _act(desk, f"law_row.{number}", reason) as act:
        row = act.session.get(LawRow, number)
        if row is None or row.withdrawn_at is not None:
            raise Trouble("Baris kantor itu tidak ada atau sudah ditarik.", "Data aturan tidak berubah.")
        if row.kind == ADDED and is_used(act.session, row.law_table, row.row_key):
            raise Trouble(
                "Baris ini sudah dipakai perkara.",
                "Data aturan tidak berubah.",
                "Tutup baris itu dengan tanggal, lalu tambahkan baris pengganti.",
            )
        row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason = act.now, desk.sitter.id, reason.strip()
        act.session.flush()
        _stands(act, desk.base_rulebook)
        act.note(withdrawn=number, reason=reason.strip())
    desk.reload_law()


def load_holidays(desk: Desk, path: Path, year: int, reason: str) -> int:
    """Keep the days off of one year from a file as in ``resources/law/holidays``; they replace that year.

    Raises RowRefused: unreadable, another year, a day twice.
    """
    try:
        days = read_holidays(path, year)
    except LawError as error:
        raise RowRefused(f"{error.place}: {error.reason}", error.key) from error
    listed = [
        {"day": day.day.isoformat(), "name": day.name, "kind": day.kind, "verified": day.verified, "source": day.source}
        for day in days
    ]
    with _act(desk, f"day_off/{year}", reason) as act:
        number = _put(act, HOLIDAYS, "day_off", {"year": year, "days": listed}, reason, key=str(year))
        act.note(holidays=year, days=len(listed), reason=reason.strip())
    desk.reload_law()
    return number


def row_key(table: str, values: Mapping[str, Any]) -> str:
    """The id under which a row is found again, as :attr:`models.law.checks.Loaded.key` gives it."""
    if table == "authority":
        return f"{values.get('scale', '')}/{values.get('offender', '')}"
    if table == "absence":
        return f"{bool(values.get('consecutive', False))}/{values.get('from_days', '')}-{values.get('to_days', '')}"
    if table == "day_off":
        return str(_plain(values.get("day", "")))
    return str(values.get("close") or values.get("id", ""))


def _row(table: str, values: Mapping[str, Any]) -> dict[str, Any]:
    return {"table": table, **values}


def _try(desk: Desk, rows: Sequence[Mapping[str, Any]]) -> Rulebook:
    """The law with these rows; RowRefused where they cannot stand in it."""
    for row in rows:
        if row["table"] not in TITLES:
            raise RowRefused("tabel ini tidak dapat diisi kantor")
    try:
        return desk.rulebook.with_rows(rows)
    except LawError as error:
        raise RowRefused(error.reason, error.key) from error


def _act(desk: Desk, subject: str, reason: str) -> Any:
    if not reason.strip():
        raise Trouble("Alasan belum ditulis.", _KEPT, "Tuliskan dasar perubahan ini.")
    return desk.act("law.row", subject=subject[:200])


def _put(act: Act, kind: str, table: str, values: Mapping[str, Any], reason: str, key: str = "") -> int:
    row = LawRow(
        kind=kind,
        law_table=table,
        row_key=key or row_key(table, values),
        values={name: _plain(value) for name, value in values.items()},
        effective_from=values.get("effective_from"),
        effective_to=values.get("effective_to"),
        reason=reason.strip(),
        made_by=act.desk.sitter.id,
        made_at=act.now,
        withdrawn_by=None,
        withdrawn_at=None,
    )
    act.session.add(row)
    act.session.flush()
    act.touches("law")
    return row.id


def _plain(value: Any) -> Any:
    """Days as ISO text, lists as lists; everything else as it is."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    return value


def _used_later(session: Session, table: str, row_id: str, last: date) -> list[Notice]:
    """A warning where cases came in after the last day and used the row."""
    used = select(Case.id).join(RuleUse, RuleUse.case_id == Case.id)
    used = used.where(RuleUse.law_table == table, RuleUse.row_id == row_id, Case.received > last)
    if session.scalar(used.limit(1)) is None:
        return []
    message = f"Ada perkara yang masuk sesudah {long_date(last)} dan sudah memakai baris ini."
    return [Notice(Severity.WARN, "law.used_later", message, "Data aturan bertanggal; perkara menyimpan aturannya")]


def _stands(act: Act, base: Rulebook) -> None:
    """Without the step taken back, every other step of the office must still stand."""
    before = {error.line for error in act.desk.rulebook.left_out}
    after = rulebook_of(act.session, base)
    fallen = [error for error in after.left_out if error.line not in before]
    if fallen:
        raise Trouble(
            f"Baris lain bergantung padanya: {fallen[0].place}: {fallen[0].reason}.",
            "Data aturan tidak berubah.",
            "Tarik dahulu baris yang bergantung.",
        )


def kept_values(rulebook: Rulebook, ref: RuleRef) -> dict[str, Any]:
    """Values of a row as they were written, for a form that prepares its successor; empty where there is no row."""
    item = find_row(rulebook, ref.table, ref.id, ref.on)
    return {} if item is None else dict(item.raw.values)
