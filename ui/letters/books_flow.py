"""The books of a period: which there are, their columns, the periods a clerk asks for. No widget here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from models.procedure.desk import Desk
from models.registry import agenda
from ui.letters.flow import day, viewer_of
from ui.rows import Column

Read = Callable[..., list[Any]]
Name = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class BookKind:
    """A book: its name, who reads its rows, what it is called as a file."""

    key: str
    name: str
    read: Read
    file: str
    empty: str


BOOKS = (
    BookKind("agenda", "Agenda keluar", agenda.agenda_rows, "buku-agenda-keluar", "Tidak ada surat keluar"),
    BookKind("incoming", "Agenda masuk", agenda.incoming_rows, "buku-agenda-masuk", "Tidak ada surat masuk"),
    BookKind("expedition", "Buku ekspedisi", agenda.expedition_rows, "buku-ekspedisi", "Tidak ada surat yang dikirim"),
    BookKind("cases", "Register perkara", agenda.case_register_rows, "register-perkara", "Tidak ada perkara"),
)
BY_KEY = {book.key: book for book in BOOKS}

PERIODS = (
    ("month", "Bulan ini"),
    ("last_month", "Bulan lalu"),
    ("quarter", "Triwulan ini"),
    ("year", "Tahun ini"),
    ("last_year", "Tahun lalu"),
    ("own", "Tanggal sendiri"),
)


def period(key: str, today: date) -> tuple[date, date]:
    """First and last day of a period, both within it; one that is not over ends today."""
    first = today.replace(day=1)
    if key == "last_month":
        last = first - timedelta(days=1)
        return last.replace(day=1), last
    if key == "quarter":
        return today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1), today
    if key == "year":
        return today.replace(month=1, day=1), today
    if key == "last_year":
        return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
    return first, today


def read_rows(desk: Desk, key: str, since: date, until: date) -> list[Any]:
    """The lines of a book."""
    with desk.read() as session:
        return list(BY_KEY[key].read(session, viewer_of(desk), since, until))


def file_name(key: str, since: date, until: date, ending: str) -> str:
    """A name for the exported file."""
    return f"{BY_KEY[key].file}-{since:%Y%m%d}-{until:%Y%m%d}.{ending}"


# --- columns -------------------------------------------------------------------------------------------------------


def _date(value: date | None) -> str:
    return day(value, year=True) if value else "—"


_PERSONS = frozenset({"addressee", "receiver", "sender", "respondent"})


def _tip(name: Name, *parts: str) -> Callable[[Any], str]:
    def words(row: Any) -> str:
        found = ((part, str(getattr(row, part) or "")) for part in parts)
        return " · ".join(name(text) if part in _PERSONS else text for part, text in found if text)

    return words


def _moment(row: Any) -> str:
    return f"{day(row.recorded.date())} {row.recorded:%H.%M}"


def columns(key: str, name: Name = str) -> tuple[Column, ...]:
    """Columns of a book on the screen; the exported book has all of them. ``name``: what may be shown of a name now."""
    return _COLUMNS[key](name)


def _agenda(name: Name) -> tuple[Column, ...]:
    tip = _tip(name, "number", "subject", "addressee", "remark")
    return (
        Column("recorded", "Dicatat", _moment, 108, "figures"),
        Column("number", "Nomor", lambda r: r.number or "—", 206, "strong", tip=tip),
        Column("date", "Tanggal surat", lambda r: _date(r.letter_date), 112, "figures"),
        Column("to", "Kepada", lambda r: name(r.addressee) or "—", 0, tip=tip, share=5),
        Column("subject", "Hal", lambda r: r.subject, 0, tip=tip, share=6),
        Column("case", "Perkara", lambda r: r.register_no or "—", 98, above=980),
        Column("sent", "Dikirim", lambda r: day(r.sent_on), 76, "figures", above=900),
        Column("remark", "Keterangan", lambda r: r.remark, 0, "muted", tip=_tip(name, "remark"), share=5),
    )


def _incoming(name: Name) -> tuple[Column, ...]:
    tip = _tip(name, "number", "sender", "subject")
    return (
        Column("received", "Diterima", lambda r: _date(r.received), 112, "figures"),
        Column("number", "Nomor surat", lambda r: r.number or "—", 204, "strong", tip=tip),
        Column("date", "Tanggal surat", lambda r: _date(r.letter_date), 112, "figures"),
        Column("from", "Dari", lambda r: name(r.sender) or "—", 0, tip=tip),
        Column("subject", "Hal", lambda r: r.subject, 0, tip=tip, share=2),
        Column("case", "Perkara", lambda r: r.register_no or "—", 98),
    )


def _expedition(name: Name) -> tuple[Column, ...]:
    tip = _tip(name, "number", "subject", "addressee", "how", "receiver")
    return (
        Column("sent", "Dikirim", lambda r: _date(r.sent_on), 112, "figures"),
        Column("number", "Nomor surat", lambda r: r.number or "—", 204, "strong", tip=tip),
        Column("to", "Tujuan", lambda r: name(r.addressee) or "—", 0, tip=tip),
        Column("subject", "Hal", lambda r: r.subject, 0, tip=tip),
        Column("how", "Cara", lambda r: r.how, 150, "muted", above=900),
        Column("by", "Penerima", lambda r: name(r.receiver) or "—", 150, tip=tip),
        Column("received", "Diterima", lambda r: _date(r.received_on), 112, "figures"),
    )


def _cases(name: Name) -> tuple[Column, ...]:
    tip = _tip(name, "register_no", "source", "source_letter", "respondent", "unit", "subject", "decision", "decree")
    return (
        Column("no", "Perkara", lambda r: r.register_no, 96, "strong", tip=tip),
        Column("received", "Diterima", lambda r: _date(r.received), 112, "figures"),
        Column("source", "Asal", lambda r: r.source, 0, tip=tip),
        Column("who", "Terlapor", lambda r: name(r.respondent), 0, tip=tip),
        Column("subject", "Perbuatan", lambda r: r.subject, 0, tip=tip, above=760),
        Column("stage", "Tahap", lambda r: r.stage, 124),
        Column("decision", "Putusan", lambda r: r.decision or "—", 0, "muted", tip=tip, above=980),
        Column("closed", "Selesai", lambda r: _date(r.closed_on), 108, "figures", above=900),
    )


_COLUMNS: dict[str, Callable[[Name], tuple[Column, ...]]] = {
    "agenda": _agenda,
    "incoming": _incoming,
    "expedition": _expedition,
    "cases": _cases,
}
